//! The reviewers' desk's record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode, encode};
use crate::dialogue::UserId;
use crate::dialogue::state::{Desk, FilingId};
use crate::text::Lang;

#[derive(Debug, Serialize, Deserialize)]
struct DeskV1 {
    moved_to: Option<i64>,
    #[serde(default)]
    asked: BTreeMap<UserId, (FilingId, String)>,
    #[serde(default)]
    lang: Option<Lang>,
}

/// The desk as stored.
pub fn to_bytes(desk: &Desk) -> Vec<u8> {
    let Desk { moved_to, lang, asked } = desk;
    encode(&DeskV1 { moved_to: *moved_to, lang: *lang, asked: asked.clone() })
}

/// The desk out of the record.
///
/// # Errors
/// [`DecodeError`].
pub fn from_bytes(bytes: &[u8]) -> Result<Desk, DecodeError> {
    let v1: DeskV1 = decode(bytes)?;
    Ok(Desk { moved_to: v1.moved_to, lang: v1.lang, asked: v1.asked })
}
