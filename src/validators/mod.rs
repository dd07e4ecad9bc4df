//! One file a rule: a reply in, its normal form or one named fault out. Pure, total, linear in time.
//!
//! A validator accepts what people really type (spaces, full-width digits, `+86`, an address
//! pasted for a domain) and gives back one normal form; its own normal form is accepted unchanged.
//! A wrong length, date or letter is pointed at; a failed check digit only asks to compare, and
//! never tells what would make it right. Only rules that are certain refuse; a form that may be
//! unusual but true gives a fault that [`may_keep`] lets pass after "it really is so".
//!
//! To add one: a file here with its rule in words, its code and its examples; one line in [`all`];
//! its faults in `locales/*/faults.ftl`.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::rulebook::law::Law;
use crate::text::Fault;

pub mod check_digit;
pub mod clean;
mod phone;
mod radicals;
pub mod report;
mod resident;

mod address;
mod certificate_number;
mod city_district;
mod count;
mod credit_code;
mod date;
pub mod domain;
mod email;
mod emergency_phone;
mod filing_number;
mod foreign_permanent;
mod hm_permit;
mod hmt_residence;
mod icp_account;
mod id_number;
pub mod ip;
mod landline;
mod long_text;
mod mobile;
mod old_licence;
mod organisation_code;
mod passport;
mod person_name;
mod remark;
mod service_code;
mod short_text;
pub mod site_name;
pub mod site_names;
mod tw_permit;
mod unit_name;
mod url;
mod validity;

#[cfg(test)]
mod tests;

/// What a validator may know besides the reply.
pub struct Context<'a> {
    /// The word lists and suffixes.
    pub law: &'a Law,
    /// The province of the filing, two digits ("33"), once known.
    pub province: Option<&'a str>,
    /// Whether the subject is an organisation; none before that is known.
    pub organisation: Option<bool>,
    /// The ministry's code of the subject's nature (4 enterprise, 5 individual …), once known.
    pub nature: Option<u8>,
    /// The day in Asia/Shanghai.
    pub today: NaiveDate,
    /// The other answers by item id, this item's own former answer not among them.
    pub known: &'a BTreeMap<String, String>,
}

impl Context<'_> {
    /// The other answer by that item id, none if it is missing or empty.
    pub fn known(&self, item: &str) -> Option<&str> {
        self.known.get(item).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether the subject is certainly a person.
    pub fn individual(&self) -> bool {
        self.organisation == Some(false) || (self.organisation.is_none() && self.nature == Some(5))
    }

    /// Whether the subject is certainly an organisation.
    pub fn unit(&self) -> bool {
        self.organisation == Some(true)
            || (self.organisation.is_none() && self.nature.is_some_and(|nature| nature != 5))
    }
}

/// A reply that was understood.
#[derive(Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The normal form.
    pub value: String,
    /// What to think about, though it is accepted.
    pub warnings: Vec<Fault>,
}

impl Accepted {
    /// Accepted, with nothing to think about.
    pub fn plain(value: impl Into<String>) -> Accepted {
        Accepted { value: value.into(), warnings: Vec::new() }
    }
}

/// The value is an answer: only its length is ever printed.
impl std::fmt::Debug for Accepted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "accepted({}) {:?}", self.value.chars().count(), self.warnings)
    }
}

/// The normal form, or the one fault to mend first.
pub type Verdict = Result<Accepted, Fault>;

/// One kind of answer.
pub struct Validator {
    /// Its name in `items.toml` and on the command line.
    pub name: &'static str,
    /// The rule in one line.
    pub rule: &'static str,
    /// The rule in code.
    check: fn(&str, &Context) -> Verdict,
    /// What is kept when the filer says of a doubtful reply that it really is so.
    pub keep: fn(&str) -> String,
    /// Replies that must be accepted where nothing else is known.
    pub good: &'static [&'static str],
    /// Replies that must be refused there, and the code of the fault.
    pub bad: &'static [(&'static str, &'static str)],
    /// A number that identifies a person: masked where it is shown, never quoted in a fault.
    pub sensitive: bool,
}

impl Validator {
    /// The verdict on a reply. "Same as above" is no value of any kind: the dialogue looks for the answer that is
    /// meant, and without one the filer is asked to write it out.
    pub fn judge(&self, text: &str, ctx: &Context) -> Verdict {
        if clean::is_same_as_above(text) {
            return Err(Fault::new("same_as_above"));
        }
        (self.check)(text, ctx)
    }
}

/// Every validator, in alphabetical order; one line registers one.
pub fn all() -> &'static [Validator] {
    const ALL: &[Validator] = &[
        address::ADDRESS,
        certificate_number::CERTIFICATE_NUMBER,
        city_district::CITY_DISTRICT,
        count::COUNT,
        credit_code::CREDIT_CODE,
        date::DATE,
        domain::DOMAIN,
        email::EMAIL,
        emergency_phone::EMERGENCY_PHONE,
        filing_number::FILING_NUMBER,
        foreign_permanent::FOREIGN_PERMANENT,
        hm_permit::HM_PERMIT,
        hmt_residence::HMT_RESIDENCE,
        icp_account::ICP_ACCOUNT,
        id_number::ID_NUMBER,
        ip::IP,
        landline::LANDLINE,
        long_text::LONG_TEXT,
        mobile::MOBILE,
        old_licence::OLD_LICENCE,
        organisation_code::ORGANISATION_CODE,
        passport::PASSPORT,
        person_name::PERSON_NAME,
        remark::REMARK,
        service_code::SERVICE_CODE,
        short_text::SHORT_TEXT,
        site_name::SITE_NAME,
        site_names::SITE_NAMES,
        filing_number::SITE_NUMBER,
        filing_number::SUBJECT_NUMBER,
        tw_permit::TW_PERMIT,
        unit_name::UNIT_NAME,
        url::URL,
        validity::VALIDITY,
    ];
    ALL
}

/// The validator of that name.
pub fn find(name: &str) -> Option<&'static Validator> {
    let place = all().binary_search_by_key(&name, |validator| validator.name).ok()?;
    all().get(place)
}

/// The faults that a filer may overrule with "it really is so": forms that are unusual, not wrong.
const KEEPABLE: &[&str] = &[
    "address_latin_unsure",
    "certificate_number_unsure",
    "city_district_unsure",
    "domain_tld_unsure",
    "filing_abbr_unsure",
    "foreign_permanent_unsure",
    "hm_permit_unsure",
    "landline_unsure",
    "old_licence_unsure",
    "organisation_code_unsure",
    "passport_unsure",
    "person_name_mixed_unsure",
    "person_name_script_unsure",
    "person_name_short_unsure",
    "service_code_unsure",
    "site_number_subject_unsure",
    "tw_permit_unsure",
    "unit_name_latin_unsure",
    "unit_name_short_unsure",
    "url_other_domain_unsure",
];

/// Whether the reply behind this fault may be kept after "it really is so".
pub fn may_keep(fault: &Fault) -> bool {
    KEEPABLE.contains(&fault.code.as_str())
}
