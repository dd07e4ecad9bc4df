//! The people, what they wait for, and the updates that wait to be polled.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Instant;

use serde_json::Value;
use tokio::sync::Notify;

use crate::people::{Input, Script};

/// Ids of people begin here.
const FIRST_PERSON: i64 = 10_000;

struct Person {
    /// Which input comes next.
    next: usize,
    /// Since when he waits for an answer.
    asked: Option<Instant>,
    /// Data of the buttons that he sees, with the message they stand under.
    buttons: Vec<(String, i64)>,
}

/// All of it.
pub(crate) struct World {
    script: Script,
    people: Vec<Person>,
    users: usize,
    updates: VecDeque<(i64, String)>,
    next_update: i64,
    next_message: i64,
    polled: bool,
    calls: u64,
    waits_us: Vec<u32>,
    /// Wakes the poll that waits.
    pub(crate) news: Rc<Notify>,
}

impl World {
    /// So many users at once.
    pub(crate) fn new(script: Script, users: usize) -> World {
        World {
            script,
            people: Vec::new(),
            users,
            updates: VecDeque::new(),
            next_update: 1,
            next_message: 1,
            polled: false,
            calls: 0,
            waits_us: Vec::new(),
            news: Rc::default(),
        }
    }

    /// Everybody writes his first word.
    pub(crate) fn begin(&mut self) {
        for _ in 0..self.users {
            self.join();
        }
        self.calls = 0;
    }

    /// True once the bot has asked for updates.
    pub(crate) fn polled(&self) -> bool {
        self.polled
    }

    /// How long each answer took, in microseconds.
    pub(crate) fn waits(&self) -> Vec<u32> {
        self.waits_us.clone()
    }

    /// Calls that were no polls.
    pub(crate) fn calls(&self) -> u64 {
        self.calls
    }

    /// How many people there have been.
    pub(crate) fn people(&self) -> usize {
        self.people.len()
    }

    /// The updates from `offset` on; what lies below is confirmed and forgotten.
    pub(crate) fn updates(&mut self, offset: i64, limit: usize) -> String {
        self.polled = true;
        while self.updates.front().is_some_and(|(id, _)| *id < offset) {
            self.updates.pop_front();
        }
        let mut list = String::from("[");
        for (n, (_, update)) in self.updates.iter().take(limit).enumerate() {
            if n > 0 {
                list.push(',');
            }
            list.push_str(update);
        }
        list.push(']');
        list
    }

    /// True if something waits from `offset` on.
    pub(crate) fn waiting(&self, offset: i64) -> bool {
        self.updates.back().is_some_and(|(id, _)| *id >= offset)
    }

    /// A message was sent, or edited: its id.
    pub(crate) fn shown(&mut self, chat: i64, edited: Option<i64>, markup: Option<&Value>) -> i64 {
        let message = edited.unwrap_or_else(|| {
            self.next_message += 1;
            self.next_message
        });
        let Some(n) = usize::try_from(chat - FIRST_PERSON).ok().filter(|n| *n < self.people.len()) else {
            return message;
        };
        let buttons = markup.map(|m| data_of(m, message)).unwrap_or_default();
        let done = {
            let person = &mut self.people[n];
            if !buttons.is_empty() {
                person.buttons = buttons;
            }
            match self.script.inputs.get(person.next) {
                Some(Input::Tap(end)) if !person.buttons.iter().any(|(data, _)| fits(data, end)) => return message,
                Some(_) => false,
                None => true,
            }
        };
        let Some(asked) = self.people[n].asked.take() else { return message };
        self.waits_us.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
        if done {
            self.join();
        } else {
            self.act(n);
        }
        message
    }

    /// One call of the bot.
    pub(crate) fn called(&mut self) {
        self.calls += 1;
    }

    fn join(&mut self) {
        self.people.push(Person { next: 0, asked: None, buttons: Vec::new() });
        self.act(self.people.len() - 1);
    }

    fn act(&mut self, n: usize) {
        let id = FIRST_PERSON + n as i64;
        let person = &mut self.people[n];
        let update = self.next_update;
        let from = format!(r#"{{"id":{id},"is_bot":false,"first_name":"Filer","language_code":"en"}}"#);
        let chat = format!(r#"{{"id":{id},"type":"private","first_name":"Filer"}}"#);
        let json = match &self.script.inputs[person.next] {
            Input::Text(text) => {
                self.next_message += 1;
                let text = serde_json::to_string(text).expect("a text");
                let entities = if text.starts_with("\"/") {
                    format!(r#","entities":[{{"type":"bot_command","offset":0,"length":{}}}]"#, text.len() - 2)
                } else {
                    String::new()
                };
                format!(
                    r#"{{"update_id":{update},"message":{{"message_id":{},"date":1800000000,"from":{from},"chat":{chat},"text":{text}{entities}}}}}"#,
                    self.next_message
                )
            }
            Input::Tap(end) => {
                let (data, message) =
                    person.buttons.iter().find(|(data, _)| fits(data, end)).cloned().expect("looked for before");
                format!(
                    r#"{{"update_id":{update},"callback_query":{{"id":"{update}","from":{from},"chat_instance":"1","data":"{data}","message":{{"message_id":{message},"date":1800000000,"chat":{chat},"text":"x"}}}}}}"#
                )
            }
        };
        person.next += 1;
        person.asked = Some(Instant::now());
        self.next_update += 1;
        self.updates.push_back((update, json));
        self.news.notify_one();
    }
}

fn fits(data: &str, end: &str) -> bool {
    if end.ends_with('.') { data.contains(end) } else { data.ends_with(end) }
}

fn data_of(markup: &Value, message: i64) -> Vec<(String, i64)> {
    let rows = markup.get("inline_keyboard").and_then(Value::as_array);
    let buttons = rows.into_iter().flatten().filter_map(Value::as_array).flatten();
    buttons.filter_map(|b| Some((b.get("callback_data")?.as_str()?.to_owned(), message))).collect()
}
