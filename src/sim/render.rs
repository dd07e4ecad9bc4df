//! Text with entities as HTML that is safe to show: every tag and attribute is ours, everything else is escaped.

use super::entities::{Entity, Kind, Rich};

/// Safe HTML of a text. Line ends are `<br>`, but stay line ends inside code.
pub fn html(rich: &Rich) -> String {
    let mut page = Page { out: String::with_capacity(rich.text.len() * 2), open: Vec::new() };
    let mut waiting = rich.entities.iter().peekable();
    let mut at = 0;
    for ch in rich.text.chars() {
        page.close_ended(at);
        while let Some(entity) = waiting.next_if(|e| e.offset <= at) {
            if entity.end() > at {
                page.open(entity);
            }
        }
        page.write(ch);
        at += ch.len_utf16();
    }
    while let Some(entity) = page.open.pop() {
        page.out.push_str(end_tag(&entity.kind));
    }
    page.out
}

/// Escapes a text for use between tags and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|ch| push_escaped(&mut out, ch));
    out
}

struct Page<'a> {
    out: String,
    open: Vec<&'a Entity>,
}

impl<'a> Page<'a> {
    fn open(&mut self, entity: &'a Entity) {
        self.out.push_str(&start_tag(&entity.kind));
        self.open.push(entity);
    }

    /// Closes what ends here; what was opened later and goes on is closed and opened again, so that tags never cross.
    fn close_ended(&mut self, at: usize) {
        let Some(first) = self.open.iter().position(|e| e.end() <= at) else {
            return;
        };
        let tail = self.open.split_off(first);
        for entity in tail.iter().rev() {
            self.out.push_str(end_tag(&entity.kind));
        }
        for entity in tail.into_iter().filter(|e| e.end() > at) {
            self.open(entity);
        }
    }

    fn write(&mut self, ch: char) {
        let in_code = self.open.iter().any(|e| matches!(e.kind, Kind::Code | Kind::Pre(_)));
        if ch == '\n' && !in_code {
            self.out.push_str("<br>");
        } else {
            push_escaped(&mut self.out, ch);
        }
    }
}

fn push_escaped(out: &mut String, ch: char) {
    match ch {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        other => out.push(other),
    }
}

fn start_tag(kind: &Kind) -> String {
    match kind {
        Kind::Bold => "<b>".to_owned(),
        Kind::Italic => "<i>".to_owned(),
        Kind::Underline => "<u>".to_owned(),
        Kind::Strikethrough => "<s>".to_owned(),
        Kind::Spoiler => "<span class=\"spoiler\" tabindex=\"0\">".to_owned(),
        Kind::Blockquote => "<blockquote>".to_owned(),
        Kind::ExpandableBlockquote => "<blockquote class=\"expandable\">".to_owned(),
        Kind::Code => "<code>".to_owned(),
        Kind::Pre(_) => "<pre>".to_owned(),
        Kind::TextLink(url) if shown_as_link(url) => {
            format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">", escape(url))
        }
        Kind::TextLink(_) => "<span class=\"link\">".to_owned(),
        Kind::Url => "<span class=\"url\">".to_owned(),
        Kind::Email => "<span class=\"email\">".to_owned(),
        Kind::BotCommand => "<span class=\"command\">".to_owned(),
        Kind::Mention | Kind::TextMention(_) => "<span class=\"mention\">".to_owned(),
        Kind::Hashtag => "<span class=\"hashtag\">".to_owned(),
        Kind::CustomEmoji(_) => "<span class=\"emoji\">".to_owned(),
    }
}

fn end_tag(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bold => "</b>",
        Kind::Italic => "</i>",
        Kind::Underline => "</u>",
        Kind::Strikethrough => "</s>",
        Kind::Blockquote | Kind::ExpandableBlockquote => "</blockquote>",
        Kind::Code => "</code>",
        Kind::Pre(_) => "</pre>",
        Kind::TextLink(url) if shown_as_link(url) => "</a>",
        Kind::Spoiler
        | Kind::TextLink(_)
        | Kind::Url
        | Kind::Email
        | Kind::BotCommand
        | Kind::Mention
        | Kind::TextMention(_)
        | Kind::Hashtag
        | Kind::CustomEmoji(_) => "</span>",
    }
}

/// Only these schemes may be clicked: a script's address must not become a link.
fn shown_as_link(url: &str) -> bool {
    ["http://", "https://", "mailto:", "tel:", "tg:"].iter().any(|s| url.starts_with(s))
}
