//! The law as the flow of questions asks it: options to offer, validators to use, notes to show.

use super::law::Law;
use super::notes::Note;
use super::provinces::Province;
use super::rule::Basis;
use super::subjects::{Family, Subjects};
use super::when::Case;
use super::words::OrgService;
use crate::text::Phrase;

/// More notes than this at once are not read; the gravest come first.
const NOTES_SHOWN_MAX: usize = 8;

/// 博客/个人空间, which some provinces refuse to individuals.
const BLOG: u64 = 32;
/// 单位门户网站.
const PORTAL: u64 = 128;
/// 其他.
const OTHER: u64 = 8_388_608;

impl Law {
    /// The options of a list of the law, as they are offered in this case; nothing for an unknown list.
    /// Lists: `natures` (of the family), `certificates` (of the nature), `person_certificates`, `provinces`,
    /// `services` (by family and province), `languages`, `preapprovals` (with `none` first).
    pub fn options(
        &self,
        list: &str,
        nature: Option<&str>,
        family: Option<&str>,
        province: Option<&str>,
    ) -> Vec<String> {
        let family = family.and_then(Family::from_word);
        match list {
            "natures" => {
                let natures = self.subjects.nature.iter();
                let wanted = natures.filter(|n| family.is_none_or(|family| n.family == family));
                wanted.map(|n| n.code.to_string()).collect()
            }
            "certificates" => {
                let nature = nature.and_then(|code| code.parse().ok()).unwrap_or_default();
                self.subjects.certificates_of(nature).iter().map(|c| c.code.to_string()).collect()
            }
            "person_certificates" => self.subjects.person_certificates().iter().map(|c| c.code.to_string()).collect(),
            "provinces" => self.provinces.keys().cloned().collect(),
            "services" => self.services_in(family, province),
            "languages" => self.languages.language.iter().map(|l| l.code.to_string()).collect(),
            "preapprovals" => {
                let ids = self.preapprovals.preapproval.iter().map(|p| p.id.clone());
                std::iter::once("none".to_owned()).chain(ids).collect()
            }
            _ => Vec::new(),
        }
    }

    fn services_in(&self, family: Option<Family>, province: Option<&str>) -> Vec<String> {
        let province = province.and_then(|code| self.province(code));
        let no_blog = province.and_then(|p| p.blog.as_ref()).is_some_and(|rule| !rule.value);
        let rule = province.and_then(|p| p.org_service.as_ref()).map(|rule| rule.value);
        let allowed = |code: u64| match family {
            Some(Family::Individual) => !(no_blog && code == BLOG),
            Some(Family::Enterprise | Family::Government | Family::Institution | Family::Social) | None => match rule {
                Some(OrgService::Portal) => code == PORTAL,
                Some(OrgService::NotOther) => code != OTHER,
                Some(OrgService::Remark) | None => true,
            },
        };
        let offered = match family {
            Some(family) => self.services.offered_to(family),
            None => self.services.service.iter().filter(|s| !s.families.is_empty()).collect(),
        };
        offered.iter().map(|s| s.code).filter(|code| allowed(*code)).map(|code| code.to_string()).collect()
    }

    /// The validator for the number of a certificate, by the certificate's code.
    pub fn certificate_validator(&self, code: &str) -> &'static str {
        let certificate = code.parse().ok().and_then(|code| self.subjects.certificate(code));
        certificate.map_or("certificate_number", |c| c.number.validator())
    }

    /// Every note of the law that concerns this case, the gravest first.
    pub fn notes<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = &'a Note> {
        let notes = case.get("province").and_then(|code| self.notes.get(code));
        notes.into_iter().flatten().filter(|note| note.concerns(case))
    }

    /// Those of them that belong to the question for an item.
    pub fn notes_at<'a>(&'a self, item: &'a str, case: &'a Case) -> impl Iterator<Item = &'a Note> {
        self.notes(case).filter(move |note| self.places.is_at(&note.key, item, case))
    }

    /// The rules without notes that judge the answer to an item: the sentence of each, and its basis.
    pub fn rules_at(&self, item: &str, case: &Case) -> impl Iterator<Item = (Phrase, Basis)> {
        let traced = self.traced();
        self.places.rules_at(item, case).filter_map(move |told| {
            let rule = traced.iter().find(|rule| format!("{}:{}", rule.file, rule.key) == told.rule)?;
            Some((Phrase::new(told.say.clone()), rule.basis.clone()))
        })
    }

    /// What is special for this case before the first question: no more than anybody reads; the rest is told at
    /// the questions.
    pub fn first_notes<'a>(&'a self, case: &'a Case) -> impl Iterator<Item = &'a Note> {
        self.notes(case).take(NOTES_SHOWN_MAX)
    }
}

/// Every note of a province, the gravest first.
pub(super) fn notes_of(subjects: &Subjects, province: &Province) -> Vec<Note> {
    let mut notes = province.notes();
    if let Some(rule) = subjects.sole_trader_in(&province.code) {
        notes.push(Note::of(rule.basis(), rule.key(), &["subject=sole_trader"]));
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.severity));
    notes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_follow_family_nature_and_province() {
        let law = Law::builtin();
        assert_eq!(law.options("certificates", Some("4"), Some("enterprise"), None)[0], "1");
        assert_eq!(law.options("certificates", Some("5"), None, None)[0], "2");
        assert_eq!(law.options("natures", None, Some("government"), None), ["2"]);
        assert!(!law.options("natures", None, Some("social"), None).contains(&"4".to_owned()));
        assert_eq!(law.options("provinces", None, None, None).len(), 31);
        assert_eq!(law.options("preapprovals", None, None, None)[0], "none");
        assert_eq!(law.options("services", None, Some("individual"), Some("33")), ["8388608"]);
        assert_eq!(law.options("services", None, Some("individual"), Some("32")), ["8388608", "32"]);
        assert_eq!(law.options("services", None, Some("enterprise"), Some("36")), ["128"]);
        assert!(!law.options("services", None, Some("social"), Some("23")).contains(&"8388608".to_owned()));
        assert!(law.options("services", None, Some("social"), Some("42")).contains(&"8388608".to_owned()));
        assert!(law.options("unheard_of", None, None, None).is_empty());
    }

    #[test]
    fn certificates_have_validators() {
        let law = Law::builtin();
        assert_eq!(law.certificate_validator("2"), "id_number");
        assert_eq!(law.certificate_validator("1"), "credit_code");
        assert_eq!(law.certificate_validator("38"), "certificate_number");
        assert_eq!(law.certificate_validator("x"), "certificate_number");
    }

    fn case(facts: &[(&str, &str)]) -> Case {
        let mut case = Case::default();
        for (fact, value) in facts {
            case.put(fact, *value);
        }
        case
    }

    #[test]
    fn the_first_notes_are_few_and_grave() {
        let law = Law::builtin();
        let shanghai = case(&[("province", "31"), ("org", "yes")]);
        assert_eq!(law.first_notes(&shanghai).count(), NOTES_SHOWN_MAX);
        assert!(law.notes(&shanghai).count() > NOTES_SHOWN_MAX);
        let jiangsu = case(&[("province", "32"), ("org", "no")]);
        assert!(law.first_notes(&jiangsu).any(|note| note.key == "note-promise-jiangsu"));
        assert_eq!(law.first_notes(&case(&[("province", "99")])).count(), 0);
    }

    #[test]
    fn notes_stand_where_they_matter_and_for_whom() {
        let law = Law::builtin();
        let keys = |item: &str, facts: &[(&str, &str)]| -> Vec<String> {
            law.notes_at(item, &case(facts)).map(|note| note.key.clone()).collect()
        };
        assert_eq!(keys("local", &[("province", "33"), ("org", "no")]), ["note-nonlocal-proof", "note-local-quick"]);
        assert_eq!(keys("local", &[("province", "33"), ("org", "no"), ("local", "yes")]), ["note-local-quick"]);
        assert!(keys("local", &[("province", "33"), ("org", "yes")]).is_empty());
        let trader = [("province", "61"), ("org", "yes"), ("subject", "sole_trader")];
        assert!(keys("subject_name", &trader).contains(&"note-sole-trader-name-seal".to_owned()));
        assert!(keys("subject_name", &trader[..2]).is_empty());
    }
}
