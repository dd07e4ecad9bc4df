//! Telegram's HTML: examples, and what holds for any text.

use proptest::prelude::*;

use crate::sim::entities::{Entity, Kind, Rich, utf16_len};
use crate::sim::{html, markdown, render};

fn entity(offset: usize, length: usize, kind: Kind) -> Entity {
    Entity { offset, length, kind }
}

#[test]
fn good_examples() {
    let link = |url: &str| Kind::TextLink(url.to_owned());
    let cases = [
        ("a<b>b</b>", "ab", vec![entity(1, 1, Kind::Bold)]),
        ("<B>b</B>", "b", vec![entity(0, 1, Kind::Bold)]),
        ("&lt;&#39;&#x27;&nbsp;&apos;&", "<''&nbsp;&apos;&", vec![]),
        ("a > b & c", "a > b & c", vec![]),
        ("<b></b>x", "x", vec![]),
        ("<a href=\"https://a.cn/?x=1&amp;y\">t</a>", "t", vec![entity(0, 1, link("https://a.cn/?x=1&y"))]),
        ("<a href='javascript:alert(1)'>t</a>", "t", vec![]),
        ("<a href=\"http://localhost/\">t</a>", "t", vec![]),
        ("<span class=\"tg-spoiler\">s</span>", "s", vec![entity(0, 1, Kind::Spoiler)]),
        (
            "<pre><code class=\"language-rust\">x</code></pre>",
            "x",
            vec![entity(0, 1, Kind::Pre(Some("rust".to_owned())))],
        ),
        ("<blockquote expandable>q</blockquote>", "q", vec![entity(0, 1, Kind::ExpandableBlockquote)]),
        ("🙂<i>x</i>", "🙂x", vec![entity(2, 1, Kind::Italic)]),
    ];
    for (given, text, entities) in cases {
        assert_eq!(html::parse(given), Ok((text.to_owned(), entities)), "{given}");
    }
}

#[test]
fn bad_examples_in_telegrams_words() {
    let cases = [
        ("a<br>b", "Unsupported start tag \"br\" at byte offset 1"),
        ("<p>x</p>", "Unsupported start tag \"p\" at byte offset 0"),
        ("字<b>x", "Can't find end tag corresponding to start tag \"b\""),
        ("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("a < b", "Unsupported start tag \"\" at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
        ("<a href=x?>t</a>", "Unexpected end of name token at byte offset 8"),
    ];
    for (given, error) in cases {
        assert_eq!(html::parse(given), Err(error.to_owned()), "{given}");
    }
}

#[test]
fn rendering_keeps_markup_and_escapes_the_rest() {
    let (text, entities) =
        html::parse("<b>a<i>b</i></b>\n<code>1\n2</code> &lt;script&gt; <a href=\"https://a.cn\">l</a>").unwrap();
    assert_eq!(
        render::html(&Rich::settled(&text, entities)),
        "<b>a<i>b</i></b><br><code>1\n2</code> &lt;script&gt; \
         <a href=\"https://a.cn/\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">l</a>"
    );
    let crossing = vec![entity(0, 2, Kind::Bold), entity(1, 2, Kind::Italic)];
    let rich = Rich { text: "abc".to_owned(), entities: crossing };
    assert_eq!(render::html(&rich), "<b>a<i>b</i></b><i>c</i>");
}

#[test]
fn what_telegram_finds_by_itself() {
    let found = |text: &str| -> Vec<(String, String)> {
        let rich = Rich::typed(text);
        let units: Vec<u16> = rich.text.encode_utf16().collect();
        let part = |e: &Entity| String::from_utf16(&units[e.offset..e.end()]).unwrap();
        rich.entities.iter().map(|e| (e.kind.word().to_owned(), part(e))).collect()
    };
    let pair = |kind: &str, part: &str| (kind.to_owned(), part.to_owned());
    assert_eq!(found("/start abc"), [pair("bot_command", "/start")]);
    assert_eq!(found("🙂 /help@sim_bot"), [pair("bot_command", "/help@sim_bot")]);
    assert_eq!(found("and/or 1/2"), []);
    assert_eq!(found("在 https://www.example.cn/a。"), [pair("url", "https://www.example.cn/a")]);
    assert_eq!(found("example.com, 好"), [pair("url", "example.com")]);
    assert_eq!(found("a.b@example.com"), [pair("email", "a.b@example.com")]);
    assert_eq!(found("ask @someone #备案"), [pair("mention", "@someone"), pair("hashtag", "#备案")]);
}

#[test]
fn good_markdown() {
    let link = Kind::TextLink("https://a.cn/".to_owned());
    let v2 = [
        (
            "*b* _i_ __u__",
            "b i u",
            vec![entity(0, 1, Kind::Bold), entity(2, 1, Kind::Italic), entity(4, 1, Kind::Underline)],
        ),
        ("a\\.b ~s~ ||x||", "a.b s x", vec![entity(4, 1, Kind::Strikethrough), entity(6, 1, Kind::Spoiler)]),
        ("[l](https://a.cn) `c_d`", "l c_d", vec![entity(0, 1, link), entity(2, 3, Kind::Code)]),
        ("```rust\nx\n```", "x\n", vec![entity(0, 2, Kind::Pre(Some("rust".to_owned())))]),
        (">q\n>r\nafter", "q\nr\nafter", vec![entity(0, 3, Kind::Blockquote)]),
        ("*_🙂_*", "🙂", vec![entity(0, 2, Kind::Italic), entity(0, 2, Kind::Bold)]),
    ];
    for (given, text, entities) in v2 {
        assert_eq!(markdown::parse_v2(given), Ok((text.to_owned(), entities)), "{given}");
    }
}

#[test]
fn bad_markdown_and_the_old_kind() {
    let link = Kind::TextLink("https://a.cn/".to_owned());
    for (given, error) in [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("x *b", "Can't find end of Bold entity at byte offset 2"),
        ("[l](https", "Can't find end of a URL at byte offset 3"),
    ] {
        assert_eq!(markdown::parse_v2(given), Err(error.to_owned()), "{given}");
    }
    let v1 = [
        ("*b* a.b [l](https://a.cn)", "b a.b l", vec![entity(0, 1, Kind::Bold), entity(6, 1, link)]),
        ("snake\\_case `x_y`", "snake_case x_y", vec![entity(11, 3, Kind::Code)]),
    ];
    for (given, text, entities) in v1 {
        assert_eq!(markdown::parse_v1(given), Ok((text.to_owned(), entities)), "{given}");
    }
    let unended = "Can't find end of the entity starting at byte offset 2";
    assert_eq!(markdown::parse_v1("a _b"), Err(unended.to_owned()));
}

/// Takes our own tags away; what is left must not hold any.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('>').expect("every tag is closed") + at;
        let tag = &rest[at + 1..end];
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(
            ["b", "i", "u", "s", "span", "blockquote", "code", "pre", "a", "br"].contains(&name),
            "a tag of ours: {tag}"
        );
        if name == "br" {
            out.push('\n');
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

/// Pieces of which markup is made, so that random texts are nearly well formed.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<b>".to_owned()),
        Just("</b>".to_owned()),
        Just("<i>".to_owned()),
        Just("</i>".to_owned()),
        Just("<a href=\"".to_owned()),
        Just("\">".to_owned()),
        Just("</a>".to_owned()),
        Just("<pre>".to_owned()),
        Just("</pre>".to_owned()),
        Just("<code>".to_owned()),
        Just("</code>".to_owned()),
        Just("&lt;".to_owned()),
        Just("&#".to_owned()),
        Just("x41;".to_owned()),
        Just("<span class=".to_owned()),
        Just("tg-spoiler>".to_owned()),
        Just("</>".to_owned()),
        "\\PC{0,4}",
        Just("\n".to_owned()),
        Just("https://a.cn".to_owned()),
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in markup(), other in "(?s).{0,40}") {
        for text in [text, other] {
            if let Ok((plain, entities)) = html::parse(&text) {
                for entity in &entities {
                    prop_assert!(entity.length > 0 && entity.end() <= utf16_len(&plain));
                }
            }
        }
    }

    #[test]
    fn no_markdown_makes_the_parsers_panic(text in "[a*_~|`\\[\\]()!>\n\\\\🙂]{0,24}") {
        for parsed in [markdown::parse_v1(&text), markdown::parse_v2(&text)].into_iter().flatten() {
            for entity in &parsed.1 {
                prop_assert!(entity.length > 0 && entity.end() <= utf16_len(&parsed.0));
            }
        }
    }

    #[test]
    fn rendering_is_safe(text in markup()) {
        if let Ok((plain, entities)) = html::parse(&text) {
            let rich = Rich::settled(&plain, entities);
            let shown = render::html(&rich);
            let plain = without_tags(&shown);
            prop_assert!(!plain.contains('>'));
            let back = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
                .replace("&#39;", "'").replace("&amp;", "&");
            prop_assert_eq!(back, rich.text);
        }
    }

    #[test]
    fn typed_text_is_rendered_as_typed(text in "(?s).{0,60}") {
        let rich = Rich::typed(&text);
        let back = without_tags(&render::html(&rich)).replace("&lt;", "<").replace("&gt;", ">")
            .replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        prop_assert_eq!(back, rich.text);
    }
}
