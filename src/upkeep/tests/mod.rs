//! A bot's data backed up, damaged, restored and verified.

mod keeper;

use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::clock::Clock;
use crate::clock::activity::Activity;
use crate::control::{Reply, Request};
use crate::dialogue::PhotoId;
use crate::dialogue::state::FilingId;
use crate::engine::tests::echo::{Echo, message, start_of_time};
use crate::engine::{Engine, Handle, start};
use crate::store::{Batch, scan_all};

/// A data folder in a folder of its own, with its key beside it.
struct House(TempDir);

/// The engine at work on it.
struct Bot {
    kept: Kept,
    engine: Engine,
    orders: tokio::sync::mpsc::UnboundedReceiver<crate::engine::Order>,
}

impl House {
    fn new() -> House {
        House(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The place of a data folder of that name; all share the first one's key, as an operator would copy it.
    fn place(&self, name: &str) -> Place {
        Place { data: self.path(name), master_key: None, key_file: self.path("data.key") }
    }

    async fn bot(&self, name: &str) -> Bot {
        let kept = Kept::open(&self.place(name)).await.expect("opens");
        let (send, orders) = tokio::sync::mpsc::unbounded_channel();
        let clock = Clock::told(start_of_time());
        let engine = start(kept.records.clone(), Arc::new(Echo), clock, Activity::new(), send).await.expect("starts");
        Bot { kept, engine, orders }
    }

    async fn backup(&self, bot: &Bot, name: &str) -> Reply {
        bot.ask(Request::Backup { file: self.path(name) }).await
    }

    async fn restore(&self, file: &str, name: &str) -> Result<Vec<String>, String> {
        let (file, place) = (self.path(file), self.place(name));
        let done = tokio::task::spawn_blocking(move || restore(&file, &place).map_err(|error| error.to_string()));
        done.await.expect("no panic")
    }
}

impl Bot {
    async fn ask(&self, request: Request) -> Reply {
        let clock = Clock::told(start_of_time());
        Keeper::beside(self.kept.clone(), self.engine.handle.clone(), clock).perform(request).await
    }

    async fn say(&self, person: i64, text: &str) {
        self.engine.handle.event(message(person, text)).await.expect("commits");
    }

    async fn active(&self, person: i64) -> FilingId {
        self.kept.records.person(person).await.expect("reads").expect("is there").active.expect("has one")
    }

    /// What a filing holds, with nothing left out.
    async fn filing(&self, id: &FilingId) -> Option<crate::dialogue::state::Filing> {
        self.kept.records.filing(id).await.expect("reads").map(|(filing, _)| filing)
    }

    async fn verify(&self) -> Vec<String> {
        let reply = self.ask(Request::Verify { against: None }).await;
        assert_eq!(reply.good, reply.lines.last().is_some_and(|l| l == "all is well"), "{reply:?}");
        reply.lines
    }

    async fn stop(self) {
        let Engine { handle, task, wakes, next_wakeup } = self.engine;
        drop(self.orders);
        drop::<(Handle, _, _)>((handle, wakes, next_wakeup));
        task.await.expect("no panic").expect("ends well");
    }
}

#[tokio::test]
async fn a_backup_comes_back_as_it_was_and_the_bot_goes_on_meanwhile() {
    let house = House::new();
    let bot = house.bot("data").await;
    for person in 1..=20 {
        bot.say(person, "new").await;
        bot.say(person, &format!("answer of {person}")).await;
    }
    let one = bot.active(1).await;
    let (before, _) = bot.kept.records.filing(&one).await.expect("reads").expect("is there");
    assert_eq!(bot.verify().await.last().map(String::as_str), Some("all is well"));
    let reply = house.backup(&bot, "backup").await;
    assert!(reply.good, "{reply:?}");
    assert!(!house.backup(&bot, "backup").await.good, "none is overwritten");
    bot.say(1, "said after the backup").await;
    assert_ne!(bot.filing(&one).await, Some(before.clone()));
    assert!(house.restore("backup", "data").await.expect_err("is full").contains("not empty"));
    house.restore("backup", "other").await.expect("restores");
    let other = house.bot("other").await;
    assert_eq!(other.filing(&one).await, Some(before));
    assert_eq!(other.verify().await.last().map(String::as_str), Some("all is well"));
    let rows = other.kept.records.rows(crate::store::stored::keys::ROWS).await.expect("reads");
    assert!(rows.0.iter().all(|(_, row)| row.begun), "what was sent since is not known");
    other.say(1, "on it goes").await;
    other.stop().await;
    bot.stop().await;
}

#[tokio::test]
async fn what_was_forgotten_since_stays_forgotten() {
    let house = House::new();
    let bot = house.bot("data").await;
    for person in [1, 2] {
        bot.say(person, "new").await;
        bot.say(person, "wake").await;
    }
    let (gone, kept) = (bot.active(1).await, bot.active(2).await);
    let key = bot.kept.records.filing_key(&gone).await.expect("reads").expect("is there");
    let photo = PhotoId("01".to_owned());
    bot.kept.photos.write(&key, &gone, &photo, b"a card").expect("writes");
    let wrapped = bot.kept.keys.get(&gone).expect("is there");
    assert!(house.backup(&bot, "backup").await.good);
    bot.say(1, "forget").await;
    let keys = std::fs::read(house.path("data").join("keys")).expect("reads");
    assert!(!keys.windows(wrapped.len()).any(|w| w == wrapped), "nothing is left of the key");
    bot.stop().await;
    let lines = house.restore("backup", "other").await.expect("restores");
    assert!(lines.iter().any(|l| l.starts_with("1 filing(s) were forgotten")), "no word of it: {lines:?}");
    let other = house.bot("other").await;
    assert_eq!((other.filing(&gone).await, other.kept.photos.filings()), (None, Ok(vec![])));
    assert!(other.filing(&kept).await.is_some());
    assert_eq!(other.verify().await.last().map(String::as_str), Some("all is well"));
    let left = scan_all(other.kept.records.store(), b"").await.expect("reads");
    assert!(!left.iter().any(|(key, _)| String::from_utf8_lossy(key).contains(&gone.0)));
    other.stop().await;
}

#[tokio::test]
async fn a_kill_while_a_key_is_destroyed_is_made_good() {
    let house = House::new();
    let bot = house.bot("data").await;
    bot.say(1, "new").await;
    let id = bot.active(1).await;
    let mut batch = Batch::new();
    let (filing, _) = bot.kept.records.filing(&id).await.expect("reads").expect("is there");
    bot.kept.records.destroy_filing(&mut batch, &filing).await.expect("prepares");
    bot.kept.records.store().commit(batch).await.expect("commits");
    bot.stop().await;
    let kept = Kept::open(&house.place("data")).await.expect("opens");
    assert_eq!(kept.keys.get(&id), None);
    let list = Forgotten::at(&house.place("data").forgotten()).all().expect("reads");
    assert!(list.contains(&id));
}

#[tokio::test]
async fn keys_that_are_lost_are_told_and_not_taken_for_deleted() {
    let house = House::new();
    let bot = house.bot("data").await;
    bot.say(1, "new").await;
    let id = bot.active(1).await;
    bot.stop().await;
    let keys = house.path("data").join("keys");
    std::fs::rename(&keys, house.path("keys")).expect("moves");
    let refused = Kept::open(&house.place("data")).await.expect_err("refused");
    assert!(refused.to_string().contains("keys are missing"), "{refused:?}");
    assert!(!keys.exists(), "and none is made");
    // One slot is damaged.
    let mut bytes = std::fs::read(house.path("keys")).expect("reads");
    bytes[128] = 7;
    std::fs::write(&keys, bytes).expect("writes");
    let bot = house.bot("data").await;
    assert!(bot.kept.records.filing(&id).await.is_err());
    let faults = bot.verify().await;
    assert!(faults.iter().any(|l| l == &format!("filing {id}: its filing has no key")), "{faults:?}");
    bot.stop().await;
}

#[tokio::test]
async fn every_kind_of_damage_is_found() {
    let house = House::new();
    let bot = house.bot("data").await;
    bot.say(1, "new").await;
    bot.say(1, "wake").await;
    let id = bot.active(1).await;
    let key = bot.kept.records.filing_key(&id).await.expect("reads").expect("is there");
    let photo = PhotoId("01".to_owned());
    bot.kept.photos.write(&key, &id, &photo, b"a card").expect("writes");
    let lines = bot.verify().await;
    assert!(lines.iter().any(|l| l.starts_with("1 photo(s) that nothing names")), "{lines:?}");
    let store = bot.kept.records.store();
    let all = scan_all(store, b"").await.expect("reads");
    let damages = [(b"p/".as_slice(), "p/1: "), (b"f/", "filing "), (b"w/", "w/"), (b"d/", "d/"), (b"o/", "o/")];
    for (prefix, told) in damages {
        let Some((place, value)) = all.iter().find(|(key, _)| key.starts_with(prefix)) else { continue };
        let mut batch = Batch::new();
        if value.is_empty() {
            batch.delete(place.clone());
        } else {
            batch.put(place.clone(), [value.as_slice(), b"x"].concat());
        }
        store.commit(batch).await.expect("commits");
        let faults = bot.verify().await;
        assert!(faults.iter().any(|l| l.starts_with(told)), "{told}: {faults:?}");
        let mut batch = Batch::new();
        batch.put(place.clone(), value.clone());
        store.commit(batch).await.expect("commits");
    }
    let mut batch = Batch::new();
    batch.put("q/what", "is it");
    batch.put("r/nofiling/1/2", "");
    store.commit(batch).await.expect("commits");
    assert_eq!(bot.verify().await.last().map(String::as_str), Some("2 fault(s)"));
    bot.stop().await;
}

#[tokio::test]
async fn a_damaged_backup_and_another_key_change_nothing() {
    let house = House::new();
    let bot = house.bot("data").await;
    bot.say(1, "new").await;
    assert!(house.backup(&bot, "backup").await.good);
    bot.stop().await;
    let good = std::fs::read(house.path("backup")).expect("reads");
    for n in (0..good.len()).step_by(97) {
        let mut bytes = good.clone();
        bytes[n] ^= 1;
        std::fs::write(house.path("damaged"), bytes).expect("writes");
        house.restore("damaged", "other").await.expect_err("refused");
        assert!(!house.path("other").exists(), "flipped at {n}");
    }
    std::fs::rename(house.path("data.key"), house.path("kept.key")).expect("moves");
    assert!(house.restore("backup", "other").await.expect_err("refused").contains("key"), "a lost key is not replaced");
    std::fs::write(house.path("data.key"), "ab".repeat(32)).expect("writes");
    let refused = house.restore("backup", "other").await.expect_err("refused");
    assert_eq!(refused, VaultError::OtherMaster.to_string());
    std::fs::rename(house.path("kept.key"), house.path("data.key")).expect("moves");
    house.restore("backup", "other").await.expect("restores");
}

#[cfg(unix)]
#[tokio::test]
async fn everything_is_for_our_own_eyes_only() {
    use std::os::unix::fs::PermissionsExt;
    fn look(path: &Path, below_private: bool) {
        let meta = std::fs::symlink_metadata(path).expect("is there");
        let mode = meta.permissions().mode() & 0o777;
        let private = mode & 0o077 == 0;
        assert!(private || below_private, "{}: {mode:o}", path.display());
        if meta.is_dir() {
            for entry in std::fs::read_dir(path).expect("a folder") {
                look(&entry.expect("an entry").path(), private);
            }
        }
    }
    let house = House::new();
    let bot = house.bot("data").await;
    bot.say(1, "new").await;
    let key = bot.kept.records.filing_key(&bot.active(1).await).await.expect("reads").expect("is there");
    bot.kept.photos.write(&key, &bot.active(1).await, &PhotoId("01".to_owned()), b"x").expect("writes");
    bot.say(1, "forget").await;
    assert!(house.backup(&bot, "backup").await.good);
    bot.stop().await;
    for name in ["data", "data.key", "data.forgotten", "backup"] {
        look(&house.path(name), false);
    }
    for name in ["keys", "lock", "sled", "photos"] {
        look(&house.path("data").join(name), false);
    }
}
