//! Conditions as data: `fact=a|b` holds if the case has one of the values, `fact!=a|b` if it has none,
//! `fact=*` if it has any.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

/// Facts, each with one or several values. A case is looked at a thousand times a step: names are compared as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<u64, BTreeSet<String>>);

impl Facts {
    /// Adds a value to a fact.
    pub fn put(&mut self, fact: &str, value: impl Into<String>) {
        self.0.entry(number(fact)).or_default().insert(value.into());
    }

    fn values(&self, fact: u64) -> Option<&BTreeSet<String>> {
        self.0.get(&fact)
    }
}

/// A name as a number (FNV-1a, 64 bits). Names that fall together would be one fact; a test of `check` looks that none
/// of ours do.
pub const fn number(name: &str) -> u64 {
    let (bytes, mut hash, mut at) = (name.as_bytes(), 0xcbf2_9ce4_8422_2325_u64, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

/// What is known of a case: its own facts, and below them those of its province, which all its cases share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    own: Facts,
    shared: Arc<Facts>,
}

impl Case {
    /// Adds a value to a fact of its own; it hides a shared one of this name.
    pub fn put(&mut self, fact: &str, value: impl Into<String>) {
        self.own.put(fact, value);
    }

    /// Takes a fact of its own back.
    pub fn remove(&mut self, fact: &str) {
        self.own.0.remove(&number(fact));
    }

    /// Lays these facts below its own.
    pub fn share(&mut self, facts: &Arc<Facts>) {
        self.shared = Arc::clone(facts);
    }

    /// All values of a fact.
    fn values(&self, fact: u64) -> Option<&BTreeSet<String>> {
        self.own.values(fact).or_else(|| self.shared.values(fact))
    }

    /// The single value of a fact, if it has one.
    pub fn get(&self, fact: &str) -> Option<&str> {
        self.values(number(fact))?.first().map(String::as_str)
    }

    /// True if the fact has this value.
    pub fn is(&self, fact: &str, value: &str) -> bool {
        self.values(number(fact)).is_some_and(|values| values.contains(value))
    }
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct When {
    /// The fact it looks at.
    pub fact: String,
    /// The same as a number.
    place: u64,
    /// True for `!=`.
    pub negated: bool,
    /// The values; empty stands for any.
    pub values: Vec<String>,
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<When, String> {
        let (fact, negated, values) = match text.split_once("!=") {
            Some((fact, values)) => (fact, true, values),
            None => match text.split_once('=') {
                Some((fact, values)) => (fact, false, values),
                None => return Err(format!("`{text}`: write fact=value or fact!=value")),
            },
        };
        if fact.trim().is_empty() || values.trim().is_empty() {
            return Err(format!("`{text}`: a fact or a value is missing"));
        }
        let values = if values == "*" { Vec::new() } else { values.split('|').map(|v| v.trim().to_owned()).collect() };
        let fact = fact.trim();
        Ok(When { fact: fact.to_owned(), place: number(fact), negated, values })
    }
}

impl When {
    /// True if the condition holds in this case.
    pub fn holds(&self, case: &Case) -> bool {
        let met = match case.values(self.place) {
            None => false,
            Some(_) if self.values.is_empty() => true,
            Some(have) => self.values.iter().any(|v| have.contains(v)),
        };
        met != self.negated
    }
}

/// True if all of them hold.
pub fn all_hold(conditions: &[When], case: &Case) -> bool {
    conditions.iter().all(|c| c.holds(case))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_read_and_hold() {
        let mut case = Case::default();
        case.put("kind", "first");
        case.put("languages", "1");
        case.put("languages", "12");
        let holds = |text: &str| When::try_from(text.to_owned()).map(|w| w.holds(&case));
        assert_eq!(holds("kind=access|first"), Ok(true));
        assert_eq!(holds("kind!=access|first"), Ok(false));
        assert_eq!(holds("languages=12"), Ok(true));
        assert_eq!(holds("goal=*"), Ok(false));
        assert_eq!(holds("kind=*"), Ok(true));
        assert_eq!(holds("goal!=cancel"), Ok(true));
        assert!(holds("kind").is_err());
        assert!(holds("=x").is_err());
    }
}
