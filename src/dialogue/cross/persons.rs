//! Persons: their age against the province's rule, and who is who.

use super::super::case::{age_in, china_day};
use super::{Found, Look};
use crate::text::{Fault, Phrase};

/// Somebody younger than the row's number of years.
pub(super) fn younger(look: &Look) -> Vec<Found> {
    let least = i64::from(look.row.number.unwrap_or(0));
    let found = |item, age| (age < least).then(|| look.found(&[item], look.fault().with("age", age)));
    ages(look).into_iter().filter_map(|(item, age)| found(item, age)).collect()
}

/// Somebody whom the province takes only with a paper: of a guardian, of an employer.
pub(super) fn age_with_paper(look: &Look) -> Vec<Found> {
    by_province(look, true)
}

/// Somebody younger than the province takes.
pub(super) fn age_below(look: &Look) -> Vec<Found> {
    by_province(look, false)
}

fn by_province(look: &Look, with_paper: bool) -> Vec<Found> {
    let rule = if look.case.is("org", "yes") { "province.age_organisation" } else { "province.age_individual" };
    let years = |fact: &str| look.case.get(fact).and_then(|y| y.parse::<i64>().ok()).unwrap_or(0);
    let (least, from) = (years(rule), years(&format!("{rule}_from")));
    let paper = look.case.get(&format!("{rule}_with")).filter(|paper| *paper != "none");
    let says = |age: i64| -> Option<Fault> {
        // Who is younger than this is told of by a row of its own.
        if age >= least || age < i64::from(look.row.number.unwrap_or(0)) {
            return None;
        }
        let fault = look.fault().with("age", age).with("min", least);
        match paper.filter(|_| age >= from) {
            Some(paper) => with_paper.then(|| fault.with("paper", Phrase::new(format!("age-{paper}")))),
            None => (!with_paper).then_some(fault),
        }
    };
    let found = |(item, age)| Some(look.found(&[item, "province"], says(age)?));
    ages(look).into_iter().filter_map(found).collect()
}

/// The ages that the row's numbers tell.
fn ages<'a>(look: &Look<'a>) -> Vec<(&'a str, i64)> {
    let today = china_day(look.now);
    look.texts().into_iter().filter_map(|(item, number)| Some((item, i64::from(age_in(number, today)?)))).collect()
}

/// Somebody older than the row's number of years.
pub(super) fn older(look: &Look) -> Vec<Found> {
    older_of(look, |_| true)
}

/// A man older than that.
pub(super) fn older_man(look: &Look) -> Vec<Found> {
    older_of(look, |order| order % 2 == 1)
}

/// A woman older than that.
pub(super) fn older_woman(look: &Look) -> Vec<Found> {
    older_of(look, |order| order % 2 == 0)
}

/// The last digit of the order number in an ID number is odd for men.
fn older_of(look: &Look, is: impl Fn(u32) -> bool) -> Vec<Found> {
    let most = i64::from(look.row.number.unwrap_or(u32::MAX));
    let concerns = |item| look.text(item).and_then(|n| n.chars().nth(16)?.to_digit(10)).is_some_and(&is);
    let old = ages(look).into_iter().filter(|(item, age)| *age > most && concerns(item));
    old.map(|(item, age)| look.found(&[item, "province"], look.fault().with("age", age).with("max", most))).collect()
}
