//! The forecast: each known reason of refusal held against the answers before any reviewer does it.

pub mod exported;
mod findings;
mod page;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use super::Time;
use super::state::{Address, Filing};
use crate::rulebook::Rules;
use crate::rulebook::rule::{Basis, Severity};
use crate::rulebook::when::{Case, all_hold};
use crate::text::Phrase;
use findings::{Given, findings};

/// What becomes of a reason; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    /// It will be refused for this.
    Will,
    /// It may be.
    May,
    /// It could not be checked: something is not given yet, or only a person can see it.
    Unknown,
    /// Nothing speaks for it.
    Fine,
}

impl Outlook {
    /// All, the gravest first.
    pub const ALL: [Outlook; 4] = [Outlook::Will, Outlook::May, Outlook::Unknown, Outlook::Fine];

    /// Its name in data and keys: `will`.
    pub fn id(self) -> &'static str {
        match self {
            Outlook::Will => "will",
            Outlook::May => "may",
            Outlook::Unknown => "unknown",
            Outlook::Fine => "fine",
        }
    }

    fn of(severity: Severity) -> Outlook {
        match severity {
            Severity::Block => Outlook::Will,
            Severity::Warn => Outlook::May,
            Severity::Info => Outlook::Unknown,
        }
    }
}

/// Who says that something is refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Backing {
    /// In the keys of the sources.
    pub source: String,
    /// As of which day.
    pub as_of: NaiveDate,
}

impl From<&Basis> for Backing {
    fn from(basis: &Basis) -> Backing {
        Backing { source: basis.source.clone(), as_of: basis.as_of }
    }
}

/// One thing in the answers that speaks for a reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cause {
    /// How surely.
    pub outlook: Outlook,
    /// The answers concerned: a change of one of them mends it.
    pub spots: Vec<Address>,
    /// What it is.
    pub says: Phrase,
    /// What to do about it, where the words themselves don't say so.
    pub fix: Option<Phrase>,
    /// Who says so; nothing where the form of an answer alone is amiss.
    pub backing: Option<Backing>,
}

/// One reason and what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// `R01` to `R30`.
    pub code: String,
    /// That of its gravest cause; else whether it could be checked.
    pub outlook: Outlook,
    /// What speaks for it, the gravest first.
    pub causes: Vec<Cause>,
    /// Items that could tell and are not given yet.
    pub missing: Vec<Address>,
    /// Only a person can see whether it will come: `look-<code>` says where to look.
    pub look: bool,
    /// Who names the reason.
    pub backing: Backing,
}

/// All reasons, and what is amiss beside them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Forecast {
    /// In the order of the reasons.
    pub rows: Vec<Row>,
    /// What belongs to none of them.
    pub others: Vec<Cause>,
}

impl Forecast {
    /// How many reasons, and things beside them, have this outlook.
    pub fn count(&self, outlook: Outlook) -> usize {
        let others = self.others.iter().filter(|cause| cause.outlook == outlook).count();
        self.rows.iter().filter(|row| row.outlook == outlook).count() + others
    }

    /// True if it will be refused as it stands.
    pub fn holds(&self) -> bool {
        self.count(Outlook::Will) > 0
    }

    /// True if the answers themselves speak for no refusal, as far as they can.
    pub fn is_calm(&self) -> bool {
        !self.holds() && self.count(Outlook::May) == 0
    }
}

/// What reviewers will find in a filing as it stands.
pub fn forecast(rules: &Rules, filing: &Filing, case: &Case, now: Time) -> Forecast {
    let mut findings = findings(rules, filing, case, now);
    let given = Given { rules, filing, case };
    let open = given.open();
    let settled = given.is_settled(&open);
    let mut forecast = Forecast::default();
    for refusal in rules.law.refusals.all() {
        let mut causes = Vec::new();
        for sign in refusal.sign.iter().filter(|sign| all_hold(&sign.when, case)) {
            let basis = sign.basis.as_ref().unwrap_or(&refusal.basis);
            causes.extend(given.chosen(refusal, sign, basis));
            causes.extend(findings.extract_if(.., |finding| finding.fits(sign)).map(|f| f.cause(Some(basis))));
        }
        let missing = given.missing(refusal, &open);
        let look = refusal.look.as_ref().is_some_and(|when| all_hold(when, case));
        let unseen = look || !missing.is_empty() || !settled;
        let outlook = if unseen { Outlook::Unknown } else { Outlook::Fine };
        let (code, backing) = (refusal.code.clone(), Backing::from(&refusal.basis));
        forecast.rows.push(Row { code, outlook, causes, missing, look, backing });
    }
    forecast.others = findings.into_iter().map(|finding| finding.cause(None)).collect();
    for row in &mut forecast.rows {
        row.causes.sort_by_key(|cause| cause.outlook);
        // An answer that is certain to be refused need not be doubted too.
        let certain = |cause: &Cause| cause.outlook == Outlook::Will;
        let named: Vec<Address> = row.causes.iter().filter(|c| certain(c)).flat_map(|c| c.spots.clone()).collect();
        row.causes.retain(|cause| certain(cause) || !cause.spots.iter().all(|spot| named.contains(spot)));
        row.outlook = row.causes.first().map_or(row.outlook, |cause| cause.outlook.min(row.outlook));
    }
    forecast.others.sort_by_key(|cause| cause.outlook);
    forecast
}
