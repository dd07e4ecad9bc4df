//! Number of a mainland travel permit for Hong Kong and Macao residents (港澳居民来往内地通行证).
//!
//! H or M and eight digits; on older cards two more digits for the times it was renewed. Since 2024
//! there are permits for residents without Chinese nationality: other forms are doubted, not refused.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const HM_PERMIT: Validator = Validator {
    name: "hm_permit",
    rule: "travel permit of Hong Kong and Macao: H or M and 8 digits, or 10 on older cards",
    check,
    keep: clean::code,
    good: &["H12345678", "m12345678", "Ｈ 1234 5678", "H1234567801"],
    bad: &[("", "empty"), ("12345678", "hm_permit_unsure"), ("H1234567", "hm_permit_unsure")],
    sensitive: true,
};

fn check(text: &str, _: &Context) -> Verdict {
    let code = clean::within(clean::code(text), clean::CODE_CHARS_MAX)?;
    let digits = code.strip_prefix(['H', 'M']).unwrap_or_default();
    if matches!(digits.len(), 8 | 10) && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(Accepted::plain(code));
    }
    Err(Fault::new("hm_permit_unsure"))
}
