//! A page on a desk, as a phone takes it: turned, in perspective, unevenly lit, blurred, with noise.

use image::{Rgb, RgbImage};

use super::Dice;
use crate::plane::Plane;

/// What the page lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// Dark wood with its grain.
    Wood,
    /// Printed paper, as light as the page.
    News,
    /// A white table.
    White,
    /// Checked cloth.
    Cloth,
}

/// How a picture is taken.
#[derive(Debug, Clone, Copy)]
pub struct Pose {
    /// The picture's width and height in pixels.
    pub size: [u32; 2],
    /// The page's longer side in parts of the picture's height.
    pub fill: f32,
    /// Degrees by which the page is turned.
    pub turn: f32,
    /// How much nearer one side is than the other, 0 for none.
    pub lean: [f32; 2],
    /// Blur in pixels, as the spread of a bell curve.
    pub blur: f32,
    /// Noise, as its spread in tones.
    pub noise: f32,
    /// How much darker one corner is than the other, 0 for none.
    pub shade: f32,
    /// What it lies on.
    pub desk: Desk,
}

impl Pose {
    /// A pose within what must be read: turned up to 20°, half the picture or more, blurred up to two pixels at
    /// twelve million.
    pub fn fair(size: [u32; 2], dice: &mut Dice) -> Pose {
        let desks = [Desk::Wood, Desk::News, Desk::White, Desk::Cloth];
        let part = size[0].max(size[1]) as f32 / 4000.0;
        let turn = dice.between(-20.0, 20.0);
        // The turned page must stay inside.
        let (sin, cos) = (turn.to_radians().sin().abs(), turn.to_radians().cos());
        let (high, wide) = (cos + sin / 1.414, sin + cos / 1.414);
        let most = (0.97 / high).min(0.97 / wide * size[0] as f32 / size[1] as f32);
        Pose {
            size,
            fill: dice.between(0.55_f32.min(most * 0.8), most * 0.94),
            turn,
            lean: [dice.between(-0.12, 0.12), dice.between(-0.12, 0.12)],
            blur: dice.between(0.0, 2.0) * part,
            noise: dice.between(1.0, 7.0),
            shade: dice.between(0.0, 0.45),
            desk: desks[dice.between(0.0, 3.99) as usize],
        }
    }
}

/// Takes the picture.
pub fn photograph(page: &RgbImage, pose: &Pose, dice: &mut Dice) -> RgbImage {
    let [wide, high] = pose.size;
    let Some(plane) = onto(page, pose) else {
        return RgbImage::new(wide, high);
    };
    let back = plane.back();
    let scale = (1.0 / plane.scale_at([f64::from(page.width()) / 2.0, f64::from(page.height()) / 2.0])).max(1.0);
    let mut raw = vec![0.0_f32; (wide * high * 3) as usize];
    let tint = [1.0, dice.between(0.95, 1.0), dice.between(0.86, 1.0)];
    for y in 0..high {
        for x in 0..wide {
            let at = back.of([f64::from(x), f64::from(y)]);
            let colour = paper_at(page, at, scale)
                .unwrap_or_else(|| desk_at(pose.desk, x as f32 / wide as f32, y as f32 / wide as f32));
            let light = 0.92 * (1.0 - pose.shade * (x as f32 / wide as f32 + y as f32 / high as f32) / 2.0);
            let first = ((y * wide + x) * 3) as usize;
            for n in 0..3 {
                raw[first + n] = colour[n] * light * tint[n];
            }
        }
    }
    blurred(&mut raw, wide as usize, high as usize, pose.blur);
    let mut out = RgbImage::new(wide, high);
    for (pixel, tones) in out.pixels_mut().zip(raw.chunks_exact(3)) {
        let noise = pose.noise * (dice.between(-1.7, 1.7) + dice.between(-0.6, 0.6));
        *pixel = Rgb([0, 1, 2].map(|n| (tones[n] + noise).round().clamp(0.0, 255.0) as u8));
    }
    out
}

fn onto(page: &RgbImage, pose: &Pose) -> Option<Plane> {
    let (wide, high) = (f64::from(page.width()), f64::from(page.height()));
    let size = pose.size.map(f64::from);
    let unit = f64::from(pose.fill) * size[1] / high;
    let (sin, cos) = f64::from(pose.turn).to_radians().sin_cos();
    let corner = |x: f64, y: f64| {
        let (dx, dy) = ((x - 0.5) * wide * unit, (y - 0.5) * high * unit);
        let depth = 1.0 + f64::from(pose.lean[0]) * (x - 0.5) + f64::from(pose.lean[1]) * (y - 0.5);
        [size[0] / 2.0 + (dx * cos - dy * sin) / depth, size[1] / 2.0 + (dx * sin + dy * cos) / depth]
    };
    let from = [[0.0, 0.0], [wide, 0.0], [wide, high], [0.0, high]];
    Plane::between(from, [corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)])
}

/// The mean of the page where one pixel of the picture looks; nothing beside it.
fn paper_at(page: &RgbImage, [x, y]: [f64; 2], scale: f64) -> Option<[f32; 3]> {
    if x < 0.0 || y < 0.0 || x >= f64::from(page.width()) || y >= f64::from(page.height()) {
        return None;
    }
    let (mut sum, mut count) = ([0.0_f32; 3], 0.0_f32);
    let taps = if scale > 1.3 { 3 } else { 1 };
    for n in 0..taps * taps {
        let step = |k: u32| (f64::from(k) - f64::from(taps - 1) / 2.0) / f64::from(taps) * scale;
        let (sx, sy) = (x + step(n % taps), y + step(n / taps));
        if sx >= 0.0
            && sy >= 0.0
            && let Some(pixel) = page.get_pixel_checked(sx as u32, sy as u32)
        {
            for (total, tone) in sum.iter_mut().zip(pixel.0) {
                *total += f32::from(tone);
            }
            count += 1.0;
        }
    }
    Some(sum.map(|total| total / count.max(1.0)))
}

fn desk_at(desk: Desk, x: f32, y: f32) -> [f32; 3] {
    let wave = |v: f32| (v * std::f32::consts::TAU).sin();
    match desk {
        Desk::Wood => {
            let grain = wave(x * 2.0 + 0.6 * wave(y * 3.0)) * 12.0 + wave(y * 60.0 + 3.0 * wave(x * 4.0)) * 9.0;
            [118.0 + grain, 82.0 + grain, 52.0 + grain * 0.7]
        }
        Desk::News => {
            let print = wave(y * 70.0) > 0.1 && wave(x * 160.0 + 9.0 * wave(y * 35.0)) > -0.2;
            let tone = if print { 70.0 } else { 222.0 };
            [tone, tone, tone - 6.0]
        }
        Desk::White => [228.0 + 6.0 * wave(x), 228.0, 224.0],
        Desk::Cloth => {
            let checks = (wave(x * 14.0) > 0.0) ^ (wave(y * 14.0) > 0.0);
            if checks { [150.0, 60.0, 60.0] } else { [215.0, 210.0, 200.0] }
        }
    }
}

/// Three sweeps of a box in each direction come near a bell curve.
fn blurred(raw: &mut [f32], wide: usize, high: usize, spread: f32) {
    let reach = ((4.0 * spread * spread + 1.0).sqrt() - 1.0) / 2.0;
    let (whole, rest) = (reach as usize, reach.fract());
    if spread < 0.1 {
        return;
    }
    for _ in 0..3 {
        sweep(raw, [wide, high], [3, wide * 3], whole, rest);
        sweep(raw, [high, wide], [wide * 3, 3], whole, rest);
    }
}

fn sweep(raw: &mut [f32], [count, lines]: [usize; 2], [step, jump]: [usize; 2], whole: usize, rest: f32) {
    let mut line = vec![0.0; count];
    let area = 2.0 * (whole as f32 + rest) + 1.0;
    for n in 0..lines {
        for channel in 0..3 {
            let at = |k: usize| n * jump + k * step + channel;
            for (k, cell) in line.iter_mut().enumerate() {
                *cell = raw[at(k)];
            }
            for k in 0..count {
                let cell = |d: isize| line[k.saturating_add_signed(d).min(count - 1)];
                let w = whole as isize;
                let inner: f32 = (-w..=w).map(cell).sum();
                raw[at(k)] = (inner + rest * (cell(-w - 1) + cell(w + 1))) / area;
            }
        }
    }
}
