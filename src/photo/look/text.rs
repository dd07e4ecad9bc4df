//! How high the lines of print are.

use image::GrayImage;

use crate::plane::{Pixel, Plane};

/// Pixels of the longer side of the straightened document.
const LONG: usize = 640;

/// Strips in which rows of print are told from rows of paper.
const STRIPS: usize = 20;

/// Print is darker than what lies around it by this share.
const DARKER: f32 = 0.14;

/// The share of a strip's row that print covers at least.
const INKED: f32 = 0.1;

/// Heights of lines of print, in pixels of the straightened document.
const HEIGHTS: (usize, usize) = (4, 48);

/// The usual height of a line of print, in thousandths of the document's longer side; 0 where none was found.
pub(super) fn height(luma: &GrayImage, corners: [Pixel; 4], sides: Pixel) -> u32 {
    let long = sides[0].max(sides[1]).max(1.0);
    let size = sides.map(|s| ((s / long * LONG as f32) as usize).max(8));
    let plane = Plane::onto([size[0] as f32, size[1] as f32], corners);
    let mut straight = Vec::with_capacity(size[0] * size[1]);
    for y in 0..size[1] {
        for x in 0..size[0] {
            let [px, py] = plane.at([x as f32 + 0.5, y as f32 + 0.5]);
            let px = (px.max(0.0) as u32).min(luma.width() - 1);
            let py = (py.max(0.0) as u32).min(luma.height() - 1);
            straight.push(luma.as_raw()[(py * luma.width() + px) as usize]);
        }
    }
    let mut heights = Vec::new();
    let wide = size[0] / STRIPS;
    for strip in 1..STRIPS - 1 {
        let rows = (0..size[1]).map(|y| &straight[y * size[0] + strip * wide..][..wide]);
        runs(rows, &mut heights);
    }
    heights.sort_unstable();
    heights.get(heights.len() / 2).map_or(0, |h| (h * 1000 / LONG) as u32)
}

/// Heights of the stretches of rows with print in them.
fn runs<'a>(rows: impl Iterator<Item = &'a [u8]>, heights: &mut Vec<usize>) {
    let mut run = 0;
    for row in rows {
        let paper = row.iter().copied().max().unwrap_or(0);
        let ink = row.iter().filter(|v| f32::from(**v) < f32::from(paper) * (1.0 - DARKER)).count();
        if ink as f32 >= INKED * row.len() as f32 {
            run += 1;
        } else {
            if (HEIGHTS.0..=HEIGHTS.1).contains(&run) {
                heights.push(run);
            }
            run = 0;
        }
    }
}
