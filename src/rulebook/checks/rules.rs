//! Checks of single rules: their basis, and the provinces, divisions and holidays.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::{World, fault, of_rule};
use crate::rulebook::data::DataFault;
use crate::rulebook::law::{Law, PROVINCES};
use crate::rulebook::rule::{Confidence, Severity, Traced};
use crate::rulebook::{calendar, divisions};

/// From this month on the next year's holidays are announced.
const NOTICE_MONTH: u32 = 12;

pub(super) fn ages(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    for province in law.provinces.values() {
        let rules = [("age_organisation", &province.age_organisation), ("age_individual", &province.age_individual)];
        for (key, rule) in rules {
            let Some(age) = rule.as_ref().map(|rule| &rule.value) else {
                continue;
            };
            if age.from.is_some_and(|from| from >= age.min) || (age.from.is_some() && age.with.is_none()) {
                let what = "`from` is younger than `min` and names its paper in `with`".to_owned();
                let remedy = "lower `from`, or add `with`, or leave both out";
                faults.push(fault(world, &province.file(), key, key, what, remedy));
            }
        }
    }
    faults
}

pub(super) fn blocks(law: &Law, world: &World) -> Vec<DataFault> {
    let unsure = |rule: &Traced| rule.basis.severity == Severity::Block && rule.basis.confidence < Confidence::High;
    let tell = |rule: &Traced| {
        of_rule(world, rule, "a rule that isn't sure blocks", "make it `warn`, or find who says so and make it `high`")
    };
    world.rules(law).iter().filter(|rule| unsure(rule)).map(tell).collect()
}

pub(super) fn future(law: &Law, world: &World) -> Vec<DataFault> {
    let tell =
        |rule: &Traced| of_rule(world, rule, "its day lies in the future", "write the day on which the source said so");
    world.rules(law).iter().filter(|rule| rule.basis.as_of > world.today).map(tell).collect()
}

pub(super) fn known_sources(law: &Law, world: &World) -> Vec<DataFault> {
    let tell = |rule: &Traced| {
        let what = "its source is none of sources.toml";
        of_rule(world, rule, what, "name a key of sources.toml, or add the source there")
    };
    world.rules(law).iter().filter(|rule| law.sources.named_in(&rule.basis.source).is_empty()).map(tell).collect()
}

pub(super) fn province_names(law: &Law, world: &World) -> Vec<DataFault> {
    let mut owners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for province in law.provinces.values() {
        let names = [&province.zh, &province.full, &province.en].into_iter();
        for name in names.chain(&province.abbr).chain(&province.aliases) {
            owners.entry(name).or_default().insert(&province.code);
        }
    }
    let mut faults = Vec::new();
    for (name, codes) in owners.iter().filter(|(name, codes)| codes.len() > 1 || name.is_empty()) {
        for code in codes {
            let file = format!("provinces/{code}.toml");
            let what =
                format!("{name} names several provinces: {}", codes.iter().copied().collect::<Vec<_>>().join(", "));
            faults.push(fault(world, &file, &format!("\"{name}\""), "names", what, "keep it where it belongs"));
        }
    }
    faults
}

pub(super) fn whole_divisions(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    let mut tell = |needle: &str, what: String, remedy: &str| {
        faults.push(fault(world, divisions::FILE, needle, needle, what, remedy));
    };
    let have: BTreeSet<&str> = law.divisions.provinces().into_iter().collect();
    let want: BTreeSet<&str> = PROVINCES.into_iter().collect();
    for code in have.symmetric_difference(&want) {
        tell(
            &format!("[province.{code}]"),
            "each province has its divisions here, and none else".to_owned(),
            "add it, or take it out",
        );
    }
    let cities: BTreeSet<&str> = have.iter().flat_map(|code| law.divisions.cities(code)).collect();
    for (short, full) in law.divisions.aliases().filter(|(_, full)| !cities.contains(full)) {
        tell(short, format!("{full} is no city here"), "write the city's full name");
    }
    for renamed in law.divisions.renamed() {
        let today = law.divisions.districts(&renamed.province, &renamed.city);
        if !today.contains(&renamed.new.as_str()) || today.contains(&renamed.old.as_str()) {
            let what = format!("{} → {} does not fit the districts of {}", renamed.old, renamed.new, renamed.city);
            tell(&format!("old = \"{}\"", renamed.old), what, "the new name is among them, the old one is not");
        }
    }
    faults
}

pub(super) fn holidays(law: &Law, world: &World) -> Vec<DataFault> {
    let year = world.today.year();
    let needed = if world.today.month() >= NOTICE_MONTH { year..=year + 1 } else { year..=year };
    let open = |year: &i32| {
        let day = chrono::NaiveDate::from_yo_opt(*year, 1);
        day.is_none_or(|day| law.calendar.is_provisional(day))
    };
    let tell = |year: i32| {
        let needle = format!("year = {year}");
        let key = format!("year {year}");
        let what = "its holidays aren't the announced ones".to_owned();
        fault(world, calendar::FILE, &needle, &key, what, "enter the State Council's notice of that year")
    };
    needed.filter(open).map(tell).collect()
}
