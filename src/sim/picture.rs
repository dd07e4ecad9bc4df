//! What Telegram does to a photo: turned upright, stripped of EXIF, recompressed to JPEG in several sizes.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageReader, Limits, RgbImage};

/// Long sides of the sizes that are made, in pixels; none larger than the original.
pub const LONG_SIDES: [u32; 4] = [90, 320, 800, 1280];
/// A photo of more bytes is refused.
pub const PHOTO_BYTES_MAX: usize = 10 << 20;
/// Width and height together, in pixels.
const SIDES_SUM_MAX: u32 = 10_000;
/// Long side over short side.
const RATIO_MAX: u32 = 20;
/// JPEG quality of the sizes; about what Telegram's apps use.
const QUALITY: u8 = 85;
/// Memory that decoding may take, in bytes: 25 million pixels of four bytes and some room.
const DECODE_BYTES_MAX: u64 = 160 << 20;

/// One size of a photo.
#[derive(Clone, Debug)]
pub struct Rendition {
    /// The file.
    pub jpeg: Bytes,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Makes the sizes of a photo, smallest first.
///
/// # Errors
/// Telegram's code for what is wrong: `PHOTO_INVALID_DIMENSIONS` or `IMAGE_PROCESS_FAILED`.
pub fn renditions(bytes: &[u8]) -> Result<Vec<Rendition>, &'static str> {
    let picture = decode(bytes)?;
    let long = picture.width().max(picture.height());
    let mut sides: Vec<u32> = LONG_SIDES.iter().copied().filter(|s| *s < long).collect();
    sides.push(long.min(LONG_SIDES[LONG_SIDES.len() - 1]));
    sides.dedup();
    // From the largest down, each from the one before: a small size from the original costs as much as a large one.
    let mut from = picture;
    let mut made = Vec::new();
    for side in sides.into_iter().rev() {
        let scaled = scale(&from, side);
        made.push(encode(&scaled)?);
        from = scaled;
    }
    made.reverse();
    Ok(made)
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, &'static str> {
    const FAILED: &str = "IMAGE_PROCESS_FAILED";
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| FAILED)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| FAILED)?;
    let (width, height) = decoder.dimensions();
    let (long, short) = (width.max(height), width.min(height));
    if short == 0 || width.saturating_add(height) > SIDES_SUM_MAX || long > short.saturating_mul(RATIO_MAX) {
        return Err("PHOTO_INVALID_DIMENSIONS");
    }
    let orientation = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| FAILED)?;
    if let Ok(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(DynamicImage::ImageRgb8(flatten(picture)))
}

/// Puts what is transparent on white.
fn flatten(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let (width, height) = picture.dimensions();
    let over_white = |value: u8, alpha: u8| {
        let mixed = (u32::from(value) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let mut flat = Vec::with_capacity(picture.len() / 4 * 3);
    for pixel in picture.as_raw().chunks_exact(4) {
        flat.extend(pixel[..3].iter().map(|value| over_white(*value, pixel[3])));
    }
    RgbImage::from_raw(width, height, flat).unwrap_or_default()
}

fn scale(picture: &DynamicImage, side: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let long = width.max(height);
    if side >= long {
        return picture.clone();
    }
    let shorten = |value: u32| {
        let scaled = u64::from(value) * u64::from(side) / u64::from(long);
        u32::try_from(scaled).unwrap_or(side).max(1)
    };
    // A method of the image crate's own type, so that it is compiled there, with that crate's optimisation.
    picture.resize_exact(shorten(width), shorten(height), FilterType::Triangle)
}

fn encode(picture: &DynamicImage) -> Result<Rendition, &'static str> {
    let (width, height) = (picture.width(), picture.height());
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode(picture.as_bytes(), width, height, ExtendedColorType::Rgb8)
        .map_err(|_| "IMAGE_PROCESS_FAILED")?;
    Ok(Rendition { jpeg: jpeg.into(), width, height })
}
