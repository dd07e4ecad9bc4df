//! Values read or written lately, so that a reader need not wait for the engine's thread.

use std::num::NonZeroUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lru::LruCache;

use super::Batch;
use super::stored::keys;

/// How many values are kept.
const VALUES_MAX: NonZeroUsize = NonZeroUsize::new(8_192).expect("it is not zero");
/// A longer one is read from the engine each time, in bytes.
const BYTES_MAX: usize = 1_024;

/// A value, or that there is none.
type Value = Option<Vec<u8>>;

/// What was read or written lately.
#[derive(Debug)]
pub(super) struct Recent(Mutex<Held>);

#[derive(Debug)]
struct Held {
    values: LruCache<Vec<u8>, Value>,
    /// Counts commits: what was asked for before one may be old when it arrives.
    turn: u64,
}

impl Default for Recent {
    fn default() -> Recent {
        Recent(Mutex::new(Held { values: LruCache::new(VALUES_MAX), turn: 0 }))
    }
}

impl Recent {
    /// The value, if it is known; else the turn that [`Recent::learn`] asks for.
    pub(super) fn find(&self, key: &[u8]) -> Result<Value, u64> {
        let mut held = self.lock();
        held.values.get(key).cloned().ok_or(held.turn)
    }

    /// A value that was read, unless something was committed since.
    pub(super) fn learn(&self, turn: Option<u64>, key: Vec<u8>, value: &Value) {
        let mut held = self.lock();
        if Some(held.turn) == turn && fits(value) {
            held.values.put(key, value.clone());
        }
    }

    /// A commit begins: what it writes is what is read from now on. If it fails, nothing is read any more.
    pub(super) fn note(&self, batch: &Batch) {
        let mut held = self.lock();
        held.turn += 1;
        for (key, value) in batch.iter() {
            let known = held.values.pop(key).is_some();
            let value = value.map(<[u8]>::to_vec);
            if (known || keys::is_read_soon(key)) && fits(&value) {
                held.values.put(key.to_vec(), value);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn fits(value: &Value) -> bool {
    value.as_ref().is_none_or(|value| value.len() <= BYTES_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::Slot;

    fn batch(key: &str, value: &str) -> Batch {
        let mut batch = Batch::new();
        batch.put(key, value);
        batch
    }

    #[test]
    fn what_was_read_is_known_until_it_changes() {
        let recent = Recent::default();
        let turn = recent.find(b"k").expect_err("nothing is known");
        recent.learn(Some(turn), b"k".to_vec(), &Some(b"old".to_vec()));
        assert_eq!(recent.find(b"k"), Ok(Some(b"old".to_vec())));
        recent.note(&batch("k", "new"));
        assert_eq!(recent.find(b"k"), Ok(Some(b"new".to_vec())));
    }

    #[test]
    fn what_was_asked_for_before_a_commit_is_not_learned_after_it() {
        let recent = Recent::default();
        let turn = recent.find(b"k").expect_err("nothing is known");
        recent.note(&batch("k", "new"));
        recent.learn(Some(turn), b"k".to_vec(), &Some(b"old".to_vec()));
        assert!(recent.find(b"k").is_err());
    }

    #[test]
    fn what_is_read_soon_is_kept_at_once_and_what_is_long_never() {
        let recent = Recent::default();
        let slot = keys::slot(1, &Slot::main());
        let mut batch = Batch::new();
        batch.put(slot.clone(), b"sealed");
        batch.put("other", b"sealed");
        recent.note(&batch);
        assert_eq!(recent.find(&slot), Ok(Some(b"sealed".to_vec())));
        let turn = recent.find(b"other").expect_err("nobody asked for it");
        recent.learn(Some(turn), b"other".to_vec(), &Some(vec![0; BYTES_MAX + 1]));
        assert!(recent.find(b"other").is_err());
    }
}
