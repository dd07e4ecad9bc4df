//! What the crowd was told and what is kept, held against the model.

use std::collections::BTreeMap;
use std::sync::Arc;

use beian::config::Place;
use beian::control::Request;
use beian::dialogue::state::{Filing, FilingId, Stage, Value};
use beian::rulebook::{Rules, Settings};
use beian::steps::Step;
use beian::text::Speech;
use beian::upkeep::{Keeper, Kept};
use serde_json::Value as Json;

use super::filer::{Account, End, Given};
use super::findings::Findings;
use super::town::Town;

/// Two reminders of the same words are further apart, in seconds; a copy of one comes at once.
const APART_S: i64 = 12 * 3_600;
/// So many reminders a draft gets that nobody touches.
const REMINDERS: usize = 4;

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) kills: u64,
    /// By name of the step.
    pub(crate) steps: BTreeMap<&'static str, u64>,
    pub(crate) faults: u64,
    pub(crate) people: usize,
    pub(crate) accepted: usize,
    pub(crate) forgotten: usize,
    pub(crate) silent: usize,
    pub(crate) answers: usize,
    /// Copies of a message whose sending was cut off.
    pub(crate) doubles: usize,
    /// Sends of which the bot could not know whether they arrived.
    pub(crate) unknown: u64,
    pub(crate) reminders: usize,
    pub(crate) reminders_lost: usize,
    /// Messages that a kill met while they were sent, and that were not sent again: they might have arrived.
    pub(crate) given_up: usize,
    pub(crate) stop_ms: u128,
}

impl Tally {
    pub(crate) fn killed(&mut self, at: Option<Step>) {
        self.kills += 1;
        *self.steps.entry(at.map_or("by chance", Step::id)).or_default() += 1;
    }
}

/// How many have fallen silent with a draft.
pub(crate) fn silent(accounts: &[Account]) -> usize {
    accounts.iter().filter(|a| a.end == End::Silent).count()
}

/// The data are sound and hold every acknowledged answer, and nothing that was deleted.
pub(crate) async fn kept(place: &Place, accounts: &[Account], findings: &Findings) {
    let kept = match Kept::open(place).await {
        Ok(kept) => kept,
        Err(error) => return findings.add(format!("the data can't be opened: {error}")),
    };
    for account in accounts {
        let Some(id) = account.filing.clone().map(FilingId) else { continue };
        let found = kept.records.filing(&id).await.expect("reads");
        match (found, account.end) {
            (None, End::Forgotten) => {
                if kept.photos.photos(&id).is_ok_and(|left| !left.is_empty()) {
                    findings.add(format!("person {}: photos of a deleted filing are left", account.person));
                }
            }
            (Some(_), End::Forgotten) => findings.add(format!("person {}: a deleted filing is there", account.person)),
            (None, End::Accepted | End::Silent) => {
                findings.add(format!("person {}: the filing is lost", account.person));
            }
            (Some((filing, _)), End::Accepted | End::Silent) => compare(account, &filing, findings),
        }
    }
    let mind = Arc::new(Rules::builtin(&Speech::builtin(), Settings::default()));
    let verified = Keeper::alone(kept, mind, Request::Verify { against: None }).await.expect("verifies");
    if !verified.good {
        findings.add(format!("verify: {:?}", verified.lines));
    }
}

fn compare(account: &Account, filing: &Filing, findings: &Findings) {
    for (item, given) in &account.given {
        // What individuals and others are asked for in other ways is asked in the same words.
        let same = |kept: &str| kept == item || item.strip_suffix("_own") == Some(kept);
        let mut values = filing.answers.iter().filter(|(a, _)| same(&a.item)).map(|(_, answer)| &answer.value);
        if !values.any(|value| holds(value, given)) {
            findings
                .add(format!("person {}: the acknowledged answer {given:?} to {item} is not there", account.person));
        }
    }
    if account.end == End::Accepted && filing.stage != Stage::Ready {
        findings.add(format!("person {}: accepted, and now {:?}", account.person, filing.stage));
    }
}

fn holds(value: &Value, given: &Given) -> bool {
    match (given, value) {
        (Given::Any, _) => true,
        (Given::Choice(option), Value::Choice(kept)) => option == kept,
        (Given::Choice(option), Value::Many(kept)) => kept.contains(option),
        (Given::Text(text), Value::Text(kept)) => bare(text) == bare(kept),
        (Given::Picture, Value::Photos(photos)) => !photos.is_empty(),
        (Given::Choice(_) | Given::Text(_) | Given::Picture, _) => false,
    }
}

/// Without the marks that normal forms change.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Nobody heard anything twice that must not be. One message of a chat is on its way at a time: a person has no more
/// copies than kills while he talked, and sends that were cut off.
pub(crate) async fn told(town: &Town, accounts: &[Account], tally: &mut Tally, findings: &Findings) {
    tally.people = accounts.len();
    tally.unknown = town.unknown().await;
    for account in accounts {
        tally.answers += account.given.len();
        tally.accepted += usize::from(account.end == End::Accepted);
        tally.forgotten += usize::from(account.end == End::Forgotten);
        let seen = town.seen(account.person, account.person, true).await;
        let doubles = seen.windows(2).filter(|pair| same(&pair[0], &pair[1]) && !is_reminder(&pair[1])).count();
        tally.doubles += doubles;
        // The last kill may come when he has gone.
        let allowed = usize::try_from(tally.unknown + account.kills + 1).expect("small");
        if doubles > allowed {
            findings.add(format!("person {}: {doubles} copies, {allowed} can be explained", account.person));
        }
        let reminders: Vec<&Json> = seen.iter().filter(|line| is_reminder(line)).collect();
        for (n, one) in reminders.iter().enumerate() {
            let twin = reminders[..n].iter().find(|other| same(other, one) && apart(other, one) < APART_S);
            if twin.is_some() {
                findings.add(format!("person {}: a reminder came twice: {}", account.person, one["text"]));
            }
        }
        if account.end == End::Silent && account.filing.is_some() {
            tally.reminders += reminders.len();
            tally.reminders_lost += REMINDERS.saturating_sub(reminders.len());
        }
    }
    if tally.reminders_lost > tally.given_up {
        findings.add(format!("{} reminders lost, {} can be explained", tally.reminders_lost, tally.given_up));
    }
}

/// A message of the bot with a button that only reminders have.
fn is_reminder(line: &Json) -> bool {
    let rows = line["buttons"].as_array().into_iter().flatten();
    let mut data = rows.flat_map(|row| row.as_array().into_iter().flatten()).filter_map(|b| b["data"].as_str());
    data.any(|data| data.contains(".rgo.") || data.contains(".rlater.") || data.contains(".rstop."))
}

fn same(one: &Json, other: &Json) -> bool {
    let of_bot = one["from"] == "bot" && other["from"] == "bot";
    of_bot && one["text"] == other["text"] && one["file"]["size"] == other["file"]["size"]
}

fn apart(one: &Json, other: &Json) -> i64 {
    (other["date"].as_i64().unwrap_or_default() - one["date"].as_i64().unwrap_or_default()).abs()
}
