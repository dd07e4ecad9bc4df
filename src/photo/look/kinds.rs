//! What a document probably is, by where it has solid colour and where red.

use image::{Rgb, RgbImage};

use crate::plane::{Pixel, Plane};
use crate::rulebook::photos::{Guess, Shows};

/// Cells along the longer side of a document, and along the shorter.
const CELLS: (usize, usize) = (48, 32);

/// Light and colour from which on a place is not paper, in steps at full light.
const SOLID: (i32, i32) = (52, 24);

/// Red of emblems and seals: this much above green and blue.
const REDNESS: i32 = 85;

/// One cell of a document seen straight.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// No point of it is paper: print leaves paper between its strokes, pictures do not.
    solid: bool,
    red: bool,
}

/// A document as cells, the longer side across.
struct Cells(Vec<Cell>);

/// What the document within the corners shows.
pub(super) fn guess(picture: &RgbImage, corners: [Pixel; 4], lies: bool) -> Guess {
    let landscape = Cells::of(picture, corners);
    let upside = [corners[2], corners[3], corners[0], corners[1]];
    let turned = Cells::of(picture, upside);
    if lies {
        let (front, back) = card(&landscape);
        let (front_down, back_down) = card(&turned);
        // Few send a card upside down, and emblem and face may be taken for each other in the shade.
        let (front, back) = (front.max(front_down / 3), back.max(back_down / 3));
        if front.max(back) >= 40 && front.abs_diff(back) >= 25 {
            let shows = if front > back { Shows::CardFront } else { Shows::CardBack };
            return Guess { shows, certainty: front.max(back).min(95) };
        }
    }
    // Its emblem is large and low or small and high, above the title.
    let emblem = if lies {
        landscape.red([0.38, 0.62], [0.04, 0.4]) >= 0.06 || landscape.red([0.42, 0.58], [0.03, 0.27]) >= 0.1
    } else {
        landscape.red([0.3, 0.7], [0.03, 0.3]) >= 0.06
    };
    let solid = landscape.solid([0.05, 0.95], [0.05, 0.95]);
    if emblem {
        return Guess { shows: Shows::Licence, certainty: 60 };
    }
    if !lies && solid < 0.06 {
        return Guess { shows: Shows::Sheet, certainty: 55 };
    }
    Guess { shows: Shows::Other, certainty: 20 }
}

/// How much a card looks like the side with the face, and like the one with the emblem, in hundredths.
fn card(cells: &Cells) -> (u8, u8) {
    let (across, down) = ([0.62, 0.97], [0.12, 0.82]);
    let (portrait, red) = (cells.solid(across, down), cells.red(across, down));
    // Clothes may be red, hair and skin are not.
    let face = if portrait - red >= 0.08 { portrait } else { portrait - red };
    let text = cells.solid([0.03, 0.56], [0.06, 0.94]);
    let emblem = cells.red([0.04, 0.32], [0.06, 0.58]);
    // A red shirt is below a face; an emblem is nearly all red.
    let (across, down) = ([0.03, 0.38], [0.06, 0.9]);
    let other = (cells.solid(across, down) - cells.red(across, down) * 1.4).max(0.0);
    let rest = cells.solid([0.4, 0.96], [0.06, 0.94]);
    let percent = |v: f32| (v.clamp(0.0, 1.0) * 100.0) as u8;
    let front = if text < 0.3 { (face - 0.08) * 4.0 - emblem * 6.0 } else { 0.0 };
    let back = if rest < 0.2 { (emblem - 0.04) * 5.0 - face - other * 8.0 } else { 0.0 };
    (percent(front), percent(back))
}

impl Cells {
    fn of(picture: &RgbImage, corners: [Pixel; 4]) -> Cells {
        let plane = Plane::onto([CELLS.0 as f32, CELLS.1 as f32], corners);
        let mut colours = Vec::with_capacity(CELLS.0 * CELLS.1 * 9);
        for row in 0..CELLS.1 {
            for column in 0..CELLS.0 {
                for part in 0u8..9 {
                    let (dx, dy) = (f32::from(part % 3), f32::from(part / 3));
                    let at = plane.at([column as f32 + 0.17 + dx * 0.33, row as f32 + 0.17 + dy * 0.33]);
                    colours.push(colour(picture, at));
                }
            }
        }
        even_out(&mut colours);
        let paper = usual(&colours);
        let cells = colours.chunks_exact(9).map(|points| Cell {
            solid: points.iter().all(|p| is_solid(*p, paper)),
            red: points.iter().filter(|p| is_red(**p, paper)).count() >= 5,
        });
        Cells(cells.collect())
    }

    fn share(&self, across: [f32; 2], down: [f32; 2], is: impl Fn(&Cell) -> bool) -> f32 {
        let (mut all, mut found) = (0, 0);
        for (i, cell) in self.0.iter().enumerate() {
            let x = (i % CELLS.0) as f32 / CELLS.0 as f32;
            let y = (i / CELLS.0) as f32 / CELLS.1 as f32;
            if (across[0]..across[1]).contains(&x) && (down[0]..down[1]).contains(&y) {
                all += 1;
                found += usize::from(is(cell));
            }
        }
        found as f32 / all.max(1) as f32
    }

    fn solid(&self, across: [f32; 2], down: [f32; 2]) -> f32 {
        self.share(across, down, |c| c.solid)
    }

    fn red(&self, across: [f32; 2], down: [f32; 2]) -> f32 {
        self.share(across, down, |c| c.red)
    }
}

/// Light, red above green, blue above green.
fn colour(picture: &RgbImage, [x, y]: Pixel) -> [i32; 3] {
    let x = (x.max(0.0) as u32).min(picture.width() - 1);
    let y = (y.max(0.0) as u32).min(picture.height() - 1);
    let Rgb(p) = picture.get_pixel(x, y);
    let [r, g, b] = p.map(i32::from);
    [(r * 5 + g * 9 + b * 2) / 16, r - g, b - g]
}

/// Takes away how the light differs from one quarter of the document to another: shade is no colour.
fn even_out(colours: &mut [[i32; 3]]) {
    let row = CELLS.0 * 9;
    let place = |i: usize| [(i % row / 9) as f32 / CELLS.0 as f32, (i / row) as f32 / CELLS.1 as f32];
    let bright = [[0.0, 0.0], [0.5, 0.0], [0.0, 0.5], [0.5, 0.5]].map(|[left, top]: Pixel| {
        let inside = |i: &usize| {
            let [x, y] = place(*i);
            (left..left + 0.5).contains(&x) && (top..top + 0.5).contains(&y)
        };
        let mut own: Vec<i32> = (0..colours.len()).filter(inside).map(|i| colours[i][0]).collect();
        let wanted = own.len() * 85 / 100;
        (*own.select_nth_unstable(wanted).1).max(1) as f32
    });
    let most = bright.into_iter().fold(1.0, f32::max);
    for (i, colour) in colours.iter_mut().enumerate() {
        // Between the middles of the quarters.
        let [x, y] = place(i).map(|v| ((v - 0.25) * 2.0).clamp(0.0, 1.0));
        let upper = bright[0] * (1.0 - x) + bright[1] * x;
        let lower = bright[2] * (1.0 - x) + bright[3] * x;
        let light = (upper * (1.0 - y) + lower * y) / most;
        *colour = colour.map(|c| (c as f32 / light) as i32);
    }
}

/// The colour of the paper: brighter than most, usual in tint.
fn usual(colours: &[[i32; 3]]) -> [i32; 3] {
    let at = |i: usize, hundredths: usize| {
        let mut values: Vec<i32> = colours.iter().map(|c| c[i]).collect();
        let wanted = values.len() * hundredths / 100;
        *values.select_nth_unstable(wanted).1
    };
    [at(0, 65), at(1, 50), at(2, 50)]
}

fn is_solid(p: [i32; 3], paper: [i32; 3]) -> bool {
    let full = paper[0].max(40);
    let off = |i: usize| (p[i] - paper[i]).abs() * 230 / full;
    paper[0] - p[0] > SOLID.0 * full / 230 || off(1) > SOLID.1 || off(2) > SOLID.1
}

fn is_red(p: [i32; 3], paper: [i32; 3]) -> bool {
    let full = paper[0].max(40);
    let red = (p[1] - paper[1]) * 230 / full;
    // Blue lies far below red too.
    let above_blue = (p[1] - p[2] - paper[1] + paper[2]) * 230 / full;
    red > REDNESS && above_blue > REDNESS * 2 / 3
}
