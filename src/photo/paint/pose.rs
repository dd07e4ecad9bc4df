//! Where papers come to lie on a picture: turned, aslant, side by side, cut off.

use super::Label;
use super::chance::Chance;
use crate::plane::Pixel;

/// One paper among others: its size, where its middle lies beside the first one's, and how it is turned against it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lying {
    /// Width by height in millimetres.
    pub(super) paper: Pixel,
    pub(super) middle: Pixel,
    pub(super) turn: f32,
}

impl Lying {
    /// A paper alone.
    pub(super) fn alone(paper: Pixel) -> Lying {
        Lying { paper, middle: [0.0; 2], turn: 0.0 }
    }

    /// A second paper beside or below the first: apart, touching it, or over a part of it.
    pub(super) fn beside(paper: Pixel, grade: f32, chance: &mut Chance) -> Lying {
        let gap = match chance.below(5) {
            0 | 1 => chance.between(0.03, 0.25),
            2 => 0.004,
            _ => -chance.between(0.05, 0.4 - 0.2 * grade),
        };
        let axis = usize::from(paper[0] > paper[1]);
        let mut middle = [0.0; 2];
        middle[axis] = chance.signed(paper[axis] * (1.0 + gap));
        middle[1 - axis] = paper[1 - axis] * chance.between(-0.12, 0.12);
        let turn = if gap > 0.01 { chance.between(-0.12, 0.12) } else { chance.between(-0.05, 0.05) };
        Lying { paper, middle, turn }
    }

    fn corners(&self) -> [Pixel; 4] {
        let [w, h] = self.paper;
        let (sin, cos) = self.turn.sin_cos();
        [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]].map(|[x, y]| {
            let (x, y) = (x * w, y * h);
            [self.middle[0] + x * cos - y * sin, self.middle[1] + x * sin + y * cos]
        })
    }
}

/// The corners of each paper on a picture of `size`, clockwise from each one's top left.
pub(super) fn corners(label: Label, grade: f32, size: Pixel, papers: &[Lying], chance: &mut Chance) -> Vec<[Pixel; 4]> {
    let fill = if label == Label::Far {
        0.36 - 0.16 * grade
    } else if label == Label::Cropped {
        chance.between(0.8, 1.1)
    } else {
        chance.between(0.66, 0.95)
    };
    let turn = if label == Label::Tilted { chance.between(5.0, 12.0) } else { chance.between(0.0, 4.0) };
    let turn = chance.signed(turn).to_radians();
    let (sin, cos) = turn.sin_cos();
    let turned = |[x, y]: Pixel| [x * cos - y * sin, x * sin + y * cos];
    let flat: Vec<[Pixel; 4]> = papers.iter().map(|paper| paper.corners().map(turned)).collect();
    // So large that the papers take the share of the tighter side.
    let [w, h] = [0, 1].map(|i| extent(&flat, i, 1.0) + extent(&flat, i, -1.0));
    let scale = fill * (size[0] / w).min(size[1] / h);
    let steep = if chance.percent(30) { 0.2 } else { 0.1 };
    let lean = [chance.between(-steep, steep), chance.between(-steep, steep)];
    let aslant = |[x, y]: Pixel| {
        let (x, y) = (x * scale, y * scale);
        let near = 1.0 + lean[0] * x / size[0] + lean[1] * y / size[1];
        [x * near, y * near]
    };
    let around: Vec<[Pixel; 4]> = flat.iter().map(|paper| paper.map(aslant)).collect();
    let middle = placed(label, grade, size, &around, chance);
    around.iter().map(|paper| paper.map(|[x, y]| [middle[0] + x, middle[1] + y])).collect()
}

/// How far the papers reach from the middle along an axis.
fn extent(papers: &[[Pixel; 4]], axis: usize, sign: f32) -> f32 {
    papers.iter().flatten().map(|p| p[axis] * sign).fold(f32::MIN, f32::max)
}

/// Where the middle comes to lie: anywhere inside, or so that one side is cut off.
fn placed(label: Label, grade: f32, size: Pixel, papers: &[[Pixel; 4]], chance: &mut Chance) -> Pixel {
    let mut middle = [0, 1].map(|i| {
        let (low, high, margin) = (extent(papers, i, -1.0), extent(papers, i, 1.0), size[i] * 0.015);
        if low + high + 2.0 * margin >= size[i] {
            (size[i] + low - high) / 2.0
        } else {
            chance.between(low + margin, size[i] - high - margin)
        }
    });
    if label == Label::Cropped {
        let (axis, share) = (chance.below(2), 0.03 + 0.37 * grade);
        let (low, high) = (extent(papers, axis, -1.0), extent(papers, axis, 1.0));
        let out = share * (low + high);
        middle[axis] = if chance.percent(50) { low - out } else { size[axis] - high + out };
    }
    middle
}
