//! Photos as sealed files, one folder a filing: durable before the commit that names them.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use super::{SealKey, VaultError, private, private_folder};
use crate::dialogue::{FilingId, PhotoId};

/// The folder of photos. All its calls block: use them off the async threads.
#[derive(Debug, Clone)]
pub struct PhotoFiles {
    root: PathBuf,
    held: Arc<Mutex<Held>>,
}

/// Removals that wait until nobody reads a view of the whole any more.
#[derive(Debug, Default)]
struct Held {
    holds: usize,
    later: Vec<(FilingId, Option<PhotoId>)>,
}

/// While it lives, no photo is removed: what is to go, goes when it is dropped.
#[derive(Debug)]
pub struct Hold(PhotoFiles);

impl Drop for Hold {
    fn drop(&mut self) {
        let mut held = self.0.held();
        held.holds -= 1;
        if held.holds > 0 {
            return;
        }
        let later = std::mem::take(&mut held.later);
        drop(held);
        for (filing, photo) in later {
            let removed = match photo {
                Some(photo) => self.0.remove(&filing, &photo),
                None => self.0.remove_filing(&filing),
            };
            if let Err(error) = removed {
                tracing::error!(%error, "a photo that was to go could not be removed");
            }
        }
    }
}

impl PhotoFiles {
    /// Photos under `root`; made if it is not there.
    ///
    /// # Errors
    /// [`VaultError::PhotoFile`].
    pub fn open(root: &Path) -> Result<PhotoFiles, VaultError> {
        private_folder(root).map_err(failed)?;
        Ok(PhotoFiles { root: root.to_owned(), held: Arc::default() })
    }

    /// Puts every removal off until the result is dropped.
    pub fn hold(&self) -> Hold {
        self.held().holds += 1;
        Hold(self.clone())
    }

    /// True if the removal was put off.
    fn put_off(&self, filing: &FilingId, photo: Option<&PhotoId>) -> bool {
        let mut held = self.held();
        if held.holds > 0 {
            held.later.push((filing.clone(), photo.cloned()));
        }
        held.holds > 0
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Seals and writes a photo; returns when it is durable. An earlier file of that name is replaced.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn write(&self, key: &SealKey, filing: &FilingId, photo: &PhotoId, bytes: &[u8]) -> Result<(), VaultError> {
        self.write_sealed(filing, photo, &key.seal(&bound(filing, photo), bytes)?)
    }

    /// Writes a photo that is sealed already, as [`PhotoFiles::read_sealed`] gave it.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn write_sealed(&self, filing: &FilingId, photo: &PhotoId, sealed: &[u8]) -> Result<(), VaultError> {
        let (folder, path) = self.path(filing, photo)?;
        private_folder(&folder).map_err(failed)?;
        let part = path.with_extension("part");
        let mut file = private().create(true).truncate(true).open(&part).map_err(failed)?;
        file.write_all(sealed).and_then(|()| file.sync_all()).map_err(failed)?;
        std::fs::rename(&part, &path).map_err(failed)?;
        for folder in [&folder, &self.root] {
            File::open(folder).and_then(|f| f.sync_all()).map_err(failed)?;
        }
        Ok(())
    }

    /// A photo's bytes, wiped when dropped.
    ///
    /// # Errors
    /// [`VaultError`]; [`ErrorKind::NotFound`] if there is no such file.
    pub fn read(&self, key: &SealKey, filing: &FilingId, photo: &PhotoId) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        key.open(&bound(filing, photo), &self.read_sealed(filing, photo)?)
    }

    /// A photo as it lies here.
    ///
    /// # Errors
    /// [`VaultError`]; [`ErrorKind::NotFound`] if there is no such file.
    pub fn read_sealed(&self, filing: &FilingId, photo: &PhotoId) -> Result<Vec<u8>, VaultError> {
        let (_, path) = self.path(filing, photo)?;
        std::fs::read(path).map_err(failed)
    }

    /// The photos of a filing that lie here, in order.
    ///
    /// # Errors
    /// [`VaultError::PhotoFile`].
    pub fn photos(&self, filing: &FilingId) -> Result<Vec<PhotoId>, VaultError> {
        let mut names = match std::fs::read_dir(self.root.join(name(&filing.0)?)) {
            Ok(entries) => entries.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect(),
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(failed(error)),
        };
        // Half-written ones have a dot.
        names.retain(|n| name(n).is_ok());
        names.sort();
        Ok(names.into_iter().map(PhotoId).collect())
    }

    /// Removes one photo; nothing happens if it is gone.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn remove(&self, filing: &FilingId, photo: &PhotoId) -> Result<(), VaultError> {
        let (_, path) = self.path(filing, photo)?;
        if self.put_off(filing, Some(photo)) {
            return Ok(());
        }
        gone(std::fs::remove_file(path))
    }

    /// Removes all photos of a filing.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn remove_filing(&self, filing: &FilingId) -> Result<(), VaultError> {
        let folder = self.root.join(name(&filing.0)?);
        if self.put_off(filing, None) {
            return Ok(());
        }
        gone(std::fs::remove_dir_all(folder))
    }

    /// The filings that have a folder here: to sweep what a kill left behind.
    ///
    /// # Errors
    /// [`VaultError::PhotoFile`].
    pub fn filings(&self) -> Result<Vec<FilingId>, VaultError> {
        let entries = std::fs::read_dir(&self.root).map_err(failed)?;
        let names = entries.filter_map(|e| e.ok()?.file_name().into_string().ok());
        Ok(names.filter(|n| name(n).is_ok()).map(FilingId).collect())
    }

    fn path(&self, filing: &FilingId, photo: &PhotoId) -> Result<(PathBuf, PathBuf), VaultError> {
        let folder = self.root.join(name(&filing.0)?);
        let path = folder.join(name(&photo.0)?);
        Ok((folder, path))
    }
}

/// Ids come out of stored state and events: only plain ones become paths.
fn name(id: &str) -> Result<&str, VaultError> {
    let plain = !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { Ok(id) } else { Err(VaultError::Id) }
}

fn bound(filing: &FilingId, photo: &PhotoId) -> Vec<u8> {
    format!("photo/{}/{}", filing.0, photo.0).into_bytes()
}

fn gone(removed: std::io::Result<()>) -> Result<(), VaultError> {
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(error)),
        Ok(()) | Err(_) => Ok(()),
    }
}

fn failed(error: std::io::Error) -> VaultError {
    VaultError::PhotoFile(error.kind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_sealed_and_go_with_their_filing() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = PhotoFiles::open(folder.path()).expect("opens");
        let key = SealKey::random().expect("random");
        let (filing, photo) = (FilingId("abc".to_owned()), PhotoId("0123".to_owned()));
        photos.write(&key, &filing, &photo, b"a picture of a card").expect("writes");
        let raw = std::fs::read(folder.path().join("abc").join("0123")).expect("is there");
        assert!(!raw.windows(7).any(|w| w == b"picture"));
        assert_eq!(photos.read(&key, &filing, &photo).expect("reads").as_slice(), b"a picture of a card");
        assert_eq!(photos.filings(), Ok(vec![filing.clone()]));
        photos.remove(&filing, &PhotoId("none".to_owned())).expect("nothing to do");
        photos.remove_filing(&filing).expect("removes");
        assert_eq!(photos.read(&key, &filing, &photo), Err(VaultError::PhotoFile(ErrorKind::NotFound)));
        assert_eq!(photos.filings(), Ok(vec![]));
    }

    #[test]
    fn while_held_nothing_is_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = PhotoFiles::open(folder.path()).expect("opens");
        let (key, filing) = (SealKey::random().expect("random"), FilingId("abc".to_owned()));
        let (one, two) = (PhotoId("01".to_owned()), PhotoId("02".to_owned()));
        for photo in [&one, &two] {
            photos.write(&key, &filing, photo, b"x").expect("writes");
        }
        let (hold, other) = (photos.hold(), photos.hold());
        photos.remove(&filing, &one).expect("puts it off");
        drop(other);
        assert_eq!(photos.photos(&filing), Ok(vec![one, two.clone()]));
        drop(hold);
        assert_eq!(photos.photos(&filing), Ok(vec![two]));
        photos.remove_filing(&filing).expect("removes");
        assert_eq!(photos.photos(&filing), Ok(vec![]));
    }

    #[test]
    fn no_id_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = PhotoFiles::open(folder.path()).expect("opens");
        for bad in ["", "..", "../x", "a/b", "a.b"] {
            assert_eq!(photos.remove_filing(&FilingId(bad.to_owned())), Err(VaultError::Id));
        }
    }
}
