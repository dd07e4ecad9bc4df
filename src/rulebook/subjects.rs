//! Whom a filing is for: natures of the subject, their certificates, and what a credit code tells of them.

use chrono::NaiveDate;
use serde::Deserialize;

use super::data::{DataFault, read};
use super::rule::{Basis, Confidence, Severity, Traced};
use super::words::FiledAs;

/// The file of the subjects inside the rulebook.
pub const FILE: &str = "subjects.toml";

/// Natures that go the same way through the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// A person.
    Individual,
    /// A company or sole trader.
    Enterprise,
    /// An organ of the state or the party.
    Government,
    /// A public institution.
    Institution,
    /// Every other unit.
    Social,
}

impl Family {
    /// Every family, in the order in which they are offered.
    pub const ALL: [Family; 5] =
        [Family::Individual, Family::Enterprise, Family::Government, Family::Institution, Family::Social];

    /// The word in the data, on the command line and in conditions.
    pub fn word(self) -> &'static str {
        match self {
            Family::Individual => "individual",
            Family::Enterprise => "enterprise",
            Family::Government => "government",
            Family::Institution => "institution",
            Family::Social => "social",
        }
    }

    /// The family of a word.
    pub fn from_word(word: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|family| family.word() == word)
    }
}

/// What kind of number a certificate carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    /// The unified social credit code.
    CreditCode,
    /// The resident's ID number.
    IdNumber,
    /// Residence permit of Hong Kong, Macao or Taiwan.
    HmtResidence,
    /// Travel permit of Hong Kong and Macao.
    HmPermit,
    /// Travel permit of Taiwan.
    TwPermit,
    /// A passport.
    Passport,
    /// Permanent residence card of a foreigner.
    ForeignPermanent,
    /// The organisation code of the time before the unified one.
    OrganisationCode,
    /// A number of the issuing authority's own.
    Other,
}

impl Number {
    /// The validator that reads it.
    pub fn validator(self) -> &'static str {
        match self {
            Number::CreditCode => "credit_code",
            Number::IdNumber => "id_number",
            Number::HmtResidence => "hmt_residence",
            Number::HmPermit => "hm_permit",
            Number::TwPermit => "tw_permit",
            Number::Passport => "passport",
            Number::ForeignPermanent => "foreign_permanent",
            Number::OrganisationCode => "organisation_code",
            Number::Other => "certificate_number",
        }
    }
}

/// One nature of a subject (主办单位性质), by its code at the ministry; its name is `nature-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nature {
    /// The ministry's code.
    pub code: u8,
    /// The name in the forms.
    pub zh: String,
    /// Its way through the conversation.
    pub family: Family,
    /// The codes of the certificates it may show, the usual one first.
    pub certificates: Vec<u16>,
}

/// One certificate, by its code at the ministry; its name is `certificate-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The ministry's code.
    pub code: u16,
    /// The name in the forms.
    pub zh: String,
    /// What kind of number it carries.
    pub number: Number,
    /// Whether Alibaba's face check works with it; with others a manual way is to be expected.
    #[serde(default)]
    pub face_check: bool,
    /// Whether it is an old paper that new ones have replaced.
    #[serde(default)]
    pub old: bool,
}

/// The first two characters of a credit code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditPrefix {
    /// Two characters.
    pub prefix: String,
    /// What is registered under them.
    pub zh: String,
    /// The natures it can be; empty where no source says.
    pub natures: Vec<u8>,
    /// Whether it is a sole trader (个体工商户).
    #[serde(default)]
    pub sole_trader: bool,
}

/// A province's rule for sole traders.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoleTrader {
    /// Two digits of the province.
    pub province: String,
    /// How it files them.
    pub filed_as: FiledAs,
    /// Whether a trade name (字号) is asked of one that files as an enterprise.
    pub trade_name: bool,
    /// Whether a seal is asked of one that files as an enterprise.
    pub seal: bool,
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

impl SoleTrader {
    /// Its basis.
    pub fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }

    /// The key of the sentence for one who files in that province.
    pub fn key(&self) -> &'static str {
        match (self.filed_as, self.trade_name, self.seal) {
            (FiledAs::IndividualWithoutTradeName, _, _) => "note-sole-trader-no-name",
            (FiledAs::IndividualIfUnregistered, _, _) => "note-sole-trader-register",
            (FiledAs::Enterprise, true, _) => "note-sole-trader-name-seal",
            (FiledAs::Enterprise, false, true) => "note-sole-trader-seal",
            (FiledAs::Enterprise, false, false) => "note-sole-trader-enterprise",
        }
    }
}

/// All that is known of subjects.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subjects {
    /// Basis of the natures and certificates.
    pub basis: Basis,
    /// Natures, as they are offered.
    pub nature: Vec<Nature>,
    /// Certificates.
    pub certificate: Vec<Certificate>,
    /// Basis of the first characters of credit codes.
    pub credit_basis: Basis,
    /// First characters of credit codes.
    pub credit_prefix: Vec<CreditPrefix>,
    /// Sole traders by province.
    pub sole_trader: Vec<SoleTrader>,
}

impl Subjects {
    /// Reads `subjects.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Subjects, Vec<DataFault>> {
        read(FILE, text)
    }

    /// The nature with that code.
    pub fn nature(&self, code: u8) -> Option<&Nature> {
        self.nature.iter().find(|n| n.code == code)
    }

    /// The certificate with that code.
    pub fn certificate(&self, code: u16) -> Option<&Certificate> {
        self.certificate.iter().find(|c| c.code == code)
    }

    /// The natures of a family, as they are offered.
    pub fn natures_of(&self, family: Family) -> Vec<&Nature> {
        self.nature.iter().filter(|n| n.family == family).collect()
    }

    /// The certificates that a nature may show, the usual one first.
    pub fn certificates_of(&self, nature: u8) -> Vec<&Certificate> {
        let codes = self.nature(nature).map(|n| n.certificates.as_slice()).unwrap_or_default();
        codes.iter().filter_map(|code| self.certificate(*code)).collect()
    }

    /// The certificates by which natural persons are known, the resident's card first: for principals too.
    pub fn person_certificates(&self) -> Vec<&Certificate> {
        let natures = self.natures_of(Family::Individual);
        natures.iter().flat_map(|n| self.certificates_of(n.code)).collect()
    }

    /// What a credit code's first two characters say.
    pub fn of_credit_code(&self, code: &str) -> Option<&CreditPrefix> {
        self.credit_prefix.iter().find(|p| code.starts_with(p.prefix.as_str()))
    }

    /// The nature to propose for a credit code: the only one that its first characters allow.
    pub fn nature_of_credit_code(&self, code: &str) -> Option<&Nature> {
        match self.of_credit_code(code)?.natures.as_slice() {
            [only] => self.nature(*only),
            _ => None,
        }
    }

    /// How a province files sole traders, where it is known.
    pub fn sole_trader_in(&self, province: &str) -> Option<&SoleTrader> {
        self.sole_trader.iter().find(|s| s.province == province)
    }

    /// Every rule of the file with its basis.
    pub fn traced(&self) -> Vec<Traced> {
        let whole = [("basis", &self.basis), ("credit_basis", &self.credit_basis)];
        let whole = whole.map(|(key, basis)| (key.to_owned(), basis.clone()));
        let traders = self.sole_trader.iter().map(|s| (format!("sole_trader {}", s.province), s.basis()));
        let named = whole.into_iter().chain(traders);
        named.map(|(key, basis)| Traced { file: FILE.to_owned(), key, basis }).collect()
    }
}
