//! Checks of the places: every note is told at some question, and what they name is there.

use std::collections::BTreeSet;

use super::{World, fault, twice};
use crate::rulebook::data::DataFault;
use crate::rulebook::law::Law;
use crate::rulebook::places::{FILE, Place};
use crate::rulebook::provinces::Province;
use crate::rulebook::subjects;

/// Notes that no province has today, but that an operator's file may bring.
pub(super) const SPARE: [&str; 2] = ["note-shell-add-no", "note-nonlocal-unclear"];

pub(super) fn notes(law: &Law, world: &World) -> Vec<DataFault> {
    let of_provinces = |province: &Province| {
        let file = province.file();
        province.notes().into_iter().map(move |note| (file.clone(), note.key))
    };
    let traders = law.subjects.sole_trader.iter();
    let of_traders = traders.map(|rule| (subjects::FILE.to_owned(), rule.key().to_owned()));
    let all = law.provinces.values().flat_map(of_provinces).chain(of_traders);
    let homeless: BTreeSet<(String, String)> = all.filter(|(_, key)| !law.places.has(key)).collect();
    let tell = |(file, key): (String, String)| {
        let what = "no question tells it".to_owned();
        fault(world, &file, &key, &key, what, "name it in places.toml, at the question that it is about")
    };
    homeless.into_iter().map(tell).collect()
}

pub(super) fn names(law: &Law, world: &World) -> Vec<DataFault> {
    let rules: BTreeSet<String> = law.traced().into_iter().map(|rule| format!("{}:{}", rule.file, rule.key)).collect();
    let notes: BTreeSet<String> = super::note_keys(law);
    let mut faults = Vec::new();
    for place in &law.places.place {
        let items = place.items.iter().filter(|id| !world.items.contains(*id)).map(|id| (id, "item"));
        let told = place.rules.iter().filter(|told| !rules.contains(&told.rule)).map(|told| (&told.rule, "rule"));
        let keys = place.notes.iter().filter(|key| !notes.contains(*key) && !SPARE.contains(&key.as_str()));
        for (name, sort) in items.chain(told).chain(keys.map(|key| (key, "note"))) {
            let what = format!("there is no {sort} {name}");
            faults.push(fault(world, FILE, &format!("\"{name}\""), name, what, "name another, or take it out"));
        }
    }
    let twice_at = |place: &Place| twice(world, FILE, place.notes.iter().cloned());
    faults.extend(law.places.place.iter().flat_map(twice_at));
    faults
}
