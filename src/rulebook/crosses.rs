//! Checks between two answers: `crosses.toml`, a row a check; what a row does is a named function of the dialogue.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::data::{DataFault, read};
use super::rule::{Basis, Confidence, Severity, Traced, day};
use super::when::When;

/// The file of the checks between answers inside the rulebook.
pub const FILE: &str = "crosses.toml";

/// One check between answers; the fields are explained at the head of the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cross {
    /// Its id: a kept crossing is remembered by it.
    pub id: String,
    /// The function that looks, by name.
    pub check: String,
    /// The items it looks at, in the order in which they are named to the filer.
    pub items: Vec<String>,
    /// When it looks; all must hold.
    #[serde(default)]
    pub when: Vec<When>,
    /// A number the function needs: years, days, months.
    #[serde(default)]
    pub number: Option<u32>,
    /// Words the function looks for.
    #[serde(default)]
    pub words: Vec<String>,
    /// A fact of the case with the number or word to compare with.
    #[serde(default)]
    pub fact: Option<String>,
    /// The fault it finds: `fault-<code>` in the locales.
    pub fault: String,
    /// Who says so.
    pub source: String,
    /// The day on which the source said so, as near as is known.
    #[serde(deserialize_with = "day")]
    pub as_of: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it does.
    pub severity: Severity,
}

/// All checks between answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crosses {
    /// The rows, in the order in which they are told.
    #[serde(rename = "cross")]
    pub list: Vec<Cross>,
}

impl Crosses {
    /// Reads `crosses.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Crosses, Vec<DataFault>> {
        read(FILE, text)
    }

    /// Each check with its basis.
    pub fn traced(&self) -> Vec<Traced> {
        let traced =
            |row: &Cross| Traced { file: FILE.to_owned(), key: format!("cross {}", row.id), basis: row.basis() };
        self.list.iter().map(traced).collect()
    }

    /// The codes of all faults that a row can find.
    pub fn faults(&self) -> BTreeSet<&str> {
        self.list.iter().map(|row| row.fault.as_str()).collect()
    }
}

impl Cross {
    /// Who says so, and how sure.
    pub fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }
}
