//! What is written in the boxes, and whether the printed lines are as they were printed.

use image::GrayImage;

use super::paper::{INK, PER_MM, Paper, SCALE};
use crate::sheet::desk::{Ink, Tone, VALUE_SIZE};
use crate::sheet::font::{advance, width};
use crate::sheet::pixels;

/// From a frame to what is written, in points: a curled page moves lines by a millimetre.
const INSET: f32 = 4.5;
/// Around printed words, in points.
const AROUND: f32 = 3.0;
/// Smaller specks are dust, in square millimetres.
const SPECK: f64 = 0.3;
/// A line that crosses so much of the box and is no thicker than this, in millimetres, is a fold or its frame.
const CROSSES: f64 = 0.9;
const FOLD: f64 = 1.2;
/// Lines narrower than this, in points, are not compared: too few strokes to tell.
const COMPARED: f32 = 20.0;
/// Of the ink that a line has elsewhere on the page, so much is left where it is hidden …
const HIDDEN: f32 = 0.3;
/// … and so much more is there where it is struck out.
const STRUCK: f32 = 1.75;
/// Pieces of a line that are compared, in points.
const PIECE: f32 = 45.0;
/// A stroke through words goes on for this long, in points …
const CROSSING: f32 = 27.0;
/// … and is so dark all the way, in parts of its words …
const CROSSED: f32 = 0.5;
/// … and so much darker than the print is there, which noughts in a row nearly fill.
const CROSSED_MORE: f32 = 0.34;
/// How soft cameras are, in pixels of the flat page: the reach of a Gaussian blur.
const SOFTNESS: [f32; 6] = [0.5, 0.8, 1.1, 1.4, 1.7, 2.0];

/// Ink of one box.
#[derive(Default)]
pub(super) struct Strokes {
    /// In square millimetres.
    pub(super) area: f64,
    /// The longer side of all of it, in millimetres.
    pub(super) span: f64,
}

/// What was written in a box, given in points, beside the words printed there.
pub(super) fn written(paper: &Paper, inks: &[Ink], area: [f32; 4]) -> Strokes {
    let [left, top, right, bottom] = paper.pixels([area[0] + INSET, area[1] + INSET, area[2] - INSET, area[3] - INSET]);
    let (wide, high) = (right.saturating_sub(left), bottom.saturating_sub(top));
    let mut inked = vec![false; wide * high];
    for (at, cell) in inked.iter_mut().enumerate() {
        *cell = paper.inked(left + at % wide, top + at / wide);
    }
    for words in inks.iter().flat_map(runs_of) {
        let [l, t, r, b] = paper.pixels([words[0] - AROUND, words[1] - AROUND, words[2] + AROUND, words[3] + AROUND]);
        for y in t.max(top)..b.min(bottom) {
            for x in l.max(left)..r.min(right) {
                inked[(y - top) * wide + x - left] = false;
            }
        }
    }
    let mut all = Strokes::default();
    let mut ends = [usize::MAX, usize::MAX, 0, 0];
    for piece in pieces(&mut inked, wide) {
        let [l, t, r, b] = piece.ends;
        let sides = [r - l + 1, b - t + 1].map(|side| side as f64);
        let area = piece.size as f64 / (PER_MM * PER_MM);
        let long = sides[0] / wide as f64 > CROSSES || sides[1] / high as f64 > CROSSES;
        let thin =
            piece.size as f64 / sides[0].max(sides[1]) < FOLD * PER_MM && sides[0].min(sides[1]) < 3.0 * FOLD * PER_MM;
        if area < SPECK || (long && thin) {
            continue;
        }
        all.area += area;
        ends = [ends[0].min(l), ends[1].min(t), ends[2].max(r), ends[3].max(b)];
    }
    if all.area > 0.0 {
        all.span = (ends[2] - ends[0]).max(ends[3] - ends[1]) as f64 / PER_MM;
    }
    all
}

/// The places of what is printed between spaces, in points: between 年 and 月 there is room to write.
fn runs_of(ink: &Ink) -> Vec<[f32; 4]> {
    let Ink::Text { x, size, gap, text, .. } = ink else {
        return Vec::new();
    };
    let Some([_, top, _, bottom]) = words_of(ink) else {
        return Vec::new();
    };
    let mut runs: Vec<[f32; 4]> = Vec::new();
    let (mut at, mut open) = (*x, false);
    for c in text.chars() {
        let end = at + advance(c) * size + gap;
        match runs.last_mut().filter(|_| open) {
            Some(run) if !c.is_whitespace() => run[2] = end,
            Some(_) => {}
            None if !c.is_whitespace() => runs.push([at, top, end, bottom]),
            None => {}
        }
        open = !c.is_whitespace();
        at = end;
    }
    runs
}

/// The place of printed words, in points.
pub(super) fn words_of(ink: &Ink) -> Option<[f32; 4]> {
    match ink {
        Ink::Text { x, y, size, gap, text, .. } => {
            let wide = width(text, *size) + gap * text.chars().count() as f32;
            Some([*x, y - 0.88 * size, x + wide, y + 0.12 * size])
        }
        Ink::Frame(_) | Ink::Shade(..) | Ink::Solid(_) | Ink::Rule(_) | Ink::Tick { .. } => None,
    }
}

/// A piece of ink that hangs together.
struct Piece {
    ends: [usize; 4],
    size: usize,
}

fn pieces(inked: &mut [bool], wide: usize) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut stack = Vec::new();
    for start in 0..inked.len() {
        if !inked[start] {
            continue;
        }
        inked[start] = false;
        stack.push(start);
        let mut piece = Piece { ends: [usize::MAX, usize::MAX, 0, 0], size: 0 };
        while let Some(at) = stack.pop() {
            let (x, y) = (at % wide, at / wide);
            let [l, t, r, b] = piece.ends;
            piece = Piece { ends: [l.min(x), t.min(y), r.max(x), b.max(y)], size: piece.size + 1 };
            for ny in y.saturating_sub(1)..=y + 1 {
                for nx in x.saturating_sub(1)..=(x + 1).min(wide - 1) {
                    if let Some(cell) = inked.get_mut(ny * wide + nx).filter(|cell| **cell) {
                        *cell = false;
                        stack.push(ny * wide + nx);
                    }
                }
            }
        }
        found.push(piece);
    }
    found
}

/// Printed lines that were tampered with, in points.
#[derive(Default)]
pub(super) struct Corrections {
    pub(super) hidden: Vec<[f32; 4]>,
    pub(super) struck: Vec<[f32; 4]>,
}

/// Compares every printed line with what was printed; `spared` areas are for writing.
pub(super) fn corrections(paper: &Paper, inks: &[Ink], spared: &[[f32; 4]]) -> Corrections {
    let printed = pixels::page(inks, SCALE);
    let apart = |a: &[f32; 4], b: &[f32; 4]| a[2] < b[0] || b[2] < a[0] || a[3] < b[1] || b[3] < a[1];
    let lines = inks.iter().filter_map(|ink| Some((words_of(ink)?, is_answer(ink))));
    let compared =
        lines.filter(|(line, _)| line[2] - line[0] >= COMPARED && spared.iter().all(|area| apart(line, area)));
    let mut ratios: Vec<(usize, [f32; 4], f32, bool)> = Vec::new();
    let mut middles = Vec::new();
    for (n, (line, answer)) in compared.enumerate() {
        ratios.extend(cut(line).filter_map(|piece| Some((n, piece, left_of(paper, &printed, piece)?, answer))));
        if answer && paper.fine {
            middles.push(Middle::of(paper, &printed, n, line));
        }
    }
    let mut sorted: Vec<f32> = ratios.iter().map(|(_, _, ratio, _)| *ratio).collect();
    sorted.sort_by(f32::total_cmp);
    let Some(usual) = sorted.get(sorted.len() / 2).copied() else {
        return Corrections::default();
    };
    let wrong = |wanted: &dyn Fn(f32) -> bool| {
        let found = ratios.iter().filter(|(_, _, ratio, answer)| *answer && wanted(*ratio));
        found.map(|(n, piece, _, _)| (*n, *piece)).collect::<Vec<_>>()
    };
    let soft = softness(&middles);
    let mut struck = wrong(&|ratio| ratio > usual * STRUCK);
    struck.extend(middles.iter().filter_map(|middle| Some((middle.line, middle.crossed(soft)?))));
    Corrections { hidden: one_a_line(wrong(&|ratio| ratio < usual * HIDDEN)), struck: one_a_line(struck) }
}

/// One place for each line, however much of it was tampered with.
fn one_a_line(mut found: Vec<(usize, [f32; 4])>) -> Vec<[f32; 4]> {
    found.sort_by_key(|(line, _)| *line);
    found.dedup_by_key(|(line, _)| *line);
    found.into_iter().map(|(_, place)| place).collect()
}

/// How much of its printed ink a piece of a line has; nothing where too little was printed to tell.
fn left_of(paper: &Paper, printed: &GrayImage, piece: [f32; 4]) -> Option<f32> {
    let [left, top, right, bottom] = paper.pixels([piece[0], piece[1] - 1.0, piece[2], piece[3] + 1.0]);
    let (mut is, mut was) = (0.0_f32, 0.0_f32);
    for y in top..bottom {
        for x in left..right {
            is += paper.ink[y * paper.wide + x];
            let tone = printed.get_pixel(x as u32, y as u32).0[0];
            was += 1.0 - f32::from(tone) / 255.0;
        }
    }
    let per_pixel = was / ((bottom - top) * (right - left)).max(1) as f32;
    // Grey areas and thin words say too little.
    (per_pixel > 0.06).then_some(is / was)
}

/// A long line in pieces of about four characters that overlap: what is painted over begins anywhere.
fn cut([left, top, right, bottom]: [f32; 4]) -> impl Iterator<Item = [f32; 4]> {
    let wide = PIECE.min(right - left);
    let count = ((right - left - wide) / (PIECE / 3.0)).ceil().max(0.0);
    let step = (right - left - wide) / count.max(1.0);
    (0..=count as u16).map(move |n| left + f32::from(n) * step).map(move |from| [from, top, from + wide, bottom])
}

/// The middle of a printed line, column by column: how dark it is, and how dark a camera of each softness sees its print.
struct Middle {
    line: usize,
    place: [f32; 4],
    is: Vec<f32>,
    was: [Vec<f32>; SOFTNESS.len()],
}

impl Middle {
    fn of(paper: &Paper, printed: &GrayImage, line: usize, place: [f32; 4]) -> Middle {
        let [left, top, right, bottom] = place;
        // The frames above and below, which a curled page brings nearer, are no strokes.
        let beyond = (bottom - top) * 0.23;
        let [l, t, r, b] = paper.pixels([left, top + beyond, right, bottom - beyond]);
        let darkest = |tone: &dyn Fn(usize, usize) -> f32| -> Vec<f32> {
            (l..r).map(|x| (t..b).map(|y| tone(x, y)).fold(0.0, f32::max)).collect()
        };
        let is = darkest(&|x, y| paper.ink[y * paper.wide + x]);
        let print = GrayImage::from_fn((r - l) as u32, (b - t) as u32, |x, y| {
            let tone = printed.get_pixel(l as u32 + x, t as u32 + y).0[0];
            image::Luma([255 - tone])
        });
        let was = SOFTNESS.map(|sigma| {
            let soft = image::imageops::blur(&print, sigma);
            let column =
                |x| (0..soft.height()).map(|y| f32::from(soft.get_pixel(x, y).0[0]) / 255.0).fold(0.0, f32::max);
            (0..soft.width()).map(column).collect()
        });
        Middle { line, place, is, was }
    }

    /// Where a stroke runs through it, in points, if the camera is so soft: no gap between its characters is left light.
    fn crossed(&self, soft: usize) -> Option<[f32; 4]> {
        let at = evenness(&self.is)
            .zip(evenness(&self.was[soft]))
            .position(|(is, was)| is > CROSSED && is > was + CROSSED_MORE)?;
        let from = self.place[0] + at as f32 / SCALE;
        Some([from, self.place[1], from + CROSSING, self.place[3]])
    }
}

/// How soft the camera is, as a place in [`SOFTNESS`]: the gaps between characters are as dark on the whole as here.
fn softness(lines: &[Middle]) -> usize {
    let dark = |tones: &dyn Fn(&Middle) -> &Vec<f32>| {
        let mut all: Vec<f32> = lines.iter().flat_map(|line| evenness(tones(line)).collect::<Vec<_>>()).collect();
        all.sort_by(f32::total_cmp);
        all.get(all.len() * 3 / 4).copied().unwrap_or_default()
    };
    let is = dark(&|line| &line.is);
    (0..SOFTNESS.len()).find(|soft| dark(&|line| &line.was[*soft]) >= is).unwrap_or(SOFTNESS.len() - 1)
}

/// How dark the lightest column of each stretch as long as a stroke is, in parts of the line's dark ones.
fn evenness(columns: &[f32]) -> impl Iterator<Item = f32> + '_ {
    let mut tones = columns.to_vec();
    tones.sort_by(f32::total_cmp);
    let dark = tones.get(tones.len() * 9 / 10).copied().unwrap_or(1.0).max(INK);
    columns.windows((CROSSING * SCALE) as usize).map(move |way| way.iter().copied().fold(f32::MAX, f32::min) / dark)
}

/// Whether it is an answer or a promise: nobody corrects what is printed smaller, and its gaps are too narrow to tell.
fn is_answer(ink: &Ink) -> bool {
    matches!(ink, Ink::Text { tone: Tone::Black, size, .. } if *size >= VALUE_SIZE)
}
