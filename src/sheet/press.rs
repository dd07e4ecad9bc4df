//! Prints arranged pages as a PDF for the archive (PDF/A-2u): text can be selected and searched, and a character
//! without a glyph is an error instead of an empty box.

use chrono::{Datelike, NaiveDateTime, Timelike};
use krilla::color::luma;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::arrange::Arranged;
use super::desk::{Ink, TICK, Tone};
use super::font::{FONT_OTF, advance, glyph};
use super::{PAGE_POINTS, Sheet, SheetError};

pub(super) const BLACK: u8 = 0;
pub(super) const GREY: u8 = 105;
pub(super) const FRAME: u8 = 70;

/// The pages as the bytes of a PDF.
pub(super) fn print(sheet: &Sheet, arranged: &Arranged) -> Result<Vec<u8>, SheetError> {
    let font = Font::new(FONT_OTF.into(), 0).ok_or(SheetError::Font)?;
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_U)
        .finish()
        .map_err(|_| SheetError::Pdf("no such profile"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    document.set_metadata(
        Metadata::new()
            .title(sheet.title.clone())
            .document_id(sheet.number())
            .language("zh-CN".to_owned())
            .creator("beian".to_owned())
            .creation_date(date(sheet.made)),
    );
    for inks in &arranged.pages {
        let settings = PageSettings::from_wh(PAGE_POINTS[0], PAGE_POINTS[1]).ok_or(SheetError::Pdf("page size"))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for ink in inks {
            draw(&mut surface, &font, ink);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(reason)
}

/// The writer's own words may quote the text, so only the kind of its complaint is passed on.
fn reason(error: KrillaError) -> SheetError {
    match error {
        KrillaError::Font(..) => SheetError::Font,
        KrillaError::Validation(_) => SheetError::Pdf("not fit for the archive"),
        KrillaError::Limit(_) => SheetError::Pdf("too large"),
        KrillaError::DuplicateNamedDestination(_) | KrillaError::DuplicateTagId(..) | KrillaError::UnknownTagId(..) => {
            SheetError::Pdf("links")
        }
    }
}

fn date(made: NaiveDateTime) -> DateTime {
    let small = |n: u32| u8::try_from(n).unwrap_or(0);
    DateTime::new(u16::try_from(made.year()).unwrap_or(0))
        .month(small(made.month()))
        .day(small(made.day()))
        .hour(small(made.hour()))
        .minute(small(made.minute()))
        .second(small(made.second()))
}

fn draw(surface: &mut Surface<'_>, font: &Font, ink: &Ink) {
    match ink {
        Ink::Text { x, y, size, gap, tone, text } => {
            let (shade, fat) = match tone {
                Tone::Black => (BLACK, None),
                Tone::Grey => (GREY, None),
                Tone::Strong => (BLACK, Some(size / 40.0)),
            };
            surface.set_fill(Some(fill(shade)));
            surface.set_stroke(fat.map(|width| stroke(shade, width)));
            surface.draw_glyphs(Point::from_xy(*x, *y), &glyphs(text, gap / size), font.clone(), text, *size, false);
        }
        Ink::Frame(area) => outline(surface, rect(*area), FRAME, 0.7),
        Ink::Solid(areas) => {
            surface.set_fill(Some(fill(BLACK)));
            surface.set_stroke(None);
            if let Some(path) = rects(areas) {
                surface.draw_path(&path);
            }
        }
        Ink::Rule([x0, y0, x1, y1]) => outline(surface, strokes(&[(*x0, *y0), (*x1, *y1)]), FRAME, 0.4),
        Ink::Shade(area, dark) => {
            surface.set_fill(Some(fill(shade(*dark))));
            surface.set_stroke(None);
            if let Some(path) = rect(*area) {
                surface.draw_path(&path);
            }
        }
        Ink::Tick { x, y, ticked } => {
            outline(surface, rect([*x, *y, x + TICK, y + TICK]), BLACK, 0.8);
            if *ticked {
                let at = |dx: f32, dy: f32| (x + dx * TICK, y + dy * TICK);
                outline(surface, strokes(&[at(0.18, 0.52), at(0.42, 0.78), at(0.86, 0.2)]), BLACK, 1.3);
            }
        }
    }
}

/// The two greys of shaded areas.
pub(super) const fn shade(dark: bool) -> u8 {
    if dark { 226 } else { 245 }
}

fn glyphs(text: &str, gap: f32) -> Vec<KrillaGlyph> {
    text.char_indices()
        .map(|(at, c)| {
            let id = GlyphId::new(u32::from(glyph(c).0));
            KrillaGlyph::new(id, advance(c) + gap, 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
        })
        .collect()
}

fn outline(surface: &mut Surface<'_>, path: Option<Path>, shade: u8, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(stroke(shade, width)));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn fill(shade: u8) -> Fill {
    Fill { paint: luma::Color::new(shade).into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(shade: u8, width: f32) -> Stroke {
    Stroke { paint: luma::Color::new(shade).into(), width, ..Stroke::default() }
}

fn rect(area: [f32; 4]) -> Option<Path> {
    rects(&[area])
}

fn rects(areas: &[[f32; 4]]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for [left, top, right, bottom] in areas {
        builder.push_rect(Rect::from_ltrb(*left, *top, *right, *bottom)?);
    }
    builder.finish()
}

fn strokes(points: &[(f32, f32)]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (n, (x, y)) in points.iter().enumerate() {
        if n == 0 {
            builder.move_to(*x, *y);
        } else {
            builder.line_to(*x, *y);
        }
    }
    builder.finish()
}
