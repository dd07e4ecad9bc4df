//! What the answers say for the forecast: their faults and crossings, what was chosen, what is not given yet.

use std::collections::BTreeSet;

use super::{Backing, Cause, Outlook};
use crate::dialogue::Time;
use crate::dialogue::cross::crosses;
use crate::dialogue::judge::judge_all;
use crate::dialogue::state::{Address, Filing, Value};
use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::refusals::Refusal;
use crate::rulebook::rule::Basis;
use crate::rulebook::signs::Sign;
use crate::rulebook::when::Case;
use crate::text::{Fault, Phrase};

/// What found it.
enum Finder {
    /// An answer's or a picture's own judge.
    Judge,
    /// A row of `crosses.toml`, with its basis.
    Cross(String, Option<Basis>),
}

/// A fault or a crossing, before it is known for which reason it speaks.
pub(super) struct Finding {
    finder: Finder,
    fault: Fault,
    outlook: Outlook,
    spots: Vec<Address>,
}

/// Every fault and crossing of a filing.
pub(super) fn findings(rules: &Rules, filing: &Filing, case: &Case, now: Time) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (address, judged) in judge_all(rules, filing, case, now) {
        let refused = judged.fault.into_iter().map(|fault| (fault, Outlook::Will));
        for (fault, outlook) in refused.chain(judged.warnings.into_iter().map(|fault| (fault, Outlook::May))) {
            findings.push(Finding { finder: Finder::Judge, fault, outlook, spots: vec![address.clone()] });
        }
    }
    for crossing in crosses(rules, filing, case, now) {
        let row = rules.law.crosses.list.iter().find(|row| row.id == crossing.rule);
        let finder = Finder::Cross(crossing.rule, row.map(|row| row.basis()));
        let outlook = Outlook::of(crossing.severity);
        findings.push(Finding { finder, fault: crossing.fault, outlook, spots: crossing.spots });
    }
    findings
}

impl Finding {
    /// True if the sign names it.
    pub(super) fn fits(&self, sign: &Sign) -> bool {
        match &self.finder {
            Finder::Cross(rule, _) => sign.crosses.contains(rule),
            Finder::Judge => {
                let here = |spot: &Address| sign.items.is_empty() || sign.items.contains(&spot.item);
                sign.faults.contains(&self.fault.code) && self.spots.iter().all(here)
            }
        }
    }

    /// The same as a cause; `basis` of the reason, where the finding has none of its own.
    pub(super) fn cause(self, basis: Option<&Basis>) -> Cause {
        let own = match &self.finder {
            Finder::Cross(_, own) => own.as_ref(),
            Finder::Judge => None,
        };
        let backing = own.or(basis).map(Backing::from);
        Cause { outlook: self.outlook, spots: self.spots, says: self.fault.phrase(), fix: None, backing }
    }
}

/// A filing as far as it is given.
pub(super) struct Given<'a> {
    pub(super) rules: &'a Rules,
    pub(super) filing: &'a Filing,
    pub(super) case: &'a Case,
}

impl Given<'_> {
    /// What was chosen, if the sign of this reason is that.
    pub(super) fn chosen(&self, refusal: &Refusal, sign: &Sign, basis: &Basis) -> Option<Cause> {
        let item = sign.is_bare().then(|| self.rules.items.get(sign.items.first()?)).flatten()?;
        let says = match &sign.says {
            Some(key) => Phrase::new(key),
            None => Phrase::new(self.rules.option_key(item, self.case.get(&item.id)?)),
        };
        Some(Cause {
            outlook: Outlook::of(basis.severity),
            spots: sign
                .items
                .iter()
                .filter_map(|item| self.rules.items.get(item))
                .map(|item| item.address.clone())
                .collect(),
            says,
            fix: Some(Phrase::new(format!("refusal-{}.fix", refusal.code))),
            backing: Some(Backing::from(basis)),
        })
    }

    /// True once it is known what is asked of this case. (Of somebody who came in the middle hardly anything is.)
    pub(super) fn is_settled(&self, open: &[&Item]) -> bool {
        !self.case.is("kind", "midway") && !open.iter().any(|item| item.part == "open")
    }

    /// Items that are asked in this case and are not given yet, in their order.
    pub(super) fn open(&self) -> Vec<&Item> {
        self.rules.items.list.iter().filter(|item| self.is_missing(item)).collect()
    }

    /// Those of the open ones that could tell whether the reason will come.
    pub(super) fn missing(&self, refusal: &Refusal, open: &[&Item]) -> Vec<Address> {
        let signs = refusal.sign.iter().flat_map(|sign| sign.items.iter().map(String::as_str));
        let concerned: BTreeSet<&str> = refusal.all_items().into_iter().chain(signs).collect();
        open.iter().filter(|item| concerned.contains(item.id.as_str())).map(|item| item.address.clone()).collect()
    }

    fn is_missing(&self, item: &Item) -> bool {
        let asked =
            item.kind != Kind::Gate && item.stage.is_none() && item.default.is_none() && item.applies(self.case);
        let answer = self.filing.answers.get(&item.address).map(|answer| &answer.value);
        asked && matches!(answer, None | Some(Value::Later))
    }
}
