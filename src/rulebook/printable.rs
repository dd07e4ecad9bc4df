//! The font of the papers, and which characters it has: what it lacks is said at the question and written by hand.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Beian Sans SC: regular weight, GB2312 and the 8,105 standard characters.
pub const FONT_OTF: &[u8] = include_bytes!("../../assets/fonts/BeianSansSC.otf");

/// The characters of the font, kept beside it by the script that makes both.
const CHARS: &str = include_str!("../../assets/fonts/chars.txt");

static KNOWN: LazyLock<BTreeSet<char>> = LazyLock::new(|| CHARS.chars().filter(|c| !c.is_control()).collect());

/// Every character that can be printed.
pub fn known() -> &'static BTreeSet<char> {
    &KNOWN
}

/// The characters of a text that the font can't print, each once, in the order of the text. Line breaks count as printable.
pub fn missing_chars(text: &str) -> Vec<char> {
    let mut seen = BTreeSet::new();
    text.chars().filter(|c| *c != '\n' && !KNOWN.contains(c) && seen.insert(*c)).collect()
}
