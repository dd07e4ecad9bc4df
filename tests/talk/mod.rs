//! Plays one conversation: holds the whole state, gives the step only what it asked for, and writes
//! down what comes back as keys. Every step is checked for what must always hold (`checks.rs`).

mod checks;
mod crowd;
mod forecasts;
mod limits;
mod lines;
mod pictures;
mod properties;
mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use beian::dialogue::event::{Inspected, LookedUp};
use beian::dialogue::state::{FilingId, Found, LookId, PhotoId};
use beian::dialogue::{
    Body, ButtonAct, Effect, Event, FileRef, Happening, Key, Message, Place, Show, Slot, Stepped, Tap, World, needs,
    step,
};
use beian::rulebook::Rules;
use beian::rulebook::looks::Probe;
use beian::rulebook::photos::Facts;
use beian::text::{Fault, Lang, Speech};
use chrono::{DateTime, Duration, TimeZone, Utc};

pub use self::rules::Edition;
use self::rules::rules;

pub const FILER: i64 = 1001;
pub const REVIEWER: i64 = 2001;
pub const REVIEWER_2: i64 = 2002;
pub const DESK: i64 = -100_500;
/// Once a reviewer, not in the group any more.
pub const STRANGER: i64 = 2003;
/// A group that is not the reviewers'.
pub const OTHER_GROUP: i64 = -100_900;
/// Another account of the filer.
pub const FILER_2: i64 = 1002;
/// A Tuesday morning in China.
const START: (i32, u32, u32, u32) = (2026, 11, 24, 2);
/// More wake-ups in one wait are a reminder that never ends.
const WAKES_MAX: usize = 500;

/// A button that was shown.
#[derive(Debug, Clone)]
pub struct Shown {
    pub chat: i64,
    pub data: String,
    label: String,
    slot: Option<Slot>,
    message: usize,
}

pub struct Player {
    pub rules: &'static Rules,
    real: bool,
    desk: bool,
    pub world: World,
    pub now: DateTime<Utc>,
    /// Every button ever shown, oldest first.
    pub buttons: Vec<Shown>,
    /// What came back since it was last taken, as keys.
    pub out: Vec<String>,
    /// Messages to the filer since it was last looked at: nobody is left without an answer.
    pub answered: usize,
    lang: String,
    topics: bool,
    /// Results of pictures wait for `release`.
    holding: bool,
    /// Messages shown, to tell whether a button stands on its slot's present message.
    shown: usize,
    current: BTreeMap<(i64, Slot), usize>,
    said: Vec<i64>,
    next_message: i64,
    entropy: u64,
    facts: BTreeMap<String, Result<Facts, Fault>>,
    inbox: Vec<Happening>,
    held: Vec<Happening>,
    album: u32,
    /// Looks outside that were asked for: a script says what is found.
    looks: Vec<(FilingId, LookId, Probe)>,
    /// Read the conversation as a person sees it, in this language.
    reading: Option<Lang>,
}

pub fn speech() -> &'static Speech {
    static SPEECH: OnceLock<Speech> = OnceLock::new();
    SPEECH.get_or_init(Speech::builtin)
}

impl Player {
    /// `real`: the real rules; `desk`: with a review group; `lang`: the tag of the filer's client; `looks`: the operator
    /// lets the bot look outside.
    pub fn new(real: bool, desk: bool, lang: &str, looks: bool) -> Player {
        let (y, m, d, h) = START;
        Player {
            rules: rules(!real, desk, looks, false, Edition::First),
            real,
            desk,
            world: World::default(),
            now: Utc.with_ymd_and_hms(y, m, d, h, 0, 0).single().expect("a moment"),
            buttons: Vec::new(),
            out: Vec::new(),
            answered: 0,
            lang: lang.to_owned(),
            topics: true,
            holding: false,
            shown: 0,
            current: BTreeMap::new(),
            said: Vec::new(),
            next_message: 1,
            entropy: 0,
            facts: BTreeMap::new(),
            inbox: Vec::new(),
            held: Vec::new(),
            album: 0,
            looks: Vec::new(),
            reading: None,
        }
    }

    /// The bot is started again with other rules.
    pub fn turn_to(&mut self, edition: Edition) {
        let looks = !self.rules.settings.looks.is_empty();
        let retention = self.rules.settings.retention_days.is_some();
        self.rules = rules(!self.real, self.desk, looks, retention, edition);
    }

    /// The operator lets no filing rest for ever.
    pub fn retain(&mut self) {
        let looks = !self.rules.settings.looks.is_empty();
        self.rules = rules(!self.real, self.desk, looks, true, Edition::First);
    }

    /// Nothing may be left under way.
    pub fn finish(self) {
        assert!(self.inbox.is_empty() && self.held.is_empty(), "left undone: pictures that were never released");
    }

    pub fn message(&mut self, body: Body) -> Message {
        self.next_message += 1;
        self.said.push(self.next_message);
        Message {
            chat: FILER,
            thread: None,
            from: FILER,
            name: "Lin".to_owned(),
            client_lang: Some(self.lang.clone()),
            message: self.next_message,
            date: self.now,
            reply_to: None,
            reply_to_filing: None,
            reply_to_item: None,
            edited: false,
            forwarded: false,
            album: None,
            body,
        }
    }

    /// A picture of a kind: good, small, dark, pdf, heic …; `again`: the one before once more.
    pub fn file(&mut self, kind: &str, as_photo: bool) -> Body {
        let (before, number) = (self.facts.len().checked_sub(1), self.facts.len());
        let before = before.and_then(|n| self.facts.get(&format!("file{n}")));
        let result = if kind == "again" {
            before.cloned().expect("a picture before this one")
        } else {
            pictures::result(kind, number)
        };
        let file_id = format!("file{number}");
        self.facts.insert(file_id.clone(), result);
        let file = FileRef { unique_id: file_id.clone(), file_id, size: Some(1000), name: None, as_photo };
        Body::File { file, caption: None }
    }

    /// A press on a button that was shown, by whoever is there.
    pub fn press(&mut self, button: &Shown, from: i64) {
        let Shown { chat, data, slot, message, label: _ } = button.clone();
        let slot = slot.filter(|s| self.current.get(&(chat, s.clone())) == Some(&message));
        let tap = Tap {
            chat,
            thread: None,
            from,
            member: from != STRANGER,
            name: if from == REVIEWER_2 { "Zhou" } else { "Mei" }.to_owned(),
            client_lang: Some(self.lang.clone()),
            callback: "c".to_owned(),
            data,
            message: None,
            slot,
        };
        self.happen(Happening::Tap(tap));
    }

    /// Time passes, wake-up by wake-up.
    pub fn pass(&mut self, span: Duration) {
        let target = self.now + span;
        for _ in 0..WAKES_MAX {
            let due = self.world.filings.values().filter_map(|f| Some((f.next_wakeup?, f.id.clone()))).min();
            let Some((at, id)) = due.filter(|(at, _)| *at <= target) else {
                self.now = target;
                return;
            };
            self.now = self.now.max(at);
            self.happen(Happening::Wake(id.clone()));
            let next = self.world.filings.get(&id).and_then(|f| f.next_wakeup);
            assert!(next.is_none_or(|next| next > self.now), "a wake-up that did nothing");
        }
        panic!("reminders without end");
    }

    /// One event, and then every result of its effects.
    pub fn happen(&mut self, what: Happening) {
        self.inbox.push(what);
        while !self.inbox.is_empty() {
            let what = self.inbox.remove(0);
            self.entropy += 1;
            let seed = self.entropy.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes();
            let event = Event { entropy: std::array::from_fn(|i| seed[i % 8].wrapping_add(i as u8)), what };
            let before = self.load(&event);
            let stepped = step(self.rules, &before, &event, self.now);
            self.check_step(&event, &before, &stepped);
            self.keep(&before, stepped);
        }
    }

    /// Results of pictures that were held back.
    pub fn release(&mut self) {
        self.holding = false;
        for result in std::mem::take(&mut self.held) {
            self.happen(result);
        }
    }

    /// The newest look of a probe has ended: what was found.
    pub fn found(&mut self, probe: Probe, found: Found) {
        let look = self.looks.iter().rev().find(|(_, _, asked)| *asked == probe).cloned();
        let (filing, look, _) = look.expect("a look was asked for");
        self.happen(Happening::LookedUp(LookedUp { filing, look, found }));
    }

    /// Only what the event asks for, as the engine loads it.
    fn load(&self, event: &Event) -> World {
        let mut world = World::default();
        let mut loaded = BTreeSet::new();
        loop {
            let missing: Vec<Key> = needs(event, &world).into_iter().filter(|k| !loaded.contains(k)).collect();
            if missing.is_empty() {
                return world;
            }
            for key in missing {
                match &key {
                    Key::Person(id) => world.persons.extend(self.world.persons.get(id).map(|p| (*id, p.clone()))),
                    Key::Filing(id) => {
                        world.filings.extend(self.world.filings.get(id).map(|f| (id.clone(), f.clone())))
                    }
                    Key::Desk => world.desk = self.world.desk.clone(),
                }
                loaded.insert(key);
            }
        }
    }

    fn keep(&mut self, before: &World, stepped: Stepped) {
        let gone: Vec<FilingId> =
            before.filings.keys().filter(|id| !stepped.after.filings.contains_key(*id)).cloned().collect();
        for id in gone {
            self.world.filings.remove(&id);
            self.out.push("(destroyed)".to_owned());
        }
        for id in before.persons.keys().filter(|id| !stepped.after.persons.contains_key(*id)) {
            self.world.persons.remove(id);
        }
        self.world.persons.extend(stepped.after.persons);
        self.world.filings.extend(stepped.after.filings);
        self.world.desk = stepped.after.desk;
        for effect in stepped.effects {
            self.effect(effect);
        }
    }

    fn effect(&mut self, effect: Effect) {
        match effect {
            Effect::Show(show) => self.show(&show),
            Effect::Retire { .. } | Effect::Discard { .. } => {}
            Effect::Answer { toast, .. } => {
                self.answered += 1;
                self.out.extend(toast.map(|t| format!("toast {}", t.key)));
            }
            Effect::Delete { .. } => self.out.push("(deleted)".to_owned()),
            Effect::Copy { to, .. } => {
                self.answered += 1;
                self.out.push(format!("{}(copied)", if to == DESK { "desk " } else { "" }));
            }
            Effect::Leave { word, .. } => self.out.push(format!("(left) {}", word.key)),
            Effect::Topic { filing, .. } => {
                let thread = if self.topics { 7 } else { 0 };
                self.inbox.push(Happening::TopicMade { filing, thread });
            }
            Effect::Look { filing, look, probe, .. } => {
                self.out.push(format!("(look {})", probe.id()));
                self.looks.push((filing, look, probe));
            }
            Effect::Fetch { filing, photo, file, .. } => {
                self.answered += 1;
                let result = self.facts.get(&file.file_id).cloned().expect("a file of ours");
                let result =
                    pictures::measured(result, self.world.filings.get(&filing).map(std::convert::AsRef::as_ref));
                let inspected = Happening::Inspected(Inspected { filing, photo: PhotoId(photo.0), result });
                if self.holding { self.held.push(inspected) } else { self.inbox.push(inspected) }
            }
        }
    }

    fn show(&mut self, show: &Show) {
        self.shown += 1;
        if show.chat == FILER {
            self.answered += 1;
        }
        let mut message = self.shown;
        if let Some(slot) = &show.slot {
            let key = (show.chat, slot.clone());
            // An edited message stays the same message.
            if show.place == Place::Edit {
                message = self.current.get(&key).copied().unwrap_or(message);
            }
            self.current.insert(key, message);
        }
        for button in show.content.buttons.iter().flatten() {
            if let ButtonAct::Data(data) = &button.act {
                let (label, slot) = (button.label.key.clone(), show.slot.clone());
                let button = Shown { chat: show.chat, data: data.clone(), label, slot, message };
                self.buttons.push(button);
            }
        }
        let place = if show.place == Place::Edit { "~ " } else { "" };
        let desk = if show.chat == DESK { "desk " } else { "" };
        let desk = if show.chat == FILER_2 { "other " } else { desk };
        self.out.push(format!("{desk}{place}{}", checks::keys(&show.content)));
        if let Some(lang) = self.reading {
            checks::read_aloud(show, lang, self.now);
        }
    }
}
