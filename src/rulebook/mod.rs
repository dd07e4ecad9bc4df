//! The law and the flow of questions as data, and what the dialogue asks of them.

pub mod address;
pub mod ask;
pub mod calendar;
pub mod checks;
pub mod choices;
pub mod crosses;
pub mod data;
pub mod divisions;
pub mod domains;
pub mod files;
pub mod forms;
pub mod gazetteer;
pub mod items;
pub mod law;
pub mod looks;
pub mod names;
pub mod notes;
pub mod photos;
pub mod places;
pub mod plan;
pub mod printable;
pub mod provinces;
pub mod refusals;
pub mod rule;
pub mod sheets;
pub mod signed;
pub mod signs;
pub mod sources;
pub mod subjects;
pub mod when;
pub mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use items::{Item, Items};
use law::Law;
use plan::Plan;
use when::{Case, Facts};

use data::DataFault;

use crate::text::{Lang, Phrase, Speech};

/// What an operator decides, as far as the dialogue must know it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The reviewers' group as configured; `None`: the filer guides himself.
    pub desk: Option<i64>,
    /// Where operators are told of what needs them: a group, or the private chat of one of them.
    pub operators: Option<i64>,
    /// Language of people whose client names none that we speak.
    pub lang: Option<Lang>,
    /// Time zone of new people, an IANA name.
    pub zone: String,
    /// Hours in which reminders rest: from, to (0–23), in the filer's zone.
    pub quiet: Option<(u32, u32)>,
    /// Days without a word of its filer until a filing is destroyed; `None`: never.
    pub retention_days: Option<u32>,
    /// What may be looked up outside.
    pub looks: BTreeSet<looks::Probe>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            desk: None,
            operators: None,
            lang: None,
            zone: "Asia/Shanghai".to_owned(),
            quiet: Some((22, 8)),
            retention_days: None,
            looks: BTreeSet::new(),
        }
    }
}

/// Everything the dialogue decides by: the law, the items, the words people may type.
#[derive(Debug)]
pub struct Rules {
    /// Names it in answers: what was judged by which rules.
    pub version: String,
    /// The law.
    pub law: Law,
    /// How sharp, how large … a picture must be.
    pub photos: photos::PhotoLimits,
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
    /// The words of each province's rules, as facts of every case there.
    provinces: BTreeMap<String, Arc<Facts>>,
}

impl Rules {
    /// The options of an item in this case, in order.
    pub fn options(&self, item: &Item, case: &Case) -> Vec<String> {
        let all = match item.options_from.as_deref() {
            None => item.options.clone(),
            Some(list) => self.law.options(list, case.get("nature"), case.get("family"), case.get("province")),
        };
        let first = item.first.iter().filter(|o| all.contains(o)).cloned();
        let rest = all.iter().filter(|o| !item.first.contains(o)).cloned();
        first.chain(rest).collect()
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

    /// The words of a province's rules, for conditions: `province.<fact>`.
    pub fn province_facts(&self, code: &str) -> Option<&Arc<Facts>> {
        self.provinces.get(code)
    }

    /// True if answers may be changed in this stage.
    pub fn stage_edits(&self, stage: &str) -> bool {
        self.plan.stage(stage).is_some_and(|s| s.edit)
    }

    /// The validator of an item in this case, by name.
    pub fn validator<'a>(&'a self, item: &'a Item, case: &Case) -> Option<&'a str> {
        let name = match (&item.validator_org, case.is("org", "yes")) {
            (Some(org), true) => org,
            (Some(_), false) | (None, _) => item.validator.as_ref()?,
        };
        match name.strip_prefix('@') {
            None => Some(name),
            Some(by) => Some(self.law.certificate_validator(case.get(by)?)),
        }
    }

    /// True if there is a sentence for this key.
    pub fn says(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// True if `typed` is what stands on the button of this key, in any language.
    pub fn typed(&self, key: &str, typed: &str) -> bool {
        let typed = as_typed(typed);
        !typed.is_empty() && self.words.get(key).is_some_and(|words| words.contains(&typed))
    }
}

impl Rules {
    /// Reads the rulebook's files and the words that stand on buttons.
    ///
    /// # Errors
    /// Every fault of every file, in the order of the files.
    pub fn load(files: &files::Files, speech: &Speech, settings: Settings) -> Result<Rules, Vec<DataFault>> {
        let mut faults = Vec::new();
        let law = Law::load(files).map_err(|found| faults.extend(found)).ok();
        let read = |file: &str| files.get(file).cloned();
        let plan = Plan::load(&read).map_err(|found| faults.extend(found.into_iter().map(whole_file))).ok();
        let items = one(files, "items.toml", Items::parse, &mut faults);
        let photos = one(files, "photos.toml", photos::PhotoLimits::parse, &mut faults);
        match (law, plan, items, photos) {
            (Some(law), Some(plan), Some(items), Some(photos)) if faults.is_empty() => {
                let keys = speech.keys(Lang::Zh).into_iter().map(str::to_owned).collect();
                let version = version(files);
                let provinces =
                    law.provinces.keys().map(|code| (code.clone(), Arc::new(facts_of(&law, code)))).collect();
                Ok(Rules { version, law, photos, items, plan, keys, words: words(speech), settings, provinces })
            }
            _ => Err(faults),
        }
    }

    /// The rulebook that the binary carries.
    ///
    /// # Panics
    /// Never with the data of this repository: the tests load it.
    pub fn builtin(speech: &Speech, settings: Settings) -> Rules {
        Rules::load(&files::builtin(), speech, settings).expect("the built-in rulebook is read by the tests")
    }
}

fn facts_of(law: &Law, code: &str) -> Facts {
    let mut facts = Facts::default();
    let trader = law.subjects.sole_trader_in(code).map_or("unclear", |rule| rule.filed_as.word());
    facts.put("province.sole_trader", trader);
    for (fact, word) in law.province(code).map(|p| p.facts()).unwrap_or_default() {
        facts.put(&format!("province.{fact}"), word);
    }
    facts
}

fn one<T>(
    files: &files::Files,
    file: &str,
    parse: fn(&str) -> Result<T, String>,
    faults: &mut Vec<DataFault>,
) -> Option<T> {
    let text = files.get(file).map(String::as_str).unwrap_or_default();
    parse(text).map_err(|what| faults.push(whole_file((file.to_owned(), what)))).ok()
}

fn whole_file((file, what): (String, String)) -> DataFault {
    let remedy = "use the names and words of the neighbouring entries".to_owned();
    DataFault { file, line: None, key: "file".to_owned(), what, remedy }
}

/// A name for this state of the rules: answers remember what they were judged by.
fn version(files: &files::Files) -> String {
    use std::fmt::Write as _;

    use sha2::Digest as _;
    let mut hash = sha2::Sha256::new();
    for (path, text) in files {
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    let mut name = String::new();
    for byte in digest.iter().take(4) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// A label as people type it: without marks around it, in lower case.
fn as_typed(label: &str) -> String {
    label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// What stands on buttons, in every language, as people would type it.
fn words(speech: &Speech) -> BTreeMap<String, Vec<String>> {
    const TYPED: [&str; 10] = [
        "option-",
        "province-",
        "nature-",
        "certificate-",
        "service-",
        "language-",
        "preapproval-",
        "button-",
        "move-",
        "item-",
    ];
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for lang in Lang::ALL {
        for key in speech.keys(lang) {
            let gate = key.starts_with("item-") && !key.ends_with(".go");
            let with_arguments = || !speech.missing(&Phrase::new(key), lang).is_empty();
            if gate || !TYPED.iter().any(|prefix| key.starts_with(prefix)) || with_arguments() {
                continue;
            }
            let word = as_typed(&speech.label(&Phrase::new(key), lang));
            words.entry(key.to_owned()).or_default().push(word);
        }
    }
    words
}
