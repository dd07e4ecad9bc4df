//! Addresses as people write them: recognised, and split at their parts.

use crate::rulebook::law::{Law, PROVINCES};

#[test]
fn provinces_are_known_by_addresses() {
    let law = Law::builtin();
    for (address, code) in [
        ("浙江省杭州市西湖区文三路1号", "33"),
        ("浙江杭州西湖区文三路1号", "33"),
        ("杭州市西湖区文三路1号", "33"),
        ("桐乡市凤鸣街道1号", "33"),
        ("北京市朝阳区建国路1号", "11"),
        ("上海市浦东新区世纪大道1号", "31"),
        ("重庆市万州区太白路1号", "50"),
        ("吉林省吉林市昌邑区解放路1号", "22"),
        ("吉林市昌邑区解放路1号", "22"),
        ("海南省海口市龙华区滨海大道1号", "46"),
        ("海南藏族自治州共和县1号", "63"),
        ("内蒙古自治区呼和浩特市新城区1号", "15"),
        ("内蒙古呼和浩特市新城区1号", "15"),
        ("广西壮族自治区南宁市青秀区1号", "45"),
        ("广西南宁市青秀区1号", "45"),
        ("新疆维吾尔自治区石河子市1号", "65"),
        ("新疆乌鲁木齐市天山区1号", "65"),
        ("恩施州利川市1号", "42"),
        ("中国 广东省 深圳市 南山区 1号", "44"),
        ("住址：江苏省南京市鼓楼区1号", "32"),
        ("东莞市南城街道鸿福路1号", "44"),
        ("zhejiang", "33"),
        ("Inner Mongolia", "15"),
        ("粤", "44"),
    ] {
        assert_eq!(law.province_of_address(address).map(|p| p.code.as_str()), Some(code), "{address}");
    }
    for nowhere in ["", "云帆笔记", "鼓楼区中山路1号", "London", "1号楼", "朝阳区建国路"] {
        assert!(law.province_of_address(nowhere).is_none(), "{nowhere}");
    }
}

/// Address | city | district | rest.
const PARTS: &str = "\
浙江省杭州市西湖区文三路1号 | 杭州市 | 西湖区 | 文三路1号\n\
浙江杭州西湖区文三路1号 | 杭州市 | 西湖区 | 文三路1号\n\
杭州市 西湖区 | 杭州市 | 西湖区 |\n\
桐乡市凤鸣街道庆丰南路1号 | 嘉兴市 | 桐乡市 | 凤鸣街道庆丰南路1号\n\
浙江省桐乡市凤鸣街道1号 | 嘉兴市 | 桐乡市 | 凤鸣街道1号\n\
北京市朝阳区建国路1号 | 北京市 | 朝阳区 | 建国路1号\n\
北京市北京市朝阳区建国路1号 | 北京市 | 朝阳区 | 建国路1号\n\
重庆市市辖区万州区太白路1号 | 重庆市 | 万州区 | 太白路1号\n\
上海浦东新区世纪大道1号 | 上海市 | 浦东新区 | 世纪大道1号\n\
广东省东莞市南城街道鸿福路1号 | 东莞市 |  | 南城街道鸿福路1号\n\
湖北省仙桃市干河街道1号 | 仙桃市 |  | 干河街道1号\n\
山东省青岛市市南区香港中路1号 | 青岛市 | 市南区 | 香港中路1号\n\
湖南省常德市津市市1号 | 常德市 | 津市市 | 1号\n\
山西省晋城市城区凤台街1号 | 晋城市 | 城区 | 凤台街1号\n\
内蒙古自治区呼伦贝尔市鄂温克族自治旗1号 | 呼伦贝尔市 | 鄂温克族自治旗 | 1号\n\
河北省石家庄市高新区长江大道1号 | 石家庄市 | 高新区 | 长江大道1号\n\
恩施州利川市都亭街道1号 | 恩施土家族苗族自治州 | 利川市 | 都亭街道1号";

#[test]
fn addresses_come_apart() {
    let law = Law::builtin();
    for row in PARTS.lines() {
        let parts: Vec<&str> = row.split('|').map(str::trim).collect();
        let [address, city, district, rest] = parts[..] else { panic!("four columns: {row}") };
        let parts = (city.to_owned(), district.to_owned(), rest.to_owned());
        assert_eq!(law.city_district(address), Some(parts), "{address}");
    }
    for unclear in ["", "浙江省", "浙江省杭州市", "浙江省杭州市文三路1号", "鼓楼区中山路1号", "文三路1号"]
    {
        assert_eq!(law.city_district(unclear), None, "{unclear}");
    }
}

#[test]
fn every_division_is_split_where_it_ends() {
    let law = Law::builtin();
    for code in PROVINCES {
        let full = law.provinces[code].full.clone();
        for city in law.divisions.cities(code) {
            assert_eq!(law.province_of_address(&format!("{full}{city}")).map(|p| p.code.as_str()), Some(code));
            for district in law.divisions.districts(code, city) {
                let head = if full == city { full.clone() } else { format!("{full}{city}") };
                let place = law.split_address(&format!("{head}{district}幸福路1号")).expect(district);
                let parts = (place.city.as_str(), place.district.as_str(), place.rest.as_str());
                assert_eq!(parts, (city, district, "幸福路1号"));
            }
        }
    }
}

#[test]
fn splitting_is_total() {
    let law = Law::builtin();
    for text in ["浙", "浙江", "杭", "\u{10FFFF}", "🙂浙江省", "市市市市市市", "区", "自治区"] {
        let long = text.repeat(4000);
        let _ = (law.city_district(text), law.province_of_address(&long), law.city_district(&long));
    }
}
