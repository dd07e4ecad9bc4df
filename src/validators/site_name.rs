//! Name of the site (网站名称): what is refused most.
//!
//! At least three characters, Chinese among them; letters and digits count, brackets and hyphens do
//! not; no other signs. Not a domain, not a person's name. The word lists are in
//! `rulebook/names.toml`: state words, sensitive words, what persons may not use, what needs an
//! approval, and what provinces add. A unit's own registered name is forgiven its state and place
//! words. While it is unknown who files, a list that would refuse only warns.

use chrono::NaiveDate;

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::rulebook::names::{Excuses, FormRule, Span, Who, WordList};
use crate::rulebook::rule::Severity;
use crate::text::{Arg, Fault, Phrase};

pub(super) const SITE_NAME: Validator = Validator {
    name: "site_name",
    rule: "name of a site: three characters or more, no domain, no person, none of the words refused here",
    check,
    keep: normal,
    good: &[
        "云帆笔记",
        "星儿悠悠",
        "小艾上班记",
        "《学习点滴》",
        "我的照片墙",
        "ＡＢ云帆",
        "云帆(笔记)-2",
        " 云 帆 笔 记 ",
    ],
    bad: &[
        ("", "empty"),
        ("A", "site_name_short"),
        ("云帆", "site_name_short"),
        ("(云)-帆", "site_name_short"),
        ("HelloWorld", "site_name_latin"),
        ("12345", "site_name_digits"),
        ("example.cn", "site_name_domain"),
        ("https://example.cn/", "site_name_domain"),
        ("云帆笔记!", "site_name_sign"),
        ("云帆·笔记", "site_name_sign"),
        ("云帆（笔记", "site_name_bracket"),
        ("中国教育网", "site_name_state"),
        ("国家人才库", "site_name_state"),
        ("网上赌博", "site_name_sensitive"),
    ],
    sensitive: false,
};

/// More is no name at all.
pub(super) const CHARS_MAX: usize = 100;

/// Natures of state bodies: they may hold the approval that a state word needs.
const STATE_NATURES: [u8; 3] = [1, 2, 3];

/// Pairs of characters that say nothing about whose site it is.
const COMMON_PAIRS: [&str; 12] =
    ["公司", "有限", "科技", "官网", "官方", "网络", "网站", "中心", "平台", "信息", "技术", "中国"];

/// One thing that speaks against a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// What, with the name and the words.
    pub fault: Fault,
    /// Whether it refuses the name here.
    pub severity: Severity,
    /// Where in the name, from the left; empty where the whole name is meant.
    pub spans: Vec<Span>,
    /// Who says so.
    pub source: &'a str,
    /// The day on which the source said so.
    pub as_of: NaiveDate,
}

impl<'a> Hit<'a> {
    /// A hit of a rule on the form.
    pub(super) fn of_form(rule: &'a FormRule, fault: Fault, spans: Vec<Span>) -> Hit<'a> {
        Hit { fault, severity: rule.severity, spans, source: &rule.source, as_of: rule.as_of }
    }

    /// Whether it refuses the name.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Block
    }
}

/// The name in normal form: one line, no spaces beside Chinese characters, half-width letters, no
/// quotation marks around it.
pub fn normal(text: &str) -> String {
    let half: String = clean::line(text)
        .chars()
        .map(|c| match c {
            '（' | '）' => c,
            dash if clean::is_dash(dash) => '-',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    let closed = clean::close_up(&half);
    closed.trim_matches(|c: char| c.is_whitespace() || "\"'《》「」『』“”‘’【】<>".contains(c)).to_owned()
}

/// Everything that speaks against a name, the most certain first.
pub fn hits<'a>(name: &str, ctx: &Context<'a>) -> Vec<Hit<'a>> {
    let mut hits = form(name, ctx);
    if hits.iter().any(|hit| hit.fault.code == "site_name_domain") {
        return hits;
    }
    hits.extend(person(name, ctx));
    let sound = hits.is_empty();
    let law = ctx.law;
    let lists = law.names.list.iter().filter(|list| list.of_names() && concerns(list, ctx));
    hits.extend(lists.filter_map(|list| list_hit(list, name, ctx)));
    if sound {
        hits.extend(advice(name, ctx));
    }
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.severity));
    hits
}

/// The first hit that refuses is the fault; all others are warnings.
pub(super) fn verdict(value: String, hits: Vec<Hit>) -> Verdict {
    if let Some(at) = hits.iter().position(Hit::blocks) {
        return Err(hits.into_iter().nth(at).map(|hit| hit.fault).unwrap_or_else(|| Fault::new("empty")));
    }
    Ok(Accepted { value, warnings: hits.into_iter().map(|hit| hit.fault).collect() })
}

fn check(text: &str, ctx: &Context) -> Verdict {
    let name = clean::within(normal(text), CHARS_MAX)?;
    let hits = hits(&name, ctx);
    verdict(name, hits)
}

/// A fault of a name: it quotes the name.
pub(super) fn fault(code: &str, name: &str) -> Fault {
    Fault::new(code).with("name", Arg::Code(clean::quote(name)))
}

/// Signs and letters.
fn form<'a>(name: &str, ctx: &Context<'a>) -> Vec<Hit<'a>> {
    let law = ctx.law;
    let form = &law.names.form;
    if name.contains("://") || looks_like_domain(name) {
        return vec![Hit::of_form(&form.domain, fault("site_name_domain", name), Vec::new())];
    }
    let mut hits = Vec::new();
    let strange = |(_, c): &(usize, char)| !counts(*c) && !"()（）-".contains(*c);
    let signs: Vec<(usize, char)> = name.chars().enumerate().filter(strange).collect();
    if let Some((at, c)) = signs.first() {
        let sign = if *c == ' ' { "␣".to_owned() } else { c.to_string() };
        let fault = fault("site_name_sign", name).with("at", at + 1).with("sign", Arg::Code(sign));
        hits.push(Hit::of_form(&form.sign, fault, signs.iter().map(|(at, _)| (*at, at + 1)).collect()));
    }
    if !clean::is_balanced(name) {
        hits.push(Hit::of_form(&form.bracket, fault("site_name_bracket", name), Vec::new()));
    }
    let counted = name.chars().filter(|c| counts(*c)).count();
    if counted < limit(&form.short) {
        let fault = fault("site_name_short", name).with("have", counted).with("min", limit(&form.short));
        hits.push(Hit::of_form(&form.short, fault, Vec::new()));
    } else if !name.chars().any(clean::is_han) {
        let letters = name.chars().any(|c| c.is_ascii_alphabetic());
        let (code, rule) = if letters { ("site_name_latin", &form.latin) } else { ("site_name_digits", &form.digits) };
        hits.push(Hit::of_form(rule, fault(code, name), Vec::new()));
    }
    hits
}

fn counts(c: char) -> bool {
    clean::is_han(c) || c.is_ascii_alphanumeric()
}

/// A dot with letters on both sides.
fn looks_like_domain(name: &str) -> bool {
    let lower = name.to_lowercase();
    let mut parts = lower.split('.').peekable();
    while let Some(part) = parts.next() {
        let before = part.chars().next_back().is_some_and(char::is_alphanumeric);
        let after = parts.peek().is_some_and(|next| {
            next.chars().take_while(char::is_ascii_alphabetic).count() >= 2 || next.starts_with(clean::is_han)
        });
        if before && after {
            return true;
        }
    }
    false
}

/// Whether a list may concern this filing. A province's list does not before the province is known.
fn concerns(list: &WordList, ctx: &Context) -> bool {
    let organisation = ctx.unit().then_some(true).or_else(|| ctx.individual().then_some(false));
    list.subject.concerns(organisation) && list.concerns_province(ctx.province)
}

fn list_hit<'a>(list: &'a WordList, name: &str, ctx: &Context) -> Option<Hit<'a>> {
    let own = if ctx.individual() { None } else { ctx.known("subject_name") };
    let approved = |word: &str| is_approved(word, ctx);
    let excuses = Excuses { own, approved: &approved, places: &ctx.law.names.places };
    let spans = list.spans(name, &excuses);
    if spans.is_empty() {
        return None;
    }
    let undecided = list.subject != Who::Any && !ctx.individual() && !ctx.unit();
    let state = list.state && ctx.nature.is_some_and(|nature| STATE_NATURES.contains(&nature));
    let severity = if undecided || state { list.severity.min(Severity::Warn) } else { list.severity };
    let fault = fault(&list.fault, name).with("words", quoted(name, &spans));
    Some(Hit { fault, severity, spans, source: &list.source, as_of: list.as_of })
}

/// The words at these places, each once, as a list to be said.
pub(super) fn quoted(text: &str, spans: &[Span]) -> Vec<Phrase> {
    let chars: Vec<char> = text.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (from, to) in spans {
        let word: String = chars[*from..*to].iter().collect();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.into_iter().map(|word| Phrase::new("fault-word").with("word", word)).collect()
}

/// An approval of the word's field was named among the answers, so the word is no surprise.
fn is_approved(word: &str, ctx: &Context) -> bool {
    let fields = ctx.known("preapproval").unwrap_or_default().lines();
    let fields = fields.filter_map(|field| ctx.law.preapprovals.get(field));
    fields.flat_map(|field| &field.words).any(|known| known.contains(word) || word.contains(known.as_str()))
}

/// A person's site may not hold the person's name; a unit's site may not be just that.
fn person<'a>(name: &str, ctx: &Context<'a>) -> Option<Hit<'a>> {
    let own = if ctx.unit() { None } else { ctx.known("subject_name") };
    let people = ["principal_name", "legal_rep_name", "site_principal_name"].map(|item| ctx.known(item));
    let mut people = people.into_iter().chain([own]).flatten().filter(|person| person.chars().count() > 1);
    let person = people.find(|person| if ctx.unit() { name == *person } else { name.contains(person) })?;
    let from = name.find(person).map_or(0, |at| name[..at].chars().count());
    let law = ctx.law;
    let span = (from, from + person.chars().count());
    Some(Hit::of_form(&law.names.form.person, fault("site_name_person", name), vec![span]))
}

/// The number of characters of a rule that has one.
fn limit(rule: &FormRule) -> usize {
    rule.value.unwrap_or_default()
}

/// What reviewers look at in a name whose form is right.
fn advice<'a>(name: &str, ctx: &Context<'a>) -> Vec<Hit<'a>> {
    let law = ctx.law;
    let form = &law.names.form;
    let mut advice = Vec::new();
    if name.chars().filter(|c| clean::is_han(*c)).count() < limit(&form.few_han) {
        advice.push(Hit::of_form(&form.few_han, fault("site_name_few_han", name), Vec::new()));
    }
    let long = if ctx.individual() { &form.long_person } else { &form.long };
    let chars = name.chars().count();
    if chars > limit(long) {
        let fault = fault("site_name_long", name).with("have", chars).with("max", limit(long));
        advice.push(Hit::of_form(long, fault, Vec::new()));
    }
    if ctx.unit() && ctx.known("subject_name").is_some_and(|unit| !related(name, unit)) {
        advice.push(Hit::of_form(&form.unrelated, fault("site_name_unrelated", name), Vec::new()));
    }
    advice
}

/// Whether two characters in a row, not of the common kind, stand in both names.
pub fn related(name: &str, unit: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    chars
        .windows(2)
        .map(|pair| pair.iter().collect::<String>())
        .any(|pair| pair.chars().all(clean::is_han) && !COMMON_PAIRS.contains(&pair.as_str()) && unit.contains(&pair))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn a_person_may_not_use_what_a_unit_may() {
        let mut desk = Desk::default();
        desk.organisation = Some(false);
        desk.province = Some("33");
        for (name, code) in [
            ("云帆的博客", "site_name_individual"),
            ("云帆展示平台", "site_name_individual"),
            ("云帆科技有限公司", "site_name_company"),
            ("云帆新闻网", "site_name_preapproval"),
        ] {
            assert_eq!(desk.fault("site_name", name), code, "{name}");
        }
        for name in
            ["网页制作经验谈", "小工具应用", "时间流逝", "雕刻时光", "我的照片墙", "快乐学习网", "新维网", "思乡茅玉"]
        {
            assert!(codes(&desk.accept("site_name", name)).is_empty(), "{name}");
        }
        assert_eq!(codes(&desk.accept("site_name", "云帆设计沙龙")), ["site_name_individual_more"]);
        desk.known("principal_name", "林晓帆");
        assert_eq!(desk.fault("site_name", "林晓帆的笔记"), "site_name_person");
    }

    #[test]
    fn a_unit_is_forgiven_its_own_name() {
        let mut desk = Desk::default();
        desk.organisation = Some(true);
        desk.nature = Some(4);
        desk.known("subject_name", "中华云帆（杭州）软件有限公司");
        assert!(codes(&desk.accept("site_name", "中华云帆")).is_empty());
        assert_eq!(desk.fault("site_name", "中国云帆网"), "site_name_state");
        assert_eq!(codes(&desk.accept("site_name", "远山笔记")), ["site_name_unrelated"]);
        desk.nature = Some(3);
        assert!(codes(&desk.accept("site_name", "中国云帆网")).contains(&"site_name_state".to_owned()));
    }

    #[test]
    fn before_the_subject_is_known_lists_only_warn() {
        let desk = Desk::default();
        assert_eq!(codes(&desk.accept("site_name", "云帆的博客")), ["site_name_individual"]);
    }

    #[test]
    fn provinces_add_their_own() {
        let mut desk = Desk::default();
        desk.organisation = Some(false);
        desk.province = Some("51");
        assert!(codes(&desk.accept("site_name", "云帆视频")).contains(&"site_name_province".to_owned()));
        desk.province = Some("33");
        assert!(!codes(&desk.accept("site_name", "云帆视频")).contains(&"site_name_province".to_owned()));
        desk.organisation = Some(true);
        for (province, name, code) in [
            ("50", "云帆AB", "site_name_province"),
            ("44", "云帆2号店", "site_name_province"),
            ("44", "云帆学院", "site_name_academy"),
            ("53", "怒江网", "site_name_place_alone"),
            ("46", "云帆国际", "site_name_qualified"),
            ("37", "云帆投资", "site_name_preapproval_unit"),
        ] {
            desk.province = Some(province);
            assert!(codes(&desk.accept("site_name", name)).contains(&code.to_owned()), "{province} {name}");
            desk.province = Some("33");
            assert!(!codes(&desk.accept("site_name", name)).contains(&code.to_owned()), "{name} elsewhere");
        }
    }

    #[test]
    fn an_approval_silences_the_words_of_its_field_alone() {
        let mut desk = Desk::default();
        desk.organisation = Some(true);
        let warned = |desk: &Desk, name: &str| {
            codes(&desk.accept("site_name", name)).contains(&"site_name_preapproval_unit".to_owned())
        };
        assert!(warned(&desk, "云帆新闻"));
        desk.known("preapproval", "none");
        assert!(warned(&desk, "云帆新闻"));
        desk.known("preapproval", "publishing\nnews");
        assert!(!warned(&desk, "云帆新闻") && !warned(&desk, "云帆出版社"));
        assert!(warned(&desk, "云帆视频"));
    }

    #[test]
    fn idioms_and_trades_are_doubtful_for_persons() {
        let mut desk = Desk::default();
        desk.organisation = Some(false);
        assert_eq!(codes(&desk.accept("site_name", "厚积薄发记")), ["site_name_idiom"]);
        assert_eq!(codes(&desk.accept("site_name", "博田地产")), ["site_name_company_like"]);
        assert_eq!(codes(&desk.accept("site_name", "我的小站")), ["site_name_generic"]);
    }
}
