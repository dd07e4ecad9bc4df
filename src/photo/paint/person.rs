//! A person who holds a card before the chest, as units ask of some: nobody's face, drawn by ellipses.

use image::{Rgb, RgbImage};

use super::chance::Chance;
use super::papers::{Hand, draw};
use crate::photo::board::{Board, Colour};
use crate::rulebook::photos::PhotoKind;

const SKINS: [Colour; 4] = [[226, 186, 154], [206, 162, 130], [240, 206, 180], [178, 132, 102]];
const HAIRS: [Colour; 3] = [[36, 30, 30], [58, 44, 38], [120, 118, 116]];

/// Draws the scene on a wall of a colour; the card keeps the proportions of a card.
pub(super) fn holding((width, height): (u32, u32), chance: &mut Chance) -> RgbImage {
    let (w, h) = (width as f32, height as f32);
    let wall: Colour = std::array::from_fn(|_| chance.between(120.0, 226.0) as u8);
    let skin = SKINS[chance.below(SKINS.len())];
    let cloth: Colour = std::array::from_fn(|_| chance.between(20.0, 200.0) as u8);
    let mut board = Board::over(RgbImage::from_pixel(width, height, Rgb(wall)));
    for _ in 0..chance.below(5) {
        let (x, y) = (chance.between(0.0, w), chance.between(0.0, h * 0.6));
        let colour: Colour = std::array::from_fn(|_| chance.between(40.0, 210.0) as u8);
        board.fill([x, y, x + chance.between(0.05, 0.3) * w, y + chance.between(0.1, 0.5) * h], colour, 1.0);
    }
    let unit = h.min(w * 1.2) * chance.between(0.85, 1.1);
    let (x, y) = (w * chance.between(0.42, 0.58), h * chance.between(0.26, 0.34));
    let mut oval = |dx: f32, dy: f32, rx: f32, ry: f32, colour| {
        let (cx, cy) = (x + dx * unit, y + dy * unit);
        board.round([cx - rx * unit, cy - ry * unit, cx + rx * unit, cy + ry * unit], colour, 1.0);
    };
    oval(0.0, 0.62, 0.33, 0.36, cloth);
    oval(0.0, 0.2, 0.06, 0.1, skin.map(|c| c - 20));
    oval(0.0, -0.02, 0.145, 0.19, HAIRS[chance.below(HAIRS.len())]);
    oval(0.0, 0.02, 0.12, 0.165, skin);
    for side in [-1.0, 1.0] {
        oval(side * 0.05, -0.005, 0.02, 0.008, [40, 34, 34]);
        oval(side * 0.05, -0.03, 0.026, 0.005, [60, 48, 44]);
    }
    oval(0.0, 0.1, 0.035, 0.008, [170, 84, 80]);
    oval(0.0, 0.05, 0.014, 0.02, skin.map(|c| c - 14));
    let wide = unit * chance.between(0.24, 0.36);
    let (left, top) = (x - wide / 2.0 + chance.between(-0.06, 0.06) * unit, y + unit * chance.between(0.3, 0.4));
    let mut picture = board.finish();
    let hand = Hand::ALL[chance.below(Hand::ALL.len())];
    let card = draw(PhotoKind::IdFront, [85.6, 54.0], wide / 85.6, hand, chance);
    image::imageops::replace(&mut picture, &card, left as i64, top as i64);
    let mut board = Board::over(picture);
    let high = card.height() as f32;
    for (finger, side) in [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.5, 1.0), (1.5, 1.0)] {
        let (cx, cy) = (left + side * wide, top + high * (0.45 + 0.2 * finger));
        board.round([cx - 0.05 * unit, cy - 0.014 * unit, cx + 0.03 * unit, cy + 0.014 * unit], skin, 1.0);
    }
    board.finish()
}
