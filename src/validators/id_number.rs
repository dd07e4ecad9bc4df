//! Number of a resident identity card (居民身份证, GB 11643-1999).
//!
//! 18 places: the region of the first registration, the birth date, an order number, a check
//! character 0 to 9 or X. The region must be a province; the date must be real and past. The number
//! never changes when its holder moves, so its region says nothing about the province of the filing.
//! Numbers of residence permits and of permanent residents follow the same scheme: they are taken
//! with a warning, because then another kind of paper should be chosen.

use super::{Accepted, Context, Validator, Verdict, clean, foreign_permanent, resident};
use crate::text::Fault;

pub(super) const ID_NUMBER: Validator = Validator {
    name: "id_number",
    rule: "resident ID number: 18 places, province, real past date, check character (GB 11643)",
    check,
    keep: resident::cleaned,
    good: &[
        "11010519491231002X",
        "33010619900307009X",
        " 1101 0519 4912 3100 2x ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002×",
        "11O1O519491231OO2X",
        "身份证号：11010519491231002X",
    ],
    bad: &[
        ("", "empty"),
        ("1101051949123100", "id_length"),
        ("110105491231002", "id_old15"),
        ("1101051949123100A2", "id_char"),
        ("160105194912310021", "id_region"),
        ("830105194912310021", "id_region"),
        ("11010519491331002X", "id_date"),
        ("110105194902300029", "id_date"),
        ("110105194912310021", "id_check"),
    ],
    sensitive: true,
};

fn check(text: &str, ctx: &Context) -> Verdict {
    let code = clean::within(resident::cleaned(text), clean::CODE_CHARS_MAX)?;
    if foreign_permanent::is_old_form(&code) {
        return Ok(Accepted { value: code, warnings: vec![Fault::new("id_is_permanent")] });
    }
    resident::check_form(&code)?;
    let mut warnings = Vec::new();
    if code.starts_with('9') {
        warnings.push(Fault::new("id_is_permanent"));
    } else if resident::is_hmt_region(&code) {
        warnings.push(Fault::new("id_is_residence"));
    } else if !resident::is_province(&code) {
        return Err(Fault::new("id_region"));
    }
    let birth = resident::birth_date(&code, ctx.today)?;
    resident::check_last(&code)?;
    warnings.extend(resident::minor(birth, ctx));
    Ok(Accepted { value: code, warnings })
}
