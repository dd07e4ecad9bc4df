//! A backup: everything as it is at one moment, in one file, while the bot goes on.

use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

use super::Kept;
use super::file::{Tag, Writer};
use super::frozen::Frozen;
use crate::store::StoreError;
use crate::vault::{VaultError, private};

/// Why there is no backup; nothing is left of it.
#[derive(Debug, thiserror::Error)]
pub(super) enum BackupError {
    #[error("{0} is there already; name a new file")]
    Exists(String),
    #[error("the backup can't be written: {0}")]
    Write(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Writes the backup; the file appears under its name when it is whole and on the disk.
pub(super) fn backup(kept: &Kept, path: &Path) -> Result<Vec<String>, BackupError> {
    if path.exists() {
        return Err(BackupError::Exists(path.display().to_string()));
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let file = private().create(true).truncate(true).open(&part)?;
    let done = write(kept, file).and_then(|(file, counts)| {
        file.sync_all()?;
        std::fs::rename(&part, path)?;
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(counts)
    });
    if done.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    let Counts { filings, records, photos } = done?;
    Ok(vec![
        format!("{}: {filings} filing(s), {records} record(s), {photos} photo(s)", path.display()),
        "the master key is not in it; keep both, apart from each other".to_owned(),
    ])
}

struct Counts {
    filings: usize,
    records: usize,
    photos: usize,
}

fn write(kept: &Kept, file: File) -> Result<(File, Counts), BackupError> {
    // No photo that the view names is removed before it was copied.
    let _hold = kept.photos.hold();
    let mut frozen = Frozen::begin(kept.records.store())?;
    // After the view was begun: every filing in it has its key here, but for those forgotten since.
    let keys = kept.keys.all();
    let mut writer = Writer::new(BufWriter::new(file))?;
    for (id, wrapped) in &keys {
        writer.entry(Tag::Key, id.0.as_bytes(), wrapped)?;
    }
    let mut counts = Counts { filings: keys.len(), records: 0, photos: 0 };
    while let Some((key, value)) = frozen.next_record()? {
        writer.entry(Tag::Record, &key, &value)?;
        counts.records += 1;
    }
    for filing in keys.keys() {
        for photo in kept.photos.photos(filing)? {
            let sealed = kept.photos.read_sealed(filing, &photo)?;
            writer.entry(Tag::Photo, format!("{filing}/{}", photo.0).as_bytes(), &sealed)?;
            counts.photos += 1;
        }
    }
    let file = writer.end()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok((file, counts))
}
