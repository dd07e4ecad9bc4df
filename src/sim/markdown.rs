//! Telegram's two kinds of Markdown, for bots that write them: text in, text and entities out, refusals word for word.

use super::entities::{Entity, Kind, checked_link};
use super::html::Parsed;

/// What may not stand in MarkdownV2 without a backslash, unless it begins or ends something.
const RESERVED: &str = "_*[]()~`>#+-=|{}.!";

/// Something begun and not yet ended.
struct Open {
    kind: Kind,
    offset: usize,
    begin: usize,
    at: usize,
}

/// Where a parser stands.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    result: String,
    utf16: usize,
    entities: Vec<Entity>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, result: String::new(), utf16: 0, entities: Vec::new() }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the next character over into the text.
    fn copy(&mut self) {
        if let Some(ch) = self.peek() {
            self.at += ch.len_utf8();
            self.result.push(ch);
            self.utf16 += ch.len_utf16();
        }
    }

    /// Passes over these characters if they come next.
    fn skip(&mut self, what: &str) -> bool {
        let here = self.rest().starts_with(what);
        if here {
            self.at += what.len();
        }
        here
    }

    /// Passes over an escaped character if one comes next, and takes it over.
    fn escaped(&mut self, allowed: impl Fn(char) -> bool) -> bool {
        let mut chars = self.rest().chars();
        let escaped = chars.next() == Some('\\') && chars.next().is_some_and(allowed);
        if escaped {
            self.at += 1;
            self.copy();
        }
        escaped
    }

    /// The language and the line end after the opening marks of a block of code.
    fn language(&mut self) -> Option<String> {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || c == '`').unwrap_or(rest.len());
        let named = end > 0 && rest[end..].starts_with(char::is_whitespace);
        let language = named.then(|| rest[..end].to_owned());
        if named {
            self.at += end;
        }
        // The line end after the marks belongs to them.
        self.skip("\n");
        language
    }

    /// The address in parentheses after a link's words; without one, the words are the address.
    fn address(&mut self, begin: usize) -> Result<String, String> {
        let at = self.at;
        if !self.skip("(") {
            return Ok(self.result[begin..].to_owned());
        }
        let mut address = String::new();
        let mut chars = self.rest().chars();
        while let Some(ch) = chars.next() {
            match ch {
                ')' => {
                    self.at = self.text.len() - chars.as_str().len();
                    return Ok(address);
                }
                '\\' if chars.as_str().starts_with(|c: char| c.is_ascii()) => address.extend(chars.next()),
                other => address.push(other),
            }
        }
        Err(format!("Can't find end of a URL at byte offset {at}"))
    }

    fn finish(&mut self, open: Open, kind: Option<Kind>) {
        if let Some(kind) = kind.filter(|_| self.utf16 > open.offset) {
            let length = self.utf16 - open.offset;
            self.entities.push(Entity { offset: open.offset, length, kind });
        }
    }
}

/// The kind of a link; one that Telegram can't use loses its markup.
fn link(address: &str) -> Option<Kind> {
    if let Some(id) = address.strip_prefix("tg://user?id=") {
        return id.parse().ok().map(Kind::TextMention);
    }
    checked_link(address).map(Kind::TextLink)
}

/// Telegram's name for a kind, as its refusals write it.
fn name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bold => "Bold",
        Kind::Italic => "Italic",
        Kind::Underline => "Underline",
        Kind::Strikethrough => "Strikethrough",
        Kind::Spoiler => "Spoiler",
        Kind::Blockquote | Kind::ExpandableBlockquote => "BlockQuote",
        Kind::Code => "Code",
        Kind::Pre(None) => "Pre",
        Kind::Pre(Some(_)) => "PreCode",
        Kind::TextLink(_) => "TextUrl",
        Kind::CustomEmoji(_) => "CustomEmoji",
        Kind::TextMention(_) => "MentionName",
        Kind::BotCommand => "BotCommand",
        Kind::Url => "Url",
        Kind::Email => "EmailAddress",
        Kind::Mention => "Mention",
        Kind::Hashtag => "Hashtag",
    }
}

/// Parses a text in `parse_mode` MarkdownV2.
///
/// # Errors
/// What follows `can't parse entities: ` in Telegram's answer.
pub fn parse_v2(text: &str) -> Result<Parsed, String> {
    let mut reader = Reader::new(text);
    let mut open: Vec<Open> = Vec::new();
    let mut line_begins = true;
    while let Some(ch) = reader.peek() {
        let in_code = open.last().is_some_and(|o| matches!(o.kind, Kind::Code | Kind::Pre(_)));
        let at_line_begin = std::mem::replace(&mut line_begins, false);
        if reader.escaped(|c| c.is_ascii() && !c.is_ascii_control()) {
            continue;
        }
        if in_code && ch != '`' || !in_code && !RESERVED.contains(ch) && ch != '\n' {
            reader.copy();
            continue;
        }
        if ch == '\n' && !in_code {
            // A quotation goes on as long as its lines begin with the sign.
            if !reader.rest()[1..].starts_with('>') {
                close_quote(&mut reader, &mut open)?;
            }
            reader.copy();
            line_begins = true;
            continue;
        }
        if at_line_begin && reader.skip(">") {
            if !open.iter().any(|o| o.kind == Kind::Blockquote) {
                push(&reader, &mut open, Kind::Blockquote, reader.at - 1);
            }
            continue;
        }
        if let Some(begun) = open.pop_if(|o| ends(&mut reader, &o.kind)) {
            end_v2(&mut reader, begun)?;
        } else {
            let at = reader.at;
            let kind = begin_v2(&mut reader, ch)?;
            push(&reader, &mut open, kind, at);
        }
    }
    close_quote(&mut reader, &mut open)?;
    match open.last() {
        Some(begun) => Err(unended(begun)),
        None => Ok((reader.result, reader.entities)),
    }
}

fn push(reader: &Reader<'_>, open: &mut Vec<Open>, kind: Kind, at: usize) {
    open.push(Open { kind, offset: reader.utf16, begin: reader.result.len(), at });
}

fn unended(begun: &Open) -> String {
    format!("Can't find end of {} entity at byte offset {}", name(&begun.kind), begun.at)
}

/// Ends a quotation at the end of its last line; nothing may be open inside it.
fn close_quote(reader: &mut Reader<'_>, open: &mut Vec<Open>) -> Result<(), String> {
    if !open.iter().any(|o| o.kind == Kind::Blockquote) {
        return Ok(());
    }
    match open.pop() {
        Some(begun) if begun.kind == Kind::Blockquote => {
            let folded = reader.result.ends_with("||");
            if folded {
                reader.result.truncate(reader.result.len() - 2);
                reader.utf16 -= 2;
            }
            let kind = if folded { Kind::ExpandableBlockquote } else { Kind::Blockquote };
            reader.finish(begun, Some(kind));
            Ok(())
        }
        Some(begun) => Err(unended(&begun)),
        None => Ok(()),
    }
}

/// Passes over the marks that end this kind, if they come next.
fn ends(reader: &mut Reader<'_>, kind: &Kind) -> bool {
    match kind {
        Kind::Bold => reader.skip("*"),
        Kind::Italic => !reader.rest().starts_with("__") && reader.skip("_"),
        Kind::Underline => reader.skip("__"),
        Kind::Strikethrough => reader.skip("~"),
        Kind::Spoiler => reader.skip("||"),
        Kind::Code => reader.skip("`"),
        Kind::Pre(_) => reader.skip("```"),
        Kind::TextLink(_) | Kind::CustomEmoji(_) => reader.skip("]"),
        Kind::Blockquote
        | Kind::ExpandableBlockquote
        | Kind::TextMention(_)
        | Kind::BotCommand
        | Kind::Url
        | Kind::Email
        | Kind::Mention
        | Kind::Hashtag => false,
    }
}

fn end_v2(reader: &mut Reader<'_>, begun: Open) -> Result<(), String> {
    let kind = if matches!(begun.kind, Kind::TextLink(_)) {
        link(&reader.address(begun.begin)?)
    } else if matches!(begun.kind, Kind::CustomEmoji(_)) {
        let address = reader.address(begun.begin)?;
        let id = address.strip_prefix("tg://emoji?id=");
        id.map(|id| Kind::CustomEmoji(id.to_owned()))
    } else {
        Some(begun.kind.clone())
    };
    reader.finish(begun, kind);
    Ok(())
}

fn begin_v2(reader: &mut Reader<'_>, ch: char) -> Result<Kind, String> {
    let kind = match ch {
        '_' if reader.skip("__") => Kind::Underline,
        '_' if reader.skip("_") => Kind::Italic,
        '*' if reader.skip("*") => Kind::Bold,
        '~' if reader.skip("~") => Kind::Strikethrough,
        '|' if reader.skip("||") => Kind::Spoiler,
        '[' if reader.skip("[") => Kind::TextLink(String::new()),
        '!' if reader.skip("![") => Kind::CustomEmoji(String::new()),
        '`' if reader.skip("```") => Kind::Pre(reader.language()),
        '`' if reader.skip("`") => Kind::Code,
        _ => {
            return Err(format!("Character '{ch}' is reserved and must be escaped with the preceding '\\'"));
        }
    };
    Ok(kind)
}

/// Parses a text in the old `parse_mode` Markdown: nothing nests.
///
/// # Errors
/// What follows `can't parse entities: ` in Telegram's answer.
pub fn parse_v1(text: &str) -> Result<Parsed, String> {
    let mut reader = Reader::new(text);
    while let Some(ch) = reader.peek() {
        if reader.escaped(|c| "_*`[".contains(c)) {
            continue;
        }
        let at = reader.at;
        let (kind, end) = match ch {
            '_' if reader.skip("_") => (Kind::Italic, "_"),
            '*' if reader.skip("*") => (Kind::Bold, "*"),
            '[' if reader.skip("[") => (Kind::TextLink(String::new()), "]"),
            '`' if reader.skip("```") => (Kind::Pre(reader.language()), "```"),
            '`' if reader.skip("`") => (Kind::Code, "`"),
            _ => {
                reader.copy();
                continue;
            }
        };
        let begun = Open { kind, offset: reader.utf16, begin: reader.result.len(), at };
        while !reader.skip(end) {
            if reader.peek().is_none() {
                return Err(format!("Can't find end of the entity starting at byte offset {at}"));
            }
            reader.copy();
        }
        end_v2(&mut reader, begun)?;
    }
    Ok((reader.result, reader.entities))
}
