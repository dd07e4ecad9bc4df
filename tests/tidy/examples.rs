//! For each rule houses that go against it, and houses that don't.

/// Ten lines of code.
macro_rules! lines_10 {
    () => {
        "a;\na;\na;\na;\na;\na;\na;\na;\na;\na;\n"
    };
}

/// A hundred lines of code.
macro_rules! lines_100 {
    () => {
        concat!(
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!()
        )
    };
}

/// Sixty-nine lines of code.
macro_rules! lines_69 {
    () => {
        concat!(
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            lines_10!(),
            "a;\na;\na;\na;\na;\na;\na;\na;\na;\n"
        )
    };
}

/// A house with a fault in it.
pub(crate) struct Bad {
    /// The rule that must fire.
    pub(crate) rule: &'static str,
    /// What its fault must say.
    pub(crate) says: &'static str,
    /// The files of the house.
    pub(crate) files: &'static [(&'static str, &'static str)],
}

const fn bad(rule: &'static str, says: &'static str, files: &'static [(&'static str, &'static str)]) -> Bad {
    Bad { rule, says, files }
}

/// Each rule fires on each of its houses.
pub(crate) const BAD: &[Bad] = &[
    bad("cargo_lints", "unsafe_code", &[("Cargo.toml", "[package]\nname = \"a\"\n")]),
    bad("cargo_lints", "todo", &[("Cargo.toml", "[lints.clippy]\ntodo = \"allow\"\n")]),
    bad("chinese_in_code", "您好", &[("src/telegram/a.rs", "const A: &str = \"您好\";")]),
    bad("data_is_loaded", "src/rulebook/a.toml", &[("src/rulebook/a.toml", ""), ("src/a.rs", "let a = \"b.toml\";")]),
    bad("data_is_loaded", "locales/en/a.ftl", &[("locales/en/a.ftl", ""), ("src/a.rs", "// \"locales/\"")]),
    bad("file_length", "401 lines", &[("src/a.rs", LINES_401)]),
    bad("file_length", "401 lines", &[("src/sim/page/a.js", LINES_401)]),
    bad("function_length", "`long` has 71 lines", &[("src/a.rs", FUNCTION_71)]),
    bad("header", "a.rs:1", &[("src/a.rs", "use b;\n")]),
    bad("header", "a.rs:1", &[("src/a.rs", "//! Stuff.\n")]),
    bad("header", "a.rs:1", &[("tests/a.rs", "/// A comment of the next thing.\nfn a() {}")]),
    bad("keys_exist", "locales/en/ has no a-c", &[ZH, EN, ("src/a.rs", "Phrase::new(\"a-c\")")]),
    bad("keys_exist", "locales/zh-Hans/ has no a-b.d", &[ZH, EN, ("src/a.rs", "Phrase::new(\n    \"a-b.d\")")]),
    bad("keys_exist", "has no fault-e", &[ZH, EN, ("src/a.rs", "Fault::new(\"e\").with(1)")]),
    bad("layers", "dialogue knows store", &[("src/dialogue/a.rs", "use crate::store::Store;")]),
    bad("layers", "text knows photo", &[("src/text/mod.rs", "use crate::{dialogue::{A, B}, photo::C};")]),
    bad("layers", "sim knows dialogue", &[("src/sim/mod.rs", "fn a() -> crate::dialogue::A {}")]),
    bad("links", "there is no docs/b.md", &[("README.md", "[a](docs/a.md) ![b](docs/b.md)"), ("docs/a.md", "")]),
    bad("links", "there is no docs/c.png", &[("docs/a.md", "[c](c.png#top)")]),
    bad("machine_paths", "a path of one machine", &[("README.md", "See /home/ada/beian for it.")]),
    bad("machine_paths", "a path of one machine", &[("src/a.rs", "let a = \"C:\\Users\\ada\";")]),
    bad("reasons", "without a reason", &[("src/a.rs", "fn a() { b().expect(\"b\"); }")]),
    bad("reasons", "without a reason", &[("src/a.rs", "fn a() { b().expect(&format!(\"no {b}\")); }")]),
    bad("registries", "a registry's host", &[("tests/run", concat!("curl https://unp", "kg.com/a\n"))]),
    bad("settings", "BEIAN_A", &[("src/config.rs", "f(\"BEIAN_A\")"), (".env.example", "BEIAN_A=1")]),
    bad("settings", "BEIAN_A", &[("src/config.rs", "f(\"BEIAN_A\")"), ("README.md", "`BEIAN_A`")]),
    bad("words", "allow", &[("src/a.rs", "#[allow(dead_code)]\nfn a() {}")]),
    bad("words", "allow", &[("tests/a.rs", "#![cfg_attr(test, allow(clippy::todo))]")]),
    bad("words", "clock", &[("src/engine/mod.rs", "let now = Utc::now();")]),
    bad("words", "stopwatch", &[("src/scheduler.rs", "let now = std::time::Instant::now();")]),
    bad("words", "commit", &[("src/telegram/a.rs", "store.commit(batch).await")]),
    bad("words", "dbg", &[("tests/a.rs", "dbg!(1);")]),
    bad("words", "impure", &[("src/dialogue/a.rs", "async fn a() {}")]),
    bad("words", "impure", &[("src/validators/a.rs", "let a = std::fs::read(\"b\");")]),
    bad("words", "impure", &[("src/rulebook/a.rs", "use std::{collections::BTreeMap, io::Read};")]),
    bad("words", "port", &[("tests/a.rs", "TcpListener::bind(\"127.0.0.1:8081\")")]),
    bad("words", "port", &[("src/sim/tests/a.rs", "TcpListener::bind((\"127.0.0.1\", 8081))")]),
    bad("words", "print", &[("src/engine/mod.rs", "eprintln!(\"a\");")]),
    bad("words", "sled", &[("src/engine/mod.rs", "use sled::Db;")]),
    bad("words", "sleep", &[("tests/a.rs", "tokio::time::sleep(PAUSE).await;")]),
    bad("words", "teloxide", &[("src/app.rs", "use teloxide::Bot;")]),
    bad("words", "todo", &[("src/a.rs", "fn a() { todo!() }")]),
    bad("words", "unwrap", &[("src/a.rs", "fn a() { b().unwrap(); }\n#[cfg(test)]\nmod tests { }")]),
];

const ZH: (&str, &str) = ("locales/zh-Hans/a.ftl", "a-b = 甲\n    .c = 乙\n");
const EN: (&str, &str) = ("locales/en/a.ftl", "a-b = a\n    .c = b\n    .d = c\n");

/// These rules leave these houses alone.
pub(crate) const GOOD: &[(&str, &[(&str, &str)])] = &[
    ("cargo_lints", &[("Cargo.toml", ALL_LINTS)]),
    ("chinese_in_code", &[("src/engine/mod.rs", "//! 备案 in a comment.\n// 备案\n")]),
    ("chinese_in_code", &[("src/engine/mod.rs", "#[cfg(test)]\nmod tests {\n const A: &str = \"云帆笔记\";\n}")]),
    ("data_is_loaded", &[("locales/en/a.ftl", ""), ("src/a.rs", "#[folder = \"locales/\"]")]),
    ("data_is_loaded", &[("src/rulebook/p/a.toml", ""), ("src/a.rs", "include_str!(\"p/a.toml\")")]),
    ("file_length", &[("src/rulebook/a.toml", LINES_401)]),
    ("header", &[("src/a.rs", "//! What it is for.\n")]),
    (
        "keys_exist",
        &[ZH, EN, ("src/a.rs", "Phrase::new(\"a-b.c\"); Phrase::new(key); Phrase::new(format!(\"x-{y}\"))")],
    ),
    ("layers", &[("src/store/mod.rs", "#[cfg(test)]\nmod tests { use crate::telegram::A; }")]),
    ("layers", &[("src/app.rs", "use crate::{dialogue, store, telegram};")]),
    ("links", &[("docs/a.md", "[a](b.md#c) [d](https://e.example/) [f](#g)"), ("docs/b.md", "")]),
    ("machine_paths", &[("README.md", "https://a.example/home/ and ./data/home/b")]),
    ("reasons", &[("src/a.rs", "fn a() { b().expect(\"the pattern is a constant\"); }")]),
    ("settings", &[("src/config.rs", "f(\"BEIAN_A\")"), ("README.md", "`BEIAN_A`"), (".env.example", "#BEIAN_A=1")]),
    ("words", &[("src/a.rs", "// dbg!, todo! and .unwrap()\nconst A: &str = \"Utc::now() println!\";")]),
    ("words", &[("src/sim/a.rs", "fn a() { people.allow(kinds) }"), ("src/validators/b.rs", "use std::net::IpAddr;")]),
    ("words", &[("src/store/sled_engine.rs", "use sled::Db;")]),
    ("words", &[("src/dialogue/mod.rs", "#[cfg(test)]\nmod usage;"), ("src/dialogue/usage.rs", "use std::fs;")]),
    ("words", &[("src/config.rs", "#[cfg(test)]\nmod tests;"), ("src/config/tests.rs", "let a = b().unwrap();")]),
    ("words", &[("src/sim/mod.rs", "tokio::time::sleep(PATIENCE).await; bind((\"127.0.0.1\", 8081))")]),
    ("words", &[("tests/a.rs", "bind(\"127.0.0.1:0\"); println!(\"seed {seed}\");")]),
];

const ALL_LINTS: &str = "[lints.rust]
unsafe_code = \"forbid\"
missing_docs = \"warn\"
unreachable_pub = \"warn\"
[lints.clippy]
allow_attributes = \"warn\"
dbg_macro = \"warn\"
print_stdout = \"deny\"
todo = { level = \"warn\", priority = 1 }
unused_async = \"warn\"
unwrap_used = \"warn\"
wildcard_enum_match_arm = \"warn\"
";

const LINES_401: &str = concat!(lines_100!(), lines_100!(), lines_100!(), lines_100!(), "a\n");
const FUNCTION_71: &str = concat!("fn short(a: [u8; 4]) {}\nfn long(a: &str) {\n", lines_69!(), "}\n");
