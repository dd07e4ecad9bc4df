//! What papers lie on: desks of many colours and grains, calm ones and busy ones.

use super::chance::Chance;
use crate::plane::Pixel;

/// What lies under the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Desk {
    Wood,
    Planks,
    Cloth,
    Dark,
    Pale,
    White,
    Checks,
    Ruled,
    Tiles,
    Newspaper,
    Stones,
    Clutter,
}

impl Desk {
    pub(super) const CALM: [Desk; 7] =
        [Desk::Wood, Desk::Cloth, Desk::Dark, Desk::Pale, Desk::Planks, Desk::White, Desk::Wood];
    pub(super) const BUSY: [Desk; 7] =
        [Desk::Newspaper, Desk::Tiles, Desk::Stones, Desk::Planks, Desk::Checks, Desk::Ruled, Desk::Clutter];
}

/// Things that lie about on a full desk.
const THINGS: usize = 14;

/// One of them: a rectangle of one colour, turned.
struct Thing {
    middle: Pixel,
    half: Pixel,
    turn: (f32, f32),
    colour: [f32; 3],
}

/// A desk of its own colour and grain.
pub(super) struct Ground {
    desk: Desk,
    colour: [f32; 3],
    turn: (f32, f32),
    grain: f32,
    phase: f32,
    salt: u32,
    things: Vec<Thing>,
}

impl Ground {
    pub(super) fn new(desk: Desk, chance: &mut Chance) -> Ground {
        let colour = colour(desk, chance);
        let grain = chance.between(0.6, 1.6);
        let phase = chance.between(0.0, 50.0);
        let turn = chance.between(-0.4, 0.4).sin_cos();
        let things = if desk == Desk::Clutter { (0..THINGS).map(|_| thing(chance)).collect() } else { Vec::new() };
        Ground { desk, colour, turn, grain, phase, salt: chance.next() as u32, things }
    }

    /// A value of 0 to 1 that belongs to a cell.
    fn hash(&self, x: f32, y: f32) -> f32 {
        let mut h = (x as i32 as u32).wrapping_mul(0x9E37_79B1) ^ (y as i32 as u32).wrapping_mul(0x85EB_CA77);
        h ^= self.salt;
        h = (h ^ h >> 15).wrapping_mul(0x2C1B_3C6D);
        h = (h ^ h >> 12).wrapping_mul(0x297A_2D39);
        (h ^ h >> 15) as f32 / u32::MAX as f32
    }

    /// Soft spots of the size of a cell.
    fn spots(&self, x: f32, y: f32) -> f32 {
        let (x0, y0) = (x.floor(), y.floor());
        let (u, v) = (x - x0, y - y0);
        let mix = |a: f32, b: f32, t: f32| a + (b - a) * t * t * (3.0 - 2.0 * t);
        let top = mix(self.hash(x0, y0), self.hash(x0 + 1.0, y0), u);
        let low = mix(self.hash(x0, y0 + 1.0), self.hash(x0 + 1.0, y0 + 1.0), u);
        mix(top, low, v) - 0.5
    }

    /// The colour at a place given in thousandths of the picture's long side.
    pub(super) fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (sin, cos) = self.turn;
        let (u, v) = (x * cos + y * sin + self.phase, y * cos - x * sin + self.phase * 7.0);
        let rough = 1.0 + 0.05 * self.spots(u / 90.0, v / 90.0);
        if let Some(thing) = self.things.iter().rev().find(|thing| thing.covers([x, y])) {
            return thing.colour.map(|c| c * rough);
        }
        self.colour.map(|c| c * self.grained(u, v, rough))
    }

    /// How light the desk is at a place, turned with its grain.
    fn grained(&self, u: f32, v: f32, rough: f32) -> f32 {
        match self.desk {
            Desk::Wood | Desk::Clutter => {
                let bend = (u / 170.0 + self.spots(u / 120.0, v / 60.0)).sin() * 14.0;
                rough + self.grain * (0.08 * ((v + bend) / 5.0).sin() + 0.06 * self.spots(u / 60.0, v / 2.0))
            }
            Desk::Planks => {
                let plank = (v / 160.0).floor();
                let joint = if (v / 160.0 - plank) * 160.0 < 2.2 { 0.45 } else { 1.0 };
                (rough + 0.22 * (self.hash(plank, 3.0) - 0.5) + self.grain * 0.1 * self.spots(u / 70.0, v / 2.5))
                    * joint
            }
            Desk::Cloth => {
                rough + 0.1 * self.grain * ((u * 1.3).sin() * (v * 1.3).sin() + self.spots(u / 40.0, v / 40.0))
            }
            Desk::Dark | Desk::Pale | Desk::White => rough + 0.03 * self.grain * self.spots(u / 3.0, v / 3.0),
            Desk::Tiles => {
                let size = 210.0 * self.grain;
                let joint = (u.rem_euclid(size)).min(v.rem_euclid(size)) < 6.0;
                let own = self.hash((u / size).floor(), (v / size).floor()) - 0.5;
                if joint { 0.62 } else { rough + 0.12 * own + 0.05 * self.spots(u / 12.0, v / 12.0) }
            }
            Desk::Stones => 1.0 + 0.7 * self.spots(u / 14.0, v / 14.0) + 0.3 * self.spots(u / 5.0, v / 5.0),
            Desk::Checks => {
                let dark = |t: f32| if t.rem_euclid(64.0 * self.grain) < 32.0 * self.grain { 0.8 } else { 1.0 };
                dark(u) * dark(v) + 0.04 * self.spots(u / 2.0, v / 2.0)
            }
            Desk::Ruled => {
                let line = v.rem_euclid(26.0 * self.grain) < 1.6;
                if line { 0.74 } else { rough }
            }
            Desk::Newspaper => self.newspaper(u, v, rough),
        }
    }

    fn newspaper(&self, u: f32, v: f32, rough: f32) -> f32 {
        let (column, across) = ((u / 150.0).floor(), u.rem_euclid(150.0));
        let (line, down) = ((v / 11.0).floor(), v.rem_euclid(11.0));
        let head = self.hash(column, (v / 77.0).floor()) > 0.8;
        let print = across > 8.0 && down < 7.0 && self.hash((u / 2.2).floor(), (v / 2.2).floor()) > 0.45;
        let heavy = head && across > 8.0 && self.hash((u / 9.0).floor(), (v / 9.0).floor()) > 0.5;
        if heavy || print && line.rem_euclid(7.0) > 0.5 { 0.25 } else { rough }
    }
}

fn colour(desk: Desk, chance: &mut Chance) -> [f32; 3] {
    match desk {
        Desk::Wood | Desk::Planks | Desk::Clutter => {
            let dark = chance.between(0.4, 1.25);
            [160.0 * dark, 118.0 * dark, 78.0 * dark]
        }
        Desk::Cloth | Desk::Checks => std::array::from_fn(|_| chance.between(50.0, 190.0)),
        Desk::Dark => {
            let grey = chance.between(22.0, 60.0);
            [grey, grey + chance.between(-4.0, 6.0), grey + chance.between(-4.0, 8.0)]
        }
        Desk::Pale => {
            let grey = chance.between(176.0, 214.0);
            [grey, grey - 3.0, grey - chance.between(0.0, 22.0)]
        }
        // White furniture is a little darker than paper.
        Desk::White => {
            let grey = chance.between(206.0, 228.0);
            [grey, grey, grey - chance.between(-3.0, 8.0)]
        }
        Desk::Ruled => {
            let grey = chance.between(170.0, 214.0);
            [grey, grey - 2.0, grey - chance.between(0.0, 40.0)]
        }
        Desk::Tiles | Desk::Stones => {
            let grey = chance.between(90.0, 190.0);
            [grey, grey - 4.0, grey - 14.0]
        }
        Desk::Newspaper => [196.0, 192.0, 180.0],
    }
}

fn thing(chance: &mut Chance) -> Thing {
    let grey = chance.between(20.0, 190.0);
    let tint = chance.between(0.0, 60.0);
    Thing {
        middle: [chance.between(0.0, 1000.0), chance.between(0.0, 1000.0)],
        half: [chance.between(30.0, 150.0), chance.between(8.0, 90.0)],
        turn: chance.between(0.0, std::f32::consts::PI).sin_cos(),
        colour: std::array::from_fn(|_| (grey + chance.between(-tint, tint)).max(8.0)),
    }
}

impl Thing {
    fn covers(&self, [x, y]: Pixel) -> bool {
        let (dx, dy, (sin, cos)) = (x - self.middle[0], y - self.middle[1], self.turn);
        (dx * cos + dy * sin).abs() < self.half[0] && (dy * cos - dx * sin).abs() < self.half[1]
    }
}
