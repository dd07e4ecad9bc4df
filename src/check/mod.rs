//! `beian check`: rulebook and locales looked through, every fault at once with its place and remedy.

mod flow;
#[cfg(test)]
mod tests;
mod traces;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::rulebook::files::{self, Files};
use crate::rulebook::photos::PhotoKind;
use crate::rulebook::rule::Traced;
use crate::rulebook::{Rules, Settings, checks};
use crate::telegram::COMMANDS;
use crate::text::check::Wanted;
use crate::text::{self, FOLDER, Lang, Source, Speech, sources_with};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What is wrong, a line each, in the order of the files.
    pub faults: Vec<String>,
    /// No faults, but rules older than a year, so that somebody looks whether they still hold: a line a file, that with
    /// the oldest first.
    pub old: Vec<String>,
}

/// Looks through rulebook and locales that the binary carries, with an operator's files over them.
pub fn everything(over: &Files, today: NaiveDate) -> Findings {
    let builtin = files::builtin();
    let texts = |path: &str| Lang::ALL.iter().any(|lang| path.starts_with(&format!("{FOLDER}{}/", lang.tag())));
    let strangers = over.keys().filter(|path| !builtin.contains_key(*path) && !texts(path));
    let tell = |path: &String| {
        format!("{path}: nothing is read from it (take the path of a built-in file, or locales/<language>/<name>.ftl)")
    };
    let strangers: Vec<String> = strangers.map(tell).collect();
    let sources = sources_with(over);
    let mut findings = look_at_rules(&files::with(over), &sources, today);
    findings.faults.splice(0..0, strangers);
    findings.faults.extend(text::check::check(&sources, None).iter().map(ToString::to_string));
    findings
}

/// The rulebook, and the texts that its rows ask for.
fn look_at_rules(files: &Files, sources: &[Source], today: NaiveDate) -> Findings {
    let speech = Speech::new(sources);
    let rules = match Rules::load(files, &speech, Settings::default()) {
        Ok(rules) => rules,
        // Which texts broken rules need is not known.
        Err(faults) => return Findings { faults: faults.iter().map(ToString::to_string).collect(), old: Vec::new() },
    };
    let items: BTreeSet<String> = rules.items.list.iter().map(|i| i.id.clone()).collect();
    let has_key = |key: &str| Lang::ALL.iter().all(|lang| speech.has(key, *lang));
    let terms = rules.plan.traced();
    let world = checks::World { files, items: &items, has_key: &has_key, terms: &terms, today };
    let mut found = checks::run(&rules.law, &world);
    found.extend(flow::faults(&rules, files));
    found.extend(traces::faults(&rules, files, &has_key));
    found.sort();
    found.dedup();
    let missing = text::check::missing(sources, &wanted(&rules));
    let faults = found.iter().map(ToString::to_string).chain(missing.iter().map(ToString::to_string)).collect();
    Findings { faults, old: by_file(&checks::old_rules(&rules.law, &world)) }
}

/// The texts that data ask for by their ids: what the flow, the law, the word lists, the kinds of pictures and the menu of
/// commands need. Those that the code names in full are looked up by the tests.
pub fn wanted(rules: &Rules) -> Wanted {
    let mut wanted = Wanted::of(rules);
    // The sentences of the law itself have a check of their own, which names them by their rules.
    let of_the_law = checks::keys(&rules.law);
    wanted.keys.retain(|key| !of_the_law.contains(key));
    wanted.keys.extend(rules.law.crosses.list.iter().map(|row| format!("fault-{}", row.fault)));
    wanted.keys.extend(rules.law.names.list.iter().map(|list| format!("fault-{}", list.fault)));
    wanted.keys.extend(PhotoKind::ALL.map(|kind| kind.phrase().key));
    wanted.keys.extend(COMMANDS.map(|command| format!("command-{command}")));
    wanted
}

/// A line a file: how many of its rules are old, from when the oldest is, which they are.
fn by_file(old: &[Traced]) -> Vec<String> {
    let mut files: Vec<(&str, Vec<&Traced>)> = Vec::new();
    for rule in old {
        match files.iter_mut().find(|(file, _)| *file == rule.file) {
            Some((_, rules)) => rules.push(rule),
            None => files.push((&rule.file, vec![rule])),
        }
    }
    let line = |(file, rules): &(&str, Vec<&Traced>)| {
        let names: Vec<&str> = rules.iter().map(|rule| rule.key.as_str()).collect();
        let since = rules.first().map(|rule| rule.basis.as_of.to_string()).unwrap_or_default();
        format!("{file}: {} since {since}: {}", rules.len(), names.join(", "))
    };
    files.iter().map(line).collect()
}
