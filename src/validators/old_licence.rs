//! Registration number of a licence before 2015 (注册号, GS 15-2006): 15 digits.
//!
//! Six digits for the registering office, eight in order, a check digit (ISO 7064, MOD 11,10). Such
//! licences have been replaced by those with a unified code; the number still stands on old papers, so what
//! does not fit is doubted, not refused.

use super::{Accepted, Context, Validator, Verdict, check_digit, clean, resident};
use crate::text::Fault;

pub(super) const OLD_LICENCE: Validator = Validator {
    name: "old_licence",
    rule: "old licence number: 15 digits, province, check digit (ISO 7064, MOD 11,10)",
    check,
    keep: clean::code,
    good: &["110108000000016", " 1101 0800 0000 016 ", "３３０１０６００００１２３４０", "注册号：110108000000016"],
    bad: &[
        ("", "empty"),
        ("11010800000001", "old_licence_length"),
        ("11010800000001X", "old_licence_char"),
        ("110108000000017", "old_licence_unsure"),
        ("990108000000014", "old_licence_unsure"),
    ],
    sensitive: false,
};

/// How long such a number is.
const DIGITS: usize = 15;

fn check(text: &str, _: &Context) -> Verdict {
    let code = clean::within(clean::code(text), clean::CODE_CHARS_MAX)?;
    if let Some(at) = code.chars().position(|c| !c.is_ascii_digit()) {
        return Err(Fault::new("old_licence_char").with("at", at + 1));
    }
    if code.len() != DIGITS {
        return Err(Fault::new("old_licence_length").with("have", code.len()).with("want", DIGITS));
    }
    // The State Administration itself registered under 100000.
    let office = code.starts_with("10") || resident::is_province(&code);
    if office && check_digit::old_licence_agrees(&code) {
        return Ok(Accepted::plain(code));
    }
    Err(Fault::new("old_licence_unsure"))
}
