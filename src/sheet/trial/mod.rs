//! Printed sheets signed, sealed and photographed by code: what reading back is tried on. Nothing here is part of a bot.

mod camera;
mod pen;

use image::{GrayImage, RgbImage};

pub use camera::{Desk, Pose, photograph};

use super::{Layout, PAGE_POINTS, Sheet};
use pen::Pen;

/// Pixels to a point of a printed page: 290 to an inch, as printers print.
pub const PRINT_SCALE: f32 = 4.0;

/// Random numbers from a seed: the same seed gives the same pictures everywhere.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of their own for each seed.
    pub fn new(seed: u64) -> Dice {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..8 {
            dice.next();
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, from: f32, to: f32) -> f32 {
        from + (to - from) * ((self.next() >> 40) as f32 / (1_u32 << 24) as f32)
    }

    /// True once in so many times.
    pub fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n.max(1))
    }
}

/// What is done to a printed sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// Signed in its box.
    pub signed: bool,
    /// Sealed in its box, if there is one.
    pub sealed: bool,
    /// The date written in its box.
    pub dated: bool,
    /// A printed line painted over.
    pub painted: bool,
    /// A printed value struck out.
    pub struck: bool,
}

impl Deed {
    /// As it ought to be.
    pub fn proper(sheet: &Sheet) -> Deed {
        let dated = sheet.sign.date == super::DatePolicy::ByHand;
        Deed { signed: true, sealed: sheet.sign.seal, dated, painted: false, struck: false }
    }
}

/// A printed page with what was done to it; `last` where the boxes are.
pub fn done(page: &GrayImage, layout: &Layout, deed: Deed, last: bool, dice: &mut Dice) -> RgbImage {
    let mut paper = RgbImage::from_fn(page.width(), page.height(), |x, y| {
        let tone = page.get_pixel(x, y).0[0];
        // No printer is quite black and no paper quite white.
        image::Rgb([30 + (u16::from(tone) * 222 / 255) as u8; 3])
    });
    let [wide, high] = [page.width() as f32, page.height() as f32];
    let area = |part: [f32; 4]| [part[0] * wide, part[1] * high, part[2] * wide, part[3] * high];
    let mut pen = Pen { paper: &mut paper, mm: wide / (PAGE_POINTS[0] / 72.0 * 25.4) };
    if deed.painted {
        pen.paint(area([0.25, 0.252, 0.48, 0.273]));
    }
    if deed.struck {
        pen.strike(area([0.245, 0.217, 0.38, 0.222]), dice);
    }
    if !last {
        return paper;
    }
    if let Some(part) = layout.signature.filter(|_| deed.signed) {
        pen.sign(area(part), dice);
    }
    if let Some(part) = layout.date.filter(|_| deed.dated) {
        pen.date(area(part), dice);
    }
    if let Some(part) = layout.seal.filter(|_| deed.sealed) {
        pen.seal(area(part), dice);
    }
    paper
}
