//! Pictures looked at: what a file is by its bytes, what it measures, and how it is made ready to upload.
//!
//! Everything here is pure work of the processor on bytes in memory, to be run off the async threads. It
//! promises: sizes are read before anything is decoded; one picture costs at most [`MEMORY_MAX`] bytes with
//! its file; whatever the bytes are, the answer is facts or one named fault, never a panic.
//! It measures and does not judge: `rulebook::photos::judge` does.

mod annotate;
mod board;
mod decode;
mod export;
#[cfg(test)]
mod hostile;
mod jpeg;
mod look;
pub mod paint;
mod pdf;
mod png;
pub mod report;
pub mod score;
mod sniff;
mod straight;
#[cfg(test)]
mod tests;

pub use annotate::{Mark, Sample, annotate};
pub use export::{pixels, prepare, thumb};
pub use straight::straightened;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

pub use crate::rulebook::photos::{Facts, Format, Judgement, PhotoKind, PhotoLimits, Readings, Verdict, judge};
use crate::text::Fault;
use sniff::Found;

/// Bytes of memory that looking at one picture may take, the file included.
pub const MEMORY_MAX: u64 = 120_000_000;

/// Bytes in a megabyte, as people count them.
const MEGABYTE: u64 = 1_000_000;

/// The ending of a file's name for these bytes, without the dot.
pub fn extension(bytes: &[u8]) -> &'static str {
    match sniff::sniff(bytes) {
        Found::Taken(format) => format.extension(),
        Found::Named(_) => "bin",
    }
}

/// Measures a file that is meant to be a picture of `kind`.
///
/// # Errors
/// One fault of the filer's, when the file is of a kind that is not taken, too large, cut short or damaged.
pub fn inspect(bytes: &[u8], kind: PhotoKind, limits: &PhotoLimits) -> Result<Facts, Fault> {
    if bytes.is_empty() {
        return Err(Fault::new("photo_empty"));
    }
    let bytes_max = u64::from(limits.bytes_max.of(kind));
    let size = bytes.len() as u64;
    if size > bytes_max {
        return Err(Fault::new("photo_too_large")
            .with("mb", (size / MEGABYTE) as usize)
            .with("max_mb", (bytes_max / MEGABYTE) as usize));
    }
    match sniff::sniff(bytes) {
        Found::Taken(Format::Pdf) if limits.pdf.has(kind) => inspect_pdf(bytes),
        Found::Taken(Format::Pdf) => Err(Fault::new("photo_pdf")),
        Found::Taken(format @ (Format::Jpeg | Format::Png | Format::Webp)) => {
            inspect_picture(bytes, format, kind, limits)
        }
        Found::Named(code) => Err(Fault::new(code)),
    }
}

fn inspect_picture(bytes: &[u8], format: Format, kind: PhotoKind, limits: &PhotoLimits) -> Result<Facts, Fault> {
    let header = decode::header(bytes, format, kind, limits)?;
    let orientation = header.orientation;
    let picture = header.decode()?;
    let (width, height) = decode::turned_size(&picture, orientation);
    let look = look::look(&picture, orientation, limits.scene.has(kind));
    Ok(Facts {
        format,
        bytes: bytes.len() as u64,
        digest: digest(bytes),
        width,
        height,
        orientation: orientation.to_exif(),
        pages: None,
        brightness: look.brightness,
        light: look.light,
        contrast: look.contrast,
        sharpness: look.sharpness,
        shake: look.shake,
        clipped: look.clipped,
        glare: look.glare,
        glare_at: look.glare_at,
        colour: look.colour,
        grey: u32::from(look.colour) < limits.colour_min.of(kind),
        document: look.document,
        second: look.second,
        text: look.text,
        even_rows: look.even_rows,
        framed: look.framed,
        rhythm: look.rhythm,
        waves: look.waves,
        waves_beside: look.waves_beside,
        guess: look.guess,
        print: look.print,
        sheet: None,
        read: Readings::default(),
    })
}

fn inspect_pdf(bytes: &[u8]) -> Result<Facts, Fault> {
    let pages = pdf::pages(bytes)?;
    Ok(Facts { pages, ..Facts::unmeasured(Format::Pdf, bytes.len() as u64, digest(bytes)) })
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
