//! What Telegram's refusals mean: one table from the description's text, because no library tells it reliably.

use std::time::Duration;

use teloxide::{ApiError, RequestError};

/// What a refusal means for what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// It is already so, or cannot matter any more: as good as done.
    Done,
    /// The message can't be edited into this: send it as a new one.
    SendAsNew,
    /// The person blocked the bot, never started it, or is gone.
    DeadChat,
    /// The bot is not in that group (any more), or the id is wrong.
    OutOfGroup,
    /// The group has a new id.
    Migrated(i64),
    /// The topic is gone or shut.
    TopicGone,
    /// The group has no topics.
    NoTopics,
    /// The bot lacks rights in the group.
    Rights,
    /// Our HTML does not parse: once more as plain text.
    NotHtml,
    /// Telegram takes it for no photo: send it as a document.
    NotPhoto,
    /// The file is larger than a bot may download.
    FileTooBig,
    /// The file can't be had just now.
    FileLater,
    /// The file can't be had at all.
    FileGone,
    /// The token is revoked: nothing works until a human acts.
    BadToken,
    /// Another instance polls with the same token.
    OtherPoller,
    /// A webhook is set: nobody can poll.
    WebhookSet,
    /// Too much: again after this time.
    Flood(Duration),
    /// Telegram failed, or the connection broke after the request may have arrived: the outcome is unknown.
    Unknown,
    /// The request did not get out: again later.
    Unsent,
    /// Our mistake: it never succeeds by repetition.
    Ours(String),
}

impl Meaning {
    /// Its name in figures: whatever a human has to see to by itself, the rest by what follows.
    pub fn id(&self) -> &'static str {
        match self {
            Meaning::Done | Meaning::SendAsNew => "done",
            Meaning::DeadChat => "unreachable",
            Meaning::OutOfGroup | Meaning::Rights => "no_rights",
            Meaning::Migrated(_) => "moved",
            Meaning::TopicGone | Meaning::NoTopics => "no_topic",
            Meaning::NotHtml | Meaning::NotPhoto | Meaning::Ours(_) => "refused",
            Meaning::FileTooBig | Meaning::FileLater | Meaning::FileGone => "no_file",
            Meaning::BadToken => "bad_token",
            Meaning::OtherPoller | Meaning::WebhookSet => "conflict",
            Meaning::Flood(_) => "too_many",
            Meaning::Unknown => "unknown",
            Meaning::Unsent => "unsent",
        }
    }
}

/// The start of a description, and what it means; the first that fits counts. Texts after `Bad Request: `.
const BAD_REQUEST: &[(&str, Meaning)] = &[
    ("message is not modified", Meaning::Done),
    ("query is too old", Meaning::Done),
    ("message to delete not found", Meaning::Done),
    ("message can't be deleted", Meaning::Done),
    ("message to copy not found", Meaning::Done),
    ("message to pin not found", Meaning::Done),
    ("message to react not found", Meaning::Done),
    ("message to edit not found", Meaning::SendAsNew),
    ("message can't be edited", Meaning::SendAsNew),
    ("there is no text in the message to edit", Meaning::SendAsNew),
    ("there is no caption in the message to edit", Meaning::SendAsNew),
    ("there is no caption", Meaning::SendAsNew),
    ("MESSAGE_ID_INVALID", Meaning::SendAsNew),
    ("message to be replied not found", Meaning::SendAsNew),
    ("chat not found", Meaning::DeadChat),
    ("private chat not found", Meaning::DeadChat),
    ("user not found", Meaning::DeadChat),
    ("group is deactivated", Meaning::OutOfGroup),
    ("message thread not found", Meaning::TopicGone),
    ("TOPIC_CLOSED", Meaning::TopicGone),
    ("TOPIC_DELETED", Meaning::TopicGone),
    ("TOPIC_ID_INVALID", Meaning::TopicGone),
    ("the chat is not a forum", Meaning::NoTopics),
    ("not enough rights", Meaning::Rights),
    ("need administrator rights", Meaning::Rights),
    ("CHAT_WRITE_FORBIDDEN", Meaning::Rights),
    ("have no rights to send a message", Meaning::Rights),
    ("CHAT_ADMIN_REQUIRED", Meaning::Rights),
    ("can't parse entities", Meaning::NotHtml),
    ("file is too big", Meaning::FileTooBig),
    ("wrong file_id or the file is temporarily unavailable", Meaning::FileLater),
    ("wrong remote file identifier specified", Meaning::FileGone),
    ("invalid file_id", Meaning::FileGone),
    ("wrong file identifier/HTTP URL specified", Meaning::FileGone),
    ("wrong file id", Meaning::FileGone),
    ("file_id not specified", Meaning::FileGone),
    ("PHOTO_INVALID_DIMENSIONS", Meaning::NotPhoto),
    ("IMAGE_PROCESS_FAILED", Meaning::NotPhoto),
    ("PHOTO_EXT_INVALID", Meaning::NotPhoto),
    ("photo has unsupported extension", Meaning::NotPhoto),
    ("file of size", Meaning::NotPhoto),
    ("file must be non-empty", Meaning::NotPhoto),
];

/// Texts after `Forbidden: `.
const FORBIDDEN: &[(&str, Meaning)] = &[
    ("bot was blocked by the user", Meaning::DeadChat),
    ("user is deactivated", Meaning::DeadChat),
    ("bot can't initiate conversation with a user", Meaning::DeadChat),
    ("the bot can't send messages to the bot", Meaning::DeadChat),
    ("bot can't send messages to bots", Meaning::DeadChat),
    ("bot was kicked from the", Meaning::OutOfGroup),
    ("bot is not a member of the", Meaning::OutOfGroup),
    ("the group chat was deleted", Meaning::OutOfGroup),
];

/// What a description means.
pub fn meaning(description: &str) -> Meaning {
    let found = |table: &[(&str, Meaning)], text: &str| {
        let fits = |prefix: &str| text.get(..prefix.len()).is_some_and(|t| t.eq_ignore_ascii_case(prefix));
        table.iter().find(|(prefix, _)| fits(prefix)).map(|(_, meaning)| meaning.clone())
    };
    let ours = || Meaning::Ours(description.to_owned());
    if let Some(text) = description.strip_prefix("Bad Request: ") {
        return found(BAD_REQUEST, text).unwrap_or_else(ours);
    }
    if let Some(text) = description.strip_prefix("Forbidden: ") {
        return found(FORBIDDEN, text).unwrap_or_else(ours);
    }
    if let Some(text) = description.strip_prefix("Too Many Requests: retry after ") {
        return Meaning::Flood(Duration::from_secs(text.trim().parse().unwrap_or(5)));
    }
    let starts = |prefix: &str| description.starts_with(prefix);
    if starts("Unauthorized") || description == "Invalid bot token" {
        Meaning::BadToken
    } else if starts("Conflict: can't use getUpdates method while webhook")
        || starts("Conflict: terminated by setWebhook")
    {
        Meaning::WebhookSet
    } else if starts("Conflict") {
        Meaning::OtherPoller
    } else if starts("Internal Server Error") || starts("Bad Gateway") || starts("Gateway Timeout") {
        Meaning::Unknown
    } else {
        ours()
    }
}

/// What an error of a call means.
pub fn of_error(error: &RequestError) -> Meaning {
    match error {
        RequestError::Api(ApiError::Unknown(text)) => meaning(text),
        RequestError::Api(known) => meaning(&known.to_string()),
        RequestError::MigrateToChatId(id) => Meaning::Migrated(id.0),
        RequestError::RetryAfter(wait) => Meaning::Flood(wait.duration()),
        RequestError::Network(error) if error.is_connect() || error.is_builder() => Meaning::Unsent,
        // The body is an answer that is no Bot API JSON: a proxy's page. It is not logged, it may hold anything.
        RequestError::Network(_) | RequestError::InvalidJson { .. } => Meaning::Unknown,
        RequestError::Io(_) => Meaning::Unsent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(meaning_of: &Meaning, descriptions: &[&str]) {
        for description in descriptions {
            assert_eq!(meaning(description), *meaning_of, "{description}");
        }
    }

    #[test]
    fn every_row_of_the_table_about_messages_and_chats() {
        let done = [
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
            "Bad Request: query is too old and response timeout expired or query ID is invalid",
            "Bad Request: message to delete not found",
            "Bad Request: message can't be deleted",
            "Bad Request: message can't be deleted for everyone",
            "Bad Request: message to copy not found",
            "Bad Request: message to pin not found",
            "Bad Request: message to react not found",
        ];
        all(&Meaning::Done, &done);
        let anew = [
            "Bad Request: message to edit not found",
            "Bad Request: message can't be edited",
            "Bad Request: there is no text in the message to edit",
            "Bad Request: there is no caption in the message to edit",
            "Bad Request: message to be replied not found",
        ];
        all(&Meaning::SendAsNew, &anew);
        let dead = [
            "Bad Request: chat not found",
            "Bad Request: private chat not found",
            "Forbidden: bot was blocked by the user",
            "Forbidden: user is deactivated",
            "Forbidden: bot can't initiate conversation with a user",
            "Forbidden: the bot can't send messages to the bot",
        ];
        all(&Meaning::DeadChat, &dead);
        let out = [
            "Forbidden: bot was kicked from the supergroup chat",
            "Forbidden: bot was kicked from the group chat",
            "Forbidden: bot is not a member of the supergroup chat",
            "Forbidden: the group chat was deleted",
        ];
        all(&Meaning::OutOfGroup, &out);
    }

    #[test]
    fn every_row_of_the_table_about_groups_files_and_the_whole_bot() {
        let topic =
            ["Bad Request: message thread not found", "Bad Request: TOPIC_CLOSED", "Bad Request: TOPIC_DELETED"];
        all(&Meaning::TopicGone, &topic);
        all(&Meaning::NoTopics, &["Bad Request: the chat is not a forum"]);
        let rights = [
            "Bad Request: not enough rights to create a topic",
            "Bad Request: not enough rights to send text messages to the chat",
            "Bad Request: need administrator rights in the channel chat",
            "Bad Request: CHAT_WRITE_FORBIDDEN",
            "Bad Request: have no rights to send a message",
        ];
        all(&Meaning::Rights, &rights);
        all(&Meaning::NotHtml, &["Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0"]);
        all(&Meaning::FileTooBig, &["Bad Request: file is too big"]);
        all(&Meaning::FileLater, &["Bad Request: wrong file_id or the file is temporarily unavailable"]);
        let gone = [
            "Bad Request: wrong remote file identifier specified: Wrong string length",
            "Bad Request: invalid file_id",
            "Bad Request: wrong file identifier/HTTP URL specified",
            "Bad Request: file_id not specified",
        ];
        all(&Meaning::FileGone, &gone);
        let no_photo = [
            "Bad Request: PHOTO_INVALID_DIMENSIONS",
            "Bad Request: IMAGE_PROCESS_FAILED",
            "Bad Request: PHOTO_EXT_INVALID",
            "Bad Request: photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp",
            "Bad Request: file of size 11000000 bytes is too big for a photo; the maximum size is 10485760 bytes",
            "Bad Request: file must be non-empty",
        ];
        all(&Meaning::NotPhoto, &no_photo);
        all(&Meaning::BadToken, &["Unauthorized", "Unauthorized: invalid token specified"]);
        all(
            &Meaning::OtherPoller,
            &["Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"],
        );
        all(
            &Meaning::WebhookSet,
            &[
                "Conflict: terminated by setWebhook request",
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ],
        );
        all(&Meaning::Flood(Duration::from_secs(17)), &["Too Many Requests: retry after 17"]);
        all(&Meaning::Unknown, &["Internal Server Error: sent too long ago", "Bad Gateway", "Gateway Timeout"]);
    }

    #[test]
    fn our_mistakes_and_the_unlisted_are_ours() {
        for description in [
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            "Bad Request: BUTTON_DATA_INVALID",
            "Bad Request: BUTTON_URL_INVALID",
            "Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
            "Bad Request: reply markup is too long",
            "Bad Request: message text is empty",
            "Bad Request: text must be non-empty",
            "Bad Request: message is too long",
            "Bad Request: message caption is too long",
            "Bad Request: text is too long",
            "Bad Request: chat_id is empty",
            "Bad Request: unsupported parse_mode",
            "Not Found: method not found",
            "Request Entity Too Large",
            "Bad Request: something of next year",
            "Forbidden: something of next year",
            "Bad Request: fäße",
        ] {
            assert_eq!(meaning(description), Meaning::Ours(description.to_owned()));
        }
    }

    #[test]
    fn what_the_library_names_means_the_same() {
        for error in [ApiError::BotBlocked, ApiError::ChatNotFound, ApiError::UserDeactivated] {
            assert_eq!(of_error(&RequestError::Api(error)), Meaning::DeadChat);
        }
        assert_eq!(of_error(&RequestError::Api(ApiError::InvalidToken)), Meaning::BadToken);
        assert_eq!(of_error(&RequestError::Api(ApiError::MessageNotModified)), Meaning::Done);
        assert_eq!(of_error(&RequestError::Api(ApiError::MessageToEditNotFound)), Meaning::SendAsNew);
        assert_eq!(of_error(&RequestError::Api(ApiError::TerminatedByOtherGetUpdates)), Meaning::OtherPoller);
        assert_eq!(of_error(&RequestError::Api(ApiError::BotKickedFromSupergroup)), Meaning::OutOfGroup);
        let entities = ApiError::CantParseEntities("Bad Request: can't parse entities: x".to_owned());
        assert_eq!(of_error(&RequestError::Api(entities)), Meaning::NotHtml);
    }
}
