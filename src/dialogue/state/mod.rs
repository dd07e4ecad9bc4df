//! What is remembered: persons, filings, the reviewers' desk.

mod answer;
mod filing;
mod look;
mod person;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::UserId;
use crate::text::Lang;

pub use crate::rulebook::address::Address;
pub use answer::{Answer, Origin, PhotoId, PhotoKept, Value};
pub use filing::{Claim, Crossed, Entry, Filing, FilingId, Pending, Reminded, SentBack, Stage, Unsorted, Who};
pub use look::{Found, Host, Look, LookId};
pub use person::{Consent, Focus, Person, Screen, Today};

/// The records an event may touch. A record that does not exist is absent here. They are shared: a step copies those
/// alone that it changes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct World {
    /// By Telegram user id.
    pub persons: BTreeMap<UserId, Arc<Person>>,
    /// By filing id.
    pub filings: BTreeMap<FilingId, Arc<Filing>>,
    /// The reviewers' desk.
    pub desk: Desk,
}

/// The reviewers' channel and the cards in it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// The group's id as it is now, once it has moved away from the configured one.
    pub moved_to: Option<i64>,
    /// The language spoken in the group, once a reviewer has chosen.
    #[serde(default)]
    pub lang: Option<Lang>,
    /// What a reviewer is being asked for by text: by user id, the filing and what for.
    #[serde(default)]
    pub asked: BTreeMap<UserId, (FilingId, String)>,
}
