//! A small mind for tests.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta};

use crate::dialogue::event::{Body, Event, Message};
use crate::dialogue::state::{Address, Answer, Filing, FilingId, Origin, Person, Screen, Today, Value, World};
use crate::dialogue::{Content, Effect, Happening, Key, Place, Show, Stepped, Time, Urgency};
use crate::engine::Mind;
use crate::text::{Lang, Phrase};

/// Understands a few words; enough to try every path of the engine.
pub(crate) struct Echo;

pub(super) fn show(chat: i64, filing: Option<FilingId>, key: &str) -> Effect {
    Effect::Show(Box::new(Show {
        chat,
        thread: None,
        slot: None,
        place: Place::New,
        filing,
        about: None,
        lang: Lang::En,
        zone: "Asia/Shanghai".to_owned(),
        content: Content::of(Phrase::new(key)),
        urgency: Urgency::Reply,
    }))
}

pub(crate) fn newcomer(id: i64) -> Person {
    Person {
        id,
        lang: Lang::Zh,
        zone: "Asia/Shanghai".to_owned(),
        consent: None,
        filings: vec![],
        active: None,
        screen: Screen::Next,
        turn: 0,
        shown: String::new(),
        said: vec![],
        today: Today::default(),
        reachable: true,
    }
}

impl Mind for Echo {
    fn needs(&self, event: &Event, world: &World) -> Vec<Key> {
        match &event.what {
            Happening::Message(m) => {
                let active = world.persons.get(&m.from).and_then(|p| p.active.clone());
                [Some(Key::Person(m.from)), active.map(Key::Filing)].into_iter().flatten().collect()
            }
            Happening::Tap(t) => vec![Key::Person(t.from)],
            Happening::Wake(id) | Happening::HandedOver { filing: id, .. } => vec![Key::Filing(id.clone())],
            Happening::Reachable(..)
            | Happening::Migrated { .. }
            | Happening::Inspected(_)
            | Happening::LookedUp(_)
            | Happening::TopicMade { .. }
            | Happening::TopicLost { .. }
            | Happening::Added { .. }
            | Happening::Alarm(_)
            | Happening::TooFast { .. } => vec![],
        }
    }

    fn step(&self, world: &World, event: &Event, now: Time) -> Stepped {
        let (mut after, mut effects) = (world.clone(), vec![]);
        match &event.what {
            Happening::Message(m) => said(m, event, now, &mut after, &mut effects),
            Happening::Tap(t) => {
                let slot = t.slot.as_ref().map_or("none", |s| s.0.as_str());
                effects.push(show(t.chat, None, &format!("slot {slot}")));
            }
            Happening::Wake(id) => {
                if let Some(filing) = after.filings.get_mut(id).map(Arc::make_mut) {
                    assert_ne!(filing.deck_page, 2, "a wake-up that panics");
                    if filing.deck_page == 0 {
                        filing.next_wakeup = None;
                    }
                    effects.push(show(filing.owner, Some(id.clone()), "woken"));
                }
            }
            Happening::HandedOver { filing, to } => {
                if let Some(filing) = after.filings.get_mut(filing).map(Arc::make_mut) {
                    filing.owner = *to;
                    effects.push(show(*to, None, "handed over"));
                }
            }
            Happening::Reachable(..)
            | Happening::Migrated { .. }
            | Happening::Inspected(_)
            | Happening::LookedUp(_)
            | Happening::TopicMade { .. }
            | Happening::TopicLost { .. }
            | Happening::Added { .. }
            | Happening::Alarm(_)
            | Happening::TooFast { .. } => {}
        }
        Stepped { after, effects }
    }
}

/// A message: each word asks for something.
fn said(m: &Message, event: &Event, now: Time, after: &mut World, effects: &mut Vec<Effect>) {
    let Body::Text(text) = &m.body else { return };
    let person = Arc::make_mut(after.persons.entry(m.from).or_insert_with(|| Arc::new(newcomer(m.from))));
    person.turn += 1;
    let active = person.active.clone();
    match (text.as_str(), active) {
        ("new", _) => {
            let id = FilingId::from_entropy(event.entropy[..5].try_into().expect("five"));
            person.active = Some(id.clone());
            after.filings.insert(id.clone(), Arc::new(Filing::new(id.clone(), m.from, now)));
            effects.push(show(m.chat, Some(id), "made"));
        }
        ("boom", _) => panic!("an answer: {text}"),
        ("forget", Some(id)) => {
            person.active = None;
            after.filings.remove(&id);
            effects.push(show(m.chat, Some(id), "forgotten"));
        }
        ("desk", _) => after.desk.moved_to = Some(1),
        ("wake" | "stuck", Some(id)) => {
            let filing = Arc::make_mut(after.filings.get_mut(&id).expect("loaded"));
            filing.next_wakeup = Some(now + TimeDelta::hours(1));
            filing.deck_page = u32::from(text == "stuck");
        }
        (text, Some(id)) => {
            let answer = Answer {
                value: Value::Text(text.to_owned()),
                origin: Origin::Typed,
                rules: "1".to_owned(),
                at: now,
                warnings: vec![],
            };
            let filing = Arc::make_mut(after.filings.get_mut(&id).expect("loaded"));
            filing.answers.insert(Address::first("site", "site_name"), answer);
            effects.push(show(m.chat, Some(id), &format!("echo {text}")));
        }
        (text, None) => effects.push(show(m.chat, m.reply_to_filing.clone(), &format!("echo {text}"))),
    }
}

pub(crate) fn start_of_time() -> Time {
    DateTime::from_timestamp(1_790_000_100, 0).expect("a time")
}

pub(crate) fn message(from: i64, text: &str) -> Happening {
    Happening::Message(Message {
        chat: from,
        thread: None,
        from,
        name: "N".to_owned(),
        client_lang: Some("zh-hans".to_owned()),
        message: 1,
        date: start_of_time(),
        reply_to: None,
        reply_to_filing: None,
        reply_to_item: None,
        edited: false,
        forwarded: false,
        album: None,
        body: Body::Text(text.to_owned()),
    })
}
