//! Documents drawn by code, photographed by code: faultless ones for filers to see, and for tests all the way to hopeless.

mod chance;
mod papers;
mod scene;
#[cfg(test)]
mod tests;

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use super::plane::Point;
use crate::rulebook::photos::PhotoKind;
use chance::Chance;
use papers::Hand;
use scene::{Desk, Glare, Ground, Laid, Light, compose, defocus, expose, shake};

/// What is the matter with a painted picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Label {
    Good,
    Tilted,
    Busy,
    Defocus,
    Motion,
    Glare,
    Dark,
    Grey,
    Small,
    Cropped,
    Far,
    WrongSide,
    Screen,
    Two,
}

impl Label {
    /// Every label, the good ones first.
    pub const ALL: [Label; 14] = [
        Label::Good,
        Label::Tilted,
        Label::Busy,
        Label::Defocus,
        Label::Motion,
        Label::Glare,
        Label::Dark,
        Label::Grey,
        Label::Small,
        Label::Cropped,
        Label::Far,
        Label::WrongSide,
        Label::Screen,
        Label::Two,
    ];

    /// Its name in `labels.tsv`.
    pub fn id(self) -> &'static str {
        match self {
            Label::Good => "good",
            Label::Tilted => "tilted",
            Label::Busy => "busy",
            Label::Defocus => "defocus",
            Label::Motion => "motion",
            Label::Glare => "glare",
            Label::Dark => "dark",
            Label::Grey => "grey",
            Label::Small => "small",
            Label::Cropped => "cropped",
            Label::Far => "far",
            Label::WrongSide => "wrong_side",
            Label::Screen => "screen",
            Label::Two => "two",
        }
    }

    /// Whether a reviewer takes it.
    pub fn is_good(self) -> bool {
        matches!(self, Label::Good | Label::Tilted | Label::Busy)
    }
}

/// A painted picture and the truth about it.
pub struct Painted {
    /// The JPEG.
    pub bytes: Vec<u8>,
    /// What it is sent as.
    pub kind: PhotoKind,
    /// The corners of the document, clockwise from the top left, in shares of the picture.
    pub corners: [[f32; 2]; 4],
    /// How gross the fault is, 0 (slight) to 1.
    pub grade: f32,
}

/// Kinds that are painted: those of which documents are asked.
const KINDS: [PhotoKind; 4] = [PhotoKind::IdFront, PhotoKind::IdBack, PhotoKind::Licence, PhotoKind::Sheet];

/// Paints one picture. `long` fixes the pixels of the long side; else each seed has its own, 1280 to 4032.
/// Faults are between `grade` 0 (slight, left to judgement) and 1 (gross).
pub fn paint(seed: u64, label: Label, long: Option<u32>, grade: (f32, f32)) -> Painted {
    let chance = &mut Chance::new(seed);
    // Only cards have another side, and a page of print may be grey.
    let kinds = if label == Label::WrongSide { 2 } else { 4 - usize::from(label == Label::Grey) };
    let kind = KINDS[chance.below(kinds)];
    let grade = chance.between(grade.0, grade.1);
    let mut long = long.unwrap_or([1280, 1600, 2560, 4032][chance.below(4)]);
    if label == Label::Small {
        long = (640.0 - 380.0 * grade) as u32;
    }
    let shot = Shot::new(label, kind, grade, long, chance);
    let picture = shot.take(chance);
    let quality = if label == Label::Small { 75 } else { 60 + chance.below(36) as u8 };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(&picture)
        .expect("a painted picture is eight-bit colour, which JPEG takes");
    let corners = shot.laid[0].corners.map(|[x, y]| [x / picture.width() as f32, y / picture.height() as f32]);
    Painted { bytes, kind, corners, grade }
}

/// Pixels of a sample's long side.
const SAMPLE_SIDE: u32 = 720;

/// How a good picture of a kind looks; nothing for kinds that differ too much or show a person.
pub fn sample(kind: PhotoKind) -> Option<RgbImage> {
    match kind {
        PhotoKind::IdFront | PhotoKind::IdBack | PhotoKind::Licence | PhotoKind::Sheet | PhotoKind::Residence => {}
        PhotoKind::Handheld | PhotoKind::Letter | PhotoKind::Certificate | PhotoKind::Promise | PhotoKind::Other => {
            return None;
        }
    }
    let chance = &mut Chance::new(3);
    let paper = papers::size(kind, chance);
    let short = SAMPLE_SIDE * 3 / 4;
    let size = if paper[0] > paper[1] { (SAMPLE_SIDE, short) } else { (short, SAMPLE_SIDE) };
    let (width, height) = (size.0 as f32, size.1 as f32);
    let scale = 0.88 * (width / paper[0]).min(height / paper[1]);
    let (w, h) = (paper[0] * scale, paper[1] * scale);
    let (x, y) = ((width - w) / 2.0, (height - h) / 2.0);
    let laid = Laid {
        paper: papers::draw(kind, paper, scale * 2.0, Hand::Printed, chance),
        corners: [[x, y], [x + w, y], [x + w, y + h], [x, y + h]],
        round: if paper[0] < 100.0 { 0.037 } else { 0.0 },
    };
    let light = Light { exposure: 0.95, slope: [0.0, 0.0], cast: [1.0, 1.0, 1.0], noise: 0.0, colour: true };
    let ground = Ground::new(Desk::Wood, chance);
    Some(Shot { label: Label::Good, grade: 0.0, size, ground, laid: vec![laid], light }.take(chance))
}

/// Everything about one picture before it is taken.
struct Shot {
    label: Label,
    grade: f32,
    size: (u32, u32),
    ground: Ground,
    laid: Vec<Laid>,
    light: Light,
}

impl Shot {
    fn new(label: Label, kind: PhotoKind, grade: f32, long: u32, chance: &mut Chance) -> Shot {
        let hand = Hand::ALL[chance.below(3)];
        let shown = match (label, kind) {
            (Label::WrongSide, PhotoKind::IdFront) => PhotoKind::IdBack,
            (Label::WrongSide, _) => PhotoKind::IdFront,
            (_, kind) => kind,
        };
        let paper = papers::size(shown, chance);
        let short = long * 3 / 4;
        let size = if paper[0] > paper[1] { (long, short) } else { (short, long) };
        let desk = if label == Label::Busy || chance.percent(12) {
            Desk::BUSY[chance.below(4)]
        } else {
            Desk::CALM[chance.below(5)]
        };
        let ground = Ground::new(desk, chance);
        let corners = corners(label, grade, size, paper, chance);
        let round = if matches!(paper, [85.6, 54.0]) && chance.percent(75) { 0.037 } else { 0.0 };
        let wide = (corners[1][0] - corners[0][0]).abs().max((corners[2][0] - corners[3][0]).abs());
        let scale = (wide / paper[0]).max(2.0);
        let lay = |corners, hand, chance: &mut Chance| Laid {
            paper: papers::draw(shown, paper, scale, hand, chance),
            corners,
            round,
        };
        let mut laid = vec![lay(corners, hand, chance)];
        if label == Label::Two {
            let move_by = offset(&corners, size);
            laid.push(lay(corners.map(|[x, y]| [x + move_by[0], y + move_by[1]]), hand, chance));
        }
        Shot { label, grade, size, ground, laid, light: light(label, grade, chance) }
    }

    fn take(&self, chance: &mut Chance) -> RgbImage {
        let long = self.size.0.max(self.size.1) as f32;
        let glares = if self.label == Label::Glare { self.glares(chance) } else { Vec::new() };
        let mut pixels = compose(self.size, &self.ground, &self.laid, self.light, &glares);
        if self.label == Label::Screen && chance.percent(50) {
            return self.screen_shot(&pixels, chance);
        }
        if self.label == Label::Screen {
            self.moire(&mut pixels, chance);
        }
        let document = side(&self.laid[0].corners);
        let sharp = chance.between(0.35, 0.8);
        let sigma = if self.label == Label::Defocus { document * (0.0022 + 0.006 * self.grade) } else { sharp };
        defocus(&mut pixels, self.size, sigma);
        if self.label == Label::Motion {
            let length = document * (0.009 + 0.022 * self.grade);
            shake(&mut pixels, self.size, length.max(3.0), chance.between(0.0, std::f32::consts::PI));
        }
        let mut light = self.light;
        light.noise *= (long / 1600.0).sqrt();
        expose(&pixels, self.size, light, chance)
    }

    fn glares(&self, chance: &mut Chance) -> Vec<Glare> {
        let long = self.size.0.max(self.size.1) as f32;
        let [a, b, c, d] = self.laid[0].corners;
        let (u, v) = (chance.between(0.2, 0.8), chance.between(0.2, 0.8));
        let mix = |i: usize| {
            let top = a[i] + (b[i] - a[i]) * u;
            let low = d[i] + (c[i] - d[i]) * u;
            (top + (low - top) * v) / long
        };
        let document = side(&self.laid[0].corners) / long;
        let radius = document * (0.05 + 0.09 * self.grade);
        let size = [radius * chance.between(0.8, 1.6), radius * chance.between(0.7, 1.1)];
        vec![Glare { at: [mix(0), mix(1)], size, strength: chance.between(260.0, 500.0) }]
    }

    /// The grid of a screen, and the colours it makes with the camera's.
    fn moire(&self, pixels: &mut [[f32; 3]], chance: &mut Chance) {
        let period = chance.between(2.6, 5.0);
        let (beat, turn) = (chance.between(40.0, 160.0), chance.between(0.0, 1.5));
        let depth = 0.06 + 0.12 * self.grade;
        let width = self.size.0 as usize;
        for (i, pixel) in pixels.iter_mut().enumerate() {
            let (x, y) = ((i % width) as f32, (i / width) as f32);
            let grid = (x / period * std::f32::consts::TAU).sin() + (y / period * std::f32::consts::TAU).sin();
            for (c, value) in (0u8..).zip(pixel.iter_mut()) {
                let band = ((x * turn.cos() + y * turn.sin()) / beat + f32::from(c) * 2.1).sin();
                *value *= 1.0 + depth * (0.5 * grid + 0.5 * band);
            }
        }
    }

    /// The picture in a phone's viewer, as the phone copies its own screen.
    fn screen_shot(&self, pixels: &[[f32; 3]], chance: &mut Chance) -> RgbImage {
        let still = Light { noise: 0.0, ..self.light };
        let inner = expose(pixels, self.size, still, chance);
        let tall = (f64::from(self.size.0.max(self.size.1)) * 1.9) as u32;
        let bar = if chance.percent(50) { [0, 0, 0] } else { [246, 246, 246] };
        let mut out = RgbImage::from_pixel(self.size.0, tall, image::Rgb(bar));
        image::imageops::replace(&mut out, &inner, 0, i64::from((tall - self.size.1) / 2));
        let mut board = super::board::Board::over(out);
        let sign = if bar[0] == 0 { [255, 255, 255] } else { [20, 20, 20] };
        board.write("9:41", [40.0, 60.0], 44.0, sign);
        board.finish()
    }
}

/// The longest side of a document on the picture.
fn side(corners: &[Point; 4]) -> f32 {
    let length = |a: Point, b: Point| (a[0] - b[0]).hypot(a[1] - b[1]);
    (0..4).map(|i| length(corners[i], corners[(i + 1) % 4])).fold(0.0, f32::max)
}

/// Where a second paper lies: beside or below the first, wherever there is room.
fn offset(corners: &[Point; 4], size: (u32, u32)) -> Point {
    let extent = |i: usize| {
        let values = corners.map(|c| c[i]);
        values.iter().copied().fold(f32::MIN, f32::max) - values.iter().copied().fold(f32::MAX, f32::min)
    };
    let (free_x, free_y) = (size.0 as f32 - 2.0 * extent(0), size.1 as f32 - 2.0 * extent(1));
    if free_x > free_y { [extent(0) * 1.06, 0.0] } else { [0.0, extent(1) * 1.08] }
}

/// Where the corners come to lie.
fn corners(label: Label, grade: f32, size: (u32, u32), paper: [f32; 2], chance: &mut Chance) -> [Point; 4] {
    let (width, height) = (size.0 as f32, size.1 as f32);
    let fill = if label == Label::Far {
        0.36 - 0.16 * grade
    } else if label == Label::Two {
        0.44
    } else if label == Label::Cropped {
        chance.between(0.85, 1.1)
    } else {
        chance.between(0.66, 0.93)
    };
    let turn = if label == Label::Tilted { chance.between(5.0, 12.0) } else { chance.between(0.0, 4.0) };
    let turn = chance.signed(turn).to_radians();
    let (sin, cos) = turn.sin_cos();
    // So large that the turned paper takes the share of the tighter side.
    let (w, h) = (paper[0] * cos + paper[1] * sin.abs(), paper[1] * cos + paper[0] * sin.abs());
    let scale = fill * (width / w).min(height / h);
    let lean = [chance.between(-0.08, 0.08), chance.between(-0.08, 0.08)];
    let place = |x: f32, y: f32| -> Point {
        let (x, y) = (x * paper[0] * scale, y * paper[1] * scale);
        let (x, y) = (x * cos - y * sin, x * sin + y * cos);
        let near = 1.0 + lean[0] * x / width + lean[1] * y / height;
        [x * near, y * near]
    };
    let around = [place(-0.5, -0.5), place(0.5, -0.5), place(0.5, 0.5), place(-0.5, 0.5)];
    let reach = |i: usize, sign: f32| around.iter().map(|p| p[i] * sign).fold(f32::MIN, f32::max);
    let (left, right, up, down) = (reach(0, -1.0), reach(0, 1.0), reach(1, -1.0), reach(1, 1.0));
    let (mut cx, mut cy) = if label == Label::Two {
        // The first of the two: at the side, or above.
        let beside = width - 2.0 * (left + right) > height - 2.0 * (up + down);
        if beside { (width * 0.26, height * 0.5) } else { (width * 0.5, height * 0.26) }
    } else {
        let free = |low: f32, high: f32, size: f32, chance: &mut Chance| {
            let margin = size * 0.015;
            if low + high + 2.0 * margin >= size {
                size / 2.0
            } else {
                chance.between(low + margin, size - high - margin)
            }
        };
        (free(left, right, width, chance), free(up, down, height, chance))
    };
    if label == Label::Cropped {
        let share = 0.07 + 0.25 * grade;
        match chance.below(4) {
            0 => cx = left - share * (left + right),
            1 => cx = width - right + share * (left + right),
            2 => cy = up - share * (up + down),
            _ => cy = height - down + share * (up + down),
        }
    }
    around.map(|[x, y]| [cx + x, cy + y])
}

fn light(label: Label, grade: f32, chance: &mut Chance) -> Light {
    let exposure = if label == Label::Dark { 0.34 - 0.2 * grade } else { chance.between(0.72, 1.02) };
    let warm = chance.between(-0.06, 0.12);
    Light {
        exposure,
        slope: [chance.between(-0.3, 0.3), chance.between(-0.3, 0.3)],
        cast: [1.0 + warm * 0.5, 1.0, 1.0 - warm],
        noise: chance.between(0.8, 4.5),
        colour: label != Label::Grey,
    }
}
