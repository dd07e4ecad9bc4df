//! The rules that keep sled sound, as far as nobody else tests them.

use std::os::fd::OwnedFd;

use super::*;
use crate::store::opened::config;
use crate::store::scan_all;

fn batch(keys: u32, length: usize) -> Batch {
    let mut batch = Batch::new();
    (0..keys).for_each(|key| batch.put(format!("k/{key:04}"), vec![7; length]));
    batch
}

#[test]
fn a_commit_is_acknowledged_only_after_the_file_is_synced() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut engine = Engine::open(folder.path()).expect("opens");
    engine.commit(&batch(1, 20)).expect("commits");
    // A pipe can't be synced: if nobody tries, nobody notices.
    let (_reader, writer) = std::io::pipe().expect("a pipe");
    engine.opened.as_mut().expect("is open").file = File::from(OwnedFd::from(writer));
    assert!(matches!(engine.commit(&batch(1, 20)), Err(StoreError::Disk(_))), "no sync was asked for");
}

#[test]
fn everything_lies_in_one_tree_and_nothing_in_files_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut engine = Engine::open(folder.path()).expect("opens");
    // Some 2 MB in values of 50 KB: sled alone would put them into files that it never syncs.
    engine.commit(&batch(40, 50_000)).expect("commits");
    let trees = engine.opened().expect("is open").db.tree_names();
    assert_eq!(trees, ["__sled__default"]);
    let blobs = folder.path().join("sled").join("blobs");
    let beside = std::fs::read_dir(blobs).map_or(0, Iterator::count);
    assert_eq!(beside, 0, "values are too long");
}

#[test]
fn memory_is_bounded_and_nothing_is_written_behind_our_back() {
    let config = config(Path::new("x"));
    assert_eq!((config.cache_capacity, config.flush_every_ms, config.use_compression), (12 << 20, None, false));
}

#[tokio::test]
async fn only_a_compaction_gives_space_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SledStore::open(folder.path()).expect("opens");
    store.commit(batch(1_000, 3_000)).await.expect("commits");
    let mut gone = Batch::new();
    (1..1_000).for_each(|key| gone.delete(format!("k/{key:04}")));
    store.commit(gone).await.expect("commits");
    let done = store.compact().await.expect("compacts");
    assert!(done.before > 3_000_000 && done.after < done.before / 2, "{done:?}");
    assert_eq!(scan_all(&store, b"").await.map(|all| all.len()), Ok(1));
}

#[test]
fn a_long_log_is_shortened_and_nothing_of_it_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut engine = Engine::open(folder.path()).expect("opens");
    let failed = Failed::default();
    let snapshots = || -> Vec<_> {
        let files = std::fs::read_dir(folder.path().join("sled")).expect("a folder").flatten();
        files.map(|file| file.file_name()).filter(|name| name.to_string_lossy().starts_with("snap.")).collect()
    };
    let ends = |engine: &mut Engine| {
        let (_, queue) = channel();
        engine.serve(&queue, &failed);
    };
    engine.commit(&batch(10, 3_000)).expect("commits");
    ends(&mut engine);
    assert!(snapshots().is_empty(), "so little is read in no time");
    while !engine.opened.as_ref().is_some_and(Opened::is_long) {
        engine.commit(&batch(1_000, 3_000)).expect("commits");
    }
    ends(&mut engine);
    assert_eq!((snapshots().len(), failed.get()), (1, None));
    assert_eq!(engine.get(b"k/0999"), Ok(Some(vec![7; 3_000])));
    engine.commit(&batch(1_001, 20)).expect("commits");
    assert!(engine.opened.as_ref().is_some_and(|opened| !opened.is_long()));
    drop(engine);
    let engine = Engine::open(folder.path()).expect("opens");
    assert_eq!(engine.get(b"k/1000"), Ok(Some(vec![7; 20])));
}

#[test]
fn a_lock_that_is_held_for_a_moment_yet_is_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sled");
    let held = Opened::at(&path).expect("opens");
    assert_eq!(Opened::once(&path).map(drop), Err(StoreError::InUse));
    let (tried, opened) = channel();
    let other = std::thread::spawn({
        let path = path.clone();
        move || {
            tried.send(()).expect("somebody waits");
            Opened::at(&path).map(drop)
        }
    });
    opened.recv().expect("it is being tried");
    drop(held);
    assert_eq!(other.join().expect("no panic"), Ok(()));
}
