//! The picture as it is measured: fine enough for print, coarse enough for shapes.

use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, Rgb, RgbImage};

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
        let (fine, coarse) = match (picture.as_luma8(), picture.as_rgb8()) {
            (Some(grey), _) => {
                (shrunk_light::<1>(grey.as_raw(), size(picture)), shrunk::<1>(grey.as_raw(), size(picture)))
            }
            (None, Some(rgb)) => {
                (shrunk_light::<3>(rgb.as_raw(), size(picture)), shrunk::<3>(rgb.as_raw(), size(picture)))
            }
            // Decoding leaves eight bits, grey or colour, and nothing else.
            (None, None) => (GrayImage::new(1, 1), RgbImage::new(1, 1)),
        };
        let turned = |small: DynamicImage| {
            let mut small = small;
            small.apply_orientation(orientation);
            small
        };
        Scene { fine: turned(fine.into()).into_luma8(), coarse: turned(coarse.into()).into_rgb8() }
    }

    /// Pixels of the fine picture for one of the coarse.
    pub(super) fn step(&self) -> f32 {
        self.fine.width() as f32 / self.coarse.width() as f32
    }
}

fn size(picture: &DynamicImage) -> [usize; 2] {
    [picture.width() as usize, picture.height() as usize]
}

/// Width and height when the longer side is `long` at most.
fn within([width, height]: [usize; 2], long: u32) -> [usize; 2] {
    let (long, most) = (long as usize, width.max(height));
    if most <= long { [width, height] } else { [width * long / most, height * long / most].map(|s| s.max(1)) }
}

/// The light of whole blocks of pixels, `C` bytes each: their green, which is nearly all of it, and cheap.
fn shrunk_light<const C: usize>(bytes: &[u8], [width, height]: [usize; 2]) -> GrayImage {
    let [across, down] = within([width, height], FINE_SIDE);
    let mut out = Vec::with_capacity(across * down);
    let mut sums = vec![0u32; width];
    let edges: Vec<usize> = (0..=across).map(|x| x * width / across).collect();
    for y in 0..down {
        let (top, bottom) = (y * height / down, (y + 1) * height / down);
        sums.fill(0);
        for row in bytes[top * width * C..bottom * width * C].chunks_exact(width * C) {
            for (sum, p) in sums.iter_mut().zip(row.chunks_exact(C)) {
                *sum += u32::from(p[C / 2]);
            }
        }
        let rows = (bottom - top) as u32;
        for ends in edges.windows(2) {
            let block = &sums[ends[0]..ends[1]];
            out.push((block.iter().sum::<u32>() / (rows * block.len() as u32)) as u8);
        }
    }
    GrayImage::from_raw(across as u32, down as u32, out).expect("as many pixels as width times height")
}

/// Colours, each the mean of up to five by five pixels of its block.
fn shrunk<const C: usize>(bytes: &[u8], [width, height]: [usize; 2]) -> RgbImage {
    let [across, down] = within([width, height], COARSE_SIDE);
    RgbImage::from_fn(across as u32, down as u32, |x, y| {
        let (x, y) = (x as usize, y as usize);
        let (left, right) = (x * width / across, (x + 1) * width / across);
        let (top, bottom) = (y * height / down, (y + 1) * height / down);
        let (mut sum, mut count) = ([0u32; 3], 0);
        for row in (top..bottom).step_by((bottom - top).div_ceil(5)) {
            for column in (left..right).step_by((right - left).div_ceil(5)) {
                let p = &bytes[(row * width + column) * C..][..C];
                sum = std::array::from_fn(|i| sum[i] + u32::from(p[i % C]));
                count += 1;
            }
        }
        Rgb(sum.map(|s| (s / count) as u8))
    })
}
