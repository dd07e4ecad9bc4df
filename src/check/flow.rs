//! Checks of the flow's data: what one row names must be there in another. All faults are told at once.

use std::collections::{BTreeMap, BTreeSet};

use crate::dialogue::{Stage, cross};
use crate::rulebook::Rules;
use crate::rulebook::data::{DataFault, line_of};
use crate::rulebook::files::Files;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::looks::Probe;
use crate::rulebook::photos::PhotoKind;
use crate::rulebook::places;
use crate::rulebook::subjects::Family;
use crate::rulebook::when::When;
use crate::validators;

/// Facts of a case that are no answers; the dialogue puts them there.
const FACTS: [&str; 12] =
    ["age", "denies", "earlier", "family", "kind", "looks", "order", "org", "plan", "review", "sites", "stage"];
/// Facts with a name behind the point: a word of the province, a reminder that is over, an item that is missing, what was found outside.
const NAMED_FACTS: [&str; 4] = ["province", "done", "missing", "looked"];
/// Lists of the law that options can be taken from.
const LISTS: [&str; 7] =
    ["certificates", "languages", "natures", "person_certificates", "preapprovals", "provinces", "services"];
/// What a reminder can count from, beside an item's date or end.
const BEGINNINGS: [&str; 4] = ["retention", "stage", "touched", "touched_desk"];
/// Buttons that a reminder can have.
const BUTTONS: [&str; 4] = ["done", "go", "later", "stop"];

/// Where a fault is: file, row, and what is quoted there.
struct Spot<'a> {
    file: &'a str,
    id: &'a str,
}

/// Collects faults.
struct Notes<'a> {
    files: &'a Files,
    faults: Vec<DataFault>,
}

impl Notes<'_> {
    /// Notes a fault of a row unless `fine`.
    fn unless(&mut self, fine: bool, spot: &Spot, what: impl FnOnce() -> String, remedy: &str) {
        if fine {
            return;
        }
        let line = self.files.get(spot.file).and_then(|text| line_of(text, &format!("= \"{}\"", spot.id)));
        let (file, key, remedy) = (spot.file.to_owned(), spot.id.to_owned(), remedy.to_owned());
        self.faults.push(DataFault { file, line, key, what: what(), remedy });
    }
}

/// Every fault of items, kinds, needs, stages, reminders and pages of the copy deck.
pub(super) fn faults(rules: &Rules, files: &Files) -> Vec<DataFault> {
    let mut notes = Notes { files, faults: Vec::new() };
    ids_are_unique(rules, &mut notes);
    items(rules, &mut notes);
    conditions(rules, &mut notes);
    stages(rules, &mut notes);
    reminders(rules, &mut notes);
    looks(rules, &mut notes);
    crosses(rules, &mut notes);
    papers(rules, &mut notes);
    notes.faults
}

fn ids_are_unique(rules: &Rules, notes: &mut Notes) {
    let plan = &rules.plan;
    let lists: [(&'static str, Vec<&String>); 7] = [
        ("crosses.toml", rules.law.crosses.list.iter().map(|row| &row.id).collect()),
        ("items.toml", rules.items.list.iter().map(|row| &row.id).collect()),
        ("kinds.toml", plan.kinds.iter().map(|row| &row.id).collect()),
        ("needs.toml", plan.needs.iter().map(|row| &row.id).collect()),
        ("stages.toml", plan.stages.iter().map(|row| &row.id).collect()),
        ("reminders.toml", plan.reminders.iter().map(|row| &row.id).collect()),
        ("deck.toml", plan.deck.iter().map(|row| &row.id).collect()),
    ];
    for (file, ids) in lists {
        let mut seen = BTreeSet::new();
        for id in ids {
            notes.unless(seen.insert(id), &Spot { file, id }, || "it is there twice".to_owned(), "keep one");
        }
    }
}

fn items(rules: &Rules, notes: &mut Notes) {
    for item in &rules.items.list {
        let spot = Spot { file: "items.toml", id: &item.id };
        for name in item.validator.iter().chain(&item.validator_org) {
            let known = match name.strip_prefix('@') {
                Some(other) => rules.items.get(other).is_some(),
                None => validators::find(name).is_some(),
            };
            notes.unless(known, &spot, || format!("there is no validator {name}"), "`beian field --list` names them");
        }
        for other in item.via.iter().chain(&item.propose) {
            let known = rules.items.get(other).is_some();
            notes.unless(known, &spot, || format!("there is no item {other}"), "name an item of items.toml");
        }
        for reads in &item.reads {
            let (other, from) = (&reads.item, item.is_picture());
            let known = from && rules.items.get(other).is_some_and(|item| item.kind == Kind::Text);
            notes.unless(
                known,
                &spot,
                || format!("{other} can't be read off {}", item.id),
                "name an item that is typed",
            );
        }
        if let Some(kind) = &item.photo {
            let known = PhotoKind::from_id(kind).is_some();
            notes.unless(known, &spot, || format!("there is no kind of picture {kind}"), "name one of photos.toml");
        }
        match &item.options_from {
            Some(list) => {
                let known = LISTS.contains(&list.as_str());
                notes.unless(known, &spot, || format!("the law has no list {list}"), "name one of the others");
            }
            None => {
                let none = matches!(item.kind, Kind::Choice | Kind::Many) && item.options.is_empty();
                notes.unless(!none, &spot, || "nothing can be chosen".to_owned(), "give options or options_from");
                // What is typed has no options: its default is a text like any other.
                let default = item.default.iter().filter(|_| item.kind != Kind::Text);
                let named = item.quick.iter().chain(&item.first).chain(default).chain(&item.all_ok);
                for option in named.filter(|option| !option.starts_with('@')) {
                    let known = item.options.contains(option);
                    notes.unless(known, &spot, || format!("it has no option {option}"), "name one of its options");
                }
            }
        }
    }
}

/// Conditions look at facts and values that there can be.
fn conditions(rules: &Rules, notes: &mut Notes) {
    let plan = &rules.plan;
    let facts = values(rules);
    let mut look = |file: &str, id: &str, when: &mut dyn Iterator<Item = &When>| {
        for condition in when {
            let spot = Spot { file, id };
            let fact = condition.fact.as_str();
            let known = facts.get(fact);
            let named = fact.split_once('.').is_some_and(|(head, _)| NAMED_FACTS.contains(&head));
            let what = || format!("a condition looks at {fact}, which nothing sets");
            notes.unless(known.is_some() || named, &spot, what, "name an item or a fact of the case");
            for value in
                known.into_iter().flatten().flat_map(|known| condition.values.iter().filter(|v| !known.contains(*v)))
            {
                let what = || format!("{fact} is never {value}");
                notes.unless(false, &spot, what, "name one of its options");
            }
        }
    };
    for item in &rules.items.list {
        look("items.toml", &item.id, &mut item.when.iter().chain(&item.or_when).chain(&item.optional_when));
        look("items.toml", &item.id, &mut item.reads.iter().flat_map(|reads| &reads.when));
    }
    for row in &rules.law.crosses.list {
        look("crosses.toml", &row.id, &mut row.when.iter());
    }
    for (id, _, when) in rules.law.sheets.places() {
        look("sheets.toml", id, &mut when.iter());
    }
    for kind in &plan.kinds {
        look("kinds.toml", &kind.id, &mut kind.when.iter());
    }
    for need in &plan.needs {
        look("needs.toml", &need.id, &mut need.when.iter().chain(&need.or_when));
    }
    for stage in &plan.stages {
        look("stages.toml", &stage.id, &mut stage.moves.iter().flat_map(|step| &step.skip_when));
    }
    for reminder in &plan.reminders {
        look("reminders.toml", &reminder.id, &mut reminder.when.iter());
    }
    for (province, note) in rules.law.provinces.values().flat_map(|p| p.note.iter().map(move |note| (p, note))) {
        look(&province.file(), &note.key, &mut note.when.iter());
    }
    for place in &rules.law.places.place {
        look(places::FILE, &place.items.join(", "), &mut place.when.iter());
    }
    for rule in &rules.law.looks.look {
        look("looks.toml", &rule.id, &mut rule.when.iter());
    }
    for line in &rules.law.names.remark_line {
        look("names.toml", &line.id, &mut line.when.iter());
    }
    for page in &plan.deck {
        look("deck.toml", &page.id, &mut page.when.iter());
    }
    for refusal in rules.law.refusals.all() {
        let signs = refusal.sign.iter().flat_map(|sign| &sign.when);
        look("refusals.toml", &refusal.code, &mut refusal.look.iter().flatten().chain(signs));
    }
}

/// Each fact that a condition can look at, with the values it can have; `None`: any.
fn values(rules: &Rules) -> BTreeMap<&str, Option<BTreeSet<String>>> {
    let mut facts: BTreeMap<&str, Option<BTreeSet<String>>> = FACTS.into_iter().map(|fact| (fact, None)).collect();
    facts.insert("kind", Some(rules.plan.kinds.iter().map(|kind| kind.id.clone()).collect()));
    for (fact, words) in [
        ("age", ["fine", "paper", "under"].as_slice()),
        ("family", &Family::ALL.map(Family::word)),
        ("order", &["within", "over"]),
        ("org", &["yes", "no"]),
        ("plan", &["asked", "none"]),
        ("sites", &["one", "several"]),
    ] {
        facts.insert(fact, Some(words.iter().map(|word| (*word).to_owned()).collect()));
    }
    let denied = rules.law.preapprovals.preapproval.iter().filter(|p| p.denied_in.is_some());
    facts.insert("denies", Some(denied.map(|p| p.id.clone()).collect()));
    facts.insert("looks", Some(Probe::ALL.map(|probe| probe.id().to_owned()).into()));
    facts.insert("stage", Some(Stage::ALL.iter().map(|stage| stage.id().to_owned()).collect()));
    for item in &rules.items.list {
        let own = matches!(item.kind, Kind::Choice | Kind::Many) && item.options_from.is_none();
        facts.insert(&item.id, own.then(|| item.options.iter().cloned().collect()));
    }
    facts
}

fn stages(rules: &Rules, notes: &mut Notes) {
    for stage in &rules.plan.stages {
        let spot = Spot { file: "stages.toml", id: &stage.id };
        let timed = stage.bound.is_some() || stage.hours.is_some();
        let what = || "its time has no basis".to_owned();
        notes.unless(!timed || stage.basis.is_some(), &spot, what, "say who sets it, and when");
        let known = Stage::of(&stage.id).is_some();
        notes.unless(known, &spot, || "no filing can stand there".to_owned(), "use the stages of the built-in file");
        for to in stage.moves.iter().flat_map(|step| step.skip_to.iter().chain([&step.to])) {
            let known = rules.plan.stage(to).is_some();
            notes.unless(known, &spot, || format!("there is no stage {to}"), "name a stage of stages.toml");
        }
    }
    for stage in Stage::ALL {
        let spot = Spot { file: "stages.toml", id: stage.id() };
        let known = rules.plan.stage(stage.id()).is_some();
        notes.unless(known, &spot, || "the stage is missing".to_owned(), "add it: filings can stand there");
    }
}

fn crosses(rules: &Rules, notes: &mut Notes) {
    for row in &rules.law.crosses.list {
        let spot = Spot { file: "crosses.toml", id: &row.id };
        let known = cross::checks().any(|name| name == row.check);
        notes.unless(known, &spot, || format!("there is no check {}", row.check), "take one of the other rows'");
        for item in &row.items {
            let known = rules.items.get(item).is_some();
            notes.unless(known, &spot, || format!("there is no item {item}"), "name an item of items.toml");
        }
        notes.unless(!row.items.is_empty(), &spot, || "it looks at nothing".to_owned(), "name the items it looks at");
    }
}

fn reminders(rules: &Rules, notes: &mut Notes) {
    for reminder in &rules.plan.reminders {
        let spot = Spot { file: "reminders.toml", id: &reminder.id };
        for stage in &reminder.stages {
            let known = rules.plan.stage(stage).is_some();
            notes.unless(known, &spot, || format!("there is no stage {stage}"), "name a stage of stages.toml");
        }
        let from = reminder.from.as_str();
        let known = match from.split_once(':') {
            Some(("date" | "end", item)) => rules.items.get(item).is_some(),
            Some(_) => false,
            None => BEGINNINGS.contains(&from),
        };
        let remedy = "count from stage, touched, touched_desk, retention, date:<item> or end:<item>";
        notes.unless(known, &spot, || format!("it can't count from {from}"), remedy);
        let what = || "its deadline has no basis".to_owned();
        notes.unless(!reminder.deadline || reminder.basis.is_some(), &spot, what, "say who sets it, and when");
        let timed = !(reminder.after.is_empty() && reminder.before.is_empty() && reminder.every.is_none());
        notes.unless(timed, &spot, || "it has no moment".to_owned(), "give after, before or every");
        for button in reminder.buttons.iter().filter(|button| !BUTTONS.contains(&button.as_str())) {
            notes.unless(false, &spot, || format!("there is no button {button}"), "take done, go, later or stop");
        }
        let to = reminder.to.as_deref();
        let known = matches!(to, None | Some("desk" | "filer"));
        notes.unless(known, &spot, || format!("{} is nobody", to.unwrap_or_default()), "send it to filer or desk");
    }
}

/// Papers are made where a picture of them is wanted; who denies a field does so in a province that there is.
fn papers(rules: &Rules, notes: &mut Notes) {
    for (id, item, _) in rules.law.sheets.places() {
        let spot = Spot { file: "sheets.toml", id };
        let known = rules.items.get(item).is_some_and(Item::is_picture);
        notes.unless(known, &spot, || format!("{item} is no item that wants a picture"), "name one of items.toml");
    }
    for (id, prints) in rules.law.sheets.prints() {
        let spot = Spot { file: "sheets.toml", id };
        for name in prints {
            let known = rules.items.get(name).is_some_and(|item| item.printed);
            notes.unless(known, &spot, || format!("{name} is printed nowhere"), "name a printed item of items.toml");
        }
    }
    for field in &rules.law.preapprovals.preapproval {
        let spot = Spot { file: "preapprovals.toml", id: &field.id };
        for code in field.denied_in.iter().flat_map(|denied| &denied.provinces) {
            let known = rules.law.province(code).is_some();
            notes.unless(known, &spot, || format!("there is no province {code}"), "take two digits of a province");
        }
    }
}

/// What calls for a look outside, and what is proposed after it, is there.
fn looks(rules: &Rules, notes: &mut Notes) {
    for rule in &rules.law.looks.look {
        let spot = Spot { file: "looks.toml", id: &rule.id };
        for item in rule.items.iter().chain(&rule.proposes) {
            let known = rules.items.get(item).is_some();
            notes.unless(known, &spot, || format!("there is no item {item}"), "name an item of items.toml");
        }
        for stage in &rule.stages {
            let known = rules.plan.stage(stage).is_some();
            notes.unless(known, &spot, || format!("there is no stage {stage}"), "name a stage of stages.toml");
        }
        for reminder in &rule.reminders {
            let known = rules.plan.reminders.iter().any(|r| r.id == *reminder);
            notes.unless(known, &spot, || format!("there is no reminder {reminder}"), "name one of reminders.toml");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{NAMED_FACTS, values};
    use crate::rulebook::when::number;
    use crate::rulebook::{Rules, Settings};
    use crate::text::Speech;

    #[test]
    fn no_two_facts_have_the_same_number() {
        let rules = Rules::builtin(&Speech::builtin(), Settings::default());
        let plain = values(&rules);
        let named = NAMED_FACTS.iter().flat_map(|head| plain.keys().map(move |name| format!("{head}.{name}")));
        let names: BTreeSet<String> = named.chain(plain.keys().map(|name| (*name).to_owned())).collect();
        let numbers: BTreeSet<u64> = names.iter().map(|name| number(name)).collect();
        assert!(names.len() > 400, "{}", names.len());
        assert_eq!(numbers.len(), names.len());
    }
}
