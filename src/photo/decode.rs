//! Decoding within limits: sizes first, pixels only when they are affordable.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{MEMORY_MAX, jpeg, png};
use crate::rulebook::photos::{Format, PhotoKind, PhotoLimits};
use crate::text::Fault;

/// A million pixels: what cameras are sold by.
const MEGAPIXEL: u64 = 1_000_000;

/// Bytes that measuring and shrinking take beside the decoded picture.
const LOOKING: u64 = 15_000_000;

/// A picture whose header was read and found affordable.
pub(super) struct Header<'a> {
    decoder: Box<dyn ImageDecoder + 'a>,
    /// How the camera was held, by EXIF; upright where EXIF is missing or lies.
    pub(super) orientation: Orientation,
}

/// Reads the header of a picture and refuses what would cost too much or cannot be shown.
///
/// # Errors
/// One fault: damaged, cut short, animated, for print, or too many pixels.
pub(super) fn header<'a>(
    bytes: &'a [u8],
    format: Format,
    kind: PhotoKind,
    limits: &PhotoLimits,
) -> Result<Header<'a>, Fault> {
    let coefficients = special(bytes, format)?;
    let mut decoder = open(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let decoded = pixels.saturating_mul(pixel_bytes(decoder.color_type(), format));
    let cost = decoded.saturating_add(pixels.saturating_mul(coefficients) / 4);
    let side_max = limits.side_max.of(kind);
    // The decoder keeps a copy of the file.
    let left = MEMORY_MAX.saturating_sub(2 * bytes.len() as u64 + LOOKING);
    let cost_max = left.min(u64::from(limits.decoded_max.of(kind)));
    if width.max(height) > side_max || cost > cost_max {
        return Err(Fault::new("photo_too_many_pixels")
            .with("width", i64::from(width))
            .with("height", i64::from(height))
            .with("megapixels", usize::try_from(pixels.div_ceil(MEGAPIXEL)).unwrap_or(usize::MAX)));
    }
    if width == 0 || height == 0 {
        return Err(Fault::new("photo_broken"));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(Header { decoder, orientation })
}

/// What each format needs looked at before its decoder sees it. Gives the quarter bytes of coefficients
/// that a pixel will cost on top.
fn special(bytes: &[u8], format: Format) -> Result<u64, Fault> {
    match format {
        Format::Jpeg => {
            let outline = jpeg::outline(bytes);
            if outline.components == 4 {
                return Err(Fault::new("photo_cmyk"));
            }
            if !outline.whole {
                return Err(Fault::new("photo_broken"));
            }
            // A coefficient has two bytes.
            Ok(if outline.progressive { outline.quarter_samples * 2 } else { 0 })
        }
        Format::Png if png::animated(bytes) => Err(Fault::new("photo_animated")),
        Format::Webp if webp_animated(bytes) => Err(Fault::new("photo_animated")),
        Format::Png | Format::Webp | Format::Pdf => Ok(0),
    }
}

/// The extended header carries a flag for animation.
fn webp_animated(bytes: &[u8]) -> bool {
    bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 0b10 != 0)
}

fn open<'a>(bytes: &'a [u8], format: Format) -> Result<Box<dyn ImageDecoder + 'a>, Fault> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
        Format::Pdf => return Err(Fault::new("photo_pdf")),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|_| Fault::new("photo_broken"))?;
    Ok(Box::new(decoder))
}

/// Bytes that a pixel costs while it is decoded and looked at.
fn pixel_bytes(color: ColorType, format: Format) -> u64 {
    let stored = u64::from(color.bytes_per_pixel());
    // Sixteen bits and transparency are laid out anew as plain colour; WebP keeps its planes meanwhile.
    let copied = if matches!(color, ColorType::Rgb8 | ColorType::L8) { 0 } else { 3 };
    let planes = if format == Format::Webp { 4 } else { 0 };
    stored + copied + planes
}

impl Header<'_> {
    /// Decodes to plain grey or plain colour of eight bits, transparency laid on white.
    ///
    /// # Errors
    /// `photo_broken` when the data is damaged or cut short.
    pub(super) fn decode(self) -> Result<DynamicImage, Fault> {
        let picture = DynamicImage::from_decoder(self.decoder).map_err(|_| Fault::new("photo_broken"))?;
        Ok(plain(picture))
    }
}

fn plain(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        let mut colours = picture.into_rgba8();
        for pixel in colours.pixels_mut() {
            let alpha = u32::from(pixel.0[3]);
            for channel in &mut pixel.0[..3] {
                *channel = ((u32::from(*channel) * alpha + 255 * (255 - alpha)) / 255) as u8;
            }
        }
        return DynamicImage::ImageRgba8(colours).into_rgb8().into();
    }
    if picture.color().has_color() { picture.into_rgb8().into() } else { picture.into_luma8().into() }
}

/// Width and height after turning upright.
pub(super) fn turned_size(picture: &DynamicImage, orientation: Orientation) -> (u32, u32) {
    let (width, height) = (picture.width(), picture.height());
    match orientation {
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (width, height),
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            (height, width)
        }
    }
}

/// The picture at `scale_long` pixels of its long side where it is larger, right way up.
/// Shrinking comes first: turning needs a second copy.
pub(super) fn upright(picture: &DynamicImage, orientation: Orientation, long: u32) -> DynamicImage {
    let mut small = shrink(picture, long);
    small.apply_orientation(orientation);
    small
}

fn shrink(picture: &DynamicImage, long: u32) -> DynamicImage {
    let (width, height) = (picture.width(), picture.height());
    let most = width.max(height);
    if most <= long {
        return picture.clone();
    }
    let side = |s: u32| (u64::from(s) * u64::from(long) / u64::from(most)).max(1) as u32;
    // Averages whole blocks and needs no buffer beside the result.
    picture.thumbnail_exact(side(width), side(height))
}
