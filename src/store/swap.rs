//! A folder put in the place of another, so that a kill at any moment leaves exactly one that counts.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// The folders that take part.
pub(super) struct Parts {
    base: PathBuf,
    /// The one that counts, if it is there.
    pub(super) now: PathBuf,
    /// The one that is being made; it counts if there is no other, for then it was complete.
    pub(super) new: PathBuf,
    /// The one that counted before.
    old: PathBuf,
}

impl Parts {
    /// Their names in a data folder.
    pub(super) fn of(folder: &Path) -> Parts {
        let part = |name: &str| folder.join(name);
        Parts { base: folder.to_owned(), now: part("sled"), new: part("sled.new"), old: part("sled.old") }
    }
}

/// Puts the new folder, complete and closed, in the place of the present one, and removes that.
pub(super) fn exchange(parts: &Parts) -> io::Result<()> {
    let synced = || File::open(&parts.base)?.sync_all();
    std::fs::rename(&parts.now, &parts.old)?;
    synced()?;
    std::fs::rename(&parts.new, &parts.now)?;
    synced()?;
    std::fs::remove_dir_all(&parts.old)
}

/// Ends what a kill interrupted; to be called before the folder is opened.
pub(super) fn finish(parts: &Parts) -> io::Result<()> {
    if parts.new.exists() && !parts.now.exists() && parts.old.exists() {
        std::fs::rename(&parts.new, &parts.now)?;
        File::open(&parts.base)?.sync_all()?;
    }
    for rest in [&parts.new, &parts.old] {
        if rest.exists() && parts.now.exists() {
            tracing::warn!("removing what an interrupted compaction left");
            std::fs::remove_dir_all(rest)?;
        }
    }
    Ok(())
}

/// Bytes of all files in a folder and below.
pub(super) fn bytes(folder: &Path) -> io::Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        sum += if meta.is_dir() { bytes(&entry.path())? } else { meta.len() };
    }
    Ok(sum)
}

/// Only to be called with our lock held: a live sled writes such files too.
pub(super) fn remove_half_snapshots(path: &Path) -> std::io::Result<()> {
    let Ok(entries) = std::fs::read_dir(path) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            tracing::warn!("removing a half-written snapshot of an interrupted start");
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}
