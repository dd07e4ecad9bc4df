//! Papers on a desk in the light of a room: perspective, shadows, reflections.

use image::{Rgb, RgbImage};

use super::chance::Chance;
use super::desk::Ground;
use crate::plane::{Pixel, Plane};

/// The light of the room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Light {
    pub(super) exposure: f32,
    pub(super) slope: Pixel,
    pub(super) cast: [f32; 3],
    /// How much darker the corners of the picture are.
    pub(super) corners: f32,
    pub(super) shadow: Option<Shadow>,
}

impl Light {
    /// Even and white.
    pub(super) const EVEN: Light =
        Light { exposure: 0.95, slope: [0.0; 2], cast: [1.0; 3], corners: 0.0, shadow: None };
}

/// The soft shadow of a hand or a phone: everything beyond a line, in shares of the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shadow {
    pub(super) through: Pixel,
    pub(super) turn: f32,
    pub(super) soft: f32,
    pub(super) depth: f32,
}

impl Shadow {
    fn at(&self, [x, y]: Pixel) -> f32 {
        let (sin, cos) = self.turn.sin_cos();
        let far = ((x - self.through[0]) * cos + (y - self.through[1]) * sin) / self.soft;
        1.0 - self.depth * (far + 0.5).clamp(0.0, 1.0)
    }
}

/// What is reflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lamp {
    /// A bulb or a flash: a round spot that fades.
    Bulb,
    /// A tube: long, thin, fading.
    Tube,
    /// A window with its bars: as bright all over, its edges soft.
    Window,
}

impl Lamp {
    pub(super) const ALL: [Lamp; 3] = [Lamp::Bulb, Lamp::Tube, Lamp::Window];
}

/// A reflection: where, how large (shares of the long side), how turned, how strong.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glare {
    pub(super) lamp: Lamp,
    pub(super) at: Pixel,
    pub(super) size: Pixel,
    pub(super) turn: f32,
    pub(super) strength: f32,
}

impl Glare {
    fn at_point(&self, p: Pixel) -> f32 {
        let (sin, cos) = self.turn.sin_cos();
        let (dx, dy) = (p[0] - self.at[0], p[1] - self.at[1]);
        let (u, v) = ((dx * cos + dy * sin) / self.size[0], (dy * cos - dx * sin) / self.size[1]);
        match self.lamp {
            Lamp::Bulb | Lamp::Tube => {
                let far = u * u + v * v;
                if far > 9.0 { 0.0 } else { self.strength * (-far).exp() }
            }
            Lamp::Window => {
                let rim = (1.0 - u.abs().max(v.abs())) / 0.35;
                let bar = u.abs().min(v.abs()) / 0.05;
                self.strength * rim.clamp(0.0, 1.0) * (0.6 + 0.4 * (bar - 0.5).clamp(0.0, 1.0))
            }
        }
    }
}

/// A drawn paper and where it lies.
pub(super) struct Laid {
    pub(super) paper: RgbImage,
    pub(super) corners: [Pixel; 4],
    /// Roundness of the corners, in shares of the paper's width.
    pub(super) round: f32,
    /// Where it is a screen and shines by itself.
    pub(super) dots: Option<Dots>,
}

/// The dots of a screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dots {
    /// How many lie along its width.
    pub(super) count: f32,
    /// How much of their difference reaches the picture, 0 to 1.
    pub(super) depth: f32,
}

/// Paints desk and papers without the lens.
pub(super) fn compose(
    size: (u32, u32),
    ground: &Ground,
    laid: &[Laid],
    light: Light,
    glares: &[Glare],
) -> Vec<[f32; 3]> {
    let long = size.0.max(size.1) as f32;
    let backs: Vec<Plane> = laid.iter().map(|l| Plane::onto([1.0, 1.0], l.corners).back()).collect();
    let mut out = Vec::with_capacity((size.0 * size.1) as usize);
    for y in 0..size.1 {
        for x in 0..size.0 {
            let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
            let part = [px / size.0 as f32, py / size.1 as f32];
            let bright = light.at(part);
            let mut colour = ground.at(px / long * 1000.0, py / long * 1000.0);
            for (laid, back) in laid.iter().zip(&backs) {
                colour = over(colour, laid, back.at([px, py]), long, bright);
            }
            let add: f32 = glares.iter().map(|g| g.at_point([px / long, py / long])).sum();
            out.push(std::array::from_fn(|i| colour[i] * bright * light.cast[i] + add));
        }
    }
    out
}

impl Light {
    fn at(&self, [x, y]: Pixel) -> f32 {
        let (dx, dy) = (x - 0.5, y - 0.5);
        let even = self.exposure * (1.0 + self.slope[0] * dx + self.slope[1] * dy);
        let shadow = self.shadow.map_or(1.0, |shadow| shadow.at([x, y]));
        even * shadow * (1.0 - self.corners * 2.0 * (dx * dx + dy * dy))
    }
}

/// Lays one paper over a colour: its shadow, its rounded and softened edge, its print.
fn over(under: [f32; 3], laid: &Laid, [u, v]: Pixel, long: f32, bright: f32) -> [f32; 3] {
    if !(-0.2..=1.2).contains(&u) || !(-0.2..=1.2).contains(&v) {
        return under;
    }
    let (w, h) = (laid.paper.width() as f32, laid.paper.height() as f32);
    let outside = |u: f32, v: f32, r: f32| -> f32 {
        let (x, y) = ((u - 0.5).abs() * w, (v - 0.5).abs() * h);
        let r = r * w;
        let (dx, dy) = (x - w / 2.0 + r, y - h / 2.0 + r);
        dx.max(0.0).hypot(dy.max(0.0)) + dx.max(dy).min(0.0) - r
    };
    let shadow = (outside(u - 0.006, v - 0.012, laid.round) / (w * 0.012)).max(0.0);
    let shade = 1.0 - 0.4 * (-shadow).exp();
    // A step of the picture in pixels of the drawing.
    let pixel = (w / (long * 0.6)).max(0.3);
    let cover = (0.5 - outside(u, v, laid.round) / pixel).clamp(0.0, 1.0);
    if cover <= 0.0 {
        return under.map(|c| c * shade);
    }
    let mut print = sample(&laid.paper, u * w - 0.5, v * h - 0.5);
    if let Some(dots) = laid.dots {
        // The light of the room does not fall on what shines.
        print = dots.over(print, [u, v * h / w]).map(|c| c / bright);
    }
    std::array::from_fn(|i| under[i] * shade * (1.0 - cover) + print[i] * cover)
}

impl Dots {
    /// One dot: a red, a green and a blue stripe, dark between the rows. Where dots are smaller than the camera's
    /// pixels, the one grid meets the other in waves, as it does in a camera.
    fn over(&self, colour: [f32; 3], [u, v]: Pixel) -> [f32; 3] {
        let (across, down) = ((u * self.count).rem_euclid(1.0), (v * self.count).rem_euclid(1.0));
        let row = if down < 0.16 { 0.55 } else { 1.09 };
        std::array::from_fn(|i| {
            let far = (across - (i as f32 + 0.5) / 3.0).abs();
            let stripe = 1.36 - 1.45 * far.min(1.0 - far);
            colour[i] * (1.0 + self.depth * (row * stripe - 1.0))
        })
    }
}

fn sample(paper: &RgbImage, x: f32, y: f32) -> [f32; 3] {
    let (x, y) = (x.clamp(0.0, paper.width() as f32 - 1.001), y.clamp(0.0, paper.height() as f32 - 1.001));
    let (x0, y0) = (x as u32, y as u32);
    let (u, v) = (x - x0 as f32, y - y0 as f32);
    let at = |dx: u32, dy: u32| {
        let Rgb(p) = paper.get_pixel((x0 + dx).min(paper.width() - 1), (y0 + dy).min(paper.height() - 1));
        p.map(f32::from)
    };
    let (a, b, c, d) = (at(0, 0), at(1, 0), at(0, 1), at(1, 1));
    std::array::from_fn(|i| (a[i] * (1.0 - u) + b[i] * u) * (1.0 - v) + (c[i] * (1.0 - u) + d[i] * u) * v)
}

/// The light of a room, by chance: a lamp at one side, warm or cold, perhaps somebody's shadow.
pub(super) fn room(exposure: f32, chance: &mut Chance) -> Light {
    let warm = chance.between(-0.08, 0.16);
    let shadow = chance.percent(25).then(|| Shadow {
        through: [chance.between(0.1, 0.9), chance.between(0.1, 0.9)],
        turn: chance.between(0.0, std::f32::consts::TAU),
        soft: chance.between(0.06, 0.4),
        depth: chance.between(0.1, 0.34),
    });
    Light {
        exposure,
        slope: [chance.between(-0.3, 0.3), chance.between(-0.3, 0.3)],
        cast: [1.0 + warm * 0.5, 1.0, 1.0 - warm],
        corners: chance.between(0.0, 0.3),
        shadow,
    }
}
