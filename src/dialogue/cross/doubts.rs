//! What a validator says of one answer because of another: told as what it is, with a way to mend either.

use std::collections::BTreeMap;

use super::super::Time;
use super::super::case::text_of;
use super::super::judge::{Others, judge_text};
use super::super::state::Filing;
use super::{Cross, DOUBT, Found, Look};
use crate::rulebook::Rules;
use crate::rulebook::crosses::Offer;
use crate::rulebook::when::Case;
use crate::text::Fault;

/// What the validators say of the items that rows are in doubt about: each is asked once, however many rows want it.
pub(super) fn doubts<'a>(
    rules: &Rules,
    filing: &Filing,
    case: &Case,
    rows: &[&'a Cross],
    now: Time,
) -> BTreeMap<&'a str, Vec<Fault>> {
    let mut others = Others::of(filing);
    let mut doubts = BTreeMap::new();
    for name in rows.iter().filter(|row| row.check == DOUBT).filter_map(|row| row.items.first()) {
        let Some(item) = rules.items.get(name).filter(|item| item.applies(case) && !doubts.contains_key(name.as_str()))
        else {
            continue;
        };
        let text = text_of(filing, &item.address);
        let verdict = text.map(|text| others.without(name, |others| judge_text(rules, item, case, text, others, now)));
        let warnings = verdict.and_then(Result::ok).map(|accepted| accepted.warnings);
        doubts.insert(name.as_str(), warnings.unwrap_or_default());
    }
    doubts
}

/// The validator of the row's first item has this doubt; the other items are what it is in doubt against.
pub(super) fn doubt(look: &Look) -> Vec<Found> {
    let Some((name, against)) = look.row.items.split_first() else {
        return Vec::new();
    };
    let warnings = look.doubts.get(name.as_str());
    let fault = warnings.into_iter().flatten().find(|warning| warning.code == look.row.fault);
    let (Some(fault), Some(text)) = (fault, look.text(name)) else {
        return Vec::new();
    };
    let items: Vec<&str> = std::iter::once(name).chain(against).map(String::as_str).collect();
    let offers = look.row.offer.map(|offer| offers(look, offer, text)).unwrap_or_default();
    vec![Found { offers, ..look.found(&items, fault.clone()) }]
}

/// What would mend it with one press: item and option.
fn offers(look: &Look, offer: Offer, text: &str) -> Vec<(String, String)> {
    let law = &look.rules.law;
    let set = |item: &str, option: &str| (item.to_owned(), option.to_owned());
    match offer {
        Offer::ProvinceOfCode => {
            law.province_of_credit_code(text).map(|p| set("province", &p.code)).into_iter().collect()
        }
        Offer::ProvinceOfAddress => {
            let there = law.province_of_address(text).map(|p| set("province", &p.code));
            let elsewhere = look.case.is("local", "yes").then(|| set("local", "no"));
            there.into_iter().chain(elsewhere).collect()
        }
        Offer::SubjectOfCode => subject_of_code(look, text).map(|s| set("subject", s)).into_iter().collect(),
        Offer::Certificate => {
            let Some(item) = look.row.items.get(1).and_then(|id| look.rules.items.get(id)) else {
                return Vec::new();
            };
            let fits =
                |certificate: &&String| look.row.words.iter().any(|w| w == law.certificate_validator(certificate));
            look.rules.options(item, look.case).iter().filter(fits).map(|option| set(&item.id, option)).collect()
        }
    }
}

/// The option of "who files" that a credit code speaks for, where it speaks for one.
fn subject_of_code(look: &Look, code: &str) -> Option<&'static str> {
    let prefix = look.rules.law.subjects.of_credit_code(code)?;
    match prefix.natures.as_slice() {
        [2] => Some("government"),
        [3] => Some("institution"),
        [4] if prefix.sole_trader => Some("sole_trader"),
        [4] => Some("enterprise"),
        _ => None,
    }
}
