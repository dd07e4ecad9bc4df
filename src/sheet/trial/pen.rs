//! Pens, seals and correction fluid.

use image::RgbImage;

use super::Dice;

/// What draws on a page.
pub(super) struct Pen<'a> {
    pub(super) paper: &'a mut RgbImage,
    /// Pixels to a millimetre.
    pub(super) mm: f32,
}

type Point = [f32; 2];

impl Pen<'_> {
    /// Two or three written characters.
    pub(super) fn sign(&mut self, [left, top, right, bottom]: [f32; 4], dice: &mut Dice) {
        let blue = dice.one_in(2);
        let colour = if blue { [35.0, 55.0, 150.0] } else { [38.0, 36.0, 40.0] };
        let thick = dice.between(0.35, 0.8) * self.mm;
        let count = if dice.one_in(2) { 2 } else { 3 };
        let size = (dice.between(9.0, 15.0) * self.mm).min((bottom - top) * 0.55).min((right - left) / 4.2);
        let x = left + dice.between(0.1, 0.3) * (right - left);
        let y = top + dice.between(0.25, 0.4) * (bottom - top);
        for n in 0..count {
            let corner = [x + n as f32 * size * 1.1, y + dice.between(-0.1, 0.1) * size];
            for _ in 0..6 {
                let mut at = [corner[0] + dice.between(0.0, 0.9) * size, corner[1] + dice.between(0.0, 0.9) * size];
                let mut angle = dice.between(-0.4, 2.0);
                for _ in 0..14 {
                    angle += dice.between(-0.45, 0.45);
                    let step = size * 0.05;
                    let to = [at[0] + angle.cos() * step, at[1] + angle.sin() * step];
                    self.line(at, to, thick * dice.between(0.8, 1.2), colour, 0.9);
                    at = to;
                }
            }
        }
    }

    /// A written date: eight figures of sticks.
    pub(super) fn date(&mut self, [left, top, right, bottom]: [f32; 4], dice: &mut Dice) {
        let (colour, thick) = ([40.0, 38.0, 45.0], 0.5 * self.mm);
        let wide = right - left;
        let high = 4.5 * self.mm;
        let y = f32::midpoint(top, bottom) - high / 2.0;
        for n in 0..8 {
            let x = left + wide * (0.18 + 0.085 * n as f32);
            let size = wide * 0.05;
            let slant = dice.between(-0.2, 0.2) * size;
            self.line([x + slant, y], [x, y + high], thick, colour, 0.9);
            if n % 2 == 0 {
                self.line([x, y], [x + size, y + high * 0.4], thick, colour, 0.9);
                self.line([x + size, y + high * 0.4], [x, y + high], thick, colour, 0.9);
            }
        }
    }

    /// A round seal with a star, sometimes pale, sometimes beyond its box.
    pub(super) fn seal(&mut self, [left, top, right, bottom]: [f32; 4], dice: &mut Dice) {
        let radius = dice.between(19.0, 22.5) * self.mm;
        let shift = 6.0 * self.mm;
        let middle = [
            f32::midpoint(left, right) + dice.between(-shift, shift),
            f32::midpoint(top, bottom) + dice.between(-shift, shift),
        ];
        let cover = dice.between(0.6, 0.95);
        let colour = [dice.between(190.0, 225.0), dice.between(20.0, 55.0), dice.between(25.0, 60.0)];
        let gap = dice.between(0.0, std::f32::consts::TAU);
        let ring = 1.2 * self.mm;
        let point = |angle: f32, far: f32| [middle[0] + angle.cos() * far, middle[1] + angle.sin() * far];
        for n in 0..360 {
            let angle = (n as f32).to_radians();
            // A worn place.
            if (angle - gap).rem_euclid(std::f32::consts::TAU) < 0.35 {
                continue;
            }
            let half = 0.6_f32.to_radians();
            self.line(
                point(angle - half, radius - ring / 2.0),
                point(angle + half, radius - ring / 2.0),
                ring,
                colour,
                cover,
            );
        }
        for n in 0..10 {
            let angle = (200.0 + 14.0 * n as f32).to_radians();
            self.line(point(angle, radius * 0.62), point(angle, radius * 0.84), 1.5 * self.mm, colour, cover);
            let across = 0.06;
            self.line(
                point(angle - across, radius * 0.73),
                point(angle + across, radius * 0.73),
                0.9 * self.mm,
                colour,
                cover,
            );
        }
        for n in 0..5 {
            let tip = |k: i32| point((-90.0 + 144.0 * k as f32).to_radians(), radius * 0.3);
            self.line(tip(n), tip(n + 1), 2.2 * self.mm, colour, cover);
        }
    }

    /// A patch of correction fluid.
    pub(super) fn paint(&mut self, [left, top, right, bottom]: [f32; 4]) {
        let middle = f32::midpoint(top, bottom);
        self.line([left, middle], [right, middle], bottom - top, [253.0, 253.0, 250.0], 1.0);
    }

    /// A value crossed out.
    pub(super) fn strike(&mut self, [left, top, right, bottom]: [f32; 4], dice: &mut Dice) {
        let [from, to] = [0, 1].map(|_| dice.between(top, bottom));
        self.line([left, from], [right, to], dice.between(0.4, 0.8) * self.mm, [40.0, 40.0, 60.0], 0.95);
    }

    /// A line with round ends, mixed with what is below as ink is: the darker wins.
    fn line(&mut self, from: Point, to: Point, thick: f32, colour: [f32; 3], cover: f32) {
        let half = thick / 2.0 + 0.5;
        let least = [from[0].min(to[0]) - half, from[1].min(to[1]) - half];
        let most = [from[0].max(to[0]) + half, from[1].max(to[1]) + half];
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let length = (dx * dx + dy * dy).max(1e-6);
        let bound = |v: f32, most: u32| (v.max(0.0) as u32).min(most.saturating_sub(1));
        let (wide, high) = self.paper.dimensions();
        let white = colour.iter().all(|c| *c > 240.0);
        for y in bound(least[1], high)..=bound(most[1], high) {
            for x in bound(least[0], wide)..=bound(most[0], wide) {
                let (px, py) = (x as f32 - from[0], y as f32 - from[1]);
                let along = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
                let far = (px - along * dx).hypot(py - along * dy);
                let share = (half - far).clamp(0.0, 1.0) * cover;
                for (under, over) in self.paper.get_pixel_mut(x, y).0.iter_mut().zip(colour) {
                    let below = f32::from(*under);
                    let mixed = if white { over } else { below.min(over.min(below * over / 215.0)) };
                    *under = (below * (1.0 - share) + mixed * share) as u8;
                }
            }
        }
    }
}
