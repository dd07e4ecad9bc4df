//! The wake-ups of all filings in order of time, kept beside the store's index.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::dialogue::Time;
use crate::dialogue::state::FilingId;

/// The wake-ups; clones see the same.
#[derive(Debug, Clone)]
pub struct Wakes {
    index: Arc<Mutex<Index>>,
    first: Arc<watch::Sender<Option<Time>>>,
}

#[derive(Debug, Default)]
struct Index {
    by_time: BTreeSet<(Time, FilingId)>,
    by_filing: HashMap<FilingId, Time>,
}

impl Wakes {
    pub(super) fn new(all: Vec<(Time, FilingId)>) -> Wakes {
        let wakes = Wakes { index: Arc::default(), first: Arc::new(watch::channel(None).0) };
        wakes.set(all.into_iter().map(|(at, id)| (id, Some(at))).collect());
        wakes
    }

    /// Sets or removes wake-ups, then tells what is first.
    pub(super) fn set(&self, changes: Vec<(FilingId, Option<Time>)>) {
        if changes.is_empty() {
            return;
        }
        let mut index = self.lock();
        for (id, at) in changes {
            if let Some(old) = index.by_filing.remove(&id) {
                index.by_time.remove(&(old, id.clone()));
            }
            if let Some(at) = at {
                index.by_filing.insert(id.clone(), at);
                index.by_time.insert((at, id));
            }
        }
        let first = index.by_time.first().map(|(at, _)| *at);
        drop(index);
        self.first.send_if_modified(|known| std::mem::replace(known, first) != first);
    }

    /// Up to `limit` filings that are due at `now`, the longest due first.
    pub fn due(&self, now: Time, limit: usize) -> Vec<FilingId> {
        let index = self.lock();
        index.by_time.iter().take_while(|(at, _)| *at <= now).take(limit).map(|(_, id)| id.clone()).collect()
    }

    /// When a filing is to be woken.
    pub fn of(&self, filing: &FilingId) -> Option<Time> {
        self.lock().by_filing.get(filing).copied()
    }

    /// Tells the first moment at which one is due.
    pub fn next(&self) -> watch::Receiver<Option<Time>> {
        self.first.subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
