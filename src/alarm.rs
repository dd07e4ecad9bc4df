//! What operators have to see to: raised anywhere, told in their chat, each kind once in an hour.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::clock::tick;
use crate::text::Phrase;

/// How long a kind of alarm rests after it was told. The log holds each single one.
const REST: Duration = Duration::from_secs(3600);

/// The way of alarms to the operators; clones share it.
#[derive(Debug, Clone)]
pub struct Alarms {
    told: Arc<Mutex<HashMap<String, Instant>>>,
    raised: mpsc::UnboundedSender<Phrase>,
}

impl Alarms {
    /// The way in, and the alarms that are to be told.
    pub fn new() -> (Alarms, mpsc::UnboundedReceiver<Phrase>) {
        let (raised, alarms) = mpsc::unbounded_channel();
        (Alarms { told: Arc::default(), raised }, alarms)
    }

    /// Raises an alarm. Its phrase says in one line what is wrong and what the next move is, and holds no answer.
    pub fn raise(&self, phrase: Phrase) {
        if self.is_due(&phrase.key, tick()) {
            // Without anybody who tells them, the log is all there is.
            let _ = self.raised.send(phrase);
        }
    }

    /// Tells what an operator has just asked for, however often he asks.
    pub fn tell(&self, phrase: Phrase) {
        let _ = self.raised.send(phrase);
    }

    fn is_due(&self, key: &str, now: Instant) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.get(key).is_some_and(|last| now.saturating_duration_since(*last) < REST) {
            return false;
        }
        told.insert(key.to_owned(), now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_once_in_an_hour_and_silences_no_other() {
        let (alarms, mut told) = Alarms::new();
        let now = tick();
        assert!(alarms.is_due("operator-parked", now));
        assert!(!alarms.is_due("operator-parked", now + REST - Duration::from_secs(1)));
        assert!(alarms.is_due("operator-conflict", now));
        assert!(alarms.is_due("operator-parked", now + REST));
        alarms.raise(Phrase::new("operator-disk"));
        alarms.raise(Phrase::new("operator-disk"));
        assert_eq!(told.try_recv().map(|phrase| phrase.key), Ok("operator-disk".to_owned()));
        assert!(told.try_recv().is_err());
    }
}
