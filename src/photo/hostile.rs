//! Files made to do harm, or merely odd: each is measured or gets one clear word, and never a panic.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Luma, LumaA, Rgb, RgbImage};
use std::io::Cursor;

use super::{inspect, prepare};
use crate::rulebook::photos::{Facts, PhotoKind, PhotoLimits};

/// What a bomb claims: pixels of its sides.
const CLAIMED: u32 = 30_000;

fn page() -> RgbImage {
    RgbImage::from_fn(320, 300, |x, y| if (x / 7 + y / 11) % 3 == 0 { Rgb([40, 60, 90]) } else { Rgb([220, 214, 200]) })
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn jpeg() -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 85).encode_image(&page()).unwrap();
    out
}

fn looked(bytes: &[u8]) -> Result<Facts, String> {
    inspect(bytes, PhotoKind::Licence, PhotoLimits::shipped()).map_err(|fault| fault.code)
}

fn word(bytes: &[u8]) -> String {
    looked(bytes).err().unwrap_or_else(|| "taken".to_owned())
}

/// A JPEG with another height and width in its frame.
fn framed(height: u16, width: u16) -> Vec<u8> {
    let mut bytes = jpeg();
    let frame = bytes.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A PNG whose header claims other sides, its sum put right.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(page(), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
        crc
    })
}

/// A WebP of one extended header and, if wanted, chunks after it.
fn extended(flags: u8, side: u32, chunks: &[u8]) -> Vec<u8> {
    let canvas = (side - 1).to_le_bytes();
    let body = [&b"WEBPVP8X\x0A\0\0\0"[..], &[flags, 0, 0, 0], &canvas[..3], &canvas[..3], chunks].concat();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

#[test]
fn a_bomb_of_any_format_is_refused_by_its_header() {
    for bomb in [claiming(CLAIMED, CLAIMED), framed(CLAIMED as u16, CLAIMED as u16)] {
        assert_eq!(word(&bomb), "photo_too_many_pixels");
    }
    // Of what contradicts itself either may be said.
    let refused = |bytes: &[u8]| ["photo_too_many_pixels", "photo_broken"].contains(&word(bytes).as_str());
    let whole = encoded(page(), ImageFormat::WebP);
    assert!(refused(&extended(0, CLAIMED, &whole[12..])));
    // A lossless WebP keeps fourteen bits of each side: all of them.
    let mut lossless = whole.clone();
    let at = lossless.windows(4).position(|w| w == b"VP8L").unwrap();
    lossless[at + 9..at + 12].copy_from_slice(&[0xFF; 3]);
    lossless[at + 12] |= 0x0F;
    assert!(refused(&lossless));
    // Two honest sides of a picture without content.
    assert_eq!(word(&claiming(20_001, 10)), "photo_too_many_pixels");
}

#[test]
fn sides_of_nothing_are_broken_files() {
    for empty in [framed(0, 320), framed(300, 0), claiming(0, 300), claiming(320, 0)] {
        assert_eq!(word(&empty), "photo_broken");
    }
}

#[test]
fn what_is_cut_short_anywhere_is_never_taken() {
    for whole in [
        jpeg(),
        encoded(page(), ImageFormat::Png),
        encoded(page(), ImageFormat::WebP),
        encoded(DynamicImage::from(page()).into_rgb16(), ImageFormat::Png),
    ] {
        assert!(looked(&whole).is_ok());
        // The last bytes of a PNG are its end mark, without which all pixels are there.
        for part in (0..64).chain((64..whole.len() - 24).step_by(whole.len() / 150)) {
            let found = word(&whole[..part]);
            let words = ["photo_broken", "photo_empty", "photo_unknown", "photo_text"];
            assert!(words.contains(&found.as_str()), "{part} of {}: {found}", whole.len());
        }
    }
}

#[test]
fn a_file_of_two_kinds_is_what_it_begins_with_and_loses_the_rest() {
    let tails: [&[u8]; 4] =
        [b"PK\x03\x04 smuggled", b"%PDF-1.7 smuggled %%EOF", b"<script>smuggled</script>", b"GIF89a smuggled"];
    for tail in tails {
        for (picture, format) in [(jpeg(), "jpg"), (encoded(page(), ImageFormat::Png), "png")] {
            let facts = looked(&[&picture, tail].concat()).unwrap();
            assert_eq!(facts.format.extension(), format);
            let ready = prepare(&[&picture, tail].concat(), &facts, 1_000_000).unwrap();
            assert!(!ready.windows(8).any(|w| w == b"smuggled"));
        }
    }
    // A comment may hold anything, a page among it.
    let note = b"\xFF\xFE\0\x1F<html>smuggled %PDF-1.7</html>";
    let plain = jpeg();
    let sent = [&plain[..2], &note[..2 + 0x1F], &plain[2..]].concat();
    assert_eq!(prepare(&sent, &looked(&sent).unwrap(), 1_000_000).unwrap(), plain);
    // And what begins as something else is that, whatever follows.
    assert_eq!(word(&[b"GIF89a\x01\0\x01\0", &plain[..]].concat()), "photo_gif");
    assert_eq!(word(&[b"PK\x03\x04", &plain[..]].concat()), "photo_zip");
}

#[test]
fn films_and_print_have_words_of_their_own() {
    let png = encoded(page(), ImageFormat::Png);
    let film = [&png[..33], b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0crc.", &png[33..]].concat();
    assert_eq!(word(&film), "photo_animated");
    assert_eq!(word(&extended(0b10, 300, b"ANIM\x06\0\0\0\0\0\0\0\0\0")), "photo_animated");
    assert_eq!(
        word(b"GIF89a\x40\x01\x2C\x01\x80\0\0\0\0\0\xFF\xFF\xFF!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0;"),
        "photo_gif"
    );
    // Four colours for print, by the frame's own count.
    let mut print = jpeg();
    let frame = print.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    print[frame + 9] = 4;
    assert_eq!(word(&print), "photo_cmyk");
}

#[test]
fn odd_depths_are_pictures_like_others() {
    let grey = DynamicImage::from(page()).into_luma16();
    let clear = image::ImageBuffer::from_fn(320, 300, |x, y| LumaA([grey.get_pixel(x, y).0[0], 60_000u16]));
    let bright = image::ImageBuffer::from_fn(320, 300, |x, y| Luma([(x + y) as u8]));
    let odd: [DynamicImage; 5] = [
        DynamicImage::from(page()).into_rgb16().into(),
        DynamicImage::from(page()).into_rgba16().into(),
        grey.into(),
        clear.into(),
        bright.into(),
    ];
    for picture in odd {
        let facts = looked(&encoded(picture, ImageFormat::Png)).unwrap();
        assert_eq!((facts.width, facts.height), (320, 300));
    }
}

#[test]
fn exif_that_lies_is_read_as_far_as_it_is_true() {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = Vec::new();
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    let tiff = |offset: u32, count: u16, entries: &[u8]| {
        [b"II*\0", &offset.to_le_bytes()[..], &count.to_le_bytes(), entries].concat()
    };
    let orientation = |kind, count, value| tiff(8, 1, &entry(0x0112, kind, count, value));
    let lies = [
        orientation(3, 1, 77),
        orientation(3, u32::MAX, 6),
        orientation(4, 1, u32::MAX),
        orientation(2, 900_000, 4_000_000),
        tiff(u32::MAX, 1, &entry(0x0112, 3, 1, 6)),
        tiff(0, 1, &[]),
        tiff(8, u16::MAX, &[]),
        // A directory as large as a segment can be, its entries pointing at themselves.
        tiff(8, 5_000, &entry(0x8769, 4, 1, 8).repeat(5_000)),
        b"II".to_vec(),
        Vec::new(),
    ];
    let plain = jpeg();
    for lie in lies {
        let body = [b"Exif\0\0", &lie[..]].concat();
        let length = (body.len() as u16 + 2).to_be_bytes();
        let sent = [&plain[..2], &[0xFF, 0xE1], &length, &body, &plain[2..]].concat();
        let facts = looked(&sent).unwrap();
        assert!((1..=8).contains(&facts.orientation));
        let ready = prepare(&sent, &facts, 1_000_000).unwrap();
        assert!(!ready.windows(4).any(|w| w == b"Exif"));
    }
}
