//! A whole store written into an empty one, and mended where filings stayed behind.

use std::collections::BTreeSet;

use super::stored::outbox::Row;
use super::stored::{keys, person};
use super::{Batch, Pairs, RecordError, Records, Store, StoreError, scan_all};
use crate::dialogue::FilingId;
use crate::vault::Shelf;

/// Writes records as they are, as one batch.
///
/// # Errors
/// [`StoreError`].
pub async fn import(store: &dyn Store, pairs: Pairs) -> Result<(), StoreError> {
    let mut batch = Batch::new();
    for (key, value) in pairs {
        batch.put(key, value);
    }
    store.commit(batch).await
}

impl Records {
    /// After a restore: nobody refers to filings that stayed behind, and of what was to be sent at the time of the
    /// backup nothing is known, so that what must not be doubled is not sent again.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn mend_restored(&self, gone: &BTreeSet<FilingId>) -> Result<(), RecordError> {
        let mut batch = Batch::new();
        // Counted anew by the next start.
        batch.delete(keys::STAGES);
        for (key, sealed) in scan_all(self.store(), keys::PERSONS.as_bytes()).await? {
            let bytes = self.vault().shelf(Shelf::Persons).open(&key, &sealed)?;
            let mut person = person::from_bytes(&bytes)?;
            if person.filings.iter().chain(&person.active).any(|id| gone.contains(id)) {
                person.filings.retain(|id| !gone.contains(id));
                person.active = person.active.filter(|id| !gone.contains(id)).or(person.filings.last().cloned());
                self.put_person(&mut batch, &person)?;
            }
        }
        for id in gone {
            for (key, _) in scan_all(self.store(), &keys::filing_messages(id)).await? {
                let marks = keys::filing_messages(id).len();
                batch.delete([b"i/", &key[marks..]].concat());
                batch.delete(key);
            }
        }
        for (filing, row) in self.rows(keys::ROWS).await?.0 {
            let place = keys::row(row.seq);
            let key = match &filing {
                Some(id) => self.filing_key(id).await?,
                None => None,
            };
            let row = Row { begun: true, ..row };
            let bytes = self.row_bytes(&place, &row, filing.as_ref().zip(key.as_ref()))?;
            batch.put(place, bytes);
        }
        Ok(self.store().commit(batch).await?)
    }
}
