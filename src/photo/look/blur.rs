//! How sharp the print is, along four directions: out of focus blurs all, a shaken phone one.

use image::GrayImage;

use super::region::Region;
use crate::plane::Pixel;

/// Pixels of the side of a block in which edges are summed up.
const BLOCK: usize = 24;

/// One block in this many is asked: those with the strongest edges.
const SHARE: usize = 10;

/// Mean squared step over two pixels from which on a block holds an edge; noise stays below.
const ENERGY_MIN: f32 = 24.0;

/// The full picture, its half and its quarter are asked: a wide blur drowns in the noise of the full one.
const LEVELS: u32 = 3;

/// The blur in pixels that halving gives to a sharp edge.
const HALVED: f32 = 0.5;

/// No lens is sharper than this many pixels.
const SHARPEST: f32 = 0.25;

/// Below this blur in pixels directions differ by the grid of pixels alone.
const STEADY: f32 = 0.75;

/// Steps of the four directions, and the length of each.
const DIRECTIONS: [(isize, isize, f32); 4] = [(1, 0, 1.0), (0, 1, 1.0), (1, 1, 1.414), (1, -1, 1.414)];

/// The blur of a document in pixels of the measured picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Blur {
    /// Along the direction where it is worst.
    pub(super) worst: f32,
    /// How many times that of the best direction it is.
    pub(super) uneven: f32,
}

/// Squared first and second differences of a block along one direction, summed up.
#[derive(Debug, Clone, Copy)]
struct Sums {
    first: f32,
    second: f32,
}

/// A block's corner, and how much light changes in it across and down.
#[derive(Debug, Clone, Copy)]
struct Block {
    left: usize,
    top: usize,
    energy: [f32; 2],
}

/// The blur within four corners; nothing where there is no edge to see it by.
///
/// For an edge blurred by a Gaussian of width s the squared first differences sum up to 2 s² times the squared
/// second ones, whatever its height: so s can be read off without knowing the picture.
pub(super) fn blur(luma: &GrayImage, corners: [Pixel; 4]) -> Option<Blur> {
    let mut level = None;
    let mut worst: [Option<f32>; 4] = [None; 4];
    for halvings in 0..LEVELS {
        let step = (1u32 << halvings) as f32;
        let picture = level.as_ref().unwrap_or(luma);
        let own = if halvings == 0 { 0.0 } else { HALVED };
        let found = level_blur(picture, corners.map(|c| c.map(|v| v / step)));
        for (old, found) in worst.iter_mut().zip(found) {
            let found = found.map(|blur| (blur * blur - own * own).max(0.0).sqrt() * step);
            *old = [*old, found].into_iter().flatten().reduce(f32::max);
        }
        if picture.width() < 2 || picture.height() < 2 {
            break;
        }
        level = Some(halved(picture));
    }
    let most = worst.into_iter().flatten().reduce(f32::max)?.max(SHARPEST);
    let least = worst.into_iter().flatten().reduce(f32::min)?.max(SHARPEST);
    Some(Blur { worst: most, uneven: most / least.max(STEADY) })
}

/// Each pixel the mean of two by two.
pub(super) fn halved(luma: &GrayImage) -> GrayImage {
    by_fours(luma, |four| (four.map(u16::from).iter().sum::<u16>() / 4) as u8)
}

/// Half as many pixels each way, each made of two by two.
pub(super) fn by_fours(luma: &GrayImage, one_of: impl Fn([u8; 4]) -> u8) -> GrayImage {
    let (width, height) = (luma.width() as usize / 2, luma.height() as usize / 2);
    let mut out = Vec::with_capacity(width * height);
    for rows in luma.as_raw().chunks_exact(2 * luma.width() as usize) {
        let (upper, lower) = rows.split_at(luma.width() as usize);
        let pairs = upper.chunks_exact(2).zip(lower.chunks_exact(2));
        out.extend(pairs.map(|(u, l)| one_of([u[0], u[1], l[0], l[1]])));
    }
    GrayImage::from_raw(width as u32, height as u32, out).expect("half as many pixels each way")
}

/// The blur along each direction in the picture's own pixels.
fn level_blur(luma: &GrayImage, corners: [Pixel; 4]) -> [Option<f32>; 4] {
    let (width, height) = (luma.width() as usize, luma.height() as usize);
    let region = Region::within(corners, 0.03, (width, height));
    let mut blocks: Vec<Block> = Vec::new();
    for top in (1..height.saturating_sub(BLOCK + 1)).step_by(BLOCK) {
        for left in (1..width.saturating_sub(BLOCK + 1)).step_by(BLOCK) {
            if region.holds(left, top, left + BLOCK, top + BLOCK) {
                blocks.push(Block { left, top, energy: energy(luma.as_raw(), width, left, top) });
            }
        }
    }
    let count = blocks.len() / SHARE + 1;
    let measured = |blocks: &[Block], direction: usize| -> Vec<Sums> {
        blocks.iter().map(|b| sums(luma.as_raw(), width, b, direction)).collect()
    };
    // Each direction is asked where there is most to see of it: a shaken picture keeps the lines along the shake.
    let mut by = |weight: fn(&Block) -> f32| -> Vec<Block> {
        blocks.sort_unstable_by(|a, b| weight(b).total_cmp(&weight(a)));
        blocks.clone()
    };
    let across = by(|b| b.energy[0]);
    let down = by(|b| b.energy[1]);
    let both = by(|b| b.energy[0] + b.energy[1]);
    let quiet = &both[both.len() - count.min(24).min(both.len())..];
    let noise = noise(&measured(quiet, 0), &measured(quiet, 1));
    let strongest = |from: &[Block], i: usize| along(&measured(&from[..count.min(80).min(from.len())], i), i, noise);
    [strongest(&across, 0), strongest(&down, 1), strongest(&both, 2), strongest(&both, 3)]
}

/// The variance of the noise, from the quietest blocks: a second difference of noise has six times its variance.
fn noise(across: &[Sums], down: &[Sums]) -> f32 {
    let least = across.iter().zip(down).map(|(a, d)| a.second.min(d.second) / (6 * BLOCK * BLOCK) as f32);
    let mut found: Vec<f32> = least.collect();
    found.sort_unstable_by(f32::total_cmp);
    found.get(found.len() / 4).copied().unwrap_or(0.0)
}

/// The blur along one direction, by the blocks that have edges across it.
fn along(strong: &[Sums], direction: usize, noise: f32) -> Option<f32> {
    let pixels = (BLOCK * BLOCK) as f32;
    let (mut first, mut second) = (0.0, 0.0);
    for sums in strong {
        let steps = sums.first - 2.0 * noise * pixels;
        if steps >= ENERGY_MIN * pixels {
            first += steps;
            second += (sums.second - 6.0 * noise * pixels).max(steps * 0.01);
        }
    }
    let length = DIRECTIONS[direction].2;
    (first > 0.0).then(|| (first / 8.0 / second).sqrt() * length)
}

/// How much light changes in a block, across and down, by every second pixel.
fn energy(luma: &[u8], width: usize, left: usize, top: usize) -> [f32; 2] {
    let mut sum = [0, 0];
    for y in (top..top + BLOCK).step_by(2) {
        let (row, next) = (&luma[y * width + left..][..BLOCK + 1], &luma[(y + 1) * width + left..][..BLOCK]);
        for x in (0..BLOCK).step_by(2) {
            let (dx, dy) = (i32::from(row[x + 1]) - i32::from(row[x]), i32::from(next[x]) - i32::from(row[x]));
            sum = [sum[0] + dx * dx, sum[1] + dy * dy];
        }
    }
    sum.map(|s| s as f32)
}

fn sums(luma: &[u8], width: usize, block: &Block, direction: usize) -> Sums {
    let (dx, dy, _) = DIRECTIONS[direction];
    let step = dy * width as isize + dx;
    let (mut first, mut second) = (0, 0);
    for y in block.top..block.top + BLOCK {
        for x in block.left..block.left + BLOCK {
            let at = y * width + x;
            let p = |i: usize| i32::from(luma[i]);
            let (before, own, after) = (p(at.wrapping_add_signed(-step)), p(at), p(at.wrapping_add_signed(step)));
            let (one, two) = (after - before, before - 2 * own + after);
            first += one * one;
            second += two * two;
        }
    }
    Sums { first: first as f32, second: second as f32 }
}
