//! `beian forecast`: what reviewers will find in a filing that `/export` gave out, as the chat's `/check` tells it.

use std::path::PathBuf;
use std::process::ExitCode;

use beian::dialogue::case::case_of;
use beian::dialogue::forecast::exported::Exported;
use beian::dialogue::forecast::{Cause, Forecast, Outlook, Row, forecast as foresee};
use beian::dialogue::state::{Address, Filing};
use beian::rulebook::Settings;
use beian::text::{Lang, Phrase};
use chrono::Utc;
use clap::Args;
use serde_json::{Value, json};

use super::{EXIT_USAGE, complain, say};

/// Invented filings, as /export writes them: nobody in them exists.
const INDIVIDUAL: &str = include_str!("../../docs/samples/individual.json");
const ENTERPRISE: &str = include_str!("../../docs/samples/enterprise.json");

#[derive(Args)]
pub(crate) struct ForecastArgs {
    /// The file that /export gave: docs/export.md explains it.
    #[arg(required_unless_present = "sample", conflicts_with = "sample")]
    file: Option<PathBuf>,
    /// An invented filing instead: individual, which is fine, or enterprise, which is not.
    #[arg(long)]
    sample: Option<String>,
    /// Language: zh or en.
    #[arg(long, default_value = "en")]
    language: String,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn forecast(args: &ForecastArgs) -> ExitCode {
    match told(args) {
        Ok((lines, holds)) => {
            say(&lines);
            ExitCode::from(u8::from(holds))
        }
        Err(what) => {
            complain(&what);
            ExitCode::from(EXIT_USAGE)
        }
    }
}

/// What to print, and whether it will be refused.
fn told(args: &ForecastArgs) -> Result<(String, bool), String> {
    let lang = match args.language.as_str() {
        "zh" => Lang::Zh,
        "en" => Lang::En,
        other => return Err(format!("--language {other}: zh or en")),
    };
    let (rules, speech) = super::rules::from_environment(Settings::default())?;
    let now = Utc::now();
    let filing = exported(args)?;
    let forecast = foresee(&rules, &filing, &case_of(&rules, &filing, false, now), now);
    let words = |phrase: &Phrase| speech.line(phrase, lang);
    let printed = if args.json { json_of(&forecast, &words).to_string() } else { list(&forecast, &words) };
    Ok((printed, forecast.holds()))
}

/// The filing to look at: a file's, or an invented one.
fn exported(args: &ForecastArgs) -> Result<Filing, String> {
    let (name, text) = match (args.sample.as_deref(), &args.file) {
        (Some("individual"), _) => ("individual".to_owned(), INDIVIDUAL.to_owned()),
        (Some("enterprise"), _) => ("enterprise".to_owned(), ENTERPRISE.to_owned()),
        (Some(other), _) => return Err(format!("--sample {other}: individual or enterprise")),
        (None, Some(file)) => {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(file).map_err(|e| format!("{name}: {e}"))?;
            (name, text)
        }
        (None, None) => return Err("name a file, or --sample".to_owned()),
    };
    Exported::read(&text).map_err(|what| format!("{name}: {what}"))
}

/// The list as people read it.
fn list(forecast: &Forecast, words: &dyn Fn(&Phrase) -> String) -> String {
    let mut lines = vec![words(&forecast.counts("forecast-counts"))];
    for outlook in [Outlook::Will, Outlook::May] {
        let causes: Vec<_> = forecast.causes().into_iter().filter(|(_, cause)| cause.outlook == outlook).collect();
        lines.extend(heading(outlook, causes.is_empty(), words));
        for (row, cause) in causes {
            lines.push(format!("  {}: {}", names(&cause.spots, words), words(&cause.says)));
            lines.extend(backing(row, cause, words));
            lines.extend(cause.fix.iter().map(|fix| format!("    → {}", words(fix))));
        }
    }
    for outlook in [Outlook::Unknown, Outlook::Fine] {
        let rows: Vec<&Row> = forecast.rows.iter().filter(|row| row.outlook == outlook).collect();
        lines.extend(heading(outlook, rows.is_empty(), words));
        for row in rows {
            lines.push(format!("  {} {}", row.code, words(&Phrase::new(format!("refusal-{}", row.code)))));
            if outlook == Outlook::Unknown {
                lines.extend(row.look.then(|| format!("    {}", words(&Phrase::new(format!("look-{}", row.code))))));
                let missing = missing(row);
                lines.extend(missing.map(|missing| format!("    {}", words(&missing))));
            }
        }
    }
    lines.push(String::new());
    lines.push(words(&Phrase::new("forecast-note")));
    lines.join("\n")
}

fn heading(outlook: Outlook, empty: bool, words: &dyn Fn(&Phrase) -> String) -> Vec<String> {
    if empty {
        return Vec::new();
    }
    vec![String::new(), words(&Phrase::new(format!("forecast-{}", outlook.id())))]
}

fn backing(row: Option<&Row>, cause: &Cause, words: &dyn Fn(&Phrase) -> String) -> Option<String> {
    let backing = cause.backing.as_ref().or(row.map(|row| &row.backing))?;
    let reason = row.map(|row| format!("{} {} · ", row.code, words(&Phrase::new(format!("refusal-{}", row.code)))));
    Some(format!("    {}{}, {}", reason.unwrap_or_default(), backing.source, backing.as_of))
}

fn names(spots: &[Address], words: &dyn Fn(&Phrase) -> String) -> String {
    labels(spots).iter().map(words).collect::<Vec<_>>().join(", ")
}

fn labels(spots: &[Address]) -> Vec<Phrase> {
    spots.iter().map(|spot| Phrase::new(format!("item-{}.label", spot.item))).collect()
}

fn missing(row: &Row) -> Option<Phrase> {
    let list = labels(&row.missing);
    (!list.is_empty()).then(|| Phrase::new("forecast-missing").with("count", list.len()).with("list", list))
}

/// `{"will", "may", "unknown", "fine"}` count; `rows` are the reasons, `others` what belongs to none of them.
fn json_of(forecast: &Forecast, words: &dyn Fn(&Phrase) -> String) -> Value {
    let items = |spots: &[Address]| spots.iter().map(|spot| spot.item.clone()).collect::<Vec<_>>();
    let cause = |cause: &Cause| {
        json!({
            "outlook": cause.outlook,
            "items": items(&cause.spots),
            "text": words(&cause.says),
            "backing": cause.backing,
        })
    };
    let row = |row: &Row| {
        json!({
            "code": row.code,
            "outlook": row.outlook,
            "reason": words(&Phrase::new(format!("refusal-{}", row.code))),
            "fix": words(&Phrase::new(format!("refusal-{}.fix", row.code))),
            "causes": row.causes.iter().map(cause).collect::<Vec<_>>(),
            "missing": items(&row.missing),
            "look": row.look.then(|| words(&Phrase::new(format!("look-{}", row.code)))),
            "backing": row.backing,
        })
    };
    json!({
        "will": forecast.count(Outlook::Will),
        "may": forecast.count(Outlook::May),
        "unknown": forecast.count(Outlook::Unknown),
        "fine": forecast.count(Outlook::Fine),
        "rows": forecast.rows.iter().map(row).collect::<Vec<_>>(),
        "others": forecast.others.iter().map(cause).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(sample: &str, json: bool, language: &str) -> ForecastArgs {
        ForecastArgs { file: None, sample: Some(sample.to_owned()), language: language.to_owned(), json }
    }

    #[test]
    fn list_and_json_tell_the_same_in_every_language() {
        for language in ["en", "zh"] {
            let (text, holds) = told(&args("enterprise", false, language)).expect("the sample");
            let (data, too) = told(&args("enterprise", true, language)).expect("the sample");
            let data: Value = serde_json::from_str(&data).expect("JSON");
            assert!(holds && too && data["will"] == 1, "{data}");
            let rows = data["rows"].as_array().expect("rows");
            for row in rows.iter().filter(|row| row["outlook"] != "fine") {
                let told = row["causes"].as_array().expect("causes").iter().map(|cause| &cause["text"]);
                for words in told.chain([&row["look"]]).filter_map(Value::as_str) {
                    assert!(text.contains(words), "{words}");
                }
            }
            assert!(!text.contains('['), "{text}");
        }
    }

    #[test]
    fn wrong_usage_is_told() {
        assert!(!told(&args("individual", false, "en")).expect("the sample").1);
        assert!(told(&args("nobody", false, "en")).is_err());
        assert!(told(&args("individual", false, "fr")).is_err());
    }
}
