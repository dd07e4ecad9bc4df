//! RDAP: what the registry of a domain says about it (RFC 9083).

use chrono::{DateTime, NaiveDate};
use reqwest::StatusCode;
use serde_json::Value as Json;

use super::Open;
use crate::dialogue::state::Found;

/// A longer name of a registrar is cut, in characters.
const NAME_MAX: usize = 60;

/// Asks the registry at `base`, which ends with a slash.
pub(super) async fn registration(open: &Open, base: &str, domain: &str) -> Found {
    let Some((status, body)) = open.get(&format!("{base}domain/{domain}")).await else {
        return Found::Unknown;
    };
    match (status, serde_json::from_slice::<Json>(&body)) {
        (StatusCode::NOT_FOUND, _) => Found::Unregistered,
        (StatusCode::OK, Ok(answer)) => read(&answer),
        _ => Found::Unknown,
    }
}

/// Expiry and registrar out of an answer.
fn read(answer: &Json) -> Found {
    if answer["objectClassName"] != "domain" {
        return Found::Unknown;
    }
    Found::Registered { expires: expiry(answer), registrar: registrar(answer) }
}

fn expiry(answer: &Json) -> Option<NaiveDate> {
    let event = answer["events"].as_array()?.iter().find(|event| event["eventAction"] == "expiration")?;
    Some(DateTime::parse_from_rfc3339(event["eventDate"].as_str()?).ok()?.date_naive())
}

fn registrar(answer: &Json) -> Option<String> {
    let is_registrar =
        |entity: &&Json| entity["roles"].as_array().is_some_and(|roles| roles.iter().any(|r| r == "registrar"));
    let entity = answer["entities"].as_array()?.iter().find(is_registrar)?;
    // A jCard: rows of name, parameters, type, value.
    let card = entity["vcardArray"][1].as_array()?;
    let name = card.iter().find(|row| row[0] == "fn")?[3].as_str()?;
    Some(name.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect())
}
