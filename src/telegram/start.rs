//! What is said to Telegram at the start: who are we, and which commands there are.

use std::time::Duration;

use teloxide::types::InlineKeyboardMarkup;

use super::api::{To, Words};
use super::inbox::Myself;
use super::meaning::{Meaning, of_error};
use super::{Api, Speaker};
use crate::dialogue::{ChatId, Content};
use crate::text::{Lang, Phrase};

/// Pause between tries while Telegram can't be reached.
const PAUSE: Duration = Duration::from_secs(2);

/// The commands of the menu, in its order; each has a phrase `command-<name>`.
pub const COMMANDS: [&str; 15] = [
    "start", "status", "back", "change", "check", "help", "why", "filings", "new", "human", "language", "export",
    "privacy", "cancel", "forget",
];
/// Longest description of a command, in characters.
const DESCRIPTION_MAX: usize = 256;

/// The token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Telegram refuses the token")]
pub struct Refused;

/// Asks who the bot is, until Telegram answers; then sets the command menu.
///
/// # Errors
/// [`Refused`].
pub async fn greet(api: &Api, speaker: &dyn Speaker) -> Result<Myself, Refused> {
    let me = loop {
        match api.me().await {
            Ok(me) => break me,
            Err(error) => {
                let meaning = of_error(&error);
                if meaning == Meaning::BadToken {
                    return Err(Refused);
                }
                tracing::warn!(?meaning, "Telegram does not answer; trying again");
                let wait = if let Meaning::Flood(wait) = meaning { wait } else { PAUSE };
                tokio::time::sleep(wait).await;
            }
        }
    };
    // Telegram knows languages by two letters; whoever has another one gets English.
    let menus = [(None, Lang::En), (Some("en"), Lang::En), (Some("zh"), Lang::Zh)];
    for (code, lang) in menus {
        let describe = |name: &str| speaker.label(&Phrase::new(format!("command-{name}")), lang);
        let cut = |text: String| text.chars().take(DESCRIPTION_MAX).collect::<String>();
        let commands = COMMANDS.iter().map(|name| ((*name).to_owned(), cut(describe(name)))).collect();
        if let Err(error) = api.set_commands(commands, code).await {
            tracing::warn!(meaning = ?of_error(&error), "the command menu could not be set");
        }
    }
    Ok(me)
}

/// Says one line past the outbox, where nothing can be kept any more.
///
/// # Errors
/// What it means that Telegram refused.
pub async fn tell(api: &Api, speaker: &dyn Speaker, chat: ChatId, lang: Lang, phrase: Phrase) -> Result<(), Meaning> {
    let words = Words { text: speaker.text(&Content::of(phrase), lang, "", false), html: true };
    let sent = api.send_text(To { chat, thread: None }, words, InlineKeyboardMarkup::default()).await;
    sent.map(drop).map_err(|error| of_error(&error))
}
