//! Pure checks over the texts: every fault at once, each with its file, key and remedy.

mod catalog;
mod glossary;
mod rules;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod usage;
mod wanted;

use super::{Lang, Source};
use catalog::Catalog;

pub use wanted::Wanted;

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

/// Only the texts that are missing: what an operator's own rules need, say.
pub fn missing(sources: &[Source], wanted: &Wanted) -> Vec<TextFault> {
    let (catalog, _) = Catalog::read(sources);
    let mut faults = Vec::new();
    rules::missing(&catalog, wanted, &mut faults);
    faults
}

/// Columns on a screen: two for a Chinese character or sign, one for the rest.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}
