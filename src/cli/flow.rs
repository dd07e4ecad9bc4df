//! `beian flow`: the questions of a case, what it needs and what is special for it.

use std::collections::BTreeMap;
use std::process::ExitCode;

use beian::dialogue::walk::{How, Walk, Walked, walk};
use beian::rulebook::{Rules, Settings};
use beian::text::{Lang, Phrase, Speech};
use chrono::Utc;
use clap::Args;

use super::{EXIT_USAGE, complain, say};

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
    /// Further facts: an item's answer (local=no, principal_is_lr=no, site_principal_same=no, site_count=6 …) or age=16.
    #[arg(long = "with", value_name = "KEY=VALUE")]
    with: Vec<String>,
}

pub(crate) fn flow(args: &FlowArgs) -> ExitCode {
    let (rules, speech) = match super::rules::from_environment(Settings::default()) {
        Ok(both) => both,
        Err(what) => {
            complain(&what);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    match lines(args, &rules, &speech) {
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

fn lines(args: &FlowArgs, rules: &Rules, speech: &Speech) -> Result<Vec<String>, String> {
    let lang = match args.lang.as_str() {
        "zh" => Lang::Zh,
        "en" => Lang::En,
        other => return Err(format!("--lang {other}: zh or en")),
    };
    let mut with = BTreeMap::new();
    for pair in &args.with {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("--with {pair}: write KEY=VALUE"))?;
        with.insert(key.to_owned(), value.to_owned());
    }
    let (kind, subject, province) = (args.kind.clone(), args.subject.clone(), args.province.clone());
    let walked = walk(rules, &Walk { kind, subject, province, with }, Utc::now()).map_err(|e| e.to_string())?;
    Ok(told(&walked, rules, speech, lang))
}

fn told(walked: &Walked, rules: &Rules, speech: &Speech, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let line = |key: String| speech.line(&Phrase::new(key), lang);
    for (number, step) in walked.steps.iter().enumerate() {
        let how = match step.how {
            How::Tap => "tap",
            How::Text => "text",
            How::Photo => "photo",
        };
        let key = format!("item-{}", step.item);
        let org = format!("{key}.org");
        let question = if walked.case.is("org", "yes") && rules.says(&org) { org } else { key };
        lines.push(format!("{:>3}  {how:<6} {:<26} {}", number + 1, step.item, line(question)));
        lines.extend(step.said.iter().map(|say| format!("{:>38} {}", "", line(format!("item-{}.{say}", step.item)))));
    }
    lines.push(String::new());
    lines.extend(walked.needs.iter().map(|need| format!("{:<6} {need:<31} {}", "need", line(format!("need-{need}")))));
    for crossing in &walked.crossings {
        let sentence = speech.line(&crossing.fault.phrase(), lang);
        lines.push(format!("{:<6} {:<31} {sentence}", crossing.severity.to_string(), crossing.rule));
    }
    for note in &walked.notes {
        let (severity, key) = (note.severity.to_string(), note.key.trim_start_matches("note-"));
        let sentence = speech.line(&note.phrase(), lang);
        lines.push(format!("{severity:<6} {key:<31} {sentence} [{}, {}]", note.source, note.as_of));
    }
    let count = |how: How| walked.steps.iter().filter(|step| step.how == how).count();
    lines.push(format!(
        "\ntexts {}, taps {} (with {CONSENT_TAPS} for consent), photos {}, up to handing it in",
        count(How::Text),
        count(How::Tap) + CONSENT_TAPS,
        count(How::Photo),
    ));
    lines
}
