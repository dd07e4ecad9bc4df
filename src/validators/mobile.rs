//! Mobile number (手机号码) of mainland China: 11 digits, the first 1, the second 3 to 9.
//!
//! The number itself must be the person's own, answered, and able to get the ministry's message.
//! Segments of virtual operators may not get it: a warning, because no list is official. Two persons
//! of one filing need different numbers, and the emergency number is never the mobile itself.

use super::{Accepted, Context, Validator, Verdict, clean, phone};
use crate::text::Fault;

pub(super) const MOBILE: Validator = Validator {
    name: "mobile",
    rule: "mainland mobile number: 11 digits from 13 to 19 on",
    check,
    keep: clean::code,
    good: &[
        "13800138000",
        "+86 138 0013 8000",
        "0086-138-0013-8000",
        "８６１３８００１３８０００",
        "(+86)13800138000",
        "tel:138.0013.8000",
        "013800138000",
        "+86 (0) 138 0013 8000",
        "我的手机：138 0013 8000（微信同号）",
    ],
    bad: &[
        ("", "empty"),
        ("1380013800", "mobile_length"),
        ("138001380000", "mobile_length"),
        ("12800138000", "mobile_start"),
        ("0571-88158388", "mobile_is_landline"),
        ("+1 415 555 0100", "mobile_foreign"),
        ("1380013800o", "mobile_char"),
        ("没有手机", "mobile_char"),
        ("13800138000或13900139000", "mobile_length"),
    ],
    sensitive: true,
};

/// How long a mobile number is.
pub(super) const DIGITS: usize = 11;

/// Segments of virtual operators, said (not officially) not to get the ministry's message.
const DOUBTFUL: [&str; 5] = ["162", "165", "167", "170", "171"];

/// Whether these digits are a mobile number.
pub(super) fn is_mobile(digits: &str) -> bool {
    digits.len() == DIGITS
        && digits.starts_with('1')
        && digits.as_bytes().get(1).is_some_and(|b| (b'3'..=b'9').contains(b))
        && digits.bytes().all(|b| b.is_ascii_digit())
}

fn check(text: &str, _ctx: &Context) -> Verdict {
    clean::within(clean::line(text), clean::LINE_CHARS_MAX)?;
    let dialled = phone::dialled(text);
    if let Some(at) = dialled.odd {
        return Err(Fault::new("mobile_char").with("at", at));
    }
    if dialled.foreign {
        return Err(Fault::new("mobile_foreign"));
    }
    let digits = phone::without_trunk(dialled.digits);
    if digits.starts_with('0') && (10..=13).contains(&digits.len()) {
        return Err(Fault::new("mobile_is_landline"));
    }
    if digits.len() != DIGITS {
        return Err(Fault::new("mobile_length").with("have", digits.len()).with("want", DIGITS));
    }
    if !is_mobile(&digits) {
        return Err(Fault::new("mobile_start"));
    }
    let doubtful = DOUBTFUL.iter().any(|segment| digits.starts_with(segment));
    let warnings = doubtful.then(|| Fault::new("mobile_segment")).into_iter().collect();
    Ok(Accepted { value: digits, warnings })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn some_segments_are_doubtful() {
        let desk = Desk::default();
        assert_eq!(codes(&desk.accept("mobile", "17012345678")), ["mobile_segment"]);
    }
}
