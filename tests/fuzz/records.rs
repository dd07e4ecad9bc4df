//! Stored records, damaged: read or refused, and what is read is written as it was read.

use beian::dialogue::state::FilingId;
use beian::store::stored::{desk, filing, outbox, person};
use serde_json::Value;

use super::{cases, mutation};

/// A record of every shape that is stored: name, version, JSON.
const SAMPLE: &str = include_str!("../../src/store/stored/samples/v1.txt");
const DESK: &str = r#"{"moved_to":-1001,"asked":{"5":["abcd2345","site.1.site_name"]},"lang":"en"}"#;

fn read(name: &str, bytes: &[u8]) {
    match name.split_once(' ') {
        Some((_, of_filing)) => {
            let (id, head) = (FilingId("abcd2345".to_owned()), sample("filing head"));
            let records = [("head", head.as_slice()), (of_filing, bytes)];
            let alone = if of_filing == "head" { &records[1..] } else { &records[..] };
            if let Ok(Some(found)) = filing::from_records(&id, alone.iter().copied()) {
                let written = filing::changes(None, &found);
                let written: Vec<_> = written.iter().filter_map(|(n, b)| Some((n.as_str(), b.as_deref()?))).collect();
                let again = filing::from_records(&id, written).expect("what was written is read");
                assert!(again.is_some_and(|again| again == found), "{name} changes on its way");
            }
        }
        None if name == "person" => {
            if let Ok(found) = person::from_bytes(bytes) {
                assert!(person::from_bytes(&person::to_bytes(&found)) == Ok(found));
            }
        }
        None if name == "desk" => {
            if let Ok(found) = desk::from_bytes(bytes) {
                assert!(desk::from_bytes(&desk::to_bytes(&found)) == Ok(found));
            }
        }
        None => {
            if let Ok(found) = outbox::row_from_bytes(3, bytes) {
                assert!(outbox::row_from_bytes(3, &outbox::row_to_bytes(&found)) == Ok(found));
            }
        }
    }
    let _ = outbox::unwrap_row(bytes);
}

fn sample(name: &str) -> Vec<u8> {
    let json = samples().find(|(n, _)| *n == name).expect("a sample").1;
    [&[1], json.as_bytes()].concat()
}

fn samples() -> impl Iterator<Item = (&'static str, &'static str)> {
    SAMPLE.lines().filter_map(|line| line.split_once(" 1 ")).chain([("desk", DESK)])
}

#[test]
fn damaged_records_are_read_or_refused() {
    let all: Vec<(&str, Value)> =
        samples().map(|(name, json)| (name, serde_json::from_str(json).expect("JSON"))).collect();
    let lent: Vec<Value> = all.iter().map(|(_, value)| value.clone()).collect();
    for (seed, mut chance) in cases(4_000) {
        let (name, value) = &all[mutation::index(all.len(), &mut chance)];
        let mut bytes = vec![1];
        if chance.once_in(2) {
            let mut value = value.clone();
            (0..=chance.below(3)).for_each(|_| mutation::change(&mut value, &lent, &mut chance));
            bytes.extend_from_slice(value.to_string().as_bytes());
        } else {
            bytes.extend_from_slice(value.to_string().as_bytes());
            mutation::damage(&mut bytes, &mut chance);
        }
        let _told = super::Told(format!("record {name}, case {seed}"));
        read(name, &bytes);
    }
    // The undamaged ones are read: else nothing was tried.
    for (name, json) in samples() {
        read(name, &[&[1], json.as_bytes()].concat());
    }
    assert!(person::from_bytes(&sample("person")).is_ok() && outbox::row_from_bytes(3, &sample("row")).is_ok());
}
