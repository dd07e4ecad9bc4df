//! What else lies beside or around a document: a second one, or the frame of a screen.

use image::{Rgb, RgbImage};

use super::quads::{Quad, clear};
use crate::plane::{Pixel, Plane};

/// Outlines that are looked at, the likeliest first.
const LOOKED_AT: usize = 150;

/// Outlines whose corners are nearer to each other than this share of the longer side are one.
const SAME: f32 = 0.012;

/// Least score of a second document of any size, and of one as large as the first, which may lie under it.
const SECOND_MIN: (f32, f32) = (0.85, 0.74);

/// How much larger one of two documents may be.
const SECOND_LARGER: f32 = 2.0;

/// How much larger one of two equal documents may look, nearer to the camera.
const EQUAL: f32 = 1.16;

/// The share of a second document that may lie under the first, or over it.
const OVERLAP_MAX: f32 = 0.45;

/// Least score of what is seen of a second document under the first, and how much of it may be the first's.
const PART_MIN: f32 = 0.9;
const TOUCHING: f32 = 0.12;

/// An outline below this, long side by short side, is neither a card nor a page; a card is within the other, and
/// covers this share of such an outline when it lies over another one.
const SQUARE: f32 = 1.28;
const CARD: std::ops::Range<f32> = 1.4..1.8;
const UPPER: std::ops::Range<f32> = 0.42..0.8;
/// It is as wide, up to this share; a printed frame is narrower.
const UPPER_AS_WIDE: f32 = 0.06;

/// A page, long side by short side, seen a little aslant.
const PAGE: std::ops::Range<f32> = 1.28..1.6;

/// Least score of a page of which two outlines are parts.
const PAGE_MIN: f32 = 0.66;

/// Two halves cover at least so much of what they make.
const COVERED: f32 = 0.8;

/// The strip of desk between two papers has so many pixels at least, and so far beyond them, in shares of their width,
/// the desk is looked at for comparison.
const GAP_MIN: f32 = 3.0;
const BEYOND: f32 = 0.05;

/// Points along each side of a frame that are looked at.
const POINTS: u8 = 12;

/// The frame of a screen, in shares of its longer side.
const FRAME: std::ops::Range<f32> = 0.006..0.09;

/// Its light against what it frames, at most.
const FRAME_DARK: f32 = 0.3;

/// The light of a light frame differs by this share of it at most, and what is along both its sides is darker than this
/// share of it.
const FRAME_EVEN: f32 = 0.12;
const FRAME_LIGHT: f32 = 0.7;

/// Different outlines, the likeliest first.
pub(super) fn distinct(mut all: Vec<Quad>) -> Vec<Quad> {
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Quad> = Vec::new();
    for quad in all {
        let near = SAME * longer(&quad);
        let far = |a: &Quad| {
            let apart = a.corners.iter().zip(&quad.corners).map(|(p, q)| (p[0] - q[0]).hypot(p[1] - q[1]));
            apart.fold(0.0, f32::max)
        };
        if kept.iter().all(|k| far(k) > near) {
            kept.push(quad);
        }
        if kept.len() == LOOKED_AT {
            break;
        }
    }
    kept
}

fn longer(quad: &Quad) -> f32 {
    quad.sides()[0].max(quad.sides()[1])
}

/// A second document: beside the first, partly under it or over it, or a part of what was taken for one.
pub(super) fn second<'a>(picture: &RgbImage, first: &Quad, beside: &'a [Quad], all: &'a [Quad]) -> Option<&'a Quad> {
    let apart = |quad: &&Quad| {
        let over = overlap(first, quad);
        let equal = is_equal(first, quad) && quad.score >= SECOND_MIN.1;
        let alike = is_alike(first, quad) && quad.score >= SECOND_MIN.0;
        let hidden = is_part(first, quad) && quad.score >= PART_MIN && over < TOUCHING;
        (equal || alike) && !is_in_page(first, quad, all) || hidden
    };
    let within = |quad: &&Quad| !quad.is_cut() && (is_upper(first, quad) || is_half(picture, first, quad, all));
    beside.iter().find(apart).or_else(|| all.iter().find(within))
}

/// The likeliest whole outlines beside the first that may be another paper, or a part of one.
pub(super) fn beside(first: &Quad, all: &[Quad]) -> Vec<Quad> {
    let may_be = |quad: &Quad| is_equal(first, quad) || is_alike(first, quad) || is_part(first, quad);
    let apart = all.iter().filter(|quad| !quad.is_cut() && may_be(quad) && overlap(first, quad) < OVERLAP_MAX);
    distinct(apart.cloned().collect())
}

/// Whether both are parts of a page that stands, between the lines of its table.
fn is_in_page(a: &Quad, b: &Quad, all: &[Quad]) -> bool {
    let covers = |page: &&Quad| {
        page.score >= PAGE_MIN
            && page.area() > a.area().max(b.area())
            && overlap(page, a) > 0.93
            && overlap(page, b) > 0.93
    };
    let stands = |page: &&Quad| page.sides()[1] > page.sides()[0] && PAGE.contains(&ratio(page));
    all.iter().filter(stands).any(|page| covers(&page))
}

/// The rest of a paper as large as the first that lies under it.
fn is_part(first: &Quad, part: &Quad) -> bool {
    let of = |i: usize| part.sides()[i] / first.sides()[i].max(1.0);
    let same = |share: f32| (1.0 / EQUAL..EQUAL).contains(&share);
    let less = |share: f32| (1.0 - OVERLAP_MAX..1.0).contains(&share);
    same(of(0)) && less(of(1)) || same(of(1)) && less(of(0))
}

/// A card over another one, with which it makes an outline too square for one card or page.
fn is_upper(both: &Quad, upper: &Quad) -> bool {
    let wide = longer(upper) / both.sides()[0].min(both.sides()[1]).max(1.0);
    let share = upper.area() / both.area().max(1.0);
    upper.score >= SECOND_MIN.0
        && ratio(both) < SQUARE
        && CARD.contains(&ratio(upper))
        && UPPER.contains(&share)
        && (wide - 1.0).abs() < UPPER_AS_WIDE
        && overlap(both, upper) > 0.93
}

/// One of two papers that make one outline: pages side by side, for nothing divides a page that lies, but tables and
/// folds divide one that stands; or any two between which the desk is seen.
fn is_half(picture: &RgbImage, both: &Quad, half: &Quad, all: &[Quad]) -> bool {
    let fits = |quad: &Quad| quad.score >= PART_MIN && !quad.is_cut() && overlap(both, quad) > 0.93;
    if !fits(half) || half.area() > 0.6 * both.area() {
        return false;
    }
    let lies = both.sides()[0] > both.sides()[1] && half.sides()[0] < half.sides()[1];
    let covers = |other: &Quad| (half.area() + other.area()) / both.area().max(1.0) > COVERED;
    let beside = |other: &Quad| is_equal(half, other) && covers(other) && overlap(half, other) < OVERLAP_MAX / 2.0;
    let divided = |other: &Quad| lies || is_desk_between(picture, half, other);
    all.iter().filter(|quad| fits(quad)).any(|other| beside(other) && divided(other))
}

/// Whether the strip between two outlines, side by side or one below the other, looks as what lies beyond them and is
/// darker than they are.
fn is_desk_between(picture: &RgbImage, a: &Quad, b: &Quad) -> bool {
    let middle = |quad: &Quad, i: usize| quad.corners.iter().map(|c| c[i]).sum::<f32>();
    let stacked = (middle(a, 1) - middle(b, 1)).abs() > (middle(a, 0) - middle(b, 0)).abs();
    let axis = usize::from(stacked);
    let (first, last) = if middle(a, axis) < middle(b, axis) { (a, b) } else { (b, a) };
    // Each side from the left or from the top.
    let side = |quad: &Quad, ends: [usize; 2]| ends.map(|i| quad.corners[i]);
    let (far, near, next) = if stacked {
        (side(first, [0, 1]), side(first, [3, 2]), side(last, [0, 1]))
    } else {
        (side(first, [0, 3]), side(first, [1, 2]), side(last, [0, 3]))
    };
    let mix = |p: Pixel, q: Pixel, part: f32| [0, 1].map(|k| p[k] * (1.0 - part) + q[k] * part);
    // One may lie askew, and touch the other at a corner: only where the desk is seen counts.
    let parts = (0..POINTS).map(|n| (f32::from(n) + 0.5) / f32::from(POINTS));
    let parts = parts.filter(|part| mix(next[0], next[1], *part)[axis] - mix(near[0], near[1], *part)[axis] >= GAP_MIN);
    let parts: Vec<f32> = parts.collect();
    if parts.len() < usize::from(POINTS / 3) {
        return false;
    }
    let along = |p: [Pixel; 2], q: [Pixel; 2], deep: f32| -> f32 {
        let (start, end) = (mix(p[0], q[0], deep), mix(p[1], q[1], deep));
        let mut lights: Vec<f32> = parts.iter().map(|part| light(picture, mix(start, end, *part))).collect();
        let middle = lights.len() / 2;
        *lights.select_nth_unstable_by(middle, f32::total_cmp).1
    };
    let between = along(near, next, 0.5);
    let beyond = along(far, near, -BEYOND);
    let paper = along(near, far, BEYOND).max(along(near, far, 2.0 * BEYOND));
    (between - beyond).abs() * 2.0 < paper - between
}

/// About as large, and of about the same shape.
fn is_alike(a: &Quad, b: &Quad) -> bool {
    let larger = a.area().max(b.area()) / a.area().min(b.area()).max(1.0);
    larger < SECOND_LARGER && (ratio(a) - ratio(b)).abs() < 0.25
}

fn ratio(quad: &Quad) -> f32 {
    longer(quad) / quad.sides()[0].min(quad.sides()[1]).max(1.0)
}

/// As large, lying the same way: two of a kind.
pub(super) fn is_equal(a: &Quad, b: &Quad) -> bool {
    let off = |i: usize| a.sides()[i].max(b.sides()[i]) / a.sides()[i].min(b.sides()[i]).max(1.0);
    off(0) < EQUAL && off(1) < EQUAL
}

/// The share of the smaller that lies within the larger.
pub(super) fn overlap(a: &Quad, b: &Quad) -> f32 {
    let (small, large) = if a.area() < b.area() { (a, b) } else { (b, a) };
    let plane = Plane::onto([10.0, 10.0], small.corners);
    let points = (0u8..100).map(|n| plane.at([f32::from(n % 10) + 0.5, f32::from(n / 10) + 0.5]));
    points.filter(|p| large.holds(*p)).count() as f32 / 100.0
}

/// Whether one outline lies around another as the dark frame of a screen does: even, narrow, nothing printed on it.
pub(super) fn is_framed(picture: &RgbImage, all: &[Quad]) -> bool {
    let whole = || all.iter().filter(|quad| !quad.is_cut());
    whole().any(|outer| whole().any(|inner| is_frame(picture, outer, inner)))
}

fn is_frame(picture: &RgbImage, outer: &Quad, inner: &Quad) -> bool {
    let long = longer(outer);
    let margins = inner.corners.map(|p| clear(outer, p) / long);
    if !inner.corners.iter().all(|p| outer.holds(*p)) || !margins.iter().all(|m| FRAME.contains(m)) {
        return false;
    }
    let between = |share: f32| -> Vec<f32> {
        let mix = |i: usize| [0, 1].map(|k| outer.corners[i][k] * (1.0 - share) + inner.corners[i][k] * share);
        let corners = [mix(0), mix(1), mix(2), mix(3)];
        let along = |i: usize, n: u8| -> Pixel {
            let part = (f32::from(n) + 0.5) / f32::from(POINTS);
            [0, 1].map(|k| corners[i][k] * (1.0 - part) + corners[(i + 1) % 4][k] * part)
        };
        (0..4).flat_map(|i| (0..POINTS).map(move |n| (i, n))).map(|(i, n)| light(picture, along(i, n))).collect()
    };
    let quantile = |mut values: Vec<f32>, tenths: usize| {
        let wanted = values.len() * tenths / 10;
        *values.select_nth_unstable_by(wanted, f32::total_cmp).1
    };
    let inside = Plane::onto([10.0, 10.0], inner.corners);
    let shown = (0u8..100).map(|n| light(picture, inside.at([f32::from(n % 10) + 0.5, f32::from(n / 10) + 0.5])));
    let bright = quantile(shown.collect(), 8);
    let (frame, beside) = (between(0.5), between(-0.5));
    let (low, high) = (quantile(frame.clone(), 1), quantile(frame, 9));
    let dark = high < FRAME_DARK * bright && quantile(beside.clone(), 5) > 0.5 * FRAME_DARK * bright;
    // The margin of a page is as bright as what it frames.
    let darker = |lights: Vec<f32>| quantile(lights, 9) < FRAME_LIGHT * low;
    dark || high - low < FRAME_EVEN * high && darker(beside) && darker(between(1.5))
}

pub(super) fn light(picture: &RgbImage, [x, y]: Pixel) -> f32 {
    let x = (x.max(0.0) as u32).min(picture.width() - 1);
    let y = (y.max(0.0) as u32).min(picture.height() - 1);
    let Rgb([r, g, b]) = *picture.get_pixel(x, y);
    (f32::from(r) * 5.0 + f32::from(g) * 9.0 + f32::from(b) * 2.0) / 16.0
}
