//! Another master key: made beside the present one, everything sealed with it, then put in its place.
//!
//! The next key lies in its file from the first moment to the last, so a kill leaves both; opening the data ends what was
//! begun. The filings' own keys stay what they are.

use std::path::Path;
use std::sync::Arc;

use super::{Kept, OpenError};
use crate::config::Place;
use crate::store::{RecordError, Records, Resealed, Store};
use crate::vault::{FilingKeys, Vault, VaultError, next_master, next_path, promote_next};

/// Why the master key can't be changed.
#[derive(Debug, thiserror::Error)]
pub enum RotateError {
    /// It is not in a file.
    #[error(
        "the master key comes from BEIAN_MASTER_KEY; put it into a file, name that in BEIAN_KEY_FILE instead, and run this again"
    )]
    NoFile,
    /// The data can't be opened or written.
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// Makes a new master key and seals everything with it. No bot may run.
///
/// # Errors
/// [`RotateError`]; what was begun is ended by the next start.
pub async fn rotate(place: &Place) -> Result<Vec<String>, RotateError> {
    if place.master_key.is_some() {
        return Err(RotateError::NoFile);
    }
    let kept = Kept::open(place).await?;
    let path = place.key_file.clone();
    let next = tokio::task::spawn_blocking(move || next_master(&path)).await;
    let next = next.unwrap_or(Err(VaultError::Random)).map_err(OpenError::from)?;
    let done = seal_all(&kept.records, &Vault::new(&next)).await.map_err(OpenError::from)?;
    let old = promote_next(&place.key_file).map_err(OpenError::from)?;
    // What the old key sealed lies in the log until then.
    kept.records.store().compact().await.map_err(OpenError::from)?;
    let mut lines = vec![
        format!("{} records and keys are sealed with a new master key, in {}", done.sealed, place.key_file.display()),
        format!("the old one is in {}: older backups need it; delete it with them", old.display()),
    ];
    if done.unreadable > 0 {
        lines.push(format!("{} could not be read and were left as they are; see `beian verify`", done.unreadable));
    }
    Ok(lines)
}

/// Opens the records; if a change of the master key was interrupted, ends it.
pub(super) async fn open_records(
    place: &Place,
    store: Arc<dyn Store>,
    vault: Vault,
    keys: FilingKeys,
) -> Result<(Records, Arc<Vault>), OpenError> {
    let vault = Arc::new(vault);
    if !is_interrupted(place) {
        return Ok((Records::open(store, Arc::clone(&vault), keys).await?, vault));
    }
    let next = Arc::new(Vault::new(&next_master(&place.key_file)?));
    // The word that tells the right master is sealed last: it may be the new one's already.
    let records = match Records::open(Arc::clone(&store), vault, keys.clone()).await {
        Err(RecordError::Vault(VaultError::OtherMaster)) => {
            Records::open(Arc::clone(&store), Arc::clone(&next), keys.clone()).await?
        }
        records => records?,
    };
    seal_all(&records, &next).await?;
    promote_next(&place.key_file)?;
    tracing::warn!("a change of the master key that was interrupted is done");
    Ok((Records::open(store, Arc::clone(&next), keys).await?, next))
}

fn is_interrupted(place: &Place) -> bool {
    let file: Option<&Path> = place.master_key.is_none().then_some(&place.key_file);
    file.is_some_and(|file| next_path(file).exists())
}

async fn seal_all(records: &Records, next: &Vault) -> Result<Resealed, RecordError> {
    let done = records.reseal(next).await?;
    tracing::info!(sealed = done.sealed, unreadable = done.unreadable, "sealed with the new master key");
    Ok(done)
}
