//! Number of another paper of a unit (登记证, 许可证, 组织机构代码证 …).
//!
//! There are too many forms to know them all: letters, digits, brackets, hyphens and Chinese
//! characters such as 字第…号 are taken, 4 to 40 of them. Where the form is that of a known number, its
//! check digit is looked at, and a failure is a warning only.

use super::{Accepted, Context, Validator, Verdict, check_digit, clean};
use crate::text::Fault;

pub(super) const CERTIFICATE_NUMBER: Validator = Validator {
    name: "certificate_number",
    rule: "number of another paper of a unit: 4 to 40 letters, digits and Chinese characters",
    check,
    keep: normal,
    good: &[
        "事证第133000001234号",
        "浙民证字第010123号",
        "23301199910123456",
        "D2143569-X",
        "３３０１０６００００１２３４０",
    ],
    bad: &[
        ("", "empty"),
        ("12", "certificate_number_unsure"),
        ("没有", "certificate_number_unsure"),
        ("12#34@56", "certificate_number_unsure"),
    ],
    sensitive: false,
};

/// The shortest and the longest number, in characters.
const CHARS_MIN: usize = 4;
const CHARS_MAX: usize = 40;

fn check(text: &str, _: &Context) -> Verdict {
    let number = clean::within(normal(text), clean::LINE_CHARS_MAX)?;
    let chars = number.chars().count();
    let belongs = |c: char| c.is_ascii_alphanumeric() || clean::is_han(c) || "()[]-/.".contains(c);
    let digits = number.chars().any(|c| c.is_ascii_digit());
    if !(CHARS_MIN..=CHARS_MAX).contains(&chars) || !digits || !number.chars().all(belongs) {
        return Err(Fault::new("certificate_number_unsure"));
    }
    let bare = number.replace('-', "");
    let sound = match bare.len() {
        18 if bare.chars().all(|c| check_digit::credit_value(c).is_some()) => check_digit::credit_agrees(&bare),
        15 if bare.bytes().all(|b| b.is_ascii_digit()) => check_digit::old_licence_agrees(&bare),
        9 if bare.bytes().all(|b| b.is_ascii_alphanumeric()) => check_digit::organisation_agrees(&bare),
        _ => true,
    };
    let warnings = (!sound).then(|| Fault::new("certificate_number_check")).into_iter().collect();
    Ok(Accepted { value: number, warnings })
}

/// Half width, upper case, no spaces, one kind of hyphen.
fn normal(text: &str) -> String {
    let half = clean::half(text).replace(['〔', '【'], "[").replace(['〕', '】'], "]");
    let signs = half.chars().filter(|c| !c.is_whitespace());
    signs.map(|c| if clean::is_dash(c) { '-' } else { c.to_ascii_uppercase() }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn known_forms_are_looked_at() {
        let desk = Desk::default();
        assert!(codes(&desk.accept("certificate_number", "d2143569-x")).is_empty());
        for slip in ["D2143569-1", "330106000012341", "91330100799655058C"] {
            assert_eq!(codes(&desk.accept("certificate_number", slip)), ["certificate_number_check"]);
        }
    }
}
