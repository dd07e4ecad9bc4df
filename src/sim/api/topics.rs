//! Topics of a forum.

use serde_json::{Value, json};

use super::target;
use super::{Outcome, Params, Refusal};
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::{Chat, Standing, State, Topic};

/// The colours that a topic's icon can have.
pub(crate) const COLORS: [i64; 6] = [7_322_096, 16_766_590, 13_338_331, 9_367_192, 16_749_490, 16_478_047];
/// Characters of a topic's name.
const NAME_CHARS_MAX: usize = 128;

/// A forum in which the bot may manage topics.
fn forum<'a>(state: &'a mut State, params: &Params) -> Result<&'a mut Chat, Refusal> {
    let chat = target::group(state, params)?;
    if !chat.forum {
        return Err(Refusal::bad("the chat is not a forum"));
    }
    if chat.bot != Standing::Administrator {
        return Err(Refusal::bad("not enough rights to create a topic"));
    }
    Ok(chat)
}

/// A topic that is there, with its id.
fn topic<'a>(state: &'a mut State, params: &Params) -> Result<(i64, i64, &'a mut Topic), Refusal> {
    let chat = forum(state, params)?;
    let thread = params.integer("message_thread_id").unwrap_or(0);
    let id = chat.id;
    let missing = || Refusal::bad("TOPIC_ID_INVALID");
    let topic = chat.topics.get_mut(&thread).ok_or_else(missing)?;
    Ok((id, thread, topic))
}

fn name(params: &Params) -> Result<Option<String>, Refusal> {
    let Some(name) = params.text("name") else {
        return Ok(None);
    };
    let name = name.trim().to_owned();
    match name.chars().count() {
        1..=NAME_CHARS_MAX => Ok(Some(name)),
        _ => Err(Refusal::bad("TOPIC_TITLE_EMPTY")),
    }
}

/// `createForumTopic`
pub(crate) fn create(state: &mut State, params: &Params) -> Outcome {
    let chat = forum(state, params)?.id;
    let name = name(params)?.ok_or_else(|| Refusal::bad("TOPIC_TITLE_EMPTY"))?;
    let icon_color = params.integer("icon_color").filter(|c| *c != 0).unwrap_or(COLORS[0]);
    if !COLORS.contains(&icon_color) {
        return Err(Refusal::bad("invalid forum topic icon color specified"));
    }
    let thread = add(state, chat, Author::Bot, &name, icon_color);
    let result = json!({"message_thread_id": thread, "name": name, "icon_color": icon_color});
    Ok(result.into())
}

/// Makes a topic; its service message goes to the bot too. Gives the thread's id, which is that of the message.
pub(crate) fn add(state: &mut State, chat: i64, author: Author, name: &str, icon_color: i64) -> i64 {
    let value = json!({"name": name, "icon_color": icon_color});
    let thread = notice(state, chat, author, None, "forum_topic_created", value);
    if let Some(chat) = state.chat(chat) {
        let topic = Topic { name: name.to_owned(), icon_color, closed: false };
        chat.topics.insert(thread, topic);
    }
    if let Some(message) = state.message_mut(chat, thread) {
        message.thread = Some(thread);
    }
    state.update_with_message("message", chat, thread);
    thread
}

fn notice(state: &mut State, chat: i64, author: Author, thread: Option<i64>, field: &str, value: Value) -> i64 {
    let content = Content::Service { field: field.to_owned(), value };
    let mut message = Message::new(chat, author, content);
    message.thread = thread;
    state.post(message)
}

/// `editForumTopic`
pub(crate) fn edit(state: &mut State, params: &Params) -> Outcome {
    let name = name(params)?;
    let (chat, thread, topic) = topic(state, params)?;
    if let Some(name) = name {
        if topic.name == name {
            return Err(Refusal::bad("TOPIC_NOT_MODIFIED"));
        }
        topic.name.clone_from(&name);
        let id = notice(state, chat, Author::Bot, Some(thread), "forum_topic_edited", json!({"name": name}));
        state.update_with_message("message", chat, id);
    }
    Ok(Value::Bool(true).into())
}

/// `closeForumTopic`
pub(crate) fn close(state: &mut State, params: &Params) -> Outcome {
    set_closed(state, params, true, "forum_topic_closed")
}

/// `reopenForumTopic`
pub(crate) fn reopen(state: &mut State, params: &Params) -> Outcome {
    set_closed(state, params, false, "forum_topic_reopened")
}

fn set_closed(state: &mut State, params: &Params, closed: bool, field: &str) -> Outcome {
    let (chat, thread, topic) = topic(state, params)?;
    if topic.closed == closed {
        return Err(Refusal::bad("TOPIC_NOT_MODIFIED"));
    }
    topic.closed = closed;
    let id = notice(state, chat, Author::Bot, Some(thread), field, json!({}));
    state.update_with_message("message", chat, id);
    Ok(Value::Bool(true).into())
}

/// `deleteForumTopic`: the topic goes with all its messages.
pub(crate) fn delete(state: &mut State, params: &Params) -> Outcome {
    let (chat, thread, _) = topic(state, params)?;
    remove(state, chat, thread);
    Ok(Value::Bool(true).into())
}

/// Takes a topic and its messages away.
pub(crate) fn remove(state: &mut State, chat: i64, thread: i64) {
    if let Some(chat) = state.chat(chat) {
        chat.topics.remove(&thread);
        chat.lost_topics.insert(thread);
        for message in chat.messages.values_mut().filter(|m| m.thread == Some(thread)) {
            message.deleted = true;
        }
    }
    state.touch(chat);
}
