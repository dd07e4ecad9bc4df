//! Chats and who is in them, pins, leaving.

use serde_json::{Value, json};

use super::target;
use super::{Outcome, Params, Refusal};
use crate::sim::members::{self, member};
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::{Chat, ChatKind, Standing, State};

/// `getChat`
pub(crate) fn get_chat(state: &mut State, params: &Params) -> Outcome {
    let id = target::seen_chat(state, params)?;
    let mut full = state.chat_value(id);
    full["accent_color_id"] = json!(0);
    full["max_reaction_count"] = json!(11);
    full["accepted_gift_types"] = json!({
        "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false, "premium_subscription": false,
    });
    let pinned = state.chats.get(&id).and_then(|chat| chat.pinned.last().copied());
    if let Some(message) = pinned.and_then(|pinned| state.message(id, pinned)) {
        full["pinned_message"] = message.to_api(state);
    }
    if id < 0 {
        full["permissions"] = json!({
            "can_send_messages": true, "can_send_audios": true, "can_send_documents": true, "can_send_photos": true,
            "can_send_videos": true, "can_send_video_notes": true, "can_send_voice_notes": true,
            "can_send_polls": true, "can_send_other_messages": true, "can_add_web_page_previews": true,
            "can_change_info": false, "can_invite_users": true, "can_pin_messages": false, "can_manage_topics": false,
        });
    }
    Ok(full.into())
}

/// `getChatMember`
pub(crate) fn get_member(state: &mut State, params: &Params) -> Outcome {
    let chat_id = target::seen_chat(state, params)?;
    let Some(user) = params.integer("user_id").filter(|id| *id > 0) else {
        return Err(Refusal::bad("invalid user_id specified"));
    };
    let is_bot = state.bot.as_ref().is_some_and(|bot| bot.id == user);
    if !is_bot && !state.people.contains_key(&user) {
        return Err(Refusal::bad("PARTICIPANT_ID_INVALID"));
    }
    Ok(member(state, chat_id, user).into())
}

/// `getChatAdministrators`
pub(crate) fn get_administrators(state: &mut State, params: &Params) -> Outcome {
    let chat = target::group(state, params)?;
    let (id, creator, bot_rules) = (chat.id, chat.members.first().copied(), chat.bot == Standing::Administrator);
    let bot = state.bot.as_ref().map(|bot| bot.id).filter(|_| bot_rules);
    let list = creator.into_iter().chain(bot).map(|user| member(state, id, user));
    Ok(list.collect::<Value>().into())
}

/// `getChatMemberCount`
pub(crate) fn get_member_count(state: &mut State, params: &Params) -> Outcome {
    let id = target::seen_chat(state, params)?;
    let people = state.chats.get(&id).map_or(1, |chat| chat.members.len().max(1));
    Ok(json!(people + 1).into())
}

/// `leaveChat`
pub(crate) fn leave(state: &mut State, params: &Params) -> Outcome {
    let id = target::group(state, params)?.id;
    members::set_standing(state, id, Standing::Left);
    Ok(Value::Bool(true).into())
}

/// A chat in which the bot may pin.
fn pinnable<'a>(state: &'a mut State, params: &Params) -> Result<&'a mut Chat, Refusal> {
    let id = target::chat(state, params, "chat_id")?;
    let missing = || Refusal::bad("chat not found");
    let chat = state.chat(id).ok_or_else(missing)?;
    if chat.kind != ChatKind::Private && chat.bot != Standing::Administrator {
        return Err(Refusal::bad("not enough rights to manage pinned messages in the chat"));
    }
    Ok(chat)
}

/// `pinChatMessage`: comes back to the bot as a service message of its own.
pub(crate) fn pin(state: &mut State, params: &Params) -> Outcome {
    let chat = pinnable(state, params)?;
    let (chat_id, id) = (chat.id, params.integer("message_id").unwrap_or(0));
    if state.message(chat_id, id).is_none() {
        return Err(Refusal::bad("message to pin not found"));
    }
    if let Some(chat) = state.chat(chat_id) {
        chat.pinned.retain(|pinned| *pinned != id);
        chat.pinned.push(id);
    }
    let pinned = state.message(chat_id, id).map(|message| message.to_api(state)).unwrap_or_default();
    let content = Content::Service { field: "pinned_message".to_owned(), value: pinned };
    let notice = state.post(Message::new(chat_id, Author::Bot, content));
    state.update_with_message("message", chat_id, notice);
    Ok(Value::Bool(true).into())
}

/// `unpinChatMessage`: without an id, the newest pin.
pub(crate) fn unpin(state: &mut State, params: &Params) -> Outcome {
    let id = params.integer("message_id");
    let chat = pinnable(state, params)?;
    let chat_id = chat.id;
    let at = match id {
        Some(id) => chat.pinned.iter().position(|pinned| *pinned == id),
        None => chat.pinned.len().checked_sub(1),
    };
    let Some(at) = at else {
        return Err(Refusal::bad("message to unpin not found"));
    };
    chat.pinned.remove(at);
    state.touch(chat_id);
    Ok(Value::Bool(true).into())
}

/// `unpinAllChatMessages`
pub(crate) fn unpin_all(state: &mut State, params: &Params) -> Outcome {
    let chat = pinnable(state, params)?;
    chat.pinned.clear();
    let id = chat.id;
    state.touch(id);
    Ok(Value::Bool(true).into())
}
