//! What goes wrong with photos, done to good ones on purpose.

use image::DynamicImage;

use super::canvas::{Canvas, Map, ink};

/// Out of focus, by a Gaussian of so many pixels.
pub(super) fn blurred(picture: &DynamicImage, pixels: f32) -> DynamicImage {
    picture.fast_blur(pixels)
}

/// Taken with too little light: this share of it is left.
pub(super) fn dark(picture: DynamicImage, share: f32) -> DynamicImage {
    let table: Vec<u8> = (0..=255u8).map(|v| (f32::from(v) * share) as u8).collect();
    let mut rgb = picture.into_rgb8();
    for value in rgb.iter_mut() {
        *value = table[usize::from(*value)];
    }
    rgb.into()
}

/// A lamp mirrored in the card, its middle at these shares of the picture.
pub(super) fn glare(picture: DynamicImage, x: f32, y: f32) -> DynamicImage {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let mut canvas = Canvas::over(picture.into_rgb8());
    let mut pen = canvas.pen(Map::PLAIN);
    for step in (0..12u8).rev() {
        let reach = 0.055 + 0.006 * f32::from(step);
        let cover = if step == 0 { 1.0 } else { 0.2 };
        pen.ellipse(width * x, height * y, width * reach * 1.25, width * reach * 0.8, ink(0xFFFFFF).thin(cover));
    }
    canvas.finish()
}

/// A preview instead of the picture: so many pixels on the long side.
pub(super) fn tiny(picture: &DynamicImage, long: u32) -> DynamicImage {
    let most = picture.width().max(picture.height());
    picture.thumbnail_exact(picture.width() * long / most, picture.height() * long / most)
}

/// From a black-and-white copier.
pub(super) fn grey(picture: &DynamicImage) -> DynamicImage {
    picture.grayscale()
}

/// Held too close: the right part did not get into the picture.
pub(super) fn cut(picture: &DynamicImage, share: f32) -> DynamicImage {
    picture.crop_imm(0, 0, (picture.width() as f32 * share) as u32, picture.height())
}
