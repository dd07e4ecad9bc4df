//! Everything there is in a pretended world: people, chats, messages, callbacks, commands. Plain data; time is told, not read.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use super::clock::ClockState;
use super::faults::{Fault, Log};
use super::files::Files;
use super::inbox::{Inbox, Lane};
use super::message::{Author, Content, Message};
pub use super::model::{Bot, Callback, Chat, ChatKind, Person, Standing, Topic};
use super::webhook::Webhook;

/// How many changes are remembered for pages that ask what has changed.
const CHANGES_MAX: usize = 2_000;
/// How long `sendChatAction` shows, in milliseconds of real time.
const TYPING_MS: i64 = 5_000;
/// How many taps are remembered.
const CALLBACKS_MAX: usize = 5_000;

/// The whole world.
pub struct State {
    /// Turned time of this call, milliseconds since 1970.
    pub now_ms: i64,
    /// Real time of this call, milliseconds since 1970.
    pub real_ms: i64,
    /// Grows with every visible change.
    pub rev: u64,
    /// The only token let in.
    pub fixed_token: Option<String>,
    /// Known from the first call on, or from the fixed token.
    pub bot: Option<Bot>,
    /// By id.
    pub people: BTreeMap<i64, Person>,
    /// By id; private chats too.
    pub chats: BTreeMap<i64, Chat>,
    /// Every file that passed.
    pub files: Files,
    /// Updates on their way to the bot.
    pub inbox: Inbox,
    /// Where updates are pushed, if anywhere.
    pub webhook: Option<Webhook>,
    /// Real time of the last `setWebhook`, milliseconds.
    pub webhook_set_ms: Option<i64>,
    /// By callback id.
    pub callbacks: BTreeMap<String, Callback>,
    /// By scope (canonical JSON) and language.
    pub commands: BTreeMap<(String, String), Vec<Value>>,
    /// Descriptions and names by field and language.
    pub profile: BTreeMap<(&'static str, String), String>,
    /// Faults ordered and not yet used up.
    pub faults: Vec<Fault>,
    /// Calls made.
    pub log: Log,
    /// Offset, follower.
    pub clock: ClockState,
    /// Real time of the last thing that gave the bot work or that it did, milliseconds.
    pub stirred_ms: i64,
    changes: VecDeque<(u64, i64)>,
    typing: BTreeMap<i64, i64>,
    counter: i64,
}

impl State {
    /// An empty world, perhaps with a fixed token.
    pub fn new(fixed_token: Option<String>) -> Self {
        let mut state = Self {
            now_ms: 0,
            real_ms: 0,
            rev: 0,
            fixed_token: None,
            bot: None,
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            files: Files::default(),
            inbox: Inbox::default(),
            webhook: None,
            webhook_set_ms: None,
            callbacks: BTreeMap::new(),
            commands: BTreeMap::new(),
            profile: BTreeMap::new(),
            faults: Vec::new(),
            log: Log::default(),
            clock: ClockState::default(),
            stirred_ms: 0,
            changes: VecDeque::new(),
            typing: BTreeMap::new(),
            counter: 0,
        };
        if let Some(id) = fixed_token.as_deref().and_then(bot_id_of) {
            state.meet_bot(id);
        }
        state.fixed_token = fixed_token;
        state
    }

    /// Turned time in whole seconds, as Telegram dates are.
    pub fn now_s(&self) -> i64 {
        self.now_ms.div_euclid(1000)
    }

    /// A number that was not given before in this world.
    pub fn next_number(&mut self) -> i64 {
        self.counter += 1;
        self.counter
    }

    /// Notes which bot is calling. What was queued before anybody knew it is addressed to it now.
    pub fn meet_bot(&mut self, id: i64) {
        if self.bot.as_ref().is_some_and(|bot| bot.id == id) {
            return;
        }
        let unknown = self.bot.is_none();
        self.bot = Some(Bot { id, username: format!("sim{id}_bot"), first_name: "Bot".to_owned() });
        if unknown {
            self.inbox.address(&self.bot_user());
        }
    }

    /// The bot as a `User` object.
    pub fn bot_user(&self) -> Value {
        match &self.bot {
            Some(bot) => json!({
                "id": bot.id, "is_bot": true, "first_name": bot.first_name, "username": bot.username,
            }),
            None => json!({"id": 1, "is_bot": true, "first_name": "Bot", "username": "sim_bot"}),
        }
    }

    /// The person of this id, made on the fly if nobody has it.
    pub fn person(&mut self, id: i64) -> &mut Person {
        self.people.entry(id).or_insert_with(|| Person {
            id,
            first_name: format!("Person {id}"),
            username: None,
            language_code: "en".to_owned(),
            blocked: false,
            started: false,
        })
    }

    /// A person as a `User` object; an unknown id gives a bare one.
    pub fn user(&self, id: i64) -> Value {
        let Some(person) = self.people.get(&id) else {
            return json!({"id": id, "is_bot": false, "first_name": format!("Person {id}")});
        };
        let mut user = json!({
            "id": id, "is_bot": false, "first_name": person.first_name,
            "language_code": person.language_code,
        });
        if let Some(username) = &person.username {
            user["username"] = json!(username);
        }
        user
    }

    /// The chat of this id; a private one is made on the fly for a known person.
    pub fn chat(&mut self, id: i64) -> Option<&mut Chat> {
        if id > 0 && self.people.contains_key(&id) {
            self.chats.entry(id).or_insert_with(|| Chat::new(id, ChatKind::Private));
        }
        self.chats.get_mut(&id)
    }

    /// A `Chat` object as it stands inside messages.
    pub fn chat_value(&self, id: i64) -> Value {
        if let Some(person) = self.people.get(&id) {
            let mut chat = json!({"id": id, "type": "private", "first_name": person.first_name});
            if let Some(username) = &person.username {
                chat["username"] = json!(username);
            }
            return chat;
        }
        let Some(chat) = self.chats.get(&id) else {
            return json!({"id": id, "type": "private", "first_name": ""});
        };
        let mut value = json!({"id": id, "type": chat.kind.word(), "title": chat.title});
        if chat.forum {
            value["is_forum"] = json!(true);
        }
        value
    }

    /// A message that exists and was not deleted.
    pub fn message(&self, chat: i64, id: i64) -> Option<&Message> {
        let found = self.chats.get(&chat)?.messages.get(&id)?;
        (!found.deleted).then_some(found)
    }

    /// As [`State::message`], to be changed; the chat is marked as changed.
    pub fn message_mut(&mut self, chat: i64, id: i64) -> Option<&mut Message> {
        self.message(chat, id)?;
        self.touch(chat);
        self.chats.get_mut(&chat)?.messages.get_mut(&id)
    }

    /// Puts a message into its chat: gives it an id and a date, and ends the typing. Returns the id.
    pub fn post(&mut self, mut message: Message) -> i64 {
        let chat_id = message.chat;
        message.date = self.now_s();
        if message.author == Author::Bot {
            self.typing.remove(&chat_id);
        }
        self.touch(chat_id);
        let kind = match chat_id {
            1.. => ChatKind::Private,
            ..1 => ChatKind::Group,
        };
        let chat = self.chats.entry(chat_id).or_insert_with(|| Chat::new(chat_id, kind));
        chat.add(message)
    }

    /// Takes a message out of everybody's sight.
    pub fn forget(&mut self, chat: i64, id: i64) {
        if let Some(message) = self.message_mut(chat, id) {
            message.deleted = true;
        }
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.pinned.retain(|pinned| *pinned != id);
        }
    }

    /// Marks a chat as changed, for pages that watch.
    pub fn touch(&mut self, chat: i64) {
        self.rev += 1;
        self.changes.push_back((self.rev, chat));
        if self.changes.len() > CHANGES_MAX {
            self.changes.pop_front();
        }
    }

    /// Marks something as changed that belongs to no chat.
    pub fn touch_all(&mut self) {
        self.rev += 1;
    }

    /// The chats that changed after this number.
    pub fn changed_since(&self, rev: u64) -> BTreeSet<i64> {
        let newer = self.changes.iter().rev().take_while(|(at, _)| *at > rev);
        newer.map(|(_, chat)| *chat).collect()
    }

    /// Shows that the bot is busy in this chat, for five seconds or until its next message.
    pub fn type_in(&mut self, chat: i64) {
        self.typing.insert(chat, self.real_ms + TYPING_MS);
        self.touch_all();
    }

    /// The chats in which the bot is busy now, and the real time when the next of them ends.
    pub fn typing(&self) -> (Vec<i64>, Option<i64>) {
        let live = || self.typing.iter().filter(|(_, until)| **until > self.real_ms);
        let chats = live().map(|(chat, _)| *chat).collect();
        (chats, live().map(|(_, until)| *until).min())
    }

    /// Notes a tap and gives its callback id.
    pub fn tap(&mut self, person: i64, chat: i64, message: i64) -> String {
        let id = format!("{}", 4_380_000_000_000_000_i64 + self.next_number());
        let callback = Callback {
            person,
            chat,
            message,
            at_ms: self.now_ms,
            answered: false,
            text: None,
            alert: false,
            url: None,
        };
        self.callbacks.insert(id.clone(), callback);
        while self.callbacks.len() > CALLBACKS_MAX {
            self.callbacks.pop_first();
        }
        id
    }

    /// Notes that something is going on between the bot and its people.
    pub fn stir(&mut self) {
        self.stirred_ms = self.real_ms;
    }

    /// Queues an update of one field for the bot.
    pub fn update(&mut self, kind: &str, lane: Lane, body: Value, date_s: i64) {
        let mut fields = Map::new();
        fields.insert(kind.to_owned(), body);
        self.stir();
        self.inbox.push(kind, lane, fields, date_s * 1000, self.now_ms);
    }

    /// Queues a message of a chat as an update, unless the bot does not get to see it.
    pub fn update_with_message(&mut self, kind: &str, chat: i64, id: i64) {
        let Some(message) = self.message(chat, id).filter(|message| self.bot_sees(message)) else {
            return;
        };
        let body = message.to_api(self);
        let date = message.edit_date.unwrap_or(message.date);
        self.update(kind, Lane::Chat(chat), body, date);
    }

    /// In private chats and as administrator the bot sees all; as a member (privacy mode) commands, answers to it,
    /// mentions of it and what happens.
    fn bot_sees(&self, message: &Message) -> bool {
        let Some(chat) = self.chats.get(&message.chat) else {
            return false;
        };
        match chat.bot {
            Standing::Administrator => true,
            Standing::Left | Standing::Kicked => false,
            Standing::Member => {
                let answered = message.reply_to.and_then(|id| self.message(message.chat, id));
                let name = self.bot.as_ref().map(|bot| format!("@{}", bot.username));
                let text = message.content.rich().map(|rich| rich.text.as_str()).unwrap_or_default();
                chat.kind == ChatKind::Private
                    || matches!(message.content, Content::Service { .. })
                    || text.starts_with('/')
                    || name.is_some_and(|name| text.contains(&name))
                    || answered.is_some_and(|m| m.author == Author::Bot)
            }
        }
    }
}

/// The number of a well-formed token, `123456:letters`.
pub fn bot_id_of(token: &str) -> Option<i64> {
    let (number, secret) = token.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let well_formed = token.len() <= 80
        && !number.starts_with('0')
        && number.bytes().all(|b| b.is_ascii_digit())
        && !secret.is_empty()
        && secret.chars().all(plain);
    if well_formed { number.parse().ok() } else { None }
}
