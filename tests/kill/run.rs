//! One run: a crowd chats while the bot is killed again and again, then time passes while it is killed, then all is
//! held against the model.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use beian::steps::Step;
use serde_json::json;
use tokio::process::Child;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::chance::Chance;
use super::filer::{Account, Filer, Plan};
use super::findings::Findings;
use super::process::{Home, ended, ends, terminate};
use super::reviewer;
use super::town::Town;
use super::verdict::{self, Tally};

/// People who chat at a time.
const CROWD: u64 = 10;
/// The first of them.
const FIRST: i64 = 1_001;
/// How long a bot lives that is killed at a moment of chance, at most, in milliseconds: from before it has opened its
/// data to well into the talk.
const LIFE_MS: u64 = 1_400;
/// How long it is waited for to come by its last step.
const STEP: Duration = Duration::from_secs(2);
/// One kill in so many comes while time passes.
const LATER: u64 = 5;
/// Where a bot comes by that does nothing but remind.
const LATER_STEPS: [Step; 5] = [Step::InOpen, Step::BeforeCommit, Step::AfterCommit, Step::Sent, Step::InStop];
/// How far the clock is turned in one go, in seconds: past the last reminder of a draft.
const MONTH_S: u64 = 35 * 86_400;
/// How long the rest of the talk may take once nothing goes wrong any more.
const REST: Duration = Duration::from_secs(240);

/// What is to be done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    pub(crate) seed: u64,
    pub(crate) kills: u64,
    pub(crate) broken: bool,
}

/// What it came to.
pub(crate) struct Outcome {
    pub(crate) findings: Vec<String>,
    pub(crate) tally: Tally,
    pub(crate) log: String,
}

/// What goes wrong at Telegram, with how many calls it hits at most.
const FAULTS: [(&str, &str); 9] = [
    ("sendMessage", "429"),
    ("editMessageText", "429"),
    ("*", "500"),
    ("*", "502_html"),
    ("*", "cut_before"),
    ("*", "cut_after"),
    ("sendMessage", "silence"),
    ("getUpdates", "doubled"),
    ("getUpdates", "reversed"),
];

struct Run {
    order: Order,
    chance: Chance,
    town: Town,
    home: Home,
    findings: Arc<Findings>,
    tally: Tally,
}

/// Runs it.
pub(crate) async fn run(order: Order) -> Outcome {
    let town = Town::build().await;
    let home = Home::new(town.address, order.broken);
    let (findings, chance) = (Arc::new(Findings::default()), Chance::new(order.seed));
    let mut run = Run { order, chance, town, home, findings, tally: Tally::default() };
    let reviewer = tokio::spawn(reviewer::work(run.town.clone(), Arc::clone(&run.findings)));
    let accounts = run.talk().await;
    reviewer.abort();
    run.time(&accounts).await;
    run.judge(&accounts).await;
    let log = if run.findings.any() { run.home.last_words() } else { String::new() };
    Outcome { findings: run.findings.all(), tally: run.tally, log }
}

impl Run {
    /// People chat; when one is done, the next one comes, until the kills of this part are used up.
    async fn talk(&mut self) -> Vec<Account> {
        let (next, open) = (Arc::new(AtomicI64::new(FIRST)), Arc::new(AtomicU64::new(1)));
        let mut crowd = JoinSet::new();
        for place in 0..CROWD {
            let (town, findings) = (self.town.clone(), Arc::clone(&self.findings));
            let (next, open, mut chance) = (Arc::clone(&next), Arc::clone(&open), self.chance.branch(place + 1));
            crowd.spawn(async move {
                let mut accounts = Vec::new();
                while open.load(Ordering::Relaxed) > 0 && !findings.any() {
                    let id = next.fetch_add(1, Ordering::Relaxed);
                    let plan = plan(&mut chance);
                    let filer = Filer::new(id, town.clone(), Arc::clone(&findings), chance.branch(id.unsigned_abs()));
                    accounts.push(filer.live(plan).await);
                }
                accounts
            });
        }
        for _ in 0..self.order.kills - self.order.kills / LATER {
            if self.findings.any() {
                break;
            }
            self.kill(true).await;
        }
        open.store(0, Ordering::Relaxed);
        self.town.calm().await;
        let mut bot = self.up().await;
        let rest = async {
            let mut accounts = Vec::new();
            while let Some(some) = crowd.join_next().await {
                accounts.extend(some.expect("no panic"));
            }
            accounts
        };
        let accounts = tokio::time::timeout(REST, rest).await;
        self.finish(&mut bot).await;
        accounts.unwrap_or_else(|_| {
            self.findings.add("the talk does not come to its end".to_owned());
            Vec::new()
        })
    }

    /// Time passes from wake-up to wake-up, while the bot is killed.
    async fn time(&mut self, accounts: &[Account]) {
        let before = self.tally.kills;
        self.tally.silent = verdict::silent(accounts);
        let mut passing = None;
        for _ in 0..self.order.kills / LATER {
            if self.findings.any() {
                return;
            }
            let town = self.town.clone();
            passing.get_or_insert_with(|| {
                tokio::spawn(async move { town.post("clock", json!({ "skip_s": MONTH_S })).await })
            });
            self.kill(false).await;
        }
        let mut bot = self.up().await;
        if let Some(passing) = passing {
            passing.await.expect("no panic");
        }
        // Ends when the bot has nothing more to do.
        self.town.post("clock", json!({ "skip_s": 60 })).await;
        self.finish(&mut bot).await;
        self.tally.later_kills = self.tally.kills - before;
    }

    /// One life of the bot, and its end.
    async fn kill(&mut self, talk: bool) {
        if talk {
            self.misbehave().await;
        }
        let step =
            (!self.chance.once_in(3)).then(|| self.chance.pick(if talk { &Step::ALL[..] } else { &LATER_STEPS }));
        let Some(step) = step else {
            let life = self.chance.below(LIFE_MS) * self.chance.below(LIFE_MS) / LIFE_MS;
            let mut bot = self.home.start(None);
            if let Some(status) = ended(&mut bot, Duration::from_millis(life)).await {
                self.findings.add(format!("the bot ended by itself: {status}"));
            }
            bot.kill().await.expect("kills");
            self.tally.killed(None);
            return;
        };
        let nth = 1 + self.chance.below(often(step));
        let mut bot = self.home.start(Some((step, nth)));
        if step == Step::InStop {
            let life = Duration::from_millis(self.chance.below(LIFE_MS));
            if ended(&mut bot, life).await.is_none() {
                terminate(&bot).await;
            }
        }
        let patience = if step == Step::InStop { STEP * 2 } else { STEP };
        let reached = match ended(&mut bot, patience).await {
            // A signal has no code; a stop that came before there was anything to stop has.
            Some(status) if status.code().is_some() && step != Step::InStop => {
                self.findings.add(format!("the bot ended by itself: {status}"));
                None
            }
            Some(_) => Some(step),
            None => {
                bot.kill().await.expect("kills");
                None
            }
        };
        self.tally.killed(reached);
    }

    async fn misbehave(&mut self) {
        self.town.calm().await;
        if self.order.broken {
            return;
        }
        for _ in 0..self.chance.below(3) {
            let (method, kind) = self.chance.pick(&FAULTS);
            let (skip, count) = (self.chance.below(12), 1 + self.chance.below(2));
            let fault =
                json!({ "method": method, "kind": kind, "skip": skip, "count": count, "retry_after": 1, "seconds": 1 });
            self.town.post("faults", fault).await;
            self.tally.faults += 1;
        }
    }

    /// A bot that is let live, once it takes updates.
    async fn up(&mut self) -> Child {
        let before = self.town.calls().await;
        let bot = self.home.start(None);
        if !self.town.called("getWebhookInfo", before).await {
            self.findings.add("the bot does not come up".to_owned());
        }
        bot
    }

    /// Tells the bot to stop.
    async fn finish(&mut self, bot: &mut Child) {
        let begun = Instant::now();
        terminate(bot).await;
        match ends(bot).await {
            Some(status) if status.success() => {
                self.tally.stop_ms = self.tally.stop_ms.max(begun.elapsed().as_millis())
            }
            Some(status) => self.findings.add(format!("the bot stopped badly: {status}")),
            None => {
                self.findings.add("the bot does not stop in time".to_owned());
                bot.kill().await.expect("kills");
            }
        }
    }

    async fn judge(&mut self, accounts: &[Account]) {
        if self.findings.any() {
            return;
        }
        verdict::kept(&self.home.place(), accounts, &self.findings).await;
        verdict::told(&self.town, accounts, &mut self.tally, &self.findings).await;
    }
}

/// How often a bot comes by a step in its short life, about.
fn often(step: Step) -> u64 {
    match step {
        Step::InOpen | Step::InStop | Step::BeforeErase | Step::InSweep => 1,
        Step::PhotoKept => 2,
        Step::BeforeCommit | Step::AfterCommit | Step::Sent | Step::Edited => 8,
    }
}

fn plan(chance: &mut Chance) -> Plan {
    match chance.below(10) {
        0..=4 => Plan::Finish,
        5..=7 => Plan::Stop(2 + chance.below(14)),
        _ => Plan::Forget(2 + chance.below(12)),
    }
}
