//! The real program as whoever runs it sees it: how it ends, what it says then, and rules that change while it runs.
#![cfg(feature = "sim")]

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use beian::config::Place;
use beian::sim::{World, serve};
use beian::store::stored::keys;
use beian::store::{Batch, SledStore, Store};
use beian::upkeep::Kept;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

const TOKEN: &str = "7000000001:AAtest-token_of-nobody";
/// Who runs the bot.
const OPERATOR: i64 = 99;
/// A test that waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(90);

/// A pretended Telegram and a folder for the data.
struct House {
    world: World,
    server: String,
    folder: TempDir,
    http: reqwest::Client,
}

impl House {
    async fn open() -> House {
        let world = World::new(Some(TOKEN.to_owned()));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let server = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(serve(listener, world.clone(), std::future::pending()));
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        House { world, server, folder: tempfile::tempdir().expect("a folder"), http }
    }

    fn place(&self) -> Place {
        let at = |name: &str| self.folder.path().join(name);
        Place { data: at("data"), master_key: None, key_file: at("data.key") }
    }

    /// The program with these settings over the usual ones, started by `with` if it is given.
    fn start(&self, settings: &[(&str, &str)], with: Option<&str>) -> Child {
        let program = env!("CARGO_BIN_EXE_beian");
        let mut command = match with {
            Some(shell) => {
                let mut command = Command::new("sh");
                command.args(["-c", shell, program]);
                command
            }
            None => Command::new(program),
        };
        command.arg("run").env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let place = self.place();
        command.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", &self.server).env("BEIAN_DATA", &place.data);
        command.env("BEIAN_OPERATOR_CHAT", OPERATOR.to_string()).env("BEIAN_LANGUAGE", "en");
        command.env("BEIAN_SEND_PER_SECOND", "0").env("BEIAN_SEND_PER_CHAT_PER_SECOND", "0");
        command.envs(settings.iter().copied());
        // Into a file: a pipe that nobody reads would hold it up.
        let said = std::fs::File::create(self.folder.path().join("said")).expect("makes");
        command.stderr(said).stdin(Stdio::null()).kill_on_drop(true).spawn().expect("starts")
    }

    async fn post(&self, path: &str, body: Value) {
        let url = format!("{}/_sim/{path}", self.server);
        let answer = self.http.post(url).json(&body).send().await.expect("answers");
        assert!(answer.status().is_success(), "{path}: {}", answer.text().await.unwrap_or_default());
    }

    async fn say(&self, person: i64, text: &str) {
        self.post(&format!("people/{person}/text"), json!({ "text": text })).await;
    }

    /// What the bot has said to a person.
    async fn heard(&self, person: i64) -> Vec<String> {
        let url = format!("{}/_sim/people/{person}/transcript?limit=500", self.server);
        let seen: Value = self.http.get(url).send().await.expect("answers").json().await.expect("JSON");
        let of_bot = seen.as_array().expect("a list").iter().filter(|m| m["from"] == json!("bot"));
        of_bot.map(|m| m["text"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Waits until a person has heard this.
    async fn until_heard(&self, person: i64, part: &str) {
        let mut changes = self.world.watch_changes();
        let wait = async {
            loop {
                changes.borrow_and_update();
                if self.heard(person).await.iter().any(|text| text.contains(part)) {
                    return;
                }
                let _ = tokio::time::timeout(Duration::from_millis(200), changes.changed()).await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, wait).await;
        assert!(waited.is_ok(), "{person} never heard {part:?}: {:?}", self.heard(person).await);
    }

    /// Starts it and waits for its end: exit code, and what it said last.
    async fn ended(&self, settings: &[(&str, &str)]) -> (i32, String) {
        let mut bot = self.start(settings, None);
        let (code, said) = self.end_of(&mut bot).await;
        (code, said.lines().next_back().unwrap_or_default().to_owned())
    }

    /// Its exit code, and all that it has said.
    async fn end_of(&self, bot: &mut Child) -> (i32, String) {
        let status = tokio::time::timeout(PATIENCE, bot.wait()).await.expect("it ends in time").expect("ends");
        let said = std::fs::read_to_string(self.folder.path().join("said")).expect("reads");
        (status.code().expect("a code"), said)
    }
}

async fn signal(bot: &Child, name: &str) {
    let id = bot.id().expect("it runs").to_string();
    assert!(Command::new("kill").args([name, &id]).status().await.expect("starts").success());
}

/// A bot that has run once, and was stopped.
async fn furnished() -> House {
    let house = House::open().await;
    let mut bot = house.start(&[], None);
    house.say(OPERATOR, "/start").await;
    house.until_heard(OPERATOR, "filing").await;
    signal(&bot, "-TERM").await;
    let (code, said) = house.end_of(&mut bot).await;
    assert_eq!(code, 0, "{said}");
    house
}

#[tokio::test]
async fn every_end_has_its_code_and_its_word() {
    let house = furnished().await;
    let check = async |settings: &[(&str, &str)], code: i32, word: &str| {
        let (status, said) = house.ended(settings).await;
        assert_eq!(status, code, "{said}");
        assert!(said.contains(word), "{said}");
    };
    check(&[("BEIAN_TIME_ZONE", "Mars")], 2, "BEIAN_TIME_ZONE").await;
    check(&[("TELOXIDE_TOKEN", "7000000001:AAother-token_of-nobody")], 7, "refuses the token").await;
    let other = "00".repeat(32);
    check(&[("BEIAN_MASTER_KEY", &other)], 5, "does not belong").await;
    check(&[("BEIAN_DATA", "/dev/null/data"), ("BEIAN_MASTER_KEY", &other)], 4, "the disk refused").await;
    let set = format!("{}/bot{TOKEN}/setWebhook?url=http://127.0.0.1:9/else", house.server);
    assert!(house.http.get(set).send().await.expect("answers").status().is_success());
    check(&[], 8, "a webhook is set").await;
    house.until_heard(OPERATOR, "Somebody else takes my updates").await;
    let kept = Kept::open(&house.place()).await.expect("opens");
    check(&[], 3, "in use by another process").await;
    drop(kept);
    with_store(&house.place().data, |batch| batch.put(keys::FORMAT, b"9".as_slice())).await;
    check(&[], 6, "newer release").await;
    std::fs::write(house.place().data.join("keys"), b"no keys at all").expect("writes");
    check(&[], 5, "is damaged").await;
    house.until_heard(OPERATOR, "The data can't be read").await;
}

/// Changes the records of a stopped bot.
async fn with_store(data: &Path, change: impl FnOnce(&mut Batch)) {
    let store = SledStore::open(data).expect("opens");
    let mut batch = Batch::new();
    change(&mut batch);
    store.commit(batch).await.expect("commits");
}

#[tokio::test]
async fn a_full_disk_ends_it_and_what_was_acknowledged_is_answered_once_there_is_room() {
    let house = furnished().await;
    // Files end at 1 MB (in blocks of 512 bytes), and whoever writes on hears an error instead of being killed.
    let mut bot = house.start(&[], Some(r#"trap '' XFSZ; ulimit -f 2048; exec "$0" "$@""#));
    let people = 1_000..1_600;
    for person in people.clone() {
        house.say(person, "/start").await;
    }
    let (code, said) = house.end_of(&mut bot).await;
    assert_eq!(code, 4, "{said}");
    house.until_heard(OPERATOR, "The disk refused a write").await;
    let mut bot = house.start(&[], None);
    for person in people {
        house.until_heard(person, "filing").await;
        let times = house.heard(person).await.len();
        assert!((1..=2).contains(&times), "{person} was told {times} times");
    }
    signal(&bot, "-TERM").await;
    assert_eq!(house.end_of(&mut bot).await.0, 0);
}

#[tokio::test]
async fn changed_rules_are_taken_without_a_stop_and_broken_ones_are_not() {
    let house = furnished().await;
    let rules = house.folder.path().join("rules");
    let opening = "locales/en/opening.ftl";
    let builtin = Path::new(env!("CARGO_MANIFEST_DIR")).join(opening);
    let text = std::fs::read_to_string(builtin).expect("reads");
    let title = text.lines().find(|line| line.starts_with("welcome-title =")).expect("a title");
    std::fs::create_dir_all(rules.join("locales/en")).expect("makes");
    let mut bot = house.start(&[("BEIAN_RULES", &rules.display().to_string())], None);
    house.say(5, "/start").await;
    house.until_heard(5, "filing").await;
    std::fs::write(rules.join(opening), text.replacen(title, "welcome-title = Broken { $", 1)).expect("writes");
    signal(&bot, "-HUP").await;
    house.until_heard(OPERATOR, "The changed rules have faults").await;
    std::fs::write(rules.join(opening), text.replacen(title, "welcome-title = Good morning", 1)).expect("writes");
    signal(&bot, "-HUP").await;
    house.until_heard(OPERATOR, "The changed rules are in use").await;
    house.say(6, "/start").await;
    house.until_heard(6, "Good morning").await;
    // What is on its way takes longer than a stop may: it ends all the same.
    house.post("faults", json!({ "method": "sendMessage", "kind": "silence", "seconds": 60, "count": 1 })).await;
    house.say(7, "/start").await;
    house.until_heard(7, "Good morning").await;
    signal(&bot, "-TERM").await;
    assert_eq!(house.end_of(&mut bot).await.0, 0);
}

#[tokio::test]
async fn the_log_follows_an_update_to_its_effects_and_holds_no_answer() {
    let house = furnished().await;
    let mut bot = house.start(&[("BEIAN_LOG_FORMAT", "json"), ("BEIAN_LOG", "info,beian=debug")], None);
    house.say(5, "/start").await;
    house.until_heard(5, "filing").await;
    house.say(5, "云帆笔记 13812345678").await;
    house.say(6, "/start").await;
    house.until_heard(6, "filing").await;
    signal(&bot, "-TERM").await;
    let (code, said) = house.end_of(&mut bot).await;
    assert_eq!(code, 0, "{said}");
    assert!(!said.contains("云帆") && !said.contains("13812345678"));
    let lines: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let fields = |line: &Value| line["fields"].clone();
    let stepped = lines.iter().map(fields).find(|f| f["message"] == "stepped" && f["chat"] == 5).expect("a step");
    let update = stepped["update"].as_i64().expect("the update's number");
    let way: Vec<String> = lines
        .iter()
        .map(fields)
        .filter(|f| f["update"].as_i64() == Some(update))
        .map(|f| f["message"].as_str().unwrap_or_default().to_owned())
        .collect();
    for step in ["update", "stepped", "committed", "done"] {
        assert!(way.iter().any(|line| line == step), "{step} in {way:?}");
    }
}

#[tokio::test]
async fn commands_reach_the_bot_that_runs_and_the_folder_of_one_that_does_not() {
    let house = furnished().await;
    let command = async |line: &str| {
        let place = house.place();
        let mut command = Command::new(env!("CARGO_BIN_EXE_beian"));
        let output = command.args(line.split(' ')).env_clear().env("BEIAN_DATA", &place.data).output().await;
        let output = output.expect("starts");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        (output.status.code().expect("a code"), said.trim().to_owned())
    };
    let both = async |running: bool| {
        assert_eq!(command("outbox").await, (0, "nothing is parked".to_owned()));
        assert_eq!(command("outbox drop 7").await, (1, "nothing was done: not parked: 7".to_owned()));
        let (code, said) = command("move-filing 7K3M9Q2X --to 6").await;
        assert_eq!((code, said.as_str()), (1, "there is no filing 7k3m9q2x"));
        let (code, said) = command("rotate-key").await;
        assert_eq!(code, if running { 3 } else { 0 }, "{said}");
    };
    let mut bot = house.start(&[], None);
    house.say(5, "/start").await;
    house.until_heard(5, "filing").await;
    both(true).await;
    signal(&bot, "-TERM").await;
    assert_eq!(house.end_of(&mut bot).await.0, 0);
    both(false).await;
    let mut bot = house.start(&[], None);
    house.say(6, "/start").await;
    house.until_heard(6, "filing").await;
    signal(&bot, "-TERM").await;
    assert_eq!(house.end_of(&mut bot).await.0, 0);
}
