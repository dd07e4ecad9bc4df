//! The sheet of an invented filing: made, measured, and read back from photographs.

use std::path::PathBuf;
use std::process::ExitCode;

use beian::photo;
use beian::rulebook::photos::{PhotoKind, Verdict};
use beian::rulebook::signed::{Finding, SheetFacts, Wanted, findings, judgement};
use beian::rulebook::{Rules, Settings};
use beian::sheet::{self, SampleSubject, Say, Sheet, SheetKind};
use beian::text::{Fault, Lang, Speech};
use clap::Args;
use serde_json::{Value as Json, json};

use super::{EXIT_USAGE, complain, say};

#[derive(Args)]
pub(crate) struct SheetArgs {
    /// Whose: individual or enterprise.
    #[arg(long)]
    sample: String,
    /// Which paper: verification, subject-letter, site-letter, statement, promise-guangdong, promise-jiangsu,
    /// promise-no-tutoring, site-plan.
    #[arg(long, default_value = "verification")]
    kind: String,
    /// The PDF to write.
    #[arg(short = 'o', long = "out", value_name = "FILE.pdf")]
    out: Option<PathBuf>,
    /// The small picture of all pages to write.
    #[arg(long, value_name = "FILE.png")]
    preview: Option<PathBuf>,
    /// Read photographs of it back, a page each.
    #[arg(long, value_name = "PHOTO", num_args = 1..)]
    read: Vec<PathBuf>,
    /// Tell where signature, seal and date belong on the last page, in fractions of it.
    #[arg(long)]
    boxes: bool,
    /// Language of the sentences: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn sheet(args: &SheetArgs) -> ExitCode {
    let (Some(subject), Some(kind)) = (SampleSubject::from_id(&args.sample), SheetKind::from_id(&args.kind)) else {
        let kinds: Vec<&str> = SheetKind::ALL.iter().map(|kind| kind.id()).collect();
        complain(&format!("--sample: individual or enterprise; --kind: {}", kinds.join(", ")));
        return ExitCode::from(EXIT_USAGE);
    };
    if args.out.is_none() && args.preview.is_none() && args.read.is_empty() && !args.boxes {
        complain("nothing to do: give -o FILE.pdf, --preview FILE.png, --boxes or --read PHOTO");
        return ExitCode::from(EXIT_USAGE);
    }
    let speech = Speech::builtin();
    let words = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let made = sheet::sample_of(kind, subject, &words);
    match write(args, &made, &words) {
        Ok(()) => {}
        Err(what) => {
            complain(&what);
            return ExitCode::from(1);
        }
    }
    if args.boxes {
        boxes(&sheet::layout(&made, &words), args.json);
    }
    if args.read.is_empty() { ExitCode::SUCCESS } else { read(args, subject, &made, &speech) }
}

fn write(args: &SheetArgs, made: &Sheet, words: Say<'_>) -> Result<(), String> {
    let put = |path: &PathBuf, bytes: Result<Vec<u8>, sheet::SheetError>| {
        let bytes = bytes.map_err(|e| e.to_string())?;
        std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
    };
    if let Some(path) = &args.out {
        put(path, sheet::pdf(made, words))?;
    }
    if let Some(path) = &args.preview {
        put(path, sheet::preview(made, words))?;
    }
    Ok(())
}

fn boxes(layout: &sheet::Layout, as_json: bool) {
    let parts = [("signature", layout.signature), ("seal", layout.seal), ("date", layout.date)];
    if as_json {
        let all: serde_json::Map<String, Json> =
            parts.iter().map(|(name, part)| ((*name).to_owned(), json!(part))).collect();
        say(&Json::Object(all).to_string());
        return;
    }
    say(&format!("on page {} of {}", layout.pages, layout.pages));
    for (name, part) in parts {
        if let Some([left, top, right, bottom]) = part {
            say(&format!("{name}: {left:.3} {top:.3} {right:.3} {bottom:.3}"));
        }
    }
}

fn read(args: &SheetArgs, subject: SampleSubject, made: &Sheet, speech: &Speech) -> ExitCode {
    let words = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let rules = Rules::builtin(speech, Settings::default());
    let limits = &rules.law.sheets.signed;
    let lang = if args.lang == "zh" { Lang::Zh } else { Lang::En };
    let today = |kind: Option<SheetKind>| sheet::sample_of(kind.unwrap_or(made.kind), subject, &words);
    let mut pages: Vec<SheetFacts> = Vec::new();
    let mut files: Vec<Vec<u8>> = Vec::new();
    for path in &args.read {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                complain(&format!("{}: {error}", path.display()));
                return ExitCode::from(EXIT_USAGE);
            }
        };
        match photo::pixels(&bytes) {
            Ok(picture) => pages.push(sheet::read::read(&picture, &today, &words)),
            Err(fault) => {
                let found = Finding { fault, weight: Verdict::Refuse, at: None };
                return told(args, &[found], &pages, limits, |fault| speech.line(&fault.phrase(), lang));
            }
        }
        files.push(bytes);
    }
    let wanted = Wanted {
        sheet: made.id.clone(),
        kind: made.kind.id().to_owned(),
        changes: Vec::new(),
        date: rules.law.sheets.date(made.kind.id(), None),
    };
    let mut found = findings(&pages.iter().collect::<Vec<_>>(), &wanted, limits);
    // What can't be read well is judged by its light first, as in the chat: why it can't says more than that it can't.
    if !found.is_empty() {
        let light: Vec<Finding> =
            files.iter().zip(&pages).flat_map(|(bytes, page)| light(bytes, page, &rules)).collect();
        if !light.is_empty() {
            found = light;
        }
    }
    told(args, &found, &pages, limits, |fault| speech.line(&fault.phrase(), lang))
}

/// What is refused of a picture whatever it shows.
fn light(bytes: &[u8], page: &SheetFacts, rules: &Rules) -> Vec<Finding> {
    let refused = |fault: Fault| Finding { fault, weight: Verdict::Refuse, at: None };
    match photo::inspect(bytes, PhotoKind::Sheet, &rules.photos) {
        Err(fault) => vec![refused(fault)],
        Ok(facts) => {
            let judged = photo::judge(&facts.with_sheet(Some(page.clone())), PhotoKind::Sheet, &rules.photos);
            let faults = judged.faults.into_iter().filter(|_| judged.verdict == Verdict::Refuse);
            faults.map(refused).collect()
        }
    }
}

/// Prints the verdict: `{"verdict", "faults": [{"code", "weight", "text", "at"}], "sheet", "page", "pages", "signed",
/// "sealed", "read"}`.
fn told(
    args: &SheetArgs,
    found: &[Finding],
    pages: &[SheetFacts],
    limits: &beian::rulebook::sheets::Limits,
    text: impl Fn(&Fault) -> String,
) -> ExitCode {
    let verdict = judgement(found).verdict;
    if args.json {
        let fault = |finding: &Finding| {
            let at = finding.at.map(|area| area.map(|part| f64::from(part) / 1000.0));
            json!({"code": finding.fault.code, "weight": finding.weight.id(), "text": text(&finding.fault), "at": at})
        };
        let last = pages.iter().filter_map(|facts| facts.page.as_ref()).max_by_key(|page| page.page);
        let all = json!({
            "verdict": verdict.id(),
            "faults": found.iter().map(fault).collect::<Vec<_>>(),
            "sheet": last.map(|page| format!("{}-{}", page.sheet, page.version)),
            "kind": last.map(|page| page.kind.as_str()),
            "page": last.map(|page| page.page),
            "pages": last.map(|page| page.pages),
            "signed": pages.iter().any(|facts| facts.signed(limits)),
            "sealed": pages.iter().any(|facts| facts.sealed(limits)),
            "read": pages,
        });
        say(&all.to_string());
    } else {
        say(verdict.id());
        for finding in found {
            say(&text(&finding.fault));
        }
    }
    if verdict == Verdict::Refuse { ExitCode::from(1) } else { ExitCode::SUCCESS }
}
