//! The texts themselves: `locales/<tag>/*.ftl` and the glossary beside them, inside the binary.

use std::collections::BTreeMap;

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

/// The folder of the texts among an operator's files.
pub const FOLDER: &str = "locales/";

/// The texts with an operator's own: `locales/<tag>/<name>.ftl` stands in for the built-in file of that name, or is added.
pub fn sources_with(over: &BTreeMap<String, String>) -> Vec<Source> {
    let mut all = sources();
    for lang in Lang::ALL {
        let prefix = format!("{FOLDER}{}/", lang.tag());
        let own = over.iter().filter_map(|(path, text)| Some((path.strip_prefix(&prefix)?, text)));
        for (file, text) in own.filter(|(file, _)| file.ends_with(".ftl")) {
            all.retain(|source| source.lang != lang || source.file != file);
            all.push(Source { lang, file: file.to_owned(), text: text.replace("\r\n", "\n") });
        }
    }
    all
}

/// The glossary: one word a thing in every language.
pub(super) fn glossary() -> String {
    Files::get("glossary.toml").map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}
