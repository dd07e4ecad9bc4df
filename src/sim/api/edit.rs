//! Changing what was sent: edits, deletions, answers to taps, reactions.

use serde_json::{Value, json};

use super::target;
use super::{Outcome, Params, Refusal, send};
use crate::sim::inbox::TAP_WAITS_MS;
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::State;

/// Characters of the answer to a tap.
const TAP_ANSWER_CHARS_MAX: usize = 200;
/// How long a message may be deleted, in seconds.
const DELETABLE_S: i64 = 48 * 3600;
/// Ids of one `deleteMessages`.
const DELETIONS_MAX: usize = 100;
/// Emoji with which a bot may react.
const REACTIONS: &str = "👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡";

/// Said of an edit that changes nothing.
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/// A message of the bot that may be edited.
pub(crate) fn own_message(state: &mut State, params: &Params) -> Result<Message, Refusal> {
    if params.text("chat_id").is_none() && params.text("inline_message_id").is_none() {
        return Err(Refusal::bad("message identifier is not specified"));
    }
    let chat = target::chat(state, params, "chat_id")?;
    let Some(id) = params.integer("message_id").filter(|id| *id != 0) else {
        return Err(Refusal::bad("message identifier is not specified"));
    };
    let message = state.message(chat, id).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    let service = matches!(message.content, Content::Service { .. });
    if message.author != Author::Bot || message.other_markup.is_some() || service {
        return Err(Refusal::bad("message can't be edited"));
    }
    Ok(message.clone())
}

/// Puts changed content and keyboard in place, if anything has changed.
pub(crate) fn store(state: &mut State, old: &Message, content: Content, keyboard: Option<Value>) -> Outcome {
    if old.content == content && old.keyboard == keyboard {
        return Err(Refusal::bad(NOT_MODIFIED));
    }
    let now = state.now_s();
    if let Some(message) = state.message_mut(old.chat, old.id) {
        message.edit_date = Some(now);
        message.content = content;
        message.keyboard = keyboard;
    }
    send::answer_with(state, old.chat, old.id)
}

/// `editMessageText`
pub(crate) fn edit_text(state: &mut State, params: &Params) -> Outcome {
    let text = target::text(params)?;
    let old = own_message(state, params)?;
    match old.content {
        Content::Text(_) => {}
        Content::Photo { .. } | Content::Document { .. } | Content::Other { .. } | Content::Service { .. } => {
            return Err(Refusal::bad("there is no text in the message to edit"));
        }
    }
    let keyboard = target::inline_markup(params)?;
    store(state, &old, Content::Text(text), keyboard)
}

/// `editMessageCaption`
pub(crate) fn edit_caption(state: &mut State, params: &Params) -> Outcome {
    let new = target::caption(params)?;
    let old = own_message(state, params)?;
    let mut content = old.content.clone();
    match content.caption_mut() {
        Some(caption) => *caption = new,
        None => return Err(Refusal::bad("there is no caption in the message to edit")),
    }
    let keyboard = target::inline_markup(params)?;
    store(state, &old, content, keyboard)
}

/// `editMessageReplyMarkup`
pub(crate) fn edit_markup(state: &mut State, params: &Params) -> Outcome {
    let old = own_message(state, params)?;
    let keyboard = target::inline_markup(params)?;
    let content = old.content.clone();
    store(state, &old, content, keyboard)
}

/// `deleteMessage`
pub(crate) fn delete_message(state: &mut State, params: &Params) -> Outcome {
    let chat = target::chat(state, params, "chat_id")?;
    delete(state, chat, params.integer("message_id").unwrap_or(0))?;
    Ok(Value::Bool(true).into())
}

/// `deleteMessages`: what is not there is passed over.
pub(crate) fn delete_messages(state: &mut State, params: &Params) -> Outcome {
    let chat = target::chat(state, params, "chat_id")?;
    let ids = params.object("message_ids")?;
    let ids: Vec<i64> = ids.iter().flat_map(|v| v.as_array()).flatten().filter_map(Value::as_i64).collect();
    if ids.is_empty() {
        return Err(Refusal::bad("message identifiers are not specified"));
    }
    if ids.len() > DELETIONS_MAX {
        return Err(Refusal::bad("too many message identifiers specified"));
    }
    for id in ids {
        // Refusals of single messages are not told.
        delete(state, chat, id).ok();
    }
    Ok(Value::Bool(true).into())
}

fn delete(state: &mut State, chat: i64, id: i64) -> Result<(), Refusal> {
    let missing = || Refusal::bad("message to delete not found");
    let date = state.message(chat, id).ok_or_else(missing)?.date;
    if state.now_s() - date > DELETABLE_S {
        return Err(Refusal::bad("message can't be deleted for everyone"));
    }
    state.forget(chat, id);
    Ok(())
}

/// `answerCallbackQuery`
pub(crate) fn answer_callback(state: &mut State, params: &Params) -> Outcome {
    let text = params.text("text").filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > TAP_ANSWER_CHARS_MAX) {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let id = params.text_or_empty("callback_query_id");
    let now_ms = state.now_ms;
    let too_old = || Refusal::bad("query is too old and response timeout expired or query ID is invalid");
    let callback = state.callbacks.get_mut(&id).ok_or_else(too_old)?;
    if callback.answered || now_ms - callback.at_ms > TAP_WAITS_MS {
        return Err(too_old());
    }
    callback.answered = true;
    callback.text = text;
    callback.alert = params.flag("show_alert");
    callback.url = params.text("url").filter(|url| !url.is_empty());
    let chat = callback.chat;
    state.touch(chat);
    Ok(Value::Bool(true).into())
}

/// `setMessageReaction`
pub(crate) fn set_reaction(state: &mut State, params: &Params) -> Outcome {
    let chat = target::chat(state, params, "chat_id")?;
    let id = params.integer("message_id").unwrap_or(0);
    let given = params.object("reaction")?.unwrap_or_else(|| json!([]));
    let list = given.as_array().cloned().unwrap_or_default();
    if list.len() > 1 {
        return Err(Refusal::bad("REACTIONS_TOO_MANY"));
    }
    let emoji = list.first().map(|reaction| reaction["emoji"].as_str().unwrap_or_default().to_owned());
    let plain = |emoji: &String| emoji.trim_end_matches('\u{fe0f}').to_owned();
    if emoji.as_ref().is_some_and(|e| !REACTIONS.split(' ').any(|known| known == plain(e))) {
        return Err(Refusal::bad("REACTION_INVALID"));
    }
    let missing = || Refusal::bad("message to react not found");
    state.message_mut(chat, id).ok_or_else(missing)?.reaction = emoji;
    Ok(Value::Bool(true).into())
}
