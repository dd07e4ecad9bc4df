//! The shipped numbers are read and in order; each fault comes of its number.

use super::{Document, Facts, Format, Frame, Guess, PhotoKind, PhotoLimits, Place, Shows, Verdict, frames, judge};
use crate::rulebook::signed::{FoundBy, SheetFacts, Written};
use crate::text::Fault;

fn good() -> Facts {
    Facts {
        width: 1600,
        height: 1200,
        brightness: 140,
        light: 210,
        contrast: 160,
        sharpness: 90,
        colour: 40,
        document: Some(whole()),
        ..Facts::unmeasured(Format::Jpeg, 400_000, "00".repeat(32))
    }
}

fn whole() -> Document {
    Document {
        corners: [[100, 150], [900, 150], [900, 850], [100, 850]],
        share: 560,
        cut: [false; 4],
        tilt: 10,
        lean: 20,
        long: 1280,
        certainty: 95,
    }
}

fn with(change: impl FnOnce(&mut Document)) -> Facts {
    let mut document = whole();
    change(&mut document);
    Facts { document: Some(document), ..good() }
}

/// What is small because it was shot from afar is told that alone; a small picture is small wherever its document is.
#[test]
fn a_far_document_on_a_large_picture_is_far_and_not_small() {
    let codes = |facts: &Facts| {
        let judged = judge(facts, PhotoKind::IdFront, PhotoLimits::shipped());
        (judged.verdict, judged.faults.into_iter().map(|fault| fault.code).collect::<Vec<_>>())
    };
    let far = |share: u32, long: u32| with(|d| (d.share, d.long) = (share, long));
    assert_eq!(codes(&far(60, 300)), (Verdict::Refuse, vec!["photo_far".to_owned()]));
    assert_eq!(codes(&far(150, 300)), (Verdict::Refuse, vec!["photo_far".to_owned()]), "as grave as its size is");
    assert_eq!(codes(&far(150, 900)), (Verdict::Warn, vec!["photo_far".to_owned()]));
    let small = Facts { width: 640, height: 400, ..far(150, 300) };
    assert_eq!(codes(&small).1, ["photo_tiny", "photo_far"]);
}

/// What is missing on a signed sheet is shown in its box; without a box, on the whole page.
#[test]
fn faults_of_a_sheet_have_their_places() {
    let empty = |at| Written { ink: 0, span: 0, at };
    let sheet = SheetFacts {
        found: FoundBy::Marks,
        corners: 4,
        page: None,
        signature: Some(empty([100, 800, 400, 950])),
        seal: None,
        date: Some(empty([700, 800, 900, 950])),
        hidden: vec![[200, 300, 500, 320]],
        struck: Vec::new(),
    };
    let facts = Facts { sheet: Some(sheet), ..good() };
    let places = |code: &str| -> Vec<[u16; 4]> {
        frames(&Fault::new(code), &facts).into_iter().map(|f| [f.left, f.top, f.right, f.bottom]).collect()
    };
    assert_eq!(places("sheet_unsigned"), [[100, 800, 400, 950]]);
    assert_eq!(places("sheet_date_missing"), [[700, 800, 900, 950]]);
    assert_eq!(places("sheet_hidden"), [[200, 300, 500, 320]]);
    let page = whole().frame();
    assert_eq!(places("sheet_unsealed"), [[page.left, page.top, page.right, page.bottom]]);
}

#[test]
fn every_kind_has_a_name_that_is_read_back() {
    for kind in PhotoKind::ALL {
        assert_eq!(PhotoKind::from_id(kind.id()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.id());
    }
    assert_eq!(PhotoKind::from_id("passport"), None);
}

#[test]
fn the_shipped_numbers_are_in_order() {
    let limits = PhotoLimits::shipped();
    for kind in PhotoKind::ALL {
        for (low, high) in [
            (&limits.short_side_refuse, &limits.short_side_warn),
            (&limits.long_refuse, &limits.long_warn),
            (&limits.share_refuse, &limits.share_warn),
            (&limits.light_black, &limits.light_refuse),
            (&limits.light_refuse, &limits.light_warn),
            (&limits.colour_refuse, &limits.colour_min),
            (&limits.contrast_refuse, &limits.contrast_warn),
            (&limits.sharpness_refuse, &limits.sharpness_warn),
            (&limits.glare_warn, &limits.glare_refuse),
        ] {
            assert!(low.of(kind) < high.of(kind), "{} {}", kind.id(), low.reason);
        }
    }
}

#[test]
fn unknown_fields_and_missing_reasons_are_refused() {
    let shipped = include_str!("../photos.toml");
    assert!(PhotoLimits::parse(&format!("{shipped}\n[shade]\nvalue = 1")).is_err());
    let unexplained = shipped.replacen("reason = \"Telegram", "because = \"Telegram", 1);
    assert!(PhotoLimits::parse(&unexplained).is_err());
}

#[test]
fn a_kind_may_have_a_number_of_its_own() {
    let shipped = include_str!("../photos.toml");
    let own = shipped.replacen("value = 800", "value = 800\nexcept = { sheet = 1000 }", 1);
    let limits = PhotoLimits::parse(&own).unwrap();
    assert_eq!(limits.short_side_warn.of(PhotoKind::Sheet), 1000);
    assert_eq!(limits.short_side_warn.of(PhotoKind::IdFront), 800);
}

#[test]
fn each_fault_comes_of_its_number() {
    let id = PhotoKind::IdFront;
    let (licence, page) = (PhotoKind::Licence, PhotoKind::Sheet);
    let beside = Some(Frame { left: 0, top: 0, right: 300, bottom: 300 });
    let back = Guess { shows: Shows::CardBack, certainty: 90 };
    let paper = Guess { shows: Shows::Licence, certainty: 60 };
    let cases: &[(Facts, PhotoKind, Verdict, &[&str])] = &[
        (good(), id, Verdict::Accept, &[]),
        (Facts { width: 200, height: 150, ..good() }, id, Verdict::Refuse, &["photo_tiny"]),
        (with(|d| d.long = 390), id, Verdict::Refuse, &["photo_tiny"]),
        (with(|d| d.long = 700), page, Verdict::Warn, &["photo_small"]),
        (Facts { width: 900, height: 600, ..good() }, id, Verdict::Warn, &["photo_small"]),
        (Facts { width: 900, height: 600, sharpness: 45, ..good() }, id, Verdict::Warn, &["photo_small"]),
        (Facts { height: 5000, ..good() }, id, Verdict::Warn, &["photo_strip"]),
        (Facts { light: 20, contrast: 5, ..good() }, id, Verdict::Refuse, &["photo_black"]),
        (Facts { light: 60, contrast: 30, ..good() }, id, Verdict::Refuse, &["photo_dark"]),
        (Facts { light: 110, contrast: 39, ..good() }, id, Verdict::Warn, &["photo_dark"]),
        (Facts { contrast: 3, sharpness: 0, ..good() }, id, Verdict::Refuse, &["photo_blank"]),
        (Facts { contrast: 30, ..good() }, id, Verdict::Warn, &["photo_faint"]),
        (Facts { sharpness: 9, ..good() }, id, Verdict::Refuse, &["photo_blurred"]),
        (Facts { sharpness: 9, shake: 300, ..good() }, id, Verdict::Refuse, &["photo_shaken"]),
        (Facts { sharpness: 40, ..good() }, id, Verdict::Warn, &["photo_soft"]),
        (Facts { sharpness: 40, ..good() }, page, Verdict::Refuse, &["photo_blurred"]),
        (Facts { colour: 2, sharpness: 40, ..good() }, id, Verdict::Refuse, &["photo_grey", "photo_soft"]),
        (Facts { colour: 10, ..good() }, licence, Verdict::Warn, &["photo_grey"]),
        (Facts { width: 600, height: 450, ..good() }, id, Verdict::Refuse, &["photo_tiny"]),
        (Facts { colour: 2, ..good() }, page, Verdict::Accept, &[]),
        (Facts { glare: 5, ..good() }, id, Verdict::Warn, &["photo_glare"]),
        (Facts { glare: 20, ..good() }, page, Verdict::Refuse, &["photo_glare"]),
        (with(|d| d.cut[1] = true), id, Verdict::Refuse, &["photo_cut"]),
        (with(|d| (d.cut[1], d.certainty) = (true, 40)), id, Verdict::Accept, &[]),
        (with(|d| d.share = 60), id, Verdict::Refuse, &["photo_far"]),
        (with(|d| d.share = 60), PhotoKind::Handheld, Verdict::Accept, &[]),
        (with(|d| d.share = 180), id, Verdict::Warn, &["photo_far"]),
        (with(|d| d.tilt = 120), id, Verdict::Accept, &[]),
        (with(|d| d.tilt = -300), id, Verdict::Warn, &["photo_tilted"]),
        (with(|d| d.lean = 600), id, Verdict::Warn, &["photo_aslant"]),
        (Facts { second: beside, ..good() }, id, Verdict::Refuse, &["photo_two"]),
        (Facts { guess: back, ..good() }, id, Verdict::Refuse, &["photo_wrong_side"]),
        (Facts { guess: paper, ..good() }, id, Verdict::Warn, &["photo_wrong_paper"]),
        (Facts { guess: back, ..good() }, PhotoKind::Licence, Verdict::Warn, &["photo_wrong_paper"]),
        (Facts { guess: back, ..good() }, PhotoKind::IdBack, Verdict::Accept, &[]),
        (Facts { even_rows: 300, ..good() }, id, Verdict::Refuse, &["photo_screenshot"]),
        (Facts { rhythm: 900, ..good() }, id, Verdict::Warn, &["photo_screen"]),
        (Facts { waves: 900, ..good() }, id, Verdict::Warn, &["photo_screen"]),
        (Facts { waves: 290, waves_beside: 290, ..good() }, id, Verdict::Warn, &["photo_screen"]),
        (Facts { format: Format::Pdf, ..good() }, id, Verdict::Refuse, &["photo_pdf"]),
        (Facts { format: Format::Pdf, ..good() }, PhotoKind::Certificate, Verdict::Accept, &[]),
    ];
    for (facts, kind, verdict, codes) in cases {
        let judged = judge(facts, *kind, PhotoLimits::shipped());
        let found: Vec<&str> = judged.faults.iter().map(|fault| fault.code.as_str()).collect();
        assert_eq!((judged.verdict, found.as_slice()), (*verdict, *codes));
    }
}

#[test]
fn places_are_ninths() {
    assert_eq!(Place::at(0, 0), Place::TopLeft);
    assert_eq!(Place::at(999, 500), Place::Right);
    assert_eq!(Place::at(1000, 2000), Place::BottomRight);
    assert_eq!(Place::at(500, 500).phrase().key, "photoplace-middle");
    let frame = |left: u16, top: u16| Frame { left, top, right: left + 300, bottom: top + 300 };
    let beside = |frame: Frame, other: Frame| frame.beside(other, 3000, 4000).key;
    assert_eq!(beside(frame(100, 500), frame(150, 100)), "photobeside-below");
    assert_eq!(beside(frame(150, 100), frame(100, 500)), "photobeside-above");
    // As many thousandths are more pixels down than across.
    assert_eq!(beside(frame(500, 350), frame(100, 100)), "photobeside-right");
    assert_eq!(beside(frame(100, 100), frame(450, 400)), "photobeside-above");
    assert_eq!(beside(frame(100, 100), frame(600, 200)), "photobeside-left");
}
