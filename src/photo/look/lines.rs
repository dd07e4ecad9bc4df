//! Straight edges of the coarse picture, each with a record of where along it there really is an edge.

use image::{Rgb, RgbImage};

use crate::plane::Pixel;

/// The weakest step over two pixels that can be an edge; noise on the coarse picture stays below.
const EDGE_MIN: i32 = 10;

/// Edges need not be stronger than this, however rough the desk is.
const EDGE_MAX: i32 = 36;

/// Steps of angle in half a turn.
const ANGLES: usize = 90;

/// Straight edges kept of each direction.
const LINES_MAX: usize = 26;

/// How far an edge may lie from its line, in pixels.
const NEAR: f32 = 1.6;

/// Directions of the gradient that agree with the line's: the squared cosine of the angle between them.
const AGREES: f32 = 0.865;

/// Where light or colour changes, by channel of the greatest change.
pub(super) struct Edges {
    pub(super) width: usize,
    pub(super) height: usize,
    across: Vec<i16>,
    down: Vec<i16>,
    /// The weakest step that counts on this picture.
    threshold: i32,
}

impl Edges {
    pub(super) fn of(picture: &RgbImage) -> Edges {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let planes = planes(picture);
        let (mut across, mut down) = (vec![0; width * height], vec![0; width * height]);
        let mut sizes = Vec::with_capacity(width * height);
        for y in 1..height.saturating_sub(1) {
            for x in 1..width.saturating_sub(1) {
                let at = y * width + x;
                let (gx, gy) = planes.iter().map(|p| gradient(p, at, width)).fold((0, 0), |most, own| {
                    if own.0 * own.0 + own.1 * own.1 > most.0 * most.0 + most.1 * most.1 { own } else { most }
                });
                (across[at], down[at]) = (gx as i16, gy as i16);
                sizes.push(gx.abs().max(gy.abs()));
            }
        }
        let middle = sizes.len() / 2;
        let usual = if sizes.is_empty() { 0 } else { *sizes.select_nth_unstable(middle).1 };
        Edges { width, height, across, down, threshold: (usual * 3).clamp(EDGE_MIN, EDGE_MAX) }
    }

    /// How much light or colour changes at a point, in any direction.
    pub(super) fn strength(&self, x: usize, y: usize) -> u32 {
        let at = y * self.width + x;
        u32::from(self.across[at].unsigned_abs().max(self.down[at].unsigned_abs()))
    }

    /// The step across a direction at a point, if it is an edge along it: positive where it gets brighter.
    fn step(&self, [x, y]: Pixel, normal: Pixel) -> Option<f32> {
        let (x, y) = (x.round(), y.round());
        if x < 1.0 || y < 1.0 || x >= (self.width - 1) as f32 || y >= (self.height - 1) as f32 {
            return None;
        }
        let at = y as usize * self.width + x as usize;
        let (gx, gy) = (f32::from(self.across[at]), f32::from(self.down[at]));
        let along = gx * normal[0] + gy * normal[1];
        let enough = along.abs() >= self.threshold as f32 && along * along >= AGREES * (gx * gx + gy * gy);
        enough.then_some(along)
    }

    /// The stretch of a line that lies on the picture.
    fn stretch(&self, line: &Line) -> (i32, i32) {
        let (d, n) = (line.direction(), line.normal);
        let (mut from, mut to) = (f32::MIN, f32::MAX);
        for (i, side) in [self.width, self.height].into_iter().enumerate() {
            if d[i].abs() > 1e-3 {
                let (a, b) = (-n[i] * line.far / d[i], (side as f32 - 1.0 - n[i] * line.far) / d[i]);
                from = from.max(a.min(b));
                to = to.min(a.max(b));
            }
        }
        if from < to { (from as i32, to as i32) } else { (0, 0) }
    }
}

/// Light and twice the two differences of colour.
fn planes(picture: &RgbImage) -> [Vec<i16>; 3] {
    let mut planes = [const { Vec::new() }; 3];
    for Rgb([r, g, b]) in picture.pixels() {
        let [r, g, b] = [*r, *g, *b].map(i16::from);
        planes[0].push((r * 5 + g * 9 + b * 2) / 16);
        planes[1].push(r - g);
        planes[2].push(b - g);
    }
    planes
}

/// Twice the change over two pixels, averaged over three rows.
fn gradient(plane: &[i16], at: usize, width: usize) -> (i32, i32) {
    let p = |i: usize| i32::from(plane[i]);
    let (up, low) = (at - width, at + width);
    let gx = p(up + 1) - p(up - 1) + 2 * (p(at + 1) - p(at - 1)) + p(low + 1) - p(low - 1);
    let gy = p(low - 1) - p(up - 1) + 2 * (p(low) - p(up)) + p(low + 1) - p(up + 1);
    (gx / 2, gy / 2)
}

/// A straight edge across the whole picture: the points with `normal` · point = `far`.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Down for lines that lie, right for lines that stand.
    pub(super) normal: Pixel,
    pub(super) far: f32,
    /// Where along the line the records begin.
    start: f32,
    /// Edges that get brighter along the normal, and darker, up to each place along the line.
    brighter: Vec<u16>,
    darker: Vec<u16>,
    /// The border of the picture itself.
    pub(super) border: bool,
}

impl Line {
    /// The border of a picture as a line without edges.
    pub(super) fn border(normal: Pixel, far: f32) -> Line {
        Line { normal, far, start: 0.0, brighter: Vec::new(), darker: Vec::new(), border: true }
    }

    /// Along the line: right for lines that lie, down for lines that stand.
    pub(super) fn direction(&self) -> Pixel {
        let [x, y] = self.normal;
        if y.abs() > x.abs() { [y, -x] } else { [-y, x] }
    }

    /// How far along the line a point lies.
    pub(super) fn along(&self, p: Pixel) -> f32 {
        let d = self.direction();
        p[0] * d[0] + p[1] * d[1]
    }

    /// Where two lines cross.
    pub(super) fn crossing(&self, other: &Line) -> Pixel {
        let ([a, b], [c, d]) = (self.normal, other.normal);
        let det = a * d - b * c;
        let det = if det.abs() < 1e-6 { 1e-6 } else { det };
        [(self.far * d - other.far * b) / det, (a * other.far - c * self.far) / det]
    }

    /// Shares of a stretch along the line on which it gets brighter, and darker.
    pub(super) fn support(&self, from: f32, to: f32) -> (f32, f32) {
        let last = self.brighter.len().saturating_sub(1);
        let at = |t: f32| ((t - self.start).round().max(0.0) as usize).min(last);
        let (from, to) = (at(from), at(to));
        if to <= from {
            return (0.0, 0.0);
        }
        let share = |sums: &[u16]| f32::from(sums[to] - sums[from]) / (to - from) as f32;
        (share(&self.brighter), share(&self.darker))
    }

    /// Looks along the line where there is an edge.
    fn record(mut self, edges: &Edges) -> Line {
        let (d, n) = (self.direction(), self.normal);
        let (from, to) = edges.stretch(&self);
        self.start = from as f32;
        let (mut brighter, mut darker) = (0, 0);
        for t in from..=to {
            let t = t as f32;
            self.brighter.push(brighter);
            self.darker.push(darker);
            let at = |off: f32| [d[0] * t + n[0] * (self.far + off), d[1] * t + n[1] * (self.far + off)];
            let strongest = [-1.0, 0.0, 1.0]
                .into_iter()
                .filter_map(|off| edges.step(at(off), n))
                .fold(0.0, |most: f32, step| if step.abs() > most.abs() { step } else { most });
            brighter += u16::from(strongest > 0.0);
            darker += u16::from(strongest < 0.0);
        }
        self
    }
}

/// The strongest straight edges: those that lie, from the top, and those that stand, from the left.
pub(super) fn lines(edges: &Edges) -> (Vec<Line>, Vec<Line>) {
    let votes = Votes::of(edges);
    let mut found: Vec<(u32, Line)> = votes.peaks();
    found.sort_by_key(|(votes, _)| std::cmp::Reverse(*votes));
    let family = |lying: bool| -> Vec<Line> {
        let own = found.iter().filter(|(_, l)| (l.normal[1].abs() > l.normal[0].abs()) == lying);
        let mut lines: Vec<Line> = Vec::new();
        for (_, line) in own {
            let twin = |line: &Line, near: f32| {
                lines.iter().any(|l: &Line| (l.far - line.far).abs() < near && turn(l, line) < 0.04)
            };
            if twin(line, 1.9) {
                continue;
            }
            let line = refined(line.clone(), edges);
            if !twin(&line, 1.2) {
                lines.push(line.record(edges));
            }
            if lines.len() == LINES_MAX {
                break;
            }
        }
        lines
    };
    (family(true), family(false))
}

/// The angle between two lines, in radians, when small.
pub(super) fn turn(a: &Line, b: &Line) -> f32 {
    (a.normal[0] * b.normal[1] - a.normal[1] * b.normal[0]).abs()
}

/// Votes of edge points for the lines through them.
struct Votes {
    counts: Vec<u32>,
    distances: usize,
}

impl Votes {
    fn of(edges: &Edges) -> Votes {
        let reach = (edges.width as f32).hypot(edges.height as f32).ceil() as usize;
        let distances = 2 * reach + 3;
        let mut counts = vec![0; ANGLES * distances];
        let normals: Vec<Pixel> = (0..ANGLES).map(normal).collect();
        for y in 1..edges.height.saturating_sub(1) {
            for x in 1..edges.width.saturating_sub(1) {
                let at = y * edges.width + x;
                let (gx, gy) = (i32::from(edges.across[at]), i32::from(edges.down[at]));
                if gx.abs().max(gy.abs()) < edges.threshold || !crest(edges, at, gx, gy) {
                    continue;
                }
                let angle = (gy as f32).atan2(gx as f32).rem_euclid(std::f32::consts::PI);
                let own = (angle / std::f32::consts::PI * ANGLES as f32).round() as usize;
                let weight = gx.abs().max(gy.abs()).min(2 * edges.threshold) as u32;
                for bin in [own + ANGLES - 2, own + ANGLES - 1, own + ANGLES, own + ANGLES + 1, own + ANGLES + 2] {
                    let bin = bin % ANGLES;
                    let far = x as f32 * normals[bin][0] + y as f32 * normals[bin][1];
                    counts[bin * distances + (far.round() as isize + reach as isize + 1) as usize] += weight;
                }
            }
        }
        Votes { counts, distances }
    }

    /// Lines with more votes than all those next to them.
    fn peaks(&self) -> Vec<(u32, Line)> {
        let mut found = Vec::new();
        let reach = (self.distances / 2) as f32;
        for bin in 0..ANGLES {
            for far in 1..self.distances - 1 {
                let own = self.counts[bin * self.distances + far];
                if own < 200 || !self.is_peak(bin, far, own) {
                    continue;
                }
                let [x, y] = normal(bin);
                let far = far as f32 - reach;
                // Normals of lines that lie point down, of lines that stand to the right.
                let (normal, far) = if x < 0.0 && x.abs() >= y { ([-x, -y], -far) } else { ([x, y], far) };
                found.push((
                    own,
                    Line { normal, far, start: 0.0, brighter: Vec::new(), darker: Vec::new(), border: false },
                ));
            }
        }
        found
    }

    fn is_peak(&self, bin: usize, far: usize, own: u32) -> bool {
        let count = |db: usize, df: usize| {
            let (near, crossed) = ((bin + ANGLES + db - 2) % ANGLES, bin + db < 2 || bin + db - 2 >= ANGLES);
            // Half a turn further the same line is met from the other side.
            let at = if crossed { self.distances - 1 - (far + df - 1) } else { far + df - 1 };
            self.counts[near * self.distances + at]
        };
        (0..5).all(|db| (0..3).all(|df| count(db, df) <= own))
    }
}

fn normal(bin: usize) -> Pixel {
    let (sin, cos) = (bin as f32 / ANGLES as f32 * std::f32::consts::PI).sin_cos();
    [cos, sin]
}

/// Whether a point is the strongest across its own edge.
fn crest(edges: &Edges, at: usize, gx: i32, gy: i32) -> bool {
    let size = |i: usize| i32::from(edges.across[i]).abs() + i32::from(edges.down[i]).abs();
    let (before, after) = if gx.abs() > gy.abs() { (at - 1, at + 1) } else { (at - edges.width, at + edges.width) };
    size(at) >= size(before) && size(at) > size(after)
}

/// The same line laid through the edge points near it.
fn refined(line: Line, edges: &Edges) -> Line {
    let (d, n) = (line.direction(), line.normal);
    let (from, to) = edges.stretch(&line);
    let (mut sum, mut st, mut so, mut stt, mut sto) = (0.0f32, 0.0, 0.0, 0.0, 0.0);
    for t in from..=to {
        let t = t as f32;
        let mut best: Option<(f32, f32)> = None;
        let mut off = -NEAR - 0.4;
        while off <= NEAR + 0.4 {
            let p = [d[0] * t + n[0] * (line.far + off), d[1] * t + n[1] * (line.far + off)];
            if let Some(step) = edges.step(p, n)
                && best.is_none_or(|(most, _)| step.abs() > most)
            {
                best = Some((step.abs(), off));
            }
            off += 1.0;
        }
        if let Some((_, off)) = best {
            sum += 1.0;
            st += t;
            so += off;
            stt += t * t;
            sto += t * off;
        }
    }
    let det = sum * stt - st * st;
    if sum < 8.0 || det.abs() < 1.0 {
        return line;
    }
    let slope = ((sum * sto - st * so) / det).clamp(-0.06, 0.06);
    let shift = (so - slope * st) / sum;
    // off = shift + slope · t turns the normal against the direction.
    let size = (1.0 + slope * slope).sqrt();
    let normal = [(n[0] - slope * d[0]) / size, (n[1] - slope * d[1]) / size];
    Line { normal, far: (line.far + shift) / size, ..line }
}
