//! Suffixes under which a domain can be filed: `domains.toml`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::data::{DataFault, line_of, read};
use super::rule::{Basis, Confidence, Severity, Traced, day};

/// The file of the suffixes inside the rulebook.
pub const FILE: &str = "domains.toml";

/// A suffix that only some natures of subjects may hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    /// The suffix without its leading dot, in characters and not in punycode.
    pub suffix: String,
    /// The ministry's codes of the natures that may hold it.
    pub natures: Vec<u8>,
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

/// Words at the beginning of a domain that some provinces look at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prefix {
    /// The words, in lower case and in characters.
    pub words: BTreeSet<String>,
    /// The provinces, two digits each.
    pub provinces: BTreeSet<String>,
    /// The only suffix that it concerns; none for any.
    pub suffix: Option<String>,
    /// The ministry's codes of the natures that it does not concern.
    #[serde(default)]
    pub natures: Vec<u8>,
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

/// The list of approved suffixes, with its day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domains {
    /// Who made the list, and when.
    pub basis: Basis,
    /// The approved suffixes, in characters and without a leading dot.
    pub suffixes: BTreeSet<String>,
    /// Suffixes for some natures only.
    #[serde(default)]
    pub reserved: Vec<Reserved>,
    /// Words at the beginning that some provinces look at.
    #[serde(default)]
    pub prefix: Vec<Prefix>,
}

impl Domains {
    /// Reads `domains.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Domains, Vec<DataFault>> {
        let domains: Domains = read(FILE, text)?;
        let mut faults = Vec::new();
        let mut fault = |key: &str, what: &str, remedy: &str| {
            faults.push(DataFault {
                file: FILE.to_owned(),
                line: line_of(text, key),
                key: key.to_owned(),
                what: what.to_owned(),
                remedy: remedy.to_owned(),
            });
        };
        if domains.basis.severity == Severity::Block {
            let what = "a list of one day cannot refuse what was approved later";
            fault("severity", what, "use severity = \"warn\"");
        }
        for suffix in domains.suffixes.iter().filter(|suffix| !is_plain(suffix)) {
            let remedy = "write it in lower case, in characters, without a leading dot";
            fault(suffix, "is no suffix", remedy);
        }
        for rule in &domains.reserved {
            if !domains.suffixes.contains(&rule.suffix) || rule.natures.is_empty() {
                let what = "a reserved suffix is not in suffixes, or nobody may hold it";
                fault(&rule.suffix, what, "add it to suffixes and name a nature");
            }
        }
        for rule in &domains.prefix {
            let plain = rule.words.iter().all(|word| is_plain(word));
            if rule.words.is_empty() || rule.provinces.is_empty() || !plain || rule.severity == Severity::Block {
                let first = rule.words.first().map_or("[[prefix]]", String::as_str);
                let what = "words at the beginning of a domain need a province, plain letters, and only warn";
                fault(first, what, "name words in lower case and provinces; use severity = \"warn\"");
            }
        }
        if faults.is_empty() { Ok(domains) } else { Err(faults) }
    }

    /// Whether the suffix (in characters, without leading dot) is on the list itself.
    pub fn lists(&self, suffix: &str) -> bool {
        self.suffixes.contains(suffix)
    }

    /// Whether a name under this suffix can probably be filed: the suffix or its top level is listed.
    pub fn approves(&self, suffix: &str) -> bool {
        let top = suffix.rsplit('.').next().unwrap_or(suffix);
        self.lists(suffix) || self.lists(top)
    }

    /// The rule for a suffix that only some natures may hold.
    pub fn reserved(&self, suffix: &str) -> Option<&Reserved> {
        self.reserved.iter().find(|rule| rule.suffix == suffix)
    }

    /// The word that a domain in characters begins with and that this province looks at.
    pub fn watched(&self, domain: &str, province: &str, nature: Option<u8>) -> Option<&str> {
        let ends = |rule: &&Prefix| rule.suffix.as_ref().is_none_or(|suffix| domain.ends_with(&format!(".{suffix}")));
        let concerns = |rule: &&Prefix| !nature.is_some_and(|nature| rule.natures.contains(&nature));
        let rules = self.prefix.iter().filter(|rule| rule.provinces.contains(province)).filter(ends).filter(concerns);
        let mut words = rules.flat_map(|rule| &rule.words);
        words.find(|word| domain.starts_with(word.as_str())).map(String::as_str)
    }

    /// Every rule with its basis.
    pub fn traced(&self) -> Vec<Traced> {
        let list = std::iter::once(("suffixes".to_owned(), self.basis.clone()));
        let reserved = self.reserved.iter().map(|rule| {
            let basis = Basis {
                source: rule.source.clone(),
                as_of: rule.as_of,
                confidence: rule.confidence,
                severity: rule.severity,
            };
            (format!("reserved {}", rule.suffix), basis)
        });
        let prefix = self.prefix.iter().map(|rule| {
            let basis = Basis {
                source: rule.source.clone(),
                as_of: rule.as_of,
                confidence: rule.confidence,
                severity: rule.severity,
            };
            (format!("prefix {}", rule.words.first().map_or("", String::as_str)), basis)
        });
        list.chain(reserved).chain(prefix).map(|(key, basis)| Traced { file: FILE.to_owned(), key, basis }).collect()
    }
}

fn is_plain(suffix: &str) -> bool {
    let odd = suffix.is_empty() || suffix.starts_with('.') || suffix.starts_with("xn--");
    !odd && suffix.to_lowercase() == suffix && suffix.trim() == suffix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builtin() -> Domains {
        Domains::parse(include_str!("domains.toml")).expect("sound")
    }

    #[test]
    fn builtin_is_whole() {
        let domains = builtin();
        for suffix in ["cn", "com.cn", "zj.cn", "com", "xyz", "中国", "政务.cn", "me"] {
            assert!(domains.approves(suffix), "{suffix}");
        }
        for suffix in ["io", "ai", "dev", "app", "org", "co.uk"] {
            assert!(!domains.approves(suffix), "{suffix}");
        }
        assert!(domains.reserved("gov.cn").is_some());
        assert_eq!(domains.traced().len(), 1 + domains.reserved.len() + domains.prefix.len());
    }

    #[test]
    fn mistakes_are_named_all_at_once() {
        let basis = "[basis]\nsource='s'\nas_of='2022-08-30'\nconfidence='medium'\nseverity=";
        let keys = |text: &str| -> Vec<String> {
            let faults = Domains::parse(text).expect_err("must be refused");
            faults.into_iter().map(|fault| fault.key).collect()
        };
        let text = format!("suffixes=['.cn','CN','cn']\n{basis}'block'\n");
        assert_eq!(keys(&text), ["severity", ".cn", "CN"]);
        let rule = "source='s'\nas_of='2022-08-30'\nconfidence='low'\nseverity='warn'\n";
        let text = format!("suffixes=['cn']\n{basis}'warn'\n[[reserved]]\nsuffix='x'\nnatures=[2]\n{rule}");
        assert_eq!(keys(&text), ["x"]);
        let prefix = |words: &str| format!("[[prefix]]\nwords=[{words}]\nprovinces=['11']\n{rule}");
        let text = format!("suffixes=['cn']\n{basis}'warn'\n{}{}", prefix("'Game'"), prefix(""));
        assert_eq!(keys(&text), ["Game", "[[prefix]]"]);
        assert_eq!(keys(&format!("extra=1\nsuffixes=['cn']\n{basis}'warn'\n")), ["extra"]);
    }
}
