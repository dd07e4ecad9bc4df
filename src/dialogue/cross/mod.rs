//! What two answers say together: each row of `crosses.toml` looks at some answers and finds what can't both be, or
//! is refused together. Pure: the same for the talk and for the forecast.

mod contacts;
mod doubts;
mod persons;
mod places;
mod times;
mod told;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

use sha2::Digest as _;

pub(super) use told::change_button;

use super::Time;
use super::case::text_of;
use super::state::{Address, Filing, Value};
use crate::rulebook::Rules;
use crate::rulebook::crosses::Cross;
use crate::rulebook::rule::Severity;
use crate::rulebook::when::{Case, all_hold};
use crate::text::{Fault, Phrase};

/// Two or more answers that don't go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossing {
    /// The row of `crosses.toml`.
    pub rule: String,
    /// The answers, in the order in which they are named.
    pub spots: Vec<Address>,
    /// What is wrong, and what to do.
    pub fault: Fault,
    /// What it does: `Block` holds the submission.
    pub severity: Severity,
    /// An option that would mend it, by item: offered as a button.
    pub offers: Vec<(String, String)>,
}

/// All crossings of a filing as it stands, in the order of the rows.
pub fn crosses(rules: &Rules, filing: &Filing, case: &Case, now: Time) -> Vec<Crossing> {
    let rows: Vec<&Cross> = rules.law.crosses.list.iter().filter(|row| all_hold(&row.when, case)).collect();
    let doubts = doubts::doubts(rules, filing, case, &rows, now);
    let mut crossings = Vec::new();
    for row in rows {
        let look = Look { rules, row, filing, case, doubts: &doubts, now };
        for found in check(&row.check).map(|check| check(&look)).unwrap_or_default() {
            let spots = found.items.iter().filter_map(|item| look.address(item)).collect();
            let severity = row.severity;
            crossings.push(Crossing {
                rule: row.id.clone(),
                spots,
                fault: found.fault,
                severity,
                offers: found.offers,
            });
        }
    }
    crossings
}

/// What a function of `crosses.toml` sees.
struct Look<'a> {
    rules: &'a Rules,
    row: &'a Cross,
    filing: &'a Filing,
    case: &'a Case,
    /// What the validators of its items say, by item.
    doubts: &'a BTreeMap<&'a str, Vec<Fault>>,
    now: Time,
}

/// What a function found.
struct Found {
    /// The items concerned.
    items: Vec<String>,
    fault: Fault,
    offers: Vec<(String, String)>,
}

/// A function that rows name: nothing found where an answer is missing.
type Check = fn(&Look) -> Vec<Found>;

/// The function that tells what a validator says of one answer because of another.
const DOUBT: &str = "doubt";

/// The functions by name, in alphabetical order.
const CHECKS: &[(&str, Check)] = &[
    ("age_below", persons::age_below),
    ("age_with_paper", persons::age_with_paper),
    (DOUBT, doubts::doubt),
    ("ends_before", times::ends_before),
    ("ends_soon", times::ends_soon),
    ("equal", contacts::equal),
    ("expired", times::expired),
    ("holds", contacts::holds),
    ("is_domain", words::is_domain),
    ("older", persons::older),
    ("older_man", persons::older_man),
    ("older_woman", persons::older_woman),
    ("other_city", places::other_city),
    ("says_words", words::says_words),
    ("too_few", contacts::too_few),
    ("too_fresh", times::too_fresh),
    ("unapproved", words::unapproved),
    ("younger", persons::younger),
];

fn check(name: &str) -> Option<Check> {
    CHECKS.iter().find(|(known, _)| *known == name).map(|(_, check)| *check)
}

/// The names of all functions, for whoever checks the data.
pub fn checks() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|(name, _)| *name)
}

impl<'a> Look<'a> {
    /// Where an item's answer lies.
    fn address(&self, item: &str) -> Option<Address> {
        self.rules.items.get(item).map(|item| item.address.clone())
    }

    /// The text of an item that is asked in this case.
    fn text(&self, item: &str) -> Option<&'a str> {
        let item = self.rules.items.get(item).filter(|item| item.applies(self.case))?;
        text_of(self.filing, &item.address)
    }

    /// The texts that were given of the row's items, in their order.
    fn texts(&self) -> Vec<(&'a str, &'a str)> {
        self.row.items.iter().filter_map(|item| Some((item.as_str(), self.text(item)?))).collect()
    }

    /// True if an item of this case has an answer.
    fn is_answered(&self, item: &str) -> bool {
        let asked = self.rules.items.get(item).filter(|item| item.applies(self.case));
        let answer = asked.and_then(|item| self.filing.answers.get(&item.address));
        answer.is_some_and(|answer| answer.value != Value::Later)
    }

    /// The number to compare with: the row's own, or the province's.
    fn number<N: FromStr>(&self) -> Option<N> {
        match &self.row.fact {
            Some(fact) => self.case.get(fact)?.parse().ok(),
            None => self.row.number?.to_string().parse().ok(),
        }
    }

    /// The row's fault, with the province of the filing.
    fn fault(&self) -> Fault {
        let fault = Fault::new(&self.row.fault);
        match self.case.get("province") {
            Some(code) => fault.with("province", Phrase::new(format!("province-{code}"))),
            None => fault,
        }
    }

    /// What concerns these items.
    fn found(&self, items: &[&str], fault: Fault) -> Found {
        Found { items: items.iter().map(|item| (*item).to_owned()).collect(), fault, offers: Vec::new() }
    }
}

impl Crossing {
    /// Names it within its filing: the row and the answers concerned.
    pub fn key(&self) -> String {
        let items: Vec<&str> = self.spots.iter().map(|spot| spot.item.as_str()).collect();
        format!("{}.{}", self.rule, items.join("+"))
    }

    /// A short digest of the answers concerned: what was kept comes back only if one of them changes.
    pub fn digest(&self, filing: &Filing) -> String {
        let mut hash = sha2::Sha256::new();
        hash.update(filing.id.0.as_bytes());
        hash.update(self.rule.as_bytes());
        for spot in &self.spots {
            hash.update([0]);
            match filing.answers.get(spot).map(|answer| &answer.value) {
                Some(Value::Text(text) | Value::Choice(text)) => hash.update(text.as_bytes()),
                Some(Value::Many(options)) => options.iter().for_each(|option| hash.update(option.as_bytes())),
                Some(Value::Photos(_) | Value::Skipped | Value::Later) | None => {}
            }
        }
        let mut digest = String::new();
        for byte in hash.finalize().iter().take(DIGEST_BYTES) {
            let _ = write!(digest, "{byte:02x}");
        }
        digest
    }
}

/// Bytes of a digest: short enough for a button with several of them, long enough within one filing.
const DIGEST_BYTES: usize = 4;
