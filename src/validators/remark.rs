//! Remark (备注): what the site will hold, in the filer's own words.
//!
//! Too short, sensitive words, and a sentence that the province wants and that is missing are
//! warnings; lengths and sentences are in `rulebook/names.toml`.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::rulebook::names::{Place, Who, concerns_province};
use crate::text::{Arg, Fault, Phrase};

pub(super) const REMARK: Validator = Validator {
    name: "remark",
    check,
    keep: normal,
    good: &[
        "本站记录个人学习编程的笔记和读书心得，不涉及经营内容。",
        "云帆笔记是本公司的产品，网站用来介绍它的功能和使用方法。",
    ],
    bad: &[("", "empty"), (" \n ", "empty")],
    sensitive: false,
};

/// The longest remark that the forms take, in characters.
const CHARS_MAX: usize = 500;

fn check(text: &str, ctx: &Context) -> Verdict {
    let remark = clean::within(normal(text), CHARS_MAX)?;
    let warnings = [
        short(&remark, ctx),
        sensitive(&remark, ctx),
        statement(&remark, ctx),
    ];
    Ok(Accepted {
        warnings: warnings.into_iter().flatten().collect(),
        value: remark,
    })
}

fn normal(text: &str) -> String {
    clean::close_up(&clean::line(text))
}

fn organisation(ctx: &Context) -> Option<bool> {
    ctx.unit()
        .then_some(true)
        .or_else(|| ctx.individual().then_some(false))
}

/// A rule for some subjects waits until the subject is known: a remark is asked late.
fn concerns(who: Who, provinces: &[String], ctx: &Context) -> bool {
    let subject = match who {
        Who::Any => true,
        Who::Individual => organisation(ctx) == Some(false),
        Who::Organisation => organisation(ctx) == Some(true),
    };
    subject && concerns_province(provinces, ctx.province)
}

fn short(remark: &str, ctx: &Context) -> Option<Fault> {
    let rules = ctx
        .law
        .names
        .remarks
        .iter()
        .filter(|rule| concerns(rule.subject, &rule.provinces, ctx));
    let min = rules.map(|rule| rule.chars_min).max()?;
    let have = remark.chars().count();
    (have < min).then(|| {
        Fault::new("remark_short")
            .with("have", have)
            .with("min", min)
    })
}

fn sensitive(remark: &str, ctx: &Context) -> Option<Fault> {
    let lists = ctx.law.names.lists.iter();
    let lists =
        lists.filter(|list| list.fault == "site_name_sensitive" && list.place == Place::Anywhere);
    let words: Vec<Phrase> = lists
        .flat_map(|list| list.hits(remark, None))
        .map(|word| Phrase::new("fault-word").with("word", word))
        .collect();
    (!words.is_empty()).then(|| Fault::new("remark_word").with("words", words))
}

fn statement(remark: &str, ctx: &Context) -> Option<Fault> {
    let mut rules = ctx
        .law
        .names
        .statements
        .iter()
        .filter(|rule| concerns(rule.subject, &rule.provinces, ctx));
    let missing =
        rules.find(|rule| !rule.marks.iter().all(|mark| remark.contains(mark.as_str())))?;
    Some(Fault::new("remark_statement").with("sentence", Arg::Code(missing.text.clone())))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn provinces_want_length_and_sentences() {
        let mut desk = Desk::default();
        let remark = "记录个人学习编程的笔记和读书的一些心得体会";
        assert!(codes(&desk.accept("remark", remark)).is_empty());
        desk.organisation = Some(false);
        desk.province = Some("15");
        assert_eq!(
            codes(&desk.accept("remark", remark)),
            ["remark_short", "remark_statement"]
        );
        let law = crate::rulebook::law::Law::builtin();
        assert!(codes(&desk.accept("remark", &law.names.statements[0].text)).is_empty());
        let risky = "本站介绍如何远离赌博，内容均为本人原创的文字和图片，没有任何广告和链接。";
        assert_eq!(
            codes(&desk.accept("remark", risky)),
            ["remark_word", "remark_statement"]
        );
    }
}
