//! Who is in a chat and as what, and the update that tells the bot that its own standing has changed.

use serde_json::{Value, json};

use super::inbox::Lane;
use super::state::{Standing, State};

/// A `ChatMember` object: the bot as it stands, the first member as creator, others as members or gone.
pub fn member(state: &State, chat_id: i64, user: i64) -> Value {
    let chat = state.chats.get(&chat_id);
    if state.bot.as_ref().is_some_and(|bot| bot.id == user) {
        let standing = chat.map_or(Standing::Administrator, |chat| chat.bot);
        return bot_member(state, standing);
    }
    let members = chat.map(|chat| chat.members.as_slice()).unwrap_or_default();
    let user_value = state.user(user);
    match members.iter().position(|id| *id == user) {
        Some(0) => json!({"status": "creator", "user": user_value, "is_anonymous": false}),
        Some(_) => json!({"status": "member", "user": user_value}),
        None if chat_id == user => json!({"status": "member", "user": user_value}),
        None => json!({"status": "left", "user": user_value}),
    }
}

/// The bot as a `ChatMember`.
pub fn bot_member(state: &State, standing: Standing) -> Value {
    let mut value = json!({"status": standing.word(), "user": state.bot_user()});
    match standing {
        Standing::Administrator => {
            for right in [
                "can_be_edited",
                "is_anonymous",
                "can_promote_members",
                "can_post_stories",
                "can_edit_stories",
                "can_delete_stories",
            ] {
                value[right] = json!(false);
            }
            for right in [
                "can_manage_chat",
                "can_change_info",
                "can_delete_messages",
                "can_invite_users",
                "can_restrict_members",
                "can_pin_messages",
                "can_manage_topics",
                "can_manage_video_chats",
            ] {
                value[right] = json!(true);
            }
        }
        Standing::Kicked => value["until_date"] = json!(0),
        Standing::Member | Standing::Left => {}
    }
    value
}

/// Changes the bot's standing in a group and tells it.
pub fn set_standing(state: &mut State, chat_id: i64, new: Standing) {
    let Some(chat) = state.chats.get_mut(&chat_id) else {
        return;
    };
    let old = std::mem::replace(&mut chat.bot, new);
    let by = chat.members.first().copied().unwrap_or(0);
    if old != new {
        tell_standing(state, chat_id, by, old, new);
    }
}

/// A person blocks the bot, or lets it in again; the bot is told.
pub fn set_blocked(state: &mut State, person: i64, blocked: bool) {
    let known = state.person(person);
    if std::mem::replace(&mut known.blocked, blocked) == blocked {
        return;
    }
    known.started |= !blocked;
    state.chat(person);
    let (old, new) = if blocked { (Standing::Member, Standing::Kicked) } else { (Standing::Kicked, Standing::Member) };
    tell_standing(state, person, person, old, new);
}

/// Queues `my_chat_member`.
pub fn tell_standing(state: &mut State, chat: i64, by: i64, old: Standing, new: Standing) {
    state.touch(chat);
    let body = json!({
        "chat": state.chat_value(chat), "from": state.user(by), "date": state.now_s(),
        "old_chat_member": bot_member(state, old), "new_chat_member": bot_member(state, new),
    });
    let date = state.now_s();
    state.update("my_chat_member", Lane::Standing(chat), body, date);
}
