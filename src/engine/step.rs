//! One event stepped: what it may touch is loaded, the mind decides, the difference is kept for the commit.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::cache::Held;
use super::figures;
use super::group::Group;
use super::run::{Failure, Running};
use crate::clock::when_to_wake;
use crate::dialogue::event::Event;
use crate::dialogue::state::{FilingId, World};
use crate::dialogue::{Effect, Happening, Key, Stepped, Time};
use crate::store::RecordError;
use crate::vault::SealKey;

impl Running {
    /// Loads what the event may touch, steps it, and keeps the difference.
    pub(super) async fn step(
        &mut self,
        group: &mut Group,
        event: &Event,
        now: Time,
        update: Option<i64>,
    ) -> Result<(), Failure> {
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
                    Held::Person(Some(person)) => drop(world.persons.insert(person.id, person)),
                    Held::Filing(Some((filing, _))) => drop(world.filings.insert(filing.id.clone(), filing)),
                    Held::Desk(desk) => world.desk = desk.as_ref().clone(),
                    Held::Person(None) | Held::Filing(None) => {}
                }
            }
        }
        let Stepped { mut after, effects } = calm(|| mind.step(&world, event, now))?;
        for filing in after.filings.values_mut() {
            let next = calm(|| mind.next_wakeup(filing))?.map(|at| when_to_wake(at, now));
            if filing.next_wakeup != next {
                Arc::make_mut(filing).next_wakeup = next;
            }
        }
        self.keep(group, &asked, &world, after).await?;
        let (called, chat) = (name(&event.what), chat(&event.what));
        tracing::info!(update, event = called, chat, effects = effects.len(), "stepped");
        figures::stepped(&event.what, called, effects.iter().filter(|e| matches!(e, Effect::Show(_))).count());
        for effect in effects {
            self.add_row(group, effect, now, update).await?;
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
            if before.persons.get(&id).is_none_or(|old| differ(old, &person)) {
                self.keep_person(group, id, Some(person)).await?;
            }
        }
        let gone = before.filings.keys().filter(|id| !after.filings.contains_key(*id)).cloned();
        for id in gone.collect::<Vec<_>>() {
            self.keep_filing(group, id, None).await?;
        }
        for (id, filing) in after.filings {
            if before.filings.get(&id).is_none_or(|old| differ(old, &filing)) {
                self.keep_filing(group, id, Some(filing)).await?;
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

/// What was not touched is still the same record, and needs no look.
fn differ<T: PartialEq>(old: &Arc<T>, new: &Arc<T>) -> bool {
    !Arc::ptr_eq(old, new) && old != new
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
        Happening::HandedOver { .. } => "handed over",
        Happening::Alarm(_) => "alarm",
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
        | Happening::HandedOver { .. }
        | Happening::Alarm(_)
        | Happening::Wake(_) => None,
    }
}

/// Calls the mind; a panic becomes a failure of this event. Its message is not kept: it may hold an answer.
fn calm<T>(call: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|_| Failure::Event("its step panicked"))
}
