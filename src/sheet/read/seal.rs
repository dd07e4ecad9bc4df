//! The red seal: a ring of a seal's size in or near its box.

use super::boxes::words_of;
use super::paper::{PER_MM, Paper};
use crate::sheet::desk::Ink;

/// How far beyond its box a seal is looked for, in points: 25 mm.
const BEYOND: f32 = 71.0;
/// Radii tried, in millimetres.
const RADII: std::ops::RangeInclusive<u16> = 14..=27;
/// Directions in which a ring is looked at.
const DIRECTIONS: usize = 72;
/// How far a ring may be from round, in millimetres.
const LOOSE: f64 = 1.3;

/// What is red near the box.
#[derive(Default)]
pub(super) struct Found {
    /// Square millimetres.
    pub(super) red: f64,
    /// Part of the ring that is there, 0 to 1.
    pub(super) ring: f64,
    /// Millimetres.
    pub(super) diameter: f64,
    /// Millimetres from the middle of the ring to the box.
    pub(super) away: f64,
    /// Part of the ring's disc that lies on printed words outside the box, 0 to 1.
    pub(super) covers: f64,
}

/// Looks for a seal in and around a box, given in points.
pub(super) fn find(paper: &Paper, inks: &[Ink], area: [f32; 4]) -> Found {
    let wide = [area[0] - BEYOND, area[1] - BEYOND, area[2] + BEYOND, area[3] + BEYOND];
    let [left, top, right, bottom] = paper.pixels(wide);
    let mut red = Vec::new();
    for y in top..bottom {
        for x in left..right {
            if paper.red[y * paper.wide + x] && thick(paper, x, y) {
                red.push([x as f64 / PER_MM, y as f64 / PER_MM]);
            }
        }
    }
    let mut found = Found { red: red.len() as f64 / (PER_MM * PER_MM), ..Found::default() };
    let Some((middle, radius)) = rough(&red) else {
        return found;
    };
    let (middle, radius, ring) = fitted(&red, middle, radius);
    found.ring = ring;
    found.diameter = 2.0 * radius;
    let to_mm = |points: f32| f64::from(points) * 25.4 / 72.0;
    let beside = |at: f64, from: f32, to: f32| (to_mm(from) - at).max(at - to_mm(to)).max(0.0);
    found.away = beside(middle[0], area[0], area[2]).hypot(beside(middle[1], area[1], area[3]));
    let outside = inks.iter().filter_map(words_of).filter(|words| words[3] < area[1] || words[1] > area[3]);
    found.covers = outside.map(|words| overlap(words.map(to_mm), middle, radius)).sum::<f64>()
        / (std::f64::consts::PI * radius * radius).max(1.0);
    found
}

/// Whether red has red beside it: a single pixel is noise.
fn thick(paper: &Paper, x: usize, y: usize) -> bool {
    let at = |x: usize, y: usize| x < paper.wide && y < paper.high && paper.red[y * paper.wide + x];
    let beside = [(x + 1, y), (x.wrapping_sub(1), y), (x, y + 1), (x, y.wrapping_sub(1))];
    beside.into_iter().filter(|(x, y)| at(*x, *y)).count() >= 2
}

/// The ring on which most of the red lies, to a millimetre.
fn rough(red: &[[f64; 2]]) -> Option<([f64; 2], f64)> {
    let cells: std::collections::BTreeSet<[i32; 2]> = red.iter().map(|at| at.map(|mm| mm.round() as i32)).collect();
    let (first, last) = (0..2).fold(([0; 2], [0; 2]), |(mut first, mut last), n| {
        first[n] = cells.iter().map(|cell| cell[n]).min().unwrap_or(0) - 30;
        last[n] = cells.iter().map(|cell| cell[n]).max().unwrap_or(0) + 30;
        (first, last)
    });
    let wide = (last[0] - first[0] + 1) as usize;
    let mut best = (0, [0.0; 2], 0.0);
    for radius in RADII {
        let mut votes = vec![0_u16; wide * (last[1] - first[1] + 1) as usize];
        for cell in &cells {
            for [dx, dy] in directions().map(|d| d.map(|part| (part * f64::from(radius)).round() as i32)) {
                let (x, y) = (cell[0] + dx - first[0], cell[1] + dy - first[1]);
                votes[y as usize * wide + x as usize] += 1;
            }
        }
        for (at, count) in votes.iter().enumerate() {
            if *count > best.0 {
                let middle = [f64::from(first[0]) + (at % wide) as f64, f64::from(first[1]) + (at / wide) as f64];
                best = (*count, middle, f64::from(radius));
            }
        }
    }
    (best.0 >= 12).then_some((best.1, best.2))
}

fn directions() -> impl Iterator<Item = [f64; 2]> {
    (0..DIRECTIONS).map(|n| {
        let angle = n as f64 / DIRECTIONS as f64 * std::f64::consts::TAU;
        [angle.cos(), angle.sin()]
    })
}

/// The outer edge of the ring, fitted twice, and the part of its round that is there.
fn fitted(red: &[[f64; 2]], middle: [f64; 2], radius: f64) -> ([f64; 2], f64, f64) {
    let (mut middle, mut radius, mut share) = (middle, radius, 0.0);
    for reach in [2.5, 2.0, LOOSE] {
        let mut edge = vec![None::<f64>; DIRECTIONS];
        for at in red {
            let (dx, dy) = (at[0] - middle[0], at[1] - middle[1]);
            let far = dx.hypot(dy);
            if (far - radius).abs() <= reach {
                let turn = (dy.atan2(dx) / std::f64::consts::TAU).rem_euclid(1.0);
                let cell = &mut edge[((turn * DIRECTIONS as f64) as usize).min(DIRECTIONS - 1)];
                *cell = Some(cell.map_or(far, |most| most.max(far)));
            }
        }
        share = edge.iter().flatten().count() as f64 / DIRECTIONS as f64;
        let points: Vec<[f64; 2]> = edge
            .iter()
            .zip(directions())
            .filter_map(|(far, [dx, dy])| far.map(|far| [middle[0] + dx * far, middle[1] + dy * far]))
            .collect();
        if let Some((better, size)) = circle(&points) {
            (middle, radius) = (better, size);
        }
    }
    (middle, radius, share)
}

/// The circle nearest to points, by least squares.
fn circle(points: &[[f64; 2]]) -> Option<([f64; 2], f64)> {
    let n = points.len() as f64;
    let mean = [0, 1].map(|k| points.iter().map(|p| p[k]).sum::<f64>() / n);
    let sum = |term: &dyn Fn(f64, f64) -> f64| points.iter().map(|p| term(p[0] - mean[0], p[1] - mean[1])).sum::<f64>();
    let (uu, vv, uv) = (sum(&|u, _| u * u), sum(&|_, v| v * v), sum(&|u, v| u * v));
    let (ru, rv) = (sum(&|u, v| u * (u * u + v * v)) / 2.0, sum(&|u, v| v * (u * u + v * v)) / 2.0);
    let det = uu * vv - uv * uv;
    if points.len() < 8 || det.abs() < 1e-6 {
        return None;
    }
    let (u, v) = ((ru * vv - rv * uv) / det, (rv * uu - ru * uv) / det);
    Some(([mean[0] + u, mean[1] + v], (u * u + v * v + (uu + vv) / n).sqrt()))
}

/// How much of a rectangle lies in a disc, by samples of a millimetre.
fn overlap([left, top, right, bottom]: [f64; 4], middle: [f64; 2], radius: f64) -> f64 {
    let steps = |from: f64, to: f64| ((to - from).ceil().max(1.0)) as u32;
    let (columns, rows) = (steps(left, right), steps(top, bottom));
    let cell = (right - left) * (bottom - top) / f64::from(columns * rows);
    let inside = (0..columns * rows).filter(|n| {
        let x = left + (f64::from(n % columns) + 0.5) * (right - left) / f64::from(columns);
        let y = top + (f64::from(n / columns) + 0.5) * (bottom - top) / f64::from(rows);
        (x - middle[0]).hypot(y - middle[1]) < radius
    });
    inside.count() as f64 * cell
}
