//! Reminders: which are due, what they say, when to wake next. All of it from the rulebook's rows;
//! no reminder is known by name here.

use chrono::Duration;

use super::case::china_day;
use super::effect::{Content, Place, Slot, Urgency};
use super::moments::{Moments, anchor, moments, told, wait_for_day};
use super::retention::destroyed_at;
use super::state::{Filing, FilingId, Reminded, Screen};
use super::talk::{Reaction, Talk, label, tap_for};
use super::{Press, Tap, Time, UserId};
use crate::rulebook::Rules;
use crate::rulebook::plan::Reminder;
use crate::rulebook::when::{Case, all_hold};
use crate::text::Phrase;

/// How long "later" lasts.
const SNOOZE: Duration = Duration::hours(24);
/// A picture that was not measured by then has others before it: the filer is told that it waits.
const PICTURE_WORD: Duration = Duration::seconds(6);
/// A picture that was not measured by then is given up: its file can't be had, and the filer is told.
const PICTURE_PATIENCE: Duration = Duration::minutes(30);

/// When a filing wants to be woken: the next moment at which a reminder is due.
///
/// Nobody is reminded who can't be reached: that waits until he is back.
pub(super) fn wakeup(
    rules: &Rules,
    filing: &Filing,
    case: &Case,
    zone: &str,
    reachable: bool,
    now: Time,
) -> Option<Time> {
    let patience = |told: bool| if told { PICTURE_PATIENCE } else { PICTURE_WORD };
    let lost = filing.pending.values().map(|p| p.at + patience(p.told));
    let pictures = lost.chain(super::album::next_album(filing)).min();
    // Never in the past: what is overdue is due at once.
    let earliest = |at: Option<Time>| at.map(|at| at.max(now));
    if filing.taken_over.is_some() {
        return earliest(pictures);
    }
    let wanted = rules.plan.reminders.iter().filter(|r| reachable || for_desk(r));
    let moments = wanted.filter_map(|r| upcoming(rules, filing, case, r, zone));
    earliest(moments.chain(pictures).chain(destroyed_at(rules, filing, reachable)).min())
}

fn for_desk(reminder: &Reminder) -> bool {
    reminder.to.as_deref() == Some("desk")
}

/// The next moment of a reminder that has not been sent.
fn upcoming(rules: &Rules, filing: &Filing, case: &Case, reminder: &Reminder, zone: &str) -> Option<Time> {
    if !applies(filing, case, reminder) {
        return None;
    }
    let moments = moments(rules, filing, reminder, zone)?;
    let told = told(filing, reminder, moments.since);
    if told.is_some_and(|t| t.over) {
        return None;
    }
    let sent = told.map_or(0, |t| usize::try_from(t.count).unwrap_or(usize::MAX));
    // "Later" is a moment of its own, also after the last one.
    let at = match told.and_then(|t| t.snoozed) {
        Some(snoozed) => snoozed,
        None => *moments.times.get(sent)?,
    };
    Some(wait_for_day(rules, reminder, at, zone))
}

fn applies(filing: &Filing, case: &Case, reminder: &Reminder) -> bool {
    let stage = reminder.stages.iter().any(|s| s == filing.stage.id());
    let stopped = filing.reminders.get(&reminder.id).is_some_and(|r| r.stopped);
    stage && !stopped && all_hold(&reminder.when, case)
}

/// Where the newest reminder stands.
fn reminder_slot() -> Slot {
    Slot("reminder".to_owned())
}

impl Talk<'_> {
    /// A wake-up: everything that is due is said, in one message for the filer.
    pub(super) fn wake(&mut self, id: &FilingId) {
        self.give_up_pictures(id);
        self.gather_albums(id);
        self.pictures_wait(id);
        let Some(filing) = self.filing(id).filter(|f| f.taken_over.is_none()) else {
            return;
        };
        let user = filing.owner;
        let reachable = self.persons.get(&user).is_some_and(|p| p.reachable);
        let zone = self.zone(user);
        if destroyed_at(self.rules, filing, reachable).is_some_and(|at| at <= self.now) {
            return self.expire(user, id);
        }
        if reachable {
            self.meet_new_rules(user, id);
        }
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let mut due: Vec<(Reminder, Moments)> = Vec::new();
        for reminder in self.rules.plan.reminders.iter().filter(|r| reachable || for_desk(r)) {
            if let Some(at) = upcoming(self.rules, filing, &case, reminder, &zone)
                && at <= self.now
                && let Some(moments) = moments(self.rules, filing, reminder, &zone)
            {
                due.push((reminder.clone(), moments));
            }
        }
        for (reminder, moments) in &due {
            self.mark_told(id, reminder, moments, &zone);
            self.look_when(id, true, |rule| rule.reminders.contains(&reminder.id));
        }
        let (desk, filer): (Vec<_>, Vec<_>) = due.into_iter().partition(|(r, _)| for_desk(r));
        for (reminder, _) in desk {
            self.remind_desk(id, &reminder);
        }
        if !filer.is_empty() {
            self.remind_filer(user, id, &filer);
        }
    }

    /// Moments that passed meanwhile are used up with this one: after a long outage there is one message.
    fn mark_told(&mut self, id: &FilingId, reminder: &Reminder, moments: &Moments, zone: &str) {
        let (rules, now) = (self.rules, self.now);
        let passed = moments.times.iter().filter(|t| wait_for_day(rules, reminder, **t, zone) <= now).count();
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        let told = filing.reminders.entry(reminder.id.clone()).or_insert_with(Reminded::default);
        if told.since != Some(moments.since) {
            *told = Reminded { since: Some(moments.since), ..Reminded::default() };
        }
        let own = u32::from(told.snoozed.take().is_none());
        told.count = u32::try_from(passed).unwrap_or(u32::MAX).max(told.count.saturating_add(own));
        told.last = Some(now);
    }

    /// Pictures whose files never came: the filer sends them again.
    fn give_up_pictures(&mut self, id: &FilingId) {
        let now = self.now;
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        let (user, before) = (filing.owner, filing.pending.len());
        filing.pending.retain(|_, p| p.at + PICTURE_PATIENCE > now);
        if filing.pending.len() == before {
            return;
        }
        let lost = Phrase::new("notice-picture_lost");
        if self.screen_of(user) == Screen::Next && self.active(user).as_ref() == Some(id) {
            self.show_main(user, Reaction::below().say(lost));
        } else {
            self.tell(user, Some(id.clone()), Content::of(lost), Urgency::Reply);
        }
    }

    /// Pictures that wait for their turn: said once in the note that was put up for them.
    fn pictures_wait(&mut self, id: &FilingId) {
        let now = self.now;
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        let (user, mut waits) = (filing.owner, false);
        for pending in filing.pending.values_mut().filter(|p| !p.told && p.at + PICTURE_WORD <= now) {
            (pending.told, waits) = (true, true);
        }
        if waits && self.active(user).as_ref() == Some(id) && self.shows_note(user) {
            self.show_note_of(user, Content::of(Phrase::new("notice-checking_waits")));
        }
    }

    fn zone(&self, user: UserId) -> String {
        self.persons.get(&user).map_or_else(|| self.rules.settings.zone.clone(), |p| p.zone.clone())
    }

    fn remind_desk(&mut self, id: &FilingId, reminder: &Reminder) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let thread = filing.thread.filter(|t| *t != 0);
        let phrase = self.reminder_phrase(filing, reminder);
        // Whoever let it lie may be relieved by another.
        let take = vec![tap_for(id, label("desk_take"), "d_take", "")];
        self.tell_desk(Some(id), thread, Content::of(phrase).row(take));
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
        // One alone can be ticked off where it stands; a list keeps the buttons of the others.
        let slot = (!several).then(reminder_slot);
        self.tell_in(slot, Place::New, user, Some(id.clone()), content, urgency);
    }

    fn reminder_phrase(&self, filing: &Filing, reminder: &Reminder) -> Phrase {
        let zone = self.zone(filing.owner);
        let since = anchor(self.rules, filing, &reminder.from, &zone).unwrap_or(filing.stage_since);
        let days = (self.now - since).num_days().abs();
        let approved = filing.stages.get(&super::Stage::Approved).copied().unwrap_or(filing.stage_since);
        let bound = self.rules.plan.stage(filing.stage.id()).and_then(|s| s.bound).unwrap_or(20);
        let bound = self.rules.law.calendar.add_working_days(china_day(filing.stage_since), bound);
        Phrase::new(format!("remind-{}", reminder.id))
            .with("name", self.filing_name(filing))
            .with("days", days)
            .with("date", china_day(since))
            .with("deadline", filing.stage_since + Duration::hours(24))
            .with("bound", bound.day)
            .with("why", super::status::why_moved(&bound))
            .with("police", china_day(approved + Duration::days(30)))
            .with("filing", filing.id.0.to_uppercase())
            .with("left", Phrase::new("remind-left").with("count", self.open_count(filing)))
    }

    fn open_count(&self, filing: &Filing) -> usize {
        self.spots(filing)
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
        if verb == "rgo" {
            self.turn_to(user, id);
            self.go(user, Screen::Next);
            return Some(Reaction::below());
        }
        let now = self.now;
        let rule = self.rules.plan.reminders.iter().find(|r| r.id == reminder)?.clone();
        let filing = self.filing(id)?;
        let since = moments(self.rules, filing, &rule, &self.zone(user)).map(|m| m.since);
        let told = self.filing_mut(id)?.reminders.entry(rule.id.clone()).or_default();
        if told.since != since {
            *told = Reminded { since, stopped: told.stopped, ..Reminded::default() };
        }
        match verb {
            "rdone" => told.over = true,
            "rstop" => told.stopped = true,
            _ => told.snoozed = Some(now + SNOOZE),
        }
        let step = rule.does.filter(|_| verb == "rdone")?;
        self.report_done(user, id, &step)
    }

    /// A press under the newest reminder takes its buttons away and says what was noted.
    pub(super) fn tick_reminder(&mut self, user: UserId, tap: &Tap, press: &Press) {
        let verb = press.act.verb.as_str();
        if tap.slot != Some(reminder_slot()) || !["rdone", "rlater", "rstop"].contains(&verb) {
            return;
        }
        let rule = self.rules.plan.reminders.iter().find(|r| r.id == press.act.arg);
        let filing = press.filing.as_ref().filter(|id| self.owns(user, id)).and_then(|id| self.filing(id));
        let (Some(rule), Some(filing)) = (rule, filing) else {
            return;
        };
        let id = filing.id.clone();
        let content = Content::of(self.reminder_phrase(filing, rule)).para(Phrase::new(format!("toast-{verb}")));
        self.tell_in(Some(reminder_slot()), Place::Edit, user, Some(id), content, Urgency::Reply);
    }

    /// "Done" under a reminder that a report of the stage belongs to.
    fn report_done(&mut self, user: UserId, id: &FilingId, step: &str) -> Option<Reaction> {
        let filing = self.filing(id)?;
        let rule = self.rules.plan.stage(filing.stage.id())?.moves.iter().find(|m| m.id == step)?;
        let open: Vec<&str> =
            self.sms_persons(filing).into_iter().filter(|who| !filing.ticks.contains(&format!("sms_{who}"))).collect();
        let arg = match (rule.each, open.as_slice()) {
            (false, _) => step.to_owned(),
            (true, [who]) => format!("{step}.{who}"),
            // Which of the two? The card asks.
            (true, _) => {
                self.turn_to(user, id);
                self.go(user, Screen::Status);
                return Some(Reaction::below());
            }
        };
        self.turn_to(user, id);
        let reaction = self.filer_move(user, id, &arg);
        Some(Reaction { place: super::effect::Place::New, ..reaction })
    }
}
