//! Who may send next: a lane a chat, one message of it on its way, replies before news, within the permitted rates.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

use crate::clock::activity::Busy;
use crate::dialogue::{ChatId, Effect, FilingId, Urgency};
use crate::engine::{Course, course};
use crate::store::stored::outbox::Row;
use crate::telegram::pace::Bucket;

/// One row on its way, and what is known of earlier tries in this process.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) row: Row,
    /// Tries so far.
    pub(super) tries: u32,
    /// The last try is known not to have arrived.
    pub(super) unsent: bool,
    /// Our HTML was refused: as plain text.
    pub(super) plain: bool,
    /// It is under way until this is dropped.
    pub(super) _busy: Busy,
}

/// What kinds of lanes there are: a download or a tap's answer waits for no message of the same chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// Messages, in order.
    Talk,
    /// Answers to taps.
    Tap,
    /// Files to be fetched.
    Fetch,
    /// Looks outside.
    Look,
    /// Files to be removed.
    Disk,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Tap, Kind::Talk, Kind::Fetch, Kind::Look, Kind::Disk];

    /// How many calls of a kind may be under way at once.
    fn room(self) -> usize {
        match self {
            Kind::Talk => 48,
            Kind::Tap => 16,
            Kind::Fetch => 4,
            Kind::Look => 8,
            Kind::Disk => 2,
        }
    }
}

/// A lane's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LaneKey {
    pub(super) kind: Kind,
    pub(super) chat: ChatId,
}

/// The lane of an effect.
pub(super) fn lane_of(effect: &Effect) -> LaneKey {
    let kind = match effect {
        Effect::Show(_)
        | Effect::Retire { .. }
        | Effect::Delete { .. }
        | Effect::Copy { .. }
        | Effect::Leave { .. }
        | Effect::Topic { .. } => Kind::Talk,
        Effect::Answer { .. } => Kind::Tap,
        Effect::Fetch { .. } => Kind::Fetch,
        Effect::Look { .. } => Kind::Look,
        Effect::Discard { .. } => Kind::Disk,
    };
    LaneKey { kind, chat: effect.chat() }
}

/// True if it counts against the pace of its chat: what is said, not what is tidied up after it.
fn is_said(effect: &Effect) -> bool {
    match effect {
        Effect::Show(_) | Effect::Copy { .. } | Effect::Topic { .. } | Effect::Leave { .. } => true,
        Effect::Retire { .. }
        | Effect::Delete { .. }
        | Effect::Answer { .. }
        | Effect::Fetch { .. }
        | Effect::Look { .. }
        | Effect::Discard { .. } => false,
    }
}

/// True if a second copy, should the first have arrived, is bearable.
pub(super) fn may_double(effect: &Effect) -> bool {
    match effect.urgency() {
        Urgency::Reply | Urgency::Deadline => true,
        Urgency::News => false,
    }
}

#[derive(Debug)]
struct Lane {
    queue: VecDeque<Item>,
    flight: Flight,
    not_before: Instant,
    bucket: Bucket,
    spot: Option<Spot>,
}

/// Whether something of a lane is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flight {
    /// Nothing.
    None,
    /// Telegram is called.
    Calling,
    /// What became of it is being noted.
    Noting,
}

/// Where a lane stands while it waits.
#[derive(Debug, Clone, Copy)]
enum Spot {
    Ready(Urgency, u64),
    Resting(Instant),
}

/// How fast messages may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Messages a second over all chats; 0: no limit.
    pub overall: u32,
    /// Messages a second to one chat; 0: no limit.
    pub per_chat: u32,
}

/// Messages to one chat that may leave at once after a pause.
const BURST: f64 = 4.0;
/// Telegram allows a group 20 messages a minute: a burst and a quarter of what a person may get stay below that.
const GROUP_SHARE: f64 = 0.25;
/// What may leave at once over all chats after a pause, as a part of a second's messages: the first second after it
/// must not go over Telegram's limit either.
const BURST_SHARE: f64 = 0.2;
/// So far into a lane it is looked for somebody who waits for a reply behind older news.
const LOOK_AHEAD: usize = 16;
/// So many chats told to wait within this time mean the whole bot.
const FLOODED_CHATS: usize = 3;
const FLOODED_WITHIN: Duration = Duration::from_secs(5);

/// All lanes.
#[derive(Debug)]
pub(super) struct Lanes {
    lanes: HashMap<LaneKey, Lane>,
    ready: HashMap<Kind, BTreeSet<(Urgency, u64, LaneKey)>>,
    resting: BTreeSet<(Instant, LaneKey)>,
    on_way: HashMap<Kind, usize>,
    rates: Rates,
    overall: Bucket,
    paused_until: Instant,
    floods: VecDeque<(Instant, ChatId)>,
}

impl Lanes {
    pub(super) fn new(rates: Rates, now: Instant) -> Lanes {
        let overall = f64::from(rates.overall);
        Lanes {
            lanes: HashMap::new(),
            ready: HashMap::new(),
            resting: BTreeSet::new(),
            on_way: HashMap::new(),
            rates,
            overall: Bucket::new(overall, (overall * BURST_SHARE).max(1.0), now),
            paused_until: now,
            floods: VecDeque::new(),
        }
    }

    /// One more item, at the end of its lane.
    pub(super) fn push(&mut self, item: Item, now: Instant) {
        let key = lane_of(&item.row.effect);
        self.lane(key, now).queue.push_back(item);
        self.place(key, now);
    }

    /// The next item that may leave now; its lane rests until [`Lanes::settled`] or [`Lanes::again`].
    pub(super) fn next(&mut self, now: Instant) -> Option<(LaneKey, Item)> {
        while let Some((_, key)) = self.resting.first().copied().filter(|(at, _)| *at <= now) {
            self.place(key, now);
        }
        for kind in Kind::ALL {
            let limited = matches!(kind, Kind::Talk | Kind::Tap);
            let full = self.on_way.get(&kind).copied().unwrap_or_default() >= kind.room();
            let wait = limited && now < self.paused_until;
            if full || wait || (kind == Kind::Talk && self.overall.ready_at(now) > now) {
                continue;
            }
            let Some((_, _, key)) = self.ready.get(&kind).and_then(|set| set.first().copied()) else { continue };
            let Some(item) = self.lanes.get_mut(&key).and_then(|lane| lane.queue.pop_front()) else {
                self.place(key, now);
                continue;
            };
            self.unplace(key);
            if kind == Kind::Talk {
                self.overall.take(now);
                if is_said(&item.row.effect) {
                    self.lane(key, now).bucket.take(now);
                }
            }
            self.lane(key, now).flight = Flight::Calling;
            *self.on_way.entry(kind).or_default() += 1;
            return Some((key, item));
        }
        None
    }

    /// When [`Lanes::next`] is worth asking again, if nothing else happens.
    pub(super) fn wake_at(&mut self, now: Instant) -> Option<Instant> {
        let resting = self.resting.first().map(|(at, _)| *at);
        let waiting = |kind: Kind| self.ready.get(&kind).is_some_and(|set| !set.is_empty());
        let talk = (waiting(Kind::Talk) || waiting(Kind::Tap)).then_some(self.paused_until);
        let pace = waiting(Kind::Talk).then(|| self.overall.ready_at(now));
        let limited = talk.max(pace).filter(|at| *at > now);
        [resting, limited].into_iter().flatten().min()
    }

    /// The call has ended: another lane's may begin, while what became of this one is noted.
    pub(super) fn called(&mut self, key: LaneKey, now: Instant) {
        let flight = std::mem::replace(&mut self.lane(key, now).flight, Flight::Noting);
        if flight == Flight::Calling
            && let Some(count) = self.on_way.get_mut(&key.kind)
        {
            *count = count.saturating_sub(1);
        }
    }

    /// The item on its way is settled: the lane goes on.
    pub(super) fn settled(&mut self, key: LaneKey, now: Instant) {
        self.land(key, now);
        self.place(key, now);
        self.forget_idle(key, now);
    }

    /// The item on its way comes back to the head of its lane, after a wait.
    pub(super) fn again(&mut self, key: LaneKey, item: Item, wait: Duration, now: Instant) {
        self.land(key, now);
        let lane = self.lane(key, now);
        lane.queue.push_front(item);
        lane.not_before = now + wait;
        self.place(key, now);
    }

    /// Telegram told this chat to wait; if it tells several, everybody waits.
    pub(super) fn flooded(&mut self, key: LaneKey, item: Item, wait: Duration, now: Instant) {
        // A little more than asked for: clocks differ.
        let wait = wait + Duration::from_millis(300);
        self.floods.retain(|(at, _)| now.saturating_duration_since(*at) < FLOODED_WITHIN);
        self.floods.push_back((now, key.chat));
        let chats: BTreeSet<ChatId> = self.floods.iter().map(|(_, chat)| *chat).collect();
        if chats.len() >= FLOODED_CHATS {
            tracing::warn!(wait_s = wait.as_secs(), "several chats are told to wait: all wait");
            self.paused_until = self.paused_until.max(now + wait);
        }
        self.again(key, item, wait, now);
    }

    /// Takes out the waiting news of a chat.
    pub(super) fn take_news(&mut self, chat: ChatId, now: Instant) -> Vec<Item> {
        self.take(LaneKey { kind: Kind::Talk, chat }, now, |item| item.row.effect.urgency() == Urgency::News)
    }

    /// A filing went from one person to another: what waits for it goes to the new one, too. Gives the rows that go nowhere.
    pub(super) fn hand_over(&mut self, filing: &FilingId, from: ChatId, to: ChatId, now: Instant) -> Vec<u64> {
        let key = LaneKey { kind: Kind::Talk, chat: from };
        let turns = |item: &Item| !item.row.begun && course(&item.row.effect, filing, from, to) != Course::Stays;
        let mut dropped = Vec::new();
        for mut item in self.take(key, now, turns) {
            match course(&item.row.effect, filing, from, to) {
                Course::Turned(effect) => {
                    item.row.effect = effect;
                    self.push(item, now);
                }
                Course::Dropped | Course::Stays => dropped.push(item.row.seq),
            }
        }
        dropped
    }

    /// Takes out whatever waits for a filing.
    pub(super) fn take_filing(&mut self, filing: &FilingId, now: Instant) -> Vec<Item> {
        let keys: Vec<LaneKey> = self.lanes.keys().copied().collect();
        let of = |item: &Item| item.row.effect.filing() == Some(filing);
        keys.into_iter().flat_map(|key| self.take(key, now, of)).collect()
    }

    fn take(&mut self, key: LaneKey, now: Instant, which: impl Fn(&Item) -> bool) -> Vec<Item> {
        let Some(lane) = self.lanes.get_mut(&key) else { return Vec::new() };
        let (taken, left) = std::mem::take(&mut lane.queue).into_iter().partition::<Vec<_>, _>(|item| which(item));
        lane.queue = left.into();
        self.place(key, now);
        taken
    }

    fn lane(&mut self, key: LaneKey, now: Instant) -> &mut Lane {
        let share = if key.chat < 0 { GROUP_SHARE } else { 1.0 };
        let rate = f64::from(self.rates.per_chat) * share;
        self.lanes.entry(key).or_insert_with(|| Lane {
            queue: VecDeque::new(),
            flight: Flight::None,
            not_before: now,
            bucket: Bucket::new(rate, BURST.max(rate), now),
            spot: None,
        })
    }

    fn land(&mut self, key: LaneKey, now: Instant) {
        self.called(key, now);
        self.lane(key, now).flight = Flight::None;
    }

    fn unplace(&mut self, key: LaneKey) {
        match self.lanes.get_mut(&key).and_then(|lane| lane.spot.take()) {
            Some(Spot::Ready(urgency, seq)) => {
                self.ready.entry(key.kind).or_default().remove(&(urgency, seq, key));
            }
            Some(Spot::Resting(at)) => {
                self.resting.remove(&(at, key));
            }
            None => {}
        }
    }

    fn place(&mut self, key: LaneKey, now: Instant) {
        self.unplace(key);
        let Some(lane) = self.lanes.get_mut(&key).filter(|lane| lane.flight == Flight::None) else { return };
        let Some(head) = lane.queue.front() else { return };
        let paced = if is_said(&head.row.effect) { lane.bucket.ready_at(now) } else { now };
        let due = paced.max(lane.not_before);
        // Order within the chat is kept, so a reply lends its urgency to the news before it.
        let urgency = lane.queue.iter().take(LOOK_AHEAD).map(|item| item.row.effect.urgency()).min();
        let urgency = urgency.unwrap_or(Urgency::News);
        let spot = if due <= now { Spot::Ready(urgency, head.row.seq) } else { Spot::Resting(due) };
        lane.spot = Some(spot);
        match spot {
            Spot::Ready(urgency, seq) => self.ready.entry(key.kind).or_default().insert((urgency, seq, key)),
            Spot::Resting(at) => self.resting.insert((at, key)),
        };
    }

    /// A lane that has nothing to do and nothing to remember goes.
    fn forget_idle(&mut self, key: LaneKey, now: Instant) {
        const LANES_MAX: usize = 10_000;
        let idle = |lane: &mut Lane| {
            lane.queue.is_empty() && lane.flight == Flight::None && lane.not_before <= now && lane.bucket.is_full(now)
        };
        if self.lanes.get_mut(&key).is_some_and(idle) {
            self.lanes.remove(&key);
        } else if self.lanes.len() > LANES_MAX {
            self.lanes.retain(|_, lane| !idle(lane));
        }
    }
}

#[cfg(test)]
mod tests;
