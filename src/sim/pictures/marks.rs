//! What hands leave on a paper: a signature, a seal, a fingerprint.

use ab_glyph::point;

use super::canvas::{Align, Pen, ink};
use super::papers::PEN;

/// A name written in a hurry.
pub(super) fn scribble(pen: &mut Pen<'_>, x: f32, y: f32, scale: f32) {
    const STROKES: [&[(f32, f32)]; 6] = [
        &[(0.0, -8.0), (5.0, -9.4), (9.0, -9.0)],
        &[(4.6, -14.0), (4.4, -6.0), (3.4, 2.0), (0.6, -1.0), (4.0, -6.6), (8.6, -1.4)],
        &[(10.0, -13.0), (9.8, -4.0), (11.0, 2.4), (14.0, -4.0), (16.4, -9.6), (18.6, -1.6), (21.0, -3.0)],
        &[(20.0, -12.0), (26.0, -13.6), (24.0, -8.0), (21.4, -4.4), (27.0, -5.6), (23.0, 1.2), (29.4, -2.0)],
        &[(31.0, -11.0), (33.0, -4.0), (32.0, 2.0), (35.0, -6.0), (39.0, -9.6)],
        &[(36.0, -12.6), (38.0, -4.0), (42.0, 1.8), (45.6, -0.6), (48.0, -6.0)],
    ];
    for stroke in STROKES {
        let points: Vec<(f32, f32)> =
            smooth(stroke).into_iter().map(|(dx, dy)| (x + dx * scale, y + dy * scale)).collect();
        pen.stroke(&points, 0.9 * scale, PEN);
    }
}

/// Rounds a line of points as a hand does: a curve through the middles.
pub(super) fn smooth(points: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let middle = |a: (f32, f32), b: (f32, f32)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let mut out = vec![points[0]];
    for three in points.windows(3) {
        let (a, b, c) = (middle(three[0], three[1]), three[1], middle(three[1], three[2]));
        for i in 0..=6u8 {
            let t = f32::from(i) / 6.0;
            let at = |a: f32, b: f32, c: f32| (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
            out.push((at(a.0, b.0, c.0), at(a.1, b.1, c.1)));
        }
    }
    out.push(points[points.len() - 1]);
    out
}

/// A round red seal with a name along its upper arc.
pub(super) fn seal(pen: &mut Pen<'_>, x: f32, y: f32, r: f32, name: &str) {
    let red = ink(0xD0202A).thin(0.82);
    pen.ring(x, y, r, r * 0.06, red);
    let star: Vec<(f32, f32)> = (0..10u8)
        .map(|i| {
            let (sin, cos) = (f32::from(i) * 36.0 - 90.0).to_radians().sin_cos();
            let reach = if i % 2 == 0 { r * 0.3 } else { r * 0.115 };
            (x + cos * reach, y + sin * reach)
        })
        .collect();
    pen.polygon(&star, red);
    let letters: Vec<char> = name.chars().collect();
    let step = 250.0 / letters.len() as f32;
    let size = r * 0.27;
    for (i, letter) in letters.iter().enumerate() {
        let angle = (i as f32 - (letters.len() as f32 - 1.0) / 2.0) * step;
        let (sin, cos) = angle.to_radians().sin_cos();
        let foot = point(x + sin * r * 0.62, y - cos * r * 0.62);
        let map = pen.map.turned(foot, angle);
        pen.on(map).text((0.0, 0.0), size, Align::Centre, letter.encode_utf8(&mut [0; 4]), red);
    }
}

/// Curved ridges in seal ink.
pub(super) fn fingerprint(pen: &mut Pen<'_>, x: f32, y: f32) {
    let red = ink(0xC93038).thin(0.7);
    for ridge in 1..=6u8 {
        let r = f32::from(ridge);
        let arc: Vec<(f32, f32)> = (0..=12u8)
            .map(|i| {
                let (sin, cos) = (f32::from(i) * 27.0 + 40.0 * r).to_radians().sin_cos();
                (x + cos * r * 0.95, y + sin * r * 1.25)
            })
            .collect();
        pen.stroke(&arc, 0.55, red);
    }
}
