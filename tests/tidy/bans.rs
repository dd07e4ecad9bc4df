//! Rules about what may stand where: banned words with their remedies, and who may know whom.

use std::sync::LazyLock;

use regex::Regex;

use crate::house::{Fault, House};

/// Something that may not stand in code, but for the places that it is for.
pub(crate) struct Ban {
    /// Its name, in faults and examples.
    pub(crate) name: &'static str,
    /// What is searched for, in code without comments and texts.
    word: &'static str,
    /// Whether tests may.
    tests_may: bool,
    /// Beginnings of the paths where it may stand.
    home: &'static [&'static str],
    /// Beginnings of the only paths where it may not; empty: everywhere.
    only: &'static [&'static str],
    /// What to do instead.
    remedy: &'static str,
}

/// The pure part: same input, same output.
const PURE: [&str; 4] = ["src/dialogue", "src/rulebook", "src/text", "src/validators"];

/// Every ban, by name.
pub(crate) const BANS: &[Ban] = &[
    Ban {
        name: "allow",
        word: r"#!?\[\s*(cfg_attr\s*\([^\]]*,\s*)?allow\s*\(",
        tests_may: false,
        home: &[],
        only: &[],
        remedy: "`#[expect(…, reason = \"…\")]` tells when it is no longer needed",
    },
    Ban {
        name: "clock",
        word: r"\b(Utc|Local|SystemTime)\s*::\s*now\b",
        tests_may: true,
        // A command at the terminal is the clock's user itself; the pretended server is the clock that a bot follows.
        home: &["src/clock", "src/cli", "src/sim"],
        only: &[],
        remedy: "take the time as an argument, or from the Clock",
    },
    Ban {
        name: "commit",
        word: r"\.commit\s*\(",
        tests_may: true,
        home: &["src/engine", "src/store"],
        only: &[],
        remedy: "hand the engine an event: it alone commits",
    },
    Ban { name: "dbg", word: r"\bdbg!", tests_may: false, home: &[], only: &[], remedy: "remove it" },
    Ban {
        name: "impure",
        word: concat!(
            r"\b(tokio|futures|reqwest|axum|getrandom|rand|uuid)\b|\basync\b|\.await\b|\bInstant\b|\bSystemTime\b|",
            r"\b(TcpListener|TcpStream|UdpSocket|ToSocketAddrs)\b|\bstd\s*::\s*(env|fs|io|process|thread|time)\b|",
            r"\bstd\s*::\s*\{[^}]*\b(env|fs|io|process|thread|time)\b"
        ),
        tests_may: true,
        home: &[],
        only: &PURE,
        remedy: "the pure part knows no IO, clock, randomness or async: let it come in as an argument or an event",
    },
    Ban {
        name: "port",
        word: "",
        tests_may: false,
        home: &[],
        only: &[],
        remedy: "take port 0 and ask which one it became",
    },
    Ban {
        name: "print",
        word: r"\be?print(ln)?!",
        tests_may: true,
        home: &["src/cli", "src/main.rs"],
        only: &[],
        remedy: "use `tracing`, with ids and lengths only",
    },
    Ban {
        name: "sled",
        word: r"\bsled\b",
        tests_may: false,
        home: &["src/store"],
        only: &[],
        remedy: "go through the Store trait: only src/store knows the engine",
    },
    Ban {
        name: "sleep",
        word: "",
        tests_may: false,
        // A browser has to be looked at again and again: it tells nobody that it has drawn.
        // A process is to be killed at any moment: that is a time.
        home: &["benches/load/main", "src/store/killed.rs", "tests/browser"],
        only: &[],
        remedy: "wait for what is to be seen, or turn the clock",
    },
    Ban {
        name: "stopwatch",
        word: r"\bInstant\s*::\s*now\b",
        tests_may: true,
        // How long an answer may take and how fast may be sent is real time, also where the day is turned; so is how
        // long a picture takes.
        home: &["src/cli/photo", "src/clock", "src/sim", "src/telegram"],
        only: &[],
        remedy: "take the time as an argument, or from the Clock",
    },
    Ban {
        name: "teloxide",
        word: r"\bteloxide\b",
        tests_may: false,
        // The tests of the pretended server speak to it as a bot would.
        home: &["benches/load/peers", "src/telegram", "src/sim/tests"],
        only: &[],
        remedy: "only src/telegram knows the Bot API",
    },
    Ban {
        name: "todo",
        word: r"\b(todo|unimplemented)!",
        tests_may: false,
        home: &[],
        only: &[],
        remedy: "write it, or leave it out",
    },
    Ban {
        name: "unwrap",
        word: r"\.unwrap\(\)",
        tests_may: true,
        home: &[],
        only: &[],
        remedy: "give back an error or a default; `expect` with a reason where it can't happen",
    },
];

/// What a test may not do, though the program may: its own pattern on the code as it stands.
const TESTS_ONLY: [(&str, &str); 2] = [
    (
        "port",
        r#"bind\(\s*\(?\s*&?"[^"]*"\s*,\s*[1-9]|bind\(\s*&?"[^"]*:[1-9]|"--port",\s*"[1-9]|127, 0, 0, 1\], [1-9]"#,
    ),
    ("sleep", r"\bsleep(_until)?\s*\("),
];

/// Banned words.
pub(crate) fn words(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    for ban in BANS {
        let tests_only = TESTS_ONLY.iter().find(|(name, _)| *name == ban.name);
        let word = Regex::new(tests_only.map_or(ban.word, |(_, word)| word)).expect("a pattern");
        let at_home = |path: &str| ban.home.iter().any(|home| path.starts_with(home));
        let concerned = |path: &str| ban.only.is_empty() || ban.only.iter().any(|only| path.starts_with(only));
        for (path, code) in house.all_rust().filter(|(path, _)| concerned(path) && !at_home(path)) {
            let text = if ban.name == "port" { &code.raw } else { &code.bare };
            for found in word.find_iter(text) {
                let in_test = code.is_test(found.start());
                if if tests_only.is_some() { !in_test } else { in_test && ban.tests_may } {
                    continue;
                }
                let what = format!("`{}` here ({})", found.as_str().trim(), ban.name);
                let fault = Fault::new(path, code.line(found.start()), what);
                faults.push(Fault { remedy: Some(ban.remedy), ..fault });
            }
        }
    }
    faults
}

/// `expect` says in words why it can't fail.
pub(crate) fn reasons(house: &House) -> Vec<Fault> {
    static EXPECT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\.expect\(\s*").expect("a pattern"));
    let mut faults = Vec::new();
    for (path, code) in house.all_rust() {
        for found in EXPECT.find_iter(&code.bare).filter(|found| !code.is_test(found.start())) {
            let reason = code.literals.iter().find(|(at, _)| *at == found.end()).map(|(_, text)| text.as_str());
            if reason.is_none_or(|reason| reason.split_whitespace().count() < 3) {
                faults.push(Fault::new(path, code.line(found.start()), "`expect` without a reason"));
            }
        }
    }
    faults
}

/// What a room of the house may know beside itself. Rooms that are not named wire the others together.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &["dialogue", "rulebook", "validators"]),
    ("validators", &["rulebook", "text"]),
    ("rulebook", &["text", "validators"]),
    ("dialogue", &["rulebook", "text", "validators"]),
    ("clock", &["dialogue"]),
    ("config", &["rulebook", "text", "vault"]),
    ("plane", &[]),
    ("photo", &["plane", "rulebook", "text"]),
    ("sheet", &["plane", "rulebook", "text"]),
    ("vault", &["dialogue"]),
    ("store", &["dialogue", "photo", "rulebook", "text", "vault"]),
    ("control", &[]),
    ("steps", &[]),
    ("upkeep", &["clock", "config", "control", "dialogue", "engine", "steps", "store", "vault"]),
    ("alarm", &["clock", "text"]),
    ("web", &["dialogue", "engine", "store", "telegram"]),
    ("engine", &["clock", "dialogue", "photo", "rulebook", "steps", "store", "text", "vault"]),
    ("scheduler", &["clock", "dialogue", "engine"]),
    ("lookup", &["dialogue", "rulebook", "validators"]),
    (
        "telegram",
        &["alarm", "clock", "dialogue", "engine", "lookup", "photo", "rulebook", "steps", "store", "text", "vault"],
    ),
    // Any bot runs against the pretended world: it knows nothing of ours but words, papers and pictures.
    ("sim", &["photo", "plane", "rulebook", "sheet", "text"]),
];

/// Who knows whom: dependencies point downward.
pub(crate) fn layers(house: &House) -> Vec<Fault> {
    static IMPORT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\bcrate\s*::\s*(?:([a-z_]+)|\{([^;]*)\};)").expect("a pattern"));
    static FIRST: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^\s*([a-z_]+)").expect("a pattern"));
    let mut faults = Vec::new();
    for (path, code) in house.all_rust() {
        let room = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some((_, known)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for found in IMPORT.captures_iter(&code.bare) {
            let at = found.get_match().start();
            let single = found.get(1).map(|one| one.as_str().to_owned());
            let group = found.get(2).map(|group| top_level(group.as_str())).unwrap_or_default();
            let names = single.into_iter().chain(group);
            let firsts = names.filter_map(|name| FIRST.captures(&name).map(|found| found[1].to_owned()));
            for other in firsts.filter(|other| other != room && !known.contains(&other.as_str())) {
                if !code.is_test(at) {
                    faults.push(Fault::new(path, code.line(at), format!("{room} knows {other}")));
                }
            }
        }
    }
    faults
}

/// The parts of a group between its commas, inner groups left whole.
fn top_level(group: &str) -> Vec<String> {
    let mut depth = 0_i32;
    let split = group.split(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        c == ',' && depth == 0
    });
    split.map(str::to_owned).collect()
}
