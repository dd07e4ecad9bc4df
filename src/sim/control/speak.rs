//! What people say: text, photos, files, albums.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Multipart, Path, State as Shared};
use serde::Deserialize;
use serde_json::json;

use super::{Reply, Wrong, place, read};
use crate::sim::World;
use crate::sim::api::{TEXT_CHARS_MAX, mime_of};
use crate::sim::entities::Rich;
use crate::sim::message::{Author, Content, Message};
use crate::sim::picture::{self, Rendition};
use crate::sim::state::State;

#[derive(Deserialize)]
pub(super) struct Text {
    text: String,
    #[serde(flatten)]
    to: Address,
}

/// Where a person speaks.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Address {
    chat_id: Option<i64>,
    thread_id: Option<i64>,
    reply_to: Option<i64>,
}

impl Address {
    /// An empty message of this person at this place.
    pub(super) fn message(self, state: &mut State, person: i64) -> Result<Message, Wrong> {
        let chat = place(state, person, self.chat_id)?;
        let mut message = Message::new(chat, Author::Person(person), Content::Text(Rich::default()));
        if let Some(id) = self.reply_to {
            let answered = state.message(chat, id);
            let answered = answered.ok_or_else(|| Wrong::missing("the message to answer does not exist"))?;
            message.thread = answered.thread;
            message.reply_to = Some(id);
        }
        if let Some(thread) = self.thread_id.filter(|id| *id > 1) {
            if !state.chats.get(&chat).is_some_and(|c| c.topics.contains_key(&thread)) {
                return Err(Wrong::missing("there is no such topic"));
            }
            message.thread = Some(thread);
        }
        Ok(message)
    }
}

/// Posts a person's message and queues it for the bot.
pub(super) fn say(state: &mut State, message: Message) -> i64 {
    let chat = message.chat;
    let id = state.post(message);
    state.update_with_message("message", chat, id);
    id
}

/// Says a text. A longer one than a message holds is split, as apps do.
pub(super) async fn text(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let Text { text, to } = read(&body)?;
    world.with(|state| {
        let draft = to.message(state, id)?;
        let chars: Vec<char> = text.chars().collect();
        let parts = chars.chunks(TEXT_CHARS_MAX).map(|part| Rich::typed(&part.iter().collect::<String>()));
        let ids: Vec<i64> = parts
            .filter(|rich| !rich.text.is_empty())
            .map(|rich| say(state, Message { content: Content::Text(rich), ..draft.clone() }))
            .collect();
        match ids.first() {
            None => Err(Wrong::request("the text is empty")),
            Some(first) if ids.len() == 1 => Ok(Json(json!({"message_id": first}))),
            Some(first) => Ok(Json(json!({"message_id": first, "message_ids": ids}))),
        }
    })
}

/// A multipart form with files.
#[derive(Default)]
struct Form {
    files: Vec<Picked>,
    caption: String,
    as_document: bool,
    album: Option<String>,
    to: Address,
}

/// A file that a person has picked.
struct Picked {
    name: Option<String>,
    mime: Option<String>,
    bytes: Bytes,
}

impl Form {
    async fn read(mut parts: Multipart) -> Result<Self, Wrong> {
        let broken = |_| Wrong::request("the multipart form can't be read");
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            if field == "file" {
                let name = part.file_name().map(str::to_owned).filter(|name| !name.is_empty());
                let mime = part.content_type().map(str::to_owned);
                let bytes = part.bytes().await.map_err(broken)?;
                form.files.push(Picked { name, mime, bytes });
                continue;
            }
            let value = part.text().await.map_err(broken)?;
            let number = || value.parse().map_err(|_| Wrong::request(format!("{field} must be a number")));
            match field.as_str() {
                "caption" => form.caption = value,
                "media_group_id" => form.album = Some(value),
                "as" => form.as_document = value == "document",
                "chat_id" => form.to.chat_id = Some(number()?),
                "thread_id" => form.to.thread_id = Some(number()?),
                "reply_to" => form.to.reply_to = Some(number()?),
                _ => {}
            }
        }
        if form.files.iter().any(|file| file.bytes.is_empty()) {
            return Err(Wrong::request("the file is empty"));
        }
        Ok(form)
    }

    /// For a single photo or file: the file, its caption, its address, and the album it says to belong to.
    fn only_file(mut self) -> Result<(Picked, Rich, Address, Option<String>), Wrong> {
        match (self.files.pop(), self.files.is_empty()) {
            (Some(file), true) => Ok((file, Rich::typed(&self.caption), self.to, self.album)),
            _ => Err(Wrong::request("exactly one part named file is needed")),
        }
    }
}

/// What the app does to a photo before it is sent.
async fn develop(bytes: Bytes) -> Result<Vec<Rendition>, Wrong> {
    let developed = tokio::task::spawn_blocking(move || picture::renditions(&bytes)).await;
    match developed {
        Ok(Ok(renditions)) => Ok(renditions),
        Ok(Err(code)) => Err(Wrong::request(format!("Telegram's app can't send this as a photo: {code}"))),
        Err(_) => Err(Wrong::request("the picture could not be read")),
    }
}

fn keep_document(state: &mut State, file: Picked) -> String {
    let claimed = file.mime.filter(|mime| mime != "application/octet-stream");
    let mime = claimed.or_else(|| file.name.as_deref().and_then(mime_of));
    state.files.add_document(file.bytes, file.name, mime)
}

/// Sends a photo: turned upright, recompressed, without EXIF or name. With a `media_group_id`, as one member of an album
/// whose others come later or never.
pub(super) async fn photo(Shared(world): Shared<World>, Path(id): Path<i64>, form: Multipart) -> Reply {
    let (file, caption, to, album) = Form::read(form).await?.only_file()?;
    let renditions = develop(file.bytes).await?;
    world.with(|state| {
        let mut message = to.message(state, id)?;
        message.album = album;
        let sizes = state.files.add_photo(renditions);
        message.content = Content::Photo { sizes, caption };
        Ok(Json(json!({"message_id": say(state, message)})))
    })
}

/// Sends a file as it is.
pub(super) async fn document(Shared(world): Shared<World>, Path(id): Path<i64>, form: Multipart) -> Reply {
    let (file, caption, to, album) = Form::read(form).await?.only_file()?;
    world.with(|state| {
        let mut message = to.message(state, id)?;
        message.album = album;
        let file = keep_document(state, file);
        message.content = Content::Document { file, caption };
        Ok(Json(json!({"message_id": say(state, message)})))
    })
}

/// Sends an album: an update for each member, all with one `media_group_id`, the caption on the first.
pub(super) async fn album(Shared(world): Shared<World>, Path(id): Path<i64>, form: Multipart) -> Reply {
    let form = Form::read(form).await?;
    if !(2..=10).contains(&form.files.len()) {
        return Err(Wrong::request("an album has 2 to 10 parts named file"));
    }
    let mut members = Vec::new();
    for file in form.files {
        let renditions = if form.as_document { Vec::new() } else { develop(file.bytes.clone()).await? };
        members.push((file, renditions));
    }
    let mut caption = Rich::typed(&form.caption);
    world.with(|state| {
        let mut draft = form.to.message(state, id)?;
        draft.album = Some(format!("{}", 13_600_000_000_000_000_i64 + state.next_number()));
        let mut ids = Vec::new();
        for (file, renditions) in members {
            let caption = std::mem::take(&mut caption);
            let content = if form.as_document {
                Content::Document { file: keep_document(state, file), caption }
            } else {
                Content::Photo { sizes: state.files.add_photo(renditions), caption }
            };
            ids.push(say(state, Message { content, ..draft.clone() }));
        }
        Ok(Json(json!({"message_ids": ids})))
    })
}
