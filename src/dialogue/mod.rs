//! The conversation as one pure function: event and state in, state and effects out.
//!
//! It knows no clock, no randomness, no network, no message id and no sentence: time and random bytes
//! come in with the event, what it wants done goes out as data, what it says are keys.

mod after;
mod album;
mod answers;
pub mod button;
mod card;
pub mod case;
mod commands;
pub mod cross;
mod deck;
mod desk;
pub mod effect;
pub mod event;
mod filings;
pub mod flow;
pub mod forecast;
pub mod judge;
pub mod language;
mod limits;
mod looks;
pub mod mask;
mod messages;
mod moments;
mod naming;
mod opening;
pub mod operators;
mod papers;
mod pictures;
mod question;
mod reading;
mod refused;
mod relay;
mod remind;
mod retention;
mod screens;
mod second_look;
mod signed;
mod stages;
pub mod state;
mod status;
mod step;
mod summary;
mod talk;
mod taps;
mod tries;
pub mod walk;
mod why;

use chrono::{DateTime, Utc};

pub use answers::ANSWER_BYTES_MAX;
pub use button::{Act, Press};
pub use effect::{Button, ButtonAct, Content, Effect, Line, Media, Place, Show, Slot, Urgency};
pub use event::{Body, Event, FileRef, Happening, Message, Tap};
pub use papers::{Printed, paper_of, printed};
pub use state::{Address, Answer, Desk, Filing, FilingId, Person, PhotoId, Stage, Value, World};
pub use step::{needs, step};

/// A Telegram chat; positive for a private chat (then it equals the person's id), negative for groups.
pub type ChatId = i64;
/// A Telegram user.
pub type UserId = i64;
/// A Telegram message within its chat.
pub type MessageId = i64;
/// A moment; always an argument, never asked for.
pub type Time = DateTime<Utc>;

/// One record that an event may touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
