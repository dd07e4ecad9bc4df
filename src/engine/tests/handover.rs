//! A filing handed over while messages of it wait: they are durable in the new chat, and its old filer hears no more of it.

use super::*;
use crate::dialogue::Show;

const NEW: UserId = 6;

fn chats(rows: &[Row]) -> Vec<(ChatId, String)> {
    let of = |row: &Row| {
        let Effect::Show(show) = &row.effect else { return None };
        Some((show.chat, key_of(&row.effect)))
    };
    rows.iter().filter_map(of).collect()
}

#[tokio::test]
async fn what_waits_goes_to_the_new_chat_also_after_a_crash() {
    let (store, mut b) = fresh().await;
    b.say(1, "hello").await;
    b.say(2, "new").await;
    let id = b.active().await;
    let before = chats(&b.rows());
    assert!(before.contains(&(5, "made".to_owned())), "{before:?}");
    b.engine.handle.event(Happening::HandedOver { filing: id.clone(), to: NEW }).await.expect("commits");
    let mut told = None;
    while let Ok(order) = b.orders.try_recv() {
        if let Order::HandedOver(filing, from, to) = order {
            told = Some((filing, from, to));
        }
    }
    assert_eq!(told, Some((id, 5, NEW)), "the outbox holds the rows in memory");
    let keys = b.keys.clone();
    drop(b);
    let mut b = with_keys(Arc::new(store.reopen()), keys, Clock::told(start_of_time())).await;
    let after = chats(&b.rows());
    assert!(after.contains(&(NEW, "made".to_owned())), "{after:?}");
    assert!(!after.iter().any(|(chat, key)| *chat == 5 && key == "made"), "{after:?}");
    assert!(after.contains(&(5, "echo hello".to_owned())), "what is of no filing stays: {after:?}");
}

#[test]
fn a_question_is_dropped_and_what_is_of_others_stays() {
    let id = FilingId("7k3m9q2x".to_owned());
    let Effect::Show(show) = echo::show(5, Some(id.clone()), "a") else { unreachable!("a message") };
    let with = |change: &dyn Fn(&mut Show)| {
        let mut show = show.clone();
        change(&mut show);
        course(&Effect::Show(show), &id, 5, NEW)
    };
    assert!(matches!(with(&|_| ()), Course::Turned(Effect::Show(show)) if show.chat == NEW));
    assert_eq!(with(&|show| show.slot = Some(Slot::main())), Course::Dropped);
    assert_eq!(with(&|show| show.chat = 7), Course::Stays);
    assert_eq!(with(&|show| show.filing = None), Course::Stays);
}
