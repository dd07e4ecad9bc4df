//! The forecast against filings that are fine, bad, half given, and against every sign of the data.

use chrono::{TimeZone, Utc};

use super::exported::Exported;
use super::*;
use crate::dialogue::case::case_of;
use crate::dialogue::state::Value;
use crate::rulebook::Settings;
use crate::text::Speech;

const INDIVIDUAL: &str = include_str!("../../../docs/samples/individual.json");
const ENTERPRISE: &str = include_str!("../../../docs/samples/enterprise.json");

fn rules() -> Rules {
    Rules::builtin(&Speech::builtin(), Settings::default())
}

fn at(year: i32) -> Time {
    Utc.with_ymd_and_hms(year, 11, 24, 2, 0, 0).single().expect("a moment")
}

fn foresee(rules: &Rules, filing: &Filing, now: Time) -> Forecast {
    forecast(rules, filing, &case_of(rules, filing, false, now), now)
}

fn give(filing: &mut Filing, item: &str, value: Value) {
    let (_, answer) = filing.answers.iter_mut().find(|(address, _)| address.item == item).expect("it is answered");
    answer.value = value;
}

fn outlook(forecast: &Forecast, code: &str) -> Outlook {
    forecast.rows.iter().find(|row| row.code == code).expect("one of the thirty").outlook
}

#[test]
fn a_clean_filing_is_fine_or_to_be_looked_at() {
    let rules = rules();
    let filing = Exported::read(INDIVIDUAL).expect("the sample");
    let forecast = foresee(&rules, &filing, at(2026));
    assert_eq!(forecast.rows.len(), 30);
    assert!(forecast.is_calm(), "{:?}", forecast.causes());
    for row in forecast.rows.iter().filter(|row| row.outlook == Outlook::Unknown) {
        assert!(row.look || !row.missing.is_empty(), "{}: nobody can tell why it is not known", row.code);
    }
}

#[test]
fn what_is_certain_is_told_with_its_reason_its_source_and_what_mends_it() {
    let rules = rules();
    let mut filing = Exported::read(ENTERPRISE).expect("the sample");
    let forecast = foresee(&rules, &filing, at(2026));
    assert_eq!((outlook(&forecast, "R08"), outlook(&forecast, "R20")), (Outlook::Will, Outlook::May));
    for (row, cause) in forecast.causes() {
        assert!(row.is_some() && cause.backing.is_some() && !cause.spots.is_empty(), "{cause:?}");
    }
    give(&mut filing, "domain_ready", Value::Choice("all_true".to_owned()));
    give(&mut filing, "server_ready", Value::Choice("all_true".to_owned()));
    assert!(foresee(&rules, &filing, at(2026)).is_calm());
}

#[test]
fn time_alone_turns_a_paper_bad() {
    let rules = rules();
    let filing = Exported::read(INDIVIDUAL).expect("the sample");
    assert_eq!(outlook(&foresee(&rules, &filing, at(2026)), "R12"), Outlook::Unknown);
    assert_eq!(outlook(&foresee(&rules, &filing, at(2039)), "R12"), Outlook::Will);
}

#[test]
fn a_doubt_is_no_certainty_and_an_answer_that_is_not_there_no_fine() {
    let rules = rules();
    let mut filing = Exported::read(INDIVIDUAL).expect("the sample");
    give(&mut filing, "site_name", Value::Text("云帆博客".to_owned()));
    give(&mut filing, "photo_id_front", Value::Later);
    let forecast = foresee(&rules, &filing, at(2026));
    assert_ne!(outlook(&forecast, "R27"), Outlook::Fine);
    let papers = forecast.rows.iter().find(|row| row.code == "R12").expect("R12");
    assert!(papers.missing.iter().any(|spot| spot.item == "photo_id_front"));
    filing.answers.clear();
    let empty = foresee(&rules, &filing, at(2026));
    assert!(empty.is_calm() && empty.count(Outlook::Fine) == 0, "{}", empty.count(Outlook::Fine));
}

#[test]
fn an_option_that_is_not_offered_any_more_holds() {
    let rules = rules();
    let mut filing = Exported::read(ENTERPRISE).expect("the sample");
    give(&mut filing, "site_service", Value::Choice("999".to_owned()));
    let forecast = foresee(&rules, &filing, at(2026));
    let (_, cause) = forecast.causes().into_iter().find(|(_, c)| c.spots[0].item == "site_service").expect("is told");
    assert_eq!((cause.outlook, cause.says.key.as_str()), (Outlook::Will, "fault-option_gone"));
}

#[test]
fn each_bare_sign_brings_its_reason() {
    let rules = rules();
    for refusal in rules.law.refusals.all() {
        for sign in refusal.sign.iter().filter(|sign| sign.is_bare()) {
            let mut filing = Exported::read(ENTERPRISE).expect("the sample");
            filing.answers.retain(|address, _| address.item != "domain_ready");
            let mut case = case_of(&rules, &filing, false, at(2026));
            for when in &sign.when {
                case.remove(&when.fact);
                let first = when.values.first().filter(|_| !when.negated);
                case.put(&when.fact, first.cloned().unwrap_or_else(|| "news".to_owned()));
            }
            let forecast = forecast(&rules, &filing, &case, at(2026));
            let row = forecast.rows.iter().find(|row| row.code == refusal.code).expect("its row");
            let item = sign.items.first().expect("checked");
            assert!(row.causes.iter().any(|cause| &cause.spots[0].item == item), "{} {item}", refusal.code);
        }
    }
}

#[test]
fn only_what_export_writes_is_read_and_no_answer_is_quoted() {
    for (broken, says) in [
        ("", "line 1"),
        ("{\"version\": 2}", "version 2"),
        (&INDIVIDUAL.replacen("\"draft\"", "\"drift\"", 1), "its stage"),
        (&INDIVIDUAL.replacen("\"text\"", "\"林晓帆\"", 1), "not as /export writes it"),
    ] {
        let what = Exported::read(broken).expect_err("is refused");
        assert!(what.contains(says) && !what.contains('林'), "{what}");
    }
}
