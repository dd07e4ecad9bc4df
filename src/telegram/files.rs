//! A photo's way: asked for, downloaded within limits, measured, sealed, written and synced; then an event.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use tokio::sync::Semaphore;

use super::meaning::{Meaning, of_error};
use super::{Api, Papers};
use crate::alarm::Alarms;
use crate::clock::tick;
use crate::dialogue::event::Inspected;
use crate::dialogue::{FileRef, FilingId, PhotoId};
use crate::steps::{self, Step};
use crate::store::Records;
use crate::text::{Fault, Phrase};
use crate::vault::{PhotoFiles, SealKey, VaultError};

/// What a bot may download, in bytes.
pub(super) const DOWNLOAD_BYTES_MAX: usize = 20 << 20;
/// How many pictures are decoded at once: each takes up to 120 MB.
const DECODING_MAX: usize = 2;
/// After so many tries a file counts as not to be had.
const TRIES_MAX: u32 = 12;
/// The same for a file that Telegram says it can't find just now.
const TRIES_LATER_MAX: u32 = 3;

/// The filer's fault: Telegram does not give the file out any more.
const UNAVAILABLE: &str = "photo_unavailable";
/// The filer's fault: it can't be opened.
const BROKEN: &str = "photo_broken";
/// The filer's fault: larger than a bot may download.
const TOO_LARGE: &str = "photo_too_large";

/// Fetches files.
#[derive(Clone)]
pub(super) struct Fetcher {
    pub(super) api: Api,
    pub(super) records: Records,
    pub(super) photos: PhotoFiles,
    pub(super) papers: Arc<dyn Papers>,
    pub(super) decoding: Arc<Semaphore>,
    pub(super) alarms: Alarms,
}

/// How a fetch ended.
pub(super) enum Fetched {
    /// The event to hand in.
    Inspected(Box<Inspected>),
    /// The filing is gone: nothing to do.
    NoFiling,
    /// To be tried again, for this reason.
    Again(Meaning),
}

/// Room to decode pictures.
pub(super) fn decoding() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(DECODING_MAX))
}

impl Fetcher {
    /// Fetches one file; `tries` counts the earlier ones.
    pub(super) async fn fetch(
        &self,
        filing: &FilingId,
        photo: &PhotoId,
        kind: &str,
        file: &FileRef,
        tries: u32,
    ) -> Fetched {
        let key = match self.records.filing_key(filing).await {
            Ok(Some(key)) => key,
            Ok(None) => return Fetched::NoFiling,
            Err(_) => return Fetched::Again(Meaning::Unsent),
        };
        let refused = |fault: Fault| {
            let (filing, photo) = (filing.clone(), photo.clone());
            Fetched::Inspected(Box::new(Inspected { filing, photo, result: Err(fault) }))
        };
        if file.size.is_some_and(|size| size > DOWNLOAD_BYTES_MAX as u64) {
            return refused(too_large(file.size));
        }
        let bytes = match self.download(&file.file_id).await {
            Ok(bytes) => bytes,
            Err(Meaning::FileTooBig) => return refused(too_large(file.size)),
            Err(Meaning::FileLater) if tries < TRIES_LATER_MAX => return Fetched::Again(Meaning::FileLater),
            Err(meaning @ (Meaning::Unknown | Meaning::Unsent | Meaning::Flood(_) | Meaning::BadToken))
                if tries < TRIES_MAX =>
            {
                return Fetched::Again(meaning);
            }
            Err(meaning) => {
                tracing::warn!(%filing, ?meaning, tries, "a file can't be had");
                return refused(Fault::new(UNAVAILABLE));
            }
        };
        match self.inspect_and_keep(key, filing, photo, kind, bytes).await {
            Ok(inspected) => Fetched::Inspected(Box::new(inspected)),
            Err(error) => {
                tracing::error!(%filing, %error, "a photo could not be kept");
                // A filing that went meanwhile is nobody's fault.
                if error != VaultError::PhotoFile(std::io::ErrorKind::NotFound) {
                    self.alarms.raise(Phrase::new("operator-photo_not_kept"));
                }
                Fetched::Again(Meaning::Unsent)
            }
        }
    }

    async fn download(&self, file_id: &str) -> Result<Vec<u8>, Meaning> {
        let file = self.api.file(file_id).await.map_err(|e| of_error(&e))?;
        let mut stream = self.api.download(&file.path);
        let mut bytes = Vec::new();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(|error| match error.status() {
                // The link has run out: the next try asks for a new one.
                Some(_) => Meaning::FileLater,
                None => Meaning::Unknown,
            })?;
            if bytes.len() + chunk.len() > DOWNLOAD_BYTES_MAX {
                return Err(Meaning::FileTooBig);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    async fn inspect_and_keep(
        &self,
        key: SealKey,
        filing: &FilingId,
        photo: &PhotoId,
        kind: &str,
        bytes: Vec<u8>,
    ) -> Result<Inspected, VaultError> {
        let Ok(Some((whole, _))) = self.records.filing(filing).await else {
            return Err(VaultError::PhotoFile(std::io::ErrorKind::NotFound));
        };
        let (papers, photos) = (Arc::clone(&self.papers), self.photos.clone());
        let (filing, photo, kind) = (filing.clone(), photo.clone(), kind.to_owned());
        let room = self.decoding.acquire().await;
        let (length, begun) = (bytes.len(), tick());
        let (same_filing, same_photo) = (filing.clone(), photo.clone());
        let done = tokio::task::spawn_blocking(move || {
            let result = papers.inspect(&bytes, &kind, &whole, key.for_digests().as_slice());
            if result.is_ok() {
                photos.write(&key, &filing, &photo, &bytes)?;
                steps::reached(Step::PhotoKept);
            }
            Ok(Inspected { filing, photo, result })
        });
        // A panic in decoding is ours; the filer is asked for another picture rather than kept waiting.
        let result = done.await.unwrap_or_else(|ended| {
            let broken = Inspected { filing: same_filing, photo: same_photo, result: Err(Fault::new(BROKEN)) };
            if ended.is_panic() { Ok(broken) } else { Err(VaultError::PhotoFile(std::io::ErrorKind::Other)) }
        });
        drop(room);
        metrics::histogram!("beian_photo_seconds").record(begun.elapsed());
        if let Ok(inspected) = &result {
            let filing = &inspected.filing;
            tracing::info!(%filing, length, kept = inspected.result.is_ok(), "a file was inspected");
        }
        result
    }

    /// Removes what was written for a filing that was destroyed meanwhile.
    pub(super) async fn sweep(&self, filing: &FilingId) {
        if !matches!(self.records.filing_key(filing).await, Ok(None)) {
            return;
        }
        steps::reached(Step::InSweep);
        let (photos, filing) = (self.photos.clone(), filing.clone());
        let removed = tokio::task::spawn_blocking(move || photos.remove_filing(&filing)).await;
        if !matches!(removed, Ok(Ok(()))) {
            tracing::error!("photos of a destroyed filing could not be removed; the next start tries again");
        }
    }
}

/// With the size as announced; a file of unknown size that proved too large has at least one megabyte more.
fn too_large(size: Option<u64>) -> Fault {
    let max = DOWNLOAD_BYTES_MAX >> 20;
    let mb = size.and_then(|size| usize::try_from(size >> 20).ok()).unwrap_or_default().max(max + 1);
    Fault::new(TOO_LARGE).with("mb", mb).with("max_mb", max)
}

/// How long a file that can't be had just now is left alone.
pub(super) const LATER: Duration = Duration::from_secs(5);
