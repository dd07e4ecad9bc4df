//! The part of a picture that lies within four corners, row by row.

use crate::plane::Pixel;

/// The pixels within a document: one stretch a row.
pub(super) struct Region {
    top: usize,
    rows: Vec<(usize, usize)>,
}

impl Region {
    /// What lies within the corners, drawn in towards the middle by a share of the way, on a picture of `size`.
    pub(super) fn within(corners: [Pixel; 4], inset: f32, size: (usize, usize)) -> Region {
        let middle = [0, 1].map(|i| corners.iter().map(|c| c[i]).sum::<f32>() / 4.0);
        let corners = corners.map(|c| [0, 1].map(|i| c[i] + (middle[i] - c[i]) * 2.0 * inset));
        let edge = |pick: fn(f32, f32) -> f32, start: f32| corners.iter().map(|c| c[1]).fold(start, pick);
        let top = edge(f32::min, f32::MAX).ceil().clamp(0.0, size.1 as f32) as usize;
        let bottom = edge(f32::max, f32::MIN).floor().clamp(0.0, size.1 as f32) as usize;
        let rows = (top..bottom.max(top)).map(|y| stretch(&corners, y as f32, size.0)).collect();
        Region { top, rows }
    }

    /// Each row with its stretch, from the top.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.rows.iter().enumerate().map(|(i, (from, to))| (self.top + i, *from, *to))
    }

    /// How many pixels there are.
    pub(super) fn area(&self) -> usize {
        self.rows.iter().map(|(from, to)| to - from).sum()
    }

    /// Whether a rectangle lies wholly within.
    pub(super) fn holds(&self, left: usize, top: usize, right: usize, bottom: usize) -> bool {
        let row = |y: usize| y.checked_sub(self.top).and_then(|i| self.rows.get(i));
        [top, bottom - 1].into_iter().all(|y| row(y).is_some_and(|(from, to)| *from <= left && right <= *to))
    }
}

fn stretch(corners: &[Pixel; 4], y: f32, width: usize) -> (usize, usize) {
    let (mut from, mut to) = (f32::MAX, f32::MIN);
    for i in 0..4 {
        let (a, b) = (corners[i], corners[(i + 1) % 4]);
        if (a[1] <= y) != (b[1] <= y) {
            let x = a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]);
            from = from.min(x);
            to = to.max(x);
        }
    }
    if from > to {
        return (0, 0);
    }
    let inside = |x: f32| x.clamp(0.0, width as f32) as usize;
    (inside(from.ceil()), inside(to.floor()).max(inside(from.ceil())))
}
