//! Settings, out of the environment and one optional file; every mistake is reported at once, no secret is printed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::rulebook::looks::Probe;
use crate::text::Lang;
use crate::vault::MasterSource;

/// Every setting by its name; a file uses the same names.
pub const NAMES: [&str; 22] = [
    "TELOXIDE_TOKEN",
    "TELOXIDE_API_URL",
    "BEIAN_DATA",
    "BEIAN_REVIEW_CHAT",
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
    "BEIAN_OCR",
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
    /// Words are read off pictures by `tesseract`.
    pub ocr: bool,
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

/// Reads only where the data lie, for what needs no Telegram; `data` goes before the setting.
///
/// # Errors
/// All mistakes at once.
pub fn load_place(data: Option<PathBuf>) -> Result<Place, Mistakes> {
    let mut settings = Settings::given(&|name| std::env::var(name).ok(), &|path| {
        std::fs::read_to_string(path).map_err(|e| e.kind().to_string())
    });
    let place = settings.place(data);
    if settings.mistakes.is_empty() { Ok(place) } else { Err(Mistakes(settings.mistakes)) }
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

/// What was given, not yet judged; everything is treated as a secret.
struct Settings {
    given: BTreeMap<String, SecretString>,
    mistakes: Vec<Mistake>,
}

impl Settings {
    fn given(env: &dyn Fn(&str) -> Option<String>, read: &dyn Fn(&Path) -> Result<String, String>) -> Settings {
        let mut settings = Settings { given: BTreeMap::new(), mistakes: Vec::new() };
        if let Some(path) = env("BEIAN_CONFIG").filter(|p| !p.is_empty()) {
            settings.read_file(Path::new(&path), read);
        }
        for name in NAMES {
            // An empty variable is how a shell or a compose file says "not set".
            if let Some(value) = env(name).filter(|v| !v.trim().is_empty()) {
                settings.given.insert(name.to_owned(), SecretString::from(value.trim().to_owned()));
            }
        }
        settings
    }

    fn place(&mut self, data: Option<PathBuf>) -> Place {
        let data = data.or_else(|| self.take("BEIAN_DATA").map(PathBuf::from)).unwrap_or_else(|| "data".into());
        let master_key = self.take("BEIAN_MASTER_KEY").map(SecretString::from);
        let key_file = self.take("BEIAN_KEY_FILE").map_or_else(|| beside(&data, "key"), PathBuf::from);
        self.check_keys(&data, &key_file, master_key.is_some());
        Place { data, master_key, key_file }
    }

    fn read_file(&mut self, path: &Path, read: &dyn Fn(&Path) -> Result<String, String>) {
        let text = match read(path) {
            Ok(text) => text,
            Err(error) => {
                return self.mistake("BEIAN_CONFIG", format!("{} can't be read: {error}", path.display()));
            }
        };
        let source = config::File::from_str(&text, config::FileFormat::Toml);
        let parsed = config::Config::builder().add_source(source).build();
        let Ok(table) = parsed.and_then(config::Config::try_deserialize::<BTreeMap<String, config::Value>>) else {
            // The parser's own message quotes the line, which may hold a secret.
            return self.mistake("BEIAN_CONFIG", format!("{} is no valid TOML file", path.display()));
        };
        for (key, value) in table {
            let name = key.to_uppercase();
            match (NAMES.contains(&name.as_str()), value.into_string()) {
                (true, Ok(value)) => {
                    self.given.insert(name, value.trim().to_owned().into());
                }
                (true, Err(_)) => self.mistake(&name, "must be text, a number or true/false".to_owned()),
                (false, _) => self.mistake(&key, "is no setting; see .env.example for their names".to_owned()),
            }
        }
    }

    fn mistake(&mut self, name: &str, what: impl Into<String>) {
        self.mistakes.push(Mistake { name: name.to_owned(), what: what.into() });
    }

    fn take(&mut self, name: &str) -> Option<String> {
        self.given.get(name).map(|value| value.expose_secret().to_owned())
    }

    /// A setting read by `parse`; `want` says what would be right.
    fn parsed<T>(&mut self, name: &str, want: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let value = self.take(name)?;
        let parsed = parse(&value);
        if parsed.is_none() {
            self.mistake(name, format!("must be {want}"));
        }
        parsed
    }

    fn check(mut self) -> Result<Config, Mistakes> {
        if !self.given.contains_key("TELOXIDE_TOKEN") {
            self.mistake("TELOXIDE_TOKEN", "is missing: the token that BotFather gave you");
        }
        let token = self.parsed("TELOXIDE_TOKEN", "a bot token like 123456:ABC… from BotFather", |t| {
            let (id, secret) = t.split_once(':')?;
            let good = id.bytes().all(|b| b.is_ascii_digit()) && !id.is_empty() && !secret.is_empty();
            let plain = secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
            (good && plain).then(|| SecretString::from(t.to_owned()))
        });
        let http = "a URL that begins with http:// or https://";
        let http_url = |text: &str| Url::parse(text).ok().filter(|u| matches!(u.scheme(), "http" | "https"));
        let api_url = self.parsed("TELOXIDE_API_URL", http, http_url);
        let clock_url = self.parsed("BEIAN_CLOCK_URL", http, http_url);
        let review_chat = self
            .parsed("BEIAN_REVIEW_CHAT", "a group's id: a negative number", |t| t.parse().ok().filter(|id| *id < 0));
        let rate = |text: &str| text.parse::<u32>().ok().filter(|n| *n <= 100_000);
        let send = self.parsed("BEIAN_SEND_PER_SECOND", "a whole number; 0 means no limit", rate);
        let per_chat = self.parsed("BEIAN_SEND_PER_CHAT_PER_SECOND", "a whole number; 0 means no limit", rate);
        let language = self.parsed("BEIAN_LANGUAGE", "zh or en", |t| match t.to_ascii_lowercase().as_str() {
            "zh" | "zh-hans" | "zh-cn" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        });
        let zone = self.parsed("BEIAN_TIME_ZONE", "an IANA time zone like Asia/Shanghai", |t| t.parse::<Tz>().ok());
        let quiet = self.parsed("BEIAN_QUIET_HOURS", "two hours of the day like 22-8", quiet_hours);
        let format = self.parsed("BEIAN_LOG_FORMAT", "text or json", |t| match t {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        });
        let log = self.parsed("BEIAN_LOG", "a filter like info or beian=debug", |t| {
            tracing_subscriber::EnvFilter::try_new(t).ok().map(|_| t.to_owned())
        });
        let webhook = self.webhook();
        let delete_webhook = self.parsed("BEIAN_DELETE_WEBHOOK", "true or false", |t| t.parse().ok());
        let lookup = self.parsed("BEIAN_LOOKUP", "off, or some of dns,rdap,footer", probes);
        let dns = self.parsed("BEIAN_DNS", "an address with its port, like 223.5.5.5:53", |t| t.parse().ok());
        let ocr =
            self.parsed("BEIAN_OCR", "off or tesseract", |t| matches!(t, "off" | "tesseract").then_some(t != "off"));
        let rules = self.take("BEIAN_RULES").map(PathBuf::from);
        let Place { data, master_key, key_file } = self.place(None);
        let Some(token) = token.filter(|_| self.mistakes.is_empty()) else {
            return Err(Mistakes(self.mistakes));
        };
        Ok(Config {
            token,
            api_url,
            data,
            review_chat,
            send_per_second: send.unwrap_or(25),
            send_per_chat_per_second: per_chat.unwrap_or(1),
            language,
            time_zone: zone.unwrap_or(Tz::Asia__Shanghai),
            quiet_hours: quiet.unwrap_or(QuietHours { from: 22, to: 8 }),
            log_format: format.unwrap_or(LogFormat::Text),
            log: log.unwrap_or_else(|| "info".to_owned()),
            rules,
            master_key,
            key_file,
            clock_url,
            webhook,
            delete_webhook: delete_webhook.unwrap_or(false),
            lookup: lookup.unwrap_or_default(),
            dns,
            ocr: ocr.unwrap_or(false),
        })
    }

    fn webhook(&mut self) -> Option<Webhook> {
        let url = "a URL that begins with https:// and has no query";
        // A Bot API server of one's own may be beside us and need no TLS.
        let own_server = self.given.contains_key("TELOXIDE_API_URL");
        let url = self.parsed("BEIAN_WEBHOOK_URL", url, |text| {
            let url = Url::parse(text).ok().filter(|u| u.query().is_none() && u.fragment().is_none())?;
            (url.scheme() == "https" || own_server && url.scheme() == "http").then_some(url)
        });
        let listen =
            self.parsed("BEIAN_WEBHOOK_LISTEN", "an address and a port like 127.0.0.1:8080", |t| t.parse().ok());
        if listen.is_some() && !self.given.contains_key("BEIAN_WEBHOOK_URL") {
            self.mistake("BEIAN_WEBHOOK_LISTEN", "needs BEIAN_WEBHOOK_URL: the address that Telegram calls");
        }
        Some(Webhook { url: url?, listen: listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))) })
    }

    fn check_keys(&mut self, data: &Path, key_file: &Path, has_master: bool) {
        if key_file.starts_with(data) {
            self.mistake(
                "BEIAN_KEY_FILE",
                "must lie outside the data folder: a backup of the data must not hold the key",
            );
        }
        if has_master && self.given.contains_key("BEIAN_KEY_FILE") {
            self.mistake("BEIAN_MASTER_KEY", "and BEIAN_KEY_FILE are both set: choose one");
        }
        let text = self.take("BEIAN_MASTER_KEY");
        if let Some(Err(error)) = text.map(|t| crate::vault::load_master(&MasterSource::Text(t.into()))) {
            self.mistake("BEIAN_MASTER_KEY", error.to_string());
        }
    }
}

/// `<data>.<what>` beside the data folder.
fn beside(data: &Path, what: &str) -> PathBuf {
    let mut name = data.file_name().unwrap_or("data".as_ref()).to_owned();
    name.push(".");
    name.push(what);
    data.with_file_name(name)
}

fn probes(text: &str) -> Option<BTreeSet<Probe>> {
    match text {
        "off" => Some(BTreeSet::new()),
        _ => text.split(',').map(|name| Probe::of(name.trim())).collect(),
    }
}

fn quiet_hours(text: &str) -> Option<QuietHours> {
    let (from, to) = text.split_once('-')?;
    let hour = |t: &str| t.trim().parse::<u8>().ok().filter(|h| *h < 24);
    Some(QuietHours { from: hour(from)?, to: hour(to)? })
}

#[cfg(test)]
#[path = "config_tests.rs"]
mod tests;
