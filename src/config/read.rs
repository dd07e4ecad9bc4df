//! Settings read and judged.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::{Config, LogFormat, Mistake, Mistakes, NAMES, Place, QuietHours, Webhook};
use crate::rulebook::looks::Probe;
use crate::text::Lang;
use crate::vault::MasterSource;

/// How long a filing rests before it is destroyed: two years, so that the yearly reminder comes at least once.
const RETENTION_DAYS: u32 = 730;

/// What was given, not yet judged; everything is treated as a secret.
pub(super) struct Settings {
    given: BTreeMap<String, SecretString>,
    mistakes: Vec<Mistake>,
}

impl Settings {
    pub(super) fn given(
        env: &dyn Fn(&str) -> Option<String>,
        read: &dyn Fn(&Path) -> Result<String, String>,
    ) -> Settings {
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

    /// For what speaks to no Telegram: a token that is not there is none that is missing.
    pub(super) fn be_offline(&mut self, data: Option<PathBuf>) {
        self.given.entry("TELOXIDE_TOKEN".to_owned()).or_insert_with(|| "0:none".to_owned().into());
        if let Some(data) = data {
            self.given.insert("BEIAN_DATA".to_owned(), data.display().to_string().into());
        }
    }

    fn place(&mut self) -> Place {
        let data = self.take("BEIAN_DATA").map(PathBuf::from).unwrap_or_else(|| "data".into());
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

    pub(super) fn check(mut self) -> Result<Config, Mistakes> {
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
        let (log_format, log) = self.logs();
        let webhook = self.webhook();
        let delete_webhook = self.parsed("BEIAN_DELETE_WEBHOOK", "true or false", |t| t.parse().ok());
        let lookup = self.parsed("BEIAN_LOOKUP", "off, or some of dns,rdap,footer", probes);
        let dns = self.parsed("BEIAN_DNS", "an address with its port, like 223.5.5.5:53", |t| t.parse().ok());
        let rules = self.take("BEIAN_RULES").map(PathBuf::from);
        let Place { data, master_key, key_file } = self.place();
        let (operator_chat, http_listen, retention_days) = self.operation();
        let Some(token) = token.filter(|_| self.mistakes.is_empty()) else {
            return Err(Mistakes(self.mistakes));
        };
        Ok(Config {
            token,
            api_url,
            data,
            review_chat,
            operator_chat,
            http_listen,
            retention_days,
            send_per_second: send.unwrap_or(25),
            send_per_chat_per_second: per_chat.unwrap_or(1),
            language,
            time_zone: zone.unwrap_or(Tz::Asia__Shanghai),
            quiet_hours: quiet.unwrap_or(QuietHours { from: 22, to: 8 }),
            log_format,
            log,
            rules,
            master_key,
            key_file,
            clock_url,
            webhook,
            delete_webhook: delete_webhook.unwrap_or(false),
            lookup: lookup.unwrap_or_default(),
            dns,
        })
    }

    /// What is logged, and how.
    fn logs(&mut self) -> (LogFormat, String) {
        let format = self.parsed("BEIAN_LOG_FORMAT", "text or json", |t| match t {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        });
        let log = self.parsed("BEIAN_LOG", "a filter like info or beian=debug", |t| {
            tracing_subscriber::EnvFilter::try_new(t).ok().map(|_| t.to_owned())
        });
        (format.unwrap_or(LogFormat::Text), log.unwrap_or_else(|| "info".to_owned()))
    }

    /// Who is told of troubles, where figures are served, how many days a filing may rest.
    fn operation(&mut self) -> (Option<i64>, Option<SocketAddr>, Option<u32>) {
        let chat = self.parsed("BEIAN_OPERATOR_CHAT", "the number of a group or a person", |t| {
            t.parse().ok().filter(|id| *id != 0)
        });
        let listen = self.parsed("BEIAN_HTTP_LISTEN", "an address and a port like 127.0.0.1:9090", |t| t.parse().ok());
        let days = self.parsed("BEIAN_RETENTION_DAYS", "a number of days from 60; 0 means never", |t| {
            t.parse::<u32>().ok().filter(|days| *days == 0 || (60..=36_500).contains(days))
        });
        (chat, listen, Some(days.unwrap_or(RETENTION_DAYS)).filter(|days| *days > 0))
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
