//! One run: a crowd chats while the bot is killed again and again, then time passes while it is killed, then all is
//! held against the model.

use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use beian::steps::Step;
use serde_json::json;
use tokio::process::Child;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;

use super::chance::Chance;
use super::filer::{Account, Filer, Plan};
use super::findings::Findings;
use super::process::{Home, ended, ends, terminate};
use super::reviewer;
use super::town::{LOOK, Town};
use super::verdict::{self, Tally};

/// People who chat at a time.
const CROWD: u64 = 24;
/// The first of them.
const FIRST: i64 = 1_001;
/// How long a bot lives that is killed by the clock, at most, as a multiple of the time that it takes to come up: from
/// before it has opened its data to well into the talk.
const LIFE: u32 = 3;
const LIFE_MIN: Duration = Duration::from_millis(100);
/// How long it is waited for to come by its last step, at most: past the pause after a call that failed.
const STEP: Duration = Duration::from_millis(1_500);
/// So many calls are a long life.
const CALLS: u64 = 80;
/// One kill in so many comes while time passes.
const LATER: u64 = 5;
/// Where a bot comes by in nearly every life, and where it seldom does: these are asked for beside the others.
const COMMON_STEPS: [Step; 6] =
    [Step::InOpen, Step::BeforeCommit, Step::Committed, Step::Sent, Step::Edited, Step::InStop];
/// So much longer lives a bot that is to come by one of these.
const SELDOM_LONGER: u64 = 2;
const SELDOM_STEPS: [Step; 3] = [Step::BeforeErase, Step::PhotoKept, Step::InSweep];
/// Where a bot comes by that does nothing but remind.
const LATER_STEPS: [Step; 5] = [Step::InOpen, Step::BeforeCommit, Step::Committed, Step::Sent, Step::InStop];
/// How far the clock is turned in all, in seconds: past the last reminder of a draft.
const MONTH_S: u64 = 35 * 86_400;
/// How long the rest of the talk may take once nothing goes wrong any more.
const REST: Duration = Duration::from_secs(300);

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
    /// How long the clock lets a bot live, at most.
    life: Duration,
}

/// Runs it.
pub(crate) async fn run(order: Order) -> Outcome {
    let town = Town::build().await;
    let home = Home::new(town.address, order.broken);
    let (findings, chance) = (Arc::new(Findings::default()), Chance::new(order.seed));
    let mut run = Run { order, chance, town, home, findings, tally: Tally::default(), life: LIFE_MIN };
    run.measure().await;
    let reviewer = tokio::spawn(reviewer::work(run.town.clone(), Arc::clone(&run.findings)));
    let accounts = run.talk().await;
    reviewer.abort();
    run.time(&accounts).await;
    run.judge(&accounts).await;
    let log = if run.findings.any() { run.home.last_words() } else { String::new() };
    Outcome { findings: run.findings.all(), tally: run.tally, log }
}

impl Run {
    /// How long a bot takes to come up on this machine.
    async fn measure(&mut self) {
        let begun = Instant::now();
        let mut bot = self.up().await;
        self.life = (begun.elapsed() * LIFE).max(LIFE_MIN);
        bot.kill().await.expect("kills");
    }

    /// People chat; when one is done, the next one comes, until the kills of this part are used up.
    async fn talk(&mut self) -> Vec<Account> {
        let (next, open) = (Arc::new(AtomicI64::new(FIRST)), Arc::new(AtomicBool::new(true)));
        let mut crowd = JoinSet::new();
        for place in 0..CROWD {
            let (town, findings) = (self.town.clone(), Arc::clone(&self.findings));
            let (next, open, mut chance) = (Arc::clone(&next), Arc::clone(&open), self.chance.branch(place + 1));
            crowd.spawn(async move {
                let mut accounts = Vec::new();
                while open.load(Ordering::Relaxed) && !findings.any() {
                    let id = next.fetch_add(1, Ordering::Relaxed);
                    let plan = plan(&mut chance);
                    let filer = Filer::new(
                        id,
                        town.clone(),
                        (Arc::clone(&findings), Arc::clone(&open)),
                        chance.branch(id.unsigned_abs()),
                    );
                    accounts.push(filer.live(plan).await);
                }
                accounts
            });
        }
        for _ in 0..self.order.kills - self.order.kills / LATER {
            if self.findings.any() {
                break;
            }
            self.kill(None).await;
        }
        open.store(false, Ordering::Relaxed);
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

    /// A month passes from wake-up to wake-up, a piece of it for each kill.
    async fn time(&mut self, accounts: &[Account]) {
        let kills = self.order.kills / LATER;
        self.tally.silent = verdict::silent(accounts);
        self.home.slow_down();
        let (mut passing, mut left) = (self.passing(0), MONTH_S);
        for _ in 0..kills {
            if self.findings.any() {
                return;
            }
            if passing.is_finished() {
                let piece = left.min(MONTH_S / kills);
                (passing, left) = (self.passing(piece), left - piece);
            }
            self.kill(Some(&passing)).await;
        }
        let mut bot = self.up().await;
        passing.await.expect("no panic");
        // Ends when the bot has nothing more to do.
        self.passing(left).await.expect("no panic");
        self.finish(&mut bot).await;
    }

    /// Time that passes while other things happen.
    fn passing(&self, seconds: u64) -> JoinHandle<()> {
        let town = self.town.clone();
        tokio::spawn(async move {
            town.post("clock", json!({ "skip_s": seconds })).await;
        })
    }

    /// One life of the bot, and its end: while people talk, or while time passes.
    async fn kill(&mut self, passing: Option<&JoinHandle<()>>) {
        let talk = passing.is_none();
        if talk {
            self.misbehave().await;
        }
        let steps = if talk { &COMMON_STEPS[..] } else { &LATER_STEPS };
        let step = (!self.chance.once_in(3)).then(|| self.chance.pick(steps));
        let mut orders: Vec<(Step, u64)> =
            step.map(|step| (step, 1 + self.chance.below(often(step)))).into_iter().collect();
        let seldom = talk && self.chance.once_in(5);
        if seldom {
            orders.push((self.chance.pick(&SELDOM_STEPS), 1));
        }
        let longer = if seldom { SELDOM_LONGER } else { 1 };
        let before = self.town.calls().await;
        let mut bot = self.home.start(&orders);
        let life = u64::try_from(self.life.as_millis()).expect("small");
        let (moment, calls) = (Duration::from_millis(self.chance.below(life)), 1 + self.chance.below(CALLS) * longer);
        let by_clock = step.is_none() && !seldom && self.chance.once_in(2);
        let mut status = match passing {
            // From its first moments on, wherever it is by then.
            _ if by_clock => ended(&mut bot, moment).await,
            // On a busy machine a bot takes its time: this life is measured by what it does.
            None => self.meanwhile(&mut bot, before, calls, STEP * u32::try_from(longer).expect("small")).await,
            Some(passing) => tokio::select! {
                status = self.meanwhile(&mut bot, before, calls, STEP) => status,
                // Nothing more is to come before the next piece of time.
                () = over(passing) => None,
            },
        };
        if status.is_none() && step == Some(Step::InStop) {
            terminate(&bot).await;
            status = ends(&mut bot).await;
        }
        self.town.kills.fetch_add(1, Ordering::Relaxed);
        match status {
            // Killed, by itself or by a signal that came before it could listen for one: there is no code then.
            Some(status) if status.code().is_none() => self.tally.killed(self.home.ended_at()),
            // Told to stop before it had greeted Telegram.
            Some(status) if status.success() && step == Some(Step::InStop) => self.tally.killed(step),
            Some(status) => self.findings.add(format!("the bot ended by itself: {status}")),
            None => {
                bot.kill().await.expect("kills");
                self.tally.killed(None);
            }
        }
    }

    /// Lets it live until it has made so many calls; its end, if that came first.
    async fn meanwhile(&self, bot: &mut Child, before: u64, calls: u64, patience: Duration) -> Option<ExitStatus> {
        // Now and then it is let wait out the pause after a call that failed.
        let idle = if calls.is_multiple_of(4) { patience } else { self.life };
        tokio::select! {
            status = bot.wait() => Some(status.expect("its end")),
            () = self.town.busy(before, calls, idle, patience) => None,
        }
    }

    async fn misbehave(&mut self) {
        self.town.calm().await;
        if self.order.broken {
            return;
        }
        for _ in 0..self.chance.below(3) {
            let (method, kind) = self.chance.pick(&FAULTS);
            let (skip, count) = (self.chance.below(6), 1 + self.chance.below(2));
            let fault =
                json!({ "method": method, "kind": kind, "skip": skip, "count": count, "retry_after": 1, "seconds": 1 });
            self.town.post("faults", fault).await;
            self.tally.faults += 1;
        }
    }

    /// A bot that is let live, once it takes updates.
    async fn up(&mut self) -> Child {
        let before = self.town.calls().await;
        let bot = self.home.start(&[]);
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
        self.home.complaints().into_iter().for_each(|line| self.findings.add(line));
        verdict::kept(&self.home.place(), accounts, &self.findings).await;
        self.tally.given_up = self.home.given_up();
        verdict::told(&self.town, accounts, &mut self.tally, &self.findings).await;
    }
}

/// Returns when that time has passed.
async fn over(passing: &JoinHandle<()>) {
    let mut look = tokio::time::interval(LOOK);
    while !passing.is_finished() {
        look.tick().await;
    }
}

/// How often a bot comes by a step in its short life, about.
fn often(step: Step) -> u64 {
    match step {
        Step::InOpen | Step::InStop | Step::BeforeErase | Step::InSweep | Step::PhotoKept => 1,
        Step::BeforeCommit | Step::Committed | Step::Sent | Step::Edited => 6,
    }
}

fn plan(chance: &mut Chance) -> Plan {
    match chance.below(10) {
        0 => Plan::Finish,
        1..=7 => Plan::Stop(2 + chance.below(14)),
        _ => Plan::Forget(2 + chance.below(12)),
    }
}
