//! The default engine on a disk that is full, read-only or damaged: a clear word, and nothing acknowledged is lost.

#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Stdio};

use super::{Batch, SledStore, Store, StoreError, scan_all};

/// Tells the child where to write.
const FOLDER: &str = "BEIAN_TEST_FULL_FOLDER";

fn batch(n: u32) -> Batch {
    let mut batch = Batch::new();
    (0..40).for_each(|key| batch.put(format!("key/{n}/{key}"), format!("{n} {}", "x".repeat(3_000))));
    batch
}

/// Not a test by itself: what the test below starts with a limit on the size of files.
#[tokio::test]
#[ignore = "started by the test beside it"]
async fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = SledStore::open(Path::new(&folder)).expect("opens");
    for n in 0..1_000 {
        if let Err(error) = store.commit(batch(n)).await {
            assert!(!store.holds_lease());
            println!("\nrefused {error}");
            println!("again {}", store.commit(batch(n)).await.expect_err("it stays so"));
            return;
        }
        println!("\ndone {n}");
    }
}

#[tokio::test]
async fn a_full_disk_stops_the_store_with_its_word_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    // Files end at 8 MB (in blocks of 512 bytes), and whoever writes on hears an error instead of being killed.
    let limited = r#"trap '' XFSZ; ulimit -f 16384; exec "$0" "$@""#;
    let output = Command::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().expect("this program"))
        .args(["store::damage::writer", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder.path())
        .stderr(Stdio::null())
        .output()
        .expect("starts");
    let told = String::from_utf8_lossy(&output.stdout);
    let word = |prefix: &str| told.lines().filter_map(|l| l.strip_prefix(prefix)).next_back();
    let refused = word("refused ").expect("the disk is full in the end");
    assert!(refused.starts_with("the disk refused: "), "{refused}");
    assert_eq!(word("again "), Some(refused), "whoever comes later hears the same");
    let last: u32 = word("done ").expect("some were written").parse().expect("a number");
    let store = SledStore::open(folder.path()).expect("opens once there is room");
    for n in 0..=last {
        let found = scan_all(&store, format!("key/{n}/").as_bytes()).await.expect("reads");
        assert_eq!(found.len(), 40, "batch {n} of {last} was acknowledged");
    }
    store.commit(batch(last + 1)).await.expect("goes on");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file");
    std::fs::write(&path, b"no folder").expect("writes");
    let refused = SledStore::open(&path.join("data")).expect_err("refused");
    assert!(matches!(refused, StoreError::Disk(_)), "{refused}");
}

#[tokio::test]
async fn a_damaged_file_is_told_or_does_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SledStore::open(folder.path()).expect("opens");
    for n in 0..60 {
        store.commit(batch(n)).await.expect("commits");
    }
    drop(store);
    let db = folder.path().join("sled").join("db");
    let good = std::fs::read(&db).expect("reads");
    let (mut told, mut kept) = (0, 0);
    for at in (0..good.len()).step_by(good.len() / 40) {
        let mut bytes = good.clone();
        bytes[at..good.len().min(at + 8)].iter_mut().for_each(|b| *b ^= 0xA5);
        let copy = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(copy.path().join("sled")).expect("makes");
        for entry in std::fs::read_dir(folder.path().join("sled")).expect("a folder") {
            let from = entry.expect("an entry");
            if from.file_type().expect("a type").is_file() {
                std::fs::copy(from.path(), copy.path().join("sled").join(from.file_name())).expect("copies");
            }
        }
        std::fs::write(copy.path().join("sled").join("db"), bytes).expect("writes");
        match SledStore::open(copy.path()) {
            Err(error) => {
                assert!(matches!(error, StoreError::Damaged(_)), "{error}");
                told += 1;
            }
            Ok(store) => match scan_all(&store, b"").await {
                Err(error) => {
                    assert!(matches!(error, StoreError::Damaged(_)), "{error}");
                    told += 1;
                }
                // sled takes damage at the end of its log for a write that a kill interrupted: what comes last may be
                // missing. What is there is as it was written.
                Ok(found) => {
                    let intact = |(_, value): &(Vec<u8>, Vec<u8>)| value.ends_with(&[b'x'; 3_000]);
                    assert!(found.len() <= 2_400 && found.iter().all(intact), "flipped at {at}");
                    kept += 1;
                }
            },
        }
    }
    assert!(told > kept, "told {told}, kept {kept}");
}
