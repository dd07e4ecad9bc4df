//! Everything that the master key seals, sealed with another one: a part at a time, so that a kill loses nothing.
//!
//! Until the end some records open with the old key and some with the new one. Each is tried with the new one first: doing
//! it again ends what a kill interrupted.

use super::stored::{keys, outbox};
use super::{Batch, RecordError, Records};
use crate::vault::{SealKey, Shelf, Vault, VaultError};

/// Records of one commit.
const PAGE: usize = 500;

/// The shelf of every prefix that has one. The word that tells the right master comes last.
const SHELVES: [(&str, Shelf); 7] = [
    (keys::PERSONS, Shelf::Persons),
    (keys::DESK, Shelf::Desk),
    (keys::SLOTS, Shelf::Slots),
    (keys::MESSAGES, Shelf::Slots),
    (keys::ROWS, Shelf::Outbox),
    (keys::PARKED, Shelf::Outbox),
    (keys::MASTER_CHECK, Shelf::Desk),
];

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resealed {
    /// Records and keys that are sealed with the new master now.
    pub sealed: usize,
    /// Those that opened with neither; they are left as they are.
    pub unreadable: usize,
}

impl Records {
    /// Seals with `new` whatever is sealed with the present master.
    ///
    /// # Errors
    /// [`RecordError`]; what was done until then stays done.
    pub(crate) async fn reseal(&self, new: &Vault) -> Result<Resealed, RecordError> {
        let mut done = Resealed::default();
        let mut changed = Vec::new();
        for (id, wrapped) in self.all_keys() {
            let place = keys::filing_key(&id);
            match (new.unwrap(&place, &wrapped), self.vault().unwrap(&place, &wrapped)) {
                (Ok(_), _) => {}
                (Err(_), Ok(key)) => changed.push((id, new.wrap(&place, &key)?)),
                (Err(_), Err(_)) => done.unreadable += 1,
            }
        }
        done.sealed += changed.len();
        self.keep_keys(changed).await?;
        for (prefix, shelf) in SHELVES {
            self.reseal_shelf(prefix, (self.vault().shelf(shelf), new.shelf(shelf)), &mut done).await?;
        }
        Ok(done)
    }

    async fn reseal_shelf(
        &self,
        prefix: &str,
        (old, new): (&SealKey, &SealKey),
        done: &mut Resealed,
    ) -> Result<(), RecordError> {
        let mut after = None;
        loop {
            let page = self.store().scan(prefix.as_bytes().to_vec(), after.take(), PAGE).await?;
            after = page.last().map(|(place, _)| place.clone());
            let (is_last, mut batch) = (page.len() < PAGE, Batch::new());
            for (place, stored) in page {
                // A row says in clear whether its filing's key seals it.
                let is_row = prefix == keys::ROWS || prefix == keys::PARKED;
                let sealed = match is_row.then(|| outbox::unwrap_row(&stored)) {
                    Some(Ok((Some(_), _))) => continue,
                    Some(Ok((None, sealed))) => sealed,
                    Some(Err(_)) => &[],
                    None => stored.as_slice(),
                };
                match again(&place, sealed, old, new)? {
                    Again::Is => {}
                    Again::Sealed(bytes) => {
                        done.sealed += 1;
                        batch.put(place, if is_row { outbox::wrap_row(None, &bytes) } else { bytes });
                    }
                    Again::Unreadable => done.unreadable += 1,
                }
            }
            if !batch.is_empty() {
                self.store().commit(batch).await?;
            }
            if is_last {
                return Ok(());
            }
        }
    }
}

enum Again {
    /// Sealed with the new key already.
    Is,
    Sealed(Vec<u8>),
    Unreadable,
}

fn again(place: &[u8], sealed: &[u8], old: &SealKey, new: &SealKey) -> Result<Again, VaultError> {
    if new.open(place, sealed).is_ok() {
        return Ok(Again::Is);
    }
    match old.open(place, sealed) {
        Ok(plain) => Ok(Again::Sealed(new.seal(place, &plain)?)),
        Err(_) => Ok(Again::Unreadable),
    }
}
