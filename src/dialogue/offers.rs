//! What an answer lets the bot propose about another one: a province, the kind of organisation.
//! A proposal is a button below the warning; nothing is changed without a press.

use super::effect::{Button, Place};
use super::state::{Address, Answer, FilingId, Origin, Value};
use super::talk::{Reaction, Talk, tap_for};
use super::{Time, UserId};
use crate::rulebook::items::Item;
use crate::rulebook::printable::missing_chars;
use crate::rulebook::when::Case;
use crate::text::{Arg, Fault, Phrase};
use crate::validators::Accepted;

/// A proposal: the item to set and the option.
type Offer = (&'static str, String);

impl Talk<'_> {
    /// The buttons for what an answer proposes.
    pub(super) fn offers(&self, id: &FilingId, address: &Address) -> Vec<Vec<Button>> {
        let Some(filing) = self.filing(id) else {
            return Vec::new();
        };
        let case = self.case(filing);
        let offers = filing.answers.get(address).map(|a| self.offers_of(address, a, &case)).unwrap_or_default();
        let mut rows: Vec<Vec<Button>> = offers
            .into_iter()
            .filter_map(|(item, option)| {
                let key = self.rules.option_key(self.rules.items.get(item)?, &option);
                let label = Phrase::new("button-set")
                    .with("name", Phrase::new(format!("item-{item}.label")))
                    .with("value", Phrase::new(key));
                Some(vec![tap_for(id, label, "set", &format!("{item}.{option}"))])
            })
            .collect();
        let reused = filing.answers.get(address).is_some_and(|a| a.value == Value::Choice("same".to_owned()));
        if address.item == "reuse" && reused {
            rows.push(vec![tap_for(id, Phrase::new("button-see_reused"), "section", "subject")]);
        }
        rows
    }

    /// What the warnings of one answer propose.
    fn offers_of(&self, address: &Address, answer: &Answer, case: &Case) -> Vec<Offer> {
        let Value::Text(text) = &answer.value else {
            return Vec::new();
        };
        let law = &self.rules.law;
        let mut offers: Vec<Offer> = Vec::new();
        for warning in &answer.warnings {
            match warning.code.as_str() {
                "credit_region" => {
                    offers.extend(law.province_of_credit_code(text).map(|p| ("province", p.code.clone())));
                }
                "credit_sole_trader" if case.is("subject", "enterprise") => {
                    offers.push(("subject", "sole_trader".to_owned()));
                }
                "credit_kind" => offers.extend(self.subject_of_code(text).map(|s| ("subject", s.to_owned()))),
                // Only the address on the certificate tells where it belongs.
                "address_province" if address.item == "subject_address" => {
                    offers.extend(law.province_of_address(text).map(|p| ("province", p.code.clone())));
                    if case.is("local", "yes") {
                        offers.push(("local", "no".to_owned()));
                    }
                }
                _ => {}
            }
        }
        offers
    }

    /// The option of "who files" that a credit code speaks for, where it speaks for one.
    fn subject_of_code(&self, code: &str) -> Option<&'static str> {
        let prefix = self.rules.law.subjects.of_credit_code(code)?;
        match prefix.natures.as_slice() {
            [2] => Some("government"),
            [3] => Some("institution"),
            [4] if prefix.sole_trader => Some("sole_trader"),
            [4] => Some("enterprise"),
            _ => None,
        }
    }

    /// A proposal is taken: the item is set, and what warned is judged anew.
    pub(super) fn take_offer(&mut self, user: UserId, id: &FilingId, arg: &str, place: Place) -> Option<Reaction> {
        let gone = || Some(Reaction::redraw().say(Phrase::new("notice-offer_gone")));
        let filing = self.filing(id)?;
        let case = self.case(filing);
        let found = filing.answers.iter().any(|(address, answer)| {
            self.offers_of(address, answer, &case).iter().any(|(item, option)| format!("{item}.{option}") == arg)
        });
        let (true, Some((item, option))) = (found, arg.split_once('.')) else {
            return gone();
        };
        let item = self.rules.items.get(item)?.clone();
        let address = Address::first(&item.part, &item.id);
        if !self.may_give(id, &item, &address) {
            return gone();
        }
        let lines = self.keep(id, &item, &address, Value::Choice(option.to_owned()), Origin::Proposed, Vec::new());
        self.turn_to(user, id);
        self.after_answer(user, id, &address, lines, place);
        None
    }

    /// The warnings of all answers, as they are now that another one changed: `/check` tells them.
    pub(super) fn judge_all_again(&mut self, id: &FilingId) {
        let all: Vec<Address> = self.filing(id).map(|f| f.answers.keys().cloned().collect()).unwrap_or_default();
        for address in all {
            self.judge_again(id, &address);
        }
    }

    fn judge_again(&mut self, id: &FilingId, address: &Address) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let (Some(item), Some(Answer { value: Value::Text(text), .. })) =
            (self.rules.items.get(&address.item), filing.answers.get(address))
        else {
            return;
        };
        let Ok(accepted) = self.judge(filing, item, &case, text) else {
            return;
        };
        let warnings = self.warnings(item, &accepted, &case);
        if let Some(answer) = self.filing_mut(id).and_then(|f| f.answers.get_mut(address)) {
            answer.warnings = warnings;
        }
    }

    /// The warnings of an accepted answer, with what the case adds: what the province says about somebody so
    /// young, the city and district that the form asks for on their own, what the sheet can't print.
    pub(super) fn warnings(&self, item: &Item, accepted: &Accepted, case: &Case) -> Vec<Fault> {
        let mut warnings = accepted.warnings.clone();
        if item.validator.as_deref() == Some("address") && self.rules.law.split_address(&accepted.value).is_none() {
            warnings.push(Fault::new("address_no_district"));
        }
        let missing: String =
            if item.printed { missing_chars(&accepted.value).into_iter().collect() } else { String::new() };
        if !missing.is_empty() {
            warnings.push(Fault::new("not_printable").with("signs", Arg::Text(missing)));
        }
        let Some(place) = warnings.iter().position(|w| w.code == "id_minor") else {
            return warnings;
        };
        if let Some(fault) = age_fault(&accepted.value, case, self.now) {
            warnings[place] = fault;
        }
        warnings
    }
}

/// What the province of the case says about the age in an ID number; nothing where it has no rule.
fn age_fault(number: &str, case: &Case, now: Time) -> Option<Fault> {
    let age = super::case::age_in(number, super::case::china_day(now))?;
    let family = if case.is("org", "yes") { "organisation" } else { "individual" };
    let years = |fact: &str| case.get(fact).and_then(|y| y.parse::<i32>().ok()).unwrap_or(0);
    let rule = format!("province.age_{family}");
    let least = years(&rule);
    if least == 0 || age >= least {
        return None;
    }
    let province = Phrase::new(format!("province-{}", case.get("province")?));
    let with = case.get(&format!("{rule}_with")).filter(|w| *w != "none");
    let fault = match with {
        Some(paper) if age >= years(&format!("{rule}_from")) => {
            Fault::new("age_paper").with("paper", Phrase::new(format!("age-{paper}")))
        }
        Some(_) | None => Fault::new("age_under"),
    };
    Some(fault.with("age", i64::from(age)).with("min", i64::from(least)).with("province", province))
}
