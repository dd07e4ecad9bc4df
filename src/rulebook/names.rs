//! Words that get a name refused, and what remarks must hold: `names.toml`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::data::{DataFault, line_of, read};
use super::rule::{Basis, Confidence, Severity, Traced, day};

/// The file of the words inside the rulebook.
pub const FILE: &str = "names.toml";

/// Whom a rule concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
    /// The day on which the source said so, as near as is known.
    #[serde(deserialize_with = "day")]
    pub as_of: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
}

impl WordList {
    /// The words of this list that a name contains, in the order of the list; `own` is the unit's
    /// registered name. For a list of Latin letters, the letters themselves.
    pub fn hits(&self, name: &str, own: Option<&str>) -> Vec<String> {
        if self.place == Place::Latin {
            let letters: String = name.chars().filter(char::is_ascii_alphabetic).collect();
            return if letters.is_empty() { Vec::new() } else { vec![letters] };
        }
        let stands = |word: &str| match self.place {
            Place::Anywhere => name.contains(word),
            Place::Start => name.starts_with(word),
            Place::Whole => name == word,
            Place::Latin => false,
        };
        let forgiven = |word: &str| self.own_name && own.is_some_and(|own| own.contains(word));
        let hits = self.words.iter().filter(|word| stands(word) && !forgiven(word));
        hits.cloned().collect()
    }

    /// Whether the list is one of this province's; an unknown province has only those for everywhere.
    pub fn concerns_province(&self, province: Option<&str>) -> bool {
        let here = |here: &str| self.provinces.iter().any(|p| p == here);
        self.provinces.is_empty() || province.is_some_and(here)
    }

    fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }

    /// What is wrong with the list, and what to do: nothing if it is sound.
    fn mistakes(&self) -> Vec<(&'static str, &'static str)> {
        let known: BTreeSet<&String> = self.words.iter().collect();
        let two_digits = |p: &String| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit());
        let mistakes = [
            (
                self.severity == Severity::Block && self.confidence != Confidence::High,
                ("only what is sure may block", "use severity = \"warn\""),
            ),
            (
                (self.place == Place::Latin) != self.words.is_empty(),
                ("words are missing, or stand in a list of Latin letters", "add or remove them"),
            ),
            (
                self.words.iter().any(|word| word.trim().is_empty() || word.trim() != word),
                ("a word is empty or has spaces around it", "remove them"),
            ),
            (known.len() != self.words.len(), ("a word is there twice", "remove one")),
            (!self.provinces.iter().all(two_digits), ("a province is not two digits", "write it as \"33\"")),
        ];
        mistakes.into_iter().filter_map(|(is, mistake)| is.then_some(mistake)).collect()
    }
}

/// How long a remark should be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemarkRule {
    /// The least number of characters.
    pub chars_min: usize,
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

/// A sentence that provinces want to read in a remark.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The words by which the sentence is recognised; all must be there.
    pub marks: Vec<String>,
    /// The sentence to copy.
    pub text: String,
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

impl Statement {
    /// Whether a remark holds the sentence, as far as its marks tell.
    pub fn stands_in(&self, remark: &str) -> bool {
        self.marks.iter().all(|mark| remark.contains(mark.as_str()))
    }

    fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }
}

/// The whole of `names.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Word lists, in the order in which their faults are told.
    pub list: Vec<WordList>,
    /// How long a remark should be.
    pub remark: RemarkRule,
    /// "No company's content", where a province wants it of individuals.
    pub statement: Statement,
    /// "No pre-approval is concerned", where a province wants it of everybody.
    pub no_preapproval: Statement,
}

impl Names {
    /// Reads `names.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Names, Vec<DataFault>> {
        let names: Names = read(FILE, text)?;
        let mut faults = Vec::new();
        let mut fault = |key: String, quoted: &str, (what, remedy): (&str, &str)| {
            faults.push(DataFault {
                file: FILE.to_owned(),
                line: line_of(text, quoted),
                key,
                what: what.to_owned(),
                remedy: remedy.to_owned(),
            });
        };
        let mut seen = BTreeSet::new();
        for list in &names.list {
            let mut mistakes = list.mistakes();
            if !seen.insert(list.id.as_str()) {
                mistakes.push(("the id is taken", "choose another"));
            }
            for mistake in mistakes {
                fault(format!("list {}", list.id), &list.id, mistake);
            }
        }
        for (key, statement) in [("statement", &names.statement), ("no_preapproval", &names.no_preapproval)] {
            if statement.marks.is_empty() || !statement.stands_in(&statement.text) {
                let mistake = ("marks are no words of its text", "take one word or more from the text");
                fault(key.to_owned(), &format!("[{key}]"), mistake);
            }
        }
        if faults.is_empty() { Ok(names) } else { Err(faults) }
    }

    /// Every rule with its basis, in the order of the file.
    pub fn traced(&self) -> Vec<Traced> {
        let lists = self.list.iter().map(|list| (format!("list {}", list.id), list.basis()));
        let remark = Basis {
            source: self.remark.source.clone(),
            as_of: self.remark.as_of,
            confidence: self.remark.confidence,
            severity: self.remark.severity,
        };
        let rest = [
            ("remark".to_owned(), remark),
            ("statement".to_owned(), self.statement.basis()),
            ("no_preapproval".to_owned(), self.no_preapproval.basis()),
        ];
        lists.chain(rest).map(|(key, basis)| Traced { file: FILE.to_owned(), key, basis }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILTIN: &str = include_str!("names.toml");

    fn keys(text: &str) -> Vec<String> {
        let faults = Names::parse(text).expect_err("must be refused");
        faults.into_iter().map(|fault| format!("{}: {}", fault.key, fault.what)).collect()
    }

    #[test]
    fn own_name_forgives() {
        let names = Names::parse(BUILTIN).expect("sound");
        let states = &names.list[0];
        assert_eq!(states.hits("中华云帆", None), ["中华"]);
        assert!(states.hits("中华云帆", Some("中华云帆软件有限公司")).is_empty());
        assert!(states.hits("云帆中华", None).is_empty());
        assert_eq!(names.traced().len(), names.list.len() + 3);
    }

    #[test]
    fn mistakes_are_named_all_at_once() {
        let broken = BUILTIN
            .replacen("confidence = \"high\"", "confidence = \"low\"", 1)
            .replacen("\"监察局\"", "\"人民政府\"", 1)
            .replacen("\"赌博\"", "\" 赌博\"", 1)
            .replacen("provinces = [\"12\"", "provinces = [\"1\"", 1)
            .replacen("place = \"latin\"", "place = \"whole\"", 1)
            .replacen("id = \"boasting\"", "id = \"generic\"", 1)
            .replacen("marks = [\"不涉及前置审批\"]", "marks = []", 1);
        let want = [
            "list state_words: only what is sure may block",
            "list authorities: a word is there twice",
            "list sensitive: a word is empty or has spaces around it",
            "list generic: the id is taken",
            "list tianjin_shandong_individual: a province is not two digits",
            "list chongqing_unit_latin: words are missing, or stand in a list of Latin letters",
            "no_preapproval: marks are no words of its text",
        ];
        assert_eq!(keys(&broken), want);
        let misspelt = keys(&BUILTIN.replacen("own_name = true", "own_nome = true", 1));
        assert!(misspelt[0].contains("own_nome"), "{misspelt:?}");
    }
}
