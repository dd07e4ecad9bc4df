//! A button's data is an address, not a secret: version, filing, number of the question, choice.

use super::FilingId;

/// What a press asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// The filing it belongs to; `None` before there is one.
    pub filing: Option<FilingId>,
    /// The number of the question it was shown with.
    pub turn: u32,
    /// The choice.
    pub act: Act,
}

/// A choice: a short verb and its argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// One of the verbs below.
    pub verb: String,
    /// An option, item, page … of at most 40 bytes; may be empty.
    pub arg: String,
}
