//! The engine with a small mind: what it keeps, refuses, repeats after a crash and destroys.

pub(crate) mod echo;
mod folder;
mod handover;

use chrono::TimeDelta;

use self::echo::{Echo, message, start_of_time};
use super::seen::SEEN_HOURS;
use super::*;
use crate::dialogue::Effect;
use crate::dialogue::event::Tap;
use crate::dialogue::state::{Address, Value};
use crate::store::{Batch, MemoryStore, SledStore, Store, scan_all};
use crate::vault::{FilingKeys, Vault};

struct Bench {
    records: Records,
    keys: FilingKeys,
    clock: Clock,
    activity: Activity,
    engine: Engine,
    orders: mpsc::UnboundedReceiver<Order>,
}

async fn bench(store: Arc<dyn Store>, clock: Clock) -> Bench {
    with_keys(store, FilingKeys::memory(), clock).await
}

async fn with_keys(store: Arc<dyn Store>, keys: FilingKeys, clock: Clock) -> Bench {
    let vault = Arc::new(Vault::new(&crate::vault::SealKey::from_bytes([7; 32])));
    let records = Records::open(store, vault, keys.clone()).await.expect("opens");
    let activity = Activity::new();
    let (send, orders) = mpsc::unbounded_channel();
    let engine = start(records.clone(), Arc::new(Echo), clock.clone(), activity.clone(), send).await.expect("starts");
    Bench { records, keys, clock, activity, engine, orders }
}

async fn fresh() -> (Arc<MemoryStore>, Bench) {
    let store = Arc::new(MemoryStore::new());
    (store.clone(), bench(store, Clock::told(start_of_time())).await)
}

impl Bench {
    async fn say(&self, update: i64, text: &str) {
        let event = Some(message(5, text));
        self.engine.handle.submit(Some(update), event).await.expect("runs").await.expect("commits");
    }

    async fn active(&self) -> FilingId {
        self.records.person(5).await.expect("reads").expect("is there").active.expect("has one")
    }

    /// The keys of what is to be shown, in order; the rows stay unsettled.
    fn shown(&mut self) -> Vec<String> {
        self.rows().iter().map(|row| key_of(&row.effect)).collect()
    }

    fn rows(&mut self) -> Vec<Row> {
        let mut rows = vec![];
        while let Ok(order) = self.orders.try_recv() {
            if let Order::Row(row, _busy) = order {
                rows.push(*row);
            }
        }
        rows
    }

    async fn gone(&self, rows: Vec<Row>) {
        let rows = rows.iter().map(|r| (r.seq, Fate::Gone)).collect();
        self.engine.handle.report(Report { rows, ..Report::default() }).await.expect("commits");
    }
}

fn key_of(effect: &Effect) -> String {
    if let Effect::Show(show) = effect { show.content.lines[0].phrase.key.clone() } else { format!("{effect:?}") }
}

#[tokio::test]
async fn what_was_committed_is_there_and_effects_come_after_it() {
    let (_, mut b) = fresh().await;
    b.say(1, "new").await;
    b.say(2, "云帆笔记").await;
    assert_eq!(b.shown(), ["made", "echo 云帆笔记"]);
    let (filing, _) = b.records.filing(&b.active().await).await.expect("reads").expect("is there");
    let answer = &filing.answers[&Address::first("site", "site_name")];
    assert_eq!(answer.value, Value::Text("云帆笔记".to_owned()));
    assert!(b.activity.is_quiet());
}

#[tokio::test]
async fn an_update_is_taken_once_also_after_a_restart() {
    let (store, mut b) = fresh().await;
    b.say(1, "hello").await;
    b.say(1, "hello").await;
    assert_eq!(b.shown(), ["echo hello"]);
    let mut b = with_keys(Arc::new(store.reopen()), b.keys, b.clock).await;
    b.say(1, "hello").await;
    assert_eq!(b.shown(), ["echo hello"], "the row of before the crash, and no second one");
    b.clock.skip(TimeDelta::hours(SEEN_HOURS + 2));
    b.say(2, "later").await;
    b.say(1, "hello").await;
    assert_eq!(b.shown(), ["echo later", "echo hello"], "ids are forgotten after two days");
}

#[tokio::test]
async fn a_clock_set_forward_or_back_by_hours_doubles_nothing_and_loses_no_wake_up() {
    let (store, mut b) = fresh().await;
    b.say(1, "new").await;
    b.say(2, "wake").await;
    b.say(3, "hello").await;
    let id = b.active().await;
    let before = b.shown().len();
    for (n, hours) in (10..).zip([30, -44, 7, -30]) {
        b.clock.skip(TimeDelta::hours(hours));
        for update in 1..=3 {
            b.say(update, "hello").await;
        }
        b.say(n, "again").await;
        assert_eq!(b.shown(), ["echo again"], "after {hours} hours");
    }
    assert_eq!((before, b.engine.wakes.of(&id)), (2, Some(start_of_time() + TimeDelta::hours(1))));
    let mut b = bench(Arc::new(store.reopen()), b.clock).await;
    b.rows();
    b.say(3, "hello").await;
    assert_eq!(b.shown(), [""; 0], "also after a restart");
}

#[tokio::test]
async fn a_crash_between_commit_and_send_resumes_the_outbox() {
    let (store, mut b) = fresh().await;
    for (n, text) in ["new", "a", "b"].iter().enumerate() {
        b.say(i64::try_from(n).expect("small"), text).await;
    }
    let mut rows = b.rows();
    let sent = rows.remove(0);
    b.gone(vec![sent]).await;
    let keys = b.keys.clone();
    drop(b);
    let mut b = with_keys(Arc::new(store.reopen()), keys, Clock::told(start_of_time())).await;
    assert_eq!(b.shown(), ["echo a", "echo b"]);
}

#[tokio::test]
async fn a_begun_row_is_known_as_begun_after_a_crash_and_a_parked_one_rests() {
    let (store, mut b) = fresh().await;
    b.say(1, "new").await;
    b.say(2, "a").await;
    let rows = b.rows();
    let begun = Row { begun: true, ..rows[0].clone() };
    let parked = Row { refused: Some("Bad Request: strange".to_owned()), ..rows[1].clone() };
    let fates =
        vec![(begun.seq, Fate::Begun(Box::new(begun.clone()))), (parked.seq, Fate::Parked(Box::new(parked.clone())))];
    b.engine.handle.report(Report { rows: fates, ..Report::default() }).await.expect("commits");
    let keys = b.keys.clone();
    drop(b);
    let mut b = with_keys(Arc::new(store.reopen()), keys, Clock::told(start_of_time())).await;
    let rows = b.rows();
    assert_eq!(rows, vec![begun]);
    b.gone(rows).await;
    let (kept, _) = b.records.rows(crate::store::stored::keys::PARKED).await.expect("reads");
    assert_eq!(kept.into_iter().map(|(_, row)| row).collect::<Vec<_>>(), [parked]);
}

#[tokio::test]
async fn many_events_share_a_commit_and_keep_their_order() {
    let (_, mut b) = fresh().await;
    b.say(0, "new").await;
    let mut waits = vec![];
    for n in 1..=300 {
        waits.push(b.engine.handle.submit(Some(n), Some(message(5, &n.to_string()))).await.expect("runs"));
    }
    for wait in waits {
        wait.await.expect("commits");
    }
    let expected: Vec<String> =
        std::iter::once("made".to_owned()).chain((1..=300).map(|n| format!("echo {n}"))).collect();
    assert_eq!(b.shown(), expected);
    assert_eq!(b.records.person(5).await.expect("reads").expect("is there").turn, 301);
}

#[tokio::test]
async fn a_parked_row_is_tried_again_or_dropped_and_not_once_its_filing_is_destroyed() {
    let (store, mut b) = fresh().await;
    for (update, text) in (1..).zip(["new", "a", "b", "c"]) {
        b.say(update, text).await;
    }
    let rows: Vec<Row> = b.rows().into_iter().map(|row| Row { refused: Some("no".to_owned()), ..row }).collect();
    let with = |fate: fn(Box<Row>) -> Fate| {
        let rows = rows.iter().map(|row| (row.seq, fate(Box::new(row.clone())))).collect();
        Report { rows, ..Report::default() }
    };
    let parked = async |b: &Bench| b.records.rows(crate::store::stored::keys::PARKED).await.expect("reads").0.len();
    b.engine.handle.report(with(Fate::Parked)).await.expect("commits");
    assert_eq!(parked(&b).await, 4);
    let report = Report { rows: vec![(rows[1].seq, Fate::Dropped)], ..Report::default() };
    b.engine.handle.report(report).await.expect("commits");
    // Handed in twice it is sent once.
    for _ in 0..2 {
        let fate = Fate::Replayed(Box::new(rows[2].clone()));
        let report = Report { rows: vec![(rows[2].seq, fate)], ..Report::default() };
        b.engine.handle.report(report).await.expect("commits");
    }
    let again = b.rows();
    assert_eq!(again.iter().map(|row| key_of(&row.effect)).collect::<Vec<_>>(), ["echo b"]);
    assert!(again[0].seq > rows[3].seq && again[0].refused.is_none());
    assert_eq!((again[0].update, parked(&b).await), (Some(3), 2), "the update that it follows from is kept");
    b.say(9, "forget").await;
    b.rows();
    b.engine.handle.report(with(Fate::Replayed)).await.expect("commits");
    let left: Vec<String> = b.shown();
    assert!(left.iter().all(|key| !key.starts_with("echo")), "{left:?}");
    drop(store);
}

#[tokio::test]
async fn a_panic_harms_no_other_event_and_the_person_hears_of_it() {
    let (_, mut b) = fresh().await;
    let mut waits = vec![];
    for (n, text) in ["new", "boom", "desk", "after"].iter().enumerate() {
        let update = i64::try_from(n).expect("small");
        waits.push(b.engine.handle.submit(Some(update), Some(message(5, text))).await.expect("runs"));
    }
    for wait in waits {
        wait.await.expect("commits");
    }
    assert_eq!(b.shown(), ["made", "notice-our-fault", "notice-our-fault", "echo after"]);
    b.say(1, "boom").await;
    assert_eq!(b.shown(), Vec::<String>::new(), "it counts as seen");
    assert_eq!(b.records.person(5).await.expect("reads").expect("is there").turn, 2);
}

#[tokio::test]
async fn a_destroyed_filing_leaves_nothing() {
    let (store, mut b) = fresh().await;
    b.say(1, "new").await;
    b.say(2, "secret").await;
    b.say(3, "wake").await;
    let id = b.active().await;
    let mark = MessageMark { filing: Some(id.clone()), slot: None, item: None };
    let marks = vec![(-100, 9, Some(mark.clone())), (5, 10, Some(mark.clone()))];
    b.engine.handle.report(Report { marks, ..Report::default() }).await.expect("commits");
    assert_eq!(*b.engine.next_wakeup.borrow(), Some(start_of_time() + TimeDelta::hours(1)));
    let mut under_way = b.rows().pop().expect("something was said");
    b.say(4, "forget").await;
    // A message was on its way meanwhile, and is refused for good: that is told only now.
    under_way.effect = Effect::Topic { chat: 5, filing: id.clone(), name: "x".to_owned() };
    let late = Report {
        rows: vec![(under_way.seq, Fate::Parked(Box::new(under_way)))],
        marks: vec![(5, 11, Some(mark))],
        ..Report::default()
    };
    b.engine.handle.report(late).await.expect("commits");
    assert_eq!(b.records.message(5, 11).await.expect("reads"), None);
    let (kept, _) = b.records.rows(crate::store::stored::keys::PARKED).await.expect("reads");
    assert!(kept.is_empty());
    let all = scan_all(store.as_ref(), b"").await.expect("reads");
    let named: Vec<_> = all.iter().filter(|(k, _)| String::from_utf8_lossy(k).contains(&id.0)).collect();
    assert!(named.is_empty(), "{named:?}");
    assert_eq!(b.records.message(5, 10).await.expect("reads"), None);
    assert_eq!(*b.engine.next_wakeup.borrow(), None);
    // Its rows went with it; the farewell, which no filing seals, is still to be sent.
    let keys = b.keys.clone();
    drop(b);
    let mut b = with_keys(Arc::new(store.reopen()), keys, Clock::told(start_of_time())).await;
    assert_eq!(b.shown(), ["forgotten"]);
}

#[tokio::test]
async fn a_wake_up_survives_a_restart_and_one_that_does_not_move_is_put_off() {
    let (store, b) = fresh().await;
    b.say(1, "new").await;
    b.say(2, "stuck").await;
    let id = b.active().await;
    let keys = b.keys.clone();
    drop(b);
    let at = start_of_time() + TimeDelta::hours(1);
    let mut b = with_keys(Arc::new(store.reopen()), keys, Clock::told(at)).await;
    assert_eq!(b.engine.wakes.due(at, 9), std::slice::from_ref(&id));
    b.engine.handle.event(Happening::Wake(id.clone())).await.expect("commits");
    assert_eq!(b.engine.wakes.due(at, 9), []);
    assert_eq!(*b.engine.next_wakeup.borrow(), Some(at + TimeDelta::minutes(1)));
    b.say(3, "wake").await;
    b.clock.skip(TimeDelta::hours(1));
    b.engine.handle.event(Happening::Wake(id)).await.expect("commits");
    assert_eq!(*b.engine.next_wakeup.borrow(), None);
    assert_eq!(b.shown().last().expect("shown"), "woken");
    b.engine.handle.event(Happening::Wake(FilingId("nobody".to_owned()))).await.expect("no harm");
}

#[tokio::test]
async fn replies_and_taps_find_their_filing_and_slot() {
    let (_, mut b) = fresh().await;
    b.say(1, "new").await;
    assert_eq!(b.shown(), ["made"]);
    let (slot, filing) = (Slot::main(), b.active().await);
    let state = SlotState { message: 9, ..SlotState::default() };
    let mark =
        |slot: Option<&Slot>| Some(MessageMark { filing: Some(filing.clone()), slot: slot.cloned(), item: None });
    let report = Report {
        slots: vec![(5, slot.clone(), state)],
        marks: vec![(5, 8, mark(Some(&slot))), (5, 9, mark(Some(&slot)))],
        ..Report::default()
    };
    // Unawaited: the taps that follow share the commit.
    let (sent, taps) = tokio::join!(b.engine.handle.report(report), async {
        for message in [8, 9, 10] {
            let tap = Tap {
                chat: 5,
                thread: None,
                from: 5,
                member: true,
                name: String::new(),
                client_lang: None,
                callback: String::new(),
                data: String::new(),
                message: Some(message),
                slot: None,
            };
            b.engine.handle.event(Happening::Tap(tap)).await.expect("commits");
        }
    });
    sent.expect("commits");
    let () = taps;
    assert_eq!(b.shown(), ["slot none", "slot main", "slot none"]);
    let Happening::Message(mut reply) = message(5, "to it") else { unreachable!() };
    reply.reply_to = Some(8);
    b.engine.handle.event(Happening::Message(reply)).await.expect("commits");
    assert_eq!(b.rows()[0].effect.filing(), Some(&filing));
}

#[tokio::test]
async fn a_moved_group_loses_its_slots_and_is_known_by_its_new_id() {
    let (store, mut b) = fresh().await;
    let report = Report { slots: vec![(-5, Slot::main(), SlotState::default())], ..Report::default() };
    b.engine.handle.report(report).await.expect("commits");
    b.engine.handle.event(Happening::Migrated { from: -5, to: -1005 }).await.expect("commits");
    assert_eq!(b.records.slot(-5, &Slot::main()).await.expect("reads"), None);
    assert!(matches!(b.orders.try_recv(), Ok(Order::Moved(-5, -1005))));
    let mut b = bench(Arc::new(store.reopen()), Clock::told(start_of_time())).await;
    assert!(matches!(b.orders.try_recv(), Ok(Order::Moved(-5, -1005))));
}

#[tokio::test]
async fn a_broken_store_stops_the_engine_and_acknowledges_nothing() {
    let (store, mut b) = fresh().await;
    store.break_down();
    let wait = b.engine.handle.submit(Some(1), Some(message(5, "lost"))).await.expect("takes");
    assert!(wait.await.is_err());
    assert!(b.engine.task.await.expect("ends").is_err());
    assert!(b.orders.recv().await.is_none());
}
