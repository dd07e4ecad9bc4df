//! Light and colour of the document: exposure, contrast, reflections, and whether there is any colour at all.

use image::{GrayImage, Rgb, RgbImage};

use super::region::Region;
use crate::plane::{Pixel, Plane};

/// Luma from which on nothing is left to see.
const CLIPPED: u8 = 250;

/// Paper from this on is bright: only what is burnt out wholly can be told from it.
const BRIGHT: i32 = 222;

/// Every channel of a reflection reaches the first on ordinary paper, the second on bright paper.
const BURNT: (u8, u8) = (243, 252);

/// A reflection is brighter than what lies around it by this much, on ordinary paper and on bright paper; all three
/// channels are, and the least of them tells most.
const RISE: (i32, i32) = (16, 7);

/// What lies around is looked for so far off, in shares of the document's longer side: near by, and beyond the glow of
/// a wide reflection, where the light of the room may differ by itself.
const AROUND: (f32, f32) = (0.09, 0.2);

/// Beyond its glow a reflection is brighter by this many times as much.
const BEYOND: i32 = 2;

/// A patch that leans on the document's edge with more than this share of its outline is the light of the room.
const LEANING: f32 = 0.45;

/// A reflection whose glow is wide is so large, in thousandths of the document, and covers so much of an ellipse: a
/// white box with a portrait in it does not.
const GLOW_MIN: u32 = 12;
const GLOW_WHOLE: f32 = 0.75;

/// Any other covers so much of an ellipse, with print in it.
const WHOLE: f32 = 0.6;

/// No reflection is larger than this, in thousandths of the document.
const PATCH_MAX: u32 = 400;

/// A box that is printed white falls off at once: this share of the fall within two pixels.
const SUDDEN: f32 = 0.78;

/// Exposure of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Light {
    /// Mean luma.
    pub(super) brightness: u8,
    /// Luma that the brightest twentieth reaches.
    pub(super) light: u8,
    /// Luma between the 1st and the 99th hundredth.
    pub(super) contrast: u8,
    /// Thousandths that are burnt out.
    pub(super) clipped: u32,
}

/// Measures the light within a region.
pub(super) fn light(luma: &GrayImage, region: &Region) -> Light {
    let mut counts = [0u64; 256];
    let width = luma.width() as usize;
    for (y, from, to) in region.rows().step_by(2) {
        for value in &luma.as_raw()[y * width + from..y * width + to] {
            counts[usize::from(*value)] += 1;
        }
    }
    let all = counts.iter().sum::<u64>().max(1);
    let sum: u64 = (0u64..).zip(counts).map(|(value, n)| value * n).sum();
    let clipped: u64 = counts[usize::from(CLIPPED)..].iter().sum();
    Light {
        brightness: u8::try_from(sum / all).unwrap_or(u8::MAX),
        light: quantile(&counts, 950),
        contrast: quantile(&counts, 990) - quantile(&counts, 10),
        clipped: u32::try_from(clipped * 1000 / all).unwrap_or(u32::MAX),
    }
}

/// The value that `thousandths` of the counted do not exceed.
fn quantile(counts: &[u64; 256], thousandths: u64) -> u8 {
    let wanted = counts.iter().sum::<u64>() * thousandths / 1000;
    let mut seen = 0;
    for (value, n) in (0u8..=255).zip(counts) {
        seen += n;
        if seen > wanted {
            return value;
        }
    }
    u8::MAX
}

/// The largest reflection on the document: its bounds in pixels and its share of the document in thousandths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glare {
    pub(super) bounds: [f32; 4],
    pub(super) share: u32,
}

/// Looks for reflections: burnt-out patches that fade, on a document that is not burnt out as a whole.
pub(super) fn glare(picture: &RgbImage, corners: [Pixel; 4], region: &Region) -> Option<Glare> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    // White by its weakest channel: under a warm lamp paper is dim in blue, and a reflection is not.
    let white: Vec<i32> = picture.pixels().map(|Rgb([r, g, b])| i32::from(*r.min(g).min(b))).collect();
    let paper = paper(&white, width, region);
    let (burnt_from, rise) = if paper < BRIGHT { (BURNT.0, RISE.0) } else { (BURNT.1, RISE.1) };
    let mut inside = vec![false; width * height];
    let mut burnt = vec![false; width * height];
    for (y, from, to) in region.rows() {
        for x in from..to {
            let Rgb(p) = picture.get_pixel(x as u32, y as u32);
            inside[y * width + x] = true;
            burnt[y * width + x] = p.iter().all(|c| *c >= burnt_from);
        }
    }
    let area = region.area().max(1);
    let reach = |share: f32| (longest(&corners) * share).max(4.0) as isize;
    let around = Around { white: &white, inside: &inside, width, reach: (reach(AROUND.0), reach(AROUND.1)) };
    let mut best: Option<Glare> = None;
    for patch in patches(burnt, width) {
        let share = (patch.len() * 1000 / area) as u32;
        if share < 1 || best.is_some_and(|b| b.share >= share) || share > PATCH_MAX {
            continue;
        }
        let Some(fall) = around.fall(&patch) else {
            continue;
        };
        let shape = Shape::of(&patch, width, corners);
        let glows = fall.far >= rise * BEYOND && share >= GLOW_MIN && shape.ellipse > GLOW_WHOLE;
        let fades = fall.near >= rise && fall.sudden <= SUDDEN && shape.ellipse > WHOLE;
        if glows || fades || fall.near >= rise && shape.is_round() {
            best = Some(Glare { bounds: extent(&patch, width), share });
        }
    }
    best
}

/// What three tenths of the document reach: its paper.
fn paper(white: &[i32], width: usize, region: &Region) -> i32 {
    let mut values: Vec<i32> =
        region.rows().flat_map(|(y, from, to)| &white[y * width + from..y * width + to]).copied().collect();
    let wanted = values.len() * 7 / 10;
    if values.is_empty() { 0 } else { *values.select_nth_unstable(wanted).1 }
}

fn extent(patch: &[usize], width: usize) -> [f32; 4] {
    let mut found = [f32::MAX, f32::MAX, 0.0, 0.0];
    for i in patch {
        let (x, y) = ((i % width) as f32, (i / width) as f32);
        found = [found[0].min(x), found[1].min(y), found[2].max(x + 1.0), found[3].max(y + 1.0)];
    }
    found
}

fn luma(Rgb([r, g, b]): &Rgb<u8>) -> i32 {
    (i32::from(*r) * 5 + i32::from(*g) * 9 + i32::from(*b) * 2) / 16
}

fn longest(corners: &[Pixel; 4]) -> f32 {
    (0..4)
        .map(|i| (corners[i][0] - corners[(i + 1) % 4][0]).hypot(corners[i][1] - corners[(i + 1) % 4][1]))
        .fold(0.0, f32::max)
}

/// Connected patches.
pub(super) fn patches(mut burnt: Vec<bool>, width: usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for start in 0..burnt.len() {
        if !std::mem::take(&mut burnt[start]) {
            continue;
        }
        let mut patch = vec![start];
        let mut next = 0;
        while let Some(&at) = patch.get(next) {
            next += 1;
            for near in [at.wrapping_sub(1), at + 1, at.wrapping_sub(width), at + width] {
                if burnt.get(near).copied().unwrap_or(false) {
                    burnt[near] = false;
                    patch.push(near);
                }
            }
        }
        found.push(patch);
    }
    found
}

/// How much darker it is around a patch; a third of its outline has less.
#[derive(Debug, Clone, Copy)]
struct Fall {
    /// Near by, and beyond its glow, by the weakest channel.
    near: i32,
    far: i32,
    /// How much of it comes at once.
    sudden: f32,
}

/// The document around its patches.
struct Around<'a> {
    white: &'a [i32],
    inside: &'a [bool],
    width: usize,
    reach: (isize, isize),
}

impl Around<'_> {
    fn fall(&self, patch: &[usize]) -> Option<Fall> {
        let mut own = vec![false; self.white.len()];
        patch.iter().for_each(|i| own[*i] = true);
        let (mut near, mut far) = (Vec::new(), Vec::new());
        let (mut sudden, mut leaning) = (0.0, 0usize);
        for &i in patch {
            let (x, y) = ((i % self.width) as isize, (i / self.width) as isize);
            for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)] {
                let at = |far: isize| {
                    let (x, y) = (x + far * dx, y + far * dy);
                    let index =
                        (x >= 0 && y >= 0 && x < self.width as isize).then(|| y as usize * self.width + x as usize);
                    index.filter(|i| self.inside.get(*i).copied().unwrap_or(false))
                };
                match at(1) {
                    None => leaning += 1,
                    Some(next) if own[next] => {}
                    Some(_) => {
                        if let (Some(next), Some(beside)) = (at(3), at(self.reach.0)) {
                            let fall = self.white[i] - self.white[beside];
                            near.push(fall);
                            let first = (self.white[i] - self.white[next]) as f32;
                            sudden += if fall > 0 { (first / fall as f32).clamp(0.0, 1.0) } else { 1.0 };
                            far.extend(at(self.reach.1).map(|beyond| self.white[i] - self.white[beyond]));
                        }
                    }
                }
            }
        }
        let all = near.len() + leaning;
        if near.is_empty() || leaning as f32 > LEANING * all as f32 {
            return None;
        }
        let sudden = sudden / near.len() as f32;
        // Where the document ends soon, there is no beyond.
        let enough = far.len() * 2 >= near.len();
        let far = if enough { third(far) } else { 0 };
        Some(Fall { near: third(near), far, sudden })
    }
}

/// What two thirds of the values reach.
fn third(mut values: Vec<i32>) -> i32 {
    let wanted = values.len() / 3;
    if values.is_empty() { 0 } else { *values.select_nth_unstable(wanted).1 }
}

/// How a patch looks seen straight: its area in parts of an ellipse of the same spread, and of the box around it.
struct Shape {
    ellipse: f32,
    within: f32,
    pixels: usize,
}

impl Shape {
    fn of(patch: &[usize], width: usize, corners: [Pixel; 4]) -> Shape {
        let back = Plane::onto([1000.0, 1000.0], corners).back();
        let points: Vec<Pixel> = patch.iter().map(|i| back.at([(i % width) as f32, (i / width) as f32])).collect();
        let n = points.len() as f32;
        let mean = [0, 1].map(|k| points.iter().map(|p| p[k]).sum::<f32>() / n);
        let spread = |a: usize, b: usize| points.iter().map(|p| (p[a] - mean[a]) * (p[b] - mean[b])).sum::<f32>() / n;
        let ellipse = 4.0 * std::f32::consts::PI * (spread(0, 0) * spread(1, 1) - spread(0, 1).powi(2)).max(0.0).sqrt();
        let extent = |k: usize| {
            let (low, high) = points.iter().fold((f32::MAX, f32::MIN), |(l, h), p| (l.min(p[k]), h.max(p[k])));
            high - low
        };
        let area = n * 1_000_000.0 / quad_area(&corners).max(1.0);
        let pixels = patch.len();
        Shape { ellipse: area / ellipse.max(1.0), within: area / (extent(0) * extent(1)).max(1.0), pixels }
    }

    /// An ellipse, and no box.
    fn is_round(&self) -> bool {
        self.ellipse > 0.93 && self.within < 0.86 && self.pixels > 60
    }
}

fn quad_area(c: &[Pixel; 4]) -> f32 {
    (0..4).map(|i| c[i][0] * c[(i + 1) % 4][1] - c[(i + 1) % 4][0] * c[i][1]).sum::<f32>().abs() / 2.0
}

/// Distance from grey that a fiftieth of the document reaches. Its usual colour is taken away first, in
/// proportion to the light, for a copy under a warm lamp is yellow all over, and less so where it is dark.
pub(super) fn colour(picture: &RgbImage, region: &Region) -> u8 {
    let (mut lights, mut red, mut blue) = (Vec::new(), Vec::new(), Vec::new());
    for (y, from, to) in region.rows() {
        for x in from..to {
            let pixel = picture.get_pixel(x as u32, y as u32);
            let [r, g, b] = pixel.0.map(i32::from);
            lights.push(luma(pixel).max(1));
            red.push(r - g);
            blue.push(b - g);
        }
    }
    let red = uncast(red, &lights);
    let blue = uncast(blue, &lights);
    let mut far: Vec<i32> = red.iter().zip(&blue).map(|(r, b)| r.abs().max(b.abs())).collect();
    let wanted = far.len() * 98 / 100;
    let reached = if far.is_empty() { 0 } else { *far.select_nth_unstable(wanted).1 };
    u8::try_from(reached).unwrap_or(u8::MAX)
}

/// What is darker is measured as if it were so light: there a step of the file's rounding would look like a colour.
const DIM: i32 = 100;

/// Differences of colour without the usual one, as if all were in middle light.
fn uncast(differences: Vec<i32>, lights: &[i32]) -> Vec<i32> {
    let mut parts: Vec<i32> = differences.iter().zip(lights).map(|(d, light)| d * 1024 / light).collect();
    let middle = parts.len() / 2;
    let cast = if parts.is_empty() { 0 } else { *parts.select_nth_unstable(middle).1 };
    let own = differences.iter().zip(lights);
    own.map(|(d, light)| (d - cast * light / 1024) * 170 / light.max(&DIM)).collect()
}
