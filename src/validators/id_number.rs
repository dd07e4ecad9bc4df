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
    check,
    keep: clean::code,
    good: &[
        "11010519491231002X",
        "33010619900307009X",
        " 1101 0519 4912 3100 2x ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002×",
    ],
    bad: &[
        ("", "empty"),
        ("1101051949123100", "id_length"),
        ("110105491231002", "id_old15"),
        ("1101051949123100A2", "id_char"),
        ("160105194912310021", "id_region"),
        ("11010519491331002X", "id_date"),
        ("110105194902300029", "id_date"),
        ("110105194912310021", "id_check"),
    ],
    sensitive: true,
};

/// GB/T 2260: the first two digits of every province, and of the region of no province 71, 81, 82.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

fn check(text: &str, ctx: &Context) -> Verdict {
    let code = clean::within(clean::code(text), clean::CODE_CHARS_MAX)?;
    if foreign_permanent::is_old_form(&code) {
        return Ok(Accepted { value: code, warnings: vec![Fault::new("id_is_permanent")] });
    }
    resident::check_form(&code)?;
    let mut warnings = Vec::new();
    if code.starts_with('9') {
        warnings.push(Fault::new("id_is_permanent"));
    } else if ["810000", "820000", "830000"].iter().any(|region| code.starts_with(region)) {
        warnings.push(Fault::new("id_is_residence"));
    } else if !PROVINCES.iter().any(|province| code.starts_with(province)) {
        return Err(Fault::new("id_region"));
    }
    let birth = resident::birth_date(&code, ctx.today)?;
    resident::check_last(&code)?;
    warnings.extend(resident::minor(birth, ctx));
    Ok(Accepted { value: code, warnings })
}
