//! Where a message goes, and whether it may: chat, topic, answered message, keyboard, text.

use serde_json::Value;

use super::{Params, Refusal};
use crate::sim::entities::{Entity, Kind, Rich, clean};
use crate::sim::html;
use crate::sim::keyboard::{self, Markup};
use crate::sim::markdown;
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::{Chat, ChatKind, Standing, State};

/// Characters of a message's text.
pub(crate) const TEXT_CHARS_MAX: usize = 4_096;
/// Characters of a caption.
pub(crate) const CAPTION_CHARS_MAX: usize = 1_024;
/// Bytes of a text with its markup.
const MARKUP_BYTES_MAX: usize = 32_768;

/// The chat of a call that only looks: being blocked does not matter.
pub(crate) fn seen_chat(state: &mut State, params: &Params) -> Result<i64, Refusal> {
    let id = params.integer("chat_id");
    match id.filter(|id| state.people.get(id).is_some_and(|person| person.started)) {
        Some(id) => Ok(id),
        None => chat(state, params, "chat_id"),
    }
}

/// The chat of a call, in which the bot may write.
pub(crate) fn chat(state: &mut State, params: &Params, name: &str) -> Result<i64, Refusal> {
    let text = params.text_or_empty(name);
    if text.is_empty() {
        return Err(Refusal::bad(&format!("{name} is empty")));
    }
    let not_found = || Refusal::bad("chat not found");
    let id = params.integer(name).ok_or_else(not_found)?;
    if state.bot.as_ref().is_some_and(|bot| bot.id == id) {
        return Err(Refusal::forbidden("the bot can't send messages to the bot"));
    }
    let in_a_group = state.chats.values().any(|chat| chat.members.contains(&id));
    if let Some(person) = state.people.get(&id) {
        return match (person.started, person.blocked) {
            (_, true) => Err(Refusal::forbidden("bot was blocked by the user")),
            (true, false) => Ok(id),
            (false, false) if in_a_group => Err(Refusal::forbidden("bot can't initiate conversation with a user")),
            (false, false) => Err(not_found()),
        };
    }
    let chat = state.chats.get(&id).ok_or_else(not_found)?;
    if let Some(to) = chat.migrated_to {
        return Err(Refusal::migrated(to));
    }
    match chat.bot {
        Standing::Administrator | Standing::Member => Ok(id),
        Standing::Left => Err(Refusal::forbidden(&format!("bot is not a member of the {} chat", chat.kind.word()))),
        Standing::Kicked => Err(Refusal::forbidden(&format!("bot was kicked from the {} chat", chat.kind.word()))),
    }
}

/// The group of a call.
pub(crate) fn group<'a>(state: &'a mut State, params: &Params) -> Result<&'a mut Chat, Refusal> {
    let id = chat(state, params, "chat_id")?;
    match state.chat(id) {
        Some(chat) if chat.kind != ChatKind::Private => Ok(chat),
        Some(_) => Err(Refusal::bad("method is available only for group, supergroup and channel chats")),
        None => Err(Refusal::bad("chat not found")),
    }
}

/// A new message of the bot with everything but its content checked: chat, topic, answered message, keyboard.
pub(crate) fn draft(state: &mut State, params: &Params) -> Result<Message, Refusal> {
    let chat_id = chat(state, params, "chat_id")?;
    let mut message = Message::new(chat_id, Author::Bot, Content::Text(Rich::default()));
    message.thread = thread(state, chat_id, params)?;
    message.reply_to = answered(state, chat_id, params)?;
    if message.thread.is_none() {
        let replied = message.reply_to.and_then(|id| state.message(chat_id, id));
        message.thread = replied.and_then(|replied| replied.thread);
    }
    match markup(params)? {
        Markup::None => {}
        Markup::Inline(keyboard) => message.keyboard = Some(keyboard),
        Markup::Other(other) => message.other_markup = Some(other),
    }
    if params.flag("protect_content") {
        message.extra.insert("has_protected_content".to_owned(), Value::Bool(true));
    }
    Ok(message)
}

/// The topic that the call names.
fn thread(state: &State, chat_id: i64, params: &Params) -> Result<Option<i64>, Refusal> {
    let Some(thread) = params.integer("message_thread_id").filter(|id| *id != 0) else {
        return Ok(None);
    };
    let chat = state.chats.get(&chat_id).filter(|chat| chat.forum);
    let topic = chat.and_then(|chat| chat.topics.get(&thread));
    match topic {
        Some(topic) if topic.closed && chat.is_some_and(|c| c.bot != Standing::Administrator) => {
            Err(Refusal::bad("TOPIC_CLOSED"))
        }
        Some(_) => Ok(Some(thread)),
        None if chat.is_some_and(|chat| chat.lost_topics.contains(&thread)) => Err(Refusal::bad("TOPIC_DELETED")),
        None => Err(Refusal::bad("message thread not found")),
    }
}

/// The message that the call answers, in the new or the old way of saying it.
fn answered(state: &State, chat_id: i64, params: &Params) -> Result<Option<i64>, Refusal> {
    let given = params.object("reply_parameters")?;
    let (id, lenient) = match &given {
        Some(reply) => {
            let lenient = reply["allow_sending_without_reply"].as_bool().unwrap_or(false);
            (reply["message_id"].as_i64(), lenient)
        }
        None => {
            let lenient = params.flag("allow_sending_without_reply");
            (params.integer("reply_to_message_id"), lenient)
        }
    };
    let Some(id) = id.filter(|id| *id != 0) else {
        return Ok(None);
    };
    match state.message(chat_id, id) {
        Some(_) => Ok(Some(id)),
        None if lenient => Ok(None),
        None => Err(Refusal::bad("message to be replied not found")),
    }
}

/// The keyboard that the call gives.
pub(crate) fn markup(params: &Params) -> Result<Markup, Refusal> {
    match params.object("reply_markup")? {
        Some(markup) => keyboard::check(&markup).map_err(|text| Refusal::bad(&text)),
        None => Ok(Markup::None),
    }
}

/// An inline keyboard, as edits want it.
pub(crate) fn inline_markup(params: &Params) -> Result<Option<Value>, Refusal> {
    match markup(params)? {
        Markup::None => Ok(None),
        Markup::Inline(keyboard) => Ok(Some(keyboard)),
        Markup::Other(_) => Err(Refusal::bad("inline keyboard expected")),
    }
}

/// The text of a message, parsed, trimmed and counted.
pub(crate) fn text(params: &Params) -> Result<Rich, Refusal> {
    let given = params.text_or_empty("text");
    if given.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    let rich = formatted(&given, params.text("parse_mode"), params.object("entities")?)?;
    match rich.text.chars().count() {
        0 => Err(Refusal::bad("text must be non-empty")),
        1..=TEXT_CHARS_MAX => Ok(rich),
        _ => Err(Refusal::bad("message is too long")),
    }
}

/// A caption, perhaps empty.
pub(crate) fn caption(params: &Params) -> Result<Rich, Refusal> {
    let given = params.text_or_empty("caption");
    let entities = params.object("caption_entities")?;
    counted_caption(&given, params.text("parse_mode"), entities)
}

/// A caption from its parts, as the members of an album have it.
pub(crate) fn counted_caption(
    text: &str,
    parse_mode: Option<String>,
    entities: Option<Value>,
) -> Result<Rich, Refusal> {
    let rich = formatted(text, parse_mode, entities)?;
    if rich.text.chars().count() > CAPTION_CHARS_MAX {
        return Err(Refusal::bad("message caption is too long"));
    }
    Ok(rich)
}

fn formatted(text: &str, parse_mode: Option<String>, entities: Option<Value>) -> Result<Rich, Refusal> {
    if text.len() > MARKUP_BYTES_MAX {
        return Err(Refusal::bad("text is too long"));
    }
    let text = clean(text);
    let mode = parse_mode.unwrap_or_default().to_lowercase();
    let parsed = match mode.as_str() {
        "" | "none" => return Ok(Rich::settled(&text, given_entities(&text, entities))),
        "html" => html::parse(&text),
        "markdown" => markdown::parse_v1(&text),
        "markdownv2" => markdown::parse_v2(&text),
        _ => return Err(Refusal::bad("unsupported parse_mode")),
    };
    let (plain, found) = parsed.map_err(|why| Refusal::bad(&format!("can't parse entities: {why}")))?;
    Ok(Rich::settled(&plain, found))
}

/// The entities that a bot gives beside a text; those that lie outside it or are unknown are dropped.
fn given_entities(text: &str, entities: Option<Value>) -> Vec<Entity> {
    let end = crate::sim::entities::utf16_len(text);
    let list = entities.as_ref().and_then(Value::as_array).into_iter().flatten();
    let read = |entity: &Value| {
        let offset = usize::try_from(entity["offset"].as_i64()?).ok()?;
        let length = usize::try_from(entity["length"].as_i64()?).ok()?;
        let fits = length > 0 && offset.checked_add(length)? <= end;
        fits.then_some(())?;
        Some(Entity { offset, length, kind: Kind::from_api(entity)? })
    };
    list.filter_map(read).collect()
}
