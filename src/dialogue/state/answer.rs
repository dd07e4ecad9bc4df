//! Answers: facts by address, with where they came from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::Time;
use crate::rulebook::photos::Facts;
use crate::text::Fault;

/// The name of a kept photo's file: 16 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhotoId(pub String);

/// What was answered.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text in its normal form.
    Text(String),
    /// One option, by id.
    Choice(String),
    /// Several options, by id, in the order of the rulebook.
    Many(Vec<String>),
    /// Kept photos or papers.
    Photos(Vec<PhotoKept>),
    /// Optional and left out.
    Skipped,
    /// To be asked before sending.
    Later,
}

/// A photo that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhotoKept {
    /// Its file.
    pub id: PhotoId,
    /// What was measured.
    pub facts: Facts,
    /// Faults it was kept with.
    #[serde(default)]
    pub warnings: Vec<Fault>,
}

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Typed or sent by the filer.
    Typed,
    /// A button.
    Tapped,
    /// Proposed by the bot, accepted with a button.
    Proposed,
    /// Taken over from an earlier filing of the same person.
    Reused,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What was answered.
    pub value: Value,
    /// Where it came from.
    pub origin: Origin,
    /// The rulebook it was judged by.
    pub rules: String,
    /// When.
    pub at: Time,
    /// Warnings it was accepted with.
    #[serde(default)]
    pub warnings: Vec<Fault>,
}

/// Lengths only: a value is an answer.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(t) => write!(f, "text({})", t.chars().count()),
            Value::Choice(_) => f.write_str("choice"),
            Value::Many(m) => write!(f, "many({})", m.len()),
            Value::Photos(p) => write!(f, "photos({})", p.len()),
            Value::Skipped => f.write_str("skipped"),
            Value::Later => f.write_str("later"),
        }
    }
}
