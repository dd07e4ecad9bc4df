//! What all telephone numbers have in common: the signs between the digits, the prefix of the country.

use super::clean;

/// The digits of a number as typed, with the country's prefix taken off if it is China's.
pub(super) struct Dialled {
    /// The digits, China's prefix removed.
    pub(super) digits: String,
    /// Another country's prefix was written.
    pub(super) foreign: bool,
    /// The first sign that belongs to no telephone number, as its place from 1.
    pub(super) odd: Option<usize>,
}

/// Reads a number with all that people put between the digits, and the Chinese words around it.
pub(super) fn dialled(text: &str) -> Dialled {
    let line = clean::half(text).to_lowercase();
    let line = line.trim_start_matches("tel:").trim_start();
    let plus = line.starts_with('+') || line.starts_with("(+");
    let mut digits = String::new();
    let mut odd = None;
    for (at, c) in line.chars().enumerate() {
        match c {
            '0'..='9' => digits.push(c),
            '〇' | '○' => digits.push('0'),
            '+' if digits.is_empty() => {}
            ' ' | '(' | ')' | '.' | '/' | '·' | ':' => {}
            word if clean::is_dash(word) || clean::is_han(word) => {}
            _ => odd = odd.or(Some(at + 1)),
        }
    }
    if digits.is_empty() {
        odd = Some(1);
    }
    let bare = strip_country(&digits, plus);
    let foreign = bare.is_none() && (plus || digits.starts_with("00"));
    Dialled { digits: bare.map(str::to_owned).unwrap_or(digits), foreign, odd }
}

/// "0138…" and "+86 (0) 138…" without the zero that was once dialled before a mobile number far away.
pub(super) fn without_trunk(digits: String) -> String {
    match digits.strip_prefix('0') {
        Some(rest) if super::mobile::is_mobile(rest) => rest.to_owned(),
        Some(_) | None => digits,
    }
}

/// The number without China's prefix, none if it has none.
fn strip_country(digits: &str, plus: bool) -> Option<&str> {
    if plus {
        return digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86"));
    }
    digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("086").filter(|rest| rest.len() >= 10))
        .or_else(|| digits.strip_prefix("86").filter(|rest| rest.len() >= 10))
}
