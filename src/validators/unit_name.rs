//! Name of a unit (单位名称): the whole registered name, sign for sign as on the certificate.
//!
//! Brackets stay full- or half-width as they were typed, because that is compared. Never a domain,
//! a number, a name of a site. Short names, and names without a Chinese character, are asked again once.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::{Arg, Fault};

pub(super) const UNIT_NAME: Validator = Validator {
    name: "unit_name",
    rule: "registered name of a unit, brackets as on the licence",
    check,
    keep: normal,
    good: &[
        "杭州云帆软件有限公司",
        "云帆（杭州）软件有限公司",
        "云帆(杭州)软件有限公司",
        " 杭州 云帆软件 有限公司 ",
        "林晓帆（个体工商户）",
        "浙江省远山中学",
        "杭州K&L咨询有限公司",
        "单位名称：杭州云帆软件有限公司",
    ],
    bad: &[
        ("", "empty"),
        ("example.cn", "unit_name_domain"),
        ("91330100799655058B", "unit_name_number"),
        ("云帆（杭州软件有限公司", "unit_name_bracket"),
        ("云帆@杭州有限公司", "unit_name_sign"),
        ("云帆", "unit_name_short_unsure"),
        ("Yunfan Software Ltd", "unit_name_latin_unsure"),
    ],
    sensitive: false,
};

/// The longest registered name, in characters.
const CHARS_MAX: usize = 100;

/// The shortest that is not asked about, in characters.
const CHARS_MIN: usize = 4;

/// Signs that stand in registered names.
const SIGNS: &str = " ()（）·&-.,'’“”\"、《》〈〉—/+";

/// What names of units end with, or hold before a closing bracket.
const ENDINGS: [&str; 40] = [
    "公司",
    "集团",
    "厂",
    "店",
    "行",
    "社",
    "部",
    "所",
    "院",
    "校",
    "学",
    "会",
    "局",
    "委",
    "办",
    "处",
    "站",
    "馆",
    "园",
    "中心",
    "室",
    "队",
    "庄",
    "坊",
    "铺",
    "户",
    "场",
    "政府",
    "合伙）",
    "合伙)",
    "工商户）",
    "工商户)",
    "庙",
    "寺",
    "教堂",
    "团",
    "台",
    "法院",
    "银行",
    "基金",
];

fn check(text: &str, _: &Context) -> Verdict {
    let name = clean::within(normal(text), CHARS_MAX)?;
    let han = name.chars().filter(|c| clean::is_han(*c)).count();
    if han == 0 {
        let latin = name.chars().any(char::is_alphabetic);
        return Err(Fault::new(match (latin, name.contains('.') && !name.contains(' '), has_many_digits(&name)) {
            (true, true, _) => "unit_name_domain",
            (_, _, true) | (false, _, false) => "unit_name_number",
            (true, false, false) => "unit_name_latin_unsure",
        }));
    }
    if let Some((at, c)) = name.chars().enumerate().find(|(_, c)| !c.is_alphanumeric() && !SIGNS.contains(*c)) {
        return Err(Fault::new("unit_name_sign").with("at", at + 1).with("sign", Arg::Code(c.to_string())));
    }
    if !clean::is_balanced(&name) {
        return Err(Fault::new("unit_name_bracket"));
    }
    if name.chars().count() < CHARS_MIN {
        return Err(Fault::new("unit_name_short_unsure"));
    }
    let mut warnings = Vec::new();
    if !ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        warnings.push(Fault::new("unit_name_ending"));
    }
    if name.contains(['(', ')', '（', '）']) {
        warnings.push(Fault::new("unit_name_brackets"));
    }
    Ok(Accepted { value: name, warnings })
}

/// One line without spaces beside Chinese characters, half-width letters and digits; brackets stay.
fn normal(text: &str) -> String {
    let line: String = clean::line(text)
        .chars()
        .map(|c| match c {
            '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
            }
            other => other,
        })
        .collect();
    clean::unnamed(&clean::close_up(&line)).to_owned()
}

fn has_many_digits(name: &str) -> bool {
    name.chars().filter(char::is_ascii_digit).count() > 5
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn brackets_stay_as_typed() {
        let desk = Desk::default();
        for name in ["云帆（杭州）软件有限公司", "云帆(杭州)软件有限公司"] {
            let accepted = desk.accept("unit_name", name);
            assert_eq!(accepted.value, name);
            assert_eq!(codes(&accepted), ["unit_name_brackets"]);
        }
        assert_eq!(codes(&desk.accept("unit_name", "杭州云帆软件")), ["unit_name_ending"]);
        assert!(codes(&desk.accept("unit_name", "杭州云帆软件有限公司")).is_empty());
    }
}
