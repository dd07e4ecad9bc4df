//! `beian field`: one value judged by one validator, or the list of all validators.

use std::collections::BTreeMap;
use std::process::ExitCode;

use beian::rulebook::Settings;
use beian::text::{Lang, Phrase};
use beian::validators::site_names::{self, Reading};
use beian::validators::{self, Context, Validator, Verdict};
use chrono::Utc;
use clap::Args;
use serde_json::json;

use super::{EXIT_USAGE, complain, say};

/// What stands below `beian field --help`.
pub(crate) const JSON_HELP: &str = "\
JSON: one object on one line, with the same keys whatever the verdict.
  ok        true: accepted; false: refused
  value     the normal form, as it would be kept; null when refused
  warnings  [{code, args, text}]: accepted, but think about it
  fault     the code of what is wrong; null when accepted. A code that ends in _unsure may be kept by the filer
  args      numbers and words of the fault, by name: have, want, at (a place, counted from 1) …
  text      the sentence of the fault in the language asked for; null when accepted
  names     of site names only: each name with its hits, where they stand, who says so since when
With --list: an array of {name, rule, sensitive, good: [value], bad: [{value, fault}]}.

Examples:
  beian field id_number 11010519491231002X
  beian field credit_code 91330100799655058B --subject enterprise --province 33 --json
  beian field mobile 13800138000 --with principal_emergency=13800138000
BEIAN_RULES is a folder whose files stand in for the built-in ones.";

#[derive(Args)]
pub(crate) struct FieldArgs {
    /// The validator; `--list` names them all.
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// The value as a person would type it.
    #[arg(required_unless_present = "list", allow_hyphen_values = true)]
    value: Option<String>,
    /// Province by its two digits.
    #[arg(long)]
    province: Option<String>,
    /// Who files: individual, enterprise, sole_trader, institution, government, other.
    #[arg(long)]
    subject: Option<String>,
    /// Another answer that is known, by its item: principal_mobile=…, domain=…, subject_name=…
    #[arg(long = "with", value_name = "ITEM=VALUE")]
    with: Vec<String>,
    /// Language of the sentence: zh or en.
    #[arg(long, default_value = "en")]
    lang: String,
    /// Print JSON (`--help` tells its keys).
    #[arg(long)]
    json: bool,
    /// Name every validator, with its rule.
    #[arg(long)]
    list: bool,
}

pub(crate) fn field(args: &FieldArgs) -> ExitCode {
    if args.list {
        list(args.json);
        return ExitCode::SUCCESS;
    }
    match judge(args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(what) => {
            complain(&what);
            ExitCode::from(EXIT_USAGE)
        }
    }
}

/// One line a validator, its name first.
fn list(as_json: bool) {
    if as_json {
        say(&validators::all().iter().map(described).collect::<serde_json::Value>().to_string());
        return;
    }
    let width = validators::all().iter().map(|validator| validator.name.len()).max().unwrap_or(0);
    for validator in validators::all() {
        say(&format!("{:width$}  {}", validator.name, validator.rule));
    }
}

fn described(validator: &Validator) -> serde_json::Value {
    let bad = validator.bad.iter().map(|(value, fault)| json!({ "value": value, "fault": fault }));
    json!({
        "name": validator.name,
        "rule": validator.rule,
        "sensitive": validator.sensitive,
        "good": validator.good,
        "bad": bad.collect::<Vec<_>>(),
    })
}

/// Prints the verdict; whether the value was accepted. Fails on wrong usage.
fn judge(args: &FieldArgs) -> Result<bool, String> {
    let (name, value) = (args.name.as_deref().unwrap_or_default(), args.value.as_deref().unwrap_or_default());
    let validator = validators::find(name)
        .ok_or_else(|| format!("there is no validator {name}; `beian field --list` names them all"))?;
    let lang = match args.lang.as_str() {
        "zh" => Lang::Zh,
        "en" => Lang::En,
        other => return Err(format!("--lang {other}: zh or en")),
    };
    let (rules, speech) = super::rules::from_environment(Settings::default())?;
    let law = &rules.law;
    let (organisation, nature) = subject(args.subject.as_deref())?;
    if args.province.as_deref().is_some_and(|code| law.province(code).is_none()) {
        return Err("--province: two digits, such as 33".to_owned());
    }
    let known = known(&args.with)?;
    let context = Context {
        law,
        province: args.province.as_deref(),
        organisation,
        nature,
        today: beian::dialogue::case::china_day(Utc::now()),
        known: &known,
    };
    let verdict = validator.judge(value, &context);
    let sentence = |phrase: &Phrase| speech.line(phrase, lang);
    let takes_names = matches!(name, "site_name" | "site_names");
    let readings = if takes_names { site_names::read(value, &context) } else { Vec::new() };
    if args.json {
        let mut report = validators::report::json(&verdict, &sentence);
        if takes_names {
            report["names"] = validators::report::names(&readings, &sentence);
        }
        say(&report.to_string());
    } else {
        tell(&verdict, &readings, &sentence);
    }
    Ok(verdict.is_ok())
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

/// Whether an organisation files, and the ministry's code of its nature.
fn subject(word: Option<&str>) -> Result<(Option<bool>, Option<u8>), String> {
    Ok(match word {
        None => (None, None),
        Some("individual") => (Some(false), Some(5)),
        Some("enterprise" | "sole_trader") => (Some(true), Some(4)),
        Some("institution") => (Some(true), Some(3)),
        Some("government") => (Some(true), Some(2)),
        Some("other") => (Some(true), None),
        Some(other) => {
            return Err(format!(
                "--subject {other}: individual, enterprise, sole_trader, institution, government or other"
            ));
        }
    })
}

fn known(with: &[String]) -> Result<BTreeMap<String, String>, String> {
    let pair = |text: &String| {
        let (item, value) = text.split_once('=').ok_or_else(|| format!("--with {text}: ITEM=VALUE"))?;
        Ok((item.to_owned(), value.to_owned()))
    };
    with.iter().map(pair).collect()
}
