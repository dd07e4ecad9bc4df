//! Every sample picture is looked at by the bot's own eyes.

use std::collections::BTreeSet;

use super::{PICTURES, draw, list};
use crate::photo::report::report;
use crate::rulebook::photos::{PhotoKind, PhotoLimits, Verdict};

/// What the bot says of each faulty picture. Nothing where only a person can see the fault.
const FAULTS: &[(&str, Verdict, &[&str])] = &[
    ("id_front_blurred", Verdict::Refuse, &["photo_blurred"]),
    ("id_front_dark", Verdict::Refuse, &["photo_dark"]),
    ("id_front_tiny", Verdict::Refuse, &["photo_tiny"]),
    ("id_front_grey", Verdict::Refuse, &["photo_grey"]),
    ("id_front_heic", Verdict::Refuse, &["photo_heic"]),
    ("id_back_glare", Verdict::Refuse, &["photo_glare"]),
    ("licence_cut", Verdict::Refuse, &["photo_cut"]),
    ("sheet_unsigned", Verdict::Accept, &[]),
    ("not_a_photo", Verdict::Refuse, &["photo_text"]),
];

#[test]
fn each_picture_gets_the_verdict_it_should() {
    let mut wrong = Vec::new();
    for picture in list() {
        let bytes = draw(picture.id).unwrap();
        let report = report(&bytes, picture.kind, PhotoLimits::shipped());
        let found: Vec<&str> = report.judgement.faults.iter().map(|f| f.code.as_str()).collect();
        let faulty = FAULTS.iter().find(|(id, ..)| *id == picture.id);
        let (verdict, codes) = faulty.map_or((Verdict::Accept, &[][..]), |(_, verdict, codes)| (*verdict, codes));
        if (report.judgement.verdict, found.as_slice()) != (verdict, codes) {
            wrong.push(format!("{} {:?} {:?}", picture.id, found, report.facts));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_list_is_in_order() {
    let ids: BTreeSet<&str> = PICTURES.iter().map(|p| p.id).collect();
    assert_eq!(ids.len(), PICTURES.len());
    let faulty: BTreeSet<&str> = PICTURES.iter().filter(|p| !p.good).map(|p| p.id).collect();
    assert_eq!(faulty, FAULTS.iter().map(|(id, ..)| *id).collect());
    for kind in PhotoKind::ALL.into_iter().filter(|kind| *kind != PhotoKind::Other) {
        assert!(PICTURES.iter().any(|p| p.good && p.kind == kind), "{}", kind.id());
    }
    let locales = [
        include_str!("../../../locales/en/page-pictures.ftl"),
        include_str!("../../../locales/zh-Hans/page-pictures.ftl"),
    ];
    for picture in PICTURES {
        assert_eq!(picture.title.strip_prefix("picture-"), Some(picture.id));
        for locale in locales {
            assert!(locale.contains(&format!("\n{} = ", picture.title)), "{}", picture.title);
        }
    }
    assert_eq!(draw("passport"), None);
}

#[test]
fn a_picture_is_drawn_once_and_stays_the_same() {
    assert_eq!(super::draw_anew("id_front_tiny"), draw("id_front_tiny").unwrap());
}
