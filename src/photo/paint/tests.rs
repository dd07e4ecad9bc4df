//! Each label gets its word; a good picture is never refused. And what never ends by itself: the long fuzz.

use image::{DynamicImage, ImageFormat};
use std::io::Cursor;

use super::chance::Chance;
use super::{Label, Painted, paint};
use crate::photo::report::{Report, report};
use crate::photo::{Mark, annotate, inspect, prepare};
use crate::rulebook::photos::{PhotoKind, PhotoLimits, Verdict};

/// Pictures painted of each label.
const EACH: u64 = 2;

/// Pixels of their longer side.
const LONG: u32 = 1280;

/// What a clear fault is called; several where one picture can truly be called several things.
fn codes(label: Label) -> &'static [&'static str] {
    match label {
        Label::Good | Label::Tilted | Label::Busy => &[],
        Label::Defocus => &["photo_blurred", "photo_shaken"],
        Label::Motion => &["photo_shaken", "photo_blurred"],
        Label::Glare => &["photo_glare"],
        Label::Dark => &["photo_dark", "photo_black"],
        Label::Grey => &["photo_grey"],
        Label::Small => &["photo_tiny", "photo_small"],
        Label::Cropped => &["photo_cut"],
        Label::Far => &["photo_far"],
        Label::WrongSide => &["photo_wrong_side"],
        Label::Screen => &["photo_screenshot", "photo_screen"],
        Label::Two => &["photo_two"],
    }
}

fn judged(painted: &Painted) -> Report {
    report(&painted.bytes, painted.kind, PhotoLimits::shipped())
}

#[test]
fn good_pictures_are_taken_and_faults_are_named() {
    let of_label = |label: Label| {
        let reports = (0..EACH).map(move |seed| judged(&paint(40 + seed, label, Some(LONG), (0.5, 1.0))));
        reports.collect::<Vec<Report>>()
    };
    let all: Vec<(Label, Vec<Report>)> = std::thread::scope(|scope| {
        let halves = Label::ALL.chunks(Label::ALL.len().div_ceil(2));
        let running: Vec<_> = halves
            .map(|half| scope.spawn(move || half.iter().map(|label| (*label, of_label(*label))).collect::<Vec<_>>()))
            .collect();
        running.into_iter().flat_map(|thread| thread.join().expect("judging never panics")).collect()
    });
    let (mut faulty, mut missed) = (0, Vec::new());
    for (label, reports) in &all {
        for report in reports {
            let found: Vec<&str> = report.judgement.faults.iter().map(|f| f.code.as_str()).collect();
            if label.is_good() {
                assert_ne!(report.judgement.verdict, Verdict::Refuse, "{label:?} {found:?} {:?}", report.facts);
                continue;
            }
            faulty += 1;
            if !found.iter().any(|code| codes(*label).contains(code)) {
                missed.push(format!("{label:?} {found:?}"));
            }
        }
    }
    assert!(missed.len() * 5 <= faulty, "{} of {faulty}: {}", missed.len(), missed.join("\n"));
}

#[test]
fn a_marked_picture_is_small_and_keeps_nothing_of_the_file() {
    let painted = paint(7, Label::Defocus, Some(900), (0.8, 1.0));
    let report = judged(&painted);
    let facts = report.facts.as_ref().unwrap();
    let marks: Vec<Mark> = report.marks(|_| "这张照片太模糊，字认不出来。 Please take it again. ".repeat(4));
    assert!(!marks.is_empty());
    let drawn = image::load_from_memory(&annotate(&painted.bytes, facts, &marks, None).unwrap()).unwrap();
    assert!(drawn.width().max(drawn.height()) <= 1280 && drawn.width().min(drawn.height()) > 300);
    // Without a fault there is no legend.
    let plain = image::load_from_memory(&annotate(&painted.bytes, facts, &[], None).unwrap()).unwrap();
    assert!(plain.height() < drawn.height() || plain.width() > drawn.width());
}

/// `BEIAN_FUZZ_MINUTES=10 cargo test --release fuzz_pictures -- --ignored`
#[test]
#[ignore = "runs as long as it is told to"]
fn fuzz_pictures() {
    let minutes: u64 = std::env::var("BEIAN_FUZZ_MINUTES").ok().and_then(|m| m.parse().ok()).unwrap_or(1);
    let seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |d| d.as_secs());
    let chance = &mut Chance::new(seed);
    let originals: Vec<Vec<u8>> = originals();
    let start = std::time::Instant::now();
    let mut count = 0u64;
    while start.elapsed().as_secs() < minutes * 60 {
        let mut bytes = originals[chance.below(originals.len())].clone();
        for _ in 0..1 + chance.below(24) {
            damage(&mut bytes, chance);
        }
        if let Ok(facts) = inspect(&bytes, PhotoKind::IdFront, PhotoLimits::shipped()) {
            let _ = prepare(&bytes, &facts, 1_000_000);
            let _ = annotate(&bytes, &facts, &[], None);
        }
        count += 1;
    }
    assert!(count > 0, "seed {seed}");
}

/// A small picture in every format, with and without progressive tricks of the encoders.
fn originals() -> Vec<Vec<u8>> {
    let jpeg = paint(1, Label::Good, Some(320), (0.0, 1.0)).bytes;
    let picture = image::load_from_memory(&jpeg).unwrap();
    let small = picture.thumbnail(96, 96);
    let encoded = |picture: &DynamicImage, format| {
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, format).unwrap();
        out.into_inner()
    };
    let grey = DynamicImage::from(small.to_luma8());
    let deep = DynamicImage::from(small.to_rgba16());
    vec![
        jpeg,
        encoded(&small, ImageFormat::Jpeg),
        encoded(&grey, ImageFormat::Jpeg),
        encoded(&small, ImageFormat::Png),
        encoded(&deep, ImageFormat::Png),
        encoded(&small, ImageFormat::WebP),
        b"%PDF-1.4\n2 0 obj<</Type/Page>>\n%%EOF\n".to_vec(),
    ]
}

/// One change: a byte, a run of bytes, a cut, a doubled or a moved part.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    if bytes.is_empty() {
        return;
    }
    let at = if chance.percent(60) { chance.below(bytes.len().min(700)) } else { chance.below(bytes.len()) };
    let length = chance.below((bytes.len() - at).min(64)) + 1;
    match chance.below(12) {
        0..=5 => bytes[at] = chance.next() as u8,
        6 => bytes[at] ^= 1 << chance.below(8),
        7 => bytes[at..at + length].fill([0, 0xFF, 0x7F][chance.below(3)]),
        8 => drop(bytes.drain(at..at + length)),
        9 => {
            let part = bytes[at..at + length].to_vec();
            bytes.splice(at..at, part);
        }
        10 if chance.percent(10) => bytes.truncate(at),
        _ => {
            let to = chance.below(bytes.len() - length + 1);
            bytes.copy_within(at..at + length, to);
        }
    }
}
