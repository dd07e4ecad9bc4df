//! The master key: out of the environment, or of a file beside the data folder that is made at the first start.

use std::io::Write;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::{KEY_BYTES, SealKey, VaultError, private};

/// Where the master key comes from.
#[derive(Debug, Clone)]
pub enum MasterSource {
    /// Given as text: 64 hex digits or base64.
    Text(SecretString),
    /// A file with such a text; made with mode 0600 if it is not there and `may_make` is true.
    File {
        /// Its path: beside the data folder, never in it.
        path: PathBuf,
        /// False once there are data: then a missing key is a loss, not a beginning.
        may_make: bool,
    },
}

/// Gets the master key.
///
/// # Errors
/// [`VaultError::MasterForm`], [`VaultError::KeyFile`], [`VaultError::Random`].
pub fn load_master(source: &MasterSource) -> Result<SealKey, VaultError> {
    match source {
        MasterSource::Text(text) => parse(text.expose_secret()),
        MasterSource::File { path, may_make } => match std::fs::read_to_string(path) {
            Ok(text) => parse(&Zeroizing::new(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && *may_make => make(path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(VaultError::KeyFile(
                "it is missing, but the data folder is not empty; put the key that it was sealed with back".to_owned(),
            )),
            Err(error) => Err(VaultError::KeyFile(error.kind().to_string())),
        },
    }
}

/// Makes the key that is to follow the one in `path`, or reads the one that was made before a kill.
///
/// # Errors
/// As [`load_master`].
pub fn next_master(path: &Path) -> Result<SealKey, VaultError> {
    load_master(&MasterSource::File { path: next_path(path), may_make: true })
}

/// Where the next key lies until everything is sealed with it.
pub fn next_path(path: &Path) -> PathBuf {
    with_end(path, "next")
}

/// Puts the next key in the place of the present one, which is kept beside it for older backups.
///
/// # Errors
/// [`VaultError::KeyFile`].
pub fn promote_next(path: &Path) -> Result<PathBuf, VaultError> {
    let failed = |e: std::io::Error| VaultError::KeyFile(e.kind().to_string());
    let old = with_end(path, "old");
    let text = Zeroizing::new(std::fs::read(path).map_err(failed)?);
    let mut file = private().create(true).truncate(true).open(&old).map_err(failed)?;
    file.write_all(&text).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::rename(next_path(path), path).map_err(failed)?;
    sync_folder(path)?;
    Ok(old)
}

/// `data.key.<end>`.
fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}

fn sync_folder(path: &Path) -> Result<(), VaultError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let synced = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(|error| VaultError::KeyFile(error.kind().to_string()))
}

fn make(path: &Path) -> Result<SealKey, VaultError> {
    let key = SealKey::random()?;
    let text = Zeroizing::new(key.0.iter().map(|b| format!("{b:02x}")).collect::<String>() + "\n");
    let failed = |e: std::io::Error| VaultError::KeyFile(e.kind().to_string());
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = private().create_new(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    sync_folder(path)?;
    tracing::warn!(
        file = %path.display(),
        "a new master key was made; keep a copy of it apart from the data: if it is lost, everything that people told the bot is lost"
    );
    Ok(key)
}

fn parse(text: &str) -> Result<SealKey, VaultError> {
    let text = text.trim();
    let bytes = Zeroizing::new(hex(text).or_else(|| base64(text)).ok_or(VaultError::MasterForm)?);
    let bytes: [u8; KEY_BYTES] = bytes.as_slice().try_into().map_err(|_| VaultError::MasterForm)?;
    Ok(SealKey(bytes))
}

fn hex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 2 * KEY_BYTES || !text.is_ascii() {
        return None;
    }
    (0..KEY_BYTES).map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()).collect()
}

/// Base64, both alphabets, with or without padding.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(KEY_BYTES);
    let (mut held, mut bits) = (0u32, 0);
    for sign in text.trim_end_matches('=').bytes() {
        let six = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xFF).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key");
        let made = load_master(&MasterSource::File { path: path.clone(), may_make: true }).expect("makes");
        assert_eq!(load_master(&MasterSource::File { path: path.clone(), may_make: true }), Ok(made));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).expect("is there").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_lost_key_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data.key");
        let lost = load_master(&MasterSource::File { path: path.clone(), may_make: false });
        assert!(matches!(lost, Err(VaultError::KeyFile(_))));
        assert!(!path.exists());
    }

    #[test]
    fn hex_and_base64_are_read_and_the_rest_is_refused() {
        let expected = SealKey::from_bytes(std::array::from_fn(|n| u8::try_from(n).expect("small") * 8));
        let read = |text: &str| load_master(&MasterSource::Text(text.to_owned().into()));
        let hex = "0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8";
        assert_eq!(read(hex), Ok(expected.clone()));
        assert_eq!(read(&format!(" {}\n", hex.to_uppercase())), Ok(expected.clone()));
        assert_eq!(read("AAgQGCAoMDhASFBYYGhweICIkJigqLC4wMjQ2ODo8Pg="), Ok(expected.clone()));
        assert_eq!(read("AAgQGCAoMDhASFBYYGhweICIkJigqLC4wMjQ2ODo8Pg"), Ok(expected));
        for bad in ["", "00", &hex[1..], "密钥", "not a key at all, is it?"] {
            assert_eq!(read(bad), Err(VaultError::MasterForm));
        }
    }
}
