//! Phones and mail addresses of one person and of two.

use super::{Found, Look};

/// Two of the answers are the same.
pub(super) fn equal(look: &Look) -> Vec<Found> {
    let texts = look.texts();
    let mut found = Vec::new();
    for (at, (first, one)) in texts.iter().enumerate() {
        for (second, other) in &texts[at + 1..] {
            if one.eq_ignore_ascii_case(other) {
                found.push(look.found(&[first, second], look.fault()));
            }
        }
    }
    found
}
