//! The keys that code and data ask for.

use std::collections::BTreeSet;

use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};

/// The keys that code and data ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Keys that must be there.
    pub keys: BTreeSet<String>,
    /// Keys that may be there though nobody names them in full: `province-*`, `item-*.after-*`. A `*` stands
    /// for any part without a point.
    pub patterns: BTreeSet<String>,
}

impl Wanted {
    /// Every text that these rules need: for their items, kinds, needs, stages, reminders and pages.
    pub fn of(rules: &Rules) -> Wanted {
        let mut wanted = Wanted::default();
        for item in &rules.items.list {
            wanted.item(&item.id, item.kind == Kind::Gate, item.options.iter().map(String::as_str));
            wanted.more(item, rules);
        }
        let plan = &rules.plan;
        wanted.all(plan.kinds.iter().map(|kind| &kind.id), &["kind-{}", "kind-{}.means"]);
        wanted.all(plan.kinds.iter().filter(|kind| kind.ends).map(|kind| &kind.id), &["kind-{}.next"]);
        wanted.all(plan.needs.iter().map(|need| &need.id), &["need-{}"]);
        wanted.all(plan.stages.iter().map(|stage| &stage.id), &["stage-{}", "stage-{}.means", "stage-{}.todo"]);
        wanted.all(plan.stages.iter().filter(|stage| stage.fix).map(|stage| &stage.id), &["fixed-{}", "news-{}"]);
        wanted.all(plan.stages.iter().flat_map(|stage| &stage.moves).map(|step| &step.id), &["move-{}"]);
        wanted.all(plan.reminders.iter().map(|reminder| &reminder.id), &["remind-{}", "remind-{}.name"]);
        let buttons = || plan.reminders.iter().flat_map(|reminder| &reminder.buttons);
        wanted.all(buttons(), &["button-remind_{}"]);
        wanted.all(buttons().filter(|button| *button != "go"), &["button-remind_{}_of"]);
        let looks = rules.law.looks.look.iter().map(|rule| &rule.id);
        wanted.all(looks, &["looked-{}_yes", "looked-{}_no", "looked-{}_unknown"]);
        let signs = rules.law.refusals.all().flat_map(|refusal| &refusal.sign);
        wanted.keys.extend(signs.filter_map(|sign| sign.says.clone()));
        wanted.all(plan.deck.iter().map(|page| &page.id), &["deck-{}", "deck-{}.help"]);
        wanted
    }

    /// The texts an item must have: its question, its short name and the reason why it is asked; one line of
    /// help or, for a page that is only read, the button that passes it; and what stands on its own options.
    pub fn item<'a>(&mut self, id: &str, gate: bool, options: impl IntoIterator<Item = &'a str>) {
        self.keys.insert(format!("item-{id}"));
        for attribute in ["label", "why", if gate { "go" } else { "help" }] {
            self.keys.insert(format!("item-{id}.{attribute}"));
        }
        let more = ["org", "help", "help_org", "example", "example_org", "done"];
        self.patterns.extend(more.map(|attribute| format!("item-{id}.{attribute}")));
        for option in options {
            self.keys.insert(format!("option-{id}-{option}"));
            self.patterns.insert(format!("item-{id}.after-{option}"));
        }
    }

    /// What else an item needs: its part, the button to another one, what is said after certain answers.
    fn more(&mut self, item: &Item, rules: &Rules) {
        self.keys.insert(format!("part-{}", item.part));
        if let Some(via) = &item.via {
            self.keys.insert(format!("item-{via}.via"));
        }
        self.keys.extend(item.after.iter().map(|after| format!("item-{}.{}", item.id, after.say)));
        if item.options_from.is_some() {
            let options = rules.options(item, &crate::rulebook::when::Case::default());
            self.keys.extend(options.iter().map(|option| rules.option_key(item, option)));
        }
    }

    /// The keys of each form for each id.
    fn all<'a>(&mut self, ids: impl Iterator<Item = &'a String>, forms: &[&str]) {
        for id in ids {
            self.keys.extend(forms.iter().map(|form| form.replace("{}", id)));
        }
    }

    /// True if somebody asks for this key.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key) || self.patterns.iter().any(|pattern| fits(key, pattern))
    }
}

/// True if the key is the pattern, each `*` standing for any part without a point.
pub(super) fn fits(key: &str, pattern: &str) -> bool {
    let Some((head, tail)) = pattern.split_once('*') else { return key == pattern };
    let Some(rest) = key.strip_prefix(head) else { return false };
    let part = rest.find('.').unwrap_or(rest.len());
    (0..=part).any(|at| rest.is_char_boundary(at) && fits(&rest[at..], tail))
}
