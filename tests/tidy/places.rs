//! Rules about the project as a whole: data that is loaded, keys that exist, nothing of one machine, lints kept.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::house::{Fault, House};

/// Where Chinese may stand in texts of the code: rules that recognise words of papers, the drawn sample
/// papers, the invented filing of the sample sheet, the checks of Chinese texts, and what is measured.
const CHINESE_HOME: [&str; 7] =
    ["benches/", "src/rulebook/", "src/sheet/sample.rs", "src/sim/", "src/text/check/", "src/validators/", "tests/"];
/// Folders whose files are data.
const DATA: [&str; 4] = ["assets/", "locales/", "src/", "tests/"];
/// Endings of what names data beside Rust: the page loads its own modules, the font is made of a list.
const LOADERS: [&str; 4] = [".css", ".html", ".js", ".py"];
/// Data that people read, not the program.
const PAPERS: [&str; 3] = [".md", "OFL.txt", "make.py"];
/// The lints that the house keeps.
const LINTS: [&str; 10] = [
    "unsafe_code",
    "missing_docs",
    "unreachable_pub",
    "allow_attributes",
    "dbg_macro",
    "print_stdout",
    "todo",
    "unused_async",
    "unwrap_used",
    "wildcard_enum_match_arm",
];

/// Chinese stands in locales and data.
pub(crate) fn chinese(house: &House) -> Vec<Fault> {
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let mut faults = Vec::new();
    for (path, code) in house.all_rust().filter(|(path, _)| !CHINESE_HOME.iter().any(|home| path.starts_with(home))) {
        for (at, text) in code.literals.iter().filter(|(at, text)| text.contains(is_chinese) && !code.is_test(*at)) {
            faults.push(Fault::new(path, code.line(*at), format!("Chinese in the code: \"{text}\"")));
        }
    }
    faults
}

/// No data file lies about that nobody loads: code names it, or its folder.
pub(crate) fn idle_data(house: &House) -> Vec<Fault> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\w./\u{80}-\u{10ffff}-]+").expect("a pattern"));
    let mut named: BTreeSet<String> = BTreeSet::new();
    let texts = house.all_rust().flat_map(|(_, code)| code.literals.iter().map(|(_, text)| text));
    let loaders = house.files.iter().filter(|(path, _)| LOADERS.iter().any(|end| path.ends_with(end)));
    for text in texts.chain(loaders.map(|(_, text)| text)) {
        named.extend(
            NAMED.find_iter(text).map(|word| word.as_str().trim_start_matches("../").trim_matches('/').to_owned()),
        );
    }
    let is_data = |path: &str| {
        DATA.iter().any(|folder| path.starts_with(folder))
            && !path.ends_with(".rs")
            && !PAPERS.iter().any(|paper| path.ends_with(paper))
    };
    let loaded = |path: &str| {
        let mut part = path;
        loop {
            // `locales/en/law.ftl` is named as itself, or seen from any folder above it; or its folder is.
            let ends =
                part.match_indices('/').map(|(at, _)| &part[at + 1..]).filter(|end| part == path || end.contains('/'));
            if std::iter::once(part).chain(ends).any(|name| named.contains(name)) {
                return true;
            }
            match part.rsplit_once('/') {
                Some((folder, _)) if folder.contains('/') || folder == "locales" => part = folder,
                _ => return false,
            }
        }
    };
    let idle = house.files.keys().filter(|path| is_data(path) && !loaded(path));
    idle.map(|path| Fault::new(path, 1, "nobody loads it")).collect()
}

/// Every key that the code names in full has a sentence in both languages.
pub(crate) fn keys(house: &House) -> Vec<Fault> {
    static KEY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(Phrase|Fault)::new\(\s*").expect("a pattern"));
    let languages = ["locales/zh-Hans/", "locales/en/"].map(|folder| (folder, sentences(house, folder)));
    let mut faults = Vec::new();
    for (path, code) in house.all_rust().filter(|(path, _)| path.starts_with("src/")) {
        for found in KEY.captures_iter(&code.bare) {
            let all = found.get_match();
            let Some((_, text)) = code.literals.iter().find(|(at, _)| *at == all.end()) else {
                continue;
            };
            let key = if &found[1] == "Fault" { format!("fault-{text}") } else { text.clone() };
            for (folder, known) in languages.iter().filter(|(_, known)| !known.contains(&key)) {
                if !code.is_test(all.start()) && !known.is_empty() {
                    faults.push(Fault::new(path, code.line(all.start()), format!("{folder} has no {key}")));
                }
            }
        }
    }
    faults
}

/// The keys of one language: messages and their attributes.
fn sentences(house: &House, folder: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for (_, text) in house.files.iter().filter(|(path, _)| path.starts_with(folder)) {
        let mut message = String::new();
        for line in text.lines() {
            let Some((name, _)) = line.split_once('=') else {
                continue;
            };
            if let Some(attribute) = name.trim().strip_prefix('.') {
                keys.insert(format!("{message}.{attribute}"));
            } else if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                name.trim().clone_into(&mut message);
                keys.insert(message.clone());
            }
        }
    }
    keys
}

/// Links of the documents lead to files of the project.
pub(crate) fn links(house: &House) -> Vec<Fault> {
    static LINK: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\]\(([^)#:\s]+)(#[^)]*)?\)").expect("a pattern"));
    let mut faults = Vec::new();
    for (path, text) in house.files.iter().filter(|(path, _)| path.ends_with(".md")) {
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        for (number, line) in text.lines().enumerate() {
            for link in LINK.captures_iter(line) {
                let target = format!("{folder}{}", &link[1]);
                let inside = |known: &String| {
                    *known == target || known.starts_with(&format!("{}/", target.trim_end_matches('/')))
                };
                if !house.files.keys().any(inside) {
                    faults.push(Fault::new(path, number + 1, format!("there is no {target}")));
                }
            }
        }
    }
    faults
}

/// Nothing of one developer's machine.
pub(crate) fn machine_paths(house: &House) -> Vec<Fault> {
    // Put together here, so that this very file holds none of them.
    let pattern =
        [r#"(^|[\s"'(=:`])("#, "/ho", "me/|/Us", "ers/|/ro", "ot/|/wo", "rk/|/tm", r"p/[a-z]|[A-Z]:\\Us", "ers)"]
            .concat();
    everywhere(house, &pattern, "a path of one machine")
}

/// No registry is named, so that everybody's own settings hold.
pub(crate) fn registries(house: &House) -> Vec<Fault> {
    let hosts = ["crates", "npmjs", "pypi", "proxy.golang", "deb.debian", "jsdelivr", "unpkg", "rsproxy"];
    let ends = ["io", "org", "cn", "net", "com"];
    let pattern = format!(r"\b({})\.({})\b", hosts.join("|").replace('.', r"\."), ends.join("|"));
    everywhere(house, &pattern, "a registry's host")
}

/// Where a pattern stands in any file but Cargo's own list of versions and the examples of these rules.
fn everywhere(house: &House, pattern: &str, what: &str) -> Vec<Fault> {
    let pattern = Regex::new(&format!("(?m){pattern}")).expect("a pattern");
    let mut faults = Vec::new();
    let files = house.files.iter().filter(|(path, _)| *path != "Cargo.lock" && *path != "tests/tidy/examples.rs");
    for (path, text) in files {
        for found in pattern.find_iter(text) {
            let line = text[..found.start()].matches('\n').count() + 1;
            faults.push(Fault::new(path, line, format!("{what}: {}", found.as_str().trim())));
        }
    }
    faults
}

/// The lints of the house stand in Cargo.toml, none of them lowered to "allow".
pub(crate) fn cargo_lints(house: &House) -> Vec<Fault> {
    let Some(cargo) = house.files.get("Cargo.toml") else {
        return Vec::new();
    };
    let read: toml::Table = cargo.parse().unwrap_or_default();
    let tables = ["rust", "clippy"].map(|tool| read.get("lints").and_then(|lints| lints.get(tool)));
    let level = |lint: &str| tables.iter().flatten().find_map(|table| table.get(lint));
    let kept = |lint: &&str| {
        let level = level(lint);
        let name =
            level.and_then(|l| l.as_str()).or_else(|| level.and_then(|l| l.get("level")).and_then(|l| l.as_str()));
        matches!(name, Some("warn" | "deny" | "forbid"))
    };
    let lost = LINTS.iter().filter(|lint| !kept(lint));
    lost.map(|lint| Fault::new("Cargo.toml", 1, format!("the lint {lint} is not kept"))).collect()
}

/// Every setting is told to those who set it.
pub(crate) fn settings(house: &House) -> Vec<Fault> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(BEIAN|TELOXIDE)_[A-Z_]+$").expect("a pattern"));
    let mut faults = Vec::new();
    for (path, code) in house.all_rust().filter(|(path, _)| path.starts_with("src/config")) {
        for (at, name) in code.literals.iter().filter(|(at, text)| NAME.is_match(text) && !code.is_test(*at)) {
            let told = |file: &str, form: String| house.files.get(file).is_some_and(|text| text.contains(&form));
            if !told("README.md", format!("`{name}`")) || !told(".env.example", format!("{name}=")) {
                faults.push(Fault::new(path, code.line(*at), format!("nobody is told of {name}")));
            }
        }
    }
    faults
}
