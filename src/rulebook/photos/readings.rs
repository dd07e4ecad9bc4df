//! Words read off a picture: hints that a person confirms, never answers by themselves.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// What a paper says of its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The name of a person, or of a unit.
    Name,
    /// The number of a resident ID card; its check character agrees.
    IdNumber,
    /// First and last day, in the normal form of the validator `validity`.
    Validity,
    /// The credit code of a unit; its check character agrees.
    CreditCode,
}

impl Field {
    /// Its name in data: `id_number`.
    pub fn id(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::IdNumber => "id_number",
            Field::Validity => "validity",
            Field::CreditCode => "credit_code",
        }
    }
}

/// One thing that was read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The words.
    pub text: String,
    /// How sure the reader is, in hundredths.
    pub certainty: u8,
}

/// All that was read off one picture.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Readings(pub BTreeMap<Field, Reading>);

/// What was read identifies people: only its length is ever printed.
impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} characters at {}", self.text.chars().count(), self.certainty)
    }
}

impl fmt::Debug for Readings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(&self.0).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_read_is_printed() {
        let number = Reading { text: "330106199003071017".to_owned(), certainty: 96 };
        let read = Readings([(Field::IdNumber, number)].into());
        assert_eq!(format!("{read:?}"), "{IdNumber: 18 characters at 96}");
    }
}
