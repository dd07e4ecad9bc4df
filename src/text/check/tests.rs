//! The real texts have no fault; each rule fires on its bad example.

use super::rules::RULES;
use super::wanted::fits;
use super::*;
use crate::dialogue::Content;
use crate::text::{Arg, CAPTION_CHARS_MAX, LABEL_CHARS_MAX, Phrase, Reader, Speech, html, sources};

fn texts(zh: &str, en: &str) -> Vec<Source> {
    let source = |lang, text: &str| Source { lang, file: "a.ftl".to_owned(), text: text.to_owned() };
    vec![source(Lang::Zh, zh), source(Lang::En, en)]
}

/// Names of the rules that fire, and how often.
fn fired(zh: &str, en: &str) -> Vec<(&'static str, usize)> {
    let (catalog, _) = Catalog::read(&texts(zh, en));
    let count = |rule: &super::rules::Rule| {
        let mut faults = Vec::new();
        (rule.check)(&catalog, &mut faults);
        (rule.name, faults.len())
    };
    RULES.iter().map(count).filter(|(_, faults)| *faults > 0).collect()
}

#[test]
fn the_real_texts_have_no_fault() {
    let faults = check(&sources(), Some(&usage::wanted()));
    let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} faults\n{}", list.len(), list.join("\n"));
}

/// Whatever stands in the arguments, every text comes out whole and as Telegram takes it.
#[test]
fn the_real_texts_take_any_argument() {
    let speech = Speech::builtin();
    let (catalog, _) = Catalog::read(&sources());
    let nasty = "<b>&\"</i> \u{202e}𝕏龘{$x}".repeat(200);
    for (lang, key, text) in catalog.all() {
        for arg in [Arg::Text(nasty.clone()), Arg::Num(0), Arg::Num(1), Arg::Num(7)] {
            let phrase = text.args.iter().fold(Phrase::new(key), |phrase, name| phrase.with(name, arg.clone()));
            assert_eq!(speech.missing(&phrase, lang), Vec::<String>::new(), "{key}");
            let said = speech.content(&Content::of(phrase.clone()), lang, Reader::default(), true);
            assert_eq!(html::flaw(&said), None, "{key}");
            assert!(html::visible(&said) <= CAPTION_CHARS_MAX, "{key}");
            assert!(speech.label(&phrase, lang).chars().count() <= LABEL_CHARS_MAX, "{key}");
        }
    }
}

#[test]
fn each_rule_fires_on_its_bad_example() {
    let long = "x".repeat(400);
    let table = [
        ("address", "a = 你好", "a = hello"),
        ("arguments", "a = 您好{ $name }", "a = hello { $nam }"),
        ("command", "command-a = 开始", &format!("command-a = {long}")),
        ("exclamation", "a = 好！", "a = good!"),
        ("glossary", "a = 主办单位", "a = the subject"),
        ("help", "help-a = 甲\n    .text = 乙", &format!("help-a = a\n    .text = {long}{long}{long}")),
        ("label", "option-a-b = 甲", "option-a-b = something too long to stand on a button of a phone"),
        ("languages", "a = 甲\nb = 乙", "a = a"),
        ("punctuation", "a = 好,很好", "a = good"),
        ("question", "item-a = 甲", &format!("item-a = {long}")),
        ("tags", "a = <b>甲", "a = R&D"),
    ];
    assert_eq!(table.len(), RULES.len());
    for (name, zh, en) in table {
        let names: Vec<_> = fired(zh, en).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, [name], "{zh} / {en}");
    }
}

#[test]
fn forms_are_all_looked_at() {
    let en = "a = { $n ->\n    [one] day\n   *[other] <b>days\n}";
    assert_eq!(fired("a = { $n }天", en), [("tags", 1)]);
}

#[test]
fn what_is_fine_is_left_alone() {
    let zh = "a = 请在 18:00 前回复，网址 https://beian.miit.gov.cn/ 。\nstage-approved = 通过了！\nmark = ! 还差一步";
    let en =
        "a = Reply before 18:00 at https://beian.miit.gov.cn/.\nstage-approved = Approved!\nmark = ! One more step";
    assert_eq!(fired(zh, en), []);
}

#[test]
fn what_cant_be_read_and_what_stands_twice_is_named() {
    let faults = check(&texts("a = 甲\na = 乙", "a = { $x\nb c"), None);
    let what: Vec<_> = faults.iter().map(|f| (f.lang, f.key.as_str())).collect();
    assert!(
        what.contains(&(Lang::Zh, "a")) && what.iter().any(|(lang, key)| *lang == Lang::En && key.starts_with("line"))
    );
}

#[test]
fn what_is_wanted_and_missing_or_there_and_unwanted_is_named() {
    let mut wanted = Wanted::default();
    wanted.item("a", false, ["x"]);
    wanted.patterns.insert("province-*".to_owned());
    let zh = "item-a = 甲\n    .label = 甲\n    .help = 甲\n    .why = 甲\nprovince-33 = 浙江\nb = 乙";
    let en = "item-a = a\n    .label = a\n    .help = a\n    .why = a\nprovince-33 = Zhejiang\nb = b";
    let faults = check(&texts(zh, en), Some(&wanted));
    let found: Vec<_> = faults.iter().map(|f| f.key.as_str()).collect();
    assert_eq!(found, ["option-a-x", "option-a-x", "b", "b"]);
}

#[test]
fn patterns_stand_for_parts() {
    assert!(fits("item-a.after-b", "item-*.after-*") && fits("item-a", "item-*") && fits("a", "a"));
    assert!(!fits("item-a.why", "item-*.after-*") && !fits("ab", "a") && !fits("item-a.why", "item-*"));
}
