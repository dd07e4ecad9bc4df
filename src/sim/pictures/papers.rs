//! The sample papers: words from `papers.toml`, everything else drawn here. No real emblem, no real face.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use ab_glyph::point;
use serde::Deserialize;

use super::canvas::{Align, Ink, Pen, ink};
use super::marks::{fingerprint, scribble, seal};

const INK: Ink = ink(0x1E1F24);
const LABEL: Ink = ink(0x2F6F9F);
const RED: Ink = ink(0xC8202C);
const GREY: Ink = ink(0x70757C);
pub(super) const PEN: Ink = ink(0x1B2A6B);
const GOLD: Ink = ink(0xB8923C);

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Tone {
    #[default]
    Ink,
    Label,
    Red,
    Grey,
    Pen,
}

impl Tone {
    fn ink(self) -> Ink {
        match self {
            Tone::Ink => INK,
            Tone::Label => LABEL,
            Tone::Red => RED,
            Tone::Grey => GREY,
            Tone::Pen => PEN,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: (f32, f32),
    size: f32,
    #[serde(default)]
    tone: Tone,
    #[serde(default)]
    align: Align,
    text: String,
}

/// One paper of `papers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    /// Width and height in millimetres.
    pub(super) size: [f32; 2],
    ground: u32,
    lines: Vec<Line>,
}

/// The paper of this name.
pub(super) fn paper(name: &str) -> &'static Paper {
    static PAPERS: OnceLock<BTreeMap<String, Paper>> = OnceLock::new();
    let papers = PAPERS.get_or_init(|| {
        toml::from_str(include_str!("papers.toml")).expect("papers.toml is part of the program and drawn by a test")
    });
    &papers[name]
}

/// Whether a paper carries its signature and seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signed {
    Yes,
    No,
}

/// Draws a whole paper with a pen that counts its millimetres.
pub(super) fn draw(pen: &mut Pen<'_>, name: &str, signed: Signed) {
    let paper = paper(name);
    let [width, height] = paper.size;
    let card = width < 100.0;
    pen.round_rect([0.0, 0.0, width, height], if card { 3.2 } else { 0.4 }, ink(paper.ground));
    match name {
        "id_front" => id_front(pen),
        "id_back" => id_back(pen),
        "residence" => residence(pen),
        "licence" => licence(pen),
        "certificate" => certificate(pen),
        "sheet" | "sheet_company" => sheet(pen),
        _ => {}
    }
    for line in &paper.lines {
        pen.text(line.at, line.size, line.align, &line.text, line.tone.ink());
    }
    if signed == Signed::Yes {
        sign(pen, name);
    }
    mark(pen, paper.size);
}

/// Says across the paper and in its corner that it is a sample.
fn mark(pen: &mut Pen<'_>, [width, height]: [f32; 2]) {
    let size = (width * 0.135).min(height * 0.2);
    let lean = pen.map.turned(point(width * 0.5, height * 0.55), -24.0);
    pen.on(lean).text((0.0, size / 3.0), size, Align::Centre, "样例 SAMPLE", RED.thin(0.13));
    let tag = (width * 0.045).min(height * 0.06);
    let (x, y) = (width - tag * 4.0, tag * 0.5);
    pen.round_rect([x, y, tag * 3.4, tag * 1.4], tag * 0.2, RED);
    pen.text((x + tag * 1.7, y + tag * 1.07), tag, Align::Centre, "样例", ink(0xFFFFFF));
}

/// Wavy lines as on the ground of papers that are hard to copy.
fn waves(pen: &mut Pen<'_>, [left, top, width, height]: [f32; 4], step: f32, tone: Ink) {
    let count = (height / step) as u16;
    for row in 0..count {
        let y = top + step * (f32::from(row) + 0.5);
        let wave: Vec<(f32, f32)> = (0..=56u8)
            .map(|i| {
                let t = f32::from(i) / 56.0;
                (left + width * t, y + step * 0.3 * (t * 22.0 + f32::from(row)).sin())
            })
            .collect();
        pen.stroke(&wave, step * 0.07, tone);
    }
}

fn id_front(pen: &mut Pen<'_>) {
    waves(pen, [3.0, 3.0, 79.0, 48.0], 4.0, ink(0x8FC0B4).thin(0.55));
    // A silhouette stands where the face would be.
    let grey = ink(0x9AA3A8);
    pen.rect(58.0, 9.0, 22.0, 28.0, ink(0xDFE5E6));
    pen.ellipse(69.0, 20.0, 5.6, 7.0, grey);
    pen.rect(66.6, 25.0, 4.8, 6.0, grey);
    pen.polygon(&[(58.6, 37.0), (60.6, 31.8), (66.0, 29.6), (72.0, 29.6), (77.4, 31.8), (79.4, 37.0)], grey);
}

fn id_back(pen: &mut Pen<'_>) {
    waves(pen, [3.0, 3.0, 79.0, 48.0], 4.0, ink(0xE2A9A0).thin(0.6));
    emblem(pen, 17.0, 17.5, 10.0);
}

/// A disc with a sail on waves: ours, and nobody's emblem.
fn emblem(pen: &mut Pen<'_>, x: f32, y: f32, r: f32) {
    let cream = ink(0xF6E7B0);
    pen.ellipse(x, y, r, r, RED);
    pen.ring(x, y, r * 0.9, r * 0.07, cream);
    pen.polygon(&[(x - r * 0.06, y - r * 0.66), (x - r * 0.06, y + r * 0.2), (x - r * 0.5, y + r * 0.2)], cream);
    pen.polygon(&[(x + r * 0.06, y - r * 0.5), (x + r * 0.5, y + r * 0.2), (x + r * 0.06, y + r * 0.2)], cream);
    pen.polygon(
        &[
            (x - r * 0.62, y + r * 0.3),
            (x + r * 0.62, y + r * 0.3),
            (x + r * 0.42, y + r * 0.56),
            (x - r * 0.42, y + r * 0.56),
        ],
        cream,
    );
}

fn residence(pen: &mut Pen<'_>) {
    waves(pen, [3.0, 12.0, 79.0, 40.0], 4.0, ink(0x9DBBDD).thin(0.5));
    let grey = ink(0x98A2AE);
    pen.rect(61.0, 14.0, 19.0, 24.0, ink(0xD9E2EA));
    pen.ellipse(70.5, 23.4, 4.9, 6.0, grey);
    pen.polygon(&[(61.6, 38.0), (63.4, 33.6), (68.0, 31.6), (73.0, 31.6), (77.6, 33.6), (79.4, 38.0)], grey);
}

fn licence(pen: &mut Pen<'_>) {
    pen.frame([9.0, 9.0, 279.0, 192.0], 3.4, GOLD);
    pen.frame([14.5, 14.5, 268.0, 181.0], 0.9, GOLD);
    waves(pen, [20.0, 78.0, 257.0, 112.0], 9.0, ink(0xD9C88E).thin(0.5));
    emblem(pen, 148.5, 30.0, 11.0);
    squares(pen, 238.0, 30.0, 34.0);
    seal(pen, 218.0, 172.0, 19.0, "示例市样例区市场监督管理局");
}

/// A square of squares that looks like a code and is none.
fn squares(pen: &mut Pen<'_>, left: f32, top: f32, side: f32) {
    let cell = side / 17.0;
    let mut seed = 0x2F6E_2B1Du32;
    for i in 0..17u8 {
        for j in 0..17u8 {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            if seed & 1 == 1 {
                pen.rect(left + cell * f32::from(i), top + cell * f32::from(j), cell, cell, INK);
            }
        }
    }
}

fn certificate(pen: &mut Pen<'_>) {
    pen.frame([10.0, 10.0, 277.0, 190.0], 2.4, ink(0x3C7A68));
    pen.frame([15.0, 15.0, 267.0, 180.0], 0.7, ink(0x3C7A68));
    waves(pen, [22.0, 76.0, 253.0, 90.0], 10.0, ink(0xB6D3C8).thin(0.6));
    seal(pen, 232.0, 168.0, 19.0, "示例域名服务有限公司");
}

fn sheet(pen: &mut Pen<'_>) {
    let line = ink(0x55585E);
    for row in 0..=10u8 {
        pen.rect(20.0, 48.0 + 12.0 * f32::from(row), 170.0, 0.4, line);
    }
    for x in [20.0, 64.0, 189.6] {
        pen.rect(x, 48.0, 0.4, 120.0, line);
    }
    pen.frame([20.0, 174.0, 170.0, 100.0], 0.4, line);
}

fn sign(pen: &mut Pen<'_>, name: &str) {
    match name {
        "sheet" => scribble(pen, 72.0, 226.0, 1.0),
        "sheet_company" => {
            scribble(pen, 72.0, 226.0, 1.0);
            seal(pen, 92.0, 248.0, 20.0, "杭州示例云帆科技有限公司");
        }
        "letter" => {
            scribble(pen, 84.0, 212.0, 1.0);
            seal(pen, 96.0, 242.0, 20.0, "杭州示例云帆科技有限公司");
        }
        "promise" => {
            scribble(pen, 88.0, 212.0, 0.9);
            fingerprint(pen, 146.0, 208.0);
            // A person presses a finger, a unit its seal: one sample for both.
            seal(pen, 96.0, 246.0, 20.0, "杭州示例云帆科技有限公司");
        }
        _ => {}
    }
}
