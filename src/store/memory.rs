//! The engine for tests: a map in memory that can be "reopened" as if the process had died.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures::future::BoxFuture;

use super::{Batch, Compacted, Pairs, Store, StoreError};

type Map = BTreeMap<Vec<u8>, Vec<u8>>;

/// A store in memory; what is committed outlives the handle, as a disk would.
#[derive(Debug)]
pub struct MemoryStore {
    disk: Arc<Disk>,
    lease: u64,
    broken: AtomicBool,
    view: Mutex<Option<Map>>,
}

#[derive(Debug, Default)]
struct Disk {
    map: Mutex<Map>,
    lease: AtomicU64,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> MemoryStore {
        MemoryStore::on(Arc::default())
    }

    /// The same data under a new lease, as after a kill; the old handle may no longer write.
    #[must_use]
    pub fn reopen(&self) -> MemoryStore {
        MemoryStore::on(Arc::clone(&self.disk))
    }

    /// From now on every commit fails, as on a full disk.
    pub fn break_down(&self) {
        self.broken.store(true, Ordering::SeqCst);
    }

    fn on(disk: Arc<Disk>) -> MemoryStore {
        let lease = disk.lease.fetch_add(1, Ordering::SeqCst) + 1;
        MemoryStore { disk, lease, broken: AtomicBool::new(false), view: Mutex::default() }
    }

    fn view(&self) -> MutexGuard<'_, Option<Map>> {
        self.view.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn map(&self) -> MutexGuard<'_, Map> {
        self.disk.map.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> MemoryStore {
        MemoryStore::new()
    }
}

impl Store for MemoryStore {
    fn commit(&self, batch: Batch) -> BoxFuture<'_, Result<(), StoreError>> {
        let result = batch.check().and_then(|()| {
            if self.broken.load(Ordering::SeqCst) || !self.holds_lease() {
                return Err(StoreError::Closed);
            }
            let mut map = self.map();
            for (key, value) in batch.iter() {
                match value {
                    Some(value) => map.insert(key.to_vec(), value.to_vec()),
                    None => map.remove(key),
                };
            }
            Ok(())
        });
        Box::pin(async move { result })
    }

    fn get(&self, key: Vec<u8>) -> BoxFuture<'_, Result<Option<Vec<u8>>, StoreError>> {
        let found = self.map().get(&key).cloned();
        Box::pin(async move { Ok(found) })
    }

    fn scan(&self, prefix: Vec<u8>, after: Option<Vec<u8>>, limit: usize) -> BoxFuture<'_, Result<Pairs, StoreError>> {
        let from = match after {
            Some(after) if after >= prefix => Bound::Excluded(after),
            Some(_) | None => Bound::Included(prefix.clone()),
        };
        let map = self.map();
        let range = map.range((from, Bound::Unbounded)).take_while(|(key, _)| key.starts_with(&prefix));
        let found = range.take(limit).map(|(k, v)| (k.clone(), v.clone())).collect();
        Box::pin(async move { Ok(found) })
    }

    fn freeze(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        let now = self.map().clone();
        *self.view() = Some(now);
        Box::pin(async { Ok(()) })
    }

    fn frozen(&self, limit: usize) -> BoxFuture<'_, Result<Option<Pairs>, StoreError>> {
        let mut view = self.view();
        let mut page = Pairs::new();
        while page.len() < limit
            && let Some(pair) = view.as_mut().and_then(Map::pop_first)
        {
            page.push(pair);
        }
        Box::pin(async move { Ok(Some(page).filter(|page| !page.is_empty())) })
    }

    fn thaw(&self) {
        *self.view() = None;
    }

    fn compact(&self) -> BoxFuture<'_, Result<Compacted, StoreError>> {
        Box::pin(async { Ok(Compacted { before: 0, after: 0 }) })
    }

    fn holds_lease(&self) -> bool {
        self.disk.lease.load(Ordering::SeqCst) == self.lease
    }
}
