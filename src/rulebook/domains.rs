//! Suffixes under which a domain can be filed: `domains.toml`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::names::{Confidence, Severity};

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    as_of: NaiveDate,
    confidence: Confidence,
    severity: Severity,
    suffixes: Vec<String>,
    #[serde(default)]
    reserved: Vec<Reserved>,
}

/// A suffix that only some natures of subjects may hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserved {
    /// The suffix without its leading dot, in characters and not in punycode.
    pub suffix: String,
    /// The ministry's codes of the natures that may hold it.
    pub natures: Vec<u8>,
    /// Who says so.
    pub source: String,
    /// When it was said.
    pub as_of: NaiveDate,
    /// How sure that is.
    pub confidence: Confidence,
}

/// The list of approved suffixes, with its day.
#[derive(Debug, Clone)]
pub struct Domains {
    approved: BTreeSet<String>,
    /// Suffixes for some natures only.
    pub reserved: Vec<Reserved>,
    /// Who says so.
    pub source: String,
    /// The day of the list.
    pub as_of: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Domains {
    /// The list that the binary carries.
    ///
    /// # Panics
    /// Never with the data of this repository: the tests parse it.
    pub fn builtin() -> Domains {
        Domains::parse(include_str!("domains.toml"))
            .expect("the built-in domains.toml is parsed by the tests")
    }

    /// Reads `domains.toml`. The error names the key and what to do about it.
    pub fn parse(toml: &str) -> Result<Domains, String> {
        let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
        if file.severity == Severity::Block {
            return Err("severity: a list of one day cannot refuse a suffix that was approved later; use warn".into());
        }
        let mut approved = BTreeSet::new();
        for suffix in &file.suffixes {
            if suffix.is_empty()
                || suffix.starts_with('.')
                || suffix.to_lowercase() != *suffix
                || suffix.starts_with("xn--")
            {
                return Err(format!(
                    "suffixes: {suffix:?} must be lower case, in characters, without a leading dot"
                ));
            }
            if !approved.insert(suffix.clone()) {
                return Err(format!("suffixes: {suffix:?} is there twice; remove one"));
            }
        }
        if let Some(odd) = file
            .reserved
            .iter()
            .find(|r| !approved.contains(&r.suffix) || r.natures.is_empty())
        {
            return Err(format!(
                "reserved: {:?} must be in suffixes and name at least one nature",
                odd.suffix
            ));
        }
        Ok(Domains {
            approved,
            reserved: file.reserved,
            source: file.source,
            as_of: file.as_of,
            confidence: file.confidence,
        })
    }

    /// Whether the suffix (in characters, without leading dot) is on the list itself.
    pub fn lists(&self, suffix: &str) -> bool {
        self.approved.contains(suffix)
    }

    /// Whether a name under this suffix can probably be filed: the suffix or its top level is on the list.
    pub fn approves(&self, suffix: &str) -> bool {
        let top = suffix.rsplit('.').next().unwrap_or(suffix);
        self.lists(suffix) || self.lists(top)
    }

    /// The rule for a suffix that only some natures may hold.
    pub fn reserved(&self, suffix: &str) -> Option<&Reserved> {
        self.reserved.iter().find(|rule| rule.suffix == suffix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn builtin_is_whole() {
        let domains = Domains::builtin();
        for suffix in [
            "cn",
            "com.cn",
            "zj.cn",
            "com",
            "xyz",
            "中国",
            "政务.cn",
            "me",
        ] {
            assert!(domains.approves(suffix), "{suffix}");
        }
        for suffix in ["io", "ai", "dev", "app", "org", "co.uk"] {
            assert!(!domains.approves(suffix), "{suffix}");
        }
        assert!(domains.reserved("gov.cn").is_some());
    }

    #[test]
    fn mistakes_are_named() {
        let head = "source='s'\nas_of='2022-08-30'\nconfidence='medium'\nseverity='warn'\n";
        let fault = |rest: &str| Domains::parse(&format!("{head}{rest}")).unwrap_err();
        assert!(fault("suffixes=['.cn']").contains("leading dot"));
        assert!(fault("suffixes=['CN']").contains("lower case"));
        assert!(fault("suffixes=['cn','cn']").contains("twice"));
        assert!(fault("suffixes=['cn']\nextra=1").contains("extra"));
        assert!(fault("suffixes=['cn']\n[[reserved]]\nsuffix='x'\nnatures=[2]\nsource=''\nas_of='2022-08-30'\nconfidence='low'").contains("reserved"));
        let block = head.replace("warn", "block");
        assert!(
            Domains::parse(&format!("{block}suffixes=['cn']"))
                .unwrap_err()
                .contains("severity")
        );
    }
}
