//! What the papers print, and what the filer is offered to sign: plain data out of the answers.

use std::collections::BTreeMap;

use super::effect::{Content, Media, Urgency};
use super::flow::{State, flow};
use super::state::{Filing, FilingId, World};
use super::talk::Talk;
use super::{Time, UserId};
use crate::rulebook::Rules;
use crate::rulebook::forms::LONG_TERM;
use crate::rulebook::items::Kind;
use crate::rulebook::photos::PhotoKind;
use crate::rulebook::signed::Wanted;
use crate::rulebook::when::Case;
use crate::text::{Arg, Phrase};

/// The values a paper prints, by the names of its form: Chinese, not masked.
#[derive(Clone, PartialEq, Eq)]
pub struct Printed {
    /// True for an organisation: a seal is needed.
    pub organisation: bool,
    /// The kind of filing, by id.
    pub kind: String,
    /// The subject and its principal.
    pub subject: BTreeMap<String, String>,
    /// The site, its principal, its server.
    pub site: BTreeMap<String, String>,
    /// The pictures and papers of the packet by their official names, and whether each is there.
    pub papers: Vec<(String, bool)>,
}

const SUBJECT_FIELDS: [(&str, &str); 18] = [
    ("province", "province"),
    ("subject_name", "subject_name"),
    ("subject_nature", "nature"),
    ("subject_cert_kind", "subject_cert_type"),
    ("subject_cert_number", "subject_cert_number"),
    ("subject_validity", "subject_validity"),
    ("legal_rep_name", "legal_rep"),
    ("subject_address", "subject_address"),
    ("contact_address", "contact_address"),
    ("superior", "superior_or_name"),
    ("principal_name", "principal_name"),
    ("principal_cert_kind", "principal_cert_type"),
    ("principal_cert_number", "principal_cert_number"),
    ("principal_validity", "principal_validity"),
    ("principal_mobile", "principal_mobile"),
    ("principal_emergency", "principal_emergency"),
    ("principal_email", "principal_email"),
    ("record_number", "record_number"),
];
const SITE_FIELDS: [(&str, &str); 8] = [
    ("site_name", "site_name"),
    ("domain", "domain"),
    ("home_url", "home_page"),
    ("site_service", "service"),
    ("site_languages", "site_languages"),
    ("preapproval", "preapproval"),
    ("preapproval_number", "preapproval_number"),
    ("site_remark", "site_remark"),
];
const SITE_PRINCIPAL_FIELDS: [(&str, &str); 7] = [
    ("site_principal_name", "site_principal_name"),
    ("site_principal_cert_kind", "site_principal_cert_type"),
    ("site_principal_cert_number", "site_principal_cert_number"),
    ("site_principal_validity", "site_principal_validity"),
    ("site_principal_mobile", "site_principal_mobile"),
    ("site_principal_emergency", "site_principal_emergency"),
    ("site_principal_email", "site_principal_email"),
];

/// What the papers of a filing print, as its answers stand.
pub fn printed(rules: &Rules, filing: &Filing, now: Time) -> Printed {
    let talk = Talk::new(rules, World::default(), [0; 16], now);
    let case = talk.case(filing);
    let fill = |fields: &[(&str, &str)]| {
        let mut filled = BTreeMap::new();
        for (field, name) in fields {
            if let Some(Arg::Code(value)) = talk.deck_value(filing, &case, name) {
                let value = if field.ends_with("validity") { validity(&value) } else { value };
                filled.insert((*field).to_owned(), value);
            }
        }
        filled
    };
    let mut site = fill(&SITE_FIELDS);
    if case.is("site_principal_same", "no") {
        site.extend(fill(&SITE_PRINCIPAL_FIELDS));
    }
    let papers = flow(rules, filing, &case)
        .iter()
        .filter(|s| s.item.kind == Kind::Photo)
        .map(|s| (s.item.label.clone().unwrap_or_else(|| s.item.id.clone()), s.state == State::Done))
        .collect();
    Printed {
        organisation: case.is("org", "yes"),
        kind: case.get("kind").unwrap_or("first").to_owned(),
        subject: fill(&SUBJECT_FIELDS),
        site,
        papers,
    }
}

/// `2015-03-01/long` as it is printed: `2015.03.01-长期`.
fn validity(value: &str) -> String {
    value.replace('-', ".").replace("/long", &format!("-{LONG_TERM}")).replace('/', "-")
}

impl Talk<'_> {
    /// Sends the paper of an item, to be signed.
    pub(super) fn send_paper(&mut self, user: UserId, id: &FilingId, name: &str) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let Some(kind) = self.rules.law.sheets.of_item(name, &case) else {
            return;
        };
        let (filing, sheet) = (id.clone(), kind.to_owned());
        let own = format!("paper-{kind}.how");
        let how = if self.rules.says(&own) { own } else { "paper-how".to_owned() };
        let preview = Media::Preview { filing: filing.clone(), sheet: sheet.clone() };
        let parts = [
            (Content::of(Phrase::new(format!("paper-{kind}"))), preview),
            (Content::of(Phrase::new(how)), Media::Sheet { filing, sheet }),
        ];
        for (content, media) in parts {
            self.tell(user, Some(id.clone()), Content { media: Some(media), ..content }, Urgency::Reply);
        }
    }
}

/// The paper that a picture of this kind shows, where one is wanted: that of the item it was sent for, if that is known.
pub fn paper_of(rules: &Rules, filing: &Filing, kind: PhotoKind, now: Time) -> Option<String> {
    let case = Talk::new(rules, World::default(), [0; 16], now).case(filing);
    let spots = flow(rules, filing, &case);
    let mut shown: Vec<_> = spots.iter().filter(|s| s.item.photo.as_deref() == Some(kind.id())).collect();
    shown.sort_by_key(|s| filing.pending.values().all(|pending| pending.address != *s.address));
    shown.iter().find_map(|s| rules.law.sheets.of_item(&s.item.id, &case)).map(str::to_owned)
}

/// What the photographed paper of an item ought to be; nothing where it is no paper of ours.
pub(super) fn wanted_paper(rules: &Rules, filing: &Filing, item: &str, case: &Case) -> Option<Wanted> {
    let kind = rules.law.sheets.of_item(item, case)?;
    let mut prints = rules.law.sheets.prints().filter(|(paper, _)| *paper == kind);
    let prints = prints.next().map_or(&[] as &[String], |(_, names)| names);
    let printed = |item: &String| prints.is_empty() || prints.contains(item);
    let changes = filing.sheet_changes.iter().filter(|(item, _)| printed(item));
    Some(Wanted {
        sheet: filing.id.0.to_uppercase(),
        kind: kind.to_owned(),
        changes: changes.map(|(item, version)| (item.clone(), *version)).collect(),
        date: rules.law.sheets.date(kind, case.get("province")),
    })
}
