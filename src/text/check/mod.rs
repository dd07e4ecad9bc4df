//! Pure checks over the texts: every fault at once, each with its file, key and remedy.

mod catalog;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Lang, Source};
use catalog::Catalog;

/// One thing wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextFault {
    /// The rule that is broken, by name.
    pub rule: &'static str,
    /// The language it is in.
    pub lang: Lang,
    /// The file it is in or ought to be in.
    pub file: String,
    /// `message` or `message.attribute`.
    pub key: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl std::fmt::Display for TextFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let TextFault { rule, lang, file, key, what, remedy } = self;
        write!(f, "locales/{}/{file}: {key}: {what}; {remedy} ({rule})", lang.tag())
    }
}

/// The keys that code and data ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Keys that must be there.
    pub keys: BTreeSet<String>,
    /// Keys that may be there though nobody names them in full: `province-*`, `item-*.after-*`.
    pub patterns: BTreeSet<String>,
}

impl Wanted {
    /// True if somebody asks for this key.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key) || self.patterns.iter().any(|pattern| fits(key, pattern))
    }

    /// The texts an item must have: its question, its short name and the reason why it is asked; one line of
    /// help or, for a page that is only read, the button that passes it; and what stands on its own options.
    pub fn item<'a>(&mut self, id: &str, gate: bool, options: impl IntoIterator<Item = &'a str>) {
        self.keys.insert(format!("item-{id}"));
        for attribute in ["label", "why", if gate { "go" } else { "help" }] {
            self.keys.insert(format!("item-{id}.{attribute}"));
        }
        let more = ["org", "help", "help_org", "example", "done", "via", "after-*"];
        self.patterns.extend(more.map(|attribute| format!("item-{id}.{attribute}")));
        self.keys.extend(options.into_iter().map(|option| format!("option-{id}-{option}")));
    }
}

/// Every fault of these texts. With `wanted` also texts that are missing for somebody, or that nobody wants.
pub fn check(sources: &[Source], wanted: Option<&Wanted>) -> Vec<TextFault> {
    let (catalog, mut faults) = Catalog::read(sources);
    for rule in rules::RULES {
        let from = faults.len();
        (rule.check)(&catalog, &mut faults);
        faults[from..].iter_mut().for_each(|fault| fault.rule = rule.name);
    }
    if let Some(wanted) = wanted {
        rules::missing(&catalog, wanted, &mut faults);
        rules::unused(&catalog, wanted, &mut faults);
    }
    faults.sort();
    faults.dedup();
    faults
}

/// Columns on a screen: two for a Chinese character or sign, one for the rest.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

/// True if the key is the pattern, each `*` standing for any part of it.
fn fits(key: &str, pattern: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return key == pattern };
    let Some(rest) = key.strip_prefix(head) else { return false };
    (0..=rest.len()).any(|at| rest.is_char_boundary(at) && fits(&rest[at..], tail))
}
