//! People: who they are, and what they do besides speaking.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Reply, Wrong, place, read};
use crate::sim::World;
use crate::sim::api::origin;
use crate::sim::entities::Rich;
use crate::sim::inbox::Lane;
use crate::sim::members;
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::{Person, State};

#[derive(Deserialize)]
pub(super) struct NewPerson {
    id: Option<i64>,
    first_name: Option<String>,
    username: Option<String>,
    language_code: Option<String>,
}

/// A person as `/_sim/state` shows it.
pub(super) fn shown(person: &Person) -> Value {
    let mut value = json!({
        "id": person.id, "first_name": person.first_name, "language_code": person.language_code,
        "blocked": person.blocked,
    });
    if let Some(username) = &person.username {
        value["username"] = json!(username);
    }
    value
}

/// Makes a person, or changes what is given of a known one.
pub(super) async fn create(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let new: NewPerson = read(&body)?;
    if new.id.is_some_and(|id| id <= 0) {
        return Err(Wrong::request("a person's id is positive"));
    }
    world.with(|state| {
        let id = match new.id {
            Some(id) => id,
            None => 700_000_000 + state.next_number(),
        };
        state.touch(id);
        let person = state.person(id);
        if let Some(name) = new.first_name {
            person.first_name = name;
        }
        if let Some(language) = new.language_code {
            person.language_code = language;
        }
        person.username = new.username.or(person.username.take());
        Ok(Json(shown(person)))
    })
}

#[derive(Deserialize)]
pub(super) struct Tap {
    message_id: i64,
    data: String,
    chat_id: Option<i64>,
}

/// Taps a button. Any data may be sent, as a modified app could.
pub(super) async fn tap(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let tap: Tap = read(&body)?;
    world.with(|state| {
        let chat = place(state, id, tap.chat_id)?;
        let stored = state.chats.get(&chat).and_then(|c| c.messages.get(&tap.message_id));
        let Some(stored) = stored else {
            return Err(Wrong::missing("there is no such message"));
        };
        let message = if stored.deleted {
            Message::inaccessible(state.chat_value(chat), tap.message_id)
        } else {
            stored.to_api(state)
        };
        let callback = state.tap(id, chat, tap.message_id);
        let query = json!({
            "id": callback, "from": state.user(id), "message": message, "data": tap.data,
            "chat_instance": format!("{}", -8_000_000_000_000_000_000_i64 + chat.abs()),
        });
        state.touch(chat);
        let now = state.now_s();
        state.update("callback_query", Lane::Taps(id), query, now);
        Ok(Json(json!({"callback_id": callback})))
    })
}

#[derive(Deserialize)]
pub(super) struct Edit {
    message_id: i64,
    text: String,
    chat_id: Option<i64>,
}

/// The person's own message, to be changed.
fn own(state: &mut State, person: i64, chat: i64, id: i64) -> Result<&mut Message, Wrong> {
    let message = state.message_mut(chat, id).ok_or_else(|| Wrong::missing("there is no such message"))?;
    if message.author != Author::Person(person) {
        return Err(Wrong::request("only own messages can be edited"));
    }
    Ok(message)
}

/// Edits an own text, or the caption of an own photo or file.
pub(super) async fn edit(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let edit: Edit = read(&body)?;
    world.with(|state| {
        let chat = place(state, id, edit.chat_id)?;
        let now = state.now_s();
        let message = own(state, id, chat, edit.message_id)?;
        let new = Rich::typed(&edit.text);
        match &mut message.content {
            Content::Text(rich) if !new.text.is_empty() => *rich = new,
            Content::Photo { caption, .. } | Content::Document { caption, .. } => *caption = new,
            Content::Text(_) | Content::Other { .. } | Content::Service { .. } => {
                return Err(Wrong::request("this message has no text that could become this one"));
            }
        }
        message.edit_date = Some(now);
        state.update_with_message("edited_message", chat, edit.message_id);
        Ok(Json(json!({"message_id": edit.message_id})))
    })
}

#[derive(Deserialize)]
pub(super) struct Which {
    message_id: i64,
    chat_id: Option<i64>,
}

/// Deletes a message; the bot is not told.
pub(super) async fn delete(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let which: Which = read(&body)?;
    world.with(|state| {
        let chat = place(state, id, which.chat_id)?;
        if chat == id {
            state.message(chat, which.message_id).ok_or_else(|| Wrong::missing("there is no such message"))?;
        } else {
            own(state, id, chat, which.message_id)?;
        }
        state.forget(chat, which.message_id);
        Ok(Json(json!({})))
    })
}

#[derive(Deserialize)]
pub(super) struct Forward {
    message_id: i64,
    from_chat: Option<i64>,
    chat_id: Option<i64>,
}

/// Forwards a message that the person sees to the bot.
pub(super) async fn forward(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let forward: Forward = read(&body)?;
    world.with(|state| {
        let from = place(state, id, forward.from_chat)?;
        let chat = place(state, id, forward.chat_id)?;
        let source = state.message(from, forward.message_id).cloned();
        let source = source.ok_or_else(|| Wrong::missing("there is no such message"))?;
        if source.extra.contains_key("has_protected_content") || matches!(source.content, Content::Service { .. }) {
            return Err(Wrong::request("this message can't be forwarded"));
        }
        let mut message = Message::new(chat, Author::Person(id), source.content.clone());
        message.extra.insert("forward_origin".to_owned(), origin(state, &source));
        let sent = state.post(message);
        state.update_with_message("message", chat, sent);
        Ok(Json(json!({"message_id": sent})))
    })
}

/// The person blocks the bot.
pub(super) async fn block(Shared(world): Shared<World>, Path(id): Path<i64>) -> Reply {
    world.with(|state| members::set_blocked(state, id, true));
    Ok(Json(json!({})))
}

/// The person lets the bot in again.
pub(super) async fn unblock(Shared(world): Shared<World>, Path(id): Path<i64>) -> Reply {
    world.with(|state| members::set_blocked(state, id, false));
    Ok(Json(json!({})))
}

/// Queues a made-up update as it is. An `update_id` makes the count jump there.
pub(super) async fn raw(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let fields: Map<String, Value> = read(&body)?;
    let id = world.with(|state| {
        state.stir();
        state.inbox.push_raw(fields, state.now_ms)
    });
    Ok(Json(json!({"update_id": id})))
}

#[derive(Deserialize)]
pub(super) struct Repeat {
    update_id: Option<i64>,
}

/// Queues an update a second time under its old id; without one, the newest.
pub(super) async fn repeat(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let Repeat { update_id } = read(&body)?;
    match world.with(|state| state.inbox.repeat(update_id)) {
        Some(id) => Ok(Json(json!({"update_id": id}))),
        None => Err(Wrong::missing("this update was never there, or is forgotten")),
    }
}
