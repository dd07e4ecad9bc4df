//! Text with entities: what they are, how Telegram cleans and trims them, and which it finds by itself.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value, json};

use super::state::State;

/// Entities kept of one text; further ones are dropped without a word.
pub const ENTITIES_MAX: usize = 100;

/// What an entity does to its part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Underlined.
    Underline,
    /// Struck through.
    Strikethrough,
    /// Hidden until tapped.
    Spoiler,
    /// Quoted.
    Blockquote,
    /// Quoted and folded.
    ExpandableBlockquote,
    /// Code in a line.
    Code,
    /// A block of code, perhaps in a named language.
    Pre(Option<String>),
    /// A link behind words.
    TextLink(String),
    /// A person without a username, by id.
    TextMention(i64),
    /// A custom emoji, by id.
    CustomEmoji(String),
    /// `/command`.
    BotCommand,
    /// A link as written.
    Url,
    /// An e-mail address as written.
    Email,
    /// `@username`.
    Mention,
    /// `#word`.
    Hashtag,
}

/// One entity; offset and length are UTF-16 units, as Telegram counts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Where it begins.
    pub offset: usize,
    /// How long it is; never 0.
    pub length: usize,
    /// What it does.
    pub kind: Kind,
}

/// A text with its entities, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    /// The text without markup.
    pub text: String,
    /// Sorted by offset, longer ones first.
    pub entities: Vec<Entity>,
}

impl Kind {
    /// Telegram's word for the type.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::Strikethrough => "strikethrough",
            Self::Spoiler => "spoiler",
            Self::Blockquote => "blockquote",
            Self::ExpandableBlockquote => "expandable_blockquote",
            Self::Code => "code",
            Self::Pre(_) => "pre",
            Self::TextLink(_) => "text_link",
            Self::TextMention(_) => "text_mention",
            Self::CustomEmoji(_) => "custom_emoji",
            Self::BotCommand => "bot_command",
            Self::Url => "url",
            Self::Email => "email",
            Self::Mention => "mention",
            Self::Hashtag => "hashtag",
        }
    }

    /// The kind that a bot names in an `entities` parameter. Those that Telegram finds by itself give `None`.
    pub fn from_api(entity: &Value) -> Option<Self> {
        let text = |name: &str| entity[name].as_str().map(str::to_owned);
        Some(match entity["type"].as_str()? {
            "bold" => Self::Bold,
            "italic" => Self::Italic,
            "underline" => Self::Underline,
            "strikethrough" => Self::Strikethrough,
            "spoiler" => Self::Spoiler,
            "blockquote" => Self::Blockquote,
            "expandable_blockquote" => Self::ExpandableBlockquote,
            "code" => Self::Code,
            "pre" => Self::Pre(text("language").filter(|l| !l.is_empty())),
            "text_link" => Self::TextLink(checked_link(&text("url")?)?),
            "text_mention" => Self::TextMention(entity["user"]["id"].as_i64()?),
            "custom_emoji" => Self::CustomEmoji(text("custom_emoji_id")?),
            _ => return None,
        })
    }

    /// Nothing else may stand inside it.
    fn is_code(&self) -> bool {
        matches!(self, Self::Code | Self::Pre(_))
    }
}

impl Entity {
    /// Where it ends, in UTF-16 units.
    pub fn end(&self) -> usize {
        self.offset + self.length
    }

    /// The `MessageEntity` object.
    pub fn to_api(&self, state: &State) -> Value {
        let mut value = json!({"type": self.kind.word(), "offset": self.offset, "length": self.length});
        match &self.kind {
            Kind::Pre(Some(language)) => value["language"] = json!(language),
            Kind::TextLink(url) => value["url"] = json!(url),
            Kind::TextMention(id) => value["user"] = state.user(*id),
            Kind::CustomEmoji(id) => value["custom_emoji_id"] = json!(id),
            Kind::Bold
            | Kind::Italic
            | Kind::Underline
            | Kind::Strikethrough
            | Kind::Spoiler
            | Kind::Blockquote
            | Kind::ExpandableBlockquote
            | Kind::Code
            | Kind::Pre(None)
            | Kind::BotCommand
            | Kind::Url
            | Kind::Email
            | Kind::Mention
            | Kind::Hashtag => {}
        }
        value
    }
}

impl Rich {
    /// What Telegram makes of a text and its entities: trimmed, sorted, nothing inside code, and with the entities
    /// that it finds by itself.
    pub fn settled(text: &str, entities: Vec<Entity>) -> Self {
        let mut rich = trim(text, entities);
        rich.entities.sort_by_key(|e| (e.offset, usize::MAX - e.length));
        rich.entities.dedup();
        let code: Vec<Entity> = rich.entities.iter().filter(|e| e.kind.is_code()).cloned().collect();
        let apart = |a: &Entity, b: &Entity| a.end() <= b.offset || b.end() <= a.offset;
        let nested = |e: &Entity| code.iter().any(|c| c != e && c.offset <= e.offset && e.end() <= c.end());
        rich.entities.retain(|e| !nested(e));
        let taken: Vec<Entity> = rich.entities.iter().filter(|e| e.kind.excludes_links()).cloned().collect();
        for found in detect(&rich.text) {
            if taken.iter().all(|e| apart(e, &found)) {
                rich.entities.push(found);
            }
        }
        rich.entities.sort_by_key(|e| (e.offset, usize::MAX - e.length));
        rich.entities.truncate(ENTITIES_MAX);
        rich
    }

    /// A text as a person types it: trimmed, with the entities that Telegram finds by itself.
    pub fn typed(text: &str) -> Self {
        Self::settled(&clean(text), Vec::new())
    }

    /// Puts the entities into an object under this name, unless there are none.
    pub fn put_entities(&self, name: &str, state: &State, object: &mut Map<String, Value>) {
        if !self.entities.is_empty() {
            let list = self.entities.iter().map(|e| e.to_api(state)).collect();
            object.insert(name.to_owned(), list);
        }
    }
}

impl Kind {
    /// No link is found inside it.
    fn excludes_links(&self) -> bool {
        self.is_code() || matches!(self, Self::TextLink(_) | Self::TextMention(_))
    }
}

/// Drops carriage returns and turns other control characters into spaces, as Telegram does with all texts.
pub fn clean(text: &str) -> String {
    let kept = text.chars().filter(|c| *c != '\r');
    kept.map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// The length of a text in UTF-16 units.
pub fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A link that Telegram can use, or nothing.
pub fn checked_link(link: &str) -> Option<String> {
    let link = link.trim();
    let whole = if link.contains("://") || link.starts_with("mailto:") || link.starts_with("tel:") {
        link.to_owned()
    } else {
        format!("http://{link}")
    };
    let parsed = url::Url::parse(&whole).ok()?;
    let usable = match parsed.scheme() {
        "http" | "https" => parsed.host_str().is_some_and(|h| h.contains('.')),
        "tg" | "ton" | "mailto" | "tel" => true,
        _ => false,
    };
    usable.then(|| parsed.to_string())
}

/// Cuts white space off both ends and moves the entities along.
fn trim(text: &str, entities: Vec<Entity>) -> Rich {
    let from_start = text.trim_start();
    let cut = utf16_len(&text[..text.len() - from_start.len()]);
    let kept = from_start.trim_end();
    let length = utf16_len(kept);
    let moved = entities.into_iter().filter_map(|entity| {
        let begin = entity.offset.max(cut) - cut;
        let end = entity.end().saturating_sub(cut).min(length);
        (begin < end).then(|| Entity { offset: begin, length: end - begin, kind: entity.kind })
    });
    Rich { text: kept.to_owned(), entities: moved.collect() }
}

/// One pattern with a named group for each kind, so that a link is not also a mention.
static PATTERN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?P<url>(?i:https?://[^\s<>，。；、！？（）「」《》]+|(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|gov|edu)\b(?:/[^\s<>，。；、！？（）「」《》]*)?))",
        r"|(?P<email>[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})",
        r"|(?P<command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)",
        r"|(?P<mention>@[A-Za-z][A-Za-z0-9_]{2,31})",
        r"|(?P<hashtag>#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)",
    ))
    .expect("the pattern is a constant that the tests compile")
});

/// The entities that Telegram finds by itself: links, addresses, commands, mentions, hashtags.
fn detect(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let (mut at, mut at_utf16) = (0, 0);
    let mut search_from = 0;
    while let Some(captures) = PATTERN.captures_at(text, search_from) {
        let named = [
            ("email", Kind::Email),
            ("url", Kind::Url),
            ("command", Kind::BotCommand),
            ("mention", Kind::Mention),
            ("hashtag", Kind::Hashtag),
        ];
        let hit = named.into_iter().find_map(|(name, kind)| Some((captures.name(name)?, kind)));
        let Some((hit, kind)) = hit else { break };
        let (begin, mut end) = (hit.start(), hit.end());
        search_from = end;
        if kind == Kind::Url {
            end = begin + text[begin..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'']).len();
        }
        if !stands_alone(text, begin, end, &kind) {
            continue;
        }
        at_utf16 += utf16_len(&text[at..begin]);
        at = begin;
        found.push(Entity { offset: at_utf16, length: utf16_len(&text[begin..end]), kind });
    }
    found
}

/// A command, mention or hashtag begins a word; a domain is not the rest of an e-mail address.
fn stands_alone(text: &str, begin: usize, end: usize, kind: &Kind) -> bool {
    let before = text[..begin].chars().next_back();
    let after = text[end..].chars().next();
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let free = !before.is_some_and(|c| "/@<&#._".contains(c) || c.is_ascii_alphanumeric());
    let ends_well = if *kind == Kind::BotCommand {
        after.is_none_or(|c| !letter(c) && c != '/')
    } else {
        *kind != Kind::Url || after != Some('@')
    };
    free && ends_well
}
