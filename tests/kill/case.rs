//! Whose filing it is, and what its filer answers: invented people and units everywhere in the country.

use beian::sim::{answers, pictures};

use super::chance::Chance;

/// Subjects of every sort that is asked differently.
const SUBJECTS: [&str; 6] = ["individual", "individual", "individual", "enterprise", "sole_trader", "institution"];
/// Provinces by code, each with a place there.
const PROVINCES: [(&str, &str); 8] = [
    ("33", "浙江省杭州市西湖区"),
    ("33", "浙江省宁波市海曙区"),
    ("11", "北京市海淀区"),
    ("31", "上海市徐汇区"),
    ("44", "广东省深圳市南山区"),
    ("51", "四川省成都市武侯区"),
    ("61", "陕西省西安市雁塔区"),
    ("54", "西藏自治区拉萨市城关区"),
];
/// What the clients of people are set to.
const LANGUAGES: [&str; 4] = ["en", "zh-hans", "zh-hant", "de"];
/// Choices of somebody who is just starting.
const CHOICES: [(&str, &str); 8] = [
    ("where", "starting"),
    ("server", "mainland"),
    ("filed_before", "never"),
    ("local", "yes"),
    ("server_ready", "all_true"),
    ("domain_ready", "all_true"),
    ("preapproval", "none"),
    ("site_service_own", "8388608"),
];

/// A case and its answers.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    id: i64,
    subject: &'static str,
    province: (&'static str, &'static str),
    pub(crate) language: &'static str,
}

impl Case {
    pub(crate) fn new(id: i64, chance: &mut Chance) -> Case {
        let (subject, province) = (chance.pick(&SUBJECTS), chance.pick(&PROVINCES));
        Case { id, subject, province, language: chance.pick(&LANGUAGES) }
    }

    /// In a few words, for a finding.
    pub(crate) fn name(&self) -> String {
        format!("{} in {}, {}", self.subject, self.province.0, self.language)
    }

    /// The option that he wants, if he cares.
    pub(crate) fn choice(&self, item: &str) -> Option<&'static str> {
        match item {
            "subject" => Some(self.subject),
            "province" => Some(self.province.0),
            _ => CHOICES.iter().find(|(known, _)| *known == item).map(|(_, option)| *option),
        }
    }

    /// What he types in reply to a question; numbers and names of his own where that is allowed, so that a mix-up shows.
    /// The second time he gives another answer, where there is one.
    pub(crate) fn text(&self, item: &str, question: &str, again: bool) -> Option<String> {
        let (id, place, turn) = (self.id, self.province.1, i64::from(again));
        Some(match item {
            "subject_address" | "contact_address" => format!("{place}示例路{id}号{}幢1单元301室", 2 + turn),
            "principal_mobile" => format!("13{}{id:08}", 8 - turn),
            "principal_emergency" => format!("139{id:08}"),
            "principal_email" => format!("lin{id}x{turn}@example.cn"),
            "domain" => format!("yunfan{id}.cn"),
            validity if validity.ends_with("_validity") => "2019.03.07-2039.03.07".to_owned(),
            "domain_expiry" => "2028-03-01".to_owned(),
            "site_name" if self.subject == "individual" => "云帆的读书笔记".to_owned(),
            "site_remark" if self.subject == "individual" => {
                format!("记录我读过的{}本书和写下的心得，不含任何经营内容", id + turn)
            }
            _ => answers::answers(question).answers.into_iter().find(|answer| answer.good)?.text,
        })
    }

    /// The picture that a question wants, by name.
    pub(crate) fn picture(&self, item: &str, question: &str) -> Option<&'static str> {
        if item == "signed_sheet" && self.subject != "individual" {
            return Some("sheet_company");
        }
        let kinds = answers::answers(question).kinds;
        let fits = |one: &&pictures::Picture| one.good && kinds.iter().any(|kind| kind == one.kind.id());
        pictures::list().iter().find(fits).map(|one| one.id)
    }
}
