//! Name of the site (网站名称): what is refused most.
//!
//! At least three characters, Chinese among them; letters and digits count, brackets and hyphens do
//! not; no other signs. Not a domain, not a person's name. The word lists are in
//! `rulebook/names.toml`: state words, sensitive words, what persons may not use, what needs an
//! approval, and what provinces add. A unit's own registered name is forgiven its state and place
//! words. While it is unknown who files, a list that would refuse only warns.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::rulebook::names::{Who, WordList};
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

/// The least number of letters, digits and Chinese characters; brackets and hyphens do not count.
const COUNTED_MIN: usize = 3;

/// The most characters that the forms take, and that a person's site should have: advice only.
const CHARS_ADVISED: usize = 30;
const CHARS_ADVISED_PERSON: usize = 10;

/// More is no name at all.
const CHARS_MAX: usize = 100;

/// Natures of state bodies: they may hold the approval that a state word needs.
const STATE_NATURES: [u8; 3] = [1, 2, 3];

/// Pairs of characters that say nothing about whose site it is.
const COMMON_PAIRS: [&str; 12] =
    ["公司", "有限", "科技", "官网", "官方", "网络", "网站", "中心", "平台", "信息", "技术", "中国"];

/// One thing that speaks against a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What, with the name and the words.
    pub fault: Fault,
    /// Whether it refuses the name here.
    pub severity: Severity,
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

/// Everything that speaks against a name whose form is right, the most certain first.
pub fn hits(name: &str, ctx: &Context) -> Vec<Hit> {
    let mut hits: Vec<Hit> = person(name, ctx).into_iter().collect();
    let lists = ctx.law.names.list.iter().filter(|list| concerns(list, ctx));
    hits.extend(lists.filter_map(|list| list_hit(list, name, ctx)));
    hits.extend(advice(name, ctx).into_iter().map(|fault| Hit { fault, severity: Severity::Warn }));
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.severity));
    hits
}

fn check(text: &str, ctx: &Context) -> Verdict {
    let name = clean::within(normal(text), CHARS_MAX)?;
    check_form(&name)?;
    let mut warnings = Vec::new();
    for hit in hits(&name, ctx) {
        match hit.severity {
            Severity::Block => return Err(hit.fault),
            Severity::Warn | Severity::Info => warnings.push(hit.fault),
        }
    }
    Ok(Accepted { value: name, warnings })
}

/// Signs and letters, before any word is looked at.
fn check_form(name: &str) -> Result<(), Fault> {
    let fault = |code: &str| Fault::new(code).with("name", Arg::Code(clean::quote(name)));
    if name.contains("://") || looks_like_domain(name) {
        return Err(fault("site_name_domain"));
    }
    if let Some((at, c)) = name.chars().enumerate().find(|(_, c)| !counts(*c) && !"()（）-".contains(*c)) {
        let sign = if c == ' ' { "␣".to_owned() } else { c.to_string() };
        return Err(fault("site_name_sign").with("at", at + 1).with("sign", Arg::Code(sign)));
    }
    if !clean::is_balanced(name) {
        return Err(fault("site_name_bracket"));
    }
    let counted = name.chars().filter(|c| counts(*c)).count();
    if counted < COUNTED_MIN {
        return Err(fault("site_name_short").with("have", counted).with("min", COUNTED_MIN));
    }
    if !name.chars().any(clean::is_han) {
        let digits = !name.chars().any(|c| c.is_ascii_alphabetic());
        return Err(fault(if digits { "site_name_digits" } else { "site_name_latin" }));
    }
    Ok(())
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

fn list_hit(list: &WordList, name: &str, ctx: &Context) -> Option<Hit> {
    if list.fault == "site_name_preapproval_unit" && has_approval(ctx) {
        return None;
    }
    let own = if ctx.individual() { None } else { ctx.known("subject_name") };
    let words = list.hits(name, own);
    if words.is_empty() {
        return None;
    }
    let undecided = list.subject != Who::Any && !ctx.individual() && !ctx.unit();
    let state = list.fault == "site_name_state" && ctx.nature.is_some_and(|nature| STATE_NATURES.contains(&nature));
    let severity = if undecided || state { list.severity.min(Severity::Warn) } else { list.severity };
    let quoted = words.into_iter().map(|word| Phrase::new("fault-word").with("word", word)).collect::<Vec<_>>();
    let fault = Fault::new(&list.fault).with("name", Arg::Code(clean::quote(name))).with("words", quoted);
    Some(Hit { fault, severity })
}

/// An approval was named among the answers, so its words are no surprise.
fn has_approval(ctx: &Context) -> bool {
    ctx.known("preapproval").is_some_and(|answer| !matches!(answer, "none" | "no" | "0" | "无"))
}

/// A person's site may not hold the person's name; a unit's site may not be just that.
fn person(name: &str, ctx: &Context) -> Option<Hit> {
    let own = if ctx.unit() { None } else { ctx.known("subject_name") };
    let people = ["principal_name", "legal_rep_name", "site_principal_name"].map(|item| ctx.known(item));
    let mut people = people.into_iter().chain([own]).flatten().filter(|person| person.chars().count() > 1);
    let hit = people.any(|person| if ctx.unit() { name == person } else { name.contains(person) });
    hit.then(|| Hit {
        fault: Fault::new("site_name_person").with("name", Arg::Code(clean::quote(name))),
        severity: Severity::Block,
    })
}

/// What nobody refuses for certain, but reviewers look at.
fn advice(name: &str, ctx: &Context) -> Vec<Fault> {
    let fault = |code: &str| Fault::new(code).with("name", Arg::Code(clean::quote(name)));
    let chars = name.chars().count();
    let mut advice = Vec::new();
    if name.chars().filter(|c| clean::is_han(*c)).count() < COUNTED_MIN {
        advice.push(fault("site_name_few_han"));
    }
    let most = if ctx.individual() { CHARS_ADVISED_PERSON } else { CHARS_ADVISED };
    if chars > most {
        advice.push(fault("site_name_long").with("have", chars).with("max", most));
    }
    if ctx.unit() && ctx.known("subject_name").is_some_and(|unit| !related(name, unit)) {
        advice.push(fault("site_name_unrelated"));
    }
    advice
}

/// Whether two characters in a row, not of the common kind, stand in both names.
fn related(name: &str, unit: &str) -> bool {
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
    }
}
