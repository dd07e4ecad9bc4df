//! Turned time: an offset that this server owns, and the bot that follows it, if one does.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, SecondsFormat, Utc};
use tokio::time::{Instant, timeout_at};

use super::World;

/// How long a stop of a skip waits for the bot to become quiet, in real time.
const QUIET_WAIT: Duration = Duration::from_secs(20);
/// A follower that holds no request and was not heard of for so long is gone, in milliseconds of real time.
const FOLLOWER_GONE_MS: i64 = 5_000;
/// How long nothing may have happened before a bot that says so counts as quiet, in milliseconds of real time.
const CALM_MS: i64 = 150;
/// More stops than this in one skip mean a bot that wakes itself without end.
const STOPS_MAX: u32 = 10_000;

/// What the state knows of time.
#[derive(Debug, Default)]
pub struct ClockState {
    /// Turned time minus real time, in milliseconds.
    pub offset_ms: i64,
    /// Grows when the offset changes; never 0 after the first turn.
    pub rev: u64,
    /// Grows with every turn and every report of a follower.
    pub changes: u64,
    /// Requests of followers held now.
    pub held: u32,
    /// The last report, if a bot follows.
    pub follower: Option<Follower>,
}

/// What a bot reported last.
#[derive(Clone, Debug)]
pub struct Follower {
    /// The offset that it has seen.
    pub offset_seen_ms: i64,
    /// Nothing is under way in it.
    pub quiet: bool,
    /// When it wants to wake, milliseconds since 1970, turned time.
    pub next_wakeup_ms: Option<i64>,
    /// When it was heard of last, real time.
    pub heard_ms: i64,
}

/// What a skip is to reach.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// So many milliseconds from now.
    Skip(i64),
    /// The bot's next wake-up.
    NextWakeup,
}

/// Real time in milliseconds since 1970. The only place of the pretended world that reads a clock.
pub fn real_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A moment as the control API writes it.
pub fn rfc3339(ms: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}

impl ClockState {
    /// Turns the clock to this offset.
    pub fn set(&mut self, offset_ms: i64) {
        if self.offset_ms != offset_ms {
            self.offset_ms = offset_ms;
            self.rev += 1;
            self.changes += 1;
        }
    }

    /// Takes a follower's report.
    pub fn report(&mut self, follower: Follower) {
        self.follower = Some(follower);
        self.changes += 1;
    }

    /// The follower, if it is still there.
    pub fn live_follower(&self, real_ms: i64) -> Option<&Follower> {
        let recent = |f: &&Follower| self.held > 0 || real_ms - f.heard_ms < FOLLOWER_GONE_MS;
        self.follower.as_ref().filter(recent)
    }
}

/// Turns the clock forward, from one wake-up of the following bot to the next. Gives the number of stops.
///
/// # Errors
/// A plain sentence, if there is no wake-up to go to.
pub async fn turn(world: &World, target: Target) -> Result<u32, &'static str> {
    let _turn = world.skipping().lock().await;
    wait_until_quiet(world).await;
    let target_offset = match target {
        Target::Skip(ms) => world.with(|s| s.clock.offset_ms.saturating_add(ms)),
        Target::NextWakeup => match next_wakeup(world) {
            Some(offset) => offset,
            None => return Err("no bot follows the clock, or nothing is due"),
        },
    };
    let mut stops = 0;
    while let Some(offset) = next_wakeup(world).filter(|o| *o <= target_offset) {
        if stops >= STOPS_MAX {
            break;
        }
        stops += 1;
        set(world, offset);
        wait_until_quiet(world).await;
    }
    let behind = world.with(|s| s.clock.offset_ms < target_offset);
    if behind || matches!(target, Target::Skip(ms) if ms < 0) {
        set(world, target_offset);
        wait_until_quiet(world).await;
    }
    Ok(stops)
}

fn set(world: &World, offset_ms: i64) {
    world.with(|state| {
        state.clock.set(offset_ms);
        state.touch_all();
    });
}

/// The offset at which the follower's next wake-up is now; none if it lies behind us or nobody follows.
fn next_wakeup(world: &World) -> Option<i64> {
    world.with(|state| {
        let wakeup = state.clock.live_follower(state.real_ms)?.next_wakeup_ms?;
        let offset = wakeup - state.real_ms;
        (offset > state.clock.offset_ms).then_some(offset)
    })
}

/// Waits until the follower has seen the offset, has nothing to do and has taken every update; at once if nobody follows.
async fn wait_until_quiet(world: &World) {
    let deadline = Instant::now() + QUIET_WAIT;
    let mut clock = world.watch_clock();
    let mut inbox = world.watch_inbox();
    loop {
        clock.borrow_and_update();
        inbox.borrow_and_update();
        let look_again = match restless(world) {
            None => return,
            Some(pause) => deadline.min(Instant::now() + pause),
        };
        if Instant::now() >= deadline {
            return;
        }
        let change = async {
            tokio::select! {
                result = clock.changed() => result,
                result = inbox.changed() => result,
            }
        };
        if matches!(timeout_at(look_again, change).await, Ok(Err(_))) {
            return;
        }
    }
}

/// None if all is quiet; else after how long to look again even if nothing is told.
fn restless(world: &World) -> Option<Duration> {
    world.with(|state| {
        let pending = state.inbox.pending(state.now_ms);
        let follower = state.clock.live_follower(state.real_ms)?;
        let due = follower.next_wakeup_ms.is_some_and(|w| w <= state.now_ms);
        let seen = follower.offset_seen_ms == state.clock.offset_ms;
        if !follower.quiet || !seen || due || pending > 0 {
            // A follower may vanish without a word.
            return Some(Duration::from_secs(1));
        }
        // The report may be older than what the bot is about to do: an update was taken, a call was made just now.
        let calm_ms = state.real_ms - state.stirred_ms;
        let left = u64::try_from(CALM_MS - calm_ms).unwrap_or(0);
        (left > 0).then(|| Duration::from_millis(left))
    })
}
