//! A page taken off its photograph: laid flat, its light evened out, what is ink on it and what is red.

use image::RgbImage;

use crate::plane::{Plane, Point};
use crate::sheet::PAGE_POINTS;

/// Pixels to a point of the flat page: a thin stroke of a pen is nearly two pixels wide.
pub(super) const SCALE: f32 = 1.5;
/// Pixels to a millimetre of the flat page.
pub(super) const PER_MM: f64 = SCALE as f64 * 72.0 / 25.4;
/// In a picture of fewer pixels to a point a row of noughts looks crossed out.
const FINE: f64 = 2.0;
/// Light is told in blocks of this side.
const BLOCK: usize = 4;
/// Blocks that what is written may be thick, either way from its middle: 2.8 mm.
const REACH: usize = 3;
/// Darker than the paper by this part is ink.
pub(super) const INK: f32 = 0.16;
/// Redder than the paper by this part is red.
const RED: f32 = 0.13;
/// Red ink lets this much red through; black and blue don't.
const RED_LIGHT: f32 = 0.42;

/// A flat page. Maps are as large as the page, row by row.
pub(super) struct Paper {
    pub(super) wide: usize,
    pub(super) high: usize,
    /// How dark each pixel is against the paper, seen through a red glass: 0 to 1. Red ink is no ink here.
    pub(super) ink: Vec<f32>,
    /// Whether it is red ink.
    pub(super) red: Vec<bool>,
    /// Whether the picture is fine enough to tell the gaps between figures.
    pub(super) fine: bool,
}

impl Paper {
    /// Lays a page flat.
    pub(super) fn flat(picture: &RgbImage, page: &Plane) -> Paper {
        let [wide, high] = PAGE_POINTS.map(|points| (points * SCALE).round() as usize);
        let colours = taken(picture, page, wide, high);
        let light = [0, 1, 2].map(|channel| Light::of(&colours, channel, wide, high));
        let fine = page.scale_at(PAGE_POINTS.map(|side| f64::from(side) / 2.0)) > FINE;
        let mut paper = Paper { wide, high, ink: vec![0.0; wide * high], red: vec![false; wide * high], fine };
        let columns: Vec<(usize, usize, f32)> = (0..wide).map(|x| between(x, light[0].columns)).collect();
        for y in 0..high {
            let rows = [0, 1, 2].map(|n| light[n].row(y));
            for (x, (left, right, part)) in columns.iter().enumerate() {
                let at = y * wide + x;
                let tone = |n: usize| {
                    let row: &[f32] = &rows[n];
                    f32::from(colours[at][n]) / (row[*left] * (1.0 - part) + row[*right] * part)
                };
                let [r, g, b] = [tone(0), tone(1), tone(2)];
                let red = r - f32::midpoint(g, b) > RED && r > RED_LIGHT;
                paper.red[at] = red;
                paper.ink[at] = if red { 0.0 } else { (1.0 - r).clamp(0.0, 1.0) };
            }
        }
        paper
    }

    /// Whether there is ink at a pixel.
    pub(super) fn inked(&self, x: usize, y: usize) -> bool {
        self.ink[y * self.wide + x] > INK
    }

    /// The pixels of an area given in points, within the page: left, top, right, bottom, the last two excluded.
    pub(super) fn pixels(&self, area: [f32; 4]) -> [usize; 4] {
        let at = |points: f32, most: usize| ((points * SCALE).round().max(0.0) as usize).min(most);
        [at(area[0], self.wide), at(area[1], self.high), at(area[2], self.wide), at(area[3], self.high)]
    }
}

/// The colours of the flat page; white where the picture ends.
fn taken(picture: &RgbImage, page: &Plane, wide: usize, high: usize) -> Vec<[u8; 3]> {
    let (columns, rows) = (picture.width() as usize, picture.height() as usize);
    let raw = picture.as_raw();
    let mut colours = vec![[255; 3]; wide * high];
    for (at, colour) in colours.iter_mut().enumerate() {
        let points = [at % wide, at / wide].map(|n| (n as f64 + 0.5) / f64::from(SCALE));
        let [x, y]: Point = page.of(points);
        let (x, y) = (x as f32, y as f32);
        if !(x >= 0.0 && y >= 0.0) {
            continue;
        }
        let (left, top) = (x as usize, y as usize);
        if left + 1 >= columns || top + 1 >= rows {
            continue;
        }
        let (fx, fy) = (x - left as f32, y - top as f32);
        let first = (top * columns + left) * 3;
        let below = first + columns * 3;
        for (n, channel) in colour.iter_mut().enumerate() {
            let value = |at: usize| f32::from(raw[at + n]);
            let upper = value(first) * (1.0 - fx) + value(first + 3) * fx;
            let lower = value(below) * (1.0 - fx) + value(below + 3) * fx;
            *channel = (upper * (1.0 - fy) + lower * fy + 0.5) as u8;
        }
    }
    colours
}

/// How bright the bare paper is, everywhere: what is dark and thin is bridged, shadows are followed.
struct Light {
    columns: usize,
    rows: usize,
    blocks: Vec<f32>,
}

impl Light {
    fn of(colours: &[[u8; 3]], channel: usize, wide: usize, high: usize) -> Light {
        let (columns, rows) = (wide / BLOCK, high / BLOCK);
        let mut blocks = Vec::with_capacity(columns * rows);
        let mut cells = [0_u8; BLOCK * BLOCK];
        for row in 0..rows {
            for column in 0..columns {
                for (n, cell) in cells.iter_mut().enumerate() {
                    let (x, y) = (column * BLOCK + n % BLOCK, row * BLOCK + n / BLOCK);
                    *cell = colours[y * wide + x][channel];
                }
                cells.sort_unstable();
                // The brightest quarter without its extremes: noise does not count as light.
                let bright = &cells[BLOCK * BLOCK * 5 / 8..BLOCK * BLOCK * 7 / 8];
                blocks.push(bright.iter().map(|v| f32::from(*v)).sum::<f32>() / bright.len() as f32);
            }
        }
        let mut light = Light { columns, rows, blocks };
        light.sweep(f32::max);
        light.sweep(f32::min);
        light
    }

    /// Each block becomes the most, by `pick`, of those around it.
    fn sweep(&mut self, pick: fn(f32, f32) -> f32) {
        for (count, lines, step, jump) in
            [(self.columns, self.rows, 1, self.columns), (self.rows, self.columns, self.columns, 1)]
        {
            let mut line = vec![0.0; count];
            for n in 0..lines {
                for (k, cell) in line.iter_mut().enumerate() {
                    *cell = self.blocks[n * jump + k * step];
                }
                for k in 0..count {
                    let around = &line[k.saturating_sub(REACH)..(k + REACH + 1).min(count)];
                    self.blocks[n * jump + k * step] = around.iter().copied().reduce(pick).unwrap_or(255.0);
                }
            }
        }
    }

    /// The light along a row of pixels, a value a block, smooth between the blocks' middles; never nothing.
    fn row(&self, y: usize) -> Vec<f32> {
        let (top, bottom, part) = between(y, self.rows);
        let block = |column: usize, row: usize| self.blocks[row * self.columns + column];
        let mixed = |column| block(column, top) * (1.0 - part) + block(column, bottom) * part;
        (0..self.columns).map(|column| mixed(column).max(8.0)).collect()
    }
}

/// The two blocks between whose middles a pixel lies, and how near it is to the second.
fn between(pixel: usize, blocks: usize) -> (usize, usize, f32) {
    let at = ((pixel as f32 + 0.5) / BLOCK as f32 - 0.5).clamp(0.0, (blocks - 1) as f32);
    (at as usize, (at as usize + 1).min(blocks - 1), at.fract())
}
