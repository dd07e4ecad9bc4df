//! A case walked from the first question to the last as an ordinary filer would answer it: what it is asked, what
//! it needs, what it is told. `beian flow` prints it; tests hold it against the rules of the provinces.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::cross::{Crossing, crosses};
use super::flow::{self, State};
use super::state::{Answer, Filing, FilingId, Origin, Value};
use super::{Time, case};
use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::notes::Note;
use crate::rulebook::when::{Case, all_hold};

/// No case has more questions; a flow that never ends is a fault of the data.
const STEPS_MAX: usize = 300;
/// The word that is no item: years of age, an organisation's principal's or else the individual's own.
const AGE: &str = "age";

/// A case to walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// The kind of filing, by its id.
    pub kind: String,
    /// Who files: an option of the item `subject`.
    pub subject: String,
    /// Two digits of the province.
    pub province: String,
    /// Answers by item id, and `age`.
    pub with: BTreeMap<String, String>,
}

/// With what a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// A button.
    Tap,
    /// Typed words.
    Text,
    /// A picture or paper.
    Photo,
}

/// One question of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The item.
    pub item: String,
    /// How it is answered.
    pub how: How,
    /// The options among which one is chosen.
    pub options: Vec<String>,
    /// What is said at once after the answer: attributes of the item's text.
    pub said: Vec<String>,
    /// The keys of the notes that stand at the question.
    pub notes: Vec<String>,
}

/// What a walk finds.
#[derive(Debug, Clone, PartialEq)]
pub struct Walked {
    /// The questions, in order.
    pub steps: Vec<Step>,
    /// The ids of what the case needs.
    pub needs: Vec<String>,
    /// What is special for it, the gravest first.
    pub notes: Vec<Note>,
    /// What its answers say together that does not fit.
    pub crossings: Vec<Crossing>,
    /// The facts at the end.
    pub case: Case,
}

/// Why a case can't be walked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WalkError {
    /// No kind of filing of that id can be begun.
    #[error("--kind {0}: see --help for the kinds")]
    Kind(String),
    /// Nobody of that word files.
    #[error("--subject {0}: one of {1}")]
    Subject(String, String),
    /// No such province.
    #[error("--province {0}: two digits, such as 33")]
    Province(String),
    /// An age that is no number of years.
    #[error("--with age={0}: a number of years")]
    Age(String),
    /// An item that is not there.
    #[error("--with {0}: there is no item of that name")]
    Item(String),
    /// A value that the item can't have.
    #[error("--with {0}={1}: one of {2}")]
    Value(String, String, String),
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

/// Walks a case.
///
/// # Errors
/// What of the case does not exist.
pub fn walk(rules: &Rules, walk: &Walk, now: Time) -> Result<Walked, WalkError> {
    let chosen = chosen(rules, walk, now)?;
    let mut filing = Filing::new(FilingId("00000000".to_owned()), 1, now);
    // What is typed or opened by a button of its own is known from the start.
    for (id, value) in &chosen {
        let item = rules.items.get(id);
        if let Some(item) = item.filter(|item| item.kind == Kind::Text) {
            put(&mut filing, rules, item, Value::Text(value.clone()), now);
        }
    }
    let mut steps: Vec<Step> = Vec::new();
    for _ in 0..STEPS_MAX {
        let facts = case::case_of(rules, &filing, false, now);
        let spots = flow::flow(rules, &filing, &facts);
        let walked = |spot: &flow::Spot| steps.iter().any(|step| step.item == spot.item.id);
        let named = |spot: &flow::Spot| chosen.contains_key(&spot.item.id);
        let open = |spot: &flow::Spot| spot.state == State::Open || (named(spot) && !walked(spot));
        let Some(spot) = spots.into_iter().find(open) else {
            break;
        };
        let options = rules.options(spot.item, &facts);
        let given = chosen.get(&spot.item.id);
        let unheard = given.filter(|_| matches!(spot.item.kind, Kind::Choice | Kind::Many));
        if let Some(value) = unheard.filter(|value| !value.split('+').all(|option| options.iter().any(|o| o == option)))
        {
            return Err(WalkError::Value(spot.item.id.clone(), value.clone(), options.join(", ")));
        }
        let (value, how) = answer(spot.item, &options, given);
        put(&mut filing, rules, spot.item, value, now);
        let notes = rules.law.notes_at(&spot.item.id, &facts).map(|note| note.key.clone()).collect();
        let after = case::case_of(rules, &filing, false, now);
        let said = spot.item.after.iter().filter(|said| all_hold(&said.when, &after)).map(|said| said.say.clone());
        steps.push(Step { item: spot.item.id.clone(), how, options, said: said.collect(), notes });
    }
    let case = case::case_of(rules, &filing, false, now);
    let needs = rules.plan.needs.iter().filter(|need| need.applies(&case)).map(|need| need.id.clone()).collect();
    let notes = rules.law.notes(&case).cloned().collect();
    let crossings = crosses(rules, &filing, &case, now);
    Ok(Walked { steps, needs, notes, crossings, case })
}

/// Every answer that the case names, those that make its kind among them.
fn chosen(rules: &Rules, walk: &Walk, now: Time) -> Result<BTreeMap<String, String>, WalkError> {
    let opening = opening(&walk.kind).ok_or_else(|| WalkError::Kind(walk.kind.clone()))?;
    if rules.law.province(&walk.province).is_none() {
        return Err(WalkError::Province(walk.province.clone()));
    }
    let subjects = rules.items.get("subject").map(|item| item.options.clone()).unwrap_or_default();
    if !subjects.contains(&walk.subject) {
        return Err(WalkError::Subject(walk.subject.clone(), subjects.join(", ")));
    }
    let named = |(item, value): &(&str, &str)| ((*item).to_owned(), (*value).to_owned());
    let mut chosen: BTreeMap<String, String> = opening.iter().map(named).collect();
    chosen.insert("subject".to_owned(), walk.subject.clone());
    chosen.insert("province".to_owned(), walk.province.clone());
    for (item, value) in &walk.with {
        if item == AGE {
            let organisation = walk.subject != "individual";
            let number = if organisation { "principal_cert_number" } else { "subject_cert_number" };
            let years = value.parse().map_err(|_| WalkError::Age(value.clone()))?;
            chosen.insert(number.to_owned(), number_of_age(years, now));
        } else if rules.items.get(item).is_some() {
            chosen.insert(item.clone(), value.clone());
        } else {
            return Err(WalkError::Item(item.clone()));
        }
    }
    Ok(chosen)
}

/// What an ordinary filer answers, and with what.
fn answer(item: &Item, options: &[String], given: Option<&String>) -> (Value, How) {
    match item.kind {
        Kind::Choice => {
            let usual = item.all_ok.clone().or_else(|| options.first().cloned()).unwrap_or_default();
            (Value::Choice(given.cloned().unwrap_or(usual)), How::Tap)
        }
        Kind::Many => {
            let usual = if item.quick.is_empty() { options.to_vec() } else { item.quick.clone() };
            (Value::Many(given.map_or(usual, |given| given.split('+').map(str::to_owned).collect())), How::Tap)
        }
        Kind::Gate => (Value::Choice("ok".to_owned()), How::Tap),
        Kind::Text => {
            let how = if item.propose.is_empty() { How::Text } else { How::Tap };
            (Value::Text(given.cloned().unwrap_or_else(|| "-".to_owned())), how)
        }
        Kind::Photo | Kind::Sheet => (Value::Photos(Vec::new()), How::Photo),
    }
}

fn put(filing: &mut Filing, rules: &Rules, item: &Item, value: Value, at: Time) {
    let answer = Answer { value, origin: Origin::Typed, rules: rules.version.clone(), at, warnings: Vec::new() };
    filing.answers.insert(item.address.clone(), answer);
}

/// An ID number of nobody, whose bearer is that old: without region and check digit.
fn number_of_age(years: i32, now: Time) -> String {
    format!("000000{}0101000X", case::china_day(now).year() - years)
}
