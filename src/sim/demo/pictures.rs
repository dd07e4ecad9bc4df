//! The sample pictures as the page wants them.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde_json::{Value, json};

use crate::rulebook::photos::PhotoKind;
use crate::sim::World;
use crate::sim::files::FileKind;
use crate::sim::message::{Author, Content, Message};
use crate::sim::pictures::{Deed, Picture, Printed, draw, list as samples};
use crate::sim::words::Words;
use crate::text::Lang;

/// `GET /_demo/pictures`.
pub(super) async fn list() -> Json<Value> {
    let words = Words::builtin();
    let shown = samples().iter().map(|one| {
        json!({
            "id": one.id, "kind": one.kind.id(), "good": one.good, "name": one.file_name,
            "url": format!("/_demo/pictures/{}", one.id),
            "title": {"en": words.word(Lang::En, one.title), "zh": words.word(Lang::Zh, one.title)},
        })
    });
    Json(Value::Array(shown.collect()))
}

/// The samples that show one of these kinds, the right ones first.
pub(super) fn of_kinds(kinds: &[String]) -> Vec<&'static str> {
    let wanted = |one: &&Picture| kinds.iter().any(|kind| kind == one.kind.id());
    let mut fitting: Vec<&Picture> = samples().iter().filter(wanted).collect();
    fitting.sort_by_key(|one| !one.good);
    fitting.into_iter().map(|one| one.id).collect()
}

/// `GET /_demo/pictures/{id}`: drawn on a thread of its own, since drawing takes a moment.
pub(super) async fn one(Path(id): Path<String>) -> Response {
    let name = samples().iter().find(|one| one.id == id).map(|one| one.file_name).unwrap_or_default();
    match tokio::task::spawn_blocking(move || draw(&id)).await {
        Ok(Some(bytes)) => {
            ([(header::CONTENT_TYPE, mime(name)), (header::CACHE_CONTROL, "max-age=3600")], bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The paper that the bot printed last in a chat, by the number of its message: a picture of its pages right above a PDF.
fn last_printed(world: &World, chat: i64) -> Option<(i64, Bytes)> {
    world.with(|state| {
        let said = state.chats.get(&chat)?.messages.values();
        let said: Vec<&Message> = said.filter(|one| !one.deleted && one.author == Author::Bot).collect();
        let is_pdf = |one: &Message| {
            let file = one.content.file().and_then(|id| state.files.get(id));
            file.is_some_and(|file| file.kind == FileKind::Document && file.bytes.starts_with(b"%PDF"))
        };
        let pair =
            said.windows(2).rev().find(|pair| matches!(pair[0].content, Content::Photo { .. }) && is_pdf(pair[1]));
        let picture = pair?[0];
        Some((picture.id, state.files.get(picture.content.file()?)?.bytes.clone()))
    })
}

async fn read_printed(picture: Bytes) -> Option<Printed> {
    tokio::task::spawn_blocking(move || Printed::of(&picture)).await.ok().flatten()
}

/// What can be sent in place of the paper that the bot printed last in a chat: its pages, signed or not; nothing unless
/// one of these kinds is a paper to be signed.
pub(super) async fn printed(world: &World, chat: i64, kinds: &[String]) -> Vec<Value> {
    let signed = |kind: &String| PhotoKind::from_id(kind).is_some_and(PhotoKind::is_signed);
    let Some((message, picture)) = last_printed(world, chat).filter(|_| kinds.iter().any(signed)) else {
        return Vec::new();
    };
    let Some(paper) = read_printed(picture).await else {
        return Vec::new();
    };
    let words = Words::builtin();
    let shown = paper.deeds().map(|deed| {
        let url = |page: usize| format!("/_demo/printed/{chat}/{message}/{}/{page}", deed.id());
        json!({
            "id": format!("printed_{}", deed.id()), "good": deed == Deed::Complete, "name": "IMG_2050.jpg",
            "url": url(paper.pages() - 1), "pages": (0..paper.pages()).map(url).collect::<Vec<_>>(),
            "title": {"en": words.word(Lang::En, deed.title()), "zh": words.word(Lang::Zh, deed.title())},
        })
    });
    shown.collect()
}

/// `GET /_demo/printed/{chat}/{message}/{deed}/{page}`: one page of the printed paper, photographed.
pub(super) async fn printed_page(
    State(world): State<World>,
    Path((chat, message, deed, page)): Path<(i64, i64, String, usize)>,
) -> Response {
    let picture = world.with(|state| {
        let shown = state.message(chat, message)?;
        Some(state.files.get(shown.content.file()?)?.bytes.clone())
    });
    let deed = Deed::ALL.into_iter().find(|one| one.id() == deed);
    let Some((picture, deed)) = picture.zip(deed) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let taken = tokio::task::spawn_blocking(move || Printed::of(&picture)?.photo(page, deed)).await;
    match taken {
        Ok(Some(bytes)) => {
            ([(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "max-age=3600")], bytes).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What a person's computer would say of a file by its name, right or not.
fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("heic" | "HEIC") => "image/heic",
        Some("pdf") => "application/pdf",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}
