//! A filing's records: a head and one for each answer, photo on its way, reminder, line of history.
//!
//! A step changes a few of them: [`changes`] gives what differs between before and after.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::shapes::{
    answer, crossed, entry, from_answer, from_crossed, from_entry, from_look, from_pages, from_pending, from_reminded,
    from_sent_back, from_unsorted, from_value, look, pages, pending, reminded, sent_back, unsorted, value,
};
use super::{DecodeError, decode, encode, keys};
use crate::dialogue::state::{Address, Claim, Entry, Filing, FilingId, PhotoId, Stage};
use crate::dialogue::{Time, UserId};
use crate::text::Fault;

const HEAD: &str = "head";

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct HeadV1 {
    owner: UserId,
    created: Time,
    touched: Time,
    stage: Stage,
    stage_since: Time,
    stages: BTreeMap<Stage, Time>,
    claim: Option<(UserId, String, Time)>,
    taken_over: Option<UserId>,
    thread: Option<i64>,
    #[serde(default)]
    ticks: BTreeSet<String>,
    #[serde(default)]
    deck_page: u32,
    #[serde(default)]
    sheet_version: u32,
    #[serde(default)]
    sheet_changes: BTreeMap<String, u32>,
    next_wakeup: Option<Time>,
}

/// What changes: the record's name within its filing, and its bytes, or `None` if it goes.
pub type Changes = Vec<(String, Option<Vec<u8>>)>;

/// Where the record lies without which there is no filing.
pub fn head_key(id: &FilingId) -> Vec<u8> {
    keys::filing_record(id, HEAD)
}

/// Where the filing stands, out of its head alone.
///
/// # Errors
/// [`DecodeError`].
pub fn stage_of(head: &[u8]) -> Result<Stage, DecodeError> {
    Ok(decode::<HeadV1>(head)?.stage)
}

/// The records that differ; all of them if there was no filing before.
pub fn changes(before: Option<&Filing>, after: &Filing) -> Changes {
    let mut out = Changes::new();
    let head = head(after);
    if before.is_none_or(|b| self::head(b) != head) {
        out.push((HEAD.to_owned(), Some(encode(&head))));
    }
    let address = |a: &Address| a.to_string();
    let b = before;
    differ(&mut out, "a", b.map(|b| &b.answers), &after.answers, address, |v| encode(&answer(v)));
    differ(&mut out, "p", b.map(|b| &b.pending), &after.pending, |id| id.0.clone(), |v| encode(&pending(v)));
    differ(&mut out, "t", b.map(|b| &b.tries), &after.tries, address, |v| encode(&pages(v)));
    differ(&mut out, "d", b.map(|b| &b.doubtful), &after.doubtful, address, encode);
    differ(&mut out, "s", b.map(|b| &b.second_look), &after.second_look, address, encode);
    differ(&mut out, "c", b.map(|b| &b.crossed), &after.crossed, String::clone, |v| encode(&crossed(v)));
    differ(&mut out, "n", b.map(|b| &b.refused), &after.refused, address, encode);
    differ(&mut out, "b", b.map(|b| &b.sent_back), &after.sent_back, address, |v| encode(&sent_back(v)));
    differ(&mut out, "k", b.map(|b| &b.picked), &after.picked, address, |v| encode(&sent_back(v)));
    differ(&mut out, "v", b.map(|b| &b.seen), &after.seen, address, |v| encode(&value(v)));
    differ(&mut out, "r", b.map(|b| &b.reminders), &after.reminders, String::clone, |v| encode(&reminded(v)));
    differ(&mut out, "l", b.map(|b| &b.looks), &after.looks, String::clone, |v| encode(&look(v)));
    differ(&mut out, "g", b.map(|b| &b.partial), &after.partial, address, |v| encode(&pages(v)));
    let id = |id: &PhotoId| id.0.clone();
    differ(&mut out, "u", b.map(|b| &b.unsorted), &after.unsorted, id, |v| encode(&unsorted(v)));
    history(&mut out, b.map_or(&[], |b| &b.history), &after.history);
    out
}

fn differ<K: Ord, V: PartialEq>(
    out: &mut Changes,
    tag: &str,
    before: Option<&BTreeMap<K, V>>,
    after: &BTreeMap<K, V>,
    name: impl Fn(&K) -> String,
    bytes: impl Fn(&V) -> Vec<u8>,
) {
    for key in before.into_iter().flat_map(BTreeMap::keys).filter(|k| !after.contains_key(k)) {
        out.push((format!("{tag}/{}", name(key)), None));
    }
    for (key, new) in after {
        if before.and_then(|b| b.get(key)) != Some(new) {
            out.push((format!("{tag}/{}", name(key)), Some(bytes(new))));
        }
    }
}

fn history(out: &mut Changes, before: &[Entry], after: &[Entry]) {
    for n in 0..before.len().max(after.len()) {
        let (old, new) = (before.get(n), after.get(n));
        if old != new {
            let bytes = new.map(|e| encode(&entry(e)));
            out.push((format!("h/{n:08}"), bytes));
        }
    }
}

/// A filing out of its records, given as name and opened bytes in the order of their names. `None` without a head.
///
/// # Errors
/// [`DecodeError`].
pub fn from_records<'a>(
    id: &FilingId,
    records: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<Option<Filing>, DecodeError> {
    let mut head: Option<HeadV1> = None;
    let mut filing = empty(id);
    for (name, bytes) in records {
        if name == HEAD {
            head = Some(decode(bytes)?);
            continue;
        }
        let (tag, rest) = name.split_once('/').ok_or(DecodeError::Damaged)?;
        match tag {
            "a" => put(&mut filing.answers, rest, bytes, from_answer)?,
            "p" => {
                let value = from_pending(decode(bytes)?).ok_or(DecodeError::Damaged)?;
                filing.pending.insert(PhotoId(rest.to_owned()), value);
            }
            "t" => put(&mut filing.tries, rest, bytes, from_pages)?,
            "d" => put(&mut filing.doubtful, rest, bytes, |v: String| v)?,
            "s" => put(&mut filing.second_look, rest, bytes, |v: Fault| v)?,
            "c" => drop(filing.crossed.insert(rest.to_owned(), from_crossed(decode(bytes)?))),
            "n" => put(&mut filing.refused, rest, bytes, |v: String| v)?,
            "b" => put(&mut filing.sent_back, rest, bytes, from_sent_back)?,
            "k" => put(&mut filing.picked, rest, bytes, from_sent_back)?,
            "g" => put(&mut filing.partial, rest, bytes, from_pages)?,
            "v" => put(&mut filing.seen, rest, bytes, from_value)?,
            "r" => drop(filing.reminders.insert(rest.to_owned(), from_reminded(decode(bytes)?))),
            "u" => {
                let value = from_unsorted(decode(bytes)?).ok_or(DecodeError::Damaged)?;
                filing.unsorted.insert(PhotoId(rest.to_owned()), value);
            }
            "l" => drop(filing.looks.insert(rest.to_owned(), from_look(decode(bytes)?))),
            "h" => filing.history.push(from_entry(decode(bytes)?)),
            _ => return Err(DecodeError::Newer),
        }
    }
    Ok(head.map(|head| with_head(filing, head)))
}

fn put<V, S: DeserializeOwned>(
    map: &mut BTreeMap<Address, V>,
    name: &str,
    bytes: &[u8],
    from: impl FnOnce(S) -> V,
) -> Result<(), DecodeError> {
    let address = keys::read_address(name).ok_or(DecodeError::Damaged)?;
    map.insert(address, from(decode(bytes)?));
    Ok(())
}

fn head(f: &Filing) -> HeadV1 {
    HeadV1 {
        owner: f.owner,
        created: f.created,
        touched: f.touched,
        stage: f.stage,
        stage_since: f.stage_since,
        stages: f.stages.clone(),
        claim: f.claim.as_ref().map(|c| (c.user, c.name.clone(), c.at)),
        taken_over: f.taken_over,
        thread: f.thread,
        ticks: f.ticks.clone(),
        deck_page: f.deck_page,
        sheet_version: f.sheet_version,
        sheet_changes: f.sheet_changes.clone(),
        next_wakeup: f.next_wakeup,
    }
}

fn with_head(mut f: Filing, head: HeadV1) -> Filing {
    let HeadV1 { owner, created, touched, stage, stage_since, stages, claim, .. } = head;
    (f.owner, f.created, f.touched) = (owner, created, touched);
    (f.stage, f.stage_since, f.stages) = (stage, stage_since, stages);
    f.claim = claim.map(|(user, name, at)| Claim { user, name, at });
    (f.taken_over, f.thread, f.next_wakeup) = (head.taken_over, head.thread, head.next_wakeup);
    (f.ticks, f.deck_page) = (head.ticks, head.deck_page);
    (f.sheet_version, f.sheet_changes) = (head.sheet_version, head.sheet_changes);
    f
}

/// A filing to be filled: a new field is set here and in the records above, or it does not compile.
fn empty(id: &FilingId) -> Filing {
    Filing {
        id: id.clone(),
        owner: 0,
        created: Time::UNIX_EPOCH,
        touched: Time::UNIX_EPOCH,
        stage: Stage::Draft,
        stage_since: Time::UNIX_EPOCH,
        stages: BTreeMap::new(),
        answers: BTreeMap::new(),
        pending: BTreeMap::new(),
        tries: BTreeMap::new(),
        doubtful: BTreeMap::new(),
        second_look: BTreeMap::new(),
        crossed: BTreeMap::new(),
        refused: BTreeMap::new(),
        sent_back: BTreeMap::new(),
        picked: BTreeMap::new(),
        seen: BTreeMap::new(),
        claim: None,
        taken_over: None,
        thread: None,
        reminders: BTreeMap::new(),
        ticks: BTreeSet::new(),
        deck_page: 0,
        sheet_version: 0,
        sheet_changes: BTreeMap::new(),
        partial: BTreeMap::new(),
        unsorted: BTreeMap::new(),
        looks: BTreeMap::new(),
        history: Vec::new(),
        next_wakeup: None,
    }
}
