//! Address (通信地址, 证件住所): exact to the door, in Chinese, with today's names of districts.
//!
//! "市辖区" is no place: the real district belongs there. Signs are refused. No door number, an old
//! district, a place twice, another province, an office as a person's home: warnings. In villages the last thing is the village or the group, in
//! schools the dormitory or the class.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const ADDRESS: Validator = Validator {
    name: "address",
    rule: "address: exact to the door, in Chinese, no 市辖区, today's districts, no signs",
    check,
    keep: normal,
    good: &[
        "西湖区文三路90号东部软件园1号楼302室",
        " 文三路 90 号 ３幢２单元 ",
        "朝阳区建国路88号院3号楼1702",
        "余村镇青山村三组12号",
        "浙江大学紫金港校区碧峰学园2舍301",
        "网址：住所地址",
        "通信地址：西湖区文三路90号",
        "示例大学计算机学院软件工程一班",
    ],
    bad: &[
        ("", "empty"),
        ("文三路", "address_short"),
        ("北京市市辖区建国路88号", "address_district"),
        ("文三路90号@3楼", "address_sign"),
        ("90 Wensan Road, Hangzhou", "address_latin_unsure"),
        ("文三路90号3#楼302", "address_sign"),
        ("同上", "same_as_above"),
    ],
    sensitive: false,
};

/// The longest address that the forms take, in characters.
const CHARS_MAX: usize = 200;

/// The shortest that can lead to a door, in characters.
const CHARS_MIN: usize = 5;

/// Signs that stand in real addresses.
const SIGNS: &str = "-/.,:、，。：()（）·&'";

/// What ends an exact address.
const DOORS: [&str; 26] = [
    "号", "室", "栋", "幢", "座", "单元", "弄", "楼", "层", "舍", "村", "组", "队", "屯", "户", "铺", "院", "档", "摊",
    "房", "店", "寨", "班", "系", "宿舍", "连",
];

fn check(text: &str, ctx: &Context) -> Verdict {
    let address = normal(text);
    let address = clean::within(address, CHARS_MAX)?;
    if !address.chars().any(clean::is_han) {
        return Err(Fault::new("address_latin_unsure"));
    }
    if let Some((at, c)) = address.chars().enumerate().find(|(_, c)| !belongs(*c)) {
        return Err(Fault::new("address_sign").with("at", at + 1).with("sign", crate::text::Arg::Code(c.to_string())));
    }
    if address.contains("市辖区") {
        return Err(Fault::new("address_district"));
    }
    let have = address.chars().count();
    if have < CHARS_MIN {
        return Err(Fault::new("address_short"));
    }
    let warnings = doubts(&address, ctx);
    Ok(Accepted { value: address, warnings })
}

fn doubts(address: &str, ctx: &Context) -> Vec<Fault> {
    let mut doubts = Vec::new();
    for renamed in ctx.law.divisions.old_names(address, ctx.province) {
        let (old, new) = (renamed.old.as_str(), renamed.new.as_str());
        doubts.push(Fault::new("address_old_district").with("old", old).with("new", new));
    }
    doubts.extend(twice(address, ctx));
    doubts.extend(elsewhere(address, ctx));
    let numbered = address.chars().any(|c| c.is_ascii_digit());
    if !numbered && !DOORS.iter().any(|door| address.ends_with(door)) {
        doubts.push(Fault::new("address_door"));
    }
    if ctx.individual() && (address.contains("公司") || address.contains("写字楼")) {
        doubts.push(Fault::new("address_office"));
    }
    doubts
}

/// A place that stands twice at the beginning: 浙江省杭州市杭州市西湖区.
fn twice(address: &str, ctx: &Context) -> Option<Fault> {
    let place = ctx.law.split_address(address)?;
    let province = ctx.law.province(&place.province).map_or("", |province| province.full.as_str());
    let mut names = [province, &place.city, &place.district].into_iter().filter(|name| !name.is_empty());
    let name = names.find(|name| address.matches(name).nth(1).is_some())?;
    Some(Fault::new("address_twice").with("name", name))
}

/// An address in another province: a unit files where its certificate is, a person where the card
/// says, unless it was said that the person comes from elsewhere.
fn elsewhere(address: &str, ctx: &Context) -> Option<Fault> {
    let there = ctx.law.province_of_address(address)?;
    let other = ctx.province.is_some_and(|here| here != there.code);
    let said = ctx.known("local") == Some("no");
    (other && !said).then(|| Fault::new("address_province").with("province", there.full.as_str()))
}

/// Half-width letters and digits, no spaces beside Chinese characters.
fn normal(text: &str) -> String {
    let line = clean::line(text);
    let half: String = line
        .chars()
        .map(|c| match c {
            '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '＃' | '／' => {
                char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
            }
            dash if clean::is_dash(dash) => '-',
            other => other,
        })
        .collect();
    let closed = clean::close_up(&half);
    clean::bare(&closed).to_owned()
}

fn belongs(c: char) -> bool {
    c.is_alphanumeric() || c == ' ' || SIGNS.contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn exactness_and_old_names_warn() {
        let mut desk = Desk::default();
        assert_eq!(codes(&desk.accept("address", "西湖区文三路东部软件园")), ["address_door"]);
        assert_eq!(codes(&desk.accept("address", "北京市宣武区广安门内大街1号")), ["address_old_district"]);
        assert!(codes(&desk.accept("address", "余村镇青山村")).is_empty());
        assert_eq!(codes(&desk.accept("address", "浙江省杭州市杭州市西湖区文三路90号")), ["address_twice"]);
        assert!(codes(&desk.accept("address", "浙江省杭州市西湖区文三路90号")).is_empty());
        desk.organisation = Some(false);
        assert_eq!(codes(&desk.accept("address", "文三路90号云帆公司")), ["address_office"]);
        assert_eq!(desk.accept("address", " 文三路 ９０号 Ａ座 ").value, "文三路90号A座");
    }

    #[test]
    fn another_province_warns() {
        let mut desk = Desk::default();
        desk.province = Some("33");
        let address = "江苏省南京市玄武区中山路90号";
        assert_eq!(codes(&desk.accept("address", address)), ["address_province"]);
        desk.known("local", "no");
        assert!(codes(&desk.accept("address", address)).is_empty());
    }
}
