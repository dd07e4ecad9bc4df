//! What lens, hand and phone make of the light: blur, shake, noise, sharpened edges, eight bits.

use image::{Rgb, RgbImage};

use super::chance::Chance;

/// What a phone adds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sensor {
    /// The spread of its noise, in steps of 255.
    pub(super) noise: f32,
    /// How much of the noise differs between the channels.
    pub(super) speckled: f32,
    /// How much its program sharpens edges.
    pub(super) sharpened: f32,
    /// Whether colours are kept.
    pub(super) colour: bool,
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

/// Makes edges steeper, as phones' programs do.
pub(super) fn sharpen(pixels: &mut [[f32; 3]], size: (u32, u32), by: f32) {
    if by <= 0.0 {
        return;
    }
    let mut soft = pixels.to_vec();
    defocus(&mut soft, size, 1.0);
    for (pixel, soft) in pixels.iter_mut().zip(soft) {
        *pixel = std::array::from_fn(|i| pixel[i] + by * (pixel[i] - soft[i]));
    }
}

/// Noise, and eight bits.
pub(super) fn expose(pixels: &[[f32; 3]], size: (u32, u32), sensor: Sensor, chance: &mut Chance) -> RgbImage {
    let mut picture = RgbImage::new(size.0, size.1);
    for (Rgb(out), colour) in picture.pixels_mut().zip(pixels) {
        let luma = colour[0] * 0.299 + colour[1] * 0.587 + colour[2] * 0.114;
        let shared = chance.normal() * sensor.noise;
        for (out, colour) in out.iter_mut().zip(colour) {
            let value = if sensor.colour { *colour } else { luma };
            let own = if sensor.colour { chance.normal() * sensor.noise * sensor.speckled } else { 0.0 };
            *out = (value + shared + own + 0.5).clamp(0.0, 255.0) as u8;
        }
    }
    picture
}
