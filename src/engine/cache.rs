//! Decoded records in memory, the longest unused dropped first.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::dialogue::Key;
use crate::dialogue::state::{Desk, Filing, Person};
use crate::vault::SealKey;

/// How many records are kept decoded; a filing takes some kilobytes.
const RECORDS_MAX: usize = 6_000;

/// A record as the engine holds it; `None` in place of a record that does not exist.
#[derive(Debug, Clone)]
pub(super) enum Held {
    Person(Option<Arc<Person>>),
    Filing(Option<(Arc<Filing>, SealKey)>),
    Desk(Arc<Desk>),
}

/// The records in memory.
#[derive(Debug, Default)]
pub(super) struct Cache {
    held: HashMap<CacheKey, (Held, u64)>,
    by_use: BTreeMap<u64, CacheKey>,
    uses: u64,
}

/// [`Key`] with a hash.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum CacheKey {
    Person(i64),
    Filing(String),
    Desk,
}

fn cache_key(key: &Key) -> CacheKey {
    match key {
        Key::Person(id) => CacheKey::Person(*id),
        Key::Filing(id) => CacheKey::Filing(id.0.clone()),
        Key::Desk => CacheKey::Desk,
    }
}

impl Cache {
    pub(super) fn get(&mut self, key: &Key) -> Option<Held> {
        let key = cache_key(key);
        let (held, used) = self.held.get_mut(&key)?;
        self.uses += 1;
        self.by_use.remove(used);
        *used = self.uses;
        let held = held.clone();
        self.by_use.insert(self.uses, key);
        Some(held)
    }

    pub(super) fn put(&mut self, key: &Key, held: Held) {
        let key = cache_key(key);
        self.uses += 1;
        if let Some((_, used)) = self.held.insert(key.clone(), (held, self.uses)) {
            self.by_use.remove(&used);
        }
        self.by_use.insert(self.uses, key);
    }

    /// Drops the longest unused; only between groups, when everything is on the disk.
    pub(super) fn trim(&mut self) {
        while self.held.len() > RECORDS_MAX {
            let Some((_, key)) = self.by_use.pop_first() else { return };
            self.held.remove(&key);
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
        assert_eq!((cache.held.len(), cache.by_use.len()), (RECORDS_MAX, RECORDS_MAX));
        assert!(cache.get(&Key::Person(0)).is_some());
        assert!(cache.get(&Key::Person(1)).is_none());
    }
}
