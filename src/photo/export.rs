//! Pictures made ready to upload, and small ones to show.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};

use super::{decode, jpeg, png};
use crate::rulebook::photos::{Facts, Format, PhotoKind, PhotoLimits};
use crate::text::Fault;

/// Long sides tried in turn, in pixels: print stays readable down to 1280, the rest is for odd limits.
const SIDES: [u32; 7] = [2560, 2048, 1600, 1280, 960, 640, 320];

/// JPEG qualities tried in turn at each size; below the last, letters grow a fringe.
const QUALITIES: [u8; 3] = [90, 82, 72];

/// JPEG quality of small pictures that are only looked at.
const THUMB_QUALITY: u8 = 80;

/// The file as it should be uploaded: right way up, without EXIF, at most `max_bytes` large.
/// What is fit already keeps its pixels untouched; a PDF is given back as it is.
///
/// # Errors
/// `photo_broken`, when the bytes are not those that the facts were measured on, or `max_bytes` is too few for
/// any picture.
pub fn prepare(bytes: &[u8], facts: &Facts, max_bytes: usize) -> Result<Vec<u8>, Fault> {
    let kept = match facts.format {
        Format::Pdf => return Ok(bytes.to_vec()),
        Format::Jpeg => jpeg::outline(bytes).stripped(bytes),
        Format::Png => png::stripped(bytes),
        Format::Webp => Vec::new(),
    };
    if !kept.is_empty() && facts.orientation == 1 && kept.len() <= max_bytes {
        return Ok(kept);
    }
    drop(kept);
    let (picture, orientation) = open(bytes, facts.format)?;
    for side in SIDES {
        let upright = decode::upright(&picture, orientation, side);
        for quality in QUALITIES {
            let out = encode(&upright, quality)?;
            if out.len() <= max_bytes {
                return Ok(out);
            }
        }
    }
    Err(Fault::new("photo_broken"))
}

/// A small JPEG to look at, right way up, `long_side` pixels at most.
///
/// # Errors
/// The fault of a file that is no picture or a damaged one.
pub fn thumb(bytes: &[u8], long_side: u32) -> Result<Vec<u8>, Fault> {
    let format = match super::sniff::sniff(bytes) {
        super::sniff::Found::Taken(format) => format,
        super::sniff::Found::Named(code) => return Err(Fault::new(code)),
    };
    let (picture, orientation) = open(bytes, format)?;
    encode(&decode::upright(&picture, orientation, long_side.max(1)), THUMB_QUALITY)
}

/// All pixels of a picture in colour, right way up.
///
/// # Errors
/// The fault of a file that is no picture or a damaged one.
pub fn pixels(bytes: &[u8]) -> Result<RgbImage, Fault> {
    let format = match super::sniff::sniff(bytes) {
        super::sniff::Found::Taken(format) => format,
        super::sniff::Found::Named(code) => return Err(Fault::new(code)),
    };
    let (mut picture, orientation) = open(bytes, format)?;
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

pub(super) fn open(bytes: &[u8], format: Format) -> Result<(DynamicImage, Orientation), Fault> {
    let header = decode::header(bytes, format, PhotoKind::Other, PhotoLimits::shipped())?;
    let orientation = header.orientation;
    Ok((header.decode()?, orientation))
}

pub(super) fn encode(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, Fault> {
    let mut out = Cursor::new(Vec::new());
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality))
        .map_err(|_| Fault::new("photo_broken"))?;
    Ok(out.into_inner())
}
