//! What may be looked up outside: the probes, when each is made, what its outcome means in a case.

use serde::{Deserialize, Serialize};

use super::data::{DataFault, line_of, read};
use super::rule::{Basis, Traced};
use super::when::{Case, When, all_hold};

/// The file inside the rulebook.
pub const FILE: &str = "looks.toml";

/// One way of looking outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Probe {
    /// Whether the domain or a usual name under it resolves.
    Dns,
    /// What the registry says about the domain.
    Rdap,
    /// What stands on the home page.
    Footer,
}

impl Probe {
    /// Every probe, in the order of the settings' help.
    pub const ALL: [Probe; 3] = [Probe::Dns, Probe::Rdap, Probe::Footer];

    /// Its name in settings, facts and buttons.
    pub fn id(self) -> &'static str {
        match self {
            Probe::Dns => "dns",
            Probe::Rdap => "rdap",
            Probe::Footer => "footer",
        }
    }

    /// The probe of a name.
    pub fn of(id: &str) -> Option<Probe> {
        Probe::ALL.into_iter().find(|probe| probe.id() == id)
    }
}

/// The outcome that is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// It is so.
    Yes,
    /// It is not so.
    No,
}

impl Wanted {
    /// The word of the outcome.
    pub fn word(self) -> &'static str {
        match self {
            Wanted::Yes => "yes",
            Wanted::No => "no",
        }
    }
}

/// One row: a probe and what it is for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookRule {
    /// Its id; the texts are `looked-<id>_<outcome>`.
    pub id: String,
    /// How it is found out.
    pub probe: Probe,
    /// In which cases.
    pub when: Vec<When>,
    /// The outcome that is well.
    pub wants: Wanted,
    /// Looked up when one of these items is given.
    #[serde(default)]
    pub items: Vec<String>,
    /// Looked up when one of these stages is entered.
    #[serde(default)]
    pub stages: Vec<String>,
    /// Looked up when one of these reminders is said.
    #[serde(default)]
    pub reminders: Vec<String>,
    /// The item that the day found is offered for.
    #[serde(default)]
    pub proposes: Option<String>,
    /// The item that tells the address to which the domain has to lead.
    #[serde(default)]
    pub against: Option<String>,
}

/// Where a registry answers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Registry {
    suffixes: Vec<String>,
    url: String,
    basis: Basis,
}

/// All of the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looks {
    /// Names under the domain that visitors use; `@` is the domain itself.
    pub hosts: Vec<String>,
    /// The same is not looked up again so soon, in minutes.
    pub rest_minutes: u32,
    /// The rows, in their order.
    pub look: Vec<LookRule>,
    #[serde(default)]
    registry: Vec<Registry>,
}

impl Looks {
    /// Reads `looks.toml`.
    ///
    /// # Errors
    /// Every fault of the file: its shape, an address that is none or does not end with `/`.
    pub fn parse(text: &str) -> Result<Looks, Vec<DataFault>> {
        let looks: Looks = read(FILE, text)?;
        let bad = |url: &str| !url.ends_with('/') || url::Url::parse(url).is_err();
        let faults: Vec<DataFault> =
            looks.registry.iter().filter(|registry| bad(&registry.url)).map(fault_in(text)).collect();
        if faults.is_empty() { Ok(looks) } else { Err(faults) }
    }

    /// What a probe is for in this case, if it is for anything.
    pub fn rule(&self, probe: Probe, case: &Case) -> Option<&LookRule> {
        self.look.iter().find(|rule| rule.probe == probe && all_hold(&rule.when, case))
    }

    /// Every row that speaks in this case.
    pub fn rules(&self, case: &Case) -> Vec<&LookRule> {
        Probe::ALL.into_iter().filter_map(|probe| self.rule(probe, case)).collect()
    }

    /// Where the registry of a domain is asked, if it answers anywhere.
    pub fn registry(&self, domain: &str) -> Option<&str> {
        let suffix = domain.rsplit('.').next()?;
        let registry = self.registry.iter().find(|r| r.suffixes.iter().any(|s| s == suffix))?;
        Some(registry.url.as_str())
    }

    /// The bases of the file.
    pub fn traced(&self) -> Vec<Traced> {
        let trace = |registry: &Registry| Traced {
            file: FILE.to_owned(),
            key: format!("registry {}", registry.url),
            basis: registry.basis.clone(),
        };
        self.registry.iter().map(trace).collect()
    }
}

fn fault_in(text: &str) -> impl Fn(&Registry) -> DataFault + '_ {
    |registry| DataFault {
        file: FILE.to_owned(),
        line: line_of(text, &registry.url),
        key: "url".to_owned(),
        what: format!("{} is no address that ends with /", registry.url),
        remedy: "take the address from IANA's list of RDAP servers".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILTIN: &str = include_str!("looks.toml");

    #[test]
    fn the_case_tells_what_a_probe_is_for() {
        let looks = Looks::parse(BUILTIN).expect("the built-in file");
        let meaning = |kind: &str, stage: &str| {
            let mut case = Case::default();
            case.put("kind", kind);
            case.put("stage", stage);
            looks.rule(Probe::Dns, &case).map(|rule| rule.id.clone())
        };
        assert_eq!(meaning("first", "draft").as_deref(), Some("quiet"));
        assert_eq!(meaning("first", "approved").as_deref(), Some("open"));
        assert_eq!(meaning("access", "approved").as_deref(), Some("open"));
        // A domain that is filed already stays open.
        assert_eq!(meaning("access", "draft"), None);
        assert_eq!(meaning("cancel_service", "approved"), None);
    }

    #[test]
    fn a_registry_goes_by_the_end_of_the_domain() {
        let looks = Looks::parse(BUILTIN).expect("the built-in file");
        assert!(looks.registry("yunfan-notes.com").is_some_and(|url| url.contains("/com/")));
        assert_eq!(looks.registry("yunfan-notes.cn"), None);
        assert_eq!(looks.registry("com.cn"), None);
    }

    #[test]
    fn an_address_that_is_none_is_named_with_its_line() {
        let broken = BUILTIN.replace("https://rdap.verisign.com/net/v1/", "nowhere");
        let faults = Looks::parse(&broken).expect_err("one fault");
        let line = BUILTIN.lines().position(|l| l.contains("/net/")).map(|n| n + 1);
        assert_eq!(faults.iter().map(|f| f.line).collect::<Vec<_>>(), [line]);
    }
}
