//! The only part that knows Telegram: updates in as events, effects out as requests.

pub mod api;
mod files;
pub mod inbox;
pub mod intake;
pub mod meaning;
pub mod outbox;
mod pace;
pub mod polling;
mod pulse;
mod start;
pub mod webhook;

use crate::dialogue::{Content, Filing};
use crate::photo::{Facts, PhotoKind};
use crate::text::{Fault, Lang, Phrase};

pub use api::Api;
pub use pulse::Pulse;
pub use start::{COMMANDS, greet, tell};

/// Who turns keys into sentences.
pub trait Speaker: Send + Sync + 'static {
    /// The text of a message as Telegram's HTML, within its limits; `caption`: the shorter limit of a caption.
    fn text(&self, content: &Content, lang: Lang, zone: &str, caption: bool) -> String;

    /// A phrase as plain text: for a button, a toast, a command.
    fn label(&self, phrase: &Phrase, lang: Lang) -> String;
}

/// Who makes papers and looks at pictures; all calls may take long and are made off the async threads.
pub trait Papers: Send + Sync + 'static {
    /// A paper made of the filing's answers; `key` makes the digest by which it is known again.
    ///
    /// # Errors
    /// A reason without personal data.
    fn sheet(&self, filing: &Filing, key: &[u8], sheet: &str) -> Result<Paper, NoPaper>;

    /// The same paper as one small picture.
    ///
    /// # Errors
    /// A reason without personal data.
    fn preview(&self, filing: &Filing, key: &[u8], sheet: &str) -> Result<Paper, NoPaper>;

    /// The filing's answers as JSON.
    ///
    /// # Errors
    /// A reason without personal data.
    fn answers(&self, filing: &Filing) -> Result<Paper, NoPaper>;

    /// What can be measured of a picture sent as `kind`; a signed paper is compared with what the filing's answers
    /// would print.
    ///
    /// # Errors
    /// The filer's fault: unknown kind, too large …
    fn inspect(&self, bytes: &[u8], kind: &str, filing: &Filing, key: &[u8]) -> Result<Facts, Fault>;

    /// A kept picture with its faults marked on it, as JPEG, perhaps beside a good one of `sample`'s kind.
    ///
    /// # Errors
    /// A reason without personal data.
    fn marked(
        &self,
        bytes: &[u8],
        facts: &Facts,
        faults: &[Fault],
        sample: Option<PhotoKind>,
        lang: Lang,
    ) -> Result<Paper, NoPaper>;

    /// A kept picture made ready to upload; one that can't be made smaller comes back as it is.
    fn ready(&self, bytes: &[u8]) -> Vec<u8>;
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The name the reader sees.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A paper that can't be made: ours, never the filer's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no paper: {0}")]
pub struct NoPaper(pub String);
