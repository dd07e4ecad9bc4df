//! Pictures of the scripts: what would have been measured.

use beian::dialogue::Filing;
use beian::rulebook::photos::{Facts, Field, Format, Guess, Reading, Readings, Shows};
use beian::rulebook::signed::{FoundBy, Page, SheetFacts, Written};
use beian::text::Fault;

/// What inspecting a picture of this kind gives; pictures with different numbers look different.
pub fn result(kind: &str, number: usize) -> Result<Facts, Fault> {
    if let Some((kind, words)) = kind.split_once('+') {
        let read = Readings(words.split('+').map(reading).collect());
        return result(kind, number).map(|facts| Facts { read, ..facts });
    }
    let digest = format!("{number:04x}");
    let good = Facts {
        width: 1600,
        height: 1000,
        brightness: 140,
        light: 220,
        contrast: 180,
        sharpness: 90,
        colour: 60,
        print: (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        ..Facts::unmeasured(Format::Jpeg, 400_000, digest.clone())
    };
    Ok(match kind {
        "good" => good,
        "front" => Facts { guess: Guess { shows: Shows::CardFront, certainty: 80 }, ..good },
        "back" => Facts { guess: Guess { shows: Shows::CardBack, certainty: 80 }, ..good },
        "licence" => Facts { guess: Guess { shows: Shows::Licence, certainty: 80 }, ..good },
        "dark_front" => Facts { guess: Guess { shows: Shows::CardFront, certainty: 80 }, ..dark(good) },
        "dark_back" => Facts { guess: Guess { shows: Shows::CardBack, certainty: 80 }, ..dark(good) },
        "large" => Facts { bytes: 3_000_000, ..good },
        "small" => Facts { width: 120, height: 80, ..good },
        "dark" => dark(good),
        "pdf" => Facts { pages: Some(1), ..Facts::unmeasured(Format::Pdf, 400_000, digest) },
        "sheet" => Facts { sheet: Some(sheet(1, 1)), ..good },
        "sheet_1of2" => Facts { sheet: Some(sheet(1, 2)), ..good },
        "sheet_2of2" => Facts { sheet: Some(sheet(2, 2)), ..good },
        "sheet_2of2_unsigned" => Facts { sheet: Some(SheetFacts { signature: Some(NOTHING), ..sheet(2, 2) }), ..good },
        "sheet_unsigned" => Facts { sheet: Some(SheetFacts { signature: Some(NOTHING), ..sheet(1, 1) }), ..good },
        "sheet_dated" => Facts { sheet: Some(SheetFacts { date: Some(WORDS), ..sheet(1, 1) }), ..good },
        "sheet_old" => Facts { sheet: Some(of(sheet(1, 1), |page| (page.version, page.current) = (1, false))), ..good },
        "sheet_other" => Facts {
            sheet: Some(of(sheet(1, 1), |page| (page.sheet, page.current) = ("00000000".to_owned(), false))),
            ..good
        },
        "heic" => return Err(Fault::new("photo_heic")),
        "shrunk" => Facts { width: 1280, height: 230, ..good },
        other => match other.strip_prefix("sharpness ").and_then(|n| n.parse().ok()) {
            Some(sharpness) => Facts { sharpness, ..good },
            // `paper site-plan`: any other of our papers, signed and dated.
            None => match other.strip_prefix("paper ") {
                Some(kind) => Facts { sheet: Some(of(dated(sheet(1, 1)), |page| page.kind = kind.to_owned())), ..good },
                None => panic!("no picture {other}"),
            },
        },
    })
}

fn dark(good: Facts) -> Facts {
    Facts { brightness: 3, light: 6, contrast: 4, ..good }
}

/// `name=林晓帆`, read for sure.
fn reading(words: &str) -> (Field, Reading) {
    let fields = [Field::Name, Field::IdNumber, Field::Validity, Field::CreditCode];
    let (name, text) = words.split_once('=').expect("field=words");
    let field = fields.into_iter().find(|field| field.id() == name).expect("a field that can be read");
    (field, Reading { text: text.to_owned(), certainty: 100 })
}

const WORDS: Written = Written { ink: 200, span: 30, at: [100, 800, 400, 950] };
const NOTHING: Written = Written { ink: 0, span: 0, ..WORDS };

/// A page of a signed sheet; `version` counts backwards until it is known whose it is.
fn sheet(page: u32, pages: u32) -> SheetFacts {
    let (sheet, kind) = (String::new(), "verification".to_owned());
    let last = page == pages;
    SheetFacts {
        found: FoundBy::Marks,
        corners: 4,
        page: Some(Page { sheet, kind, version: 0, page, pages, current: true }),
        signature: last.then_some(WORDS),
        seal: None,
        date: last.then_some(NOTHING),
        hidden: Vec::new(),
        struck: Vec::new(),
    }
}

fn dated(facts: SheetFacts) -> SheetFacts {
    SheetFacts { date: Some(WORDS), ..facts }
}

fn of(mut facts: SheetFacts, change: impl FnOnce(&mut Page)) -> SheetFacts {
    if let Some(page) = facts.page.as_mut() {
        change(page);
    }
    facts
}

/// The same as measured for a filing: a sheet without a name is that filing's.
pub fn measured(mut result: Result<Facts, Fault>, filing: Option<&Filing>) -> Result<Facts, Fault> {
    if let (Ok(Facts { sheet: Some(SheetFacts { page: Some(page), .. }), .. }), Some(filing)) = (&mut result, filing) {
        page.version = filing.sheet_version.saturating_sub(page.version);
        if page.sheet.is_empty() {
            page.sheet = filing.id.0.to_uppercase();
        }
    }
    result
}
