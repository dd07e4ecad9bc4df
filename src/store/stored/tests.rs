//! The kept samples, and the way there and back.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta};

use super::{DecodeError, decode, desk, filing, outbox, person};
use crate::dialogue::state::{
    Address, Answer, Claim, Consent, Crossed, Desk, Entry, Filing, FilingId, Focus, Found, Look, LookId, Origin,
    Pending, Person, PhotoId, PhotoKept, Reminded, Screen, SentBack, Stage, Today, Unsorted, Value, Who,
};
use crate::dialogue::{Content, Effect, Place, Show, Slot, Time, Urgency};
use crate::rulebook::photos::{Document, Facts, Field, Format, Frame, Guess, Reading, Readings, Shows};
use crate::rulebook::signed::{FoundBy, Page, Seal, SheetFacts, Written};
use crate::text::{Fault, Lang, Phrase};

fn at(minutes: i64) -> Time {
    DateTime::from_timestamp(1_790_000_000, 0).expect("a time") + TimeDelta::minutes(minutes)
}

fn a_person() -> Person {
    let address = Address::first("site", "site_name");
    Person {
        id: 4711,
        lang: Lang::Zh,
        zone: "Asia/Shanghai".to_owned(),
        consent: Some(Consent { at: at(1), notice: 2 }),
        filings: vec![FilingId("abcd2345".to_owned())],
        active: Some(FilingId("abcd2345".to_owned())),
        screen: Screen::Item(Focus { address: address.clone(), toggled: ["x".to_owned()].into(), page: 1 }),
        turn: 7,
        shown: "site_name".to_owned(),
        said: vec![(99, address)],
        today: Today { day: Some(at(0).date_naive()), pictures: 3, filings: 1 },
        reachable: true,
    }
}

fn some_facts() -> Facts {
    Facts {
        format: Format::Jpeg,
        bytes: 90_001,
        digest: "00".repeat(32),
        width: 1280,
        height: 960,
        orientation: 6,
        pages: None,
        brightness: 120,
        light: 240,
        contrast: 200,
        sharpness: 44,
        shake: 130,
        clipped: 3,
        glare: 2,
        glare_at: Some(Frame { left: 100, top: 120, right: 180, bottom: 200 }),
        colour: 30,
        grey: false,
        document: Some(Document {
            corners: [[100, 90], [905, 100], [900, 910], [95, 900]],
            share: 640,
            cut: [false, false, true, false],
            tilt: -12,
            lean: 30,
            long: 1010,
            certainty: 96,
        }),
        second: Some(Frame { left: 0, top: 0, right: 90, bottom: 80 }),
        text: 31,
        even_rows: 1,
        framed: true,
        rhythm: 22,
        waves: 41,
        waves_beside: 38,
        guess: Guess { shows: Shows::CardFront, certainty: 80 },
        print: 0x1234_5678_9ABC_DEF0,
        sheet: Some(some_sheet()),
        read: readings(),
    }
}

fn readings() -> Readings {
    let reading = |text: &str| Reading { text: text.to_owned(), certainty: 91 };
    let number = (Field::IdNumber, reading("330106199003071017"));
    Readings([(Field::Name, reading("林晓帆")), number, (Field::Validity, reading("2019-03-07/long"))].into())
}

fn some_sheet() -> SheetFacts {
    let at = [100, 800, 400, 950];
    SheetFacts {
        found: FoundBy::Marks,
        corners: 4,
        page: Some(Page {
            sheet: "ABCD2345".to_owned(),
            kind: "verification".to_owned(),
            version: 4,
            page: 1,
            pages: 2,
            current: true,
        }),
        signature: Some(Written { ink: 220, span: 31, at }),
        seal: Some(Seal { red: 420, ring: 930, diameter: 420, away: 0, covers: 0, at }),
        date: None,
        hidden: vec![at],
        struck: Vec::new(),
    }
}

fn some_look() -> Look {
    let found = Found::Page { numbers: vec!["2026000001-1".to_owned()], link: true };
    Look {
        id: LookId("0a0b0c0d".to_owned()),
        domain: "yunfan-notes.cn".to_owned(),
        asked: at(2),
        told: true,
        waiting: true,
        found: Some((at(1), found)),
    }
}

fn a_filing() -> Filing {
    let name = Address::first("site", "site_name");
    let domain = Address { part: "site".to_owned(), instance: 2, item: "domain".to_owned() };
    let answer = |value| Answer { value, origin: Origin::Typed, rules: "1".to_owned(), at: at(2), warnings: vec![] };
    let warned = Answer {
        warnings: vec![Fault::new("doubt").with("n", 3usize)],
        ..answer(Value::Text("云帆笔记".to_owned()))
    };
    let back = SentBack { reason: "R06".to_owned(), note: Some("看不清".to_owned()), fixed: true };
    let pending = Pending {
        address: name.clone(),
        at: at(3),
        message: 5,
        as_photo: true,
        album: Some("9".to_owned()),
        told: true,
    };
    let unsorted = Unsorted { sent: pending.clone(), facts: some_facts(), number: 2 };
    let page =
        PhotoKept { id: PhotoId("22ff".to_owned()), facts: some_facts(), warnings: vec![Fault::new("photo_dark")] };
    let reminded =
        Reminded { count: 2, last: Some(at(4)), snoozed: None, over: true, stopped: true, since: Some(at(1)) };
    let entry =
        |n| Entry { at: at(n), who: Who::Reviewer(5, "Li".to_owned()), what: Phrase::new("history-x").with("n", n) };
    Filing {
        id: FilingId("abcd2345".to_owned()),
        owner: 4711,
        created: at(0),
        touched: at(5),
        stage: Stage::HouseFix,
        stage_since: at(4),
        stages: [(Stage::Draft, at(0)), (Stage::HouseFix, at(4))].into(),
        answers: [
            (name.clone(), warned),
            (domain.clone(), answer(Value::Many(vec!["a.cn".to_owned(), "b.cn".to_owned()]))),
        ]
        .into(),
        pending: [(PhotoId("00ff00ff00ff00ff".to_owned()), pending)].into(),
        tries: [(domain.clone(), vec![page.clone()])].into(),
        doubtful: [(domain.clone(), "x".to_owned())].into(),
        second_look: [(name.clone(), Fault::new("option_gone"))].into(),
        crossed: [("phones.a+b".to_owned(), Crossed { digest: "00ff".to_owned(), kept: true })].into(),
        refused: [(domain.clone(), "x".to_owned())].into(),
        sent_back: [(name.clone(), back.clone())].into(),
        picked: [(domain.clone(), back)].into(),
        seen: [(name, Value::Later), (domain, Value::Skipped)].into(),
        claim: Some(Claim { user: 5, name: "Li".to_owned(), at: at(3) }),
        taken_over: Some(5),
        thread: Some(12),
        reminders: [("unfinished".to_owned(), reminded)].into(),
        ticks: ["one".to_owned()].into(),
        deck_page: 3,
        sheet_version: 4,
        sheet_changes: BTreeMap::from([("domain".to_owned(), 4)]),
        partial: [(Address::first("end", "signed_sheet"), vec![page])].into(),
        unsorted: [(PhotoId("11ff".to_owned()), unsorted)].into(),
        looks: [("footer".to_owned(), some_look())].into(),
        history: vec![entry(1), entry(2), entry(3)],
        next_wakeup: Some(at(60)),
    }
}

fn a_row() -> outbox::Row {
    let show = Show {
        chat: 4711,
        thread: None,
        slot: Some(Slot::main()),
        place: Place::Edit,
        filing: Some(FilingId("abcd2345".to_owned())),
        about: Some(Address::first("site", "site_name")),
        lang: Lang::En,
        zone: "Asia/Shanghai".to_owned(),
        content: Content::of(Phrase::new("ask-site_name").with("name", "云帆")),
        urgency: Urgency::News,
    };
    outbox::Row {
        seq: 3,
        at: at(1),
        effect: Effect::Show(Box::new(show)),
        update: Some(77),
        begun: true,
        refused: None,
    }
}

/// The records of a filing after these changes.
fn apply(records: &mut BTreeMap<String, Vec<u8>>, changes: filing::Changes) {
    for (name, bytes) in changes {
        match bytes {
            Some(bytes) => records.insert(name, bytes),
            None => records.remove(&name),
        };
    }
}

fn read(records: &BTreeMap<String, Vec<u8>>) -> Option<Filing> {
    let records = records.iter().map(|(n, b)| (n.as_str(), b.as_slice()));
    filing::from_records(&FilingId("abcd2345".to_owned()), records).expect("readable")
}

#[test]
fn there_and_back() {
    assert_eq!(person::from_bytes(&person::to_bytes(&a_person())), Ok(a_person()));
    let a_desk =
        Desk { moved_to: Some(-100), lang: None, asked: [(5, (FilingId("a".to_owned()), "note".to_owned()))].into() };
    assert_eq!(desk::from_bytes(&desk::to_bytes(&a_desk)), Ok(a_desk));
    assert_eq!(outbox::row_from_bytes(3, &outbox::row_to_bytes(&a_row())), Ok(a_row()));
    let mut records = BTreeMap::new();
    apply(&mut records, filing::changes(None, &a_filing()));
    assert_eq!(read(&records), Some(a_filing()));
}

#[test]
fn a_small_change_is_a_small_difference() {
    let (before, mut after) = (a_filing(), a_filing());
    assert_eq!(filing::changes(Some(&before), &after), vec![]);
    after.tries.clear();
    after.history.pop();
    after.history.push(Entry { at: at(9), who: Who::Bot, what: Phrase::new("history-y") });
    after.touched = at(9);
    let changes = filing::changes(Some(&before), &after);
    let names: Vec<&str> = changes.iter().map(|(n, _)| n.as_str()).collect();
    assert_eq!(names, ["head", "t/site.2.domain", "h/00000002"]);
    let mut records = BTreeMap::new();
    apply(&mut records, filing::changes(None, &before));
    apply(&mut records, changes);
    assert_eq!(read(&records), Some(after));
}

#[test]
fn without_a_head_there_is_no_filing() {
    let mut records = BTreeMap::new();
    apply(&mut records, filing::changes(None, &a_filing()));
    records.remove("head");
    assert_eq!(read(&records), None);
}

#[test]
fn a_newer_record_is_told_from_a_damaged_one() {
    let mut bytes = person::to_bytes(&a_person());
    bytes[0] = 2;
    assert_eq!(person::from_bytes(&bytes), Err(DecodeError::Newer));
    bytes.truncate(1);
    assert_eq!(person::from_bytes(&bytes), Err(DecodeError::Newer));
    bytes[0] = 1;
    assert_eq!(person::from_bytes(&bytes), Err(DecodeError::Damaged));
    assert_eq!(decode::<u8>(b""), Err(DecodeError::Damaged));
}

/// One line a record: name, version, JSON. Made once by the release that wrote this version and never changed.
const SAMPLE_V1: &str = include_str!("samples/v1.txt");

fn lines() -> String {
    let mut all =
        vec![("person".to_owned(), person::to_bytes(&a_person())), ("row".to_owned(), outbox::row_to_bytes(&a_row()))];
    all.extend(filing::changes(None, &a_filing()).into_iter().filter_map(|(n, b)| Some((format!("filing {n}"), b?))));
    let line =
        |(name, bytes): (String, Vec<u8>)| format!("{name} {} {}\n", bytes[0], String::from_utf8_lossy(&bytes[1..]));
    all.into_iter().map(line).collect()
}

#[test]
fn version_1_can_still_be_read() {
    if std::env::var_os("WRITE_SAMPLE").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/stored/samples/v1.txt");
        std::fs::write(path, lines()).expect("writes");
    }
    let mut records = BTreeMap::new();
    for line in SAMPLE_V1.lines() {
        let (head, json) = line.split_once(" 1 ").expect("a sample line");
        let bytes = [&[1], json.as_bytes()].concat();
        match head.split_once(' ') {
            Some(("filing", name)) => drop(records.insert(name.to_owned(), bytes)),
            Some(_) => panic!("an unknown sample"),
            None if head == "person" => assert_eq!(person::from_bytes(&bytes), Ok(a_person())),
            None => assert_eq!(outbox::row_from_bytes(3, &bytes), Ok(a_row())),
        }
    }
    assert_eq!(read(&records), Some(a_filing()));
}
