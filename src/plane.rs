//! A flat thing seen by a camera: where its points lie on the picture, and back.

/// A point, x then y.
pub(crate) type Point = [f64; 2];

/// A point of a picture, where single precision is enough.
pub(crate) type Pixel = [f32; 2];

/// The least by which the sides of what is seen turn; less is a line, seen from its edge.
const TURN_MIN: f64 = 1e-6;

/// Maps points of one plane to another, as a camera does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plane([f64; 9]);

impl Plane {
    /// Maps four points, no three of them in a line, to four others; nothing where there is no such map.
    pub(crate) fn between(from: [Point; 4], to: [Point; 4]) -> Option<Plane> {
        let plane = Plane::of_square(to, 0.0).times(&Plane::of_square(from, 0.0).back());
        let scale = plane.0[8];
        let made = Plane(plane.0.map(|cell| cell / scale));
        made.0.iter().all(|cell| cell.is_finite()).then_some(made)
    }

    /// From a rectangle of `size` to four corners, clockwise from the top left, wherever they lie.
    pub(crate) fn onto([wide, high]: Pixel, corners: [Pixel; 4]) -> Plane {
        let square = Plane::of_square(corners.map(|corner| corner.map(f64::from)), TURN_MIN);
        square.times(&Plane([1.0 / f64::from(wide), 0.0, 0.0, 0.0, 1.0 / f64::from(high), 0.0, 0.0, 0.0, 1.0]))
    }

    /// From the square of side 1 to four corners, clockwise from the origin; `least` is the least of their turn.
    fn of_square([p0, p1, p2, p3]: [Point; 4], least: f64) -> Plane {
        let minus = |a: Point, b: Point| [a[0] - b[0], a[1] - b[1]];
        let (d1, d2) = (minus(p1, p2), minus(p3, p2));
        let sum = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
        let det = d1[0] * d2[1] - d2[0] * d1[1];
        let det = if det.abs() < least { least } else { det };
        let g = (sum[0] * d2[1] - d2[0] * sum[1]) / det;
        let h = (d1[0] * sum[1] - sum[0] * d1[1]) / det;
        let row = |n: usize| [p1[n] - p0[n] + g * p1[n], p3[n] - p0[n] + h * p3[n], p0[n]];
        let ([a, b, c], [d, e, f]) = (row(0), row(1));
        Plane([a, b, c, d, e, f, g, h, 1.0])
    }

    fn times(&self, other: &Plane) -> Plane {
        let mut out = [0.0; 9];
        for (i, cell) in out.iter_mut().enumerate() {
            let (row, column) = (i / 3 * 3, i % 3);
            *cell = (0..3).map(|k| self.0[row + k] * other.0[k * 3 + column]).sum();
        }
        Plane(out)
    }

    /// The way back.
    pub(crate) fn back(&self) -> Plane {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        Plane([
            e * i - f * h,
            c * h - b * i,
            b * f - c * e,
            f * g - d * i,
            a * i - c * g,
            c * d - a * f,
            d * h - e * g,
            b * g - a * h,
            a * e - b * d,
        ])
    }

    /// The same to a picture `factor` times larger. Pixels have their middle at whole numbers and a half.
    pub(crate) fn enlarged(&self, factor: f64) -> Plane {
        let shift = (factor - 1.0) / 2.0;
        Plane([factor, 0.0, shift, 0.0, factor, shift, 0.0, 0.0, 1.0]).times(self)
    }

    /// Where a point comes to lie.
    pub(crate) fn of(&self, [x, y]: Point) -> Point {
        let m = &self.0;
        let z = m[6] * x + m[7] * y + m[8];
        // On the horizon: as far away as can be said.
        let z = if z.abs() < 1e-12 { 1e-12 } else { z };
        [(m[0] * x + m[1] * y + m[2]) / z, (m[3] * x + m[4] * y + m[5]) / z]
    }

    /// The same for a point of a picture.
    pub(crate) fn at(&self, pixel: Pixel) -> Pixel {
        self.of(pixel.map(f64::from)).map(|v| v as f32)
    }

    /// How long a unit is there, in units of the other plane.
    pub(crate) fn scale_at(&self, [x, y]: Point) -> f64 {
        let (at, right, down) = (self.of([x, y]), self.of([x + 1.0, y]), self.of([x, y + 1.0]));
        let cross = (right[0] - at[0]) * (down[1] - at[1]) - (right[1] - at[1]) * (down[0] - at[0]);
        cross.abs().sqrt()
    }
}

/// From one point to another.
pub(crate) fn apart(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_go_to_corners_and_back() {
        let from = [[10.0, 20.0], [500.0, 25.0], [510.0, 800.0], [5.0, 790.0]];
        let to = [[100.0, 80.0], [900.0, 140.0], [870.0, 1300.0], [60.0, 1210.0]];
        let plane = Plane::between(from, to).expect("no three in a line");
        for (a, b) in from.into_iter().zip(to) {
            assert!(apart(plane.of(a), b) < 1e-6);
            assert!(apart(plane.back().of(b), a) < 1e-6);
        }
        assert!(Plane::between([[0.0, 0.0]; 4], to).is_none());
        let double = Plane::between(from, from.map(|[x, y]| [2.0 * x, 2.0 * y])).expect("a map");
        assert!((double.scale_at([100.0, 100.0]) - 2.0).abs() < 1e-3);
    }

    #[test]
    fn a_rectangle_lies_within_its_corners_even_seen_from_the_edge() {
        let corners = [[10.0, 20.0], [300.0, 40.0], [280.0, 260.0], [20.0, 240.0]];
        let plane = Plane::onto([100.0, 50.0], corners);
        for (from, to) in [[0.0, 0.0], [100.0, 0.0], [100.0, 50.0], [0.0, 50.0]].into_iter().zip(corners) {
            let ([x, y], [back_x, back_y]) = (plane.at(from), plane.back().at(to));
            assert!((x - to[0]).abs() < 0.01 && (y - to[1]).abs() < 0.01);
            assert!((back_x - from[0]).abs() < 0.01 && (back_y - from[1]).abs() < 0.01);
        }
        let line = Plane::onto([1.0, 1.0], [[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 3.0]]);
        assert!(line.at([0.5, 0.5]).iter().all(|v| v.is_finite()));
    }
}
