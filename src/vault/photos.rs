//! Photos as sealed files, one folder a filing: durable before the commit that names them.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{SealKey, VaultError};
use crate::dialogue::{FilingId, PhotoId};

/// The folder of photos. All its calls block: use them off the async threads.
#[derive(Debug, Clone)]
pub struct PhotoFiles {
    root: PathBuf,
}

impl PhotoFiles {
    /// Photos under `root`; made if it is not there.
    ///
    /// # Errors
    /// [`VaultError::PhotoFile`].
    pub fn open(root: &Path) -> Result<PhotoFiles, VaultError> {
        std::fs::create_dir_all(root).map_err(failed)?;
        Ok(PhotoFiles { root: root.to_owned() })
    }

    /// Seals and writes a photo; returns when it is durable. An earlier file of that name is replaced.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn write(&self, key: &SealKey, filing: &FilingId, photo: &PhotoId, bytes: &[u8]) -> Result<(), VaultError> {
        let (folder, path) = self.path(filing, photo)?;
        let sealed = key.seal(&bound(filing, photo), bytes)?;
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let part = path.with_extension("part");
        let mut file = File::create(&part).map_err(failed)?;
        file.write_all(&sealed).and_then(|()| file.sync_all()).map_err(failed)?;
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
        let (_, path) = self.path(filing, photo)?;
        let sealed = std::fs::read(path).map_err(failed)?;
        key.open(&bound(filing, photo), &sealed)
    }

    /// Removes one photo; nothing happens if it is gone.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn remove(&self, filing: &FilingId, photo: &PhotoId) -> Result<(), VaultError> {
        let (_, path) = self.path(filing, photo)?;
        gone(std::fs::remove_file(path))
    }

    /// Removes all photos of a filing.
    ///
    /// # Errors
    /// [`VaultError`].
    pub fn remove_filing(&self, filing: &FilingId) -> Result<(), VaultError> {
        gone(std::fs::remove_dir_all(self.root.join(name(&filing.0)?)))
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
    fn no_id_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = PhotoFiles::open(folder.path()).expect("opens");
        for bad in ["", "..", "../x", "a/b", "a.b"] {
            assert_eq!(photos.remove_filing(&FilingId(bad.to_owned())), Err(VaultError::Id));
        }
    }
}
