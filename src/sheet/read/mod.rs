//! A printed, signed and photographed sheet read back: found by its marks, laid flat, compared with what was printed.
//!
//! A picture in, numbers out; the rulebook judges them. The same picture gives the same numbers.

mod boxes;
mod edges;
mod finder;
mod marks;
mod paper;
mod seal;
#[cfg(test)]
mod tests;

use image::{GrayImage, RgbImage};

use self::marks::Marks;
use self::paper::Paper;
use super::arrange::{Arranged, arrange};
use super::code::Mark;
use super::desk::Ink;
use super::{PAGE_POINTS, Say, Sheet, SheetKind};
use crate::plane::Plane;
use crate::rulebook::signed::{Area, FoundBy, Page, Seal, SheetFacts, Written};

/// The long side at which codes are read, in pixels.
const CODE_SIDE: u32 = 2000;
/// The long side at which corner marks are looked for, in pixels.
const MARKS_SIDE: u32 = 1000;

/// What a photographed page shows, compared with the sheet as it would be printed today: `today` gives it, of the kind
/// that the page's code names.
pub fn read(picture: &RgbImage, today: &dyn Fn(Option<SheetKind>) -> Sheet, say: Say<'_>) -> SheetFacts {
    let found = locate(picture);
    let sheet = today(found.mark.as_ref().map(|mark| mark.kind));
    let arranged = arrange(&sheet, say);
    let pages = u32::try_from(arranged.pages.len()).unwrap_or(u32::MAX);
    let page = found.mark.as_ref().map(|mark| Page {
        sheet: mark.sheet.clone(),
        kind: mark.kind.id().to_owned(),
        version: mark.version,
        page: mark.page,
        pages: mark.pages,
        // The version counts answers of the whole filing; the digest tells whether any of this paper's changed.
        current: Mark { version: sheet.version, ..mark.clone() } == sheet.mark(mark.page, pages),
    });
    let mut facts = SheetFacts {
        found: found.by,
        corners: found.corners,
        page,
        signature: None,
        seal: None,
        date: None,
        hidden: Vec::new(),
        struck: Vec::new(),
    };
    let Some(plane) = found.page else {
        return facts;
    };
    let number = facts.page.as_ref().map_or(pages, |page| page.page);
    let ours = facts.page.as_ref().is_none_or(|page| page.current);
    let inks = arranged.pages.get((number as usize).saturating_sub(1)).filter(|_| ours);
    let place = Place { plane, size: [f64::from(picture.width()), f64::from(picture.height())] };
    let last = number == facts.page.as_ref().map_or(pages, |page| page.pages);
    if found.by == FoundBy::Marks || last {
        let paper = Paper::flat(picture, &plane);
        let inks = inks.map_or(&[] as &[Ink], Vec::as_slice);
        // Three corners leave the fourth open by some millimetres: too much to compare lines.
        let certain = found.by == FoundBy::Marks && found.corners == 4 && !inks.is_empty();
        if last && found.by != FoundBy::Nothing {
            look_at_boxes(&mut facts, &paper, inks, &arranged, &place);
        }
        if certain {
            let spared: Vec<[f32; 4]> = arranged.boxes().into_iter().flatten().filter(|_| last).collect();
            let corrections = boxes::corrections(&paper, inks, &spared);
            facts.hidden = corrections.hidden.into_iter().map(|area| place.of(area)).collect();
            facts.struck = corrections.struck.into_iter().map(|area| place.of(area)).collect();
        }
    }
    facts
}

fn look_at_boxes(facts: &mut SheetFacts, paper: &Paper, inks: &[Ink], arranged: &Arranged, place: &Place) {
    let [signature, seal, date] = arranged.boxes();
    let tenths = |value: f64| (value * 10.0).round().max(0.0) as u32;
    let whole = |value: f64| value.round().max(0.0) as u32;
    let parts = |value: f64| (value * 1000.0).round().max(0.0) as u32;
    let written = |area: [f32; 4]| {
        let strokes = boxes::written(paper, inks, area);
        Written { ink: tenths(strokes.area), span: whole(strokes.span), at: place.of(area) }
    };
    // On a page that is not ours the boxes are elsewhere; a seal is a seal wherever it is.
    let known = facts.found != FoundBy::Paper;
    facts.signature = signature.filter(|_| known).map(written);
    facts.date = date.filter(|_| known).map(written);
    facts.seal = seal.map(|area| {
        let found = seal::find(paper, inks, if known { area } else { LOWER_PART });
        Seal {
            red: whole(found.red),
            ring: parts(found.ring),
            diameter: tenths(found.diameter),
            away: whole(found.away),
            covers: parts(found.covers),
            at: place.of(area),
        }
    });
}

/// Where papers that are not ours are sealed, in points.
const LOWER_PART: [f32; 4] = [60.0, PAGE_POINTS[1] * 0.45, PAGE_POINTS[0] - 60.0, PAGE_POINTS[1] - 60.0];

/// Where points of the page lie on the picture.
struct Place {
    plane: Plane,
    size: [f64; 2],
}

impl Place {
    /// The upright frame round an area, in thousandths of the picture.
    fn of(&self, [left, top, right, bottom]: [f32; 4]) -> Area {
        let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
        let on = corners.map(|corner| self.plane.of(corner.map(f64::from)));
        let part = |n: usize, most: bool| {
            let pick = if most { f64::max } else { f64::min };
            let end = on.iter().map(|p| p[n]).reduce(pick).unwrap_or(0.0) / self.size[n];
            (end * 1000.0).round().clamp(0.0, 1000.0) as u32
        };
        [part(0, false), part(1, false), part(0, true), part(1, true)]
    }
}

/// Where a page is, and what its code says.
struct Located {
    by: FoundBy,
    corners: u8,
    mark: Option<Mark>,
    /// From points of the page to the picture.
    page: Option<Plane>,
}

fn locate(picture: &RgbImage) -> Located {
    let factor = |side: u32, from: u32| from.div_ceil(side).max(1);
    let long = picture.width().max(picture.height());
    let first = factor(CODE_SIDE, long);
    let luma = reduced_luma(picture, first);
    let second = factor(MARKS_SIDE, luma.width().max(luma.height()));
    let small = reduced(&luma, second);
    // From the reduced picture to the whole one.
    let whole = |plane: Plane| plane.enlarged(f64::from(first));
    let by_marks = |marks: &Marks, mark: Option<Mark>| {
        let corners = marks.seen.iter().filter(|seen| **seen).count() as u8;
        Located { by: FoundBy::Marks, corners, mark, page: Some(whole(marks.page)) }
    };
    let spots = marks::spots(&small, second);
    // A code that is read where four spots say that it must be proves them, and spares the search.
    let proven =
        marks::fours(&luma, &spots).find_map(|marks| finder::read_at(&luma, &marks.page).map(|mark| (marks, mark)));
    if let Some((marks, mark)) = proven {
        return by_marks(&marks, Some(mark));
    }
    let code = finder::find(&luma, false);
    let marks = match &code {
        Some(code) => marks::beside(&luma, &spots, code),
        None => marks::fours(&luma, &spots).find(|marks| finder::stands_at(&luma, &marks.page)),
    };
    let code = code.or_else(|| if marks.is_none() { finder::find(&luma, true) } else { None });
    if let Some(marks) = marks {
        return by_marks(&marks, code.map(|code| code.mark));
    }
    let paper = edges::paper(&small, f64::from(second));
    if let Some(code) = code {
        // The edges are better than so small a code, if they agree with it.
        let agrees = |page: &Plane| finder::read_at(&luma, page).as_ref() == Some(&code.mark);
        let page = paper.filter(agrees).or_else(|| code.page());
        return Located { by: FoundBy::Code, corners: 0, mark: Some(code.mark), page: page.map(whole) };
    }
    let by = if paper.is_some() { FoundBy::Paper } else { FoundBy::Nothing };
    Located { by, corners: 0, mark: None, page: paper.map(whole) }
}

/// The picture in grey, so many times smaller.
fn reduced_luma(picture: &RgbImage, factor: u32) -> GrayImage {
    let (columns, f) = (picture.width() as usize, factor as usize);
    let (wide, high) = (picture.width() / factor, picture.height() / factor);
    let raw = picture.as_raw();
    let area = (f * f) as u32;
    let mut out = Vec::with_capacity((wide * high) as usize);
    for y in 0..high as usize {
        for x in 0..wide as usize {
            let mut sum = 0_u32;
            for dy in 0..f {
                let start = ((y * f + dy) * columns + x * f) * 3;
                for pixel in raw[start..start + f * 3].chunks_exact(3) {
                    sum += 77 * u32::from(pixel[0]) + 150 * u32::from(pixel[1]) + 29 * u32::from(pixel[2]);
                }
            }
            out.push(((sum / area) >> 8) as u8);
        }
    }
    GrayImage::from_raw(wide, high, out).unwrap_or_default()
}

fn reduced(luma: &GrayImage, factor: u32) -> GrayImage {
    let f = factor as usize;
    let (wide, high) = (luma.width() / factor, luma.height() / factor);
    let (columns, raw) = (luma.width() as usize, luma.as_raw());
    let mut out = Vec::with_capacity((wide * high) as usize);
    for y in 0..high as usize {
        for x in 0..wide as usize {
            let rows = (0..f).map(|dy| (y * f + dy) * columns + x * f);
            let sum: u32 = rows.flat_map(|start| &raw[start..start + f]).map(|v| u32::from(*v)).sum();
            out.push((sum / (factor * factor)) as u8);
        }
    }
    GrayImage::from_raw(wide, high, out).unwrap_or_default()
}
