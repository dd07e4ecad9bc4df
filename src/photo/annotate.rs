//! The filer's own picture, straightened and small, with numbered frames at its faults and a legend below.

use image::metadata::Orientation;
use image::{DynamicImage, Rgb, RgbImage};

use super::board::{Board, Colour};
use super::{decode, export};
use crate::plane::{Pixel, Plane};
use crate::rulebook::photos::{Facts, Frame};
use crate::text::Fault;

/// Pixels of the longer side of the picture in a marked one; with its legend it stays below 1280.
const PICTURE_SIDE: f32 = 960.0;

/// Pixels of the longer side of the whole.
const WHOLE_SIDE: u32 = 1280;

/// The picture is shrunk to this before it is straightened.
const SOURCE_SIDE: u32 = 1600;

/// Desk that stays to be seen around a straightened document, in shares of its sides.
const MARGIN: f32 = 0.07;

/// JPEG quality of marked pictures.
const QUALITY: u8 = 82;

const RED: Colour = [208, 32, 40];
const WHITE: Colour = [255, 255, 255];
const INK: Colour = [32, 32, 36];
const GREEN: Colour = [24, 140, 72];

/// Share of the width that a sample takes.
const SAMPLE_SHARE: f32 = 0.4;

/// One fault to show: where, and in which words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Rectangles on the upright picture.
    pub frames: Vec<Frame>,
    /// The sentence of the legend.
    pub words: String,
}

/// A good picture of the same kind, and what is said beside it.
pub struct Sample {
    /// The picture.
    pub picture: RgbImage,
    /// The words.
    pub words: String,
}

/// Marks a picture: a JPEG with sides of 1280 pixels at most. Nothing of the file but its pixels is in it.
///
/// # Errors
/// The fault of a file that cannot be decoded.
pub fn annotate(bytes: &[u8], facts: &Facts, marks: &[Mark], sample: Option<&Sample>) -> Result<Vec<u8>, Fault> {
    let (picture, orientation) = export::open(bytes, facts.format)?;
    let source = decode::upright(&picture, orientation, SOURCE_SIDE).into_rgb8();
    drop(picture);
    let view = View::of(facts, marks, [source.width() as f32, source.height() as f32]);
    let mut board = Board::over(view.straightened(&source));
    for (number, mark) in (1..).zip(marks) {
        for frame in &mark.frames {
            numbered(&mut board, number, view.bounds(*frame), view.size);
        }
    }
    let mut whole = with_legend(board.finish(), marks);
    if let Some(sample) = sample {
        whole = with_sample(&whole, sample);
    }
    let whole = decode::upright(&DynamicImage::from(whole), Orientation::NoTransforms, WHOLE_SIDE);
    export::encode(&whole, QUALITY)
}

/// From the marked picture to the filer's.
struct View {
    size: Pixel,
    source: Pixel,
    plane: Plane,
}

impl View {
    /// Straight down on the document where its outline is sure and all faults lie near it; else the picture as it is.
    fn of(facts: &Facts, marks: &[Mark], source: Pixel) -> View {
        let pixels = |c: [i32; 2]| [c[0] as f32 / 1000.0 * source[0], c[1] as f32 / 1000.0 * source[1]];
        let whole = [[0.0, 0.0], [source[0], 0.0], source, [0.0, source[1]]];
        let near = |d: Frame, f: &Frame| {
            f.left + 40 >= d.left && f.top + 40 >= d.top && f.right <= d.right + 40 && f.bottom <= d.bottom + 40
        };
        let outline = facts.document.filter(|d| {
            let inside = marks.iter().flat_map(|m| &m.frames).all(|f| near(d.frame(), f));
            d.certainty >= 60 && d.share >= 130 && !d.cut.contains(&true) && inside
        });
        let (corners, margin) = outline.map_or((whole, 0.0), |d| (d.corners.map(pixels), MARGIN));
        let side = |a: usize, b: usize| (corners[a][0] - corners[b][0]).hypot(corners[a][1] - corners[b][1]);
        let sides = [side(0, 1).max(side(3, 2)), side(0, 3).max(side(1, 2))];
        let scale = PICTURE_SIDE / (sides[0].max(sides[1]) * (1.0 + 2.0 * margin));
        let inner = sides.map(|s| s * scale);
        let pad = inner.map(|s| s * margin);
        // The drawing's corner lies a margin outside the document's.
        let onto = Plane::onto(inner, corners);
        let out = |x: f32, y: f32| onto.at([x - pad[0], y - pad[1]]);
        let size = [inner[0] + 2.0 * pad[0], inner[1] + 2.0 * pad[1]];
        let plane = Plane::onto(size, [out(0.0, 0.0), out(size[0], 0.0), out(size[0], size[1]), out(0.0, size[1])]);
        View { size, source, plane }
    }

    fn straightened(&self, source: &RgbImage) -> RgbImage {
        RgbImage::from_fn(self.size[0] as u32, self.size[1] as u32, |x, y| {
            let [px, py] = self.plane.at([x as f32 + 0.5, y as f32 + 0.5]);
            sample(source, px - 0.5, py - 0.5)
        })
    }

    /// Left, top, right and bottom of a frame on the marked picture.
    fn bounds(&self, frame: Frame) -> [f32; 4] {
        let back = self.plane.back();
        let at =
            |x: u16, y: u16| back.at([f32::from(x) / 1000.0 * self.source[0], f32::from(y) / 1000.0 * self.source[1]]);
        let corners = [
            at(frame.left, frame.top),
            at(frame.right, frame.top),
            at(frame.right, frame.bottom),
            at(frame.left, frame.bottom),
        ];
        let low = |i: usize| corners.iter().map(|c| c[i]).fold(f32::MAX, f32::min);
        let high = |i: usize| corners.iter().map(|c| c[i]).fold(f32::MIN, f32::max);
        let edge = 3.0;
        [
            (low(0) - 6.0).max(edge),
            (low(1) - 6.0).max(edge),
            (high(0) + 6.0).min(self.size[0] - edge),
            (high(1) + 6.0).min(self.size[1] - edge),
        ]
    }
}

/// The colour between four pixels; grey outside the picture.
fn sample(source: &RgbImage, x: f32, y: f32) -> Rgb<u8> {
    let (w, h) = (source.width() as f32, source.height() as f32);
    if x < -0.5 || y < -0.5 || x > w - 0.5 || y > h - 0.5 {
        return Rgb([120, 120, 124]);
    }
    let (x, y) = (x.clamp(0.0, w - 1.0), y.clamp(0.0, h - 1.0));
    let (x0, y0) = (x as u32, y as u32);
    let (x1, y1) = ((x0 + 1).min(source.width() - 1), (y0 + 1).min(source.height() - 1));
    let (u, v) = (x - x0 as f32, y - y0 as f32);
    let at = |x: u32, y: u32, i: usize| f32::from(source.get_pixel(x, y).0[i]);
    Rgb(std::array::from_fn(|i| {
        let top = at(x0, y0, i) * (1.0 - u) + at(x1, y0, i) * u;
        let low = at(x0, y1, i) * (1.0 - u) + at(x1, y1, i) * u;
        (top * (1.0 - v) + low * v + 0.5) as u8
    }))
}

/// A red frame with a light rim, and its number at the corner; later numbers stand beside earlier ones.
fn numbered(board: &mut Board, number: u8, bounds: [f32; 4], size: Pixel) {
    let [left, top, right, bottom] = bounds;
    board.frame([left - 2.0, top - 2.0, right + 2.0, bottom + 2.0], 8.0, WHITE);
    board.frame(bounds, 4.0, RED);
    let x = (left + 26.0 + 52.0 * f32::from(number - 1)).clamp(26.0, size[0] - 26.0);
    badge(board, number, [x, (top + 26.0).clamp(26.0, size[1] - 26.0)], 24.0);
}

fn badge(board: &mut Board, number: u8, [x, y]: Pixel, radius: f32) {
    board.round([x - radius - 2.0, y - radius - 2.0, x + radius + 2.0, y + radius + 2.0], WHITE, 1.0);
    board.round([x - radius, y - radius, x + radius, y + radius], RED, 1.0);
    let (words, size) = (number.to_string(), radius * 1.6);
    let wide = board.width(&words, size);
    board.write(&words, [x - wide / 2.0, y + radius * 0.5], size, WHITE);
}

/// The picture with the numbered words below.
fn with_legend(picture: RgbImage, marks: &[Mark]) -> RgbImage {
    let (width, height) = (picture.width(), picture.height());
    let size = (width as f32 / 26.0).clamp(24.0, 38.0);
    let (indent, step) = (size * 2.4, size * 1.35);
    let measure = Board::over(RgbImage::new(1, 1));
    let room = width as f32 - indent - size * 0.8;
    let lines: Vec<Vec<String>> = marks.iter().map(|mark| wrapped(&measure, &mark.words, size, room)).collect();
    let rows: usize = lines.iter().map(Vec::len).sum();
    let strip = rows as f32 * step + marks.len() as f32 * size * 0.6 + if rows > 0 { size * 0.7 } else { 0.0 };
    let mut whole = RgbImage::from_pixel(width, height + strip as u32, Rgb([250, 250, 250]));
    image::imageops::replace(&mut whole, &picture, 0, 0);
    let mut board = Board::over(whole);
    let mut y = height as f32 + size * 0.35;
    for (number, lines) in (1..).zip(lines) {
        badge(&mut board, number, [indent / 2.0, y + step * 0.62], size * 0.62);
        for line in lines {
            y += step;
            board.write(&line, [indent, y - size * 0.15], size, INK);
        }
        y += size * 0.6;
    }
    board.finish()
}

/// The picture with a good one below, green where the marks are red.
fn with_sample(picture: &RgbImage, sample: &Sample) -> RgbImage {
    let (width, height) = (picture.width(), picture.height());
    let size = (width as f32 / 26.0).clamp(24.0, 38.0);
    let (pad, step) = ((size * 0.7) as u32, size * 1.35);
    let wide = (width as f32 * SAMPLE_SHARE) as u32;
    let high = wide * sample.picture.height() / sample.picture.width().max(1);
    let small = image::imageops::thumbnail(&sample.picture, wide, high);
    let mut whole = RgbImage::from_pixel(width, height + high + 2 * pad, Rgb([240, 246, 242]));
    image::imageops::replace(&mut whole, picture, 0, 0);
    image::imageops::replace(&mut whole, &small, i64::from(pad), i64::from(height + pad));
    let mut board = Board::over(whole);
    let (left, top) = (pad as f32, (height + pad) as f32);
    board.frame([left - 3.0, top - 3.0, left + wide as f32 + 3.0, top + high as f32 + 3.0], 4.0, GREEN);
    let beside = left + wide as f32 + size;
    let lines = wrapped(&board, &sample.words, size, width as f32 - beside - size * 0.5);
    let mut y = top + (high as f32 - step * lines.len() as f32) / 2.0;
    for line in lines {
        y += step;
        board.write(&line, [beside, y - size * 0.35], size, INK);
    }
    board.finish()
}

/// Words broken into lines: at spaces, and anywhere between Chinese characters but not before a closing mark or behind an opening one.
fn wrapped(board: &Board, words: &str, size: f32, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(words) {
        if !line.is_empty() && board.width(&format!("{line}{}", piece.trim_end()), size) > room {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        line.push_str(&piece);
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// What stays together on a line.
fn pieces(words: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for sign in words.chars() {
        let glued = found.last().and_then(|piece| piece.chars().last()).is_some_and(|last| {
            let closing = "，。；：、？！）”》,.;:?!)%".contains(sign);
            closing
                || "(（“《".contains(last)
                || sign.is_whitespace()
                || last.is_ascii() && sign.is_ascii() && !last.is_whitespace()
        });
        match found.last_mut() {
            Some(piece) if glued => piece.push(sign),
            Some(_) | None => found.push(sign.to_string()),
        }
    }
    found
}
