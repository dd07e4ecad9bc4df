//! A view of the store that ends by itself, read as one stream of records.

use std::collections::VecDeque;

use futures::executor::block_on;

use super::PAGE;
use crate::store::{Store, StoreError};

/// A record: its key and its value.
pub(super) type Pair = (Vec<u8>, Vec<u8>);

/// All records as they were when it was begun. Blocks: for threads of their own.
pub(super) struct Frozen<'a> {
    store: &'a dyn Store,
    page: VecDeque<Pair>,
}

impl<'a> Frozen<'a> {
    pub(super) fn begin(store: &'a dyn Store) -> Result<Frozen<'a>, StoreError> {
        block_on(store.freeze())?;
        Ok(Frozen { store, page: VecDeque::new() })
    }

    /// The next record in the order of the keys; `None` at the end.
    pub(super) fn next_record(&mut self) -> Result<Option<Pair>, StoreError> {
        if self.page.is_empty() {
            self.page = block_on(self.store.frozen(PAGE))?.unwrap_or_default().into();
        }
        Ok(self.page.pop_front())
    }
}

impl Drop for Frozen<'_> {
    fn drop(&mut self) {
        self.store.thaw();
    }
}
