//! Another paper that sticks out from under the document: bright as it is, and of its size when its hidden corner is added.

use image::RgbImage;

use super::light::patches;
use super::pairs::{is_equal, light, overlap};
use super::quads::Quad;
use crate::plane::{Pixel, Plane};

/// The paper is brighter than the desk by this much at least.
const BRIGHTER: f32 = 36.0;

/// Pixels that belong to another paper are nearer to this paper's light than to the desk's: this share of the way.
const NEARER: f32 = 0.62;

/// The document is grown by this share for its own edge and shadow.
const GROWN: f32 = 0.03;

/// What sticks out covers this share of the document at least, and this share of what it ought to be.
const LEAST: f32 = 0.12;
const WHOLE: f32 = 0.62;

/// The rest of a page lies along it: turned by less than this, in radians, and shifted by less than this share of a side.
const ALIGNED: (f32, f32) = (0.05, 0.05);

/// Directions that are tried within a quarter of a turn.
const TURNS: u8 = 60;

/// The outline of a paper as large as the document, of which a part is seen beside it.
pub(super) fn under(picture: &RgbImage, first: &Quad) -> Option<Quad> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let grown = grown(first);
    let place = |at: usize| [(at % width) as f32, (at / width) as f32];
    let lights: Vec<f32> = (0..width * height).map(|at| light(picture, place(at))).collect();
    let inside = Plane::onto([20.0, 20.0], first.corners);
    let own = (0u16..400).map(|n| light(picture, inside.at([f32::from(n % 20) + 0.5, f32::from(n / 20) + 0.5])));
    let paper = quantile(own.collect(), 60);
    let rim = |at: &usize| [at % width, width - 1 - at % width, at / width, height - 1 - at / width].contains(&2);
    let desk = quantile(
        (0..lights.len()).filter(rim).filter(|at| !grown.holds(place(*at))).map(|at| lights[at]).collect(),
        50,
    );
    if paper - desk < BRIGHTER {
        return None;
    }
    let least = desk + (paper - desk) * NEARER;
    let bright = (0..lights.len()).map(|at| lights[at] >= least && !grown.holds(place(at)));
    let part = patches(bright.collect(), width).into_iter().max_by_key(Vec::len)?;
    let touches =
        part.iter().any(|at| [0, width - 1].contains(&(at % width)) || [0, height - 1].contains(&(at / width)));
    if touches || (part.len() as f32) < LEAST * first.area() {
        return None;
    }
    let points: Vec<Pixel> = part.into_iter().map(place).collect();
    let found = around(&points);
    let seen = (1.0 - covered(&found, &grown)).max(0.05) * found.area();
    (is_equal(first, &found) && points.len() as f32 > WHOLE * seen && !is_rest(first, &found)).then_some(found)
}

/// Whether an outline goes on just as the first ends: then both are parts of one page.
fn is_rest(first: &Quad, found: &Quad) -> bool {
    let slope = |quad: &Quad| (quad.corners[1][1] - quad.corners[0][1]).atan2(quad.corners[1][0] - quad.corners[0][0]);
    let middle = |quad: &Quad, i: usize| quad.corners.iter().map(|c| c[i]).sum::<f32>() / 4.0;
    let [x, y] = [0, 1].map(|i| middle(found, i) - middle(first, i));
    let (sin, cos) = slope(first).sin_cos();
    let [w, h] = first.sides();
    let off = [(x * cos + y * sin).abs() / w, (y * cos - x * sin).abs() / h];
    (slope(first) - slope(found)).abs() < ALIGNED.0 && off[0].min(off[1]) < ALIGNED.1
}

fn grown(quad: &Quad) -> Quad {
    let middle = [0, 1].map(|i| quad.corners.iter().map(|c| c[i]).sum::<f32>() / 4.0);
    let corners = quad.corners.map(|c| [0, 1].map(|i| c[i] + (c[i] - middle[i]) * 2.0 * GROWN));
    Quad { corners, ..quad.clone() }
}

/// The share of an outline that lies within another.
fn covered(quad: &Quad, other: &Quad) -> f32 {
    let smaller = quad.area().min(other.area());
    overlap(quad, other) * smaller / quad.area().max(1.0)
}

/// The least rectangle around some points.
fn around(points: &[Pixel]) -> Quad {
    let turned = (0..TURNS).map(|n| {
        let (sin, cos) = ((f32::from(n) / f32::from(TURNS) - 0.5) * std::f32::consts::FRAC_PI_2).sin_cos();
        let spans = points.iter().fold([f32::MAX, f32::MIN, f32::MAX, f32::MIN], |s, [x, y]| {
            let (u, v) = (x * cos + y * sin, y * cos - x * sin);
            [s[0].min(u), s[1].max(u), s[2].min(v), s[3].max(v)]
        });
        let [left, right, top, bottom] = spans;
        let corner = |u: f32, v: f32| [u * cos - v * sin, u * sin + v * cos];
        let corners = [corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)];
        Quad { corners, cut: [false; 4], score: 0.0 }
    });
    turned.min_by(|a, b| a.area().total_cmp(&b.area())).expect("several directions are tried")
}

fn quantile(mut values: Vec<f32>, hundredths: usize) -> f32 {
    let wanted = values.len() * hundredths / 100;
    if values.is_empty() { 0.0 } else { *values.select_nth_unstable_by(wanted, f32::total_cmp).1 }
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::{Quad, under};

    /// A card at a place, over another of some size that lies lower and further right.
    fn cards(size: [u32; 2], apart: [u32; 2]) -> (RgbImage, Quad) {
        let within = |x: u32, y: u32, [left, top]: [u32; 2], [w, h]: [u32; 2]| {
            (left..left + w).contains(&x) && (top..top + h).contains(&y)
        };
        let picture = RgbImage::from_fn(400, 300, |x, y| {
            let card = within(x, y, [60, 50], [160, 100]) || within(x, y, [60 + apart[0], 50 + apart[1]], size);
            Rgb([if card { 220 } else { 90 }; 3])
        });
        let corners = [[60.0, 50.0], [220.0, 50.0], [220.0, 150.0], [60.0, 150.0]];
        (picture, Quad { corners, cut: [false; 4], score: 1.0 })
    }

    #[test]
    fn a_paper_of_the_same_size_is_seen_under_the_first() {
        let found = |size, apart| {
            let (picture, first) = cards(size, apart);
            under(&picture, &first).map(|quad| quad.corners[2].map(f32::round))
        };
        assert!(found([160, 100], [70, 60]).is_some_and(|[x, y]| (x - 290.0).abs() < 4.0 && (y - 210.0).abs() < 4.0));
        // A scrap is no document, and what goes on just below is the rest of the page.
        assert_eq!(found([90, 60], [120, 80]), None);
        assert_eq!(found([160, 100], [0, 100]), None);
    }
}
