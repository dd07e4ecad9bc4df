//! Organisation code (组织机构代码, GB 11714): eight digits or capital letters, a check character.
//!
//! Normal form `D2143569-X`. The certificates have been replaced by the unified code, whose places 9 to 17
//! they are; what does not fit is doubted, not refused.

use super::{Accepted, Context, Validator, Verdict, check_digit, clean};
use crate::text::Fault;

pub(super) const ORGANISATION_CODE: Validator = Validator {
    name: "organisation_code",
    rule: "organisation code: 8 digits or letters and a check character (GB 11714), as D2143569-X",
    check,
    keep: clean::code,
    good: &["D2143569-X", " d2143569x ", "７９９６５５０５－８", "组织机构代码：D2143569-X"],
    bad: &[
        ("", "empty"),
        ("D2143569", "organisation_code_length"),
        ("D214356云-X", "organisation_code_char"),
        ("D2143569-1", "organisation_code_unsure"),
        ("91330100799655058B", "organisation_code_unified"),
    ],
    sensitive: false,
};

/// Eight characters and the one that checks them.
const CHARS: usize = 9;

/// How long a unified social credit code is.
const UNIFIED_CHARS: usize = 18;

fn check(text: &str, _: &Context) -> Verdict {
    let code = clean::within(clean::code(text), clean::CODE_CHARS_MAX)?;
    if let Some(at) = code.chars().position(|c| !c.is_ascii_alphanumeric()) {
        return Err(Fault::new("organisation_code_char").with("at", at + 1));
    }
    match code.len() {
        CHARS => {}
        UNIFIED_CHARS => return Err(Fault::new("organisation_code_unified")),
        have => return Err(Fault::new("organisation_code_length").with("have", have).with("want", CHARS)),
    }
    if !check_digit::organisation_agrees(&code) {
        return Err(Fault::new("organisation_code_unsure"));
    }
    let (body, last) = code.split_at(CHARS - 1);
    Ok(Accepted::plain(format!("{body}-{last}")))
}
