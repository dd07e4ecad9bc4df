//! Plays one conversation: holds the whole state, gives the step only what it asked for, and writes
//! down what comes back as keys.

use std::collections::{BTreeMap, BTreeSet};

use beian::dialogue::state::{Address, FilingId, PhotoId};
use beian::dialogue::{
    Body, ButtonAct, Content, Effect, Event, FileRef, Happening, Key, Message, Place, Press, Show, Slot, Stepped, Tap,
    World, needs, step,
};
use beian::rulebook::photos::{Facts, Format};
use beian::rulebook::{Rules, Settings, files};
use beian::text::{Arg, Fault, Phrase, Speech};
use chrono::{DateTime, Duration, TimeZone, Utc};

const FILER: i64 = 1001;
const REVIEWER: i64 = 2001;
const REVIEWER_2: i64 = 2002;
const DESK: i64 = -100_500;
/// A Tuesday morning in China.
const START: (i32, u32, u32, u32) = (2026, 11, 24, 2);
/// More wake-ups in one wait are a reminder that never ends.
const WAKES_MAX: usize = 500;

pub struct Player {
    rules: Rules,
    world: World,
    now: DateTime<Utc>,
    lang: String,
    /// Every button ever shown, oldest first: chat, data, the slot it stands in.
    buttons: Vec<(i64, String, Option<Slot>, usize)>,
    /// Messages shown, to tell whether a button stands on its slot's present message.
    shown: usize,
    current: BTreeMap<(i64, Slot), usize>,
    said: Vec<i64>,
    next_message: i64,
    entropy: u8,
    facts: BTreeMap<String, Result<Facts, Fault>>,
    inbox: Vec<Happening>,
    album: u32,
}

impl Player {
    pub fn new(script: &str) -> Player {
        let setting = |name: &str| {
            script.lines().find_map(|l| {
                l.strip_prefix("@ ")?.trim().strip_prefix(name)?.split_whitespace().next().map(str::to_owned)
            })
        };
        let speech = Speech::builtin();
        let desk = setting("desk").is_some_and(|d| d == "on").then_some(DESK);
        let settings = Settings { desk, ..Settings::default() };
        let mut rulebook = files::builtin();
        let small = setting("rules").is_none_or(|r| r == "small");
        if small {
            rulebook.insert("items.toml".to_owned(), include_str!("items.toml").to_owned());
            rulebook.insert("reminders.toml".to_owned(), include_str!("reminders.toml").to_owned());
        }
        let mut rules = Rules::load(&rulebook, &speech, settings).expect("the rulebook of the scripts");
        if small {
            // Texts come and go; scripts of the small rulebook see only what the data asks for.
            rules.keys = BTreeSet::new();
        }
        let (y, m, d, h) = START;
        Player {
            rules,
            world: World::default(),
            now: Utc.with_ymd_and_hms(y, m, d, h, 0, 0).single().expect("a moment"),
            lang: setting("lang").unwrap_or_else(|| "en".to_owned()),
            buttons: Vec::new(),
            shown: 0,
            current: BTreeMap::new(),
            said: Vec::new(),
            next_message: 1,
            entropy: 0,
            facts: BTreeMap::new(),
            inbox: Vec::new(),
            album: 0,
        }
    }

    /// Plays one line of a script; gives what came back.
    pub fn line(&mut self, line: &str) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(rest) = line.strip_prefix("> ") {
            self.filer(rest, &mut out);
        } else if let Some(rest) = line.strip_prefix("*old ") {
            self.tap(FILER, FILER, rest, true, &mut out);
        } else if let Some(rest) = line.strip_prefix("* ") {
            self.tap(FILER, FILER, rest, false, &mut out);
        } else if let Some(rest) = line.strip_prefix("desk* ") {
            self.tap(DESK, REVIEWER, rest, false, &mut out);
        } else if let Some(rest) = line.strip_prefix("desk2* ") {
            self.tap(DESK, REVIEWER_2, rest, false, &mut out);
        } else if let Some(rest) = line.strip_prefix("desk>> ") {
            self.desk_word(rest, false, &mut out);
        } else if let Some(rest) = line.strip_prefix("desk> ") {
            self.desk_word(rest, true, &mut out);
        } else if let Some(rest) = line.strip_prefix("wait ") {
            self.wait(rest.trim(), &mut out);
        } else if let Some(rest) = line.strip_prefix("! reachable ") {
            self.happen(Happening::Reachable(FILER, rest == "yes"), &mut out);
        } else {
            assert!(line.is_empty() || line.starts_with('#') || line.starts_with('@'), "not understood: {line}");
        }
        out
    }

    /// Nothing may be left under way.
    pub fn finish(self) {
        assert!(self.inbox.is_empty(), "left undone: {} results", self.inbox.len());
    }

    fn filer(&mut self, rest: &str, out: &mut Vec<String>) {
        let (word, tail) = rest.split_once(' ').unwrap_or((rest, ""));
        match word {
            "photo" | "file" => {
                let body = self.file(tail, word == "photo");
                let message = self.message(body);
                self.happen(Happening::Message(message), out);
            }
            "album" => {
                self.album += 1;
                let album = Some(format!("album{}", self.album));
                let messages: Vec<Message> = tail
                    .split_whitespace()
                    .map(|kind| {
                        let body = self.file(kind, true);
                        Message { album: album.clone(), ..self.message(body) }
                    })
                    .collect();
                for message in messages {
                    self.happen(Happening::Message(message), out);
                }
            }
            "sticker" | "voice" | "location" | "video" => {
                let message = self.message(Body::Other(word.to_owned()));
                self.happen(Happening::Message(message), out);
            }
            "contact" | "mycontact" => {
                let message = self.message(Body::Contact { phone: tail.to_owned(), own: word == "mycontact" });
                self.happen(Happening::Message(message), out);
            }
            "edit" => {
                let (number, text) = tail.split_once(' ').expect("> edit N text");
                let index: usize = number.parse().expect("a number");
                let id = self.said[index - 1];
                let message = Message { message: id, edited: true, ..self.message(Body::Text(text.to_owned())) };
                self.said.pop();
                self.happen(Happening::Message(message), out);
            }
            "reply" => {
                let (item, text) = tail.split_once(' ').expect("> reply ITEM text");
                let part = self.rules.items.get(item).expect("an item").part.clone();
                let message = Message {
                    reply_to_item: Some(Address::first(&part, item)),
                    ..self.message(Body::Text(text.to_owned()))
                };
                self.happen(Happening::Message(message), out);
            }
            "forward" => {
                let message = Message { forwarded: true, ..self.message(Body::Text(tail.to_owned())) };
                self.happen(Happening::Message(message), out);
            }
            "long" => {
                let message = self.message(Body::Text("啊".repeat(tail.parse().expect("a length"))));
                self.happen(Happening::Message(message), out);
            }
            _ => {
                let body = match rest.strip_prefix('/') {
                    Some(command) => {
                        let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
                        Body::Command { name: name.to_owned(), rest: rest.to_owned() }
                    }
                    None => Body::Text(rest.replace("\\n", "\n")),
                };
                let message = self.message(body);
                self.happen(Happening::Message(message), out);
            }
        }
    }

    fn message(&mut self, body: Body) -> Message {
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

    fn file(&mut self, kind: &str, as_photo: bool) -> Body {
        let result = match kind {
            "heic" => Err(Fault::new("photo_heic")),
            _ => Ok(facts(kind)),
        };
        let file_id = format!("file{}", self.facts.len());
        self.facts.insert(file_id.clone(), result);
        let file = FileRef { unique_id: file_id.clone(), file_id, size: Some(1000), name: None, as_photo };
        Body::File { file, caption: None }
    }

    fn tap(&mut self, chat: i64, from: i64, rest: &str, oldest: bool, out: &mut Vec<String>) {
        let (verb, arg) = rest.split_once(' ').unwrap_or((rest, "*"));
        let fits = |(at, data, _, _): &&(i64, String, Option<Slot>, usize)| {
            let press = Press::read(data).expect("our own data");
            *at == chat && press.act.verb == verb && (arg == "*" || press.act.arg == arg)
        };
        let found = if oldest { self.buttons.iter().find(fits) } else { self.buttons.iter().rev().find(fits) };
        let Some((_, data, slot, shown)) = found.cloned() else {
            out.push(format!("(no such button: {rest})"));
            return;
        };
        let slot = slot.filter(|s| self.current.get(&(chat, s.clone())) == Some(&shown));
        let name = if from == REVIEWER_2 { "Zhou" } else { "Mei" };
        let tap = Tap {
            chat,
            thread: None,
            from,
            name: name.to_owned(),
            client_lang: Some(self.lang.clone()),
            callback: "c".to_owned(),
            data,
            message: None,
            slot,
        };
        self.happen(Happening::Tap(tap), out);
    }

    fn desk_word(&mut self, text: &str, reply: bool, out: &mut Vec<String>) {
        let body = Body::Text(text.to_owned());
        let filing = self.world.filings.keys().next().cloned().filter(|_| reply);
        let message = Message {
            chat: DESK,
            from: REVIEWER,
            name: "Mei".to_owned(),
            reply_to_filing: filing,
            ..self.message(body)
        };
        self.said.pop();
        self.happen(Happening::Message(message), out);
    }

    fn wait(&mut self, span: &str, out: &mut Vec<String>) {
        let (number, unit) = span.split_at(span.len() - 1);
        let number: i64 = number.parse().expect("wait 24h or 3d");
        let target = self.now + if unit == "d" { Duration::days(number) } else { Duration::hours(number) };
        for _ in 0..WAKES_MAX {
            let due = self.world.filings.values().filter_map(|f| Some((f.next_wakeup?, f.id.clone()))).min();
            let Some((at, id)) = due.filter(|(at, _)| *at <= target) else {
                self.now = target;
                return;
            };
            self.now = self.now.max(at);
            self.happen(Happening::Wake(id), out);
        }
        panic!("reminders without end");
    }

    /// One event, and then every result of its effects.
    fn happen(&mut self, what: Happening, out: &mut Vec<String>) {
        self.inbox.push(what);
        while !self.inbox.is_empty() {
            let what = self.inbox.remove(0);
            self.entropy = self.entropy.wrapping_add(1);
            let event =
                Event { entropy: std::array::from_fn(|i| self.entropy.wrapping_mul(31).wrapping_add(i as u8)), what };
            let before = self.load(&event);
            let stepped = step(&self.rules, &before, &event, self.now);
            self.keep(&before, stepped, out);
        }
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

    fn keep(&mut self, before: &World, stepped: Stepped, out: &mut Vec<String>) {
        let gone: Vec<FilingId> =
            before.filings.keys().filter(|id| !stepped.after.filings.contains_key(*id)).cloned().collect();
        for id in gone {
            self.world.filings.remove(&id);
            out.push("(destroyed)".to_owned());
        }
        for id in before.persons.keys().filter(|id| !stepped.after.persons.contains_key(*id)) {
            self.world.persons.remove(id);
        }
        self.world.persons.extend(stepped.after.persons);
        self.world.filings.extend(stepped.after.filings);
        self.world.desk = stepped.after.desk;
        for effect in stepped.effects {
            self.effect(effect, out);
        }
    }

    fn effect(&mut self, effect: Effect, out: &mut Vec<String>) {
        match effect {
            Effect::Show(show) => out.push(self.show(&show)),
            Effect::Retire { .. } | Effect::Discard { .. } => {}
            Effect::Answer { toast, .. } => out.extend(toast.map(|t| format!("toast {}", t.key))),
            Effect::Delete { .. } => out.push("(deleted)".to_owned()),
            Effect::Copy { to, .. } => out.push(format!("{}(copied)", if to == DESK { "desk " } else { "" })),
            Effect::Topic { filing, .. } => self.inbox.push(Happening::TopicMade { filing, thread: 7 }),
            Effect::Fetch { filing, photo, file, .. } => {
                let result = self.facts.get(&file.file_id).cloned().expect("a file of ours");
                let inspected = beian::dialogue::event::Inspected { filing, photo: PhotoId(photo.0), result };
                self.inbox.push(Happening::Inspected(inspected));
            }
        }
    }

    fn show(&mut self, show: &Show) -> String {
        self.shown += 1;
        if let Some(slot) = &show.slot {
            self.current.insert((show.chat, slot.clone()), self.shown);
        }
        for button in show.content.buttons.iter().flatten() {
            if let ButtonAct::Data(data) = &button.act {
                assert!(data.len() <= 64, "button data over 64 bytes");
                self.buttons.push((show.chat, data.clone(), show.slot.clone(), self.shown));
            }
        }
        let place = if show.place == Place::Edit { "~ " } else { "" };
        let desk = if show.chat == DESK { "desk " } else { "" };
        format!("{desk}{place}{}", keys(&show.content))
    }
}

/// What a message says, as keys: frames are looked through, help and progress left out.
fn keys(content: &Content) -> String {
    let mut keys: Vec<String> = Vec::new();
    if content.media.is_some() {
        keys.push("[media]".to_owned());
    }
    for line in &content.lines {
        let phrase = inner(&line.phrase);
        let quiet = phrase.key.ends_with(".help") || phrase.key == "frame-progress" || phrase.key == "frame-example";
        if !quiet {
            keys.push(phrase.key.clone());
        }
    }
    keys.dedup();
    keys.join(" ")
}

fn inner(phrase: &Phrase) -> &Phrase {
    match phrase.args.get("text") {
        Some(Arg::Phrase(inner)) if phrase.key.starts_with("frame-") || phrase.key.starts_with("needs-row") => inner,
        _ => phrase,
    }
}

fn facts(kind: &str) -> Facts {
    let good = Facts {
        format: Format::Jpeg,
        bytes: 400_000,
        digest: "00".to_owned(),
        width: 1600,
        height: 1000,
        orientation: 1,
        pages: None,
        brightness: 140,
        light: 220,
        contrast: 180,
        sharpness: 90,
        clipped: 2,
        glare: 0,
        glare_at: None,
        colour: 60,
        grey: false,
    };
    match kind {
        "good" => good,
        "small" => Facts { width: 120, height: 80, ..good },
        "dark" => Facts { brightness: 3, light: 6, contrast: 4, ..good },
        "pdf" => Facts { format: Format::Pdf, width: 0, height: 0, pages: Some(1), ..good },
        other => panic!("no picture {other}"),
    }
}
