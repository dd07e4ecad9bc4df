//! The default engine: sled in a folder, on a thread of its own, with the rules that keep it sound.
//!
//! One tree, one batch a commit, one flush and one `sync_data` (sled's own flush is `sync_file_range` on Linux: it
//! survives a kill, not a power cut). A kill during `open` can leave a half-written `snap.*.generating` that the next
//! open takes for the newest snapshot: such files are removed first, under our own lock.

use std::fs::{File, TryLockError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::oneshot;

use super::opened::{Opened, disk, from_sled};
use super::pieces::{self, Head};
use super::recent::Recent;
use super::swap::{self, Parts};
use super::view::View;
use super::{Batch, Compacted, Pairs, Store, StoreError};
use crate::vault::{private, private_folder};

/// Nobody has asked for anything for so long: whoever comes now waits for a snapshot, a fraction of a second.
const QUIET: Duration = Duration::from_secs(2);
/// Bytes of values that a compaction copies at once.
const COPY_BYTES: usize = 1 << 20;

/// A store in a folder. Dropping it closes the store and gives the folder free.
#[derive(Debug)]
pub struct SledStore {
    jobs: Option<Sender<Job>>,
    thread: Option<std::thread::JoinHandle<()>>,
    failed: Failed,
    recent: Recent,
}

/// What stopped the engine, once something did.
type Failed = Arc<OnceLock<StoreError>>;

enum Job {
    Commit(Batch, oneshot::Sender<Result<(), StoreError>>),
    Get(Vec<u8>, oneshot::Sender<Result<Option<Vec<u8>>, StoreError>>),
    Scan(Vec<u8>, Option<Vec<u8>>, usize, oneshot::Sender<Result<Pairs, StoreError>>),
    Freeze(oneshot::Sender<Result<(), StoreError>>),
    Frozen(usize, oneshot::Sender<Result<Option<Pairs>, StoreError>>),
    Thaw,
    Compact(oneshot::Sender<Result<Compacted, StoreError>>),
}

impl SledStore {
    /// Opens or makes the store in `folder`; blocks while sled recovers.
    ///
    /// # Errors
    /// [`StoreError::InUse`] if another process has it; [`StoreError::Damaged`], [`StoreError::Disk`].
    pub fn open(folder: &Path) -> Result<SledStore, StoreError> {
        let failed = Failed::default();
        let (jobs, queue) = channel();
        let (opened, wait) = channel();
        let (folder, flag) = (folder.to_owned(), Arc::clone(&failed));
        let thread = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || match Engine::open(&folder) {
                Ok(mut engine) => {
                    let _ = opened.send(Ok(()));
                    engine.serve(&queue, &flag);
                }
                Err(error) => {
                    let _ = opened.send(Err(error));
                }
            })
            .map_err(disk)?;
        match wait.recv() {
            Ok(Ok(())) => Ok(SledStore { jobs: Some(jobs), thread: Some(thread), failed, recent: Recent::default() }),
            Ok(Err(error)) => Err(error),
            Err(std::sync::mpsc::RecvError) => Err(StoreError::Damaged("opening it failed".to_owned())),
        }
    }

    fn ask<T: Send + 'static>(
        &self,
        job: impl FnOnce(oneshot::Sender<Result<T, StoreError>>) -> Job,
    ) -> BoxFuture<'_, Result<T, StoreError>> {
        let (answer, wait) = oneshot::channel();
        let sent = self.jobs.as_ref().is_some_and(|jobs| jobs.send(job(answer)).is_ok());
        Box::pin(async move {
            let answer = if sent { wait.await.ok() } else { None };
            answer.unwrap_or_else(|| Err(self.failed.get().cloned().unwrap_or(StoreError::Closed)))
        })
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Store for SledStore {
    fn commit(&self, batch: Batch) -> BoxFuture<'_, Result<(), StoreError>> {
        if let Err(error) = batch.check() {
            return Box::pin(async move { Err(error) });
        }
        self.recent.note(&batch);
        self.ask(|answer| Job::Commit(batch, answer))
    }

    fn get(&self, key: Vec<u8>) -> BoxFuture<'_, Result<Option<Vec<u8>>, StoreError>> {
        let turn = match self.recent.find(&key) {
            Ok(value) if self.holds_lease() => return Box::pin(async move { Ok(value) }),
            Ok(_) => None,
            Err(turn) => Some(turn),
        };
        let read = self.ask(|answer| Job::Get(key.clone(), answer));
        Box::pin(async move { read.await.inspect(|value| self.recent.learn(turn, key, value)) })
    }

    fn scan(&self, prefix: Vec<u8>, after: Option<Vec<u8>>, limit: usize) -> BoxFuture<'_, Result<Pairs, StoreError>> {
        self.ask(|answer| Job::Scan(prefix, after, limit, answer))
    }

    fn freeze(&self) -> BoxFuture<'_, Result<(), StoreError>> {
        self.ask(Job::Freeze)
    }

    fn frozen(&self, limit: usize) -> BoxFuture<'_, Result<Option<Pairs>, StoreError>> {
        self.ask(|answer| Job::Frozen(limit, answer))
    }

    fn thaw(&self) {
        let _ = self.jobs.as_ref().map(|jobs| jobs.send(Job::Thaw));
    }

    fn compact(&self) -> BoxFuture<'_, Result<Compacted, StoreError>> {
        self.ask(Job::Compact)
    }

    fn holds_lease(&self) -> bool {
        self.failed.get().is_none()
    }
}

/// What lives on the store's thread.
struct Engine {
    folder: PathBuf,
    /// `None` only while a compaction puts the new one in its place.
    opened: Option<Opened>,
    view: Option<View>,
    // Dropped last: the lock is given free when sled is closed.
    _lock: File,
}

/// Does what may panic in sled; whoever waits for the answer hears of it, and so does everybody after him.
fn calm<T>(failed: &Failed, work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let error = StoreError::Damaged("the engine panicked".to_owned());
        let _ = failed.set(error.clone());
        Err(error)
    })
}

impl Engine {
    fn open(folder: &Path) -> Result<Engine, StoreError> {
        private_folder(folder).map_err(disk)?;
        let lock = private().create(true).truncate(false).open(folder.join("lock")).map_err(disk)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => return Err(disk(error)),
        }
        let parts = Parts::of(folder);
        swap::finish(&parts).map_err(disk)?;
        swap::remove_half_snapshots(&parts.now).map_err(disk)?;
        private_folder(&parts.now).map_err(disk)?;
        let opened = Opened::at(&parts.now)?;
        File::open(folder).and_then(|f| f.sync_all()).map_err(disk)?;
        Ok(Engine { folder: folder.to_owned(), opened: Some(opened), view: None, _lock: lock })
    }

    fn opened(&self) -> Result<&Opened, StoreError> {
        self.opened.as_ref().ok_or(StoreError::Closed)
    }

    fn serve(&mut self, queue: &Receiver<Job>, failed: &Failed) {
        while let Some(job) = self.next(queue, failed) {
            if failed.get().is_some() {
                // The answer's sender is dropped, which reads as the first failure.
                continue;
            }
            self.work(job, failed);
            if let Some(error) = failed.get() {
                tracing::error!(%error, "the store failed and takes no more work");
            }
        }
        if let Err(error) = self.opened().and_then(|o| o.apply(sled::Batch::default())) {
            tracing::error!(%error, "closing the store");
        }
        if failed.get().is_none() && self.opened.as_ref().is_some_and(Opened::is_long) {
            self.shorten(failed);
        }
    }

    /// The next job; a long log is shortened while there is none.
    fn next(&mut self, queue: &Receiver<Job>, failed: &Failed) -> Option<Job> {
        while failed.get().is_none() && self.opened.as_ref().is_some_and(Opened::is_long) {
            match queue.recv_timeout(QUIET) {
                Ok(job) => return Some(job),
                Err(RecvTimeoutError::Timeout) => self.shorten(failed),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        queue.recv().ok()
    }

    /// Has sled note where everything lies, so that the next start need not read what was written since the last: it
    /// does so when it opens, and then alone.
    fn shorten(&mut self, failed: &Failed) {
        self.opened = None;
        match Opened::at(&Parts::of(&self.folder).now) {
            Ok(opened) => self.opened = Some(opened),
            Err(error) => drop(failed.set(error)),
        }
    }

    /// Does one job; sets `failed` if the engine may no longer be trusted.
    fn work(&mut self, job: Job, failed: &Failed) {
        match job {
            Job::Commit(batch, answer) => {
                let result = calm(failed, || self.commit(&batch));
                if let Err(error) = &result {
                    let _ = failed.set(error.clone());
                }
                let _ = answer.send(result);
            }
            Job::Get(key, answer) => drop(answer.send(calm(failed, || self.get(&key)))),
            Job::Scan(prefix, after, limit, answer) => {
                drop(answer.send(calm(failed, || self.scan(&prefix, after.as_deref(), limit))));
            }
            Job::Freeze(answer) => {
                self.view = Some(View::default());
                let _ = answer.send(Ok(()));
            }
            Job::Frozen(limit, answer) => drop(answer.send(calm(failed, || self.frozen(limit)))),
            Job::Thaw => self.view = None,
            Job::Compact(answer) => {
                let result = calm(failed, || self.compact());
                // A compaction that failed before the exchange has changed nothing.
                if let (Err(error), None) = (&result, &self.opened) {
                    let _ = failed.set(error.clone());
                }
                let _ = answer.send(result);
            }
        }
    }

    fn frozen(&mut self, limit: usize) -> Result<Option<Pairs>, StoreError> {
        while let Some(view) = self.view.as_ref().filter(|view| !view.is_over()) {
            let now = self.scan(b"", view.after().as_deref(), limit.max(1))?;
            let page = self.view.as_mut().map(|view| view.page(now, limit.max(1))).unwrap_or_default();
            if !page.is_empty() {
                return Ok(Some(page));
            }
        }
        self.view = None;
        Ok(None)
    }

    /// Copies what lives into a new sled and puts that in the place of the old one; a kill at any step leaves one whole.
    fn compact(&mut self) -> Result<Compacted, StoreError> {
        let parts = Parts::of(&self.folder);
        let before = swap::bytes(&parts.now).map_err(disk)?;
        self.copy_into(&parts.new).inspect_err(|_| drop(std::fs::remove_dir_all(&parts.new)))?;
        // Both are closed before a folder moves: sled finds its files by name.
        self.opened = None;
        swap::exchange(&parts).map_err(disk)?;
        self.opened = Some(Opened::at(&parts.now)?);
        let after = swap::bytes(&parts.now).map_err(disk)?;
        Ok(Compacted { before, after })
    }

    fn copy_into(&self, path: &Path) -> Result<(), StoreError> {
        private_folder(path).map_err(disk)?;
        let new = Opened::at(path)?;
        let (mut changes, mut bytes) = (sled::Batch::default(), 0);
        for pair in self.opened()?.db.iter() {
            let (key, value) = pair.map_err(|e| from_sled(&e))?;
            bytes += key.len() + value.len();
            changes.insert(key, value);
            if bytes > COPY_BYTES {
                new.apply(std::mem::take(&mut changes))?;
                bytes = 0;
            }
        }
        new.apply(changes)
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let mut changes = sled::Batch::default();
        for (key, value) in batch.iter() {
            if self.view.as_ref().is_some_and(|view| view.wants(key)) {
                let old = self.get(key)?;
                self.view.iter_mut().for_each(|view| view.note(key, old.clone()));
            }
            let stored = pieces::record_key(key);
            let cut = self.opened.as_mut().map(|opened| &mut opened.cut).ok_or(StoreError::Closed)?;
            let (had, mut written) = (cut.remove(key).unwrap_or_default(), 0);
            match value {
                Some(value) => {
                    let (head, parts) = pieces::cut(value);
                    changes.insert(stored, head);
                    for part in parts {
                        changes.insert(pieces::piece_key(key, written), part);
                        written += 1;
                    }
                }
                None => changes.remove(stored),
            }
            if written > 0 {
                cut.insert(key.to_vec(), written);
            }
            for n in written..had {
                changes.remove(pieces::piece_key(key, n));
            }
        }
        self.opened.as_mut().ok_or(StoreError::Closed)?.write(changes, batch.bytes())
    }

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let found = self.opened()?.db.get(pieces::record_key(key)).map_err(|e| from_sled(&e))?;
        found.map(|stored| self.join(key, &stored)).transpose()
    }

    fn scan(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Pairs, StoreError> {
        let prefix = pieces::record_key(prefix);
        let from = match after.map(pieces::record_key) {
            // The least key that is greater.
            Some(after) if after >= prefix => [after.as_slice(), &[0]].concat(),
            Some(_) | None => prefix.clone(),
        };
        let mut found = Pairs::new();
        for pair in self.opened()?.db.range(from..).take(limit) {
            let (stored, value) = pair.map_err(|e| from_sled(&e))?;
            if !stored.starts_with(&prefix) {
                break;
            }
            let key = pieces::own_key(&stored).to_vec();
            let value = self.join(&key, &value)?;
            found.push((key, value));
        }
        Ok(found)
    }

    fn join(&self, key: &[u8], stored: &[u8]) -> Result<Vec<u8>, StoreError> {
        let damaged = || StoreError::Damaged("a record's pieces do not fit".to_owned());
        match pieces::head(stored).ok_or_else(damaged)? {
            Head::Whole(value) => Ok(value.to_vec()),
            Head::Cut(count) => {
                let mut value = Vec::new();
                for n in 0..count {
                    let piece = self.opened()?.db.get(pieces::piece_key(key, n)).map_err(|e| from_sled(&e))?;
                    value.extend_from_slice(&piece.ok_or_else(damaged)?);
                }
                Ok(value)
            }
        }
    }
}

#[cfg(test)]
mod tests;
