//! What is sent back is read by the bot's own eyes: right, or with the one fault that was meant.

use super::*;
use crate::photo::{inspect, judge};
use crate::rulebook::photos::{PhotoKind, PhotoLimits, Verdict};
use crate::rulebook::sheets::Sheets;
use crate::rulebook::signed::{Wanted, findings};
use crate::sheet::{SampleSubject, SheetKind, preview, read::read, sample_of};
use crate::sim::picture::renditions;
use crate::text::Speech;

/// Faults of the photographs of a paper to which something was done.
fn faults(kind: SheetKind, subject: SampleSubject, deed: Deed) -> Vec<String> {
    let speech = Speech::builtin();
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let sheet = sample_of(kind, subject, &say);
    let shown = renditions(&preview(&sheet, &say).expect("a picture")).expect("Telegram takes it");
    let printed = Printed::of(&shown.last().expect("one size at least").jpeg).expect("it has boxes");
    assert!(printed.deeds().any(|one| one == deed));
    let photos: Vec<Vec<u8>> = (0..printed.pages()).filter_map(|page| printed.photo(page, deed)).collect();
    let rules = Sheets::parse(include_str!("../../../rulebook/sheets.toml")).expect("the built-in file");
    let limits = PhotoLimits::shipped();
    let read = |photo: &Vec<u8>| {
        let picture = image::load_from_memory(photo).expect("a picture").into_rgb8();
        let facts = inspect(photo, PhotoKind::Sheet, limits).expect("a picture");
        let facts = facts.with_sheet(Some(read(&picture, &|_| sheet.clone(), &say)));
        let judged = judge(&facts, PhotoKind::Sheet, limits);
        assert_eq!(judged.verdict, Verdict::Accept, "{kind:?} {subject:?} {:?}", judged.faults);
        facts.sheet.expect("it was looked at")
    };
    let facts: Vec<_> = photos.iter().map(read).collect();
    let wanted = Wanted {
        sheet: sheet.id.clone(),
        kind: kind.id().to_owned(),
        changes: Vec::new(),
        date: rules.date(kind.id(), None),
    };
    let found = findings(&facts.iter().collect::<Vec<_>>(), &wanted, &rules.signed);
    found.into_iter().map(|finding| finding.fault.code).collect()
}

#[test]
fn a_persons_sheet_of_one_page() {
    let person = |deed| faults(SheetKind::Verification, SampleSubject::Individual, deed);
    assert_eq!(person(Deed::Complete), Vec::<String>::new());
    assert_eq!(person(Deed::Unsigned), ["sheet_unsigned"]);
}

#[test]
fn a_units_sheet_of_two_pages_and_its_letter_with_a_date() {
    let unit = |kind, deed| faults(kind, SampleSubject::Enterprise, deed);
    assert_eq!(unit(SheetKind::Verification, Deed::Complete), Vec::<String>::new());
    assert_eq!(unit(SheetKind::Verification, Deed::Unsealed), ["sheet_unsealed"]);
    assert_eq!(unit(SheetKind::SubjectLetter, Deed::Complete), Vec::<String>::new());
}

#[test]
fn a_picture_without_boxes_is_no_paper() {
    assert!(Printed::of(&crate::sim::pictures::draw("licence").expect("a sample")).is_none());
    assert!(Printed::of(b"no picture").is_none());
}
