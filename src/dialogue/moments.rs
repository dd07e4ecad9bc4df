//! When a reminder is due: the moments that its row names, counted from where the filing stands.

use chrono::{DateTime, Days, Duration, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;

use super::Time;
use super::case::{china_day, text_of};
use super::retention::retention_end;
use super::state::{Filing, Reminded};
use crate::rulebook::Rules;
use crate::rulebook::plan::{Reminder, Span};

/// How often a repeating reminder is looked ahead; a filing lives years, not centuries.
const REPEATS_MAX: usize = 20;

pub(super) struct Moments {
    pub(super) since: Time,
    pub(super) times: Vec<Time>,
}

/// What was told of a reminder since the moment it counts from; it counts anew from another one.
pub(super) fn told<'a>(filing: &'a Filing, reminder: &Reminder, since: Time) -> Option<&'a Reminded> {
    filing.reminders.get(&reminder.id).filter(|told| told.since == Some(since))
}

pub(super) fn moments(rules: &Rules, filing: &Filing, reminder: &Reminder, zone: &str) -> Option<Moments> {
    let since = anchor(rules, filing, &reminder.from, zone)?;
    let mut times: Vec<Time> = reminder.after.iter().map(|span| plus(rules, since, *span)).collect();
    times.extend(reminder.before.iter().map(|span| match span {
        Span::Hours(h) => since - Duration::hours(*h),
        Span::Days(d) => since - Duration::days(*d),
        Span::WorkingDays(n) => {
            china_morning(rules.law.calendar.take_working_days(china_day(since), *n)).unwrap_or(since)
        }
    }));
    if let (Some(every), Some(last)) = (reminder.every, times.last().copied()) {
        let mut at = last;
        for _ in 0..REPEATS_MAX {
            at = plus(rules, at, every);
            times.push(at);
        }
    }
    if !reminder.before.is_empty() {
        // What was over before the filing began was never due.
        times.retain(|t| *t >= filing.created);
    }
    Some(Moments { since, times })
}

fn plus(rules: &Rules, since: Time, span: Span) -> Time {
    match span {
        Span::Hours(h) => since + Duration::hours(h),
        Span::Days(d) => since + Duration::days(d),
        Span::WorkingDays(n) => {
            let day = rules.law.calendar.add_working_days(china_day(since), n).day;
            china_morning(day).unwrap_or(since).max(since)
        }
    }
}

/// When offices in China have opened on that day.
fn china_morning(day: NaiveDate) -> Option<Time> {
    let morning = chrono_tz::Asia::Shanghai.from_local_datetime(&day.and_hms_opt(10, 0, 0)?).earliest()?;
    Some(morning.with_timezone(&chrono::Utc))
}

/// The moment a reminder counts from.
pub(super) fn anchor(rules: &Rules, filing: &Filing, from: &str, zone: &str) -> Option<Time> {
    match from {
        "touched" => Some(filing.touched),
        "stage" => Some(filing.stage_since),
        "retention" => retention_end(rules, filing),
        _ => {
            let (what, item) = from.split_once(':')?;
            let address = filing.answers.keys().find(|a| a.item == item)?.clone();
            let text = text_of(filing, &address)?;
            let day = if what == "end" { text.split_once('/')?.1 } else { text };
            morning(NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?, zone)
        }
    }
}

fn morning(day: NaiveDate, zone: &str) -> Option<Time> {
    let zone: Tz = zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
    zone.from_local_datetime(&day.and_hms_opt(9, 0, 0)?).earliest().map(|t| t.with_timezone(&chrono::Utc))
}

/// Reminders rest at night, unless a legal term is near or they go to the reviewers' group.
pub(super) fn wait_for_day(rules: &Rules, reminder: &Reminder, at: Time, zone: &str) -> Time {
    let Some((from, to)) = rules.settings.quiet.filter(|_| !reminder.deadline) else {
        return at;
    };
    let zone: Tz = zone.parse().unwrap_or(chrono_tz::Asia::Shanghai);
    let local: DateTime<Tz> = at.with_timezone(&zone);
    let hour = local.hour();
    let night = if from <= to { hour >= from && hour < to } else { hour >= from || hour < to };
    if !night {
        return at;
    }
    let day = if hour >= to { local.date_naive() + Days::new(1) } else { local.date_naive() };
    let wake = day.and_hms_opt(to, 0, 0).and_then(|t| zone.from_local_datetime(&t).earliest());
    wake.map_or(at, |t| t.with_timezone(&chrono::Utc))
}
