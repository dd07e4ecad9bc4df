//! What moves a filing on: what filer or reviewer report, and what each step sets off.

use super::effect::{Content, Urgency};
use super::state::{Address, FilingId, Screen, Who};
use super::talk::{Reaction, Talk, tap_for};
use super::{Stage, UserId};
use crate::rulebook::plan::Move;
use crate::text::Phrase;

impl Talk<'_> {
    /// Moves a filing to a stage; the only place where a stage changes.
    pub(super) fn enter_stage(&mut self, id: &FilingId, stage: Stage, who: Who) {
        let now = self.now;
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        if filing.stage == stage {
            return;
        }
        filing.stage = stage;
        filing.stage_since = now;
        filing.stages.insert(stage, now);
        if stage == Stage::SmsCheck {
            filing.ticks.retain(|t| !t.starts_with("sms_"));
        }
        if stage == Stage::Draft {
            // Taken up again: looked through once more before it goes anywhere.
            filing.answers.remove(&Address::first("end", "summary"));
        }
        self.note(id, who, Phrase::new("history-stage").with("stage", Phrase::new(format!("stage-{}", stage.id()))));
        self.look_when(id, false, |rule| rule.stages.iter().any(|s| s == stage.id()));
    }

    /// The packet is complete: to the reviewers, or straight to the copy deck.
    pub(super) fn submit(&mut self, user: UserId, id: &FilingId, who: Who, reaction: &mut Reaction) {
        let desk = self.desk_chat().is_some();
        let stage = if desk { Stage::HouseCheck } else { Stage::Ready };
        self.enter_stage(id, stage, who);
        if desk {
            self.hand_to_desk(id);
        }
        let key = if desk { "news-sent_to_house" } else { "news-ready_alone" };
        reaction.before.push(super::answers::line(Phrase::new(key)));
        self.go(user, Screen::Next);
    }

    /// A filer who came in the middle: straight to where he is.
    pub(super) fn enter_midway(&mut self, id: &FilingId, reaction: &mut Reaction) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        if case.is("where", "refused") {
            let stage = if case.is("refused_by", "bureau") { Stage::BureauFix } else { Stage::FirstFix };
            self.enter_stage(id, stage, Who::Filer);
            let lines = self.understand_refusal(id);
            reaction.before.extend(lines);
            return;
        }
        let stage = match case.get("stage_now") {
            Some("sms_check") => Stage::SmsCheck,
            Some("bureau_review") => Stage::BureauReview,
            Some("approved") => Stage::Approved,
            _ => Stage::FirstReview,
        };
        self.enter_stage(id, stage, Who::Filer);
        reaction.before.push(super::answers::line(Phrase::new("news-midway")));
    }

    /// The filer reports what happened.
    pub(super) fn filer_move(&mut self, user: UserId, id: &FilingId, arg: &str) -> Reaction {
        let (step, who) = arg.split_once('.').map_or((arg, None), |(s, w)| (s, Some(w)));
        if step == "paste" {
            self.go(user, Screen::Await("refusal".to_owned()));
            return Reaction::redraw();
        }
        if step == "pasted" {
            return self.pasted_after_all(user, id);
        }
        if step == "house_again" {
            return self.send_again(user, id);
        }
        match self.report(id, step, who, Who::Filer) {
            Some(reaction) => {
                self.go(user, Screen::Next);
                if step == "sent_back" {
                    self.go(user, Screen::Await("refusal".to_owned()));
                }
                reaction
            }
            None => Reaction::redraw().say(Phrase::new("notice-moved_already")),
        }
    }

    /// A report of filer or reviewer; `None` if it does not belong to the stage.
    pub(super) fn report(&mut self, id: &FilingId, step: &str, who: Option<&str>, by: Who) -> Option<Reaction> {
        let filing = self.filing(id)?;
        let case = self.case(filing);
        let rule: Move = self.rules.plan.stage(filing.stage.id())?.moves.iter().find(|m| m.id == step)?.clone();
        if rule.each {
            let persons = self.sms_persons(filing);
            let who = who.filter(|w| persons.contains(w))?;
            let filing = self.filing_mut(id)?;
            if !filing.ticks.insert(format!("sms_{who}")) {
                return None;
            }
            if !persons.iter().all(|p| self.filing(id).is_some_and(|f| f.ticks.contains(&format!("sms_{p}")))) {
                self.card(id);
                return Some(Reaction::redraw().say(Phrase::new("news-sms_one")));
            }
        }
        if rule.refusal && by == Who::Filer {
            // The reasons come first; the stage changes when they are known.
            return Some(Reaction::redraw());
        }
        let skips = !rule.skip_when.is_empty() && crate::rulebook::when::all_hold(&rule.skip_when, &case);
        let to = if skips { rule.skip_to.as_deref().unwrap_or(&rule.to) } else { &rule.to };
        let stage = Stage::of(to)?;
        self.enter_stage(id, stage, by);
        if step == "resubmitted" {
            let filing = self.filing_mut(id)?;
            filing.sent_back.clear();
        }
        self.card(id);
        let key = format!("news-{step}");
        let reaction = Reaction::redraw();
        Some(if self.rules.says(&key) { reaction.say(Phrase::new(key)) } else { reaction })
    }

    /// What our reviewers sent back goes to them again.
    fn send_again(&mut self, user: UserId, id: &FilingId) -> Reaction {
        let open = self.filing(id).is_none_or(|f| f.stage != Stage::HouseFix || f.sent_back.values().any(|b| !b.fixed));
        if open {
            return Reaction::redraw().say(Phrase::new("notice-moved_already"));
        }
        let mut reaction = Reaction::redraw();
        if self.is_held(user, id, &mut reaction) {
            return reaction;
        }
        if let Some(filing) = self.filing_mut(id) {
            filing.sent_back.clear();
        }
        self.submit(user, id, Who::Filer, &mut reaction);
        reaction
    }

    /// A move typed out instead of tapped.
    pub(super) fn typed_move(&mut self, user: UserId, id: &FilingId, text: &str) -> Option<Reaction> {
        let moves = self.rules.plan.stage(self.filing(id)?.stage.id())?.moves.clone();
        let step = moves
            .iter()
            .find(|m| m.id == text.trim().to_lowercase() || self.rules.typed(&format!("move-{}", m.id), text))?;
        let arg = if step.each {
            let filing = self.filing(id)?;
            let open = self.sms_persons(filing).into_iter().find(|w| !filing.ticks.contains(&format!("sms_{w}")))?;
            format!("{}.{open}", step.id)
        } else {
            step.id.clone()
        };
        Some(self.filer_move(user, id, &arg))
    }

    /// News of the filing's stage to its filer, when somebody else moved it.
    pub(super) fn news(&mut self, id: &FilingId, phrases: Vec<Phrase>) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let user = filing.owner;
        let active = self.active(user).as_ref() == Some(id);
        if active {
            self.go(user, Screen::Next);
            let mut reaction = Reaction::below();
            for phrase in phrases {
                reaction = reaction.say(phrase);
            }
            self.show_main(user, reaction);
        } else {
            // Of another filing than the chat is about: which one, and where it stands now.
            let name = self.filing_name(filing);
            let stage = Phrase::new(format!("stage-{}", filing.stage.id()));
            let title = Phrase::new("status-title").with("name", name.clone()).with("stage", stage);
            let mut content = Content::of(Phrase::new("frame-title").with("text", title));
            for phrase in phrases {
                content = content.line(phrase);
            }
            content = content.row(vec![tap_for(id, Phrase::new("button-open").with("name", name), "open", "")]);
            self.tell(user, Some(id.clone()), content, Urgency::News);
        }
    }
}
