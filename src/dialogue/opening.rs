//! The beginning: what this is, what is kept, consent, a new filing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::effect::Content;
use super::limits::FILINGS_A_DAY;
use super::retention::how_long;
use super::screens::Face;
use super::state::{Consent, Filing, FilingId, Person, Screen, Stage, Today, Who};
use super::talk::{Reaction, Talk, label, tap};
use super::{Time, UserId};
use crate::text::{Lang, Phrase};

/// The version of the notice that people consent to.
pub(super) const NOTICE_VERSION: u32 = 1;

impl Talk<'_> {
    /// The person, made at the first word: id, language and zone are all that is kept before consent.
    pub(super) fn meet(&mut self, user: UserId, client_lang: Option<&str>) {
        if let Some(person) = self.person(user) {
            person.reachable = true;
            return;
        }
        let settings = &self.rules.settings;
        let lang = client_lang.map(Lang::from_client).or(settings.lang).unwrap_or(Lang::En);
        let person = Person {
            id: user,
            lang,
            zone: settings.zone.clone(),
            consent: None,
            filings: Vec::new(),
            active: None,
            screen: Screen::Next,
            turn: 0,
            shown: String::new(),
            said: Vec::new(),
            today: Today::default(),
            reachable: true,
        };
        self.persons.insert(user, Arc::new(person));
    }

    /// Notice and consent; the second consent is for the way over Telegram's servers.
    pub(super) fn opening_face(&self, person: &Person) -> Face {
        let declined = person.screen == Screen::Await("declined".to_owned());
        if person.screen == Screen::Await("abroad".to_owned()) {
            let content = Content::of(Phrase::new("frame-question").with("text", Phrase::new("consent-abroad")))
                .para(Phrase::new("consent-abroad.text"))
                .row(vec![tap(label("agree"), "agree", "abroad")])
                .row(vec![tap(label("decline"), "decline", ""), tap(label("privacy"), "help", "privacy")]);
            return ("consent:abroad".to_owned(), None, content);
        }
        let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new("welcome-title")))
            .para(Phrase::new("welcome-what"))
            .line(Phrase::new("welcome-limits"))
            .para(Phrase::new("welcome-notice").with("long", how_long(self.rules)));
        if declined {
            content = content.para(Phrase::new("consent-declined"));
        }
        content = content
            .para(Phrase::new("frame-question").with("text", Phrase::new("consent-keep")))
            .row(vec![tap(label("agree"), "agree", "keep")])
            .row(vec![tap(label("decline"), "decline", ""), tap(label("privacy"), "help", "privacy")])
            .row(other_languages(person.lang));
        ("consent:keep".to_owned(), None, content)
    }

    /// A press on "I agree".
    pub(super) fn agree(&mut self, user: UserId, what: &str) -> Reaction {
        let now = self.now;
        if what == "abroad" && self.screen_of(user) == Screen::Await("abroad".to_owned()) {
            if let Some(person) = self.person(user) {
                person.consent = Some(Consent { at: now, notice: NOTICE_VERSION });
            }
            if self.active(user).is_none() {
                self.begin(user);
            }
            self.go(user, Screen::Next);
        } else {
            self.go(user, Screen::Await("abroad".to_owned()));
        }
        Reaction::redraw()
    }

    /// A new filing, which becomes the active one.
    pub(super) fn begin(&mut self, user: UserId) -> FilingId {
        let id = FilingId::from_entropy(self.draw());
        let mut filing = Filing::new(id.clone(), user, self.now);
        filing.stages.insert(Stage::Draft, self.now);
        self.filings.insert(id.clone(), filing);
        if let Some(person) = self.person(user) {
            person.filings.push(id.clone());
            person.active = Some(id.clone());
            person.screen = Screen::Next;
        }
        self.note(&id, Who::Filer, Phrase::new("history-begun"));
        id
    }

    /// `/new`: an untouched draft is taken up again instead of heaping empty ones.
    pub(super) fn begin_or_reuse(&mut self, user: UserId) -> Reaction {
        let empty = self.persons.get(&user).and_then(|p| {
            p.filings
                .iter()
                .find(|id| self.filing(id).is_some_and(|f| f.answers.is_empty() && f.stage == Stage::Draft))
                .cloned()
        });
        let count = self.persons.get(&user).map_or(0, |p| p.filings.len());
        match empty {
            Some(id) => {
                if let Some(person) = self.person(user) {
                    person.active = Some(id);
                    person.screen = Screen::Next;
                }
            }
            None if count >= FILINGS_A_PERSON_MAX => {
                self.go(user, Screen::Filings);
                return Reaction::below().say(Phrase::new("notice-too_many_filings").with("max", FILINGS_A_PERSON_MAX));
            }
            None if !self.one_more_filing(user) => {
                self.go(user, Screen::Filings);
                let max = i64::from(FILINGS_A_DAY);
                return Reaction::below().say(Phrase::new("notice-filings_today").with("max", max));
            }
            None => {
                self.begin(user);
            }
        }
        Reaction::below().say(Phrase::new("notice-new_filing"))
    }
}

/// Drafts of one person; more are somebody testing our patience.
pub(super) const FILINGS_A_PERSON_MAX: usize = 50;

fn other_languages(lang: Lang) -> Vec<super::effect::Button> {
    Lang::ALL
        .into_iter()
        .filter(|l| *l != lang)
        .map(|l| {
            let tag = l.tag().to_lowercase();
            tap(Phrase::new(format!("lang-name-{tag}")), "lang", &tag)
        })
        .collect()
}

impl Filing {
    /// An empty draft.
    pub fn new(id: FilingId, owner: UserId, now: Time) -> Filing {
        Filing {
            id,
            owner,
            created: now,
            touched: now,
            stage: Stage::Draft,
            stage_since: now,
            stages: BTreeMap::new(),
            answers: BTreeMap::new(),
            pending: BTreeMap::new(),
            tries: BTreeMap::new(),
            doubtful: BTreeMap::new(),
            second_look: BTreeMap::new(),
            crossed: BTreeMap::new(),
            refused: BTreeMap::new(),
            sent_back: BTreeMap::new(),
            picked: BTreeMap::new(),
            seen: BTreeMap::new(),
            claim: None,
            taken_over: None,
            thread: None,
            reminders: BTreeMap::new(),
            ticks: BTreeSet::new(),
            deck_page: 0,
            sheet_version: 0,
            looks: BTreeMap::new(),
            sheet_changes: BTreeMap::new(),
            partial: BTreeMap::new(),
            unsorted: BTreeMap::new(),
            history: Vec::new(),
            next_wakeup: None,
        }
    }
}
