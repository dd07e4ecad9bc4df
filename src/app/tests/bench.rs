//! A served world, and a bot that runs in it, can be killed and started again on the same data.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::super::{AppError, Bot};
use super::parrot::Parrot;
use crate::alarm::Alarms;
use crate::clock::Clock;
use crate::config::from_settings;
use crate::lookup::Lookout;
use crate::sim::{World, serve};

pub(super) const TOKEN: &str = "7000000001:AAtest-token_of-nobody";
/// A test that waits longer than this has failed.
const PATIENCE: Duration = Duration::from_secs(40);

/// A bot at work, and how to end it.
type Running = (oneshot::Sender<()>, JoinHandle<Result<(), AppError>>);

pub(super) struct Bench {
    pub(super) world: World,
    address: SocketAddr,
    http: reqwest::Client,
    pub(super) data: tempfile::TempDir,
    bot: Option<Running>,
    /// Settings of the next start, over the usual ones.
    pub(super) settings: Vec<(&'static str, String)>,
}

impl Bench {
    /// A world without a bot.
    pub(super) async fn quiet() -> Bench {
        let world = World::new(None);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(serve(listener, world.clone(), std::future::pending()));
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Bench { world, address, http, data: tempfile::tempdir().expect("a folder"), bot: None, settings: vec![] }
    }

    /// A world with a running bot.
    pub(super) async fn start() -> Bench {
        let mut bench = Bench::quiet().await;
        bench.run();
        bench
    }

    pub(super) fn folder(&self) -> std::path::PathBuf {
        self.data.path().join("data")
    }

    /// The bot as a future, on this bench's data.
    pub(super) fn app(&self, end: oneshot::Receiver<()>) -> impl Future<Output = Result<(), AppError>> + use<> {
        let server = format!("http://{}", self.address);
        let folder = self.folder().display().to_string();
        let settings = [
            ("TELOXIDE_TOKEN", TOKEN.to_owned()),
            ("TELOXIDE_API_URL", server.clone()),
            ("BEIAN_CLOCK_URL", server),
            ("BEIAN_DATA", folder),
            ("BEIAN_SEND_PER_SECOND", "0".to_owned()),
            ("BEIAN_SEND_PER_CHAT_PER_SECOND", "0".to_owned()),
        ];
        let more = self.settings.clone();
        let env = |name: &str| more.iter().chain(&settings).find(|(n, _)| *n == name).map(|(_, v)| v.clone());
        let config = from_settings(&env, &|_: &Path| Err(String::new())).expect("good settings");
        let parrot = Arc::new(Parrot);
        let end = async {
            let _ = end.await;
        };
        let (alarms, raised) = Alarms::new();
        let bot = Bot {
            config,
            clock: Clock::real(),
            mind: parrot.clone(),
            speaker: parrot.clone(),
            papers: parrot,
            lookout: Lookout::default(),
            alarms,
            raised,
        };
        bot.run_until(end)
    }

    pub(super) fn run(&mut self) {
        let (end, ended) = oneshot::channel();
        self.bot = Some((end, tokio::spawn(self.app(ended))));
    }

    /// Stops the bot as SIGTERM would, and gives what it ended with.
    pub(super) async fn stop(&mut self) -> Result<(), AppError> {
        let (end, bot) = self.bot.take().expect("a bot");
        let _ = end.send(());
        bot.await.expect("no panic")
    }

    /// Waits until the bot ends by itself.
    pub(super) async fn ended(&mut self) -> Result<(), AppError> {
        let (_end, bot) = self.bot.take().expect("a bot");
        tokio::time::timeout(PATIENCE, bot).await.expect("ends").expect("no panic")
    }

    pub(super) fn server(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stops the bot, lets `meanwhile` be said, and starts it with these settings.
    pub(super) async fn restart(&mut self, settings: &[(&'static str, String)], meanwhile: &str) {
        self.stop().await.expect("ends well");
        self.say(5, meanwhile).await;
        self.settings = settings.to_vec();
        self.run();
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}/_sim/{path}", self.address)
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> Value {
        let answer = self.http.post(self.url(path)).json(&body).send().await.expect("answers");
        let good = answer.status().is_success();
        let body: Value = answer.json().await.unwrap_or_default();
        assert!(good, "{path}: {body}");
        body
    }

    pub(super) async fn get(&self, path: &str) -> Value {
        self.http.get(self.url(path)).send().await.expect("answers").json().await.expect("JSON")
    }

    pub(super) async fn say(&self, person: i64, text: &str) -> i64 {
        let sent = self.post(&format!("people/{person}/text"), json!({ "text": text })).await;
        sent["message_id"].as_i64().expect("an id")
    }

    pub(super) async fn photo(&self, person: i64, kind: &str, name: &'static str, bytes: Vec<u8>) {
        let form = Form::new().part("file", Part::bytes(bytes).file_name(name));
        let url = self.url(&format!("people/{person}/{kind}"));
        let answer = self.http.post(url).multipart(form).send().await.expect("answers");
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    }

    /// A person sends pictures together.
    pub(super) async fn album(&self, person: i64, pictures: [(&'static str, Vec<u8>); 2]) {
        let part = |form: Form, (name, bytes)| form.part("file", Part::bytes(bytes).file_name(name));
        let form = pictures.into_iter().fold(Form::new(), part);
        let answer = self.http.post(self.url(&format!("people/{person}/album"))).multipart(form).send().await;
        let answer = answer.expect("answers");
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    }

    /// What a person sees, oldest first.
    pub(super) async fn seen(&self, person: i64) -> Vec<Value> {
        let seen = self.get(&format!("people/{person}/transcript?limit=500")).await;
        seen.as_array().expect("a list").clone()
    }

    /// What the bot has said to a person: the texts as they stand.
    pub(super) async fn heard(&self, person: i64) -> Vec<String> {
        let of_bot = |m: &&Value| m["from"] == json!("bot");
        let text = |m: &Value| m["text"].as_str().unwrap_or_default().to_owned();
        self.seen(person).await.iter().filter(of_bot).map(text).collect()
    }

    /// Waits until what `look` gives satisfies `enough`.
    pub(super) async fn until<T, F: Future<Output = T>>(&self, look: impl Fn() -> F, enough: impl Fn(&T) -> bool) -> T {
        let mut changes = self.world.watch_changes();
        let wait = async {
            loop {
                changes.borrow_and_update();
                let now = look().await;
                if enough(&now) {
                    return now;
                }
                // Not everything that is waited for shows in a transcript: look again after a while, too.
                let _ = tokio::time::timeout(Duration::from_millis(100), changes.changed()).await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.expect("it takes too long")
    }

    /// Waits until the bot has said this to a person, as the last thing.
    pub(super) async fn until_last(&self, person: i64, text: &str) -> Vec<String> {
        self.until(|| self.heard(person), |heard| heard.last().is_some_and(|last| last == text)).await
    }

    pub(super) async fn fault(&self, fault: Value) {
        self.post("faults", fault).await;
    }

    /// The methods called so far, in order.
    pub(super) async fn calls(&self, method: &str) -> usize {
        let log = self.get("log").await;
        let same = |c: &&Value| c["method"].as_str().is_some_and(|m| m.eq_ignore_ascii_case(method));
        log.as_array().expect("a list").iter().filter(same).count()
    }
}
