//! A remark made of the answers: what the site is, then the sentences that the province wants.

use std::collections::BTreeMap;

use crate::rulebook::names::filled;
use crate::rulebook::when::{Case, all_hold};
use crate::validators::{Context, site_name};

/// The remark, or nothing while the answers give no sentence of it.
pub(super) fn proposal(case: &Case, ctx: &Context) -> Option<String> {
    let words = words(case, ctx);
    let word = |name: &str| words.get(name).map(String::as_str);
    let names = &ctx.law.names;
    let own = names.remark_line.iter().filter(|line| all_hold(&line.when, case));
    let mut sentences: Vec<String> = own.filter_map(|line| filled(&line.text, &word)).collect();
    if sentences.is_empty() {
        return None;
    }
    let obligatory = [
        (ctx.individual() && case.is("province.statement", "yes"), &names.statement),
        (case.is("province.preapproval_remark", "yes") && case.is("preapproval", "none"), &names.no_preapproval),
    ];
    let wanted = obligatory.into_iter().filter(|(wanted, _)| *wanted);
    sentences.extend(wanted.filter_map(|(_, sentence)| filled(&sentence.text, &word)));
    Some(sentences.iter().map(|sentence| format!("{}。", sentence.trim_end_matches('。'))).collect())
}

/// The words for the braces, as far as they are known.
fn words(case: &Case, ctx: &Context) -> BTreeMap<&'static str, String> {
    let mut words = BTreeMap::new();
    if let Some(unit) = ctx.known("subject_name") {
        words.insert("unit", unit.to_owned());
    }
    if let Some(name) = ctx.known("site_name").and_then(|names| names.lines().next()) {
        words.insert("name", name.to_owned());
        if ctx.known("subject_name").is_some_and(|unit| !site_name::related(name, unit)) {
            words.insert("brand", name.to_owned());
        }
    }
    let topics = ctx.law.names.making.topics_of(&[ctx.known("site_name").unwrap_or_default()]);
    if !topics.is_empty() {
        words.insert("topics", topics.join("、"));
    }
    if let Some(domain) = ctx.known("domain") {
        words.insert("domain", domain.to_owned());
    }
    let service = case.get("site_service").and_then(|code| ctx.law.option_zh("services", code));
    words.extend(service.map(|service| ("service", service)));
    words
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::rulebook::law::{Law, PROVINCES};
    use crate::validators;

    /// The remark of somebody in a province, and whether it passes there with nothing to think about.
    fn made(law: &Law, province: &str, unit: Option<&str>, name: &str) -> (String, bool) {
        let mut case = Case::default();
        case.put("org", if unit.is_some() { "yes" } else { "no" });
        case.put("preapproval", "none");
        case.put("province", province);
        case.put("site_service", "128");
        for (fact, word) in law.province(province).expect("a province").facts() {
            case.put(&format!("province.{fact}"), word);
        }
        let answers = [("site_name", name), ("domain", "yunqi.cn"), ("subject_name", unit.unwrap_or("林晓帆"))];
        let known = answers.map(|(item, value)| (item.to_owned(), value.to_owned())).into();
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
        let organisation = Some(unit.is_some());
        let ctx = Context { law, province: Some(province), organisation, nature: None, today, known: &known };
        let remark = proposal(&case, &ctx).expect("a remark");
        let validator = validators::find("remark").expect("the validator of remarks");
        let passes = validator.judge(&remark, &ctx).is_ok_and(|accepted| accepted.warnings.is_empty());
        (remark, passes)
    }

    #[test]
    fn remarks_say_what_the_province_wants_and_pass_everywhere() {
        let law = Law::builtin();
        for province in PROVINCES {
            for (unit, name) in [
                (None, "云帆读书笔记"),
                (Some("杭州云栖科技有限公司"), "云栖科技"),
                (Some("杭州云栖科技有限公司"), "远山笔记"),
            ] {
                let (remark, passes) = made(&law, province, unit, name);
                assert!(passes, "{province}: {remark}");
            }
        }
        let remark = |province, unit, name| made(&law, province, unit, name).0;
        assert!(remark("36", None, "云帆读书笔记").ends_with("该网站yunqi.cn不涉及前置审批业务。"));
        assert!(remark("12", None, "云帆读书笔记").ends_with(&law.names.statement.text));
        assert!(remark("33", None, "云帆读书笔记").contains("主要内容与读书有关。"));
        let unit = Some("杭州云栖科技有限公司");
        assert!(remark("33", unit, "远山笔记").contains("“远山笔记”为本单位的产品（项目）名称。"));
        assert!(!remark("33", unit, "云栖科技").contains("产品"));
    }
}
