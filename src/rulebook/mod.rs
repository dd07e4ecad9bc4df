//! The law and the flow of questions as data, and what the dialogue asks of them.

pub mod items;
pub mod law;
pub mod plan;
pub mod when;

use std::collections::{BTreeMap, BTreeSet};

use items::{Item, Items};
use law::Law;
use plan::Plan;
use when::Case;

use crate::text::Lang;

/// What an operator decides, as far as the dialogue must know it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The reviewers' group as configured; `None`: the filer guides himself.
    pub desk: Option<i64>,
    /// Language of people whose client names none that we speak.
    pub lang: Option<Lang>,
    /// Time zone of new people, an IANA name.
    pub zone: String,
    /// Hours in which reminders rest: from, to (0–23), in the filer's zone.
    pub quiet: Option<(u32, u32)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { desk: None, lang: None, zone: "Asia/Shanghai".to_owned(), quiet: Some((22, 8)) }
    }
}

/// Everything the dialogue decides by: the law, the items, the words people may type.
#[derive(Debug)]
pub struct Rules {
    /// Names it in answers: what was judged by which rules.
    pub version: String,
    /// The law.
    pub law: Law,
    /// Everything that can be asked.
    pub items: Items,
    /// Kinds, needs, stages, reminders, copy deck.
    pub plan: Plan,
    /// The keys that have a sentence: optional lines are said where they exist.
    pub keys: BTreeSet<String>,
    /// What stands on a button, by key, in every language, lower case: whatever can be tapped can be typed.
    pub words: BTreeMap<String, Vec<String>>,
    /// The operator's decisions.
    pub settings: Settings,
}

impl Rules {
    /// The options of an item in this case, in order.
    pub fn options(&self, item: &Item, case: &Case) -> Vec<String> {
        match item.options_from.as_deref() {
            None => item.options.clone(),
            Some(list) => self.law.options(list, case.get("nature"), case.get("family"), case.get("province")),
        }
    }

    /// The key of what stands on an option's button.
    pub fn option_key(&self, item: &Item, option: &str) -> String {
        match item.options_from.as_deref() {
            None => format!("option-{}-{option}", item.id),
            Some("natures") => format!("nature-{option}"),
            Some("provinces") => format!("province-{option}"),
            Some("certificates" | "person_certificates") => format!("certificate-{option}"),
            Some("services") => format!("service-{option}"),
            Some("languages") => format!("language-{option}"),
            Some(_) => format!("preapproval-{option}"),
        }
    }

    /// The words of a province's rules, for conditions.
    pub fn province_facts(&self, code: &str) -> BTreeMap<String, String> {
        self.law.province(code).map(|p| p.facts()).unwrap_or_default()
    }

    /// True if answers may be changed in this stage.
    pub fn stage_edits(&self, stage: &str) -> bool {
        self.plan.stage(stage).is_some_and(|s| s.edit)
    }

    /// The validator of an item in this case, by name.
    pub fn validator(&self, item: &Item, case: &Case) -> Option<String> {
        let name = match (&item.validator_org, case.is("org", "yes")) {
            (Some(org), true) => org,
            (Some(_), false) | (None, _) => item.validator.as_ref()?,
        };
        match name.strip_prefix('@') {
            None => Some(name.clone()),
            Some(by) => Some(self.law.certificate_validator(case.get(by)?).to_owned()),
        }
    }

    /// True if there is a sentence for this key.
    pub fn says(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// True if `typed` is what stands on the button of this key, in any language.
    pub fn typed(&self, key: &str, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        self.words.get(key).is_some_and(|words| words.contains(&typed))
    }
}
