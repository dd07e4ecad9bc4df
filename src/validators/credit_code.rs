//! Unified social credit code (统一社会信用代码, GB 32100-2015).
//!
//! 18 characters, digits and capital letters without I, O, S, V, Z: authority and kind of unit, six
//! digits for the region of registration (100000 for the whole country), the nine characters of the
//! organisation code, a check character. The check refuses; what the code says about nature and
//! province is only a warning, because a code outlives a removal, and so is the inner check.

use super::{Accepted, Context, Validator, Verdict, check_digit, clean, resident};
use crate::text::{Arg, Fault};

pub(super) const CREDIT_CODE: Validator = Validator {
    name: "credit_code",
    rule: "unified social credit code: 18 characters, check character, kind of unit, region (GB 32100)",
    check,
    keep: clean::code,
    good: &[
        "91350100M000100Y43",
        "91330100799655058B",
        "9144030071526726XG",
        "914403001922038216",
        " 9133 0100 7996 5505 8b ",
        "９１３３０１００７９９６５５０５８Ｂ",
    ],
    bad: &[
        ("", "empty"),
        ("91330100799655058", "credit_length"),
        ("330106000012340", "credit_old15"),
        ("79965505-8", "credit_old9"),
        ("9133010O799655058B", "credit_letter"),
        ("91330100799655058云", "credit_char"),
        ("913301M0799655058B", "credit_region_digit"),
        ("91330100799655058C", "credit_check"),
        ("91330100799655085B", "credit_check"),
    ],
    sensitive: false,
};

/// How long a code is.
const CHARS: usize = 18;

fn check(text: &str, ctx: &Context) -> Verdict {
    let code = clean::within(clean::code(text), clean::CODE_CHARS_MAX)?;
    check_form(&code)?;
    if !check_digit::credit_agrees(&code) {
        return Err(Fault::new("credit_check"));
    }
    let warnings = [inner_code(&code), kind(&code, ctx), region(&code, ctx)].into_iter().flatten().collect();
    Ok(Accepted { value: code, warnings })
}

/// Length, alphabet, and digits where the region stands.
fn check_form(code: &str) -> Result<(), Fault> {
    let have = code.chars().count();
    if have == 15 && code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::new("credit_old15"));
    }
    if check_digit::organisation_agrees(code) {
        return Err(Fault::new("credit_old9"));
    }
    if let Some((at, c)) = code.chars().enumerate().find(|(_, c)| check_digit::credit_value(*c).is_none()) {
        let name = if c.is_ascii_uppercase() { "credit_letter" } else { "credit_char" };
        return Err(Fault::new(name).with("at", at + 1).with("sign", Arg::Code(c.to_string())));
    }
    if have != CHARS {
        return Err(Fault::new("credit_length").with("have", have).with("want", CHARS));
    }
    match code.chars().enumerate().skip(2).take(6).find(|(_, c)| !c.is_ascii_digit()) {
        Some((at, c)) => {
            Err(Fault::new("credit_region_digit").with("at", at + 1).with("sign", Arg::Code(c.to_string())))
        }
        None => Ok(()),
    }
}

fn inner_code(code: &str) -> Option<Fault> {
    let inner = code.get(8..17)?;
    (!check_digit::organisation_agrees(inner)).then(|| Fault::new("credit_inner"))
}

/// What the first two characters say against the chosen nature; an unknown pair is a warning too.
fn kind(code: &str, ctx: &Context) -> Option<Fault> {
    let pair = Arg::Code(code.get(..2)?.to_owned());
    let Some(prefix) = ctx.law.subjects.of_credit_code(code) else {
        return Some(Fault::new("credit_kind_unknown").with("pair", pair));
    };
    let allowed = |nature| prefix.natures.is_empty() || prefix.natures.contains(&nature);
    if !ctx.nature.is_none_or(allowed) {
        return Some(Fault::new("credit_kind").with("pair", pair));
    }
    prefix.sole_trader.then(|| Fault::new("credit_sole_trader"))
}

/// The region tells where the unit was registered when the code was given out; 100000 is the whole country.
fn region(code: &str, ctx: &Context) -> Option<Fault> {
    let region = code.get(2..8)?;
    if region.starts_with("10") {
        return None;
    }
    if !resident::is_province(region) {
        return Some(Fault::new("credit_region_unknown"));
    }
    ctx.province.is_some_and(|here| !region.starts_with(here)).then(|| Fault::new("credit_region"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn nature_and_province_only_warn() {
        let mut desk = Desk::default();
        desk.nature = Some(4);
        desk.province = Some("33");
        assert!(codes(&desk.accept("credit_code", "91330100799655058B")).is_empty());
        assert_eq!(codes(&desk.accept("credit_code", "9144030071526726XG")), ["credit_region"]);
        assert_eq!(codes(&desk.accept("credit_code", "92330106MA2K7X9Q7N")), ["credit_sole_trader"]);
        assert_eq!(codes(&desk.accept("credit_code", "12330000470001235A")), ["credit_kind"]);
        assert!(codes(&desk.accept("credit_code", "9110000071093123XR")).is_empty());
        assert_eq!(codes(&desk.accept("credit_code", "91330106MA2B3C4D24")), ["credit_inner"]);
        desk.nature = None;
        assert_eq!(codes(&desk.accept("credit_code", "92330106MA2K7X9Q7N")), ["credit_sole_trader"]);
    }
}
