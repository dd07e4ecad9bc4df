//! Telegram's HTML: escaped, read piece by piece, cut without breaking a tag, made plain, judged.

/// What a reader sees, or what marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    /// A tag with its brackets.
    Tag(&'a str),
    /// One visible character as written: itself or an entity.
    Char(&'a str),
}

/// The named entities that Telegram knows; it leaves all others as written.
const ENTITIES: [(&str, char); 4] = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"')];

/// The tags that our texts may use. (Telegram knows more.)
const TAGS: [&str; 5] = ["b", "i", "code", "a", "blockquote"];

/// Words of a person or of the data, harmless inside HTML. Signs that turn the direction of writing or
/// are invisible controls are left out, so that an answer can't disguise the text around it.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\r' => out.push(' '),
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if c.is_control() && c != '\n' => {}
            _ => out.push(c),
        }
    }
    out
}

/// The text without tags, entities decoded.
pub fn plain(html: &str) -> String {
    pieces(html)
        .filter_map(|piece| match piece {
            Piece::Tag(_) => None,
            Piece::Char(written) => Some(decoded(written)),
        })
        .collect()
}

/// How many characters Telegram counts: after parsing, in scalar values.
pub fn visible(html: &str) -> usize {
    pieces(html).filter(|piece| matches!(piece, Piece::Char(_))).count()
}

/// At most `max` visible characters, ending with `…` if something was left out; open tags are closed.
pub fn cut(html: &str, max: usize) -> String {
    if visible(html) <= max {
        return html.to_owned();
    }
    let mut out = String::with_capacity(html.len().min(max * 4));
    let mut open: Vec<&str> = Vec::new();
    let mut room = max.saturating_sub(1);
    for piece in pieces(html) {
        match piece {
            Piece::Char(_) if room == 0 => break,
            Piece::Char(written) => {
                room -= 1;
                out.push_str(written);
            }
            Piece::Tag(tag) => {
                if tag.starts_with("</") {
                    open.pop();
                } else {
                    open.push(name(tag));
                }
                out.push_str(tag);
            }
        }
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    for tag in open.iter().rev() {
        out.push_str("</");
        out.push_str(tag);
        out.push('>');
    }
    out
}

/// What Telegram would refuse or drop in this HTML; the first such thing, for the writer of a text.
pub fn flaw(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for piece in pieces(html) {
        let tag = match piece {
            Piece::Char("<") => return Some("a bare <; write &lt;".to_owned()),
            Piece::Char("&") => return Some("a bare &; write &amp;".to_owned()),
            Piece::Char(_) => continue,
            Piece::Tag(tag) => tag,
        };
        let name = name(tag);
        if !TAGS.contains(&name) || !well_formed(tag, name) {
            return Some(format!("the tag {tag} is not one of <b> <i> <code> <a href=\"…\"> <blockquote expandable>"));
        }
        if tag.starts_with("</") {
            if open.pop() != Some(name) {
                return Some(format!("{tag} closes what is not open"));
            }
        } else if open.contains(&"code") {
            return Some(format!("{tag} inside <code>: nothing may stand in it"));
        } else if open.contains(&name) {
            return Some(format!("{tag} inside itself"));
        } else {
            open.push(name);
        }
    }
    open.pop().map(|tag| format!("<{tag}> is not closed"))
}

fn well_formed(tag: &str, name: &str) -> bool {
    if tag.starts_with("</") {
        return tag == format!("</{name}>");
    }
    match name {
        "a" => tag
            .strip_prefix("<a href=\"https://")
            .and_then(|rest| rest.strip_suffix("\">"))
            .is_some_and(|rest| !rest.is_empty() && !rest.contains(['"', ' '])),
        "blockquote" => tag == "<blockquote>" || tag == "<blockquote expandable>",
        plain => tag == format!("<{plain}>"),
    }
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches(['<', '/']);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    &inner[..end]
}

fn decoded(written: &str) -> char {
    let known = ENTITIES.iter().find(|(entity, _)| *entity == written).map(|(_, c)| *c);
    known.or_else(|| written.chars().next()).unwrap_or(' ')
}

fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let entity = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)).map(|(entity, _)| entity.len());
        let tag = tag_length(rest);
        let length = tag.or(entity).unwrap_or(first.len_utf8());
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some(if tag.is_some() { Piece::Tag(piece) } else { Piece::Char(piece) })
    })
}

/// The length of the tag at the start, if one stands there.
fn tag_length(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    rest.find('>').map(|end| end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_people_stay_words() {
        assert_eq!(escape("<b>&\"</b>"), "&lt;b&gt;&amp;&quot;&lt;/b&gt;");
        assert_eq!(escape("a\u{202e}b\u{200f}c\u{7}d\ne"), "abcd\ne");
        assert_eq!(plain("<b>a &lt; b</b> &amp;lt;"), "a < b &lt;");
    }

    #[test]
    fn a_cut_closes_what_is_open_and_keeps_entities_whole() {
        assert_eq!(cut("<b>abc</b>", 3), "<b>abc</b>");
        assert_eq!(cut("<b>a&amp;<i>cd</i>e</b>", 4), "<b>a&amp;<i>c…</i></b>");
        assert_eq!(cut("ab cd", 4), "ab…");
    }

    #[test]
    fn each_flaw_is_seen() {
        for bad in [
            "a < b",
            "R&D",
            "<u>x</u>",
            "<b>x",
            "x</b>",
            "<b><i>x</b></i>",
            "<code><b>x</b></code>",
            "<a href=\"http://x.cn\">x</a>",
            "<a>x</a>",
            "<b class=\"x\">x</b>",
            "<b>a<b>x</b></b>",
        ] {
            assert!(flaw(bad).is_some(), "{bad}");
        }
        for good in [
            "a &lt; b",
            "<b>x</b> <i>y</i>",
            "<blockquote expandable>x</blockquote>",
            "<a href=\"https://beian.miit.gov.cn/\">x</a>",
        ] {
            assert_eq!(flaw(good), None, "{good}");
        }
    }

    proptest! {
        #[test]
        fn any_words_escaped_and_cut_are_sound(words in "\\PC{0,60}", max in 1usize..80) {
            let html = format!("<b>{}</b> <i>x {}</i>", escape(&words), escape(&words));
            let short = cut(&html, max);
            prop_assert_eq!(flaw(&short), None);
            prop_assert!(visible(&short) <= max);
        }

        #[test]
        fn plain_undoes_escape(words in "[ -~一-龥]{0,40}") {
            prop_assert_eq!(plain(&escape(&words)), words);
        }

        #[test]
        fn nothing_panics(html in "[<>/&;abicode \"=]{0,60}", max in 0usize..40) {
            let _ = (plain(&html), cut(&html, max), flaw(&html));
        }
    }
}
