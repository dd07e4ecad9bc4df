//! What a validator says of one answer because of another: told as what it is, with a way to mend either.

use super::super::answers::known;
use super::super::judge::judge_text;
use super::{Found, Look};
use crate::rulebook::crosses::Offer;

/// The validator of the row's first item has this doubt; the other items are what it is in doubt against.
pub(super) fn doubt(look: &Look) -> Vec<Found> {
    let Some((name, against)) = look.row.items.split_first() else {
        return Vec::new();
    };
    let (Some(item), Some(text)) = (look.rules.items.get(name), look.text(name)) else {
        return Vec::new();
    };
    let verdict = judge_text(look.rules, item, look.case, text, &known(look.filing, name), look.now);
    let warnings = verdict.map(|accepted| accepted.warnings).unwrap_or_default();
    let mut found = Vec::new();
    if let Some(fault) = warnings.into_iter().find(|warning| warning.code == look.row.fault) {
        let items: Vec<&str> = std::iter::once(name).chain(against).map(String::as_str).collect();
        let offers = look.row.offer.map(|offer| offers(look, offer, text)).unwrap_or_default();
        found.push(Found { offers, ..look.found(&items, fault) });
    }
    found
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
