//! The shipped numbers are read and in order; each fault comes of its number.

use super::{Facts, Format, PhotoKind, PhotoLimits, Place, Verdict, judge};

fn good() -> Facts {
    Facts {
        format: Format::Jpeg,
        bytes: 400_000,
        digest: "00".repeat(32),
        width: 1600,
        height: 1200,
        orientation: 1,
        pages: None,
        brightness: 140,
        light: 210,
        contrast: 160,
        sharpness: 90,
        clipped: 0,
        glare: 0,
        glare_at: None,
        colour: 40,
        grey: false,
        sheet: None,
    }
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
            (&limits.light_refuse, &limits.light_warn),
            (&limits.contrast_refuse, &limits.contrast_warn),
            (&limits.sharpness_refuse, &limits.sharpness_warn),
            (&limits.glare_warn, &limits.glare_max),
        ] {
            assert!(low.of(kind) < high.of(kind), "{} {}", kind.id(), low.reason);
        }
        assert!(limits.paper.has(kind) || limits.original.has(kind), "{} is neither", kind.id());
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
    let cases: &[(Facts, PhotoKind, Verdict, &[&str])] = &[
        (good(), id, Verdict::Accept, &[]),
        (Facts { width: 200, height: 150, ..good() }, id, Verdict::Refuse, &["photo_tiny"]),
        (Facts { width: 900, height: 600, ..good() }, id, Verdict::Warn, &["photo_small"]),
        (Facts { width: 900, height: 600, sharpness: 30, ..good() }, id, Verdict::Warn, &["photo_small"]),
        (Facts { height: 5000, ..good() }, id, Verdict::Warn, &["photo_strip"]),
        (Facts { light: 20, contrast: 5, ..good() }, id, Verdict::Refuse, &["photo_black"]),
        (Facts { light: 90, contrast: 40, ..good() }, id, Verdict::Warn, &["photo_dark"]),
        (Facts { contrast: 3, sharpness: 0, ..good() }, id, Verdict::Refuse, &["photo_blank"]),
        (Facts { contrast: 30, ..good() }, id, Verdict::Warn, &["photo_faint"]),
        (Facts { sharpness: 9, ..good() }, id, Verdict::Refuse, &["photo_blurred"]),
        (Facts { sharpness: 30, grey: true, ..good() }, id, Verdict::Warn, &["photo_soft", "photo_grey"]),
        (Facts { glare: 20, ..good() }, id, Verdict::Warn, &["photo_glare"]),
        (Facts { glare: 300, ..good() }, id, Verdict::Accept, &[]),
        (Facts { glare: 20, grey: true, ..good() }, PhotoKind::Sheet, Verdict::Accept, &[]),
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
}
