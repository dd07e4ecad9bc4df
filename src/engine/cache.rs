//! Decoded records in memory, the longest unused dropped first.

use std::sync::Arc;

use lru::LruCache;

use crate::dialogue::Key;
use crate::dialogue::state::{Desk, Filing, Person};
use crate::vault::SealKey;

/// How many records are kept decoded: those of 2,000 people who chat at the same time, and some. A filing takes some
/// kilobytes; to read and open one costs several times what its step does.
const RECORDS_MAX: usize = 5_000;

/// A record as the engine holds it; `None` in place of a record that does not exist.
#[derive(Debug, Clone)]
pub(super) enum Held {
    Person(Option<Arc<Person>>),
    Filing(Option<(Arc<Filing>, SealKey)>),
    Desk(Arc<Desk>),
}

/// The records in memory.
#[derive(Debug)]
pub(super) struct Cache(LruCache<Key, Held>);

impl Default for Cache {
    fn default() -> Cache {
        // Bounded by `trim` alone: within a group nothing may be dropped that is not on the disk yet.
        Cache(LruCache::unbounded())
    }
}

impl Cache {
    pub(super) fn get(&mut self, key: &Key) -> Option<Held> {
        self.0.get(key).cloned()
    }

    pub(super) fn put(&mut self, key: &Key, held: Held) {
        self.0.put(key.clone(), held);
    }

    /// Drops the longest unused; only between groups, when everything is on the disk.
    pub(super) fn trim(&mut self) {
        while self.0.len() > RECORDS_MAX {
            self.0.pop_lru();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_last_stays() {
        let mut cache = Cache::default();
        for id in 0..=i64::try_from(RECORDS_MAX).expect("small") {
            cache.put(&Key::Person(id), Held::Person(None));
            assert!(cache.get(&Key::Person(0)).is_some());
        }
        cache.trim();
        assert_eq!(cache.0.len(), RECORDS_MAX);
        assert!(cache.get(&Key::Person(0)).is_some());
        assert!(cache.get(&Key::Person(1)).is_none());
    }
}
