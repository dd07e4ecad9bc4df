//! What was measured of a picture; numbers only, nothing that tells what it shows.

use serde::{Deserialize, Serialize};

use super::{PhotoKind, Readings};
use crate::rulebook::signed::SheetFacts;
use crate::text::Phrase;

/// The kinds of files that are accepted, told by their bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// PDF, for papers only.
    Pdf,
}

impl Format {
    /// The file extension, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::Webp => "webp",
            Format::Pdf => "pdf",
        }
    }
}

/// Bits by which two prints of the same picture differ at most, after another compression.
const SAME_BITS: u32 = 3;

/// A ninth of the picture, right way up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Place {
    TopLeft,
    Top,
    TopRight,
    Left,
    Middle,
    Right,
    BottomLeft,
    Bottom,
    BottomRight,
}

impl Place {
    const ALL: [Place; 9] = [
        Place::TopLeft,
        Place::Top,
        Place::TopRight,
        Place::Left,
        Place::Middle,
        Place::Right,
        Place::BottomLeft,
        Place::Bottom,
        Place::BottomRight,
    ];

    /// The ninth that holds a point, given as thousandths of width and height.
    pub fn at(x: u32, y: u32) -> Place {
        let third = |v: u32| (v.min(999) * 3 / 1000) as usize;
        Place::ALL[third(y) * 3 + third(x)]
    }

    /// What people call it: `photoplace-top_left`.
    pub fn phrase(self) -> Phrase {
        let id = match self {
            Place::TopLeft => "top_left",
            Place::Top => "top",
            Place::TopRight => "top_right",
            Place::Left => "left",
            Place::Middle => "middle",
            Place::Right => "right",
            Place::BottomLeft => "bottom_left",
            Place::Bottom => "bottom",
            Place::BottomRight => "bottom_right",
        };
        Phrase::new(format!("photoplace-{id}"))
    }
}

/// A rectangle of the picture, right way up, in thousandths of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Frame {
    pub left: u16,
    pub top: u16,
    pub right: u16,
    pub bottom: u16,
}

impl Frame {
    /// All of the picture.
    pub const WHOLE: Frame = Frame { left: 0, top: 0, right: 1000, bottom: 1000 };

    /// The ninth of the picture in which its middle lies.
    pub fn place(self) -> Place {
        Place::at(u32::from(self.left + self.right) / 2, u32::from(self.top + self.bottom) / 2)
    }

    /// On which side of another it lies on a picture of this width and height: `photobeside-above`.
    pub fn beside(self, other: Frame, width: u32, height: u32) -> Phrase {
        let middle = |low: u16, high: u16| i64::from(low) + i64::from(high);
        let right = (middle(self.left, self.right) - middle(other.left, other.right)) * i64::from(width);
        let down = (middle(self.top, self.bottom) - middle(other.top, other.bottom)) * i64::from(height);
        let id = match (right.abs() > down.abs(), right < 0, down < 0) {
            (true, true, _) => "left",
            (true, false, _) => "right",
            (false, _, true) => "above",
            (false, _, false) => "below",
        };
        Phrase::new(format!("photobeside-{id}"))
    }
}

/// The outline of a document on the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The corners clockwise from the top left, in thousandths of width and height; outside where cut off.
    pub corners: [[i32; 2]; 4],
    /// Its share of the picture in thousandths.
    pub share: u32,
    /// Which sides the picture's border cuts off: top, right, bottom, left.
    pub cut: [bool; 4],
    /// Tenths of a degree by which it is turned clockwise.
    pub tilt: i32,
    /// Thousandths by which opposite sides differ: how aslant it was looked at.
    pub lean: u32,
    /// Pixels of its longer side, as sent.
    pub long: u32,
    /// How sure it is that this is the document, in hundredths.
    pub certainty: u8,
}

impl Document {
    /// The rectangle around it, as far as it lies on the picture.
    pub fn frame(&self) -> Frame {
        let inside = |v: i32| u16::try_from(v.clamp(0, 1000)).unwrap_or(1000);
        let low = |i: usize| inside(self.corners.iter().map(|c| c[i]).min().unwrap_or(0));
        let high = |i: usize| inside(self.corners.iter().map(|c| c[i]).max().unwrap_or(1000));
        Frame { left: low(0), top: low(1), right: high(0), bottom: high(1) }
    }
}

/// What a document looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// The side of an ID card with the face.
    CardFront,
    /// The side of an ID card with the emblem.
    CardBack,
    /// A licence or certificate with an emblem at its top.
    Licence,
    /// A page of print.
    Sheet,
    /// A person, perhaps with a card.
    Face,
    /// Anything else.
    Other,
}

impl Shows {
    /// Whether a picture of this look may be one of that kind.
    pub fn may_be(self, kind: PhotoKind) -> bool {
        match kind {
            PhotoKind::IdFront => self == Shows::CardFront,
            PhotoKind::IdBack => self == Shows::CardBack,
            PhotoKind::Handheld => self == Shows::Face,
            PhotoKind::Licence => self == Shows::Licence,
            PhotoKind::Certificate | PhotoKind::Residence | PhotoKind::Other => {
                matches!(self, Shows::Sheet | Shows::Licence)
            }
            PhotoKind::Sheet | PhotoKind::Letter | PhotoKind::Promise => self == Shows::Sheet,
        }
    }
}

/// A guess, and how sure it is in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Guess {
    pub shows: Shows,
    pub certainty: u8,
}

impl Guess {
    /// Nobody knows.
    pub const NONE: Guess = Guess { shows: Shows::Other, certainty: 0 };
}

/// The measured facts, of the document where one was found, else of the whole picture. A PDF is counted, not looked at: its numbers about light are zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The kind of file.
    pub format: Format,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of the file as sent, in hex: the same file again is known by it.
    pub digest: String,
    /// Pixels across, after turning upright.
    pub width: u32,
    /// Pixels down, after turning upright.
    pub height: u32,
    /// EXIF orientation as found, 1 (upright) to 8.
    pub orientation: u8,
    /// Pages of a PDF, where they could be counted.
    pub pages: Option<u32>,
    /// Mean luma, 0 to 255.
    pub brightness: u8,
    /// Luma that the brightest twentieth reaches.
    pub light: u8,
    /// Luma between the 1st and the 99th hundredth.
    pub contrast: u8,
    /// 100 divided by the blur in pixels, were the document's longer side 1200 pixels; 0 when no edge was found.
    pub sharpness: u32,
    /// Blur along the worst direction in hundredths of that along the best: a shaken phone blurs one.
    pub shake: u32,
    /// Thousandths of the document that are burnt out.
    pub clipped: u32,
    /// Thousandths of the document in the largest reflection.
    pub glare: u32,
    /// Where that reflection is.
    pub glare_at: Option<Frame>,
    /// Distance from grey that a fiftieth of the document reaches, its cast taken away.
    pub colour: u8,
    /// Whether that is little enough to be a copy.
    pub grey: bool,
    /// The document's outline, where one was found.
    pub document: Option<Document>,
    /// Another document beside it.
    pub second: Option<Frame>,
    /// Pixels of the usual height of a line of print, as sent; 0 where none was found.
    pub text: u32,
    /// Thousandths of rows of one single colour, as only a copied screen has them.
    pub even_rows: u32,
    /// Whether something lies in an even dark frame, as what a screen shows does.
    pub framed: bool,
    /// How far the strongest fine rhythm stands out all over the picture, in tenths: the grid of a photographed screen does.
    pub rhythm: u32,
    /// How far waves stand out on the blank parts of the document, in tenths of other rhythms as fine.
    pub waves: u32,
    /// The same, as far as they are beside the document as well.
    pub waves_beside: u32,
    /// What the document looks like.
    pub guess: Guess,
    /// Sixty-four bits that are nearly the same for nearly the same picture.
    pub print: u64,
    /// What it shows as a signed paper, where one was wanted.
    #[serde(default)]
    pub sheet: Option<SheetFacts>,
    /// What was read on it, where that is allowed.
    #[serde(default)]
    pub read: Readings,
}

impl Facts {
    /// A file of which nothing was measured, as a PDF.
    pub fn unmeasured(format: Format, bytes: u64, digest: String) -> Facts {
        Facts {
            format,
            bytes,
            digest,
            width: 0,
            height: 0,
            orientation: 1,
            pages: None,
            brightness: 0,
            light: 0,
            contrast: 0,
            sharpness: 0,
            shake: 100,
            clipped: 0,
            glare: 0,
            glare_at: None,
            colour: 0,
            grey: false,
            document: None,
            second: None,
            text: 0,
            even_rows: 0,
            framed: false,
            rhythm: 0,
            waves: 0,
            waves_beside: 0,
            guess: Guess::NONE,
            print: 0,
            sheet: None,
            read: Readings::default(),
        }
    }

    /// With what it shows as a signed paper. Where a page was read between its four marks, it lies there whole and alone,
    /// whatever its outline seemed to be.
    pub fn with_sheet(self, sheet: Option<SheetFacts>) -> Facts {
        let known = sheet.as_ref().is_some_and(|sheet| sheet.page.is_some() && sheet.corners == 4);
        let (document, second) = if known { (None, None) } else { (self.document, self.second) };
        Facts { document, second, sheet, ..self }
    }

    /// False for a PDF, which can't be shown as a picture.
    pub fn is_picture(&self) -> bool {
        self.format != Format::Pdf
    }

    /// Whether it is probably the same picture as another, sent anew.
    pub fn resembles(&self, other: &Facts) -> bool {
        self.digest == other.digest || self.is_picture() && (self.print ^ other.print).count_ones() <= SAME_BITS
    }

    /// Pixels of the shorter side.
    pub fn short_side(&self) -> u32 {
        self.width.min(self.height)
    }

    /// Pixels of the longer side.
    pub fn long_side(&self) -> u32 {
        self.width.max(self.height)
    }
}
