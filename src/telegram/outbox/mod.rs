//! Effects out: durable rows in lanes, each tried until it is done, refused for good, or must not be repeated.
//!
//! One message of a chat is on its way at a time, and the next one waits for the commit of what became of it: a crash
//! repeats at most that one, and never one whose doubling would disturb.

mod figures;
mod lanes;
mod settle;
mod show;
mod work;

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use self::figures::{Waiting, sent};
use self::lanes::{Item, LaneKey, Lanes, may_double};
use self::settle::Answered;
use self::work::{Verdict, Worker};
use super::files::{self, Fetcher, LATER};
use super::meaning::Meaning;
use super::{Api, Papers, Speaker};
use crate::alarm::Alarms;
use crate::clock::tick;
use crate::dialogue::effect::person_of;
use crate::dialogue::{ChatId, Effect, Happening};
use crate::engine::{Fate, Handle, Order, Report};
use crate::lookup::Lookout;
use crate::store::Records;
use crate::text::Phrase;
use crate::vault::PhotoFiles;

pub use self::lanes::Rates;

/// The longest wait between two tries, in seconds.
const WAIT_MAX_S: u64 = 60;
/// How long a lane rests whose group lets nothing in.
const HOLD: Duration = Duration::from_secs(60);
/// After so many tries, hours of them, a row is parked.
const TRIES_MAX: u32 = 300;
/// An answer to a tap is worth nothing after about two minutes.
const ANSWER_TRIES_MAX: u32 = 7;
/// How long a stop waits for what is on its way.
const STOP_WAIT: Duration = Duration::from_secs(4);

/// Why the outbox ended before it was told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OutboxError {
    /// The token was revoked.
    #[error("Telegram refuses the token")]
    BadToken,
    /// The engine has stopped.
    #[error("the engine has stopped")]
    Stopped,
}

/// What the outbox works with.
#[derive(Clone)]
pub struct Parts {
    /// Calls to Telegram.
    pub api: Api,
    /// Where results go.
    pub handle: Handle,
    /// What was committed.
    pub records: Records,
    /// Kept photos.
    pub photos: PhotoFiles,
    /// Makes sentences.
    pub speaker: Arc<dyn Speaker>,
    /// Makes papers, looks at pictures.
    pub papers: Arc<dyn Papers>,
    /// Looks outside.
    pub lookout: Lookout,
    /// How fast messages may leave.
    pub rates: Rates,
    /// Where operators are told of what needs them.
    pub alarms: Alarms,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts").field("rates", &self.rates).finish_non_exhaustive()
    }
}

/// Sends what `orders` brings until `stop`; then what is on its way is finished.
///
/// # Errors
/// [`OutboxError`].
pub async fn run(
    parts: Parts,
    orders: mpsc::UnboundedReceiver<Order>,
    stop: CancellationToken,
) -> Result<(), OutboxError> {
    let Parts { api, handle, records, photos, speaker, papers, lookout, rates, alarms } = parts;
    let fetcher = Fetcher {
        api: api.clone(),
        records: records.clone(),
        photos: photos.clone(),
        papers: Arc::clone(&papers),
        decoding: files::decoding(),
        alarms: alarms.clone(),
    };
    let worker = Worker { api, handle, records, photos, speaker, papers, lookout, fetcher };
    let lanes = Lanes::new(rates, tick());
    let (moved, on_way, waiting) = (Arc::default(), JoinSet::new(), Waiting::default());
    let outbox = Outbox { worker, lanes, orders, moved, on_way, waiting, answered: Answered::default(), alarms };
    outbox.run(stop).await
}

struct Outbox {
    worker: Worker,
    lanes: Lanes,
    orders: mpsc::UnboundedReceiver<Order>,
    /// New ids of groups, by the old ones.
    moved: Arc<HashMap<ChatId, ChatId>>,
    on_way: JoinSet<Step>,
    waiting: Waiting,
    answered: Answered,
    alarms: Alarms,
}

/// What a task of the outbox comes back with.
enum Step {
    /// A try has ended.
    Tried(LaneKey, Box<Item>, Box<Verdict>),
    /// What became of an item is committed; perhaps it is to be tried again at once.
    Settled(LaneKey, Option<Box<Item>>),
    /// The engine has stopped.
    Stopped,
    /// Nothing further.
    Swept,
}

impl Outbox {
    async fn run(mut self, stop: CancellationToken) -> Result<(), OutboxError> {
        loop {
            let now = tick();
            while let Some((key, item)) = self.lanes.next(now) {
                self.start(key, item);
            }
            let wake = [self.lanes.wake_at(now), self.answered.until()].into_iter().flatten().min();
            let nap = async {
                match wake {
                    Some(at) => tokio::time::sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                order = self.orders.recv() => match order {
                    Some(order) => self.take(order),
                    None => return Err(OutboxError::Stopped),
                },
                Some(step) = self.on_way.join_next() => self.step(step)?,
                () = nap => {}
            }
            if self.answered.until().is_some_and(|until| until <= tick()) {
                self.settle_answered();
            }
        }
        self.finish().await
    }

    /// Ends what is on its way; what waits stays on the disk for the next start.
    async fn finish(mut self) -> Result<(), OutboxError> {
        let end = tick() + STOP_WAIT;
        self.settle_answered();
        while let Ok(Some(step)) = tokio::time::timeout_at(end, self.on_way.join_next()).await {
            self.step(step)?;
            self.settle_answered();
        }
        Ok(())
    }

    fn take(&mut self, order: Order) {
        let now = tick();
        match order {
            Order::Row(row, busy) => {
                self.waiting.one_more(&row);
                self.lanes.push(Item { row: *row, tries: 0, unsent: false, plain: false, _busy: busy }, now);
            }
            Order::Destroyed(filing) => {
                // Their rows went with the filing's records.
                self.lanes.take_filing(&filing, now).iter().for_each(|item| self.waiting.gone(item.row.seq));
                let fetcher = self.worker.fetcher.clone();
                self.on_way.spawn(async move {
                    fetcher.sweep(&filing).await;
                    Step::Swept
                });
            }
            Order::Moved(from, to) => {
                Arc::make_mut(&mut self.moved).insert(from, to);
            }
            Order::HandedOver(filing, from, to) => {
                let dropped = self.lanes.hand_over(&filing, from, to, now);
                dropped.into_iter().for_each(|seq| self.waiting.gone(seq));
            }
            Order::Alarm(phrase) => self.alarms.raise(phrase),
        }
    }

    fn start(&mut self, key: LaneKey, mut item: Item) {
        let (worker, moved) = (self.worker.clone(), Arc::clone(&self.moved));
        self.on_way.spawn(async move {
            let attempt = worker.attempt(&mut item, |chat| follow(&moved, chat));
            let tried = AssertUnwindSafe(attempt).catch_unwind().await;
            let verdict = tried.unwrap_or_else(|_| Verdict::Refused(Meaning::Ours("sending it panicked".to_owned())));
            if let (Verdict::Done(_), Effect::Fetch { filing, .. }) = (&verdict, &item.row.effect) {
                worker.fetcher.sweep(filing).await;
            }
            Step::Tried(key, Box::new(item), Box::new(verdict))
        });
    }

    fn step(&mut self, step: Result<Step, tokio::task::JoinError>) -> Result<(), OutboxError> {
        match step {
            Ok(Step::Tried(key, item, verdict)) => self.judge(key, *item, *verdict),
            Ok(Step::Settled(key, None)) => {
                self.lanes.settled(key, tick());
                Ok(())
            }
            Ok(Step::Settled(key, Some(item))) => {
                self.lanes.again(key, *item, Duration::ZERO, tick());
                Ok(())
            }
            Ok(Step::Stopped) => Err(OutboxError::Stopped),
            Ok(Step::Swept) => Ok(()),
            Err(_) => {
                tracing::error!("a task of the outbox broke off");
                Ok(())
            }
        }
    }

    /// What follows from a try.
    fn judge(&mut self, key: LaneKey, mut item: Item, verdict: Verdict) -> Result<(), OutboxError> {
        let (seq, update) = (item.row.seq, item.row.update);
        item.tries += 1;
        let meaning = match verdict {
            Verdict::Done(report) => {
                self.done(key, item, *report);
                return Ok(());
            }
            Verdict::Lost => {
                tracing::warn!(update, seq, chat = key.chat, "not sent again: it may have arrived");
                sent(item.row.effect.kind(), "lost");
                self.settle_as(key, item, Fate::Gone);
                return Ok(());
            }
            Verdict::Stopped => return Err(OutboxError::Stopped),
            Verdict::Refused(meaning) => meaning,
        };
        sent(item.row.effect.kind(), meaning.id());
        tracing::debug!(update, seq, chat = key.chat, ?meaning, tries = item.tries, "refused");
        item.unsent = !matches!(meaning, Meaning::Unknown);
        match meaning {
            Meaning::Done | Meaning::SendAsNew => self.settle_as(key, item, Fate::Gone),
            Meaning::BadToken => return Err(OutboxError::BadToken),
            Meaning::DeadChat if person_of(key.chat).is_some() => self.dead(key, item),
            Meaning::DeadChat | Meaning::OutOfGroup | Meaning::Rights => {
                self.alarms.raise(Phrase::new("operator-no_rights").with("chat", key.chat.to_string()));
                tracing::error!(update, seq, chat = key.chat, "the bot is not in that group, or may not write there");
                self.later(key, item, HOLD);
            }
            Meaning::Migrated(to) => {
                let from = follow(&self.moved, key.chat);
                Arc::make_mut(&mut self.moved).insert(from, to);
                let event = Some(Happening::Migrated { from, to });
                self.settle(key, item, Report { event, ..Report::default() }, true);
            }
            Meaning::NotHtml if !item.plain => {
                tracing::error!(update, seq, "our HTML was refused; sending it as plain text");
                item.plain = true;
                self.lanes.again(key, item, Duration::ZERO, tick());
            }
            Meaning::Flood(wait) => {
                tracing::warn!(update, seq, chat = key.chat, wait_s = wait.as_secs(), "told to wait");
                self.lanes.flooded(key, item, wait, tick());
            }
            Meaning::Unknown if !may_double(&item.row.effect) => {
                tracing::warn!(update, seq, chat = key.chat, "not sent again: it may have arrived");
                self.settle_as(key, item, Fate::Gone);
            }
            Meaning::FileLater => self.later(key, item, LATER),
            Meaning::Unknown | Meaning::Unsent | Meaning::OtherPoller | Meaning::WebhookSet => {
                let wait = backoff(item.tries, seq);
                self.later(key, item, wait);
            }
            Meaning::TopicGone
            | Meaning::NoTopics
            | Meaning::NotHtml
            | Meaning::NotPhoto
            | Meaning::FileTooBig
            | Meaning::FileGone => self.park(key, item, format!("{meaning:?}")),
            Meaning::Ours(why) => self.park(key, item, why),
        }
        Ok(())
    }

    /// Tries again later, or gives up.
    fn later(&mut self, key: LaneKey, item: Item, wait: Duration) {
        let is_answer = matches!(item.row.effect, Effect::Answer { .. });
        if is_answer && item.tries >= ANSWER_TRIES_MAX {
            self.settle_as(key, item, Fate::Gone);
        } else if item.tries >= TRIES_MAX {
            self.park(key, item, "tried for hours".to_owned());
        } else {
            self.lanes.again(key, item, wait, tick());
        }
    }

    /// It never succeeds: kept to be looked at, and the lane goes on.
    fn park(&mut self, key: LaneKey, mut item: Item, why: String) {
        item.row.refused = Some(why);
        let (seq, update, why) = (item.row.seq, item.row.update, item.row.why());
        tracing::error!(update, seq, effect = item.row.effect.kind(), why, "parked");
        self.alarms.raise(Phrase::new("operator-parked").with("seq", seq.to_string()).with("why", why));
        let fate = Fate::Parked(Box::new(item.row.clone()));
        self.settle_as(key, item, fate);
    }

    /// A person can't be reached: the filing stays, the news that wait are dropped.
    fn dead(&mut self, key: LaneKey, item: Item) {
        tracing::info!(chat = key.chat, "a person can't be reached");
        let news = self.lanes.take_news(key.chat, tick());
        news.iter().for_each(|item| self.waiting.gone(item.row.seq));
        let mut rows = vec![(item.row.seq, Fate::Gone)];
        rows.extend(news.iter().map(|item| (item.row.seq, Fate::Gone)));
        let event = Some(Happening::Reachable(key.chat, false));
        self.settle(key, item, Report { rows, event, ..Report::default() }, false);
    }
}

/// A chat's present id.
fn follow(moved: &HashMap<ChatId, ChatId>, chat: ChatId) -> ChatId {
    let mut now = chat;
    // A chain longer than this is a circle.
    for _ in 0..8 {
        match moved.get(&now) {
            Some(next) => now = *next,
            None => break,
        }
    }
    now
}

/// 1, 2, 4 … 60 seconds, a little different for every row.
fn backoff(tries: u32, seq: u64) -> Duration {
    let base = 1000 * (1u64 << tries.saturating_sub(1).min(6)).min(WAIT_MAX_S);
    let jitter = seq.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    Duration::from_millis(base - base / 10 + base * (jitter % 200) / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_minute_and_no_two_rows_wait_alike() {
        for (tries, base) in [1, 2, 4, 8, 16, 32, 60, 60, 60].into_iter().enumerate() {
            let wait = backoff(u32::try_from(tries).expect("small") + 1, 7).as_secs_f64() / f64::from(base);
            assert!((0.9..1.1).contains(&wait), "{tries}: {wait}");
        }
        let waits: std::collections::BTreeSet<Duration> = (0..100).map(|seq| backoff(7, seq)).collect();
        assert!(waits.len() > 60, "{}", waits.len());
    }
}
