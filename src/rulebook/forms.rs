//! The law as the real forms ask it: Chinese names of what was chosen, remarks that a province wants.

use chrono::Datelike;

use super::law::Law;
use super::when::Case;

/// What the forms write for a certificate without an end.
pub const LONG_TERM: &str = "长期";
/// The form's name of the kind of service that a website is (服务类型).
pub const WEBSITE_SERVICE: &str = "网站应用服务";
/// What the name of an exported picture ends with if it is the file as it was sent.
pub const AS_SENT: &str = "原图";

impl Law {
    /// The form's Chinese name of a nature.
    pub fn nature_zh(&self, code: &str) -> Option<&str> {
        self.subjects.nature(code.parse().ok()?).map(|n| n.zh.as_str())
    }

    /// The form's Chinese name of an option of a list of the law.
    pub fn option_zh(&self, list: &str, option: &str) -> Option<String> {
        match list {
            "natures" => self.nature_zh(option).map(str::to_owned),
            "provinces" => self.province(option).map(|p| p.zh.clone()),
            "certificates" | "person_certificates" => {
                self.subjects.certificate(option.parse().ok()?).map(|c| c.zh.clone())
            }
            "services" => self.services.get(option.parse().ok()?).map(|s| s.zh.clone()),
            "languages" => self.languages.get(option.parse().ok()?).map(|l| l.zh.clone()),
            "preapprovals" if option == "none" => Some("无".to_owned()),
            "preapprovals" => self.preapprovals.get(option).map(|p| p.zh.clone()),
            _ => None,
        }
    }

    /// An address without province, city and district, which the form has fields of their own for.
    pub fn without_region(&self, address: &str) -> String {
        match self.split_address(address) {
            Some(place) if !place.rest.trim().is_empty() => place.rest,
            Some(_) | None => address.to_owned(),
        }
    }

    /// The years that the notes of a province are from, "2022" or "2022–2025": such rules change without notice.
    pub fn province_years(&self, case: &Case) -> String {
        let years = || self.notes(case).map(|note| note.as_of.year());
        match (years().min(), years().max()) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(year), _) => year.to_string(),
            (None, _) => String::new(),
        }
    }

    /// Known reasons in a pasted refusal, best first.
    pub fn recognise_codes(&self, text: &str) -> Vec<String> {
        self.refusals.recognise(text).into_iter().map(|r| r.code.clone()).collect()
    }

    /// The items that a reason opens again; `text` may point at some of them.
    pub fn reopens(&self, code: &str, text: &str) -> Vec<String> {
        self.refusals.get(code).map(|r| r.items_for(text).into_iter().map(str::to_owned).collect()).unwrap_or_default()
    }

    /// The reasons a reviewer may give for an item: those that concern it, then the rest.
    pub fn reasons_for(&self, item: &str) -> Vec<String> {
        let concerns = |r: &&super::refusals::Refusal| r.all_items().contains(&item);
        let first = self.refusals.all().filter(concerns);
        let rest = self.refusals.all().filter(|r| !concerns(r));
        first.chain(rest).map(|r| r.code.clone()).collect()
    }
}
