//! A filing: one order on its way. It outlives a chat session.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::super::{MessageId, Time, UserId};
use super::{Address, Answer, Look, PhotoId, PhotoKept, Value};
use crate::rulebook::photos::Facts;
use crate::text::{Fault, Phrase};

/// Eight signs of Crockford's base 32: short enough for a button, long enough not to be met by chance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FilingId(pub String);

impl FilingId {
    /// An id out of five random bytes.
    pub fn from_entropy(bytes: [u8; 5]) -> FilingId {
        const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let number = bytes.iter().fold(0u64, |n, b| (n << 8) | u64::from(*b));
        let sign = |i: u32| char::from(SIGNS[usize::try_from((number >> (5 * i)) & 31).unwrap_or(0)]);
        FilingId((0..8).rev().map(sign).collect())
    }
}

impl fmt::Display for FilingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a filing stands; in the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Answers are being given.
    Draft,
    /// Our reviewers look.
    HouseCheck,
    /// Our reviewers sent items back.
    HouseFix,
    /// Complete: the copy deck leads through the real forms.
    Ready,
    /// The real forms are filled in and sent.
    AtAlibaba,
    /// Alibaba's first review (初审).
    FirstReview,
    /// Alibaba sent it back.
    FirstFix,
    /// The ministry's text message is to be answered within 24 hours.
    SmsCheck,
    /// It was not answered in time.
    SmsFailed,
    /// The bureau's review (管局审核).
    BureauReview,
    /// The bureau sent it back.
    BureauFix,
    /// Approved; the duties begin.
    Approved,
    /// Withdrawn.
    Abandoned,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The person the filing belongs to.
    Filer,
    /// A reviewer, with the name shown at that time.
    Reviewer(UserId, String),
    /// The bot itself.
    Bot,
}

/// One line of a filing's history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When.
    pub at: Time,
    /// Who.
    pub who: Who,
    /// What, as a phrase.
    pub what: Phrase,
}

/// A reviewer has taken a filing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Who.
    pub user: UserId,
    /// The name shown to the other reviewers.
    pub name: String,
    /// Since when.
    pub at: Time,
}

/// A photo on its way: fetched and measured while the talk goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    /// For which item; the item is `?` while nobody knows.
    pub address: Address,
    /// When it came.
    pub at: Time,
    /// The person's message, so that it can be deleted on request.
    pub message: MessageId,
    /// Sent as a photo (recompressed by Telegram) and not as a file.
    pub as_photo: bool,
    /// The album it came in.
    pub album: Option<String>,
    /// The filer was told that it waits.
    pub told: bool,
}

/// A picture that waits for the filer to say, or to confirm, which paper it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsorted {
    /// How it came; its address is what it is taken for.
    pub sent: Pending,
    /// What was measured.
    pub facts: Facts,
    /// Its place in the list of its album, from 1; 0 while the album gathers, and for one that came alone.
    pub number: u8,
}

impl Unsorted {
    /// The album that it waits for to be whole.
    pub fn gathering(&self) -> Option<&str> {
        self.sent.album.as_deref().filter(|_| self.number == 0)
    }

    /// True if it is taken for a paper and the filer is to confirm that.
    pub fn is_taken(&self) -> bool {
        self.sent.address.item != "?"
    }

    /// True if the filer is asked which paper it shows.
    pub fn is_asked(&self) -> bool {
        !self.is_taken() && self.gathering().is_none()
    }

    /// The picture as it is kept.
    pub fn kept(&self, id: &PhotoId) -> PhotoKept {
        PhotoKept { id: id.clone(), facts: self.facts.clone(), warnings: Vec::new() }
    }
}

/// Why an item was sent back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SentBack {
    /// The refusal's code in the rulebook (`R06`).
    pub reason: String,
    /// The reviewer's own words.
    pub note: Option<String>,
    /// Given anew since.
    #[serde(default)]
    pub fixed: bool,
}

/// A crossing of answers that the filer was told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossed {
    /// A digest of the answers as they were then: it is told anew once they are others.
    pub digest: String,
    /// The filer said that it really is so.
    pub kept: bool,
}

/// What is known of one reminder.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reminded {
    /// How often it was sent.
    pub count: u32,
    /// When last.
    pub last: Option<Time>,
    /// Not before this moment.
    pub snoozed: Option<Time>,
    /// Done, as far as it counts from `since`.
    pub over: bool,
    /// Stopped by the filer for good.
    #[serde(default)]
    pub stopped: bool,
    /// Since when its condition holds; another start counts anew.
    pub since: Option<Time>,
}

/// One filing.
#[derive(Debug, Clone, PartialEq)]
pub struct Filing {
    /// Its id.
    pub id: FilingId,
    /// Whose it is.
    pub owner: UserId,
    /// When it was begun.
    pub created: Time,
    /// When its filer last did something.
    pub touched: Time,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub stage_since: Time,
    /// When each stage was last entered.
    pub stages: BTreeMap<Stage, Time>,
    /// The answers.
    pub answers: BTreeMap<Address, Answer>,
    /// Photos being fetched and measured.
    pub pending: BTreeMap<PhotoId, Pending>,
    /// Refused pictures by item, oldest first, each with its faults.
    pub tries: BTreeMap<Address, Vec<PhotoKept>>,
    /// A doubtful reply that may be kept: "it really is so".
    pub doubtful: BTreeMap<Address, String>,
    /// Answers asked again because they don't hold any more, with what is wrong.
    pub second_look: BTreeMap<Address, Fault>,
    /// Crossings of answers that were told, by rule and items.
    pub crossed: BTreeMap<String, Crossed>,
    /// Names that were not taken: others are made of their words.
    pub refused: BTreeMap<Address, String>,
    /// Items sent back, with the reason.
    pub sent_back: BTreeMap<Address, SentBack>,
    /// Items picked so far by the reviewer who is sending back.
    pub picked: BTreeMap<Address, SentBack>,
    /// What reviewers saw last, to show what changed.
    pub seen: BTreeMap<Address, Value>,
    /// Who looks at it.
    pub claim: Option<Claim>,
    /// A reviewer talks with the filer himself; questions and reminders rest.
    pub taken_over: Option<UserId>,
    /// The topic in the review group.
    pub thread: Option<i64>,
    /// Reminders by id.
    pub reminders: BTreeMap<String, Reminded>,
    /// What was ticked off: pages of the copy deck, text messages answered.
    pub ticks: BTreeSet<String>,
    /// The copy deck's page.
    pub deck_page: u32,
    /// Counts changes of what is printed on the sheet.
    pub sheet_version: u32,
    /// The version in which each printed item changed last.
    pub sheet_changes: BTreeMap<String, u32>,
    /// Pages of a signed paper of which others are still to come.
    pub partial: BTreeMap<Address, Vec<PhotoKept>>,
    /// Pictures that wait for the filer to say which paper they show.
    pub unsorted: BTreeMap<PhotoId, Unsorted>,
    /// What was looked up outside, by the row of the rulebook.
    pub looks: BTreeMap<String, Look>,
    /// Who did what and when.
    pub history: Vec<Entry>,
    /// When it wants to be woken; kept beside it so that a restart finds it.
    pub next_wakeup: Option<Time>,
}
