//! The end of a group: everything into one batch, whose commit begins.

use chrono::TimeDelta;

use super::cache::Held;
use super::figures::{self, parked_gauge};
use super::group::{Group, NewRow};
use super::on_way::OnWay;
use super::run::{Failure, Running};
use crate::dialogue::state::FilingId;
use crate::dialogue::{Content, Effect, Happening, Key, Place, Show, Time, Urgency, UserId};
use crate::steps::{self, Step};
use crate::store::stored::keys;
use crate::store::stored::outbox::Row;
use crate::store::{Batch, RecordError};
use crate::text::{Lang, Phrase};

/// How long a wake-up rests that failed, and one that its step did not move.
const PUT_OFF_FAILED: TimeDelta = TimeDelta::hours(1);
const PUT_OFF_STUCK: TimeDelta = TimeDelta::minutes(1);
/// How late a bot that is broken on purpose commits.
const TOO_LATE: std::time::Duration = std::time::Duration::from_millis(40);
/// What a person is told when we failed.
const OUR_FAULT: &str = "notice-our-fault";

impl Running {
    pub(super) fn note_row(&mut self, seq: u64, filing: FilingId, parked: bool) {
        self.filing_rows.entry(filing.clone()).or_default().insert((seq, parked));
        if !parked {
            self.row_filings.insert(seq, filing);
        }
    }

    /// One more row; sealed with its filing's key if that filing lives after the step.
    pub(super) async fn add_row(
        &mut self,
        group: &mut Group,
        effect: Effect,
        now: Time,
        update: Option<i64>,
    ) -> Result<(), Failure> {
        let filing = match effect.filing() {
            Some(id) if matches!(self.held(&Key::Filing(id.clone())).await?, Held::Filing(Some(_))) => Some(id.clone()),
            Some(_) | None => None,
        };
        let row = Row { seq: self.next_seq, at: now, effect, update, begun: false, refused: None };
        self.next_seq += 1;
        group.rows.push(NewRow { row, filing });
        Ok(())
    }

    /// After a wake-up the next one lies ahead; if it does not, it is put off, or it would come for ever.
    pub(super) fn after_wake(&mut self, group: &mut Group, filing: &FilingId, now: Time) {
        match self.cache.get(&Key::Filing(filing.clone())) {
            Some(Held::Filing(Some((state, _)))) => {
                if state.next_wakeup.is_some_and(|next| next <= now) {
                    tracing::warn!(%filing, "a wake-up did not move; it is put off");
                    group.put_off.push((filing.clone(), now + PUT_OFF_STUCK));
                }
            }
            // Never asked for, or not there.
            Some(_) | None => group.no_filing.push(filing.clone()),
        }
    }

    /// An event failed: the person hears one calm line, the button stops spinning, the wake-up comes again later.
    pub(super) fn make_good(&mut self, group: &mut Group, what: &Happening, now: Time, update: Option<i64>) {
        let (chat, hint, callback) = match what {
            Happening::Message(m) if m.chat > 0 => (m.chat, m.client_lang.as_deref(), None),
            Happening::Tap(t) => (t.chat, t.client_lang.as_deref(), Some((t.callback.clone(), t.from))),
            Happening::Inspected(i) => match self.cache.get(&Key::Filing(i.filing.clone())) {
                Some(Held::Filing(Some((filing, _)))) => (filing.owner, None, None),
                Some(_) | None => return,
            },
            Happening::Wake(filing) => return group.put_off.push((filing.clone(), now + PUT_OFF_FAILED)),
            Happening::Message(_)
            | Happening::Reachable(..)
            | Happening::Migrated { .. }
            | Happening::LookedUp(_)
            | Happening::TopicMade { .. }
            | Happening::TopicLost { .. }
            | Happening::Added { .. }
            | Happening::TooFast { .. }
            | Happening::HandedOver { .. }
            | Happening::Alarm(_) => return,
        };
        let (lang, zone) = self.speech(callback.as_ref().map_or(chat, |(_, from)| *from), hint);
        let toast = Some(Phrase::new(OUR_FAULT));
        let effect = match callback {
            Some((callback, _)) => Effect::Answer { chat, callback, lang, toast, alert: true },
            None => Effect::Show(Box::new(Show {
                chat,
                thread: None,
                slot: None,
                place: Place::New,
                filing: None,
                about: None,
                lang,
                zone,
                content: Content::of(Phrase::new(OUR_FAULT)),
                urgency: Urgency::Reply,
            })),
        };
        let row = Row { seq: self.next_seq, at: now, effect, update, begun: false, refused: None };
        self.next_seq += 1;
        group.rows.push(NewRow { row, filing: None });
    }

    fn speech(&mut self, person: UserId, hint: Option<&str>) -> (Lang, String) {
        match self.cache.get(&Key::Person(person)) {
            Some(Held::Person(Some(person))) => (person.lang, person.zone.clone()),
            Some(_) | None => (hint.map_or(Lang::En, Lang::from_client), "Asia/Shanghai".to_owned()),
        }
    }

    /// Begins to commit the group; what is to be told of it waits in what comes back.
    pub(super) async fn close(&mut self, mut group: Group) -> Result<OnWay, RecordError> {
        self.write_state(&mut group).await?;
        let destroyed = self.destroyed(&group);
        for id in &destroyed {
            for (seq, parked) in self.filing_rows.remove(id).unwrap_or_default() {
                self.row_filings.remove(&seq);
                if parked {
                    parked_gauge().decrement(1);
                }
                group.batch.delete(if parked { keys::parked(seq) } else { keys::row(seq) });
            }
        }
        group.rows.retain(|new| new.filing.as_ref().is_none_or(|id| !destroyed.contains(id)));
        self.write_rows(&mut group).await?;
        self.write_marks(&mut group).await?;
        let hour = self.clock.real_now().timestamp().div_euclid(3600);
        let mut updates: Vec<i64> = std::mem::take(&mut group.seen).into_iter().collect();
        updates.sort_unstable();
        self.seen.write(&mut group.batch, hour, &updates);
        // Whoever hands one in again is answered after this group.
        self.seen.note(hour, updates.clone());
        for id in &group.no_filing {
            if let Some(at) = self.wakes.of(id) {
                group.batch.delete(keys::wake(at, id));
            }
        }
        let wakes = self.moves(&mut group);
        // A key is there before its filing, and goes after it.
        self.records.keep_keys(std::mem::take(&mut group.keys)).await?;
        let batch = std::mem::take(&mut group.batch);
        if steps::commits_late() {
            let none = OnWay::begin(&self.records, Batch::new(), group, updates, wakes, destroyed).await;
            self.settle(none).await?;
            tokio::time::sleep(TOO_LATE).await;
            return Ok(OnWay::begin(&self.records, batch, Group::default(), Vec::new(), Vec::new(), Vec::new()).await);
        }
        if !batch.is_empty() {
            steps::reached(Step::BeforeCommit);
        }
        let on_way = OnWay::begin(&self.records, batch, group, updates, wakes, destroyed).await;
        // The store has everything now: what is asked for again is read from there.
        self.cache.trim();
        Ok(on_way)
    }

    /// When each filing of the group wants to be woken, and how many stand where now.
    fn moves(&mut self, group: &mut Group) -> Vec<(FilingId, Option<Time>)> {
        let mut wakes: Vec<(FilingId, Option<Time>)> = Vec::new();
        let mut moved = false;
        for (id, before) in std::mem::take(&mut group.filings) {
            let after = match self.cache.get(&Key::Filing(id.clone())) {
                Some(Held::Filing(Some((filing, _)))) => Some(filing),
                Some(_) | None => None,
            };
            let (was, is) = (before.map(|f| f.stage), after.as_ref().map(|f| f.stage));
            if was != is {
                moved = true;
                was.inspect(|stage| *self.stages.entry(*stage).or_default() -= 1);
                is.inspect(|stage| *self.stages.entry(*stage).or_default() += 1);
            }
            wakes.push((id, after.and_then(|f| f.next_wakeup)));
        }
        if moved {
            self.stages.retain(|_, filings| *filings > 0);
            self.records.put_stages(&mut group.batch, &self.stages);
            figures::stages(&self.stages);
        }
        wakes.extend(group.no_filing.drain(..).map(|id| (id, None)));
        wakes.extend(group.put_off.drain(..).map(|(id, at)| (id, Some(at))));
        wakes
    }

    /// Filings that were there before the group and are no more.
    fn destroyed(&mut self, group: &Group) -> Vec<FilingId> {
        let was = group.filings.iter().filter(|(_, before)| before.is_some()).map(|(id, _)| id.clone());
        let was: Vec<FilingId> = was.collect();
        was.into_iter()
            .filter(|id| matches!(self.cache.get(&Key::Filing(id.clone())), Some(Held::Filing(None))))
            .collect()
    }

    async fn write_state(&mut self, group: &mut Group) -> Result<(), RecordError> {
        for id in group.persons.keys() {
            match self.cache.get(&Key::Person(*id)) {
                Some(Held::Person(Some(person))) => self.records.put_person(&mut group.batch, &person)?,
                Some(_) | None => group.batch.delete(keys::person(*id)),
            }
        }
        for (id, before) in &group.filings {
            match (before, self.cache.get(&Key::Filing(id.clone()))) {
                (before, Some(Held::Filing(Some((after, key))))) => {
                    if before.is_none() {
                        group.keys.push(self.records.new_key(id, &key)?);
                    }
                    self.records.put_filing(&mut group.batch, &key, before.as_deref(), &after)?;
                }
                (Some(before), Some(_) | None) => self.records.destroy_filing(&mut group.batch, before).await?,
                (None, Some(_) | None) => {}
            }
        }
        if group.desk.is_some()
            && let Some(Held::Desk(desk)) = self.cache.get(&Key::Desk)
        {
            self.records.put_desk(&mut group.batch, &desk)?;
        }
        Ok(())
    }

    async fn write_rows(&mut self, group: &mut Group) -> Result<(), RecordError> {
        let changed = std::mem::take(&mut group.changed_rows);
        for (row, parked) in &changed {
            self.write_row(&mut group.batch, row, row.effect.filing(), *parked).await?;
        }
        for new in &group.rows {
            self.write_row(&mut group.batch, &new.row, new.filing.as_ref(), false).await?;
        }
        Ok(())
    }

    async fn write_row(
        &mut self,
        batch: &mut Batch,
        row: &Row,
        filing: Option<&FilingId>,
        parked: bool,
    ) -> Result<(), RecordError> {
        let place = if parked { keys::parked(row.seq) } else { keys::row(row.seq) };
        let key = match filing {
            Some(id) => match self.held(&Key::Filing(id.clone())).await? {
                Held::Filing(Some((_, key))) => Some(key),
                Held::Filing(None) | Held::Person(_) | Held::Desk(_) => None,
            },
            None => None,
        };
        // What was on its way when its filing was destroyed is not kept: what it says went with the key.
        if filing.is_some() && key.is_none() {
            batch.delete(place);
            return Ok(());
        }
        let bytes = self.records.row_bytes(&place, row, filing.zip(key.as_ref()))?;
        batch.put(place, bytes);
        if let Some(filing) = filing {
            self.note_row(row.seq, filing.clone(), parked);
        }
        Ok(())
    }

    /// What a message is to a filing that is no more is forgotten, also if the message was on its way meanwhile.
    async fn write_marks(&mut self, group: &mut Group) -> Result<(), RecordError> {
        for ((chat, slot), state) in std::mem::take(&mut group.slots) {
            self.records.put_slot(&mut group.batch, chat, &slot, &state)?;
        }
        for ((chat, message), mark) in std::mem::take(&mut group.marks) {
            let filing = mark.as_ref().and_then(|mark| mark.filing.clone());
            let gone = match filing {
                Some(id) => match self.cache.get(&Key::Filing(id.clone())) {
                    Some(held) => matches!(held, Held::Filing(None)),
                    None => !self.records.has_filing(&id).await?,
                },
                None => false,
            };
            match mark.filter(|_| !gone) {
                Some(mark) => self.records.put_message(&mut group.batch, chat, message, &mark)?,
                None => group.batch.delete(keys::message(chat, message)),
            }
        }
        Ok(())
    }
}
