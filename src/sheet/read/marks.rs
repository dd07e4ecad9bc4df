//! The four corner marks on a photograph: square dark spots on white, told from others by how they lie to each other.

use image::GrayImage;

use super::finder::Found;
use crate::plane::{Plane, Point, apart};
use crate::sheet::desk::{CODE, CODE_AT, MARK, mark_centres};

/// Darker than this share of the light around it, in hundredths, counts as ink.
const DARK: u64 = 72;
/// Pixels of a spot at least: the shape of fewer says nothing.
const PIXELS_MIN: f64 = 36.0;
/// Sides of spots that may be marks, in pixels of the small picture.
const SPOT_SIDE: std::ops::RangeInclusive<u32> = 4..=72;
/// How unlike a square a mark may look, blurred and in perspective.
const ODD_MAX: f64 = 0.35;
/// Spots looked at, the squarest first: a page has four, a desk adds some.
const SPOTS_MAX: usize = 32;
/// From the middle of a mark to where the paper is looked at, in sides of it: beyond its corners, before the page's edge.
const AROUND: f64 = 0.88;
/// Spots tried for one mark where the code says where it must be.
const NEAR_MAX: usize = 10;
/// Fours of spots that are tried for a code.
const FOURS_MAX: usize = 40;
/// How far a mark may lie from where the code alone puts it, in parts of the way from the code.
const ASTRAY: f64 = 0.22;

/// A dark spot.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    at: Point,
    side: f64,
    /// How unlike a square with or without a hole it is.
    odd: f64,
    /// Whether it may be the mark with the hole, and whether it may be one of the others.
    hole: bool,
    solid: bool,
}

/// The marks that were found, clockwise from the upper left, and the page as they tell it.
pub(super) struct Marks {
    pub(super) page: Plane,
    pub(super) seen: [bool; 4],
}

/// The marks by what the code says of the page.
pub(super) fn beside(luma: &GrayImage, spots: &[Spot], code: &Found) -> Option<Marks> {
    by_code(spots, code).map(|found| refine(luma, &found).unwrap_or(found))
}

/// Fours of spots that lie as the marks of a page do, the likeliest first.
pub(super) fn fours<'a>(luma: &'a GrayImage, spots: &[Spot]) -> impl Iterator<Item = Marks> + use<'a> {
    let mut found = by_themselves(&spots[..spots.len().min(SPOTS_MAX)]);
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().take(FOURS_MAX).filter_map(move |(_, quad)| {
        let rough = Marks { page: Plane::between(centres(), quad)?, seen: [true; 4] };
        Some(refine(luma, &rough).unwrap_or(rough))
    })
}

fn centres() -> [Point; 4] {
    mark_centres().map(|at| at.map(f64::from))
}

/// The middle of the code on the page.
fn code_middle() -> Point {
    [0, 1].map(|n| f64::from(CODE_AT[n]) + f64::from(CODE) / 2.0)
}

fn by_code(spots: &[Spot], code: &Found) -> Option<Marks> {
    let rough = code.roughly()?;
    let origin = code.middle();
    let side = rough.scale_at(code_middle()) * f64::from(MARK);
    let near = |n: usize| -> Vec<Option<Point>> {
        let expected = rough.of(centres()[n]);
        let reach = ASTRAY * apart(expected, origin) + side;
        let fits = |spot: &&Spot| {
            let shape = if n == 0 { spot.hole } else { spot.solid };
            shape && apart(spot.at, expected) < reach && (0.4..2.2).contains(&(spot.side / side))
        };
        spots.iter().filter(fits).take(NEAR_MAX).map(|spot| Some(spot.at)).chain([None]).collect()
    };
    let choices = [near(0), near(1), near(2), near(3)];
    let mut best: Option<(f64, Marks)> = None;
    for a in &choices[0] {
        for b in &choices[1] {
            for c in &choices[2] {
                for d in &choices[3] {
                    let Some((error, marks)) = weighed([*a, *b, *c, *d], code) else { continue };
                    if best.as_ref().is_none_or(|(least, _)| error < *least) {
                        best = Some((error, marks));
                    }
                }
            }
        }
    }
    best.map(|(_, marks)| marks)
}

/// How well four marks, one of which may be hidden, agree with the code; nothing if they don't.
fn weighed(marks: [Option<Point>; 4], code: &Found) -> Option<(f64, Marks)> {
    let seen = marks.map(|mark| mark.is_some());
    let hidden = seen.iter().filter(|seen| !**seen).count();
    let (mut from, mut to) = (centres(), [[0.0; 2]; 4]);
    for (n, mark) in marks.iter().enumerate() {
        to[n] = mark.unwrap_or(code.middle());
        if mark.is_none() {
            from[n] = code_middle();
        }
    }
    if hidden > 1 {
        return None;
    }
    // The three others keep their order round the code's middle only where it stands in for the nearest corner; a
    // map between four points does not mind the order.
    let page = Plane::between(from, to)?;
    // The fourth corner of a code is its least certain.
    let corners = [[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]];
    let size = apart(code.plane.of(corners[1]), code.plane.of(corners[2]));
    let error = corners
        .map(|corner| {
            let on_page = [0, 1].map(|n| f64::from(CODE_AT[n]) + corner[n] * f64::from(CODE));
            apart(page.of(on_page), code.plane.of(corner))
        })
        .into_iter()
        .fold(0.0, f64::max)
        / size;
    // A hidden mark costs as much as a small disagreement: four are better than three.
    (error < 0.12).then_some((error + 0.05 * hidden as f64, Marks { page, seen }))
}

/// Without a code: the mark with the hole is the upper left one, and the four lie as on a page of A4.
fn by_themselves(spots: &[Spot]) -> Vec<(f64, [Point; 4])> {
    let mut found = Vec::new();
    for first in spots.iter().filter(|spot| spot.hole) {
        let alike = |spot: &&Spot| {
            let ratio = spot.side / first.side;
            spot.solid && (0.55..1.8).contains(&ratio) && apart(spot.at, first.at) > 5.0 * first.side
        };
        let others: Vec<&Spot> = spots.iter().filter(alike).collect();
        for second in &others {
            for third in &others {
                for fourth in &others {
                    let quad = [first.at, second.at, third.at, fourth.at];
                    if let Some(error) = unlike_page(&quad, first.side) {
                        found.push((error + first.odd + second.odd + third.odd + fourth.odd, quad));
                    }
                }
            }
        }
    }
    found
}

/// How far four points are from the marks of a page; nothing if they can't be.
fn unlike_page(quad: &[Point; 4], side: f64) -> Option<f64> {
    let [a, b, c, d] = *quad;
    let cross = |o: Point, p: Point, q: Point| (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
    let turns = [cross(a, b, c), cross(b, c, d), cross(c, d, a), cross(d, a, b)];
    if turns.iter().any(|turn| *turn <= 0.0) {
        return None;
    }
    let [tl, tr, br, _] = centres();
    let (wide, high) = ((apart(a, b) + apart(d, c)) / 2.0, (apart(a, d) + apart(b, c)) / 2.0);
    let shape = (high / wide) / (apart(tr, br) / apart(tl, tr));
    let skew = apart([a[0] + c[0], a[1] + c[1]], [b[0] + d[0], b[1] + d[1]]) / (wide + high);
    let size = side / (wide / apart(tl, tr) * f64::from(MARK));
    let fits = (0.62..1.6).contains(&shape) && skew < 0.2 && (0.6..1.7).contains(&size);
    fits.then(|| shape.ln().abs() + skew + size.ln().abs())
}

/// The centres once more, as the middles of darkness on the larger picture.
fn refine(luma: &GrayImage, rough: &Marks) -> Option<Marks> {
    let from = centres();
    let mut to = from.map(|centre| rough.page.of(centre));
    for (n, at) in to.iter_mut().enumerate() {
        if rough.seen[n] {
            *at = middle_of_dark(luma, *at, rough.page.scale_at(from[n]) * f64::from(MARK))?;
        }
    }
    Some(Marks { page: Plane::between(from, to)?, seen: rough.seen })
}

fn middle_of_dark(luma: &GrayImage, [x, y]: Point, side: f64) -> Option<Point> {
    let reach = (side * 0.95).ceil() as i64;
    let (cx, cy) = (x.round() as i64, y.round() as i64);
    let mut cells = Vec::new();
    for py in cy - reach..=cy + reach {
        for px in cx - reach..=cx + reach {
            let (ux, uy) = (u32::try_from(px).ok()?, u32::try_from(py).ok()?);
            cells.push((px, py, f64::from(luma.get_pixel_checked(ux, uy)?.0[0])));
        }
    }
    let mut tones: Vec<f64> = cells.iter().map(|(_, _, tone)| *tone).collect();
    tones.sort_by(f64::total_cmp);
    let (dark, light) = (tones[tones.len() / 20], tones[tones.len() * 3 / 4]);
    let limit = dark + (light - dark) * 0.6;
    let (mut sum, mut at) = (0.0, [0.0; 2]);
    for (px, py, tone) in cells {
        // The desk beyond the edge of the paper is no part of a mark.
        let off = (px as f64 - x).hypot(py as f64 - y) > side * 0.95;
        let weight = if off { 0.0 } else { (limit - tone).max(0.0) };
        sum += weight;
        at = [at[0] + weight * px as f64, at[1] + weight * py as f64];
    }
    (sum > 0.0).then(|| [at[0] / sum, at[1] / sum])
}

/// All dark spots that could be marks, the squarest first, in pixels of the picture of which `small` is `factor` times
/// smaller.
pub(super) fn spots(small: &GrayImage, factor: u32) -> Vec<Spot> {
    let (wide, high) = (small.width() as usize, small.height() as usize);
    let mut dark = darkness(small);
    let mut spots = Vec::new();
    let mut stack = Vec::new();
    for start in 0..wide * high {
        if !dark[start] {
            continue;
        }
        dark[start] = false;
        stack.push(start);
        let mut sums = Sums::new(start % wide, start / wide);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % wide, at / wide);
            sums.add(x, y);
            let mut visit = |next: usize| {
                if dark[next] {
                    dark[next] = false;
                    stack.push(next);
                }
            };
            if x > 0 {
                visit(at - 1);
            }
            if x + 1 < wide {
                visit(at + 1);
            }
            if y > 0 {
                visit(at - wide);
            }
            if y + 1 < high {
                visit(at + wide);
            }
        }
        spots.extend(sums.spot(f64::from(factor)).filter(|spot| on_white(small, spot, f64::from(factor))));
    }
    spots.sort_by(|a, b| a.odd.total_cmp(&b.odd));
    spots
}

/// Whether a spot lies on something light and even: a mark has white paper around it, a check of cloth has not.
fn on_white(small: &GrayImage, spot: &Spot, factor: f64) -> bool {
    let tone = |[x, y]: Point| {
        let (x, y) = ((x / factor).round().max(0.0) as u32, (y / factor).round().max(0.0) as u32);
        small.get_pixel_checked(x, y).map(|pixel| f64::from(pixel.0[0]))
    };
    let around = (0..24).map(|n| {
        let angle = f64::from(n) * std::f64::consts::TAU / 24.0;
        let far = spot.side * AROUND;
        tone([spot.at[0] + far * angle.cos(), spot.at[1] + far * angle.sin()])
    });
    let mut tones: Vec<f64> = around.flatten().collect();
    tones.sort_by(f64::total_cmp);
    // A point may meet a speck or the blurred edge of the code, or lie beyond the end of the picture; of a check of
    // cloth more do.
    tones.len() >= 22 && tones[3] > 0.75 * tones[tones.len() - 2]
}

/// The moments of a spot.
struct Sums {
    least: [usize; 2],
    most: [usize; 2],
    origin: [f64; 2],
    n: f64,
    first: [f64; 2],
    second: [f64; 2],
}

impl Sums {
    fn new(x: usize, y: usize) -> Sums {
        let origin = [x as f64, y as f64];
        Sums { least: [x, y], most: [x, y], origin, n: 0.0, first: [0.0; 2], second: [0.0; 2] }
    }

    fn add(&mut self, x: usize, y: usize) {
        self.least = [self.least[0].min(x), self.least[1].min(y)];
        self.most = [self.most[0].max(x), self.most[1].max(y)];
        let (dx, dy) = (x as f64 - self.origin[0], y as f64 - self.origin[1]);
        self.n += 1.0;
        self.first = [self.first[0] + dx, self.first[1] + dy];
        self.second = [self.second[0] + dx * dx, self.second[1] + dy * dy];
    }

    fn spot(&self, factor: f64) -> Option<Spot> {
        let wide = (self.most[0] - self.least[0] + 1) as u32;
        let high = (self.most[1] - self.least[1] + 1) as u32;
        let fits = SPOT_SIDE.contains(&wide) && SPOT_SIDE.contains(&high) && wide < 3 * high && high < 3 * wide;
        if !fits || self.n < PIXELS_MIN {
            return None;
        }
        let mean = self.first.map(|sum| sum / self.n);
        let spread = (self.second[0] + self.second[1]) / self.n - mean[0] * mean[0] - mean[1] * mean[1];
        // Of a square of area A the second moments sum up to A / 6, turned as it may be; with our hole, to more.
        let whole = spread / self.n;
        let solid = (whole / (1.0 / 6.0)).ln().abs();
        let holed = (whole / 0.2367).ln().abs();
        // A larger square is told more surely.
        let odd = solid.min(holed) + 1.0 / self.n.sqrt();
        let side = if holed < solid { (self.n / 0.826).sqrt() } else { self.n.sqrt() };
        let at = [0, 1].map(|n| (self.origin[n] + mean[n] + 0.5) * factor - 0.5);
        let (hole, solid) = (holed < solid + 0.12, solid < holed + 0.12);
        (odd < ODD_MAX).then_some(Spot { at, side: side * factor, odd, hole, solid })
    }
}

/// Which pixels are clearly darker than the light around them.
fn darkness(small: &GrayImage) -> Vec<bool> {
    let (wide, high) = (small.width() as usize, small.height() as usize);
    let stride = wide + 1;
    let mut sums = vec![0_u64; stride * (high + 1)];
    for y in 0..high {
        let mut row = 0;
        for x in 0..wide {
            row += u64::from(small.as_raw()[y * wide + x]);
            sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
        }
    }
    let reach = (wide.min(high) / 16).max(8);
    let mut dark = vec![false; wide * high];
    for y in 0..high {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(high));
        for x in 0..wide {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(wide));
            let sum = sums[bottom * stride + right] + sums[top * stride + left]
                - sums[top * stride + right]
                - sums[bottom * stride + left];
            let area = ((bottom - top) * (right - left)) as u64;
            dark[y * wide + x] = u64::from(small.as_raw()[y * wide + x]) * area * 100 < sum * DARK;
        }
    }
    dark
}
