//! `beian flow`: the questions of a case, found by walking the very flow that the dialogue walks.

use std::collections::BTreeMap;
use std::process::ExitCode;

use beian::dialogue::flow::{self, State};
use beian::dialogue::state::{Address, Answer, Filing, FilingId, Origin, Value};
use beian::dialogue::{Time, case};
use beian::rulebook::items::{Item, Kind};
use beian::rulebook::when::Case;
use beian::rulebook::{Rules, Settings};
use beian::text::{Lang, Phrase, Speech};
use chrono::{Datelike, Utc};
use clap::Args;

use super::{EXIT_USAGE, complain, say};

/// No case has more questions; a flow that never ends is a fault of the data.
const STEPS_MAX: usize = 300;
/// Consent is given with two taps before the first question.
const CONSENT_TAPS: usize = 2;

#[derive(Args)]
pub(crate) struct FlowArgs {
    /// Kind of filing: first, add_no_subject, add_with_subject, access, change_subject, change_service, change_both,
    /// cancel_service, cancel_subject, cancel_access.
    #[arg(long, default_value = "first")]
    kind: String,
    /// Who files: individual, enterprise, sole_trader, institution, government, other.
    #[arg(long, default_value = "individual")]
    subject: String,
    /// Province by its two digits.
    #[arg(long, default_value = "33")]
    province: String,
    /// Language of the questions: zh or en.
    #[arg(long, default_value = "zh")]
    lang: String,
    /// Further facts: an item's answer (local=no, site_principal_same=no …) or age=16.
    #[arg(long = "with", value_name = "KEY=VALUE")]
    with: Vec<String>,
}

/// The answers that make a kind, before the rest is filled in.
fn opening(kind: &str) -> Option<&'static [(&'static str, &'static str)]> {
    Some(match kind {
        "first" => &[("filed_before", "never")],
        "add_no_subject" => &[("filed_before", "elsewhere"), ("goal", "new_site")],
        "add_with_subject" => &[("filed_before", "alibaba"), ("goal", "new_site")],
        "access" => &[("filed_before", "elsewhere"), ("goal", "access")],
        "change_subject" => &[("filed_before", "alibaba"), ("goal", "change"), ("change_what", "subject")],
        "change_service" => &[("filed_before", "alibaba"), ("goal", "change"), ("change_what", "site")],
        "change_both" => &[("filed_before", "alibaba"), ("goal", "change"), ("change_what", "both")],
        "cancel_service" => &[("filed_before", "alibaba"), ("goal", "cancel"), ("cancel_what", "site")],
        "cancel_subject" => &[("filed_before", "alibaba"), ("goal", "cancel"), ("cancel_what", "subject")],
        "cancel_access" => &[("filed_before", "alibaba"), ("goal", "cancel"), ("cancel_what", "access")],
        _ => return None,
    })
}

pub(crate) fn flow(args: &FlowArgs) -> ExitCode {
    let speech = Speech::builtin();
    let rules = Rules::builtin(&speech, Settings::default());
    match walk(args, &rules, &speech) {
        Ok(lines) => {
            for line in lines {
                say(&line);
            }
            ExitCode::SUCCESS
        }
        Err(what) => {
            complain(&what);
            ExitCode::from(EXIT_USAGE)
        }
    }
}

fn walk(args: &FlowArgs, rules: &Rules, speech: &Speech) -> Result<Vec<String>, String> {
    let lang = match args.lang.as_str() {
        "zh" => Lang::Zh,
        "en" => Lang::En,
        other => return Err(format!("--lang {other}: zh or en")),
    };
    let now = Utc::now();
    let chosen = chosen(args, rules)?;
    let mut filing = Filing::new(FilingId("00000000".to_owned()), 1, now);
    if let Some(age) = args.with.iter().find_map(|w| w.strip_prefix("age=")) {
        let age: i32 = age.parse().map_err(|_| format!("--with age={age}: a number of years"))?;
        let born = now.year() - age;
        put(&mut filing, rules, "subject_cert_number", Value::Text(format!("000000{born}0101000X")), now);
    }
    let mut lines = Vec::new();
    let (mut texts, mut taps, mut photos) = (0, CONSENT_TAPS, 0);
    for _ in 0..STEPS_MAX {
        let facts = case::case_of(rules, &filing, false, now);
        let spots = flow::flow(rules, &filing, &facts);
        let Some(spot) = spots.into_iter().find(|s| s.state == State::Open) else {
            break;
        };
        let (value, how) = answer(spot.item, &facts, rules, &chosen);
        match how {
            "text" => texts += 1,
            "photo" => photos += 1,
            _ => taps += 1,
        }
        let question = question(spot.item, &facts, rules, speech, lang);
        lines.push(format!("{:>3}  {:<6} {:<26} {question}", lines.len() + 1, how, spot.item.id));
        put(&mut filing, rules, &spot.item.id, value, now);
    }
    lines.push(format!(
        "texts {texts}, taps {taps} (with {CONSENT_TAPS} for consent), photos {photos}, up to handing it in"
    ));
    Ok(lines)
}

fn question(item: &Item, facts: &Case, rules: &Rules, speech: &Speech, lang: Lang) -> String {
    let key = format!("item-{}", item.id);
    let org = format!("{key}.org");
    let key = if facts.is("org", "yes") && rules.says(&org) { org } else { key };
    speech.line(&Phrase::new(key), lang)
}

fn chosen(args: &FlowArgs, rules: &Rules) -> Result<BTreeMap<String, String>, String> {
    let opening = opening(&args.kind).ok_or_else(|| format!("--kind {}: see --help for the kinds", args.kind))?;
    if rules.law.province(&args.province).is_none() {
        return Err(format!("--province {}: two digits, such as 33", args.province));
    }
    let mut chosen: BTreeMap<String, String> =
        opening.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    chosen.insert("subject".to_owned(), args.subject.clone());
    chosen.insert("province".to_owned(), args.province.clone());
    let subjects = rules.items.get("subject").map(|i| i.options.clone()).unwrap_or_default();
    if !subjects.contains(&args.subject) {
        return Err(format!("--subject {}: one of {}", args.subject, subjects.join(", ")));
    }
    for pair in args.with.iter().filter(|w| !w.starts_with("age=")) {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("--with {pair}: write KEY=VALUE"))?;
        if rules.items.get(key).is_none() {
            return Err(format!("--with {pair}: there is no item {key}"));
        }
        chosen.insert(key.to_owned(), value.to_owned());
    }
    Ok(chosen)
}

/// What an ordinary filer answers, and with what: a text, a tap, a photo.
fn answer(item: &Item, facts: &Case, rules: &Rules, chosen: &BTreeMap<String, String>) -> (Value, &'static str) {
    let given = chosen.get(&item.id);
    let first = || rules.options(item, facts).into_iter().next().unwrap_or_default();
    match item.kind {
        Kind::Choice => {
            let usual = item.all_ok.clone().unwrap_or_else(first);
            (Value::Choice(given.cloned().unwrap_or(usual)), "tap")
        }
        Kind::Many => {
            let usual = if item.quick.is_empty() { rules.options(item, facts) } else { item.quick.clone() };
            let options = given.map_or(usual, |g| g.split('+').map(str::to_owned).collect());
            (Value::Many(options), "tap")
        }
        Kind::Gate => (Value::Choice("ok".to_owned()), "tap"),
        Kind::Text if !item.propose.is_empty() => (Value::Text("-".to_owned()), "tap"),
        Kind::Text => (Value::Text(given.cloned().unwrap_or_else(|| "-".to_owned())), "text"),
        Kind::Photo | Kind::Sheet => (Value::Photos(Vec::new()), "photo"),
    }
}

fn put(filing: &mut Filing, rules: &Rules, item: &str, value: Value, at: Time) {
    let Some(item) = rules.items.get(item) else {
        return;
    };
    let answer = Answer { value, origin: Origin::Typed, rules: rules.version.clone(), at, warnings: Vec::new() };
    filing.answers.insert(Address::first(&item.part, &item.id), answer);
}
