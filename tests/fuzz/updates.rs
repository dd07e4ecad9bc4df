//! Updates as Telegram could send them, and as it never would, through the real inbox, engine and dialogue.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use beian::clock::Clock;
use beian::clock::activity::Activity;
use beian::dialogue::event::{Event, Inspected};
use beian::dialogue::state::World;
use beian::dialogue::{ButtonAct, Effect, Happening, Key, Show, Stepped, Time};
use beian::engine::{self, Engine, Fate, Mind, Order, Report};
use beian::photo::{Facts, Format};
use beian::rulebook::{Rules, Settings};
use beian::sim::answers;
use beian::store::stored::outbox::{MessageMark, SlotState};
use beian::store::{MemoryStore, Records};
use beian::telegram::inbox::{Myself, happening};
use beian::text::{CAPTION_CHARS_MAX, Fault, Lang, Reader, Speech, TEXT_CHARS_MAX, html};
use beian::vault::{FilingKeys, SealKey, Vault};
use chrono::DateTime;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::chance::Chance;
use super::{Told, cases, mutation};

const PEOPLE: [i64; 3] = [1_001, 1_002, 2_001];
const DESK: i64 = -1_000_000_000_077;
/// So many updates make one life of a bot.
const LIFE: u64 = 250;

/// The dialogue, watched: a panic is noted before the engine catches it.
struct Watched(Rules, Arc<AtomicBool>);

impl Watched {
    fn watch<T>(&self, work: impl FnOnce() -> T) -> T {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
            self.1.store(true, Ordering::SeqCst);
            resume_unwind(panic)
        })
    }
}

impl Mind for Watched {
    fn needs(&self, event: &Event, world: &World) -> Vec<Key> {
        self.watch(|| Mind::needs(&self.0, event, world))
    }

    fn step(&self, world: &World, event: &Event, now: Time) -> Stepped {
        self.watch(|| Mind::step(&self.0, world, event, now))
    }
}

/// A bot without Telegram.
struct Bot {
    engine: Engine,
    orders: mpsc::UnboundedReceiver<Order>,
    speech: Speech,
    panicked: Arc<AtomicBool>,
    messages: i64,
    updates: i64,
    /// Buttons that were shown, with their message and chat, oldest first.
    buttons: Vec<(i64, i64, String)>,
    /// What was said last to each of the people.
    said: Vec<(i64, String)>,
}

impl Bot {
    async fn start() -> Bot {
        let speech = Speech::builtin();
        let rules = Rules::builtin(&speech, Settings { desk: Some(DESK), ..Settings::default() });
        let vault = Arc::new(Vault::new(&SealKey::from_bytes([7; 32])));
        let records = Records::open(Arc::new(MemoryStore::new()), vault, FilingKeys::memory()).await.expect("opens");
        let (send, orders) = mpsc::unbounded_channel();
        let clock = Clock::told(DateTime::from_timestamp(1_790_000_000, 0).expect("a moment"));
        let panicked = Arc::new(AtomicBool::new(false));
        let mind = Arc::new(Watched(rules, Arc::clone(&panicked)));
        let engine = engine::start(records, mind, clock, Activity::new(), send).await.expect("starts");
        Bot { engine, orders, speech, panicked, messages: 100, updates: 1, buttons: vec![], said: vec![] }
    }

    async fn event(&mut self, update: Option<i64>, event: Option<Happening>) {
        let done = self.engine.handle.submit(update, event).await.expect("runs");
        done.await.expect("commits");
        assert!(!self.panicked.load(Ordering::SeqCst), "a step panicked");
        // What follows may have consequences, too.
        while let Ok(order) = self.orders.try_recv() {
            let Order::Row(row, _busy) = order else { continue };
            let report = self.report(&row.effect);
            let report = Report { rows: vec![(row.seq, Fate::Gone)], ..report };
            self.engine.handle.report(report).await.expect("runs");
            assert!(!self.panicked.load(Ordering::SeqCst), "a step panicked");
        }
    }

    /// What Telegram would have answered.
    fn report(&mut self, effect: &Effect) -> Report {
        match effect {
            Effect::Show(show) => self.show(show),
            Effect::Fetch { filing, photo, file, .. } => {
                let taken = file.unique_id.len() % 3 != 0;
                let facts =
                    Facts { width: 1600, height: 1200, ..Facts::unmeasured(Format::Jpeg, 90_000, "00".repeat(32)) };
                let result = if taken { Ok(facts) } else { Err(Fault::new("photo_unavailable")) };
                let (filing, photo) = (filing.clone(), photo.clone());
                let event = Some(Happening::Inspected(Inspected { filing, photo, result }));
                Report { event, ..Report::default() }
            }
            Effect::Topic { filing, .. } => {
                let event = Some(Happening::TopicMade { filing: filing.clone(), thread: 7 });
                Report { event, ..Report::default() }
            }
            Effect::Retire { .. }
            | Effect::Answer { .. }
            | Effect::Delete { .. }
            | Effect::Copy { .. }
            | Effect::Leave { .. }
            | Effect::Look { .. }
            | Effect::Discard { .. } => Report::default(),
        }
    }

    fn show(&mut self, show: &Show) -> Report {
        let media = show.content.media.is_some();
        for lang in Lang::ALL {
            let reader = Reader { zone: &show.zone, now: None };
            let text = self.speech.content(&show.content, lang, reader, media);
            let length = html::visible(&text);
            let room = if media { CAPTION_CHARS_MAX } else { TEXT_CHARS_MAX };
            assert!(length <= room, "{length} characters: {:?}", show.content.lines.first().map(|l| &l.phrase.key));
            if lang == Lang::En {
                self.said.retain(|(chat, _)| *chat != show.chat);
                self.said.push((show.chat, html::plain(&text)));
            }
        }
        self.messages += 1;
        let message = self.messages;
        for button in show.content.buttons.iter().flatten() {
            if let ButtonAct::Data(data) = &button.act {
                self.buttons.push((show.chat, message, data.clone()));
            }
        }
        let mark = MessageMark { filing: show.filing.clone(), slot: show.slot.clone(), item: show.about.clone() };
        let state = SlotState { message, media: None, before: vec![] };
        let slots = show.slot.clone().map(|slot| (show.chat, slot, state)).into_iter().collect();
        Report { slots, marks: vec![(show.chat, message, Some(mark))], ..Report::default() }
    }

    /// What a person would do next who wants to get on.
    fn ordinary(&mut self, chance: &mut Chance) -> Value {
        let who = chance.pick(&PEOPLE);
        let last = self.said.iter().find(|(chat, _)| *chat == who).map(|(_, text)| text.clone());
        let good = last.map(|text| answers::answers(&text).answers).unwrap_or_default();
        if !good.is_empty() && !chance.once_in(4) {
            let answer = &good[mutation::index(good.len().min(2), chance)];
            return message(who, json!({ "text": answer.text }));
        }
        let newest: Vec<_> = self.buttons.iter().rev().filter(|(chat, ..)| *chat == who).take(9).cloned().collect();
        match newest.get(mutation::index(newest.len(), chance)) {
            Some((chat, id, data)) => tap(who, *chat, *id, data),
            None => message(who, json!({ "text": "/start" })),
        }
    }

    /// Anything: an update of some kind, changed in some places, perhaps with data of a button that was once shown.
    fn anything(&mut self, chance: &mut Chance) -> Value {
        let all = kinds(chance.pick(&PEOPLE));
        let mut update = all[mutation::index(all.len(), chance)].clone();
        if let Some((chat, id, data)) = self.buttons.get(mutation::index(self.buttons.len(), chance))
            && chance.once_in(3)
        {
            let mut data = data.clone().into_bytes();
            if chance.once_in(2) {
                mutation::damage(&mut data, chance);
            }
            update = tap(chance.pick(&PEOPLE), *chat, *id, &String::from_utf8_lossy(&data));
        }
        for _ in 0..chance.below(5) {
            mutation::change(&mut update, &all, chance);
        }
        update
    }

    async fn update(&mut self, mut update: Value, chance: &mut Chance) -> bool {
        self.updates += i64::from(!chance.once_in(20));
        if let Value::Object(fields) = &mut update {
            fields.insert("update_id".to_owned(), json!(self.updates));
        }
        let _told = Told(update.to_string());
        let me = Myself { id: 7, username: "beian_bot".to_owned() };
        let Ok(read) = serde_json::from_str(&update.to_string()) else { return false };
        let event = happening(&read, &me);
        let meant = event.is_some();
        self.event(Some(i64::from(read.id.0)), event).await;
        meant
    }
}

fn person(id: i64) -> Value {
    json!({ "id": id, "is_bot": false, "first_name": "Lin", "language_code": if id % 2 == 0 { "zh-hans" } else { "en" } })
}

fn message(who: i64, more: Value) -> Value {
    let mut message = json!({
        "message_id": 11, "date": 1_790_000_000, "from": person(who),
        "chat": { "id": who, "type": "private", "first_name": "Lin" },
    });
    if let (Some(fields), Value::Object(more)) = (message.as_object_mut(), more) {
        fields.extend(more);
    }
    json!({ "message": message })
}

fn tap(who: i64, chat: i64, id: i64, data: &str) -> Value {
    let kind = if chat < 0 { "supergroup" } else { "private" };
    let message = json!({
        "message_id": id, "date": 1_790_000_000, "text": "?", "from": { "id": 7, "is_bot": true, "first_name": "b" },
        "chat": { "id": chat, "type": kind, "title": "Desk", "first_name": "Lin" },
    });
    json!({ "callback_query": { "id": "99", "from": person(who), "chat_instance": "1", "data": data, "message": message } })
}

/// One update of each kind that the bot may meet.
fn kinds(who: i64) -> Vec<Value> {
    let file = |id: &str| json!({ "file_id": id, "file_unique_id": format!("u{id}"), "file_size": 90_000 });
    let photo = |w: u32| {
        let mut size = file(&format!("p{w}"));
        size["width"] = json!(w);
        size["height"] = json!(w);
        size
    };
    let desk = json!({ "id": DESK, "type": "supergroup", "title": "Desk", "is_forum": true });
    let mut all = vec![
        json!({ "text": "hello" }),
        json!({ "text": "/start" }),
        json!({ "text": "/status" }),
        json!({ "text": "/change" }),
        json!({ "text": "/forget" }),
        json!({ "text": "/export" }),
        json!({ "text": "/check" }),
        json!({ "text": "/new" }),
        json!({ "text": "/back" }),
        json!({ "photo": [photo(90), photo(1280)], "caption": "front" }),
        json!({ "document": file("d"), "media_group_id": "5" }),
        json!({ "contact": { "phone_number": "+8613800000001", "first_name": "Lin", "user_id": who } }),
        json!({ "location": { "latitude": 30.2, "longitude": 120.1 } }),
        json!({ "text": "late", "reply_to_message": message(who, json!({ "text": "x" }))["message"] }),
        json!({ "text": "away", "forward_origin": { "type": "hidden_user", "sender_user_name": "x", "date": 1 } }),
        json!({ "text": "topic", "chat": desk, "message_thread_id": 7, "is_topic_message": true }),
        json!({ "chat": desk, "migrate_to_chat_id": -1_000_000_000_078i64 }),
        json!({ "dice": { "emoji": "🎲", "value": 3 } }),
        json!({ "something_new": { "x": 1 } }),
    ]
    .into_iter()
    .map(|fields| message(who, fields))
    .collect::<Vec<_>>();
    let edited = message(who, json!({ "text": "13800000001", "edit_date": 1_790_000_100 }))["message"].clone();
    let member = |status: &str| json!({ "user": { "id": 7, "is_bot": true, "first_name": "b" }, "status": status, "until_date": 0 });
    all.push(json!({ "edited_message": edited }));
    all.push(tap(who, who, 101, "1..0.agree.keep"));
    all.push(json!({ "my_chat_member": {
        "chat": { "id": who, "type": "private", "first_name": "Lin" }, "from": person(who), "date": 1_790_000_000,
        "old_chat_member": member("member"), "new_chat_member": member("kicked") } }));
    all.push(json!({ "channel_post": { "message_id": 1, "date": 1, "chat": { "id": -5, "type": "channel", "title": "c" } } }));
    all
}

#[tokio::test]
async fn odd_updates_harm_nothing() {
    let (mut bot, mut meant) = (Bot::start().await, 0u64);
    for (case, mut chance) in cases(3_000) {
        if case % LIFE == 0 {
            bot = Bot::start().await;
        }
        let update = if chance.once_in(2) { bot.ordinary(&mut chance) } else { bot.anything(&mut chance) };
        meant += u64::from(bot.update(update, &mut chance).await);
    }
    assert!(meant > 500, "hardly an update was read: {meant}");
}
