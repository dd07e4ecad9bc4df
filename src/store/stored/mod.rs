//! Stored shapes: what is on the disk, kept apart from the working types, so that a renamed field loses no draft.
//!
//! A record is a version byte and JSON. A shape that has been released is never changed but for fields with a default;
//! a real change makes the next version, and the old one is still read. `samples/` keeps one record of every version.

pub mod desk;
mod facts;
pub mod filing;
pub mod keys;
pub mod outbox;
pub mod person;
pub mod seen;
mod shapes;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version that is written.
const VERSION: u8 = 1;

/// A record that can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Written by a later release.
    #[error("a record was written by a newer release")]
    Newer,
    /// Not what its place promises.
    #[error("a record is damaged")]
    Damaged,
}

/// The bytes of a shape.
pub fn encode<T: Serialize>(shape: &T) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    // Shapes are plain structs with string keys and write into memory: serde_json has no reason to refuse.
    if serde_json::to_writer(&mut bytes, shape).is_err() {
        debug_assert!(false, "a shape that JSON can't hold");
    }
    bytes
}

/// A shape out of its bytes.
///
/// # Errors
/// [`DecodeError`].
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    match bytes {
        [VERSION, json @ ..] => serde_json::from_slice(json).map_err(|_| DecodeError::Damaged),
        [version, ..] if *version > VERSION => Err(DecodeError::Newer),
        _ => Err(DecodeError::Damaged),
    }
}

#[cfg(test)]
mod tests;
