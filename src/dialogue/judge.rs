//! What an answer is worth under the rules as they are now, whenever and by whichever rules it was taken.

use std::collections::BTreeMap;

use super::Time;
use super::answers::{ANSWER_BYTES_MAX, known};
use super::case::china_day;
use super::signed;
use super::state::{Address, Filing, Value};
use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::photos::{self, PhotoKind};
use crate::rulebook::printable::missing_chars;
use crate::rulebook::when::Case;
use crate::text::{Arg, Fault};
use crate::validators::{self, Accepted, Context, Verdict};

/// The judgement on one answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// Why it would not be taken now.
    pub fault: Option<Fault>,
    /// What to think about; doubts that its filer overruled and pictures that were kept all the same are among them.
    pub warnings: Vec<Fault>,
}

/// Judges the answer at an address anew: nothing to say where there is none, or where the case doesn't ask for it.
pub fn judge(rules: &Rules, filing: &Filing, case: &Case, address: &Address, now: Time) -> Judged {
    of_answer(rules, filing, case, address, &known(filing, &address.item), now)
}

/// Judges every answer anew, in the order of their addresses; those with nothing to say are left out.
pub fn judge_all<'a>(rules: &Rules, filing: &'a Filing, case: &Case, now: Time) -> Vec<(&'a Address, Judged)> {
    let mut others = Others::of(filing);
    let judged = filing.answers.keys().map(|address| {
        (address, others.without(&address.item, |others| of_answer(rules, filing, case, address, others, now)))
    });
    judged.filter(|(_, judged)| *judged != Judged::default()).collect()
}

/// All answers, gathered once: each is judged beside all others but itself.
pub(super) struct Others(BTreeMap<String, String>);

impl Others {
    pub(super) fn of(filing: &Filing) -> Others {
        Others(known(filing, ""))
    }

    /// What is asked of the answers without one item's own.
    pub(super) fn without<T>(&mut self, item: &str, ask: impl FnOnce(&BTreeMap<String, String>) -> T) -> T {
        let own = self.0.remove_entry(item);
        let told = ask(&self.0);
        self.0.extend(own);
        told
    }
}

fn of_answer(
    rules: &Rules,
    filing: &Filing,
    case: &Case,
    address: &Address,
    known: &BTreeMap<String, String>,
    now: Time,
) -> Judged {
    let (Some(item), Some(answer)) = (rules.items.get(&address.item), filing.answers.get(address)) else {
        return Judged::default();
    };
    if !item.applies(case) && !filing.sent_back.contains_key(address) {
        return Judged::default();
    }
    match &answer.value {
        Value::Text(text) => match judge_text(rules, item, case, text, known, now) {
            Ok(accepted) => Judged { fault: None, warnings: warnings(rules, item, &accepted, case) },
            Err(doubt) if validators::may_keep(&doubt) => Judged { fault: None, warnings: vec![doubt] },
            Err(fault) => Judged { fault: Some(fault), warnings: Vec::new() },
        },
        Value::Choice(option) if item.kind == Kind::Choice => offered(rules, item, case, std::slice::from_ref(option)),
        Value::Many(options) => offered(rules, item, case, options),
        Value::Photos(kept) => {
            let kind = item.photo.as_deref().and_then(PhotoKind::from_id).unwrap_or(PhotoKind::Other);
            let faults = kept.iter().flat_map(|photo| photos::judge(&photo.facts, kind, &rules.photos).faults);
            let signed = signed::found_on(rules, filing, item, case, kept).into_iter().map(|finding| finding.fault);
            Judged { fault: None, warnings: faults.chain(signed).collect() }
        }
        // A gate's answer is no answer of the filer.
        Value::Choice(_) | Value::Skipped | Value::Later => Judged::default(),
    }
}

/// An option that this case doesn't offer any more is chosen anew.
fn offered(rules: &Rules, item: &Item, case: &Case, chosen: &[String]) -> Judged {
    let options = rules.options(item, case);
    let gone = chosen.iter().any(|option| !options.contains(option));
    Judged { fault: gone.then(|| Fault::new("option_gone")), warnings: Vec::new() }
}

/// The verdict on a reply to an item, with what the case adds.
pub(super) fn judge_reply(rules: &Rules, filing: &Filing, item: &Item, case: &Case, text: &str, now: Time) -> Verdict {
    let accepted = judge_text(rules, item, case, text, &known(filing, &item.id), now)?;
    let warnings = warnings(rules, item, &accepted, case);
    Ok(Accepted { warnings, ..accepted })
}

/// The warnings of an accepted answer, without what is told between two answers, and with what the form adds: it asks
/// for city and district on their own, and the sheet can't print every character.
fn warnings(rules: &Rules, item: &Item, accepted: &Accepted, case: &Case) -> Vec<Fault> {
    let between = |warning: &&Fault| rules.law.crosses.tells(&item.id, &warning.code, case);
    let mut warnings: Vec<Fault> = accepted.warnings.iter().filter(|w| !between(w)).cloned().collect();
    if item.validator.as_deref() == Some("address") && rules.law.split_address(&accepted.value).is_none() {
        warnings.push(Fault::new("address_no_district"));
    }
    let missing: String =
        if item.printed { missing_chars(&accepted.value).into_iter().collect() } else { String::new() };
    if !missing.is_empty() {
        warnings.push(Fault::new("not_printable").with("signs", Arg::Text(missing)));
    }
    warnings
}

/// The verdict of an item's validator on a text, beside the other answers.
pub(super) fn judge_text(
    rules: &Rules,
    item: &Item,
    case: &Case,
    text: &str,
    known: &BTreeMap<String, String>,
    now: Time,
) -> Verdict {
    let name = rules.validator(item, case).unwrap_or("short_text");
    let context = context(rules, case, known, now);
    let accepted = match validators::find(name) {
        Some(validator) => validator.judge(text, &context)?,
        None => Accepted::plain(text.trim()),
    };
    if accepted.value.len() > ANSWER_BYTES_MAX {
        return Err(Fault::new("too_long")
            .with("have", accepted.value.chars().count())
            .with("max", ANSWER_BYTES_MAX / 3));
    }
    Ok(accepted)
}

/// What a validator may know in this case, beside the other answers.
pub(super) fn context<'a>(
    rules: &'a Rules,
    case: &'a Case,
    known: &'a BTreeMap<String, String>,
    now: Time,
) -> Context<'a> {
    Context {
        law: &rules.law,
        province: case.get("province"),
        organisation: case.get("org").map(|o| o == "yes"),
        nature: case.get("nature").and_then(|n| n.parse().ok()),
        today: china_day(now),
        known,
    }
}
