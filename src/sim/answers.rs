//! Sample answers, right and wrong, to the question that a message asks.
//!
//! The page knows only what the person sees, so the question is known again by its words: a line of the
//! message that reads like the title of an item (`item-…` of any locale). The samples are data.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::words::{Part, files, messages};
use crate::text::Lang;

/// A title must have this many characters of its own beside its arguments, or any line would fit it.
const TITLE_CHARS_MIN: usize = 2;
/// The attributes of an item that are titles too.
const FORMS: [&str; 1] = ["org"];

/// What the page offers for a question.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Answers {
    /// The item that is asked for, if the message was understood.
    pub item: Option<String>,
    /// Right answers first.
    pub answers: Vec<Answer>,
    /// Kinds of sample pictures that answer it.
    pub kinds: Vec<String>,
}

/// One sample answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What would be typed.
    pub text: String,
    /// Whether the bot should take it.
    pub good: bool,
}

/// The samples of one item; several entries of an item are told apart by what else the message says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    item: String,
    /// The entry counts only if the question was put in this form: `org`, as organisations are asked.
    #[serde(default)]
    form: Option<String>,
    /// The entry counts only if the message says one of these; empty: always.
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    good: Vec<String>,
    #[serde(default)]
    bad: Vec<String>,
    /// The kind of picture that is wanted.
    #[serde(default)]
    picture: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Samples {
    sample: Vec<Sample>,
}

/// The title of an item in one language, as the words between its arguments.
struct Title {
    item: String,
    /// The attribute that holds it, if it is not the value.
    form: Option<String>,
    words: Vec<String>,
    /// Whether the line must begin, and end, with the first and the last of the words.
    begins: bool,
    ends: bool,
}

/// The samples for the question that a message of the bot asks, given as plain text.
pub fn answers(text: &str) -> Answers {
    static SAMPLES: OnceLock<Vec<Sample>> = OnceLock::new();
    static TITLES: OnceLock<Vec<Title>> = OnceLock::new();
    let samples = SAMPLES.get_or_init(|| {
        toml::from_str::<Samples>(include_str!("answers.toml")).map(|all| all.sample).unwrap_or_default()
    });
    find(text, TITLES.get_or_init(titles), samples)
}

fn find(text: &str, titles: &[Title], samples: &[Sample]) -> Answers {
    let fitting = text
        .lines()
        .flat_map(|line| titles.iter().filter(move |title| title.fits(line.trim())))
        .max_by_key(|title| title.weight());
    let Some(title) = fitting else {
        return Answers::default();
    };
    let low = text.to_lowercase();
    let said = |sample: &&Sample| {
        sample.says.is_empty() || sample.says.iter().any(|words| low.contains(&words.to_lowercase()))
    };
    let asked = |sample: &&Sample| sample.item == title.item && (sample.form.is_none() || sample.form == title.form);
    let Some(sample) = samples.iter().filter(asked).find(said) else {
        return Answers { item: Some(title.item.clone()), ..Answers::default() };
    };
    let answer = |good| move |text: &String| Answer { text: text.clone(), good };
    Answers {
        item: Some(title.item.clone()),
        answers: sample.good.iter().map(answer(true)).chain(sample.bad.iter().map(answer(false))).collect(),
        kinds: sample.picture.iter().cloned().collect(),
    }
}

/// Every title of every item in every language: the value of `item-<id>`, and the forms of it for others.
fn titles() -> Vec<Title> {
    let mut out = Vec::new();
    for lang in Lang::ALL {
        for file in files(lang) {
            for (key, parts) in messages(lang, &file) {
                let Some(name) = key.strip_prefix("item-") else { continue };
                let (item, form) = match name.split_once('.') {
                    None => (name, None),
                    Some((item, form)) if FORMS.contains(&form) => (item, Some(form.to_owned())),
                    Some(_) => continue,
                };
                out.extend(Title::new(item.to_owned(), form, &parts));
            }
        }
    }
    out
}

impl Title {
    fn new(item: String, form: Option<String>, parts: &[Part]) -> Option<Title> {
        let words: Vec<String> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Text(text) => Some(plain(text)),
                Part::Argument(_) | Part::Other => None,
            })
            .filter(|text| !text.is_empty())
            .collect();
        let is_text = |part: Option<&Part>| matches!(part, Some(Part::Text(_)));
        let title = Title { item, form, words, begins: is_text(parts.first()), ends: is_text(parts.last()) };
        (title.weight() >= TITLE_CHARS_MIN).then_some(title)
    }

    /// How many characters are the title's own: the longer, the surer.
    fn weight(&self) -> usize {
        self.words.iter().map(|word| word.chars().count()).sum()
    }

    fn fits(&self, line: &str) -> bool {
        let (Some(first), Some(last)) = (self.words.first(), self.words.last()) else {
            return false;
        };
        if (self.begins && !line.starts_with(first.as_str())) || (self.ends && !line.ends_with(last.as_str())) {
            return false;
        }
        let mut rest = line;
        for word in &self.words {
            match rest.find(word.as_str()) {
                Some(at) => rest = &rest[at + word.len()..],
                None => return false,
            }
        }
        !self.begins || !self.ends || self.words.len() > 1 || line == first
    }
}

/// A piece of a title without marks of layout, as it reads in the chat.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for letter in text.chars() {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            _ => out.push(letter),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;

    use super::*;
    use crate::rulebook::items::{Items, Kind};
    use crate::rulebook::law::Law;
    use crate::validators::{self, Context};

    fn items() -> Items {
        Items::parse(include_str!("../rulebook/items.toml")).expect("the items are well formed")
    }

    fn samples() -> Vec<Sample> {
        toml::from_str::<Samples>(include_str!("answers.toml")).expect("answers.toml is well formed").sample
    }

    fn text(words: &str) -> Part {
        Part::Text(words.to_owned())
    }

    fn argument() -> Part {
        Part::Argument("who".to_owned())
    }

    fn known() -> Vec<Title> {
        let title = |item: &str, parts: &[Part]| Title::new(item.to_owned(), None, parts).expect("long enough");
        vec![
            title("domain", &[text("<b>Which domain is it?</b>")]),
            title("number", &[text("What is the number of the "), argument(), text("?")]),
            title("name", &[argument(), text("叫什么名字？")]),
        ]
    }

    fn sample(item: &str, says: &[&str], good: &str) -> Sample {
        Sample {
            item: item.to_owned(),
            form: None,
            says: says.iter().map(|&words| words.to_owned()).collect(),
            good: vec![good.to_owned()],
            bad: vec!["?".to_owned()],
            picture: None,
        }
    }

    #[test]
    fn a_question_is_known_by_any_of_its_lines() {
        let samples = [sample("domain", &[], "example.cn"), sample("name", &[], "林晓帆")];
        let found = find("✓ Name: Cloud notes\n\nWhich domain is it?\nWithout www.", &known(), &samples);
        assert_eq!(found.item.as_deref(), Some("domain"));
        let texts: Vec<(&str, bool)> = found.answers.iter().map(|one| (one.text.as_str(), one.good)).collect();
        assert_eq!(texts, [("example.cn", true), ("?", false)]);
        assert_eq!(find("法定代表人叫什么名字？", &known(), &samples).item.as_deref(), Some("name"));
    }

    #[test]
    fn other_words_of_the_message_choose_among_the_samples_of_an_item() {
        let samples = [sample("number", &["credit code"], "91…"), sample("number", &[], "11…")];
        let pick = |words: &str| find(words, &known(), &samples).answers[0].text.clone();
        assert_eq!(pick("What is the number of the credit code?"), "91…");
        assert_eq!(pick("What is the number of the ID card?"), "11…");
    }

    #[test]
    fn organisations_and_persons_get_samples_of_their_own() {
        let first = |question: &str| answers(question).answers[0].text.clone();
        let (person, unit) = ("What is your full name?", "What is the full name of the organisation?");
        assert_ne!(first(person), first(unit));
    }

    #[test]
    fn a_message_that_asks_nothing_known_has_no_samples() {
        assert_eq!(find("Which domain is it, roughly?", &known(), &[]), Answers::default());
        assert_eq!(find("", &known(), &[]), Answers::default());
        assert!(Title::new("x".to_owned(), None, &[argument()]).is_none(), "a title of arguments only fits everything");
    }

    /// Whatever is typed or photographed must have something to try, and be known by its title in either language.
    #[test]
    fn every_answer_that_is_no_button_has_samples() {
        for item in items().list.iter().filter(|item| item.is_picture() || item.kind == Kind::Text) {
            let known: Vec<Title> = titles().into_iter().filter(|title| title.item == item.id).collect();
            assert!(known.len() >= 2, "{} has a title in each language", item.id);
            for title in known {
                let line = title.words.join("x");
                let found = answers(&format!("✓ so far so good\n\n{line}\nhelp"));
                assert_eq!(found.item.as_deref(), Some(item.id.as_str()), "{line}");
                assert!(!found.answers.is_empty() || !found.kinds.is_empty(), "nothing to try for {}", item.id);
            }
        }
    }

    /// What is offered as right is taken by the validator of its item, what is offered as wrong is not.
    #[test]
    fn samples_are_judged_as_they_say() {
        let law = Law::builtin();
        let all = BTreeMap::from([
            ("principal_mobile".to_owned(), "13800000001".to_owned()),
            ("site_principal_mobile".to_owned(), "13800000003".to_owned()),
        ]);
        let items = items();
        let mut wrong = Vec::new();
        for sample in samples() {
            let item = items.get(&sample.item).expect("an item of the rulebook");
            let org = sample.form.is_some();
            let named = item.validator_org.as_deref().filter(|_| org).or(item.validator.as_deref());
            let name = match named {
                None => continue,
                Some("@subject_cert_type") if org => "credit_code",
                Some(by_certificate) if by_certificate.starts_with('@') => "id_number",
                Some(name) => name,
            };
            // An answer is not compared with itself.
            let mut known = all.clone();
            known.remove(&sample.item);
            let context = Context {
                law: &law,
                province: Some("33"),
                organisation: Some(org),
                nature: None,
                today: NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"),
                known: &known,
            };
            let validator = validators::find(name).expect("a validator");
            let taken = |text: &&String| validator.judge(text, &context).is_ok();
            let refused: Vec<&String> = sample.good.iter().filter(|text| !taken(text)).collect();
            let passed: Vec<&String> = sample.bad.iter().filter(taken).collect();
            if !refused.is_empty() || !passed.is_empty() {
                wrong.push(format!("{}: refused {refused:?}, passed {passed:?}", sample.item));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_samples_are_sound() {
        let all: Samples = toml::from_str(include_str!("answers.toml")).expect("answers.toml is well formed");
        for sample in &all.sample {
            assert!(!sample.good.is_empty() || sample.picture.is_some(), "{} has nothing right to offer", sample.item);
        }
    }
}
