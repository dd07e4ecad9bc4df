//! The control API under `/_sim/`: plays the people, turns time, orders faults, shows what there is. JSON throughout.
//!
//! An error is a 4xx with `{"error": "plain sentence"}`. A person who is addressed by an unknown id is made on the fly.

mod groups;
mod look;
mod others;
mod people;
mod speak;
mod time;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::World;
use super::state::{ChatKind, State};

/// Bytes of one request, uploads included: an album of ten large files.
const REQUEST_BYTES_MAX: usize = 120 << 20;

/// Every path under `/_sim/`.
pub fn router(world: World) -> Router {
    Router::new()
        .route("/_sim/state", get(look::state))
        .route("/_sim/people", post(people::create))
        .route("/_sim/people/{id}/text", post(speak::text))
        .route("/_sim/people/{id}/photo", post(speak::photo))
        .route("/_sim/people/{id}/document", post(speak::document))
        .route("/_sim/people/{id}/album", post(speak::album))
        .route("/_sim/people/{id}/contact", post(others::contact))
        .route("/_sim/people/{id}/other", post(others::other))
        .route("/_sim/people/{id}/forward", post(people::forward))
        .route("/_sim/people/{id}/tap", post(people::tap))
        .route("/_sim/people/{id}/taps", get(look::taps))
        .route("/_sim/people/{id}/edit", post(people::edit))
        .route("/_sim/people/{id}/delete", post(people::delete))
        .route("/_sim/people/{id}/block", post(people::block))
        .route("/_sim/people/{id}/unblock", post(people::unblock))
        .route("/_sim/people/{id}/transcript", get(look::transcript))
        .route("/_sim/groups", post(groups::create))
        .route("/_sim/groups/{id}/migrate", post(groups::migrate))
        .route("/_sim/groups/{id}/members", post(groups::members))
        .route("/_sim/groups/{id}/bot", post(groups::bot))
        .route("/_sim/groups/{id}/topics", post(groups::add_topic))
        .route("/_sim/groups/{id}/topics/{thread}", delete(groups::delete_topic))
        .route("/_sim/raw", post(people::raw))
        .route("/_sim/repeat", post(people::repeat))
        .route("/_sim/files/{id}", get(look::file))
        .route("/_sim/events", get(look::events))
        .route("/_sim/clock", get(time::follow).post(time::turn))
        .route("/_sim/clock/follow", post(time::report))
        .route("/_sim/faults", post(time::order_fault).delete(time::forget_faults))
        .route("/_sim/log", get(look::log))
        .route("/_sim/pending", get(look::pending))
        .layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))
        .with_state(world)
}

/// Why a request of the control API was refused.
#[derive(Debug)]
pub(crate) struct Wrong(StatusCode, String);

/// What the control API answers.
pub(crate) type Reply = Result<axum::Json<Value>, Wrong>;

impl Wrong {
    /// 400: the request makes no sense.
    fn request(text: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, text.into())
    }

    /// 404: there is no such thing.
    fn missing(text: impl Into<String>) -> Self {
        Self(StatusCode::NOT_FOUND, text.into())
    }

    /// 409: it can't be done as things stand.
    fn conflict(text: impl Into<String>) -> Self {
        Self(StatusCode::CONFLICT, text.into())
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        (self.0, axum::Json(json!({"error": self.1}))).into_response()
    }
}

/// A JSON body; an empty one counts as `{}`.
fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Wrong> {
    let text: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(text).map_err(|error| Wrong::request(format!("the JSON body does not fit: {error}")))
}

/// The chat in which a person acts: a group that it is a member of, or its own chat with the bot, which thereby begins.
fn place(state: &mut State, person: i64, chat_id: Option<i64>) -> Result<i64, Wrong> {
    if person <= 0 {
        return Err(Wrong::request("a person's id is positive"));
    }
    state.person(person);
    let id = chat_id.unwrap_or(person);
    if id == person {
        let known = state.person(person);
        if known.blocked {
            return Err(Wrong::conflict("this person has blocked the bot; unblock it first"));
        }
        known.started = true;
        state.chat(person);
        return Ok(id);
    }
    match state.chats.get(&id) {
        Some(chat) if chat.kind == ChatKind::Private => Err(Wrong::request("that chat belongs to another person")),
        Some(chat) if chat.migrated_to.is_some() => {
            Err(Wrong::conflict("this group has become a supergroup with a new id"))
        }
        Some(chat) if chat.members.contains(&person) => Ok(id),
        Some(_) => Err(Wrong::request("this person is not a member of the group")),
        None => Err(Wrong::missing("there is no such group")),
    }
}
