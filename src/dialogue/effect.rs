//! What the dialogue wants done, as data. Nothing here is done before the commit that holds it.

use serde::{Deserialize, Serialize};

use super::state::LookId;
use super::{Address, ChatId, FileRef, FilingId, MessageId, PhotoId, UserId};
use crate::rulebook::looks::Probe;
use crate::rulebook::photos::{Facts, PhotoKind};
use crate::text::{Fault, Lang, Phrase};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Say something, in a slot or as a message of its own.
    Show(Box<Show>),
    /// Take the buttons off the message that stood in this slot before the present one.
    Retire {
        /// The chat.
        chat: ChatId,
        /// The slot.
        slot: Slot,
    },
    /// Answer a press, so that the button stops spinning; perhaps with a short word.
    Answer {
        /// The chat in which it was pressed.
        chat: ChatId,
        /// Telegram's id of the press.
        callback: String,
        /// The language of the word.
        lang: Lang,
        /// The word, if any.
        toast: Option<Phrase>,
        /// To be closed by hand instead of fading.
        alert: bool,
    },
    /// Delete a message of a private chat (younger than 48 h).
    Delete {
        /// The private chat.
        chat: ChatId,
        /// The message.
        message: MessageId,
    },
    /// Download, write, sync and measure a file; the result comes back as an event.
    Fetch {
        /// Where it was sent.
        chat: ChatId,
        /// Whose picture it is.
        filing: FilingId,
        /// The id under which it is kept.
        photo: PhotoId,
        /// What it ought to show: a kind of `photos.toml`.
        kind: String,
        /// The file at Telegram.
        file: FileRef,
    },
    /// Copy a message elsewhere, under the card of its filing.
    Copy {
        /// The chat it stands in.
        from: ChatId,
        /// The message.
        message: MessageId,
        /// The chat it goes to.
        to: ChatId,
        /// The topic there.
        thread: Option<i64>,
        /// The filing that a reply to the copy belongs to.
        filing: Option<FilingId>,
    },
    /// Make a topic in the review group for a filing; the result comes back as an event.
    Topic {
        /// The review group.
        chat: ChatId,
        /// The filing.
        filing: FilingId,
        /// The topic's name.
        name: String,
    },
    /// Say a word in a group that is none of ours, and leave it.
    Leave {
        /// The group or channel.
        chat: ChatId,
        /// The language of the word.
        lang: Lang,
        /// The word; where it can't be said the bot leaves all the same.
        word: Phrase,
    },
    /// Look up something outside; the result comes back as an event.
    Look {
        /// The chat of its filer.
        chat: ChatId,
        /// The filing it is made for.
        filing: FilingId,
        /// The attempt.
        look: LookId,
        /// How to look.
        probe: Probe,
        /// The domain.
        domain: String,
    },
    /// Remove the file of a photo that nothing refers to any more.
    Discard {
        /// Whose photo it was.
        filing: FilingId,
        /// The photo.
        photo: PhotoId,
    },
}

/// A message, or a new face for one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Show {
    /// To whom.
    pub chat: ChatId,
    /// Topic of a forum group.
    pub thread: Option<i64>,
    /// The place it takes; `None`: a message that is never edited.
    pub slot: Option<Slot>,
    /// Edit the slot's message, or send anew below.
    pub place: Place,
    /// The filing it speaks of: seals it, and lets replies find their way.
    pub filing: Option<FilingId>,
    /// The item it asks for: a reply to it answers that item.
    pub about: Option<Address>,
    /// The reader's language.
    pub lang: Lang,
    /// The reader's time zone, an IANA name.
    pub zone: String,
    /// What is said.
    pub content: Content,
    /// How much it may wait, and whether it may be doubled.
    pub urgency: Urgency,
}

/// Which message of a chat: `main` (the open question), `card`, `needs`, `deck`, `desk-<filing>` …
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slot(pub String);

impl Slot {
    /// The message that holds the open question, summary or stage card of a private chat.
    pub fn main() -> Slot {
        Slot("main".to_owned())
    }
}

/// Where a slot's content goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Into the message that is there; sent anew if there is none or it can't be edited.
    Edit,
    /// Below everything; the old message stays as it is until retired.
    New,
}

/// How a message stands in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Urgency {
    /// An answer to somebody who is chatting: first; sent again if the outcome is unknown.
    Reply,
    /// News near a legal deadline: sent again if the outcome is unknown.
    Deadline,
    /// Other news and reminders: after the replies; never sent again if the outcome is unknown.
    News,
}

/// What is said: lines, buttons, perhaps a picture or a paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Lines of text, in order.
    pub lines: Vec<Line>,
    /// Rows of buttons under the message.
    pub buttons: Vec<Vec<Button>>,
    /// What is shown above the text, the text then being its caption.
    pub media: Option<Media>,
}

/// One line of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What it says.
    pub phrase: Phrase,
    /// True if an empty line goes before it.
    pub gap: bool,
    /// True if it is folded away until somebody wants to read it, together with those around it that are too.
    #[serde(default)]
    pub fold: bool,
}

impl Line {
    /// A plain line.
    pub fn of(phrase: Phrase) -> Line {
        Line { phrase, gap: false, fold: false }
    }
}

/// One button.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it.
    pub label: Phrase,
    /// What it does.
    pub act: ButtonAct,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ButtonAct {
    /// Comes back as a tap with this data, at most 64 bytes.
    Data(String),
    /// Opens a page.
    Url(String),
    /// Puts this text on the clipboard, at most 256 characters.
    Copy(String),
}

/// A picture or a paper; the bytes are made or read when it is sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Media {
    /// A kept photo, shown as a picture.
    Photo {
        /// Whose photo it is.
        filing: FilingId,
        /// The photo.
        photo: PhotoId,
    },
    /// A kept photo with its faults marked; the words go without it once it is gone.
    Marked {
        /// Whose photo it is.
        filing: FilingId,
        /// The photo.
        photo: PhotoId,
        /// What was measured.
        facts: Box<Facts>,
        /// What is wrong with it.
        faults: Vec<Fault>,
        /// A good one of this kind is shown beside it.
        sample: Option<PhotoKind>,
    },
    /// A kept photo as a file: as it came, or made ready to upload.
    File {
        /// Whose photo it is.
        filing: FilingId,
        /// The photo.
        photo: PhotoId,
        /// The name of the file.
        name: String,
        /// Right way up and small enough for the forms, instead of as it came.
        ready: bool,
    },
    /// A paper made of the filing's answers as they stand when it is sent: its kind.
    Sheet {
        /// Whose paper it is.
        filing: FilingId,
        /// The kind of paper.
        sheet: String,
    },
    /// The same paper as one small picture, to be seen at once.
    Preview {
        /// Whose paper it is.
        filing: FilingId,
        /// The kind of paper.
        sheet: String,
    },
    /// The filing's answers as JSON.
    Answers {
        /// The filing.
        filing: FilingId,
    },
}

impl Effect {
    /// Its name in logs and figures.
    pub fn kind(&self) -> &'static str {
        match self {
            Effect::Show(_) => "show",
            Effect::Retire { .. } => "retire",
            Effect::Answer { .. } => "answer",
            Effect::Delete { .. } => "delete",
            Effect::Fetch { .. } => "fetch",
            Effect::Copy { .. } => "copy",
            Effect::Topic { .. } => "topic",
            Effect::Leave { .. } => "leave",
            Effect::Look { .. } => "look",
            Effect::Discard { .. } => "discard",
        }
    }

    /// How it stands in the queue.
    pub fn urgency(&self) -> Urgency {
        match self {
            Effect::Show(show) => show.urgency,
            Effect::Retire { .. }
            | Effect::Delete { .. }
            | Effect::Copy { .. }
            | Effect::Leave { .. }
            | Effect::Topic { .. }
            | Effect::Answer { .. }
            | Effect::Fetch { .. }
            | Effect::Look { .. }
            | Effect::Discard { .. } => Urgency::Reply,
        }
    }

    /// The lane it belongs to: the chat whose order it must keep.
    pub fn chat(&self) -> ChatId {
        match self {
            Effect::Show(show) => show.chat,
            Effect::Retire { chat, .. }
            | Effect::Answer { chat, .. }
            | Effect::Delete { chat, .. }
            | Effect::Fetch { chat, .. }
            | Effect::Leave { chat, .. }
            | Effect::Topic { chat, .. }
            | Effect::Look { chat, .. } => *chat,
            Effect::Copy { to, .. } => *to,
            Effect::Discard { .. } => 0,
        }
    }

    /// The filing whose key seals it.
    pub fn filing(&self) -> Option<&FilingId> {
        match self {
            Effect::Show(show) => show.filing.as_ref(),
            Effect::Copy { filing, .. } => filing.as_ref(),
            Effect::Fetch { filing, .. }
            | Effect::Topic { filing, .. }
            | Effect::Look { filing, .. }
            | Effect::Discard { filing, .. } => Some(filing),
            Effect::Retire { .. } | Effect::Answer { .. } | Effect::Delete { .. } | Effect::Leave { .. } => None,
        }
    }
}

impl Content {
    /// Content of one phrase.
    pub fn of(phrase: Phrase) -> Content {
        Content::default().line(phrase)
    }

    /// One more line.
    #[must_use]
    pub fn line(mut self, phrase: Phrase) -> Content {
        self.lines.push(Line::of(phrase));
        self
    }

    /// One more line after an empty one.
    #[must_use]
    pub fn para(mut self, phrase: Phrase) -> Content {
        let gap = !self.lines.is_empty();
        self.lines.push(Line { gap, ..Line::of(phrase) });
        self
    }

    /// One more line of those that are folded away.
    #[must_use]
    pub fn folded(mut self, phrase: Phrase) -> Content {
        self.lines.push(Line { fold: true, ..Line::of(phrase) });
        self
    }

    /// One more row of buttons; an empty row is left out.
    #[must_use]
    pub fn row(mut self, buttons: Vec<Button>) -> Content {
        if !buttons.is_empty() {
            self.buttons.push(buttons);
        }
        self
    }
}

/// Used by the shell to tell whom an unreachable chat belongs to.
pub fn person_of(chat: ChatId) -> Option<UserId> {
    (chat > 0).then_some(chat)
}
