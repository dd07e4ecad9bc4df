//! Number of a passport: 5 to 17 letters and digits. Other forms are doubted, not refused.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const PASSPORT: Validator = Validator {
    name: "passport",
    rule: "passport number: 5 to 17 letters and digits",
    check,
    keep: clean::code,
    good: &["E12345678", " e 1234 5678 ", "Ａ１２３４５６７", "123456789"],
    bad: &[("", "empty"), ("1234", "passport_unsure"), ("护照在家里", "passport_unsure")],
    sensitive: true,
};

fn check(text: &str, _: &Context) -> Verdict {
    let code = clean::within(clean::code(text), clean::CODE_CHARS_MAX)?;
    let plausible = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if plausible && (5..=17).contains(&code.len()) && code.bytes().any(|b| b.is_ascii_digit()) {
        return Ok(Accepted::plain(code));
    }
    Err(Fault::new("passport_unsure"))
}
