//! Traces of what people said: texts searched for in files, in every way in which they could lie there in clear.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Shorter texts are met by chance in sealed bytes.
const TRACE_BYTES_MIN: usize = 6;

/// What is searched for: each text in UTF-8, UTF-16 of both orders and base64 at its three alignments.
#[derive(Default)]
pub struct Traces {
    /// A pattern, and the number of the text that it is a form of.
    patterns: Vec<(Vec<u8>, usize)>,
    /// Patterns by their first two bytes.
    by_start: Vec<Vec<usize>>,
    texts: usize,
}

/// A trace that was found; it says where, not what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trace {
    /// In which file.
    pub file: PathBuf,
    /// Which of the texts, counted from 0.
    pub text: usize,
}

impl Traces {
    /// Traces of these texts; the shortest are left out.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Traces {
        let mut traces = Traces { patterns: Vec::new(), by_start: vec![Vec::new(); 1 << 16], texts: 0 };
        for (number, text) in texts.into_iter().enumerate() {
            if text.len() < TRACE_BYTES_MIN {
                continue;
            }
            traces.texts += 1;
            let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
            let mut forms = vec![text.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
            forms.extend((0..3).map(|skipped| base64_inside(text.as_bytes(), skipped)));
            // Python's and JavaScript's way, which JSON allows: every sign beyond ASCII as \uXXXX.
            if !text.is_ascii() {
                forms.push(escaped(text));
            }
            for form in forms.into_iter().filter(|form| form.len() >= TRACE_BYTES_MIN) {
                traces.by_start[start(&form)].push(traces.patterns.len());
                traces.patterns.push((form, number));
            }
        }
        traces
    }

    /// Traces of the answers of an exported filing that name something: options of the rulebook name nobody.
    pub fn of_export(export: &Value) -> Traces {
        let answers = export["answers"].as_array().map(Vec::as_slice).unwrap_or_default();
        let texts = answers.iter().filter(|a| a["kind"] == "text").filter_map(|a| a["value"].as_str());
        Traces::of(texts.flat_map(str::lines))
    }

    /// How many texts are searched for.
    pub fn texts(&self) -> usize {
        self.texts
    }

    /// Which texts are in these bytes, by number.
    pub fn in_bytes(&self, bytes: &[u8]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for at in 0..bytes.len().saturating_sub(1) {
            for (pattern, text) in self.by_start[start(&bytes[at..])].iter().map(|n| &self.patterns[*n]) {
                if bytes[at..].starts_with(pattern) {
                    found.insert(*text);
                }
            }
        }
        found
    }

    /// What is found in a file, or in all files of a folder and below; also in their names.
    ///
    /// # Errors
    /// If one can't be read.
    pub fn below(&self, path: &Path) -> io::Result<Vec<Trace>> {
        let trace = |text| Trace { file: path.to_owned(), text };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut found: Vec<Trace> = self.in_bytes(name.as_bytes()).into_iter().map(trace).collect();
        let kind = std::fs::symlink_metadata(path)?.file_type();
        if kind.is_dir() {
            for entry in std::fs::read_dir(path)? {
                match self.below(&entry?.path()) {
                    // A running bot removes files.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    more => found.extend(more?),
                }
            }
        } else if kind.is_file() {
            found.extend(self.in_bytes(&std::fs::read(path)?).into_iter().map(trace));
        }
        Ok(found)
    }
}

fn start(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// The signs of base64 that a text makes for certain, whatever stands around it, if `skipped` bytes of its first group
/// of three stand before it.
fn base64_inside(text: &[u8], skipped: usize) -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes = [vec![0; skipped], text.to_vec()].concat();
    let bits: Vec<bool> = bytes.iter().flat_map(|b| (0..8).rev().map(move |n| b >> n & 1 == 1)).collect();
    let sure = (skipped * 8).div_ceil(6) * 6..bits.len() / 6 * 6;
    let sign = |six: &[bool]| SIGNS[six.iter().fold(0, |n, bit| n << 1 | usize::from(*bit))];
    bits[sure].chunks(6).map(sign).collect()
}

fn escaped(text: &str) -> Vec<u8> {
    let unit = |u: u16| match u8::try_from(u) {
        Ok(ascii) if ascii.is_ascii() => char::from(ascii).to_string(),
        Ok(_) | Err(_) => format!("\\u{u:04x}"),
    };
    text.encode_utf16().map(unit).collect::<String>().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_wherever_it_stands() {
        let traces = Traces::of(["云帆笔记", "13800138000", "short"]);
        assert_eq!(traces.texts(), 2);
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        // In base64 with one, two and three signs before it, and inside "a=…&" and "ya=…&".
        let found = [
            ("云帆笔记".as_bytes().to_vec(), 0),
            (wide("云帆笔记"), 0),
            (b"eOS6keW4hueslOiusHk=".to_vec(), 0),
            (b"eHjkupHluIbnrJTorrB5eQ==".to_vec(), 0),
            (b"eHh45LqR5biG56yU6K6w".to_vec(), 0),
            (b"\\u4e91\\u5e06\\u7b14\\u8bb0".to_vec(), 0),
            (b"YT0xMzgwMDEzODAwMCY=".to_vec(), 1),
            (b"eWE9MTM4MDAxMzgwMDAm".to_vec(), 1),
        ];
        for (bytes, text) in found {
            let around = [b"before ".as_slice(), &bytes, b" behind"].concat();
            assert_eq!(traces.in_bytes(&around).into_iter().collect::<Vec<_>>(), [text], "{around:?}");
        }
        assert!(traces.in_bytes("云帆笔 1380013800 short".as_bytes()).is_empty());
    }
}
