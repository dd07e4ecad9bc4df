//! What is kept: a small trait over an ordered map of bytes, its engines, and the stored shapes.
//!
//! # The crash contract
//! Every engine keeps it, and `conformance` tests it:
//! 1. A [`Batch`] is applied whole or not at all, also across a kill or a loss of power.
//! 2. When [`Store::commit`] returns `Ok`, the batch survives both. Before that, and after an error, it may or may not
//!    be there: whoever hands in the same work twice must be able to refuse it the second time.
//! 3. Batches are applied in the order in which `commit` was called; reads called later see them.
//! 4. Opening takes the lease. While it is held, no other process and no second handle can write; a commit after the
//!    lease was lost fails and changes nothing.
//! 5. An engine that has failed once stays failed: every later call returns an error until it is opened anew. The
//!    error is that of the first failure, so that whoever hears it last still hears what is wrong.
//! 6. A view begun by [`Store::freeze`] shows everything as it was at that moment, whatever is committed since.
//!
//! Keys are at most [`KEY_BYTES_MAX`] long. Values may have any length up to [`VALUE_BYTES_MAX`]; an engine that is
//! only sound with short ones cuts them into pieces itself.
//!
//! # Nine rules for sled
//! Each was measured or met; each has a test that fails without it, in `sled_engine` unless another file is named.
//! 1. One tree, one batch a group, one flush: `everything_lies_in_one_tree_…`; nothing torn by 25 kills, in `killed`.
//! 2. sled's flush survives a kill only; the file is synced, too, before anybody hears of it: `a_commit_is_acknowledged_…`.
//! 3. A kill while it opens leaves half a snapshot, which locks the data out: `a_half_snapshot_…` in `conformance`, and
//!    `killed`, which begins to kill while it opens.
//! 4. Values under 4 KB, or they land in files that are never synced: `everything_lies_in_one_tree_…`, and
//!    `stored_values_stay_short` in `conformance`. Photos are files of their own.
//! 5. It never shrinks: `only_a_compaction_gives_space_back`; `an_interrupted_compaction_…` in `conformance`.
//! 6. Memory is bounded, nothing is written by a clock, nothing compressed: `memory_is_bounded_…`.
//! 7. One process, one handle, one thread: `a_second_opening_is_refused_plainly` in `conformance`.
//! 8. It notes where everything lies when it opens, and then alone: `a_long_log_is_shortened_…`. So it is opened anew in a quiet
//!    moment, or at the end, when much was written.
//! 9. It may panic on a damaged file, which is told and never deleted: `damage`.

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod killed;
mod memory;
mod opened;
mod pieces;
mod recent;
mod records;
mod reseal;
mod sled_engine;
mod stages;
pub mod stored;
mod swap;
mod transfer;
mod view;

use std::collections::BTreeMap;

use futures::future::BoxFuture;

pub use memory::MemoryStore;
pub use records::{RecordError, Records};
pub use reseal::Resealed;
pub use sled_engine::SledStore;
pub use stages::Stages;
pub use transfer::import;

/// Longest key, in bytes.
pub const KEY_BYTES_MAX: usize = 512;
/// Longest value, in bytes: a filing's records are small, a megabyte is a mistake.
pub const VALUE_BYTES_MAX: usize = 1 << 20;

/// Changes that belong together: by key a new value, or `None` to delete. The last word on a key counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    changes: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

impl Batch {
    /// An empty batch.
    pub fn new() -> Batch {
        Batch::default()
    }

    /// Writes a value.
    pub fn put(&mut self, key: impl Into<Vec<u8>>, value: impl Into<Vec<u8>>) {
        self.changes.insert(key.into(), Some(value.into()));
    }

    /// Deletes a key; nothing happens if there is none.
    pub fn delete(&mut self, key: impl Into<Vec<u8>>) {
        self.changes.insert(key.into(), None);
    }

    /// True if there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many keys change.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// What the batch says of a key: `None` if nothing, `Some(None)` if it is deleted.
    pub fn get(&self, key: &[u8]) -> Option<Option<&[u8]>> {
        self.changes.get(key).map(|v| v.as_deref())
    }

    /// The changes in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], Option<&[u8]>)> {
        self.changes.iter().map(|(k, v)| (k.as_slice(), v.as_deref()))
    }

    /// Bytes of its keys and values.
    fn bytes(&self) -> usize {
        self.iter().map(|(key, value)| key.len() + value.map_or(0, <[u8]>::len)).sum()
    }

    fn check(&self) -> Result<(), StoreError> {
        for (key, value) in self.iter() {
            if key.is_empty() || key.len() > KEY_BYTES_MAX || value.is_some_and(|v| v.len() > VALUE_BYTES_MAX) {
                return Err(StoreError::TooLarge { key: key.len(), value: value.map_or(0, <[u8]>::len) });
            }
        }
        Ok(())
    }
}

/// What a read gives: keys with their values, in order.
pub type Pairs = Vec<(Vec<u8>, Vec<u8>)>;

/// An ordered map of bytes that keeps the crash contract above.
pub trait Store: Send + Sync + 'static {
    /// Applies the batch; returns when it is durable.
    fn commit(&self, batch: Batch) -> BoxFuture<'_, Result<(), StoreError>>;

    /// The value of a key.
    fn get(&self, key: Vec<u8>) -> BoxFuture<'_, Result<Option<Vec<u8>>, StoreError>>;

    /// At most `limit` pairs whose key begins with `prefix` and is greater than `after`, in order of their keys.
    fn scan(&self, prefix: Vec<u8>, after: Option<Vec<u8>>, limit: usize) -> BoxFuture<'_, Result<Pairs, StoreError>>;

    /// Begins a view of everything as it is now; there is one at a time, and a new one ends the one before.
    fn freeze(&self) -> BoxFuture<'_, Result<(), StoreError>>;

    /// The next pairs of the view, about `limit`, in order of their keys; `None` when all were read, or there is no view.
    fn frozen(&self, limit: usize) -> BoxFuture<'_, Result<Option<Pairs>, StoreError>>;

    /// Ends the view.
    fn thaw(&self);

    /// Gives back to the disk what deleted and replaced records left behind; commits wait meanwhile.
    fn compact(&self) -> BoxFuture<'_, Result<Compacted, StoreError>>;

    /// True while this handle may write.
    fn holds_lease(&self) -> bool;
}

/// What a compaction did, in bytes on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// Before.
    pub before: u64,
    /// After.
    pub after: u64,
}

/// Everything under a prefix, page by page.
///
/// # Errors
/// As [`Store::scan`].
pub async fn scan_all(store: &dyn Store, prefix: &[u8]) -> Result<Pairs, StoreError> {
    const PAGE: usize = 4096;
    let mut found = Pairs::new();
    loop {
        let after = found.last().map(|(key, _)| key.clone());
        let page = store.scan(prefix.to_vec(), after, PAGE).await?;
        let last = page.len() < PAGE;
        found.extend(page);
        if last {
            return Ok(found);
        }
    }
}

/// What can go wrong with the store; every one of them is ours, none the filer's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another process, or another handle of this one, has it open.
    #[error("the data folder is in use by another process")]
    InUse,
    /// A key or a value is longer than allowed.
    #[error("a record is too large: key {key} bytes, value {value} bytes")]
    TooLarge {
        /// Bytes of the key.
        key: usize,
        /// Bytes of the value.
        value: usize,
    },
    /// The file is damaged; nothing was changed or deleted.
    #[error("the store is damaged ({0}); restore a backup, nothing was changed or deleted")]
    Damaged(String),
    /// The disk refused.
    #[error("the disk refused: {0}")]
    Disk(String),
    /// The engine has failed before, or has been closed.
    #[error("the store is closed")]
    Closed,
}
