//! One suite for every engine: what the crash contract promises.

use std::path::Path;

use super::pieces::PIECE_BYTES_MAX;
use super::{Batch, KEY_BYTES_MAX, MemoryStore, Pairs, SledStore, Store, StoreError, scan_all};

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

async fn a_view_stays_as_it_was(bench: &mut impl Bench) {
    let store = bench.open();
    let key = |n: u32| format!("v/{n:03}").into_bytes();
    let long = |n: u32| format!("{n} {}", "x".repeat(9_000)).into_bytes();
    let mut batch = Batch::new();
    for n in (0..100).step_by(2) {
        batch.put(key(n), if n % 10 == 0 { long(n) } else { n.to_string().into_bytes() });
    }
    store.commit(batch).await.expect("commits");
    let before = scan_all(&store, b"").await.expect("scans");
    // Every number of pages read before the change, and every size of them.
    for limit in [1, 7, 50, 1000] {
        for read in 0..5 {
            store.freeze().await.expect("begins");
            let mut seen = Pairs::new();
            for round in 0..1000 {
                if round == read || round == read + 1 {
                    let mut batch = Batch::new();
                    for n in 0..100 {
                        if (n + round) % 3 == 0 { batch.delete(key(n)) } else { batch.put(key(n), long(n + 7)) }
                    }
                    store.commit(batch).await.expect("commits");
                }
                match store.frozen(limit).await.expect("reads") {
                    Some(page) => seen.extend(page),
                    None => break,
                }
            }
            assert!(seen == before, "limit {limit}, changed after {read} pages");
            let mut batch = Batch::new();
            (0..100).for_each(|n| batch.delete(key(n)));
            before.iter().for_each(|(key, value)| batch.put(key.clone(), value.clone()));
            store.commit(batch).await.expect("commits");
        }
    }
    store.freeze().await.expect("begins");
    store.thaw();
    assert_eq!(store.frozen(9).await, Ok(None), "it ended");
}

async fn compacting_changes_nothing(bench: &mut impl Bench) {
    let store = bench.open();
    for n in 0..20u32 {
        let mut batch = Batch::new();
        (0..50).for_each(|key| batch.put(format!("c/{key}"), format!("{n} {}", "x".repeat(3_000))));
        store.commit(batch).await.expect("commits");
    }
    let before = scan_all(&store, b"").await.expect("scans");
    store.freeze().await.expect("begins");
    let done = store.compact().await.expect("compacts");
    assert!(done.after <= done.before, "{done:?}");
    assert_eq!(store.frozen(1000).await, Ok(Some(before.clone())), "a view lives on");
    let mut batch = Batch::new();
    batch.put("z", "behind");
    store.commit(batch).await.expect("commits");
    drop(store);
    let store = bench.open();
    let mut after = scan_all(&store, b"").await.expect("scans");
    assert_eq!(after.pop(), Some((b"z".to_vec(), b"behind".to_vec())));
    assert!(after == before);
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
    a_view_stays_as_it_was(&mut Memory(None)).await;
    compacting_changes_nothing(&mut Memory(None)).await;
    reads_what_was_written(&mut sled()).await;
    scans_in_order_and_in_pages(&mut sled()).await;
    long_values_come_back_whole(&mut sled()).await;
    too_large_is_refused_whole(&mut sled()).await;
    a_view_stays_as_it_was(&mut sled()).await;
    compacting_changes_nothing(&mut sled()).await;
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
async fn an_interrupted_compaction_leaves_what_counts() {
    let mut bench = sled();
    let store = bench.open();
    let mut batch = Batch::new();
    batch.put("kept", "yes");
    store.commit(batch).await.expect("commits");
    drop(store);
    let part = |name: &str| bench.0.path().join(name);
    let (now, new, old) = (part("sled"), part("sled.new"), part("sled.old"));
    let broken = |path: &Path| {
        std::fs::create_dir(path).and_then(|()| std::fs::write(path.join("db"), b"half")).expect("writes");
    };
    // Killed while copying; between the renames; before the old one was removed; while it was being removed.
    let steps: [&dyn Fn(); 3] = [
        &|| broken(&new),
        &|| {
            std::fs::rename(&now, &new).expect("renames");
            broken(&old);
        },
        &|| broken(&old),
    ];
    for step in steps {
        step();
        let store = SledStore::open(bench.0.path()).expect("opens");
        assert_eq!(store.get(b"kept".to_vec()).await, Ok(Some(b"yes".to_vec())));
        assert!(!new.exists() && !old.exists());
    }
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
