//! What many filings cost: `cargo bench --bench depth -- DIR 1000,10000,100000` fills a store with so many small ones, each by its own person,
//! and measures at each number how long a start and a step take. The store, the sealing and the steps are the bot's own;
//! there is no Telegram.

#![expect(clippy::print_stdout, reason = "figures are printed for whoever runs it")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use beian::clock::Clock;
use beian::clock::activity::Activity;
use beian::config::Place;
use beian::dialogue::{Body, ButtonAct, Effect, Happening, Message, Press, Show, Slot, Tap};
use beian::engine::{self, Engine, Fate, Handle, Order, Report};
use beian::rulebook::{Rules, Settings};
use beian::store::stored::outbox::{MessageMark, SlotState};
use beian::text::Speech;
use beian::upkeep::Kept;
use tokio::sync::mpsc;

/// People who begin a filing at a time.
const AT_ONCE: i64 = 512;
/// What each of them answers before he falls silent.
const ANSWERS: [&str; 5] = ["starting", "mainland", "individual", "never", "33"];
/// Steps that are measured one by one, and so many at once afterwards.
const ALONE: i64 = 1_000;
const TOGETHER: i64 = 20_000;

/// A running engine and what it asks for.
struct Bot {
    engine: Engine,
    orders: mpsc::UnboundedReceiver<Order>,
    /// How long it took until it could have taken an update.
    ready: Duration,
}

#[tokio::main]
async fn main() {
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    let folder = args.next().expect("a folder");
    let counts = args.next().unwrap_or_else(|| "1000,10000,100000".to_owned());
    println!("| filings | on the disk | ready | a step, alone: p50 · p99 | together, a second |");
    println!("|---|---|---|---|---|");
    let mut there = 0;
    for count in counts.split(',').filter_map(|count| count.parse::<i64>().ok()) {
        let mut bot = start(Path::new(&folder)).await;
        fill(&mut bot, there, count).await;
        there = count;
        stop(bot).await;
        let mut bot = start(Path::new(&folder)).await;
        let ready = bot.ready;
        let mb = bytes(Path::new(&folder)) >> 20;
        let (p50, p99, rate) = measure(&mut bot, count).await;
        stop(bot).await;
        println!("| {count} | {mb} MB | {ready:.1?} | {p50:.2?} · {p99:.2?} | {rate:.0} |");
    }
}

async fn start(folder: &Path) -> Bot {
    let place = Place { data: folder.join("data"), key_file: folder.join("key"), master_key: None };
    let begun = Instant::now();
    let kept = Kept::open(&place).await.expect("opens");
    let opened = begun.elapsed();
    let mind = Arc::new(Rules::builtin(&Speech::builtin(), Settings::default()));
    let begun = Instant::now();
    let (send, orders) = mpsc::unbounded_channel();
    let engine = engine::start(kept.records, mind, Clock::real(), Activity::new(), send).await.expect("starts");
    let loaded = begun.elapsed();
    Bot { engine, orders, ready: opened + loaded }
}

async fn stop(bot: Bot) {
    let Engine { handle, task, .. } = bot.engine;
    drop(handle);
    task.await.expect("no panic").expect("ends well");
}

/// Everybody answers what he is asked; the next one comes when somebody is done.
async fn fill(bot: &mut Bot, from: i64, to: i64) {
    let handle = bot.engine.handle.clone();
    let (mut next, mut done) = (from, from);
    let mut answered: BTreeMap<i64, usize> = BTreeMap::new();
    while next < to.min(from + AT_ONCE) {
        next += 1;
        submit(&handle, command(next, "start")).await;
    }
    while done < to {
        let Some(Order::Row(row, _busy)) = bot.orders.recv().await else { continue };
        settle(&handle, row.seq, &row.effect);
        let Effect::Show(show) = &row.effect else { continue };
        let count = answered.entry(show.chat).or_default();
        let Some(tap) = reply(show, count) else {
            answered.remove(&show.chat);
            done += 1;
            if next < to {
                next += 1;
                submit(&handle, command(next, "start")).await;
            }
            continue;
        };
        submit(&handle, tap).await;
    }
}

/// The next press of somebody who has answered so much; nothing when he is done.
fn reply(show: &Show, count: &mut usize) -> Option<Happening> {
    let data = |act: &ButtonAct| match act {
        ButtonAct::Data(data) => Press::read(data).map(|press| (press, data.clone())),
        ButtonAct::Url(_) | ButtonAct::Copy(_) => None,
    };
    let presses: Vec<(Press, String)> = show.content.buttons.iter().flatten().filter_map(|b| data(&b.act)).collect();
    let wanted = presses.iter().find(|(press, _)| {
        let answer = ANSWERS.get(*count).is_some_and(|option| press.act.arg == *option);
        press.act.verb == "agree" || (press.act.verb == "o" && answer)
    })?;
    *count += usize::from(wanted.0.act.verb == "o");
    Some(Happening::Tap(Tap {
        chat: show.chat,
        thread: None,
        from: show.chat,
        member: true,
        name: "Lin".to_owned(),
        client_lang: None,
        callback: "c".to_owned(),
        data: wanted.1.clone(),
        message: None,
        slot: Some(Slot::main()),
    }))
}

/// What the outbox would write down: the row is done, and which message the slot is now.
fn settle(handle: &Handle, seq: u64, effect: &Effect) {
    let mut report = Report { rows: vec![(seq, Fate::Gone)], ..Report::default() };
    if let Effect::Show(show) = effect
        && let Some(slot) = &show.slot
    {
        let message = i64::try_from(seq).expect("small");
        report.slots.push((show.chat, slot.clone(), SlotState { message, ..SlotState::default() }));
        let mark = MessageMark { filing: show.filing.clone(), slot: Some(slot.clone()), ..MessageMark::default() };
        report.marks.push((show.chat, message, Some(mark)));
    }
    let handle = handle.clone();
    tokio::spawn(async move { handle.report(report).await });
}

async fn submit(handle: &Handle, event: Happening) {
    handle.submit(None, Some(event)).await.expect("runs");
}

fn command(person: i64, name: &str) -> Happening {
    Happening::Message(Message {
        chat: person,
        thread: None,
        from: person,
        name: "Lin".to_owned(),
        client_lang: None,
        message: 1,
        date: Clock::real().now(),
        reply_to: None,
        reply_to_filing: None,
        reply_to_item: None,
        edited: false,
        forwarded: false,
        album: None,
        body: Body::Command { name: name.to_owned(), rest: String::new() },
    })
}

/// `/status` of people from all over the store: one after the other, then as many at once as the engine takes.
async fn measure(bot: &mut Bot, count: i64) -> (Duration, Duration, f64) {
    let handle = bot.engine.handle.clone();
    // A step of about the golden section meets everybody once, and neighbours seldom.
    let person = |n: i64| 1 + (n * 618_033_989) % count;
    let mut alone = Vec::new();
    for n in 0..ALONE {
        let begun = Instant::now();
        handle.event(command(person(n), "status")).await.expect("runs");
        alone.push(begun.elapsed());
    }
    let begun = Instant::now();
    for from in (ALONE..ALONE + TOGETHER).step_by(1_000) {
        let mut waits = Vec::new();
        for n in from..from + 1_000 {
            waits.push(handle.submit(None, Some(command(person(n), "status"))).await.expect("runs"));
        }
        for wait in waits {
            wait.await.expect("commits");
        }
        while let Ok(order) = bot.orders.try_recv() {
            if let Order::Row(row, _busy) = order {
                settle(&handle, row.seq, &row.effect);
            }
        }
    }
    let rate = TOGETHER as f64 / begun.elapsed().as_secs_f64();
    alone.sort_unstable();
    (alone[alone.len() / 2], alone[alone.len() * 99 / 100], rate)
}

fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|e| if e.path().is_dir() { bytes(&e.path()) } else { e.metadata().map_or(0, |m| m.len()) }).sum()
}
