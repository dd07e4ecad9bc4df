//! As much of a PDF as can be told without reading it: is it whole, how many pages.

use crate::text::Fault;

/// The end mark lies in the last bytes; writers add a little behind it.
const END_PEEK: usize = 4096;

/// Counts the pages where they are written in clear; newer files pack them away.
///
/// # Errors
/// `photo_broken` when the end is missing: the transfer was cut.
pub(super) fn pages(bytes: &[u8]) -> Result<Option<u32>, Fault> {
    let end = &bytes[bytes.len().saturating_sub(END_PEEK)..];
    if !has(end, b"%%EOF") {
        return Err(Fault::new("photo_broken"));
    }
    let count = after(bytes, b"/Type").filter(|rest| is_page(rest)).count();
    Ok(u32::try_from(count).ok().filter(|count| *count > 0))
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// What follows each occurrence of a word.
fn after<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let found = bytes.windows(word.len()).enumerate().filter(move |(_, window)| *window == word);
    found.map(move |(at, _)| &bytes[at + word.len()..])
}

/// `/Page`, but not `/Pages`.
fn is_page(rest: &[u8]) -> bool {
    let rest = rest.trim_ascii_start();
    rest.starts_with(b"/Page") && !rest.get(5).is_some_and(u8::is_ascii_alphanumeric)
}
