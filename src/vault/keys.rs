//! The wrapped keys of filings, in a file of fixed slots: where a key is destroyed, its bytes are overwritten.
//!
//! A log-structured store keeps what was deleted until it is compacted; a key in such a log would outlive its filing.
//! One file, not one for each key: all keys of a commit cost one `fdatasync`, and 100,000 of them load in one read.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Forgotten, VaultError, private};
use crate::dialogue::FilingId;

/// Bytes of a slot: four share a disk's smallest sector, so that none is ever torn.
const SLOT: usize = 128;
/// Where the id begins in a slot, and the wrapped key; before them a mark and both lengths.
const ID: usize = 3;
const WRAPPED: usize = 35;
/// First slot of the file; the last sign is the version.
const HEADER: &[u8] = b"beian filing keys 1";
const FREE: u8 = 0;
const TAKEN: u8 = 1;

/// The keys by filing; clones see the same. Writing blocks: use it off the async threads.
#[derive(Debug, Clone)]
pub struct FilingKeys {
    slots: Arc<Mutex<Slots>>,
    forgotten: Forgotten,
}

#[derive(Debug)]
struct Slots {
    /// `None`: in memory, for tests.
    path: Option<PathBuf>,
    file: Option<File>,
    held: HashMap<FilingId, (u64, Vec<u8>)>,
    free: Vec<u64>,
    /// The number of the next slot at the end; 0 is the header's.
    end: u64,
    damaged: usize,
}

impl FilingKeys {
    /// Keys that live as long as their clones.
    pub fn memory() -> FilingKeys {
        FilingKeys { slots: Arc::new(Mutex::new(Slots::empty(None))), forgotten: Forgotten::nowhere() }
    }

    /// The keys in a file; one that is not there is made by [`FilingKeys::make`] only. Whose key is destroyed goes on
    /// the list `forgotten` first.
    ///
    /// # Errors
    /// [`VaultError::Keys`], [`VaultError::NewerKeys`].
    pub fn open(path: &Path, forgotten: Forgotten) -> Result<FilingKeys, VaultError> {
        let mut slots = Slots::empty(Some(path.to_owned()));
        match File::options().read(true).write(true).open(path) {
            Ok(file) => slots.load(file)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
        Ok(FilingKeys { slots: Arc::new(Mutex::new(slots)), forgotten })
    }

    /// False if there is no file yet: right at the first start, a loss at any later one.
    pub fn exist(&self) -> bool {
        let slots = self.lock();
        slots.path.is_none() || slots.file.is_some()
    }

    /// Makes the file, readable for us alone.
    ///
    /// # Errors
    /// [`VaultError::Keys`].
    pub fn make(&self) -> Result<(), VaultError> {
        let mut slots = self.lock();
        let (Some(path), None) = (slots.path.clone(), &slots.file) else { return Ok(()) };
        // A kill may leave an empty file behind: it is none.
        let part = path.with_extension("part");
        let mut file = private().create(true).truncate(true).read(true).open(&part).map_err(failed)?;
        let mut header = [0; SLOT];
        header[..HEADER.len()].copy_from_slice(HEADER);
        file.write_all(&header).and_then(|()| file.sync_all()).map_err(failed)?;
        std::fs::rename(&part, &path).map_err(failed)?;
        if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            File::open(folder).and_then(|f| f.sync_all()).map_err(failed)?;
        }
        slots.file = Some(file);
        Ok(())
    }

    /// The wrapped key of a filing.
    pub fn get(&self, id: &FilingId) -> Option<Vec<u8>> {
        self.lock().held.get(id).map(|(_, wrapped)| wrapped.clone())
    }

    /// All of them, in order, as they are now.
    pub fn all(&self) -> BTreeMap<FilingId, Vec<u8>> {
        self.lock().held.iter().map(|(id, (_, wrapped))| (id.clone(), wrapped.clone())).collect()
    }

    /// How many slots could not be read.
    pub fn damaged(&self) -> usize {
        self.lock().damaged
    }

    /// Writes keys; returns when all are durable. A key that is there already is replaced in its place.
    ///
    /// # Errors
    /// [`VaultError::Keys`]; [`VaultError::Id`] for an id that fits in no slot.
    pub fn put(&self, keys: &[(FilingId, Vec<u8>)]) -> Result<(), VaultError> {
        let mut slots = self.lock();
        for (id, wrapped) in keys {
            let bytes = slot(id, wrapped)?;
            let place = match slots.held.get(id) {
                Some((place, _)) => *place,
                None => slots.free.pop().unwrap_or(slots.end),
            };
            slots.write(place, &bytes)?;
            slots.end = slots.end.max(place + 1);
            slots.held.insert(id.clone(), (place, wrapped.clone()));
        }
        slots.sync()
    }

    /// Notes that these filings are forgotten, then overwrites their keys; returns when nothing is left of them. One
    /// that is not there is no fault.
    ///
    /// # Errors
    /// [`VaultError::Forgotten`], [`VaultError::Keys`].
    pub fn erase(&self, ids: &[FilingId]) -> Result<(), VaultError> {
        self.forgotten.add(ids)?;
        let mut slots = self.lock();
        for id in ids {
            if let Some((place, _)) = slots.held.get(id).cloned() {
                slots.write(place, &[FREE; SLOT])?;
                slots.held.remove(id);
                slots.free.push(place);
            }
        }
        slots.sync()
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slots {
    fn empty(path: Option<PathBuf>) -> Slots {
        Slots { path, file: None, held: HashMap::new(), free: Vec::new(), end: 1, damaged: 0 }
    }

    fn load(&mut self, mut file: File) -> Result<(), VaultError> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        let (name, version) = HEADER.split_at(HEADER.len() - 1);
        match bytes.get(..SLOT).and_then(|header| header.strip_prefix(name)) {
            Some([given, ..]) if *given == version[0] => {}
            Some([given, ..]) if *given > version[0] => return Err(VaultError::NewerKeys),
            Some(_) | None => return Err(VaultError::KeysDamaged),
        }
        for (place, bytes) in (0u64..).zip(bytes.chunks(SLOT)).skip(1) {
            match read(bytes) {
                Slot::Free => self.free.push(place),
                Slot::Key(id, wrapped) => drop(self.held.insert(id, (place, wrapped))),
                Slot::Damaged => self.damaged += 1,
            }
            self.end = place + 1;
        }
        self.file = Some(file);
        Ok(())
    }

    fn write(&mut self, place: u64, bytes: &[u8; SLOT]) -> Result<(), VaultError> {
        let Some(file) = self.file.as_mut() else {
            return if self.path.is_none() { Ok(()) } else { Err(VaultError::KeysMissing) };
        };
        file.seek(SeekFrom::Start(place * SLOT as u64)).and_then(|_| file.write_all(bytes)).map_err(failed)
    }

    fn sync(&self) -> Result<(), VaultError> {
        self.file.as_ref().map_or(Ok(()), File::sync_data).map_err(failed)
    }
}

fn slot(id: &FilingId, wrapped: &[u8]) -> Result<[u8; SLOT], VaultError> {
    let mut bytes = [0; SLOT];
    if id.0.is_empty() || id.0.len() > WRAPPED - ID || wrapped.len() > SLOT - WRAPPED {
        return Err(VaultError::Id);
    }
    let length = |of: usize| u8::try_from(of).unwrap_or(u8::MAX);
    bytes[..ID].copy_from_slice(&[TAKEN, length(id.0.len()), length(wrapped.len())]);
    bytes[ID..ID + id.0.len()].copy_from_slice(id.0.as_bytes());
    bytes[WRAPPED..WRAPPED + wrapped.len()].copy_from_slice(wrapped);
    Ok(bytes)
}

enum Slot {
    Free,
    Key(FilingId, Vec<u8>),
    Damaged,
}

fn read(slot: &[u8]) -> Slot {
    match slot {
        [TAKEN, id, wrapped, ..] => {
            let id = slot.get(ID..ID + usize::from(*id)).and_then(|id| std::str::from_utf8(id).ok());
            let wrapped = slot.get(WRAPPED..WRAPPED + usize::from(*wrapped));
            let key = id.zip(wrapped).filter(|(id, _)| !id.is_empty());
            key.map_or(Slot::Damaged, |(id, wrapped)| Slot::Key(FilingId(id.to_owned()), wrapped.to_vec()))
        }
        _ if slot.iter().all(|b| *b == FREE) => Slot::Free,
        _ => Slot::Damaged,
    }
}

fn failed(error: std::io::Error) -> VaultError {
    VaultError::Keys(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: usize) -> FilingId {
        FilingId(format!("abcd{n:04}"))
    }

    fn open(path: &Path) -> Result<FilingKeys, VaultError> {
        FilingKeys::open(path, Forgotten::at(&path.with_extension("forgotten")))
    }

    #[test]
    fn what_is_put_is_there_after_a_restart_and_what_is_erased_is_nowhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys");
        let keys = open(&path).expect("opens");
        assert!(!keys.exist());
        assert_eq!(keys.put(&[(id(0), vec![1; 73])]), Err(VaultError::KeysMissing));
        keys.make().expect("makes");
        let many: Vec<_> = (0..5).map(|n| (id(n), vec![u8::try_from(n).expect("small") + 65; 73])).collect();
        keys.put(&many).expect("writes");
        keys.erase(&[id(1), id(3), id(9)]).expect("erases");
        let list = Forgotten::at(&path.with_extension("forgotten"));
        assert_eq!(list.all().expect("reads").into_iter().collect::<Vec<_>>(), [id(1), id(3), id(9)]);
        let bytes = std::fs::read(&path).expect("reads");
        assert!(!bytes.windows(9).any(|w| w == [66; 9] || w == [68; 9]));
        assert!(bytes.windows(9).any(|w| w == [67; 9]));
        let keys = open(&path).expect("opens");
        assert!(keys.exist());
        assert_eq!(keys.all().into_keys().collect::<Vec<_>>(), [id(0), id(2), id(4)]);
        // Free slots are used again: the file does not grow for ever.
        keys.put(&[(id(7), vec![9; 73]), (id(8), vec![9; 73])]).expect("writes");
        assert_eq!(std::fs::read(&path).expect("reads").len(), bytes.len());
        assert_eq!(open(&path).expect("opens").get(&id(8)), Some(vec![9; 73]));
    }

    #[test]
    fn a_damaged_or_newer_file_is_told_from_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys");
        open(&path).and_then(|k| k.make()).expect("makes");
        let good = std::fs::read(&path).expect("reads");
        for (bytes, newer) in
            [(vec![], false), (vec![7; SLOT], false), ([b"beian filing keys 2", &good[19..]].concat(), true)]
        {
            std::fs::write(&path, bytes).expect("writes");
            let refused = open(&path).expect_err("refused");
            assert_eq!(refused == VaultError::NewerKeys, newer, "{refused}");
        }
        std::fs::write(&path, [good, vec![9; SLOT]].concat()).expect("writes");
        assert_eq!(open(&path).expect("opens").damaged(), 1);
    }
}
