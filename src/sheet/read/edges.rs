//! A bright sheet of paper on whatever it lies: its four corners, for pages without our marks.

use image::GrayImage;

use crate::plane::{Plane, Point, apart};
use crate::sheet::PAGE_POINTS;

/// The part of the picture that a page fills at least, in hundredths.
const PART_MIN: usize = 12;

/// From points of an upright page of A4 to the picture, of which `small` is `factor` times smaller.
pub(super) fn paper(small: &GrayImage, factor: f64) -> Option<Plane> {
    let (wide, high) = (small.width() as usize, small.height() as usize);
    let limit = between_dark_and_light(small)?;
    let mut bright: Vec<bool> = small.as_raw().iter().map(|tone| *tone > limit).collect();
    let mut largest: Vec<usize> = Vec::new();
    for start in 0..bright.len() {
        if !bright[start] {
            continue;
        }
        bright[start] = false;
        let mut piece = vec![start];
        let mut next = 0;
        while let Some(at) = piece.get(next).copied() {
            next += 1;
            let (x, y) = (at % wide, at / wide);
            let beside = [
                (x > 0, at.wrapping_sub(1)),
                (x + 1 < wide, at + 1),
                (y > 0, at.wrapping_sub(wide)),
                (y + 1 < high, at + wide),
            ];
            for (inside, to) in beside {
                if inside && bright[to] {
                    bright[to] = false;
                    piece.push(to);
                }
            }
        }
        if piece.len() > largest.len() {
            largest = piece;
        }
    }
    if largest.len() * 100 < wide * high * PART_MIN {
        return None;
    }
    let corner = |weigh: fn(f64, f64) -> f64| -> Point {
        let of = |at: &usize| ((at % wide) as f64, (at / wide) as f64);
        let far = largest.iter().map(of).max_by(|a, b| weigh(a.0, a.1).total_cmp(&weigh(b.0, b.1)));
        far.map_or([0.0; 2], |(x, y)| [x * factor, y * factor])
    };
    let corners = [corner(|x, y| -x - y), corner(|x, y| x - y), corner(|x, y| x + y), corner(|x, y| y - x)];
    let [a, b, c, d] = corners;
    let shape = (apart(a, d) + apart(b, c)) / (apart(a, b) + apart(d, c)).max(1.0);
    let [right, down] = PAGE_POINTS.map(f64::from);
    let page = [[0.0, 0.0], [right, 0.0], [right, down], [0.0, down]];
    (1.1..1.8).contains(&shape).then(|| Plane::between(page, corners)).flatten()
}

/// The tone that parts the picture's dark from its light best; nothing where all is alike.
fn between_dark_and_light(small: &GrayImage) -> Option<u8> {
    let mut counts = [0.0_f64; 256];
    for tone in small.as_raw() {
        counts[usize::from(*tone)] += 1.0;
    }
    let all: f64 = counts.iter().sum();
    let total: f64 = counts.iter().enumerate().map(|(tone, n)| tone as f64 * n).sum();
    let (mut below, mut sum) = (0.0, 0.0);
    let mut best = (0.0, 0_u8);
    for (tone, n) in (0..=u8::MAX).zip(counts) {
        below += n;
        sum += f64::from(tone) * n;
        let above = all - below;
        if below > 0.0 && above > 0.0 {
            let step = sum / below - (total - sum) / above;
            let spread = below * above * step * step;
            if spread > best.0 {
                best = (spread, tone);
            }
        }
    }
    let spread = best.0 / (all * all).max(1.0);
    (spread > 100.0).then_some(best.1)
}
