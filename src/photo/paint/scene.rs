//! A paper on a desk before a phone: perspective, light, lens, shake, noise.

use image::{Rgb, RgbImage};

use super::chance::Chance;
use crate::photo::plane::{Plane, Point};

/// What lies under the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Desk {
    Wood,
    Planks,
    Cloth,
    Dark,
    Pale,
    Tiles,
    Newspaper,
    Stones,
}

impl Desk {
    pub(super) const CALM: [Desk; 5] = [Desk::Wood, Desk::Cloth, Desk::Dark, Desk::Pale, Desk::Planks];
    pub(super) const BUSY: [Desk; 4] = [Desk::Newspaper, Desk::Tiles, Desk::Stones, Desk::Planks];
}

/// A desk of its own colour and grain.
pub(super) struct Ground {
    desk: Desk,
    colour: [f32; 3],
    turn: (f32, f32),
    grain: f32,
    phase: f32,
    salt: u32,
}

impl Ground {
    pub(super) fn new(desk: Desk, chance: &mut Chance) -> Ground {
        let colour: [f32; 3] = match desk {
            Desk::Wood | Desk::Planks => {
                let dark = chance.between(0.5, 1.15);
                [160.0 * dark, 118.0 * dark, 78.0 * dark]
            }
            Desk::Cloth => std::array::from_fn(|_| chance.between(50.0, 170.0)),
            Desk::Dark => {
                let grey = chance.between(22.0, 60.0);
                [grey, grey + chance.between(-4.0, 6.0), grey + chance.between(-4.0, 8.0)]
            }
            Desk::Pale => {
                let grey = chance.between(176.0, 214.0);
                [grey, grey - 3.0, grey - chance.between(0.0, 22.0)]
            }
            Desk::Tiles | Desk::Stones => {
                let grey = chance.between(110.0, 180.0);
                [grey, grey - 4.0, grey - 14.0]
            }
            Desk::Newspaper => [196.0, 192.0, 180.0],
        };
        let grain = chance.between(0.6, 1.6);
        let phase = chance.between(0.0, 50.0);
        Ground { desk, colour, turn: chance.between(-0.4, 0.4).sin_cos(), grain, phase, salt: chance.next() as u32 }
    }

    /// A value of 0 to 1 that belongs to a cell.
    fn hash(&self, x: f32, y: f32) -> f32 {
        let mut h = (x as i32 as u32).wrapping_mul(0x9E37_79B1) ^ (y as i32 as u32).wrapping_mul(0x85EB_CA77);
        h ^= self.salt;
        h = (h ^ h >> 15).wrapping_mul(0x2C1B_3C6D);
        h = (h ^ h >> 12).wrapping_mul(0x297A_2D39);
        (h ^ h >> 15) as f32 / u32::MAX as f32
    }

    /// Soft spots of the size of a cell.
    fn spots(&self, x: f32, y: f32) -> f32 {
        let (x0, y0) = (x.floor(), y.floor());
        let (u, v) = (x - x0, y - y0);
        let mix = |a: f32, b: f32, t: f32| a + (b - a) * t * t * (3.0 - 2.0 * t);
        let top = mix(self.hash(x0, y0), self.hash(x0 + 1.0, y0), u);
        let low = mix(self.hash(x0, y0 + 1.0), self.hash(x0 + 1.0, y0 + 1.0), u);
        mix(top, low, v) - 0.5
    }

    /// The colour at a place given in thousandths of the picture's long side.
    pub(super) fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (sin, cos) = self.turn;
        let (u, v) = (x * cos + y * sin + self.phase, y * cos - x * sin + self.phase * 7.0);
        let rough = 1.0 + 0.05 * self.spots(u / 90.0, v / 90.0);
        let light = match self.desk {
            Desk::Wood => {
                let bend = (u / 170.0 + self.spots(u / 120.0, v / 60.0)).sin() * 14.0;
                rough + self.grain * (0.08 * ((v + bend) / 5.0).sin() + 0.06 * self.spots(u / 60.0, v / 2.0))
            }
            Desk::Planks => {
                let plank = (v / 160.0).floor();
                let joint = if (v / 160.0 - plank) * 160.0 < 2.2 { 0.45 } else { 1.0 };
                (rough + 0.22 * (self.hash(plank, 3.0) - 0.5) + self.grain * 0.1 * self.spots(u / 70.0, v / 2.5))
                    * joint
            }
            Desk::Cloth => {
                rough + 0.1 * self.grain * ((u * 1.3).sin() * (v * 1.3).sin() + self.spots(u / 40.0, v / 40.0))
            }
            Desk::Dark | Desk::Pale => rough + 0.03 * self.grain * self.spots(u / 3.0, v / 3.0),
            Desk::Tiles => {
                let size = 210.0 * self.grain;
                let joint = (u.rem_euclid(size)).min(v.rem_euclid(size)) < 6.0;
                let own = self.hash((u / size).floor(), (v / size).floor()) - 0.5;
                if joint { 0.62 } else { rough + 0.12 * own + 0.05 * self.spots(u / 12.0, v / 12.0) }
            }
            Desk::Stones => 1.0 + 0.7 * self.spots(u / 14.0, v / 14.0) + 0.3 * self.spots(u / 5.0, v / 5.0),
            Desk::Newspaper => {
                let (column, across) = ((u / 150.0).floor(), u.rem_euclid(150.0));
                let (line, down) = ((v / 11.0).floor(), v.rem_euclid(11.0));
                let head = self.hash(column, (v / 77.0).floor()) > 0.8;
                let print = across > 8.0 && down < 7.0 && self.hash((u / 2.2).floor(), (v / 2.2).floor()) > 0.45;
                let heavy = head && across > 8.0 && self.hash((u / 9.0).floor(), (v / 9.0).floor()) > 0.5;
                if heavy || print && line.rem_euclid(7.0) > 0.5 { 0.25 } else { rough }
            }
        };
        self.colour.map(|c| c * light)
    }
}

/// The light of the room and what the phone makes of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Light {
    pub(super) exposure: f32,
    pub(super) slope: Point,
    pub(super) cast: [f32; 3],
    pub(super) noise: f32,
    pub(super) colour: bool,
}

/// A reflection: where, how large (shares of the long side), how strong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glare {
    pub(super) at: Point,
    pub(super) size: Point,
    pub(super) strength: f32,
}

/// A drawn paper and where it lies.
pub(super) struct Laid {
    pub(super) paper: RgbImage,
    pub(super) corners: [Point; 4],
    /// Roundness of the corners, in shares of the paper's width.
    pub(super) round: f32,
}

/// Paints desk and papers without the lens.
pub(super) fn compose(
    size: (u32, u32),
    ground: &Ground,
    laid: &[Laid],
    light: Light,
    glares: &[Glare],
) -> Vec<[f32; 3]> {
    let long = size.0.max(size.1) as f32;
    let backs: Vec<Plane> = laid.iter().map(|l| Plane::onto([1.0, 1.0], l.corners).back()).collect();
    let mut out = Vec::with_capacity((size.0 * size.1) as usize);
    for y in 0..size.1 {
        for x in 0..size.0 {
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            let mut colour = ground.at(px / long * 1000.0, py / long * 1000.0);
            for (laid, back) in laid.iter().zip(&backs) {
                colour = over(colour, laid, back.of([px, py]), long);
            }
            let bright = light.exposure
                * (1.0 + light.slope[0] * (px / size.0 as f32 - 0.5) + light.slope[1] * (py / size.1 as f32 - 0.5));
            let add: f32 = glares.iter().map(|g| g.at_point([px / long, py / long])).sum();
            out.push(std::array::from_fn(|i| colour[i] * bright * light.cast[i] + add));
        }
    }
    out
}

impl Glare {
    fn at_point(&self, p: Point) -> f32 {
        let far = ((p[0] - self.at[0]) / self.size[0]).powi(2) + ((p[1] - self.at[1]) / self.size[1]).powi(2);
        if far > 9.0 { 0.0 } else { self.strength * (-far).exp() }
    }
}

/// Lays one paper over a colour: its shadow, its rounded and softened edge, its print.
fn over(under: [f32; 3], laid: &Laid, [u, v]: Point, long: f32) -> [f32; 3] {
    if !(-0.2..=1.2).contains(&u) || !(-0.2..=1.2).contains(&v) {
        return under;
    }
    let (w, h) = (laid.paper.width() as f32, laid.paper.height() as f32);
    let outside = |u: f32, v: f32, r: f32| -> f32 {
        let (x, y) = ((u - 0.5).abs() * w, (v - 0.5).abs() * h);
        let r = r * w;
        let (dx, dy) = (x - w / 2.0 + r, y - h / 2.0 + r);
        dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - r
    };
    let shadow = (outside(u - 0.006, v - 0.012, laid.round) / (w * 0.012)).max(0.0);
    let shade = 1.0 - 0.4 * (-shadow).exp();
    // A step of the picture in pixels of the drawing.
    let pixel = (w / (long * 0.6)).max(0.3);
    let cover = (0.5 - outside(u, v, laid.round) / pixel).clamp(0.0, 1.0);
    if cover <= 0.0 {
        return under.map(|c| c * shade);
    }
    let print = sample(&laid.paper, u * w - 0.5, v * h - 0.5);
    std::array::from_fn(|i| under[i] * shade * (1.0 - cover) + print[i] * cover)
}

fn sample(paper: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (x, y) = (x.clamp(0.0, paper.width() as f32 - 1.001), y.clamp(0.0, paper.height() as f32 - 1.001));
    let (x0, y0) = (x as u32, y as u32);
    let (u, v) = (x - x0 as f32, y - y0 as f32);
    let at = |dx: u32, dy: u32| {
        let Rgb(p) = paper.get_pixel((x0 + dx).min(paper.width() - 1), (y0 + dy).min(paper.height() - 1));
        p.map(f32::from)
    };
    let (a, b, c, d) = (at(0, 0), at(1, 0), at(0, 1), at(1, 1));
    std::array::from_fn(|i| (a[i] * (1.0 - u) + b[i] * u) * (1.0 - v) + (c[i] * (1.0 - u) + d[i] * u) * v)
}

/// Blurs like a lens out of focus: a Gaussian, by three averages along each axis.
pub(super) fn defocus(pixels: &mut [[f32; 3]], (width, height): (u32, u32), sigma: f32) {
    if sigma < 0.3 {
        return;
    }
    // Three averages of this reach (ends weighted) have the spread of the Gaussian.
    let reach = (sigma * sigma + 0.25).sqrt() - 0.5;
    for _ in 0..3 {
        average(pixels, width as usize, height as usize, 1, reach);
        average(pixels, height as usize, width as usize, width as usize, reach);
    }
}

/// One average along rows (`step` 1) or columns (`step` the width).
fn average(pixels: &mut [[f32; 3]], length: usize, lines: usize, step: usize, reach: f32) {
    let (whole, part) = (reach as usize, reach.fract());
    let total = 2.0 * reach + 1.0;
    let mut line = vec![[0.0; 3]; length];
    for start in 0..lines {
        let base = if step == 1 { start * length } else { start };
        for (i, cell) in line.iter_mut().enumerate() {
            *cell = pixels[base + i * step];
        }
        let at = |i: isize| line[i.clamp(0, length as isize - 1) as usize];
        let whole = whole as isize;
        let mut sum = [0.0; 3];
        for i in -whole..=whole {
            sum = std::array::from_fn(|c| sum[c] + at(i)[c]);
        }
        for i in 0..length as isize {
            let (before, after) = (at(i - whole - 1), at(i + whole + 1));
            pixels[base + i as usize * step] =
                std::array::from_fn(|c| (sum[c] + part * (before[c] + after[c])) / total);
            let (leaves, comes) = (at(i - whole), at(i + whole + 1));
            sum = std::array::from_fn(|c| sum[c] - leaves[c] + comes[c]);
        }
    }
}

/// Smears along a direction, as a shaken phone does.
pub(super) fn shake(pixels: &mut Vec<[f32; 3]>, (width, height): (u32, u32), length: f32, angle: f32) {
    let (sin, cos) = angle.sin_cos();
    let steps = length.ceil() as i32;
    let moves: Vec<(i32, i32)> = (0..=steps)
        .map(|i| {
            let t = (i as f32 / steps as f32 - 0.5) * length;
            ((t * cos).round() as i32, (t * sin).round() as i32)
        })
        .collect();
    let old = std::mem::take(pixels);
    let (w, h) = (width as i32, height as i32);
    pixels.reserve(old.len());
    for y in 0..h {
        for x in 0..w {
            let mut sum = [0.0; 3];
            for (dx, dy) in &moves {
                let p = old[((y + dy).clamp(0, h - 1) * w + (x + dx).clamp(0, w - 1)) as usize];
                sum = std::array::from_fn(|i| sum[i] + p[i]);
            }
            pixels.push(sum.map(|c| c / moves.len() as f32));
        }
    }
}

/// The sensor: noise, and eight bits.
pub(super) fn expose(pixels: &[[f32; 3]], size: (u32, u32), light: Light, chance: &mut Chance) -> RgbImage {
    let mut picture = RgbImage::new(size.0, size.1);
    for (Rgb(out), colour) in picture.pixels_mut().zip(pixels) {
        let luma = colour[0] * 0.299 + colour[1] * 0.587 + colour[2] * 0.114;
        let shared = chance.normal() * light.noise;
        for (out, colour) in out.iter_mut().zip(colour) {
            let value = if light.colour { *colour } else { luma };
            let own = if light.colour { chance.normal() * light.noise * 0.5 } else { 0.0 };
            *out = (value + shared + own + 0.5).clamp(0.0, 255.0) as u8;
        }
    }
    picture
}
