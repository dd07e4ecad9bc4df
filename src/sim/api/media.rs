//! Methods that take files: photos, documents, albums, exchanged media.

use std::collections::BTreeMap;

use serde_json::Value;

use super::target;
use super::{Outcome, Params, Refusal, edit, send};
use crate::sim::entities::Rich;
use crate::sim::files::FileKind;
use crate::sim::message::Content;
use crate::sim::picture::{self, PHOTO_BYTES_MAX, Rendition};
use crate::sim::state::State;

/// Bytes of a document.
const DOCUMENT_BYTES_MAX: usize = 50 << 20;
/// Members of an album.
const ALBUM: std::ops::RangeInclusive<usize> = 2..=10;

/// What became of the uploads that are to be photos, by the name of their part.
pub(crate) type Pictures = BTreeMap<String, Result<Vec<Rendition>, &'static str>>;

/// A method that may need developed pictures.
pub(crate) type Method = fn(&mut State, &Params, &Pictures) -> Outcome;

/// The method of this name in lower case.
pub(crate) fn method(name: &str) -> Option<Method> {
    Some(match name {
        "sendphoto" => send_photo,
        "senddocument" => send_document,
        "sendmediagroup" => send_media_group,
        "editmessagemedia" => edit_media,
        _ => return None,
    })
}

/// Makes the sizes of every upload that is meant as a photo, away from the state and from the network's threads.
pub(crate) async fn develop(params: &Params) -> Pictures {
    let mut pictures = Pictures::new();
    for part in photo_parts(params) {
        let Some(upload) = params.files.get(&part).filter(|u| u.bytes.len() <= PHOTO_BYTES_MAX) else {
            continue;
        };
        let bytes = upload.bytes.clone();
        let developed = tokio::task::spawn_blocking(move || picture::renditions(&bytes)).await;
        pictures.insert(part, developed.unwrap_or(Err("IMAGE_PROCESS_FAILED")));
    }
    pictures
}

/// The parts that are meant as photos: `photo` itself, and what media objects of that type point at.
fn photo_parts(params: &Params) -> Vec<String> {
    let attached = |value: &str| value.strip_prefix("attach://").map(str::to_owned);
    let mut parts = Vec::new();
    match params.text("photo").as_deref().map(attached) {
        Some(Some(part)) => parts.push(part),
        _ => parts.push("photo".to_owned()),
    }
    let media = params.object("media").ok().flatten();
    let items = match media {
        Some(Value::Array(items)) => items,
        Some(item) => vec![item],
        None => Vec::new(),
    };
    let photos = items.iter().filter(|item| item["type"] == "photo");
    parts.extend(photos.filter_map(|item| attached(item["media"].as_str()?)));
    parts
}

/// `sendPhoto`
pub(crate) fn send_photo(state: &mut State, params: &Params, pictures: &Pictures) -> Outcome {
    let mut message = target::draft(state, params)?;
    let caption = target::caption(params)?;
    let sizes = photo(state, params, pictures, "photo", params.text("photo"))?;
    message.content = Content::Photo { sizes, caption };
    send::posted(state, message)
}

/// `sendDocument`
pub(crate) fn send_document(state: &mut State, params: &Params, _: &Pictures) -> Outcome {
    let mut message = target::draft(state, params)?;
    let caption = target::caption(params)?;
    let file = document(state, params, "document", params.text("document"))?;
    message.content = Content::Document { file, caption };
    send::posted(state, message)
}

/// `sendMediaGroup`
pub(crate) fn send_media_group(state: &mut State, params: &Params, pictures: &Pictures) -> Outcome {
    let mut draft = target::draft(state, params)?;
    draft.keyboard = None;
    draft.other_markup = None;
    let media = params.object("media")?;
    let Some(Value::Array(items)) = media else {
        return Err(Refusal::bad("can't parse media JSON object"));
    };
    if items.is_empty() {
        return Err(Refusal::bad("there are no messages to send"));
    }
    if !ALBUM.contains(&items.len()) {
        return Err(Refusal::bad("wrong number of messages in the media group: 2-10 expected"));
    }
    let kinds: Vec<&str> = items.iter().filter_map(|item| item["type"].as_str()).collect();
    if kinds.contains(&"document") && kinds.iter().any(|kind| *kind != "document") {
        return Err(Refusal::bad("document can't be mixed with other media types"));
    }
    let contents: Vec<Content> =
        items.iter().map(|item| input_media(state, params, pictures, item)).collect::<Result<_, _>>()?;
    draft.album = Some(format!("{}", 13_500_000_000_000_000_i64 + state.next_number()));
    let mut sent = Vec::new();
    for content in contents {
        let mut member = draft.clone();
        member.content = content;
        sent.push(send::posted(state, member)?.result);
    }
    Ok(Value::Array(sent).into())
}

/// `editMessageMedia`
pub(crate) fn edit_media(state: &mut State, params: &Params, pictures: &Pictures) -> Outcome {
    let old = edit::own_message(state, params)?;
    if matches!(old.content, Content::Text(_)) {
        return Err(Refusal::bad("there is no media in the message to edit"));
    }
    let media = params.object("media")?.unwrap_or_default();
    let content = input_media(state, params, pictures, &media)?;
    let keyboard = target::inline_markup(params)?;
    edit::store(state, &old, content, keyboard)
}

/// One `InputMedia` object.
fn input_media(state: &mut State, params: &Params, pictures: &Pictures, item: &Value) -> Result<Content, Refusal> {
    let text = |name: &str| item[name].as_str().map(str::to_owned);
    let entities = item.get("caption_entities").cloned();
    let caption: Rich = target::counted_caption(&text("caption").unwrap_or_default(), text("parse_mode"), entities)?;
    let media = text("media").filter(|media| !media.is_empty());
    if media.is_none() {
        return Err(Refusal::bad("media not found"));
    }
    match item["type"].as_str() {
        Some("photo") => {
            let sizes = photo(state, params, pictures, "", media)?;
            Ok(Content::Photo { sizes, caption })
        }
        Some("document") => {
            let file = document(state, params, "", media)?;
            Ok(Content::Document { file, caption })
        }
        _ => Err(Refusal::bad("can't parse InputMedia: wrong type")),
    }
}

/// The sizes of a photo, uploaded or known.
fn photo(
    state: &mut State,
    params: &Params,
    pictures: &Pictures,
    name: &str,
    value: Option<String>,
) -> Result<Vec<String>, Refusal> {
    let part = match value.as_deref().map(|v| v.strip_prefix("attach://")) {
        Some(Some(part)) => part,
        _ => name,
    };
    let Some(upload) = params.upload(name, value.as_deref()) else {
        return match known(state, value.as_deref(), "photo", FileKind::Photo) {
            Ok(id) => Ok(state.files.photo_set(&id).cloned().unwrap_or_default()),
            Err(refusal) => Err(refusal),
        };
    };
    if upload.bytes.is_empty() {
        return Err(Refusal::bad("file must be non-empty"));
    }
    if upload.bytes.len() > PHOTO_BYTES_MAX {
        let size = upload.bytes.len();
        return Err(Refusal::bad(&format!(
            "file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES_MAX} bytes"
        )));
    }
    match pictures.get(part) {
        Some(Ok(renditions)) => Ok(state.files.add_photo(renditions.clone())),
        Some(Err(code)) => Err(Refusal::bad(code)),
        None => Err(Refusal::bad("there is no photo in the request")),
    }
}

/// A document, uploaded or known.
fn document(state: &mut State, params: &Params, name: &str, value: Option<String>) -> Result<String, Refusal> {
    let Some(upload) = params.upload(name, value.as_deref()) else {
        return known(state, value.as_deref(), "document", FileKind::Document);
    };
    if upload.bytes.is_empty() {
        return Err(Refusal::bad("file must be non-empty"));
    }
    if upload.bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(Refusal::too_large());
    }
    let mime = upload.mime.clone().filter(|mime| mime != "application/octet-stream");
    let mime = mime.or_else(|| upload.name.as_deref().and_then(mime_of));
    Ok(state.files.add_document(upload.bytes.clone(), upload.name.clone(), mime))
}

/// A file of this bot by its id.
fn known(state: &State, value: Option<&str>, what: &str, kind: FileKind) -> Result<String, Refusal> {
    let Some(id) = value.filter(|v| !v.is_empty()) else {
        return Err(Refusal::bad(&format!("there is no {what} in the request")));
    };
    if id.starts_with("attach://") {
        return Err(Refusal::bad("attached file not found"));
    }
    if id.starts_with("http://") || id.starts_with("https://") {
        return Err(Refusal::bad("failed to get HTTP URL content"));
    }
    let wrong = "wrong remote file identifier specified: Wrong string length";
    let file = state.files.get(id).ok_or_else(|| Refusal::bad(wrong))?;
    if file.kind != kind {
        return Err(Refusal::bad(&format!("can't use file of type {:?} as {kind:?}", file.kind)));
    }
    Ok(id.to_owned())
}

/// The usual type of a file with this name, as Telegram guesses it.
pub(crate) fn mime_of(name: &str) -> Option<String> {
    let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let mime = match extension.as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "heic" => "image/heic",
        "heif" => "image/heif",
        "tif" | "tiff" => "image/tiff",
        "bmp" => "image/bmp",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "json" => "application/json",
        "txt" => "text/plain",
        "zip" => "application/zip",
        "mp4" => "video/mp4",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => return None,
    };
    Some(mime.to_owned())
}
