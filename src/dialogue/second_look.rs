//! Answers that need a second look: because another answer changed, or because the rules did.

use super::UserId;
use std::collections::BTreeMap;

use super::answers::line;
use super::cross::change_button;
use super::effect::{Button, Content, Line, Urgency};
use super::judge::{Judged, judge_all};
use super::state::{Address, FilingId, Focus, Screen, Value};
use super::talk::Talk;
use crate::rulebook::items::Item;
use crate::text::{Fault, Phrase};
use crate::validators;

/// More answers than this are counted, not named, in one message.
const NAMED_MAX: usize = 6;

/// More answers than this get no button of their own after one change.
const SHAKEN_MAX: usize = 3;

/// What judging an answer again found.
struct Finding {
    address: Address,
    /// What is wrong now, or newly doubtful.
    fault: Fault,
    /// True if it can't stay as it is.
    broken: bool,
}

impl Talk<'_> {
    /// After an answer changed: what it broke is asked again, what it made doubtful is said.
    pub(super) fn judge_others(&mut self, id: &FilingId, changed: &Address) -> Vec<Line> {
        let findings: Vec<Finding> = self.look_through(id).into_iter().filter(|f| f.address != *changed).collect();
        for finding in findings.iter().filter(|f| f.broken) {
            self.ask_once_more(id, finding);
        }
        self.shaken.extend(findings.iter().map(|finding| finding.address.clone()));
        findings.iter().map(|finding| line(finding.phrase())).collect()
    }

    /// A button for the answer that changed and for those that it shook.
    pub(super) fn rows_of_shaken(&mut self, id: &FilingId, changed: &Address) -> Vec<Vec<Button>> {
        let shaken = std::mem::take(&mut self.shaken);
        let spots = shaken.first().map(|_| changed).into_iter().chain(shaken.iter().take(SHAKEN_MAX));
        spots.map(|spot| vec![change_button(id, spot)]).collect()
    }

    /// The first thing said or done after the rules changed: answers that don't hold any more are asked again.
    pub(super) fn meet_new_rules(&mut self, user: UserId, id: &FilingId) {
        let rules = self.rules;
        let Some(filing) = self.filing(id).filter(|f| f.taken_over.is_none() && rules.stage_edits(f.stage.id())) else {
            return;
        };
        let old = filing.answers.values().filter(|answer| answer.rules != rules.version);
        let Some(since) = old.map(|answer| answer.at).max() else {
            return;
        };
        self.stay_with_the_question(user, id);
        let findings = self.look_through(id);
        for finding in &findings {
            self.ask_once_more(id, finding);
        }
        if let Some(filing) = self.filing_mut(id) {
            filing.answers.values_mut().for_each(|answer| answer.rules.clone_from(&rules.version));
        }
        let (crossings, rows) = self.tell_crossings(id);
        if findings.is_empty() && crossings.is_empty() {
            return;
        }
        let count = findings.len() + crossings.len();
        let title = Phrase::new("rules-changed").with("count", count).with("since", super::case::china_day(since));
        let mut content = Content::of(title);
        let named = findings.iter().map(|finding| line(finding.phrase())).chain(crossings);
        for told in named.take(NAMED_MAX) {
            content = content.line(told.phrase);
        }
        if count > NAMED_MAX {
            content = content.line(Phrase::new("rules-changed_more").with("count", count - NAMED_MAX));
        }
        if !findings.is_empty() {
            content = content.para(Phrase::new("rules-changed_asked"));
        }
        content.buttons.extend(rows);
        self.note(id, super::state::Who::Bot, Phrase::new("history-rules").with("count", count));
        self.tell(user, Some(id.clone()), content, Urgency::News);
    }

    /// What is typed next is meant for the question that stands there, whatever has to be asked before it.
    fn stay_with_the_question(&mut self, user: UserId, id: &FilingId) {
        if self.active(user).as_ref() != Some(id) || self.screen_of(user) != Screen::Next {
            return;
        }
        let shown = self.persons.get(&user).and_then(|person| person.shown.strip_prefix("item:")?.rsplit('.').next());
        let item = shown.and_then(|id| self.rules.items.get(id));
        let still = |item: &&Item| self.filing(id).is_some_and(|filing| item.applies(&self.case(filing)));
        if let Some(item) = item.filter(still) {
            let address = item.address.clone();
            self.go(user, Screen::Item(Focus { address, ..Focus::empty() }));
        }
    }

    /// Judges every answer again; what is doubtful now is noted with it.
    fn look_through(&mut self, id: &FilingId) -> Vec<Finding> {
        let (rules, now) = (self.rules, self.now);
        let Some(filing) = self.filing(id) else {
            return Vec::new();
        };
        let case = self.case(filing);
        let judged: BTreeMap<&Address, Judged> = judge_all(rules, filing, &case, now).into_iter().collect();
        let (mut findings, mut noted, mut cured) = (Vec::new(), Vec::new(), Vec::new());
        let texts = filing.answers.iter().filter(|(_, answer)| !matches!(answer.value, Value::Photos(_)));
        for (address, answer) in texts {
            let Judged { fault, warnings } = judged.get(address).cloned().unwrap_or_default();
            let says = |code: &str| fault.iter().chain(&warnings).any(|fault| fault.code == code);
            let was = |fault: &&Fault| answer.warnings.iter().any(|warning| warning.code == fault.code);
            let asked = filing.second_look.get(address);
            let new = fault.iter().chain(&warnings).find(|fault| !was(fault));
            if let Some(new) = new.filter(|new| asked.is_none_or(|asked| asked.code != new.code)) {
                let broken = fault.is_some() || validators::may_keep(new);
                findings.push(Finding { address: address.clone(), fault: new.clone(), broken });
            }
            cured.extend(asked.is_some_and(|asked| !says(&asked.code)).then(|| address.clone()));
            if fault.is_none() && warnings != answer.warnings {
                noted.push((address.clone(), warnings));
            }
        }
        self.note_judged(id, noted, &cured);
        findings
    }

    fn note_judged(&mut self, id: &FilingId, noted: Vec<(Address, Vec<Fault>)>, cured: &[Address]) {
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        for (address, warnings) in noted {
            if let Some(answer) = filing.answers.get_mut(&address) {
                answer.warnings = warnings;
            }
        }
        for address in cured {
            filing.second_look.remove(address);
            filing.doubtful.remove(address);
        }
    }

    /// Asks an answer again that stands as it is, with what is wrong; what is only doubtful may stay.
    fn ask_once_more(&mut self, id: &FilingId, finding: &Finding) {
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        let stays = !finding.broken || validators::may_keep(&finding.fault);
        if let (true, Some(Value::Text(text))) = (stays, filing.answers.get(&finding.address).map(|a| &a.value)) {
            filing.doubtful.insert(finding.address.clone(), text.clone());
        }
        filing.second_look.insert(finding.address.clone(), finding.fault.clone());
    }
}

impl Finding {
    /// "✗ the name of the site: …"
    fn phrase(&self) -> Phrase {
        let key = if self.broken { "frame-second_look" } else { "frame-second_look_doubt" };
        let name = Phrase::new(format!("item-{}.label", self.address.item));
        Phrase::new(key).with("name", name).with("text", self.fault.phrase())
    }
}
