//! The sample pictures as the page wants them.

use axum::Json;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::sim::pictures::{Picture, draw, list as samples};
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
