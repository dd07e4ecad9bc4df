//! A backup brought back into an empty folder, without what was forgotten since.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::executor::block_on;

use super::file::{Entry, FileError, Reader, Tag};
use super::{PAGE, keys_path, photos_path};
use crate::config::Place;
use crate::dialogue::{FilingId, PhotoId};
use crate::store::stored::{keys, outbox};
use crate::store::{Pairs, RecordError, Records, SledStore, StoreError, import};
use crate::vault::{
    FilingKeys, Forgotten, MasterSource, PhotoFiles, Shelf, Vault, VaultError, load_master, private_folder,
};

/// Why nothing was restored; the data folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is something already.
    #[error("the data folder {0} is not empty; name another one, or move that one away")]
    NotEmpty(PathBuf),
    /// The backup's file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The disk.
    #[error("the data folder can't be written: {0}")]
    Write(#[from] io::Error),
    /// Keys.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// Records.
    #[error(transparent)]
    Record(#[from] RecordError),
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> RestoreError {
        RestoreError::Record(error.into())
    }
}

/// What the first reading found.
struct Content {
    /// Filings that come back.
    living: BTreeSet<FilingId>,
    /// Filings that are in the backup and stay behind: forgotten since, or without a key.
    gone: BTreeSet<FilingId>,
}

/// Restores `file` into `place`, whose data folder must be empty or missing. Blocks. Reads the backup twice: first to
/// see that it is whole and belongs to this master key. The folder appears under its name when all is in it.
///
/// # Errors
/// [`RestoreError`].
pub fn restore(file: &Path, place: &Place) -> Result<Vec<String>, RestoreError> {
    let data = &place.data;
    if data.exists() && std::fs::read_dir(data)?.next().is_some() {
        return Err(RestoreError::NotEmpty(data.clone()));
    }
    let master = match place.master() {
        MasterSource::File { path, .. } => load_master(&MasterSource::File { path, may_make: false })?,
        text @ MasterSource::Text(_) => load_master(&text)?,
    };
    let vault = Arc::new(Vault::new(&master));
    let forgotten = Forgotten::at(&place.forgotten());
    let content = look(file, &vault, &forgotten.all()?)?;
    let mut name = data.file_name().unwrap_or_default().to_owned();
    name.push(".restoring");
    let half = data.with_file_name(name);
    if half.exists() {
        std::fs::remove_dir_all(&half)?;
    }
    private_folder(&half)?;
    let filled = fill(&half, file, &content, forgotten, vault);
    if let Err(error) = filled {
        let _ = std::fs::remove_dir_all(&half);
        return Err(error);
    }
    if data.exists() {
        std::fs::remove_dir(data)?;
    }
    std::fs::rename(&half, data)?;
    if let Some(folder) = data.parent().filter(|p| !p.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    let mut lines = vec![format!("{}: {} filing(s)", data.display(), content.living.len())];
    if !content.gone.is_empty() {
        lines.push(format!("{} filing(s) were forgotten since and stay so", content.gone.len()));
    }
    Ok(lines)
}

fn read(file: &Path) -> Result<Reader<BufReader<File>>, RestoreError> {
    Ok(Reader::new(BufReader::new(File::open(file).map_err(FileError::from)?))?)
}

/// Reads all of it without writing anything.
fn look(file: &Path, vault: &Vault, forgotten: &BTreeSet<FilingId>) -> Result<Content, RestoreError> {
    let mut content = Content { living: BTreeSet::new(), gone: BTreeSet::new() };
    let mut reader = read(file)?;
    let mut master_known = false;
    while let Some(Entry { tag, name, body }) = reader.next_entry()? {
        match tag {
            Tag::Key => {
                let id = FilingId(String::from_utf8_lossy(&name).into_owned());
                let to = if forgotten.contains(&id) { &mut content.gone } else { &mut content.living };
                to.insert(id);
            }
            Tag::Record if name == keys::MASTER_CHECK.as_bytes() => {
                vault.shelf(Shelf::Desk).open(&name, &body).map_err(|_| VaultError::OtherMaster)?;
                master_known = true;
            }
            Tag::Record => content.gone.extend(filing_of(&name, &body).filter(|id| !content.living.contains(id))),
            Tag::Photo => {}
        }
    }
    if master_known { Ok(content) } else { Err(FileError::Damaged("it names no master key").into()) }
}

/// The filing that a record belongs to, if it belongs to one.
fn filing_of(key: &[u8], value: &[u8]) -> Option<FilingId> {
    let is_row = key.starts_with(keys::ROWS.as_bytes()) || key.starts_with(keys::PARKED.as_bytes());
    if is_row { outbox::unwrap_row(value).ok()?.0 } else { keys::filing_of(key) }
}

fn fill(
    folder: &Path,
    file: &Path,
    content: &Content,
    forgotten: Forgotten,
    vault: Arc<Vault>,
) -> Result<(), RestoreError> {
    let store = Arc::new(SledStore::open(folder)?);
    let filing_keys = FilingKeys::open(&keys_path(folder), forgotten)?;
    filing_keys.make()?;
    let photos = PhotoFiles::open(&photos_path(folder))?;
    let (mut wrapped, mut page) = (Vec::new(), Pairs::new());
    let mut reader = read(file)?;
    while let Some(Entry { tag, name, body }) = reader.next_entry()? {
        match tag {
            Tag::Key => {
                let id = FilingId(String::from_utf8_lossy(&name).into_owned());
                if content.living.contains(&id) {
                    wrapped.push((id, body));
                }
            }
            Tag::Record => {
                // The list of a forgotten filing's messages is wanted once more, to remove what it names.
                let stays = filing_of(&name, &body).is_some_and(|id| content.gone.contains(&id));
                if !stays || name.starts_with(b"r/") {
                    page.push((name, body));
                }
                if page.len() >= PAGE {
                    block_on(import(store.as_ref(), std::mem::take(&mut page)))?;
                }
            }
            Tag::Photo => {
                let name = String::from_utf8_lossy(&name);
                let (filing, photo) = name.split_once('/').ok_or(FileError::Damaged("a photo without a place"))?;
                let (filing, photo) = (FilingId(filing.to_owned()), PhotoId(photo.to_owned()));
                if content.living.contains(&filing) {
                    photos.write_sealed(&filing, &photo, &body)?;
                }
            }
        }
    }
    filing_keys.put(&wrapped)?;
    block_on(import(store.as_ref(), page))?;
    block_on(async {
        let records = Records::open(store, vault, filing_keys).await?;
        records.mend_restored(&content.gone).await
    })?;
    Ok(())
}
