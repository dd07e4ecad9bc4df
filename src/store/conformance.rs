//! One suite for every engine: what the crash contract promises.

use std::path::Path;

use super::pieces::PIECE_BYTES_MAX;
use super::{Batch, KEY_BYTES_MAX, MemoryStore, SledStore, Store, StoreError, scan_all};

/// An engine that can be opened, and opened again after the process died.
trait Bench {
    type Store: Store;
    fn open(&mut self) -> Self::Store;
}

struct Memory(Option<MemoryStore>);

impl Bench for Memory {
    type Store = MemoryStore;
    fn open(&mut self) -> MemoryStore {
        let next = self.0.as_ref().map_or_else(MemoryStore::new, MemoryStore::reopen);
        let handle = next.reopen();
        self.0 = Some(next);
        handle
    }
}

struct Sled(tempfile::TempDir);

impl Bench for Sled {
    type Store = SledStore;
    fn open(&mut self) -> SledStore {
        SledStore::open(self.0.path()).expect("opens")
    }
}

async fn reads_what_was_written(bench: &mut impl Bench) {
    let store = bench.open();
    let mut batch = Batch::new();
    batch.put("a/1", "one");
    batch.put("a/2", "two");
    batch.put("b/1", "");
    batch.delete("nothing");
    store.commit(batch).await.expect("commits");
    assert_eq!(store.get(b"a/1".to_vec()).await, Ok(Some(b"one".to_vec())));
    assert_eq!(store.get(b"b/1".to_vec()).await, Ok(Some(Vec::new())));
    assert_eq!(store.get(b"a".to_vec()).await, Ok(None));
    let mut batch = Batch::new();
    batch.put("a/1", "x");
    batch.put("a/1", "uno");
    batch.delete("a/2");
    store.commit(batch).await.expect("commits");
    drop(store);
    let store = bench.open();
    assert_eq!(scan_all(&store, b"").await, Ok(vec![(b"a/1".to_vec(), b"uno".to_vec()), (b"b/1".to_vec(), vec![])]));
}

async fn scans_in_order_and_in_pages(bench: &mut impl Bench) {
    let store = bench.open();
    let mut batch = Batch::new();
    for n in 0..50u8 {
        batch.put([b"s/".as_slice(), &[n]].concat(), [n]);
    }
    batch.put("r", "before");
    batch.put("t", "behind");
    store.commit(batch).await.expect("commits");
    let first = store.scan(b"s/".to_vec(), None, 20).await.expect("scans");
    assert_eq!(first.iter().map(|(_, v)| v[0]).collect::<Vec<_>>(), (0..20).collect::<Vec<_>>());
    let rest = store.scan(b"s/".to_vec(), Some(first[19].0.clone()), 100).await.expect("scans");
    assert_eq!(rest.iter().map(|(_, v)| v[0]).collect::<Vec<_>>(), (20..50).collect::<Vec<_>>());
    assert_eq!(store.scan(b"s/".to_vec(), Some(b"a".to_vec()), 100).await.expect("scans").len(), 50);
    assert_eq!(store.scan(b"s/".to_vec(), Some(b"z".to_vec()), 100).await, Ok(vec![]));
}

async fn long_values_come_back_whole(bench: &mut impl Bench) {
    let store = bench.open();
    for length in [0, 1, PIECE_BYTES_MAX - 1, PIECE_BYTES_MAX, PIECE_BYTES_MAX + 1, 70_000, 3] {
        let value: Vec<u8> = (0..length).map(|n| u8::try_from(n % 251).expect("below 251")).collect();
        let mut batch = Batch::new();
        batch.put("long", value.clone());
        store.commit(batch).await.expect("commits");
        assert_eq!(store.get(b"long".to_vec()).await, Ok(Some(value.clone())));
        // Pieces of an earlier, longer value are no records.
        assert_eq!(scan_all(&store, b"").await, Ok(vec![(b"long".to_vec(), value)]));
    }
}

async fn too_large_is_refused_whole(bench: &mut impl Bench) {
    let store = bench.open();
    let mut batch = Batch::new();
    batch.put("fits", "yes");
    batch.put(vec![7; KEY_BYTES_MAX + 1], "no");
    assert!(matches!(store.commit(batch).await, Err(StoreError::TooLarge { .. })));
    assert_eq!(store.get(b"fits".to_vec()).await, Ok(None));
}

fn sled() -> Sled {
    Sled(tempfile::tempdir().expect("a folder"))
}

#[tokio::test]
async fn every_engine_conforms() {
    reads_what_was_written(&mut Memory(None)).await;
    scans_in_order_and_in_pages(&mut Memory(None)).await;
    long_values_come_back_whole(&mut Memory(None)).await;
    too_large_is_refused_whole(&mut Memory(None)).await;
    reads_what_was_written(&mut sled()).await;
    scans_in_order_and_in_pages(&mut sled()).await;
    long_values_come_back_whole(&mut sled()).await;
    too_large_is_refused_whole(&mut sled()).await;
}

#[tokio::test]
async fn a_second_opening_is_refused_plainly() {
    let mut bench = sled();
    let store = bench.open();
    assert!(matches!(SledStore::open(bench.0.path()), Err(StoreError::InUse)));
    assert!(store.holds_lease());
    drop(store);
    bench.open();

    let memory = MemoryStore::new();
    let heir = memory.reopen();
    assert!(!memory.holds_lease() && heir.holds_lease());
    assert_eq!(memory.commit(Batch::new()).await, Err(StoreError::Closed));
}

fn half_snapshot(folder: &Path) -> std::path::PathBuf {
    folder.join("sled").join("snap.000000000000FFFF.generating")
}

#[tokio::test]
async fn a_half_snapshot_does_not_lock_the_data_out() {
    let mut bench = sled();
    let store = bench.open();
    let mut batch = Batch::new();
    batch.put("kept", "yes");
    store.commit(batch).await.expect("commits");
    drop(store);
    std::fs::write(half_snapshot(bench.0.path()), b"half").expect("writes");
    let store = bench.open();
    assert_eq!(store.get(b"kept".to_vec()).await, Ok(Some(b"yes".to_vec())));
    assert!(!half_snapshot(bench.0.path()).exists());
}

#[tokio::test]
async fn stored_values_stay_short() {
    let mut bench = sled();
    let store = bench.open();
    let mut batch = Batch::new();
    batch.put("long", vec![9; 50_000]);
    store.commit(batch).await.expect("commits");
    drop(store);
    let db = sled::open(bench.0.path().join("sled")).expect("opens");
    let longest = db.iter().values().map(|v| v.expect("reads").len()).max();
    assert_eq!(longest, Some(PIECE_BYTES_MAX));
}
