//! Sheets printed, signed, sealed and photographed by code: good ones pass, each fault is found.

use std::collections::BTreeMap;

use crate::rulebook::photos::Verdict;
use crate::rulebook::sheets::Sheets;
use crate::rulebook::signed::{Finding, SheetFacts, Wanted, findings};
use crate::sheet::trial::{Deed, Dice, Pose, done, photograph};
use crate::sheet::{
    Fields, Identity, SampleSubject, Say, Sheet, SheetKind, compose, layout, pages, read::read, sample,
    sample::sample_about,
};
use crate::text::Speech;

/// Pixels to a point of these prints: half of what a printer does, which is enough for so small pictures.
const SCALE: f32 = 2.5;
const SIZE: [u32; 2] = [1200, 1600];

fn rules() -> Sheets {
    Sheets::parse(include_str!("../../rulebook/sheets.toml")).expect("the built-in file")
}

/// A photograph of one page, and what is read off it by somebody who expects `today`.
fn shown(printed: &Sheet, today: &Sheet, page: usize, deed: Deed, seed: u64, say: Say<'_>) -> SheetFacts {
    let mut dice = Dice::new(seed);
    let pose = Pose::fair(SIZE, &mut dice);
    posed(&pose, printed, today, page, deed, dice, say)
}

fn posed(
    pose: &Pose,
    printed: &Sheet,
    today: &Sheet,
    page: usize,
    deed: Deed,
    mut dice: Dice,
    say: Say<'_>,
) -> SheetFacts {
    let papers = pages(printed, say, SCALE);
    let last = page + 1 == papers.len();
    let paper = done(&papers[page], &layout(printed, say), deed, last, &mut dice);
    read(&photograph(&paper, pose, &mut dice), &|_| today.clone(), say)
}

fn found(pages: &[&SheetFacts], today: &Sheet) -> Vec<Finding> {
    let rules = rules();
    let wanted = Wanted {
        sheet: today.id.clone(),
        kind: today.kind.id().to_owned(),
        changes: vec![("domain".to_owned(), today.version)],
        date: rules.date(today.kind.id(), None),
    };
    findings(pages, &wanted, &rules.signed)
}

fn codes(found: &[Finding]) -> Vec<&str> {
    found.iter().map(|finding| finding.fault.code.as_str()).collect()
}

#[test]
fn a_proper_sheet_is_read_whatever_it_lies_on() {
    let speech = Speech::builtin();
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let sheet = sample(SampleSubject::Individual, &say);
    for seed in 1..=5 {
        let facts = shown(&sheet, &sheet, 0, Deed::proper(&sheet), seed, &say);
        assert_eq!(codes(&found(&[&facts], &sheet)), Vec::<&str>::new(), "seed {seed}");
        assert!(facts.signed(&rules().signed));
        let page = facts.page.expect("its code is read");
        assert_eq!((page.page, page.pages, page.current), (1, 1, true));
    }
}

#[test]
fn a_units_sheet_needs_all_its_pages_its_signature_and_its_seal() {
    let speech = Speech::builtin();
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let sheet = sample(SampleSubject::Enterprise, &say);
    let good = Deed::proper(&sheet);
    let first = shown(&sheet, &sheet, 0, good, 11, &say);
    let last = shown(&sheet, &sheet, 1, good, 12, &say);
    assert_eq!(codes(&found(&[&first, &last], &sheet)), Vec::<&str>::new());
    assert!(last.sealed(&rules().signed));
    assert_eq!(codes(&found(&[&last], &sheet)), ["sheet_page"]);
    for (deed, code) in [
        (Deed { signed: false, ..good }, "sheet_unsigned"),
        (Deed { sealed: false, ..good }, "sheet_unsealed"),
        (Deed { dated: true, ..good }, "sheet_date_filled"),
    ] {
        let last = shown(&sheet, &sheet, 1, deed, 13, &say);
        assert_eq!(codes(&found(&[&first, &last], &sheet)), [code]);
    }
}

#[test]
fn another_paper_is_known_for_what_it_is() {
    let speech = Speech::builtin();
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let sheet = sample(SampleSubject::Individual, &say);
    let good = Deed::proper(&sheet);
    let other = Sheet { id: "7K3M9QX2".to_owned(), ..sheet.clone() };
    let mended = Sheet { version: 2, digest: "0123456789".to_owned(), ..sheet.clone() };
    let cases: BTreeMap<&str, [&Sheet; 2]> =
        [("sheet_other", [&other, &sheet]), ("sheet_old", [&sheet, &mended])].into();
    for (code, [printed, today]) in cases {
        let facts = shown(printed, today, 0, good, 21, &say);
        assert_eq!(codes(&found(&[&facts], today)), [code]);
    }
    let later = Sheet { version: 2, ..sheet.clone() };
    let facts = shown(&sheet, &later, 0, good, 22, &say);
    assert_eq!(codes(&found(&[&facts], &later)), Vec::<&str>::new(), "an answer that it does not print");
    let blank = Sheet { ..sheet.clone() };
    let white = image::RgbImage::from_pixel(SIZE[0], SIZE[1], image::Rgb([120, 90, 60]));
    let facts = read(&white, &|_| blank.clone(), &say);
    assert_eq!(codes(&found(&[&facts], &sheet)), ["sheet_foreign"]);
    assert_eq!(found(&[&facts], &sheet)[0].weight, Verdict::Warn);
}

#[test]
fn corrections_are_seen() {
    let speech = Speech::builtin();
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let sheet = sample(SampleSubject::Individual, &say);
    let good = Deed::proper(&sheet);
    // A stroke is seen where there are two pixels to a point.
    let near = Pose { fill: 0.93, turn: 2.0, ..Pose::fair([1500, 2000], &mut Dice::new(31)) };
    for (deed, code) in
        [(Deed { painted: true, ..good }, "sheet_hidden"), (Deed { struck: true, ..good }, "sheet_struck")]
    {
        let facts = posed(&near, &sheet, &sheet, 0, deed, Dice::new(32), &say);
        assert!(codes(&found(&[&facts], &sheet)).contains(&code), "{code}");
    }
}

#[test]
fn the_same_answers_give_the_same_digest_and_others_another() {
    let speech = Speech::builtin();
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let (about, made) = sample_about(SampleSubject::Individual);
    let digest = |about: &crate::sheet::Particulars, key: &[u8]| {
        let identity = Identity { id: "7K3M9QX2", version: 1, key };
        let date = SheetKind::Verification.usual_date();
        compose(SheetKind::Verification, about, identity, made, date, &say).digest
    };
    let mut ticked = about.clone();
    ticked.papers.iter_mut().for_each(|(_, there)| *there = true);
    let mut changed = about.clone();
    changed.sites = vec![Fields::from([("domain".to_owned(), "b.example.cn".to_owned())])];
    assert_eq!(digest(&about, b"a"), digest(&ticked, b"a"), "a tick is no answer");
    assert_ne!(digest(&about, b"a"), digest(&changed, b"a"));
    assert_ne!(digest(&about, b"a"), digest(&about, b"b"), "nobody can make it without the key");
}
