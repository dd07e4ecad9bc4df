//! The texts themselves: `locales/<tag>/*.ftl` and the glossary beside them, inside the binary.

use rust_embed::RustEmbed;

use super::Lang;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

/// One file of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its language.
    pub lang: Lang,
    /// Its name: `items.ftl`.
    pub file: String,
    /// What it holds.
    pub text: String,
}

/// Every file of every language, by language and name.
pub fn sources() -> Vec<Source> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let prefix = format!("{}/", lang.tag());
        let mut paths: Vec<_> =
            Files::iter().filter(|path| path.starts_with(&prefix) && path.ends_with(".ftl")).collect();
        paths.sort();
        for path in paths {
            let Some(file) = Files::get(&path) else {
                continue;
            };
            let text = String::from_utf8_lossy(&file.data).replace("\r\n", "\n");
            all.push(Source { lang, file: path[prefix.len()..].to_owned(), text });
        }
    }
    all
}

/// The glossary: one word a thing in every language.
pub(super) fn glossary() -> String {
    Files::get("glossary.toml").map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}
