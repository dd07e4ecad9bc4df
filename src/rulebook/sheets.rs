//! What the papers that are signed need: the date, by paper and by province.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::data::{DataFault, read};
use super::rule::{Basis, Traced};

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
    date: DateRule,
    #[serde(default)]
    provinces: BTreeMap<String, DateRule>,
    source: String,
    #[serde(deserialize_with = "super::rule::day")]
    as_of: chrono::NaiveDate,
    confidence: super::rule::Confidence,
    severity: super::rule::Severity,
}

/// All papers.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheets {
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
[[sheet]]
id = "verification"
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
    fn every_paper_has_its_rule() {
        let sheets = Sheets::parse(include_str!("sheets.toml")).expect("the built-in file");
        let mut ids: Vec<&str> = sheets.ids().collect();
        let mut kinds: Vec<&str> = crate::sheet::SheetKind::ALL.iter().map(|k| k.id()).collect();
        ids.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(ids, kinds);
    }
}
