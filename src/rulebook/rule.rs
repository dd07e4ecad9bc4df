//! What every rule of the law carries beside its value: where it stands, how old and how sure it is, what it does.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;

/// How sure a rule is; only `High` may block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// One person's account, or sources that disagree.
    Low,
    /// One provider's documentation, or a dated official page.
    Medium,
    /// Stated by the body that applies the rule, or by two independent providers.
    High,
}

/// What a rule does to the filer who goes against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Is told, nothing more.
    Info,
    /// Is warned and may go on.
    Warn,
    /// Can't go on.
    Block,
}

/// A day as data: `2026-05-31`. (A TOML date of its own kind would not be read by `chrono`.)
pub(crate) fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(from)?;
    text.parse().map_err(|_| serde::de::Error::custom("a day is written \"2026-05-31\""))
}

/// The basis of a rule or of a whole file of rules.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Who says so, in the keys of the collected facts ("TC-浙江; HW-PROV") or an address.
    pub source: String,
    /// The day on which the source said so, as near as is known.
    #[serde(deserialize_with = "day")]
    pub as_of: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it does.
    pub severity: Severity,
}

/// A value with its basis, on one line of the data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruled<T> {
    /// The rule itself.
    pub value: T,
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

impl<T> Ruled<T> {
    /// The basis without the value.
    pub fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Info => "info",
            Severity::Warn => "warn",
            Severity::Block => "block",
        })
    }
}

/// The basis of one named rule, for listings and checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// The file inside the rulebook: `provinces/33.toml`.
    pub file: String,
    /// The rule in that file: `lr`, `refusal R06`.
    pub key: String,
    /// Who says so, and when.
    pub basis: Basis,
}
