//! The calls of the Bot API that we make, each once, with our own types around them.

use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use secrecy::{ExposeSecret, SecretString};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use teloxide::net::Download;
use teloxide::payloads::{
    AnswerCallbackQuerySetters, CopyMessageSetters, EditMessageCaptionSetters, EditMessageReplyMarkup,
    EditMessageReplyMarkupSetters, EditMessageText, EditMessageTextSetters, GetUpdatesSetters, SendDocumentSetters,
    SendMessage, SendMessageSetters, SendPhotoSetters, SetMyCommandsSetters, SetWebhookSetters,
};
use teloxide::requests::{JsonRequest, Payload, Requester};
use teloxide::types::{
    AllowedUpdate, BotCommand, CallbackQueryId, ChatId as TgChat, File, FileId, InlineKeyboardMarkup, InputFile,
    LinkPreviewOptions, MessageId as TgMessage, ParseMode, ThreadId, Update, UserId as TgUser,
};
use teloxide::{Bot, RequestError};
use url::Url;

use super::inbox::Myself;
use crate::dialogue::{ChatId, MessageId, UserId};

/// How long a poll is held open by Telegram, in seconds.
const POLL_S: u32 = 25;
/// Updates of one poll at most: one commit's worth and a little more.
const POLL_MAX: u8 = 100;
const CONNECT: Duration = Duration::from_secs(5);
/// A call of ours, uploads included. The library sleeps ten seconds within a call that Telegram failed.
const CALL: Duration = Duration::from_secs(40);
/// A download of 20 MB over a slow line.
const DOWNLOAD: Duration = Duration::from_secs(180);

/// Pushes that Telegram may have under way at once: they share a commit, and a chat has one at a time.
const PUSHES_MAX: u8 = 100;
/// The kinds of updates that mean something to us.
const KINDS: [AllowedUpdate; 4] =
    [AllowedUpdate::Message, AllowedUpdate::EditedMessage, AllowedUpdate::CallbackQuery, AllowedUpdate::MyChatMember];

/// Where a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct To {
    pub(super) chat: ChatId,
    pub(super) thread: Option<i64>,
}

/// Text as HTML or, if that was refused, as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) html: bool,
}

/// A file to send.
#[derive(Debug, Clone)]
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) bytes: Bytes,
    /// As a picture, or as a file.
    pub(super) as_photo: bool,
    /// May not be forwarded or saved.
    pub(super) protect: bool,
}

/// Three clients: one waits long for updates, one for files, one does the rest.
#[derive(Clone)]
pub struct Api {
    bot: Bot,
    poller: Bot,
    files: Bot,
}

/// Never the derived one: it would print the token.
impl std::fmt::Debug for Api {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Api")
    }
}

impl Api {
    /// Clients for this token, at Telegram's own server or another one.
    ///
    /// # Errors
    /// If the HTTP client can't be built.
    pub fn new(token: &SecretString, server: Option<&Url>) -> Result<Api, reqwest::Error> {
        let client = |timeout: Duration| {
            reqwest::Client::builder().connect_timeout(CONNECT).timeout(timeout).tcp_nodelay(true).build()
        };
        let bot = |client| {
            let bot = Bot::with_client(token.expose_secret(), client);
            match server {
                Some(url) => bot.set_api_url(url.clone()),
                None => bot,
            }
        };
        let poll = Duration::from_secs(u64::from(POLL_S) + 15);
        Ok(Api { bot: bot(client(CALL)?), poller: bot(client(poll)?), files: bot(client(DOWNLOAD)?) })
    }

    pub(super) async fn me(&self) -> Result<Myself, RequestError> {
        let me = self.bot.get_me().await?;
        let username = me.user.username.clone().unwrap_or_default();
        Ok(Myself { id: i64::try_from(me.user.id.0).unwrap_or_default(), username })
    }

    /// Updates from `offset` on; asking confirms all below it.
    pub(super) async fn updates(&self, offset: i64) -> Result<Vec<Update>, RequestError> {
        let offset = i32::try_from(offset).unwrap_or_default();
        self.poller.get_updates().offset(offset).limit(POLL_MAX).timeout(POLL_S).allowed_updates(KINDS).await
    }

    /// Where updates are pushed to; `None`: they are polled.
    pub(super) async fn webhook(&self) -> Result<Option<Url>, RequestError> {
        Ok(self.bot.get_webhook_info().await?.url)
    }

    /// Has updates pushed from now on; those that wait are kept.
    pub(super) async fn set_webhook(&self, url: Url, secret: &SecretString) -> Result<(), RequestError> {
        let call = self.bot.set_webhook(url).secret_token(secret.expose_secret());
        call.max_connections(PUSHES_MAX).allowed_updates(KINDS).await.map(drop)
    }

    /// Updates are polled from now on; those that wait are kept.
    pub(super) async fn delete_webhook(&self) -> Result<(), RequestError> {
        self.bot.delete_webhook().await.map(drop)
    }

    pub(super) async fn set_commands(
        &self,
        commands: Vec<(String, String)>,
        lang: Option<&str>,
    ) -> Result<(), RequestError> {
        let call = self.bot.set_my_commands(commands.into_iter().map(|(c, d)| BotCommand::new(c, d)));
        match lang {
            Some(lang) => call.language_code(lang).await.map(drop),
            None => call.await.map(drop),
        }
    }

    pub(super) async fn send_text(
        &self,
        to: To,
        words: Words,
        keyboard: InlineKeyboardMarkup,
    ) -> Result<MessageId, RequestError> {
        let mut call = SendMessage::new(TgChat(to.chat), words.text).link_preview_options(no_preview());
        if words.html {
            call = call.parse_mode(ParseMode::Html);
        }
        if let Some(thread) = thread(to) {
            call = call.message_thread_id(thread);
        }
        if !keyboard.inline_keyboard.is_empty() {
            call = call.reply_markup(keyboard);
        }
        let Sent { message_id } = self.only(call).await?;
        Ok(message_id)
    }

    pub(super) async fn send_file(
        &self,
        to: To,
        upload: Upload,
        words: Words,
        keyboard: InlineKeyboardMarkup,
    ) -> Result<MessageId, RequestError> {
        let file = InputFile::memory(upload.bytes).file_name(upload.name);
        let (chat, thread) = (TgChat(to.chat), thread(to));
        let (caption, keyboard) = (!words.text.is_empty(), Some(keyboard).filter(|k| !k.inline_keyboard.is_empty()));
        // The two calls have the same setters but not the same type.
        macro_rules! send {
            ($call:expr) => {{
                let mut call = $call.protect_content(upload.protect);
                if caption {
                    call = call.caption(words.text);
                }
                if words.html {
                    call = call.parse_mode(ParseMode::Html);
                }
                if let Some(thread) = thread {
                    call = call.message_thread_id(thread);
                }
                if let Some(keyboard) = keyboard {
                    call = call.reply_markup(keyboard);
                }
                call.await?
            }};
        }
        let sent = if upload.as_photo {
            send!(self.bot.send_photo(chat, file))
        } else {
            send!(self.bot.send_document(chat, file))
        };
        Ok(i64::from(sent.id.0))
    }

    pub(super) async fn edit_text(
        &self,
        chat: ChatId,
        message: MessageId,
        words: Words,
        keyboard: InlineKeyboardMarkup,
    ) -> Result<(), RequestError> {
        let mut call = EditMessageText::new(TgChat(chat), id(message), words.text);
        call = call.link_preview_options(no_preview()).reply_markup(keyboard);
        if words.html {
            call = call.parse_mode(ParseMode::Html);
        }
        let IgnoredAny = self.only(call).await?;
        Ok(())
    }

    pub(super) async fn edit_caption(
        &self,
        chat: ChatId,
        message: MessageId,
        words: Words,
        keyboard: InlineKeyboardMarkup,
    ) -> Result<(), RequestError> {
        let mut call = self.bot.edit_message_caption(TgChat(chat), id(message));
        call = call.caption(words.text).reply_markup(keyboard);
        if words.html {
            call = call.parse_mode(ParseMode::Html);
        }
        call.await.map(drop)
    }

    /// A call of whose answer only a part is wanted.
    async fn only<P, T>(&self, call: P) -> Result<T, RequestError>
    where
        P: Payload + Serialize + Send + 'static,
        T: DeserializeOwned + Send + 'static,
    {
        JsonRequest::new(self.bot.clone(), Only { call, answer: PhantomData }).await
    }

    /// Takes the buttons off a message.
    pub(super) async fn strip(&self, chat: ChatId, message: MessageId) -> Result<(), RequestError> {
        let none = InlineKeyboardMarkup::default();
        let call = EditMessageReplyMarkup::new(TgChat(chat), id(message)).reply_markup(none);
        let IgnoredAny = self.only(call).await?;
        Ok(())
    }

    pub(super) async fn answer(&self, callback: &str, toast: Option<String>, alert: bool) -> Result<(), RequestError> {
        let call = self.bot.answer_callback_query(CallbackQueryId(callback.to_owned()));
        match toast {
            Some(toast) => call.text(toast).show_alert(alert).await.map(drop),
            None => call.await.map(drop),
        }
    }

    pub(super) async fn delete(&self, chat: ChatId, message: MessageId) -> Result<(), RequestError> {
        self.bot.delete_message(TgChat(chat), id(message)).await.map(drop)
    }

    pub(super) async fn copy(&self, to: To, from: ChatId, message: MessageId) -> Result<MessageId, RequestError> {
        let mut call = self.bot.copy_message(TgChat(to.chat), TgChat(from), id(message));
        if let Some(thread) = thread(to) {
            call = call.message_thread_id(thread);
        }
        Ok(i64::from(call.await?.0))
    }

    pub(super) async fn topic(&self, chat: ChatId, name: String) -> Result<i64, RequestError> {
        let topic = self.bot.create_forum_topic(TgChat(chat), name).await?;
        Ok(i64::from(topic.thread_id.0.0))
    }

    /// True if the person is in that group now.
    pub(super) async fn is_member(&self, chat: ChatId, user: UserId) -> Result<bool, RequestError> {
        let user = TgUser(u64::try_from(user).unwrap_or_default());
        Ok(self.bot.get_chat_member(TgChat(chat), user).await?.is_present())
    }

    pub(super) async fn leave(&self, chat: ChatId) -> Result<(), RequestError> {
        self.bot.leave_chat(TgChat(chat)).await.map(drop)
    }

    pub(super) async fn file(&self, file_id: &str) -> Result<File, RequestError> {
        self.bot.get_file(FileId(file_id.to_owned())).await
    }

    /// The bytes of a file as they come.
    pub(super) fn download(&self, path: &str) -> <Bot as Download>::Stream {
        self.files.download_file_stream(path)
    }
}

/// A message that was sent. What else it holds we know, and to read it costs more than to send.
#[derive(Debug, Deserialize)]
struct Sent {
    message_id: MessageId,
}

/// A call that is answered by more than `T`.
#[derive(Serialize)]
#[serde(transparent)]
struct Only<P, T> {
    call: P,
    #[serde(skip)]
    answer: PhantomData<fn() -> T>,
}

impl<P: Payload, T> Payload for Only<P, T> {
    type Output = T;
    const NAME: &'static str = P::NAME;
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// General is addressed by leaving the thread out.
fn thread(to: To) -> Option<ThreadId> {
    let thread = to.thread.filter(|thread| *thread > 1)?;
    Some(ThreadId(id(thread)))
}

/// Telegram's ids of messages are 32 bits wide; another one names no message.
fn id(message: MessageId) -> TgMessage {
    TgMessage(i32::try_from(message).unwrap_or_default())
}
