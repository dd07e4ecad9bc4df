//! The forms: which blocks, lines and promises each paper has. A form names items and keys of `sheet.ftl`, never words.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::code::digest;
use super::{Block, DatePolicy, Family, Say, Sheet, SheetKind, Sign};

/// Values by item id (`subject_name`, `domain`), as they are to be printed: Chinese, not masked.
pub type Fields = BTreeMap<String, String>;

/// What sheets are filled with. An item that is absent is left out; one that is empty is a line to write on.
#[derive(Clone, PartialEq, Eq)]
pub struct Particulars {
    /// Person or unit.
    pub family: Family,
    /// Items of the filing, the subject and its principal.
    pub subject: Fields,
    /// Items of each site, its principal and its server. Without `site_principal_name` the site's principal is the
    /// subject's. Letters and promises speak of all sites given here: give only those that they are for.
    pub sites: Vec<Fields>,
    /// The papers of the packet by their official names, and whether each is there.
    pub papers: Vec<(String, bool)>,
}

/// A line of a form: an item, and the key of what stands there when nothing was asked.
type Line = (&'static str, Option<&'static str>);

/// A titled group of lines.
#[derive(Clone, Copy)]
enum Group {
    /// Printed once, from the subject's items.
    Subject(&'static str, &'static [Line]),
    /// Printed once a site.
    Site(&'static str, &'static [Line]),
    /// Printed once a site: the principal, or that it is the subject's.
    SitePrincipal(&'static str),
}

const SUBJECT: Group = Group::Subject(
    "subject",
    &[
        ("filing_kind", None),
        ("province", None),
        ("subject_name", None),
        ("subject_nature", None),
        ("subject_cert_kind", None),
        ("subject_cert_number", None),
        ("subject_validity", None),
        ("legal_rep_name", None),
        ("subject_address", None),
        ("contact_address", None),
        ("superior", None),
        ("subject_remark", None),
    ],
);
const PRINCIPAL: Group = Group::Subject("principal", PRINCIPAL_LINES);
const PRINCIPAL_LINES: &[Line] = &[
    ("principal_name", None),
    ("principal_cert_kind", None),
    ("principal_cert_number", None),
    ("principal_validity", None),
    ("principal_mobile", None),
    ("principal_emergency", None),
    ("principal_email", None),
];
const SITE: Group = Group::Site(
    "site",
    &[
        ("site_name", None),
        ("domain", None),
        ("home_url", None),
        ("site_service", None),
        ("site_languages", None),
        ("preapproval", Some("sheet-value-preapproval")),
        ("site_remark", None),
    ],
);
const SITE_PRINCIPAL_LINES: &[Line] = &[
    ("site_principal_name", None),
    ("site_principal_cert_kind", None),
    ("site_principal_cert_number", None),
    ("site_principal_validity", None),
    ("site_principal_mobile", None),
    ("site_principal_emergency", None),
    ("site_principal_email", None),
];
const ACCESS: Group = Group::Site(
    "access",
    &[
        ("access_provider", Some("sheet-value-provider")),
        ("access_mode", Some("sheet-value-mode")),
        ("server_place", Some("sheet-value-place")),
        ("server_ip", Some("sheet-value-ip")),
    ],
);
const IN_SHORT: Group = Group::Subject(
    "subject",
    &[("subject_name", None), ("subject_cert_kind", None), ("subject_cert_number", None), ("legal_rep_name", None)],
);
const UNIT: Group =
    Group::Subject("unit", &[("subject_name", None), ("subject_cert_number", None), ("legal_rep_name", None)]);
const PLAN_PEOPLE: Group = Group::Subject(
    "plan-people",
    &[
        ("principal_name", None),
        ("principal_mobile", None),
        ("plan_editors", Some("sheet-value-blank")),
        ("plan_engineers", Some("sheet-value-blank")),
        ("plan_funds", Some("sheet-value-blank")),
    ],
);
const PLAN_SITE: Group = Group::Site(
    "plan-site",
    &[
        ("site_name", None),
        ("domain", None),
        ("home_url", None),
        ("site_service", None),
        ("site_languages", None),
        ("site_remark", None),
        ("plan_columns", Some("sheet-value-columns")),
        ("plan_picture", Some("sheet-value-picture")),
    ],
);
const SITE_IN_SHORT: Group = Group::Site("site", &[("site_name", None), ("domain", None)]);

impl SheetKind {
    /// The blocks of the form and the number of its paragraphs.
    fn form(self) -> (&'static [Group], u8) {
        match self {
            SheetKind::Verification => (&[SUBJECT, PRINCIPAL, SITE, Group::SitePrincipal("site-principal"), ACCESS], 4),
            SheetKind::SubjectLetter => (&[UNIT, Group::Subject("appointee", PRINCIPAL_LINES)], 3),
            SheetKind::SiteLetter => (&[UNIT, SITE_IN_SHORT, Group::SitePrincipal("appointee")], 3),
            SheetKind::Statement => (&[IN_SHORT, SITE_IN_SHORT], 2),
            SheetKind::PromiseGuangdong => (&[IN_SHORT, SITE_IN_SHORT], 5),
            SheetKind::PromiseJiangsu => (&[IN_SHORT, SITE_IN_SHORT, Group::SitePrincipal("site-principal")], 3),
            SheetKind::PromiseNoTutoring => (&[IN_SHORT, SITE_IN_SHORT], 3),
            SheetKind::SitePlan => (&[IN_SHORT, PLAN_SITE, PLAN_PEOPLE, ACCESS], 5),
        }
    }

    fn signer(self, family: Family) -> &'static str {
        match (self, family) {
            (SheetKind::Verification | SheetKind::PromiseJiangsu, Family::Person | Family::Unit) => {
                "sheet-signer-site-principal"
            }
            (SheetKind::PromiseGuangdong, Family::Person) => "sheet-signer-fingerprint",
            (
                SheetKind::SubjectLetter
                | SheetKind::SiteLetter
                | SheetKind::Statement
                | SheetKind::PromiseNoTutoring
                | SheetKind::SitePlan,
                Family::Person,
            ) => "sheet-signer-subject",
            (
                SheetKind::SubjectLetter
                | SheetKind::SiteLetter
                | SheetKind::Statement
                | SheetKind::PromiseGuangdong
                | SheetKind::PromiseNoTutoring
                | SheetKind::SitePlan,
                Family::Unit,
            ) => "sheet-signer-representative",
        }
    }
}

/// By what a sheet is known again.
#[derive(Clone, Copy)]
pub struct Identity<'a> {
    /// The filing, in capitals; printed.
    pub id: &'a str,
    /// The version of what is printed; printed, too.
    pub version: u32,
    /// The filing's own key for digests; never printed.
    pub key: &'a [u8],
}

/// Fills a form. `made`, the moment by the filer's clock, is printed.
pub fn compose(
    kind: SheetKind,
    about: &Particulars,
    identity: Identity<'_>,
    made: NaiveDateTime,
    date: DatePolicy,
    say: Say<'_>,
) -> Sheet {
    let (groups, paragraphs) = kind.form();
    let key = |part: &str| format!("sheet-{}-{part}", kind.id());
    let words = |part: &str| say(&key(part), &[]);
    let args = promise_args(kind, about, say);
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut blocks: Vec<Block> = groups.iter().flat_map(|group| fill(*group, about, say)).collect();
    let (mut checklist_title, mut promise_title) = (say("sheet-papers", &[]), words("promise"));
    let counted = kind == SheetKind::Verification;
    if counted {
        let papers = (!about.papers.is_empty()).then_some(&mut checklist_title);
        number_titles(blocks.iter_mut().map(|block| &mut block.title).chain(papers).chain([&mut promise_title]), say);
    }
    let papers = if counted { about.papers.as_slice() } else { &[] };
    let mut sheet = Sheet {
        kind,
        title: words("title"),
        sample_line: Some(say("sheet-sample-line", &[])),
        id: identity.id.to_owned(),
        version: identity.version,
        digest: String::new(),
        made,
        blocks,
        checklist_title,
        checklist: papers.to_vec(),
        promise_title,
        promise: (1..=paragraphs).map(|n| say(&key(&format!("promise-{n}")), &args)).collect(),
        sign: Sign {
            signer_label: say(kind.signer(about.family), &[]),
            signature: true,
            seal: about.family == Family::Unit,
            date,
        },
    };
    sheet.digest = digest(&sheet, identity.key);
    sheet
}

fn fill(group: Group, about: &Particulars, say: Say<'_>) -> Vec<Block> {
    let lines = |fields: &Fields, lines: &[Line]| -> Vec<(String, String)> {
        let line = |(item, otherwise): &Line| {
            let value = fields.get(*item).cloned().or_else(|| otherwise.map(|key| say(key, &[])))?;
            Some((say(&format!("sheet-label-{item}"), &[]), value))
        };
        lines.iter().filter_map(line).collect()
    };
    let title = |name: &str| say(&format!("sheet-block-{name}"), &[]);
    let each_site = |name: &str, rows: &dyn Fn(&Fields) -> Vec<(String, String)>| -> Vec<Block> {
        let count = about.sites.len();
        let titled = |(n, site): (usize, &Fields)| {
            let title = match count {
                0 | 1 => title(name),
                2.. => say(
                    "sheet-nth-site",
                    &[("title", &title(name)), ("n", &(n + 1).to_string()), ("count", &count.to_string())],
                ),
            };
            Block { title, rows: rows(site) }
        };
        about.sites.iter().enumerate().map(titled).collect()
    };
    let blocks = match group {
        Group::Subject(name, form) => vec![Block { title: title(name), rows: lines(&about.subject, form) }],
        Group::Site(name, form) => each_site(name, &|site| lines(site, form)),
        Group::SitePrincipal(name) => each_site(name, &|site| {
            if site.contains_key("site_principal_name") {
                lines(site, SITE_PRINCIPAL_LINES)
            } else {
                vec![(say("sheet-label-site_principal_same", &[]), say("sheet-value-same", &[]))]
            }
        }),
    };
    blocks.into_iter().filter(|block| !block.rows.is_empty()).collect()
}

fn promise_args(kind: SheetKind, about: &Particulars, say: Say<'_>) -> Vec<(&'static str, String)> {
    let blank = || say("sheet-blank", &[]);
    let site = about.sites.first();
    let of_subject = |item: &str| about.subject.get(item).cloned();
    let appointee = |part: &str| {
        let of_site = || site.and_then(|site| site.get(&format!("site_principal_{part}"))).cloned();
        let found = match kind {
            SheetKind::SiteLetter => of_site(),
            SheetKind::SitePlan => of_site().or_else(|| of_subject(&format!("principal_{part}"))),
            SheetKind::Verification
            | SheetKind::SubjectLetter
            | SheetKind::Statement
            | SheetKind::PromiseGuangdong
            | SheetKind::PromiseJiangsu
            | SheetKind::PromiseNoTutoring => of_subject(&format!("principal_{part}")),
        };
        found.unwrap_or_else(blank)
    };
    let party = match about.family {
        Family::Person => "sheet-party-person",
        Family::Unit => "sheet-party-unit",
    };
    let name = |site: &Fields| {
        let part = |item: &str| site.get(item).map_or_else(blank, |value| value.replace('\n', "、"));
        say("sheet-site-named", &[("name", &part("site_name")), ("domain", &part("domain"))])
    };
    let sites: Vec<String> = about.sites.iter().map(name).collect();
    vec![
        ("party", say(party, &[])),
        ("unit", of_subject("subject_name").unwrap_or_else(blank)),
        ("sites", if sites.is_empty() { blank() } else { sites.join("、") }),
        ("appointee", appointee("name")),
        ("cert_kind", appointee("cert_kind")),
        ("cert_number", appointee("cert_number")),
        ("emergency", appointee("emergency")),
    ]
}

fn number_titles<'a>(titles: impl Iterator<Item = &'a mut String>, say: Say<'_>) {
    let digits: Vec<char> = say("sheet-numerals", &[]).chars().collect();
    for (n, title) in titles.enumerate() {
        let numeral = numeral(n + 1, &digits);
        *title = say("sheet-numbered", &[("numeral", &numeral), ("title", title)]);
    }
}

/// One to ninety-nine in Chinese, from the numerals one to ten.
fn numeral(n: usize, digits: &[char]) -> String {
    let digit = |n: usize| n.checked_sub(1).and_then(|at| digits.get(at)).copied();
    let (tens, ones) = (n / 10, n % 10);
    let lead = if tens > 1 { digit(tens) } else { None };
    let ten = if tens > 0 { digit(10) } else { None };
    lead.into_iter().chain(ten).chain(digit(ones)).collect()
}
