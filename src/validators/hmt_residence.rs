//! Number of a residence permit for Hong Kong, Macao or Taiwan residents (港澳台居民居住证).
//!
//! The scheme of a resident's card, with the region 810000, 820000 or 830000.

use super::{Accepted, Context, Validator, Verdict, clean, resident};
use crate::text::Fault;

pub(super) const HMT_RESIDENCE: Validator = Validator {
    name: "hmt_residence",
    rule: "residence permit of Hong Kong, Macao, Taiwan: as an ID number, region 810000, 820000 or 830000",
    check,
    keep: resident::cleaned,
    good: &["810000199410080018", "82000019941008001x", "83 0000 1994 1008 0011"],
    bad: &[
        ("", "empty"),
        ("81000019941008001", "id_length"),
        ("810000199413080018", "id_date"),
        ("810000199410080019", "id_check"),
        ("11010519491231002X", "hmt_residence_region"),
        ("H12345678", "id_length"),
    ],
    sensitive: true,
};

fn check(text: &str, ctx: &Context) -> Verdict {
    let code = clean::within(resident::cleaned(text), clean::CODE_CHARS_MAX)?;
    resident::check_form(&code)?;
    if !resident::is_hmt_region(&code) {
        return Err(Fault::new("hmt_residence_region"));
    }
    let birth = resident::birth_date(&code, ctx.today)?;
    resident::check_last(&code)?;
    Ok(Accepted { value: code, warnings: resident::minor(birth, ctx).into_iter().collect() })
}
