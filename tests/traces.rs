//! Nothing that a person says lies anywhere in clear: a talk with the real program, then a search in everything it wrote.

#![cfg(feature = "sim")]

use std::collections::BTreeSet;
use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use beian::sim::{World, answers, pictures, serve};
use beian::upkeep::Traces;
use serde_json::{Value, json};
use tokio::net::TcpListener;

const TOKEN: &str = "7000000002:AAtraces-token_of-nobody";
const PERSON: i64 = 5;
/// How many answers are given at most; a talk that comes to its papers takes fewer.
const ANSWERS_MAX: usize = 70;
/// So many texts must have been typed, or the talk went astray and the search proves nothing.
const TYPED_MIN: usize = 10;
/// A question that stays open this long was answered wrongly.
const PATIENCE: Duration = Duration::from_secs(10);
/// Buttons that lead on, the first that is there is tapped. Any other open question takes its first button.
const WAY: [&str; 11] = [
    "I agree",
    "I am just starting",
    "Alibaba, mainland China",
    "Myself, as a person",
    "No, never",
    "Zhejiang (浙江)",
    "All true",
    "Yes",
    "Same as Address on certificate",
    "Just: Simplified Chinese (中文简体)",
    "None of these",
];
/// The bot is done with an answer when it has said nothing for so long.
const QUIET: Duration = Duration::from_millis(400);

struct Talk {
    address: SocketAddr,
    http: reqwest::Client,
}

impl Talk {
    async fn start() -> Talk {
        let world = World::new(None);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(serve(listener, world, std::future::pending()));
        Talk { address, http: reqwest::Client::builder().no_proxy().build().expect("a client") }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/_sim/{path}", self.address)
    }

    async fn post(&self, path: &str, body: Value) {
        let answer = self.http.post(self.url(path)).json(&body).send().await.expect("answers");
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap_or_default());
    }

    /// The whole chat, oldest first.
    async fn seen(&self) -> Vec<Value> {
        let url = self.url(&format!("people/{PERSON}/transcript?limit=500"));
        let seen: Value = self.http.get(url).send().await.expect("answers").json().await.expect("JSON");
        seen.as_array().expect("a list").clone()
    }

    /// What the bot has said, oldest first.
    async fn heard(&self) -> Vec<Value> {
        self.seen().await.into_iter().filter(|m| m["from"] == json!("bot")).collect()
    }

    /// Waits until the bot has said something new and then nothing for a moment; false if it says nothing.
    async fn settled(&self, before: &[Value]) -> bool {
        let mut changes = self.http.get(self.url("events")).send().await.expect("answers");
        let new = until(async {
            while self.heard().await == before {
                changes.chunk().await.expect("the world lives");
            }
        });
        if !new.await {
            return false;
        }
        while tokio::time::timeout(QUIET, changes.chunk()).await.is_ok() {}
        true
    }

    /// Answers the open question; what was typed, if it was typed.
    async fn answer(&self, heard: &[Value], tried: &mut BTreeSet<String>) -> Option<String> {
        let open = heard.iter().rev().find(|m| m["buttons"].as_array().is_some_and(|rows| !rows.is_empty()))?;
        let words = open["text"].as_str().unwrap_or_default();
        let sample = answers::answers(words);
        let fresh = sample.answers.iter().find(|a| a.good && tried.insert(format!("{words} {}", a.text)));
        if let Some(answer) = fresh {
            self.post(&format!("people/{PERSON}/text"), json!({ "text": answer.text })).await;
            return Some(answer.text.clone());
        }
        let picture = pictures::list().iter().find(|p| p.good && sample.kinds.iter().any(|kind| *kind == p.kind.id()));
        if let Some(picture) = picture.filter(|p| tried.insert(format!("{words} {}", p.id))) {
            let part =
                reqwest::multipart::Part::bytes(pictures::draw(picture.id).expect("draws")).file_name("card.jpg");
            let form = reqwest::multipart::Form::new().part("file", part);
            let url = self.url(&format!("people/{PERSON}/document"));
            assert!(self.http.post(url).multipart(form).send().await.expect("answers").status().is_success());
            return None;
        }
        let rows = open["buttons"].as_array().into_iter().flatten();
        let buttons: Vec<&Value> = rows.flat_map(|row| row.as_array().into_iter().flatten()).collect();
        let named =
            |way: &&&str| buttons.iter().find(|b| b["text"].as_str().is_some_and(|t| t.contains(**way))).copied();
        let button = WAY.iter().find_map(|way| named(&way)).or_else(|| buttons.first().copied())?;
        let tap = json!({ "message_id": open["message_id"], "data": button["data"] });
        self.post(&format!("people/{PERSON}/tap"), tap).await;
        None
    }
}

async fn until(what: impl Future<Output = ()>) -> bool {
    tokio::time::timeout(PATIENCE, what).await.is_ok()
}

fn beian(folder: &Path, server: Option<SocketAddr>, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_beian"));
    command.args(args).env_clear().env("BEIAN_DATA", folder.join("data")).current_dir(folder);
    if let Some(server) = server {
        let server = format!("http://{server}");
        command.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", &server).env("BEIAN_CLOCK_URL", &server);
        command.env("BEIAN_SEND_PER_SECOND", "0").env("BEIAN_SEND_PER_CHAT_PER_SECOND", "0");
        command.env("BEIAN_LOG", "trace,hyper_util=info,reqwest=info,mio=info").env("BEIAN_LANGUAGE", "en");
    }
    command
}

/// Runs a command off the threads on which the pretended Telegram answers.
async fn output(mut command: Command) -> Output {
    tokio::task::spawn_blocking(move || command.output().expect("runs")).await.expect("no panic")
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_was_said_lies_anywhere_in_clear() {
    let folder = tempfile::tempdir().expect("a folder");
    let (talk, home) = (Talk::start().await, folder.path());
    let log = std::fs::File::create(home.join("log")).expect("makes");
    let mut bot = beian(home, Some(talk.address), &["run"]).stderr(log).stdout(Stdio::null()).spawn().expect("starts");
    talk.post(&format!("people/{PERSON}/text"), json!({ "text": "/start" })).await;
    assert!(talk.settled(&[]).await, "it greets");
    let (mut typed, mut tried) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..ANSWERS_MAX {
        let heard = talk.heard().await;
        typed.extend(talk.answer(&heard, &mut tried).await);
        if !talk.settled(&heard).await {
            break;
        }
    }
    assert!(typed.len() >= TYPED_MIN, "{} answers, then: {:?}", typed.len(), talk.heard().await.last());

    let running = output(beian(home, None, &["backup", "backup"])).await;
    assert!(running.status.success(), "{running:?}");
    let verified = output(beian(home, None, &["verify"])).await;
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    bot.kill().expect("kills");
    bot.wait().expect("ends");
    let after = output(beian(home, None, &["verify"])).await;
    assert!(after.status.success(), "{}", String::from_utf8_lossy(&after.stdout));
    let compacted = output(beian(home, None, &["compact"])).await;
    assert!(compacted.status.success(), "{compacted:?}");
    let restored = output(beian(home, None, &["restore", "backup", "--data", "other"])).await;
    assert!(!restored.status.success(), "the key of `other` is not there: {restored:?}");
    std::fs::copy(home.join("data.key"), home.join("other.key")).expect("copies");
    let restored = output(beian(home, None, &["restore", "backup", "--data", "other"])).await;
    assert!(restored.status.success(), "{restored:?}");
    let said = [running, verified, after, compacted, restored].map(|said| [said.stdout, said.stderr].concat());
    std::fs::write(home.join("said"), said.concat()).expect("writes");

    let traces = Traces::of(typed.iter().map(String::as_str));
    assert!(traces.texts() >= TYPED_MIN - 2, "{} of {}", traces.texts(), typed.len());
    let found = traces.below(home).expect("reads");
    assert!(found.is_empty(), "{found:?}");
    // The search finds what is there: the same folder with what the person saw.
    std::fs::write(home.join("transcript"), json!(talk.seen().await).to_string()).expect("writes");
    let found: BTreeSet<usize> = traces.below(home).expect("reads").into_iter().map(|trace| trace.text).collect();
    assert_eq!(found.len(), traces.texts(), "everything that was typed stands in the chat");
}
