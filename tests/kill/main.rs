//! The real program killed hundreds of times while a crowd chats with it through a Telegram that misbehaves: nothing
//! acknowledged is lost, nothing is asked twice, no reminder comes twice.
//!
//! `BEIAN_KILLS=2000 BEIAN_SEED=7 cargo test --test kill crowd -- --nocapture` asks for more, or for the same again. Optimised
//! code knows the named steps with `cargo test --release --config profile.release.package.beian.debug-assertions=true`.

#![cfg(feature = "sim")]

mod case;
mod chance;
mod filer;
mod findings;
mod process;
mod reviewer;
mod run;
mod stop;
mod town;
mod trips;
mod verdict;

use run::{Order, run};

/// What continuous integration takes time for.
const KILLS: u64 = 200;
/// A bot that is broken on purpose must be found out within so many.
const KILLS_BROKEN: u64 = 50;
const SEED: u64 = 1;

fn asked(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().map_or(usual, |number| number.parse().expect("a number"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_loses_nothing_and_hears_nothing_twice() {
    let (seed, kills) = (asked("BEIAN_SEED", SEED), asked("BEIAN_KILLS", KILLS));
    let outcome = run(Order { seed, kills, broken: false }).await;
    let tally = &outcome.tally;
    let again = format!("BEIAN_KILLS={kills} BEIAN_SEED={seed} cargo test --test kill crowd");
    assert!(outcome.findings.is_empty(), "{}\n{}\n{tally:#?}\n{again}", outcome.findings.join("\n"), outcome.log);
    println!("{tally:#?}");
    assert!(tally.kills == kills && tally.answers > 0 && tally.people > 0, "nothing was proved: {tally:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_commits_too_late_is_found_out() {
    let seed = asked("BEIAN_SEED", SEED);
    let outcome = run(Order { seed, kills: KILLS_BROKEN, broken: true }).await;
    assert!(!outcome.findings.is_empty(), "nobody noticed within {} kills, seed {seed}", outcome.tally.kills);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_telegram_that_hangs_holds_up_no_stop() {
    stop::told_to_stop_while_telegram_hangs().await;
}
