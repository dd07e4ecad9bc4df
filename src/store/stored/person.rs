//! A person's record.

use serde::{Deserialize, Serialize};

use super::{DecodeError, decode, encode, keys};
use crate::dialogue::state::{Address, Consent, FilingId, Person, Screen, Today};
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
    #[serde(default)]
    shown: String,
    #[serde(default)]
    said: Vec<(i64, String)>,
    #[serde(default)]
    today: Today,
    reachable: bool,
}

/// A person as stored.
pub fn to_bytes(person: &Person) -> Vec<u8> {
    let Person { id, lang, zone, consent, filings, active, screen, turn, shown, said, today, reachable } = person;
    encode(&PersonV1 {
        id: *id,
        lang: *lang,
        zone: zone.clone(),
        consent: consent.as_ref().map(|c| (c.at, c.notice)),
        filings: filings.clone(),
        active: active.clone(),
        screen: serde_json::to_value(screen).unwrap_or_default(),
        turn: *turn,
        shown: shown.clone(),
        said: said.iter().map(|(message, address)| (*message, address.to_string())).collect(),
        today: today.clone(),
        reachable: *reachable,
    })
}

/// A person out of the record.
///
/// # Errors
/// [`DecodeError`].
pub fn from_bytes(bytes: &[u8]) -> Result<Person, DecodeError> {
    let v1: PersonV1 = decode(bytes)?;
    let said = |(message, address): (i64, String)| Some::<(i64, Address)>((message, keys::read_address(&address)?));
    Ok(Person {
        id: v1.id,
        lang: v1.lang,
        zone: v1.zone,
        consent: v1.consent.map(|(at, notice)| Consent { at, notice }),
        filings: v1.filings,
        active: v1.active,
        screen: serde_json::from_value::<Screen>(v1.screen).unwrap_or_default(),
        turn: v1.turn,
        shown: v1.shown,
        said: v1.said.into_iter().filter_map(said).collect(),
        today: v1.today,
        reachable: v1.reachable,
    })
}
