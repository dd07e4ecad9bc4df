//! The picture as it is measured: fine enough for print, coarse enough for shapes.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, RgbImage};

use crate::photo::decode::upright;

/// Pixels of the long side on which print is measured.
pub(in crate::photo) const FINE_SIDE: u32 = 1600;

/// Pixels of the long side on which shapes and colours are looked for.
pub(super) const COARSE_SIDE: u32 = 400;

/// A picture at both sizes, right way up.
pub(super) struct Scene {
    /// Light alone, [`FINE_SIDE`] pixels long at most.
    pub(super) fine: GrayImage,
    /// With colours, [`COARSE_SIDE`] pixels long at most.
    pub(super) coarse: RgbImage,
}

impl Scene {
    pub(super) fn of(picture: &DynamicImage, orientation: Orientation) -> Scene {
        let small = upright(picture, orientation, FINE_SIDE);
        let coarse = upright(&small, Orientation::NoTransforms, COARSE_SIDE).into_rgb8();
        Scene { fine: small.into_luma8(), coarse }
    }

    /// Pixels of the fine picture for one of the coarse.
    pub(super) fn step(&self) -> f32 {
        self.fine.width() as f32 / self.coarse.width() as f32
    }
}
