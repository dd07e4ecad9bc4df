//! What a photographed sheet shows, and what is said of it by the numbers of `sheets.toml`.

use serde::{Deserialize, Serialize};

use super::photos::{Judgement, Verdict};
use super::sheets::{DateRule, Limits};
use crate::text::{Fault, Phrase};

/// The fault of a sheet whose other pages are still to come.
const PAGE_MISSING: &str = "sheet_page";

/// A part of the picture: left, top, right, bottom in thousandths of its width and height.
pub type Area = [u32; 4];

/// By what a page was found on the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// Its corner marks: its place is known to a millimetre.
    Marks,
    /// The square code alone: its place is a guess.
    Code,
    /// A bright sheet of paper, of whatever kind.
    Paper,
    /// Nothing.
    Nothing,
}

/// What the code on a page says, and whether what was printed is what stands in the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The filing, in capitals.
    pub sheet: String,
    /// The kind of paper.
    pub kind: String,
    /// The version of what is printed.
    pub version: u32,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// Whether the same answers would be printed today.
    pub current: bool,
}

/// Ink in a box, without what is printed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Tenths of a square millimetre.
    pub ink: u32,
    /// Its longer side in millimetres.
    pub span: u32,
    /// The box on the picture.
    pub at: Area,
}

/// Red ink in and around the box for the seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Square millimetres of red.
    pub red: u32,
    /// Thousandths of a ring that are there.
    pub ring: u32,
    /// The diameter of the ring in tenths of a millimetre.
    pub diameter: u32,
    /// Millimetres from its middle to the box; 0 inside.
    pub away: u32,
    /// Thousandths of the seal that lie on print.
    pub covers: u32,
    /// The box on the picture.
    pub at: Area,
}

/// What a photographed page of a sheet shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetFacts {
    /// How the page was found.
    pub found: FoundBy,
    /// Corner marks that were seen, 0 to 4.
    pub corners: u8,
    /// What its code says; nothing if none could be read.
    pub page: Option<Page>,
    /// Ink where the signature belongs; nothing if this page has no such box, or its place is not known.
    pub signature: Option<Written>,
    /// Red where the seal belongs, likewise.
    pub seal: Option<Seal>,
    /// Ink where the date belongs, likewise.
    pub date: Option<Written>,
    /// Printed lines that can't be seen: painted over, or hidden.
    pub hidden: Vec<Area>,
    /// Printed lines with more ink on them than was printed.
    pub struck: Vec<Area>,
}

/// What a signed sheet ought to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The filing, in capitals.
    pub sheet: String,
    /// The kind of paper.
    pub kind: String,
    /// The items printed on it, with the version in which each changed last.
    pub changes: Vec<(String, u32)>,
    /// What becomes of the date.
    pub date: DateRule,
}

/// A fault and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub fault: Fault,
    /// Refuse or warn.
    pub weight: Verdict,
    /// Where on the picture, if it has a place.
    pub at: Option<Area>,
}

impl Finding {
    fn refuse(fault: Fault) -> Finding {
        Finding { fault, weight: Verdict::Refuse, at: None }
    }

    fn warn(code: &str) -> Finding {
        Finding { fault: Fault::new(code), weight: Verdict::Warn, at: None }
    }

    fn at(self, area: Area) -> Finding {
        Finding { at: Some(area), ..self }
    }
}

impl SheetFacts {
    /// Whether the box for the signature holds one.
    pub fn signed(&self, limits: &Limits) -> bool {
        self.signature.is_some_and(|s| s.ink >= limits.signature_ink_min && s.span >= limits.signature_span_min)
    }

    /// Whether there is a seal: a ring of a seal's size, or so much red that it can be nothing else.
    pub fn sealed(&self, limits: &Limits) -> bool {
        self.seal.is_some_and(|s| s.round(limits) || s.red >= limits.seal_red_min)
    }

    /// Where on the picture a fault of a sheet is, by its code; nothing for faults without a place.
    pub fn places(&self, code: &str) -> Vec<Area> {
        let written = |part: Option<Written>| part.map(|part| part.at).into_iter().collect();
        match code {
            "sheet_unsigned" => written(self.signature),
            "sheet_date_filled" | "sheet_date_missing" => written(self.date),
            "sheet_unsealed" | "sheet_seal_odd" | "sheet_seal_away" | "sheet_seal_covers" => {
                self.seal.map(|seal| seal.at).into_iter().collect()
            }
            "sheet_hidden" => self.hidden.clone(),
            "sheet_struck" => self.struck.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether it is the last page, where the boxes are.
    fn is_last(&self) -> bool {
        self.page.as_ref().is_none_or(|page| page.page == page.pages)
    }
}

impl Seal {
    fn round(&self, limits: &Limits) -> bool {
        let size = limits.seal_diameter_min..=limits.seal_diameter_max;
        self.ring >= limits.seal_ring_min && size.contains(&self.diameter)
    }
}

/// Judges the photographed pages of one sheet together, the gravest fault first.
pub fn findings(pages: &[&SheetFacts], wanted: &Wanted, limits: &Limits) -> Vec<Finding> {
    let mut found: Vec<Finding> = pages.iter().flat_map(|facts| of_identity(facts, wanted)).collect();
    // What another paper says of itself is of no use.
    if found.iter().all(|finding| finding.weight != Verdict::Refuse) {
        found.extend(missing_page(pages));
        for facts in pages.iter().filter(|facts| facts.is_last()) {
            found.extend(of_signature(facts, limits));
            found.extend(of_seal(facts, limits));
            found.extend(of_date(facts, wanted.date, limits));
        }
        for facts in pages {
            found.extend(facts.hidden.iter().take(1).map(|area| Finding::warn("sheet_hidden").at(*area)));
            found.extend(facts.struck.iter().take(1).map(|area| Finding::warn("sheet_struck").at(*area)));
        }
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    // Two pages of an old print are one mistake.
    found.dedup();
    found
}

/// The findings as the judgement on a picture.
pub fn judgement(findings: &[Finding]) -> Judgement {
    let verdict = findings.iter().map(|finding| finding.weight).max().unwrap_or(Verdict::Accept);
    Judgement { verdict, faults: findings.iter().map(|finding| finding.fault.clone()).collect() }
}

/// Whether all that is missing is another page.
pub fn waits_for_a_page(findings: &[Finding]) -> bool {
    let missing = |finding: &Finding| finding.fault.code == PAGE_MISSING;
    findings.iter().any(missing) && findings.iter().all(|finding| missing(finding) || finding.weight != Verdict::Refuse)
}

/// Whether it is this sheet in this version.
fn of_identity(facts: &SheetFacts, wanted: &Wanted) -> Vec<Finding> {
    let Some(page) = &facts.page else {
        return vec![match facts.found {
            FoundBy::Marks | FoundBy::Code => Finding::warn("sheet_code"),
            FoundBy::Paper | FoundBy::Nothing => Finding::warn("sheet_foreign"),
        }];
    };
    if page.sheet != wanted.sheet {
        return vec![Finding::refuse(Fault::new("sheet_other"))];
    }
    if page.kind != wanted.kind {
        let kind = |id: &str| Phrase::new(format!("sheetkind-{id}"));
        let fault = Fault::new("sheet_kind").with("sent", kind(&page.kind)).with("wanted", kind(&wanted.kind));
        return vec![Finding::refuse(fault)];
    }
    if !page.current {
        let later = wanted.changes.iter().filter(|(_, version)| *version > page.version);
        let items: Vec<Phrase> = later.map(|(item, _)| Phrase::new(format!("item-{item}.label"))).collect();
        let fault = Fault::new("sheet_old").with("count", items.len()).with("items", items);
        return vec![Finding::refuse(fault)];
    }
    if facts.corners < 4 { vec![Finding::warn("sheet_corner")] } else { Vec::new() }
}

/// Without its last page a sheet is not signed; another page may be on its way.
fn missing_page(pages: &[&SheetFacts]) -> Option<Finding> {
    let told = || pages.iter().filter_map(|facts| facts.page.as_ref());
    let count = told().map(|page| page.pages).max()?;
    let missing = (1..=count).rev().find(|n| told().all(|page| page.page != *n))?;
    let fault = Fault::new(PAGE_MISSING).with("page", i64::from(missing)).with("pages", i64::from(count));
    let weight = if missing == count { Verdict::Refuse } else { Verdict::Warn };
    Some(Finding { fault, weight, at: None })
}

fn of_signature(facts: &SheetFacts, limits: &Limits) -> Option<Finding> {
    let written = facts.signature?;
    (!facts.signed(limits)).then(|| Finding::refuse(Fault::new("sheet_unsigned")).at(written.at))
}

fn of_seal(facts: &SheetFacts, limits: &Limits) -> Vec<Finding> {
    let Some(seal) = facts.seal else {
        return Vec::new();
    };
    if !facts.sealed(limits) {
        return vec![Finding::refuse(Fault::new("sheet_unsealed")).at(seal.at)];
    }
    if !seal.round(limits) {
        return vec![Finding::warn("sheet_seal_odd").at(seal.at)];
    }
    let mut found = Vec::new();
    if seal.away > limits.seal_away_max {
        found.push(Finding::warn("sheet_seal_away").at(seal.at));
    }
    if seal.covers > limits.seal_covers_max {
        found.push(Finding::warn("sheet_seal_covers").at(seal.at));
    }
    found
}

fn of_date(facts: &SheetFacts, rule: DateRule, limits: &Limits) -> Option<Finding> {
    let date = facts.date?;
    let written = date.ink >= limits.date_ink_min;
    let code = match (rule, written) {
        (DateRule::Blank, true) => "sheet_date_filled",
        (DateRule::ByHand, false) => "sheet_date_missing",
        (DateRule::Blank, false) | (DateRule::ByHand, true) | (DateRule::Printed, _) => return None,
    };
    Some(Finding::warn(code).at(date.at))
}

#[cfg(test)]
mod tests;
