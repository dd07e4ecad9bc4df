//! A view of the whole store as it was at one moment, read page by page while commits go on.

use std::collections::BTreeMap;

use super::Pairs;

/// How far the reader is, and how the records ahead of him were at the beginning, where they changed since.
#[derive(Debug, Default)]
pub(super) struct View {
    /// The last key that was read.
    after: Option<Vec<u8>>,
    old: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
    over: bool,
}

impl View {
    /// True if the value of this key must be noted before it changes.
    pub(super) fn wants(&self, key: &[u8]) -> bool {
        self.after.as_deref().is_none_or(|after| key > after) && !self.old.contains_key(key)
    }

    /// The value that a key had; `None` if there was none.
    pub(super) fn note(&mut self, key: &[u8], value: Option<Vec<u8>>) {
        self.old.insert(key.to_vec(), value);
    }

    /// Behind which key the next page begins; `None` at the beginning.
    pub(super) fn after(&self) -> Option<Vec<u8>> {
        self.after.clone()
    }

    /// True when all was read.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// The next page as it was, out of what is there now: `limit` pairs in order, or all there are if it is fewer.
    pub(super) fn page(&mut self, now: Pairs, limit: usize) -> Pairs {
        self.over = now.len() < limit;
        self.after = now.last().map(|(key, _)| key.clone());
        let mut page: BTreeMap<Vec<u8>, Vec<u8>> = now.into_iter().collect();
        while let Some(first) = self.old.first_entry() {
            if !self.over && Some(first.key()) > self.after.as_ref() {
                break;
            }
            match first.remove_entry() {
                (key, Some(value)) => page.insert(key, value),
                (key, None) => page.remove(&key),
            };
        }
        page.into_iter().collect()
    }
}
