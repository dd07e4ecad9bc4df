//! Filing number (备案号): of the subject (京ICP备12345678号) or of a service (…号-1, App …号-2A).
//!
//! Province's abbreviation, `ICP备`, 6 to 10 digits, `号`; for a site its index, for an App A, a
//! mini-program X, a quick app K after it. Numbers of the police filing and of commercial licences are
//! told apart. A number from another province is only a warning. Where the subject's own is asked, the
//! index is taken off; where a site's is asked, it must be there, and be this subject's.

use chrono::Datelike;

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::rulebook::provinces::Province;
use crate::text::{Arg, Fault};

pub(super) const FILING_NUMBER: Validator = Validator {
    name: "filing_number",
    rule: "ICP filing number of a subject or a service, province by its abbreviation",
    check,
    keep: normal,
    good: &[
        "浙ICP备2026012345号",
        "浙ICP备2026012345号-1",
        "京icp备12345678号－2",
        "粤ＩＣＰ备 12345678 号—12",
        "备案号：沪ICP备12345678号-3X",
        "蜀ICP备12345678-1",
        "陇ICP備12345678號",
    ],
    bad: &[
        ("", "empty"),
        ("12345678", "filing_form"),
        ("川ICP备12345678号", "filing_abbr_unsure"),
        ("甲ICP备12345678号", "filing_abbr"),
        ("浙ICP备12345号", "filing_digits"),
        ("浙ICP备12345678901号", "filing_digits"),
        ("浙ICP备1234S678号", "filing_form"),
        ("浙ICP备12345678号-", "filing_index"),
        ("浙ICP备12345678号-0", "filing_index"),
        ("浙ICP备12345678号-1B", "filing_index"),
        ("京ICP证030173号", "filing_licence"),
        ("粤B2-20090059", "filing_licence"),
        ("京公网安备11000002000001号", "filing_police"),
    ],
    sensitive: false,
};

pub(super) const SUBJECT_NUMBER: Validator = Validator {
    name: "subject_number",
    rule: "filing number of a subject; the index of a site is taken off",
    check: |text, ctx| {
        let accepted = check(text, ctx)?;
        let (value, _) = split_index(&accepted.value);
        Ok(Accepted { value: value.to_owned(), ..accepted })
    },
    keep: normal,
    good: &["浙ICP备2026012345号", "浙ICP备2026012345号-1"],
    bad: &[("", "empty"), ("2026012345", "filing_form"), ("川ICP备12345678号", "filing_abbr_unsure")],
    sensitive: false,
};

pub(super) const SITE_NUMBER: Validator = Validator {
    name: "site_number",
    rule: "filing number of a site or App, with its index, below the subject's number",
    check: check_site,
    keep: normal,
    good: &["浙ICP备2026012345号-1", "浙icp备2026012345号－12A"],
    bad: &[
        ("", "empty"),
        ("浙ICP备2026012345号", "site_number_subject_unsure"),
        ("浙ICP备2026012345号-0", "filing_index"),
    ],
    sensitive: false,
};

/// The digits of a number; today's begin with the year.
const DIGITS_MIN: usize = 6;
const DIGITS_MAX: usize = 10;

/// The longest index of a service, in digits.
const INDEX_DIGITS_MAX: usize = 5;

fn check(text: &str, ctx: &Context) -> Verdict {
    let number = clean::within(normal(text), clean::LINE_CHARS_MAX)?;
    if number.contains("公网安备") {
        return Err(Fault::new("filing_police"));
    }
    if number.contains("ICP证") || number.contains("B2-") {
        return Err(Fault::new("filing_licence"));
    }
    let (abbreviation, rest) = number.split_once("ICP备").ok_or_else(|| Fault::new("filing_form"))?;
    let province = by_abbreviation(abbreviation, ctx)?;
    let digits_end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(digits_end);
    let index = tail.strip_prefix('号').unwrap_or(tail);
    if !index.is_empty() && !index.starts_with('-') {
        return Err(Fault::new("filing_form"));
    }
    if !(DIGITS_MIN..=DIGITS_MAX).contains(&digits.len()) {
        return Err(Fault::new("filing_digits").with("have", digits.len()));
    }
    let index = read_index(index)?;
    let mut warnings = Vec::new();
    let year = digits.get(..4).filter(|_| digits.len() == DIGITS_MAX).and_then(|year| year.parse::<i32>().ok());
    if year.is_some_and(|year| !(2005..=ctx.today.year()).contains(&year)) {
        warnings.push(Fault::new("filing_year"));
    }
    if ctx.province.is_some_and(|here| here != province.code) {
        warnings.push(Fault::new("filing_province").with("province", province.full.as_str()));
    }
    Ok(Accepted { value: format!("{abbreviation}ICP备{digits}号{index}"), warnings })
}

fn check_site(text: &str, ctx: &Context) -> Verdict {
    let mut accepted = check(text, ctx)?;
    let (subject, index) = split_index(&accepted.value);
    if index.is_empty() {
        return Err(Fault::new("site_number_subject_unsure"));
    }
    if ctx.known("subject_number").is_some_and(|known| known != subject) {
        accepted.warnings.push(Fault::new("site_number_other"));
    }
    Ok(accepted)
}

/// The subject's part of a number in normal form, and the index of the service after it.
fn split_index(number: &str) -> (&str, &str) {
    number.split_at(number.find('-').unwrap_or(number.len()))
}

/// The province that writes its numbers so. Of several abbreviations only the first stands in numbers;
/// another is doubted, because it is a likely slip (川 for 蜀).
fn by_abbreviation<'a>(abbreviation: &str, ctx: &Context<'a>) -> Result<&'a Province, Fault> {
    let mut provinces = ctx.law.provinces.values();
    let province = provinces.find(|province| province.abbr.iter().any(|abbr| abbr == abbreviation));
    let shown = |text: &str| Arg::Code(clean::quote(text));
    let province = province.ok_or_else(|| Fault::new("filing_abbr").with("abbr", shown(abbreviation)))?;
    match province.abbr.first() {
        Some(usual) if usual != abbreviation => {
            let fault = Fault::new("filing_abbr_unsure").with("abbr", shown(abbreviation));
            Err(fault.with("usual", shown(usual)))
        }
        Some(_) | None => Ok(province),
    }
}

/// "-1", "-2A" in normal form; empty for a subject's number.
fn read_index(index: &str) -> Result<String, Fault> {
    let Some(body) = index.strip_prefix('-') else {
        return Ok(String::new());
    };
    let digits = body.trim_end_matches(['A', 'X', 'K']);
    let kind = body.get(digits.len()..).unwrap_or_default();
    let number = digits.parse::<u32>().unwrap_or(0);
    let sound = digits.len() <= INDEX_DIGITS_MAX && digits.bytes().all(|b| b.is_ascii_digit()) && kind.len() <= 1;
    if sound && number > 0 { Ok(format!("-{number}{kind}")) } else { Err(Fault::new("filing_index")) }
}

/// Half width, no spaces, capitals, simplified characters; no tags, label or police number around it.
fn normal(text: &str) -> String {
    let half = clean::line(&without_tags(&clean::half(text))).to_uppercase().replace('備', "备").replace('號', "号");
    let bare = clean::unwrapped(half.rsplit([':', '：']).next().unwrap_or_default());
    let both = bare.contains("ICP备") && bare.contains("公网安备");
    let parts = bare.split_whitespace().filter(|part| !both || !part.contains("公网安备"));
    let signs = parts.flat_map(str::chars);
    signs.map(|c| if clean::is_dash(c) { '-' } else { c }).collect()
}

/// Without what stands between < and >: people copy the line of the page's source.
fn without_tags(text: &str) -> String {
    let mut depth = 0_usize;
    let inside = |c: &char| {
        match c {
            '<' => depth += 1,
            '>' => depth = depth.saturating_sub(1),
            _ if depth == 0 => return true,
            _ => {}
        }
        false
    };
    text.chars().filter(inside).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn normal_form_and_doubts() {
        let mut desk = Desk::default();
        desk.province = Some("33");
        let accepted = desk.accept("filing_number", " 浙icp备 2026012345 号－01 ");
        assert_eq!(accepted.value, "浙ICP备2026012345号-1");
        assert!(codes(&accepted).is_empty());
        assert_eq!(codes(&desk.accept("filing_number", "粤ICP备12345678号")), ["filing_province"]);
        assert_eq!(codes(&desk.accept("filing_number", "浙ICP备2099012345号")), ["filing_year"]);
    }

    #[test]
    fn two_numbers_come_at_approval() {
        let mut desk = Desk::default();
        assert_eq!(desk.accept("subject_number", "浙ICP备2026012345号-1").value, "浙ICP备2026012345号");
        desk.known("subject_number", "浙ICP备2026012345号");
        assert!(codes(&desk.accept("site_number", "浙ICP备2026012345号-2")).is_empty());
        assert_eq!(codes(&desk.accept("site_number", "浙ICP备2026012346号-2")), ["site_number_other"]);
    }
}
