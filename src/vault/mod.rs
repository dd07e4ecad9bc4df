//! Sealing: nothing that a person told us lies on the disk in clear.
//!
//! XChaCha20-Poly1305 with a random nonce; the record's full key is bound as associated data, so that a sealed value
//! cannot be moved. Each filing has a random key of its own, kept wrapped by the master key in a file whose slots are overwritten:
//! destroying the wrapped key makes everything of that filing unreadable. What belongs to no filing is sealed with keys derived from the master.

mod forgotten;
mod keys;
mod master;
mod photos;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use secrecy::SecretString;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use forgotten::Forgotten;
pub use keys::FilingKeys;
pub use master::{MasterSource, load_master, next_master, next_path, promote_next};
pub use photos::{Hold, PhotoFiles};

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;
/// First byte of whatever is sealed this way; another way gets another number.
const SEALED_V1: u8 = 1;

/// A secret key; wiped from memory when dropped, never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct SealKey([u8; KEY_BYTES]);

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

/// What can go wrong with sealing; no variant holds a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// Another key, another place, or damaged.
    #[error("a sealed value does not open: the key is not the one it was sealed with, or it is damaged")]
    Unreadable,
    /// The system gives no random bytes.
    #[error("the system gives no random bytes")]
    Random,
    /// The text of a master key is neither 64 hex digits nor 32 bytes in base64.
    #[error("the master key must be 32 bytes, as 64 hex digits or in base64")]
    MasterForm,
    /// The key file can't be read or made.
    #[error("the key file: {0}")]
    KeyFile(String),
    /// The data folder was sealed with another master key.
    #[error("this master key does not belong to this data folder; without the right one its contents cannot be read")]
    OtherMaster,
    /// The file of the filings' keys can't be read or written.
    #[error("the filings' keys: {0}")]
    Keys(String),
    /// The file of the filings' keys is none.
    #[error("the file of the filings' keys is damaged: put a copy of the file `keys` back, or restore a backup")]
    KeysDamaged,
    /// There are data, but no file of keys.
    #[error(
        "the filings' keys are missing from the data folder; without them nothing of a filing can be read: put the file `keys` back, or restore a backup"
    )]
    KeysMissing,
    /// A later release wrote the keys.
    #[error("the filings' keys were written by a newer release")]
    NewerKeys,
    /// The list of forgotten filings can't be read or written.
    #[error("the list of forgotten filings, beside the file of the master key, can't be used: {0}")]
    Forgotten(String),
    /// A photo's file can't be read or written.
    #[error("a photo's file: {0}")]
    PhotoFile(std::io::ErrorKind),
    /// An id that could lead out of the folder.
    #[error("an id that is no file name")]
    Id,
}

/// How a file of secrets is opened for writing: when it is made, for our own eyes only.
pub fn private() -> std::fs::OpenOptions {
    let mut options = std::fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder, and those above it, for our own eyes only; one that is there keeps its rights.
///
/// # Errors
/// As the system says.
pub fn private_folder(path: &std::path::Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path)
}

impl SealKey {
    /// A fresh random key.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn random() -> Result<SealKey, VaultError> {
        let mut bytes = [0; KEY_BYTES];
        getrandom::fill(&mut bytes).map_err(|_| VaultError::Random)?;
        Ok(SealKey(bytes))
    }

    /// A key out of its bytes.
    pub fn from_bytes(bytes: [u8; KEY_BYTES]) -> SealKey {
        SealKey(bytes)
    }

    /// The key with which digests of a filing's sheets are made: it opens nothing.
    pub fn for_digests(&self) -> Zeroizing<[u8; KEY_BYTES]> {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        // 32 bytes are far below HKDF's limit: it cannot refuse.
        let done = Hkdf::<Sha256>::new(None, &self.0).expand(b"beian v1 sheets", key.as_mut());
        debug_assert!(done.is_ok());
        key
    }

    /// Seals `plain` for the place `bound`.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn seal(&self, bound: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(|_| VaultError::Random)?;
        let payload = Payload { msg: plain, aad: bound };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultError::Unreadable)?;
        Ok([[SEALED_V1].as_slice(), &nonce, &sealed].concat())
    }

    /// Opens what was sealed for the place `bound`; the result is wiped when dropped.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`].
    pub fn open(&self, bound: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let [SEALED_V1, rest @ ..] = sealed else {
            return Err(VaultError::Unreadable);
        };
        let (nonce, msg) = rest.split_at_checked(NONCE_BYTES).ok_or(VaultError::Unreadable)?;
        let nonce = XNonce::try_from(nonce).map_err(|_| VaultError::Unreadable)?;
        let plain = self.cipher().decrypt(&nonce, Payload { msg, aad: bound });
        plain.map(Zeroizing::new).map_err(|_| VaultError::Unreadable)
    }

    /// Another key that follows from this one.
    fn derived(&self, purpose: &str) -> SealKey {
        let mut key = [0; KEY_BYTES];
        // 32 bytes are far below HKDF's limit: it cannot refuse.
        let done = Hkdf::<Sha256>::new(None, &self.0).expand(purpose.as_bytes(), &mut key);
        debug_assert!(done.is_ok());
        SealKey(key)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// What is sealed without a filing: each kind has a key of its own, derived from the master.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Persons.
    Persons,
    /// The reviewers' desk.
    Desk,
    /// Slots and the index of messages.
    Slots,
    /// Rows of the outbox that belong to no filing.
    Outbox,
}

/// The master key and what follows from it.
#[derive(Debug)]
pub struct Vault {
    wrap: SealKey,
    persons: SealKey,
    desk: SealKey,
    slots: SealKey,
    outbox: SealKey,
    doors: SealKey,
}

impl Vault {
    /// Derives everything from the master key.
    pub fn new(master: &SealKey) -> Vault {
        let derive = |purpose: &str| master.derived(purpose);
        Vault {
            wrap: derive("beian v1 wrap"),
            persons: derive("beian v1 persons"),
            desk: derive("beian v1 desk"),
            slots: derive("beian v1 slots"),
            outbox: derive("beian v1 outbox"),
            doors: derive("beian v1 doors"),
        }
    }

    /// A word that only holders of the master key can know, the same at every start: 64 hex digits.
    pub fn password(&self, door: &str) -> SecretString {
        let key = self.doors.derived(door);
        SecretString::from(key.0.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }

    /// The key of a shelf.
    pub fn shelf(&self, shelf: Shelf) -> &SealKey {
        match shelf {
            Shelf::Persons => &self.persons,
            Shelf::Desk => &self.desk,
            Shelf::Slots => &self.slots,
            Shelf::Outbox => &self.outbox,
        }
    }

    /// A filing's key as it is stored, wrapped for the place `bound`.
    ///
    /// # Errors
    /// [`VaultError::Random`].
    pub fn wrap(&self, bound: &[u8], key: &SealKey) -> Result<Vec<u8>, VaultError> {
        self.wrap.seal(bound, &key.0)
    }

    /// The key inside a wrapped one.
    ///
    /// # Errors
    /// [`VaultError::Unreadable`].
    pub fn unwrap(&self, bound: &[u8], wrapped: &[u8]) -> Result<SealKey, VaultError> {
        let plain = self.wrap.open(bound, wrapped)?;
        let bytes: [u8; KEY_BYTES] = plain.as_slice().try_into().map_err(|_| VaultError::Unreadable)?;
        Ok(SealKey(bytes))
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn what_is_sealed_opens_only_with_its_key_at_its_place() {
        let (key, other) = (SealKey::random().expect("random"), SealKey::random().expect("random"));
        let sealed = key.seal(b"f/a/name", "云帆".as_bytes()).expect("seals");
        assert_eq!(key.open(b"f/a/name", &sealed).expect("opens").as_slice(), "云帆".as_bytes());
        assert_eq!(key.open(b"f/b/name", &sealed), Err(VaultError::Unreadable));
        assert_eq!(other.open(b"f/a/name", &sealed), Err(VaultError::Unreadable));
        for cut in 0..sealed.len() {
            assert_eq!(key.open(b"f/a/name", &sealed[..cut]), Err(VaultError::Unreadable));
        }
        assert_ne!(key.seal(b"f/a/name", "云帆".as_bytes()), Ok(sealed), "a nonce is used once");
    }

    #[test]
    fn shelves_and_masters_are_apart() {
        let vault = Vault::new(&SealKey::from_bytes([1; 32]));
        let sealed = vault.shelf(Shelf::Persons).seal(b"p/1", b"x").expect("seals");
        assert!(vault.shelf(Shelf::Persons).open(b"p/1", &sealed).is_ok());
        assert!(vault.shelf(Shelf::Desk).open(b"p/1", &sealed).is_err());
        assert!(Vault::new(&SealKey::from_bytes([2; 32])).shelf(Shelf::Persons).open(b"p/1", &sealed).is_err());
        let key = SealKey::random().expect("random");
        let wrapped = vault.wrap(b"k/a", &key).expect("wraps");
        assert_eq!(vault.unwrap(b"k/a", &wrapped), Ok(key));
        assert!(vault.unwrap(b"k/b", &wrapped).is_err());
    }

    #[test]
    fn keys_are_not_printed() {
        let vault = Vault::new(&SealKey::from_bytes([171; 32]));
        assert_ne!(vault.password("a").expose_secret(), vault.password("b").expose_secret());
        let vault = format!("{vault:?} {:?}", vault.password("a"));
        assert!(!vault.contains("171") && !vault.to_lowercase().contains("ab, ab"));
    }
}
