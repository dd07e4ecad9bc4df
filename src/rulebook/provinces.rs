//! The thirty-one provinces: what each bureau asks, as rules with their basis, and as words that conditions can test.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::notes::Note;
use super::rule::{Basis, Ruled, Traced};
use super::words::{Answer, Change, Footer, Holder, LegalRep, LocalPhone, Nonlocal, OrgService, Promise, YoungerWith};

/// From which age a person may be principal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Age {
    /// Years from which nothing more is asked.
    pub min: u8,
    /// Years from which someone younger is taken with a paper; without it no lower figure is known.
    #[serde(default)]
    pub from: Option<u8>,
    /// That paper; without it nobody younger is taken.
    #[serde(default)]
    pub with: Option<YoungerWith>,
}

/// The same rule for organisations and for individuals, where it differs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    /// For organisations; without it no rule is known.
    #[serde(default = "Option::default")]
    pub organisation: Option<T>,
    /// For individuals; without it no rule is known.
    #[serde(default = "Option::default")]
    pub individual: Option<T>,
}

/// How many different phones an order needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phones {
    /// With one person as both principals.
    pub one: u8,
    /// With two persons.
    pub two: u8,
}

/// One province and its rules. A rule that is absent was found in no source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Province {
    /// Two digits, as in ID numbers: `33`.
    pub code: String,
    /// The short Chinese name: 浙江.
    pub zh: String,
    /// The full Chinese name: 浙江省.
    pub full: String,
    /// The English name: Zhejiang.
    pub en: String,
    /// The characters that filing numbers begin with: 浙.
    pub abbr: Vec<String>,
    /// Further names by which it is known in addresses.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Age of an organisation's principals.
    pub age_organisation: Option<Ruled<Age>>,
    /// Age of an individual.
    pub age_individual: Option<Ruled<Age>>,
    /// Individuals from elsewhere.
    pub nonlocal: Ruled<Nonlocal>,
    /// The subject's principal and the legal representative.
    pub lr: Ruled<LegalRep>,
    /// The same in government organs and public institutions, where it differs.
    pub lr_institution: Option<Ruled<LegalRep>>,
    /// Whether a principal who is not the legal representative must be the site's principal too.
    pub lr_same_site: Option<Ruled<bool>>,
    /// Whether a letter is taken for a site's principal who is not the legal representative.
    pub site_letter: Ruled<Answer>,
    /// Who may hold an organisation's domain.
    pub holder: Ruled<Holder>,
    /// Phones of the province.
    pub local_phone: Option<Ruled<Both<LocalPhone>>>,
    /// How many different phones.
    pub phones: Option<Ruled<Phones>>,
    /// Whether an individual takes the photo with the card in hand.
    pub handheld: Option<Ruled<bool>>,
    /// Whether a legal representative with papers of another province takes it.
    pub handheld_nonlocal_lr: Option<Ruled<bool>>,
    /// A promise of the province's own.
    pub promise: Option<Ruled<Promise>>,
    /// Whether individuals write the statement "no company's content" into the remark.
    pub statement: Option<Ruled<bool>>,
    /// Whether individuals may choose 博客/个人空间.
    pub blog: Option<Ruled<bool>>,
    /// Whether the domain's certificate is obligatory.
    pub domain_certificate: Option<Ruled<bool>>,
    /// Characters an individual's remark has at least.
    pub remark_min: Option<Ruled<u16>>,
    /// Whether the address for letters lies in the city of the certificate's address.
    pub same_city: Option<Ruled<Both<bool>>>,
    /// Service content of organisations.
    pub org_service: Option<Ruled<OrgService>>,
    /// Whether every remark says that no pre-approval is concerned.
    pub preapproval_remark: Option<Ruled<bool>>,
    /// Whether a person may be principal of one unit only.
    pub one_unit: Option<Ruled<bool>>,
    /// Whether party organs and public institutions need the establishment office's form.
    pub board_form: Option<Ruled<bool>>,
    /// Sites or domains in one order, at most.
    pub order_max: Option<Ruled<Both<u16>>>,
    /// Domains of one site, at most.
    pub domains_per_site: Option<Ruled<u16>>,
    /// From how many sites on a plan of the site (建设方案书) is asked.
    pub plan_from: Option<Ruled<Both<u16>>>,
    /// What may be changed of a filed subject.
    pub change: Option<Ruled<Change>>,
    /// Whether an individual's filing may become that of his own company.
    pub to_company: Option<Ruled<bool>>,
    /// Whether access may be filed before a change (先接入后变更).
    pub access_then_change: Option<Ruled<bool>>,
    /// Whether a subject without sites (空壳) may add a site at once.
    pub shell_add: Option<Ruled<bool>>,
    /// The number in the footer.
    pub footer: Ruled<Footer>,
    /// What else is special.
    #[serde(default)]
    pub note: Vec<Note>,
}

impl Age {
    /// How somebody of that age fares: `fine`, `paper` (taken with a paper), `under` (not taken).
    pub fn judge(&self, years: i32) -> &'static str {
        let (min, from) = (i32::from(self.min), i32::from(self.from.unwrap_or(0)));
        match self.with {
            _ if years >= min => "fine",
            Some(_) if years >= from => "paper",
            Some(_) | None => "under",
        }
    }
}

fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn or_unclear(rule: Option<&Ruled<bool>>) -> &'static str {
    rule.map_or("unclear", |r| yes_no(r.value))
}

impl Province {
    /// The rule of age for an organisation's principals, or else for individuals.
    pub fn age(&self, organisation: bool) -> Option<&Age> {
        let rule = if organisation { &self.age_organisation } else { &self.age_individual };
        rule.as_ref().map(|rule| &rule.value)
    }

    /// The subject's principal and the legal representative, in a public body or else in any other unit.
    pub fn lr_of(&self, public: bool) -> &Ruled<LegalRep> {
        self.lr_institution.as_ref().filter(|_| public).unwrap_or(&self.lr)
    }

    /// How many sites one order takes, and from how many on a plan is asked.
    pub fn order(&self, organisation: bool) -> (Option<u16>, Option<u16>) {
        let of = |rule: &Option<Ruled<Both<u16>>>| {
            let both = &rule.as_ref()?.value;
            if organisation { both.organisation } else { both.individual }
        };
        (of(&self.order_max), of(&self.plan_from))
    }

    /// The words that conditions of the flow test. Every key is there for every province:
    ///
    /// | key | words |
    /// |---|---|
    /// | `code` | two digits |
    /// | `nonlocal` | allowed, proof, no, unclear |
    /// | `lr` | must, letter, free, unclear; in a case: as it holds for that subject |
    /// | `site_letter` | yes, no, unclear |
    /// | `holder` | strict, legal_rep, unclear |
    /// | `local_phone`, `local_phone_organisation`, `local_phone_individual` | yes, no, advised (the first: the stricter of the two) |
    /// | `promise` | guangdong, jiangsu, none |
    /// | `footer` | subject, site |
    /// | `blog` | no, yes |
    /// | `org_service` | portal, not_other, remark, any |
    /// | `change` | free, renamed, unclear |
    /// | `to_company`, `access_then_change`, `shell_add` | yes, no, unclear |
    /// | `handheld`, `handheld_nonlocal_lr`, `statement`, `domain_certificate`, `preapproval_remark`, `one_unit`, `board_form`, `lr_same_site`, `same_city_organisation`, `same_city_individual` | yes, no |
    /// | `age_organisation`, `age_individual` | years, 0 without a rule |
    /// | `age_organisation_from`, `age_individual_from` | years from which someone younger is taken with a paper; 0 without a figure; as above where nobody younger is taken |
    /// | `age_organisation_with`, `age_individual_with` | none, income, employment, guardian, work_or_guardian, study_or_work |
    /// | `remark_min`, `order_max_organisation`, `order_max_individual`, `domains_per_site`, `plan_from_organisation`, `plan_from_individual`, `phones_one`, `phones_two` | a number, 0 without a rule |
    pub fn facts(&self) -> BTreeMap<String, String> {
        let mut facts = BTreeMap::new();
        let mut put = |key: &str, value: &str| {
            facts.insert(key.to_owned(), value.to_owned());
        };
        put("code", &self.code);
        put("nonlocal", self.nonlocal.value.word());
        put("lr", self.lr.value.word());
        put("site_letter", self.site_letter.value.word());
        put("holder", self.holder.value.word());
        put("promise", self.promise.as_ref().map_or("none", |r| r.value.word()));
        put("footer", self.footer.value.word());
        put("blog", yes_no(self.blog.as_ref().is_none_or(|r| r.value)));
        put("org_service", self.org_service.as_ref().map_or("any", |r| r.value.word()));
        put("change", self.change.as_ref().map_or("unclear", |r| r.value.word()));
        put("to_company", or_unclear(self.to_company.as_ref()));
        put("access_then_change", or_unclear(self.access_then_change.as_ref()));
        put("shell_add", or_unclear(self.shell_add.as_ref()));
        self.put_phones(&mut put);
        self.put_ages(&mut put);
        self.put_yes_no(&mut put);
        self.put_numbers(&mut put);
        facts
    }

    fn put_phones(&self, put: &mut dyn FnMut(&str, &str)) {
        let rule = self.local_phone.as_ref().map(|r| &r.value);
        let organisation = rule.and_then(|b| b.organisation).unwrap_or(LocalPhone::No);
        let individual = rule.and_then(|b| b.individual).unwrap_or(LocalPhone::No);
        let either = [LocalPhone::Yes, LocalPhone::Advised]
            .into_iter()
            .find(|word| [organisation, individual].contains(word))
            .unwrap_or(LocalPhone::No);
        put("local_phone_organisation", organisation.word());
        put("local_phone_individual", individual.word());
        put("local_phone", either.word());
        let phones = self.phones.as_ref().map(|r| &r.value);
        put("phones_one", &phones.map_or(0, |p| p.one).to_string());
        put("phones_two", &phones.map_or(0, |p| p.two).to_string());
    }

    fn put_ages(&self, put: &mut dyn FnMut(&str, &str)) {
        for (key, rule) in [("age_organisation", &self.age_organisation), ("age_individual", &self.age_individual)] {
            let age = rule.as_ref().map(|r| &r.value);
            let min = age.map_or(0, |a| a.min);
            let with = age.and_then(|a| a.with);
            let from = age.and_then(|a| a.from).unwrap_or(if with.is_some() { 0 } else { min });
            put(key, &min.to_string());
            put(&format!("{key}_from"), &from.to_string());
            put(&format!("{key}_with"), with.map_or("none", YoungerWith::word));
        }
    }

    fn put_yes_no(&self, put: &mut dyn FnMut(&str, &str)) {
        for (key, rule) in [
            ("handheld", &self.handheld),
            ("handheld_nonlocal_lr", &self.handheld_nonlocal_lr),
            ("statement", &self.statement),
            ("domain_certificate", &self.domain_certificate),
            ("preapproval_remark", &self.preapproval_remark),
            ("one_unit", &self.one_unit),
            ("board_form", &self.board_form),
            ("lr_same_site", &self.lr_same_site),
        ] {
            put(key, yes_no(rule.as_ref().is_some_and(|r| r.value)));
        }
        let city = self.same_city.as_ref().map(|r| &r.value);
        put("same_city_organisation", yes_no(city.and_then(|b| b.organisation).unwrap_or(false)));
        put("same_city_individual", yes_no(city.and_then(|b| b.individual).unwrap_or(false)));
    }

    fn put_numbers(&self, put: &mut dyn FnMut(&str, &str)) {
        for (key, rule) in [("order_max", &self.order_max), ("plan_from", &self.plan_from)] {
            let both = rule.as_ref().map(|r| &r.value);
            let organisation = both.and_then(|b| b.organisation).unwrap_or(0);
            let individual = both.and_then(|b| b.individual).unwrap_or(0);
            put(&format!("{key}_organisation"), &organisation.to_string());
            put(&format!("{key}_individual"), &individual.to_string());
        }
        put("remark_min", &self.remark_min.as_ref().map_or(0, |r| r.value).to_string());
        put("domains_per_site", &self.domains_per_site.as_ref().map_or(0, |r| r.value).to_string());
    }

    /// The file it lies in, inside the rulebook.
    pub fn file(&self) -> String {
        format!("provinces/{}.toml", self.code)
    }

    /// Every rule of it with its basis.
    pub fn traced(&self) -> Vec<Traced> {
        fn basis<T>(rule: Option<&Ruled<T>>) -> Option<Basis> {
            rule.map(Ruled::basis)
        }
        let rules = [
            ("age_organisation", basis(self.age_organisation.as_ref())),
            ("age_individual", basis(self.age_individual.as_ref())),
            ("nonlocal", basis(Some(&self.nonlocal))),
            ("lr", basis(Some(&self.lr))),
            ("lr_institution", basis(self.lr_institution.as_ref())),
            ("lr_same_site", basis(self.lr_same_site.as_ref())),
            ("site_letter", basis(Some(&self.site_letter))),
            ("holder", basis(Some(&self.holder))),
            ("local_phone", basis(self.local_phone.as_ref())),
            ("phones", basis(self.phones.as_ref())),
            ("handheld", basis(self.handheld.as_ref())),
            ("handheld_nonlocal_lr", basis(self.handheld_nonlocal_lr.as_ref())),
            ("promise", basis(self.promise.as_ref())),
            ("statement", basis(self.statement.as_ref())),
            ("blog", basis(self.blog.as_ref())),
            ("domain_certificate", basis(self.domain_certificate.as_ref())),
            ("remark_min", basis(self.remark_min.as_ref())),
            ("same_city", basis(self.same_city.as_ref())),
            ("org_service", basis(self.org_service.as_ref())),
            ("preapproval_remark", basis(self.preapproval_remark.as_ref())),
            ("one_unit", basis(self.one_unit.as_ref())),
            ("board_form", basis(self.board_form.as_ref())),
            ("order_max", basis(self.order_max.as_ref())),
            ("domains_per_site", basis(self.domains_per_site.as_ref())),
            ("plan_from", basis(self.plan_from.as_ref())),
            ("change", basis(self.change.as_ref())),
            ("to_company", basis(self.to_company.as_ref())),
            ("access_then_change", basis(self.access_then_change.as_ref())),
            ("shell_add", basis(self.shell_add.as_ref())),
            ("footer", basis(Some(&self.footer))),
        ];
        let file = self.file();
        let notes = self.note.iter().map(|n| (format!("note {}", n.key), n.basis()));
        let named = rules.into_iter().filter_map(|(key, basis)| Some((key.to_owned(), basis?)));
        named.chain(notes).map(|(key, basis)| Traced { file: file.clone(), key, basis }).collect()
    }
}
