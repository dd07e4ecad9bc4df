//! Which face the main message has: a function of the person's screen and the filing's state.

use super::effect::{Content, Line};
use super::flow::{mends, next_now};
use super::retention::how_long;
use super::state::{Address, Filing, Focus, Screen};
use super::talk::{Talk, label, tap, tap_for};
use super::{Stage, UserId};
use crate::text::Phrase;

/// The name of what is shown, the item it asks for, the content.
pub(super) type Face = (String, Option<Address>, Content);

impl Talk<'_> {
    /// The main message of a person, with some lines said before it.
    pub(super) fn screen(&self, user: UserId, before: Vec<Line>) -> Face {
        let (shown, about, mut content) = self.face(user);
        if !before.is_empty() {
            // What is wrong is said once: with the reply, or else with the question that is asked again for it.
            content.lines.retain(|line| !before.iter().any(|said| said.phrase == line.phrase));
            if let Some(first) = content.lines.first_mut() {
                first.gap = true;
            }
            content.lines.splice(0..0, before);
        }
        (shown, about, content)
    }

    fn face(&self, user: UserId) -> Face {
        let Some(person) = self.persons.get(&user) else {
            return ("nobody".to_owned(), None, Content::default());
        };
        let page = person.screen.page();
        if *page == Screen::Language {
            return ("language".to_owned(), None, self.language_face(user));
        }
        if let Screen::Help(topic) = page {
            return (format!("help:{topic}"), None, self.help_face(topic));
        }
        if person.consent.is_none() {
            return self.opening_face(person);
        }
        let filing = person.active.as_ref().and_then(|id| self.filing(id));
        match (page, filing) {
            (Screen::Filings, _) | (_, None) => ("filings".to_owned(), None, self.filings_face(user)),
            (Screen::Item(focus), Some(filing)) if self.rules.items.get(&focus.address.item).is_some() => {
                self.item_face(filing, focus)
            }
            (Screen::Section(section), Some(filing)) => {
                (format!("section:{section}"), None, self.section_face(filing, section))
            }
            (Screen::Status, Some(filing)) => ("status".to_owned(), None, self.status_face(filing)),
            (Screen::Forecast, Some(filing)) => ("forecast".to_owned(), None, self.forecast_face(filing)),
            (Screen::Confirm(what), Some(filing)) => (format!("confirm:{what}"), None, confirm_face(filing, what)),
            (Screen::Await(what), Some(_)) => (format!("await:{what}"), None, self.await_face(what)),
            // An item that the rules no longer have is not asked.
            (
                Screen::Item(_) | Screen::Next | Screen::Language | Screen::Help(_) | Screen::Aside { .. },
                Some(filing),
            ) => self.next_face(filing),
        }
    }

    /// What the filing's state asks for next.
    fn next_face(&self, filing: &Filing) -> Face {
        let case = self.case(filing);
        let spots = self.spots(filing);
        if let Some(rule) = self.rules.plan.kinds.iter().find(|k| case.is("kind", &k.id))
            && rule.ends
        {
            return (format!("end:{}", rule.id), None, end_face(&rule.id));
        }
        let checking = spots.iter().any(|s| s.state == super::flow::State::Checking);
        if super::album::is_listed(filing) {
            return ("album".to_owned(), None, self.album_face(filing));
        }
        if let Some(spot) = next_now(&spots, filing) {
            return self.item_face(filing, &Focus { address: spot.address.clone(), ..Focus::empty() });
        }
        if let Some(photo) = filing.unsorted.iter().find_map(|(photo, u)| u.is_asked().then_some(photo)) {
            return (format!("unsorted:{}", photo.0), None, self.unsorted_face(filing, photo));
        }
        let gathering = filing.unsorted.values().any(|u| u.gathering().is_some());
        if checking || gathering || filing.pending.values().any(|p| p.address.item == "?") {
            return ("checking".to_owned(), None, Content::of(Phrase::new("notice-checking_last")));
        }
        if mends(self.rules, filing) {
            return ("fixed".to_owned(), None, self.fixed_face(filing));
        }
        match filing.stage {
            Stage::AtAlibaba => (format!("deck:{}", filing.deck_page), None, self.deck_face(filing)),
            Stage::Draft
            | Stage::HouseCheck
            | Stage::HouseFix
            | Stage::Ready
            | Stage::FirstReview
            | Stage::FirstFix
            | Stage::SmsCheck
            | Stage::SmsFailed
            | Stage::BureauReview
            | Stage::BureauFix
            | Stage::Approved
            | Stage::Abandoned => (format!("stage:{}", filing.stage.id()), None, self.status_face(filing)),
        }
    }

    /// The list of a person's filings.
    fn filings_face(&self, user: UserId) -> Content {
        let Some(person) = self.persons.get(&user) else {
            return Content::default();
        };
        let mut content =
            Content::of(Phrase::new(if person.filings.is_empty() { "filings-none" } else { "filings-title" }));
        for id in person.filings.iter().rev().take(8) {
            let Some(filing) = self.filing(id) else {
                continue;
            };
            let name = self.filing_name(filing);
            let stage = Phrase::new(format!("stage-{}", filing.stage.id()));
            let mark = if person.active.as_ref() == Some(id) { "filings-row_active" } else { "filings-row" };
            content = content.line(Phrase::new(mark).with("name", name.clone()).with("stage", stage));
            content = content.row(vec![tap_for(id, Phrase::new("button-open").with("name", name), "open", "")]);
        }
        let mut last = vec![tap(label("new"), "new", "")];
        if person.active.is_some() {
            last.push(tap(label("return"), "home", ""));
        }
        content.row(last)
    }

    /// What a filing is called when there are several: its domain or subject, else its id.
    pub(super) fn filing_name(&self, filing: &Filing) -> String {
        super::case::text_of(filing, &Address::first("site", "domain"))
            .or_else(|| super::case::text_of(filing, &Address::first("subject", "subject_name")))
            .map_or_else(|| filing.id.0.to_uppercase(), str::to_owned)
    }

    fn help_face(&self, topic: &str) -> Content {
        const TOPICS: [&str; 14] = [
            "kinds",
            "server",
            "names",
            "photos",
            "sheet",
            "calls",
            "sms",
            "duration",
            "meanwhile",
            "dns",
            "free",
            "after",
            "privacy",
            "stuck",
        ];
        let mut content = if TOPICS.contains(&topic) {
            Content::of(Phrase::new("frame-title").with("text", Phrase::new(format!("help-{topic}"))))
                .para(Phrase::new(format!("help-{topic}.text")).with("long", how_long(self.rules)))
        } else {
            Content::of(Phrase::new("help-title"))
        };
        if topic.is_empty() {
            for pair in TOPICS.chunks(2) {
                content = content.row(pair.iter().map(|t| tap(Phrase::new(format!("help-{t}")), "help", t)).collect());
            }
        } else {
            content = content.row(vec![tap(label("topics"), "help", "")]);
        }
        content.row(vec![tap(label("return"), "home", "")])
    }
}

impl Focus {
    /// Nothing switched, first page.
    pub(super) fn empty() -> Focus {
        Focus {
            address: Address { part: String::new(), instance: 1, item: String::new() },
            toggled: std::collections::BTreeSet::new(),
            page: 0,
        }
    }
}

/// Nothing to file here: what it means, and what to do instead.
fn end_face(kind: &str) -> Content {
    Content::of(Phrase::new("frame-title").with("text", Phrase::new(format!("kind-{kind}"))))
        .para(Phrase::new(format!("kind-{kind}.means")))
        .para(Phrase::new(format!("kind-{kind}.next")))
        .row(vec![tap(label("back"), "back", ""), tap(label("new"), "new", "")])
}

/// "Do you really want to …"
fn confirm_face(filing: &Filing, what: &str) -> Content {
    let key = if what == "cancel" && filing.stage == Stage::BureauReview {
        "confirm-cancel_bureau"
    } else {
        &format!("confirm-{what}")
    };
    Content::of(Phrase::new("frame-title").with("text", Phrase::new(format!("confirm-{what}.title"))))
        .para(Phrase::new(key))
        .row(vec![tap(Phrase::new(format!("button-yes_{what}")), "yes", what)])
        .row(vec![tap(label("no"), "home", "")])
}
