//! The engine's loop: inputs in, groups committed, orders out.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::mpsc;

use super::cache::{Cache, Held};
use super::group::Group;
use super::{Fate, GROUP_MAX, Input, Mind, Order, Report, Wakes};
use crate::clock::activity::Activity;
use crate::clock::{Clock, whole_ms};
use crate::dialogue::event::Event;
use crate::dialogue::state::{FilingId, World};
use crate::dialogue::{Happening, Key, Stepped, Time};
use crate::store::stored::keys;
use crate::store::{RecordError, Records, StoreError, scan_all};
use crate::vault::SealKey;

/// The engine at work.
pub(super) struct Running {
    pub(super) records: Records,
    pub(super) mind: Arc<dyn Mind>,
    pub(super) clock: Clock,
    pub(super) activity: Activity,
    pub(super) orders: mpsc::UnboundedSender<Order>,
    pub(super) wakes: Wakes,
    pub(super) cache: Cache,
    /// Seen updates by id, with the hour; and by hour.
    pub(super) seen: HashMap<i64, i64>,
    pub(super) seen_hours: BTreeMap<i64, Vec<i64>>,
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
        let mut running = Running {
            records,
            mind,
            clock,
            activity,
            orders,
            wakes,
            cache: Cache::default(),
            seen: HashMap::new(),
            seen_hours: BTreeMap::new(),
            filing_rows: HashMap::new(),
            row_filings: HashMap::new(),
            next_seq: 1,
        };
        for (key, _) in scan_all(running.records.store(), keys::SEEN.as_bytes()).await? {
            if let Some((hour, update)) = keys::read_seen(&key) {
                running.note_seen(hour, update);
            }
        }
        for (from, to) in running.records.moved().await? {
            let _ = running.orders.send(Order::Moved(from, to));
        }
        for (prefix, parked) in [(keys::PARKED, true), (keys::ROWS, false)] {
            let (rows, unreadable) = running.records.rows(prefix).await?;
            if unreadable > 0 {
                tracing::error!(unreadable, "rows of the outbox can't be read; they are kept");
            }
            for (filing, row) in rows {
                running.next_seq = running.next_seq.max(row.seq + 1);
                if let Some(filing) = filing {
                    running.note_row(row.seq, filing, parked);
                }
                if !parked {
                    let _ = running.orders.send(Order::Row(Box::new(row), running.activity.enter()));
                }
            }
        }
        Ok(running)
    }

    pub(super) fn wakes(&self) -> &Wakes {
        &self.wakes
    }

    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Input>) -> Result<(), RecordError> {
        let mut inputs = Vec::with_capacity(GROUP_MAX);
        while queue.recv_many(&mut inputs, GROUP_MAX).await > 0 {
            let mut group = Group::default();
            for input in inputs.drain(..) {
                self.take(&mut group, input).await?;
            }
            self.close(group).await?;
        }
        Ok(())
    }

    /// One input: what the outbox reports, then the event.
    async fn take(&mut self, group: &mut Group, input: Input) -> Result<(), RecordError> {
        let Input { update, report, done, busy } = input;
        group.done.push((done, busy));
        if let Some(update) = update
            && (self.seen.contains_key(&update) || !group.seen.insert(update))
        {
            tracing::debug!(update, "an update that was seen before");
            return Ok(());
        }
        let event = self.take_report(group, report);
        let Some(what) = event else { return Ok(()) };
        let mut entropy = [0; 16];
        if getrandom::fill(&mut entropy).is_err() {
            return Err(crate::vault::VaultError::Random.into());
        }
        let mut event = Event { entropy, what };
        let now = self.clock.now();
        let result = match self.complete(group, &mut event).await {
            Ok(()) => self.step(group, &event, now).await,
            Err(failure) => Err(failure),
        };
        match result {
            Ok(()) => {
                if let Happening::Wake(filing) = &event.what {
                    self.after_wake(group, filing, now);
                }
                Ok(())
            }
            Err(Failure::Fatal(error)) => Err(error),
            Err(Failure::Event(why)) => {
                tracing::error!(update, why, "an event failed; nothing of it was kept");
                self.make_good(group, &event.what, now);
                Ok(())
            }
        }
    }

    fn take_report(&mut self, group: &mut Group, report: Report) -> Option<Happening> {
        for (seq, fate) in report.rows {
            match fate {
                Fate::Gone => {
                    group.batch.delete(keys::row(seq));
                    group.changed_rows.retain(|(row, _)| row.seq != seq);
                }
                Fate::Begun(row) => group.changed_rows.push((*row, false)),
                Fate::Parked(row) => {
                    group.batch.delete(keys::row(seq));
                    group.changed_rows.push((*row, true));
                }
            }
            if let Some(rows) = self.row_filings.remove(&seq).and_then(|id| self.filing_rows.get_mut(&id)) {
                rows.remove(&(seq, false));
            }
        }
        for (chat, slot, state) in report.slots {
            group.slots.insert((chat, slot), state);
        }
        for (chat, message, mark) in report.marks {
            group.marks.insert((chat, message), mark);
        }
        report.event
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
            | Happening::Wake(_) => {}
        }
        Ok(())
    }

    /// Loads what the event may touch, steps it, and keeps the difference.
    async fn step(&mut self, group: &mut Group, event: &Event, now: Time) -> Result<(), Failure> {
        let mind = Arc::clone(&self.mind);
        let (mut world, mut asked) = (World::default(), BTreeSet::new());
        loop {
            let keys = calm(|| mind.needs(event, &world))?;
            let new: Vec<Key> = keys.into_iter().filter(|key| asked.insert(key.clone())).collect();
            if new.is_empty() {
                break;
            }
            for key in new {
                match self.held(&key).await? {
                    Held::Person(Some(person)) => drop(world.persons.insert(person.id, person.as_ref().clone())),
                    Held::Filing(Some((filing, _))) => {
                        drop(world.filings.insert(filing.id.clone(), filing.as_ref().clone()));
                    }
                    Held::Desk(desk) => world.desk = desk.as_ref().clone(),
                    Held::Person(None) | Held::Filing(None) => {}
                }
            }
        }
        let Stepped { mut after, effects } = calm(|| mind.step(&world, event, now))?;
        for filing in after.filings.values_mut() {
            filing.next_wakeup = calm(|| mind.next_wakeup(filing))?.map(whole_ms);
        }
        self.keep(group, &asked, &world, after).await?;
        tracing::info!(event = name(&event.what), chat = chat(&event.what), effects = effects.len(), "stepped");
        for effect in effects {
            self.add_row(group, effect, now).await?;
        }
        Ok(())
    }

    /// Puts what changed into the cache and notes how it was before the group.
    async fn keep(
        &mut self,
        group: &mut Group,
        asked: &BTreeSet<Key>,
        before: &World,
        after: World,
    ) -> Result<(), Failure> {
        for id in after.filings.keys().filter(|id| !before.filings.contains_key(*id)) {
            let key = Key::Filing(id.clone());
            if matches!(self.held(&key).await?, Held::Filing(Some(_))) {
                return Err(Failure::Event("a new filing took the id of another"));
            }
        }
        let desk_changed = before.desk != after.desk;
        if desk_changed && !asked.contains(&Key::Desk) {
            return Err(Failure::Event("the desk was changed without being asked for"));
        }
        let gone = before.persons.keys().filter(|id| !after.persons.contains_key(*id)).copied();
        for id in gone.collect::<Vec<_>>() {
            self.keep_person(group, id, None).await?;
        }
        for (id, person) in after.persons {
            if before.persons.get(&id) != Some(&person) {
                self.keep_person(group, id, Some(Arc::new(person))).await?;
            }
        }
        let gone = before.filings.keys().filter(|id| !after.filings.contains_key(*id)).cloned();
        for id in gone.collect::<Vec<_>>() {
            self.keep_filing(group, id, None).await?;
        }
        for (id, filing) in after.filings {
            if before.filings.get(&id) != Some(&filing) {
                self.keep_filing(group, id, Some(Arc::new(filing))).await?;
            }
        }
        if desk_changed && let Held::Desk(old) = self.held(&Key::Desk).await? {
            group.desk.get_or_insert(old);
            self.cache.put(&Key::Desk, Held::Desk(Arc::new(after.desk)));
        }
        Ok(())
    }

    async fn keep_person(
        &mut self,
        group: &mut Group,
        id: i64,
        new: Option<Arc<crate::dialogue::Person>>,
    ) -> Result<(), Failure> {
        let key = Key::Person(id);
        if let Held::Person(old) = self.held(&key).await? {
            group.persons.entry(id).or_insert(old);
            self.cache.put(&key, Held::Person(new));
        }
        Ok(())
    }

    async fn keep_filing(
        &mut self,
        group: &mut Group,
        id: FilingId,
        new: Option<Arc<crate::dialogue::Filing>>,
    ) -> Result<(), Failure> {
        let key = Key::Filing(id.clone());
        if let Held::Filing(old) = self.held(&key).await? {
            let seal = match (&old, &new) {
                (Some((_, seal)), _) => Some(seal.clone()),
                (None, Some(_)) => Some(SealKey::random().map_err(RecordError::from)?),
                (None, None) => None,
            };
            group.filings.entry(id).or_insert(old.map(|(filing, _)| filing));
            self.cache.put(&key, Held::Filing(new.zip(seal)));
        }
        Ok(())
    }

    /// A record from the cache, or from the store.
    pub(super) async fn held(&mut self, key: &Key) -> Result<Held, RecordError> {
        if let Some(held) = self.cache.get(key) {
            return Ok(held);
        }
        let held = match key {
            Key::Person(id) => Held::Person(self.records.person(*id).await?.map(Arc::new)),
            Key::Filing(id) => Held::Filing(self.records.filing(id).await?.map(|(f, k)| (Arc::new(f), k))),
            Key::Desk => Held::Desk(Arc::new(self.records.desk().await?)),
        };
        self.cache.put(key, held.clone());
        Ok(held)
    }
}

fn name(what: &Happening) -> &'static str {
    match what {
        Happening::Message(_) => "message",
        Happening::Tap(_) => "tap",
        Happening::Reachable(..) => "reachable",
        Happening::Migrated { .. } => "migrated",
        Happening::Inspected(_) => "inspected",
        Happening::LookedUp(_) => "looked up",
        Happening::TopicMade { .. } => "topic made",
        Happening::TopicLost { .. } => "topic lost",
        Happening::Added { .. } => "added",
        Happening::TooFast { .. } => "too fast",
        Happening::Wake(_) => "wake",
    }
}

fn chat(what: &Happening) -> Option<i64> {
    match what {
        Happening::Message(message) => Some(message.chat),
        Happening::Tap(tap) => Some(tap.chat),
        Happening::Reachable(chat, _)
        | Happening::TooFast { user: chat, .. }
        | Happening::Migrated { from: chat, .. }
        | Happening::Added { chat, .. } => Some(*chat),
        Happening::Inspected(_)
        | Happening::LookedUp(_)
        | Happening::TopicMade { .. }
        | Happening::TopicLost { .. }
        | Happening::Wake(_) => None,
    }
}

/// Calls the mind; a panic becomes a failure of this event. Its message is not kept: it may hold an answer.
fn calm<T>(call: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| Failure::Event("its step panicked"))
}
