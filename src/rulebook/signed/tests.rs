//! Each fault of a signed sheet is found, and a proper one has none.

use super::*;
use crate::rulebook::sheets::Sheets;
use crate::text::Arg;

const AREA: Area = [100, 800, 400, 950];

fn limits() -> Limits {
    Sheets::parse(include_str!("../sheets.toml")).expect("the built-in file").signed
}

fn wanted() -> Wanted {
    Wanted {
        sheet: "7K3M9QX2".to_owned(),
        kind: "verification".to_owned(),
        changes: vec![("domain".to_owned(), 4), ("site_name".to_owned(), 2)],
        date: DateRule::Blank,
    }
}

fn good() -> SheetFacts {
    SheetFacts {
        found: FoundBy::Marks,
        corners: 4,
        page: Some(Page {
            sheet: "7K3M9QX2".to_owned(),
            kind: "verification".to_owned(),
            version: 4,
            page: 1,
            pages: 1,
            current: true,
        }),
        signature: Some(Written { ink: 220, span: 31, at: AREA }),
        seal: Some(Seal { red: 420, ring: 930, diameter: 420, away: 0, covers: 0, at: AREA }),
        date: Some(Written { ink: 0, span: 0, at: AREA }),
        hidden: Vec::new(),
        struck: Vec::new(),
    }
}

fn with_page(change: impl FnOnce(&mut Page)) -> SheetFacts {
    let mut facts = good();
    change(facts.page.as_mut().expect("it has one"));
    facts
}

fn with_seal(change: impl FnOnce(&mut Seal)) -> SheetFacts {
    let mut facts = good();
    change(facts.seal.as_mut().expect("it has one"));
    facts
}

fn codes(facts: &[&SheetFacts], wanted: &Wanted) -> Vec<(String, Verdict)> {
    findings(facts, wanted, &limits()).into_iter().map(|finding| (finding.fault.code, finding.weight)).collect()
}

#[test]
fn every_fault_has_its_name_and_weight() {
    use Verdict::{Refuse, Warn};
    let cases = [
        (with_page(|p| p.sheet = "00000000".to_owned()), "sheet_other", Refuse),
        (with_page(|p| p.kind = "statement".to_owned()), "sheet_kind", Refuse),
        (with_page(|p| p.current = false), "sheet_old", Refuse),
        (with_page(|p| p.pages = 2), "sheet_page", Refuse),
        (SheetFacts { page: None, ..good() }, "sheet_code", Warn),
        (SheetFacts { page: None, found: FoundBy::Paper, ..good() }, "sheet_foreign", Warn),
        (SheetFacts { corners: 3, ..good() }, "sheet_corner", Warn),
        (SheetFacts { signature: Some(Written { ink: 12, span: 2, at: AREA }), ..good() }, "sheet_unsigned", Refuse),
        (with_seal(|s| (s.red, s.ring) = (8, 60)), "sheet_unsealed", Refuse),
        (with_seal(|s| s.diameter = 250), "sheet_seal_odd", Warn),
        (with_seal(|s| s.away = 20), "sheet_seal_away", Warn),
        (with_seal(|s| s.covers = 400), "sheet_seal_covers", Warn),
        (SheetFacts { date: Some(Written { ink: 90, span: 20, at: AREA }), ..good() }, "sheet_date_filled", Warn),
        (SheetFacts { hidden: vec![AREA], ..good() }, "sheet_hidden", Warn),
        (SheetFacts { struck: vec![AREA], ..good() }, "sheet_struck", Warn),
    ];
    for (facts, code, weight) in cases {
        assert_eq!(codes(&[&facts], &wanted()), [(code.to_owned(), weight)]);
    }
    assert_eq!(codes(&[&good()], &wanted()), []);
    let answered_since = with_page(|page| page.version = 3);
    assert_eq!(codes(&[&answered_since], &wanted()), [], "nothing on this paper changed");
    let by_hand = Wanted { date: DateRule::ByHand, ..wanted() };
    assert_eq!(codes(&[&good()], &by_hand), [("sheet_date_missing".to_owned(), Warn)]);
}

#[test]
fn an_older_version_names_what_changed_since() {
    let old = with_page(|page| (page.version, page.current) = (1, false));
    let found = findings(&[&old], &wanted(), &limits());
    let items = found[0].fault.args.get("items").expect("a list");
    let Arg::List(items) = items else { panic!("a list") };
    let keys: Vec<&str> = items.iter().map(|phrase| phrase.key.as_str()).collect();
    assert_eq!(keys, ["item-domain.label", "item-site_name.label"]);
}

#[test]
fn pages_are_judged_together() {
    let first = SheetFacts { signature: None, seal: None, date: None, ..with_page(|page| page.pages = 2) };
    let last = with_page(|page| (page.page, page.pages) = (2, 2));
    assert_eq!(codes(&[&first, &last], &wanted()), []);
    assert_eq!(codes(&[&first], &wanted()), [("sheet_page".to_owned(), Verdict::Refuse)]);
    assert_eq!(codes(&[&last], &wanted()), [("sheet_page".to_owned(), Verdict::Warn)]);
    for page in [&first, &last] {
        assert!(waits_for_a_page(&findings(&[page], &wanted(), &limits())));
    }
    let unsigned = SheetFacts { signature: Some(Written { ink: 0, span: 0, at: AREA }), ..last };
    assert!(!waits_for_a_page(&findings(&[&unsigned], &wanted(), &limits())), "it has to be taken again anyway");
}
