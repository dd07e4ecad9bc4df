//! The document of a picture alone, seen straight from above, large enough to be read.

use image::{DynamicImage, Rgb, RgbImage};

use super::{decode, export};
use crate::plane::{Pixel, Plane};
use crate::rulebook::photos::{Document, Facts};
use crate::text::Fault;

/// The picture is shrunk to this before it is straightened, in pixels of its longer side.
const SOURCE_SIDE: u32 = 2560;

/// Pixels of the longer side of what comes out: a card's smallest print is 20 pixels high then.
const SIDE: f32 = 1600.0;

/// Least certainty of an outline along which a picture is cut, in hundredths.
const CERTAINTY_MIN: u8 = 60;

/// The outline, where it is sure enough to be cut along and all of it is there.
pub(super) fn outline(facts: &Facts) -> Option<Document> {
    facts.document.filter(|d| d.certainty >= CERTAINTY_MIN && !d.cut.contains(&true))
}

/// The document alone, upright and straight; the whole picture where no outline is sure.
///
/// # Errors
/// The fault of a file that cannot be decoded.
pub fn straightened(bytes: &[u8], facts: &Facts) -> Result<RgbImage, Fault> {
    let (picture, orientation) = export::open(bytes, facts.format)?;
    let source = decode::upright(&picture, orientation, SOURCE_SIDE);
    drop(picture);
    let Some(document) = outline(facts) else {
        return Ok(shrunk(source));
    };
    let source = source.into_rgb8();
    let across = [source.width() as f32, source.height() as f32];
    let corners = document.corners.map(|c| [0, 1].map(|i| c[i] as f32 / 1000.0 * across[i]));
    let [wide, high] = sides(corners);
    let scale = (SIDE / wide.max(high)).min(2.0);
    let size = [wide * scale, high * scale];
    let plane = Plane::onto(size, corners);
    Ok(RgbImage::from_fn(size[0].max(1.0) as u32, size[1].max(1.0) as u32, |x, y| {
        let [x, y] = plane.at([x as f32 + 0.5, y as f32 + 0.5]);
        colour_at(&source, x - 0.5, y - 0.5)
    }))
}

fn shrunk(source: DynamicImage) -> RgbImage {
    decode::upright(&source, image::metadata::Orientation::NoTransforms, SIDE as u32).into_rgb8()
}

/// Width and height of a rectangle seen in perspective: the longer of its opposite sides.
pub(super) fn sides(corners: [Pixel; 4]) -> Pixel {
    let side = |a: usize, b: usize| (corners[a][0] - corners[b][0]).hypot(corners[a][1] - corners[b][1]);
    [side(0, 1).max(side(3, 2)), side(0, 3).max(side(1, 2))]
}

/// The colour between four pixels; grey outside the picture.
pub(super) fn colour_at(source: &RgbImage, x: f32, y: f32) -> Rgb<u8> {
    let (w, h) = (source.width() as f32, source.height() as f32);
    if x < -0.5 || y < -0.5 || x > w - 0.5 || y > h - 0.5 {
        return Rgb([120, 120, 124]);
    }
    let (x, y) = (x.clamp(0.0, w - 1.0), y.clamp(0.0, h - 1.0));
    let (x0, y0) = (x as u32, y as u32);
    let (x1, y1) = ((x0 + 1).min(source.width() - 1), (y0 + 1).min(source.height() - 1));
    let (u, v) = (x - x0 as f32, y - y0 as f32);
    let at = |x: u32, y: u32, i: usize| f32::from(source.get_pixel(x, y).0[i]);
    Rgb(std::array::from_fn(|i| {
        let top = at(x0, y0, i) * (1.0 - u) + at(x1, y0, i) * u;
        let low = at(x0, y1, i) * (1.0 - u) + at(x1, y1, i) * u;
        (top * (1.0 - v) + low * v + 0.5) as u8
    }))
}
