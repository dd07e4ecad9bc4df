//! A document that is small on its picture: the one place where edges crowd on an empty desk, and a closer look at it.

use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};

use super::lines::Edges;
use super::quads::{self, Quad};
use super::scene::Scene;
use super::{SURE, unturned};
use crate::plane::Pixel;

/// Pixels of the side of a cell in which edges are added up.
const CELL: usize = 8;

/// Edges crowd in a cell from this mean step on, and from so many times what is usual: cloth and wood have edges
/// everywhere.
const CROWDED: (u32, f32) = (4, 2.2);

/// So does what is brighter or darker than most by this much, and by so many times what is usual.
const STANDS_OUT: (u32, f32) = (24, 3.6);

/// A desk is empty when the largest crowd has this share of all crowded cells.
const ALONE: f32 = 0.75;

/// A crowd that covers more of the picture needs no closer look.
const SMALL: f32 = 0.35;

/// The desk around the crowd that is looked at with it, in shares of its longer side.
const AROUND: f32 = 0.3;

/// Where edges crowd on a desk that is empty otherwise: left, top, right, bottom in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Crowd([f32; 4]);

impl Crowd {
    pub(super) fn of(edges: &Edges, picture: &RgbImage) -> Option<Crowd> {
        let across = edges.width / CELL;
        let sums = |of: &dyn Fn(usize, usize) -> u32| -> Vec<u32> {
            let points =
                |i: usize| (0..CELL * CELL).map(move |n| (i % across * CELL + n % CELL, i / across * CELL + n / CELL));
            (0..across * (edges.height / CELL)).map(|i| points(i).map(|(x, y)| of(x, y)).sum()).collect()
        };
        let steps = sums(&|x, y| edges.strength(x, y));
        let lights = sums(&|x, y| picture.get_pixel(x as u32, y as u32).0.map(u32::from).iter().sum::<u32>() / 3);
        let light = median(&lights);
        let off: Vec<u32> = lights.iter().map(|own| own.abs_diff(light)).collect();
        let least =
            |(value, times): (u32, f32), usual: u32| (value * (CELL * CELL) as u32).max((usual as f32 * times) as u32);
        let (step, far) = (least(CROWDED, median(&steps)), least(STANDS_OUT, median(&off)));
        let crowded: Vec<bool> = steps.iter().zip(&off).map(|(own, off)| *own >= step || *off >= far).collect();
        let all = crowded.iter().filter(|cell| **cell).count();
        let largest = crowds(crowded, across).into_iter().max_by_key(Vec::len)?;
        if (largest.len() as f32) < ALONE * all as f32 {
            return None;
        }
        let bounds = largest.iter().fold([f32::MAX, f32::MAX, 0.0, 0.0], |[left, top, right, bottom], i| {
            let (x, y) = ((i % across * CELL) as f32, (i / across * CELL) as f32);
            [left.min(x), top.min(y), right.max(x + CELL as f32), bottom.max(y + CELL as f32)]
        });
        Some(Crowd(bounds))
    }

    /// Whether it lies within an outline or on it, which then is no chance pattern of a desk.
    pub(super) fn is_within(self, quad: &Quad) -> bool {
        let [left, top, right, bottom] = self.0;
        let reach = 1.5 * CELL as f32;
        let low = |i: usize| quad.corners.iter().map(|c| c[i]).fold(f32::MAX, f32::min) - reach;
        let high = |i: usize| quad.corners.iter().map(|c| c[i]).fold(f32::MIN, f32::max) + reach;
        left >= low(0) && top >= low(1) && right <= high(0) && bottom <= high(1)
    }

    /// The document found there when only that part of the picture is looked at, in pixels of `size`.
    pub(super) fn closer(self, picture: &DynamicImage, orientation: Orientation, size: Pixel) -> Option<Quad> {
        let [left, top, right, bottom] = self.0;
        if (right - left) * (bottom - top) > SMALL * size[0] * size[1] {
            return None;
        }
        let around = AROUND * (right - left).max(bottom - top);
        let from = [(left - around).max(0.0), (top - around).max(0.0)];
        let to = [(right + around).min(size[0]), (bottom + around).min(size[1])];
        let part = stored_part(picture, orientation, [0, 1].map(|i| [from[i] / size[i], to[i] / size[i]]));
        let coarse = Scene::of(&part, orientation).coarse;
        let scale = (to[0] - from[0]) / coarse.width() as f32;
        let all = quads::candidates(&Edges::of(&coarse));
        // The part's own border cuts nothing off.
        let borders = [from[1] <= 0.0, to[0] >= size[0], to[1] >= size[1], from[0] <= 0.0];
        let whole: Vec<Quad> = all.into_iter().filter(|quad| (0..4).all(|i| borders[i] || !quad.cut[i])).collect();
        let found = quads::document(&whole).filter(|quad| quad.score >= SURE.0)?;
        let corners = found.corners.map(|c| [0, 1].map(|i| from[i] + c[i] * scale));
        Some(Quad { corners, ..found.clone() })
    }
}

fn median(values: &[u32]) -> u32 {
    let mut sorted = values.to_vec();
    let middle = sorted.len() / 2;
    if sorted.is_empty() { 0 } else { *sorted.select_nth_unstable(middle).1 }
}

/// Connected cells.
fn crowds(mut crowded: Vec<bool>, across: usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for start in 0..crowded.len() {
        if !std::mem::take(&mut crowded[start]) {
            continue;
        }
        let mut crowd = vec![start];
        let mut next = 0;
        while let Some(&at) = crowd.get(next) {
            next += 1;
            let (x, y) = (at % across, at / across);
            for row in y.saturating_sub(1)..=y + 1 {
                for column in x.saturating_sub(1)..=(x + 1).min(across - 1) {
                    if let Some(cell) = crowded.get_mut(row * across + column).filter(|cell| **cell) {
                        *cell = false;
                        crowd.push(row * across + column);
                    }
                }
            }
        }
        found.push(crowd);
    }
    found
}

/// A part of the picture as the camera stored it; `spans` across and down in shares of the upright picture.
fn stored_part(picture: &DynamicImage, orientation: Orientation, [x, y]: [[f32; 2]; 2]) -> DynamicImage {
    let ends = [unturned([x[0], y[0]], orientation), unturned([x[1], y[1]], orientation)];
    let sides = [picture.width() as f32, picture.height() as f32];
    let low = [0, 1].map(|i| (ends[0][i].min(ends[1][i]) * sides[i]) as u32);
    let high = [0, 1].map(|i| (ends[0][i].max(ends[1][i]) * sides[i]) as u32);
    picture.crop_imm(low[0], low[1], (high[0] - low[0]).max(1), (high[1] - low[1]).max(1))
}

#[cfg(test)]
mod tests {
    use image::metadata::Orientation;
    use image::{Rgb, RgbImage};

    use super::{Crowd, Edges};

    /// A card far away with lines of print, on an empty desk or on one that is all checks.
    fn desk(busy: bool) -> RgbImage {
        RgbImage::from_fn(400, 300, |x, y| {
            let card = (200..248).contains(&x) && (100..130).contains(&y);
            let print = card && (206..236).contains(&x) && y % 7 < 2 && x % 5 < 3;
            let check = busy && (x / 25 + y / 25) % 2 == 0;
            Rgb([if print {
                40
            } else if card {
                225
            } else if check {
                170
            } else {
                90
            }; 3])
        })
    }

    #[test]
    fn a_small_card_is_found_on_an_empty_desk_alone() {
        let picture = desk(false);
        let crowd = Crowd::of(&Edges::of(&picture), &picture).unwrap();
        let found = crowd.closer(&picture.clone().into(), Orientation::NoTransforms, [400.0, 300.0]).unwrap();
        let wanted = [[200.0, 100.0], [248.0, 100.0], [248.0, 130.0], [200.0, 130.0]];
        for (corner, wanted) in found.corners.iter().zip(wanted) {
            assert!((corner[0] - wanted[0]).hypot(corner[1] - wanted[1]) < 3.0, "{:?}", found.corners);
        }
        assert!(crowd.is_within(&found) && !found.is_cut());
        let full = desk(true);
        assert_eq!(Crowd::of(&Edges::of(&full), &full), None);
    }
}
