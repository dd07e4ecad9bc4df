//! What nobody would send, sent: updates, taps, stored records and pictures, damaged by chance. Nothing panics.
//!
//! `BEIAN_FUZZ=50 cargo test --test fuzz` tries fifty times as much. A failure names its case.

#![cfg(feature = "sim")]

#[path = "../kill/chance.rs"]
mod chance;
mod mutation;
mod pictures;
mod records;
mod updates;

use std::io::Write as _;

use chance::Chance;

/// The numbers of the cases, each with chance of its own. All tests together take continuous integration less than a
/// minute.
fn cases(usual: u64) -> impl Iterator<Item = (u64, Chance)> {
    let times = std::env::var("BEIAN_FUZZ").ok().map_or(1, |times| times.parse().expect("a number"));
    (0..usual * times).map(|case| (case, Chance::new(0).branch(case)))
}

/// Says what was being tried if it ends in a panic.
struct Told(String);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = writeln!(std::io::stderr(), "while trying: {}", self.0);
        }
    }
}
