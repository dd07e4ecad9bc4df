//! Numbers about a whole picture: light, contrast, sharpness, burnt-out patches, colour.
//!
//! Everything is measured on the picture shrunk to [`MEASURED_SIDE`] and turned upright, so that the numbers of
//! two cameras can be compared.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage};

use super::decode::upright;
use crate::rulebook::photos::Place;

/// Pixels of the long side of what is measured.
const MEASURED_SIDE: u32 = 1600;

/// Pixels of the long side of what colour is measured on: coarse enough to lose the noise.
const COLOUR_SIDE: u32 = 160;

/// Pixels of the side of a block in which edges are summed up.
const EDGE_BLOCK: usize = 32;

/// Mean squared step from which on a block counts as holding an edge; noise stays below.
const EDGE_ENERGY: u64 = 6;

/// One block in this many is looked at for sharpness: those with the strongest edges.
const EDGE_SHARE: usize = 12;

/// The full picture, its half and its quarter are asked for blur.
const BLUR_LEVELS: u32 = 3;

/// The blur in pixels that halving gives to a sharp edge.
const HALVED_BLUR: f64 = 0.5;

/// No lens is sharper than this many pixels; keeps the figure below 400.
const SHARPEST: f64 = 0.25;

/// Pixels of the side of a block that is burnt out or is not.
const LIGHT_BLOCK: u32 = 16;

/// Luma from which on nothing is left to see.
const CLIPPED: u8 = 250;

/// A reflection is one patch: when more than this many times its area is burnt out elsewhere, it is paper.
const ELSEWHERE: usize = 3;

/// The numbers, in the units of `Facts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) brightness: u8,
    pub(super) light: u8,
    pub(super) contrast: u8,
    pub(super) sharpness: u32,
    pub(super) clipped: u32,
    pub(super) glare: u32,
    pub(super) glare_at: Option<Place>,
    pub(super) colour: u8,
}

/// Measures a decoded picture.
pub(super) fn measure(picture: &DynamicImage, orientation: Orientation) -> Look {
    let small = upright(picture, orientation, MEASURED_SIDE);
    let luma = small.to_luma8();
    let histogram = histogram(&luma);
    let (clipped, glare, glare_at) = glare(&luma);
    Look {
        brightness: mean(&histogram),
        light: quantile(&histogram, 950),
        contrast: quantile(&histogram, 990) - quantile(&histogram, 10),
        sharpness: sharpness(&luma),
        clipped,
        glare,
        glare_at,
        colour: colour(&small),
    }
}

fn histogram(luma: &GrayImage) -> [u64; 256] {
    let mut counts = [0; 256];
    for &value in luma.as_raw() {
        counts[usize::from(value)] += 1;
    }
    counts
}

fn mean(histogram: &[u64; 256]) -> u8 {
    let (mut sum, mut count) = (0, 0);
    for (value, n) in (0u64..).zip(histogram) {
        sum += value * n;
        count += n;
    }
    u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
}

/// The value that `thousandths` of the counted do not exceed.
fn quantile(histogram: &[u64; 256], thousandths: u64) -> u8 {
    let wanted = histogram.iter().sum::<u64>() * thousandths / 1000;
    let mut seen = 0;
    for (value, n) in (0u8..=255).zip(histogram) {
        seen += n;
        if seen > wanted {
            return value;
        }
    }
    u8::MAX
}

/// First and second differences of one block, squared and summed, along one axis.
#[derive(Debug, Clone, Copy, Default)]
struct Edges {
    first: u64,
    second: u64,
}

/// 100 divided by the blur in pixels at a long side of 1600.
///
/// For an edge blurred by a Gaussian of width s the squared first differences sum up to 2 s² times the squared
/// second ones, whatever its height: so s can be read off without knowing the picture. Only the blocks with
/// the strongest edges are asked, along each axis by itself, since a shaken camera blurs one of them only.
/// A wide blur drowns in the noise of the full picture and is seen in halved ones.
fn sharpness(luma: &GrayImage) -> u32 {
    let mut level = luma.clone();
    let mut worst: Option<f64> = None;
    for halvings in 0..BLUR_LEVELS {
        let own = if halvings == 0 { 0.0 } else { HALVED_BLUR };
        let step = f64::from(1u32 << halvings);
        let found = blur_of(&level).map(|blur| (blur * blur - own * own).max(0.0).sqrt() * step);
        worst = worst.into_iter().chain(found).reduce(f64::max);
        level = halved(level);
    }
    let Some(blur) = worst else { return 0 };
    let scale = f64::from(MEASURED_SIDE) / f64::from(luma.width().max(luma.height()));
    (100.0 / (blur * scale).max(SHARPEST)).round() as u32
}

/// The blur of a picture in its own pixels, along the axis where it is worse.
fn blur_of(luma: &GrayImage) -> Option<f64> {
    let (width, height) = luma.dimensions();
    let across = blur(edges(luma.as_raw(), width as usize));
    let turned = image::imageops::rotate90(luma);
    let down = blur(edges(turned.as_raw(), height as usize));
    across.into_iter().chain(down).reduce(f64::max)
}

fn halved(luma: GrayImage) -> GrayImage {
    let (width, height) = (luma.width().div_ceil(2), luma.height().div_ceil(2));
    DynamicImage::from(luma).thumbnail_exact(width, height).into_luma8()
}

fn edges(luma: &[u8], width: usize) -> Vec<Edges> {
    let across = width.div_ceil(EDGE_BLOCK);
    let height = luma.len() / width;
    let mut blocks = vec![Edges::default(); across * height.div_ceil(EDGE_BLOCK)];
    for (y, row) in luma.chunks_exact(width).enumerate() {
        let blocks = &mut blocks[y / EDGE_BLOCK * across..][..across];
        for (block, at) in blocks.iter_mut().zip((0..width).step_by(EDGE_BLOCK)) {
            let end = (at + EDGE_BLOCK + 2).min(width);
            for three in row[at..end].windows(3) {
                let [left, middle, right] = [three[0], three[1], three[2]].map(i32::from);
                let first = right - left;
                let second = left - 2 * middle + right;
                block.first += u64::from((first * first).unsigned_abs());
                block.second += u64::from((second * second).unsigned_abs());
            }
        }
    }
    blocks
}

/// The blur in pixels, or nothing where there is no edge to see it by.
fn blur(mut blocks: Vec<Edges>) -> Option<f64> {
    let count = blocks.len() / EDGE_SHARE + 1;
    blocks.sort_unstable_by_key(|block| std::cmp::Reverse(block.first));
    // The step over two pixels counts four times the step over one.
    let enough = EDGE_ENERGY * 4 * (EDGE_BLOCK * EDGE_BLOCK) as u64;
    let strong = blocks.iter().take(count).take_while(|block| block.first >= enough);
    let (first, second) = strong.fold((0, 0), |sum, b| (sum.0 + b.first, sum.1 + b.second));
    (first > 0).then(|| (first as f64 / 4.0 / (2 * second.max(1)) as f64).sqrt())
}

/// Thousandths burnt out, thousandths in the largest patch that does not touch the border, and its place.
fn glare(luma: &GrayImage) -> (u32, u32, Option<Place>) {
    let (across, down) = (luma.width() / LIGHT_BLOCK, luma.height() / LIGHT_BLOCK);
    let mut burnt = Vec::with_capacity((across * down) as usize);
    for y in 0..down {
        for x in 0..across {
            burnt.push(is_burnt(luma, x * LIGHT_BLOCK, y * LIGHT_BLOCK));
        }
    }
    let all = burnt.iter().filter(|b| **b).count();
    let thousandths = |n: usize| u32::try_from(n * 1000 / burnt.len().max(1)).unwrap_or(u32::MAX);
    let clipped = thousandths(all);
    let Some(patch) = largest_patch(burnt.clone(), across as usize) else {
        return (clipped, 0, None);
    };
    if all > patch.len() * ELSEWHERE {
        return (clipped, 0, None);
    }
    let middle =
        |sum: usize, of: u32| u32::try_from((2 * sum + patch.len()) * 500 / (patch.len() * of as usize)).unwrap_or(0);
    let x = middle(patch.iter().map(|i| i % across as usize).sum(), across);
    let y = middle(patch.iter().map(|i| i / across as usize).sum(), down);
    (clipped, thousandths(patch.len()), Some(Place::at(x, y)))
}

/// Nine of ten pixels are burnt out; every fourth row is asked.
fn is_burnt(luma: &GrayImage, left: u32, top: u32) -> bool {
    let (width, block) = (luma.width() as usize, LIGHT_BLOCK as usize);
    let rows = (top as usize..).step_by(4).take(block / 4);
    let pixels = rows.flat_map(|y| &luma.as_raw()[y * width + left as usize..][..block]);
    pixels.filter(|value| **value >= CLIPPED).count() * 10 >= block * (block / 4) * 9
}

/// The blocks of the largest connected patch that stays clear of the border.
fn largest_patch(mut burnt: Vec<bool>, across: usize) -> Option<Vec<usize>> {
    let mut best: Option<Vec<usize>> = None;
    for start in 0..burnt.len() {
        if !burnt[start] {
            continue;
        }
        let mut patch = vec![start];
        let mut clear = true;
        let mut next = 0;
        burnt[start] = false;
        while let Some(&at) = patch.get(next) {
            next += 1;
            let inside = at % across > 0 && at % across + 1 < across && at >= across && at + across < burnt.len();
            clear &= inside;
            let around = [at.wrapping_sub(1), at + 1, at.wrapping_sub(across), at + across];
            for near in around.into_iter().filter(|_| inside) {
                if std::mem::take(&mut burnt[near]) {
                    patch.push(near);
                }
            }
        }
        if clear && best.as_ref().is_none_or(|b| b.len() < patch.len()) {
            best = Some(patch);
        }
    }
    best
}

/// Distance from grey that a fiftieth of the picture reaches. The middle colour is taken away first, for a copy
/// under a warm lamp is yellow all over.
fn colour(small: &DynamicImage) -> u8 {
    if !small.color().has_color() {
        return 0;
    }
    let tiny = upright(small, Orientation::NoTransforms, COLOUR_SIDE).into_rgb8();
    let differences =
        |a: usize, b: usize| -> Vec<i16> { tiny.pixels().map(|p| i16::from(p.0[a]) - i16::from(p.0[b])).collect() };
    let median = |values: &[i16]| {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied().unwrap_or(0)
    };
    let (red, blue) = (differences(0, 1), differences(2, 1));
    let (red_cast, blue_cast) = (median(&red), median(&blue));
    let mut far: Vec<u16> =
        red.iter().zip(&blue).map(|(r, b)| (r - red_cast).unsigned_abs().max((b - blue_cast).unsigned_abs())).collect();
    far.sort_unstable();
    let reached = far.get(far.len() * 98 / 100).copied().unwrap_or(0);
    u8::try_from(reached).unwrap_or(u8::MAX)
}
