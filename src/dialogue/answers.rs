//! Taking an answer: judged, kept in its normal form, and what it makes stale is opened again.

use std::collections::BTreeMap;

use super::case::text_of;
use super::effect::{Line, Place};
use super::judge::judge_reply;
use super::mask::shown_text;
use super::state::{Address, Answer, Filing, FilingId, Origin, Screen, Value, Who};
use super::talk::{Reaction, Talk, label, tap_for};
use super::{Stage, UserId};
use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::when::Case;
use crate::text::{Fault, Phrase};
use crate::validators;

/// How a typed reply was taken.
pub(super) enum Taken {
    /// Kept; what to say before the next question.
    Kept(Vec<Line>),
    /// Not kept; what is wrong and what to do.
    Refused(Vec<Line>),
}

impl Talk<'_> {
    /// A typed reply to an item.
    pub(super) fn take_text(&mut self, id: &FilingId, address: &Address, text: &str) -> Taken {
        let Some(filing) = self.filing(id) else {
            return Taken::Refused(Vec::new());
        };
        let case = self.case(filing);
        let Some(item) = self.rules.items.get(&address.item).cloned() else {
            return Taken::Refused(Vec::new());
        };
        match item.kind {
            Kind::Choice => match self.typed_option(&item, &case, text) {
                Some(option) => {
                    Taken::Kept(self.keep(id, &item, address, Value::Choice(option), Origin::Typed, Vec::new()))
                }
                None => refused(&Fault::new("choose")),
            },
            Kind::Many => match self.typed_options(&item, &case, text) {
                Some(options) => {
                    Taken::Kept(self.keep(id, &item, address, Value::Many(options), Origin::Typed, Vec::new()))
                }
                None => refused(&Fault::new("choose_many")),
            },
            Kind::Gate => match self.rules.typed(&format!("item-{}.go", item.id), text) {
                true if self.foresees(filing.owner, id, &item, false) => Taken::Refused(Vec::new()),
                true => Taken::Kept(self.pass_gate(id, &item, address)),
                false => refused(&Fault::new("gate")),
            },
            Kind::Photo | Kind::Sheet => {
                refused(&Fault::new("photo_expected").with("name", Phrase::new(format!("item-{}.label", item.id))))
            }
            Kind::Text => self.take_checked(id, &item, address, &case, text),
        }
    }

    fn take_checked(&mut self, id: &FilingId, item: &Item, address: &Address, case: &Case, text: &str) -> Taken {
        let Some(filing) = self.filing(id) else {
            return Taken::Refused(Vec::new());
        };
        let meant = self.meant(filing, item, text).map(str::to_owned);
        let (text, origin) = match &meant {
            Some(meant) => (meant.as_str(), Origin::Proposed),
            None => (text, Origin::Typed),
        };
        match judge_reply(self.rules, filing, item, case, text, self.now) {
            Ok(accepted) => {
                let value = Value::Text(accepted.value);
                Taken::Kept(self.keep(id, item, address, value, origin, accepted.warnings))
            }
            Err(fault) => {
                let may_keep = validators::may_keep(&fault);
                let kept = self.rules.validator(item, case).and_then(validators::find).map(|v| (v.keep)(text));
                if let Some(filing) = self.filing_mut(id) {
                    match kept.filter(|k| may_keep && !k.is_empty() && k.len() <= ANSWER_BYTES_MAX) {
                        Some(kept) => filing.doubtful.insert(address.clone(), kept),
                        None => filing.doubtful.remove(address),
                    };
                }
                self.look_at_names(id, item, address, text, &fault).map_or_else(|| refused(&fault), Taken::Refused)
            }
        }
    }

    /// The answer that "same as above" points at: the first that this item proposes and that was given.
    fn meant<'f>(&self, filing: &'f Filing, item: &Item, text: &str) -> Option<&'f str> {
        let mut proposed = item.propose.iter().filter_map(|from| self.rules.items.get(from));
        validators::clean::is_same_as_above(text).then_some(())?;
        proposed.find_map(|source| text_of(filing, &source.address))
    }

    /// Keeps an answer and opens what it makes stale. Gives what to say about it.
    pub(super) fn keep(
        &mut self,
        id: &FilingId,
        item: &Item,
        address: &Address,
        value: Value,
        origin: Origin,
        warnings: Vec<Fault>,
    ) -> Vec<Line> {
        let (rules, now) = (self.rules, self.now);
        let Some(filing) = self.filings.get_mut(id) else {
            return Vec::new();
        };
        // What was put off and is given now was promised, not changed.
        let changed = filing.answers.get(address).is_some_and(|old| old.value != value && old.value != Value::Later);
        let first_time = !filing.answers.contains_key(address);
        let said = value.clone();
        let answer = Answer { value, origin, rules: rules.version.clone(), at: now, warnings: warnings.clone() };
        filing.answers.insert(address.clone(), answer);
        filing.doubtful.remove(address);
        filing.second_look.remove(address);
        filing.refused.remove(address);
        if let Some(back) = filing.sent_back.get_mut(address) {
            back.fixed = true;
        }
        if changed || (first_time && super::flow::confirmed(filing)) {
            let mending = super::flow::mends(rules, filing);
            make_stale(rules, filing, item, &said, changed, mending);
        }
        if matches!(said, Value::Text(_)) {
            self.look_when(id, false, |rule| rule.items.contains(&item.id));
        }
        let mut lines = vec![line(self.understood(item, &said))];
        lines.extend(self.doubtful_names(id, item, &said).unwrap_or_else(|| {
            warnings.iter().map(|w| line(Phrase::new("frame-warning").with("text", w.phrase()))).collect()
        }));
        if changed {
            lines.extend(self.judge_others(id, address));
        }
        if let Value::Choice(option) = &said {
            let key = format!("item-{}.after-{option}", item.id);
            if self.rules.says(&key) {
                lines.push(line(Phrase::new(key)));
            }
        }
        if let Some(filing) = self.filing(id) {
            let case = self.case(filing);
            let said = item.after.iter().filter(|a| crate::rulebook::when::all_hold(&a.when, &case));
            lines.extend(said.map(|a| line(Phrase::new(format!("item-{}.{}", item.id, a.say)))));
        }
        if item.id == "reuse" && said == Value::Choice("same".to_owned()) {
            lines.push(line(self.reuse(id)));
        }
        lines
    }

    fn understood(&self, item: &Item, value: &Value) -> Phrase {
        let label = Phrase::new(format!("item-{}.label", item.id));
        match value {
            Value::Later if item.stage.is_some() => Phrase::new("notice-later_on").with("name", label),
            Value::Later => Phrase::new("notice-later").with("name", label),
            Value::Skipped if item.kind != Kind::Sheet => Phrase::new("notice-skipped").with("name", label),
            Value::Text(text) if !text.contains('\n') && item.validator.as_deref() != Some("validity") => {
                Phrase::new("notice-understood_text").with("name", label).with("value", shown_text(item, text))
            }
            Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Photos(_) | Value::Skipped => {
                Phrase::new("notice-understood").with("name", label).with("value", self.value_phrase(item, value))
            }
        }
    }

    /// Takes over what an earlier filing of the same person knows about the subject.
    fn reuse(&mut self, id: &FilingId) -> Phrase {
        let Some(filing) = self.filing(id) else {
            return Phrase::new("notice-reused_none");
        };
        let Some(earlier) = self.earlier(filing) else {
            return Phrase::new("notice-reused_none");
        };
        let case = self.case(filing);
        let taken: BTreeMap<Address, Answer> = earlier
            .answers
            .iter()
            .filter(|(a, answer)| {
                let item = self.rules.items.get(&a.item).filter(|i| i.reuse);
                !filing.answers.contains_key(a)
                    && item.is_some_and(|item| match &answer.value {
                        // What would be refused today is asked again.
                        Value::Text(text) => judge_reply(self.rules, earlier, item, &case, text, self.now).is_ok(),
                        Value::Choice(_) => true,
                        Value::Many(_) | Value::Photos(_) | Value::Skipped | Value::Later => false,
                    })
            })
            .map(|(a, answer)| (a.clone(), Answer { origin: Origin::Reused, ..answer.clone() }))
            .collect();
        let count = taken.len();
        if let Some(filing) = self.filing_mut(id) {
            filing.answers.extend(taken);
        }
        Phrase::new("notice-reused").with("count", count)
    }

    /// Passes a gate: the needs have been read, the summary is confirmed …
    pub(super) fn pass_gate(&mut self, id: &FilingId, item: &Item, address: &Address) -> Vec<Line> {
        let answer = Answer {
            value: Value::Choice("ok".to_owned()),
            origin: Origin::Tapped,
            rules: self.rules.version.clone(),
            at: self.now,
            warnings: Vec::new(),
        };
        if let Some(filing) = self.filing_mut(id) {
            filing.answers.insert(address.clone(), answer);
        }
        let done = format!("item-{}.done", item.id);
        if self.rules.says(&done) { vec![line(Phrase::new(done))] } else { Vec::new() }
    }

    /// After an answer: what the state of the filing now asks for, and what it sets off.
    pub(super) fn after_answer(
        &mut self,
        user: UserId,
        id: &FilingId,
        address: &Address,
        lines: Vec<Line>,
        place: Place,
    ) {
        self.go(user, Screen::Next);
        self.after_change(user, id, address, Reaction::with(place, lines));
    }

    /// After an earlier answer was corrected: the page that is shown stays.
    pub(super) fn after_correction(&mut self, user: UserId, id: &FilingId, address: &Address, lines: Vec<Line>) {
        self.after_change(user, id, address, Reaction::with(Place::New, lines));
    }

    /// What an answer says together with others is told with it, and what it lets the bot propose.
    fn after_change(&mut self, user: UserId, id: &FilingId, address: &Address, mut reaction: Reaction) {
        let (lines, mut rows) = self.tell_crossings(id);
        rows.extend(self.rows_of_shaken(id, address));
        reaction.before.extend(lines);
        if self.filing(id).is_some_and(|f| reused(f, address)) {
            reaction.rows.push(vec![tap_for(id, label("see_reused"), "section", "subject")]);
        }
        reaction.rows.extend(rows);
        self.moved_on(user, id, reaction);
    }

    /// The filer did something: the filing moves on if nothing is open, the card of the reviewers follows.
    pub(super) fn moved_on(&mut self, user: UserId, id: &FilingId, mut reaction: Reaction) {
        let now = self.now;
        let before = self.filing(id).map(|f| f.stage);
        if let Some(filing) = self.filing_mut(id) {
            filing.touched = now;
        }
        self.settle(user, id, &mut reaction);
        self.show_main(user, reaction);
        if self.filing(id).map(|f| f.stage) == before {
            self.card(id);
        }
    }

    /// The same while the filer reads something else: the page stays, unless the filing moves on by itself.
    pub(super) fn moved_aside(&mut self, user: UserId, id: &FilingId) {
        let now = self.now;
        if let Some(filing) = self.filing_mut(id) {
            filing.touched = now;
        }
        let mut reaction = Reaction::below();
        self.settle(user, id, &mut reaction);
        if !reaction.before.is_empty() {
            self.show_main(user, reaction);
        } else if self.active(user).as_ref() == Some(id) && self.shows_note(user) {
            self.show_main(user, Reaction::redraw());
        }
        self.card(id);
    }

    /// Moves a filing on by itself once nothing is open: sent to the house check, or midway to its stage.
    pub(super) fn settle(&mut self, user: UserId, id: &FilingId, reaction: &mut Reaction) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        if filing.stage != Stage::Draft {
            return;
        }
        let case = self.case(filing);
        let open = self.spots(filing).iter().any(|s| {
            matches!(s.state, super::flow::State::Open | super::flow::State::Checking | super::flow::State::Later)
        });
        let ends = self.rules.plan.kinds.iter().any(|k| k.ends && case.is("kind", &k.id));
        if open || ends || !filing.unsorted.is_empty() {
            return;
        }
        if case.is("kind", "midway") {
            self.enter_midway(id, reaction);
        } else if !self.is_held(user, id, reaction) {
            self.submit(user, id, Who::Filer, reaction);
        }
    }

    fn typed_option(&self, item: &Item, case: &Case, text: &str) -> Option<String> {
        let options = self.rules.options(item, case);
        let typed = text.trim().to_lowercase();
        let by_label = options.iter().find(|o| **o == typed || self.rules.typed(&self.rules.option_key(item, o), text));
        if let Some(option) = by_label {
            return Some(option.clone());
        }
        if item.options_from.as_deref() == Some("provinces") {
            return self.rules.law.province_of_address(text).map(|p| p.code.clone());
        }
        let number: usize = typed.parse().ok()?;
        options.get(number.checked_sub(1)?).cloned()
    }

    fn typed_options(&self, item: &Item, case: &Case, text: &str) -> Option<Vec<String>> {
        let typed: Option<Vec<String>> = text
            .split([',', ',', '、', ';', ';', '\n'])
            .filter(|part| !part.trim().is_empty())
            .map(|part| self.typed_option(item, case, part))
            .collect();
        let typed = typed.filter(|t| !t.is_empty())?;
        Some(self.rules.options(item, case).into_iter().filter(|o| typed.contains(o)).collect())
    }
}

/// The store's records stay small: 4 KB a value with room for sealing.
pub const ANSWER_BYTES_MAX: usize = 2_400;

/// The other answers, for validators that compare; several options one a line.
pub(super) fn known(filing: &Filing, except: &str) -> BTreeMap<String, String> {
    filing
        .answers
        .iter()
        .filter(|(a, _)| a.item != except)
        .filter_map(|(a, answer)| match &answer.value {
            Value::Text(text) | Value::Choice(text) => Some((a.item.clone(), text.clone())),
            Value::Many(options) => Some((a.item.clone(), options.join("\n"))),
            Value::Photos(_) | Value::Skipped | Value::Later => None,
        })
        .collect()
}

/// A changed answer opens the summary again; one that is printed makes the papers stale on which it is.
/// What is mended is looked through at its own place and needs no second summary.
fn make_stale(rules: &Rules, filing: &mut Filing, item: &Item, value: &Value, changed: bool, mending: bool) {
    if item.part == "end" || item.part == "after" {
        return;
    }
    if changed && !mending {
        filing.answers.remove(&Address::first("end", "summary"));
    }
    if item.printed && *value != Value::Later {
        filing.sheet_version += 1;
        filing.sheet_changes.insert(item.id.clone(), filing.sheet_version);
        let printing: Vec<&str> = rules.law.sheets.printing(&item.id).chain(["signed_sheet"]).collect();
        let stale = |address: &Address, answer: &Answer| {
            printing.contains(&address.item.as_str()) && matches!(answer.value, Value::Photos(_))
        };
        if changed {
            filing.answers.retain(|address, answer| !stale(address, answer));
        }
    }
}

/// True if this answer took over another filing's.
fn reused(filing: &Filing, address: &Address) -> bool {
    address.item == "reuse" && filing.answers.get(address).is_some_and(|a| a.value == Value::Choice("same".to_owned()))
}

fn refused(fault: &Fault) -> Taken {
    Taken::Refused(vec![line(Phrase::new("frame-fault").with("text", fault.phrase()))])
}

pub(super) fn line(phrase: Phrase) -> Line {
    Line::of(phrase)
}
