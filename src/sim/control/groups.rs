//! Groups: made, migrated, their members, topics and the bot's standing in them.

use std::collections::BTreeSet;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Shared};
use serde::Deserialize;
use serde_json::{Value, json};

use super::speak::say;
use super::{Reply, Wrong, read};
use crate::sim::World;
use crate::sim::api::topics;
use crate::sim::members;
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::{Chat, ChatKind, Standing, State};

/// Ids of supergroups are this or lower.
const SUPERGROUP_MAX: i64 = -1_000_000_000_001;

#[derive(Deserialize)]
pub(super) struct NewGroup {
    title: String,
    #[serde(default)]
    forum: bool,
    #[serde(default)]
    members: Vec<i64>,
    id: Option<i64>,
}

/// A group as `/_sim/state` shows it.
pub(super) fn shown(chat: &Chat) -> Value {
    let topic = |(id, topic): (&i64, &crate::sim::state::Topic)| json!({"id": id, "name": topic.name});
    json!({
        "id": chat.id, "title": chat.title, "forum": chat.forum, "members": chat.members,
        "topics": chat.topics.iter().map(topic).collect::<Value>(),
    })
}

/// A group that exists.
fn group(state: &mut State, id: i64) -> Result<&mut Chat, Wrong> {
    let found = state.chats.get_mut(&id).filter(|chat| chat.kind != ChatKind::Private);
    found.ok_or_else(|| Wrong::missing("there is no such group"))
}

/// Makes a group with the bot as administrator.
pub(super) async fn create(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let new: NewGroup = read(&body)?;
    world.with(|state| {
        let id = match new.id {
            Some(id) => id,
            None if new.forum => SUPERGROUP_MAX - 1_000_000_000 - state.next_number(),
            None => -4_000_000 - state.next_number(),
        };
        if id >= 0 || state.chats.contains_key(&id) {
            return Err(Wrong::request("a group's id is negative and not yet taken"));
        }
        let kind = if id <= SUPERGROUP_MAX { ChatKind::Supergroup } else { ChatKind::Group };
        if new.forum && kind == ChatKind::Group {
            return Err(Wrong::request("only supergroups (-100…) have topics"));
        }
        let mut chat = Chat::new(id, kind);
        chat.title = new.title;
        chat.forum = new.forum;
        chat.members = distinct(state, new.members)?;
        // The first message of every group tells of its making; in a forum it is also the root of General, which has id 1.
        // Nobody needs to see it.
        let by = chat.members.first().copied().unwrap_or(0);
        let made = Content::Service { field: "supergroup_chat_created".to_owned(), value: json!(true) };
        let mut made = Message::new(id, Author::Person(by), made);
        made.date = state.now_s();
        made.deleted = true;
        chat.add(made);
        let group = shown(&chat);
        state.chats.insert(id, chat);
        members::tell_standing(state, id, by, Standing::Left, Standing::Administrator);
        Ok(Json(group))
    })
}

/// People by id, each once and known.
fn distinct(state: &mut State, ids: Vec<i64>) -> Result<Vec<i64>, Wrong> {
    if ids.iter().any(|id| *id <= 0) {
        return Err(Wrong::request("members are people, their ids are positive"));
    }
    let mut seen = BTreeSet::new();
    let ids: Vec<i64> = ids.into_iter().filter(|id| seen.insert(*id)).collect();
    for id in &ids {
        state.person(*id);
    }
    Ok(ids)
}

/// Turns a group into a supergroup with a new id; the bot is told in both.
pub(super) async fn migrate(Shared(world): Shared<World>, Path(id): Path<i64>) -> Reply {
    world.with(|state| {
        let new_id = SUPERGROUP_MAX - 2_000_000_000 - state.next_number();
        let old = group(state, id)?;
        if old.kind == ChatKind::Supergroup || old.migrated_to.is_some() {
            return Err(Wrong::conflict("this group is a supergroup already"));
        }
        let mut new = Chat::new(new_id, ChatKind::Supergroup);
        new.title.clone_from(&old.title);
        new.members.clone_from(&old.members);
        new.bot = old.bot;
        let by = Author::Person(old.members.first().copied().unwrap_or(0));
        state.chats.insert(new_id, new);
        let service = |field: &str, value: i64| Content::Service { field: field.to_owned(), value: json!(value) };
        say(state, Message::new(id, by, service("migrate_to_chat_id", new_id)));
        say(state, Message::new(new_id, by, service("migrate_from_chat_id", id)));
        if let Some(old) = state.chats.get_mut(&id) {
            old.migrated_to = Some(new_id);
        }
        Ok(Json(json!({"id": new_id})))
    })
}

#[derive(Deserialize)]
pub(super) struct Members {
    #[serde(default)]
    add: Vec<i64>,
    #[serde(default)]
    remove: Vec<i64>,
}

/// Adds people to a group or takes them out.
pub(super) async fn members(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let change: Members = read(&body)?;
    world.with(|state| {
        let added = distinct(state, change.add)?;
        let chat = group(state, id)?;
        chat.members.retain(|member| !change.remove.contains(member));
        let new: Vec<i64> = added.into_iter().filter(|member| !chat.members.contains(member)).collect();
        chat.members.extend(new);
        let value = shown(chat);
        state.touch(id);
        Ok(Json(value))
    })
}

#[derive(Deserialize)]
pub(super) struct BotStanding {
    status: String,
}

/// Changes the bot's standing: administrator, member (privacy mode), kicked.
pub(super) async fn bot(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let BotStanding { status } = read(&body)?;
    let standing = match status.as_str() {
        "administrator" => Standing::Administrator,
        "member" => Standing::Member,
        "left" => Standing::Left,
        "kicked" => Standing::Kicked,
        _ => {
            return Err(Wrong::request("status must be administrator, member, left or kicked"));
        }
    };
    world.with(|state| {
        group(state, id)?;
        members::set_standing(state, id, standing);
        Ok(Json(json!({})))
    })
}

#[derive(Deserialize)]
pub(super) struct NewTopic {
    name: String,
}

/// The group's creator makes a topic.
pub(super) async fn add_topic(Shared(world): Shared<World>, Path(id): Path<i64>, body: Bytes) -> Reply {
    let NewTopic { name } = read(&body)?;
    world.with(|state| {
        let chat = group(state, id)?;
        if !chat.forum {
            return Err(Wrong::request("this group has no topics"));
        }
        let by = Author::Person(chat.members.first().copied().unwrap_or(0));
        let thread = topics::add(state, id, by, &name, topics::COLORS[0]);
        Ok(Json(json!({"id": thread, "name": name})))
    })
}

/// The topic goes with its messages; the bot is not told.
pub(super) async fn delete_topic(Shared(world): Shared<World>, Path((id, thread)): Path<(i64, i64)>) -> Reply {
    world.with(|state| {
        if !group(state, id)?.topics.contains_key(&thread) {
            return Err(Wrong::missing("there is no such topic"));
        }
        topics::remove(state, id, thread);
        Ok(Json(json!({})))
    })
}
