//! What is on a picture: the document, its sharpness, light, colours, and what else a verdict needs.
//!
//! Print is measured on the picture shrunk to [`scene::FINE_SIDE`], shapes and colours on one four times smaller,
//! both upright, so that the numbers of two cameras can be compared.

mod blur;
mod kinds;
mod light;
mod lines;
mod near;
mod pairs;
mod quads;
mod region;
mod scene;
mod screen;
mod text;
mod under;
mod waves;

use image::DynamicImage;
use image::metadata::Orientation;

use crate::plane::Pixel;
use crate::rulebook::photos::{Document, Frame, Guess};
use near::Crowd;
use quads::Quad;
use region::Region;
use scene::Scene;

/// The longer side of a document, in pixels, for which sharpness is told.
const SHARP_SIDE: f32 = 1200.0;

/// A document of fewer pixels is judged by them: it is soft because it is small.
const FEW: f32 = 1000.0;

/// Least score of an outline that is believed, and of one smaller than [`SMALL`].
const SURE: (f32, f32) = (0.72, 1.06);

/// An outline is small below this share of the picture.
const SMALL: f32 = 0.2;

/// A document that was not found is taken to fill this share of the picture.
const UNSEEN: f32 = 0.8;

/// The numbers, in the units of `Facts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) brightness: u8,
    pub(super) light: u8,
    pub(super) contrast: u8,
    pub(super) sharpness: u32,
    pub(super) shake: u32,
    pub(super) clipped: u32,
    pub(super) glare: u32,
    pub(super) glare_at: Option<Frame>,
    pub(super) colour: u8,
    pub(super) document: Option<Document>,
    pub(super) second: Option<Frame>,
    pub(super) text: u32,
    pub(super) even_rows: u32,
    pub(super) framed: bool,
    pub(super) rhythm: u32,
    pub(super) waves: u32,
    pub(super) waves_beside: u32,
    pub(super) guess: Guess,
    pub(super) print: u64,
}

/// Measures a decoded picture; of a `scenic` one as a whole, without looking for a document.
pub(super) fn look(picture: &DynamicImage, orientation: Orientation, scenic: bool) -> Look {
    let scene = Scene::of(picture, orientation);
    let size = [scene.coarse.width() as f32, scene.coarse.height() as f32];
    let edges = lines::Edges::of(&scene.coarse);
    let all = quads::candidates(&edges);
    let crowd = Crowd::of(&edges, &scene.coarse);
    let likeliest = quads::document(&all).cloned();
    let beside = likeliest.as_ref().map_or_else(Vec::new, |quad| pairs::beside(quad, &all));
    let all = pairs::distinct(all);
    let second = likeliest.as_ref().and_then(|quad| pairs::second(&scene.coarse, quad, &beside, &all)).cloned();
    // Two of a kind are no chance pattern either.
    let sure = |quad: &Quad| is_sure(quad, size, crowd) || second.is_some() && quad.score >= SURE.0;
    let likeliest = likeliest.filter(sure);
    let likeliest = likeliest.or_else(|| crowd.and_then(|crowd| crowd.closer(picture, orientation, size)));
    // A person fills the picture: what has four corners in it is not what it is about.
    let first = likeliest.as_ref().filter(|_| !scenic);
    let corners = first.map_or_else(|| middle(size), |quad| quad.corners);
    let fine = corners.map(|c| c.map(|v| v * scene.step()));
    let dimensions = |w: u32, h: u32| (w as usize, h as usize);
    let coarse_region = Region::within(corners, 0.04, dimensions(scene.coarse.width(), scene.coarse.height()));
    let fine_region = Region::within(fine, 0.03, dimensions(scene.fine.width(), scene.fine.height()));
    let light = light::light(&scene.fine, &fine_region);
    let glare = light::glare(&scene.coarse, corners, &coarse_region);
    let blur = blur::blur(&scene.fine, fine);
    let long = first.map_or_else(|| size[0].max(size[1]) * UNSEEN, |q| q.sides()[0].max(q.sides()[1]));
    let scale = scene.full_side(picture) / size[0].max(size[1]);
    let sides = first.map_or(size, Quad::sides);
    let text = text::height(&scene.fine, fine, sides);
    let guess =
        first.map_or(Guess::NONE, |quad| kinds::guess(&scene.coarse, quad.corners, quad.sides()[0] > quad.sides()[1]));
    let full = [picture.width() as f32, picture.height() as f32];
    let stored = |c: Pixel| {
        let [x, y] = unturned([c[0] / size[0], c[1] / size[1]], orientation);
        [x * full[0], y * full[1]]
    };
    let rhythm = screen::rhythm(picture, first.map(|quad| quad.corners.map(stored)));
    let [waves, waves_beside] = first.map_or([0, 0], |_| waves::waves(&scene.fine, fine));
    Look {
        brightness: light.brightness,
        light: light.light,
        contrast: light.contrast,
        sharpness: blur.map_or(0, |b| sharpness(b.worst, long * scene.step())),
        shake: blur.map_or(100, |b| (b.uneven * 100.0) as u32),
        clipped: light.clipped,
        glare: glare.map_or(0, |g| g.share),
        glare_at: glare.map(|g| frame(g.bounds, size)),
        colour: if picture.color().has_color() { light::colour(&scene.coarse, &coarse_region) } else { 0 },
        document: first.map(|quad| document(quad, size, scale)),
        second: first
            .and_then(|quad| second.or_else(|| under::under(&scene.coarse, quad)))
            .map(|quad| bounds(&quad.corners, size)),
        text: (text as f32 * long * scale / 1000.0).round() as u32,
        even_rows: screen::even_rows(&scene.fine),
        framed: pairs::is_framed(&scene.coarse, &all),
        rhythm,
        waves,
        waves_beside,
        guess,
        print: print(&scene),
    }
}

/// Whether an outline is to be believed. A small one may be anything on a full desk, and is the document on an empty one.
fn is_sure(quad: &Quad, size: Pixel, crowd: Option<Crowd>) -> bool {
    let small = quad.area() < SMALL * size[0] * size[1] && !crowd.is_some_and(|crowd| crowd.is_within(quad));
    quad.score >= if small { SURE.1 } else { SURE.0 }
}

impl Scene {
    /// Pixels of the long side as it was sent.
    fn full_side(&self, picture: &DynamicImage) -> f32 {
        picture.width().max(picture.height()) as f32
    }
}

/// 100 divided by the blur in pixels, were the document's longer side [`SHARP_SIDE`] pixels.
fn sharpness(blur: f32, long: f32) -> u32 {
    (100.0 / (blur * SHARP_SIDE / long.max(FEW))).round() as u32
}

/// Where a document is looked for when none was found.
fn middle([width, height]: Pixel) -> [Pixel; 4] {
    let (left, top) = (width * 0.06, height * 0.06);
    [[left, top], [width - left, top], [width - left, height - top], [left, height - top]]
}

fn document(quad: &Quad, size: Pixel, scale: f32) -> Document {
    let c = &quad.corners;
    let thousandths = |v: f32, of: f32| (v / of * 1000.0).round() as i32;
    let [w, h] = quad.sides();
    let slope = |a: usize, b: usize| (c[b][1] - c[a][1]).atan2(c[b][0] - c[a][0]).to_degrees();
    let length = |a: usize, b: usize| (c[a][0] - c[b][0]).hypot(c[a][1] - c[b][1]).max(1.0);
    let uneven = |a: f32, b: f32| (a / b).max(b / a);
    let lean = uneven(length(0, 1), length(3, 2)).max(uneven(length(0, 3), length(1, 2)));
    Document {
        corners: c.map(|p| [thousandths(p[0], size[0]), thousandths(p[1], size[1])]),
        share: (quad.area() / (size[0] * size[1]) * 1000.0) as u32,
        cut: quad.cut,
        tilt: ((slope(0, 1) + slope(3, 2)) / 2.0 * 10.0).round() as i32,
        lean: ((lean - 1.0) * 1000.0) as u32,
        long: (w.max(h) * scale) as u32,
        certainty: (quad.score * 85.0).clamp(0.0, 100.0) as u8,
    }
}

fn bounds(corners: &[Pixel; 4], size: Pixel) -> Frame {
    let low = |i: usize| corners.iter().map(|c| c[i]).fold(f32::MAX, f32::min);
    let high = |i: usize| corners.iter().map(|c| c[i]).fold(f32::MIN, f32::max);
    frame([low(0), low(1), high(0), high(1)], size)
}

fn frame([left, top, right, bottom]: [f32; 4], [width, height]: Pixel) -> Frame {
    let thousandths = |v: f32, of: f32| (v / of * 1000.0).clamp(0.0, 1000.0) as u16;
    Frame {
        left: thousandths(left, width),
        top: thousandths(top, height),
        right: thousandths(right, width),
        bottom: thousandths(bottom, height),
    }
}

/// A point of the upright picture, in shares of its sides, on the picture as the camera stored it.
fn unturned([x, y]: Pixel, orientation: Orientation) -> Pixel {
    match orientation {
        Orientation::NoTransforms => [x, y],
        Orientation::FlipHorizontal => [1.0 - x, y],
        Orientation::Rotate180 => [1.0 - x, 1.0 - y],
        Orientation::FlipVertical => [x, 1.0 - y],
        Orientation::Rotate90FlipH => [y, x],
        Orientation::Rotate90 => [y, 1.0 - x],
        Orientation::Rotate270FlipH => [1.0 - y, 1.0 - x],
        Orientation::Rotate270 => [1.0 - y, x],
    }
}

/// Sixty-four comparisons of neighbouring ninths of the picture: nearly the same for nearly the same picture.
fn print(scene: &Scene) -> u64 {
    let luma = image::imageops::grayscale(&image::imageops::thumbnail(&scene.coarse, 9, 8));
    let mut bits = 0;
    for (y, x) in (0..8).flat_map(|y| (0..8).map(move |x| (y, x))) {
        bits = bits << 1 | u64::from(luma.get_pixel(x, y).0[0] > luma.get_pixel(x + 1, y).0[0]);
    }
    bits
}
