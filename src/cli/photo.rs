//! One picture measured and judged, or a folder of labelled ones.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use beian::photo::report::{Report, report};
use beian::photo::score::{Score, labels};
use beian::photo::{PhotoLimits, annotate};
use beian::reading::{PROGRAM, Tesseract};
use beian::rulebook::photos::{PhotoKind, Readings};
use beian::rulebook::{Rules, Settings};
use beian::text::{Lang, Phrase, Speech};
use clap::Args;
use serde_json::json;

use super::{EXIT_USAGE, complain, say};

#[derive(Args)]
pub(crate) struct PhotoArgs {
    /// The picture.
    #[arg(required_unless_present = "score", conflicts_with = "score")]
    file: Option<PathBuf>,
    /// What it is meant to show: id_front, id_back, handheld, licence, sheet, letter, certificate, residence, promise, other.
    #[arg(long = "as", value_name = "KIND", required_unless_present = "score")]
    kind: Option<String>,
    /// Write the picture with its faults marked.
    #[arg(long, value_name = "OUT.jpg")]
    marked: Option<PathBuf>,
    /// Print what `tesseract` reads on it.
    #[arg(long)]
    read: bool,
    /// Judge every picture of a folder; its labels.tsv has columns file, kind, label.
    #[arg(long, value_name = "DIR")]
    score: Option<PathBuf>,
    /// Language of the sentences: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn photo(args: &PhotoArgs) -> ExitCode {
    let speech = Speech::builtin();
    let rules = Rules::builtin(&speech, Settings::default());
    let done = match &args.score {
        Some(folder) => score(folder, &rules.photos, args.json),
        None => one(args, &speech, &rules.photos),
    };
    done.unwrap_or_else(|what| {
        complain(&what);
        ExitCode::from(EXIT_USAGE)
    })
}

fn one(args: &PhotoArgs, speech: &Speech, limits: &PhotoLimits) -> Result<ExitCode, String> {
    let (file, named) = (args.file.as_deref().unwrap_or(Path::new("")), args.kind.as_deref().unwrap_or_default());
    let kind = PhotoKind::from_id(named).ok_or_else(|| {
        let kinds: Vec<&str> = PhotoKind::ALL.iter().map(|k| k.id()).collect();
        format!("--as {named}: one of {}", kinds.join(", "))
    })?;
    let bytes = read(file)?;
    let lang = if args.lang == "zh" { Lang::Zh } else { Lang::En };
    let text = |phrase: &Phrase| speech.line(phrase, lang);
    let report = report(&bytes, kind, limits);
    if let Some(out) = &args.marked {
        marked(&bytes, &report, text, out)?;
    }
    let readings = if args.read { Some(readings(&bytes, kind, &report)?) } else { None };
    if args.json {
        let mut all = report.json(text);
        if let (Some(readings), Some(all)) = (readings, all.as_object_mut()) {
            all.insert("read".to_owned(), json!(readings));
        }
        say(&all.to_string());
    } else {
        report.lines(text).iter().for_each(|line| say(line));
        for (field, reading) in readings.iter().flat_map(|readings| &readings.0) {
            say(&format!("{}: {} ({})", field.id(), reading.text, reading.certainty));
        }
    }
    Ok(ExitCode::from(report.exit_code()))
}

fn readings(bytes: &[u8], kind: PhotoKind, report: &Report) -> Result<Readings, String> {
    let facts = report.facts.as_ref().ok_or("--read: the file could not be looked at")?;
    let tesseract = Tesseract::new(PROGRAM).map_err(|missing| format!("--read: {missing}"))?;
    Ok(tesseract.read(bytes, facts, kind))
}

fn marked(bytes: &[u8], report: &Report, text: impl Fn(&Phrase) -> String, out: &Path) -> Result<(), String> {
    let Some(facts) = &report.facts else {
        return Err("--marked: the file could not be looked at".to_owned());
    };
    let drawn =
        annotate(bytes, facts, &report.marks(text), None).map_err(|fault| format!("--marked: {}", fault.code))?;
    std::fs::write(out, drawn).map_err(|error| format!("{}: {error}", out.display()))
}

fn score(folder: &Path, limits: &PhotoLimits, json: bool) -> Result<ExitCode, String> {
    let list = folder.join("labels.tsv");
    let text =
        read(&list).and_then(|bytes| String::from_utf8(bytes).map_err(|e| format!("{}: {e}", list.display())))?;
    let mut score = Score::default();
    for labelled in labels(&text).map_err(|what| format!("{}: {what}", list.display()))? {
        let bytes = read(&folder.join(&labelled.file))?;
        let start = Instant::now();
        let report = report(&bytes, labelled.kind, limits);
        score.add(&labelled.label, &report, start.elapsed().as_secs_f64() * 1000.0);
    }
    if json {
        say(&score.json().to_string());
    } else {
        score.lines().iter().for_each(|line| say(line));
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}
