//! A person: language, consent, filings, and what the chat shows now.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::{MessageId, Time, UserId};
use super::{Address, FilingId};
use crate::text::Lang;

/// One person; the private chat has the same id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Telegram's user id.
    pub id: UserId,
    /// The language spoken with them.
    pub lang: Lang,
    /// IANA time zone.
    pub zone: String,
    /// Consent to keep and process answers.
    pub consent: Option<Consent>,
    /// Their filings, oldest first.
    pub filings: Vec<FilingId>,
    /// The one the chat is about.
    pub active: Option<FilingId>,
    /// What the chat shows.
    pub screen: Screen,
    /// The number of the question shown; an old number is a stale button.
    pub turn: u32,
    /// What the main message shows, so that a new number is given only to a new question.
    #[serde(default)]
    pub shown: String,
    /// The messages in which the last answers were given, oldest first (for edits).
    #[serde(default)]
    pub said: Vec<(MessageId, Address)>,
    /// What was asked for today.
    #[serde(default)]
    pub today: Today,
    /// False once Telegram refused to deliver.
    pub reachable: bool,
}

/// What a person asked for on one day, where there is a limit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Today {
    /// The day, in China.
    pub day: Option<NaiveDate>,
    /// Pictures sent.
    pub pictures: u16,
    /// Filings begun.
    pub filings: u16,
}

/// Consent, given with a button.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consent {
    /// When.
    pub at: Time,
    /// The version of the notice.
    pub notice: u32,
}

/// What the main message of a private chat shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub enum Screen {
    /// Whatever the filing's state asks for next.
    #[default]
    Next,
    /// A certain item: after Back or Change, or while options are switched.
    Item(Focus),
    /// One section of the summary, to change something.
    Section(String),
    /// The stage card, while items are still open.
    Status,
    /// What reviewers would find.
    Forecast,
    /// The list of the person's filings.
    Filings,
    /// A page of a help topic.
    Help(String),
    /// Choosing a language.
    Language,
    /// "Do you really want to …": withdraw or forget.
    Confirm(String),
    /// A text is awaited that is no item: a pasted refusal, a word for a person.
    Await(String),
    /// A page read in the middle of something that comes back afterwards: an item asked out of order, a text that
    /// is awaited, a section.
    Aside {
        /// What is read.
        page: Box<Screen>,
        /// What comes back.
        over: Box<Screen>,
    },
}

impl Screen {
    /// The page itself, whatever waits behind it.
    pub fn page(&self) -> &Screen {
        if let Screen::Aside { page, .. } = self { page } else { self }
    }

    /// The screen to return to once this page has been read.
    pub fn home(&self) -> Screen {
        match self {
            Screen::Aside { over, .. } => (**over).clone(),
            Screen::Item(_) | Screen::Section(_) | Screen::Await(_) => self.clone(),
            Screen::Next
            | Screen::Status
            | Screen::Forecast
            | Screen::Filings
            | Screen::Help(_)
            | Screen::Language
            | Screen::Confirm(_) => Screen::Next,
        }
    }

    /// True for a page that is only read: a typed answer goes to the question behind it.
    pub fn is_read(&self) -> bool {
        matches!(
            self.page(),
            Screen::Section(_)
                | Screen::Status
                | Screen::Forecast
                | Screen::Filings
                | Screen::Help(_)
                | Screen::Language
        )
    }

    /// This page, with what it was opened over.
    #[must_use]
    pub fn over(self, before: &Screen) -> Screen {
        let opens = matches!(
            self,
            Screen::Status
                | Screen::Forecast
                | Screen::Filings
                | Screen::Help(_)
                | Screen::Language
                | Screen::Confirm(_)
        );
        let behind = before.home();
        if !opens || behind == Screen::Next {
            return self;
        }
        Screen::Aside { page: Box::new(self), over: Box::new(behind) }
    }
}

/// An item asked out of order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Focus {
    /// Which item.
    pub address: Address,
    /// Toggles pressed so far.
    #[serde(default)]
    pub toggled: BTreeSet<String>,
    /// The page of options.
    #[serde(default)]
    pub page: u8,
}
