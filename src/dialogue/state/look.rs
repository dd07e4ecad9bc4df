//! What was looked up outside for a filing.

use std::fmt;
use std::net::IpAddr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dialogue::Time;

/// Names one attempt, so that an outcome handed in twice or overtaken by a newer one counts no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LookId(pub String);

/// The newest attempt of a row of the rulebook and its outcome.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// The newest attempt.
    pub id: LookId,
    /// What it was made for; of another domain it says nothing.
    pub domain: String,
    /// When it was asked for.
    pub asked: Time,
    /// Somebody waits for the outcome.
    pub told: bool,
    /// Its outcome is still to come.
    pub waiting: bool,
    /// What was found last, and when.
    pub found: Option<(Time, Found)>,
}

/// What was found outside. The shell measures; what it means is judged in the case.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub enum Found {
    /// It could not be found out.
    Unknown,
    /// The names that resolve; none: nothing does.
    Names(Vec<Host>),
    /// What the registry says.
    Registered {
        /// The day on which the domain expires.
        expires: Option<NaiveDate>,
        /// With whom it is registered.
        registrar: Option<String>,
    },
    /// The registry knows no such domain.
    Unregistered,
    /// What stands on the home page.
    Page {
        /// Digits of filing numbers, a site's with its end: `2026000001-1`.
        numbers: Vec<String>,
        /// There is a link to the ministry's page.
        link: bool,
    },
}

/// A name that resolves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Host {
    /// The domain, or a name under it.
    pub name: String,
    /// Where it leads; none: to another name, which leads nowhere.
    pub addresses: Vec<IpAddr>,
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        for (place, address) in self.addresses.iter().enumerate() {
            write!(f, "{}{address}", if place == 0 { " → " } else { ", " })?;
        }
        Ok(())
    }
}

/// No name: it may hold a person's.
impl fmt::Debug for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "host({} addresses)", self.addresses.len())
    }
}

impl fmt::Debug for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "look({}, waiting {}, {:?})", self.id.0, self.waiting, self.found)
    }
}

/// Kinds and counts only: what stands outside may name people.
impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::Unknown => f.write_str("unknown"),
            Found::Names(names) => write!(f, "names({})", names.len()),
            Found::Registered { expires, .. } => write!(f, "registered(until {})", expires.is_some()),
            Found::Unregistered => f.write_str("unregistered"),
            Found::Page { numbers, link } => write!(f, "page({} numbers, link {link})", numbers.len()),
        }
    }
}
