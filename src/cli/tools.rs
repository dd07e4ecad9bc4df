//! The small commands: one picture, the whole data.

use std::path::PathBuf;
use std::process::ExitCode;

use beian::photo::report::report;
use beian::rulebook::photos::PhotoKind;
use beian::rulebook::{Rules, Settings};
use beian::text::{Lang, Speech};
use chrono::Utc;
use clap::Args;

use super::{EXIT_USAGE, complain, say};

#[derive(Args)]
pub(crate) struct PhotoArgs {
    /// The picture.
    file: PathBuf,
    /// What it is meant to show: id_front, id_back, handheld, licence, sheet, letter, certificate, residence, promise, other.
    #[arg(long = "as", value_name = "KIND")]
    kind: String,
    /// Language of the sentences: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn photo(args: &PhotoArgs) -> ExitCode {
    let Some(kind) = PhotoKind::from_id(&args.kind) else {
        let kinds: Vec<&str> = PhotoKind::ALL.iter().map(|k| k.id()).collect();
        complain(&format!("--as {}: one of {}", args.kind, kinds.join(", ")));
        return ExitCode::from(EXIT_USAGE);
    };
    let bytes = match std::fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            complain(&format!("{}: {error}", args.file.display()));
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let speech = Speech::builtin();
    let rules = Rules::builtin(&speech, Settings::default());
    let lang = if args.lang == "zh" { Lang::Zh } else { Lang::En };
    let report = report(&bytes, kind, &rules.photos);
    if args.json {
        say(&report.json(|phrase| speech.line(phrase, lang)).to_string());
    } else {
        say(report.judgement.verdict.id());
        for fault in &report.judgement.faults {
            say(&speech.line(&fault.phrase(), lang));
        }
    }
    ExitCode::from(report.exit_code())
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
