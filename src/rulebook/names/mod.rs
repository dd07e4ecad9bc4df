//! Words that get a name refused, what remarks must hold, and what both may be made with: `names.toml`.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::data::{DataFault, line_of, read};
use super::rule::{Basis, Confidence, Ruled, Severity, Traced, day};

mod lists;
mod making;

pub use lists::{Excuses, Place, Span, Who, WordList};
pub use making::{Affix, Making, RemarkLine, filled};

/// The file of the words inside the rulebook.
pub const FILE: &str = "names.toml";

/// A rule on the form of a name, that code applies: a number of characters where it has one, and whether it refuses.
pub type FormRule = Ruled<Option<usize>>;

/// The rules on the form of a name, each with the fault `site_name_…` of the same name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// An address is no name.
    pub domain: FormRule,
    /// Signs other than brackets and hyphens.
    pub sign: FormRule,
    /// Brackets come in pairs.
    pub bracket: FormRule,
    /// Fewer letters, digits and Chinese characters than the number.
    pub short: FormRule,
    /// Digits alone.
    pub digits: FormRule,
    /// Latin letters, with no Chinese.
    pub latin: FormRule,
    /// The name of a person concerned.
    pub person: FormRule,
    /// Fewer Chinese characters than the number.
    pub few_han: FormRule,
    /// More characters than the number: units.
    pub long: FormRule,
    /// More characters than the number: persons.
    pub long_person: FormRule,
    /// No word of the unit's registered name.
    pub unrelated: FormRule,
    /// A spare name that is another one already.
    pub same: FormRule,
    /// A spare name that differs from another by nothing that counts.
    pub near: FormRule,
}

impl Forms {
    /// Every rule with its name.
    fn all(&self) -> [(&'static str, &FormRule); 13] {
        [
            ("domain", &self.domain),
            ("sign", &self.sign),
            ("bracket", &self.bracket),
            ("short", &self.short),
            ("digits", &self.digits),
            ("latin", &self.latin),
            ("person", &self.person),
            ("few_han", &self.few_han),
            ("long", &self.long),
            ("long_person", &self.long_person),
            ("unrelated", &self.unrelated),
            ("same", &self.same),
            ("near", &self.near),
        ]
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
    /// Rules on the form.
    pub form: Forms,
    /// How long a remark should be.
    pub remark: RemarkRule,
    /// "No company's content", where a province wants it of individuals.
    pub statement: Statement,
    /// "No pre-approval is concerned", where a province wants it of everybody.
    pub no_preapproval: Statement,
    /// Sentences of which a remark is made.
    pub remark_line: Vec<RemarkLine>,
    /// Words with which names are made.
    pub making: Making,
    /// Names of provinces and cities, full and short; taken from their own files when the law is read.
    #[serde(skip)]
    pub places: BTreeSet<String>,
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
        for (id, rule) in names.form.all() {
            if rule.severity == Severity::Block && rule.confidence != Confidence::High {
                let mistake = ("only what is sure may block", "use severity = \"warn\"");
                fault(format!("form.{id}"), &format!("[form.{id}]"), mistake);
            }
        }
        for line in names.remark_line.iter().filter(|line| line.strangers()) {
            let mistake = ("a word in braces is none that there is", "see the head of the section");
            fault(format!("remark_line {}", line.id), &format!("id = \"{}\"", line.id), mistake);
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
        let forms = self.form.all().map(|(id, rule)| (format!("form.{id}"), rule.basis()));
        lists.chain(forms).chain(rest).map(|(key, basis)| Traced { file: FILE.to_owned(), key, basis }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILTIN: &str = include_str!("../names.toml");

    fn keys(text: &str) -> Vec<String> {
        let faults = Names::parse(text).expect_err("must be refused");
        faults.into_iter().map(|fault| format!("{}: {}", fault.key, fault.what)).collect()
    }

    fn words(list: &WordList, name: &str, own: Option<&str>) -> Vec<String> {
        let places = ["杭州", "杭州市", "怒江", "安康"].map(str::to_owned).into();
        let excuses = Excuses { own, approved: &|word| word == "新闻", places: &places };
        let chars: Vec<char> = name.chars().collect();
        list.spans(name, &excuses).into_iter().map(|(from, to)| chars[from..to].iter().collect()).collect()
    }

    fn list(id: &str) -> WordList {
        let names = Names::parse(BUILTIN).expect("sound");
        names.list.into_iter().find(|list| list.id == id).expect("a list of that name")
    }

    #[test]
    fn own_name_forgives() {
        let states = list("state_words");
        assert_eq!(words(&states, "中华云帆", None), ["中华"]);
        assert!(words(&states, "中华云帆", Some("中华云帆软件有限公司")).is_empty());
        assert!(words(&states, "云帆中华", None).is_empty());
        let names = Names::parse(BUILTIN).expect("sound");
        assert_eq!(names.traced().len(), names.list.len() + 3 + 13);
    }

    #[test]
    fn words_count_where_their_list_says() {
        assert_eq!(words(&list("individual_places"), "我在杭州市的日子", None), ["杭州市"], "the longer word alone");
        assert!(words(&list("individual_places"), "幸福安康记", None).is_empty(), "a word with another meaning");
        assert_eq!(words(&list("yunnan_place"), "怒江网", None), ["怒江网"]);
        assert!(words(&list("yunnan_place"), "怒江野花网", None).is_empty());
        assert_eq!(words(&list("generic"), "公司官网首页", None), ["公司官网首页"]);
        assert!(words(&list("generic"), "云帆公司官网", None).is_empty());
        assert_eq!(words(&list("towns"), "石桥村果园", None), ["村"]);
        assert!(words(&list("towns"), "美丽乡村果园", None).is_empty());
        assert_eq!(words(&list("chongqing_unit_latin"), "AB云帆C", None), ["AB", "C"]);
        assert_eq!(words(&list("guangdong_digits"), "云帆2号", None), ["2"]);
        assert_eq!(words(&list("guangdong_academy"), "云帆学院", None), ["学院"]);
        assert!(words(&list("guangdong_academy"), "云帆学院（内部学院）", None).is_empty());
        assert_eq!(words(&list("unit_preapproval"), "云帆新闻视频", None), ["视频"], "an approval was named for one");
    }

    #[test]
    fn mistakes_are_named_all_at_once() {
        let broken = BUILTIN
            .replacen("confidence = \"high\"", "confidence = \"low\"", 1)
            .replacen("\"监察局\"", "\"人民政府\"", 1)
            .replacen("\"赌博\"", "\" 赌博\"", 1)
            .replacen("provinces = [\"12\"", "provinces = [\"1\"", 1)
            .replacen("place = \"latin\"", "place = \"alone\"", 1)
            .replacen("id = \"boasting\"", "id = \"generic\"", 1)
            .replacen("marks = [\"不涉及前置审批\"]", "marks = []", 1)
            .replacen("value = 3\nseverity = \"warn\"", "value = 3\nseverity = \"block\"", 1)
            .replacen("{brand}", "{trademark}", 1);
        let want = [
            "list state_words: only what is sure may block",
            "list authorities: a word is there twice",
            "list sensitive: a word is empty or has spaces around it",
            "list generic: the id is taken",
            "list tianjin_shandong_individual: a province is not two digits",
            "list chongqing_unit_latin: words are missing, or stand in a list of letters or digits",
            "no_preapproval: marks are no words of its text",
            "form.few_han: only what is sure may block",
            "remark_line brand: a word in braces is none that there is",
        ];
        assert_eq!(keys(&broken), want);
        let misspelt = keys(&BUILTIN.replacen("own_name = true", "own_nome = true", 1));
        assert!(misspelt[0].contains("own_nome"), "{misspelt:?}");
    }
}
