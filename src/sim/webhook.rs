//! The courier of a webhook: pushes updates lane by lane, again after a failure, until they expire.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use reqwest::Client;
use serde_json::{Map, Value};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::World;
use super::inbox::{Lane, Pending};

/// The first pause after a failure; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// The longest pause that the courier chooses by itself.
const PAUSE_MAX: Duration = Duration::from_secs(60);
/// The longest pause that a `Retry-After` header may ask for.
const RETRY_AFTER_MAX: Duration = Duration::from_secs(3600);
/// How long the bot's server may take to answer.
const ANSWER_WAIT: Duration = Duration::from_secs(60);

/// Where and how updates are pushed.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// The bot's address.
    pub url: String,
    /// Comes back in a header.
    pub secret: Option<String>,
    /// Pushes under way at once, 1 to 100.
    pub max_connections: usize,
    /// A certificate was uploaded.
    pub own_certificate: bool,
    /// Tells this webhook from those before it.
    pub generation: i64,
    /// Turned time of the last failure, seconds, and its text.
    pub last_error: Option<(i64, String)>,
}

/// What became of one push.
struct Outcome {
    pending: Pending,
    /// A call that the bot's answer carried.
    call: Option<Map<String, Value>>,
    failure: Option<(String, Option<Duration>)>,
}

/// Starts the courier of this generation; it ends when the webhook is changed or the world is gone.
pub fn start(world: &World, generation: i64) {
    let mut inbox = world.watch_inbox();
    let weak = world.downgrade();
    tokio::spawn(async move {
        let client = Client::builder().timeout(ANSWER_WAIT).no_proxy().build();
        let mut courier = Courier { generation, client: client.unwrap_or_default(), ..Courier::default() };
        loop {
            inbox.borrow_and_update();
            match weak.upgrade().map(|inner| World { inner }) {
                Some(world) if courier.send_out(&world) => {}
                _ => return,
            }
            let wake = courier.next_retry();
            tokio::select! {
                changed = inbox.changed() => if changed.is_err() { return },
                Some(outcome) = courier.under_way.join_next() => {
                    let Some(inner) = weak.upgrade() else { return };
                    if let Ok(outcome) = outcome {
                        courier.settle(&World { inner }, outcome).await;
                    }
                }
                () = sleep_until(wake) => {}
            }
        }
    });
}

/// The pushes of one webhook.
#[derive(Default)]
struct Courier {
    generation: i64,
    client: Client,
    under_way: JoinSet<Outcome>,
    busy: BTreeSet<Lane>,
    /// Lanes that wait after a failure: until when, and how long the pause was.
    waiting: BTreeMap<Lane, (Instant, Duration)>,
}

impl Courier {
    /// Starts what can be pushed now. False if this webhook is no more.
    fn send_out(&mut self, world: &World) -> bool {
        let now = Instant::now();
        let mut busy = self.busy.clone();
        let resting = self.waiting.iter().filter(|(_, (until, _))| *until > now);
        busy.extend(resting.map(|(lane, _)| *lane));
        let found = world.with(|state| {
            let webhook = state.webhook.clone().filter(|w| w.generation == self.generation)?;
            Some((state.inbox.heads(&busy, state.now_ms), webhook))
        });
        let Some((heads, webhook)) = found else {
            return false;
        };
        let room = webhook.max_connections.saturating_sub(self.under_way.len());
        for pending in heads.into_iter().take(room) {
            self.busy.insert(pending.lane);
            self.under_way.spawn(push(self.client.clone(), webhook.clone(), pending));
        }
        true
    }

    /// When the next resting lane may try again.
    fn next_retry(&self) -> Instant {
        let now = Instant::now();
        let later = self.waiting.values().map(|(until, _)| *until).filter(|until| *until > now);
        later.min().unwrap_or(now + RETRY_AFTER_MAX)
    }

    /// Takes a delivered update off the queue, or lets its lane rest.
    async fn settle(&mut self, world: &World, outcome: Outcome) {
        let lane = outcome.pending.lane;
        self.busy.remove(&lane);
        let Some((text, retry_after)) = outcome.failure else {
            self.waiting.remove(&lane);
            world.with(|state| state.inbox.done(outcome.pending.id));
            if let Some(call) = outcome.call {
                super::api::perform_carried(world, call).await;
            }
            return;
        };
        let next = match self.waiting.get(&lane) {
            None => Duration::ZERO,
            Some((_, pause)) if pause.is_zero() => FIRST_PAUSE,
            Some((_, pause)) => (*pause * 2).min(PAUSE_MAX),
        };
        let pause = retry_after.map_or(next, |asked| asked.min(RETRY_AFTER_MAX));
        self.waiting.insert(lane, (Instant::now() + pause, next));
        world.with(|state| {
            let now_s = state.now_s();
            if let Some(webhook) = &mut state.webhook {
                webhook.last_error = Some((now_s, text));
            }
        });
    }
}

/// Pushes one update.
async fn push(client: Client, webhook: Webhook, pending: Pending) -> Outcome {
    let mut request = client.post(&webhook.url).json(&pending.to_api());
    if let Some(secret) = &webhook.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    let (call, failure) = match request.send().await {
        Err(error) if error.is_timeout() => (None, Some(("Read timeout expired".to_owned(), None))),
        Err(_) => (None, Some(("Connection refused".to_owned(), None))),
        Ok(answer) if answer.status().is_success() => (answer.json::<Map<String, Value>>().await.ok(), None),
        Ok(answer) => {
            let asked = answer.headers().get("Retry-After").and_then(|v| v.to_str().ok()?.parse().ok());
            let text = format!("Wrong response from the webhook: {}", answer.status());
            (None, Some((text, asked.map(Duration::from_secs))))
        }
    };
    Outcome { pending, call, failure }
}
