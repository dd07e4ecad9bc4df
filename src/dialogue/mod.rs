//! The conversation as one pure function: event and state in, state and effects out.
//!
//! It knows no clock, no randomness, no network, no message id and no sentence: time and random bytes
//! come in with the event, what it wants done goes out as data, what it says are keys.

pub mod button;
pub mod effect;
pub mod event;
pub mod state;

use chrono::{DateTime, Utc};

pub use button::{Act, Press};
pub use effect::{Button, ButtonAct, Content, Effect, Line, Media, Place, Show, Slot, Urgency};
pub use event::{Body, Event, FileRef, Happening, Message, Tap};
pub use state::{Address, Answer, Desk, Filing, FilingId, Person, PhotoId, Stage, Value, World};

/// A Telegram chat; positive for a private chat (then it equals the person's id), negative for groups.
pub type ChatId = i64;
/// A Telegram user.
pub type UserId = i64;
/// A Telegram message within its chat.
pub type MessageId = i64;
/// A moment; always an argument, never asked for.
pub type Time = DateTime<Utc>;

/// One record that an event may touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A person by user id.
    Person(UserId),
    /// A filing by id.
    Filing(FilingId),
    /// The reviewers' desk: one for the whole bot.
    Desk,
}

/// What a step gives back: the whole state afterwards and what is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Stepped {
    /// The records of `before`, changed; a filing missing here but present before is to be destroyed.
    pub after: World,
    /// In the order in which they are to be done, chat by chat.
    pub effects: Vec<Effect>,
}

/// The records that stepping `event` needs beyond those in `world`; asked again until it is empty.
/// Records asked for and not found stay absent.
pub fn needs(event: &Event, world: &World) -> Vec<Key> {
    let _ = (event, world);
    Vec::new()
}

/// One step of the conversation.
pub fn step(rules: &crate::rulebook::Rules, before: &World, event: &Event, now: Time) -> Stepped {
    let _ = (rules, event, now);
    Stepped { after: before.clone(), effects: Vec::new() }
}
