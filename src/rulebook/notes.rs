//! What is special in a province, as notes that the filer is shown: some follow from rules, some stand alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::provinces::{Age, Both, Province};
use super::rule::{Basis, Confidence, Ruled, Severity};
use super::words::{Answer, Footer, Holder, LegalRep, LocalPhone, Nonlocal, OrgService, Promise, YoungerWith};
use crate::text::{Arg, Phrase};

/// For whom a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Only individuals.
    Individual,
    /// Only organisations.
    Organisation,
    /// Everybody.
    Both,
}

/// A number or words of the data, for a note's sentence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum NoteArg {
    /// A number.
    Number(i64),
    /// Words to copy, in Chinese as the forms want them.
    Words(String),
}

/// One thing that is special in a province.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The key of its sentence: `note-one-unit`. Several provinces may share one.
    pub key: String,
    /// For whom it is.
    pub when: When,
    /// Numbers and words of the sentence.
    #[serde(default)]
    pub args: BTreeMap<String, NoteArg>,
    /// Who says so.
    pub source: String,
    /// The day on which the source said so, as near as is known.
    #[serde(deserialize_with = "super::rule::day")]
    pub as_of: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
    /// What it does.
    pub severity: Severity,
}

impl Note {
    /// Its sentence.
    pub fn phrase(&self) -> Phrase {
        let mut phrase = Phrase::new(self.key.clone());
        for (name, arg) in &self.args {
            let arg = match arg {
                NoteArg::Number(n) => Arg::Num(*n),
                NoteArg::Words(words) => Arg::Code(words.clone()),
            };
            phrase = phrase.with(name, arg);
        }
        phrase
    }

    /// Its basis.
    pub fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }

    /// Whether it concerns an organisation, or else an individual.
    pub fn concerns(&self, organisation: bool) -> bool {
        match self.when {
            When::Individual => !organisation,
            When::Organisation => organisation,
            When::Both => true,
        }
    }

    fn of<T>(rule: &Ruled<T>, key: impl Into<String>, when: When) -> Note {
        let basis = rule.basis();
        Note {
            key: key.into(),
            when,
            args: BTreeMap::new(),
            source: basis.source,
            as_of: basis.as_of,
            confidence: basis.confidence,
            severity: basis.severity,
        }
    }

    fn with(mut self, name: &str, number: impl Into<i64>) -> Note {
        self.args.insert(name.to_owned(), NoteArg::Number(number.into()));
        self
    }
}

impl Province {
    /// What an organisation, or else an individual, is told of this province, the gravest first:
    /// what follows from its rules, then its own notes.
    pub fn notes(&self, organisation: bool) -> Vec<Note> {
        let mut notes = self.all_notes();
        notes.retain(|note| note.concerns(organisation));
        notes.sort_by_key(|note| std::cmp::Reverse(note.severity));
        notes
    }

    /// Every note of the province, for whomever.
    pub fn all_notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        self.person_notes(&mut notes);
        self.paper_notes(&mut notes);
        self.site_notes(&mut notes);
        notes.extend(self.note.iter().cloned());
        notes
    }

    /// What a filer is told who changes a filed subject, or adds to one without sites.
    pub fn change_notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if let Some(rule) = &self.change {
            notes.push(Note::of(rule, format!("note-change-{}", rule.value.word()), When::Both));
        }
        let answers = [
            ("to-company", &self.to_company, When::Individual),
            ("access-then-change", &self.access_then_change, When::Both),
            ("shell-add", &self.shell_add, When::Both),
        ];
        for (key, rule, when) in answers {
            if let Some(rule) = rule {
                let word = if rule.value { "yes" } else { "no" };
                notes.push(Note::of(rule, format!("note-{key}-{word}"), when));
            }
        }
        notes
    }

    fn person_notes(&self, notes: &mut Vec<Note>) {
        for (rule, when) in [(&self.age_organisation, When::Organisation), (&self.age_individual, When::Individual)] {
            if let Some(rule) = rule {
                notes.push(age_note(rule, when));
            }
        }
        match self.nonlocal.value {
            Nonlocal::Allowed => {}
            Nonlocal::Proof | Nonlocal::No | Nonlocal::Unclear => {
                let key = format!("note-nonlocal-{}", self.nonlocal.value.word());
                notes.push(Note::of(&self.nonlocal, key, When::Individual));
            }
        }
        match self.lr.value {
            LegalRep::Free => {}
            LegalRep::Must | LegalRep::Letter | LegalRep::Unclear => {
                let key = format!("note-lr-{}", self.lr.value.word());
                notes.push(Note::of(&self.lr, key, When::Organisation));
            }
        }
        match self.site_letter.value {
            Answer::Yes | Answer::Unclear => {}
            Answer::No => notes.push(Note::of(&self.site_letter, "note-site-letter-no", When::Organisation)),
        }
        flag(notes, self.lr_same_site.as_ref(), "note-lr-same-site", When::Organisation);
        flag(notes, self.one_unit.as_ref(), "note-one-unit", When::Organisation);
        if let Some(rule) = &self.local_phone {
            for (when, word) in each(&rule.value) {
                match word {
                    LocalPhone::No => {}
                    LocalPhone::Yes | LocalPhone::Advised => {
                        notes.push(Note::of(rule, format!("note-local-phone-{}", word.word()), when));
                    }
                }
            }
        }
        if let Some(rule) = &self.phones {
            let note = Note::of(rule, "note-phones", When::Organisation);
            notes.push(note.with("one", rule.value.one).with("two", rule.value.two));
        }
    }

    fn paper_notes(&self, notes: &mut Vec<Note>) {
        flag(notes, self.handheld.as_ref(), "note-handheld", When::Individual);
        flag(notes, self.handheld_nonlocal_lr.as_ref(), "note-handheld-lr", When::Organisation);
        flag(notes, self.domain_certificate.as_ref(), "note-domain-certificate", When::Both);
        flag(notes, self.board_form.as_ref(), "note-board-form", When::Organisation);
        if let Some(rule) = &self.promise {
            let key = match rule.value {
                Promise::Guangdong => "note-promise-guangdong",
                Promise::Jiangsu => "note-promise-jiangsu",
            };
            notes.push(Note::of(rule, key, When::Both));
        }
        match self.holder.value {
            Holder::LegalRep => {}
            Holder::Strict | Holder::Unclear => {
                let key = format!("note-holder-{}", self.holder.value.word());
                notes.push(Note::of(&self.holder, key, When::Organisation));
            }
        }
        if let Some(rule) = &self.plan_from {
            for (when, count) in each(&rule.value) {
                notes.push(Note::of(rule, "note-plan", when).with("count", count));
            }
        }
    }

    fn site_notes(&self, notes: &mut Vec<Note>) {
        flag(notes, self.statement.as_ref(), "note-statement", When::Individual);
        flag(notes, self.preapproval_remark.as_ref(), "note-preapproval-remark", When::Both);
        if let Some(rule) = self.blog.as_ref().filter(|r| !r.value) {
            notes.push(Note::of(rule, "note-blog-no", When::Individual));
        }
        if let Some(rule) = &self.remark_min {
            notes.push(Note::of(rule, "note-remark-min", When::Individual).with("count", rule.value));
        }
        if let Some(rule) = &self.org_service {
            let key = match rule.value {
                OrgService::Portal => "note-service-portal",
                OrgService::NotOther => "note-service-not-other",
                OrgService::Remark => "note-service-remark",
            };
            notes.push(Note::of(rule, key, When::Organisation));
        }
        if let Some(rule) = &self.same_city {
            for (when, _) in each(&rule.value).into_iter().filter(|(_, asked)| *asked) {
                notes.push(Note::of(rule, "note-same-city", when));
            }
        }
        if let Some(rule) = &self.order_max {
            for (when, count) in each(&rule.value) {
                notes.push(Note::of(rule, "note-order-max", when).with("count", count));
            }
        }
        if let Some(rule) = &self.domains_per_site {
            notes.push(Note::of(rule, "note-domains-per-site", When::Both).with("count", rule.value));
        }
        match self.footer.value {
            Footer::Site => {}
            Footer::Subject => notes.push(Note::of(&self.footer, "note-footer-subject", When::Both)),
        }
    }
}

fn flag(notes: &mut Vec<Note>, rule: Option<&Ruled<bool>>, key: &str, when: When) {
    if let Some(rule) = rule.filter(|r| r.value) {
        notes.push(Note::of(rule, key, when));
    }
}

/// The value for each of the two, once for both where it is the same.
fn each<T: Copy + PartialEq>(both: &Both<T>) -> Vec<(When, T)> {
    match (both.organisation, both.individual) {
        (Some(a), Some(b)) if a == b => vec![(When::Both, a)],
        (a, b) => {
            [a.map(|v| (When::Organisation, v)), b.map(|v| (When::Individual, v))].into_iter().flatten().collect()
        }
    }
}

fn age_note(rule: &Ruled<Age>, when: When) -> Note {
    let Age { min, from, with } = &rule.value;
    let key = match with {
        None => "note-age",
        Some(YoungerWith::Income) => "note-age-income",
        Some(YoungerWith::Employment) => "note-age-employment",
        Some(YoungerWith::Guardian) => "note-age-guardian",
        Some(YoungerWith::WorkOrGuardian) => "note-age-work-or-guardian",
        Some(YoungerWith::StudyOrWork) => "note-age-study-or-work",
    };
    let note = Note::of(rule, key, when).with("min", *min);
    // Without a figure of its own the floor is 0, and the sentence leaves it out.
    if with.is_some() { note.with("from", from.unwrap_or(0)) } else { note }
}
