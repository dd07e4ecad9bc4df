//! Which paper each picture of an album is taken for.

use super::{Wanted, assign};
use crate::dialogue::Address;
use crate::rulebook::photos::{Facts, Format, Guess, PhotoKind, PhotoLimits, Shows};

fn picture(shows: Shows, certainty: u8) -> Facts {
    Facts { guess: Guess { shows, certainty }, ..Facts::unmeasured(Format::Jpeg, 1, String::new()) }
}

fn taken(pictures: &[Facts], wanted: &[PhotoKind]) -> Vec<Option<String>> {
    let wanted = wanted.iter().map(|kind| Wanted { address: Address::first("papers", kind.id()), kind: *kind });
    let pictures: Vec<&Facts> = pictures.iter().collect();
    let taken = assign(&pictures, wanted.collect(), PhotoLimits::shipped());
    taken.into_iter().map(|address| Some(address?.item)).collect()
}

#[test]
fn what_is_surely_seen_goes_before_the_order() {
    let wanted = [PhotoKind::Licence, PhotoKind::IdFront, PhotoKind::IdBack];
    let pictures = [picture(Shows::CardBack, 90), picture(Shows::Other, 0), picture(Shows::CardFront, 90)];
    let found = ["id_back", "licence", "id_front"].map(|item| Some(item.to_owned()));
    assert_eq!(taken(&pictures, &wanted), found);
    // A guess that is not sure is none.
    let unsure = [picture(Shows::CardBack, 10), picture(Shows::Other, 0), picture(Shows::CardFront, 10)];
    assert_eq!(taken(&unsure, &wanted), ["licence", "id_front", "id_back"].map(|item| Some(item.to_owned())));
}

#[test]
fn one_too_many_is_taken_for_nothing() {
    let pictures = [picture(Shows::CardFront, 90), picture(Shows::CardFront, 90), picture(Shows::Other, 0)];
    let wanted = [PhotoKind::IdFront, PhotoKind::IdBack];
    assert_eq!(taken(&pictures, &wanted), [Some("id_front".to_owned()), None, Some("id_back".to_owned())]);
    assert_eq!(taken(&pictures, &[]), [None, None, None]);
}

#[test]
fn a_document_file_is_not_taken_for_a_photo() {
    let pdf = Facts::unmeasured(Format::Pdf, 1, String::new());
    assert_eq!(taken(std::slice::from_ref(&pdf), &[PhotoKind::IdFront]), [None]);
    assert_eq!(taken(&[pdf], &[PhotoKind::IdFront, PhotoKind::Certificate]), [Some("certificate".to_owned())]);
}
