//! Days on papers and of domains against the day on which the filing is likely to be submitted.

use chrono::{Days, Months, NaiveDate};

use super::super::case::china_day;
use super::{Found, Look};

/// Days from now until the forms are likely to be filled in: our own check, the copying, the face check.
const LEAD_DAYS: u64 = 7;

/// What has ended.
pub(super) fn expired(look: &Look) -> Vec<Found> {
    let today = china_day(look.now);
    found(look, |end| end < today)
}

/// What ends sooner than the row's days after the submission.
pub(super) fn ends_soon(look: &Look) -> Vec<Found> {
    let today = china_day(look.now);
    let needed = today.checked_add_days(Days::new(LEAD_DAYS + look.number::<u64>().unwrap_or(0))).unwrap_or(today);
    found(look, |end| end >= today && end < needed)
}

/// What lasts the row's months today, and will not when the filing is likely to be submitted. (What is too short today
/// is refused by its own validator.)
pub(super) fn ends_before(look: &Look) -> Vec<Found> {
    let today = china_day(look.now);
    let months = Months::new(look.number().unwrap_or(0));
    let after = |days: u64| today.checked_add_days(Days::new(days))?.checked_add_months(months);
    match (after(0), after(LEAD_DAYS)) {
        (Some(now), Some(then)) => found(look, |end| end >= now && end < then),
        _ => Vec::new(),
    }
}

/// What began less than the row's days ago, counted to the day from which it will do.
pub(super) fn too_fresh(look: &Look) -> Vec<Found> {
    let (today, days) = (china_day(look.now), look.number::<u32>().unwrap_or(0));
    let mut fresh = Vec::new();
    for (item, text) in look.texts() {
        let ready = text.parse::<NaiveDate>().ok().and_then(|day| day.checked_add_days(Days::new(u64::from(days))));
        if let Some(ready) = ready.filter(|ready| *ready > today) {
            fresh.push(look.found(&[item], look.fault().with("day", ready).with("days", i64::from(days))));
        }
    }
    fresh
}

/// The ends among the row's answers of which this is true: a day, or the second of two.
fn found(look: &Look, is: impl Fn(NaiveDate) -> bool) -> Vec<Found> {
    let mut found = Vec::new();
    for (item, text) in look.texts() {
        let end = text.rsplit('/').next().and_then(|day| day.parse::<NaiveDate>().ok());
        if let Some(end) = end.filter(|end| is(*end)) {
            found.push(look.found(&[item], look.fault().with("day", end)));
        }
    }
    found
}
