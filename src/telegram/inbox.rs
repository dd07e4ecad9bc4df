//! Updates of Telegram as events of ours. An update that means nothing is committed as seen and passed over.

use teloxide::types::{
    CallbackQuery, ChatMemberStatus, ChatMemberUpdated, FileMeta, MediaKind, Message as TgMessage, MessageKind,
    PhotoSize, Update, UpdateKind,
};

use crate::dialogue::event::{Body, FileRef, Message, Tap};
use crate::dialogue::{ChatId, Happening};

/// Who the bot is: to know its own messages and commands meant for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Myself {
    /// The bot's user id.
    pub id: i64,
    /// Its name without `@`.
    pub username: String,
}

/// What an update means; `None` if nothing.
pub fn happening(update: &Update, me: &Myself) -> Option<Happening> {
    match &update.kind {
        UpdateKind::Message(message) => of_message(message, me, false),
        UpdateKind::EditedMessage(message) => of_message(message, me, true),
        UpdateKind::CallbackQuery(query) => of_tap(query).map(Happening::Tap),
        UpdateKind::MyChatMember(member) => of_member(member),
        // Not asked for, or of a kind that is not known.
        UpdateKind::ChannelPost(_)
        | UpdateKind::EditedChannelPost(_)
        | UpdateKind::BusinessConnection(_)
        | UpdateKind::BusinessMessage(_)
        | UpdateKind::EditedBusinessMessage(_)
        | UpdateKind::DeletedBusinessMessages(_)
        | UpdateKind::MessageReaction(_)
        | UpdateKind::MessageReactionCount(_)
        | UpdateKind::InlineQuery(_)
        | UpdateKind::ChosenInlineResult(_)
        | UpdateKind::ShippingQuery(_)
        | UpdateKind::PreCheckoutQuery(_)
        | UpdateKind::PurchasedPaidMedia(_)
        | UpdateKind::Poll(_)
        | UpdateKind::PollAnswer(_)
        | UpdateKind::ChatMember(_)
        | UpdateKind::ChatJoinRequest(_)
        | UpdateKind::ChatBoost(_)
        | UpdateKind::RemovedChatBoost(_)
        | UpdateKind::Error(_) => None,
    }
}

fn of_member(member: &ChatMemberUpdated) -> Option<Happening> {
    let (was, is) = (&member.old_chat_member, &member.new_chat_member);
    if !member.chat.is_private() {
        let client_lang = member.from.language_code.clone();
        return (is.is_present() && !was.is_present())
            .then_some(Happening::Added { chat: member.chat.id.0, client_lang });
    }
    let reachable = is.status() != ChatMemberStatus::Banned;
    Some(Happening::Reachable(member.chat.id.0, reachable))
}

fn of_tap(query: &CallbackQuery) -> Option<Tap> {
    let from = i64::try_from(query.from.id.0).ok()?;
    let shown = query.message.as_ref();
    let regular = shown.and_then(|m| m.regular_message());
    let chat = shown.map_or(from, |m| m.chat().id.0);
    Some(Tap {
        chat,
        thread: regular.and_then(thread),
        from,
        member: chat == from,
        name: query.from.full_name(),
        client_lang: query.from.language_code.clone(),
        callback: query.id.0.clone(),
        data: query.data.clone()?,
        message: regular.map(|m| i64::from(m.id.0)),
        slot: None,
    })
}

fn of_message(message: &TgMessage, me: &Myself, edited: bool) -> Option<Happening> {
    let chat = message.chat.id.0;
    if let Some(moved) = migration(message, chat) {
        return Some(moved);
    }
    let from = message.from.as_ref()?;
    if from.is_bot {
        return None;
    }
    let reply = message.reply_to_message().filter(|to| !is_topic_head(to, message));
    Some(Happening::Message(Message {
        chat,
        thread: thread(message),
        from: i64::try_from(from.id.0).ok()?,
        name: from.full_name(),
        client_lang: from.language_code.clone(),
        message: i64::from(message.id.0),
        date: message.date,
        reply_to: reply.map(|to| i64::from(to.id.0)),
        reply_to_filing: None,
        reply_to_item: None,
        edited,
        forwarded: message.forward_origin().is_some(),
        album: message.media_group_id().map(|id| id.0.clone()),
        body: body(message, me)?,
    }))
}

/// In a topic every message "replies" to the topic's first one.
fn is_topic_head(to: &TgMessage, message: &TgMessage) -> bool {
    message.is_topic_message && message.thread_id.is_some_and(|thread| thread.0 == to.id)
}

/// General is no topic: it is addressed by leaving the thread out.
fn thread(message: &TgMessage) -> Option<i64> {
    let topic = message.thread_id.filter(|_| message.is_topic_message);
    topic.map(|thread| i64::from(thread.0.0)).filter(|thread| *thread != 1)
}

fn migration(message: &TgMessage, chat: ChatId) -> Option<Happening> {
    if let Some(to) = message.migrate_to_chat_id() {
        return Some(Happening::Migrated { from: chat, to: to.0 });
    }
    message.migrate_from_chat_id().map(|from| Happening::Migrated { from: from.0, to: chat })
}

fn body(message: &TgMessage, me: &Myself) -> Option<Body> {
    let MessageKind::Common(common) = &message.kind else {
        // `Empty` is a kind that the library does not know.
        let other = if matches!(message.kind, MessageKind::Dice(_)) {
            "dice"
        } else if message.kind == (MessageKind::Empty {}) {
            "unknown"
        } else {
            return Some(Body::Service);
        };
        return Some(Body::Other(other.to_owned()));
    };
    let other = |kind: &str| Some(Body::Other(kind.to_owned()));
    match &common.media_kind {
        MediaKind::Text(text) => of_text(&text.text, me),
        MediaKind::Photo(photo) => {
            let largest = photo.photo.iter().max_by_key(|size| area(size))?;
            Some(Body::File { file: file(&largest.file, None, true), caption: caption(photo.caption.as_deref()) })
        }
        MediaKind::Document(document) => {
            let name = document.document.file_name.clone();
            let file = file(&document.document.file, name, false);
            Some(Body::File { file, caption: caption(document.caption.as_deref()) })
        }
        MediaKind::Contact(contact) => {
            let own =
                contact.contact.user_id.is_some() && contact.contact.user_id == message.from.as_ref().map(|f| f.id);
            Some(Body::Contact { phone: contact.contact.phone_number.clone(), own })
        }
        MediaKind::Animation(_) => other("animation"),
        MediaKind::Audio(_) => other("audio"),
        MediaKind::PaidMedia(_) => other("paid_media"),
        MediaKind::Game(_) => other("game"),
        MediaKind::Venue(_) => other("venue"),
        MediaKind::Location(_) => other("location"),
        MediaKind::Poll(_) => other("poll"),
        MediaKind::Checklist(_) => other("checklist"),
        MediaKind::Sticker(_) => other("sticker"),
        MediaKind::Story(_) => other("story"),
        MediaKind::Video(_) => other("video"),
        MediaKind::VideoNote(_) => other("video_note"),
        MediaKind::Voice(_) => other("voice"),
        MediaKind::Migration(_) => Some(Body::Service),
    }
}

fn area(size: &PhotoSize) -> u64 {
    u64::from(size.width) * u64::from(size.height)
}

fn file(meta: &FileMeta, name: Option<String>, as_photo: bool) -> FileRef {
    // The library writes its largest number where Telegram said nothing.
    let size = (meta.size != u32::MAX).then(|| u64::from(meta.size));
    FileRef { file_id: meta.id.0.clone(), unique_id: meta.unique_id.0.clone(), size, name, as_photo }
}

fn caption(caption: Option<&str>) -> Option<String> {
    caption.map(str::trim).filter(|c| !c.is_empty()).map(str::to_owned)
}

/// Words, or a command; `None` for a command meant for another bot.
fn of_text(text: &str, me: &Myself) -> Option<Body> {
    let text = text.trim();
    let Some(rest) = text.strip_prefix('/') else { return Some(Body::Text(text.to_owned())) };
    let (word, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (name, bot) = word.split_once('@').map_or((word, None), |(name, bot)| (name, Some(bot)));
    let is_name = (1..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !is_name {
        return Some(Body::Text(text.to_owned()));
    }
    if bot.is_some_and(|bot| !bot.eq_ignore_ascii_case(&me.username)) {
        return None;
    }
    Some(Body::Command { name: name.to_ascii_lowercase(), rest: rest.trim().to_owned() })
}

#[cfg(test)]
mod tests;
