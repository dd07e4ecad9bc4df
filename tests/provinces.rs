//! The thirty-one provinces case by case: what `beian flow` finds, held against a table that was written down from the
//! collected rules and not from the data.

use std::collections::{BTreeMap, BTreeSet};

use beian::dialogue::walk::{Walk, Walked, walk};
use beian::rulebook::rule::Severity;
use beian::rulebook::{Rules, Settings};
use beian::text::Speech;
use chrono::{TimeZone, Utc};

const TABLE: &str = include_str!("provinces.tsv");
/// Provinces with a bureau of their own.
const PROVINCES: usize = 31;

/// One row of the table.
struct Row<'a> {
    line: usize,
    walk: Walk,
    expected: Vec<&'a str>,
}

fn rows() -> Vec<Row<'static>> {
    let lines = TABLE.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(n, line)| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [province, subject, kind, with, expected] = cells[..] else {
                panic!("line {}: five cells", n + 1);
            };
            let pair = |pair: &str| pair.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()));
            let with: BTreeMap<String, String> = with.split(' ').filter_map(pair).collect();
            let walk = Walk { kind: kind.to_owned(), subject: subject.to_owned(), province: province.to_owned(), with };
            Row { line: n + 1, walk, expected: expected.split(' ').collect() }
        })
        .collect()
}

/// True if the walk has what a cell names.
fn has(walked: &Walked, name: &str) -> bool {
    let step = |item: &str| walked.steps.iter().find(|step| step.item == item);
    let at = |place: &str, by: char| place.split_once(by).map(|(item, x)| (item.to_owned(), x.to_owned()));
    match name.split_once(':') {
        None => step(name).is_some(),
        Some(("need", need)) => walked.needs.iter().any(|id| id == need),
        Some(("cross", rule)) => walked.crossings.iter().any(|crossing| crossing.rule == rule),
        Some(("note", note)) => walked.notes.iter().any(|n| n.key == format!("note-{note}")),
        Some(("said", place)) => {
            let (item, say) = at(place, '.').expect("item.attribute");
            step(&item).is_some_and(|step| step.said.contains(&say))
        }
        Some(("option", place)) => {
            let (item, option) = at(place, '=').expect("item=option");
            step(&item).is_some_and(|step| step.options.contains(&option))
        }
        Some((sort, _)) => panic!("{sort} is no sort of expectation"),
    }
}

#[test]
fn every_province_asks_what_its_bureau_wants() {
    let rules = Rules::builtin(&Speech::builtin(), Settings::default());
    let now = Utc.with_ymd_and_hms(2026, 11, 24, 2, 0, 0).single().expect("a moment");
    let mut wrong = Vec::new();
    for Row { line, walk: case, expected } in rows() {
        let walked = match walk(&rules, &case, now) {
            Ok(walked) => walked,
            Err(what) => {
                wrong.push(format!("line {line}: {what}"));
                continue;
            }
        };
        for cell in expected {
            let (sign, name) = cell.split_at(1);
            let fits = match sign {
                "+" => has(&walked, name),
                "-" => !has(&walked, name),
                "~" => {
                    let warns = |key: &str| {
                        walked
                            .notes
                            .iter()
                            .any(|n| n.key.trim_start_matches("note-") == key && n.severity == Severity::Warn)
                    };
                    name.strip_prefix("note:").is_some_and(warns)
                }
                _ => panic!("line {line}: {cell}"),
            };
            if !fits {
                let Walk { kind, subject, province, with } = &case;
                wrong.push(format!("line {line}: {province} {subject} {kind} {with:?}: {cell}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} expectations are not met:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_speaks_of_every_province_and_no_two_are_alike() {
    let mut by_province: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows() {
        let Walk { kind, subject, province, with } = row.walk;
        let expected = row.expected.join(" ");
        by_province.entry(province).or_default().insert(format!("{subject} {kind} {with:?} {expected}"));
    }
    assert_eq!(by_province.len(), PROVINCES);
    let distinct: BTreeSet<_> = by_province.values().collect();
    assert_eq!(distinct.len(), PROVINCES, "two provinces have the same rows");
}

#[test]
fn a_case_that_cant_be_is_refused_by_name() {
    let rules = Rules::builtin(&Speech::builtin(), Settings::default());
    let now = Utc.with_ymd_and_hms(2026, 11, 24, 2, 0, 0).single().expect("a moment");
    let case = |kind: &str, subject: &str, province: &str, with: &[(&str, &str)]| {
        let with = with.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let walked = Walk { kind: kind.to_owned(), subject: subject.to_owned(), province: province.to_owned(), with };
        walk(&rules, &walked, now).err().map(|what| what.to_string()).unwrap_or_default()
    };
    assert_eq!(case("first", "individual", "33", &[]), "");
    assert!(case("firts", "individual", "33", &[]).starts_with("--kind firts"));
    assert!(case("first", "person", "33", &[]).starts_with("--subject person"));
    assert!(case("first", "individual", "71", &[]).starts_with("--province 71"));
    assert!(case("first", "individual", "33", &[("locale", "no")]).starts_with("--with locale"));
    assert!(case("first", "individual", "33", &[("local", "perhaps")]).starts_with("--with local=perhaps"));
    assert!(case("first", "individual", "33", &[("age", "young")]).starts_with("--with age=young"));
}
