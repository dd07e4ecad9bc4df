//! A flat thing seen in perspective: where its points lie on the picture, and back.

/// A point, x then y.
pub(super) type Point = [f32; 2];

/// Maps points of one plane to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane([f32; 9]);

impl Plane {
    /// From a rectangle of `size` to the four corners, clockwise from the top left.
    pub(super) fn onto(size: Point, corners: [Point; 4]) -> Plane {
        let [p0, p1, p2, p3] = corners;
        let minus = |a: Point, b: Point| [a[0] - b[0], a[1] - b[1]];
        let (d1, d2) = (minus(p1, p2), minus(p3, p2));
        let sum = [p0[0] - p1[0] + p2[0] - p3[0], p0[1] - p1[1] + p2[1] - p3[1]];
        let det = d1[0] * d2[1] - d2[0] * d1[1];
        let det = if det.abs() < 1e-6 { 1e-6 } else { det };
        let g = (sum[0] * d2[1] - d2[0] * sum[1]) / det;
        let h = (d1[0] * sum[1] - sum[0] * d1[1]) / det;
        let [w, t] = size;
        Plane([
            (p1[0] - p0[0] + g * p1[0]) / w,
            (p3[0] - p0[0] + h * p3[0]) / t,
            p0[0],
            (p1[1] - p0[1] + g * p1[1]) / w,
            (p3[1] - p0[1] + h * p3[1]) / t,
            p0[1],
            g / w,
            h / t,
            1.0,
        ])
    }

    /// The way back.
    pub(super) fn back(&self) -> Plane {
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

    /// Where a point comes to lie.
    pub(super) fn of(&self, [x, y]: Point) -> Point {
        let m = &self.0;
        let z = m[6] * x + m[7] * y + m[8];
        let z = if z.abs() < 1e-9 { 1e-9 } else { z };
        [(m[0] * x + m[1] * y + m[2]) / z, (m[3] * x + m[4] * y + m[5]) / z]
    }
}
