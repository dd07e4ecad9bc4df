//! From facts to a verdict, by the numbers of the rulebook.

use serde::{Deserialize, Serialize};

use super::{Document, Facts, Format, Frame, Limit, PhotoKind, PhotoLimits, Place, Shows};
use crate::text::{Fault, Phrase};

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

/// Faults told at once: more than three, and nobody reads them.
const TOLD_MAX: usize = 3;

/// Judges a measured picture: the gravest faults first, three at most. A hopeless one is told its one reason.
pub fn judge(facts: &Facts, kind: PhotoKind, limits: &PhotoLimits) -> Judgement {
    if facts.format == Format::Pdf {
        return if limits.pdf.has(kind) {
            Judgement { verdict: Verdict::Accept, faults: Vec::new() }
        } else {
            Judgement::refused(Fault::new("photo_pdf"))
        };
    }
    let looked = Looked { facts, kind, limits };
    if let Some(fault) = looked.hopeless() {
        return Judgement::refused(fault);
    }
    let found = [
        looked.screen(),
        looked.size(),
        looked.wrong_side(),
        looked.wrong_paper(),
        looked.second(),
        looked.cut(),
        looked.dark(),
        looked.sharpness(),
        looked.glare(),
        looked.distance(),
        looked.grey(),
        looked.shape(),
        looked.tilt(),
        looked.faint(),
    ];
    let mut found: Vec<Found> = found.into_iter().flatten().collect();
    found.sort_by_key(|(verdict, _)| std::cmp::Reverse(*verdict));
    let verdict = found.first().map_or(Verdict::Accept, |(verdict, _)| *verdict);
    let faults = found.into_iter().map(|(_, fault)| fault).take(TOLD_MAX).collect();
    Judgement { verdict, faults }
}

/// A fault, and whether it may be kept.
type Found = (Verdict, Fault);

/// A measured picture on its way to a verdict.
struct Looked<'a> {
    facts: &'a Facts,
    kind: PhotoKind,
    limits: &'a PhotoLimits,
}

impl Looked<'_> {
    fn of(&self, limit: &Limit) -> u32 {
        limit.of(self.kind)
    }

    /// Refused below one number, warned about below another.
    fn below(&self, value: u32, refuse: &Limit, warn: &Limit) -> Option<Verdict> {
        if value < self.of(refuse) {
            Some(Verdict::Refuse)
        } else if value < self.of(warn) {
            Some(Verdict::Warn)
        } else {
            None
        }
    }

    /// Warned about from one number on, refused from another.
    fn above(&self, value: u32, refuse: &Limit, warn: &Limit) -> Option<Verdict> {
        if value >= self.of(refuse) {
            Some(Verdict::Refuse)
        } else if value >= self.of(warn) {
            Some(Verdict::Warn)
        } else {
            None
        }
    }

    /// The outline, where it is sure and the document is meant to fill the picture.
    fn document(&self) -> Option<&Document> {
        let sure = |d: &&Document| u32::from(d.certainty) >= self.of(&self.limits.document_sure);
        self.facts.document.as_ref().filter(sure).filter(|_| !self.limits.scene.has(self.kind))
    }

    /// Pixels of the document's longer side, or what it can be at most.
    fn long(&self) -> u32 {
        self.document().map_or(self.facts.long_side(), |d| d.long)
    }

    fn hopeless(&self) -> Option<Fault> {
        let (facts, limits) = (self.facts, self.limits);
        if facts.short_side() < self.of(&limits.short_side_refuse) {
            return Some(self.sized("photo_tiny"));
        }
        if u32::from(facts.light) < self.of(&limits.light_black) {
            return Some(Fault::new("photo_black"));
        }
        (u32::from(facts.contrast) < self.of(&limits.contrast_refuse)).then(|| Fault::new("photo_blank"))
    }

    fn screen(&self) -> Option<Found> {
        if self.facts.even_rows >= self.of(&self.limits.even_rows_max) {
            return Some((Verdict::Refuse, Fault::new("photo_screenshot")));
        }
        let (facts, limits) = (self.facts, self.limits);
        let grid = facts.rhythm >= self.of(&limits.rhythm_max)
            || facts.waves >= self.of(&limits.waves_max)
            || facts.waves_beside >= self.of(&limits.waves_beside_max);
        (grid || self.facts.framed).then(|| (Verdict::Warn, Fault::new("photo_screen")))
    }

    fn size(&self) -> Option<Found> {
        if self.small_for_being_far() { None } else { self.pixels().map(|verdict| self.sized_as(verdict)) }
    }

    /// A large picture whose document is small because it is far away: a step nearer mends both.
    fn small_for_being_far(&self) -> bool {
        let (facts, limits) = (self.facts, self.limits);
        let large =
            facts.long_side() >= self.of(&limits.long_warn) && facts.short_side() >= self.of(&limits.short_side_warn);
        large && self.share().is_some()
    }

    fn pixels(&self) -> Option<Verdict> {
        if self.facts.long_side() < self.of(&self.limits.long_side_refuse) {
            return Some(Verdict::Refuse);
        }
        let verdict = self.below(self.long(), &self.limits.long_refuse, &self.limits.long_warn);
        let small = self.facts.short_side() < self.of(&self.limits.short_side_warn);
        verdict.or(small.then_some(Verdict::Warn))
    }

    fn sized_as(&self, verdict: Verdict) -> Found {
        match verdict {
            Verdict::Refuse => (verdict, self.sized("photo_tiny")),
            Verdict::Warn | Verdict::Accept => (verdict, self.sized("photo_small")),
        }
    }

    fn wrong_side(&self) -> Option<Found> {
        let other = match self.kind {
            PhotoKind::IdFront => Shows::CardBack,
            PhotoKind::IdBack => Shows::CardFront,
            PhotoKind::Handheld
            | PhotoKind::Licence
            | PhotoKind::Sheet
            | PhotoKind::Letter
            | PhotoKind::Certificate
            | PhotoKind::Residence
            | PhotoKind::Promise
            | PhotoKind::Other => return None,
        };
        let sure = self.facts.guess.shows == other && self.is_sure();
        sure.then(|| (Verdict::Refuse, Fault::new("photo_wrong_side").with("kind", self.kind.phrase())))
    }

    /// A card for a page, or the other way round. Pages are too much alike to be told from each other.
    fn wrong_paper(&self) -> Option<Found> {
        let card = matches!(self.facts.guess.shows, Shows::CardFront | Shows::CardBack);
        let page = matches!(self.facts.guess.shows, Shows::Licence | Shows::Sheet);
        let wrong = match self.kind {
            PhotoKind::IdFront | PhotoKind::IdBack => page,
            PhotoKind::Licence | PhotoKind::Sheet | PhotoKind::Letter | PhotoKind::Certificate | PhotoKind::Promise => {
                card
            }
            PhotoKind::Handheld | PhotoKind::Residence | PhotoKind::Other => false,
        };
        let fault = || Fault::new("photo_wrong_paper").with("kind", self.kind.phrase());
        (wrong && self.is_sure()).then(|| (Verdict::Warn, fault()))
    }

    fn is_sure(&self) -> bool {
        u32::from(self.facts.guess.certainty) >= self.of(&self.limits.guess_sure)
    }

    fn second(&self) -> Option<Found> {
        let first = self.document()?.frame();
        let side = self.facts.second?.beside(first, self.facts.width, self.facts.height);
        Some((Verdict::Refuse, Fault::new("photo_two").with("place", side)))
    }

    fn cut(&self) -> Option<Found> {
        let document = self.document()?;
        let places = [Place::Top, Place::Right, Place::Bottom, Place::Left];
        let cut: Vec<Phrase> =
            places.into_iter().zip(document.cut).filter(|(_, cut)| *cut).map(|(place, _)| place.phrase()).collect();
        (!cut.is_empty()).then(|| (Verdict::Refuse, Fault::new("photo_cut").with("sides", cut)))
    }

    fn dark(&self) -> Option<Found> {
        let light = u32::from(self.facts.light);
        let verdict = self.below(light, &self.limits.light_refuse, &self.limits.light_warn)?;
        Some((verdict, self.figures("photo_dark", "light", light, &self.limits.light_warn)))
    }

    /// What is small or far is soft for that reason: one is enough.
    fn sharpness(&self) -> Option<Found> {
        let (sharpness, limits) = (self.facts.sharpness, self.limits);
        let shaken = self.facts.shake >= self.of(&limits.shake_min);
        let (refuse, warn) = if shaken {
            (&limits.shaken_refuse, &limits.shaken_warn)
        } else {
            (&limits.sharpness_refuse, &limits.sharpness_warn)
        };
        let verdict = self.below(sharpness, refuse, warn)?;
        let reasons = [self.size(), self.distance()];
        if reasons.iter().flatten().any(|(graver, _)| *graver >= verdict) {
            return None;
        }
        let code = if shaken {
            "photo_shaken"
        } else if verdict == Verdict::Refuse {
            "photo_blurred"
        } else {
            "photo_soft"
        };
        Some((verdict, self.figures(code, "sharpness", sharpness, warn)))
    }

    fn glare(&self) -> Option<Found> {
        let verdict = self.above(self.facts.glare, &self.limits.glare_refuse, &self.limits.glare_warn)?;
        let place = self.facts.glare_at.map_or(Place::Middle, Frame::place);
        let fault = self.figures("photo_glare", "glare", self.facts.glare, &self.limits.glare_warn);
        Some((verdict, fault.with("place", place.phrase())))
    }

    /// How far away the document is, by its share of the picture. Two documents can't both fill it.
    fn share(&self) -> Option<Verdict> {
        let share = self.document()?.share;
        let alone = self.facts.second.is_none();
        self.below(share, &self.limits.share_refuse, &self.limits.share_warn).filter(|_| alone)
    }

    fn distance(&self) -> Option<Found> {
        let (share, far) = (self.document()?.share, self.share()?);
        let verdict = if self.small_for_being_far() { self.pixels().map_or(far, |small| far.max(small)) } else { far };
        let percent = i64::from(share.div_ceil(10));
        let wanted = i64::from(self.of(&self.limits.share_warn) / 10);
        Some((verdict, Fault::new("photo_far").with("percent", percent).with("wanted", wanted)))
    }

    /// In the dark all cats are grey.
    fn grey(&self) -> Option<Found> {
        if !self.limits.original.has(self.kind) || self.dark().is_some() {
            return None;
        }
        let colour = u32::from(self.facts.colour);
        let verdict = self.below(colour, &self.limits.colour_refuse, &self.limits.colour_min)?;
        // Blur mixes a colour with the paper around it: a doubt about it is none of its own.
        let blurred = self.sharpness().is_some_and(|(sharpness, _)| sharpness > verdict);
        (!blurred).then(|| (verdict, Fault::new("photo_grey")))
    }

    fn shape(&self) -> Option<Found> {
        let (long, short) = (u64::from(self.facts.long_side()), u64::from(self.facts.short_side()));
        let strip = long * 100 > short * u64::from(self.of(&self.limits.ratio_max));
        strip.then(|| (Verdict::Warn, Fault::new("photo_strip")))
    }

    fn tilt(&self) -> Option<Found> {
        let document = self.document()?;
        let degrees = document.tilt.unsigned_abs().div_ceil(10);
        if degrees >= self.of(&self.limits.tilt_warn) {
            return Some((Verdict::Warn, Fault::new("photo_tilted").with("degrees", i64::from(degrees))));
        }
        let aslant = document.lean >= self.of(&self.limits.lean_warn);
        aslant.then(|| (Verdict::Warn, Fault::new("photo_aslant")))
    }

    fn faint(&self) -> Option<Found> {
        let faint = u32::from(self.facts.contrast) < self.of(&self.limits.contrast_warn);
        (faint && self.dark().is_none()).then(|| (Verdict::Warn, Fault::new("photo_faint")))
    }

    fn sized(&self, code: &str) -> Fault {
        Fault::new(code)
            .with("width", i64::from(self.facts.width))
            .with("height", i64::from(self.facts.height))
            .with("wanted", i64::from(self.of(&self.limits.short_side_warn)))
    }

    fn figures(&self, code: &str, name: &str, value: u32, wanted: &Limit) -> Fault {
        Fault::new(code).with(name, i64::from(value)).with("wanted", i64::from(self.of(wanted)))
    }
}
