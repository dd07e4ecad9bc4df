//! The papers that are signed: at which question each is made, in which cases, and what becomes of its date.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::data::{DataFault, read};
use super::rule::{Basis, Traced};
use super::when::{Case, When, all_hold};

/// The file inside the rulebook.
pub const FILE: &str = "sheets.toml";

/// What becomes of the date on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateRule {
    /// Nothing may be written there.
    Blank,
    /// The signer writes it.
    ByHand,
    /// The day on which the paper was made is printed.
    Printed,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    item: String,
    #[serde(default)]
    when: Vec<When>,
    #[serde(default)]
    prints: Vec<String>,
    date: DateRule,
    #[serde(default)]
    provinces: BTreeMap<String, DateRule>,
    source: String,
    #[serde(deserialize_with = "super::rule::day")]
    as_of: chrono::NaiveDate,
    confidence: super::rule::Confidence,
    severity: super::rule::Severity,
}

/// When a photographed sheet counts as signed and sealed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Least ink of a signature, in tenths of a square millimetre.
    pub signature_ink_min: u32,
    /// Least length of a signature, in millimetres.
    pub signature_span_min: u32,
    /// Least ink of a date, in tenths of a square millimetre.
    pub date_ink_min: u32,
    /// Least red that is a seal whatever its shape, in square millimetres.
    pub seal_red_min: u32,
    /// Least part of the ring, in thousandths.
    pub seal_ring_min: u32,
    /// Least diameter of a seal, in tenths of a millimetre.
    pub seal_diameter_min: u32,
    /// Largest diameter of a seal, in tenths of a millimetre.
    pub seal_diameter_max: u32,
    /// From the box to the middle of a seal at most, in millimetres.
    pub seal_away_max: u32,
    /// The part of a seal that may lie on print, in thousandths.
    pub seal_covers_max: u32,
}

/// All papers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
    /// When a photographed sheet counts as signed and sealed.
    pub signed: Limits,
    sheet: Vec<Row>,
}

impl Sheets {
    /// Reads `sheets.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Sheets, Vec<DataFault>> {
        read(FILE, text)
    }

    /// What becomes of the date on a paper in a province; blank for a paper that is not named.
    pub fn date(&self, id: &str, province: Option<&str>) -> DateRule {
        let Some(row) = self.sheet.iter().find(|s| s.id == id) else { return DateRule::Blank };
        province.and_then(|p| row.provinces.get(p)).copied().unwrap_or(row.date)
    }

    /// The paper that is made at an item's question in this case.
    pub fn of_item(&self, item: &str, case: &Case) -> Option<&str> {
        self.sheet.iter().find(|row| row.item == item && all_hold(&row.when, case)).map(|row| row.id.as_str())
    }

    /// The items of other papers on which an answer to `item` is printed: a change makes what was signed there stale.
    pub fn printing(&self, item: &str) -> impl Iterator<Item = &str> {
        let prints = move |row: &&Row| row.prints.iter().any(|name| name == item);
        self.sheet.iter().filter(prints).map(|row| row.item.as_str())
    }

    /// Each paper with the answers that are printed on it, where it names them.
    pub fn prints(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.sheet.iter().map(|row| (row.id.as_str(), row.prints.as_slice()))
    }

    /// Each paper with the item at whose question it is made, and when.
    pub fn places(&self) -> impl Iterator<Item = (&str, &str, &[When])> {
        self.sheet.iter().map(|row| (row.id.as_str(), row.item.as_str(), row.when.as_slice()))
    }

    /// The papers that are named.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.sheet.iter().map(|s| s.id.as_str())
    }

    /// The bases of the file.
    pub fn traced(&self) -> Vec<Traced> {
        self.sheet
            .iter()
            .map(|row| Traced {
                file: FILE.to_owned(),
                key: format!("sheet {}", row.id),
                basis: Basis {
                    source: row.source.clone(),
                    as_of: row.as_of,
                    confidence: row.confidence,
                    severity: row.severity,
                },
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
[signed]
signature_ink_min = 1
signature_span_min = 1
date_ink_min = 1
seal_red_min = 1
seal_ring_min = 1
seal_diameter_min = 1
seal_diameter_max = 1
seal_away_max = 1
seal_covers_max = 1

[[sheet]]
id = "promise"
item = "photo_promise"
when = ["org=no"]
date = "printed"
source = "S"
as_of = "2026-01-01"
confidence = "low"
severity = "info"

[[sheet]]
id = "verification"
item = "signed_sheet"
date = "blank"
provinces = { "44" = "by_hand" }
source = "S"
as_of = "2026-01-01"
confidence = "low"
severity = "info"
"#;

    #[test]
    fn a_province_may_want_another_date() {
        let sheets = Sheets::parse(TEXT).expect("the sample is well formed");
        assert_eq!(sheets.date("verification", None), DateRule::Blank);
        assert_eq!(sheets.date("verification", Some("33")), DateRule::Blank);
        assert_eq!(sheets.date("verification", Some("44")), DateRule::ByHand);
    }

    #[test]
    fn a_paper_is_made_at_its_question_in_its_cases() {
        let sheets = Sheets::parse(TEXT).expect("the sample is well formed");
        let mut case = Case::default();
        assert_eq!(sheets.of_item("signed_sheet", &case), Some("verification"));
        assert_eq!(sheets.of_item("photo_promise", &case), None);
        case.put("org", "no");
        assert_eq!(sheets.of_item("photo_promise", &case), Some("promise"));
    }

    #[test]
    fn every_paper_has_its_rule() {
        let sheets = Sheets::parse(include_str!("sheets.toml")).expect("the built-in file");
        let mut ids: Vec<&str> = sheets.ids().collect();
        let mut kinds: Vec<&str> = crate::sheet::SheetKind::ALL.iter().map(|k| k.id()).collect();
        ids.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(ids, kinds);
    }
}
