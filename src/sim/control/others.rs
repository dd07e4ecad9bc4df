//! The odd things that people send: contacts, stickers, voices, places, dice.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Value, json};

use super::speak::{Address, say};
use super::{Reply, Wrong, read};
use crate::sim::World;
use crate::sim::message::Content;
use crate::sim::state::State;

#[derive(Deserialize)]
pub(super) struct Contact {
    phone_number: String,
    first_name: Option<String>,
    user_id: Option<i64>,
    #[serde(default)]
    own: bool,
    #[serde(flatten)]
    to: Address,
}

/// Sends a contact: the person's own with `own` or the own `user_id`, else somebody else's card.
pub(super) async fn contact(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let card: Contact = read(&body)?;
    world.with(|state| {
        let mut message = card.to.message(state, id)?;
        let own_name = || state.people.get(&id).map(|person| person.first_name.clone());
        let name = card.first_name.or_else(own_name).unwrap_or_default();
        let mut value = json!({"phone_number": card.phone_number, "first_name": name});
        if let Some(user) = card.user_id.or(card.own.then_some(id)) {
            value["user_id"] = json!(user);
        }
        message.content = Content::Other { field: "contact".to_owned(), value };
        Ok(Json(json!({"message_id": say(state, message)})))
    })
}

#[derive(Deserialize)]
pub(super) struct Other {
    kind: String,
    #[serde(flatten)]
    to: Address,
}

/// Sends a sample of a kind of message that few bots expect.
pub(super) async fn other(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let Other { kind, to } = read(&body)?;
    world.with(|state| {
        let (field, value) = sample(state, id, &kind).ok_or_else(|| {
            Wrong::request(
                "kind must be one of sticker, voice, video, location, dice, poll, animation, audio, video_note, story, unknown",
            )
        })?;
        let mut message = to.message(state, id)?;
        message.content = Content::Other { field: field.to_owned(), value };
        Ok(Json(json!({"message_id": say(state, message)})))
    })
}

/// The field and the object of a sample.
fn sample(state: &mut State, person: i64, kind: &str) -> Option<(&'static str, Value)> {
    let now = state.now_s();
    let poll_id = format!("{}", 5_400_000_000_000_000_000_i64 + state.next_number());
    Some(match kind {
        "sticker" => {
            let more = json!({
                "width": 512, "height": 512, "type": "regular", "is_animated": false, "is_video": false, "emoji": "🙂",
            });
            ("sticker", file(state, "sticker", "image/webp", more))
        }
        "voice" => ("voice", file(state, "voice", "audio/ogg", json!({"duration": 4}))),
        "audio" => ("audio", file(state, "audio", "audio/mpeg", json!({"duration": 4, "title": "Sample"}))),
        "video" => {
            let more = json!({"duration": 4, "width": 640, "height": 360});
            ("video", file(state, "video", "video/mp4", more))
        }
        "animation" => {
            let more = json!({"duration": 4, "width": 320, "height": 180});
            ("animation", file(state, "animation", "video/mp4", more))
        }
        "video_note" => {
            let more = json!({"duration": 4, "length": 240});
            ("video_note", file(state, "video_note", "video/mp4", more))
        }
        "location" => ("location", json!({"latitude": 30.25, "longitude": 120.16})),
        "dice" => ("dice", json!({"emoji": "🎲", "value": 1 + now.rem_euclid(6)})),
        "poll" => (
            "poll",
            json!({
                "id": poll_id, "question": "?", "type": "regular", "is_anonymous": true, "is_closed": false,
                "allows_multiple_answers": false, "total_voter_count": 0,
                "options": [
                    {"persistent_id": "1", "text": "1", "voter_count": 0},
                    {"persistent_id": "2", "text": "2", "voter_count": 0},
                ],
            }),
        ),
        "story" => ("story", json!({"chat": state.chat_value(person), "id": 1})),
        "unknown" => ("hologram", json!({"depth": 3})),
        _ => return None,
    })
}

/// A file object with a few bytes behind it.
fn file(state: &mut State, field: &'static str, mime: &str, more: Value) -> Value {
    let bytes = Bytes::from(format!("a pretended {field}"));
    let id = state.files.add_other(field, bytes, mime);
    let mut value = state.files.document(&id).unwrap_or_else(|| json!({}));
    if let (Some(object), Value::Object(more)) = (value.as_object_mut(), more) {
        object.extend(more);
        if field == "sticker" {
            object.remove("mime_type");
        }
    }
    value
}
