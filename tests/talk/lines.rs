//! The lines of a script: what people do, and what comes back.

use beian::dialogue::state::{Address, Found, Host};
use beian::dialogue::{Body, Happening, Message, Press};
use beian::rulebook::looks::Probe;
use beian::text::Lang;
use chrono::Duration;

use super::{DESK, Edition, FILER, FILER_2, OTHER_GROUP, Player, REVIEWER, REVIEWER_2, STRANGER, Shown};

impl Player {
    /// A player as the script's `@` lines want it.
    pub fn of_script(script: &str) -> Player {
        let setting = |name: &str| {
            script.lines().find_map(|l| {
                l.strip_prefix("@ ")?.trim().strip_prefix(name)?.split_whitespace().next().map(str::to_owned)
            })
        };
        let real = setting("rules").is_some_and(|r| r == "real");
        let desk = setting("desk").is_some_and(|d| d == "on");
        let looks = setting("looks").is_some_and(|l| l == "on");
        let mut player = Player::new(real, desk, &setting("lang").unwrap_or_else(|| "en".to_owned()), looks);
        if setting("retention").is_some_and(|r| r == "on") {
            player.retain();
        }
        player.topics = setting("topics").is_none_or(|t| t == "on");
        player.reading = std::env::var("READ").ok().map(|tag| Lang::from_client(&tag));
        player
    }

    /// Plays one line of a script; gives what came back.
    pub fn line(&mut self, line: &str) -> Vec<String> {
        self.answered = 0;
        if self.reading.is_some() && !line.is_empty() {
            super::checks::aloud(&format!("\n{line}"));
        }
        if let Some(rest) = line.strip_prefix("> ") {
            self.filer(rest);
            // Service messages and useless edits need no answer; two people who talk need none of ours.
            let talk = self.world.filings.values().any(|f| f.taken_over.is_some());
            let silent = rest.starts_with("edit ") || rest == "service" || rest.starts_with("forward /") || talk;
            assert!(silent || self.answered > 0, "no answer to: {line}");
        } else if let Some(rest) = line.strip_prefix("*old ") {
            self.tap_named(FILER, FILER, rest, true);
        } else if let Some(rest) = line.strip_prefix("* ") {
            self.tap_named(FILER, FILER, rest, false);
        } else if let Some(rest) = line.strip_prefix("desk* ") {
            self.tap_named(DESK, REVIEWER, rest, false);
        } else if let Some(rest) = line.strip_prefix("desk2* ") {
            self.tap_named(DESK, REVIEWER_2, rest, false);
        } else if let Some(rest) = line.strip_prefix("stranger* ") {
            self.tap_named(DESK, STRANGER, rest, false);
        } else if let Some(rest) = line.strip_prefix("desk>> ") {
            self.desk_word(DESK, rest, false);
        } else if let Some(rest) = line.strip_prefix("desk> ") {
            self.desk_word(DESK, rest, true);
        } else if let Some(rest) = line.strip_prefix("group> ") {
            self.desk_word(OTHER_GROUP, rest, false);
        } else if let Some(rest) = line.strip_prefix("wait ") {
            self.pass(span(rest));
        } else if let Some(rest) = line.strip_prefix("down ") {
            self.now += span(rest);
            self.pass(Duration::zero());
        } else if let Some(rest) = line.strip_prefix("looked ") {
            self.looked(rest);
        } else if let Some(rest) = line.strip_prefix("! ") {
            self.world_event(rest.trim());
        } else {
            assert!(line.is_empty() || line.starts_with('#') || line.starts_with('@'), "not understood: {line}");
        }
        std::mem::take(&mut self.out)
    }

    fn world_event(&mut self, what: &str) {
        match what {
            "reachable yes" => self.happen(Happening::Reachable(FILER, true)),
            "reachable no" => self.happen(Happening::Reachable(FILER, false)),
            "added" => self.happen(Happening::Added { chat: OTHER_GROUP, client_lang: None }),
            "added to desk" => self.happen(Happening::Added { chat: DESK, client_lang: None }),
            "moved" => self.move_to(FILER_2),
            "moved back" => self.move_to(FILER),
            "rules later" => self.turn_to(Edition::Later),
            "rules again" => self.turn_to(Edition::Again),
            "hold" => self.holding = true,
            "release" => self.release(),
            "lost" => {
                self.held.clear();
                self.holding = false;
            }
            other => panic!("not understood: ! {other}"),
        }
    }

    /// An operator moves the only filing.
    fn move_to(&mut self, to: i64) {
        let filing = self.world.filings.keys().next().cloned().expect("a filing");
        self.happen(Happening::HandedOver { filing, to });
    }

    fn looked(&mut self, rest: &str) {
        let mut words = rest.split_whitespace();
        let probe = words.next().and_then(Probe::of).expect("looked dns|rdap|footer …");
        let words: Vec<String> = words.map(str::to_owned).collect();
        let first = words.first().map(String::as_str).unwrap_or_default();
        let found = match (probe, first) {
            (_, "unknown") => Found::Unknown,
            (Probe::Dns, "no") => Found::Names(Vec::new()),
            (Probe::Dns, _) => Found::Names(hosts(&words)),
            (Probe::Rdap, "no") => Found::Unregistered,
            (Probe::Rdap, day) => Found::Registered { expires: day.parse().ok(), registrar: words.get(1).cloned() },
            (Probe::Footer, _) => {
                let (links, numbers): (Vec<_>, Vec<_>) = words.into_iter().partition(|word| word == "link");
                Found::Page { numbers, link: !links.is_empty() }
            }
        };
        self.found(probe, found);
    }

    fn filer(&mut self, rest: &str) {
        let (word, tail) = rest.split_once(' ').unwrap_or((rest, ""));
        let message = match word {
            "photo" | "file" => {
                let body = self.file(tail, word == "photo");
                self.message(body)
            }
            "album" => return self.album(tail),
            "sticker" | "voice" | "location" | "video" | "poll" => self.message(Body::Other(word.to_owned())),
            "service" => self.message(Body::Service),
            "contact" | "mycontact" => self.message(Body::Contact { phone: tail.to_owned(), own: word == "mycontact" }),
            "edit" => {
                let (number, text) = tail.split_once(' ').expect("> edit N text");
                let index: usize = number.parse().expect("a number");
                let id = self.said[index - 1];
                let message = Message { message: id, edited: true, ..self.message(Body::Text(text.to_owned())) };
                self.said.pop();
                message
            }
            "reply" => {
                let (item, text) = tail.split_once(' ').expect("> reply ITEM text");
                let part = self.rules.items.get(item).expect("an item").part.clone();
                let item = Some(Address::first(&part, item));
                Message { reply_to_item: item, ..self.message(Body::Text(text.to_owned())) }
            }
            "answer" => {
                let filing = self.world.persons.get(&FILER).and_then(|p| p.active.clone());
                Message { reply_to_filing: filing, ..self.message(Body::Text(tail.to_owned())) }
            }
            "forward" if tail.starts_with('/') => {
                let body = Body::Command { name: tail.trim_start_matches('/').to_owned(), rest: String::new() };
                Message { forwarded: true, ..self.message(body) }
            }
            "forward" => Message { forwarded: true, ..self.message(Body::Text(tail.to_owned())) },
            "long" => self.message(Body::Text("啊".repeat(tail.parse().expect("a length")))),
            _ => {
                let body = match rest.strip_prefix('/') {
                    Some(command) => {
                        let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
                        Body::Command { name: name.to_owned(), rest: rest.to_owned() }
                    }
                    None => Body::Text(rest.replace("\\n", "\n")),
                };
                self.message(body)
            }
        };
        self.happen(Happening::Message(message));
    }

    /// Pictures sent together: all are there before the first is measured.
    fn album(&mut self, kinds: &str) {
        self.album += 1;
        let album = Some(format!("album{}", self.album));
        let held = std::mem::replace(&mut self.holding, true);
        for kind in kinds.split_whitespace() {
            let body = self.file(kind, true);
            let message = Message { album: album.clone(), ..self.message(body) };
            self.happen(Happening::Message(message));
        }
        if !held {
            self.release();
        }
    }

    fn tap_named(&mut self, chat: i64, from: i64, rest: &str, oldest: bool) {
        let (verb, arg) = rest.split_once(' ').unwrap_or((rest, "*"));
        match self.find(chat, verb, arg, oldest) {
            Some(button) => self.press(&button, from),
            None => self.out.push(format!("(no such button: {rest})")),
        }
    }

    pub(super) fn desk_word(&mut self, chat: i64, text: &str, reply: bool) {
        let newest = self.world.persons.get(&FILER).and_then(|p| p.active.clone());
        let message = Message {
            chat,
            from: REVIEWER,
            name: "Mei".to_owned(),
            reply_to_filing: newest.filter(|_| reply),
            ..self.message(Body::Text(text.to_owned()))
        };
        self.said.pop();
        self.happen(Happening::Message(message));
    }

    /// The newest (or oldest) button with this verb and argument, or the item or label that stands on it; `*` fits any.
    pub(super) fn find(&self, chat: i64, verb: &str, arg: &str, oldest: bool) -> Option<Shown> {
        let fits = |button: &&Shown| {
            let press = Press::read(&button.data).expect("our own data");
            let named = arg == "*"
                || press.act.arg == arg
                || press.act.arg.starts_with(&format!("{arg} "))
                || button.label == format!("item-{arg}.label")
                || button.label == format!("button-{arg}");
            button.chat == chat && press.act.verb == verb && named
        };
        let found = if oldest { self.buttons.iter().find(fits) } else { self.buttons.iter().rev().find(fits) };
        found.cloned()
    }
}

/// `24h`, `3d`; a clock can be set back, too: `-5h`.
fn span(text: &str) -> Duration {
    let (number, unit) = text.trim().split_at(text.trim().len() - 1);
    let number: i64 = number.parse().expect("10s, 24h or 3d");
    match unit {
        "d" => Duration::days(number),
        "h" => Duration::hours(number),
        "s" => Duration::seconds(number),
        other => panic!("not understood: {other}"),
    }
}

/// Names that resolve, each followed by the addresses to which it leads.
fn hosts(words: &[String]) -> Vec<Host> {
    let mut hosts: Vec<Host> = Vec::new();
    for word in words {
        match (word.parse(), hosts.last_mut()) {
            (Ok(address), Some(host)) => host.addresses.push(address),
            (_, _) => hosts.push(Host { name: word.clone(), addresses: Vec::new() }),
        }
    }
    hosts
}
