//! Number of a foreigner's permanent residence card (外国人永久居留身份证).
//!
//! Cards since 2023: 18 digits, the first is 9, the same check character as on a resident's card.
//! Older cards: three letters and twelve digits. Other forms are doubted, never refused.

use super::{Accepted, Context, Validator, Verdict, clean, resident};
use crate::text::Fault;

pub(super) const FOREIGN_PERMANENT: Validator = Validator {
    name: "foreign_permanent",
    rule: "foreigner's permanent residence card: 18 digits from 9 on with a check, or 3 letters and 12 digits",
    check,
    keep: resident::cleaned,
    good: &["991156199003070011", "9911 5619 9003 0700 11", "usa330190030701", "ＵＳＡ330190030701"],
    bad: &[
        ("", "empty"),
        ("991156199003070018", "id_check"),
        ("11010519491231002X", "foreign_permanent_unsure"),
        ("USA33019003070", "foreign_permanent_unsure"),
    ],
    sensitive: true,
};

/// Three letters and twelve digits.
pub(super) fn is_old_form(code: &str) -> bool {
    let bytes = code.as_bytes();
    bytes.len() == 15
        && bytes.iter().take(3).all(u8::is_ascii_uppercase)
        && bytes.iter().skip(3).all(u8::is_ascii_digit)
}

fn check(text: &str, ctx: &Context) -> Verdict {
    let code = clean::within(resident::cleaned(text), clean::CODE_CHARS_MAX)?;
    if is_old_form(&code) {
        return Ok(Accepted::plain(code));
    }
    if !code.starts_with('9') || resident::check_form(&code).is_err() {
        return Err(Fault::new("foreign_permanent_unsure"));
    }
    resident::check_last(&code)?;
    // That the birth date stands where it stands on a resident's card is no published rule.
    let birth = resident::birth_date(&code, ctx.today).map_err(|_| Fault::new("foreign_permanent_unsure"))?;
    Ok(Accepted { warnings: resident::minor(birth, ctx).into_iter().collect(), value: code })
}
