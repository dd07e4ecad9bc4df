//! Sending text, copies and forwards, and showing that the bot is busy.

use serde_json::{Value, json};

use super::target;
use super::{Outcome, Params, Refusal};
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::State;

/// What `sendChatAction` may say.
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// `sendMessage`
pub(crate) fn send_message(state: &mut State, params: &Params) -> Outcome {
    let mut message = target::draft(state, params)?;
    message.content = Content::Text(target::text(params)?);
    if let Some(options) = params.object("link_preview_options")? {
        message.extra.insert("link_preview_options".to_owned(), options);
    } else if params.flag("disable_web_page_preview") {
        message.extra.insert("link_preview_options".to_owned(), json!({"is_disabled": true}));
    }
    posted(state, message)
}

/// Posts a message of the bot and answers with it.
pub(crate) fn posted(state: &mut State, message: Message) -> Outcome {
    let chat = message.chat;
    let id = state.post(message);
    answer_with(state, chat, id)
}

/// Answers with a message as it stands now.
pub(crate) fn answer_with(state: &State, chat: i64, id: i64) -> Outcome {
    match state.message(chat, id) {
        Some(message) => Ok(message.to_api(state).into()),
        None => Err(Refusal::bad("message not found")),
    }
}

/// `sendChatAction`
pub(crate) fn send_chat_action(state: &mut State, params: &Params) -> Outcome {
    let chat = target::chat(state, params, "chat_id")?;
    let action = params.text_or_empty("action").to_lowercase();
    if !ACTIONS.contains(&action.as_str()) {
        return Err(Refusal::bad("wrong parameter action in request"));
    }
    state.type_in(chat);
    Ok(Value::Bool(true).into())
}

/// `copyMessage`
pub(crate) fn copy_message(state: &mut State, params: &Params) -> Outcome {
    let mut message = target::draft(state, params)?;
    let source = source(state, params, "copy")?;
    message.content = source.content;
    if params.text("caption").is_some()
        && let Some(caption) = message.content.caption_mut()
    {
        *caption = target::caption(params)?;
    }
    let id = state.post(message);
    Ok(json!({"message_id": id}).into())
}

/// `forwardMessage`
pub(crate) fn forward_message(state: &mut State, params: &Params) -> Outcome {
    let mut message = target::draft(state, params)?;
    let source = source(state, params, "forward")?;
    message.extra.insert("forward_origin".to_owned(), origin(state, &source));
    message.content = source.content;
    message.keyboard = None;
    posted(state, message)
}

/// The message that is copied or forwarded.
fn source(state: &mut State, params: &Params, what: &str) -> Result<Message, Refusal> {
    let from = target::chat(state, params, "from_chat_id")?;
    let id = params.integer("message_id").unwrap_or(0);
    let missing = || Refusal::bad(&format!("message to {what} not found"));
    let source = state.message(from, id).ok_or_else(missing)?;
    match &source.content {
        Content::Service { .. } => Err(Refusal::bad(&format!("the message can't be {}", past(what)))),
        _ if source.extra.contains_key("has_protected_content") => {
            Err(Refusal::bad(&format!("the message can't be {}", past(what))))
        }
        Content::Text(_) | Content::Photo { .. } | Content::Document { .. } | Content::Other { .. } => {
            Ok(source.clone())
        }
    }
}

fn past(what: &str) -> &'static str {
    if what == "copy" { "copied" } else { "forwarded" }
}

/// The `MessageOrigin` of a message: its first author, however often it was passed on.
pub(crate) fn origin(state: &State, source: &Message) -> Value {
    if let Some(first) = source.extra.get("forward_origin") {
        return first.clone();
    }
    let sender = match source.author {
        Author::Bot => state.bot_user(),
        Author::Person(id) => state.user(id),
    };
    json!({"type": "user", "date": source.date, "sender_user": sender})
}
