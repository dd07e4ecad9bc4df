//! The square code on a photograph: found and read anywhere, or where the page's marks say that it must be.

use image::GrayImage;
use rqrr::{Grid, PreparedImage, SimpleGrid};
use rxing::common::HybridBinarizer;
use rxing::qrcode::QRCodeReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8Source, Reader};

use crate::plane::{Plane, Point};
use crate::sheet::code::Mark;
use crate::sheet::desk::{CODE, CODE_AT};

/// Squares a side of the codes that we print.
const SIZES: [usize; 3] = [25, 29, 33];

/// Squares a side of the three figures in a code's corners.
const FINDER: usize = 7;
/// Of their squares, so many in a hundred are as they must be where a code stands.
const FINDER_LIKE: usize = 85;

/// A code that was read, and from its own square of side 1 to the picture.
pub(super) struct Found {
    pub(super) mark: Mark,
    pub(super) plane: Plane,
}

impl Found {
    /// The middle of the code on the picture.
    pub(super) fn middle(&self) -> Point {
        self.plane.of([0.5, 0.5])
    }

    /// The same as if the camera looked straight down: far from so small a code that errs less.
    pub(super) fn roughly(&self) -> Option<Plane> {
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        let [a, b, _, d] = corners.map(|corner| self.plane.of(corner));
        let c = [0, 1].map(|n| b[n] + d[n] - a[n]);
        Plane::between(corners.map(on_page), [a, b, c, d])
    }

    /// From points of the page to the picture, as far as so small a thing can tell.
    pub(super) fn page(&self) -> Option<Plane> {
        let corners = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        Plane::between(corners.map(on_page), corners.map(|corner| self.plane.of(corner)))
    }
}

/// A point of the code's own square on the page, in points.
fn on_page([x, y]: Point) -> Point {
    [f64::from(CODE_AT[0]) + x * f64::from(CODE), f64::from(CODE_AT[1]) + y * f64::from(CODE)]
}

/// Looks for one of our codes anywhere; `second` asks the slower reader, too.
pub(super) fn find(luma: &GrayImage, second: bool) -> Option<Found> {
    first_reader(luma).or_else(|| if second { second_reader(luma) } else { None })
}

fn first_reader(luma: &GrayImage) -> Option<Found> {
    let source = Luma8Source::new_with_slice(luma.as_raw(), luma.width(), luma.height()).ok()?;
    let hints = DecodeHints { TryHarder: Some(true), ..DecodeHints::default() };
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let result = QRCodeReader::new().decode_with_hints(&mut bitmap, &hints).ok()?;
    let mark = Mark::parse(result.getText())?;
    let points: Vec<Point> = result.getPoints().iter().map(|p| [f64::from(p.x), f64::from(p.y)]).collect();
    let [bottom_left, top_left, top_right, rest @ ..] = points.as_slice() else {
        return None;
    };
    let size = crate::sheet::code::squares(&mark.payload()).len() as f64;
    let (near, far) = (3.5 / size, 1.0 - 3.5 / size);
    let (fourth, its) = match rest.first() {
        Some(alignment) => (1.0 - 6.5 / size, *alignment),
        None => (far, [0, 1].map(|n| bottom_left[n] + top_right[n] - top_left[n])),
    };
    let from = [[near, near], [far, near], [fourth, fourth], [near, far]];
    Some(Found { mark, plane: Plane::between(from, [*top_left, *top_right, its, *bottom_left])? })
}

fn second_reader(luma: &GrayImage) -> Option<Found> {
    let (wide, high) = (luma.width() as usize, luma.height() as usize);
    let mut prepared = PreparedImage::prepare_from_greyscale(wide, high, |x, y| luma.as_raw()[y * wide + x]);
    prepared.detect_grids().into_iter().find_map(|grid| {
        let (_, text) = grid.decode().ok()?;
        let mark = Mark::parse(&text)?;
        let corners = grid.bounds.map(|p| [f64::from(p.x), f64::from(p.y)]);
        Some(Found { mark, plane: Plane::between([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]], corners)? })
    })
}

/// Reads the code square by square where it must be on a page whose place is known.
pub(super) fn read_at(luma: &GrayImage, page: &Plane) -> Option<Mark> {
    SIZES.into_iter().find_map(|size| {
        let light: Vec<f64> = (0..size * size)
            .map(|n| {
                let middle = |k: usize| (k as f64 + 0.5) / size as f64;
                around(luma, page.of(on_page([middle(n % size), middle(n / size)])))
            })
            .collect();
        let limit = threshold(&light);
        let grid = SimpleGrid::from_func(size, |x, y| light[y * size + x] < limit);
        Grid::new(grid).decode().ok().and_then(|(_, text)| Mark::parse(&text))
    })
}

/// Whether the three corners of a code are where they must be on a page, though it can't be read: covered, or in glare.
pub(super) fn stands_at(luma: &GrayImage, page: &Plane) -> bool {
    SIZES.into_iter().any(|size| {
        let far = size - FINDER;
        let cells: Vec<(f64, bool)> = [[0, 0], [far, 0], [0, far]]
            .into_iter()
            .flat_map(|[left, top]| (0..FINDER * FINDER).map(move |n| [left, top, n % FINDER, n / FINDER]))
            .map(|[left, top, x, y]| {
                let middle = |k: usize| (k as f64 + 0.5) / size as f64;
                // From the middle outwards: three squares of black, one of white, one of black.
                let ring = x.abs_diff(FINDER / 2).max(y.abs_diff(FINDER / 2));
                (around(luma, page.of(on_page([middle(left + x), middle(top + y)]))), ring != 2)
            })
            .collect();
        let limit = threshold(&cells.iter().map(|(tone, _)| *tone).collect::<Vec<_>>());
        let right = cells.iter().filter(|(tone, dark)| (*tone < limit) == *dark).count();
        right * 100 >= cells.len() * FINDER_LIKE
    })
}

/// The mean of nine pixels; white outside.
fn around(luma: &GrayImage, [x, y]: Point) -> f64 {
    let (x, y) = (x.round() as i64, y.round() as i64);
    let at = |x: i64, y: i64| {
        let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y).ok()?);
        luma.get_pixel_checked(x, y).map(|p| f64::from(p.0[0]))
    };
    let sum: f64 = (-1..=1)
        .flat_map(|dy| (-1..=1).map(move |dx| (dx, dy)))
        .map(|(dx, dy)| at(x + dx, y + dy).unwrap_or(255.0))
        .sum();
    sum / 9.0
}

/// Halfway between dark and light, extremes left out.
fn threshold(light: &[f64]) -> f64 {
    let mut sorted = light.to_vec();
    sorted.sort_by(f64::total_cmp);
    let tenth = sorted.len() / 10;
    let end = |at: usize| sorted.get(at).copied().unwrap_or(128.0);
    f64::midpoint(end(tenth), end(sorted.len().saturating_sub(tenth + 1)))
}
