//! Pictures, damaged: measured or refused with a fault of the filer's, and marked or not.

use std::io::Cursor;

use beian::photo::{PhotoKind, annotate, inspect};
use beian::rulebook::{Rules, Settings};
use beian::text::Speech;
use image::{DynamicImage, ImageFormat, RgbImage};

use super::{cases, mutation};

const KINDS: [PhotoKind; 4] = [PhotoKind::IdFront, PhotoKind::Sheet, PhotoKind::Certificate, PhotoKind::Other];
/// How files begin that are none of ours.
const BEGINNINGS: [&[u8]; 8] = [
    b"%PDF-1.7\n1 0 obj\n",
    b"GIF89a\x01\x00\x01\x00",
    b"\x00\x00\x00\x18ftypheic",
    b"RIFF\xff\xff\xff\xffWEBPVP8X",
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02",
    b"\xff\xd8\xff\xe1\xff\xffExif\x00\x00MM\x00*",
    b"PK\x03\x04",
    b"BM\xff\xff\xff\x7f",
];

/// A card of sorts, small, in the formats that are taken.
fn pictures() -> Vec<Vec<u8>> {
    let card = RgbImage::from_fn(220, 150, |x, y| {
        let inside = (20..200).contains(&x) && (20..130).contains(&y);
        let ink = inside && y % 14 < 4 && x % 9 < 6;
        image::Rgb(if ink {
            [30, 40, 60]
        } else if inside {
            [230, 232, 226]
        } else {
            [90, 60, 40]
        })
    });
    let written = |format| {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(card.clone()).write_to(&mut bytes, format).expect("writes");
        bytes.into_inner()
    };
    [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP].map(written).to_vec()
}

#[test]
fn damaged_pictures_are_measured_or_refused() {
    let limits = Rules::builtin(&Speech::builtin(), Settings::default()).photos;
    let pictures = pictures();
    let mut measured = 0;
    for (seed, mut chance) in cases(700) {
        let mut bytes = pictures[mutation::index(pictures.len(), &mut chance)].clone();
        if chance.once_in(5) {
            let beginning = chance.pick(&BEGINNINGS);
            let length = beginning.len().min(bytes.len());
            bytes[..length].copy_from_slice(&beginning[..length]);
        }
        if !chance.once_in(20) {
            mutation::damage(&mut bytes, &mut chance);
        }
        let _told = super::Told(format!("picture, case {seed}"));
        let kind = chance.pick(&KINDS);
        if let Ok(facts) = inspect(&bytes, kind, &limits) {
            measured += 1;
            let _ = annotate(&bytes, &facts, &[], None);
        }
    }
    assert!(measured > 0, "every picture was refused");
}
