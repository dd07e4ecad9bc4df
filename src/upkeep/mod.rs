//! Care for what is kept: opened, backed up, restored, verified and compacted.
//!
//! Everything here works on a view of the whole as it was at one moment ([`Store::freeze`]), so that the bot goes on
//! meanwhile; only a compaction makes commits wait.

mod backup;
mod file;
mod frozen;
mod keeper;
mod restore;
mod rotate;
#[cfg(test)]
mod tests;
mod traces;
mod verify;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config::Place;
use crate::steps::{self, Step};
use crate::store::stored::DecodeError;
use crate::store::{RecordError, Records, SledStore, StoreError};
use crate::vault::{FilingKeys, Forgotten, PhotoFiles, Vault, VaultError, load_master, private_folder};

pub use file::FileError;
pub use keeper::Keeper;
pub use restore::restore;
pub use rotate::{RotateError, rotate};
pub use traces::Traces;

/// Records that are read from a view at once.
const PAGE: usize = 1000;

/// Everything that is kept, opened and found to belong together.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Records.
    pub records: Records,
    /// Photos.
    pub photos: PhotoFiles,
    keys: FilingKeys,
    vault: Arc<Vault>,
    data: PathBuf,
}

/// Why the data can't be opened.
#[derive(Debug, Clone, thiserror::Error)]
pub enum OpenError {
    /// Another process has the data folder.
    #[error(
        "the data folder {0} is in use by another process; stop that one first, or set BEIAN_DATA to another folder"
    )]
    InUse(PathBuf),
    /// The data were written by a newer release.
    #[error("the data folder was written by a newer release; start that one, or restore a backup")]
    Newer,
    /// Keys or sealed data.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The store.
    #[error(transparent)]
    Store(#[from] RecordError),
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> OpenError {
        OpenError::Store(error.into())
    }
}

/// Parts of a data folder that are not the store's own.
fn keys_path(data: &Path) -> PathBuf {
    data.join("keys")
}

fn photos_path(data: &Path) -> PathBuf {
    data.join("photos")
}

impl Kept {
    /// Opens the data folder, or makes it.
    ///
    /// # Errors
    /// [`OpenError`].
    pub async fn open(place: &Place) -> Result<Kept, OpenError> {
        let (own, in_use) = (place.clone(), place.data.clone());
        let opened = tokio::task::spawn_blocking(move || {
            // The key first: were it made after the store, a kill between would leave data that seem to have lost it.
            let vault = Vault::new(&load_master(&own.master())?);
            private_folder(&own.data).map_err(|e| StoreError::Disk(e.to_string()))?;
            let store = SledStore::open(&own.data)?;
            let forgotten = Forgotten::at(&own.forgotten());
            // A list that can't be written is told now, not when the first filing is to be forgotten.
            forgotten.add(&[])?;
            let keys = FilingKeys::open(&keys_path(&own.data), forgotten)?;
            let photos = PhotoFiles::open(&photos_path(&own.data))?;
            Ok::<_, OpenError>((store, vault, keys, photos))
        });
        let (store, vault, keys, photos) = match opened.await {
            Ok(Err(OpenError::Store(RecordError::Store(StoreError::InUse)))) => return Err(OpenError::InUse(in_use)),
            Ok(opened) => opened?,
            Err(_) => return Err(StoreError::Damaged("opening it panicked".to_owned()).into()),
        };
        steps::reached(Step::InOpen);
        let (records, vault) = match rotate::open_records(place, Arc::new(store), vault, keys.clone()).await {
            Err(OpenError::Store(RecordError::Decode(DecodeError::Newer))) => return Err(OpenError::Newer),
            opened => opened?,
        };
        let kept = Kept { records, photos, keys, vault, data: place.data.clone() };
        kept.sweep().await?;
        Ok(kept)
    }

    /// The master key and what follows from it.
    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Removes photos whose filing was destroyed just before a kill.
    async fn sweep(&self) -> Result<(), OpenError> {
        let listed = self.photos.clone();
        let filings = tokio::task::spawn_blocking(move || listed.filings()).await;
        for filing in filings.unwrap_or(Ok(Vec::new()))? {
            // A key that is lost though its filing is there is no reason to lose its photos, too.
            if matches!(self.records.filing_key(&filing).await, Ok(None)) {
                tracing::warn!(%filing, "photos of a filing that is no more are removed");
                let photos = self.photos.clone();
                let _ = tokio::task::spawn_blocking(move || photos.remove_filing(&filing)).await;
            }
        }
        Ok(())
    }
}
