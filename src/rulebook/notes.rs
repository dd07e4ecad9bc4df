//! What is special in a province, as notes that the filer is shown: some follow from rules, some stand alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::provinces::{Age, Both, Province};
use super::rule::{Basis, Confidence, Ruled, Severity};
use super::when::{Case, When, all_hold};
use super::words::{Answer, Footer, Holder, LegalRep, LocalPhone, Nonlocal, OrgService, Promise, YoungerWith};
use crate::text::{Arg, Phrase};

/// The condition of a note for organisations.
const ORGANISATION: &str = "org=yes";
/// The condition of a note for individuals.
const INDIVIDUAL: &str = "org=no";
/// The condition of a note for government organs and public institutions.
const PUBLIC: &str = "family=government|institution";

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
    /// Whom it concerns; all must hold. None: everybody.
    #[serde(default)]
    pub when: Vec<When>,
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

    /// True if its sources disagree and its own sentence doesn't say so.
    pub fn unsure(&self) -> bool {
        self.confidence == Confidence::Low && !self.key.ends_with("-unclear")
    }

    /// Whether it concerns this case.
    pub fn concerns(&self, case: &Case) -> bool {
        all_hold(&self.when, case)
    }

    /// A note that follows from a rule; `when` as in the data.
    pub(super) fn of(basis: Basis, key: impl Into<String>, when: &[&str]) -> Note {
        let Basis { source, as_of, confidence, severity } = basis;
        let when =
            when.iter().map(|text| When::try_from((*text).to_owned()).expect("conditions of the code are sound"));
        Note { key: key.into(), when: when.collect(), args: BTreeMap::new(), source, as_of, confidence, severity }
    }

    fn with(mut self, name: &str, number: impl Into<i64>) -> Note {
        self.args.insert(name.to_owned(), NoteArg::Number(number.into()));
        self
    }
}

impl Province {
    /// Every note of the province, for whomever: what follows from its rules, then its own.
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        self.person_notes(&mut notes);
        self.paper_notes(&mut notes);
        self.site_notes(&mut notes);
        self.change_notes(&mut notes);
        notes.extend(self.note.iter().cloned());
        notes
    }

    /// What somebody is told who changes a filed subject, or adds to one without sites.
    fn change_notes(&self, notes: &mut Vec<Note>) {
        const CHANGES: &str = "kind=change_subject|change_both";
        if let Some(rule) = &self.change {
            notes.push(Note::of(rule.basis(), format!("note-change-{}", rule.value.word()), &[CHANGES]));
        }
        yes_or_no(
            notes,
            self.to_company.as_ref(),
            ["note-to-company-yes", "note-to-company-no"],
            &[INDIVIDUAL, CHANGES],
        );
        yes_or_no(
            notes,
            self.access_then_change.as_ref(),
            ["note-access-then-change-yes", "note-access-then-change-no"],
            &["facts_changed=yes"],
        );
        yes_or_no(notes, self.shell_add.as_ref(), ["note-shell-add-yes", "note-shell-add-no"], &["sites_left=no"]);
    }

    fn person_notes(&self, notes: &mut Vec<Note>) {
        for (rule, who) in [(&self.age_organisation, ORGANISATION), (&self.age_individual, INDIVIDUAL)] {
            if let Some(rule) = rule {
                notes.push(age_note(rule, who));
            }
        }
        match self.nonlocal.value {
            Nonlocal::Allowed => {}
            Nonlocal::Proof | Nonlocal::No | Nonlocal::Unclear => {
                let key = format!("note-nonlocal-{}", self.nonlocal.value.word());
                notes.push(Note::of(self.nonlocal.basis(), key, &[INDIVIDUAL, "local!=yes"]));
            }
        }
        for public in [false, true] {
            let rule = self.lr_of(public);
            let whom = match (&self.lr_institution, public) {
                (None, true) => continue,
                (None, false) => ORGANISATION,
                (Some(_), true) => PUBLIC,
                (Some(_), false) => "family=enterprise|social",
            };
            match rule.value {
                LegalRep::Free => {}
                LegalRep::Must | LegalRep::Letter | LegalRep::Unclear => {
                    let key = format!("note-lr-{}", rule.value.word());
                    notes.push(Note::of(rule.basis(), key, &[whom, "principal_is_lr!=yes"]));
                }
            }
        }
        let two = [ORGANISATION, "site_principal_same!=yes"];
        match self.site_letter.value {
            Answer::Yes | Answer::Unclear => {}
            Answer::No => notes.push(Note::of(self.site_letter.basis(), "note-site-letter-no", &two)),
        }
        let other = [ORGANISATION, "principal_is_lr!=yes", "site_principal_same!=yes"];
        flag(notes, self.lr_same_site.as_ref(), "note-lr-same-site", &other);
        flag(notes, self.one_unit.as_ref(), "note-one-unit", &[ORGANISATION]);
        if let Some(rule) = &self.local_phone {
            for (who, word) in each(&rule.value) {
                match word {
                    LocalPhone::No => {}
                    LocalPhone::Yes | LocalPhone::Advised => {
                        notes.push(Note::of(rule.basis(), format!("note-local-phone-{}", word.word()), who));
                    }
                }
            }
        }
        if let Some(rule) = &self.phones {
            let note = Note::of(rule.basis(), "note-phones", &[ORGANISATION]);
            notes.push(note.with("one", rule.value.one).with("two", rule.value.two));
        }
    }

    fn paper_notes(&self, notes: &mut Vec<Note>) {
        flag(notes, self.handheld.as_ref(), "note-handheld", &[INDIVIDUAL]);
        flag(notes, self.handheld_nonlocal_lr.as_ref(), "note-handheld-lr", &[ORGANISATION, "local!=yes"]);
        flag(notes, self.domain_certificate.as_ref(), "note-domain-certificate", &[]);
        flag(notes, self.board_form.as_ref(), "note-board-form", &[PUBLIC]);
        if let Some(rule) = &self.promise {
            let key = match rule.value {
                Promise::Guangdong => "note-promise-guangdong",
                Promise::Jiangsu => "note-promise-jiangsu",
            };
            notes.push(Note::of(rule.basis(), key, &[]));
        }
        match self.holder.value {
            Holder::LegalRep => {}
            Holder::Strict | Holder::Unclear => {
                let key = format!("note-holder-{}", self.holder.value.word());
                notes.push(Note::of(self.holder.basis(), key, &[ORGANISATION]));
            }
        }
        if let Some(rule) = &self.plan_from {
            for (who, count) in each(&rule.value) {
                notes.push(Note::of(rule.basis(), "note-plan", who).with("count", count));
            }
        }
    }

    fn site_notes(&self, notes: &mut Vec<Note>) {
        flag(notes, self.statement.as_ref(), "note-statement", &[INDIVIDUAL]);
        flag(notes, self.preapproval_remark.as_ref(), "note-preapproval-remark", &[]);
        if let Some(rule) = self.blog.as_ref().filter(|r| !r.value) {
            notes.push(Note::of(rule.basis(), "note-blog-no", &[INDIVIDUAL]));
        }
        if let Some(rule) = &self.remark_min {
            notes.push(Note::of(rule.basis(), "note-remark-min", &[INDIVIDUAL]).with("count", rule.value));
        }
        if let Some(rule) = &self.org_service {
            let key = match rule.value {
                OrgService::Portal => "note-service-portal",
                OrgService::NotOther => "note-service-not-other",
                OrgService::Remark => "note-service-remark",
            };
            notes.push(Note::of(rule.basis(), key, &[ORGANISATION]));
        }
        if let Some(rule) = &self.same_city {
            for (who, _) in each(&rule.value).into_iter().filter(|(_, asked)| *asked) {
                notes.push(Note::of(rule.basis(), "note-same-city", who));
            }
        }
        if let Some(rule) = &self.order_max {
            for (who, count) in each(&rule.value) {
                notes.push(Note::of(rule.basis(), "note-order-max", who).with("count", count));
            }
        }
        if let Some(rule) = &self.domains_per_site {
            notes.push(Note::of(rule.basis(), "note-domains-per-site", &[]).with("count", rule.value));
        }
        match self.footer.value {
            Footer::Site => {}
            Footer::Subject => notes.push(Note::of(self.footer.basis(), "note-footer-subject", &[])),
        }
    }
}

fn flag(notes: &mut Vec<Note>, rule: Option<&Ruled<bool>>, key: &str, when: &[&str]) {
    if let Some(rule) = rule.filter(|r| r.value) {
        notes.push(Note::of(rule.basis(), key, when));
    }
}

fn yes_or_no(notes: &mut Vec<Note>, rule: Option<&Ruled<bool>>, [yes, no]: [&str; 2], when: &[&str]) {
    if let Some(rule) = rule {
        notes.push(Note::of(rule.basis(), if rule.value { yes } else { no }, when));
    }
}

/// The value for each of the two with its condition, once for both where it is the same.
fn each<T: Copy + PartialEq>(both: &Both<T>) -> Vec<(&'static [&'static str], T)> {
    match (both.organisation, both.individual) {
        (Some(a), Some(b)) if a == b => vec![(&[], a)],
        (a, b) => {
            let organisation = a.map(|v| (&[ORGANISATION] as &[_], v));
            [organisation, b.map(|v| (&[INDIVIDUAL] as &[_], v))].into_iter().flatten().collect()
        }
    }
}

fn age_note(rule: &Ruled<Age>, who: &str) -> Note {
    let Age { min, from, with } = &rule.value;
    let key = match with {
        None => "note-age",
        Some(YoungerWith::Income) => "note-age-income",
        Some(YoungerWith::Employment) => "note-age-employment",
        Some(YoungerWith::Guardian) => "note-age-guardian",
        Some(YoungerWith::WorkOrGuardian) => "note-age-work-or-guardian",
        Some(YoungerWith::StudyOrWork) => "note-age-study-or-work",
    };
    let note = Note::of(rule.basis(), key, &[who, "age!=fine"]).with("min", *min);
    // Without a figure of its own the floor is 0, and the sentence leaves it out.
    if with.is_some() { note.with("from", from.unwrap_or(0)) } else { note }
}
