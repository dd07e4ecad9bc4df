//! Where each record lies: one ordered space of keys, by prefix.

use crate::dialogue::state::{Address, FilingId};
use crate::dialogue::{ChatId, MessageId, Slot, Time, UserId};

/// The format of the whole store.
pub const FORMAT: &str = "m/format";
/// A sealed word that tells whether the master key is the right one.
pub const MASTER_CHECK: &str = "m/master";
/// How many filings stand at each stage.
pub const STAGES: &str = "m/stages";
/// The reviewers' desk.
pub const DESK: &str = "d/desk";
/// All wake-ups, in order of time.
pub const WAKES: &str = "w/";
/// All updates seen, in order of the hour.
pub const SEEN: &str = "u/";
/// All rows of the outbox, in order.
pub const ROWS: &str = "o/";
/// All rows that Telegram refused for good.
pub const PARKED: &str = "x/";
/// All groups that have moved.
pub const MOVED: &str = "g/";

/// What all slots show.
pub const SLOTS: &str = "s/";
/// What all messages are to us.
pub const MESSAGES: &str = "i/";
/// All persons.
pub const PERSONS: &str = "p/";
/// Filings that are destroyed and whose key is still to be overwritten.
pub const TO_ERASE: &str = "e/";
/// Where the format before this one kept the filings' keys.
pub const OLD_KEYS: &str = "k/";

/// True for what is read again soon after it was written: what slots and messages are.
pub fn is_read_soon(key: &[u8]) -> bool {
    key.starts_with(SLOTS.as_bytes()) || key.starts_with(MESSAGES.as_bytes())
}

/// A person.
pub fn person(id: UserId) -> Vec<u8> {
    format!("{PERSONS}{id}").into_bytes()
}

/// The place that a filing's wrapped key is bound to.
pub fn filing_key(id: &FilingId) -> Vec<u8> {
    format!("{OLD_KEYS}{id}").into_bytes()
}

/// A filing whose key is still to be overwritten.
pub fn to_erase(id: &FilingId) -> Vec<u8> {
    format!("{TO_ERASE}{id}").into_bytes()
}

/// Reads such a key.
pub fn read_to_erase(key: &[u8]) -> Option<FilingId> {
    Some(FilingId(std::str::from_utf8(key).ok()?.strip_prefix(TO_ERASE)?.to_owned()))
}

/// The filing that a key names, if it names one: its records, its wake-up, its messages.
pub fn filing_of(key: &[u8]) -> Option<FilingId> {
    let (tag, rest) = std::str::from_utf8(key).ok()?.split_once('/')?;
    match tag {
        "f" | "r" => Some(FilingId(rest.split_once('/')?.0.to_owned())),
        "w" => Some(read_wake(key)?.1),
        "e" => read_to_erase(key),
        _ => None,
    }
}

/// All records of a filing.
pub fn filing(id: &FilingId) -> Vec<u8> {
    format!("f/{id}/").into_bytes()
}

/// One record of a filing.
pub fn filing_record(id: &FilingId, name: &str) -> Vec<u8> {
    format!("f/{id}/{name}").into_bytes()
}

/// Messages that speak of a filing, so that they are forgotten with it.
pub fn filing_messages(id: &FilingId) -> Vec<u8> {
    format!("r/{id}/").into_bytes()
}

/// One such message.
pub fn filing_message(id: &FilingId, chat: ChatId, message: MessageId) -> Vec<u8> {
    format!("r/{id}/{chat}/{message}").into_bytes()
}

/// A wake-up.
pub fn wake(at: Time, id: &FilingId) -> Vec<u8> {
    format!("{WAKES}{:020}/{id}", at.timestamp_millis().max(0)).into_bytes()
}

/// Reads a wake-up's key.
pub fn read_wake(key: &[u8]) -> Option<(Time, FilingId)> {
    let (at, id) = std::str::from_utf8(key).ok()?.strip_prefix(WAKES)?.split_once('/')?;
    Some((Time::from_timestamp_millis(at.parse().ok()?)?, FilingId(id.to_owned())))
}

/// Updates seen in an hour (hours since 1970), by the first of those that one commit brought.
pub fn seen(hour: i64, update: i64) -> Vec<u8> {
    format!("{SEEN}{:010}/{update}", hour.max(0)).into_bytes()
}

/// Reads such a key: hour and id.
pub fn read_seen(key: &[u8]) -> Option<(i64, i64)> {
    let (hour, update) = std::str::from_utf8(key).ok()?.strip_prefix(SEEN)?.split_once('/')?;
    Some((hour.parse().ok()?, update.parse().ok()?))
}

/// A row of the outbox.
pub fn row(seq: u64) -> Vec<u8> {
    format!("{ROWS}{seq:020}").into_bytes()
}

/// A parked row.
pub fn parked(seq: u64) -> Vec<u8> {
    format!("{PARKED}{seq:020}").into_bytes()
}

/// Reads the number out of the key of a row, waiting or parked.
pub fn read_row(key: &[u8]) -> Option<u64> {
    std::str::from_utf8(key).ok()?.split_once('/')?.1.parse().ok()
}

/// What a slot of a chat shows.
pub fn slot(chat: ChatId, slot: &Slot) -> Vec<u8> {
    format!("{SLOTS}{chat}/{}", slot.0).into_bytes()
}

/// All slots of a chat.
pub fn slots(chat: ChatId) -> Vec<u8> {
    format!("{SLOTS}{chat}/").into_bytes()
}

/// What a message is to us.
pub fn message(chat: ChatId, message: MessageId) -> Vec<u8> {
    format!("{MESSAGES}{chat}/{message}").into_bytes()
}

/// All messages of a chat that mean something to us.
pub fn messages(chat: ChatId) -> Vec<u8> {
    format!("{MESSAGES}{chat}/").into_bytes()
}

/// A group's new id.
pub fn moved(from: ChatId) -> Vec<u8> {
    format!("{MOVED}{from}").into_bytes()
}

/// Reads the old id out of such a key.
pub fn read_moved(key: &[u8]) -> Option<ChatId> {
    std::str::from_utf8(key).ok()?.strip_prefix(MOVED)?.parse().ok()
}

/// Longest id of a filing, in bytes.
pub const ID_BYTES_MAX: usize = 32;

/// Ids come in with buttons, too: only plain ones are looked up.
pub fn is_plain(id: &FilingId) -> bool {
    !id.0.is_empty() && id.0.len() <= ID_BYTES_MAX && id.0.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Reads an address as it is displayed.
pub fn read_address(text: &str) -> Option<Address> {
    let mut parts = text.splitn(3, '.');
    let (part, instance, item) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Address { part: part.to_owned(), instance: instance.parse().ok()?, item: item.to_owned() })
}
