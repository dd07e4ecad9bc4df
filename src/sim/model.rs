//! The plain data of a world: bot, people, chats, topics, taps.

use std::collections::{BTreeMap, BTreeSet};

use super::message::Message;

/// How many messages a chat keeps; the oldest go first. A bound for memory, far above what a filing needs.
pub const CHAT_MESSAGES_MAX: usize = 5_000;

/// The bot, as its token and its own calls describe it.
#[derive(Clone, Debug)]
pub struct Bot {
    /// The number before the colon of its token.
    pub id: i64,
    /// Without the `@`.
    pub username: String,
    /// Shown name.
    pub first_name: String,
}

/// A pretended person. The id is also the id of the private chat with the bot.
#[derive(Clone, Debug)]
pub struct Person {
    /// Positive.
    pub id: i64,
    /// Shown name.
    pub first_name: String,
    /// Without the `@`.
    pub username: Option<String>,
    /// IETF tag of the person's app.
    pub language_code: String,
    /// Has blocked the bot.
    pub blocked: bool,
    /// Has written to the bot at least once; before that the bot can't write.
    pub started: bool,
}

/// What kind of chat, with what belongs to groups only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    /// One person and the bot.
    Private,
    /// A small group; may be migrated.
    Group,
    /// A large group, perhaps with topics.
    Supergroup,
}

/// The bot's standing in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All rights that a bot can have.
    Administrator,
    /// No rights but to write.
    Member,
    /// Went by itself.
    Left,
    /// Was sent away.
    Kicked,
}

/// A topic of a forum.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Shown name, 1 to 128 characters.
    pub name: String,
    /// One of six colours, fixed at creation.
    pub icon_color: i64,
    /// Nobody but administrators may write.
    pub closed: bool,
}

/// A chat with its messages.
#[derive(Clone, Debug)]
pub struct Chat {
    /// Negative for groups.
    pub id: i64,
    /// Private or one of the groups.
    pub kind: ChatKind,
    /// Empty for private chats.
    pub title: String,
    /// Has topics.
    pub forum: bool,
    /// People of a group; the first is its creator.
    pub members: Vec<i64>,
    /// By thread id.
    pub topics: BTreeMap<i64, Topic>,
    /// Topics that were deleted.
    pub lost_topics: BTreeSet<i64>,
    /// By message id; deleted ones stay, marked.
    pub messages: BTreeMap<i64, Message>,
    /// Ids of pinned messages, oldest first.
    pub pinned: Vec<i64>,
    /// The supergroup that this group became.
    pub migrated_to: Option<i64>,
    /// The bot's standing, for groups.
    pub bot: Standing,
    last_message: i64,
}

/// One tap on a button.
#[derive(Clone, Debug)]
pub struct Callback {
    /// Who tapped.
    pub person: i64,
    /// Where the button is.
    pub chat: i64,
    /// The message that has the button.
    pub message: i64,
    /// When, in milliseconds of turned time.
    pub at_ms: i64,
    /// The bot has answered.
    pub answered: bool,
    /// What the answer shows.
    pub text: Option<String>,
    /// The answer is a box to be closed, not a passing line.
    pub alert: bool,
    /// The link that the answer opens.
    pub url: Option<String>,
}

impl Chat {
    /// An empty chat in which the bot, if it is a group, is an administrator.
    pub fn new(id: i64, kind: ChatKind) -> Self {
        Self {
            id,
            kind,
            title: String::new(),
            forum: false,
            members: Vec::new(),
            topics: BTreeMap::new(),
            lost_topics: BTreeSet::new(),
            messages: BTreeMap::new(),
            pinned: Vec::new(),
            migrated_to: None,
            bot: Standing::Administrator,
            last_message: 0,
        }
    }

    /// Adds a message under the next id, which it gives. The oldest goes when there are too many.
    pub fn add(&mut self, mut message: Message) -> i64 {
        self.last_message += 1;
        message.id = self.last_message;
        self.messages.insert(message.id, message);
        while self.messages.len() > CHAT_MESSAGES_MAX {
            self.messages.pop_first();
        }
        self.last_message
    }
}

impl ChatKind {
    /// Telegram's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Group => "group",
            Self::Supergroup => "supergroup",
        }
    }
}

impl Standing {
    /// Telegram's word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Member => "member",
            Self::Left => "left",
            Self::Kicked => "kicked",
        }
    }
}
