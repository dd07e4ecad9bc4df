//! Words that get a name refused, and what remarks must hold: `names.toml`.

use chrono::NaiveDate;
use serde::Deserialize;

/// What a rule does when it hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The reply is refused.
    Block,
    /// The reply is accepted, with advice.
    Warn,
    /// As a warning, but mild.
    Info,
}

/// How sure a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Said by the body that applies it, or by two independent providers.
    High,
    /// Said by one provider or by a dated page.
    Medium,
    /// Hearsay, or sources disagree.
    Low,
}

/// Whom a rule concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// Every subject.
    Any,
    /// Persons.
    Individual,
    /// Units.
    Organisation,
}

impl Who {
    /// Whether the rule concerns such a subject; `organisation` is none while that is unknown,
    /// and then every rule may concern it.
    pub fn concerns(self, organisation: Option<bool>) -> bool {
        match self {
            Who::Any => true,
            Who::Individual => organisation != Some(true),
            Who::Organisation => organisation != Some(false),
        }
    }
}

/// Where in a name a word must stand to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Anywhere.
    Anywhere,
    /// At the start.
    Start,
    /// The name is the word.
    Whole,
    /// Any Latin letter counts; the list has no words.
    Latin,
}

/// One list of words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Its name, unique in the file.
    pub id: String,
    /// The code of the fault that a hit gives.
    pub fault: String,
    /// What a hit does.
    pub severity: Severity,
    /// Whom it concerns.
    pub subject: Who,
    /// Provinces, two digits each; none for everywhere.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Where a word must stand.
    pub place: Place,
    /// Whether a word inside the unit's own registered name is forgiven.
    pub own_name: bool,
    /// The words.
    pub words: Vec<String>,
    /// Who says so.
    pub source: String,
    /// When it was said.
    pub as_of: NaiveDate,
    /// How sure that is.
    pub confidence: Confidence,
}

impl WordList {
    /// The words of this list that a name contains, in the order of the list; `own` is the unit's
    /// registered name. For a list of Latin letters, the letters themselves.
    pub fn hits(&self, name: &str, own: Option<&str>) -> Vec<String> {
        if self.place == Place::Latin {
            let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
            return if letters.is_empty() {
                Vec::new()
            } else {
                vec![letters]
            };
        }
        let stands = |word: &str| match self.place {
            Place::Anywhere => name.contains(word),
            Place::Start => name.starts_with(word),
            Place::Whole => name == word,
            Place::Latin => false,
        };
        let forgiven = |word: &str| self.own_name && own.is_some_and(|own| own.contains(word));
        self.words
            .iter()
            .filter(|word| stands(word) && !forgiven(word))
            .cloned()
            .collect()
    }
}

/// How long a remark should be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkRule {
    /// Whom it concerns.
    pub subject: Who,
    /// Provinces, two digits each; none for everywhere.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// The least number of characters.
    pub chars_min: usize,
    /// Who says so.
    pub source: String,
    /// When it was said.
    pub as_of: NaiveDate,
    /// How sure that is.
    pub confidence: Confidence,
}

/// A sentence that a remark must hold.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Whom it concerns.
    pub subject: Who,
    /// Provinces, two digits each; none for everywhere.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// The words by which the sentence is recognised; all must be there.
    pub marks: Vec<String>,
    /// The sentence to copy.
    pub text: String,
    /// Who says so.
    pub source: String,
    /// When it was said.
    pub as_of: NaiveDate,
    /// How sure that is.
    pub confidence: Confidence,
}

/// The whole of `names.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Word lists, in the order in which their faults are told.
    #[serde(rename = "list")]
    pub lists: Vec<WordList>,
    /// Lengths of remarks.
    #[serde(rename = "remark", default)]
    pub remarks: Vec<RemarkRule>,
    /// Obligatory sentences.
    #[serde(rename = "statement", default)]
    pub statements: Vec<Statement>,
}

impl Names {
    /// The statement that a province wants in an individual's remark, word for word.
    pub fn statement_in(&self, province: &str) -> Option<String> {
        self.statements.iter().find(|s| s.provinces.iter().any(|p| p == province)).map(|s| s.text.clone())
    }

    /// The lists that the binary carries.
    ///
    /// # Panics
    /// Never with the data of this repository: the tests parse it.
    pub fn builtin() -> Names {
        Names::parse(include_str!("names.toml"))
            .expect("the built-in names.toml is parsed by the tests")
    }

    /// Reads `names.toml`. The error names the list, the key and what to do about it.
    pub fn parse(toml: &str) -> Result<Names, String> {
        let names: Names = toml::from_str(toml).map_err(|e| e.to_string())?;
        let mut seen = std::collections::BTreeSet::new();
        for list in &names.lists {
            if !seen.insert(list.id.as_str()) {
                return Err(format!(
                    "list {:?}: the id is taken; choose another",
                    list.id
                ));
            }
            check_list(list)?;
        }
        let all_provinces = names
            .remarks
            .iter()
            .map(|r| &r.provinces)
            .chain(names.statements.iter().map(|s| &s.provinces));
        for provinces in all_provinces {
            check_provinces("remark or statement", provinces)?;
        }
        if names
            .statements
            .iter()
            .any(|s| s.marks.is_empty() || !s.marks.iter().all(|m| s.text.contains(m.as_str())))
        {
            return Err("statement: marks must be words of its text, at least one".into());
        }
        Ok(names)
    }
}

/// Whether a rule for these provinces concerns this one; an unknown province is concerned only by
/// rules for everywhere.
pub fn concerns_province(provinces: &[String], province: Option<&str>) -> bool {
    provinces.is_empty() || province.is_some_and(|here| provinces.iter().any(|p| p == here))
}

fn check_list(list: &WordList) -> Result<(), String> {
    let id = &list.id;
    if list.severity == Severity::Block && list.confidence != Confidence::High {
        return Err(format!(
            "list {id:?}: only confidence \"high\" may block; use severity \"warn\""
        ));
    }
    if (list.place == Place::Latin) != list.words.is_empty() {
        return Err(format!(
            "list {id:?}: words are missing, or stand in a list whose place is \"latin\""
        ));
    }
    if list
        .words
        .iter()
        .any(|word| word.trim().is_empty() || word.trim() != word)
    {
        return Err(format!(
            "list {id:?}: a word is empty or has spaces around it; remove them"
        ));
    }
    let known: std::collections::BTreeSet<&String> = list.words.iter().collect();
    if known.len() != list.words.len() {
        return Err(format!("list {id:?}: a word is there twice; remove one"));
    }
    check_provinces(id, &list.provinces)
}

fn check_provinces(id: &str, provinces: &[String]) -> Result<(), String> {
    match provinces
        .iter()
        .find(|p| p.len() != 2 || !p.bytes().all(|b| b.is_ascii_digit()))
    {
        Some(odd) => Err(format!(
            "{id}: province {odd:?} must be two digits, as \"33\""
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[[list]]\nid='a'\nfault='f'\nseverity='warn'\nsubject='any'\nplace='anywhere'\n\
                        own_name=true\nwords=['云']\nsource='s'\nas_of='2026-11-24'\nconfidence='low'\n";

    #[test]
    fn own_name_forgives() {
        let names = Names::parse(LIST).unwrap();
        let list = &names.lists[0];
        assert_eq!(list.hits("云帆笔记", None), ["云"]);
        assert!(
            list.hits("云帆笔记", Some("杭州云帆软件有限公司"))
                .is_empty()
        );
        assert!(list.hits("远帆笔记", None).is_empty());
    }

    #[test]
    fn mistakes_are_named() {
        let fault = |from: &str, to: &str| Names::parse(&LIST.replace(from, to)).unwrap_err();
        assert!(fault("'warn'", "'block'").contains("only confidence"));
        assert!(fault("['云']", "[]").contains("words are missing"));
        assert!(fault("['云']", "['云','云']").contains("twice"));
        assert!(fault("['云']", "[' 云']").contains("spaces"));
        assert!(fault("source", "sauce").contains("sauce"));
        assert!(fault("words", "provinces=['3']\nwords").contains("two digits"));
        assert!(
            Names::parse(&format!("{LIST}{LIST}"))
                .unwrap_err()
                .contains("taken")
        );
    }

    #[test]
    fn builtin_parses() {
        assert!(Names::builtin().lists.len() > 10);
    }
}
