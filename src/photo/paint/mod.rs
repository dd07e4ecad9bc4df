//! Documents drawn by code, photographed by code: faultless ones for filers to see, and for tests all the way to hopeless.

mod chance;
mod desk;
mod lens;
mod papers;
mod person;
mod pose;
mod scene;
mod screens;
#[cfg(test)]
mod tests;

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use crate::plane::Pixel;
use crate::rulebook::photos::PhotoKind;
use chance::Chance;
use desk::{Desk, Ground};
use lens::{Sensor, defocus, expose, shake, sharpen};
use papers::Hand;
use pose::Lying;
use scene::{Glare, Laid, Lamp, Light, compose, room};

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

/// Kinds that are painted: those of which documents are asked, and a person with a card.
const KINDS: [PhotoKind; 5] =
    [PhotoKind::IdFront, PhotoKind::IdBack, PhotoKind::Licence, PhotoKind::Sheet, PhotoKind::Handheld];

/// Pixels of the long side: what phones make, what Telegram leaves of it.
const LONGS: [u32; 6] = [1280, 1600, 2560, 3840, 4000, 4032];

/// Paints one picture. `long` fixes the pixels of the long side; else each seed has its own, 1280 to 4032.
/// Faults are between `grade` 0 (slight, left to judgement) and 1 (gross).
pub fn paint(seed: u64, label: Label, long: Option<u32>, grade: (f32, f32)) -> Painted {
    let chance = &mut Chance::new(seed);
    let kind = KINDS[chance.below(kinds(label))];
    let grade = chance.between(grade.0, grade.1);
    let mut long = long.unwrap_or(LONGS[chance.below(LONGS.len())]);
    if label == Label::Small {
        long = (640.0 - 380.0 * grade) as u32;
    }
    let shot = Shot::new(label, kind, grade, long, chance);
    let picture = shot.take(chance);
    let quality = if label == Label::Small { 75 } else { 40 + chance.below(56) as u8 };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(&picture)
        .expect("a painted picture is eight-bit colour, which JPEG takes");
    let corners = shot.laid[0].corners.map(|[x, y]| [x / picture.width() as f32, y / picture.height() as f32]);
    Painted { bytes, kind, corners, grade }
}

/// How many of [`KINDS`] can have the fault: only cards have another side, a page of print may be grey, and a person
/// is no paper with four corners.
fn kinds(label: Label) -> usize {
    match label {
        Label::WrongSide => 2,
        Label::Grey => 3,
        Label::Tilted | Label::Glare | Label::Cropped | Label::Far | Label::Screen | Label::Two => 4,
        Label::Good | Label::Busy | Label::Defocus | Label::Motion | Label::Dark | Label::Small => 5,
    }
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
        dots: None,
    };
    let sensor = Sensor { noise: 0.0, speckled: 0.0, sharpened: 0.0, colour: true };
    let ground = Ground::new(Desk::Wood, chance);
    let shot = Shot { label: Label::Good, grade: 0.0, size, ground, laid: vec![laid], light: Light::EVEN, sensor };
    Some(shot.take(chance))
}

/// Everything about one picture before it is taken.
struct Shot {
    label: Label,
    grade: f32,
    size: (u32, u32),
    ground: Ground,
    laid: Vec<Laid>,
    light: Light,
    sensor: Sensor,
}

impl Shot {
    fn new(label: Label, kind: PhotoKind, grade: f32, long: u32, chance: &mut Chance) -> Shot {
        let shown = match (label, kind) {
            (Label::WrongSide, PhotoKind::IdFront) => PhotoKind::IdBack,
            (Label::WrongSide, _) => PhotoKind::IdFront,
            (_, kind) => kind,
        };
        let paper = papers::size(shown, chance);
        let short = if chance.percent(80) { long * 3 / 4 } else { long * 9 / 16 };
        let upright = if shown == PhotoKind::Handheld { chance.percent(60) } else { paper[0] <= paper[1] };
        let size = if upright { (short, long) } else { (long, short) };
        let busy = label == Label::Busy || chance.percent(12);
        let desks: &[Desk] = if busy { &Desk::BUSY } else { &Desk::CALM };
        let ground = Ground::new(desks[chance.below(desks.len())], chance);
        let mut laid = if shown == PhotoKind::Handheld {
            let (w, h) = (size.0 as f32, size.1 as f32);
            let corners = [[0.0, 0.0], [w, 0.0], [w, h], [0.0, h]];
            vec![Laid { paper: person::holding(size, chance), corners, round: 0.0, dots: None }]
        } else {
            laid(label, shown, grade, size, paper, chance)
        };
        // A copy on a desk of any colour, or a grey picture.
        let copied = label == Label::Grey && chance.percent(40);
        for paper in laid.iter_mut().filter(|_| copied) {
            paper.paper = image::DynamicImage::from(image::imageops::grayscale(&paper.paper)).into_rgb8();
        }
        let exposure = if label == Label::Dark { 0.34 - 0.2 * grade } else { chance.between(0.7, 1.03) };
        let noise = chance.between(0.8, 6.0) * (long as f32 / 1600.0).sqrt();
        let (speckled, sharpened) = (chance.between(0.2, 0.8), chance.between(-0.6, 1.2));
        let sensor = Sensor { noise, speckled, sharpened, colour: label != Label::Grey || copied };
        Shot { label, grade, size, ground, laid, light: room(exposure, chance), sensor }
    }

    fn take(&self, chance: &mut Chance) -> RgbImage {
        if self.label != Label::Screen {
            return self.develop(chance);
        }
        let still = Sensor { noise: 0.0, sharpened: 0.0, ..self.sensor };
        let inner = Shot { label: Label::Good, ground: Ground::new(Desk::Wood, chance), laid: Vec::new(), ..*self };
        let light = Light { exposure: 0.95, ..self.light };
        let pixels = compose(self.size, &self.ground, &self.laid, light, &[]);
        let picture = expose(&pixels, self.size, still, chance);
        if chance.percent(50) {
            return screens::copied(&picture, chance);
        }
        let size = [self.size.0 as f32, self.size.1 as f32];
        let shown = screens::shown(&picture, self.grade, size, chance);
        Shot { laid: vec![shown], ..inner }.develop(chance)
    }

    /// From the scene to the picture.
    fn develop(&self, chance: &mut Chance) -> RgbImage {
        let glares = if self.label == Label::Glare { vec![self.glare(chance)] } else { Vec::new() };
        let mut pixels = compose(self.size, &self.ground, &self.laid, self.light, &glares);
        let document = side(&self.laid[0].corners);
        let sharp = chance.between(0.35, 0.8);
        let sigma = if self.label == Label::Defocus { document * (0.0022 + 0.006 * self.grade) } else { sharp };
        defocus(&mut pixels, self.size, sigma);
        if self.label == Label::Motion {
            let length = document * (0.009 + 0.022 * self.grade);
            shake(&mut pixels, self.size, length.max(3.0), chance.between(0.0, std::f32::consts::PI));
        }
        sharpen(&mut pixels, self.size, self.sensor.sharpened);
        expose(&pixels, self.size, self.sensor, chance)
    }

    fn glare(&self, chance: &mut Chance) -> Glare {
        let long = self.size.0.max(self.size.1) as f32;
        let [a, b, c, d] = self.laid[0].corners;
        let (u, v) = (chance.between(0.2, 0.8), chance.between(0.2, 0.8));
        let at = [0, 1].map(|i| {
            let top = a[i] + (b[i] - a[i]) * u;
            let low = d[i] + (c[i] - d[i]) * u;
            (top + (low - top) * v) / long
        });
        let radius = side(&self.laid[0].corners) / long * (0.05 + 0.09 * self.grade);
        let lamp = Lamp::ALL[chance.below(3)];
        let stretch = match lamp {
            Lamp::Bulb => [chance.between(0.8, 1.6), chance.between(0.7, 1.1)],
            Lamp::Tube => [chance.between(1.8, 3.0), chance.between(0.45, 0.7)],
            Lamp::Window => [chance.between(0.7, 1.2), chance.between(0.7, 1.4)],
        };
        let turn = chance.between(-0.5, 0.5);
        Glare { lamp, at, size: stretch.map(|s| radius * s), turn, strength: chance.between(260.0, 500.0) }
    }
}

/// The papers of a picture, drawn and laid.
fn laid(label: Label, shown: PhotoKind, grade: f32, size: (u32, u32), paper: Pixel, chance: &mut Chance) -> Vec<Laid> {
    let mut lying = vec![Lying::alone(paper)];
    if label == Label::Two {
        lying.push(Lying::beside(paper, grade, chance));
    }
    let corners = pose::corners(label, grade, [size.0 as f32, size.1 as f32], &lying, chance);
    let round = if paper[0] < 100.0 && chance.percent(75) { 0.037 } else { 0.0 };
    let hand = Hand::ALL[chance.below(Hand::ALL.len())];
    // Both sides of a card are often laid side by side.
    let turned = matches!(shown, PhotoKind::IdFront | PhotoKind::IdBack) && chance.percent(50);
    let other = if turned && shown == PhotoKind::IdFront {
        PhotoKind::IdBack
    } else if turned && shown == PhotoKind::IdBack {
        PhotoKind::IdFront
    } else {
        shown
    };
    let draw = |(kind, corners): (PhotoKind, [Pixel; 4])| {
        let wide = (corners[1][0] - corners[0][0]).abs().max((corners[2][0] - corners[3][0]).abs());
        let scale = (wide / paper[0]).max(2.0);
        Laid { paper: papers::draw(kind, paper, scale, hand, chance), corners, round, dots: None }
    };
    [shown, other].into_iter().zip(corners).map(draw).collect()
}

/// The longest side of a document on the picture.
fn side(corners: &[Pixel; 4]) -> f32 {
    let length = |a: Pixel, b: Pixel| (a[0] - b[0]).hypot(a[1] - b[1]);
    (0..4).map(|i| length(corners[i], corners[(i + 1) % 4])).fold(0.0, f32::max)
}
