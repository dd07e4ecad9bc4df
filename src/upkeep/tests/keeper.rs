//! What operators ask for beside a bot and without one; another master key, also after a kill.

use super::*;
use crate::engine::{Fate, Report};
use crate::store::stored::keys;
use crate::store::stored::outbox::Row;
use crate::vault::{next_master, next_path};

/// What somebody asks for where no bot runs.
async fn alone(house: &House, request: Request) -> Reply {
    let kept = Kept::open(&house.place("data")).await.expect("opens");
    Keeper::alone(kept, Arc::new(Echo), request).await.expect("works")
}

#[tokio::test]
async fn parked_rows_are_listed_replayed_and_dropped_without_a_bot() {
    let house = House::new();
    let mut bot = house.bot("data").await;
    for text in ["new", "云帆笔记", "b"] {
        bot.say(1, text).await;
    }
    let mut rows = vec![];
    while let Ok(order) = bot.orders.try_recv() {
        if let crate::engine::Order::Row(row, _busy) = order {
            let refused = Some("Bad Request: can't parse \"云帆笔记\"".to_owned());
            rows.push((row.seq, Fate::Parked(Box::new(Row { refused, ..*row }))));
        }
    }
    bot.engine.handle.report(Report { rows, ..Report::default() }).await.expect("commits");
    bot.stop().await;
    let listed = alone(&house, Request::Outbox {}).await.lines;
    assert_eq!(listed.len(), 3);
    assert!(listed[1].contains("chat 1  show") && listed[1].ends_with("Bad Request: can"), "{listed:?}");
    assert!(!listed.concat().contains("云帆"), "what was said is not told");
    assert!(alone(&house, Request::Drop { rows: vec![2] }).await.good);
    assert!(!alone(&house, Request::Drop { rows: vec![2] }).await.good, "it is gone");
    assert!(alone(&house, Request::Replay { rows: Some(vec![1]) }).await.good);
    let mut bot = house.bot("data").await;
    let order = bot.orders.try_recv().expect("goes out at the next start");
    assert!(matches!(order, crate::engine::Order::Row(row, _) if row.seq == 4 && row.refused.is_none()));
    assert_eq!(bot.kept.records.rows(keys::PARKED).await.expect("reads").0.len(), 1);
    bot.stop().await;
}

#[tokio::test]
async fn a_filing_is_moved_with_and_without_a_bot() {
    let house = House::new();
    let bot = house.bot("data").await;
    bot.say(1, "new").await;
    let id = bot.active(1).await;
    let to = |to| Request::MoveFiling { filing: id.0.clone(), to };
    assert!(bot.ask(to(2)).await.good);
    assert!(!bot.ask(to(2)).await.good, "it is there already");
    assert!(!bot.ask(Request::MoveFiling { filing: "nobody00".to_owned(), to: 2 }).await.good);
    bot.stop().await;
    assert!(alone(&house, to(3)).await.good);
    let bot = house.bot("data").await;
    assert_eq!(bot.filing(&id).await.map(|filing| filing.owner), Some(3));
    bot.stop().await;
}

/// A store with something on every shelf, and the filing in it.
async fn full(house: &House) -> FilingId {
    let bot = house.bot("data").await;
    for text in ["new", "answer", "desk"] {
        bot.say(1, text).await;
    }
    bot.say(2, "hello").await;
    let slots = vec![(1, crate::dialogue::Slot::main(), Default::default())];
    let marks = vec![(1, 9, Some(Default::default()))];
    bot.engine.handle.report(Report { slots, marks, ..Report::default() }).await.expect("commits");
    let id = bot.active(1).await;
    bot.stop().await;
    id
}

async fn is_whole(house: &House, id: &FilingId) {
    let bot = house.bot("data").await;
    assert_eq!(bot.verify().await.last().map(String::as_str), Some("all is well"));
    assert_eq!(bot.active(1).await, *id);
    assert!(bot.kept.records.rows(keys::ROWS).await.expect("reads").1.is_empty());
    assert!(bot.kept.records.slot(1, &crate::dialogue::Slot::main()).await.expect("opens").is_some());
    assert!(bot.kept.records.message(1, 9).await.expect("opens").is_some());
    bot.say(1, "on it goes").await;
    bot.stop().await;
}

#[tokio::test]
async fn a_new_master_key_opens_everything_and_the_old_one_nothing() {
    let house = House::new();
    let id = full(&house).await;
    let old = std::fs::read_to_string(house.path("data.key")).expect("reads");
    let lines = rotate(&house.place("data")).await.expect("rotates");
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_ne!(std::fs::read_to_string(house.path("data.key")).expect("reads"), old);
    assert_eq!(std::fs::read_to_string(house.path("data.key.old")).expect("reads"), old);
    assert!(!next_path(&house.path("data.key")).exists());
    is_whole(&house, &id).await;
    std::fs::copy(house.path("data.key.old"), house.path("data.key")).expect("copies");
    let refused = Kept::open(&house.place("data")).await.expect_err("refused");
    assert!(matches!(refused, OpenError::Store(RecordError::Vault(VaultError::OtherMaster))), "{refused}");
}

#[tokio::test]
async fn a_change_of_the_master_key_that_a_kill_interrupted_is_ended_by_the_next_start() {
    // Killed after the new key was made; after half of the records; after all of them.
    for done in ["nothing", "half", "all"] {
        let house = House::new();
        let id = full(&house).await;
        let next = Vault::new(&next_master(&house.path("data.key")).expect("makes"));
        let place = house.place("data");
        // As it was before: opening would end it.
        std::fs::rename(next_path(&place.key_file), house.path("aside")).expect("moves");
        let kept = Kept::open(&place).await.expect("opens");
        if done == "all" {
            kept.records.reseal(&next).await.expect("seals");
        } else if done == "half" {
            let mut batch = Batch::new();
            for (key, sealed) in scan_all(kept.records.store(), keys::PERSONS.as_bytes()).await.expect("reads") {
                let shelf = crate::vault::Shelf::Persons;
                let plain = kept.vault().shelf(shelf).open(&key, &sealed).expect("opens");
                batch.put(key.clone(), next.shelf(shelf).seal(&key, &plain).expect("seals"));
            }
            kept.records.store().commit(batch).await.expect("commits");
        }
        drop(kept);
        std::fs::rename(house.path("aside"), next_path(&place.key_file)).expect("moves");
        is_whole(&house, &id).await;
        assert!(!next_path(&place.key_file).exists(), "{done}");
    }
}
