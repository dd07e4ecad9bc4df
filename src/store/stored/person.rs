//! A person's record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode, encode, keys};
use crate::dialogue::state::{Consent, FilingId, Known, Person, Screen};
use crate::dialogue::{Time, UserId};
use crate::text::Lang;

#[derive(Debug, Serialize, Deserialize)]
struct PersonV1 {
    id: UserId,
    lang: Lang,
    zone: String,
    consent: Option<(Time, u32)>,
    filings: Vec<FilingId>,
    active: Option<FilingId>,
    /// What the chat shows is no answer: one that can't be read any more is the open question again.
    screen: serde_json::Value,
    turn: u32,
    last_said: Option<(i64, String)>,
    reachable: bool,
    #[serde(default)]
    known: BTreeMap<String, Option<FilingId>>,
}

/// A person as stored.
pub fn to_bytes(person: &Person) -> Vec<u8> {
    let Person {
        id,
        lang,
        zone,
        consent,
        filings,
        active,
        screen,
        turn,
        last_said,
        reachable,
        known,
    } = person;
    encode(&PersonV1 {
        id: *id,
        lang: *lang,
        zone: zone.clone(),
        consent: consent.as_ref().map(|c| (c.at, c.notice)),
        filings: filings.clone(),
        active: active.clone(),
        screen: serde_json::to_value(screen).unwrap_or_default(),
        turn: *turn,
        last_said: last_said
            .as_ref()
            .map(|(message, address)| (*message, address.to_string())),
        reachable: *reachable,
        known: known
            .iter()
            .map(|(name, k)| (name.clone(), k.filing.clone()))
            .collect(),
    })
}

/// A person out of the record.
///
/// # Errors
/// [`DecodeError`].
pub fn from_bytes(bytes: &[u8]) -> Result<Person, DecodeError> {
    let v1: PersonV1 = decode(bytes)?;
    Ok(Person {
        id: v1.id,
        lang: v1.lang,
        zone: v1.zone,
        consent: v1.consent.map(|(at, notice)| Consent { at, notice }),
        filings: v1.filings,
        active: v1.active,
        screen: serde_json::from_value::<Screen>(v1.screen).unwrap_or_default(),
        turn: v1.turn,
        last_said: v1
            .last_said
            .and_then(|(message, address)| Some((message, keys::read_address(&address)?))),
        reachable: v1.reachable,
        known: v1
            .known
            .into_iter()
            .map(|(name, filing)| (name, Known { filing }))
            .collect(),
    })
}
