//! Long values cut into pieces: sled is sound with values under 4 KB (it rewrites whole leaves, and moves what is over
//! 128 KB into files that it never syncs).

use std::collections::HashMap;

/// Longest value handed to the engine, in bytes, our own mark included.
pub(super) const PIECE_BYTES_MAX: usize = 4000;

const WHOLE: u8 = 0;
const CUT: u8 = 1;
const RECORD: u8 = b'k';
const PIECE: u8 = b'p';

/// Where a record lies in the tree.
pub(super) fn record_key(key: &[u8]) -> Vec<u8> {
    [&[RECORD], key].concat()
}

/// The record's own key, without the mark.
pub(super) fn own_key(stored: &[u8]) -> &[u8] {
    stored.get(1..).unwrap_or_default()
}

/// Where its piece number `n` lies; the key's length goes first, so that no two keys share a piece.
pub(super) fn piece_key(key: &[u8], n: u16) -> Vec<u8> {
    let length = u16::try_from(key.len()).unwrap_or(u16::MAX).to_be_bytes();
    [&[PIECE], length.as_slice(), key, n.to_be_bytes().as_slice()].concat()
}

/// Where all pieces lie.
pub(super) const ALL: [u8; 1] = [PIECE];

/// How many pieces each key has, out of the pieces' own keys.
pub(super) fn counted<K: AsRef<[u8]>, E>(keys: impl Iterator<Item = Result<K, E>>) -> Result<HashMap<Vec<u8>, u16>, E> {
    let mut counts = HashMap::new();
    for piece in keys {
        if let [PIECE, _, _, key @ .., _, _] = piece?.as_ref() {
            *counts.entry(key.to_vec()).or_default() += 1;
        }
    }
    Ok(counts)
}

/// A value as it is stored: its head, and the pieces after it.
pub(super) fn cut(value: &[u8]) -> (Vec<u8>, Vec<&[u8]>) {
    if value.len() < PIECE_BYTES_MAX {
        return ([&[WHOLE], value].concat(), Vec::new());
    }
    let pieces: Vec<&[u8]> = value.chunks(PIECE_BYTES_MAX).collect();
    let count = u16::try_from(pieces.len()).unwrap_or(u16::MAX);
    ([[CUT].as_slice(), &count.to_be_bytes()].concat(), pieces)
}

/// What a stored head says.
pub(super) enum Head<'a> {
    /// The value itself.
    Whole(&'a [u8]),
    /// That many pieces.
    Cut(u16),
}

/// Reads a stored head; `None` if it is damaged.
pub(super) fn head(stored: &[u8]) -> Option<Head<'_>> {
    match stored {
        [WHOLE, value @ ..] => Some(Head::Whole(value)),
        [CUT, a, b] => Some(Head::Cut(u16::from_be_bytes([*a, *b]))),
        _ => None,
    }
}
