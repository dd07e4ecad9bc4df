//! Remark (备注): what the site will hold, in the filer's own words.
//!
//! Too short, words that get a name refused (a person's remark holds no words of firms either), and a sentence that the
//! province wants and that is missing are warnings; lengths, words and sentences are in `rulebook/names.toml`, and who
//! wants them in the provinces' files.

use super::{Accepted, Context, Validator, Verdict, clean, site_name};
use crate::rulebook::names::{Excuses, filled};
use crate::rulebook::provinces::Province;
use crate::rulebook::rule::Ruled;
use crate::text::{Arg, Fault};

pub(super) const REMARK: Validator = Validator {
    name: "remark",
    rule: "remark: up to 500 characters, long enough, no words that get refused, the province's sentence",
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
    let warnings = [short(&remark, ctx), words(&remark, ctx), statement(&remark, ctx)];
    Ok(Accepted { warnings: warnings.into_iter().flatten().collect(), value: remark })
}

fn normal(text: &str) -> String {
    clean::unnamed(&clean::close_up(&clean::line(text))).to_owned()
}

/// The province's own length is for individuals; the general one is for everybody.
fn short(remark: &str, ctx: &Context) -> Option<Fault> {
    let own = province(ctx).and_then(|province| province.remark_min.as_ref());
    let own = own.filter(|_| ctx.individual()).map_or(0, |rule| usize::from(rule.value));
    let min = ctx.law.names.remark.chars_min.max(own);
    let have = remark.chars().count();
    (have < min).then(|| Fault::new("remark_short").with("have", have).with("min", min))
}

fn province<'a>(ctx: &Context<'a>) -> Option<&'a Province> {
    ctx.law.province(ctx.province?)
}

fn words(remark: &str, ctx: &Context) -> Option<Fault> {
    let organisation = ctx.unit().then_some(true).or_else(|| ctx.individual().then_some(false));
    let excuses = Excuses { own: ctx.known("subject_name"), approved: &|_| false, places: &ctx.law.names.places };
    let lists = ctx.law.names.list.iter().filter(|list| {
        list.of_remarks() && list.subject.concerns(organisation) && list.concerns_province(ctx.province)
    });
    let mut spans: Vec<_> = lists.flat_map(|list| list.spans(remark, &excuses)).collect();
    spans.sort_unstable();
    (!spans.is_empty()).then(|| Fault::new("remark_word").with("words", site_name::quoted(remark, &spans)))
}

/// The first sentence that the province wants and the remark does not hold.
fn statement(remark: &str, ctx: &Context) -> Option<Fault> {
    let (province, names) = (province(ctx)?, &ctx.law.names);
    let wants = |rule: &Option<Ruled<bool>>| rule.as_ref().is_some_and(|rule| rule.value);
    let wanted = [
        (ctx.individual() && wants(&province.statement), &names.statement),
        (wants(&province.preapproval_remark), &names.no_preapproval),
    ];
    let mut missing = wanted.into_iter().filter(|(wanted, sentence)| *wanted && !sentence.stands_in(remark));
    let (_, sentence) = missing.next()?;
    let text = filled(&sentence.text, &|_| Some(ctx.known("domain").unwrap_or_default()))?;
    Some(Fault::new("remark_statement").with("sentence", Arg::Code(text)))
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
        assert_eq!(codes(&desk.accept("remark", remark)), ["remark_short", "remark_statement"]);
        let law = crate::rulebook::law::Law::builtin();
        assert!(codes(&desk.accept("remark", &law.names.statement.text)).is_empty());
        desk.province = Some("36");
        assert_eq!(codes(&desk.accept("remark", remark)), ["remark_statement"]);
        desk.province = Some("12");
        let risky = "本站介绍如何远离赌博，内容均为本人原创的文字和图片，没有任何广告和链接。";
        assert_eq!(codes(&desk.accept("remark", risky)), ["remark_word", "remark_statement"]);
        desk.province = Some("33");
        assert_eq!(codes(&desk.accept("remark", "本站是读书爱好者的论坛，大家一起交流读书心得。")), ["remark_word"]);
        desk.organisation = Some(true);
        assert!(codes(&desk.accept("remark", "本站是读书爱好者的论坛，大家一起交流读书心得。")).is_empty());
    }
}
