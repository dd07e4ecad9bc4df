//! The small commands: one value, one picture, one sheet, the whole data; and the servers.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use beian::photo::report::report;
use beian::rulebook::photos::PhotoKind;
use beian::rulebook::{Rules, Settings};
use beian::sheet::{self, SampleSubject};
use beian::text::{Lang, Phrase, Speech};
use beian::validators::site_names::{self, Reading};
use beian::validators::{self, Context, Verdict};
use chrono::Utc;
use clap::Args;

use super::{EXIT_USAGE, complain, say};

#[derive(Args)]
pub(crate) struct FieldArgs {
    /// The validator; `--list` names them all.
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// The value as a person would type it.
    #[arg(required_unless_present = "list")]
    value: Option<String>,
    /// Province by its two digits.
    #[arg(long)]
    province: Option<String>,
    /// Who files: individual, enterprise, institution, government …
    #[arg(long)]
    subject: Option<String>,
    /// Another answer that the value is held against: subject_name=…, preapproval=news. May be repeated.
    #[arg(long = "with", value_name = "ITEM=VALUE")]
    with: Vec<String>,
    /// Language of the sentence: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Name every validator.
    #[arg(long)]
    list: bool,
}

pub(crate) fn field(args: &FieldArgs) -> ExitCode {
    if args.list {
        for validator in validators::all() {
            say(validator.name);
        }
        return ExitCode::SUCCESS;
    }
    let (name, value) = (args.name.as_deref().unwrap_or_default(), args.value.as_deref().unwrap_or_default());
    let Some(validator) = validators::find(name) else {
        complain(&format!("there is no validator {name}; `beian field --list` names them all"));
        return ExitCode::from(EXIT_USAGE);
    };
    let (rules, speech) = match super::rules::from_environment(Settings::default()) {
        Ok(both) => both,
        Err(what) => {
            complain(&what);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let (organisation, nature) = match args.subject.as_deref() {
        None => (None, None),
        Some("individual") => (Some(false), Some(5)),
        Some("enterprise" | "sole_trader") => (Some(true), Some(4)),
        Some("institution") => (Some(true), Some(3)),
        Some("government") => (Some(true), Some(2)),
        Some("other" | "social") => (Some(true), None),
        Some(other) => {
            complain(&format!(
                "--subject {other}: individual, enterprise, sole_trader, institution, government or other"
            ));
            return ExitCode::from(EXIT_USAGE);
        }
    };
    if args.province.as_deref().is_some_and(|p| rules.law.province(p).is_none()) {
        complain("--province: two digits, such as 33");
        return ExitCode::from(EXIT_USAGE);
    }
    let known: Option<BTreeMap<String, String>> = args.with.iter().map(|pair| named(pair)).collect();
    let Some(known) = known else {
        complain("--with: write ITEM=VALUE");
        return ExitCode::from(EXIT_USAGE);
    };
    let context = Context {
        law: &rules.law,
        province: args.province.as_deref(),
        organisation,
        nature,
        today: beian::dialogue::case::china_day(Utc::now()),
        known: &known,
    };
    let verdict = (validator.check)(value, &context);
    let takes_names = matches!(name, "site_name" | "site_names");
    let readings = if takes_names { site_names::read(value, &context) } else { Vec::new() };
    let lang = if args.lang == "zh" { Lang::Zh } else { Lang::En };
    let sentence = |phrase: &Phrase| speech.line(phrase, lang);
    if args.json {
        let mut report = validators::report::json(&verdict, &sentence);
        if takes_names {
            report["names"] = validators::report::names(&readings, &sentence);
        }
        say(&report.to_string());
    } else {
        tell(&verdict, &readings, &sentence);
    }
    if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

/// `subject_name=云帆…` as item and value.
fn named(pair: &str) -> Option<(String, String)> {
    pair.split_once('=').map(|(item, value)| (item.to_owned(), value.to_owned()))
}

/// The normal form with its warnings, or what refuses; of a name that is refused, all that speaks against it.
fn tell(verdict: &Verdict, readings: &[Reading], sentence: &dyn Fn(&Phrase) -> String) {
    match verdict {
        Ok(accepted) => {
            say(&accepted.value);
            for warning in &accepted.warnings {
                complain(&format!("! {}", sentence(&warning.phrase())));
            }
        }
        Err(_) if readings.iter().any(Reading::blocked) => {
            for hit in readings.iter().flat_map(|reading| &reading.hits) {
                let mark = if hit.blocks() { "✗" } else { "!" };
                complain(&format!("{mark} {}", sentence(&hit.fault.phrase())));
            }
        }
        Err(fault) => complain(&format!("✗ {}", sentence(&fault.phrase()))),
    }
}

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
