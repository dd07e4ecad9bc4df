//! Settings, out of the environment and one optional file; every mistake is reported at once, no secret is printed.

mod read;

use std::collections::BTreeSet;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use secrecy::SecretString;
use url::Url;

use self::read::Settings;
use crate::rulebook::looks::Probe;
use crate::text::Lang;
use crate::vault::MasterSource;

/// Every setting by its name; a file uses the same names.
pub const NAMES: [&str; 24] = [
    "TELOXIDE_TOKEN",
    "TELOXIDE_API_URL",
    "BEIAN_DATA",
    "BEIAN_REVIEW_CHAT",
    "BEIAN_OPERATOR_CHAT",
    "BEIAN_HTTP_LISTEN",
    "BEIAN_RETENTION_DAYS",
    "BEIAN_SEND_PER_SECOND",
    "BEIAN_SEND_PER_CHAT_PER_SECOND",
    "BEIAN_LANGUAGE",
    "BEIAN_TIME_ZONE",
    "BEIAN_QUIET_HOURS",
    "BEIAN_LOG_FORMAT",
    "BEIAN_LOG",
    "BEIAN_RULES",
    "BEIAN_KEY_FILE",
    "BEIAN_MASTER_KEY",
    "BEIAN_CLOCK_URL",
    "BEIAN_WEBHOOK_URL",
    "BEIAN_WEBHOOK_LISTEN",
    "BEIAN_DELETE_WEBHOOK",
    "BEIAN_LOOKUP",
    "BEIAN_DNS",
    "BEIAN_CONFIG",
];

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Hours of the day in which nobody is disturbed, in the person's time zone: from `from` to `to`, over midnight if greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// The first quiet hour, 0 to 23.
    pub from: u8,
    /// The first hour that is not quiet any more, 0 to 23; the same as `from`: never quiet.
    pub to: u8,
}

/// Where Telegram pushes updates to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The address that Telegram calls: of a proxy that speaks TLS. The bot adds a secret path to it.
    pub url: Url,
    /// Where the bot listens for the proxy.
    pub listen: SocketAddr,
}

/// All settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// The bot's token.
    pub token: SecretString,
    /// The Bot API server, if not Telegram's own.
    pub api_url: Option<Url>,
    /// The data folder.
    pub data: PathBuf,
    /// The reviewers' group.
    pub review_chat: Option<i64>,
    /// Where operators are told of what needs them.
    pub operator_chat: Option<i64>,
    /// Where health and figures are served.
    pub http_listen: Option<SocketAddr>,
    /// After so many days without a word of its filer a filing is destroyed; `None`: never.
    pub retention_days: Option<u32>,
    /// Messages a second over all chats; 0: no limit.
    pub send_per_second: u32,
    /// Messages a second to one chat; 0: no limit.
    pub send_per_chat_per_second: u32,
    /// The language for persons whose client tells none; `None`: by the client.
    pub language: Option<Lang>,
    /// The time zone of new persons.
    pub time_zone: Tz,
    /// When reminders rest.
    pub quiet_hours: QuietHours,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// What is logged, in the words of `tracing`'s filter.
    pub log: String,
    /// A folder with rules instead of the built-in ones.
    pub rules: Option<PathBuf>,
    /// The master key as text, if given.
    pub master_key: Option<SecretString>,
    /// The file of the master key.
    pub key_file: PathBuf,
    /// A clock to follow; only in the demo and in tests.
    pub clock_url: Option<Url>,
    /// Updates come by webhook; `None`: by polling.
    pub webhook: Option<Webhook>,
    /// Remove a webhook that is not ours before polling.
    pub delete_webhook: bool,
    /// What may be looked up outside.
    pub lookup: BTreeSet<Probe>,
    /// The DNS server that is asked, if not the system's.
    pub dns: Option<SocketAddr>,
}

/// Where the data lie, and what opens them: all that whoever cares for them needs to know.
#[derive(Debug, Clone)]
pub struct Place {
    /// The data folder.
    pub data: PathBuf,
    /// The master key as text, if given.
    pub master_key: Option<SecretString>,
    /// The file of the master key.
    pub key_file: PathBuf,
}

impl Place {
    /// Where the master key comes from; a new one is made only as long as there are no data.
    pub fn master(&self) -> MasterSource {
        match &self.master_key {
            Some(text) => MasterSource::Text(text.clone()),
            None => MasterSource::File { path: self.key_file.clone(), may_make: !self.data.join("sled").exists() },
        }
    }

    /// The list of forgotten filings: beside the key's file, so that both are kept together, apart from the data.
    pub fn forgotten(&self) -> PathBuf {
        self.key_file.with_extension("forgotten")
    }
}

impl Config {
    /// Where the data lie.
    pub fn place(&self) -> Place {
        let Config { data, master_key, key_file, .. } = self;
        Place { data: data.clone(), master_key: master_key.clone(), key_file: key_file.clone() }
    }
}

/// One mistake in the settings; never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Which setting.
    pub name: String,
    /// What is wrong and what would be right.
    pub what: String,
}

/// Every mistake in the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the settings have {} mistake(s):", self.0.len())?;
        self.0.iter().try_for_each(|m| write!(f, "\n  {}: {}", m.name, m.what))
    }
}

impl std::error::Error for Mistakes {}

/// Reads the environment and the file that `BEIAN_CONFIG` names. The environment goes before the file.
///
/// # Errors
/// All mistakes at once.
pub fn load() -> Result<Config, Mistakes> {
    from_settings(&|name| std::env::var(name).ok(), &|path| {
        std::fs::read_to_string(path).map_err(|e| e.kind().to_string())
    })
}

/// Reads the settings for what speaks to no Telegram: the token may be missing. `data` goes before the setting.
///
/// # Errors
/// All mistakes at once.
pub fn load_offline(data: Option<PathBuf>) -> Result<Config, Mistakes> {
    let mut settings = Settings::given(&|name| std::env::var(name).ok(), &|path| {
        std::fs::read_to_string(path).map_err(|e| e.kind().to_string())
    });
    settings.be_offline(data);
    settings.check()
}

/// As [`load`], from any source of variables and files.
///
/// # Errors
/// All mistakes at once.
pub fn from_settings(
    env: &dyn Fn(&str) -> Option<String>,
    read: &dyn Fn(&Path) -> Result<String, String>,
) -> Result<Config, Mistakes> {
    Settings::given(env, read).check()
}

#[cfg(test)]
mod tests;
