//! What the short keys of sources stand for, so that anyone can go and look.

use serde::Deserialize;

use super::data::{DataFault, read};
use crate::text::{Arg, Phrase};

/// The file of the sources inside the rulebook.
pub const FILE: &str = "sources.toml";

/// One place where rules were found.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The key in `source`: `TC`; `TC-浙江` is a page of it.
    pub key: String,
    /// Words by which a rule may name it instead: 腾讯云.
    #[serde(default)]
    pub names: Vec<String>,
    /// What it is, and of when.
    pub title: String,
    /// Where it is; empty where there is nothing to open.
    pub address: String,
}

impl Source {
    /// What it is called for a reader: `source-TC`.
    pub fn phrase(&self) -> Phrase {
        Phrase::new(format!("source-{}", self.key))
    }
}

/// All sources.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    source: Vec<Source>,
}

impl Sources {
    /// Reads `sources.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Sources, Vec<DataFault>> {
        read(FILE, text)
    }

    /// Every source.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.source.iter()
    }

    /// What the sources that a rule names are called for a reader, each once.
    pub fn told(&self, source: &str) -> Arg {
        let mut told: Vec<Phrase> = self.named_in(source).into_iter().map(Source::phrase).collect();
        told.dedup();
        Arg::List(told)
    }

    /// The sources that a rule names: first those by key, in the order in which it names them.
    pub fn named_in(&self, source: &str) -> Vec<&Source> {
        let words = source.split(|c: char| c.is_whitespace() || ";,:()".contains(c));
        let mut named: Vec<&Source> = words.filter_map(|word| self.of_word(word)).collect();
        let by_name = |s: &&Source| s.names.iter().any(|name| source.contains(name.as_str()));
        named.extend(self.source.iter().filter(by_name));
        named
    }

    /// The source of one word: its key, or its key with a page behind it.
    fn of_word(&self, word: &str) -> Option<&Source> {
        let names = |key: &str| word.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        self.source.iter().filter(|source| names(&source.key)).max_by_key(|source| source.key.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_to_their_sources() {
        let sources = Sources::parse(include_str!("sources.toml")).expect("the built-in sources");
        let keys = |text: &str| sources.named_in(text).iter().map(|s| s.key.as_str()).collect::<Vec<_>>();
        assert_eq!(keys("TC-浙江; HW-PROV"), ["TC", "HW"]);
        assert_eq!(keys("TC-江西 says no; HW-PROV says with a residence permit"), ["TC", "HW"]);
        assert_eq!(keys("GH-ASP"), ["GH-ASP"]);
        assert_eq!(keys("河南管局要求（腾讯云）"), ["TC"]);
        assert!(keys("hearsay, TCX").is_empty());
    }
}
