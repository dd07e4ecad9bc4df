//! Checks between two answers: `crosses.toml`, a row a check; what a row does is a named function of the dialogue.

use chrono::NaiveDate;
use serde::Deserialize;

use super::data::{DataFault, read};
use super::rule::{Basis, Confidence, Severity, Traced, day};
use super::when::{Case, When, all_hold};

/// The file of the checks between answers inside the rulebook.
pub const FILE: &str = "crosses.toml";

/// What is offered to mend a crossing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// The certificate that carries such a number.
    Certificate,
    /// "Not local", and the province where the address lies.
    ProvinceOfAddress,
    /// The province that gave the credit code out.
    ProvinceOfCode,
    /// The kind of subject that a credit code speaks for.
    SubjectOfCode,
}

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
    /// What would mend it with one press, by name.
    #[serde(default)]
    pub offer: Option<Offer>,
    /// Doubts of the validators of its items that it tells in their place.
    #[serde(default)]
    pub replaces: Vec<String>,
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
    /// What denies, or only supposes, the words that follow it in their clause.
    #[serde(default)]
    pub denials: Vec<String>,
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

    /// True if a doubt about an item is told by one of the rows, as what it is: between two answers.
    pub fn tells(&self, item: &str, doubt: &str, case: &Case) -> bool {
        let replaces = |row: &Cross| row.replaces.iter().any(|code| code == doubt) && all_hold(&row.when, case);
        let about = |row: &Cross| row.items.iter().any(|i| i == item);
        self.list.iter().any(|row| about(row) && (row.fault == doubt || replaces(row)))
    }
}

impl Cross {
    /// Who says so, and how sure.
    pub fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }
}
