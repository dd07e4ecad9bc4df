//! The same pages as pictures: what a chat shows at once, and what a photographed page is compared with.

use std::io::Cursor;

use ab_glyph::{Font, FontRef, OutlineCurve, Point, point};
use ab_glyph_rasterizer::Rasterizer;
use image::{GrayImage, ImageFormat, Luma, imageops};

use super::desk::{Ink, TICK, Tone};
use super::font::{FONT_OTF, advance};
use super::press::{BLACK, FRAME, GREY, shade};
use super::{PAGE_POINTS, SheetError};

/// White between the pages of a preview, in pixels.
const GUTTER: u32 = 12;

/// One page, `scale` pixels to a point.
pub(super) fn page(inks: &[Ink], scale: f32) -> GrayImage {
    let [wide, high] = PAGE_POINTS.map(|points| (points * scale).round().max(1.0) as u32);
    let mut press = Press { page: GrayImage::from_pixel(wide, high, Luma([255])), scale };
    for ink in inks {
        press.put(ink);
    }
    press.page
}

/// Pages side by side, as a PNG.
pub(super) fn preview(pages: &[GrayImage]) -> Result<Vec<u8>, SheetError> {
    let count = u32::try_from(pages.len()).unwrap_or(1).max(1);
    let (wide, high) = pages.first().map_or((1, 1), |page| page.dimensions());
    let mut all = GrayImage::from_pixel(count * wide + (count - 1) * GUTTER, high, Luma([160]));
    let mut left = 0;
    for page in pages {
        imageops::replace(&mut all, page, left, 0);
        left += i64::from(wide + GUTTER);
    }
    let mut out = Cursor::new(Vec::new());
    all.write_to(&mut out, ImageFormat::Png).map_err(|_| SheetError::Preview)?;
    Ok(out.into_inner())
}

struct Press {
    page: GrayImage,
    scale: f32,
}

impl Press {
    fn put(&mut self, ink: &Ink) {
        match ink {
            Ink::Text { x, y, size, gap, tone, text } => {
                let (tone, fat) = match tone {
                    Tone::Black => (BLACK, 0.0),
                    Tone::Grey => (GREY, 0.0),
                    Tone::Strong => (BLACK, size / 40.0),
                };
                self.text([*x, *y], *size, *gap, text, tone);
                if fat > 0.0 {
                    self.text([x + fat, *y], *size, *gap, text, tone);
                }
            }
            Ink::Frame([left, top, right, bottom]) => {
                let sides = [
                    ([*left, *top], [*right, *top]),
                    ([*right, *top], [*right, *bottom]),
                    ([*right, *bottom], [*left, *bottom]),
                    ([*left, *bottom], [*left, *top]),
                ];
                for (from, to) in sides {
                    self.stroke(from, to, 0.7, FRAME);
                }
            }
            Ink::Shade(area, dark) => self.fill(&[*area], shade(*dark)),
            Ink::Solid(areas) => self.fill(areas, BLACK),
            Ink::Rule([x0, y0, x1, y1]) => self.stroke([*x0, *y0], [*x1, *y1], 0.4, FRAME),
            Ink::Tick { x, y, ticked } => {
                self.put(&Ink::Frame([*x, *y, x + TICK, y + TICK]));
                if *ticked {
                    let at = |dx: f32, dy: f32| [x + dx * TICK, y + dy * TICK];
                    self.stroke(at(0.18, 0.52), at(0.42, 0.78), 1.3, BLACK);
                    self.stroke(at(0.42, 0.78), at(0.86, 0.2), 1.3, BLACK);
                }
            }
        }
    }

    fn fill(&mut self, areas: &[[f32; 4]], tone: u8) {
        for [left, top, right, bottom] in areas {
            let corners = [[*left, *top], [*right, *top], [*right, *bottom], [*left, *bottom]];
            self.polygon(&corners, tone);
        }
    }

    fn stroke(&mut self, from: [f32; 2], to: [f32; 2], thick: f32, tone: u8) {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let half = thick / 2.0 / dx.hypot(dy).max(1e-6);
        let (nx, ny) = (-dy * half, dx * half);
        let corners = [
            [from[0] + nx, from[1] + ny],
            [to[0] + nx, to[1] + ny],
            [to[0] - nx, to[1] - ny],
            [from[0] - nx, from[1] - ny],
        ];
        self.polygon(&corners, tone);
    }

    fn polygon(&mut self, corners: &[[f32; 2]], tone: u8) {
        let at = |[x, y]: [f32; 2]| point(x * self.scale, y * self.scale);
        let next = corners.iter().cycle().skip(1);
        let sides = corners.iter().zip(next).map(|(from, to)| OutlineCurve::Line(at(*from), at(*to)));
        self.shape(&sides.collect::<Vec<_>>(), tone);
    }

    fn text(&mut self, [x, y]: [f32; 2], size: f32, gap: f32, text: &str, tone: u8) {
        let Ok(font) = FontRef::try_from_slice(FONT_OTF) else {
            return;
        };
        let unit = size * self.scale / font.units_per_em().unwrap_or(1000.0);
        let (mut x, y) = (x * self.scale, y * self.scale);
        for c in text.chars() {
            if let Some(outline) = font.outline(font.glyph_id(c)) {
                let at = |p: Point| point(x + p.x * unit, y - p.y * unit);
                let moved = |curve: &OutlineCurve| match curve {
                    OutlineCurve::Line(a, b) => OutlineCurve::Line(at(*a), at(*b)),
                    OutlineCurve::Quad(a, b, c) => OutlineCurve::Quad(at(*a), at(*b), at(*c)),
                    OutlineCurve::Cubic(a, b, c, d) => OutlineCurve::Cubic(at(*a), at(*b), at(*c), at(*d)),
                };
                let curves: Vec<OutlineCurve> = outline.curves.iter().map(moved).collect();
                self.shape(&curves, tone);
            }
            x += (advance(c) * size + gap) * self.scale;
        }
    }

    /// Fills a closed outline, given in pixels.
    fn shape(&mut self, curves: &[OutlineCurve], tone: u8) {
        let ends = curves.iter().flat_map(|curve| match curve {
            OutlineCurve::Line(a, b) => vec![*a, *b],
            OutlineCurve::Quad(a, b, c) => vec![*a, *b, *c],
            OutlineCurve::Cubic(a, b, c, d) => vec![*a, *b, *c, *d],
        });
        let (mut least, mut most) = (point(f32::MAX, f32::MAX), point(f32::MIN, f32::MIN));
        for p in ends {
            least = point(least.x.min(p.x), least.y.min(p.y));
            most = point(most.x.max(p.x), most.y.max(p.y));
        }
        let (page_wide, page_high) = (self.page.width() as f32, self.page.height() as f32);
        if least.x < 0.0 || least.y < 0.0 || most.x > page_wide || most.y > page_high || least.x > most.x {
            return;
        }
        let corner = point(least.x.floor(), least.y.floor());
        let (wide, high) = ((most.x - corner.x).ceil() as usize + 1, (most.y - corner.y).ceil() as usize + 1);
        let mut raster = Rasterizer::new(wide, high);
        for curve in curves {
            match *curve {
                OutlineCurve::Line(a, b) => raster.draw_line(a - corner, b - corner),
                OutlineCurve::Quad(a, b, c) => raster.draw_quad(a - corner, b - corner, c - corner),
                OutlineCurve::Cubic(a, b, c, d) => {
                    raster.draw_cubic(a - corner, b - corner, c - corner, d - corner);
                }
            }
        }
        let (left, top) = (corner.x as u32, corner.y as u32);
        let page = &mut self.page;
        raster.for_each_pixel_2d(|x, y, cover| {
            if cover > 0.004
                && let Some(under) = page.get_pixel_mut_checked(left + x, top + y)
            {
                let cover = cover.min(1.0);
                under.0[0] = (f32::from(under.0[0]) * (1.0 - cover) + f32::from(tone) * cover).round() as u8;
            }
        });
    }
}
