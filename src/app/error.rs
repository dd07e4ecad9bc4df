//! Why the bot could not start or stopped: in words, as an exit code, and for the operators' chat.

use std::net::SocketAddr;

use crate::lookup::LookupError;
use crate::store::stored::DecodeError;
use crate::store::{RecordError, StoreError};
use crate::telegram::intake::IntakeError;
use crate::telegram::outbox::OutboxError;
use crate::text::Phrase;
use crate::upkeep::OpenError;
use crate::vault::VaultError;
use crate::web::FiguresError;

/// Why the bot could not start, or stopped by itself.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The data can't be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] RecordError),
    /// The token is refused.
    #[error("Telegram refuses the token in TELOXIDE_TOKEN; get the right one from BotFather")]
    Token,
    /// Somebody else takes the updates.
    #[error("another instance of the bot polls with the same token; this one gives way to it")]
    OtherInstance,
    /// Updates are pushed elsewhere.
    #[error("a webhook is set that is not ours, so nothing can be polled; BEIAN_DELETE_WEBHOOK=true removes it")]
    WebhookSet,
    /// The address of the webhook.
    #[error("Telegram does not take the address in BEIAN_WEBHOOK_URL: {0}")]
    WebhookRefused(String),
    /// The place to listen at, and the setting that names it.
    #[error("{0}: can't listen at {1}: {2}")]
    Listen(&'static str, SocketAddr, std::io::Error),
    /// Figures.
    #[error(transparent)]
    Figures(#[from] FiguresError),
    /// Looks outside.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// No HTTP client.
    #[error("the HTTP client can't be built: {0}")]
    Client(reqwest::Error),
    /// The clock to follow.
    #[error("the clock in BEIAN_CLOCK_URL does not answer")]
    Clock,
    /// No signals.
    #[error("signals can't be listened for: {0}")]
    Signals(std::io::Error),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        AppError::Store(error.into())
    }
}

/// What kind of trouble it is: whoever starts the bot again wants to know whether that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Anything that is none of the others.
    Other,
    /// Another process has the data.
    InUse,
    /// The disk is full, or may only be read.
    Disk,
    /// The data are damaged or incomplete, or the key is another one.
    Damaged,
    /// The data were written by a newer release.
    Newer,
    /// Telegram refuses the token.
    Token,
    /// Somebody else takes the updates.
    Conflict,
}

impl Trouble {
    /// The exit code; 0 and 2 (a mistake in the settings) are none of ours.
    pub fn exit_code(self) -> u8 {
        match self {
            Trouble::Other => 1,
            Trouble::InUse => 3,
            Trouble::Disk => 4,
            Trouble::Damaged => 5,
            Trouble::Newer => 6,
            Trouble::Token => 7,
            Trouble::Conflict => 8,
        }
    }

    /// What operators are told in their chat; nothing where the terminal is nearer, or Telegram not to be had.
    pub fn phrase(self) -> Option<Phrase> {
        match self {
            Trouble::Other => Some(Phrase::new("operator-stopped")),
            Trouble::Disk => Some(Phrase::new("operator-disk")),
            Trouble::Damaged => Some(Phrase::new("operator-damaged")),
            Trouble::Conflict => Some(Phrase::new("operator-conflict")),
            Trouble::InUse | Trouble::Newer | Trouble::Token => None,
        }
    }
}

impl From<&AppError> for Trouble {
    fn from(error: &AppError) -> Trouble {
        match error {
            AppError::Open(error) => error.into(),
            AppError::Store(error) => error.into(),
            AppError::Token => Trouble::Token,
            AppError::OtherInstance | AppError::WebhookSet => Trouble::Conflict,
            AppError::WebhookRefused(_)
            | AppError::Listen(..)
            | AppError::Figures(_)
            | AppError::Lookup(_)
            | AppError::Client(_)
            | AppError::Clock
            | AppError::Signals(_) => Trouble::Other,
        }
    }
}

impl From<&OpenError> for Trouble {
    fn from(error: &OpenError) -> Trouble {
        match error {
            OpenError::InUse(_) => Trouble::InUse,
            OpenError::Newer => Trouble::Newer,
            OpenError::Vault(error) => error.into(),
            OpenError::Store(error) => error.into(),
        }
    }
}

impl From<&RecordError> for Trouble {
    fn from(error: &RecordError) -> Trouble {
        match error {
            RecordError::Store(StoreError::InUse) => Trouble::InUse,
            RecordError::Store(StoreError::Disk(_)) => Trouble::Disk,
            RecordError::Store(StoreError::Damaged(_)) | RecordError::Decode(DecodeError::Damaged) => Trouble::Damaged,
            RecordError::Store(StoreError::TooLarge { .. } | StoreError::Closed) => Trouble::Other,
            RecordError::Decode(DecodeError::Newer) => Trouble::Newer,
            RecordError::Vault(error) => error.into(),
        }
    }
}

impl From<&VaultError> for Trouble {
    fn from(error: &VaultError) -> Trouble {
        match error {
            VaultError::NewerKeys => Trouble::Newer,
            VaultError::Unreadable | VaultError::OtherMaster | VaultError::KeysMissing | VaultError::KeysDamaged => {
                Trouble::Damaged
            }
            VaultError::Keys(_) | VaultError::Forgotten(_) | VaultError::PhotoFile(_) | VaultError::KeyFile(_) => {
                Trouble::Disk
            }
            VaultError::Random | VaultError::MasterForm | VaultError::Id => Trouble::Other,
        }
    }
}

/// What ended by itself.
#[derive(Default)]
pub(super) struct Early {
    pub(super) outbox: Option<Result<(), OutboxError>>,
    pub(super) intake: Option<Result<(), IntakeError>>,
}

impl Early {
    pub(super) fn error(self) -> Result<(), AppError> {
        match (self.intake, self.outbox) {
            (Some(Err(IntakeError::BadToken)), _) | (_, Some(Err(OutboxError::BadToken))) => Err(AppError::Token),
            (Some(Err(IntakeError::OtherInstance)), _) => Err(AppError::OtherInstance),
            (Some(Err(IntakeError::WebhookSet)), _) => Err(AppError::WebhookSet),
            (Some(Err(IntakeError::WebhookRefused(why))), _) => Err(AppError::WebhookRefused(why)),
            (Some(Err(IntakeError::Stopped)), _) | (_, Some(Err(OutboxError::Stopped))) => {
                Err(StoreError::Closed.into())
            }
            (Some(Ok(())) | None, Some(Ok(())) | None) => Ok(()),
        }
    }
}
