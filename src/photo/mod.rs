//! Pictures measured. (Placeholder until the measuring lands.)

use serde::{Deserialize, Serialize};

/// What was measured of a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {}
