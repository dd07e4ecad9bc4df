//! Sentences as data: a [`Phrase`] is a key of `locales/` with arguments, made by anyone and
//! rendered here, so that a change of language redraws everything and tests compare keys.

mod args;
pub mod check;
pub mod html;
mod render;
mod source;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use args::Args;
pub use render::{CAPTION_CHARS_MAX, LABEL_CHARS_MAX, Reader, Speech, TEXT_CHARS_MAX};
pub use source::{FOLDER, Source, sources, sources_with};

/// The languages the bot speaks. Values that go to the authorities stay Chinese in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    Zh,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The folder of `locales/` and the IETF tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans",
            Lang::En => "en",
        }
    }

    /// The language for a client's IETF tag: any Chinese gives Chinese, the rest English.
    pub fn from_client(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
    }
}

/// The first `max` characters of a text, with … where it was cut.
pub fn cut(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(max.saturating_sub(1)).collect();
    format!("{kept}…")
}

/// One argument of a phrase.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Arg {
    /// Words of a person or of the data; escaped when rendered.
    Text(String),
    /// Words to copy; rendered in `code` type, escaped.
    Code(String),
    /// A number.
    Num(i64),
    /// A day, rendered with its weekday.
    Day(NaiveDate),
    /// A moment, rendered in the reader's time zone.
    Moment(DateTime<Utc>),
    /// A phrase in the same language.
    Phrase(Box<Phrase>),
    /// Several phrases, joined as a list of the language ("a, b" or "a、b").
    List(Vec<Phrase>),
}

/// A key of `locales/` with its arguments. The key may name an attribute: `item-domain.help`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Phrase {
    /// The key: `message` or `message.attribute`.
    pub key: String,
    /// Named arguments.
    #[serde(default, skip_serializing_if = "Args::is_empty")]
    pub args: Args,
}

/// One named thing wrong with a reply or a photo; its sentence is `fault-<code>`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fault {
    /// Its name in snake case: `too_short`.
    pub code: String,
    /// What the sentence needs: places, limits, the short quotation of what was sent.
    #[serde(default, skip_serializing_if = "Args::is_empty")]
    pub args: Args,
}

impl Fault {
    /// A fault without arguments.
    pub fn new(code: &str) -> Fault {
        Fault { code: code.to_owned(), args: Args::default() }
    }

    /// The same fault with one more argument.
    pub fn with(mut self, name: &str, arg: impl Into<Arg>) -> Fault {
        self.args.set(name, arg.into());
        self
    }

    /// The sentence for it.
    pub fn phrase(&self) -> Phrase {
        Phrase { key: format!("fault-{}", self.code), args: self.args.clone() }
    }
}

impl Phrase {
    /// A phrase without arguments.
    pub fn new(key: impl Into<String>) -> Phrase {
        Phrase { key: key.into(), args: Args::default() }
    }

    /// The same phrase with one more argument.
    pub fn with(mut self, name: &str, arg: impl Into<Arg>) -> Phrase {
        self.args.set(name, arg.into());
        self
    }
}

/// Arguments may be answers: only their kind and length are ever printed.
impl std::fmt::Debug for Arg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Arg::Text(s) | Arg::Code(s) => write!(f, "text({})", s.chars().count()),
            Arg::Num(n) => write!(f, "{n}"),
            Arg::Day(_) => f.write_str("day"),
            Arg::Moment(_) => f.write_str("moment"),
            Arg::Phrase(p) => write!(f, "{p:?}"),
            Arg::List(l) => write!(f, "{l:?}"),
        }
    }
}

impl std::fmt::Debug for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.key, self.args)
    }
}

impl std::fmt::Debug for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "fault-{} {:?}", self.code, self.args)
    }
}

impl From<&str> for Arg {
    fn from(s: &str) -> Arg {
        Arg::Text(s.to_owned())
    }
}
impl From<String> for Arg {
    fn from(s: String) -> Arg {
        Arg::Text(s)
    }
}
impl From<i64> for Arg {
    fn from(n: i64) -> Arg {
        Arg::Num(n)
    }
}
impl From<usize> for Arg {
    fn from(n: usize) -> Arg {
        Arg::Num(i64::try_from(n).unwrap_or(i64::MAX))
    }
}
impl From<NaiveDate> for Arg {
    fn from(d: NaiveDate) -> Arg {
        Arg::Day(d)
    }
}
impl From<DateTime<Utc>> for Arg {
    fn from(t: DateTime<Utc>) -> Arg {
        Arg::Moment(t)
    }
}
impl From<Phrase> for Arg {
    fn from(p: Phrase) -> Arg {
        Arg::Phrase(Box::new(p))
    }
}
impl From<Vec<Phrase>> for Arg {
    fn from(l: Vec<Phrase>) -> Arg {
        Arg::List(l)
    }
}
