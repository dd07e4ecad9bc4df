//! What the engine finds in its folder at the start, and what lies there.

use super::*;

#[tokio::test]
async fn another_master_key_and_a_newer_store_are_refused() {
    let (store, _b) = fresh().await;
    let other = Arc::new(Vault::new(&crate::vault::SealKey::from_bytes([8; 32])));
    let refused = Records::open(Arc::new(store.reopen()), other, FilingKeys::memory()).await.expect_err("refused");
    assert_eq!(refused, crate::vault::VaultError::OtherMaster.into());
    let store = store.reopen();
    let mut batch = Batch::new();
    batch.put(crate::store::stored::keys::FORMAT, "3");
    store.commit(batch).await.expect("commits");
    let vault = Arc::new(Vault::new(&crate::vault::SealKey::from_bytes([7; 32])));
    let refused = Records::open(Arc::new(store), vault, FilingKeys::memory()).await.expect_err("refused");
    assert_eq!(refused, crate::store::stored::DecodeError::Newer.into());
}

#[tokio::test]
async fn a_store_that_held_the_keys_itself_is_brought_up_to_date() {
    use crate::store::stored::keys;
    let (store, b) = fresh().await;
    b.say(1, "new").await;
    b.say(2, "kept").await;
    let id = b.active().await;
    let mut batch = Batch::new();
    batch.put(keys::FORMAT, "1");
    batch.put(keys::filing_key(&id), b.keys.get(&id).expect("has a key"));
    drop(b);
    let store = store.reopen();
    store.commit(batch).await.expect("commits");
    let store = Arc::new(store);
    let b = bench(store.clone(), Clock::told(start_of_time())).await;
    let (filing, _) = b.records.filing(&id).await.expect("reads").expect("is there");
    assert_eq!(filing.answers.len(), 1);
    assert_eq!(scan_all(store.as_ref(), keys::OLD_KEYS.as_bytes()).await, Ok(vec![]));
    assert_eq!(store.get(keys::FORMAT.into()).await, Ok(Some(b"2".to_vec())));
}

#[tokio::test]
async fn nothing_lies_on_the_disk_in_clear() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Arc::new(SledStore::open(folder.path()).expect("opens"));
    let b = bench(store, Clock::told(start_of_time())).await;
    let long = "浙江省杭州市西湖区".repeat(700);
    b.say(1, "new").await;
    for (n, text) in ["云帆笔记", "yunfan-notes", &long].iter().enumerate() {
        b.say(i64::try_from(n + 2).expect("small"), text).await;
    }
    drop(b.orders);
    drop(b.engine.handle);
    b.engine.task.await.expect("ends").expect("well");
    let mut files = 0;
    for entry in std::fs::read_dir(folder.path().join("sled")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        files += 1;
        for word in ["云帆笔记", "yunfan", "西湖区", "echo"] {
            assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} in {}", path.display());
        }
    }
    assert!(files > 0);
}
