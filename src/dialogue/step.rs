//! The step: which records an event touches, and who handles it.

use std::sync::Arc;

use super::effect::{Content, Urgency};
use super::event::{Event, Happening};
use super::state::{Filing, World};
use super::talk::Talk;
use super::{Key, Stepped, Time, UserId};
use crate::rulebook::Rules;
use crate::text::Phrase;

/// The records that stepping `event` needs beyond those in `world`; asked again until it is empty.
/// Records asked for and not found stay absent, and are not asked for again by the caller.
pub fn needs(event: &Event, world: &World) -> Vec<Key> {
    let mut keys = vec![Key::Desk];
    let mut person = |user: UserId| {
        keys.push(Key::Person(user));
        if let Some(person) = world.persons.get(&user) {
            keys.extend(person.filings.iter().cloned().map(Key::Filing));
        }
    };
    let mut touched: Vec<super::FilingId> = Vec::new();
    match &event.what {
        Happening::Message(message) => {
            if message.chat > 0 {
                person(message.from);
            } else {
                touched.extend(message.reply_to_filing.clone());
                touched.extend(world.desk.asked.get(&message.from).map(|(id, _)| id.clone()));
            }
        }
        Happening::Tap(tap) => {
            if tap.chat > 0 {
                person(tap.from);
            } else {
                touched.extend(super::Press::read(&tap.data).and_then(|p| p.filing));
            }
        }
        Happening::Reachable(user, _) | Happening::TooFast { user, .. } => person(*user),
        Happening::HandedOver { filing, to } => {
            person(*to);
            touched.push(filing.clone());
        }
        Happening::Migrated { .. } | Happening::Added { .. } | Happening::Alarm(_) => {}
        Happening::Inspected(result) => touched.push(result.filing.clone()),
        Happening::LookedUp(result) => touched.push(result.filing.clone()),
        Happening::TopicMade { filing: id, .. } | Happening::TopicLost { filing: id } | Happening::Wake(id) => {
            touched.push(id.clone());
        }
    }
    for id in touched {
        keys.push(Key::Filing(id.clone()));
        if let Some(found) = world.filings.get(&id) {
            keys.push(Key::Person(found.owner));
            if let Some(owner) = world.persons.get(&found.owner) {
                keys.extend(owner.filings.iter().cloned().map(Key::Filing));
            }
        }
    }
    keys
}

/// One step of the conversation. `before` holds what [`needs`] asked for.
pub fn step(rules: &Rules, before: &World, event: &Event, now: Time) -> Stepped {
    let mut talk = Talk::new(rules, before.clone(), event.entropy, now);
    match &event.what {
        Happening::Message(message) if message.chat > 0 => {
            talk.meet_new_rules_of(message.from);
            talk.private_message(message);
            talk.touch(message.from);
        }
        Happening::Message(message) => {
            // Groups that are not the review group are not spoken to.
            if talk.desk_chat() == Some(message.chat) {
                talk.desk_message(message);
            }
        }
        Happening::Tap(tap) if tap.chat > 0 => {
            talk.meet_new_rules_of(tap.from);
            talk.private_tap(tap);
            talk.touch(tap.from);
        }
        Happening::Tap(tap) => {
            if talk.desk_chat() == Some(tap.chat) {
                talk.desk_tap(tap);
            } else {
                let lang = talk.desk_lang();
                talk.answer(tap.chat, &tap.callback, lang, None);
            }
        }
        Happening::TooFast { user, client_lang } => {
            talk.meet(*user, client_lang.as_deref());
            talk.tell(*user, None, Content::of(Phrase::new("notice-too_fast")), Urgency::Reply);
        }
        Happening::Reachable(user, reachable) => {
            if let Some(person) = talk.person(*user) {
                person.reachable = *reachable;
            }
        }
        Happening::Added { chat, client_lang } => talk.added(*chat, client_lang.as_deref()),
        Happening::Migrated { from, to } => {
            if talk.desk_chat() == Some(*from) {
                talk.desk.moved_to = Some(*to);
            }
        }
        Happening::Inspected(result) => talk.inspected(result),
        Happening::TopicMade { filing, thread } => talk.topic_made(filing, *thread),
        Happening::TopicLost { filing } => {
            if let Some(found) = talk.filing_mut(filing) {
                found.thread = None;
            }
            talk.hand_to_desk(filing);
        }
        Happening::LookedUp(result) => talk.looked_up(result),
        Happening::HandedOver { filing, to } => talk.handed_over(filing, *to),
        Happening::Alarm(phrase) => talk.alarm(phrase),
        Happening::Wake(filing) => talk.wake(filing),
    }
    talk.finish()
}

impl Talk<'_> {
    /// The filer is here: were the rules changed since?
    fn meet_new_rules_of(&mut self, user: UserId) {
        if let Some(id) = self.active(user) {
            self.meet_new_rules(user, &id);
        }
    }

    /// The filer said something: nobody is reminded of being idle who is here.
    fn touch(&mut self, user: UserId) {
        let now = self.now;
        if let Some(filing) = self.active(user).and_then(|id| self.filings.get_mut(&id)) {
            filing.touched = now;
        }
    }

    /// The state afterwards, with each filing's next wake-up.
    fn finish(self) -> Stepped {
        let rules = self.rules;
        let next = |filing: &Filing| {
            let owner = self.persons.get(&filing.owner);
            let zone = owner.map_or(rules.settings.zone.as_str(), |p| p.zone.as_str());
            let reachable = owner.is_none_or(|p| p.reachable);
            let case = self.filings.case(rules, filing, false, self.now);
            super::remind::wakeup(rules, filing, &case, zone, reachable, self.now)
        };
        let wakeups: Vec<Option<Time>> = self.filings.all().map(next).collect();
        let mut filings = self.filings.into_all();
        for (filing, next) in filings.values_mut().zip(wakeups) {
            if filing.next_wakeup != next {
                Arc::make_mut(filing).next_wakeup = next;
            }
        }
        let after = World { persons: self.persons, filings, desk: self.desk };
        Stepped { after, effects: self.effects }
    }
}
