//! Who goes first, who waits, and for how long; no real time passes.

use chrono::DateTime;

use super::*;
use crate::clock::activity::Activity;
use crate::dialogue::{Content, Place, Show};
use crate::text::{Lang, Phrase};

const NO_LIMIT: Rates = Rates { overall: 0, per_chat: 0 };

fn item(seq: u64, chat: ChatId, urgency: Urgency) -> Item {
    let show = Show {
        chat,
        thread: None,
        slot: None,
        place: Place::New,
        filing: Some(FilingId(format!("f{chat}"))),
        about: None,
        lang: Lang::En,
        zone: String::new(),
        content: Content::of(Phrase::new("x")),
        urgency,
    };
    let row = Row {
        seq,
        at: DateTime::UNIX_EPOCH,
        effect: Effect::Show(Box::new(show)),
        update: None,
        begun: false,
        refused: None,
    };
    Item { row, tries: 0, unsent: false, plain: false, _busy: Activity::new().enter() }
}

fn taken(lanes: &mut Lanes, now: Instant) -> Vec<u64> {
    std::iter::from_fn(|| lanes.next(now)).map(|(_, item)| item.row.seq).collect()
}

#[test]
fn one_on_its_way_a_chat_and_order_within_it() {
    let now = Instant::now();
    let mut lanes = Lanes::new(NO_LIMIT, now);
    for seq in 1..=3 {
        lanes.push(item(seq, 5, Urgency::Reply), now);
    }
    lanes.push(item(4, 6, Urgency::Reply), now);
    let (key, first) = lanes.next(now).expect("one");
    assert_eq!(first.row.seq, 1);
    assert_eq!(taken(&mut lanes, now), [4]);
    lanes.again(key, first, Duration::from_secs(1), now);
    assert_eq!(taken(&mut lanes, now), [] as [u64; 0]);
    assert_eq!(lanes.wake_at(now), Some(now + Duration::from_secs(1)));
    let later = now + Duration::from_secs(1);
    assert_eq!(taken(&mut lanes, later), [1]);
    lanes.settled(key, later);
    assert_eq!(taken(&mut lanes, later), [2]);
}

#[test]
fn what_waits_for_a_filing_follows_it_to_another_chat() {
    let now = Instant::now();
    let mut lanes = Lanes::new(NO_LIMIT, now);
    for seq in 1..=4 {
        lanes.push(item(seq, 5, Urgency::Reply), now);
    }
    let mut question = item(5, 5, Urgency::Reply);
    if let Effect::Show(show) = &mut question.row.effect {
        show.slot = Some(crate::dialogue::Slot::main());
    }
    lanes.push(question, now);
    let (_, first) = lanes.next(now).expect("one on its way");
    let filing = first.row.effect.filing().cloned().expect("has one");
    assert_eq!(lanes.hand_over(&filing, 5, 6, now), [5], "a question is not for the new filer");
    let (key, second) = lanes.next(now).expect("another chat");
    assert_eq!((key.chat, second.row.seq), (6, 2));
    lanes.settled(key, now);
    assert_eq!(taken(&mut lanes, now), [3]);
    assert_eq!(lanes.hand_over(&filing, 7, 8, now), [] as [u64; 0], "it was never there");
}

/// Plays the lanes in virtual time: `asks` come with their moments, each message takes 60 ms. Gives what left when.
fn played(lanes: &mut Lanes, start: Instant, asks: Vec<(Duration, Item)>, count: usize) -> Vec<(Duration, u64)> {
    let (mut now, mut left, mut on_way) = (start, vec![], VecDeque::new());
    let mut asks = VecDeque::from(asks);
    while left.len() < count {
        while asks.front().is_some_and(|(at, _)| start + *at <= now) {
            lanes.push(asks.pop_front().expect("one").1, now);
        }
        while on_way.front().is_some_and(|(at, _)| *at <= now) {
            lanes.settled(on_way.pop_front().expect("one").1, now);
        }
        if let Some((key, item)) = lanes.next(now) {
            left.push((now - start, item.row.seq));
            on_way.push_back((now + Duration::from_millis(60), key));
            continue;
        }
        let settled = on_way.front().map(|(at, _)| *at);
        let asked = asks.front().map(|(at, _)| start + *at);
        now = [lanes.wake_at(now), settled, asked].into_iter().flatten().min().expect("more").max(now);
    }
    left
}

#[test]
fn five_thousand_reminders_leave_at_the_permitted_rate_and_replies_overtake_them() {
    let start = Instant::now();
    let mut lanes = Lanes::new(Rates { overall: 25, per_chat: 1 }, start);
    for chat in 1..=5_000 {
        lanes.push(item(u64::try_from(chat).expect("positive"), chat, Urgency::News), start);
    }
    // Twice a second somebody writes whose own reminder waits near the end of the heap.
    let asked = |n: u64| Duration::from_millis(500 * n);
    let ask = |n: u64| (asked(n), item(10_000 + n, 4_600 + i64::try_from(n).expect("small"), Urgency::Reply));
    let left = played(&mut lanes, start, (0..400).map(ask).collect(), 5_400);
    for pair in left.windows(32) {
        assert!(pair[31].0 - pair[0].0 >= Duration::from_secs(1), "too many within a second: {:?}", pair[0]);
    }
    let last = left.last().expect("many").0.as_secs();
    assert!((210..=220).contains(&last), "neither too fast nor dawdling: {last} s");
    let replies = left.iter().filter(|(_, seq)| *seq >= 10_000);
    let slowest = replies.map(|(at, seq)| *at - asked(*seq - 10_000)).max().expect("replies");
    assert!(slowest < Duration::from_millis(500), "a reply waited {slowest:?}");
}

#[test]
fn a_group_gets_at_most_twenty_a_minute() {
    let start = Instant::now();
    let mut lanes = Lanes::new(Rates { overall: 25, per_chat: 1 }, start);
    for seq in 1..=80 {
        lanes.push(item(seq, -100, Urgency::Reply), start);
    }
    let left = played(&mut lanes, start, vec![], 80);
    for pair in left.windows(21) {
        assert!(pair[20].0 - pair[0].0 >= Duration::from_secs(60), "{pair:?}");
    }
}

#[test]
fn a_chat_has_its_own_pace() {
    let start = Instant::now();
    let mut lanes = Lanes::new(Rates { overall: 0, per_chat: 1 }, start);
    for seq in 1..=10 {
        lanes.push(item(seq, 5, Urgency::Reply), start);
    }
    let (mut now, mut sent) = (start, vec![]);
    while sent.len() < 10 {
        match lanes.next(now) {
            Some((key, _)) => {
                sent.push(now - start);
                lanes.settled(key, now);
            }
            None => now = lanes.wake_at(now).expect("more"),
        }
    }
    assert_eq!(sent[3], Duration::ZERO, "a burst passes");
    assert!((5.9..6.2).contains(&sent[9].as_secs_f64()), "{sent:?}");
}

#[test]
fn a_flood_rests_its_chat_and_several_rest_all() {
    let now = Instant::now();
    let mut lanes = Lanes::new(NO_LIMIT, now);
    for chat in 1..=4 {
        lanes.push(item(u64::try_from(chat).expect("positive"), chat, Urgency::Reply), now);
    }
    let mut on_way: Vec<_> = std::iter::from_fn(|| lanes.next(now)).collect();
    let wait = Duration::from_secs(7);
    let (key, first) = on_way.remove(0);
    lanes.flooded(key, first, wait, now);
    lanes.push(item(5, 9, Urgency::Reply), now);
    assert_eq!(taken(&mut lanes, now), [5], "others go on");
    for (key, item) in on_way.drain(..2) {
        lanes.flooded(key, item, wait, now);
    }
    lanes.push(item(6, 10, Urgency::Reply), now);
    assert_eq!(taken(&mut lanes, now), [] as [u64; 0], "now all wait");
    let then = lanes.wake_at(now).expect("more");
    assert!(then - now >= wait);
    assert_eq!(taken(&mut lanes, then), [1, 2, 3, 6]);
}

#[test]
fn what_waits_can_be_taken_out() {
    let now = Instant::now();
    let mut lanes = Lanes::new(NO_LIMIT, now);
    for (seq, urgency) in [(1, Urgency::Reply), (2, Urgency::News), (3, Urgency::Deadline), (4, Urgency::News)] {
        lanes.push(item(seq, 5, urgency), now);
    }
    lanes.push(item(5, 6, Urgency::News), now);
    let seqs = |items: Vec<Item>| items.iter().map(|i| i.row.seq).collect::<Vec<_>>();
    assert_eq!(seqs(lanes.take_news(5, now)), [2, 4]);
    assert_eq!(seqs(lanes.take_filing(&FilingId("f5".to_owned()), now)), [1, 3]);
    assert_eq!(taken(&mut lanes, now), [5]);
}

#[test]
fn nothing_is_left_behind_by_chats_that_are_done() {
    let now = Instant::now();
    let mut lanes = Lanes::new(Rates { overall: 0, per_chat: 1 }, now);
    lanes.push(item(1, 5, Urgency::Reply), now);
    let (key, _) = lanes.next(now).expect("one");
    lanes.settled(key, now);
    assert_eq!(lanes.lanes.len(), 1, "its pace is remembered");
    let later = now + Duration::from_secs(9);
    lanes.push(item(2, 5, Urgency::Reply), later);
    let (key, _) = lanes.next(later).expect("one");
    lanes.settled(key, later + Duration::from_secs(9));
    assert!(lanes.lanes.is_empty() && lanes.resting.is_empty());
}
