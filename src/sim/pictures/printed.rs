//! Papers that a bot printed in a chat, as their filer would send them back: signed, sealed, photographed on a desk.
//!
//! All that is known of such a paper is how it looks: pages of A4 side by side, at the end of the last one a row of
//! boxes to sign, to seal and to date.

use image::RgbImage;
use image::imageops::{self, FilterType};

use super::canvas::{Align, Canvas, Map};
use super::marks::{scribble, seal};
use super::papers::PEN;
use super::scenes::{Desk, Pose, laid};
use super::{QUALITY, jpeg};
use ab_glyph::point;

/// A page in millimetres.
const A4: [f32; 2] = [210.0, 297.0];
/// Pixels to a millimetre of a page that is written on.
const PER_MM: f32 = 5.0;
/// The row of boxes in millimetres from the left: where it begins, where the seal's box begins and ends, where it ends.
const EDGES: [f32; 4] = [19.8, 87.2, 137.3, 190.2];
/// Boxes are at least so high, in millimetres; what is higher than wide stands in no row of a table.
const BOX_HEIGHT_MIN: f32 = 24.0;
/// Darker than this is print.
const DARK: u8 = 150;

/// What the filer did before he took the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// All that the paper asks for.
    Complete,
    /// Everything but the signature.
    Unsigned,
    /// Everything but the seal.
    Unsealed,
}

impl Deed {
    /// Every deed, the right one first.
    pub const ALL: [Deed; 3] = [Deed::Complete, Deed::Unsigned, Deed::Unsealed];

    /// Its name in paths.
    pub fn id(self) -> &'static str {
        match self {
            Deed::Complete => "complete",
            Deed::Unsigned => "unsigned",
            Deed::Unsealed => "unsealed",
        }
    }

    /// The key of its title in `page-pictures.ftl`.
    pub fn title(self) -> &'static str {
        match self {
            Deed::Complete => "picture-printed_complete",
            Deed::Unsigned => "picture-printed_unsigned",
            Deed::Unsealed => "picture-printed_unsealed",
        }
    }
}

/// A paper that was printed.
pub struct Printed {
    pages: Vec<RgbImage>,
    boxes: Boxes,
}

/// The row of boxes on the last page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Boxes {
    top: f32,
    bottom: f32,
    /// Whether there is one for the seal.
    sealed: bool,
    /// Between which printed words the day is written: 年, 月, 日.
    date: Option<[[f32; 2]; 3]>,
}

impl Printed {
    /// The paper that a picture of its pages shows; nothing if it shows none to be signed.
    pub fn of(picture: &[u8]) -> Option<Printed> {
        let picture = image::load_from_memory(picture).ok()?.into_rgb8();
        let (wide, high) = (picture.width() as f32, picture.height() as f32);
        let page = high * A4[0] / A4[1];
        let count = (wide / page).round();
        // A little white may lie between the pages.
        if count < 1.0 || !(0.99..1.03).contains(&(wide / page / count)) {
            return None;
        }
        let step = if count > 1.0 { (wide - page) / (count - 1.0) } else { 0.0 };
        let size = A4.map(|mm| (mm * PER_MM) as u32);
        let pages: Vec<RgbImage> = (0..count as u16)
            .map(|n| {
                let left = (f32::from(n) * step) as u32;
                let cut = imageops::crop_imm(&picture, left, 0, page as u32, high as u32).to_image();
                imageops::resize(&cut, size[0], size[1], FilterType::CatmullRom)
            })
            .collect();
        let boxes = Boxes::on(pages.last()?)?;
        Some(Printed { pages, boxes })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// What can be done to it.
    pub fn deeds(&self) -> impl Iterator<Item = Deed> {
        let sealed = self.boxes.sealed;
        Deed::ALL.into_iter().filter(move |deed| sealed || *deed != Deed::Unsealed)
    }

    /// A photograph of one page, counted from nought; nothing beyond the last.
    pub fn photo(&self, page: usize, deed: Deed) -> Option<Vec<u8>> {
        let mut paper = self.pages.get(page)?.clone();
        if page + 1 == self.pages.len() {
            paper = self.boxes.filled(paper, deed);
        }
        let desk = if page.is_multiple_of(2) { Desk::Slate } else { Desk::Wood };
        let turn = if page.is_multiple_of(2) { 1.4 } else { -1.7 };
        let pose = Pose { picture: (1080, 1440), fill: 0.88, turn, lean: 0.04, desk };
        Some(jpeg(&laid(&paper, A4, pose), QUALITY))
    }
}

impl Boxes {
    /// The lowest row of boxes on a page.
    fn on(page: &RgbImage) -> Option<Boxes> {
        let dark = |x: u32, y: u32| page.get_pixel_checked(x, y).is_some_and(|pixel| pixel.0[1] < DARK);
        let at = |mm: f32| (mm * PER_MM).round() as u32;
        // A frame is thin, and a millimetre to either side is none.
        let line = |mm: f32, y: u32| (at(mm - 0.8)..=at(mm + 0.8)).any(|x| dark(x, y));
        let (mut best, mut from) = (None, 0);
        for y in 0..page.height() {
            if !line(EDGES[2], y) {
                from = y + 1;
            } else if (y - from) as f32 / PER_MM >= BOX_HEIGHT_MIN {
                best = Some((from, y));
            }
        }
        let (first, last) = best?;
        let inside = first..=last;
        let count = inside.clone().filter(|y| line(EDGES[1], *y)).count();
        let sealed = count * 10 > inside.count() * 9;
        let [top, bottom] = [first, last].map(|y| y as f32 / PER_MM);
        Some(Boxes { top, bottom, sealed, date: day(page, [EDGES[2], top, EDGES[3], bottom]) })
    }

    fn filled(self, page: RgbImage, deed: Deed) -> RgbImage {
        let size = A4.map(|mm| mm * PER_MM);
        let corners = [[0.0, 0.0], [size[0], 0.0], size, [0.0, size[1]]].map(|[x, y]| point(x, y));
        let mut canvas = Canvas::over(page);
        let mut pen = canvas.pen(Map::onto(A4, corners));
        let middle = f32::midpoint(self.top, self.bottom);
        if deed != Deed::Unsigned {
            scribble(&mut pen, EDGES[0] + 11.0, middle + 6.0, 0.9);
        }
        if self.sealed && deed != Deed::Unsealed {
            let x = f32::midpoint(EDGES[1], EDGES[2]);
            seal(&mut pen, x, middle, 20.0, "杭州示例云帆科技有限公司");
        }
        for ([x, y], words) in self.date.into_iter().flatten().zip(["2026", "10", "20"]) {
            pen.text((x, y), 5.0, Align::Centre, words, PEN);
        }
        canvas.finish().into_rgb8()
    }
}

/// Where a day is written into a box, if it has 年, 月 and 日 for it in its middle: before each of them.
fn day(page: &RgbImage, [left, top, right, bottom]: [f32; 4]) -> Option<[[f32; 2]; 3]> {
    let at = |mm: f32| (mm * PER_MM).round() as u32;
    let high = bottom - top;
    // Above is the box's name, below is what to mind.
    let rows: Vec<u32> = (at(top + high * 0.32)..at(bottom - high * 0.3)).collect();
    let dark = |x: u32, y: u32| page.get_pixel(x, y).0[1] < DARK;
    let columns = at(left + 2.0)..at(right - 2.0);
    let foot = *rows.iter().rev().find(|y| columns.clone().any(|x| dark(x, **y)))? as f32 / PER_MM;
    let mut words: Vec<[f32; 2]> = Vec::new();
    for x in columns.filter(|x| rows.iter().any(|y| dark(*x, *y))) {
        let x = x as f32 / PER_MM;
        match words.last_mut().filter(|word| x - word[1] < 1.5) {
            Some(word) => word[1] = x,
            None => words.push([x, x]),
        }
    }
    let [year, month, day] = <[[f32; 2]; 3]>::try_from(words).ok()?;
    let before = |from: f32, to: f32| [f32::midpoint(from, to), foot];
    Some([before(year[0] - 14.0, year[0]), before(year[1], month[0]), before(month[1], day[0])])
}

#[cfg(test)]
mod tests;
