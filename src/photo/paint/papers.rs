//! Documents drawn flat, in three hands that have little in common: as printed, as a plain scheme, and busy.
//! Nobody on them exists, and each says that it is a sample.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use image::{Rgb, RgbImage};

use super::chance::Chance;
use crate::photo::board::{Board, Colour};
use crate::rulebook::photos::PhotoKind;

const INK: Colour = [34, 34, 40];
const RED: Colour = [200, 36, 44];
const GOLD: Colour = [186, 150, 62];

/// The print of a paper, from `words.toml`.
fn words(paper: &str) -> &'static [String] {
    static WORDS: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let all = WORDS.get_or_init(|| {
        toml::from_str(include_str!("words.toml")).expect("words.toml is part of the program and painted by a test")
    });
    &all[paper]
}

/// How the drawings differ beyond their layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    /// As a printer would make it.
    Printed,
    /// Flat blocks, bars for words.
    Plain,
    /// Waves under everything, bold print.
    Busy,
}

impl Hand {
    pub(super) const ALL: [Hand; 3] = [Hand::Printed, Hand::Plain, Hand::Busy];
}

/// Width by height of a paper, in millimetres.
pub(super) fn size(kind: PhotoKind, chance: &mut Chance) -> [f32; 2] {
    match kind {
        PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence | PhotoKind::Handheld => [85.6, 54.0],
        PhotoKind::Licence if chance.percent(50) => [297.0, 210.0],
        PhotoKind::Licence
        | PhotoKind::Sheet
        | PhotoKind::Letter
        | PhotoKind::Certificate
        | PhotoKind::Promise
        | PhotoKind::Other => [210.0, 297.0],
    }
}

/// One paper on the drawing table: millimetres in, pixels out.
struct Table<'a> {
    board: Board,
    scale: f32,
    hand: Hand,
    chance: &'a mut Chance,
}

impl Table<'_> {
    fn fill(&mut self, x: f32, y: f32, w: f32, h: f32, colour: Colour) {
        let s = self.scale;
        self.board.fill([x * s, y * s, (x + w) * s, (y + h) * s], colour, 1.0);
    }

    fn round(&mut self, x: f32, y: f32, rx: f32, ry: f32, colour: Colour) {
        let s = self.scale;
        self.board.round([(x - rx) * s, (y - ry) * s, (x + rx) * s, (y + ry) * s], colour, 1.0);
    }

    fn frame(&mut self, x: f32, y: f32, w: f32, h: f32, thick: f32, colour: Colour) {
        let s = self.scale;
        self.board.frame([x * s, y * s, (x + w) * s, (y + h) * s], thick * s, colour);
    }

    /// A line of words; the plain hand makes bars of them, the busy one prints bold.
    fn write(&mut self, words: &str, x: f32, y: f32, size: f32, colour: Colour) {
        let s = self.scale;
        if self.hand == Hand::Plain && self.chance.percent(60) {
            let mut at = x;
            for sign in words.chars() {
                let wide = size * if sign.is_ascii() { 0.55 } else { 1.0 };
                self.fill(at + size * 0.08, y - size * 0.82, wide * 0.8, size * 0.2, colour);
                self.fill(at + size * 0.08, y - size * 0.2, wide * 0.8, size * 0.2, colour);
                self.fill(at + wide * 0.4, y - size * 0.82, size * 0.14, size * 0.82, colour);
                at += wide;
            }
            return;
        }
        self.board.write(words, [x * s, y * s], size * 1.35 * s, colour);
        if self.hand == Hand::Busy {
            self.board.write(words, [(x + size * 0.05) * s, y * s], size * 1.35 * s, colour);
        }
    }

    /// The words in the middle of a width.
    fn centred(&mut self, words: &str, x: f32, y: f32, size: f32, colour: Colour) {
        let wide = self.board.width(words, size * 1.35 * self.scale) / self.scale;
        self.write(words, x - wide / 2.0, y, size, colour);
    }

    /// Fine waves under the print.
    fn waves(&mut self, [w, h]: [f32; 2], colour: Colour, cover: f32) {
        let s = self.scale;
        let (count, swing) = (12 + self.chance.below(18), self.chance.between(0.5, 2.5));
        let turn = self.chance.between(0.1, 0.5);
        for line in 0..count {
            let base = h * line as f32 / count as f32;
            for step in 0..(w * 2.0) as usize {
                let x = step as f32 / 2.0;
                let y = base + swing * (x * turn + line as f32 * 0.4).sin();
                self.board.fill([x * s, y * s, (x + 0.55) * s, (y + 0.22) * s], colour, cover);
            }
        }
    }
}

/// Draws a paper at so many pixels to the millimetre.
pub(super) fn draw(kind: PhotoKind, size: [f32; 2], scale: f32, hand: Hand, chance: &mut Chance) -> RgbImage {
    let ground = ground(kind, hand, chance);
    let picture = RgbImage::from_pixel((size[0] * scale) as u32, (size[1] * scale) as u32, Rgb(ground));
    let mut table = Table { board: Board::over(picture), scale, hand, chance };
    match kind {
        PhotoKind::IdFront | PhotoKind::Handheld | PhotoKind::Residence => front(&mut table, size),
        PhotoKind::IdBack => back(&mut table, size),
        PhotoKind::Licence => licence(&mut table, size),
        PhotoKind::Sheet | PhotoKind::Letter | PhotoKind::Certificate | PhotoKind::Promise | PhotoKind::Other => {
            sheet(&mut table, size);
        }
    }
    table.board.finish()
}

/// The colour of the paper itself: cards are tinted, and not all alike; old paper is yellow.
fn ground(kind: PhotoKind, hand: Hand, chance: &mut Chance) -> Colour {
    let base: Colour = match (kind, hand) {
        (PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence, Hand::Printed) => [226, 236, 238],
        (PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence, Hand::Plain) => [240, 240, 236],
        (PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Residence, Hand::Busy) => [210, 226, 240],
        (PhotoKind::Licence, Hand::Busy) => [246, 238, 214],
        _ => [250, 250, 248],
    };
    let fade = if chance.percent(40) { 26 } else { 6 };
    base.map(|c| c - chance.below(fade) as u8)
}

fn front(table: &mut Table, size: [f32; 2]) {
    if table.hand != Hand::Plain {
        let cover = table.chance.between(0.15, 0.6);
        table.waves(size, [150, 190, 215], cover);
    }
    let label = if table.hand == Hand::Plain { INK } else { [50, 110, 160] };
    let print = words("front");
    for (y, pair) in [11.0, 18.5, 25.5].into_iter().zip(print.chunks_exact(2)) {
        table.write(&pair[0], 6.0, y, 2.9, label);
        table.write(&pair[1], 17.0, y, 3.3, INK);
    }
    table.write(&print[6], 6.0, 33.0, 2.9, label);
    table.write(&print[7], 17.0, 33.0, 3.1, INK);
    table.write(&print[8], 17.0, 37.6, 3.1, INK);
    table.write(&print[9], 6.0, 48.0, 2.9, label);
    table.write(&print[10], 29.0, 48.2, 4.2, INK);
    table.write(&print[11], 56.0, 53.0, 2.0, [150, 150, 150]);
    portrait(table);
}

/// A head in a box, at the right.
fn portrait(table: &mut Table) {
    let ground = [[236, 240, 244], [255, 255, 255], [200, 214, 230]][table.chance.below(3)];
    let skin = [[226, 186, 154], [206, 162, 130], [240, 206, 180]][table.chance.below(3)];
    let cloth = [[46, 60, 90], [120, 40, 44], [70, 70, 74]][table.chance.below(3)];
    let (x, y) = (table.chance.between(56.0, 58.5), table.chance.between(6.5, 9.0));
    if table.chance.percent(60) {
        table.fill(x, y, 25.0, 32.0, ground);
    }
    table.round(x + 12.5, y + 27.0, 11.0, 4.8, cloth);
    table.fill(x + 2.0, y + 27.0, 21.0, 5.0, cloth);
    table.round(x + 12.5, y + 12.5, 7.6, 9.4, [36, 30, 30]);
    table.round(x + 12.5, y + 15.0, 6.3, 8.2, skin);
    table.fill(x + 9.0, y + 13.5, 2.2, 0.8, INK);
    table.fill(x + 14.0, y + 13.5, 2.2, 0.8, INK);
    table.fill(x + 11.0, y + 19.5, 3.0, 0.7, [170, 80, 76]);
}

fn back(table: &mut Table, size: [f32; 2]) {
    if table.hand != Hand::Plain {
        let cover = table.chance.between(0.15, 0.6);
        table.waves(size, [170, 200, 190], cover);
    }
    let (x, y, r) =
        (table.chance.between(11.0, 16.0), table.chance.between(13.0, 17.0), table.chance.between(6.0, 9.0));
    table.round(x, y, r, r * 1.05, RED);
    table.round(x, y - r * 0.3, r * 0.25, r * 0.25, [240, 200, 60]);
    table.fill(x - r * 0.5, y + r * 0.2, r, r * 0.3, [240, 200, 60]);
    let print = words("back");
    table.centred(&print[0], 52.0, 14.0, 5.2, INK);
    table.centred(&print[1], 52.0, 26.0, 7.2, INK);
    table.write(&print[2], 17.0, 41.0, 3.1, [50, 110, 160]);
    table.write(&print[3], 36.0, 41.0, 3.2, INK);
    table.write(&print[4], 17.0, 48.0, 3.1, [50, 110, 160]);
    table.write(&print[5], 36.0, 48.0, 3.2, INK);
}

fn licence(table: &mut Table, [w, h]: [f32; 2]) {
    if table.hand != Hand::Plain {
        let cover = table.chance.between(0.1, 0.5);
        table.waves([w, h], [226, 206, 150], cover);
    }
    let edge = table.chance.between(6.0, 14.0);
    let border = if table.hand == Hand::Plain { [90, 130, 110] } else { GOLD };
    table.frame(edge, edge, w - 2.0 * edge, h - 2.0 * edge, 2.4, border);
    table.frame(edge + 4.0, edge + 4.0, w - 2.0 * edge - 8.0, h - 2.0 * edge - 8.0, 0.7, border);
    let u = w.min(h) / 210.0;
    table.round(w / 2.0, 34.0 * u, 12.0 * u, 12.0 * u, RED);
    table.round(w / 2.0, 31.0 * u, 4.0 * u, 4.0 * u, [244, 208, 70]);
    let print = words("licence");
    table.centred(&print[0], w / 2.0, 66.0 * u, 17.0 * u, INK);
    table.centred(&print[1], w / 2.0, 78.0 * u, 5.5 * u, INK);
    let rows = print[2..].chunks_exact(2);
    let step = ((h - edge - 30.0 * u) - 92.0 * u) / rows.len() as f32;
    for (row, pair) in (0u8..).zip(rows) {
        let y = 96.0 * u + step * f32::from(row);
        table.write(&pair[0], edge + 18.0 * u, y, 4.6 * u, [90, 80, 50]);
        table.write(&pair[1], edge + 62.0 * u, y, 4.8 * u, INK);
    }
    table.seal(w - edge - 42.0 * u, h - edge - 34.0 * u, 19.0 * u);
}

impl Table<'_> {
    /// A red ring with words in it.
    fn seal(&mut self, x: f32, y: f32, r: f32) {
        let s = self.scale;
        for step in 0..240 {
            let (sin, cos) = (step as f32 / 240.0 * std::f32::consts::TAU).sin_cos();
            let (px, py) = ((x + r * cos) * s, (y + r * sin) * s);
            self.board.fill([px - 0.5 * s, py - 0.5 * s, px + 0.5 * s, py + 0.5 * s], RED, 0.7);
        }
        self.centred(&words("seal")[0], x, y + 2.0, r * 0.4, RED);
    }
}

fn sheet(table: &mut Table, [w, h]: [f32; 2]) {
    let print = words("sheet");
    table.centred(&print[0], w / 2.0, 24.0, 6.4, INK);
    let rows = 9 + table.chance.below(6);
    let lined = table.hand != Hand::Busy;
    let (top, step) = (34.0, 13.5);
    for row in 0..rows {
        let y = top + step * row as f32;
        if lined {
            table.frame(20.0, y, w - 40.0, step + 0.3, 0.3, INK);
            table.fill(64.0, y, 0.3, step, INK);
        }
        table.write(&print[1], 23.0, y + 8.2, 3.7, INK);
        table.write(&print[2], 67.0, y + 8.2, 3.7, INK);
    }
    let y = top + step * rows as f32 + 12.0;
    table.write(&print[3], 23.0, y, 3.7, INK);
    table.write(&print[4], 23.0, y + 20.0, 4.2, INK);
    table.write(&print[5], 60.0, y + 21.0, 7.0, [30, 44, 110]);
    table.write(&print[6], 110.0, y + 20.0, 4.2, INK);
    if table.chance.percent(60) {
        table.seal(w - 55.0, (y + 18.0).min(h - 24.0), 19.0);
    }
}
