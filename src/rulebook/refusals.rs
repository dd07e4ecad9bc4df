//! Why reviewers send a filing back: thirty known reasons, recognised in the words that a filer pastes.

use std::collections::BTreeMap;

use regex::Regex;
use serde::Deserialize;

use super::data::{DataFault, line_of, read};
use super::rule::{Basis, Traced};
use super::signs::Sign;
use super::when::When;

/// The file of the refusals inside the rulebook.
pub const FILE: &str = "refusals.toml";

/// Of a pasted text no more characters are looked at: four times a long refusal.
const TEXT_CHARS_MAX: usize = 4_000;

/// A reason that weighs less than this part of the heaviest was only touched in passing.
const PASSING_PART: usize = 4;

/// A reason that weighs less was not meant: one two-character word.
const WEIGHT_MIN: usize = 3;

/// A pattern is more telling than a phrase of the same length.
const PATTERN_BONUS: usize = 3;

/// One reason; its sentences are `refusal-<code>` and `refusal-<code>.fix`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// `R01` to `R30`.
    pub code: String,
    /// The reviewers' own title, in Chinese.
    pub title: String,
    /// Words by which it is recognised.
    pub phrases: Vec<String>,
    /// Regular expressions over the text without spaces and punctuation.
    pub patterns: Vec<String>,
    /// The items that it reopens; none where nothing in the filing has to change.
    pub items: Vec<String>,
    /// Words that point at one item: if any are in the text, only those items are reopened.
    #[serde(default)]
    pub narrow: BTreeMap<String, Vec<String>>,
    /// Who says so, and how hard it hits.
    pub basis: Basis,
    /// When only a person can see whether it will come; where to look is `look-<code>`. Empty: always.
    #[serde(default)]
    pub look: Option<Vec<When>>,
    /// What foresees it.
    #[serde(default)]
    pub sign: Vec<Sign>,
}

impl Refusal {
    /// The items to reopen for this text: those that its words point at, or else all.
    pub fn items_for(&self, text: &str) -> Vec<&str> {
        let bare = bare(text);
        let points = |words: &Vec<String>| words.iter().any(|word| bare.contains(word.as_str()));
        let pointed: Vec<&str> =
            self.narrow.iter().filter(|(_, words)| points(words)).map(|(item, _)| item.as_str()).collect();
        if pointed.is_empty() { self.items.iter().map(String::as_str).collect() } else { pointed }
    }

    /// Every item that it may reopen.
    pub fn all_items(&self) -> Vec<&str> {
        let mut items: Vec<&str> = self.items.iter().chain(self.narrow.keys()).map(String::as_str).collect();
        items.sort_unstable();
        items.dedup();
        items
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    refusal: Vec<Refusal>,
}

/// A reason with what recognises it.
#[derive(Debug, Clone)]
struct Known {
    refusal: Refusal,
    phrases: Vec<String>,
    patterns: Vec<Regex>,
}

/// All known reasons.
#[derive(Debug, Clone)]
pub struct Refusals {
    known: Vec<Known>,
}

impl Refusals {
    /// Reads `refusals.toml`.
    ///
    /// # Errors
    /// Every fault of the file: its shape, and patterns that are no regular expressions.
    pub fn parse(text: &str) -> Result<Refusals, Vec<DataFault>> {
        let listed: Listed = read(FILE, text)?;
        let mut faults = Vec::new();
        let mut known = Vec::new();
        for refusal in listed.refusal {
            let mut patterns = Vec::new();
            for pattern in &refusal.patterns {
                match Regex::new(pattern) {
                    Ok(regex) => patterns.push(regex),
                    Err(_) => faults.push(DataFault {
                        file: FILE.to_owned(),
                        line: line_of(text, pattern),
                        key: format!("refusal {}", refusal.code),
                        what: format!("`{pattern}` is no regular expression"),
                        remedy: "close its brackets, or use a phrase instead".to_owned(),
                    }),
                }
            }
            let own = std::iter::once(&refusal.title).chain(&refusal.phrases);
            let mut phrases: Vec<String> = own.map(|phrase| bare(phrase)).collect();
            phrases.sort();
            phrases.dedup();
            known.push(Known { refusal, phrases, patterns });
        }
        if faults.is_empty() { Ok(Refusals { known }) } else { Err(faults) }
    }

    /// All of them, by code.
    pub fn all(&self) -> impl Iterator<Item = &Refusal> {
        self.known.iter().map(|known| &known.refusal)
    }

    /// The one with that code.
    pub fn get(&self, code: &str) -> Option<&Refusal> {
        self.all().find(|refusal| refusal.code == code)
    }

    /// The reasons that a pasted text gives, the surest first; none where nothing known is in it.
    pub fn recognise(&self, text: &str) -> Vec<&Refusal> {
        let bare = bare(text);
        let mut found: Vec<(usize, &Refusal)> = self
            .known
            .iter()
            .map(|known| (known.weight(&bare), &known.refusal))
            .filter(|(weight, _)| *weight >= WEIGHT_MIN)
            .collect();
        found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.code.cmp(&y.code)));
        let heaviest = found.first().map_or(0, |(weight, _)| *weight);
        found.retain(|(weight, _)| weight * PASSING_PART >= heaviest);
        found.into_iter().map(|(_, refusal)| refusal).collect()
    }

    /// Every reason with its basis, and those of its signs.
    pub fn traced(&self) -> Vec<Traced> {
        let bases = |refusal: &Refusal| {
            let signs = refusal.sign.iter().filter_map(|sign| sign.basis.clone());
            std::iter::once(refusal.basis.clone()).chain(signs).collect::<Vec<_>>()
        };
        let traced = |refusal: &Refusal, basis| Traced {
            file: FILE.to_owned(),
            key: format!("refusal {}", refusal.code),
            basis,
        };
        self.all().flat_map(|refusal| bases(refusal).into_iter().map(|basis| traced(refusal, basis))).collect()
    }
}

impl Known {
    /// How much of the text speaks for this reason, in characters.
    fn weight(&self, bare: &str) -> usize {
        let said = self.phrases.iter().filter(|phrase| bare.contains(phrase.as_str()));
        // A phrase inside of a longer one that was said too counts once.
        let said: Vec<&String> = said.collect();
        let whole = said.iter().filter(|p| !said.iter().any(|q| q.len() > p.len() && q.contains(p.as_str())));
        let phrases: usize = whole.map(|phrase| phrase.chars().count()).sum();
        let patterns: usize = self
            .patterns
            .iter()
            .filter_map(|pattern| pattern.find(bare))
            .map(|hit| hit.as_str().chars().count().min(12) + PATTERN_BONUS)
            .sum();
        phrases + patterns
    }
}

/// The text without spaces and punctuation, in lower case, full-width letters and digits made narrow.
fn bare(text: &str) -> String {
    text.chars()
        .take(TEXT_CHARS_MAX)
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
