//! What holds for all validators: examples, sentences, and the surroundings in which tests judge.

mod numbers;
mod properties;
mod typed;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use super::{Accepted, Context, Verdict, all, find, may_keep};
use crate::rulebook::law::Law;
use crate::text::{Arg, Fault};

/// The sources of the sentences, by language tag.
const FAULTS: [(&str, &str); 2] = [
    ("en", include_str!("../../../locales/en/faults.ftl")),
    ("zh-Hans", include_str!("../../../locales/zh-Hans/faults.ftl")),
];

static LAW: LazyLock<Law> = LazyLock::new(Law::builtin);

static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> = LazyLock::new(|| {
    FAULTS
        .iter()
        .map(|(tag, source)| {
            let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap()]);
            bundle.add_resource(FluentResource::try_new((*source).to_owned()).unwrap()).unwrap();
            bundle
        })
        .collect()
});

/// Every fault that a test sees has a sentence in each language, and the arguments it asks for.
fn assert_can_be_told(fault: &Fault) {
    for bundle in BUNDLES.iter() {
        let key = fault.phrase().key;
        let message = bundle.get_message(&key).unwrap_or_else(|| panic!("{key} has no sentence"));
        let mut args = FluentArgs::new();
        for (name, arg) in fault.args.iter() {
            match arg {
                Arg::Num(number) => args.set(name.to_owned(), FluentValue::from(*number)),
                Arg::Text(_) | Arg::Code(_) | Arg::Day(_) | Arg::Moment(_) | Arg::Phrase(_) | Arg::List(_) => {
                    args.set(name.to_owned(), FluentValue::from("x"));
                }
            }
        }
        let mut errors = Vec::new();
        bundle.format_pattern(message.value().unwrap(), Some(&args), &mut errors);
        assert!(errors.is_empty(), "{key}: {errors:?}");
    }
}

/// The surroundings of a reply, changed by each test as it likes.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) province: Option<&'static str>,
    pub(super) organisation: Option<bool>,
    pub(super) nature: Option<u8>,
    known: BTreeMap<String, String>,
}

impl Desk {
    pub(super) fn known(&mut self, item: &str, value: &str) {
        self.known.insert(item.to_owned(), value.to_owned());
    }

    /// The verdict, whose sentences are there.
    pub(super) fn check(&self, name: &str, text: &str) -> Verdict {
        let verdict = self.judge(name, text);
        match &verdict {
            Ok(accepted) => accepted.warnings.iter().for_each(assert_can_be_told),
            Err(fault) => assert_can_be_told(fault),
        }
        verdict
    }

    /// The verdict alone, for values by the thousand.
    fn judge(&self, name: &str, text: &str) -> Verdict {
        let context = Context {
            law: &LAW,
            province: self.province,
            organisation: self.organisation,
            nature: self.nature,
            today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            known: &self.known,
        };
        find(name).unwrap().judge(text, &context)
    }

    pub(super) fn accept(&self, name: &str, text: &str) -> Accepted {
        self.check(name, text).unwrap_or_else(|fault| panic!("{name} refuses {text:?}: {fault:?}"))
    }

    pub(super) fn fault(&self, name: &str, text: &str) -> String {
        match self.check(name, text) {
            Ok(_) => panic!("{name} accepts {text:?}"),
            Err(fault) => fault.code,
        }
    }
}

pub(super) fn codes(accepted: &Accepted) -> Vec<String> {
    accepted.warnings.iter().map(|fault| fault.code.clone()).collect()
}

#[test]
fn examples_are_judged_as_said() {
    let desk = Desk::default();
    for validator in all() {
        for text in validator.good {
            desk.accept(validator.name, text);
        }
        for (text, code) in validator.bad {
            assert_eq!(&desk.fault(validator.name, text), code, "{}: {text:?}", validator.name);
        }
        assert!(validator.good.len() > 1 && validator.bad.len() > 1, "{} has too few examples", validator.name);
        assert!(!validator.rule.is_empty() && !validator.rule.contains('\n'), "{} has no rule", validator.name);
    }
}

#[test]
fn names_are_alphabetical_and_found() {
    let names: Vec<_> = all().iter().map(|v| v.name).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
    assert!(find("no_such").is_none());
}

#[test]
fn what_may_be_kept_says_so_in_its_code() {
    for validator in all() {
        for (text, code) in validator.bad {
            assert_eq!(may_keep(&Fault::new(code)), code.ends_with("_unsure"), "{}: {text}", validator.name);
        }
    }
}

/// What the pattern finds in the sources, tests left out, and the codes of the word lists.
fn codes_in_sources(pattern: &str) -> BTreeSet<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/validators");
    let literal = regex::Regex::new(pattern).unwrap();
    let mut codes: BTreeSet<String> = LAW.names.list.iter().map(|list| list.fault.clone()).collect();
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|file| file.is_file()) {
        let source = std::fs::read_to_string(file).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        codes.extend(literal.captures_iter(code).map(|found| found[1].to_owned()));
    }
    codes
}

#[test]
fn every_sentence_is_used_and_every_fault_has_one() {
    let keys = |source: &str| -> BTreeSet<String> {
        source.lines().filter_map(|line| Some(line.strip_prefix("fault-")?.split_once(" =")?.0.to_owned())).collect()
    };
    let [english, chinese] = FAULTS.map(|(_, source)| keys(source));
    assert_eq!(english, chinese);
    let literals = codes_in_sources(r#""([a-z][a-z0-9]*(?:_[a-z0-9]+)*)""#);
    let unused: Vec<_> = english.iter().filter(|key| *key != "word" && !literals.contains(*key)).collect();
    assert!(unused.is_empty(), "sentences that no validator says: {unused:?}");
    let said = codes_in_sources(r#"(?:Fault::new|fault)\(\s*"([a-z0-9_]+)""#);
    let missing: Vec<_> = said.difference(&english).collect();
    assert!(said.len() > 100 && missing.is_empty(), "faults without a sentence: {missing:?}");
}

#[test]
fn no_chinese_sentence_has_half_width_punctuation() {
    let between = regex::Regex::new(r"\p{Han}[,.!?:;]\p{Han}|[!！]").unwrap();
    for (at, line) in FAULTS[1].1.lines().enumerate() {
        assert!(!between.is_match(line), "line {}: {line}", at + 1);
    }
}

/// Chance from a seed, so that a failure comes back: xorshift by Marsaglia.
pub(super) struct Dice(Cell<u64>);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1))
    }

    /// A number below the limit.
    pub(super) fn below(&self, limit: usize) -> usize {
        let mut state = self.0.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.0.set(state);
        usize::try_from(state % u64::try_from(limit).unwrap()).unwrap()
    }

    pub(super) fn pick<T: Copy>(&self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// So many signs of an alphabet.
    pub(super) fn signs(&self, alphabet: &str, count: usize) -> String {
        let alphabet: Vec<char> = alphabet.chars().collect();
        (0..count).map(|_| self.pick(&alphabet)).collect()
    }

    pub(super) fn digits(&self, count: usize) -> String {
        self.signs("0123456789", count)
    }
}
