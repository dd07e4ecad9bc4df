//! House rules, kept by the house: each finds what goes against it and says what to do instead. Each has an example
//! that proves that it fires, and one that it leaves alone.

#[path = "tidy/bans.rs"]
mod bans;
#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/examples.rs"]
mod examples;
#[path = "tidy/house.rs"]
mod house;
#[path = "tidy/places.rs"]
mod places;
#[path = "tidy/shape.rs"]
mod shape;

use std::collections::BTreeSet;

use house::{Fault, House};

/// One rule of the house.
struct Rule {
    /// Its name, in faults and examples.
    name: &'static str,
    /// What to do instead.
    remedy: &'static str,
    /// The places that go against it.
    find: fn(&House) -> Vec<Fault>,
}

/// Every rule, by name.
const RULES: &[Rule] = &[
    Rule {
        name: "cargo_lints",
        remedy: "keep each lint of the house in Cargo.toml's [lints], with its reason in a comment",
        find: places::cargo_lints,
    },
    Rule {
        name: "chinese_in_code",
        remedy: "sentences live in locales/, official labels in TOML; code holds keys",
        find: places::chinese,
    },
    Rule { name: "data_is_loaded", remedy: "load the file, or remove it", find: places::idle_data },
    Rule { name: "file_length", remedy: "split it by what it does: at most 400 lines", find: shape::file_length },
    Rule {
        name: "function_length",
        remedy: "keep the decisions, move pieces without branches out: at most 70 lines",
        find: shape::function_length,
    },
    Rule { name: "header", remedy: "open the file with one sentence: `//! What it is for.`", find: shape::header },
    Rule { name: "keys_exist", remedy: "write the sentence in locales/zh-Hans and locales/en", find: places::keys },
    Rule {
        name: "layers",
        remedy: "what both need belongs further down; what the shell knows comes in as an event",
        find: bans::layers,
    },
    Rule { name: "links", remedy: "mend the link, or put the file there", find: places::links },
    Rule {
        name: "machine_paths",
        remedy: "paths are relative to the project or come from the settings",
        find: places::machine_paths,
    },
    Rule {
        name: "reasons",
        remedy: "give back an error, or say in `expect` why it can't happen (no personal data)",
        find: bans::reasons,
    },
    Rule {
        name: "registries",
        remedy: "dependencies come from Cargo.toml and Cargo.lock alone, by cargo's own settings",
        find: places::registries,
    },
    Rule {
        name: "settings",
        remedy: "name it, its default and its meaning in .env.example and in the table of README.md",
        find: places::settings,
    },
    Rule { name: "words", remedy: "", find: bans::words },
];

/// Every fault of a house, a line each.
fn faults(house: &House) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for rule in RULES {
        for fault in (rule.find)(house) {
            let Fault { path, line, what, remedy } = fault;
            let remedy = remedy.unwrap_or(rule.remedy);
            all.push((rule.name, format!("{path}:{line}: {what}; {remedy} ({})", rule.name)));
        }
    }
    all
}

#[test]
fn the_house_is_tidy() {
    let faults = faults(&House::real());
    let lines: Vec<&str> = faults.iter().map(|(_, line)| line.as_str()).collect();
    assert!(lines.is_empty(), "{} faults\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn each_rule_fires_on_its_bad_example() {
    for example in examples::BAD {
        let found = faults(&House::example(example.files));
        let named: Vec<_> = found.iter().filter(|(name, _)| *name == example.rule).collect();
        assert!(!named.is_empty(), "{} slept over {:?}", example.rule, example.files);
        assert!(
            named.iter().any(|(_, line)| line.contains(example.says)),
            "{} says {named:?} and not {:?}",
            example.rule,
            example.says
        );
    }
    let proven: BTreeSet<&str> = examples::BAD.iter().map(|example| example.rule).collect();
    assert_eq!(proven, RULES.iter().map(|rule| rule.name).collect());
}

#[test]
fn each_banned_word_has_a_bad_example() {
    let proven: BTreeSet<&str> = examples::BAD.iter().filter(|e| e.rule == "words").map(|e| e.says).collect();
    let banned: BTreeSet<&str> = bans::BANS.iter().map(|ban| ban.name).collect();
    assert_eq!(proven, banned);
}

#[test]
fn what_is_fine_is_left_alone() {
    for (rule, files) in examples::GOOD {
        let found: Vec<_> = faults(&House::example(files)).into_iter().filter(|(name, _)| name == rule).collect();
        assert!(found.is_empty(), "{files:?}: {found:?}");
    }
}
