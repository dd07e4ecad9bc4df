//! Number of a mainland travel permit for Taiwan residents (台湾居民来往大陆通行证).
//!
//! Eight digits; in old booklets ten digits and a letter. Other forms are doubted, not refused.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const TW_PERMIT: Validator = Validator {
    name: "tw_permit",
    rule: "travel permit of Taiwan: 8 digits, or 10 digits and a letter in old booklets",
    check,
    keep: clean::code,
    good: &["12345678", "１２３４ ５６７８", "1234567890b", "1234567890(B)"],
    bad: &[("", "empty"), ("1234567", "tw_permit_unsure"), ("T12345678", "tw_permit_unsure")],
    sensitive: true,
};

fn check(text: &str, _: &Context) -> Verdict {
    let code = clean::code(text).replace(['(', ')'], "");
    let code = clean::within(code, clean::CODE_CHARS_MAX)?;
    let digits = code.strip_suffix(|c: char| c.is_ascii_uppercase());
    let plausible = |body: &str, len: usize| body.len() == len && body.bytes().all(|b| b.is_ascii_digit());
    if plausible(&code, 8) || digits.is_some_and(|body| plausible(body, 10)) {
        return Ok(Accepted::plain(code));
    }
    Err(Fault::new("tw_permit_unsure"))
}
