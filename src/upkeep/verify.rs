//! Everything read once: each record opens and can be read, each reference holds, each photo opens.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::frozen::{Frozen, Pair};
use super::{Kept, Traces};
use crate::control::Reply;
use crate::dialogue::state::{Filing, Value};
use crate::dialogue::{FilingId, PhotoId, UserId};
use crate::store::stored::{self, filing, keys, outbox};
use crate::store::{Stages, StoreError};
use crate::vault::{SealKey, Shelf, VaultError};

/// More faults than these are counted only.
const TOLD_MAX: usize = 50;

/// Verifies everything; with `against`, an exported filing, also that its answers lie nowhere in clear. The lines name
/// records by their keys: ids, never what is in them.
pub(super) fn verify(kept: &Kept, against: Option<&Path>) -> Reply {
    let mut check = Check { kept, faults: Faults::default(), seen: Seen::default() };
    let mut lines = match check.all() {
        Ok(()) => check.summary(),
        Err(error) => {
            check.faults.add(error.to_string());
            Vec::new()
        }
    };
    let mut faults = check.faults;
    if let Some(export) = against {
        match traces(kept, export) {
            Ok((texts, found)) => {
                lines.push(format!("{texts} answer(s) searched for in clear"));
                found.into_iter().for_each(|fault| faults.add(fault));
            }
            Err(what) => faults.add(format!("{}: {what}", export.display())),
        }
    }
    let good = faults.count == 0;
    lines.extend(faults.told);
    lines.push(if good { "all is well".to_owned() } else { format!("{} fault(s)", faults.count) });
    Reply { good, lines }
}

fn traces(kept: &Kept, export: &Path) -> Result<(usize, Vec<String>), String> {
    let text = std::fs::read_to_string(export).map_err(|e| e.to_string())?;
    let export = serde_json::from_str(&text).map_err(|_| "it is no JSON".to_owned())?;
    let traces = Traces::of_export(&export);
    if traces.texts() == 0 {
        return Err("it holds no answers in words; see docs/export.md".to_owned());
    }
    let found = traces.below(&kept.data).map_err(|e| e.to_string())?;
    let told = |t: super::traces::Trace| format!("{}: answer {} lies there in clear", t.file.display(), t.text + 1);
    Ok((traces.texts(), found.into_iter().map(told).collect()))
}

#[derive(Default)]
struct Faults {
    told: Vec<String>,
    count: usize,
}

impl Faults {
    fn add(&mut self, what: String) {
        self.count += 1;
        if self.told.len() < TOLD_MAX {
            self.told.push(what);
        }
    }
}

/// What was met so far, to hold references against.
#[derive(Default)]
struct Seen {
    records: usize,
    photos: usize,
    idle_photos: usize,
    owners: BTreeMap<FilingId, UserId>,
    stages: Stages,
    /// Filings whose stage is not known.
    unread: usize,
    /// The stages as the store says.
    noted: Option<Stages>,
    wakes: BTreeSet<Vec<u8>>,
    persons: BTreeSet<UserId>,
}

/// The records of one filing, gathered until the next begins.
type Gathered = Option<(FilingId, Vec<Pair>)>;

struct Check<'a> {
    kept: &'a Kept,
    faults: Faults,
    seen: Seen,
}

impl Check<'_> {
    fn all(&mut self) -> Result<(), StoreError> {
        let _hold = self.kept.photos.hold();
        let mut frozen = Frozen::begin(self.kept.records.store())?;
        let mut gathered: Gathered = None;
        while let Some((key, value)) = frozen.next_record()? {
            self.seen.records += 1;
            let of = keys::filing_of(&key).filter(|_| key.starts_with(b"f/"));
            if gathered.as_ref().map(|(id, _)| id) != of.as_ref()
                && let Some((id, records)) = gathered.take()
            {
                self.filing(&id, &records);
            }
            match of {
                Some(id) => gathered.get_or_insert_with(|| (id, Vec::new())).1.push((key, value)),
                None => {
                    if let Err(what) = self.record(&key, &value) {
                        self.faults.add(format!("{}: {what}", String::from_utf8_lossy(&key)));
                    }
                }
            }
        }
        if let Some((id, records)) = gathered {
            self.filing(&id, &records);
        }
        self.references();
        Ok(())
    }

    fn key(&self, id: &FilingId) -> Result<SealKey, String> {
        let wrapped = self.kept.keys.get(id).ok_or("its filing has no key")?;
        self.kept.vault.unwrap(&keys::filing_key(id), &wrapped).map_err(|e| e.to_string())
    }

    fn filing(&mut self, id: &FilingId, records: &[Pair]) {
        match self.read_filing(id, records) {
            Ok((filing, key)) => {
                self.photos(&filing, &key);
                self.seen.owners.insert(id.clone(), filing.owner);
                *self.seen.stages.entry(filing.stage).or_default() += 1;
                if let Some(at) = filing.next_wakeup {
                    self.seen.wakes.insert(keys::wake(at, id));
                }
            }
            // A filing forgotten while this reads has lost its key and is no fault.
            Err(_) if self.forgotten_meanwhile(id) => self.seen.unread += 1,
            Err(what) => {
                self.seen.unread += 1;
                self.faults.add(format!("filing {id}: {what}"));
            }
        }
    }

    fn forgotten_meanwhile(&self, id: &FilingId) -> bool {
        let head = futures::executor::block_on(self.kept.records.store().get(filing::head_key(id)));
        self.kept.keys.get(id).is_none() && head == Ok(None)
    }

    fn read_filing(&self, id: &FilingId, records: &[Pair]) -> Result<(Filing, SealKey), String> {
        let key = self.key(id)?;
        let prefix = keys::filing(id).len();
        let mut opened = Vec::new();
        for (place, sealed) in records {
            let name = String::from_utf8_lossy(&place[prefix..]).into_owned();
            let bytes = key.open(place, sealed).map_err(|error| format!("{name}: {error}"))?;
            opened.push((name, bytes));
        }
        let records = opened.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let filing = filing::from_records(id, records).map_err(|error| error.to_string())?;
        Ok((filing.ok_or("it has no head")?, key))
    }

    fn photos(&mut self, filing: &Filing, key: &SealKey) {
        let in_value = |value: &Value| match value {
            Value::Photos(photos) => photos.iter().map(|p| p.id.clone()).collect(),
            Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Skipped | Value::Later => Vec::new(),
        };
        let mut named: BTreeSet<PhotoId> = filing.answers.values().flat_map(|a| in_value(&a.value)).collect();
        named.extend(filing.unsorted.keys().cloned());
        named.extend(filing.partial.values().flatten().map(|p| p.id.clone()));
        for photo in &named {
            self.seen.photos += 1;
            if let Err(error) = self.kept.photos.read(key, &filing.id, photo) {
                self.faults.add(format!("filing {}: photo {}: {error}", filing.id, photo.0));
            }
        }
        let lying = self.kept.photos.photos(&filing.id).unwrap_or_default();
        self.seen.idle_photos += lying.iter().filter(|photo| !named.contains(photo)).count();
    }

    fn record(&mut self, key: &[u8], value: &[u8]) -> Result<(), String> {
        let text = std::str::from_utf8(key).map_err(|_| "a key that is no text")?;
        let (tag, rest) = text.split_once('/').ok_or("a key of no kind")?;
        match tag {
            "m" if text == keys::STAGES => {
                self.seen.noted = Some(stored::decode(value).map_err(told)?);
                Ok(())
            }
            "m" => Ok(()),
            "d" => stored::desk::from_bytes(&self.opened(Shelf::Desk, key, value)?).map(drop).map_err(told),
            "p" => self.person(key, value),
            "s" => {
                let bytes = self.opened(Shelf::Slots, key, value)?;
                stored::decode::<outbox::SlotState>(&bytes).map(drop).map_err(told)
            }
            "i" => {
                let bytes = self.opened(Shelf::Slots, key, value)?;
                let mark: outbox::MessageMark = stored::decode(&bytes).map_err(told)?;
                mark.filing.map_or(Ok(()), |id| self.lives(&id))
            }
            "o" | "x" => self.row(key, value),
            "r" => self.lives(&keys::filing_of(key).ok_or("it names no filing")?),
            "w" if self.seen.wakes.remove(key) => Ok(()),
            "w" => Err("no filing wants to be woken then".to_owned()),
            "u" => {
                let (_, first) = keys::read_seen(key).ok_or("it is no update")?;
                stored::seen::from_bytes(first, value).map(drop).map_err(told)
            }
            "g" => keys::read_moved(key).map(drop).ok_or("it is no group".to_owned()),
            // Being destroyed this very moment.
            "e" if rest.len() <= keys::ID_BYTES_MAX => Ok(()),
            _ => Err("a record of an unknown kind".to_owned()),
        }
    }

    fn opened(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, String> {
        self.kept.vault.shelf(shelf).open(key, value).map_err(|error: VaultError| error.to_string())
    }

    fn lives(&self, id: &FilingId) -> Result<(), String> {
        if self.seen.owners.contains_key(id) { Ok(()) } else { Err(format!("there is no filing {id}")) }
    }

    fn person(&mut self, key: &[u8], value: &[u8]) -> Result<(), String> {
        let person = stored::person::from_bytes(&self.opened(Shelf::Persons, key, value)?).map_err(told)?;
        self.seen.persons.insert(person.id);
        person.filings.iter().chain(&person.active).try_for_each(|id| self.lives(id))
    }

    fn row(&self, key: &[u8], value: &[u8]) -> Result<(), String> {
        let (filing, sealed) = outbox::unwrap_row(value).map_err(told)?;
        let bytes = match &filing {
            Some(id) => self.key(id)?.open(key, sealed).map_err(|error| error.to_string())?,
            None => self.opened(Shelf::Outbox, key, sealed)?,
        };
        outbox::row_from_bytes(0, &bytes).map(drop).map_err(told)
    }

    fn references(&mut self) {
        for (id, owner) in &self.seen.owners {
            if !self.seen.persons.contains(owner) {
                self.faults.add(format!("filing {id}: its filer is not there"));
            }
        }
        for key in std::mem::take(&mut self.seen.wakes) {
            self.faults.add(format!("{}: nothing will wake it", String::from_utf8_lossy(&key)));
        }
        if self.seen.unread == 0 && self.seen.noted.as_ref().is_some_and(|noted| *noted != self.seen.stages) {
            self.faults.add(format!("{}: so many filings are not at these stages", keys::STAGES));
        }
        let damaged = self.kept.keys.damaged();
        if damaged > 0 {
            self.faults.add(format!("{damaged} key(s) of filings can't be read"));
        }
    }

    fn summary(&self) -> Vec<String> {
        let Seen { records, photos, idle_photos, owners, persons, .. } = &self.seen;
        let (filings, persons) = (owners.len(), persons.len());
        let mut lines =
            vec![format!("{records} record(s): {filings} filing(s) of {persons} person(s), {photos} photo(s)")];
        if *idle_photos > 0 {
            lines.push(format!("{idle_photos} photo(s) that nothing names: they go with their filing"));
        }
        lines
    }
}

fn told(error: stored::DecodeError) -> String {
    error.to_string()
}
