//! What pictures there are, what each must be, and what is said of one that was measured.

mod facts;
mod judge;
mod places;
mod readings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::text::Phrase;

pub use facts::{Document, Facts, Format, Frame, Guess, Place, Shows};
pub use judge::{Judgement, Verdict, judge};
pub use places::frames;
pub use readings::{Field, Reading, Readings};

/// What a picture is meant to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoKind {
    /// The side of the ID card with the face (人像面).
    IdFront,
    /// The side of the ID card with the emblem (国徽面).
    IdBack,
    /// A person holding the ID card.
    Handheld,
    /// A business licence or another certificate of a unit.
    Licence,
    /// The signed 核验单.
    Sheet,
    /// A letter of authorisation.
    Letter,
    /// A domain certificate.
    Certificate,
    /// A residence permit.
    Residence,
    /// A province's letter of promise (承诺书).
    Promise,
    /// Any other paper.
    Other,
}

impl PhotoKind {
    /// Every kind, in the order in which they are asked.
    pub const ALL: [PhotoKind; 10] = [
        PhotoKind::IdFront,
        PhotoKind::IdBack,
        PhotoKind::Handheld,
        PhotoKind::Licence,
        PhotoKind::Sheet,
        PhotoKind::Letter,
        PhotoKind::Certificate,
        PhotoKind::Residence,
        PhotoKind::Promise,
        PhotoKind::Other,
    ];

    /// Its name in data, on the command line and in keys: `id_front`.
    pub fn id(self) -> &'static str {
        match self {
            PhotoKind::IdFront => "id_front",
            PhotoKind::IdBack => "id_back",
            PhotoKind::Handheld => "handheld",
            PhotoKind::Licence => "licence",
            PhotoKind::Sheet => "sheet",
            PhotoKind::Letter => "letter",
            PhotoKind::Certificate => "certificate",
            PhotoKind::Residence => "residence",
            PhotoKind::Promise => "promise",
            PhotoKind::Other => "other",
        }
    }

    /// True for papers that the bot prints to be signed, and reads back.
    pub fn is_signed(self) -> bool {
        matches!(self, PhotoKind::Sheet | PhotoKind::Letter | PhotoKind::Promise)
    }

    /// The kind of that name.
    pub fn from_id(id: &str) -> Option<PhotoKind> {
        PhotoKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// What people call it: `photokind-id_front`.
    pub fn phrase(self) -> Phrase {
        Phrase::new(format!("photokind-{}", self.id()))
    }
}

/// One number of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The number, in `unit`.
    pub value: u32,
    /// What is counted.
    pub unit: String,
    /// Why it is this number.
    pub reason: String,
    /// Kinds for which it is another number.
    #[serde(default)]
    pub except: BTreeMap<PhotoKind, u32>,
}

impl Limit {
    /// The number for pictures of this kind.
    pub fn of(&self, kind: PhotoKind) -> u32 {
        self.except.get(&kind).copied().unwrap_or(self.value)
    }
}

/// The kinds of pictures to which something applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kinds {
    /// The kinds.
    pub kinds: Vec<PhotoKind>,
    /// Why these.
    pub reason: String,
}

impl Kinds {
    /// Whether it applies to this kind.
    pub fn has(&self, kind: PhotoKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// All numbers about pictures: `src/rulebook/photos.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoLimits {
    /// The day on which the numbers were looked at last.
    pub as_of: String,
    /// Kinds that may come as PDF.
    pub pdf: Kinds,
    /// Kinds of which the coloured original is wanted.
    pub original: Kinds,
    /// Largest file.
    pub bytes_max: Limit,
    /// Longest side, read before decoding.
    pub side_max: Limit,
    /// Largest decoded picture, reckoned before decoding.
    pub decoded_max: Limit,
    /// Kinds that show a scene with a document in it.
    pub scene: Kinds,
    /// How sure an outline must be before anything is said about it.
    pub document_sure: Limit,
    /// How sure a guess must be before the filer is told that it is the other side.
    pub guess_sure: Limit,
    /// Refused below this shorter side.
    pub short_side_refuse: Limit,
    /// Warned about below this shorter side.
    pub short_side_warn: Limit,
    /// Refused below this longer side.
    pub long_side_refuse: Limit,
    /// Refused when the document's longer side is below this.
    pub long_refuse: Limit,
    /// Warned about when it is below this.
    pub long_warn: Limit,
    /// Warned about beyond this proportion.
    pub ratio_max: Limit,
    /// Refused when the document's share of the picture is below this.
    pub share_refuse: Limit,
    /// Warned about below this share.
    pub share_warn: Limit,
    /// Warned about when turned by this much.
    pub tilt_warn: Limit,
    /// Warned about when looked at so much from the side.
    pub lean_warn: Limit,
    /// Refused as black below this light.
    pub light_black: Limit,
    /// Refused as dark below this light.
    pub light_refuse: Limit,
    /// Warned about as dark below this light.
    pub light_warn: Limit,
    /// Refused as blank below this contrast.
    pub contrast_refuse: Limit,
    /// Warned about as faint below this contrast.
    pub contrast_warn: Limit,
    /// Refused as blurred below this sharpness.
    pub sharpness_refuse: Limit,
    /// Warned about as soft below this sharpness.
    pub sharpness_warn: Limit,
    /// The same two for pictures blurred in one direction.
    pub shaken_refuse: Limit,
    /// The same two for pictures blurred in one direction.
    pub shaken_warn: Limit,
    /// Called shaken, not out of focus, from here on.
    pub shake_min: Limit,
    /// Refused from this glare on.
    pub glare_refuse: Limit,
    /// Warned about from this glare on.
    pub glare_warn: Limit,
    /// Refused as a copy below this colour.
    pub colour_refuse: Limit,
    /// Warned about as a copy below this colour.
    pub colour_min: Limit,
    /// Certainty from which what was read is told to the filer, in hundredths.
    pub read_sure: Limit,
    /// Tries of one item.
    pub tries_max: Limit,
    /// From this longer side on Telegram may have shrunk a photo.
    pub shrunk_min: Limit,
    /// Refused as a copied screen from this on.
    pub even_rows_max: Limit,
    /// Warned about as a photographed screen from this on.
    pub rhythm_max: Limit,
    /// Likewise from these waves on in the blank parts of the document.
    pub waves_max: Limit,
    /// Likewise from these waves on that are beside it as well.
    pub waves_beside_max: Limit,
}

impl PhotoLimits {
    /// Reads the rules.
    ///
    /// # Errors
    /// The place and the reason, when a field is missing, unknown or of another type.
    pub fn parse(toml: &str) -> Result<PhotoLimits, String> {
        toml::from_str(toml).map_err(|error| error.to_string())
    }

    /// The rules that come with this release.
    pub fn shipped() -> &'static PhotoLimits {
        static SHIPPED: OnceLock<PhotoLimits> = OnceLock::new();
        SHIPPED.get_or_init(|| {
            PhotoLimits::parse(include_str!("../photos.toml"))
                .expect("photos.toml is part of the program and read by a test")
        })
    }
}
