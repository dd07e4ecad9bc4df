//! Reminders: which are due, what they say, when to wake next. All of it from the rulebook's rows;
//! no reminder is known by name here.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;

use super::case::{case_of, china_day, text_of};
use super::effect::{Content, Urgency};
use super::state::{Filing, FilingId, Reminded, Screen};
use super::talk::{Reaction, Talk, tap_for};
use super::{Time, UserId};
use crate::rulebook::Rules;
use crate::rulebook::plan::{Reminder, Span};
use crate::rulebook::when::{Case, all_hold};
use crate::text::Phrase;

/// How long "later" lasts.
const SNOOZE: Duration = Duration::hours(24);
/// How often a repeating reminder is looked ahead; a filing lives years, not centuries.
const REPEATS_MAX: usize = 20;

/// When a filing wants to be woken: the next moment at which a reminder is due.
pub fn next_wakeup(rules: &Rules, filing: &Filing, zone: &str, now: Time) -> Option<Time> {
    if filing.taken_over.is_some() {
        return None;
    }
    let case = case_of(rules, filing, false, now);
    let moments = rules.plan.reminders.iter().filter_map(|r| upcoming(rules, filing, &case, r, zone, now));
    // Never in the past: what is overdue is due at once.
    moments.min().map(|at| at.max(now))
}

/// The next moment of a reminder that has not been sent.
fn upcoming(rules: &Rules, filing: &Filing, case: &Case, reminder: &Reminder, zone: &str, now: Time) -> Option<Time> {
    if !applies(filing, case, reminder) {
        return None;
    }
    let moments = moments(rules, filing, reminder, zone)?;
    let sent = sent(filing, reminder, &moments);
    let next = *moments.times.get(sent)?;
    let snoozed = filing.reminders.get(&reminder.id).and_then(|r| r.snoozed);
    let at = snoozed.map_or(next, |s| s.max(next));
    // Ahead of a date, moments that were over before the date was known are not sent.
    let _ = now;
    Some(wait_for_day(rules, reminder, at, zone))
}

struct Moments {
    since: Time,
    times: Vec<Time>,
}

fn applies(filing: &Filing, case: &Case, reminder: &Reminder) -> bool {
    let stage = reminder.stages.iter().any(|s| s == filing.stage.id());
    let over = filing.reminders.get(&reminder.id).is_some_and(|r| r.over);
    stage && !over && all_hold(&reminder.when, case)
}

/// How many moments were already used up, counted anew when it counts from another moment.
fn sent(filing: &Filing, reminder: &Reminder, moments: &Moments) -> usize {
    match filing.reminders.get(&reminder.id) {
        Some(told) if told.since == Some(moments.since) => usize::try_from(told.count).unwrap_or(usize::MAX),
        Some(_) | None => 0,
    }
}

fn moments(rules: &Rules, filing: &Filing, reminder: &Reminder, zone: &str) -> Option<Moments> {
    let since = anchor(filing, &reminder.from, zone)?;
    let mut times: Vec<Time> = reminder.after.iter().map(|span| plus(rules, since, *span)).collect();
    times.extend(reminder.before.iter().map(|span| match span {
        Span::Hours(h) => since - Duration::hours(*h),
        Span::Days(d) => since - Duration::days(*d),
        Span::WorkingDays(d) => since - Duration::days(i64::from(*d)),
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
            // In the morning of the day after the last one counted, in China.
            let morning = day.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default());
            let at = chrono_tz::Asia::Shanghai.from_local_datetime(&morning).earliest();
            at.map_or(since, |t| t.with_timezone(&chrono::Utc)).max(since)
        }
    }
}

/// The moment a reminder counts from.
fn anchor(filing: &Filing, from: &str, zone: &str) -> Option<Time> {
    match from {
        "touched" => Some(filing.touched),
        "stage" => Some(filing.stage_since),
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
fn wait_for_day(rules: &Rules, reminder: &Reminder, at: Time, zone: &str) -> Time {
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

impl Talk<'_> {
    /// A wake-up: everything that is due is said, in one message for the filer.
    pub(super) fn wake(&mut self, id: &FilingId) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let user = filing.owner;
        let resting = filing.taken_over.is_some() || self.world.persons.get(&user).is_none_or(|p| !p.reachable);
        let zone = self.zone(user);
        let case = self.case(filing);
        let mut due: Vec<(Reminder, Moments)> = Vec::new();
        for reminder in &self.rules.plan.reminders {
            if let Some(at) = upcoming(self.rules, filing, &case, reminder, &zone, self.now)
                && at <= self.now
                && let Some(moments) = moments(self.rules, filing, reminder, &zone)
            {
                due.push((reminder.clone(), moments));
            }
        }
        for (reminder, moments) in &due {
            let passed =
                moments.times.iter().filter(|t| wait_for_day(self.rules, reminder, **t, &zone) <= self.now).count();
            let now = self.now;
            if let Some(filing) = self.filing_mut(id) {
                let told = filing.reminders.entry(reminder.id.clone()).or_insert_with(Reminded::default);
                if told.since != Some(moments.since) {
                    *told = Reminded { since: Some(moments.since), ..Reminded::default() };
                }
                told.count = u32::try_from(passed).unwrap_or(u32::MAX).max(told.count + 1);
                told.last = Some(now);
                told.snoozed = None;
            }
        }
        let (desk, filer): (Vec<_>, Vec<_>) = due.into_iter().partition(|(r, _)| r.to.as_deref() == Some("desk"));
        for (reminder, _) in desk {
            self.remind_desk(id, &reminder);
        }
        if !resting && !filer.is_empty() {
            self.remind_filer(user, id, &filer);
        }
    }

    fn zone(&self, user: UserId) -> String {
        self.world.persons.get(&user).map_or_else(|| self.rules.settings.zone.clone(), |p| p.zone.clone())
    }

    fn remind_desk(&mut self, id: &FilingId, reminder: &Reminder) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let thread = filing.thread.filter(|t| *t != 0);
        let phrase = self.reminder_phrase(filing, reminder);
        self.tell_desk(id, thread, Content::of(phrase));
    }

    fn remind_filer(&mut self, user: UserId, id: &FilingId, due: &[(Reminder, Moments)]) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let several = due.len() > 1;
        let mut content = Content::default();
        if several {
            content = content.line(Phrase::new("remind-several"));
        }
        for (reminder, _) in due {
            content = content.para(self.reminder_phrase(filing, reminder));
            let row = reminder.buttons.iter().map(|b| {
                let label = if several && b != "go" {
                    Phrase::new(format!("button-remind_{b}_of"))
                        .with("name", Phrase::new(format!("remind-{}.name", reminder.id)))
                } else {
                    Phrase::new(format!("button-remind_{b}"))
                };
                tap_for(id, label, &format!("r{b}"), &reminder.id)
            });
            content = content.row(row.collect());
        }
        let urgency = if due.iter().any(|(r, _)| r.deadline) { Urgency::Deadline } else { Urgency::News };
        self.tell(user, Some(id.clone()), content, urgency);
    }

    fn reminder_phrase(&self, filing: &Filing, reminder: &Reminder) -> Phrase {
        let zone = self.zone(filing.owner);
        let since = anchor(filing, &reminder.from, &zone).unwrap_or(filing.stage_since);
        let days = (self.now - since).num_days().abs();
        let approved = filing.stages.get(&super::Stage::Approved).copied().unwrap_or(filing.stage_since);
        let bound = self.rules.plan.stage(filing.stage.id()).and_then(|s| s.bound).unwrap_or(20);
        Phrase::new(format!("remind-{}", reminder.id))
            .with("name", self.filing_name(filing))
            .with("days", days)
            .with("date", china_day(since))
            .with("deadline", filing.stage_since + Duration::hours(24))
            .with("bound", self.rules.law.calendar.add_working_days(china_day(filing.stage_since), bound).day)
            .with("police", china_day(approved + Duration::days(30)))
            .with("filing", filing.id.0.to_uppercase())
            .with("left", Phrase::new("remind-left").with("count", self.open_count(filing)))
    }

    fn open_count(&self, filing: &Filing) -> usize {
        let case = self.case(filing);
        super::flow::flow(self.rules, filing, &case)
            .iter()
            .filter(|s| matches!(s.state, super::flow::State::Open | super::flow::State::Later))
            .count()
    }

    /// Done, later, stop, go on.
    pub(super) fn reminder_press(
        &mut self,
        user: UserId,
        id: &FilingId,
        verb: &str,
        reminder: &str,
    ) -> Option<Reaction> {
        let now = self.now;
        if verb == "rgo" {
            if let Some(person) = self.person(user) {
                person.active = Some(id.clone());
                person.screen = Screen::Next;
            }
            return Some(Reaction::below());
        }
        let known = self.rules.plan.reminders.iter().any(|r| r.id == reminder);
        let filing = self.filing_mut(id).filter(|_| known)?;
        let told = filing.reminders.entry(reminder.to_owned()).or_default();
        match verb {
            "rdone" | "rstop" => told.over = true,
            _ => told.snoozed = Some(now + SNOOZE),
        }
        None
    }
}
