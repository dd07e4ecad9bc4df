//! Rules about the shape of files: a header, no long file, no long function.

use std::sync::LazyLock;

use regex::Regex;

use crate::code::block_end;
use crate::house::{Fault, House};

/// Lines a file has at most: what can be read in one go.
const FILE_LINES_MAX: usize = 400;
/// Lines a function has at most: what fits on a screen.
const FUNCTION_LINES_MAX: usize = 70;
/// Endings of what is code: data may be as long as the law is.
const CODE: [&str; 6] = [".css", ".html", ".js", ".py", ".rs", ".sh"];

static FUNCTION: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\bfn\s+([a-z_][a-z0-9_]*)").expect("a pattern"));

/// Each Rust file opens with a sentence.
pub(crate) fn header(house: &House) -> Vec<Fault> {
    let no_header = |raw: &str| {
        let first = raw.lines().next().unwrap_or_default();
        let sentence = first.strip_prefix("//! ").unwrap_or_default();
        let begins = sentence.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic());
        !begins || sentence.split_whitespace().count() < 3
    };
    let bad = house.all_rust().filter(|(_, code)| no_header(&code.raw));
    bad.map(|(path, _)| Fault::new(path, 1, "no sentence says what the file is for")).collect()
}

/// No file of code is longer than 400 lines.
pub(crate) fn file_length(house: &House) -> Vec<Fault> {
    let code = house.files.iter().filter(|(path, _)| CODE.iter().any(|end| path.ends_with(end)));
    let long = code.map(|(path, text)| (path, text.lines().count())).filter(|(_, lines)| *lines > FILE_LINES_MAX);
    long.map(|(path, lines)| Fault::new(path, lines, format!("{lines} lines"))).collect()
}

/// No function is longer than 70 lines.
pub(crate) fn function_length(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (path, code) in house.all_rust() {
        for found in FUNCTION.captures_iter(&code.bare) {
            let (from, name) = (found.get_match().start(), &found[1]);
            let Some(open) = body(&code.bare, from) else {
                continue;
            };
            let lines = code.line(block_end(&code.bare, open) - 1) + 1 - code.line(from);
            if lines > FUNCTION_LINES_MAX {
                faults.push(Fault::new(path, code.line(from), format!("`{name}` has {lines} lines")));
            }
        }
    }
    faults
}

/// Where the function's body opens, if it has one.
fn body(bare: &str, from: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, byte) in bare.bytes().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b'{' if depth == 0 => return Some(at),
            b';' if depth == 0 => return None,
            _ => {}
        }
    }
    None
}
