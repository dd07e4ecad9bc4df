//! Records read and made ready to write: keys, sealing and shapes together. Only the engine commits what is made here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::stored::{DecodeError, desk, filing, keys, outbox, person};
use super::{Batch, Store, StoreError, scan_all};
use crate::dialogue::state::{Desk, Filing, FilingId, Person};
use crate::dialogue::{ChatId, MessageId, Slot, Time, UserId};
use crate::store::stored::outbox::{MessageMark, Row, SlotState};
use crate::vault::{FilingKeys, SealKey, Shelf, Vault, VaultError};

/// What can go wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The store failed: nothing can go on.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A record can't be opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A record can't be read.
    #[error(transparent)]
    Decode(#[from] DecodeError),
}

/// The format of the whole store that this release writes, and the one before it, which kept the filings' keys in the
/// store itself.
pub(super) const FORMAT: &[u8] = b"2";
const FORMAT_KEYS_INSIDE: &[u8] = b"1";
const MASTER_WORD: &[u8] = b"this is the right key";

/// Store, vault and the filings' keys together.
#[derive(Clone)]
pub struct Records {
    store: Arc<dyn Store>,
    vault: Arc<Vault>,
    keys: FilingKeys,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Records")
    }
}

impl Records {
    /// Checks that store, keys and master key belong together and that the store's format is known; a new store is
    /// marked, an old one is brought up to date. Ends the destroying of filings that a kill interrupted.
    ///
    /// # Errors
    /// [`VaultError::OtherMaster`], [`VaultError::KeysMissing`], [`DecodeError::Newer`], [`StoreError`].
    pub async fn open(store: Arc<dyn Store>, vault: Arc<Vault>, keys: FilingKeys) -> Result<Records, RecordError> {
        let records = Records { store, vault, keys };
        let format = records.store.get(keys::FORMAT.into()).await?;
        match format.as_deref() {
            Some(FORMAT) => records.check_master().await?,
            Some(FORMAT_KEYS_INSIDE) => {
                records.check_master().await?;
                records.move_keys().await?;
            }
            Some(_) => return Err(DecodeError::Newer.into()),
            None => {
                records.keys.make()?;
                let mut batch = Batch::new();
                batch.put(keys::FORMAT, FORMAT);
                let place = keys::MASTER_CHECK.as_bytes();
                batch.put(place, records.vault.shelf(Shelf::Desk).seal(place, MASTER_WORD)?);
                records.store.commit(batch).await?;
            }
        }
        if !records.keys.exist() {
            return Err(VaultError::KeysMissing.into());
        }
        let half = scan_all(records.store(), keys::TO_ERASE.as_bytes()).await?;
        let half: Vec<FilingId> = half.iter().filter_map(|(key, _)| keys::read_to_erase(key)).collect();
        records.erase_keys(half).await?;
        Ok(records)
    }

    async fn check_master(&self) -> Result<(), RecordError> {
        let word = self.store.get(keys::MASTER_CHECK.into()).await?.ok_or(DecodeError::Damaged)?;
        let opened = self.vault.shelf(Shelf::Desk).open(keys::MASTER_CHECK.as_bytes(), &word);
        opened.map_err(|_| VaultError::OtherMaster)?;
        Ok(())
    }

    /// Format 1 to 2: the keys leave the store, whose log would keep what is deleted.
    async fn move_keys(&self) -> Result<(), RecordError> {
        self.keys.make()?;
        let (mut batch, mut moved) = (Batch::new(), Vec::new());
        for (place, wrapped) in scan_all(self.store(), keys::OLD_KEYS.as_bytes()).await? {
            let id = std::str::from_utf8(&place[keys::OLD_KEYS.len()..]).map_err(|_| DecodeError::Damaged)?;
            moved.push((FilingId(id.to_owned()), wrapped));
            batch.delete(place);
        }
        self.keep_keys(moved).await?;
        batch.put(keys::FORMAT, FORMAT);
        self.store.commit(batch).await?;
        // What was deleted lies in the log until then.
        self.store.compact().await?;
        tracing::info!("the store was brought to format 2");
        Ok(())
    }

    /// Makes keys durable; to be called before the commit that names their filings.
    pub(crate) async fn keep_keys(&self, new: Vec<(FilingId, Vec<u8>)>) -> Result<(), RecordError> {
        if !new.is_empty() {
            let keys = self.keys.clone();
            off_threads(move || keys.put(&new)).await?;
        }
        Ok(())
    }

    /// All filings with their wrapped keys.
    pub(super) fn all_keys(&self) -> BTreeMap<FilingId, Vec<u8>> {
        self.keys.all()
    }

    /// Destroys the keys of filings whose destruction is committed.
    pub(crate) async fn erase_keys(&self, gone: Vec<FilingId>) -> Result<(), RecordError> {
        if gone.is_empty() {
            return Ok(());
        }
        let (keys, mut batch) = (self.keys.clone(), Batch::new());
        for id in &gone {
            batch.delete(keys::to_erase(id));
        }
        off_threads(move || keys.erase(&gone)).await?;
        Ok(self.store.commit(batch).await?)
    }

    /// The store below.
    pub(crate) fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }

    pub(crate) fn vault(&self) -> &Vault {
        &self.vault
    }

    async fn shelved(&self, shelf: Shelf, key: Vec<u8>) -> Result<Option<zeroize::Zeroizing<Vec<u8>>>, RecordError> {
        let Some(sealed) = self.store.get(key.clone()).await? else {
            return Ok(None);
        };
        Ok(Some(self.vault.shelf(shelf).open(&key, &sealed)?))
    }

    fn shelve(&self, batch: &mut Batch, shelf: Shelf, key: Vec<u8>, bytes: &[u8]) -> Result<(), VaultError> {
        let sealed = self.vault.shelf(shelf).seal(&key, bytes)?;
        batch.put(key, sealed);
        Ok(())
    }

    /// A person.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn person(&self, id: UserId) -> Result<Option<Person>, RecordError> {
        let bytes = self.shelved(Shelf::Persons, keys::person(id)).await?;
        Ok(bytes.map(|b| person::from_bytes(&b)).transpose()?)
    }

    pub(crate) fn put_person(&self, batch: &mut Batch, value: &Person) -> Result<(), VaultError> {
        self.shelve(batch, Shelf::Persons, keys::person(value.id), &person::to_bytes(value))
    }

    /// The desk; an empty one if nothing was stored yet.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn desk(&self) -> Result<Desk, RecordError> {
        let bytes = self.shelved(Shelf::Desk, keys::DESK.into()).await?;
        Ok(bytes.map(|b| desk::from_bytes(&b)).transpose()?.unwrap_or_default())
    }

    pub(crate) fn put_desk(&self, batch: &mut Batch, value: &Desk) -> Result<(), VaultError> {
        self.shelve(batch, Shelf::Desk, keys::DESK.into(), &desk::to_bytes(value))
    }

    /// The key of a filing; `None` if there is no such filing (any more).
    ///
    /// # Errors
    /// [`RecordError`]; [`VaultError::Unreadable`] if the filing is there and its key is lost.
    pub async fn filing_key(&self, id: &FilingId) -> Result<Option<SealKey>, RecordError> {
        if !keys::is_plain(id) {
            return Ok(None);
        }
        match self.keys.get(id) {
            Some(wrapped) => Ok(Some(self.vault.unwrap(&keys::filing_key(id), &wrapped)?)),
            None if self.store.get(filing::head_key(id)).await?.is_some() => Err(VaultError::Unreadable.into()),
            None => Ok(None),
        }
    }

    /// A filing with its key.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn filing(&self, id: &FilingId) -> Result<Option<(Filing, SealKey)>, RecordError> {
        let Some(key) = self.filing_key(id).await? else {
            return Ok(None);
        };
        let prefix = keys::filing(id);
        let mut opened = Vec::new();
        for (place, sealed) in scan_all(self.store.as_ref(), &prefix).await? {
            let name = std::str::from_utf8(&place[prefix.len()..]).map_err(|_| DecodeError::Damaged)?.to_owned();
            opened.push((name, key.open(&place, &sealed)?));
        }
        let records = opened.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        Ok(filing::from_records(id, records)?.map(|filing| (filing, key)))
    }

    /// The key of a new filing, as [`Records::keep_keys`] takes it.
    pub(crate) fn new_key(&self, id: &FilingId, key: &SealKey) -> Result<(FilingId, Vec<u8>), VaultError> {
        Ok((id.clone(), self.vault.wrap(&keys::filing_key(id), key)?))
    }

    /// What differs between before and after.
    pub(crate) fn put_filing(
        &self,
        batch: &mut Batch,
        key: &SealKey,
        before: Option<&Filing>,
        after: &Filing,
    ) -> Result<(), VaultError> {
        for (name, bytes) in filing::changes(before, after) {
            let place = keys::filing_record(&after.id, &name);
            match bytes {
                Some(bytes) => batch.put(place.clone(), key.seal(&place, &bytes)?),
                None => batch.delete(place),
            }
        }
        let (old, new) = (before.and_then(|b| b.next_wakeup), after.next_wakeup);
        if let Some(old) = old.filter(|old| new != Some(*old)) {
            batch.delete(keys::wake(old, &after.id));
        }
        if let Some(new) = new.filter(|new| old != Some(*new)) {
            batch.put(keys::wake(new, &after.id), []);
        }
        Ok(())
    }

    /// Destroys a filing: its records, its wake-up, what is known of its messages; and says that its key is to go.
    pub(crate) async fn destroy_filing(&self, batch: &mut Batch, before: &Filing) -> Result<(), StoreError> {
        batch.put(keys::to_erase(&before.id), []);
        for (key, _) in scan_all(self.store.as_ref(), &keys::filing(&before.id)).await? {
            batch.delete(key);
        }
        let marks = keys::filing_messages(&before.id);
        let here: Vec<Vec<u8>> = batch.iter().filter(|(k, _)| k.starts_with(&marks)).map(|(k, _)| k.to_vec()).collect();
        let kept = scan_all(self.store.as_ref(), &marks).await?;
        for key in here.into_iter().chain(kept.into_iter().map(|(key, _)| key)) {
            let place = std::str::from_utf8(&key[marks.len()..]).unwrap_or_default();
            batch.delete(format!("i/{place}"));
            batch.delete(key);
        }
        if let Some(at) = before.next_wakeup {
            batch.delete(keys::wake(at, &before.id));
        }
        Ok(())
    }

    /// A slot's state.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn slot(&self, chat: ChatId, slot: &Slot) -> Result<Option<SlotState>, RecordError> {
        let bytes = self.shelved(Shelf::Slots, keys::slot(chat, slot)).await?;
        Ok(bytes.map(|b| super::stored::decode(&b)).transpose()?)
    }

    pub(crate) fn put_slot(
        &self,
        batch: &mut Batch,
        chat: ChatId,
        slot: &Slot,
        state: &SlotState,
    ) -> Result<(), VaultError> {
        self.shelve(batch, Shelf::Slots, keys::slot(chat, slot), &super::stored::encode(state))
    }

    /// What a message is to us.
    ///
    /// # Errors
    /// [`RecordError`].
    pub async fn message(&self, chat: ChatId, message: MessageId) -> Result<Option<MessageMark>, RecordError> {
        let bytes = self.shelved(Shelf::Slots, keys::message(chat, message)).await?;
        Ok(bytes.map(|b| super::stored::decode(&b)).transpose()?)
    }

    pub(crate) fn put_message(
        &self,
        batch: &mut Batch,
        chat: ChatId,
        message: MessageId,
        mark: &MessageMark,
    ) -> Result<(), VaultError> {
        if let Some(filing) = &mark.filing {
            batch.put(keys::filing_message(filing, chat, message), []);
        }
        self.shelve(batch, Shelf::Slots, keys::message(chat, message), &super::stored::encode(mark))
    }

    /// Makes a row ready, sealed with its filing's key, or the outbox's own.
    pub(crate) fn row_bytes(
        &self,
        place: &[u8],
        row: &Row,
        key: Option<(&FilingId, &SealKey)>,
    ) -> Result<Vec<u8>, VaultError> {
        let bytes = outbox::row_to_bytes(row);
        let sealed = match key {
            Some((_, key)) => key.seal(place, &bytes)?,
            None => self.vault.shelf(Shelf::Outbox).seal(place, &bytes)?,
        };
        Ok(outbox::wrap_row(key.map(|(id, _)| id), &sealed))
    }

    /// All rows under a prefix ([`keys::ROWS`] or [`keys::PARKED`]) in order, and the numbers of those that can't be read.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rows(&self, prefix: &str) -> Result<(Vec<(Option<FilingId>, Row)>, Vec<u64>), RecordError> {
        let (mut rows, mut unreadable) = (Vec::new(), Vec::new());
        for (place, stored) in scan_all(self.store.as_ref(), prefix.as_bytes()).await? {
            match self.row(&place, &stored).await {
                Ok(row) => rows.push(row),
                Err(RecordError::Store(error)) => return Err(error.into()),
                Err(RecordError::Vault(_) | RecordError::Decode(_)) => {
                    unreadable.push(keys::read_row(&place).unwrap_or_default())
                }
            }
        }
        Ok((rows, unreadable))
    }

    pub(crate) async fn row(&self, place: &[u8], stored: &[u8]) -> Result<(Option<FilingId>, Row), RecordError> {
        let (filing, sealed) = outbox::unwrap_row(stored)?;
        let bytes = match &filing {
            Some(id) => self.filing_key(id).await?.ok_or(DecodeError::Damaged)?.open(place, sealed)?,
            None => self.vault.shelf(Shelf::Outbox).open(place, sealed)?,
        };
        let seq = keys::read_row(place).ok_or(DecodeError::Damaged)?;
        Ok((filing, outbox::row_from_bytes(seq, &bytes)?))
    }

    /// All wake-ups, in order of time.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn wakes(&self) -> Result<Vec<(Time, FilingId)>, StoreError> {
        let all = scan_all(self.store.as_ref(), keys::WAKES.as_bytes()).await?;
        Ok(all.iter().filter_map(|(key, _)| keys::read_wake(key)).collect())
    }

    /// All groups that have moved: old id and new.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn moved(&self) -> Result<Vec<(ChatId, ChatId)>, StoreError> {
        let all = scan_all(self.store.as_ref(), keys::MOVED.as_bytes()).await?;
        let read = |(key, to): &(Vec<u8>, Vec<u8>)| {
            Some((keys::read_moved(key)?, std::str::from_utf8(to).ok()?.parse().ok()?))
        };
        Ok(all.iter().filter_map(read).collect())
    }
}

/// Runs what blocks where it may.
async fn off_threads(work: impl FnOnce() -> Result<(), VaultError> + Send + 'static) -> Result<(), VaultError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(VaultError::Keys("it panicked".to_owned())))
}
