//! Everything the rulebook knows, in one value.

use super::domains::Domains;
use super::names::Names;

/// The law as data: loaded once, then only read.
#[derive(Debug, Clone)]
pub struct Law {
    /// Word lists for the names of sites and for remarks.
    pub names: Names,
    /// Suffixes under which a domain can be filed.
    pub domains: Domains,
}

impl Law {
    /// The data that the binary carries.
    ///
    /// # Panics
    /// Never with the data of this repository: the tests parse it.
    pub fn builtin() -> Law {
        Law {
            names: Names::builtin(),
            domains: Domains::builtin(),
        }
    }
}
