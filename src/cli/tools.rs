//! The small commands: the whole data.

use std::process::ExitCode;

use chrono::Utc;

use super::{EXIT_USAGE, complain, say};

pub(crate) fn check() -> ExitCode {
    let over = match super::rules::overlay_from_environment() {
        Ok(over) => over,
        Err(what) => {
            complain(&what);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let found = beian::check::everything(&over, beian::dialogue::case::china_day(Utc::now()));
    for fault in &found.faults {
        say(fault);
    }
    if !found.old.is_empty() {
        say(&format!("\nNo faults, but rules older than a year, in {} files: do they still hold?", found.old.len()));
        for rule in &found.old {
            say(&format!("  {rule}"));
        }
        say("");
    }
    if found.faults.is_empty() {
        say("rulebook and locales: no fault");
        ExitCode::SUCCESS
    } else {
        say(&format!("{} faults", found.faults.len()));
        ExitCode::from(1)
    }
}
