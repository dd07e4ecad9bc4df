//! How an answer stands under the present rules: judged when it is given, and again whenever something else changed.

use super::Time;
use super::answers::{ANSWER_BYTES_MAX, known};
use super::case::china_day;
use super::state::{Address, Filing, Value};
use crate::rulebook::Rules;
use crate::rulebook::items::Item;
use crate::rulebook::when::Case;
use crate::text::Fault;
use crate::validators::{self, Accepted, Context, Verdict};

/// How an answer that was given stands now: its normal form with what is doubtful, or what is wrong.
/// `None` where there is nothing to judge: an item that isn't asked in this case, a picture, what was put off.
pub fn judge(rules: &Rules, filing: &Filing, case: &Case, address: &Address, now: Time) -> Option<Verdict> {
    let item = rules.items.get(&address.item).filter(|item| item.applies(case))?;
    let offered = |option: &String| rules.options(item, case).contains(option);
    match &filing.answers.get(address)?.value {
        Value::Text(text) => Some(judge_text(rules, filing, item, case, text, now)),
        Value::Choice(option) if item.options_from.is_none() && item.options.is_empty() => {
            Some(Ok(Accepted::plain(option)))
        }
        Value::Choice(option) if offered(option) => Some(Ok(Accepted::plain(option))),
        Value::Many(options) if options.iter().all(offered) => Some(Ok(Accepted::plain(options.join(" ")))),
        Value::Choice(_) | Value::Many(_) => Some(Err(Fault::new("option_gone"))),
        Value::Photos(_) | Value::Skipped | Value::Later => None,
    }
}

/// The verdict of an item's validator on a text, with what the case adds and without what is told between answers.
pub fn judge_text(rules: &Rules, filing: &Filing, item: &Item, case: &Case, text: &str, now: Time) -> Verdict {
    let mut accepted = validate(rules, filing, item, case, text, now)?;
    accepted.warnings.retain(|warning| !rules.law.crosses.tells(&item.id, &warning.code, case));
    // The form asks for city and district on their own.
    if item.validator.as_deref() == Some("address") && rules.law.split_address(&accepted.value).is_none() {
        accepted.warnings.push(Fault::new("address_no_district"));
    }
    Ok(accepted)
}

/// The verdict of an item's validator on a text in this case.
pub(super) fn validate(rules: &Rules, filing: &Filing, item: &Item, case: &Case, text: &str, now: Time) -> Verdict {
    let name = rules.validator(item, case).unwrap_or_else(|| "short_text".to_owned());
    let known = known(filing, &item.id);
    let context = Context {
        law: &rules.law,
        province: case.get("province"),
        organisation: case.get("org").map(|o| o == "yes"),
        nature: case.get("nature").and_then(|n| n.parse().ok()),
        today: china_day(now),
        known: &known,
    };
    let accepted = match validators::find(&name) {
        Some(validator) => (validator.check)(text, &context)?,
        None => Accepted::plain(text.trim()),
    };
    if accepted.value.len() > ANSWER_BYTES_MAX {
        return Err(Fault::new("too_long")
            .with("have", accepted.value.chars().count())
            .with("max", ANSWER_BYTES_MAX / 3));
    }
    Ok(accepted)
}

/// The doubts with which an answer is kept whose filer says that it really is so.
pub fn doubts_of(verdict: Verdict) -> Vec<Fault> {
    match verdict {
        Ok(accepted) => accepted.warnings,
        Err(fault) => vec![fault],
    }
}
