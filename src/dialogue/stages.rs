//! Where a filing stands: the stage card, what the filer reports, and what each step sets off.

use super::case::china_day;
use super::effect::{Content, Place, Urgency};
use super::state::{Address, Filing, FilingId, Screen, Value, Who};
use super::talk::{Reaction, Talk, label, link, tap};
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
        self.note(id, who, Phrase::new("history-stage").with("stage", Phrase::new(format!("stage-{}", stage.id()))));
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

    /// `/status`: where it stands, what comes next, by when, what is to be done now.
    pub(super) fn status_face(&self, filing: &Filing) -> Content {
        let stage = filing.stage.id();
        let case = self.case(filing);
        let name = self.filing_name(filing);
        let title = Phrase::new("status-title").with("name", name).with("stage", Phrase::new(format!("stage-{stage}")));
        let mut content = Content::of(Phrase::new("frame-title").with("text", title)).line(self.track(filing));
        content = content.para(Phrase::new(format!("stage-{stage}.means")));
        if let Some(range) = self.expected(filing) {
            content = content.line(range);
        }
        content = content.para(Phrase::new("status-todo").with("text", Phrase::new(format!("stage-{stage}.todo"))));
        if filing.stage == Stage::Approved {
            content = self.after_approval(filing, content);
        }
        if filing.stage == Stage::SmsCheck {
            for who in self.sms_persons(filing) {
                let done = filing.ticks.contains(&format!("sms_{who}"));
                let key = if done { "status-sms_done" } else { "status-sms_open" };
                content = content.line(Phrase::new(key).with("who", Phrase::new(format!("sms-{who}"))));
            }
        }
        if filing.claim.is_some() && filing.stage == Stage::HouseCheck {
            content = content.line(Phrase::new("status-claimed"));
        }
        self.status_buttons(filing, &case, content)
    }

    fn status_buttons(&self, filing: &Filing, case: &crate::rulebook::when::Case, mut content: Content) -> Content {
        let stage = filing.stage.id();
        for step in self.rules.plan.stage(stage).map(|s| s.moves.as_slice()).unwrap_or_default() {
            if step.each {
                for who in self.sms_persons(filing).into_iter().filter(|w| !filing.ticks.contains(&format!("sms_{w}")))
                {
                    let key = Phrase::new(format!("move-{}", step.id)).with("who", Phrase::new(format!("sms-{who}")));
                    content = content.row(vec![tap(key, "m", &format!("{}.{who}", step.id))]);
                }
                continue;
            }
            content = content.row(vec![tap(Phrase::new(format!("move-{}", step.id)), "m", &step.id)]);
        }
        match filing.stage {
            Stage::SmsCheck | Stage::FirstReview => {
                content = content.row(vec![
                    link(label("ministry"), "https://beian.miit.gov.cn"),
                    tap(Phrase::new("help-sms"), "help", "sms"),
                ]);
            }
            Stage::Draft | Stage::HouseFix => content = content.row(vec![tap(label("go_on"), "home", "")]),
            Stage::Ready | Stage::AtAlibaba | Stage::SmsFailed => {
                if self.rules.stage_edits(stage) && !case.is("kind", "midway") {
                    content = content.row(vec![tap(label("change"), "section", "")]);
                }
            }
            Stage::HouseCheck
            | Stage::FirstFix
            | Stage::BureauReview
            | Stage::BureauFix
            | Stage::Approved
            | Stage::Abandoned => {}
        }
        content.row(vec![tap(label("help"), "help", "")])
    }

    /// The line of stages drawn in text.
    fn track(&self, filing: &Filing) -> Phrase {
        const LINE: [Stage; 7] = [
            Stage::Draft,
            Stage::HouseCheck,
            Stage::AtAlibaba,
            Stage::FirstReview,
            Stage::SmsCheck,
            Stage::BureauReview,
            Stage::Approved,
        ];
        let here = match filing.stage {
            Stage::Draft | Stage::Abandoned => Stage::Draft,
            Stage::HouseCheck | Stage::HouseFix => Stage::HouseCheck,
            Stage::Ready | Stage::AtAlibaba => Stage::AtAlibaba,
            Stage::FirstReview | Stage::FirstFix => Stage::FirstReview,
            Stage::SmsCheck | Stage::SmsFailed => Stage::SmsCheck,
            Stage::BureauReview | Stage::BureauFix => Stage::BureauReview,
            Stage::Approved => Stage::Approved,
        };
        let shown = LINE.into_iter().filter(|s| *s != Stage::HouseCheck || self.desk_chat().is_some());
        let marks: String = shown
            .map(|s| match s.cmp(&here) {
                std::cmp::Ordering::Less => "●",
                std::cmp::Ordering::Equal => "◉",
                std::cmp::Ordering::Greater => "○",
            })
            .collect::<Vec<_>>()
            .join("─");
        Phrase::new("status-track")
            .with("marks", marks)
            .with("stage", Phrase::new(format!("stage-{}.short", here.id())))
    }

    /// By when: a range in working days, with the holidays that move it.
    fn expected(&self, filing: &Filing) -> Option<Phrase> {
        let rule = self.rules.plan.stage(filing.stage.id())?;
        if let Some(hours) = rule.hours {
            let end = filing.stage_since + chrono::Duration::hours(i64::from(hours));
            return Some(Phrase::new("status-hours").with("until", end));
        }
        let [from, to] = rule.days?;
        let start = china_day(filing.stage_since);
        let first = self.rules.law.calendar.add_working_days(start, from);
        let last = self.rules.law.calendar.add_working_days(start, to);
        let mut phrase = Phrase::new(if rule.bound.is_some() { "status-days_bound" } else { "status-days" })
            .with("from", first.day)
            .with("to", last.day)
            .with("min", i64::from(from))
            .with("max", i64::from(to));
        let holidays = self.rules.law.holidays_in(&last);
        phrase = phrase
            .with("holidays", Phrase::new("status-holidays").with("count", holidays.len()).with("list", holidays));
        let provisional = if last.provisional { "status-provisional" } else { "status-nothing" };
        Some(phrase.with("note", Phrase::new(provisional)))
    }

    /// Who must answer the ministry's text message, by kind (the ministry decides; Alibaba's page lists them).
    pub(super) fn sms_persons(&self, filing: &Filing) -> Vec<&'static str> {
        let case = self.case(filing);
        let two = case.is("site_principal_same", "no");
        match case.get("kind") {
            Some("first" | "change_both") if two => vec!["principal", "site_principal"],
            Some("add_no_subject" | "add_with_subject" | "access" | "change_service" | "cancel_service") if two => {
                vec!["site_principal"]
            }
            _ => vec!["principal"],
        }
    }

    /// The filer reports what happened.
    pub(super) fn filer_move(&mut self, user: UserId, id: &FilingId, arg: &str) -> Reaction {
        let (step, who) = arg.split_once('.').map_or((arg, None), |(s, w)| (s, Some(w)));
        if step == "paste" {
            self.go(user, Screen::Await("refusal".to_owned()));
            return Reaction::redraw();
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
        self.submit(user, id, Who::Filer, &mut reaction);
        if let Some(filing) = self.filing_mut(id) {
            filing.sent_back.clear();
        }
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

    /// A refusal pasted as text: its known reasons, what to do, and what is opened again.
    pub(super) fn pasted_refusal(&mut self, user: UserId, id: &FilingId, text: &str) -> bool {
        let Some(filing) = self.filing(id) else {
            return false;
        };
        let to = match filing.stage {
            Stage::FirstReview => Stage::FirstFix,
            Stage::BureauReview => Stage::BureauFix,
            Stage::FirstFix | Stage::BureauFix => filing.stage,
            Stage::Draft
            | Stage::HouseCheck
            | Stage::HouseFix
            | Stage::Ready
            | Stage::AtAlibaba
            | Stage::SmsCheck
            | Stage::SmsFailed
            | Stage::Approved
            | Stage::Abandoned => return false,
        };
        let awaited = self.world.persons.get(&user).is_some_and(|p| p.screen == Screen::Await("refusal".to_owned()));
        let reasons = self.rules.law.recognise_codes(text);
        if reasons.is_empty() && !awaited {
            return false;
        }
        self.enter_stage(id, to, Who::Filer);
        let lines = self.open_again(id, &reasons, text);
        self.card(id);
        self.go(user, Screen::Next);
        self.show_main(user, Reaction::with(Place::New, lines));
        true
    }

    /// Opens what refusal reasons touch. With no known reason the text itself is kept as the reason.
    pub(super) fn open_again(&mut self, id: &FilingId, reasons: &[String], text: &str) -> Vec<super::Line> {
        let mut lines = Vec::new();
        if reasons.is_empty() {
            lines.push(super::answers::line(Phrase::new("notice-refusal_unknown_kept")));
        }
        for reason in reasons {
            lines.push(super::answers::line(
                Phrase::new("notice-refusal_known").with("reason", Phrase::new(format!("refusal-{reason}"))),
            ));
            lines.push(super::answers::line(Phrase::new(format!("refusal-{reason}.fix"))));
        }
        let Some(filing) = self.filing(id) else {
            return lines;
        };
        let case = self.case(filing);
        let mut opened = Vec::new();
        for reason in reasons {
            for item in self.rules.law.reopens(reason, text) {
                let Some(item) = self.rules.items.get(&item) else {
                    continue;
                };
                let address = Address::first(&item.part, &item.id);
                if item.applies(&case) || filing.answers.contains_key(&address) {
                    opened.push((address, reason.clone()));
                }
            }
        }
        let note = crate::text::cut(text, 300);
        if let Some(filing) = self.filing_mut(id) {
            filing.sent_back.retain(|_, b| !b.fixed);
            for (address, reason) in opened {
                let back = super::state::SentBack { reason, note: None, fixed: false };
                filing.sent_back.entry(address).or_insert(back);
            }
        }
        self.note(id, Who::Filer, Phrase::new("history-refused").with("text", note));
        lines
    }

    /// The reason that a filer pasted who came in the middle.
    pub(super) fn understand_refusal(&mut self, id: &FilingId) -> Vec<super::Line> {
        let text = self
            .filing(id)
            .and_then(|f| super::case::text_of(f, &Address::first("open", "refusal_text")))
            .map(str::to_owned);
        let Some(text) = text else { return Vec::new() };
        let reasons = self.rules.law.recognise_codes(&text);
        self.open_again(id, &reasons, &text)
    }

    /// Everything sent back was given anew: what changed, and how to send again.
    pub(super) fn fixed_face(&self, filing: &Filing) -> Content {
        let case = self.case(filing);
        let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new("fixed-title")));
        for (address, _) in filing.sent_back.iter().filter(|(_, b)| b.fixed) {
            let (Some(item), Some(answer)) = (self.rules.items.get(&address.item), filing.answers.get(address)) else {
                continue;
            };
            let value = match &answer.value {
                Value::Text(text) if filing.stage != Stage::HouseFix => {
                    Phrase::new("value-copy").with("text", crate::text::Arg::Code(text.clone()))
                }
                other => self.value_phrase(item, other, &case),
            };
            let label = Phrase::new(format!("item-{}.label", item.id));
            content = content.line(Phrase::new("summary-row").with("name", label).with("value", value));
        }
        content = content.para(Phrase::new(format!("fixed-{}", filing.stage.id())));
        if filing.stage == Stage::HouseFix {
            content = content.row(vec![tap(label("send_again"), "m", "house_again")]);
        } else {
            content = content.row(vec![tap(Phrase::new("move-resubmitted"), "m", "resubmitted")]);
        }
        content.row(vec![tap(label("paste_reason"), "m", "paste"), tap(label("help"), "help", "")])
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
            let mut content = Content::default();
            for phrase in phrases {
                content = content.line(phrase);
            }
            let name = self.filing(id).map(|f| self.filing_name(f)).unwrap_or_default();
            content =
                content.row(vec![super::talk::tap_for(id, Phrase::new("button-open").with("name", name), "open", "")]);
            self.tell(user, Some(id.clone()), content, Urgency::News);
        }
    }
}
