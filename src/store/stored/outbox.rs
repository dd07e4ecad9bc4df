//! Rows of the outbox, and what the outbox remembers of messages.
//!
//! A row lives for seconds, so its effect is stored as the working type; one that a later release can't read any more
//! is parked, never dropped in silence.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode, encode};
use crate::dialogue::state::{Address, FilingId};
use crate::dialogue::{Effect, MessageId, Slot, Time};

/// So much of a reason is told, in characters.
const WHY_MAX: usize = 80;

/// One effect on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its place in the order of all effects.
    #[serde(skip)]
    pub seq: u64,
    /// When it was decided.
    pub at: Time,
    /// What is to be done.
    pub effect: Effect,
    /// The update that it follows from, to be found in the log.
    #[serde(default)]
    pub update: Option<i64>,
    /// True if it was begun and its outcome is not known: what must not be doubled is not begun again.
    #[serde(default)]
    pub begun: bool,
    /// Why Telegram refused it for good, if it did.
    #[serde(default)]
    pub refused: Option<String>,
}

impl Row {
    /// The beginning of the reason why it was refused, without what the reason quotes: that may be an answer.
    pub fn why(&self) -> String {
        let quote = |c: &char| matches!(c, '"' | '\'' | '<');
        self.refused.as_deref().unwrap_or_default().chars().take_while(|c| !quote(c)).take(WHY_MAX).collect()
    }
}

/// What a slot of a chat shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SlotState {
    /// The message that it is now.
    pub message: MessageId,
    /// A digest of what stands above the text; `None`: a message of text alone.
    #[serde(default)]
    pub media: Option<String>,
    /// Messages that it was before and whose buttons are still there.
    #[serde(default)]
    pub before: Vec<MessageId>,
}

/// What a message is to us.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MessageMark {
    /// The filing it speaks of.
    pub filing: Option<FilingId>,
    /// The slot it was sent for.
    pub slot: Option<Slot>,
    /// The item it asks for.
    #[serde(default)]
    pub item: Option<Address>,
}

/// What is stored of a row: whose key seals it, in clear, and the sealed rest.
pub fn wrap_row(filing: Option<&FilingId>, sealed: &[u8]) -> Vec<u8> {
    let id = filing.map_or("", |f| f.0.as_str());
    let length = u8::try_from(id.len()).unwrap_or(u8::MAX);
    [&[length], id.as_bytes(), sealed].concat()
}

/// Reads what [`wrap_row`] wrote.
///
/// # Errors
/// [`DecodeError::Damaged`].
pub fn unwrap_row(stored: &[u8]) -> Result<(Option<FilingId>, &[u8]), DecodeError> {
    let (length, rest) = stored.split_first().ok_or(DecodeError::Damaged)?;
    let (id, sealed) = rest.split_at_checked(usize::from(*length)).ok_or(DecodeError::Damaged)?;
    let id = std::str::from_utf8(id).map_err(|_| DecodeError::Damaged)?;
    Ok(((!id.is_empty()).then(|| FilingId(id.to_owned())), sealed))
}

/// A row as it is sealed.
pub fn row_to_bytes(row: &Row) -> Vec<u8> {
    encode(row)
}

/// A row out of its record.
///
/// # Errors
/// [`DecodeError`].
pub fn row_from_bytes(seq: u64, bytes: &[u8]) -> Result<Row, DecodeError> {
    let row: Row = decode(bytes)?;
    Ok(Row { seq, ..row })
}
