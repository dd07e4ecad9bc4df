//! The files of the law inside the program, by their path in the rulebook.

use std::collections::BTreeMap;

/// The files of the rulebook by their path in it (`provinces/33.toml`), with their text.
pub type Files = BTreeMap<String, String>;

macro_rules! embedded {
    ($($path:literal),+ $(,)?) => { &[$(($path, include_str!($path))),+] };
}

/// Every file of the law; a test compares it with the folder.
const BUILTIN: &[(&str, &str)] = embedded![
    "crosses.toml",
    "deck.toml",
    "divisions.toml",
    "domains.toml",
    "holidays.toml",
    "items.toml",
    "kinds.toml",
    "languages.toml",
    "looks.toml",
    "names.toml",
    "needs.toml",
    "photos.toml",
    "places.toml",
    "preapprovals.toml",
    "provinces/11.toml",
    "provinces/12.toml",
    "provinces/13.toml",
    "provinces/14.toml",
    "provinces/15.toml",
    "provinces/21.toml",
    "provinces/22.toml",
    "provinces/23.toml",
    "provinces/31.toml",
    "provinces/32.toml",
    "provinces/33.toml",
    "provinces/34.toml",
    "provinces/35.toml",
    "provinces/36.toml",
    "provinces/37.toml",
    "provinces/41.toml",
    "provinces/42.toml",
    "provinces/43.toml",
    "provinces/44.toml",
    "provinces/45.toml",
    "provinces/46.toml",
    "provinces/50.toml",
    "provinces/51.toml",
    "provinces/52.toml",
    "provinces/53.toml",
    "provinces/54.toml",
    "provinces/61.toml",
    "provinces/62.toml",
    "provinces/63.toml",
    "provinces/64.toml",
    "provinces/65.toml",
    "refusals.toml",
    "reminders.toml",
    "services.toml",
    "sheets.toml",
    "sources.toml",
    "stages.toml",
    "subjects.toml",
    "traces.toml",
];

/// The text of every file of the law inside the program.
pub fn builtin() -> Files {
    BUILTIN.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// The built-in files with an operator's in the place of those of the same name; sentences are no rules.
pub fn with(over: &Files) -> Files {
    let mut files = builtin();
    let own = over.iter().filter(|(path, _)| !path.starts_with(crate::text::FOLDER));
    files.extend(own.map(|(path, text)| (path.clone(), text.clone())));
    files
}
