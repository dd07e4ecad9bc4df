//! Version 1 of what lies in a filing, and the way there and back. The ways take every field apart by name, so that a
//! new one can't be forgotten.

use serde::{Deserialize, Serialize};

use super::facts::{FactsV1, facts, from_facts};
use super::keys;
use crate::dialogue::Time;
use crate::dialogue::state::{
    Answer, Crossed, Entry, Found, Look, LookId, Origin, Pending, PhotoId, PhotoKept, Reminded, SentBack, Unsorted,
    Value, Who,
};
use crate::text::{Fault, Phrase};

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum ValueV1 {
    Text(String),
    Choice(String),
    Many(Vec<String>),
    Photos(Vec<PhotoV1>),
    Skipped,
    Later,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PhotoV1 {
    id: String,
    facts: FactsV1,
    #[serde(default)]
    warnings: Vec<Fault>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AnswerV1 {
    value: ValueV1,
    origin: Origin,
    rules: String,
    at: Time,
    #[serde(default)]
    warnings: Vec<Fault>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PendingV1 {
    address: String,
    at: Time,
    message: i64,
    as_photo: bool,
    album: Option<String>,
    #[serde(default)]
    told: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UnsortedV1 {
    sent: PendingV1,
    facts: FactsV1,
    number: u8,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CrossedV1 {
    digest: String,
    kept: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SentBackV1 {
    reason: String,
    note: Option<String>,
    #[serde(default)]
    fixed: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RemindedV1 {
    count: u32,
    last: Option<Time>,
    snoozed: Option<Time>,
    #[serde(default)]
    over: bool,
    #[serde(default)]
    since: Option<Time>,
    #[serde(default)]
    stopped: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct EntryV1 {
    at: Time,
    who: Who,
    what: Phrase,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LookV1 {
    id: LookId,
    domain: String,
    asked: Time,
    told: bool,
    waiting: bool,
    found: Option<(Time, Found)>,
}

pub(super) fn answer(a: &Answer) -> AnswerV1 {
    let Answer { value, origin, rules, at, warnings } = a;
    AnswerV1 { value: self::value(value), origin: *origin, rules: rules.clone(), at: *at, warnings: warnings.clone() }
}

pub(super) fn from_answer(v1: AnswerV1) -> Answer {
    let AnswerV1 { value, origin, rules, at, warnings } = v1;
    Answer { value: from_value(value), origin, rules, at, warnings }
}

pub(super) fn value(value: &Value) -> ValueV1 {
    match value {
        Value::Text(text) => ValueV1::Text(text.clone()),
        Value::Choice(id) => ValueV1::Choice(id.clone()),
        Value::Many(ids) => ValueV1::Many(ids.clone()),
        Value::Photos(photos) => ValueV1::Photos(photos.iter().map(photo).collect()),
        Value::Skipped => ValueV1::Skipped,
        Value::Later => ValueV1::Later,
    }
}

pub(super) fn from_value(v1: ValueV1) -> Value {
    match v1 {
        ValueV1::Text(text) => Value::Text(text),
        ValueV1::Choice(id) => Value::Choice(id),
        ValueV1::Many(ids) => Value::Many(ids),
        ValueV1::Photos(photos) => Value::Photos(photos.into_iter().map(from_photo).collect()),
        ValueV1::Skipped => Value::Skipped,
        ValueV1::Later => Value::Later,
    }
}

pub(super) fn pending(p: &Pending) -> PendingV1 {
    let Pending { address, at, message, as_photo, album, told } = p;
    let (at, message, as_photo, told) = (*at, *message, *as_photo, *told);
    PendingV1 { address: address.to_string(), at, message, as_photo, album: album.clone(), told }
}

pub(super) fn from_pending(v1: PendingV1) -> Option<Pending> {
    let PendingV1 { address, at, message, as_photo, album, told } = v1;
    Some(Pending { address: keys::read_address(&address)?, at, message, as_photo, album, told })
}

pub(super) fn crossed(c: &Crossed) -> CrossedV1 {
    let Crossed { digest, kept } = c;
    CrossedV1 { digest: digest.clone(), kept: *kept }
}

pub(super) fn from_crossed(v1: CrossedV1) -> Crossed {
    let CrossedV1 { digest, kept } = v1;
    Crossed { digest, kept }
}

pub(super) fn sent_back(s: &SentBack) -> SentBackV1 {
    SentBackV1 { reason: s.reason.clone(), note: s.note.clone(), fixed: s.fixed }
}

pub(super) fn from_sent_back(v1: SentBackV1) -> SentBack {
    SentBack { reason: v1.reason, note: v1.note, fixed: v1.fixed }
}

pub(super) fn reminded(r: &Reminded) -> RemindedV1 {
    let Reminded { count, last, snoozed, over, since, stopped } = r;
    RemindedV1 { count: *count, last: *last, snoozed: *snoozed, over: *over, since: *since, stopped: *stopped }
}

pub(super) fn unsorted(u: &Unsorted) -> UnsortedV1 {
    let Unsorted { sent, facts, number } = u;
    UnsortedV1 { sent: pending(sent), facts: self::facts(facts), number: *number }
}

pub(super) fn from_unsorted(v1: UnsortedV1) -> Option<Unsorted> {
    let UnsortedV1 { sent, facts, number } = v1;
    Some(Unsorted { sent: from_pending(sent)?, facts: from_facts(facts), number })
}

pub(super) fn photo(p: &PhotoKept) -> PhotoV1 {
    let PhotoKept { id, facts, warnings } = p;
    PhotoV1 { id: id.0.clone(), facts: self::facts(facts), warnings: warnings.clone() }
}

/// Several pictures of one item.
pub(super) fn pages(kept: &[PhotoKept]) -> Vec<PhotoV1> {
    kept.iter().map(photo).collect()
}

pub(super) fn from_pages(v1: Vec<PhotoV1>) -> Vec<PhotoKept> {
    v1.into_iter().map(from_photo).collect()
}

pub(super) fn from_photo(v1: PhotoV1) -> PhotoKept {
    PhotoKept { id: PhotoId(v1.id), facts: from_facts(v1.facts), warnings: v1.warnings }
}

pub(super) fn from_reminded(v1: RemindedV1) -> Reminded {
    let RemindedV1 { count, last, snoozed, over, since, stopped } = v1;
    Reminded { count, last, snoozed, over, since, stopped }
}

pub(super) fn entry(e: &Entry) -> EntryV1 {
    let Entry { at, who, what } = e;
    EntryV1 { at: *at, who: who.clone(), what: what.clone() }
}

pub(super) fn from_entry(v1: EntryV1) -> Entry {
    Entry { at: v1.at, who: v1.who, what: v1.what }
}

pub(super) fn look(look: &Look) -> LookV1 {
    let Look { id, domain, asked, told, waiting, found } = look.clone();
    LookV1 { id, domain, asked, told, waiting, found }
}

pub(super) fn from_look(v1: LookV1) -> Look {
    let LookV1 { id, domain, asked, told, waiting, found } = v1;
    Look { id, domain, asked, told, waiting, found }
}
