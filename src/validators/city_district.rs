//! City and district of the filing (所在市、区县), as 杭州市西湖区.
//!
//! They are looked up in the table of divisions; a pair that it does not know is doubted, because
//! districts are renamed. A few cities have no districts: then one name is enough, with a warning.
//! "市辖区" is no place. The province before them is taken off.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const CITY_DISTRICT: Validator = Validator {
    name: "city_district",
    rule: "city and district as in the table of divisions, such as 杭州市西湖区",
    check,
    keep: normal,
    good: &[
        "杭州市西湖区",
        "浙江省 杭州市 西湖区",
        "杭州市/西湖区",
        "凉山彝族自治州西昌市",
        "东莞市",
        "锡林郭勒盟阿巴嘎旗",
    ],
    bad: &[
        ("", "empty"),
        ("Hangzhou", "city_district_form"),
        ("北京市市辖区", "address_district"),
        ("西湖区", "city_district_unsure"),
        ("浙江省杭州市", "city_district_unsure"),
        ("杭州西湖", "city_district_unsure"),
    ],
    sensitive: false,
};

/// The longest pair of names, in characters.
const CHARS_MAX: usize = 50;

fn check(text: &str, ctx: &Context) -> Verdict {
    let names = clean::within(normal(text), CHARS_MAX)?;
    if !names.chars().all(clean::is_han) {
        return Err(Fault::new("city_district_form"));
    }
    if names.contains("市辖区") {
        return Err(Fault::new("address_district"));
    }
    let place = ctx.law.split_address(&names).filter(|place| place.rest.is_empty());
    if let Some(place) = place {
        let whole = place.district.is_empty().then(|| Fault::new("city_district_whole"));
        let value = format!("{}{}", place.city, place.district);
        return Ok(Accepted { value, warnings: whole.into_iter().collect() });
    }
    Err(Fault::new("city_district_unsure"))
}

/// Without spaces and the signs that people put between the names.
fn normal(text: &str) -> String {
    let line = clean::half(text);
    line.chars().filter(|c| !c.is_whitespace() && !clean::is_dash(*c) && !",，、/·.。|>".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn cities_with_and_without_districts() {
        let desk = Desk::default();
        for (typed, value) in [
            ("浙江省 / 杭州市 / 西湖区", "杭州市西湖区"),
            ("浙江杭州西湖区", "杭州市西湖区"),
            ("义乌市", "金华市义乌市"),
            ("北京市朝阳区", "北京市朝阳区"),
        ] {
            let accepted = desk.accept("city_district", typed);
            assert_eq!(accepted.value, value);
            assert!(codes(&accepted).is_empty());
        }
        assert_eq!(codes(&desk.accept("city_district", "广东省东莞市")), ["city_district_whole"]);
    }
}
