//! Phones, mail addresses and names of one person and of two.

use std::collections::BTreeSet;

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

/// Fewer different ones than the province counts, once all are there.
pub(super) fn too_few(look: &Look) -> Vec<Found> {
    let texts = look.texts();
    let least: usize = look.number().unwrap_or(0);
    let different: BTreeSet<&str> = texts.iter().map(|(_, text)| *text).collect();
    if texts.len() < look.row.items.len() || different.len() >= least {
        return Vec::new();
    }
    let items: Vec<&str> = texts.iter().map(|(item, _)| *item).collect();
    vec![look.found(&items, look.fault().with("have", different.len()).with("min", least))]
}

/// The conditions of the row say it all, once its first item is answered.
pub(super) fn holds(look: &Look) -> Vec<Found> {
    let items: Vec<&str> = look.row.items.iter().map(String::as_str).collect();
    let answered = items.first().is_some_and(|item| look.is_answered(item));
    answered.then(|| look.found(&items, look.fault())).into_iter().collect()
}
