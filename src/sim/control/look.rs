//! Looking: the whole state, a chat as a person sees it, files, events, the log.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, Query, State as Shared};
use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{Reply, Wrong, groups, people, time};
use crate::sim::World;
use crate::sim::files::FileKind;
use crate::sim::message::{Author, Content, Message};
use crate::sim::state::{Chat, ChatKind, State};
use crate::sim::{keyboard, render};

/// Everything at a glance.
pub(super) async fn state(Shared(world): Shared<World>) -> Reply {
    let clock = time::shown(&world);
    world.with(|state| {
        let bot = state.bot.as_ref();
        let bot = bot.map(|bot| json!({"id": bot.id, "username": bot.username, "first_name": bot.first_name}));
        let shown_groups = state.chats.values().filter(|c| c.kind != ChatKind::Private && c.migrated_to.is_none());
        let (typing, _) = state.typing();
        Ok(Json(json!({
            "rev": state.rev, "bot": bot, "clock": clock, "commands": menus(state), "typing": typing,
            "people": state.people.values().map(people::shown).collect::<Value>(),
            "groups": shown_groups.map(groups::shown).collect::<Value>(),
        })))
    })
}

/// The command menus of private chats by language; the scope of private chats wins over the default one.
fn menus(state: &State) -> BTreeMap<&str, &Vec<Value>> {
    let mut menus = BTreeMap::new();
    for wanted in ["default", "all_private_chats"] {
        for ((scope, language), commands) in &state.commands {
            if scope == wanted {
                menus.insert(language.as_str(), commands);
            }
        }
    }
    menus
}

#[derive(Deserialize)]
pub(super) struct Which {
    chat_id: Option<i64>,
    limit: Option<usize>,
}

/// A chat as the person sees it now, oldest first.
pub(super) async fn transcript(Shared(world): Shared<World>, Path(id): Path<i64>, Query(which): Query<Which>) -> Reply {
    world.with(|state| {
        let chat_id = which.chat_id.unwrap_or(id);
        let Some(chat) = state.chats.get(&chat_id) else {
            return match which.chat_id {
                Some(other) if other != id => Err(Wrong::missing("there is no such group")),
                _ => Ok(Json(json!([]))),
            };
        };
        if chat_id != id && !chat.members.contains(&id) {
            return Err(Wrong::request("this person is not a member of the group"));
        }
        let limit = which.limit.unwrap_or(usize::MAX);
        let visible = chat.messages.values().rev().filter(|message| !message.deleted);
        let mut lines: Vec<Value> = visible.take(limit).map(|message| line(state, chat, message)).collect();
        lines.reverse();
        Ok(Json(Value::Array(lines)))
    })
}

/// One message as a line of a transcript.
fn line(state: &State, chat: &Chat, message: &Message) -> Value {
    let rich = message.content.rich();
    let from = message.from(state);
    let author = match message.author {
        Author::Bot => "bot",
        Author::Person(_) => "person",
    };
    let mut line = json!({
        "message_id": message.id, "from": author, "from_id": from["id"], "name": from["first_name"],
        "date": message.date, "edited": message.edit_date.is_some(),
        "text": rich.map(|r| r.text.as_str()).unwrap_or_default(),
        "html": rich.map(render::html).unwrap_or_default(),
        "buttons": keyboard::shown(message.keyboard.as_ref()),
        "file": file_of(state, &message.content),
    });
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            line[name] = value;
        }
    };
    put("media_group_id", message.album.as_ref().map(|album| json!(album)));
    put("reply_to", message.reply_to.map(|id| json!(id)));
    put("thread_id", message.thread.map(|id| json!(id)));
    put("pinned", chat.pinned.contains(&message.id).then_some(Value::Bool(true)));
    put("reaction", message.reaction.as_ref().map(|emoji| json!(emoji)));
    put("reply_keyboard", message.other_markup.clone());
    put("protected", message.extra.get("has_protected_content").cloned());
    if message.extra.contains_key("forward_origin") {
        put("forwarded", Some(json!(true)));
    }
    match &message.content {
        Content::Service { field, value } => {
            put("service", Some(json!(field)));
            put("text", value.get("name").cloned());
        }
        Content::Other { field, value } => {
            put("kind", Some(json!(field)));
            let words = [&value["phone_number"], &value["emoji"], &value["question"]];
            put("text", words.into_iter().find(|word| word.is_string()).cloned());
        }
        Content::Text(_) | Content::Photo { .. } | Content::Document { .. } => {}
    }
    line
}

/// The file of a message as the transcript shows it.
fn file_of(state: &State, content: &Content) -> Value {
    let Some(file) = content.file().and_then(|id| state.files.get(id)) else {
        return Value::Null;
    };
    let kind = match file.kind {
        FileKind::Photo => "photo",
        FileKind::Document => "document",
        FileKind::Other(field) => field,
    };
    let fallback = file.path.rsplit('/').next().unwrap_or_default();
    let mut shown = json!({
        "kind": kind, "name": file.name.as_deref().unwrap_or(fallback),
        "mime": file.mime.as_deref().unwrap_or("application/octet-stream"),
        "size": file.size, "url": format!("/_sim/files/{}", file.id),
    });
    if let Some((width, height)) = file.dimensions {
        shown["width"] = json!(width);
        shown["height"] = json!(height);
    }
    shown
}

/// The person's taps and what the bot answered, oldest first.
pub(super) async fn taps(Shared(world): Shared<World>, Path(id): Path<i64>) -> Reply {
    world.with(|state| {
        let mine = state.callbacks.iter().filter(|(_, tap)| tap.person == id);
        let shown = mine.map(|(callback, tap)| {
            let mut shown = json!({
                "callback_id": callback, "answered": tap.answered, "alert": tap.alert,
                "chat_id": tap.chat, "message_id": tap.message,
            });
            if let Some(text) = &tap.text {
                shown["text"] = json!(text);
            }
            if let Some(url) = &tap.url {
                shown["url"] = json!(url);
            }
            shown
        });
        Ok(Json(shown.collect()))
    })
}

/// The bytes of a file. Pictures and papers are shown in place; everything else is a download, so that nothing runs.
pub(super) async fn file(Shared(world): Shared<World>, Path(id): Path<String>) -> Result<Response, Wrong> {
    let found = world.with(|state| state.files.get(&id).cloned());
    let file = found.ok_or_else(|| Wrong::missing("there is no such file"))?;
    let mime = file.mime.unwrap_or_else(|| "application/octet-stream".to_owned());
    let shown = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"].contains(&mime.as_str());
    let headers = [
        (header::CONTENT_TYPE, if shown { mime } else { "application/octet-stream".to_owned() }),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "private, max-age=86400, immutable".to_owned()),
        (header::CONTENT_DISPOSITION, if shown { "inline" } else { "attachment" }.to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}

/// What an event stream has told so far.
struct Told {
    world: World,
    watch: tokio::sync::watch::Receiver<u64>,
    rev: u64,
    typing: Vec<i64>,
    first: bool,
}

/// A line for every change: its number, the chats that changed, the chats in which the bot is busy.
pub(super) async fn events(Shared(world): Shared<World>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let watch = world.watch_changes();
    let rev = world.with(|state| state.rev);
    let told = Told { world, watch, rev, typing: Vec::new(), first: true };
    let stream = futures::stream::unfold(told, |mut told| async move {
        let data = told.next().await?;
        Some((Ok(Event::default().data(data.to_string())), told))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

impl Told {
    /// The next event; none when the world has ended. The first one comes at once.
    async fn next(&mut self) -> Option<Value> {
        loop {
            self.watch.borrow_and_update();
            let (rev, chats, (typing, ends_ms), real_ms) =
                self.world.with(|s| (s.rev, s.changed_since(self.rev), s.typing(), s.real_ms));
            if self.first || rev != self.rev || typing != self.typing {
                self.first = false;
                self.rev = rev;
                self.typing.clone_from(&typing);
                return Some(json!({"rev": rev, "chats": chats, "typing": typing}));
            }
            match ends_ms {
                None => self.watch.changed().await.ok()?,
                Some(ends_ms) => {
                    // The end of typing is a change too, though nobody makes it.
                    let left = u64::try_from(ends_ms - real_ms).unwrap_or(0) + 1;
                    if let Ok(changed) = timeout(Duration::from_millis(left), self.watch.changed()).await {
                        changed.ok()?;
                    }
                }
            }
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Since {
    since: Option<u64>,
}

/// The calls that the bot made after this number.
pub(super) async fn log(Shared(world): Shared<World>, Query(Since { since }): Query<Since>) -> Reply {
    Ok(Json(world.with(|state| json!(state.log.since(since.unwrap_or(0))))))
}

/// How many updates the bot has not confirmed.
pub(super) async fn pending(Shared(world): Shared<World>) -> Reply {
    Ok(Json(world.with(|state| json!({"updates": state.inbox.pending(state.now_ms)}))))
}
