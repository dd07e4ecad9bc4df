//! The small commands: one sheet, the whole data.

use std::path::PathBuf;
use std::process::ExitCode;

use beian::sheet::{self, SampleSubject};
use beian::text::Speech;
use chrono::Utc;
use clap::Args;

use super::{EXIT_USAGE, complain, say};

#[derive(Args)]
pub(crate) struct SheetArgs {
    /// Whose: individual or enterprise.
    #[arg(long)]
    sample: String,
    /// The PDF to write.
    #[arg(short = 'o', long = "out", value_name = "FILE.pdf")]
    out: PathBuf,
}

pub(crate) fn sheet(args: &SheetArgs) -> ExitCode {
    let Some(subject) = SampleSubject::from_id(&args.sample) else {
        complain(&format!("--sample {}: individual or enterprise", args.sample));
        return ExitCode::from(EXIT_USAGE);
    };
    let speech = Speech::builtin();
    let words = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let made = sheet::pdf(&sheet::sample(subject, &words), &words);
    let written =
        made.map_err(|e| e.to_string()).and_then(|pdf| std::fs::write(&args.out, pdf).map_err(|e| e.to_string()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            complain(&format!("{}: {what}", args.out.display()));
            ExitCode::from(1)
        }
    }
}

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
