//! A document on a screen: copied by the phone itself, or photographed off another one.

use image::RgbImage;

use super::chance::Chance;
use super::scene::{Dots, Laid};
use crate::photo::board::{Board, Colour};
use crate::plane::Pixel;

/// The picture in a phone's viewer, as the phone copies its own screen.
pub(super) fn copied(inner: &RgbImage, chance: &mut Chance) -> RgbImage {
    let tall = (f64::from(inner.width().max(inner.height())) * 1.9) as u32;
    let bar: Colour = if chance.percent(50) { [0, 0, 0] } else { [246, 246, 246] };
    let mut out = RgbImage::from_pixel(inner.width(), tall, image::Rgb(bar));
    image::imageops::replace(&mut out, inner, 0, i64::from((tall - inner.height()) / 2));
    let mut board = Board::over(out);
    let sign = if bar[0] == 0 { [255, 255, 255] } else { [20, 20, 20] };
    board.write("9:41", [40.0, 60.0], 44.0, sign);
    board.finish()
}

/// The picture on a screen that is photographed: with its frame on a desk, or so near that only what it shows is seen.
pub(super) fn shown(inner: &RgbImage, grade: f32, size: Pixel, chance: &mut Chance) -> Laid {
    let (w, h) = (inner.width(), inner.height());
    let frame = (w.max(h) as f32 * chance.between(0.012, 0.05)) as u32;
    let black: Colour = if chance.percent(80) { [14, 14, 16] } else { [190, 192, 196] };
    let mut device = RgbImage::from_pixel(w + 2 * frame, h + 2 * frame, image::Rgb(black));
    image::imageops::replace(&mut device, inner, i64::from(frame), i64::from(frame));
    let near = chance.percent(45);
    let fill = if near { chance.between(1.12, 1.4) } else { chance.between(0.8, 0.97) };
    let (dw, dh) = (device.width() as f32, device.height() as f32);
    let scale = if near { (size[0] / dw).max(size[1] / dh) } else { (size[0] / dw).min(size[1] / dh) } * fill;
    let (sin, cos) = chance.between(-0.06, 0.06).sin_cos();
    let lean = [chance.between(-0.06, 0.06), chance.between(-0.06, 0.06)];
    let corners = [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]].map(|[u, v]: Pixel| {
        let (x, y) = (u * dw * scale, v * dh * scale);
        let near = 1.0 + lean[0] * u + lean[1] * v;
        [size[0] / 2.0 + (x * cos - y * sin) * near, size[1] / 2.0 + (x * sin + y * cos) * near]
    });
    let count = [720.0, 1080.0, 1440.0, 1920.0][chance.below(4)];
    // What is finer than the camera's pixels is nearly evened out by them.
    let depth = (1.0 - 0.8 * count / (dw * scale)).clamp(0.12, 0.9) * (0.5 + 0.5 * grade);
    Laid { paper: device, corners, round: 0.01, dots: Some(Dots { count, depth }) }
}
