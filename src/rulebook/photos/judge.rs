//! From facts to a verdict, by the numbers of the rulebook.

use serde::{Deserialize, Serialize};

use super::{Facts, Format, PhotoKind, PhotoLimits};
use crate::text::Fault;

/// What becomes of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Taken.
    Accept,
    /// Taken if the filer wants to keep it.
    Warn,
    /// Asked for again.
    Refuse,
}

impl Verdict {
    /// Its name in data: `accept`.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Accept => "accept",
            Verdict::Warn => "warn",
            Verdict::Refuse => "refuse",
        }
    }
}

/// A verdict with its reasons, the gravest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// What becomes of the picture.
    pub verdict: Verdict,
    /// Why; empty when accepted.
    pub faults: Vec<Fault>,
}

impl Judgement {
    /// The judgement on a file that could not even be measured.
    pub fn refused(fault: Fault) -> Judgement {
        Judgement { verdict: Verdict::Refuse, faults: vec![fault] }
    }
}

/// Judges a measured picture. A hopeless one is told its one reason; doubts are told all at once.
pub fn judge(facts: &Facts, kind: PhotoKind, limits: &PhotoLimits) -> Judgement {
    if facts.format == Format::Pdf {
        return if limits.pdf.has(kind) {
            Judgement { verdict: Verdict::Accept, faults: Vec::new() }
        } else {
            Judgement::refused(Fault::new("photo_pdf"))
        };
    }
    if let Some(fault) = hopeless(facts, kind, limits) {
        return Judgement::refused(fault);
    }
    let faults = doubts(facts, kind, limits);
    let verdict = if faults.is_empty() { Verdict::Accept } else { Verdict::Warn };
    Judgement { verdict, faults }
}

fn hopeless(facts: &Facts, kind: PhotoKind, limits: &PhotoLimits) -> Option<Fault> {
    if facts.short_side() < limits.short_side_refuse.of(kind) {
        return Some(sized(facts, "photo_tiny", limits.short_side_warn.of(kind)));
    }
    if u32::from(facts.light) < limits.light_refuse.of(kind) {
        return Some(Fault::new("photo_black"));
    }
    if u32::from(facts.contrast) < limits.contrast_refuse.of(kind) {
        return Some(Fault::new("photo_blank"));
    }
    if facts.sharpness < limits.sharpness_refuse.of(kind) {
        return Some(sharp(facts, "photo_blurred", limits.sharpness_warn.of(kind)));
    }
    None
}

fn doubts(facts: &Facts, kind: PhotoKind, limits: &PhotoLimits) -> Vec<Fault> {
    let mut faults = Vec::new();
    let small = facts.short_side() < limits.short_side_warn.of(kind);
    if small {
        faults.push(sized(facts, "photo_small", limits.short_side_warn.of(kind)));
    }
    if u64::from(facts.long_side()) * 100 > u64::from(facts.short_side()) * u64::from(limits.ratio_max.of(kind)) {
        faults.push(Fault::new("photo_strip"));
    }
    let dark = u32::from(facts.light) < limits.light_warn.of(kind);
    if dark {
        faults.push(Fault::new("photo_dark"));
    }
    if !dark && u32::from(facts.contrast) < limits.contrast_warn.of(kind) {
        faults.push(Fault::new("photo_faint"));
    }
    // A small picture is soft because it is small: one reason is enough.
    if !small && facts.sharpness < limits.sharpness_warn.of(kind) {
        faults.push(sharp(facts, "photo_soft", limits.sharpness_warn.of(kind)));
    }
    let glare = limits.glare_warn.of(kind)..=limits.glare_max.of(kind);
    if !limits.paper.has(kind) && glare.contains(&facts.glare) {
        let place = facts.glare_at.unwrap_or(super::Place::Middle);
        faults.push(Fault::new("photo_glare").with("place", place.phrase()));
    }
    // In the dark all cats are grey.
    if limits.original.has(kind) && facts.grey && !dark {
        faults.push(Fault::new("photo_grey"));
    }
    faults
}

fn sized(facts: &Facts, code: &str, wanted: u32) -> Fault {
    Fault::new(code)
        .with("width", i64::from(facts.width))
        .with("height", i64::from(facts.height))
        .with("wanted", i64::from(wanted))
}

fn sharp(facts: &Facts, code: &str, wanted: u32) -> Fault {
    Fault::new(code).with("sharpness", i64::from(facts.sharpness)).with("wanted", i64::from(wanted))
}
