//! The one place that knows what time it is: real, told by a test, or turned by the demo.

pub mod activity;
mod follow;

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use tokio::sync::watch;

use crate::dialogue::Time;

pub use follow::{FollowError, Follower};

/// The time that everything goes by. Clones tell the same time.
#[derive(Debug, Clone)]
pub struct Clock(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// `None`: the system's.
    told: Option<Mutex<Time>>,
    /// What is added to the system's time, in milliseconds.
    offset_ms: watch::Sender<i64>,
}

impl Clock {
    /// The system's time.
    pub fn real() -> Clock {
        Clock::with(None)
    }

    /// A time that stands still until it is told to move.
    pub fn told(now: Time) -> Clock {
        Clock::with(Some(Mutex::new(now)))
    }

    fn with(told: Option<Mutex<Time>>) -> Clock {
        Clock(Arc::new(Inner { told, offset_ms: watch::channel(0).0 }))
    }

    /// Now.
    pub fn now(&self) -> Time {
        let base = match &self.0.told {
            Some(told) => *told.lock().unwrap_or_else(PoisonError::into_inner),
            None => system(),
        };
        base.checked_add_signed(TimeDelta::milliseconds(self.offset_ms())).unwrap_or(base)
    }

    /// The time of what Telegram promises by its own clock, which no demo turns: a told clock's, else the system's.
    pub fn real_now(&self) -> Time {
        match &self.0.told {
            Some(_) => self.now(),
            None => system(),
        }
    }

    /// What is added to the base time, in milliseconds.
    pub fn offset_ms(&self) -> i64 {
        *self.0.offset_ms.borrow()
    }

    /// Turns the clock: `offset_ms` is added to its base from now on.
    pub fn turn(&self, offset_ms: i64) {
        self.0.offset_ms.send_replace(offset_ms);
    }

    /// Moves a told clock, or turns any other, by `by`.
    pub fn skip(&self, by: TimeDelta) {
        self.turn(self.offset_ms().saturating_add(by.num_milliseconds()));
    }

    /// Tells of every turn.
    pub fn turns(&self) -> watch::Receiver<i64> {
        self.0.offset_ms.subscribe()
    }

    /// How long to sleep in real time until `then`, at least a millisecond; `None` if only a turn can bring it.
    pub fn until(&self, then: Time) -> Option<std::time::Duration> {
        if self.0.told.is_some() {
            return None;
        }
        let left = then.signed_duration_since(self.now()).max(TimeDelta::zero());
        Some(left.to_std().unwrap_or_default() + std::time::Duration::from_millis(1))
    }
}

fn system() -> DateTime<Utc> {
    Utc::now()
}

/// The moment by a clock that only runs on: for pace and time-outs, which no demo turns.
pub fn tick() -> tokio::time::Instant {
    tokio::time::Instant::now()
}

/// Up to the next whole millisecond: at that moment a wake-up is due and not a little later.
pub fn whole_ms(time: Time) -> Time {
    whole(time, TimeDelta::milliseconds(1))
}

/// What lies so far ahead need not be told to the minute.
const FAR: TimeDelta = TimeDelta::hours(6);
/// Local time everywhere differs from UTC by whole quarters: nine o'clock stays nine o'clock.
const QUARTER: TimeDelta = TimeDelta::minutes(15);

/// When a wake-up is set that is wanted at `at`: far ahead, at the next quarter of an hour, so that it is not moved by
/// every word of its filer.
pub fn when_to_wake(at: Time, now: Time) -> Time {
    if at - now > FAR { whole(at, QUARTER) } else { whole_ms(at) }
}

/// Up to the next whole unit.
fn whole(time: Time, unit: TimeDelta) -> Time {
    let down = time.duration_trunc(unit).unwrap_or(time);
    if down == time { time } else { down + unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_rounded_up() {
        let whole = DateTime::from_timestamp_millis(1_790_000_000_123).expect("a time");
        assert_eq!(whole_ms(whole), whole);
        assert_eq!(whole_ms(whole - TimeDelta::nanoseconds(999_999)), whole);
        assert_eq!(whole_ms(whole - TimeDelta::nanoseconds(1)), whole);
    }

    #[test]
    fn what_lies_far_ahead_moves_only_with_the_quarters() {
        let now = DateTime::from_timestamp(1_790_000_200, 0).expect("a time");
        let quarter = DateTime::from_timestamp(1_790_000_200 / 900 * 900 + 900, 0).expect("a time");
        let day = TimeDelta::days(3);
        for second in [0, 1, 500] {
            let now = now + TimeDelta::seconds(second);
            assert_eq!(when_to_wake(now + day, now), quarter + day);
        }
        assert_eq!(when_to_wake(quarter + day, now), quarter + day);
        let soon = now + TimeDelta::hours(5);
        assert_eq!(when_to_wake(soon, now), soon);
    }

    #[test]
    fn a_told_clock_moves_only_when_told() {
        let start = DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
        let clock = Clock::told(start);
        assert_eq!(clock.now(), start);
        let turns = clock.turns();
        clock.skip(TimeDelta::days(1));
        clock.skip(TimeDelta::days(1));
        assert_eq!(clock.clone().now(), start + TimeDelta::days(2));
        assert!(turns.has_changed().expect("alive"));
        assert_eq!(clock.until(start), None);
    }

    #[test]
    fn a_turned_clock_goes_on() {
        let clock = Clock::real();
        clock.turn(86_400_000);
        let ahead = clock.now() - clock.real_now();
        assert!((86_399..=86_400).contains(&ahead.num_seconds()));
        assert!(clock.until(clock.now() + TimeDelta::hours(1)).expect("real").as_secs() <= 3600);
        assert!(clock.until(clock.now() - TimeDelta::hours(1)).expect("real").as_millis() == 1);
    }
}
