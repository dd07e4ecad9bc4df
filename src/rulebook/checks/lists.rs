//! Checks of the lists: subjects, choices, refusals, and the sentences for all of them.

use std::collections::BTreeSet;

use super::{World, fault, keys, twice};
use crate::rulebook::data::DataFault;
use crate::rulebook::law::Law;
use crate::rulebook::subjects::Family;
use crate::rulebook::{choices, refusals, subjects};

pub(super) fn certificates(law: &Law, world: &World) -> Vec<DataFault> {
    let known: BTreeSet<u16> = law.subjects.certificate.iter().map(|c| c.code).collect();
    let mut faults = Vec::new();
    let mut shown = BTreeSet::new();
    for nature in &law.subjects.nature {
        let key = format!("nature {}", nature.code);
        let needle = format!("zh = \"{}\"", nature.zh);
        if nature.certificates.is_empty() {
            let what = "no certificate shows this nature".to_owned();
            faults.push(fault(world, subjects::FILE, &needle, &key, what, "name one"));
        }
        for code in &nature.certificates {
            shown.insert(*code);
            if !known.contains(code) {
                let what = format!("certificate {code} is not there");
                faults.push(fault(world, subjects::FILE, &needle, &key, what, "add it, or name another"));
            }
        }
    }
    for certificate in &law.subjects.certificate {
        let needle = format!("code = {}", certificate.code);
        let key = format!("certificate {}", certificate.code);
        if !shown.contains(&certificate.code) {
            let what = "no nature takes it".to_owned();
            faults.push(fault(world, subjects::FILE, &needle, &key, what, "name it at a nature, or take it out"));
        }
    }
    let codes = law.subjects.certificate.iter().map(|c| format!("certificate {}", c.code));
    let natures = law.subjects.nature.iter().map(|n| format!("nature {}", n.code));
    faults.extend(twice(world, subjects::FILE, codes.chain(natures)));
    faults
}

pub(super) fn credit_prefixes(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    for entry in &law.subjects.credit_prefix {
        let key = format!("credit_prefix {}", entry.prefix);
        let needle = format!("prefix = \"{}\"", entry.prefix);
        if entry.prefix.chars().count() != 2 {
            let what = "a credit code's beginning has two characters".to_owned();
            faults.push(fault(world, subjects::FILE, &needle, &key, what, "write two"));
        }
        for code in entry.natures.iter().filter(|code| law.subjects.nature(**code).is_none()) {
            let what = format!("nature {code} is not there");
            faults.push(fault(world, subjects::FILE, &needle, &key, what, "add it, or name another"));
        }
    }
    let names = law.subjects.credit_prefix.iter().map(|p| format!("credit_prefix {}", p.prefix));
    faults.extend(twice(world, subjects::FILE, names));
    faults
}

pub(super) fn sole_traders(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    for entry in law.subjects.sole_trader.iter().filter(|s| !law.provinces.contains_key(&s.province)) {
        let key = format!("sole_trader {}", entry.province);
        let needle = format!("province = \"{}\"", entry.province);
        let what = "there is no such province".to_owned();
        faults.push(fault(world, subjects::FILE, &needle, &key, what, "write the two digits of its file's name"));
    }
    let names = law.subjects.sole_trader.iter().map(|s| format!("sole_trader {}", s.province));
    faults.extend(twice(world, subjects::FILE, names));
    faults
}

pub(super) fn services(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    let mut tell = |needle: &str, key: &str, what: String, remedy: &str| {
        faults.push(fault(world, choices::SERVICES_FILE, needle, key, what, remedy));
    };
    for service in &law.services.service {
        let key = format!("service {}", service.code);
        let needle = format!("code = {}", service.code);
        if let Some(id) = service.preapproval.as_ref().filter(|id| law.preapprovals.get(id).is_none()) {
            tell(&needle, &key, format!("pre-approval {id} is not there"), "add it, or name another");
        }
        if service.default_for.iter().any(|family| !service.families.contains(family)) {
            tell(
                &needle,
                &key,
                "it is proposed to a family that may not choose it".to_owned(),
                "add the family to `families`",
            );
        }
    }
    for family in Family::ALL {
        let count = law.services.service.iter().filter(|s| s.default_for.contains(&family)).count();
        if count != 1 {
            let what = format!("{} has {count} proposed services", family.word());
            tell("default_for", "default_for", what, "propose exactly one to each family");
        }
    }
    let names = law.services.service.iter().map(|s| format!("service {}", s.code));
    faults.extend(twice(world, choices::SERVICES_FILE, names));
    faults
}

pub(super) fn languages(law: &Law, world: &World) -> Vec<DataFault> {
    let names = law.languages.language.iter().map(|l| format!("language {}", l.code));
    let mut faults = twice(world, choices::LANGUAGES_FILE, names);
    let count = law.languages.language.iter().filter(|l| l.default).count();
    if count != 1 {
        let what = format!("{count} languages are chosen beforehand");
        faults.push(fault(world, choices::LANGUAGES_FILE, "default", "default", what, "choose exactly one"));
    }
    faults
}

pub(super) fn preapprovals(law: &Law, world: &World) -> Vec<DataFault> {
    let names = law.preapprovals.preapproval.iter().map(|p| format!("preapproval {}", p.id));
    let mut faults = twice(world, choices::PREAPPROVALS_FILE, names);
    for entry in &law.preapprovals.preapproval {
        let key = format!("preapproval {}", entry.id);
        let needle = format!("id = \"{}\"", entry.id);
        if entry.words.is_empty() || entry.words.iter().any(String::is_empty) {
            let what = "it has no words, or an empty one, that call for it".to_owned();
            faults.push(fault(world, choices::PREAPPROVALS_FILE, &needle, &key, what, "name the words"));
        }
        if entry.documents.is_empty() && !entry.abolished {
            let what = "no paper shows it, and it is not abolished".to_owned();
            faults.push(fault(world, choices::PREAPPROVALS_FILE, &needle, &key, what, "name the paper"));
        }
    }
    faults
}

pub(super) fn refusal_titles(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    for refusal in law.refusals.all() {
        let first = law.refusals.recognise(&refusal.title).first().map(|first| first.code.clone());
        if first.as_ref() != Some(&refusal.code) {
            let key = format!("refusal {}", refusal.code);
            let what = format!("its own title is taken for {}", first.as_deref().unwrap_or("nothing"));
            let remedy = "give it a phrase of its own, or the other a narrower one";
            faults.push(fault(world, refusals::FILE, &refusal.title, &key, what, remedy));
        }
    }
    let names = law.refusals.all().map(|r| format!("refusal {}", r.code));
    faults.extend(twice(world, refusals::FILE, names));
    faults
}

pub(super) fn refusal_items(law: &Law, world: &World) -> Vec<DataFault> {
    let mut faults = Vec::new();
    for refusal in law.refusals.all() {
        for item in refusal.all_items().into_iter().filter(|item| !world.items.contains(*item)) {
            let key = format!("refusal {}", refusal.code);
            let what = format!("there is no item {item}");
            faults.push(fault(world, refusals::FILE, item, &key, what, "name an item of items.toml"));
        }
    }
    faults
}

pub(super) fn sentences(law: &Law, world: &World) -> Vec<DataFault> {
    let missing = keys(law).into_iter().filter(|key| !(world.has_key)(key));
    let tell = |key: String| DataFault {
        file: "locales/*/law.ftl".to_owned(),
        line: None,
        what: "a language has no sentence for it".to_owned(),
        remedy: "write it in every language, with the same arguments".to_owned(),
        key,
    };
    missing.map(tell).collect()
}
