//! The rules that scripts are played by: real or small, as they are or as they are changed meanwhile.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use beian::rulebook::looks::Probe;
use beian::rulebook::{Rules, Settings, files};

use super::{DESK, speech};

/// How long a filing may rest, in scripts with `@ retention on`.
const RETENTION_DAYS: u32 = 60;

/// Which state of its rules a bot serves with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// As they are.
    First,
    /// The same under another name.
    Again,
    /// Changed meanwhile: see `LATER`.
    Later,
}

/// What changes in the rules: file, what is there, what is put in its place.
const LATER: [(&str, &str, &str); 4] = [
    // A suffix is no longer approved: what was accepted becomes doubtful.
    ("domains.toml", "\"cn\", ", ""),
    // A rule becomes stricter: what was accepted is wrong.
    (
        "items.toml",
        "id = \"service_code\"\npart = \"access\"\nkind = \"text\"\nvalidator = \"short_text\"",
        "id = \"service_code\"\npart = \"access\"\nkind = \"text\"\nvalidator = \"mobile\"",
    ),
    // A choice is gone.
    ("languages.toml", "[[language]]\ncode = 12\nzh = \"英语\"\n", ""),
    // An item is gone, and another one new.
    ("items.toml", "id = \"superior\"", "id = \"legal_rep_name\""),
];

/// The rules of a setting, read once.
pub(super) fn rules(small: bool, desk: bool, looks: bool, retention: bool, edition: Edition) -> &'static Rules {
    static RULES: [OnceLock<Rules>; 48] = [const { OnceLock::new() }; 48];
    let which = usize::from(retention) * 24
        + edition as usize * 8
        + usize::from(looks) * 4
        + usize::from(small) * 2
        + usize::from(desk);
    RULES[which].get_or_init(|| {
        let probes = if looks { Probe::ALL.into() } else { BTreeSet::new() };
        let retention_days = retention.then_some(RETENTION_DAYS);
        let settings = Settings { desk: desk.then_some(DESK), looks: probes, retention_days, ..Settings::default() };
        let mut rulebook = files::builtin();
        if small {
            rulebook.insert("items.toml".to_owned(), include_str!("items.toml").to_owned());
            rulebook.insert("reminders.toml".to_owned(), include_str!("reminders.toml").to_owned());
        }
        match edition {
            Edition::First => {}
            Edition::Again => rulebook.entry("items.toml".to_owned()).or_default().push_str("\n# Looked through.\n"),
            Edition::Later => LATER.iter().for_each(|(file, from, to)| {
                let text = rulebook.get_mut(*file).expect("a file of the rulebook");
                *text = text.replacen(from, to, 1);
            }),
        }
        let mut rules = Rules::load(&rulebook, speech(), settings).expect("the rulebook of the scripts");
        if small {
            // Texts come and go; scripts of the small rulebook see only what the data asks for.
            rules.keys = BTreeSet::new();
        }
        rules
    })
}
