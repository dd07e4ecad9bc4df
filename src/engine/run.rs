//! The engine's loop: inputs in, groups committed, orders out.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use tokio::sync::mpsc;

use super::cache::Cache;
use super::figures::{self, count, parked_gauge};
use super::group::{Group, NewRow};
use super::on_way::{OnWay, first};
use super::seen::Seen;
use super::{AHEAD_MIN, Fate, GROUP_MAX, Input, Mind, ON_WAY_MAX, Order, Report, TAKE_MAX, Wakes};
use crate::clock::Clock;
use crate::clock::activity::Activity;
use crate::dialogue::Happening;
use crate::dialogue::event::Event;
use crate::dialogue::state::FilingId;
use crate::store::stored::keys;
use crate::store::stored::outbox::Row;
use crate::store::{RecordError, Records, Stages, StoreError, scan_all};
use crate::text::Phrase;

/// The engine at work.
pub(super) struct Running {
    pub(super) records: Records,
    pub(super) mind: Arc<dyn Mind>,
    pub(super) clock: Clock,
    pub(super) activity: Activity,
    pub(super) orders: mpsc::UnboundedSender<Order>,
    pub(super) wakes: Wakes,
    pub(super) cache: Cache,
    pub(super) seen: Seen,
    /// How many filings stand at each stage, with those of the open group.
    pub(super) stages: Stages,
    /// Rows on the disk that a filing's key seals: waiting, or (`true`) parked.
    pub(super) filing_rows: HashMap<FilingId, BTreeSet<(u64, bool)>>,
    /// The same the other way round, for those that wait.
    pub(super) row_filings: HashMap<u64, FilingId>,
    pub(super) next_seq: u64,
}

/// Why an event could not be stepped; the words hold no data.
pub(super) enum Failure {
    /// The store failed: the engine stops.
    Fatal(RecordError),
    /// Only this event fails.
    Event(&'static str),
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Failure {
        match error {
            RecordError::Store(_) => Failure::Fatal(error),
            RecordError::Vault(_) => Failure::Event("a record does not open"),
            RecordError::Decode(_) => Failure::Event("a record can't be read"),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Fatal(error.into())
    }
}

impl Running {
    pub(super) async fn load(
        records: Records,
        mind: Arc<dyn Mind>,
        clock: Clock,
        activity: Activity,
        orders: mpsc::UnboundedSender<Order>,
    ) -> Result<Running, RecordError> {
        let wakes = Wakes::new(records.wakes().await?);
        let seen = Seen::load(&records).await?;
        let stages = records.stages().await?;
        figures::stages(&stages);
        let mut running = Running {
            records,
            mind,
            clock,
            activity,
            orders,
            wakes,
            cache: Cache::default(),
            seen,
            stages,
            filing_rows: HashMap::new(),
            row_filings: HashMap::new(),
            next_seq: 1,
        };
        for (from, to) in running.records.moved().await? {
            let _ = running.orders.send(Order::Moved(from, to));
        }
        for (prefix, parked) in [(keys::PARKED, true), (keys::ROWS, false)] {
            let (rows, unreadable) = running.records.rows(prefix).await?;
            if !unreadable.is_empty() {
                tracing::error!(unreadable = unreadable.len(), "rows of the outbox can't be read; they are kept");
            }
            if parked {
                parked_gauge().set(count(rows.len() + unreadable.len()));
            }
            for (filing, row) in rows {
                running.next_seq = running.next_seq.max(row.seq + 1);
                if let Some(filing) = filing {
                    running.note_row(row.seq, filing, parked);
                }
                if !parked {
                    let busy = running.busy(&row);
                    let _ = running.orders.send(Order::Row(Box::new(row), busy));
                }
            }
        }
        Ok(running)
    }

    pub(super) fn wakes(&self) -> &Wakes {
        &self.wakes
    }

    /// Steps what comes while earlier groups are being written, so that neither waits for the other. A group is told of
    /// only when it is on the disk, in the order of the groups.
    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Input>) -> Result<(), RecordError> {
        let (mut inputs, mut group, mut open) = (Vec::with_capacity(TAKE_MAX), Group::default(), true);
        let mut on_way: VecDeque<OnWay> = VecDeque::new();
        loop {
            tokio::select! {
                biased;
                Some(result) = first(&mut on_way) => {
                    result?;
                    if let Some(written) = on_way.pop_front() {
                        self.settle(written).await?;
                    }
                }
                taken = queue.recv_many(&mut inputs, TAKE_MAX), if open && group.done.len() < GROUP_MAX => {
                    open = taken > 0;
                    for input in inputs.drain(..) {
                        self.take(&mut group, input).await?;
                    }
                }
                else => return Ok(()),
            }
            let ahead = on_way.len() < ON_WAY_MAX && group.done.len() >= AHEAD_MIN;
            if !group.done.is_empty() && (on_way.is_empty() || ahead) {
                on_way.push_back(self.close(std::mem::take(&mut group)).await?);
            }
        }
    }

    /// One input: what the outbox reports, then the event.
    async fn take(&mut self, group: &mut Group, input: Input) -> Result<(), RecordError> {
        let Input { update, report, done, busy } = input;
        group.done.push((done, busy));
        if let Some(update) = update
            && (self.seen.contains(update) || !group.seen.insert(update))
        {
            tracing::debug!(update, "an update that was seen before");
            figures::update(true);
            return Ok(());
        }
        if update.is_some() {
            figures::update(false);
        }
        let cause = update.or(report.cause);
        let event = self.take_report(group, report).await?;
        let Some(what) = event else { return Ok(()) };
        let mut entropy = [0; 16];
        if getrandom::fill(&mut entropy).is_err() {
            return Err(crate::vault::VaultError::Random.into());
        }
        let mut event = Event { entropy, what };
        let now = self.clock.now();
        let result = match self.complete(group, &mut event).await {
            Ok(()) => self.step(group, &event, now, cause).await,
            Err(failure) => Err(failure),
        };
        match result {
            Ok(()) => {
                if let Happening::Wake(filing) = &event.what {
                    self.after_wake(group, filing, now);
                } else if let Happening::HandedOver { filing, to } = &event.what {
                    self.hand_over(group, filing, *to).await?;
                }
                Ok(())
            }
            Err(Failure::Fatal(error)) => Err(error),
            Err(Failure::Event(why)) => {
                tracing::error!(update = cause, why, "an event failed; nothing of it was kept");
                figures::failed();
                group.orders.push(Order::Alarm(Phrase::new("operator-event_failed").with("why", why)));
                self.make_good(group, &event.what, now, cause);
                Ok(())
            }
        }
    }

    async fn take_report(&mut self, group: &mut Group, report: Report) -> Result<Option<Happening>, RecordError> {
        for (seq, fate) in report.rows {
            match fate {
                Fate::Gone => {
                    group.batch.delete(keys::row(seq));
                    group.changed_rows.retain(|(row, _)| row.seq != seq);
                }
                Fate::Begun(row) => group.changed_rows.push((*row, false)),
                Fate::Parked(row) => {
                    parked_gauge().increment(1);
                    group.batch.delete(keys::row(seq));
                    group.changed_rows.push((*row, true));
                }
                Fate::Dropped => drop(self.unpark(group, seq).await?),
                Fate::Replayed(row) => {
                    if self.unpark(group, seq).await? {
                        let row = Row { seq: self.next_seq, begun: false, refused: None, ..*row };
                        self.next_seq += 1;
                        let filing = row.effect.filing().cloned();
                        group.rows.push(NewRow { row, filing });
                    }
                }
            }
            if let Some(id) = self.row_filings.remove(&seq)
                && let Some(rows) = self.filing_rows.get_mut(&id)
            {
                rows.remove(&(seq, false));
                if rows.is_empty() {
                    self.filing_rows.remove(&id);
                }
            }
        }
        for (chat, slot, state) in report.slots {
            group.slots.insert((chat, slot), state);
        }
        for (chat, message, mark) in report.marks {
            group.marks.insert((chat, message), mark);
        }
        Ok(report.event)
    }

    /// Takes a parked row off the disk; false if it is not there any more: its filing may have been destroyed.
    async fn unpark(&mut self, group: &mut Group, seq: u64) -> Result<bool, RecordError> {
        let place = keys::parked(seq);
        let there = match group.batch.get(&place) {
            Some(change) => change.is_some(),
            None => self.records.store().get(place.clone()).await?.is_some(),
        };
        group.batch.delete(place);
        if there {
            parked_gauge().decrement(1);
        }
        for rows in self.filing_rows.values_mut() {
            rows.remove(&(seq, true));
        }
        Ok(there)
    }

    /// Fills in what the shell knows: which filing a replied message speaks of, which slot a pressed one is.
    async fn complete(&mut self, group: &mut Group, event: &mut Event) -> Result<(), Failure> {
        match &mut event.what {
            Happening::Message(message) => {
                let Some(reply) = message.reply_to else { return Ok(()) };
                let mark = match group.marks.get(&(message.chat, reply)) {
                    Some(mark) => mark.clone(),
                    None => self.records.message(message.chat, reply).await?,
                };
                if let Some(mark) = mark {
                    message.reply_to_filing = mark.filing;
                    message.reply_to_item = mark.item;
                }
            }
            Happening::Tap(tap) => {
                let Some(message) = tap.message else { return Ok(()) };
                let mark = match group.marks.get(&(tap.chat, message)) {
                    Some(mark) => mark.clone(),
                    None => self.records.message(tap.chat, message).await?,
                };
                let Some(slot) = mark.and_then(|m| m.slot) else { return Ok(()) };
                let state = match group.slots.get(&(tap.chat, slot.clone())) {
                    Some(state) => Some(state.clone()),
                    None => self.records.slot(tap.chat, &slot).await?,
                };
                tap.slot = state.filter(|s| s.message == message).map(|_| slot);
            }
            Happening::Migrated { from, to } => {
                group.batch.put(keys::moved(*from), to.to_string());
                for prefix in [keys::slots(*from), keys::messages(*from)] {
                    for (key, _) in scan_all(self.records.store(), &prefix).await? {
                        group.batch.delete(key);
                    }
                }
                group.orders.push(Order::Moved(*from, *to));
            }
            Happening::Reachable(..)
            | Happening::Inspected(_)
            | Happening::LookedUp(_)
            | Happening::TopicMade { .. }
            | Happening::TopicLost { .. }
            | Happening::Added { .. }
            | Happening::TooFast { .. }
            | Happening::HandedOver { .. }
            | Happening::Alarm(_)
            | Happening::Wake(_) => {}
        }
        Ok(())
    }
}
