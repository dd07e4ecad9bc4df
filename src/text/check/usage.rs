//! Which keys this version of the program asks for: read from its code and its data, for the test only.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use regex::Regex;

use super::Wanted;
use crate::rulebook::{Rules, Settings};
use crate::text::{Lang, Speech};

/// Keys that are put together where no literal shows it, each with the place.
const PATTERNS: &[&str] = &[
    // rulebook: options of the law
    "nature-*",
    "province-*",
    "certificate-*",
    "service-*",
    "language-*",
    "preapproval-*",
    // rulebook: families, reasons, notes, holidays
    "family-*",
    "refusal-*",
    "refusal-*.fix",
    "note-*",
    "holiday-*",
    // rulebook: sources, and rules that *Why?* tells
    "rule-*",
    "source-*",
    // validators and photo: codes of faults
    "fault-*",
    "photokind-*",
    "photobeside-*",
    "photoplace-*",
    "sheetkind-*",
    // dialogue: the line of stages, the kinds that go on
    "stage-*.short",
    "kind-*.next",
    // telegram: the menu of commands
    "command-*",
    // papers, demo page and its pictures: looked up by themselves
    "sheet-*",
    "page-*",
    "picture-*",
    // text: what the renderer itself needs
    "date-*",
    "list-separator",
];

/// Everything that this version of the program asks for.
pub(super) fn wanted() -> Wanted {
    let speech = Speech::builtin();
    let mut wanted = Wanted::of(&Rules::builtin(&speech, Settings::default()));
    wanted.patterns.extend(PATTERNS.iter().map(|pattern| (*pattern).to_owned()));
    // A literal that begins like a text is a key. (The paper's words and the page's are looked up by themselves.)
    let keys = speech.keys(Lang::Zh);
    let heads: BTreeSet<&str> = keys.iter().filter_map(|key| Some(key.split_once('-')?.0)).collect();
    let heads = heads.into_iter().filter(|head| !["page", "sheet"].contains(head)).collect::<Vec<_>>().join("|");
    let literal = Regex::new(&format!(r#""((?:{heads})-[a-z0-9_{{}}-]+(?:\.[a-z_]+)?)""#)).expect("a pattern");
    let label = Regex::new(r#"(?:label|button)\("([a-z_]+)""#).expect("a pattern");
    let fault = Regex::new(r#"Fault::new\("([a-z0-9_]+)"\)"#).expect("a pattern");
    let hole = Regex::new(r"\{[a-z_]*\}").expect("a pattern");
    for path in code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let code = std::fs::read_to_string(&path).expect("a file of code");
        // Tests have keys of their own; a slot is no key.
        let code = code.split("#[cfg(test)]\nmod").next().unwrap_or_default().replace("Slot(format!(", "");
        let keys = literal.captures_iter(&code).map(|found| found[1].to_owned());
        let labels = label.captures_iter(&code).map(|found| format!("button-{}", &found[1]));
        let faults = fault.captures_iter(&code).map(|found| format!("fault-{}", &found[1]));
        for key in keys.chain(labels).chain(faults) {
            if key.contains('{') {
                wanted.patterns.insert(hole.replace_all(&key, "*").into_owned());
            } else {
                wanted.keys.insert(key);
            }
        }
    }
    wanted
}

/// Every Rust file of the program but the tests and this folder.
fn code(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "text" && name != "tests" {
                found.extend(code(&path));
            }
        } else if path.extension().is_some_and(|end| end == "rs") && name != "tests.rs" {
            found.push(path);
        }
    }
    found
}
