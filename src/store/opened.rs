//! How sled is opened here, and what its errors mean.

use std::collections::HashMap;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use super::StoreError;
use super::pieces;

/// Memory for sled's pages as they lie on the disk, in bytes (its default is 1 GB); in memory they take twice as much. What
/// people who chat need is held by the engine, decoded.
const CACHE_BYTES: u64 = 12 << 20;
/// After so many bytes of records, some four times as much in sled's log, a snapshot is worth its while: a start then reads
/// for a tenth of a second.
const WRITTEN_MAX: usize = 48 << 20;
/// What sled says when another holds its lock; its kind of error tells nothing.
const LOCKED: &str = "could not acquire lock";
/// How often it is tried to open what was closed just now, and how long between two tries.
const LET_GO_TRIES: usize = 200;
const LET_GO: Duration = Duration::from_millis(10);

/// One sled, and its file for syncing.
pub(super) struct Opened {
    pub(super) db: sled::Db,
    pub(super) file: File,
    /// Of values that are cut, by key: into how many pieces.
    pub(super) cut: HashMap<Vec<u8>, u16>,
    /// Bytes of records written since it was opened.
    written: usize,
}

impl Opened {
    /// Opens the sled in a folder that is ours. Its own lock may be held for a moment yet: by its threads, which let go some
    /// time after it was closed, and by a program just being started from here.
    pub(super) fn at(path: &Path) -> Result<Opened, StoreError> {
        let mut opened = Opened::once(path);
        for _ in 0..LET_GO_TRIES {
            if !matches!(opened, Err(StoreError::InUse)) {
                break;
            }
            std::thread::sleep(LET_GO);
            opened = Opened::once(path);
        }
        opened
    }

    pub(super) fn once(path: &Path) -> Result<Opened, StoreError> {
        let db = match catch_unwind(AssertUnwindSafe(|| config(path).open())) {
            Ok(Ok(db)) => db,
            Ok(Err(sled::Error::Io(error))) if error.to_string().starts_with(LOCKED) => {
                return Err(StoreError::InUse);
            }
            Ok(Err(error)) => return Err(from_sled(&error)),
            Err(_) => return Err(StoreError::Damaged("it cannot be read".to_owned())),
        };
        let file = File::options().read(true).write(true).open(path.join("db")).map_err(disk)?;
        File::open(path).and_then(|f| f.sync_all()).map_err(disk)?;
        let pieces = db.scan_prefix(pieces::ALL).keys();
        let cut = pieces::counted(pieces.map(|key| key.map_err(|e| from_sled(&e))))?;
        Ok(Opened { db, file, cut, written: 0 })
    }

    /// True if the next opening has much to read.
    pub(super) fn is_long(&self) -> bool {
        self.written > WRITTEN_MAX
    }

    /// [`Opened::apply`], for records of so many bytes.
    pub(super) fn write(&mut self, changes: sled::Batch, bytes: usize) -> Result<(), StoreError> {
        self.written += bytes;
        self.apply(changes)
    }

    pub(super) fn apply(&self, changes: sled::Batch) -> Result<(), StoreError> {
        self.db.apply_batch(changes).map_err(|e| from_sled(&e))?;
        self.db.flush().map_err(|e| from_sled(&e))?;
        self.file.sync_data().map_err(disk)
    }
}

/// Small, and written when we say so.
pub(super) fn config(path: &Path) -> sled::Config {
    sled::Config::new().path(path).cache_capacity(CACHE_BYTES).flush_every_ms(None)
}

pub(super) fn disk(error: std::io::Error) -> StoreError {
    StoreError::Disk(error.to_string())
}

pub(super) fn from_sled(error: &sled::Error) -> StoreError {
    match error {
        sled::Error::Io(error) => StoreError::Disk(error.to_string()),
        sled::Error::Corruption { .. } => StoreError::Damaged("corruption".to_owned()),
        sled::Error::CollectionNotFound(_) | sled::Error::Unsupported(_) | sled::Error::ReportableBug(_) => {
            StoreError::Damaged("sled refused".to_owned())
        }
    }
}
