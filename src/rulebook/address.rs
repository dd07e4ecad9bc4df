//! The address of an answer within its filing.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where an answer belongs: part, instance (1 for the first site …) and item.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Address {
    /// `open`, `subject`, `principal`, `site`, `access`, `papers`, `end`.
    pub part: String,
    /// Which of several; counts from 1.
    pub instance: u8,
    /// The item's id in the rulebook.
    pub item: String,
}

impl Address {
    /// The address of an item of the first (and mostly only) instance.
    pub fn first(part: &str, item: &str) -> Address {
        Address { part: part.to_owned(), instance: 1, item: item.to_owned() }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.part, self.instance, self.item)
    }
}
