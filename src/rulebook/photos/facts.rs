//! What was measured of a picture; numbers only, nothing that tells what it shows.

use serde::{Deserialize, Serialize};

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

/// The measured facts. A PDF is counted, not looked at: its numbers about light are zero.
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
    /// 100 divided by the blur in pixels at a long side of 1600; 0 when no edge was found.
    pub sharpness: u32,
    /// Thousandths of the picture that are burnt out.
    pub clipped: u32,
    /// Thousandths of the picture in the largest burnt-out patch that looks like a reflection.
    pub glare: u32,
    /// Where that patch is.
    pub glare_at: Option<Place>,
    /// Distance from grey that a fiftieth of the picture reaches, its cast taken away.
    pub colour: u8,
    /// Whether that is little enough to be a copy.
    pub grey: bool,
    /// What it shows as a signed paper, where one was wanted.
    #[serde(default)]
    pub sheet: Option<SheetFacts>,
}

impl Facts {
    /// False for a PDF, which can't be shown as a picture.
    pub fn is_picture(&self) -> bool {
        self.format != Format::Pdf
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
