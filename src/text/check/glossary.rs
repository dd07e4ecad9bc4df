//! One word a thing: the glossary, and the words it avoids.

use serde::Deserialize;

use super::Lang;
use crate::text::source;

/// `locales/glossary.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Glossary {
    term: Vec<Term>,
}

/// One thing and its word in each language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Term {
    zh: String,
    en: String,
    #[serde(default)]
    avoid_zh: Vec<String>,
    #[serde(default)]
    avoid_en: Vec<String>,
    #[serde(default)]
    but: Vec<String>,
}

impl Glossary {
    /// The glossary inside this binary; an empty one if it can't be read, which a test would name.
    pub(super) fn builtin() -> Glossary {
        toml::from_str(&source::glossary()).unwrap_or_default()
    }

    /// A word of the text that is not used for its thing, with the word that is.
    pub(super) fn avoided(&self, lang: Lang, text: &str) -> Option<(&str, &str)> {
        self.term.iter().find_map(|term| {
            let left = term.but.iter().fold(text.to_owned(), |left, phrase| left.replace(phrase.as_str(), " "));
            let (word, avoid) = match lang {
                Lang::Zh => (&term.zh, term.avoid_zh.iter().find(|word| left.contains(word.as_str()))),
                Lang::En => (&term.en, term.avoid_en.iter().find(|word| has_word(&left, word))),
            };
            avoid.map(|avoid| (avoid.as_str(), word.as_str()))
        })
    }
}

/// True if the word stands there by itself, in large or small letters.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word) = (text.to_lowercase(), word.to_lowercase());
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(&word)
        .any(|(at, found)| !part(text[..at].chars().next_back()) && !part(text[at + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glossary_is_read_and_its_words_are_found() {
        let glossary: Glossary = toml::from_str(&source::glossary()).expect("the glossary");
        assert!(glossary.term.len() > 10);
        assert_eq!(glossary.avoided(Lang::En, "The Unit's name"), Some(("unit", "organisation")));
        assert_eq!(glossary.avoided(Lang::En, "Military unit, community, units2"), None);
        assert_eq!(glossary.avoided(Lang::Zh, "请主办单位填写"), Some(("主办单位", "主办者")));
    }
}
