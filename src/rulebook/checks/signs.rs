//! The check of what foresees refusals: every reason has something, and names only what there is.

use std::collections::BTreeSet;

use super::{World, fault};
use crate::rulebook::data::DataFault;
use crate::rulebook::law::Law;
use crate::rulebook::refusals::{self, Refusal};
use crate::rulebook::signs::Sign;

/// The reasons that reviewers are known to give: R01 to this one.
const REASONS: usize = 30;

pub(super) fn foreseen(law: &Law, world: &World) -> Vec<DataFault> {
    let known: BTreeSet<&str> = law.refusals.all().map(|refusal| refusal.code.as_str()).collect();
    let lost = (1..=REASONS).map(|number| format!("R{number:02}")).filter(|code| !known.contains(code.as_str()));
    let mut faults: Vec<DataFault> = lost
        .map(|code| {
            let what = "nobody looks for this reason".to_owned();
            fault(world, refusals::FILE, "", &format!("refusal {code}"), what, "add it with a sign or a look")
        })
        .collect();
    for refusal in law.refusals.all() {
        if refusal.sign.is_empty() && refusal.look.is_none() {
            let remedy = "give it a sign, or a look if only a person can see it";
            faults.push(of_reason(world, refusal, &refusal.code, "nothing foresees it".to_owned(), remedy));
        }
        faults.extend(refusal.sign.iter().flat_map(|sign| of_sign(law, world, refusal, sign)));
    }
    faults
}

fn of_sign(law: &Law, world: &World, refusal: &Refusal, sign: &Sign) -> Vec<DataFault> {
    let mut faults = Vec::new();
    let mut tell = |name: &str, what: String, remedy| faults.push(of_reason(world, refusal, name, what, remedy));
    for code in sign.faults.iter().filter(|code| !(world.has_key)(&format!("fault-{code}"))) {
        tell(code, format!("there is no fault {code}"), "name a fault that has a sentence");
    }
    for id in sign.crosses.iter().filter(|id| !law.crosses.list.iter().any(|row| row.id == **id)) {
        tell(id, format!("there is no cross {id}"), "name a row of crosses.toml");
    }
    for item in sign.items.iter().filter(|item| !world.items.contains(*item)) {
        tell(item, format!("there is no item {item}"), "name an item of items.toml");
    }
    if sign.is_bare() && (sign.when.is_empty() || sign.items.is_empty()) {
        let remedy = "give it conditions and the items that mend it, or faults, or crosses";
        tell(&refusal.code, "a sign shows nothing".to_owned(), remedy);
    }
    faults
}

fn of_reason(world: &World, refusal: &Refusal, needle: &str, what: String, remedy: &str) -> DataFault {
    fault(world, refusals::FILE, &format!("\"{needle}\""), &format!("refusal {}", refusal.code), what, remedy)
}
