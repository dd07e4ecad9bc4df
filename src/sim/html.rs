//! Telegram's HTML: text with tags in, text and entities out, and its refusals word for word.

use super::entities::{Entity, Kind, checked_link};

/// A text and its entities as parsed: neither trimmed nor sorted.
pub type Parsed = (String, Vec<Entity>);

const TAGS: [&str; 17] = [
    "a",
    "b",
    "blockquote",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "pre",
    "s",
    "span",
    "strike",
    "strong",
    "tg-emoji",
    "tg-spoiler",
    "tg-time",
    "u",
];

/// An open tag.
struct Open {
    tag: String,
    argument: String,
    offset: usize,
    begin: usize,
}

/// Where the parser stands.
struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    result: String,
    utf16: usize,
    open: Vec<Open>,
    /// Finished entities; a `code` keeps its language until its `pre` ends.
    entities: Vec<(Entity, String)>,
}

/// Parses a text in `parse_mode` HTML.
///
/// # Errors
/// What follows `can't parse entities: ` in Telegram's answer.
pub fn parse(text: &str) -> Result<Parsed, String> {
    let mut parser = Parser {
        text: text.as_bytes(),
        at: 0,
        result: String::with_capacity(text.len()),
        utf16: 0,
        open: Vec::new(),
        entities: Vec::new(),
    };
    while parser.at < text.len() {
        parser.step(text)?;
    }
    if let Some(open) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag));
    }
    let entities = parser.entities.into_iter().map(|(entity, _)| entity).collect();
    Ok((parser.result, entities))
}

impl Parser<'_> {
    /// One character, one entity of HTML, or one tag.
    fn step(&mut self, text: &str) -> Result<(), String> {
        match self.peek() {
            b'&' => match decode(&self.text[self.at..]) {
                Some((ch, length)) => {
                    self.at += length;
                    self.push(ch);
                }
                None => {
                    self.at += 1;
                    self.push('&');
                }
            },
            b'<' if self.text.get(self.at + 1) == Some(&b'/') => self.end_tag()?,
            b'<' => self.start_tag()?,
            _ => {
                if let Some(ch) = text[self.at..].chars().next() {
                    self.at += ch.len_utf8();
                    self.push(ch);
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, ch: char) {
        self.result.push(ch);
        self.utf16 += ch.len_utf16();
    }

    /// The byte here, 0 at the end, as in Telegram's own parser.
    fn peek(&self) -> u8 {
        self.text.get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while self.at < self.text.len() && is_space(self.peek()) {
            self.at += 1;
        }
    }

    /// Reads until one of the given bytes, white space or the end.
    fn word(&mut self, stops: &[u8]) -> String {
        let begin = self.at;
        while self.at < self.text.len() && !is_space(self.peek()) && !stops.contains(&self.peek()) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.text[begin..self.at]).into_owned()
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        self.at += 1;
        let tag = self.word(b">").to_lowercase();
        if self.at >= self.text.len() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let mut argument = String::new();
        while self.peek() != b'>' {
            self.skip_space();
            if self.peek() == b'>' {
                break;
            }
            if let Some(value) = self.attribute(&tag, begin)? {
                argument = value;
            }
        }
        if tag == "span" && argument != "spoiler" {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.at += 1;
        let (offset, begin) = (self.utf16, self.result.len());
        self.open.push(Open { tag, argument, offset, begin });
        Ok(())
    }

    /// One attribute; gives its value if it means something to the tag.
    fn attribute(&mut self, tag: &str, begin: usize) -> Result<Option<String>, String> {
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let name = self.word(b"=>/\"'");
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        self.skip_space();
        if self.peek() != b'=' {
            if self.at >= self.text.len() {
                return Err(unclosed());
            }
            let expands = tag == "blockquote" && name == "expandable";
            return Ok(expands.then(|| "1".to_owned()));
        }
        self.at += 1;
        self.skip_space();
        if self.at >= self.text.len() {
            return Err(unclosed());
        }
        let value = self.attribute_value()?;
        if self.at >= self.text.len() {
            return Err(unclosed());
        }
        Ok(match (tag, name.as_str()) {
            ("a", "href") | ("tg-emoji", "emoji-id") => Some(value),
            ("code", "class") => value.strip_prefix("language-").map(str::to_owned),
            ("span", "class") => value.strip_prefix("tg-").map(str::to_owned),
            ("blockquote", "expandable") => Some("1".to_owned()),
            _ => None,
        })
    }

    fn attribute_value(&mut self) -> Result<String, String> {
        let quote = self.peek();
        let begin = self.at;
        if quote != b'"' && quote != b'\'' {
            while self.peek().is_ascii_alphanumeric() || self.peek() == b'.' || self.peek() == b'-' {
                self.at += 1;
            }
            let value = String::from_utf8_lossy(&self.text[begin..self.at]).to_lowercase();
            if !is_space(self.peek()) && self.peek() != b'>' && self.at < self.text.len() {
                return Err(format!("Unexpected end of name token at byte offset {begin}"));
            }
            return Ok(value);
        }
        self.at += 1;
        let mut value = Vec::new();
        while self.at < self.text.len() && self.peek() != quote {
            if let Some((ch, length)) = decode(&self.text[self.at..]) {
                value.extend_from_slice(ch.encode_utf8(&mut [0; 4]).as_bytes());
                self.at += length;
            } else {
                value.push(self.peek());
                self.at += 1;
            }
        }
        if self.at < self.text.len() {
            self.at += 1;
        }
        Ok(String::from_utf8_lossy(&value).into_owned())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        let name = self.word(b">").to_lowercase();
        self.skip_space();
        if self.peek() != b'>' {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        let tag = &open.tag;
        if !name.is_empty() && name != *tag {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{tag}>\", found \"</{name}>\""
            ));
        }
        if self.utf16 > open.offset {
            self.finish(open);
        }
        Ok(())
    }

    /// Makes the entity of a tag that has ended.
    fn finish(&mut self, open: Open) {
        let (offset, length) = (open.offset, self.utf16 - open.offset);
        let language = Some(open.argument.clone()).filter(|l| !l.is_empty());
        let twin = self.entities.last_mut().filter(|(e, _)| e.offset == offset && e.length == length);
        let kind = match open.tag.as_str() {
            "b" | "strong" => Kind::Bold,
            "i" | "em" => Kind::Italic,
            "u" | "ins" => Kind::Underline,
            "s" | "strike" | "del" => Kind::Strikethrough,
            "span" | "tg-spoiler" => Kind::Spoiler,
            "blockquote" if language.is_some() => Kind::ExpandableBlockquote,
            "blockquote" => Kind::Blockquote,
            "tg-emoji" => Kind::CustomEmoji(open.argument.clone()),
            "pre" => match twin {
                Some((inner, argument)) if inner.kind == Kind::Code && !argument.is_empty() => {
                    inner.kind = Kind::Pre(Some(argument.clone()));
                    return;
                }
                _ => Kind::Pre(None),
            },
            "code" => match twin {
                Some((inner, _)) if inner.kind == Kind::Pre(None) && language.is_some() => {
                    inner.kind = Kind::Pre(language);
                    return;
                }
                _ => Kind::Code,
            },
            "a" => match self.link(&open) {
                Some(kind) => kind,
                None => return,
            },
            _ => return,
        };
        self.entities.push((Entity { offset, length, kind }, open.argument));
    }

    /// The kind of a finished `a`; a link that Telegram can't use loses its markup.
    fn link(&self, open: &Open) -> Option<Kind> {
        let target = match open.argument.as_str() {
            "" => &self.result[open.begin..],
            href => href,
        };
        if let Some(id) = target.strip_prefix("tg://user?id=") {
            return id.parse().ok().map(Kind::TextMention);
        }
        checked_link(target).map(Kind::TextLink)
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0 | 0x0b)
}

/// The character that an HTML entity at the start of these bytes stands for, and its length; other names stay as written.
fn decode(text: &[u8]) -> Option<(char, usize)> {
    let rest = text.strip_prefix(b"&")?;
    if let Some(number) = rest.strip_prefix(b"#") {
        return decode_number(number).map(|(ch, length)| (ch, length + 2));
    }
    let length = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let ch = match &rest[..length] {
        b"lt" => '<',
        b"gt" => '>',
        b"amp" => '&',
        b"quot" => '"',
        _ => return None,
    };
    let semicolon = usize::from(rest.get(length) == Some(&b';'));
    Some((ch, 1 + length + semicolon))
}

/// The character of `39;` or `x27;`, and how many bytes were read.
fn decode_number(text: &[u8]) -> Option<(char, usize)> {
    let hex = text.first() == Some(&b'x');
    let (digits, radix, prefix) = if hex { (&text[1..], 16, 1) } else { (text, 10, 0) };
    let length = digits.iter().take(9).take_while(|b| (**b as char).is_digit(radix)).count();
    let number = std::str::from_utf8(&digits[..length]).ok()?;
    let ch = char::from_u32(u32::from_str_radix(number, radix).ok()?).filter(|c| *c != '\0')?;
    let semicolon = usize::from(digits.get(length) == Some(&b';'));
    Some((ch, prefix + length + semicolon))
}
