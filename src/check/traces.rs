//! The traces: every line of the collected facts leads to a rule, a row, a sentence, or the reason why it is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::rulebook::Rules;
use crate::rulebook::data::{DataFault, line_of, read};
use crate::rulebook::files::Files;
use crate::rulebook::photos::PhotoKind;
use crate::validators;

/// The file of the traces inside the rulebook.
const FILE: &str = "traces.toml";
/// What was left out of the data, a row a thing, with its name in front.
const LEFT_OUT: &str = include_str!("../rulebook/left_out.md");

/// Lines of the facts, each with what keeps it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Traces {
    lines: BTreeMap<String, Vec<String>>,
}

/// Every reference that leads nowhere, and every section with a hole.
pub(super) fn faults(rules: &Rules, files: &Files, says: &dyn Fn(&str) -> bool) -> Vec<DataFault> {
    let text = files.get(FILE).map(String::as_str).unwrap_or_default();
    let traces: Traces = match read(FILE, text) {
        Ok(traces) => traces,
        Err(faults) => return faults,
    };
    let tell = |line: &str, what: String, remedy: &str| DataFault {
        file: FILE.to_owned(),
        line: line_of(text, &format!("\"{line}")),
        key: line.to_owned(),
        what,
        remedy: remedy.to_owned(),
    };
    let known = known(rules);
    let mut faults = Vec::new();
    for (line, kept_by) in &traces.lines {
        let there = |reference: &str| match reference.strip_prefix("text:") {
            Some(key) => says(key),
            None => known.contains(reference),
        };
        for lost in kept_by.iter().filter(|reference| !there(reference)) {
            faults.push(tell(line, format!("{lost} leads nowhere"), "name what keeps this line now, or left_out: it"));
        }
        if kept_by.is_empty() {
            faults.push(tell(line, "nothing keeps it".to_owned(), "name a rule, or write into left_out.md why not"));
        }
    }
    for (section, numbers) in sections(&traces) {
        let whole: BTreeSet<usize> = (1..=numbers.len()).collect();
        if numbers != whole {
            let what = "its lines are not numbered from 1 without a hole".to_owned();
            faults.push(tell(&section, what, "put the missing line back, or number them anew"));
        }
    }
    faults
}

/// The numbers of each section's lines; a line without a number counts as 0.
fn sections(traces: &Traces) -> BTreeMap<String, BTreeSet<usize>> {
    let mut sections: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for line in traces.lines.keys() {
        let (section, rest) = line.split_once('/').unwrap_or((line, ""));
        let number = rest.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        sections.entry(section.to_owned()).or_default().insert(number);
    }
    sections
}

/// Everything that a line can be kept by, as it is written there; sentences apart.
fn known(rules: &Rules) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for rule in rules.law.traced() {
        let province = rule.file.strip_prefix("provinces/").and_then(|file| file.strip_suffix(".toml"));
        known.insert(match province {
            Some(code) => format!("{code}/{}", rule.key.trim_start_matches("note ")),
            None => format!("{}:{}", rule.file, rule.key.replace(' ', "_")),
        });
    }
    let plan = &rules.plan;
    known.extend(rules.items.list.iter().map(|row| format!("item:{}", row.id)));
    known.extend(plan.needs.iter().map(|row| format!("need:{}", row.id)));
    known.extend(plan.reminders.iter().map(|row| format!("reminder:{}", row.id)));
    known.extend(plan.stages.iter().map(|row| format!("stage:{}", row.id)));
    known.extend(plan.kinds.iter().map(|row| format!("kind:{}", row.id)));
    known.extend(validators::all().iter().map(|validator| format!("validator:{}", validator.name)));
    known.extend(PhotoKind::ALL.map(|kind| format!("photo:{}", kind.id())));
    let rows = LEFT_OUT.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    known.extend(rows.map(|name| format!("left_out:{name}")));
    known
}
