//! The page's own words, read from the locale files: plain text in which `{name}` waits to be filled by the page.
//!
//! The page cannot run Fluent, so its files may use text and arguments only; a test says so.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use rust_embed::RustEmbed;

use crate::text::Lang;

/// All locale files; here only those of the page and, in [`crate::sim::answers`], the questions' titles are read.
#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

/// The files that hold words of the page.
const FILES: [&str; 2] = ["page.ftl", "page-pictures.ftl"];

/// Keys that Rust code names itself.
pub struct Word;

impl Word {
    /// The name of the bot.
    pub const BOT: &str = "page-bot";
    /// The name of the review group.
    pub const GROUP: &str = "page-group-name";
}

/// Words by language and key.
pub struct Words {
    by_lang: BTreeMap<Lang, BTreeMap<String, String>>,
}

impl Words {
    /// The words inside the program.
    pub fn builtin() -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            let by_lang = Lang::ALL.into_iter().map(|lang| (lang, words_of(lang))).collect();
            Words { by_lang }
        })
    }

    /// One word, or its key where there is none, so that the gap is seen.
    pub fn word<'a>(&'a self, lang: Lang, key: &'a str) -> &'a str {
        self.by_lang.get(&lang).and_then(|words| words.get(key)).map_or(key, String::as_str)
    }

    /// Every word of a language, by key.
    pub fn all(&self, lang: Lang) -> impl Iterator<Item = (&str, &str)> {
        self.by_lang.get(&lang).into_iter().flatten().map(|(key, word)| (key.as_str(), word.as_str()))
    }
}

fn words_of(lang: Lang) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for file in FILES {
        for (key, parts) in messages(lang, file) {
            let text = parts.into_iter().map(|part| match part {
                Part::Text(text) => text,
                Part::Argument(name) => format!("{{{name}}}"),
                Part::Other => String::new(),
            });
            words.insert(key, text.collect());
        }
    }
    words
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// Words as they stand.
    Text(String),
    /// The place of an argument.
    Argument(String),
    /// Something that only Fluent can work out.
    Other,
}

/// The file names of one language.
pub(crate) fn files(lang: Lang) -> Vec<String> {
    let folder = format!("{}/", lang.tag());
    Locales::iter().filter_map(|path| path.strip_prefix(&folder).map(str::to_owned)).collect()
}

/// The messages of one locale file and their attributes (`id.name`), each in pieces; a file that is not there has none.
pub(crate) fn messages(lang: Lang, file: &str) -> Vec<(String, Vec<Part>)> {
    let Some(data) = Locales::get(&format!("{}/{file}", lang.tag())) else {
        return Vec::new();
    };
    let source = String::from_utf8_lossy(&data.data);
    // What cannot be parsed is the business of the checks of all locales; here the rest is good enough.
    let resource = match fluent_syntax::parser::parse(source.as_ref()) {
        Ok(resource) => resource,
        Err((resource, _)) => resource,
    };
    let mut out = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        if let Some(pattern) = &message.value {
            out.push((id.to_owned(), parts(pattern)));
        }
        let named =
            message.attributes.iter().map(|attribute| (format!("{id}.{}", attribute.id.name), parts(&attribute.value)));
        out.extend(named);
    }
    out
}

fn parts(pattern: &Pattern<&str>) -> Vec<Part> {
    let part = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Part::Text((*value).to_owned()),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Part::Argument(id.name.to_owned())
        }
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            Part::Text((*value).to_owned())
        }
        PatternElement::Placeable { expression: Expression::Inline(_) | Expression::Select { .. } } => Part::Other,
    };
    pattern.elements.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page fills in arguments and nothing else; both languages must name the same ones.
    #[test]
    fn both_languages_have_the_same_keys_and_arguments() {
        let shape = |lang| -> BTreeMap<String, Vec<String>> {
            let all = FILES.iter().flat_map(|file| messages(lang, file));
            all.map(|(key, parts)| {
                assert!(!parts.contains(&Part::Other), "{key} needs more than text and arguments");
                let mut names: Vec<String> = parts
                    .into_iter()
                    .filter_map(|part| match part {
                        Part::Argument(name) => Some(name),
                        Part::Text(_) | Part::Other => None,
                    })
                    .collect();
                names.sort();
                (key, names)
            })
            .collect()
        };
        let english = shape(Lang::En);
        assert_eq!(english, shape(Lang::Zh));
        assert!(english.len() > 50, "the page has words");
    }

    #[test]
    fn arguments_wait_in_braces() {
        let words = Words::builtin();
        assert!(words.word(Lang::En, "page-chat-of").contains("{name}"));
        assert!(words.word(Lang::Zh, "page-chat-of").contains("{name}"));
        assert_eq!(words.word(Lang::En, "page-nothing-of-the-kind"), "page-nothing-of-the-kind");
    }
}
