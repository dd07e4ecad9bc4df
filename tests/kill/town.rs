//! The pretended Telegram as the crowd meets it: what is said, tapped, sent and seen.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use beian::dialogue::Press;
use beian::sim::{World, answers, pictures, serve};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::Instant;

/// The reviewers' group and who sits there.
pub(crate) const DESK: i64 = -1_000_000_000_077;
pub(crate) const REVIEWER: i64 = 77;
/// So many messages of a chat are looked at.
const SEEN: u32 = 12;
/// Calls that send something.
const SENDING: [&str; 5] = ["sendmessage", "senddocument", "sendphoto", "sendmediagroup", "copymessage"];
/// How often it is looked what the bot has done, and how many times at most.
pub(crate) const LOOK: Duration = Duration::from_millis(20);
const LOOKS_MAX: u32 = 1_000;

#[derive(Clone)]
pub(crate) struct Town {
    pub(crate) address: SocketAddr,
    http: reqwest::Client,
    /// By chat, how often something changed there.
    changed: watch::Receiver<BTreeMap<i64, u64>>,
    /// The last call that was noted, and how many sends were cut off.
    noted: Arc<(AtomicU64, AtomicU64)>,
    /// How often the bot was killed.
    pub(crate) kills: Arc<AtomicU64>,
}

/// The newest message of the bot that has buttons.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Open {
    pub(crate) message: i64,
    pub(crate) text: String,
    pub(crate) presses: Vec<(Press, String)>,
    /// What it is about: an item, or which page.
    pub(crate) key: String,
}

impl Open {
    fn of(line: &Value) -> Option<Open> {
        let rows = line["buttons"].as_array()?;
        let buttons = rows.iter().flat_map(|row| row.as_array().into_iter().flatten());
        let data = buttons.filter_map(|button| button["data"].as_str());
        let presses: Vec<(Press, String)> = data.filter_map(|d| Some((Press::read(d)?, d.to_owned()))).collect();
        if presses.is_empty() {
            return None;
        }
        let text = line["text"].as_str().unwrap_or_default().to_owned();
        let has = |verb: &str| presses.iter().find(|(press, _)| press.act.verb == verb);
        let first = text.lines().next().unwrap_or_default();
        let key = if let Some((press, _)) = has("agree") {
            format!("agree {}", press.act.arg)
        } else if has("gate").is_some() && has("o").is_none() {
            format!("gate {first}")
        } else {
            answers::answers(&text).item.unwrap_or_else(|| format!("page {first}"))
        };
        Some(Open { message: line["message_id"].as_i64()?, text, presses, key })
    }

    /// A button by verb, and by argument if one is given.
    pub(crate) fn button(&self, verb: &str, arg: Option<&str>) -> Option<&(Press, String)> {
        self.presses.iter().find(|(p, _)| p.act.verb == verb && arg.is_none_or(|arg| p.act.arg == arg))
    }
}

impl Town {
    pub(crate) async fn build() -> Town {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(serve(listener, World::new(None), std::future::pending()));
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let (tell, changed) = watch::channel(BTreeMap::new());
        let town = Town { address, http, changed, noted: Arc::default(), kills: Arc::default() };
        let events = town.http.get(town.url("events")).send().await.expect("answers");
        tokio::spawn(listen(events, tell));
        let group = json!({ "id": DESK, "title": "Desk", "forum": true, "members": [REVIEWER] });
        town.post("groups", group).await;
        town
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/_sim/{path}", self.address)
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.http.get(self.url(path)).send().await.expect("answers").json().await.expect("JSON")
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self.http.post(self.url(path)).json(&body).send().await.expect("answers");
        let good = answer.status().is_success();
        let body: Value = answer.json().await.unwrap_or_default();
        assert!(good, "{path}: {body}");
        body
    }

    /// Telegram behaves again.
    pub(crate) async fn calm(&self) {
        self.http.delete(self.url("faults")).send().await.expect("answers");
    }

    pub(crate) async fn say(&self, person: i64, text: &str) {
        self.post(&format!("people/{person}/text"), json!({ "text": text })).await;
    }

    pub(crate) async fn tap(&self, person: i64, chat: i64, message: i64, data: &str) {
        let tap = json!({ "message_id": message, "data": data, "chat_id": chat });
        self.post(&format!("people/{person}/tap"), tap).await;
    }

    /// A sample picture as a file.
    pub(crate) async fn send(&self, person: i64, picture: &'static str) {
        self.files(person, "document", &[picture]).await;
    }

    /// Several as an album.
    pub(crate) async fn album(&self, person: i64, pictures: &[&'static str]) {
        self.files(person, "album", pictures).await;
    }

    async fn files(&self, person: i64, how: &str, names: &[&'static str]) {
        let mut form = reqwest::multipart::Form::new().text("as", "document");
        for &name in names {
            let bytes = tokio::task::spawn_blocking(move || pictures::draw(name).expect("draws")).await;
            let part = reqwest::multipart::Part::bytes(bytes.expect("no panic")).file_name("card.jpg");
            form = form.part("file", part);
        }
        let sent = self.http.post(self.url(&format!("people/{person}/{how}"))).multipart(form).send().await;
        assert!(sent.expect("answers").status().is_success());
    }

    /// A chat as a person sees it, oldest first; the newest messages only, or all.
    pub(crate) async fn seen(&self, person: i64, chat: i64, all: bool) -> Vec<Value> {
        let limit = if all { String::new() } else { format!("&limit={SEEN}") };
        let seen = self.get(&format!("people/{person}/transcript?chat_id={chat}{limit}")).await;
        seen.as_array().cloned().unwrap_or_default()
    }

    /// What the bot asks last in a private chat, if its last message asks anything. Buttons of a copy that was sent
    /// before a kill stay where they are: the bot never heard of that message.
    pub(crate) async fn open(&self, person: i64) -> Option<Open> {
        let seen = self.seen(person, person, false).await;
        seen.iter().rev().find(|line| line["from"] == "bot").and_then(Open::of)
    }

    /// The number of the bot's last call. What was sent and not answered is counted on the way.
    pub(crate) async fn calls(&self) -> u64 {
        let known = self.noted.0.load(Ordering::Relaxed);
        let calls = self.get(&format!("log?since={known}")).await;
        let calls = calls.as_array().map(Vec::as_slice).unwrap_or_default();
        let last = calls.last().and_then(|call| call["n"].as_u64()).unwrap_or(known);
        if self.noted.0.fetch_max(last, Ordering::Relaxed) == known {
            let cut = calls.iter().filter(|call| is_cut(call)).count();
            self.noted.1.fetch_add(u64::try_from(cut).expect("small"), Ordering::Relaxed);
        }
        last
    }

    /// Sends so far of which the bot could not know whether they arrived.
    pub(crate) async fn unknown(&self) -> u64 {
        self.calls().await;
        self.noted.1.load(Ordering::Relaxed)
    }

    /// Waits until the bot has made so many calls since; no longer than `patience`, and not while it makes none for `idle`.
    pub(crate) async fn busy(&self, since: u64, calls: u64, idle: Duration, patience: Duration) {
        let (mut look, end) = (tokio::time::interval(LOOK), Instant::now() + patience);
        let (mut last, mut heard) = (since, Instant::now());
        while last < since + calls && Instant::now() < end && heard.elapsed() < idle {
            look.tick().await;
            let now = self.calls().await;
            if now > last {
                (last, heard) = (now, Instant::now());
            }
        }
    }

    /// Waits until the bot has called this method since; false if it does not.
    pub(crate) async fn called(&self, method: &str, since: u64) -> bool {
        let same = |call: &Value| call["method"].as_str().is_some_and(|name| name.eq_ignore_ascii_case(method));
        let mut look = tokio::time::interval(LOOK);
        for _ in 0..LOOKS_MAX {
            if self.get(&format!("log?since={since}")).await.as_array().is_some_and(|all| all.iter().any(same)) {
                return true;
            }
            look.tick().await;
        }
        false
    }

    /// The newest messages of a private chat in a few words each: what a finding is understood by.
    pub(crate) async fn short(&self, person: i64) -> String {
        let seen = self.seen(person, person, false).await;
        let line = |one: &Value| {
            let words: String = one["text"].as_str().unwrap_or_default().chars().take(60).collect();
            let open = Open::of(one).map_or("-".to_owned(), |open| open.key);
            format!("{} {} [{open}] {}", one["message_id"], one["from"], words.replace('\n', " | "))
        };
        seen.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// How often a chat has changed by now.
    pub(crate) fn version(&self, chat: i64) -> u64 {
        self.changed.borrow().get(&chat).copied().unwrap_or_default()
    }

    /// Waits until it has changed since; false if it does not.
    pub(crate) async fn changes(&self, chat: i64, since: u64, patience: Duration) -> bool {
        let mut changed = self.changed.clone();
        let newer = changed.wait_for(|all| all.get(&chat).copied().unwrap_or_default() != since);
        tokio::time::timeout(patience, newer).await.is_ok()
    }
}

/// A call that sends something and failed, perhaps after all was done.
fn is_cut(call: &Value) -> bool {
    let method = call["method"].as_str().unwrap_or_default().to_lowercase();
    SENDING.contains(&method.as_str()) && call["ok"] == json!(false)
}

/// Notes which chats change.
async fn listen(mut events: reqwest::Response, tell: watch::Sender<BTreeMap<i64, u64>>) {
    let mut text = Vec::new();
    while let Ok(Some(chunk)) = events.chunk().await {
        text.extend_from_slice(&chunk);
        while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = text.drain(..=end).collect();
            let event = line.strip_prefix(b"data: ").and_then(|data| serde_json::from_slice::<Value>(data).ok());
            let Some(event) = event else { continue };
            let chats: Vec<i64> = event["chats"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
            tell.send_modify(|all| chats.into_iter().for_each(|chat| *all.entry(chat).or_default() += 1));
        }
    }
}
