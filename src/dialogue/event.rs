//! Everything that changes state, results of effects too. One way in.

use serde::{Deserialize, Serialize};

use super::state::{Found, LookId};
use super::{Address, ChatId, FilingId, MessageId, PhotoId, Slot, Time, UserId};
use crate::rulebook::photos::Facts;
use crate::text::{Fault, Phrase};

/// One happening with the random bytes it may use up.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Fresh random bytes for ids and tokens made in this step.
    pub entropy: [u8; 16],
    /// What happened.
    pub what: Happening,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Happening {
    /// A message of a person, in a private chat or a group.
    Message(Message),
    /// A press on a button.
    Tap(Tap),
    /// A person writes faster than can be answered: the rest is passed over, for a while.
    TooFast {
        /// Who.
        user: UserId,
        /// IETF tag of the person's client.
        client_lang: Option<String>,
    },
    /// A person blocked the bot (`false`) or let it in again (`true`).
    Reachable(UserId, bool),
    /// Somebody put the bot into a group or a channel.
    Added {
        /// Where it is now.
        chat: ChatId,
        /// IETF tag of the client of whoever did it.
        client_lang: Option<String>,
    },
    /// A group became a supergroup with a new id.
    Migrated {
        /// The id it had.
        from: ChatId,
        /// The id it has now.
        to: ChatId,
    },
    /// A fetched photo has been measured, or could not be had.
    Inspected(Inspected),
    /// A topic of the review group was made for a filing.
    TopicMade {
        /// The filing.
        filing: FilingId,
        /// The topic's id.
        thread: i64,
    },
    /// The topic of a filing is gone; the card needs a new one.
    TopicLost {
        /// The filing.
        filing: FilingId,
    },
    /// Something was looked up outside.
    LookedUp(LookedUp),
    /// An operator moves a filing to another account of its filer.
    HandedOver {
        /// The filing.
        filing: FilingId,
        /// Whose it is from now on.
        to: UserId,
    },
    /// Something that operators have to see to, in one line.
    Alarm(Phrase),
    /// A wake-up of a filing is due; everything that is due is looked at.
    Wake(FilingId),
}

/// A message as the dialogue sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Where it was written.
    pub chat: ChatId,
    /// Topic of a forum group.
    pub thread: Option<i64>,
    /// Who wrote it.
    pub from: UserId,
    /// The writer's display name (Telegram's first and last name).
    pub name: String,
    /// IETF tag of the writer's client; a hint.
    pub client_lang: Option<String>,
    /// Its id within the chat.
    pub message: MessageId,
    /// When Telegram received it.
    pub date: Time,
    /// The message it replies to.
    pub reply_to: Option<MessageId>,
    /// What that message is to us: the slot of ours or, for messages copied into the review group,
    /// the filing they belong to. Filled in by the shell from its own index.
    pub reply_to_filing: Option<FilingId>,
    /// The item that message asked for, likewise.
    pub reply_to_item: Option<Address>,
    /// True if this is the edited form of an earlier message.
    pub edited: bool,
    /// True if it was forwarded from elsewhere.
    pub forwarded: bool,
    /// Pictures sent together share this.
    pub album: Option<String>,
    /// What it holds.
    pub body: Body,
}

/// What a message holds.
#[derive(Clone, PartialEq)]
pub enum Body {
    /// Words; trimmed.
    Text(String),
    /// `/name rest`; the name in lower case without `@bot`.
    Command {
        /// In lower case, without the slash.
        name: String,
        /// What stands behind it.
        rest: String,
    },
    /// A picture or a document, with its caption.
    File {
        /// The file at Telegram.
        file: FileRef,
        /// Words under it.
        caption: Option<String>,
    },
    /// A shared contact; `own` if it is the sender's own number.
    Contact {
        /// The number as Telegram gives it.
        phone: String,
        /// True if it is the sender's own.
        own: bool,
    },
    /// Anything the bot can't use: `sticker`, `voice`, `location` …
    Other(String),
    /// A message of Telegram itself (pin, title change): no answer.
    Service,
}

/// Lengths and kinds only: a body may hold answers.
impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Body::Text(t) => write!(f, "text({})", t.chars().count()),
            Body::Command { name, .. } => write!(f, "/{name}"),
            Body::File { file, .. } => write!(f, "{file:?}"),
            Body::Contact { own, .. } => write!(f, "contact(own {own})"),
            Body::Other(kind) => write!(f, "other({kind})"),
            Body::Service => f.write_str("service"),
        }
    }
}

/// A file at Telegram.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRef {
    /// For `getFile`.
    pub file_id: String,
    /// The same for the same file everywhere.
    pub unique_id: String,
    /// Bytes, as announced; `None` if Telegram did not say.
    pub size: Option<u64>,
    /// The sender's name for it; never trusted.
    pub name: Option<String>,
    /// True if sent as a photo (recompressed by Telegram), false if as a file.
    pub as_photo: bool,
}

impl std::fmt::Debug for FileRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "file({:?} bytes, photo {})", self.size, self.as_photo)
    }
}

/// A press on a button; whether it may count is judged by chat, role and question.
#[derive(Debug, Clone, PartialEq)]
pub struct Tap {
    /// Where the button stands.
    pub chat: ChatId,
    /// Topic of a forum group.
    pub thread: Option<i64>,
    /// Who pressed.
    pub from: UserId,
    /// True in a private chat, and in a group of which Telegram says that the presser is in it now.
    pub member: bool,
    /// The presser's display name.
    pub name: String,
    /// IETF tag of the presser's client.
    pub client_lang: Option<String>,
    /// To be answered, so that the button stops spinning.
    pub callback: String,
    /// The button's data; may be forged.
    pub data: String,
    /// The message with the button; `None` if Telegram no longer shows it.
    pub message: Option<MessageId>,
    /// The slot that this message is now, if it is one.
    pub slot: Option<Slot>,
}

/// A photo's way has ended: facts, or why there are none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspected {
    /// The filing it was sent for.
    pub filing: FilingId,
    /// The photo; its sealed file exists if `result` is `Ok`.
    pub photo: PhotoId,
    /// What was measured, or the filer's fault (unknown kind, too large …).
    pub result: Result<Facts, Fault>,
}

/// A look outside has ended, with whatever outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct LookedUp {
    /// The filing it was made for.
    pub filing: FilingId,
    /// The attempt.
    pub look: LookId,
    /// What was found.
    pub found: Found,
}
