//! A folder of labelled pictures judged, and counted by label.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::report::Report;
use crate::rulebook::photos::{PhotoKind, Verdict};

/// Reasons shown for a label.
const REASONS: usize = 3;

/// One line of `labels.tsv`: a file, what it is sent as, what is the matter with it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Labelled {
    pub file: String,
    pub kind: PhotoKind,
    pub label: String,
}

/// Reads `labels.tsv`: columns file, kind, label, perhaps a header, perhaps more columns.
///
/// # Errors
/// The number of the first line that cannot be read, and why.
pub fn labels(text: &str) -> Result<Vec<Labelled>, String> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut columns = line.split('\t').map(str::trim);
        let (Some(file), Some(kind), Some(label)) = (columns.next(), columns.next(), columns.next()) else {
            if line.trim().is_empty() {
                continue;
            }
            return Err(format!("line {number}: three columns, divided by tabs: file, kind, label"));
        };
        match PhotoKind::from_id(kind) {
            Some(kind) => found.push(Labelled { file: file.to_owned(), kind, label: label.to_owned() }),
            None if number == 1 => {}
            None => return Err(format!("line {number}: {kind} is no kind of picture")),
        }
    }
    Ok(found)
}

/// What became of the pictures of each label, in the order in which the labels came.
#[derive(Debug, Default)]
pub struct Score {
    rows: Vec<Row>,
}

#[derive(Debug, Default)]
struct Row {
    label: String,
    verdicts: BTreeMap<Verdict, usize>,
    reasons: BTreeMap<String, usize>,
    millis: Vec<f64>,
}

impl Score {
    /// Counts one more picture; `millis` is how long it took.
    pub fn add(&mut self, label: &str, report: &Report, millis: f64) {
        let row = match self.rows.iter_mut().position(|row| row.label == label) {
            Some(at) => &mut self.rows[at],
            None => {
                self.rows.push(Row { label: label.to_owned(), ..Row::default() });
                self.rows.last_mut().expect("one was just put there")
            }
        };
        *row.verdicts.entry(report.judgement.verdict).or_default() += 1;
        for fault in &report.judgement.faults {
            *row.reasons.entry(fault.code.clone()).or_default() += 1;
        }
        row.millis.push(millis);
    }

    /// A line a label: how many, accepted, warned, refused, milliseconds (median), the main reasons.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{:<14} {:>5} {:>8} {:>6} {:>7} {:>7}  reasons",
            "label", "n", "accepted", "warned", "refused", "ms"
        )];
        for row in &self.rows {
            let reasons: Vec<String> = row.main().into_iter().map(|(code, n)| format!("{code} {n}")).collect();
            lines.push(format!(
                "{:<14} {:>5} {:>8} {:>6} {:>7} {:>7.1}  {}",
                row.label,
                row.millis.len(),
                row.count(Verdict::Accept),
                row.count(Verdict::Warn),
                row.count(Verdict::Refuse),
                row.median(),
                reasons.join(", ")
            ));
        }
        lines
    }

    /// `{"labels": [{"label", "n", "accepted", "warned", "refused", "ms", "reasons": {code: n}}]}`.
    pub fn json(&self) -> Value {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                json!({
                    "label": row.label,
                    "n": row.millis.len(),
                    "accepted": row.count(Verdict::Accept),
                    "warned": row.count(Verdict::Warn),
                    "refused": row.count(Verdict::Refuse),
                    "ms": row.median(),
                    "reasons": row.reasons,
                })
            })
            .collect();
        json!({ "labels": rows })
    }
}

impl Row {
    fn count(&self, verdict: Verdict) -> usize {
        self.verdicts.get(&verdict).copied().unwrap_or(0)
    }

    fn median(&self) -> f64 {
        let mut sorted = self.millis.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
    }

    fn main(&self) -> Vec<(&str, usize)> {
        let mut reasons: Vec<(&str, usize)> = self.reasons.iter().map(|(code, n)| (code.as_str(), *n)).collect();
        reasons.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        reasons.truncate(REASONS);
        reasons
    }
}
