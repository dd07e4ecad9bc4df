//! A picture to draw on: boxes, rounds and words, with edges as soft as a pixel.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use image::{Rgb, RgbImage};

use crate::rulebook::printable::FONT_OTF;

/// Red, green and blue.
pub(super) type Colour = [u8; 3];

/// A rectangle by its left, top, right and bottom, in pixels.
pub(super) type Bounds = [f32; 4];

/// A picture being drawn.
pub(super) struct Board {
    picture: RgbImage,
    font: FontRef<'static>,
}

impl Board {
    /// Goes on drawing on a picture.
    pub(super) fn over(picture: RgbImage) -> Board {
        let font = FontRef::try_from_slice(FONT_OTF).expect("the font is part of the program and read by tests");
        Board { picture, font }
    }

    /// What was drawn.
    pub(super) fn finish(self) -> RgbImage {
        self.picture
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, [left, top, right, bottom]: Bounds, colour: Colour, cover: f32) {
        let within = |at: f32, from: f32, to: f32| (at + 1.0).min(to) - at.max(from);
        self.shape([left, top, right, bottom], colour, cover, |x, y| {
            within(x, left, right).clamp(0.0, 1.0) * within(y, top, bottom).clamp(0.0, 1.0)
        });
    }

    /// Draws the outline of a rectangle, `thick` pixels wide, inside its bounds.
    pub(super) fn frame(&mut self, [left, top, right, bottom]: Bounds, thick: f32, colour: Colour) {
        self.fill([left, top, right, top + thick], colour, 1.0);
        self.fill([left, bottom - thick, right, bottom], colour, 1.0);
        self.fill([left, top + thick, left + thick, bottom - thick], colour, 1.0);
        self.fill([right - thick, top + thick, right, bottom - thick], colour, 1.0);
    }

    /// Fills an ellipse that touches its bounds.
    pub(super) fn round(&mut self, bounds: Bounds, colour: Colour, cover: f32) {
        let [left, top, right, bottom] = bounds;
        let (rx, ry) = ((right - left) / 2.0, (bottom - top) / 2.0);
        let (cx, cy) = (left + rx, top + ry);
        self.shape(bounds, colour, cover, |x, y| {
            let far = (((x + 0.5 - cx) / rx).powi(2) + ((y + 0.5 - cy) / ry).powi(2)).sqrt();
            ((1.0 - far) * rx.min(ry) + 0.5).clamp(0.0, 1.0)
        });
    }

    /// How wide a line of words comes out.
    pub(super) fn width(&self, words: &str, size: f32) -> f32 {
        let font = self.font.as_scaled(PxScale::from(size));
        words.chars().map(|sign| font.h_advance(self.font.glyph_id(sign))).sum()
    }

    /// Writes a line of words with letters about `size` pixels high, its baseline beginning at `x`, `y`.
    pub(super) fn write(&mut self, words: &str, [x, y]: [f32; 2], size: f32, colour: Colour) {
        let mut at = x;
        for sign in words.chars() {
            let id = self.font.glyph_id(sign);
            let glyph = id.with_scale_and_position(PxScale::from(size), point(at, y));
            at += self.font.as_scaled(PxScale::from(size)).h_advance(id);
            let Some(outline) = self.font.outline_glyph(glyph) else {
                continue;
            };
            let corner = outline.px_bounds().min;
            let picture = &mut self.picture;
            outline.draw(|dx, dy, cover| {
                blend(picture, corner.x + dx as f32, corner.y + dy as f32, colour, cover.min(1.0));
            });
        }
    }

    fn shape(&mut self, bounds: Bounds, colour: Colour, cover: f32, at: impl Fn(f32, f32) -> f32) {
        let [left, top, right, bottom] = bounds;
        let (width, height) = (self.picture.width() as f32, self.picture.height() as f32);
        let (x0, x1) = (left.floor().clamp(0.0, width) as u32, right.ceil().clamp(0.0, width) as u32);
        let (y0, y1) = (top.floor().clamp(0.0, height) as u32, bottom.ceil().clamp(0.0, height) as u32);
        for y in y0..y1 {
            for x in x0..x1 {
                let share = at(x as f32, y as f32) * cover;
                blend(&mut self.picture, x as f32, y as f32, colour, share);
            }
        }
    }
}

fn blend(picture: &mut RgbImage, x: f32, y: f32, colour: Colour, cover: f32) {
    let inside = x >= 0.0 && y >= 0.0 && x < picture.width() as f32 && y < picture.height() as f32;
    if !inside || cover <= 0.0 {
        return;
    }
    let Rgb(under) = picture.get_pixel_mut(x as u32, y as u32);
    for (under, over) in under.iter_mut().zip(colour) {
        *under = (f32::from(*under) * (1.0 - cover) + f32::from(over) * cover + 0.5) as u8;
    }
}
