//! A small drawing board: curves filled under a perspective, and words in the font of the sheets.

use std::sync::OnceLock;

use ab_glyph::{Font, FontRef, OutlineCurve, Point, point};
use ab_glyph_rasterizer::Rasterizer;
use image::{DynamicImage, RgbImage};

use crate::sheet::FONT_OTF;

/// A colour and how much of it covers, 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    rgb: [u8; 3],
    cover: f32,
}

/// A colour that covers fully.
pub(super) const fn ink(rgb: u32) -> Ink {
    let [_, r, g, b] = rgb.to_be_bytes();
    Ink { rgb: [r, g, b], cover: 1.0 }
}

impl Ink {
    /// The same colour, thinner.
    pub(super) const fn thin(self, cover: f32) -> Ink {
        Ink { cover, ..self }
    }
}

/// Where a paper's own lengths end up on the picture: a plane seen in perspective.
#[derive(Debug, Clone, Copy)]
pub(super) struct Map([f32; 9]);

impl Map {
    /// A paper of `size` whose corners, clockwise from the top left, lie at `corners`.
    pub(super) fn onto(size: [f32; 2], corners: [Point; 4]) -> Map {
        let [p0, p1, p2, p3] = corners;
        let (d1, d2) = (p1 - p2, p3 - p2);
        let sum = p0 - p1 + p2 - p3;
        let det = d1.x * d2.y - d2.x * d1.y;
        let g = (sum.x * d2.y - d2.x * sum.y) / det;
        let h = (d1.x * sum.y - sum.x * d1.y) / det;
        let [w, t] = size;
        Map([
            (p1.x - p0.x + g * p1.x) / w,
            (p3.x - p0.x + h * p3.x) / t,
            p0.x,
            (p1.y - p0.y + g * p1.y) / w,
            (p3.y - p0.y + h * p3.y) / t,
            p0.y,
            g / w,
            h / t,
            1.0,
        ])
    }

    /// Lengths are pixels.
    pub(super) const PLAIN: Map = Map([1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);

    /// The same plane, its origin moved to `to` and its axes turned by `degrees` clockwise.
    pub(super) fn turned(self, to: Point, degrees: f32) -> Map {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let own = [cos, -sin, to.x, sin, cos, to.y, 0.0, 0.0, 1.0];
        let mut out = [0.0; 9];
        for (i, cell) in out.iter_mut().enumerate() {
            let (row, column) = (i / 3 * 3, i % 3);
            *cell = (0..3).map(|k| self.0[row + k] * own[k * 3 + column]).sum();
        }
        Map(out)
    }

    fn of(&self, p: Point) -> Point {
        let m = &self.0;
        let z = m[6] * p.x + m[7] * p.y + m[8];
        point((m[0] * p.x + m[1] * p.y + m[2]) / z, (m[3] * p.x + m[4] * p.y + m[5]) / z)
    }

    fn curve(&self, curve: &OutlineCurve) -> OutlineCurve {
        match *curve {
            OutlineCurve::Line(a, b) => OutlineCurve::Line(self.of(a), self.of(b)),
            OutlineCurve::Quad(a, b, c) => OutlineCurve::Quad(self.of(a), self.of(b), self.of(c)),
            OutlineCurve::Cubic(a, b, c, d) => OutlineCurve::Cubic(self.of(a), self.of(b), self.of(c), self.of(d)),
        }
    }
}

/// A picture being drawn.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
    raster: Rasterizer,
}

impl Canvas {
    /// A picture to draw on.
    pub(super) fn over(picture: RgbImage) -> Canvas {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        Canvas { width, height, rgb: picture.into_raw(), raster: Rasterizer::new(1, 1) }
    }

    /// What was drawn.
    pub(super) fn finish(self) -> DynamicImage {
        let size = (self.width as u32, self.height as u32);
        RgbImage::from_raw(size.0, size.1, self.rgb).unwrap_or_default().into()
    }

    /// Something to draw with on a plane.
    pub(super) fn pen(&mut self, map: Map) -> Pen<'_> {
        Pen { canvas: self, map }
    }

    fn fill(&mut self, curves: &[OutlineCurve], ink: Ink) {
        let Some((left, top, width, height)) = self.bounds(curves) else {
            return;
        };
        let shift = point(left as f32, top as f32);
        self.raster.reset(width, height);
        for curve in curves {
            match *curve {
                OutlineCurve::Line(a, b) => self.raster.draw_line(a - shift, b - shift),
                OutlineCurve::Quad(a, b, c) => self.raster.draw_quad(a - shift, b - shift, c - shift),
                OutlineCurve::Cubic(a, b, c, d) => {
                    self.raster.draw_cubic(a - shift, b - shift, c - shift, d - shift);
                }
            }
        }
        let (stride, rgb) = (self.width, &mut self.rgb);
        let mut at = (top * stride + left) * 3;
        let mut column = 0;
        self.raster.for_each_pixel(|_, cover| {
            let cover = cover.min(1.0) * ink.cover;
            if cover > 0.99 {
                rgb[at..at + 3].copy_from_slice(&ink.rgb);
            } else if cover > 0.004 {
                for (under, over) in rgb[at..at + 3].iter_mut().zip(ink.rgb) {
                    *under = (f32::from(*under) * (1.0 - cover) + f32::from(over) * cover) as u8;
                }
            }
            at += 3;
            column += 1;
            if column == width {
                column = 0;
                at += (stride - width) * 3;
            }
        });
    }

    /// Left, top, width and height of what may be touched; the shapes drawn here all lie inside the picture's
    /// width, and what hangs over below or above is cut.
    fn bounds(&self, curves: &[OutlineCurve]) -> Option<(usize, usize, usize, usize)> {
        let mut low = point(f32::MAX, f32::MAX);
        let mut high = point(f32::MIN, f32::MIN);
        for p in curves.iter().flat_map(points) {
            low = point(low.x.min(p.x), low.y.min(p.y));
            high = point(high.x.max(p.x), high.y.max(p.y));
        }
        let clamp = |v: f32, most: usize| v.clamp(0.0, most as f32) as usize;
        let (left, top) = (clamp(low.x.floor(), self.width), clamp(low.y.floor(), self.height));
        let (right, bottom) = (clamp(high.x.ceil(), self.width), clamp(high.y.ceil(), self.height));
        (right > left && bottom > top).then(|| (left, top, right - left, bottom - top))
    }
}

fn points(curve: &OutlineCurve) -> Vec<Point> {
    match *curve {
        OutlineCurve::Line(a, b) => vec![a, b],
        OutlineCurve::Quad(a, b, c) => vec![a, b, c],
        OutlineCurve::Cubic(a, b, c, d) => vec![a, b, c, d],
    }
}

/// Draws on one plane of a picture, in the plane's own lengths.
pub(super) struct Pen<'a> {
    canvas: &'a mut Canvas,
    /// The plane.
    pub(super) map: Map,
}

/// Where a line of words stands at its point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Align {
    /// It begins there.
    #[default]
    Left,
    /// Its middle is there.
    Centre,
}

impl Pen<'_> {
    /// Another plane of the same picture.
    pub(super) fn on(&mut self, map: Map) -> Pen<'_> {
        Pen { canvas: self.canvas, map }
    }

    /// Fills closed curves.
    pub(super) fn curves(&mut self, curves: &[OutlineCurve], ink: Ink) {
        let mapped: Vec<OutlineCurve> = curves.iter().map(|curve| self.map.curve(curve)).collect();
        self.canvas.fill(&mapped, ink);
    }

    /// Fills a polygon.
    pub(super) fn polygon(&mut self, corners: &[(f32, f32)], ink: Ink) {
        self.curves(&closed(corners), ink);
    }

    /// Fills a rectangle.
    pub(super) fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, ink: Ink) {
        self.polygon(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], ink);
    }

    /// Fills a rectangle with round corners.
    pub(super) fn round_rect(&mut self, [x, y, w, h]: [f32; 4], r: f32, ink: Ink) {
        let p = |x: f32, y: f32| point(x, y);
        let (right, bottom) = (x + w, y + h);
        let corners = [
            OutlineCurve::Line(p(x + r, y), p(right - r, y)),
            OutlineCurve::Quad(p(right - r, y), p(right, y), p(right, y + r)),
            OutlineCurve::Line(p(right, y + r), p(right, bottom - r)),
            OutlineCurve::Quad(p(right, bottom - r), p(right, bottom), p(right - r, bottom)),
            OutlineCurve::Line(p(right - r, bottom), p(x + r, bottom)),
            OutlineCurve::Quad(p(x + r, bottom), p(x, bottom), p(x, bottom - r)),
            OutlineCurve::Line(p(x, bottom - r), p(x, y + r)),
            OutlineCurve::Quad(p(x, y + r), p(x, y), p(x + r, y)),
        ];
        self.curves(&corners, ink);
    }

    /// Fills an ellipse.
    pub(super) fn ellipse(&mut self, x: f32, y: f32, rx: f32, ry: f32, ink: Ink) {
        self.curves(&ellipse(x, y, rx, ry, 1.0), ink);
    }

    /// Draws a ring of this thickness, measured inwards.
    pub(super) fn ring(&mut self, x: f32, y: f32, r: f32, thick: f32, ink: Ink) {
        let mut curves = ellipse(x, y, r, r, 1.0);
        curves.extend(ellipse(x, y, r - thick, r - thick, -1.0));
        self.curves(&curves, ink);
    }

    /// Draws the outline of a rectangle.
    pub(super) fn frame(&mut self, [x, y, w, h]: [f32; 4], thick: f32, ink: Ink) {
        self.rect(x, y, w, thick, ink);
        self.rect(x, y + h - thick, w, thick, ink);
        self.rect(x, y, thick, h, ink);
        self.rect(x + w - thick, y, thick, h, ink);
    }

    /// Draws a line through points as a round pen would.
    pub(super) fn stroke(&mut self, line: &[(f32, f32)], thick: f32, ink: Ink) {
        let mut curves = Vec::new();
        let r = thick / 2.0;
        for pair in line.windows(2) {
            let [(ax, ay), (bx, by)] = [pair[0], pair[1]];
            let (dx, dy) = (bx - ax, by - ay);
            let length = dx.hypot(dy).max(1e-6);
            let (nx, ny) = (-dy / length * r, dx / length * r);
            curves.extend(closed(&[(ax - nx, ay - ny), (bx - nx, by - ny), (bx + nx, by + ny), (ax + nx, ay + ny)]));
            curves.extend(ellipse(bx, by, r, r, 1.0));
        }
        curves.extend(line.first().map(|(x, y)| ellipse(*x, *y, r, r, 1.0)).into_iter().flatten());
        self.curves(&curves, ink);
    }

    /// Writes a line of words of this height on its baseline.
    pub(super) fn text(&mut self, (x, y): (f32, f32), size: f32, align: Align, words: &str, ink: Ink) {
        let font = font();
        let unit = size / font.units_per_em().unwrap_or(1000.0);
        let wide: f32 = words.chars().map(|c| font.h_advance_unscaled(font.glyph_id(c)) * unit).sum();
        let mut left = match align {
            Align::Left => x,
            Align::Centre => x - wide / 2.0,
        };
        for id in words.chars().map(|c| font.glyph_id(c)) {
            if let Some(outline) = font.outline(id) {
                let place = |p: Point| point(left + p.x * unit, y - p.y * unit);
                let curves: Vec<OutlineCurve> = outline.curves.iter().map(|curve| moved(curve, &place)).collect();
                self.curves(&curves, ink);
            }
            left += font.h_advance_unscaled(id) * unit;
        }
    }
}

fn moved(curve: &OutlineCurve, place: &impl Fn(Point) -> Point) -> OutlineCurve {
    match *curve {
        OutlineCurve::Line(a, b) => OutlineCurve::Line(place(a), place(b)),
        OutlineCurve::Quad(a, b, c) => OutlineCurve::Quad(place(a), place(b), place(c)),
        OutlineCurve::Cubic(a, b, c, d) => OutlineCurve::Cubic(place(a), place(b), place(c), place(d)),
    }
}

fn closed(corners: &[(f32, f32)]) -> Vec<OutlineCurve> {
    let next = corners.iter().cycle().skip(1);
    let side = |(a, b): (&(f32, f32), &(f32, f32))| OutlineCurve::Line(point(a.0, a.1), point(b.0, b.1));
    corners.iter().zip(next).map(side).collect()
}

/// Four curves; `way` −1 goes round the other way and so cuts a hole.
fn ellipse(x: f32, y: f32, rx: f32, ry: f32, way: f32) -> Vec<OutlineCurve> {
    // The distance of control points that makes a circle of cubic curves.
    const ROUND: f32 = 0.552_285;
    let at = |angle: f32| {
        let (sin, cos) = angle.to_radians().sin_cos();
        (point(x + rx * cos, y + ry * sin), point(-rx * sin * ROUND * way, ry * cos * ROUND * way))
    };
    (0..4u8)
        .map(|quarter| {
            let start = 90.0 * f32::from(quarter) * way;
            let ((a, along_a), (b, along_b)) = (at(start), at(start + 90.0 * way));
            OutlineCurve::Cubic(a, a + along_a, b - along_b, b)
        })
        .collect()
}

fn font() -> &'static FontRef<'static> {
    static FONT: OnceLock<FontRef<'static>> = OnceLock::new();
    FONT.get_or_init(|| FontRef::try_from_slice(FONT_OTF).expect("the font is part of the program"))
}
