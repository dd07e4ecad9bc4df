//! What a filer chooses for a site from fixed lists: service content, languages, pre-approvals.

use serde::Deserialize;

use super::data::{DataFault, read};
use super::rule::{Basis, Traced};
use super::subjects::Family;

/// The file of service contents inside the rulebook.
pub const SERVICES_FILE: &str = "services.toml";
/// The file of languages inside the rulebook.
pub const LANGUAGES_FILE: &str = "languages.toml";
/// The file of pre-approvals inside the rulebook.
pub const PREAPPROVALS_FILE: &str = "preapprovals.toml";

/// One service content (网站服务内容); its name is `service-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The ministry's code, one bit.
    pub code: u64,
    /// The name in the forms.
    pub zh: String,
    /// Who may choose it; nobody where it isn't for websites.
    pub families: Vec<Family>,
    /// For whom it is proposed.
    #[serde(default)]
    pub default_for: Vec<Family>,
    /// The pre-approval that it calls for, by id.
    #[serde(default)]
    pub preapproval: Option<String>,
}

/// Service contents, as they are offered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Services {
    /// Who says so.
    pub basis: Basis,
    /// All of them.
    pub service: Vec<Service>,
}

impl Services {
    /// Reads `services.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Services, Vec<DataFault>> {
        read(SERVICES_FILE, text)
    }

    /// The one with that code.
    pub fn get(&self, code: u64) -> Option<&Service> {
        self.service.iter().find(|s| s.code == code)
    }

    /// What a family may choose, as it is offered: the proposed one first.
    pub fn offered_to(&self, family: Family) -> Vec<&Service> {
        let mut offered: Vec<_> = self.service.iter().filter(|s| s.families.contains(&family)).collect();
        offered.sort_by_key(|s| !s.default_for.contains(&family));
        offered
    }

    /// What is proposed to a family.
    pub fn default_for(&self, family: Family) -> Option<&Service> {
        self.service.iter().find(|s| s.default_for.contains(&family))
    }
}

/// One language of a site; its name is `language-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The ministry's code.
    pub code: u8,
    /// The name in the forms.
    pub zh: String,
    /// Whether it is chosen beforehand.
    #[serde(default)]
    pub default: bool,
}

/// Languages of sites, as they are offered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// Who says so.
    pub basis: Basis,
    /// All of them.
    pub language: Vec<Language>,
}

impl Languages {
    /// Reads `languages.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Languages, Vec<DataFault>> {
        read(LANGUAGES_FILE, text)
    }

    /// The one with that code.
    pub fn get(&self, code: u8) -> Option<&Language> {
        self.language.iter().find(|l| l.code == code)
    }
}

/// One field that needs an approval first; its name is `preapproval-<id>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preapproval {
    /// Its name in answers and conditions: `news`.
    pub id: String,
    /// The ministry's code, where it has one.
    #[serde(default)]
    pub code: Option<u16>,
    /// The name in the forms.
    pub zh: String,
    /// Who gives the approval, in Chinese.
    pub authority: String,
    /// The papers that show it, in Chinese, any one of them; none where the national approval is abolished.
    pub documents: Vec<String>,
    /// Whether the national approval is abolished, so that the bureau decides.
    #[serde(default)]
    pub abolished: bool,
    /// Words in a name, a remark or a business scope that call for it.
    pub words: Vec<String>,
    /// Where a unit that does none of it signs a promise that says so.
    #[serde(default)]
    pub denied_in: Option<Denied>,
    /// Who says so.
    pub basis: Basis,
}

/// Provinces with a promise of their own that a field is not touched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denied {
    /// Two digits each.
    pub provinces: Vec<String>,
    source: String,
    #[serde(deserialize_with = "super::rule::day")]
    as_of: chrono::NaiveDate,
    confidence: super::rule::Confidence,
    severity: super::rule::Severity,
}

/// Pre-approvals (前置审批), as they are offered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preapprovals {
    /// Who may have one at all, and who says so: individuals can't.
    pub families: Vec<Family>,
    /// The basis of that.
    pub families_basis: Basis,
    /// All of them.
    pub preapproval: Vec<Preapproval>,
}

impl Preapprovals {
    /// Reads `preapprovals.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Preapprovals, Vec<DataFault>> {
        read(PREAPPROVALS_FILE, text)
    }

    /// The one with that id.
    pub fn get(&self, id: &str) -> Option<&Preapproval> {
        self.preapproval.iter().find(|p| p.id == id)
    }

    /// Those that the words of a name, remark or scope call for, each with the first such word.
    pub fn called_for(&self, text: &str) -> Vec<(&Preapproval, &str)> {
        let hit = |p: &'_ Preapproval| p.words.iter().position(|word| text.contains(word.as_str()));
        self.preapproval.iter().filter_map(|p| Some((p, p.words[hit(p)?].as_str()))).collect()
    }
}

/// The bases of the three files.
pub fn traced(services: &Services, languages: &Languages, preapprovals: &Preapprovals) -> Vec<Traced> {
    let one = |file: &str, key: &str, basis: &Basis| Traced {
        file: file.to_owned(),
        key: key.to_owned(),
        basis: basis.clone(),
    };
    let mut traced = vec![
        one(SERVICES_FILE, "basis", &services.basis),
        one(LANGUAGES_FILE, "basis", &languages.basis),
        one(PREAPPROVALS_FILE, "families_basis", &preapprovals.families_basis),
    ];
    traced.extend(
        preapprovals.preapproval.iter().map(|p| one(PREAPPROVALS_FILE, &format!("preapproval {}", p.id), &p.basis)),
    );
    let denied = preapprovals.preapproval.iter().filter_map(|p| Some((p, p.denied_in.as_ref()?)));
    traced.extend(denied.map(|(p, denied)| {
        let Denied { source, as_of, confidence, severity, .. } = denied.clone();
        one(PREAPPROVALS_FILE, &format!("denied {}", p.id), &Basis { source, as_of, confidence, severity })
    }));
    traced
}
