//! The small commands: one value, one sheet, the whole data.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use beian::rulebook::{Rules, Settings};
use beian::sheet::{self, SampleSubject};
use beian::text::{Lang, Phrase, Speech};
use beian::validators::{self, Context};
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
    let speech = Speech::builtin();
    let rules = Rules::builtin(&speech, Settings::default());
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
    let known = BTreeMap::new();
    let context = Context {
        law: &rules.law,
        province: args.province.as_deref(),
        organisation,
        nature,
        today: beian::dialogue::case::china_day(Utc::now()),
        known: &known,
    };
    let verdict = (validator.check)(value, &context);
    let lang = if args.lang == "zh" { Lang::Zh } else { Lang::En };
    let sentence = |phrase: &Phrase| speech.line(phrase, lang);
    if args.json {
        say(&validators::report::json(&verdict, &sentence).to_string());
    } else {
        match &verdict {
            Ok(accepted) => {
                say(&accepted.value);
                for warning in &accepted.warnings {
                    complain(&format!("! {}", sentence(&warning.phrase())));
                }
            }
            Err(fault) => complain(&format!("✗ {}", sentence(&fault.phrase()))),
        }
    }
    if verdict.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(1) }
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
