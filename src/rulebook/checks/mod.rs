//! Named checks over the law: what a sound shape alone doesn't prove. All faults are told at once.

mod lists;
mod places;
mod rules;
mod signs;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::data::{DataFault, line_of};
use super::files::Files;
use super::law::Law;
use super::provinces::Province;
use super::rule::Traced;
use super::subjects::Family;

/// A rule that is older is listed, so that somebody looks whether it still holds.
const OLD_AFTER_DAYS: u64 = 366;

/// What the checks look at beside the law itself.
pub struct World<'a> {
    /// The files, for the lines of the faults.
    pub files: &'a Files,
    /// The ids of all items of the flow.
    pub items: &'a BTreeSet<String>,
    /// Whether a key has a sentence in every language.
    pub has_key: &'a dyn Fn(&str) -> bool,
    /// Rules with a basis that are no part of the law: the terms of stages and reminders.
    pub terms: &'a [Traced],
    /// The day of the check.
    pub today: NaiveDate,
}

impl World<'_> {
    /// Every rule that has a basis.
    fn rules(&self, law: &Law) -> Vec<Traced> {
        let mut rules = law.traced();
        rules.extend_from_slice(self.terms);
        rules
    }
}

/// One check.
pub struct Check {
    /// Its name, for listings.
    pub name: &'static str,
    /// The faults it finds.
    pub run: fn(&Law, &World) -> Vec<DataFault>,
}

/// Every check, by name.
pub fn all() -> &'static [Check] {
    &[
        Check { name: "ages_make_sense", run: rules::ages },
        Check { name: "blocks_are_sure", run: rules::blocks },
        Check { name: "certificates_exist", run: lists::certificates },
        Check { name: "credit_prefixes_are_sound", run: lists::credit_prefixes },
        Check { name: "divisions_are_whole", run: rules::whole_divisions },
        Check { name: "holidays_reach_far_enough", run: rules::holidays },
        Check { name: "languages_are_sound", run: lists::languages },
        Check { name: "notes_have_places", run: places::notes },
        Check { name: "nothing_is_from_the_future", run: rules::future },
        Check { name: "places_name_what_there_is", run: places::names },
        Check { name: "preapprovals_are_sound", run: lists::preapprovals },
        Check { name: "province_names_are_unique", run: rules::province_names },
        Check { name: "refusals_are_foreseen", run: signs::foreseen },
        Check { name: "refusals_know_their_titles", run: lists::refusal_titles },
        Check { name: "refusals_reopen_items", run: lists::refusal_items },
        Check { name: "sentences_exist", run: lists::sentences },
        Check { name: "services_are_sound", run: lists::services },
        Check { name: "sole_traders_have_provinces", run: lists::sole_traders },
        Check { name: "sources_are_known", run: rules::known_sources },
    ]
}

/// Every fault that any check finds, in the order of the files.
pub fn run(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults: Vec<DataFault> = all().iter().flat_map(|check| (check.run)(law, world)).collect();
    faults.sort();
    faults.dedup();
    faults
}

/// The rules that are older than a year: no faults, but to be looked at, the oldest first.
pub fn old_rules(law: &Law, world: &World) -> Vec<Traced> {
    let limit = world.today.checked_sub_days(Days::new(OLD_AFTER_DAYS)).unwrap_or(world.today);
    let mut old: Vec<Traced> = world.rules(law).into_iter().filter(|rule| rule.basis.as_of < limit).collect();
    old.sort_by_key(|rule| rule.basis.as_of);
    old
}

/// Every key that the law may ask a sentence of, sorted.
pub fn keys(law: &Law) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = BTreeSet::new();
    keys.extend(law.provinces.keys().map(|code| format!("province-{code}")));
    keys.extend(law.subjects.nature.iter().map(|n| format!("nature-{}", n.code)));
    keys.extend(law.subjects.certificate.iter().map(|c| format!("certificate-{}", c.code)));
    keys.extend(Family::ALL.map(|family| format!("family-{}", family.word())));
    keys.extend(law.services.service.iter().map(|s| format!("service-{}", s.code)));
    keys.extend(law.languages.language.iter().map(|l| format!("language-{}", l.code)));
    keys.insert("preapproval-none".to_owned());
    keys.extend(law.preapprovals.preapproval.iter().map(|p| format!("preapproval-{}", p.id)));
    for refusal in law.refusals.all() {
        keys.insert(format!("refusal-{}", refusal.code));
        keys.insert(format!("refusal-{}.fix", refusal.code));
        keys.extend(refusal.look.is_some().then(|| format!("look-{}", refusal.code)));
        keys.extend(refusal.sign.iter().flat_map(|sign| &sign.faults).map(|fault| format!("fault-{fault}")));
    }
    keys.extend(note_keys(law));
    keys.extend(law.places.place.iter().flat_map(|place| &place.rules).map(|told| told.say.clone()));
    keys.extend(law.sources.all().map(|source| source.phrase().key));
    keys.extend(law.names.list.iter().map(|list| format!("fault-{}", list.fault)));
    keys.insert("holiday-weekend".to_owned());
    keys.extend(law.calendar.names().into_iter().map(|name| format!("holiday-{name}")));
    keys
}

/// The keys of all notes of the law.
fn note_keys(law: &Law) -> BTreeSet<String> {
    let traders = law.subjects.sole_trader.iter().map(|rule| rule.key().to_owned());
    law.provinces.values().flat_map(Province::notes).map(|note| note.key).chain(traders).collect()
}

/// A fault of `key`, on the first line of the file that holds `needle`.
fn fault(world: &World, file: &str, needle: &str, key: &str, what: String, remedy: &str) -> DataFault {
    let line = world.files.get(file).and_then(|text| line_of(text, needle));
    let (file, key, remedy) = (file.to_owned(), key.to_owned(), remedy.to_owned());
    DataFault { file, line, key, what, remedy }
}

/// The fault of a rule by its trace.
fn of_rule(world: &World, rule: &Traced, what: &str, remedy: &str) -> DataFault {
    let needle = match rule.key.split_once(' ') {
        Some((_, name)) => name.to_owned(),
        None => format!("{} =", rule.key),
    };
    fault(world, &rule.file, &needle, &rule.key, what.to_owned(), remedy)
}

/// One fault for each name that comes more than once.
fn twice(world: &World, file: &str, names: impl Iterator<Item = String>) -> Vec<DataFault> {
    let mut seen = BTreeSet::new();
    let again: BTreeSet<String> = names.filter(|name| !seen.insert(name.clone())).collect();
    let tell = |name: String| {
        let needle = name.split_once(' ').map_or("", |(_, name)| name).to_owned();
        fault(world, file, &needle, &name, "it is there twice".to_owned(), "keep one")
    };
    again.into_iter().map(tell).collect()
}
