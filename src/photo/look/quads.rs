//! The document's four sides among the straight edges.

use super::lines::{Edges, Line, lines, turn};
use crate::plane::Pixel;

/// A side shorter than this share of the picture's long side is no document's.
const SIDE_MIN: f32 = 0.1;

/// The ends of a side are rounded: this share of it at each end is not asked.
const ROUNDED: f32 = 0.06;

/// Least share of each side that must be an edge.
const SUPPORT_MIN: f32 = 0.42;

/// The share of a side that is asked at its ends.
const END: f32 = 0.08;

/// How far opposite sides may lean to each other, as a sine.
const LEAN_MAX: f32 = 0.3;

/// Papers and cards are 1.41 and 1.59 times as long as wide; perspective bends that, within these.
const RATIO: (f32, f32) = (1.22, 1.88);

/// Least score of a document.
const SCORE_MIN: f32 = 0.5;

/// A document around another of nearly the same score is the document, and the inner one its frame.
const FRAME_SLACK: f32 = 0.18;

/// A document's outline on the coarse picture.
#[derive(Debug, Clone)]
pub(super) struct Quad {
    /// Clockwise from the top left.
    pub(super) corners: [Pixel; 4],
    /// Which sides the picture's border cuts off: top, right, bottom, left.
    pub(super) cut: [bool; 4],
    /// How sure it is, 0 to 1 and a little more.
    pub(super) score: f32,
}

impl Quad {
    /// Its area in pixels.
    pub(super) fn area(&self) -> f32 {
        let c = &self.corners;
        (0..4).map(|i| c[i][0] * c[(i + 1) % 4][1] - c[(i + 1) % 4][0] * c[i][1]).sum::<f32>().abs() / 2.0
    }

    /// Width by height, each the mean of two sides.
    pub(super) fn sides(&self) -> Pixel {
        let length = |a: usize, b: usize| {
            (self.corners[a][0] - self.corners[b][0]).hypot(self.corners[a][1] - self.corners[b][1])
        };
        [(length(0, 1) + length(3, 2)) / 2.0, (length(0, 3) + length(1, 2)) / 2.0]
    }

    /// Whether a point lies within.
    pub(super) fn holds(&self, p: Pixel) -> bool {
        (0..4).all(|i| {
            let (a, b) = (self.corners[i], self.corners[(i + 1) % 4]);
            (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0.0
        })
    }

    /// Whether the picture's border cuts any of it off.
    pub(super) fn is_cut(&self) -> bool {
        self.cut.contains(&true)
    }
}

/// The likeliest document among them.
pub(super) fn document(all: &[Quad]) -> Option<&Quad> {
    let best = all.iter().max_by(|a, b| a.score.total_cmp(&b.score))?;
    Some(outermost(best, all))
}

/// The largest nearly as sure one around it, none of whose sides it shares.
fn outermost<'a>(best: &'a Quad, all: &'a [Quad]) -> &'a Quad {
    let mut outer = best;
    for quad in all {
        let margin = 0.012 * quad.sides()[0].max(quad.sides()[1]);
        let around = best.corners.iter().all(|p| quad.holds(*p) && clear(quad, *p) > margin);
        if around && quad.score >= best.score - FRAME_SLACK && quad.area() > outer.area() && !quad.is_cut() {
            outer = quad;
        }
    }
    outer
}

/// The least distance of an inner point from the sides.
pub(super) fn clear(quad: &Quad, p: Pixel) -> f32 {
    (0..4)
        .map(|i| {
            let (a, b) = (quad.corners[i], quad.corners[(i + 1) % 4]);
            let length = (b[0] - a[0]).hypot(b[1] - a[1]).max(1.0);
            ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length
        })
        .fold(f32::MAX, f32::min)
}

/// Every four lines that may be a document.
pub(super) fn candidates(edges: &Edges) -> Vec<Quad> {
    let (width, height) = (edges.width as f32, edges.height as f32);
    let (mut lying, mut standing) = lines(edges);
    lying.push(Line::border([0.0, 1.0], 0.0));
    lying.push(Line::border([0.0, 1.0], height - 1.0));
    standing.push(Line::border([1.0, 0.0], 0.0));
    standing.push(Line::border([1.0, 0.0], width - 1.0));
    let middle = |line: &Line, lies: bool| {
        let [x, y] = line.normal;
        if lies { (line.far - x * width / 2.0) / y } else { (line.far - y * height / 2.0) / x }
    };
    lying.sort_by(|a, b| middle(a, true).total_cmp(&middle(b, true)));
    standing.sort_by(|a, b| middle(a, false).total_cmp(&middle(b, false)));
    let field = Field::new(lying, standing, [width, height]);
    field.quads()
}

/// What one line is worth as the side between two others.
#[derive(Debug, Clone, Copy)]
struct Side {
    /// The share of it that is an edge.
    support: f32,
    /// How much more often it gets brighter along its normal than darker.
    brighter: f32,
    /// How far the edge goes on beyond its corners.
    beyond: f32,
    /// The share of its first and of its last part on the picture that is an edge.
    ends: [f32; 2],
}

/// All lines, where they cross, and what each is worth between each two of the others.
struct Field {
    lying: Vec<Line>,
    standing: Vec<Line>,
    size: Pixel,
    crossings: Vec<Vec<Pixel>>,
    lying_sides: Vec<Option<Side>>,
    standing_sides: Vec<Option<Side>>,
}

impl Field {
    fn new(lying: Vec<Line>, standing: Vec<Line>, size: Pixel) -> Field {
        let crossings: Vec<Vec<Pixel>> =
            lying.iter().map(|l| standing.iter().map(|s| l.crossing(s)).collect()).collect();
        let least = SIDE_MIN * size[0].max(size[1]);
        let (mut lying_sides, mut standing_sides) = (Vec::new(), Vec::new());
        for (row, line) in lying.iter().enumerate() {
            for from in 0..standing.len() {
                for to in 0..standing.len() {
                    let ends = [crossings[row][from], crossings[row][to]];
                    lying_sides.push((to > from).then(|| side(line, ends, size, least)).flatten());
                }
            }
        }
        for (column, line) in standing.iter().enumerate() {
            for from in 0..lying.len() {
                for to in 0..lying.len() {
                    let ends = [crossings[from][column], crossings[to][column]];
                    standing_sides.push((to > from).then(|| side(line, ends, size, least)).flatten());
                }
            }
        }
        Field { lying, standing, size, crossings, lying_sides, standing_sides }
    }

    fn lies(&self, line: usize, left: usize, right: usize) -> Option<Side> {
        let count = self.standing.len();
        self.lying_sides[(line * count + left) * count + right]
    }

    fn stands(&self, line: usize, top: usize, bottom: usize) -> Option<Side> {
        let count = self.lying.len();
        self.standing_sides[(line * count + top) * count + bottom]
    }

    /// Every four lines that may be a document.
    fn quads(&self) -> Vec<Quad> {
        let mut found = Vec::new();
        for top in 0..self.lying.len() {
            for left in 0..self.standing.len() {
                for right in left + 1..self.standing.len() {
                    let Some(upper) = self.lies(top, left, right) else {
                        continue;
                    };
                    for bottom in top + 1..self.lying.len() {
                        let rest = (
                            self.stands(right, top, bottom),
                            self.lies(bottom, left, right),
                            self.stands(left, top, bottom),
                        );
                        if let (Some(righter), Some(lower), Some(lefter)) = rest {
                            found.extend(self.scored([top, right, bottom, left], [upper, righter, lower, lefter]));
                        }
                    }
                }
            }
        }
        found
    }

    /// The quad of four sides (top, right, bottom, left), if it is likely enough.
    fn scored(&self, [top, right, bottom, left]: [usize; 4], sides: [Side; 4]) -> Option<Quad> {
        let lines = [&self.lying[top], &self.standing[right], &self.lying[bottom], &self.standing[left]];
        let borders = lines.iter().filter(|s| s.border).count();
        if borders > 2 || turn(lines[0], lines[2]) > LEAN_MAX || turn(lines[1], lines[3]) > LEAN_MAX {
            return None;
        }
        let c = &self.crossings;
        let corners = [c[top][left], c[top][right], c[bottom][right], c[bottom][left]];
        let [width, height] = self.size;
        let mut cut: [bool; 4] = std::array::from_fn(|i| lines[i].border);
        for [x, y] in corners {
            cut[0] |= y < -0.02 * height;
            cut[1] |= x > 1.02 * width;
            cut[2] |= y > 1.02 * height;
            cut[3] |= x < -0.02 * width;
        }
        let (mut sum, mut least, mut arms, mut inward) = (0.0, f32::MAX, 0.0, 0.0);
        for (i, side) in sides.iter().enumerate().filter(|(i, _)| !lines[*i].border) {
            // Inside lies along the normal of the top and left sides.
            inward += if i == 0 || i == 3 { side.brighter } else { -side.brighter };
            sum += side.support;
            least = least.min(side.support);
            arms += side.beyond;
        }
        let real = (4 - borders) as f32;
        let quad = Quad { corners, cut, score: 0.0 };
        let [w, h] = quad.sides();
        let ratio = w.max(h) / w.min(h);
        let off = (RATIO.0 - ratio).max(ratio - RATIO.1).max(0.0);
        let out = if quad.is_cut() {
            // What the border cuts off runs into it.
            let runs = (0..4).filter(|i| lines[*i].border).map(|i| running(&sides, i)).fold(1.0, f32::min);
            0.1 + 0.06 * borders as f32 + (0.85 - runs).max(0.0) * 0.8
        } else {
            (off * 1.2).min(0.5)
        };
        let area = (quad.area() / (width * height)).min(1.0).sqrt();
        let score = 0.65 * sum / real + 0.35 * least + 0.12 * (inward / real) + 0.08 * area - 0.09 * arms - out;
        (score >= SCORE_MIN).then_some(Quad { score, ..quad })
    }
}

/// How well the two sides next to side `i` are edges up to it.
fn running(sides: &[Side; 4], i: usize) -> f32 {
    // Top and left are where their neighbours begin, bottom and right where they end.
    let end = usize::from(i == 1 || i == 2);
    sides[(i + 1) % 4].ends[end].min(sides[(i + 3) % 4].ends[end])
}

/// What a line is worth between two points, if it can be a side at all.
fn side(line: &Line, ends: [Pixel; 2], size: Pixel, least: f32) -> Option<Side> {
    let reach = 0.3 * size[0].max(size[1]);
    let far = |[x, y]: Pixel| x < -reach || y < -reach || x > size[0] + reach || y > size[1] + reach;
    let (from, to) = (line.along(ends[0]), line.along(ends[1]));
    if ends.into_iter().any(far) || to - from < least {
        return None;
    }
    if line.border {
        return Some(Side { support: 0.0, brighter: 0.0, beyond: 0.0, ends: [1.0; 2] });
    }
    let (start, end) = seen(line, from, to, size);
    if end - start < 6.0 {
        return None;
    }
    let trim = ROUNDED * (to - from);
    let (brighter, darker) = line.support((from + trim).max(start), (to - trim).min(end));
    let support = brighter.max(darker);
    let part = (END * (end - start)).max(7.0);
    let edge = |(brighter, darker): (f32, f32)| brighter.max(darker);
    let ends = [edge(line.support(start + 1.0, start + part)), edge(line.support(end - part, end - 1.0))];
    let side = Side { support, brighter: brighter - darker, beyond: beyond(line, from, to, brighter > darker), ends };
    (support >= SUPPORT_MIN).then_some(side)
}

/// The part of a stretch that lies on the picture.
fn seen(line: &Line, from: f32, to: f32, size: Pixel) -> (f32, f32) {
    let (d, n) = (line.direction(), line.normal);
    let (mut start, mut end) = (from, to);
    for i in 0..2 {
        let base = n[i] * line.far;
        if d[i].abs() > 1e-4 {
            let (a, b) = ((1.0 - base) / d[i], (size[i] - 2.0 - base) / d[i]);
            start = start.max(a.min(b));
            end = end.min(a.max(b));
        }
    }
    (start, end)
}

/// How much the line goes on as the same edge beyond the corners: where a document ends, so do its sides.
fn beyond(line: &Line, from: f32, to: f32, bright: bool) -> f32 {
    let arm = 0.14 * (to - from);
    let pick = |(brighter, darker): (f32, f32)| if bright { brighter } else { darker };
    let gap = 0.03 * (to - from);
    (pick(line.support(from - arm, from - gap)) - 0.2).max(0.0)
        + (pick(line.support(to + gap, to + arm)) - 0.2).max(0.0)
}
