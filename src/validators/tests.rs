//! What holds for all validators, and the standards read a second time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use proptest::prelude::*;

use super::{Accepted, Context, Verdict, all, find, may_keep};
use crate::rulebook::law::Law;
use crate::text::{Arg, Fault};

/// The sources of the sentences, by language tag.
const FAULTS: [(&str, &str); 2] = [
    ("en", include_str!("../../locales/en/faults.ftl")),
    ("zh-Hans", include_str!("../../locales/zh-Hans/faults.ftl")),
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
        for (name, arg) in &fault.args {
            match arg {
                Arg::Num(number) => args.set(name.clone(), FluentValue::from(*number)),
                Arg::Text(_) | Arg::Code(_) | Arg::Day(_) | Arg::Moment(_) | Arg::Phrase(_) | Arg::List(_) => {
                    args.set(name.clone(), FluentValue::from("x"));
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

    pub(super) fn check(&self, name: &str, text: &str) -> Verdict {
        let context = Context {
            law: &LAW,
            province: self.province,
            organisation: self.organisation,
            nature: self.nature,
            today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            known: &self.known,
        };
        let verdict = (find(name).unwrap().check)(text, &context);
        match &verdict {
            Ok(accepted) => accepted.warnings.iter().for_each(assert_can_be_told),
            Err(fault) => assert_can_be_told(fault),
        }
        verdict
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
    for entry in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(entry.unwrap().path()).unwrap();
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

#[test]
fn long_input_is_answered_quickly() {
    let desk = Desk::default();
    let start = std::time::Instant::now();
    for unit in ["1", "云", " ", ".", "a@", "1、", "\u{200b}", "-", "：", "(", "2015.03.01-", "<>", "x.cn "] {
        let text = unit.repeat(64 * 1024 / unit.len());
        for validator in all() {
            let _ = desk.check(validator.name, &text);
        }
    }
    let spent = start.elapsed();
    assert!(spent.as_secs() < 20, "{spent:?} for a hundred long replies");
}

/// The check character of a resident number, read from the standard: the remainder of the whole
/// number, X counted as ten, divided by 11 is 1 (ISO 7064, MOD 11-2).
fn resident_is_sound(code: &str) -> bool {
    code.chars().fold(0, |sum, c| (sum * 2 + c.to_digit(10).unwrap_or(10)) % 11) == 1
}

/// GB 32100 read as a polynomial (Horner's rule from the right): body and check make a multiple of 31.
fn credit_is_sound(code: &str) -> bool {
    let value = |c: char| "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().position(|known| known == c);
    let (body, last) = code.split_at(17);
    let sum = body.chars().rev().fold(0, |sum, c| (sum * 3 + value(c).unwrap()) % 31);
    (sum + value(last.chars().next().unwrap()).unwrap()) % 31 == 0
}

fn resident() -> impl Strategy<Value = String> {
    let regions = prop::sample::select(vec!["110105", "330106", "440524", "500101", "654325", "810000", "830000"]);
    (regions, 1920..2008_i32, 1..=12_u32, 1..=28_u32, 0..1000_u32).prop_map(|(region, year, month, day, order)| {
        let body = format!("{region}{year}{month:02}{day:02}{order:03}");
        let last = "0123456789X".chars().find(|c| resident_is_sound(&format!("{body}{c}"))).unwrap();
        format!("{body}{last}")
    })
}

fn credit() -> impl Strategy<Value = String> {
    let kinds = prop::sample::select(vec!["91", "92", "12", "51", "52", "N1"]);
    (kinds, "[1-6][1-5][0-9]{4}", "[0-9A-HJ-NPQRTUWXY]{8}", "[0-9X]").prop_filter_map(
        "no check",
        |(kind, region, inner, x)| {
            let body = format!("{kind}{region}{inner}{x}");
            let last = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().find(|c| credit_is_sound(&format!("{body}{c}")))?;
            Some(format!("{body}{last}"))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_normal_forms_stay(text in "\\PC{0,60}|[0-9xX \\-.年月日至长期/]{0,40}|[a-z0-9.@:/ \\-]{0,40}|[云帆网中国·（）、1，;\n a-z.]{0,24}") {
        let desk = Desk::default();
        for validator in all() {
            if let Ok(accepted) = desk.check(validator.name, &text) {
                let again = desk.accept(validator.name, &accepted.value);
                prop_assert_eq!(&again.value, &accepted.value, "{} of {:?}", validator.name, text);
            }
            let kept = (validator.keep)(&text);
            prop_assert_eq!(&(validator.keep)(&kept), &kept, "{} keeps {:?}", validator.name, text);
        }
    }

    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        let desk = Desk::default();
        for validator in all() {
            let _ = desk.check(validator.name, &text);
        }
    }

    #[test]
    fn sound_resident_numbers_pass_and_slips_fail(code in resident(), at in 0..17_usize, step in 1..10_u32) {
        let desk = Desk::default();
        prop_assert_eq!(desk.accept("id_number", &code).value, code.clone());
        let mut slip: Vec<char> = code.chars().collect();
        slip[at] = char::from_digit((slip[at].to_digit(10).unwrap() + step) % 10, 10).unwrap();
        let slip: String = slip.into_iter().collect();
        prop_assert!(!resident_is_sound(&slip));
        prop_assert!(desk.check("id_number", &slip).is_err());
    }

    #[test]
    fn a_failed_check_tells_nothing(code in resident(), last in "[0-9X]") {
        prop_assume!(!code.ends_with(&last));
        let fault = Desk::default().check("id_number", &format!("{}{last}", &code[..17])).unwrap_err();
        prop_assert_eq!(fault.code, "id_check");
        prop_assert!(fault.args.is_empty());
    }

    #[test]
    fn sound_credit_codes_pass_and_slips_fail(code in credit(), at in 8..17_usize, to in "[0-9A-HJ-NPQRTUWXY]") {
        let desk = Desk::default();
        prop_assert_eq!(desk.accept("credit_code", &code.to_lowercase()).value, code.clone());
        prop_assume!(code[at..=at] != to);
        let slip = format!("{}{to}{}", &code[..at], &code[at + 1..]);
        prop_assert!(!credit_is_sound(&slip));
        prop_assert_eq!(desk.fault("credit_code", &slip), "credit_check");
    }
}
