//! `beian check`: rulebook and locales looked through, every fault at once with its place and remedy.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::rulebook::files::{self, Files};
use crate::rulebook::{Rules, Settings, checks};
use crate::text::{self, Lang, Speech};

/// Every fault of a rulebook and of the locales, one line each, in the order of the files.
pub fn faults(files: &Files, today: NaiveDate) -> Vec<String> {
    let speech = Speech::builtin();
    let mut lines: Vec<String> = Vec::new();
    match Rules::load(files, &speech, Settings::default()) {
        Err(faults) => lines.extend(faults.iter().map(ToString::to_string)),
        Ok(rules) => {
            let items: BTreeSet<String> = rules.items.list.iter().map(|i| i.id.clone()).collect();
            let has_key = |key: &str| Lang::ALL.iter().all(|lang| speech.has(key, *lang));
            let world = checks::World { files, items: &items, has_key: &has_key, today };
            for check in checks::all() {
                lines.extend((check.run)(&rules.law, &world).iter().map(ToString::to_string));
            }
        }
    }
    lines.extend(text::check::check(&text::sources(), None).iter().map(ToString::to_string));
    lines
}

/// The same for the rulebook that the binary carries, with an operator's files over it.
pub fn everything(over: &Files, today: NaiveDate) -> Vec<String> {
    let mut all = files::builtin();
    all.extend(over.iter().map(|(path, text)| (path.clone(), text.clone())));
    faults(&all, today)
}
