//! City and district of the filing (所在市、区县), as 杭州市西湖区.
//!
//! Names end in 市, 州, 盟, 地区 and 区, 县, 市, 旗. A few cities have no districts: then one name is
//! enough, with a warning. "市辖区" is no place.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const CITY_DISTRICT: Validator = Validator {
    name: "city_district",
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
        ("西湖区", "city_district_city"),
        ("杭州", "city_district_city"),
        ("杭州西湖", "city_district_unsure"),
    ],
    sensitive: false,
};

/// The longest pair of names, in characters.
const CHARS_MAX: usize = 50;

/// Provinces that are cities themselves.
const MUNICIPALITIES: [&str; 4] = ["11", "12", "31", "50"];

fn check(text: &str, ctx: &Context) -> Verdict {
    let names = clean::within(normal(text), CHARS_MAX)?;
    if !names.chars().all(clean::is_han) {
        return Err(Fault::new("city_district_form"));
    }
    if names.contains("市辖区") {
        return Err(Fault::new("address_district"));
    }
    let below = names.find('省').map_or(names.as_str(), |at| names.get(at + '省'.len_utf8()..).unwrap_or_default());
    let below = below.split_once("自治区").map_or(below, |(_, rest)| rest);
    if !below.ends_with(['区', '县', '市', '旗', '州', '盟']) {
        return Err(Fault::new("city_district_unsure"));
    }
    let inner = below.char_indices().rev().skip(1).map(|(_, c)| c);
    let has_city = inner.clone().any(|c| matches!(c, '市' | '州' | '盟')) || below.contains("地区");
    let municipality = ctx.province.is_some_and(|here| MUNICIPALITIES.contains(&here));
    let warnings = if has_city || (municipality && below.ends_with(['区', '县'])) {
        Vec::new()
    } else if below.ends_with('市') {
        vec![Fault::new("city_district_whole")]
    } else {
        return Err(Fault::new("city_district_city"));
    };
    Ok(Accepted { value: names, warnings })
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
        let mut desk = Desk::default();
        assert_eq!(desk.accept("city_district", "浙江省 / 杭州市 / 西湖区").value, "浙江省杭州市西湖区");
        assert_eq!(codes(&desk.accept("city_district", "广东省东莞市")), ["city_district_whole"]);
        desk.province = Some("11");
        assert!(codes(&desk.accept("city_district", "朝阳区")).is_empty());
    }
}
