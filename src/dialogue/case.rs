//! What is known of a case, as facts that conditions of the rulebook can test.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Asia::Shanghai;

use super::state::{Address, Filing, Value};
use super::{Stage, Time};
use crate::rulebook::Rules;
use crate::rulebook::when::{Case, all_hold};

/// The day in China.
pub fn china_day(now: Time) -> NaiveDate {
    now.with_timezone(&Shanghai).date_naive()
}

impl Stage {
    /// The id in the rulebook.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::HouseCheck => "house_check",
            Stage::HouseFix => "house_fix",
            Stage::Ready => "ready",
            Stage::AtAlibaba => "at_alibaba",
            Stage::FirstReview => "first_review",
            Stage::FirstFix => "first_fix",
            Stage::SmsCheck => "sms_check",
            Stage::SmsFailed => "sms_failed",
            Stage::BureauReview => "bureau_review",
            Stage::BureauFix => "bureau_fix",
            Stage::Approved => "approved",
            Stage::Abandoned => "abandoned",
        }
    }

    /// Every stage, in the order of a filing's life.
    pub const ALL: [Stage; 13] = [
        Stage::Draft,
        Stage::HouseCheck,
        Stage::HouseFix,
        Stage::Ready,
        Stage::AtAlibaba,
        Stage::FirstReview,
        Stage::FirstFix,
        Stage::SmsCheck,
        Stage::SmsFailed,
        Stage::BureauReview,
        Stage::BureauFix,
        Stage::Approved,
        Stage::Abandoned,
    ];

    /// The stage of an id.
    pub fn of(id: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.id() == id)
    }
}

/// The facts of a filing. `earlier`: the same person has another filing whose subject is known.
pub fn case_of(rules: &Rules, filing: &Filing, earlier: bool, now: Time) -> Case {
    let mut case = Case::default();
    case.put("stage", filing.stage.id());
    case.put("review", if rules.settings.desk.is_some() { "yes" } else { "no" });
    case.put("earlier", if earlier { "yes" } else { "no" });
    for probe in &rules.settings.looks {
        case.put("looks", probe.id());
    }
    for (address, answer) in &filing.answers {
        put_answer(&mut case, address, &answer.value);
    }
    subject_facts(&mut case);
    let kind = rules.plan.kinds.iter().find(|rule| all_hold(&rule.when, &case));
    case.put("kind", kind.map_or("first", |rule| rule.id.as_str()));
    if let Some(province) = case.get("province").map(str::to_owned)
        && let Some(facts) = rules.province_facts(&province)
    {
        case.share(facts);
    }
    province_facts(&mut case, rules, filing, now);
    for (id, reminded) in &filing.reminders {
        if reminded.over || reminded.stopped {
            case.put(&format!("done.{id}"), "yes");
        }
    }
    for item in rules.items.list.iter().filter(|item| item.stage.is_some()) {
        if text_of(filing, &item.address).is_none() {
            case.put(&format!("missing.{}", item.id), "yes");
        }
    }
    super::looks::put_looked(&mut case, rules, filing);
    put_defaults(&mut case, rules, filing);
    case
}

/// What the province makes of this filing's age and number of sites.
fn province_facts(case: &mut Case, rules: &Rules, filing: &Filing, now: Time) {
    let Some(province) = case.get("province").and_then(|code| rules.law.province(code)) else {
        return;
    };
    let organisation = case.is("org", "yes");
    let public = case.is("family", "government") || case.is("family", "institution");
    case.put("province.lr", province.lr_of(public).value.word());
    if let (Some(age), Some(rule)) = (age_of(filing, organisation, china_day(now)), province.age(organisation)) {
        case.put("age", rule.judge(age));
    }
    let (max, plan) = province.order(organisation);
    let sites = text_of(filing, &Address::first("site", "site_count")).and_then(|count| count.parse::<u16>().ok());
    let sites = sites.unwrap_or(1);
    case.put("sites", if sites > 1 { "several" } else { "one" });
    case.put("order", if max.is_some_and(|max| sites > max) { "over" } else { "within" });
    case.put("plan", if plan.is_some_and(|plan| sites >= plan) { "asked" } else { "none" });
}

fn put_answer(case: &mut Case, address: &Address, value: &Value) {
    match value {
        Value::Choice(option) => case.put(&address.item, option),
        Value::Many(options) => {
            for option in options {
                case.put(&address.item, option);
            }
        }
        Value::Text(_) | Value::Photos(_) | Value::Skipped | Value::Later => {}
    }
}

fn subject_facts(case: &mut Case) {
    let Some(subject) = case.get("subject").map(str::to_owned) else {
        return;
    };
    let (family, nature) = match subject.as_str() {
        "individual" => ("individual", Some("5")),
        "enterprise" | "sole_trader" => ("enterprise", Some("4")),
        "institution" => ("institution", Some("3")),
        "government" => ("government", Some("2")),
        _ => ("social", None),
    };
    case.put("family", family);
    case.put("org", if family == "individual" { "no" } else { "yes" });
    if let Some(nature) = nature {
        case.remove("nature");
        case.put("nature", nature);
    }
}

/// Defaults count as answered, so that conditions and validators see them.
fn put_defaults(case: &mut Case, rules: &Rules, filing: &Filing) {
    for item in &rules.items.list {
        let Some(default) = &item.default else {
            continue;
        };
        let address = item.address.clone();
        if filing.answers.contains_key(&address) || !item.applies(case) {
            continue;
        }
        let chosen =
            if default == "@first" { rules.options(item, case).into_iter().next() } else { Some(default.clone()) };
        if let Some(chosen) = chosen {
            case.put(&item.id, chosen);
        }
    }
}

/// The text of an answer, if it is one.
pub fn text_of<'a>(filing: &'a Filing, address: &Address) -> Option<&'a str> {
    match &filing.answers.get(address)?.value {
        Value::Text(text) => Some(text),
        Value::Choice(_) | Value::Many(_) | Value::Photos(_) | Value::Skipped | Value::Later => None,
    }
}

/// Full years of the individual who files, or of an organisation's principal, by the birth date in the ID number.
fn age_of(filing: &Filing, organisation: bool, today: NaiveDate) -> Option<i32> {
    let (part, item) =
        if organisation { ("principal", "principal_cert_number") } else { ("subject", "subject_cert_number") };
    age_in(text_of(filing, &Address::first(part, item))?, today)
}

/// Full years by the birth date in an ID number; nothing in numbers of other kinds.
pub fn age_in(number: &str, today: NaiveDate) -> Option<i32> {
    let digits: String = number.chars().take(17).collect();
    if number.len() != 18 || digits.len() != 17 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let born = NaiveDate::parse_from_str(digits.get(6..14)?, "%Y%m%d").ok()?;
    let years = today.year() - born.year();
    let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
    Some(if had_birthday { years } else { years - 1 })
}
