//! The default engine killed while it opens and while it writes: nothing torn, nothing acknowledged lost.

#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{Batch, SledStore, Store, StoreError, scan_all};
use crate::clock::tick;

/// Tells the child where to write.
const FOLDER: &str = "BEIAN_TEST_KILLED_FOLDER";
/// Keys of one batch: all have the same value, or it was torn.
const KEYS: u32 = 42;
const KILLS: u64 = 25;

/// Not a test by itself: what the test below starts as a process of its own, and kills.
#[tokio::test]
#[ignore = "started and killed by the test beside it"]
async fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    println!("\nopening");
    let store = SledStore::open(Path::new(&folder)).expect("opens");
    for n in highest(&store).await.expect("is whole") + 1.. {
        let mut batch = Batch::new();
        for key in 0..KEYS {
            // Every third value is long enough to be cut into pieces.
            let filler = "x".repeat(if key % 3 == 0 { 9_000 } else { 20 });
            batch.put(format!("key/{key:03}"), format!("{n} {filler}"));
        }
        store.commit(batch).await.expect("commits");
        println!("done {n}");
    }
}

/// The number that every key holds; 0 in an empty store.
async fn highest(store: &SledStore) -> Result<u64, StoreError> {
    let numbers = scan_all(store, b"key/").await?.into_iter().map(|(_, value)| {
        let text = String::from_utf8(value).expect("was text");
        let (number, filler) = text.split_once(' ').expect("has a filler");
        assert!(filler.len() == 20 || filler.len() == 9_000);
        number.parse::<u64>().expect("is a number")
    });
    let numbers: Vec<u64> = numbers.collect();
    assert!(numbers.is_empty() || numbers.len() == usize::try_from(KEYS).expect("small"), "{numbers:?}");
    assert!(numbers.windows(2).all(|pair| pair[0] == pair[1]), "torn: {numbers:?}");
    Ok(numbers.first().copied().unwrap_or(0))
}

#[tokio::test]
async fn a_kill_at_any_moment_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["store::killed::writer", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let (told, hear) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let number =
                    if line == "opening" { Some(0) } else { line.strip_prefix("done ").and_then(|n| n.parse().ok()) };
                if let Some(number) = number {
                    let _ = told.send(number);
                }
            }
        });
        assert_eq!(hear.recv(), Ok(0), "it opens");
        // From the first moments of opening to some commits later.
        let end = tick() + Duration::from_millis(kill * kill / 3);
        while let Ok(number) = hear.recv_timeout(end.saturating_duration_since(tick())) {
            acknowledged = acknowledged.max(number);
        }
        child.kill().expect("kills");
        child.wait().expect("ends");
        acknowledged = hear.iter().max().unwrap_or(0).max(acknowledged);
        let store = SledStore::open(folder.path()).expect("opens after a kill");
        let found = highest(&store).await.expect("is whole");
        assert!(found >= acknowledged, "kill {kill}: {found} found, {acknowledged} acknowledged");
        acknowledged = found;
    }
    assert!(acknowledged > 0, "no commit was ever reached");
}
