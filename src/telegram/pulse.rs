//! Whether updates come in: what a machine that watches the bot asks for.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::clock::tick;

/// A poll that found nothing takes 25 seconds, and one more may fail in between.
const POLL_LASTS: Duration = Duration::from_secs(90);

/// The last sign of Telegram; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Pulse(Arc<Mutex<Option<Sign>>>);

#[derive(Debug, Clone, Copy)]
enum Sign {
    Polled(Instant),
    Pushed,
}

impl Pulse {
    /// A poll was answered.
    pub(super) fn polled(&self) {
        self.set(Some(Sign::Polled(tick())));
    }

    /// Telegram says that it pushes updates to us.
    pub(super) fn pushed(&self) {
        self.set(Some(Sign::Pushed));
    }

    /// It pushes them elsewhere.
    pub(super) fn lost(&self) {
        self.set(None);
    }

    /// True if updates come in.
    pub fn beats(&self) -> bool {
        self.beats_at(tick())
    }

    fn beats_at(&self, now: Instant) -> bool {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(Sign::Polled(at)) => now.saturating_duration_since(at) < POLL_LASTS,
            Some(Sign::Pushed) => true,
            None => false,
        }
    }

    fn set(&self, sign: Option<Sign>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = sign;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polls_must_be_answered_again_and_again() {
        let pulse = Pulse::default();
        assert!(!pulse.beats());
        pulse.polled();
        assert!(pulse.beats());
        assert!(!pulse.beats_at(tick() + POLL_LASTS));
        pulse.pushed();
        assert!(pulse.beats_at(tick() + POLL_LASTS));
        pulse.lost();
        assert!(!pulse.beats());
    }
}
