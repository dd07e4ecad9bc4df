//! A [`Phrase`] becomes a sentence: the only place where keys meet words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use super::{Arg, Lang, Phrase, Source, html, sources};
use crate::dialogue::Content;

/// Telegram's limit for a text, in characters after parsing.
pub const TEXT_CHARS_MAX: usize = 4_096;
/// Telegram's limit for the text under a picture or a file.
pub const CAPTION_CHARS_MAX: usize = 1_024;
/// Longer button labels are cut by every client anyway.
pub const LABEL_CHARS_MAX: usize = 64;
/// Around lines that are folded away.
const FOLD: &str = "<blockquote expandable>";
const UNFOLD: &str = "</blockquote>";
/// How deep phrases may stand in phrases; deeper ones are a mistake of ours.
const DEPTH_MAX: u8 = 8;

/// Where and when a message is read: moments are told in the reader's time, days of his year without the year.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reader<'a> {
    /// The time zone, an IANA name; Chinese time for an unknown one, since all deadlines are Chinese.
    pub zone: &'a str,
    /// The present moment; `None`: nobody knows when it is read, so every day is told with its year.
    pub now: Option<DateTime<Utc>>,
}

/// The same, as it is needed.
#[derive(Debug, Clone, Copy)]
struct Here {
    zone: Tz,
    year: Option<i32>,
}

impl Reader<'_> {
    fn here(&self) -> Here {
        let zone = self.zone.parse().unwrap_or(Tz::Asia__Shanghai);
        Here { zone, year: self.now.map(|now| now.with_timezone(&zone).year()) }
    }
}

/// Every text in every language.
pub struct Speech {
    voices: BTreeMap<Lang, Voice>,
}

struct Voice {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

/// The words of one rendering that could not be found: keys, or `key $argument`.
type Lost = Vec<String>;

impl Speech {
    /// The texts inside this binary.
    pub fn builtin() -> Speech {
        Speech::new(&sources())
    }

    /// Texts from elsewhere. What can't be parsed is left out here and named by [`super::check`].
    pub fn new(sources: &[Source]) -> Speech {
        let voices = Lang::ALL.iter().map(|lang| (*lang, Voice::new(*lang, sources))).collect();
        Speech { voices }
    }

    /// Telegram HTML for a phrase; days and moments as the reader sees them.
    pub fn html(&self, phrase: &Phrase, lang: Lang, reader: Reader<'_>) -> String {
        let mut lost = Lost::new();
        let html = self.render(phrase, lang, reader.here(), 0, &mut lost);
        for key in lost {
            tracing::error!(key, lang = lang.tag(), "text missing");
        }
        html
    }

    /// Plain text for a button, an answer to a press or a command: no tags, one line, at most 64 characters.
    pub fn label(&self, phrase: &Phrase, lang: Lang) -> String {
        shortened(&self.line(phrase, lang), LABEL_CHARS_MAX)
    }

    /// Plain text on one line, uncut.
    pub fn line(&self, phrase: &Phrase, lang: Lang) -> String {
        let text = html::plain(&self.html(phrase, lang, Reader::default()));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A whole message as Telegram HTML within the limit of a text or of a caption.
    pub fn content(&self, content: &Content, lang: Lang, reader: Reader<'_>, caption: bool) -> String {
        let mut text = String::new();
        let mut folding = false;
        for line in &content.lines {
            let said = self.html(&line.phrase, lang, reader);
            if said.trim().is_empty() {
                continue;
            }
            if folding && !line.fold {
                text.push_str(UNFOLD);
            }
            if !text.is_empty() {
                text.push_str(if line.gap { "\n\n" } else { "\n" });
            }
            if line.fold && !folding {
                text.push_str(FOLD);
            }
            folding = line.fold;
            text.push_str(&said);
        }
        if folding {
            text.push_str(UNFOLD);
        }
        html::cut(&text, if caption { CAPTION_CHARS_MAX } else { TEXT_CHARS_MAX })
    }

    /// Chinese words of a paper that is printed: nothing escaped, with plain arguments.
    pub fn printed(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, *value);
        }
        let mut lost = Lost::new();
        let text = self.words(key, &args, Lang::Zh, &mut lost);
        for key in lost {
            tracing::error!(key, "words of a paper missing");
        }
        text
    }

    /// True if there is a text for `message` or `message.attribute`.
    pub fn has(&self, key: &str, lang: Lang) -> bool {
        self.voices.get(&lang).is_some_and(|voice| voice.keys.contains(key))
    }

    /// Every key of a language, attributes as `message.attribute`.
    pub fn keys(&self, lang: Lang) -> Vec<&str> {
        self.voices.get(&lang).map(|voice| voice.keys.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// Keys and arguments that rendering this phrase lacks: for tests, which must find none.
    pub fn missing(&self, phrase: &Phrase, lang: Lang) -> Vec<String> {
        let mut lost = Lost::new();
        self.render(phrase, lang, Reader::default().here(), 0, &mut lost);
        lost
    }

    /// The same for a whole message with its buttons.
    pub fn lacks(&self, content: &Content, lang: Lang) -> Vec<String> {
        let lines = content.lines.iter().map(|line| &line.phrase);
        let labels = content.buttons.iter().flatten().map(|button| &button.label);
        lines.chain(labels).flat_map(|phrase| self.missing(phrase, lang)).collect()
    }

    fn render(&self, phrase: &Phrase, lang: Lang, here: Here, depth: u8, lost: &mut Lost) -> String {
        if depth > DEPTH_MAX {
            lost.push(phrase.key.clone());
            return "…".to_owned();
        }
        let mut args = FluentArgs::with_capacity(phrase.args.iter().len());
        for (name, arg) in phrase.args.iter() {
            args.set(name, self.value(arg, lang, here, depth, lost));
        }
        self.words(&phrase.key, &args, lang, lost)
    }

    fn value(&self, arg: &Arg, lang: Lang, here: Here, depth: u8, lost: &mut Lost) -> FluentValue<'static> {
        let text = match arg {
            Arg::Num(number) => return FluentValue::from(*number),
            Arg::Text(words) => html::escape(words),
            Arg::Code(words) => format!("<code>{}</code>", html::escape(words)),
            Arg::Day(day) => self.day(*day, lang, here, lost),
            Arg::Moment(moment) => self.moment(*moment, lang, here, lost),
            Arg::Phrase(inner) => self.render(inner, lang, here, depth + 1, lost),
            Arg::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.render(item, lang, here, depth + 1, lost)).collect();
                items.join(&self.words("list-separator", &FluentArgs::new(), lang, lost))
            }
        };
        FluentValue::String(Cow::Owned(text))
    }

    fn day(&self, day: NaiveDate, lang: Lang, here: Here, lost: &mut Lost) -> String {
        let mut args = day_args(day);
        args.set("this_year", if here.year == Some(day.year()) { "yes" } else { "no" });
        self.words("date-day", &args, lang, lost)
    }

    fn moment(&self, moment: DateTime<Utc>, lang: Lang, here: Here, lost: &mut Lost) -> String {
        let local = moment.with_timezone(&here.zone);
        let mut args = FluentArgs::new();
        args.set("day", self.day(local.date_naive(), lang, here, lost));
        args.set("time", format!("{:02}:{:02}", local.hour(), local.minute()));
        self.words("date-moment", &args, lang, lost)
    }

    /// The text of a key with its arguments; the key in square brackets if there is none.
    fn words(&self, key: &str, args: &FluentArgs<'_>, lang: Lang, lost: &mut Lost) -> String {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let pattern = self.voices.get(&lang).and_then(|voice| {
            let message = voice.bundle.get_message(id)?;
            let pattern = match attribute {
                Some(name) => message.get_attribute(name)?.value(),
                None => message.value()?,
            };
            Some((&voice.bundle, pattern))
        });
        let Some((bundle, pattern)) = pattern else {
            lost.push(key.to_owned());
            return format!("[{}]", html::escape(key));
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        // Fluent's own error texts name only variables, never their values.
        lost.extend(errors.iter().map(|error| format!("{key}: {error}")));
        text
    }
}

impl Voice {
    fn new(lang: Lang, sources: &[Source]) -> Voice {
        let language = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolating marks would stand in copied numbers.
        bundle.set_use_isolating(false);
        let mut keys = BTreeSet::new();
        for source in sources.iter().filter(|source| source.lang == lang) {
            let resource = FluentResource::try_new(source.text.clone()).unwrap_or_else(|(resource, errors)| {
                tracing::error!(
                    file = source.file,
                    lang = lang.tag(),
                    count = errors.len(),
                    "texts that can't be parsed"
                );
                resource
            });
            keys.extend(keys_of(&resource));
            if bundle.add_resource(resource).is_err() {
                tracing::error!(file = source.file, lang = lang.tag(), "a key that another file has already");
            }
        }
        Voice { bundle, keys }
    }
}

impl std::fmt::Debug for Speech {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count: usize = self.voices.values().map(|voice| voice.keys.len()).sum();
        write!(f, "Speech({count} keys)")
    }
}

fn keys_of(resource: &FluentResource) -> Vec<String> {
    let mut keys = Vec::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            if message.value.is_some() {
                keys.push(message.id.name.to_owned());
            }
            keys.extend(message.attributes.iter().map(|a| format!("{}.{}", message.id.name, a.id.name)));
        }
    }
    keys
}

fn day_args(day: NaiveDate) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    args.set("year", day.year());
    args.set("month", day.month());
    args.set("day", day.day());
    args.set("weekday", day.weekday().number_from_monday());
    args
}

fn shortened(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let short: String = text.chars().take(max - 1).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests;
