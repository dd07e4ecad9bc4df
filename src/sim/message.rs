//! One message: what it holds, and the `Message` object that Telegram makes of it.

use serde_json::{Map, Value, json};

use super::entities::Rich;
use super::state::State;

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// The bot.
    Bot,
    /// A person, by id.
    Person(i64),
}

/// What a message holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text with its entities.
    Text(Rich),
    /// A picture in several sizes (file ids, ascending) with a caption.
    Photo {
        /// File ids from the smallest to the largest.
        sizes: Vec<String>,
        /// Text below.
        caption: Rich,
    },
    /// A file as it is, with a caption.
    Document {
        /// File id.
        file: String,
        /// Text below.
        caption: Rich,
    },
    /// A sticker, voice, place …: the field's name, its object, and a file to look at if there is one.
    Other {
        /// Name of the field in the `Message` object.
        field: String,
        /// Its value.
        value: Value,
    },
    /// Something that happened (a pin, a new topic): the field's name and its object.
    Service {
        /// Name of the field in the `Message` object.
        field: String,
        /// Its value.
        value: Value,
    },
}

/// A message of a chat.
#[derive(Clone, Debug)]
pub struct Message {
    /// Rises within the chat.
    pub id: i64,
    /// The chat it is in.
    pub chat: i64,
    /// Who wrote it.
    pub author: Author,
    /// Seconds since 1970, turned time.
    pub date: i64,
    /// When it was last edited.
    pub edit_date: Option<i64>,
    /// The topic it is in; none in General.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// What it holds.
    pub content: Content,
    /// An inline keyboard (`InlineKeyboardMarkup`).
    pub keyboard: Option<Value>,
    /// Any other `reply_markup`; such a message can't be edited.
    pub other_markup: Option<Value>,
    /// Common to the members of an album.
    pub album: Option<String>,
    /// Further fields of the object: `forward_origin`, `has_protected_content` …
    pub extra: Map<String, Value>,
    /// Emoji with which the bot has reacted.
    pub reaction: Option<String>,
    /// Nobody sees it any more.
    pub deleted: bool,
}

impl Message {
    /// A message to be posted; id and date are given by [`State::post`].
    pub fn new(chat: i64, author: Author, content: Content) -> Self {
        Self {
            id: 0,
            chat,
            author,
            date: 0,
            edit_date: None,
            thread: None,
            reply_to: None,
            content,
            keyboard: None,
            other_markup: None,
            album: None,
            extra: Map::new(),
            reaction: None,
            deleted: false,
        }
    }

    /// The `Message` object.
    pub fn to_api(&self, state: &State) -> Value {
        let mut object = self.to_api_alone(state);
        if let Some(answered) = self.reply_to.and_then(|id| state.message(self.chat, id)) {
            object["reply_to_message"] = answered.to_api_alone(state);
        }
        object
    }

    /// The `Message` object without the message that it answers.
    fn to_api_alone(&self, state: &State) -> Value {
        let mut object = Map::new();
        let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
        put("message_id", json!(self.id));
        put("from", self.from(state));
        put("chat", state.chat_value(self.chat));
        put("date", json!(self.date));
        if let Some(date) = self.edit_date {
            put("edit_date", json!(date));
        }
        if let Some(thread) = self.thread {
            put("message_thread_id", json!(thread));
            put("is_topic_message", json!(true));
        }
        if let Some(album) = &self.album {
            put("media_group_id", json!(album));
        }
        if let Some(keyboard) = &self.keyboard {
            put("reply_markup", keyboard.clone());
        }
        for (name, value) in &self.extra {
            put(name, value.clone());
        }
        self.content.fields(state, &mut object);
        Value::Object(object)
    }

    /// The author as a `User` object.
    pub fn from(&self, state: &State) -> Value {
        match self.author {
            Author::Bot => state.bot_user(),
            Author::Person(id) => state.user(id),
        }
    }

    /// Stands for a deleted message inside a callback query.
    pub fn inaccessible(chat: Value, id: i64) -> Value {
        json!({"chat": chat, "message_id": id, "date": 0})
    }
}

impl Content {
    /// Adds this content's fields to a `Message` object.
    fn fields(&self, state: &State, object: &mut Map<String, Value>) {
        match self {
            Self::Text(rich) => {
                object.insert("text".to_owned(), json!(rich.text));
                rich.put_entities("entities", state, object);
            }
            Self::Photo { sizes, caption } => {
                let sizes = sizes.iter().filter_map(|id| state.files.photo_size(id));
                object.insert("photo".to_owned(), sizes.collect());
                put_caption(caption, state, object);
            }
            Self::Document { file, caption } => {
                let document = state.files.document(file).unwrap_or_else(|| json!({}));
                object.insert("document".to_owned(), document);
                put_caption(caption, state, object);
            }
            Self::Other { field, value } | Self::Service { field, value } => {
                object.insert(field.clone(), value.clone());
            }
        }
    }

    /// The text or caption, if this kind of message can have one.
    pub fn rich(&self) -> Option<&Rich> {
        match self {
            Self::Text(rich) => Some(rich),
            Self::Photo { caption, .. } | Self::Document { caption, .. } => Some(caption),
            Self::Other { .. } | Self::Service { .. } => None,
        }
    }

    /// The caption, if it is a message with a file.
    pub fn caption_mut(&mut self) -> Option<&mut Rich> {
        match self {
            Self::Photo { caption, .. } | Self::Document { caption, .. } => Some(caption),
            Self::Text(_) | Self::Other { .. } | Self::Service { .. } => None,
        }
    }

    /// The file that shows it best: the largest size of a photo, or the document.
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Photo { sizes, .. } => sizes.last().map(String::as_str),
            Self::Document { file, .. } => Some(file),
            Self::Other { value, .. } => value.get("file_id").and_then(Value::as_str),
            Self::Text(_) | Self::Service { .. } => None,
        }
    }
}

fn put_caption(caption: &Rich, state: &State, object: &mut Map<String, Value>) {
    if !caption.text.is_empty() {
        object.insert("caption".to_owned(), json!(caption.text));
        caption.put_entities("caption_entities", state, object);
    }
}
