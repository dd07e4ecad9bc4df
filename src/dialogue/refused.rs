//! What was sent back: reasons recognised in a pasted text, items opened again, sent again once mended.

use std::collections::BTreeSet;

use super::answers::line;
use super::effect::{Content, Line, Place};
use super::state::{Address, Filing, FilingId, Screen, SentBack, Who};
use super::talk::{Reaction, Talk, label, tap};
use super::{Stage, UserId};
use crate::rulebook::when::Case;
use crate::text::{Arg, Phrase};

/// More of a pasted text says nothing new.
const PASTED_CHARS_MAX: usize = 700;

impl Talk<'_> {
    /// A refusal pasted as text: its known reasons, what to do, and what is opened again. Pasted unasked it may be
    /// a question about the same thing, so nothing moves before a press says that it came back.
    pub(super) fn pasted_refusal(&mut self, user: UserId, id: &FilingId, text: &str) -> bool {
        if self.filing(id).and_then(|f| fix_of(f.stage)).is_none() {
            return false;
        }
        let reasons = self.rules.law.recognise_codes(text);
        if self.screen_of(user) == Screen::Await("refusal".to_owned()) {
            let lines = self.sent_back(user, id, text);
            self.show_main(user, Reaction::with(Place::New, lines));
            return true;
        }
        if reasons.is_empty() {
            return false;
        }
        if let Some(filing) = self.filing_mut(id) {
            filing.doubtful.insert(pasted_at(), crate::text::cut(text, PASTED_CHARS_MAX));
        }
        let mut reaction = Reaction::below();
        for reason in reasons {
            let name = Phrase::new(format!("refusal-{reason}"));
            reaction = reaction.say(Phrase::new("notice-refusal_known").with("reason", name));
        }
        reaction = reaction.say(Phrase::new("notice-refusal_sure"));
        reaction.rows.push(vec![tap(Phrase::new("button-refusal_sure"), "m", "pasted")]);
        self.show_main(user, reaction);
        true
    }

    /// "Yes, it was sent back": what was pasted before counts.
    pub(super) fn pasted_after_all(&mut self, user: UserId, id: &FilingId) -> Reaction {
        let here = self.filing(id).is_some_and(|f| fix_of(f.stage).is_some());
        match self.filing_mut(id).and_then(|f| f.doubtful.remove(&pasted_at())) {
            Some(text) if here => {
                let lines = self.sent_back(user, id, &text);
                Reaction::with(Place::Edit, lines)
            }
            Some(_) | None => Reaction::redraw().say(Phrase::new("notice-moved_already")),
        }
    }

    fn sent_back(&mut self, user: UserId, id: &FilingId, text: &str) -> Vec<Line> {
        let Some(to) = self.filing(id).and_then(|f| fix_of(f.stage)) else {
            return Vec::new();
        };
        let reasons = self.rules.law.recognise_codes(text);
        self.enter_stage(id, to, Who::Filer);
        let lines = self.open_again(id, &reasons, text);
        self.card(id);
        self.go(user, Screen::Next);
        lines
    }

    /// Opens what refusal reasons touch. With no known reason the text itself is kept as the reason.
    pub(super) fn open_again(&mut self, id: &FilingId, reasons: &[String], text: &str) -> Vec<Line> {
        let Some(filing) = self.filing(id) else {
            return Vec::new();
        };
        let mut case = Case::clone(&self.case(filing));
        if case.is("kind", "midway") {
            // Nothing of it was asked here before: what a first filing would be asked can be mended.
            for (fact, value) in [("where", "starting"), ("kind", "first")] {
                case.remove(fact);
                case.put(fact, value);
            }
        }
        let mut opened = Vec::new();
        for reason in reasons {
            for item in self.rules.law.reopens(reason, text) {
                let Some(item) = self.rules.items.get(&item) else {
                    continue;
                };
                let address = item.address.clone();
                if item.applies(&case) || filing.answers.contains_key(&address) {
                    opened.push((address, reason.clone()));
                }
            }
        }
        // What a reason opens says it with its question; here stands what opens nothing.
        let silent = |reason: &&String| !opened.iter().any(|(_, why)| why == *reason);
        let told: Vec<String> = reasons.iter().filter(silent).cloned().collect();
        let mut lines = reason_lines(&told);
        if reasons.is_empty() {
            lines.push(line(Phrase::new("notice-refusal_unknown_kept")));
        } else if !opened.is_empty() {
            let places: BTreeSet<&Address> = opened.iter().map(|(address, _)| address).collect();
            lines.push(line(Phrase::new("notice-refusal_opened").with("count", places.len())));
        }
        let before = filing.sent_back.values().any(|b| !b.fixed);
        if opened.is_empty() && !before && !reasons.is_empty() {
            // Nothing is asked next: the page below says it all.
            lines.clear();
        }
        let note = crate::text::cut(text, 300);
        if let Some(filing) = self.filing_mut(id) {
            filing.sent_back.retain(|_, b| !b.fixed);
            for (address, reason) in opened {
                let back = SentBack { reason, note: None, fixed: false };
                filing.sent_back.entry(address).or_insert(back);
            }
        }
        self.note(id, Who::Filer, Phrase::new("history-refused").with("text", note));
        lines
    }

    /// The reason that a filer pasted who came in the middle.
    pub(super) fn understand_refusal(&mut self, id: &FilingId) -> Vec<Line> {
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
        let nothing = filing.sent_back.is_empty();
        let title = if nothing { "fixed-nothing" } else { "fixed-title" };
        let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new(title)));
        if nothing && let Some(text) = last_refusal(filing) {
            content = content.line(Phrase::new("frame-sent_back_note").with("note", text));
            for line in reason_lines(&self.rules.law.recognise_codes(text)) {
                content = content.line(line.phrase);
            }
        }
        for (address, _) in filing.sent_back.iter().filter(|(_, b)| b.fixed) {
            let (Some(item), Some(answer)) = (self.rules.items.get(&address.item), filing.answers.get(address)) else {
                continue;
            };
            let copied = filing.stage != Stage::HouseFix;
            let value =
                if copied { self.exact_phrase(item, &answer.value) } else { self.value_phrase(item, &answer.value) };
            let label = Phrase::new(format!("item-{}.label", item.id));
            content = content.line(Phrase::new("summary-row").with("name", label).with("value", value));
        }
        content = content.para(Phrase::new(format!("fixed-{}", filing.stage.id())));
        if filing.stage == Stage::HouseFix {
            content = content.row(vec![tap(label("send_again"), "m", "house_again")]);
        } else {
            content = content.row(vec![tap(Phrase::new("move-resubmitted"), "m", "resubmitted")]);
        }
        if nothing {
            content = content.row(vec![tap(label("change"), "section", "")]);
        }
        if filing.stage != Stage::HouseFix {
            content = content.row(vec![tap(label("paste_reason"), "m", "paste")]);
        }
        content.row(vec![tap(label("status"), "status", ""), tap(label("help"), "help", "")])
    }
}

/// The known reasons and what to do about each.
fn reason_lines(reasons: &[String]) -> Vec<Line> {
    let lines = reasons.iter().flat_map(|reason| {
        let name = Phrase::new(format!("refusal-{reason}"));
        [
            line(Phrase::new("notice-refusal_known").with("reason", name)),
            line(Phrase::new(format!("refusal-{reason}.fix"))),
        ]
    });
    lines.collect()
}

/// The refusal that was pasted last.
pub(super) fn last_refusal(filing: &Filing) -> Option<&str> {
    let entry = filing.history.iter().rev().find(|e| e.what.key == "history-refused")?;
    match entry.what.args.get("text") {
        Some(Arg::Text(text)) => Some(text),
        Some(Arg::Code(_) | Arg::Num(_) | Arg::Day(_) | Arg::Moment(_) | Arg::Phrase(_) | Arg::List(_)) | None => None,
    }
}

/// The stage that a refusal leads to; nothing where none can have come.
fn fix_of(stage: Stage) -> Option<Stage> {
    match stage {
        // Submitted without a word to us, and sent back already.
        Stage::Ready | Stage::AtAlibaba | Stage::FirstReview | Stage::SmsCheck => Some(Stage::FirstFix),
        Stage::BureauReview => Some(Stage::BureauFix),
        Stage::FirstFix | Stage::BureauFix => Some(stage),
        Stage::Draft | Stage::HouseCheck | Stage::HouseFix | Stage::SmsFailed | Stage::Approved | Stage::Abandoned => {
            None
        }
    }
}

/// Where a text waits that may be a refusal.
fn pasted_at() -> Address {
    Address::first("open", "refusal_text")
}
