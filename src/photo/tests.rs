//! Pictures drawn for the tests: a page of strokes with a red corner, so that turning shows.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;
use std::io::Cursor;

use super::paint::{Label, paint};
use super::report::{EXIT_REFUSED, EXIT_TAKEN, report};
use super::{inspect, prepare, thumb};
use crate::rulebook::photos::{Facts, Format, PhotoKind, PhotoLimits, Verdict, judge};

/// Bytes the house allows for a picture ready to upload.
const UPLOAD_MAX: usize = 1_000_000;

fn page(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let stroke = (x / 9 * 7 + y / 15 * 13 + (x / 40) * (y / 30)).is_multiple_of(3) && y % 30 < 15;
        if x < width / 4 && y < height / 4 {
            Rgb([200, 30, 40])
        } else if stroke {
            Rgb([40, 42, 60])
        } else {
            Rgb([206, 210, 200])
        }
    })
}

/// A card on a desk, as a phone takes it.
fn painted(long: u32) -> RgbImage {
    let card =
        (0..).map(|seed| paint(seed, Label::Good, Some(long), (0.0, 1.0))).find(|p| p.kind == PhotoKind::IdFront);
    image::load_from_memory(&card.expect("one seed in four").bytes).unwrap().into_rgb8()
}

fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(picture).unwrap();
    out
}

fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.into().write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// EXIF with an orientation and a word that must not survive.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend_from_slice(&[0x10, 0x01, 2, 0, 10, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend_from_slice(b"\0\0\0\0GPS-SECRET");
    tiff
}

fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let body = [b"Exif\0\0".to_vec(), exif(orientation)].concat();
    let length = (body.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &body, &jpeg[2..]].concat()
}

fn facts(bytes: &[u8]) -> Facts {
    inspect(bytes, PhotoKind::Licence, PhotoLimits::shipped()).unwrap()
}

fn fault(bytes: &[u8]) -> String {
    inspect(bytes, PhotoKind::IdFront, PhotoLimits::shipped()).unwrap_err().code
}

/// Which corner of a picture is red, clockwise from the top left.
fn red_corner(bytes: &[u8]) -> usize {
    let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
    let (right, bottom) = (picture.width() - 20, picture.height() - 20);
    let red = |x, y| {
        let Rgb([r, g, _]) = *picture.get_pixel(x, y);
        r > 150 && g < 90
    };
    [(20, 20), (right, 20), (right, bottom), (20, bottom)]
        .iter()
        .position(|(x, y)| red(*x, *y))
        .expect("one corner is red")
}

#[test]
fn a_good_page_is_accepted_in_every_format() {
    let picture = painted(1280);
    for bytes in [
        jpeg(&picture, 90),
        encoded(picture.clone(), ImageFormat::Png),
        encoded(picture.clone(), ImageFormat::WebP),
        encoded(DynamicImage::from(picture.clone()).into_rgba16(), ImageFormat::Png),
    ] {
        let facts = facts(&bytes);
        assert_eq!((facts.width, facts.height, facts.orientation), (1280, 960, 1));
        assert_eq!(facts.bytes, bytes.len() as u64);
        assert_eq!(facts.digest.len(), 64);
        let judged = judge(&facts, PhotoKind::IdFront, PhotoLimits::shipped());
        assert_eq!(judged.verdict, Verdict::Accept, "{judged:?} {facts:?}");
    }
}

#[test]
fn a_held_camera_is_turned_back() {
    let upright = DynamicImage::from(page(900, 810));
    for orientation in 1..=8u8 {
        // The picture as the camera stored it: turned the other way.
        let stored = match orientation {
            2 => upright.fliph(),
            3 => upright.rotate180(),
            4 => upright.flipv(),
            5 => upright.rotate90().fliph(),
            6 => upright.rotate270(),
            7 => upright.rotate270().fliph(),
            8 => upright.rotate90(),
            _ => upright.clone(),
        };
        let bytes = with_exif(&jpeg(&stored.into_rgb8(), 90), orientation);
        let facts = facts(&bytes);
        assert_eq!((facts.width, facts.height, facts.orientation), (900, 810, orientation));
        let ready = prepare(&bytes, &facts, UPLOAD_MAX).unwrap();
        assert_eq!(red_corner(&ready), 0, "orientation {orientation}");
        assert_eq!(red_corner(&thumb(&bytes, 300).unwrap()), 0);
        assert!(!ready.windows(10).any(|w| w == b"GPS-SECRET"));
    }
}

#[test]
fn an_orientation_that_lies_is_upright() {
    let plain = jpeg(&page(900, 800), 90);
    for orientation in [0, 9, 255] {
        assert_eq!(facts(&with_exif(&plain, orientation)).orientation, 1);
    }
    let mut cut = with_exif(&plain, 6);
    cut[14] = 0xFF;
    assert_eq!(facts(&cut).orientation, 1);
}

#[test]
fn what_is_fit_keeps_its_pixels_and_loses_its_story() {
    let plain = jpeg(&page(900, 800), 85);
    let sent = [with_exif(&plain, 1), b"PK\x03\x04 smuggled".to_vec()].concat();
    assert_eq!(prepare(&sent, &facts(&sent), UPLOAD_MAX).unwrap(), plain);

    let png = encoded(page(300, 280), ImageFormat::Png);
    let text = b"\0\0\0\x0AtEXtGPS-SECRETcrc.";
    let sent = [&png[..33], text, &png[33..], b"smuggled"].concat();
    assert_eq!(super::png::stripped(&sent), png);
}

#[test]
fn a_large_picture_is_made_small_enough() {
    let mut seed = 7u32;
    let noisy = RgbImage::from_fn(900, 820, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = seed.to_be_bytes();
        Rgb([a, b, c])
    });
    let (noise, png) = (jpeg(&noisy, 97), encoded(noisy, ImageFormat::Png));
    for (bytes, most) in [(&png, UPLOAD_MAX), (&noise, 400_000), (&noise, 60_000)] {
        assert!(bytes.len() > most);
        let ready = prepare(bytes, &facts(bytes), most).unwrap();
        assert!(ready.len() <= most, "{} for {most}", ready.len());
        assert!(inspect(&ready, PhotoKind::Other, PhotoLimits::shipped()).is_ok());
    }
}

#[test]
fn transparency_is_laid_on_white() {
    let clear = image::RgbaImage::from_pixel(900, 900, image::Rgba([10, 10, 10, 0]));
    let facts = facts(&encoded(clear, ImageFormat::Png));
    assert_eq!(facts.brightness, 255);
    let judged = judge(&facts, PhotoKind::Other, PhotoLimits::shipped());
    assert_eq!(judged.faults[0].code, "photo_blank");
}

#[test]
fn a_progressive_picture_costs_its_coefficients_too() {
    let mut large = jpeg(&page(64, 64), 80);
    let frame = large.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    // Sixteen megapixels are affordable only without them.
    large[frame + 5..frame + 9].copy_from_slice(&[0x0F, 0xA0, 0x0F, 0xA0]);
    large[frame + 1] = 0xC2;
    assert_eq!(fault(&large), "photo_too_many_pixels");
}

#[test]
fn what_cannot_be_used_is_named() {
    assert_eq!(fault(b""), "photo_empty");
    assert_eq!(fault(&vec![0xFF; 21_000_000]), "photo_too_large");
}

#[test]
fn a_file_cut_short_is_never_taken_for_a_picture() {
    let picture = page(320, 300);
    for bytes in
        [jpeg(&picture, 80), encoded(picture.clone(), ImageFormat::Png), encoded(picture.clone(), ImageFormat::WebP)]
    {
        for part in 1..20 {
            let cut = &bytes[..bytes.len() * part / 20];
            let code = fault(cut);
            assert!(["photo_broken", "photo_unknown", "photo_text"].contains(&code.as_str()), "{code}");
        }
    }
}

#[test]
fn papers_may_be_pdf_and_cards_may_not() {
    let pdf = b"%PDF-1.4\n1 0 obj<</Type /Pages/Count 2>>\n2 0 obj<</Type/Page>>\n<</Type /Page >>\n%%EOF\n";
    let limits = PhotoLimits::shipped();
    for kind in PhotoKind::ALL {
        let found = report(pdf, kind, limits);
        if limits.pdf.has(kind) {
            let facts = found.facts.clone().unwrap();
            assert_eq!((facts.format, facts.pages, found.exit_code()), (Format::Pdf, Some(2), EXIT_TAKEN));
            assert_eq!(prepare(pdf, &facts, 10).unwrap(), pdf);
        } else {
            assert_eq!(found.judgement.faults[0].code, "photo_pdf");
            assert_eq!(found.exit_code(), EXIT_REFUSED);
        }
    }
    assert_eq!(report(&pdf[..60], PhotoKind::Certificate, limits).judgement.faults[0].code, "photo_broken");
    assert_eq!(thumb(pdf, 100).unwrap_err().code, "photo_pdf");
}

#[test]
fn the_report_says_what_was_found() {
    let small = jpeg(&painted(1000), 90);
    let found = report(&small, PhotoKind::IdFront, PhotoLimits::shipped());
    let json = found.json(|phrase| format!("<{}>", phrase.key));
    assert_eq!(json["verdict"], "warn");
    assert_eq!(json["faults"][0]["code"], "photo_small");
    assert_eq!(json["faults"][0]["args"]["width"], 1000);
    assert_eq!(json["faults"][0]["text"], "<fault-photo_small>");
    assert_eq!(json["facts"]["format"], "jpeg");
    assert_eq!(serde_json::from_value::<Facts>(json["facts"].clone()).unwrap(), found.facts.clone().unwrap());
    let lines = found.lines(|phrase| phrase.key.clone());
    assert!(lines[0] == "warn" && lines[1].starts_with("fault-photo_small ["), "{lines:?}");
    let none = report(b"GIF89a", PhotoKind::IdFront, PhotoLimits::shipped()).json(|p| p.key.clone());
    assert_eq!((&none["verdict"], &none["facts"]), (&"refuse".into(), &serde_json::Value::Null));
}

#[test]
fn sharpness_falls_with_blur_whatever_the_size() {
    for long in [1280, 900] {
        let at = |grade: f32| facts(&paint(3, Label::Defocus, Some(long), (grade, grade)).bytes).sharpness;
        let steps = [at(0.0), at(0.3), at(1.0)];
        assert!(steps.is_sorted_by(|a, b| a > b), "{steps:?}");
    }
}

#[test]
fn every_fault_has_its_sentence() {
    let sources = [
        include_str!("mod.rs"),
        include_str!("decode.rs"),
        include_str!("export.rs"),
        include_str!("pdf.rs"),
        include_str!("sniff.rs"),
        include_str!("../rulebook/photos/judge.rs"),
    ];
    let quoted = sources.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    let codes: std::collections::BTreeSet<&str> = quoted.filter(|word| word.starts_with("photo_")).collect();
    assert!(codes.len() > 30, "{codes:?}");
    for locale in [include_str!("../../locales/en/photo.ftl"), include_str!("../../locales/zh-Hans/photo.ftl")] {
        for code in &codes {
            assert!(locale.contains(&format!("\nfault-{code} = ")), "{code}");
        }
    }
}

fn marks() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(b"\xFF\xD8\xFF".to_vec()),
        Just(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec()),
        Just(b"RIFF\0\x01\0\0WEBPVP8X\x0A\0\0\0".to_vec()),
        Just(b"RIFF\0\x01\0\0WEBPVP8L".to_vec()),
        Just(b"%PDF-1.7 %%EOF /Type".to_vec()),
        Just(b"\0\0\0\x20ftyp".to_vec()),
        Just(Vec::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(mark in marks(), rest in prop::collection::vec(any::<u8>(), 0..600)) {
        let bytes = [mark, rest].concat();
        for kind in [PhotoKind::IdFront, PhotoKind::Certificate] {
            let _ = report(&bytes, kind, PhotoLimits::shipped());
        }
        let _ = thumb(&bytes, 100);
    }

    #[test]
    fn damaged_pictures_never_panic(
        which in 0..3usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        keep in 0.2..1.0f64,
    ) {
        let picture = page(96, 80);
        let mut bytes = match which {
            0 => with_exif(&jpeg(&picture, 80), 6),
            1 => encoded(picture, ImageFormat::Png),
            _ => encoded(picture, ImageFormat::WebP),
        };
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if keep < 0.6 {
            bytes.truncate((bytes.len() as f64 * keep) as usize);
        }
        if let Ok(facts) = inspect(&bytes, PhotoKind::IdFront, PhotoLimits::shipped()) {
            prop_assert!(prepare(&bytes, &facts, UPLOAD_MAX).is_ok_and(|ready| ready.len() <= UPLOAD_MAX));
        }
    }
}
