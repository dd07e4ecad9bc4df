//! Pictures of the scripts: what would have been measured.

use beian::rulebook::photos::{Facts, Format};
use beian::text::Fault;

/// What inspecting a picture of this kind gives.
pub fn result(kind: &str) -> Result<Facts, Fault> {
    let good = Facts {
        width: 1600,
        height: 1000,
        brightness: 140,
        light: 220,
        contrast: 180,
        sharpness: 90,
        colour: 60,
        ..Facts::unmeasured(Format::Jpeg, 400_000, "00".to_owned())
    };
    Ok(match kind {
        "good" => good,
        "large" => Facts { bytes: 3_000_000, ..good },
        "small" => Facts { width: 120, height: 80, ..good },
        "dark" => Facts { brightness: 3, light: 6, contrast: 4, ..good },
        "pdf" => Facts { pages: Some(1), ..Facts::unmeasured(Format::Pdf, 400_000, "00".to_owned()) },
        "heic" => return Err(Fault::new("photo_heic")),
        other => panic!("no picture {other}"),
    })
}
