//! What foresees a refusal: signs in the answers, as data of `refusals.toml`.

use serde::Deserialize;

use super::rule::Basis;
use super::when::When;

/// One sign that a reason will come. With faults or crosses it is their being found; with neither it is its conditions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// When it counts; all must hold.
    #[serde(default)]
    pub when: Vec<When>,
    /// Codes of faults and warnings of answers and photos.
    #[serde(default)]
    pub faults: Vec<String>,
    /// Ids of `crosses.toml`.
    #[serde(default)]
    pub crosses: Vec<String>,
    /// Of faults: only those in these items; none: in any. Of conditions: the items that mend it, the first is named.
    #[serde(default)]
    pub items: Vec<String>,
    /// The text that says it, where no option chosen does.
    #[serde(default)]
    pub says: Option<String>,
    /// Where it differs from the reason's: its severity says whether it will, may or could bring the refusal.
    #[serde(default)]
    pub basis: Option<Basis>,
}

impl Sign {
    /// True if its conditions alone are the sign.
    pub fn is_bare(&self) -> bool {
        self.faults.is_empty() && self.crosses.is_empty()
    }
}
