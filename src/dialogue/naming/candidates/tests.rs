//! What holds for every name that is offered, whoever asks and wherever.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::rulebook::law::{Law, PROVINCES};
use crate::validators;

static LAW: LazyLock<Law> = LazyLock::new(Law::builtin);

fn context<'a>(province: &'a str, organisation: bool, known: &'a BTreeMap<String, String>) -> Context<'a> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
    let (organisation, nature) = (Some(organisation), Some(if organisation { 4 } else { 5 }));
    Context { law: &LAW, province: Some(province), organisation, nature, today, known }
}

fn made(province: &str, unit: Option<&str>, names: &[&str], remark: Option<&str>) -> Vec<String> {
    let known = unit.map(|unit| ("subject_name".to_owned(), unit.to_owned())).into_iter().collect();
    let words = Words { names: names.iter().map(|n| (*n).to_owned()).collect(), unit, remark, ..Words::default() };
    candidates(&words, &context(province, unit.is_some(), &known))
}

#[test]
fn a_person_keeps_his_own_words() {
    assert_eq!(made("12", None, &["云帆博客"], None), ["云帆笔记", "云帆手记", "云帆随笔", "云帆小记"]);
    assert_eq!(made("33", None, &["中国读书网", "远山手记"], None), ["远山手记", "读书网", "读书笔记", "远山笔记"]);
    let remark = Some("写我的摄影和旅行");
    assert_eq!(made("33", None, &["云帆论坛"], remark), ["云帆笔记", "云帆摄影笔记", "摄影笔记", "旅行笔记"]);
    assert!(made("33", None, &["博客论坛"], None).is_empty(), "nothing of his own is left");
}

#[test]
fn a_unit_gets_its_short_form() {
    let unit = Some("杭州云栖科技有限公司");
    assert_eq!(made("33", unit, &["中国云栖"], None), ["云栖科技", "云栖官网", "云栖科技官网", "杭州云栖科技有限公司"]);
    let unit = Some("怒江野花电子商务有限公司");
    assert_eq!(made("53", unit, &["怒江网"], None)[..2], ["野花电子商务", "野花官网"]);
}

#[test]
fn a_domain_in_chinese_is_a_word_of_his() {
    let known = BTreeMap::new();
    let words = Words { domain: Some("xn--fsqu00a.xn--fiqs8s"), ..Words::default() };
    assert_eq!(candidates(&words, &context("33", false, &known))[0], "例子笔记");
}

#[test]
fn what_a_reviewer_quoted_is_avoided() {
    let known = BTreeMap::new();
    let words = Words {
        names: vec!["云帆随想".to_owned(), "远山手记".to_owned()],
        beside: vec!["云帆随想".to_owned(), "远山手记".to_owned()],
        refused: vec!["云帆随想".to_owned()],
        quoted: vec!["随想".to_owned()],
        ..Words::default()
    };
    let ctx = context("33", false, &known);
    assert_eq!(candidates(&words, &ctx), ["远山手记", "云帆笔记", "远山笔记", "云帆手记"]);
    assert_eq!(with_spares("云帆笔记", &words, &ctx), "云帆笔记\n远山手记");
}

fn a_word() -> impl Strategy<Value = String> {
    let own = prop::sample::select(vec!["云帆", "远山", "晚风", "读书", "星儿", "A", "7", "小艾", "杭州", "厚积薄发"]);
    let banned: Vec<String> = LAW.names.list.iter().flat_map(|list| list.words.clone()).collect();
    prop_oneof![3 => own.prop_map(str::to_owned), 2 => prop::sample::select(banned), 1 => "[\\u{4e00}-\\u{4e40}]{1,3}"]
}

fn a_name() -> impl Strategy<Value = String> {
    prop::collection::vec(a_word(), 1..5).prop_map(|words| site_name::normal(&words.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_name_passes_and_is_made_of_his_own_characters(
        names in prop::collection::vec(a_name(), 0..4),
        refused in 0..2_usize,
        quoted in prop::collection::vec(a_word(), 0..2),
        unit in prop::option::of(("[云山远晚风帆栖]{2,4}", prop::sample::select(vec!["科技有限公司", "商贸有限公司", "网络信息技术股份有限公司"]))),
        place in prop::sample::select(vec!["", "杭州", "重庆市", "怒江", "广东省深圳市"]),
        remark in prop::option::of(a_name()),
        province in prop::sample::select(PROVINCES.to_vec()),
    ) {
        let unit = unit.map(|(own, form)| format!("{place}{own}{form}"));
        let known: BTreeMap<String, String> = unit.iter().map(|u| ("subject_name".to_owned(), u.clone())).collect();
        let ctx = context(province, unit.is_some(), &known);
        let words = Words {
            refused: names.iter().take(refused).cloned().collect(),
            beside: names.clone(),
            names,
            quoted,
            unit: unit.as_deref(),
            domain: Some("xn--fsqu00a.xn--fiqs8s"),
            remark: remark.as_deref(),
        };
        let made = candidates(&words, &ctx);
        prop_assert_eq!(&made, &candidates(&words, &ctx));
        prop_assert!(made.len() <= NAMES_MAX);
        prop_assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
        let neutral = LAW.names.making.affix.iter().flat_map(|affix| affix.before.chars().chain(affix.behind.chars()));
        let own = words.names.iter().flat_map(|n| n.chars()).chain("例子".chars());
        let own = own.chain(words.unit.unwrap_or_default().chars()).chain(words.remark.unwrap_or_default().chars());
        let allowed: BTreeSet<char> = own.chain(neutral).collect();
        let validator = validators::find("site_name").expect("the validator of names");
        for name in &made {
            let accepted = validator.judge(name, &ctx);
            prop_assert!(accepted.as_ref().is_ok_and(|a| a.warnings.is_empty() && &a.value == name), "{name}");
            prop_assert!(name.chars().all(|c| allowed.contains(&c)), "{name}");
            prop_assert!(!words.refused.contains(name));
            prop_assert!(with_spares(name, &words, &ctx).starts_with(name.as_str()));
        }
    }
}
