//! Where a rule is told: at which question a note stands, and what *Why?* says of the law that judges its answer.

use serde::Deserialize;

use super::data::{DataFault, read};
use super::when::{Case, When, all_hold};

/// The file of the places inside the rulebook.
pub const FILE: &str = "places.toml";

/// One question with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The items at which it is told; several where several ask for the same.
    pub items: Vec<String>,
    /// In which cases it is told there; all must hold.
    #[serde(default)]
    pub when: Vec<When>,
    /// Told by *Why?* alone: who isn't concerned need not read it.
    #[serde(default)]
    pub quiet: bool,
    /// The keys of the notes that stand there.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Rules of the law that judge the answer.
    #[serde(default)]
    pub rules: Vec<Told>,
}

/// A rule of the law that has no note, with the sentence that tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// File and key: `domains.toml:suffixes`.
    pub rule: String,
    /// Its sentence.
    pub say: String,
}

/// All places.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// In the order of the questions.
    pub place: Vec<Place>,
}

impl Places {
    /// Reads `places.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Places, Vec<DataFault>> {
        read(FILE, text)
    }

    /// True if the note stands at the question for the item.
    pub fn is_at(&self, note: &str, item: &str, case: &Case) -> bool {
        self.at(item, case).any(|place| place.notes.iter().any(|key| key == note))
    }

    /// True if the note is shown at the question itself.
    pub fn shows(&self, note: &str, item: &str, case: &Case) -> bool {
        self.at(item, case).any(|place| !place.quiet && place.notes.iter().any(|key| key == note))
    }

    /// The rules that judge the answer to an item.
    pub fn rules_at(&self, item: &str, case: &Case) -> impl Iterator<Item = &Told> {
        self.at(item, case).flat_map(|place| &place.rules)
    }

    /// True if the note stands anywhere.
    pub fn has(&self, note: &str) -> bool {
        self.place.iter().any(|place| place.notes.iter().any(|key| key == note))
    }

    fn at(&self, item: &str, case: &Case) -> impl Iterator<Item = &Place> {
        self.place.iter().filter(move |place| place.items.iter().any(|id| id == item) && all_hold(&place.when, case))
    }
}
