//! Pictures of the scripts: what would have been measured.

use beian::rulebook::photos::{Facts, Format};
use beian::text::Fault;

/// What inspecting a picture of this kind gives.
pub fn result(kind: &str) -> Result<Facts, Fault> {
    let good = Facts {
        format: Format::Jpeg,
        bytes: 400_000,
        digest: "00".to_owned(),
        width: 1600,
        height: 1000,
        orientation: 1,
        pages: None,
        brightness: 140,
        light: 220,
        contrast: 180,
        sharpness: 90,
        clipped: 2,
        glare: 0,
        glare_at: None,
        colour: 60,
        grey: false,
    };
    Ok(match kind {
        "good" => good,
        "large" => Facts { bytes: 3_000_000, ..good },
        "small" => Facts { width: 120, height: 80, ..good },
        "dark" => Facts { brightness: 3, light: 6, contrast: 4, ..good },
        "pdf" => Facts { format: Format::Pdf, width: 0, height: 0, pages: Some(1), ..good },
        "heic" => return Err(Fault::new("photo_heic")),
        other => panic!("no picture {other}"),
    })
}
