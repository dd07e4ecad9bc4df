//! Papers laid on a desk and held in hands, as a phone would see them.

use ab_glyph::{Point, point};
use image::imageops::{FilterType, interpolate_bilinear};
use image::{DynamicImage, Rgb, RgbImage};

use super::canvas::{Canvas, Ink, Map, ink};
use super::marks::smooth;
use super::papers::{self, Signed};
use crate::plane::Plane;

/// Backgrounds are painted this many times smaller and blown up: soft, as what lies out of focus is.
const COARSE: u32 = 8;

/// How a paper lies before the camera.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pose {
    /// Pixels of the picture.
    pub(super) picture: (u32, u32),
    /// Share of the picture's width or height, whichever is tighter, that the paper takes.
    pub(super) fill: f32,
    /// Degrees turned clockwise.
    pub(super) turn: f32,
    /// How much the far edge is shortened, 0 to 0.2.
    pub(super) lean: f32,
    /// The desk.
    pub(super) desk: Desk,
}

/// What the paper lies on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Desk {
    /// Brown wood.
    Wood,
    /// Dark grey cloth.
    Slate,
    /// A pale blue table.
    Sky,
}

impl Desk {
    fn colour(self) -> [f32; 3] {
        match self {
            Desk::Wood => [139.0, 101.0, 66.0],
            Desk::Slate => [74.0, 78.0, 86.0],
            Desk::Sky => [136.0, 160.0, 178.0],
        }
    }
}

/// A paper on a desk.
pub(super) fn on_desk(name: &str, pose: Pose, signed: Signed) -> DynamicImage {
    let size = papers::paper(name).size;
    let corners = corners(size, pose);
    let ground = desk(pose, corners);
    let mut canvas = Canvas::over(ground);
    papers::draw(&mut canvas.pen(Map::onto(size, corners)), name, signed);
    canvas.finish()
}

/// A sheet of this size in millimetres, of which there is a picture, on a desk.
pub(super) fn laid(sheet: &RgbImage, size: [f32; 2], pose: Pose) -> DynamicImage {
    let corners = corners(size, pose);
    let mut picture = desk(pose, corners);
    let own = [sheet.width() as f32, sheet.height() as f32];
    let back = Plane::onto(own, corners.map(|corner| [corner.x, corner.y])).back();
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let [sx, sy] = back.at([x as f32 + 0.5, y as f32 + 0.5]);
        if let Some(Rgb(paper)) = interpolate_bilinear(sheet, sx - 0.5, sy - 0.5) {
            // Print is never quite black, nor paper quite white.
            pixel.0 = paper.map(|tone| 30 + (u16::from(tone) * 215 / 255) as u8);
        }
    }
    picture.into()
}

/// A scan: the paper alone, straight, edge to edge.
pub(super) fn scan(name: &str, width: u32) -> DynamicImage {
    let size = papers::paper(name).size;
    let height = (width as f32 * size[1] / size[0]) as u32;
    let mut canvas = Canvas::over(RgbImage::from_pixel(width, height, Rgb([250, 250, 246])));
    let (right, bottom) = (width as f32, height as f32);
    let corners = [point(0.0, 0.0), point(right, 0.0), point(right, bottom), point(0.0, bottom)];
    papers::draw(&mut canvas.pen(Map::onto(size, corners)), name, Signed::Yes);
    canvas.finish()
}

/// Where the corners of the paper come to lie.
fn corners(size: [f32; 2], pose: Pose) -> [Point; 4] {
    let (width, height) = (pose.picture.0 as f32, pose.picture.1 as f32);
    let scale = pose.fill * (width / size[0]).min(height / size[1]);
    let (sin, cos) = pose.turn.to_radians().sin_cos();
    let place = |x: f32, y: f32| {
        let (x, y) = (x * size[0] * scale, y * size[1] * scale);
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        // Farther up is farther away.
        let near = 1.0 + pose.lean * y / height;
        point(width / 2.0 + x * near, height / 2.0 + y * near)
    };
    [place(-0.5, -0.5), place(0.5, -0.5), place(0.5, 0.5), place(-0.5, 0.5)]
}

/// The desk with the paper's shadow, lit from the upper left.
fn desk(pose: Pose, corners: [Point; 4]) -> RgbImage {
    let (width, height) = pose.picture;
    let (columns, rows) = (width / COARSE, height / COARSE);
    let base = pose.desk.colour();
    let coarse = RgbImage::from_fn(columns, rows, |x, y| {
        let (u, v) = (x as f32 / columns as f32, y as f32 / rows as f32);
        let grain = match pose.desk {
            Desk::Wood => 0.07 * (v * 61.0 + (u * 5.0 + v * 3.0).sin() * 1.4).sin(),
            Desk::Slate | Desk::Sky => 0.015 * (u * 90.0).sin() * (v * 70.0).sin(),
        };
        let light = 1.12 - 0.3 * (u * 0.6 + v * 0.8) + grain;
        Rgb(base.map(|c| (c * light).clamp(0.0, 255.0) as u8))
    });
    let mut canvas = Canvas::over(coarse);
    let small = |p: Point, spread: f32| {
        let (cx, cy) = (width as f32 / 2.0, height as f32 / 2.0);
        ((cx + (p.x - cx) * spread + 12.0) / COARSE as f32, (cy + (p.y - cy) * spread + 16.0) / COARSE as f32)
    };
    for spread in [1.03, 1.015, 1.0] {
        canvas.pen(Map::PLAIN).polygon(&corners.map(|p| small(p, spread)), ink(0x101014).thin(0.22));
    }
    canvas.finish().resize_exact(width, height, FilterType::Triangle).into_rgb8()
}

/// A figure of flat shapes before a white wall, holding up the front of a card.
pub(super) fn handheld(width: u32, height: u32) -> DynamicImage {
    let wall = RgbImage::from_fn(width / COARSE, height / COARSE, |x, y| {
        let shade = (x + y) * COARSE * 22 / (width + height);
        let v = 236u8.saturating_sub(u8::try_from(shade).unwrap_or(u8::MAX));
        Rgb([v, v, v.saturating_sub(3)])
    });
    let wall = DynamicImage::from(wall).resize_exact(width, height, FilterType::Triangle).into_rgb8();
    let mut canvas = Canvas::over(wall);
    figure(&mut canvas, width as f32 / 1000.0);
    let unit = width as f32 / 1000.0;
    let at = |x: f32, y: f32| point(x * unit, y * unit);
    let corners = [at(300.0, 792.0), at(716.0, 778.0), at(722.0, 1042.0), at(306.0, 1054.0)];
    papers::draw(&mut canvas.pen(Map::onto(papers::paper("id_front").size, corners)), "id_front", Signed::No);
    fingers(&mut canvas, unit);
    canvas.finish()
}

const SKIN: Ink = ink(0xE8BE9C);
const SKIN_SHADE: Ink = ink(0xCF9F7C);
const HAIR: Ink = ink(0x2B2622);
const SHIRT: Ink = ink(0x3F7F6B);

/// Head, shoulders and arms, in thousandths of the picture's width.
fn figure(canvas: &mut Canvas, unit: f32) {
    let plane = Map::onto([1.0, 1.0], [point(0.0, 0.0), point(unit, 0.0), point(unit, unit), point(0.0, unit)]);
    let mut pen = canvas.pen(plane);
    pen.ellipse(500.0, 330.0, 188.0, 214.0, HAIR);
    pen.rect(438.0, 500.0, 124.0, 150.0, SKIN_SHADE);
    pen.round_rect([130.0, 620.0, 740.0, 800.0], 170.0, SHIRT);
    pen.polygon(&[(430.0, 612.0), (570.0, 612.0), (500.0, 712.0)], SKIN_SHADE);
    pen.ellipse(318.0, 376.0, 26.0, 46.0, SKIN_SHADE);
    pen.ellipse(682.0, 376.0, 26.0, 46.0, SKIN_SHADE);
    pen.ellipse(500.0, 372.0, 168.0, 204.0, SKIN);
    pen.polygon(
        &[
            (344.0, 300.0),
            (372.0, 190.0),
            (500.0, 158.0),
            (628.0, 190.0),
            (656.0, 300.0),
            (560.0, 250.0),
            (430.0, 240.0),
        ],
        HAIR,
    );
    for x in [428.0, 572.0] {
        pen.stroke(&smooth(&[(x - 38.0, 322.0), (x, 296.0), (x + 38.0, 322.0)]), 11.0, HAIR);
        pen.ellipse(x, 366.0, 15.0, 19.0, HAIR);
        pen.ellipse(x + 4.0, 360.0, 5.0, 6.0, ink(0xFFFFFF));
    }
    pen.stroke(&[(500.0, 382.0), (490.0, 436.0), (508.0, 440.0)], 7.0, SKIN_SHADE);
    pen.stroke(&smooth(&[(442.0, 486.0), (500.0, 530.0), (558.0, 486.0)]), 9.0, ink(0xA94F49));
    for (elbow, hand) in [((150.0, 1180.0), (290.0, 960.0)), ((860.0, 1180.0), (732.0, 950.0))] {
        pen.stroke(&[elbow, hand], 120.0, ink(0x356C5B));
        pen.ellipse(hand.0, hand.1, 62.0, 74.0, SKIN);
    }
}

/// Thumbs on the card's edges, clear of its words.
fn fingers(canvas: &mut Canvas, unit: f32) {
    let plane = Map::onto([1.0, 1.0], [point(0.0, 0.0), point(unit, 0.0), point(unit, unit), point(0.0, unit)]);
    let mut pen = canvas.pen(plane);
    pen.stroke(&[(276.0, 972.0), (316.0, 934.0)], 34.0, SKIN_SHADE);
    pen.stroke(&[(276.0, 970.0), (314.0, 932.0)], 28.0, SKIN);
    pen.stroke(&[(748.0, 962.0), (708.0, 926.0)], 34.0, SKIN_SHADE);
    pen.stroke(&[(748.0, 960.0), (710.0, 924.0)], 28.0, SKIN);
}
