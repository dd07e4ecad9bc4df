//! Rust taken apart just far enough: what is code, what is text, what is a comment, what is only a test.

use std::ops::Range;

/// One file of Rust. Offsets are the same in all its forms.
pub(crate) struct Code {
    /// As it stands.
    pub(crate) raw: String,
    /// With comments and the insides of literals blanked.
    pub(crate) bare: String,
    /// The text literals with their offsets.
    pub(crate) literals: Vec<(usize, String)>,
    /// What is compiled for tests only.
    pub(crate) tests: Vec<Range<usize>>,
}

impl Code {
    /// Takes a file apart; `all_test` if it belongs to the tests as a whole.
    pub(crate) fn read(raw: &str, all_test: bool) -> Code {
        let (bare, literals) = strip(raw);
        let tests = if all_test { std::iter::once(0..raw.len()).collect() } else { test_parts(&bare) };
        Code { raw: raw.to_owned(), bare, literals, tests }
    }

    /// The line of an offset, counted from 1.
    pub(crate) fn line(&self, offset: usize) -> usize {
        self.raw[..offset].matches('\n').count() + 1
    }

    /// True if the offset lies in what is compiled for tests only.
    pub(crate) fn is_test(&self, offset: usize) -> bool {
        self.tests.iter().any(|part| part.contains(&offset))
    }

    /// The names of modules that are declared for tests only: `#[cfg(test)] mod name;`.
    pub(crate) fn test_modules(&self) -> Vec<String> {
        let declared = |part: &Range<usize>| {
            let item = self.bare[part.clone()].rsplit(']').next()?.trim();
            let item = item.strip_prefix("pub ").unwrap_or(item);
            Some(item.strip_prefix("mod ")?.strip_suffix(';')?.trim().to_owned())
        };
        self.tests.iter().filter_map(declared).collect()
    }
}

/// The end of the block that opens at `open`.
pub(crate) fn block_end(bare: &str, open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in bare.bytes().enumerate().skip(open) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    bare.len()
}

/// What follows each `#[cfg(test)]` or `#[cfg(all(test, …))]`, to the end of its item.
fn test_parts(bare: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let marks = ["#[cfg(test)]", "#[cfg(all(test,"].into_iter().flat_map(|mark| bare.match_indices(mark));
    for (from, _) in marks {
        let end = bare[from..].find([';', '{']).map_or(bare.len(), |at| from + at);
        let end = if bare[end..].starts_with('{') { block_end(bare, end) } else { (end + 1).min(bare.len()) };
        parts.push(from..end);
    }
    parts
}

/// The code with comments and literals blanked, and the text literals.
fn strip(raw: &str) -> (String, Vec<(usize, String)>) {
    let mut bare: Vec<u8> = raw.bytes().collect();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let end = match token(raw, at) {
            Token::Code(end) => end,
            Token::Comment(end) => {
                blank(&mut bare, at..end);
                end
            }
            Token::Text { inside, end } => {
                literals.push((at, raw[inside.clone()].to_owned()));
                blank(&mut bare, inside);
                end
            }
        };
        at = end;
    }
    (String::from_utf8_lossy(&bare).into_owned(), literals)
}

fn blank(bytes: &mut [u8], part: Range<usize>) {
    for byte in &mut bytes[part] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

enum Token {
    Code(usize),
    Comment(usize),
    Text { inside: Range<usize>, end: usize },
}

/// What begins at this offset.
fn token(raw: &str, at: usize) -> Token {
    let rest = &raw[at..];
    let first = rest.chars().next().unwrap_or(' ');
    let width = first.len_utf8();
    if rest.starts_with("//") {
        return Token::Comment(rest.find('\n').map_or(raw.len(), |n| at + n));
    }
    if rest.starts_with("/*") {
        return Token::Comment(rest.find("*/").map_or(raw.len(), |n| at + n + 2));
    }
    if first == '"' {
        return text(raw, at);
    }
    if first == '\'' {
        return character(raw, at);
    }
    let within_name = raw[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let hashes = rest[width..].chars().take_while(|c| *c == '#').count();
    if first == 'r' && !within_name && rest[1 + hashes..].starts_with('"') {
        let open = at + 2 + hashes;
        let close = format!("\"{}", "#".repeat(hashes));
        let inside = raw[open..].find(&close).map_or(raw.len(), |n| open + n);
        return Token::Text { inside: open..inside, end: (inside + close.len()).min(raw.len()) };
    }
    Token::Code(at + width)
}

fn text(raw: &str, at: usize) -> Token {
    let mut skip = false;
    for (n, c) in raw[at + 1..].char_indices() {
        match c {
            _ if skip => skip = false,
            '\\' => skip = true,
            '"' => return Token::Text { inside: at + 1..at + 1 + n, end: at + n + 2 },
            _ => {}
        }
    }
    Token::Text { inside: at + 1..raw.len(), end: raw.len() }
}

/// A character, or the beginning of a lifetime.
fn character(raw: &str, at: usize) -> Token {
    let mut signs = raw[at + 1..].char_indices();
    let Some((_, first)) = signs.next() else {
        return Token::Code(raw.len());
    };
    if first == '\\' {
        let end = signs.skip(1).find(|(_, c)| *c == '\'').map_or(raw.len(), |(n, _)| at + 2 + n);
        return Token::Comment(end);
    }
    match signs.next() {
        Some((n, '\'')) => Token::Comment(at + 2 + n),
        _ => Token::Code(at + 1),
    }
}

#[test]
fn code_texts_and_comments_are_told_apart() {
    let raw =
        "let a = \"x.unwrap() \\\" }\"; // dbg!(a)\nlet b = r#\"{\"q\"}\"#; let c = '\"'; fn d<'a>(x: &'a str) {}\n";
    let code = Code::read(raw, false);
    assert_eq!(code.bare.len(), raw.len());
    assert!(!code.bare.contains("unwrap") && !code.bare.contains("dbg") && code.bare.contains("fn d<'a>"));
    let texts: Vec<_> = code.literals.iter().map(|(at, text)| (code.line(*at), text.as_str())).collect();
    assert_eq!(texts, [(1, "x.unwrap() \\\" }"), (2, "{\"q\"}")]);
}

#[test]
fn test_code_is_known() {
    let raw =
        "fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { {} }\n}\nfn c() {}\n#[cfg(test)]\nmod crowd;\nfn d() {}";
    let code = Code::read(raw, false);
    let is_test = |name: &str| code.is_test(raw.find(name).expect("a function"));
    assert_eq!(["fn a", "fn b", "fn c", "fn d"].map(is_test), [false, true, false, false]);
    assert_eq!(code.test_modules(), ["crowd"]);
    assert_eq!(Code::read("#[cfg(all(test, unix))]\nmod killed;", false).test_modules(), ["killed"]);
}
