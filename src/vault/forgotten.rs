//! The list of filings that were forgotten: kept beside the data, never in them, so that a restored backup does not
//! bring them back.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{VaultError, private};
use crate::dialogue::FilingId;

/// The list: one id a line. An id is random and names nobody.
#[derive(Debug, Clone)]
pub struct Forgotten(Option<PathBuf>);

impl Forgotten {
    /// The list in a file, which is made when the first filing is forgotten.
    pub fn at(path: &Path) -> Forgotten {
        Forgotten(Some(path.to_owned()))
    }

    /// A list that nobody reads, for tests.
    pub fn nowhere() -> Forgotten {
        Forgotten(None)
    }

    /// Adds ids; returns when they are durable. Adding one twice does no harm.
    ///
    /// # Errors
    /// [`VaultError::Forgotten`].
    pub fn add(&self, ids: &[FilingId]) -> Result<(), VaultError> {
        let Some(path) = &self.0 else { return Ok(()) };
        let is_new = !path.exists();
        let lines: String = ids.iter().map(|id| format!("{id}\n")).collect();
        let mut file = private().create(true).append(true).open(path).map_err(failed)?;
        file.write_all(lines.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        match path.parent().filter(|p| is_new && !p.as_os_str().is_empty()) {
            Some(folder) => File::open(folder).and_then(|f| f.sync_all()).map_err(failed),
            None => Ok(()),
        }
    }

    /// All ids on the list.
    ///
    /// # Errors
    /// [`VaultError::Forgotten`].
    pub fn all(&self) -> Result<BTreeSet<FilingId>, VaultError> {
        let Some(path) = &self.0 else { return Ok(BTreeSet::new()) };
        match std::fs::read_to_string(path) {
            // A line that a kill cut off names no filing; the whole id is added again at the next start.
            Ok(text) => Ok(text.lines().filter(|l| !l.is_empty()).map(|l| FilingId(l.to_owned())).collect()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
            Err(error) => Err(failed(error)),
        }
    }
}

fn failed(error: std::io::Error) -> VaultError {
    VaultError::Forgotten(error.to_string())
}
