//! Pictures of the scripts: what would have been measured.

use beian::rulebook::photos::{Facts, Format};
use beian::text::Fault;

/// What inspecting a picture of this kind gives; pictures with different numbers look different.
pub fn result(kind: &str, number: usize) -> Result<Facts, Fault> {
    let digest = format!("{number:04x}");
    let good = Facts {
        width: 1600,
        height: 1000,
        brightness: 140,
        light: 220,
        contrast: 180,
        sharpness: 90,
        colour: 60,
        print: (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        ..Facts::unmeasured(Format::Jpeg, 400_000, digest.clone())
    };
    Ok(match kind {
        "good" => good,
        "large" => Facts { bytes: 3_000_000, ..good },
        "small" => Facts { width: 120, height: 80, ..good },
        "dark" => Facts { brightness: 3, light: 6, contrast: 4, ..good },
        "pdf" => Facts { pages: Some(1), ..Facts::unmeasured(Format::Pdf, 400_000, digest) },
        "heic" => return Err(Fault::new("photo_heic")),
        "shrunk" => Facts { width: 1280, height: 230, ..good },
        other => match other.strip_prefix("sharpness ").and_then(|n| n.parse().ok()) {
            Some(sharpness) => Facts { sharpness, ..good },
            None => panic!("no picture {other}"),
        },
    })
}
