//! Traces of a screen: rows of one single colour, as only a copied screen has, and the grid of a photographed one.

use image::{DynamicImage, GrayImage};

use crate::photo::plane::Point;

/// Steps of luma within a row that is of one colour.
const EVEN: u8 = 2;

/// Bands of one colour differ when they are this many steps apart.
const BANDS: u8 = 20;

/// Pixels of the side of a window whose rhythm is looked at; a power of two.
const WINDOW: usize = 64;

/// Windows looked at, those with the least print.
const WINDOWS: usize = 9;

/// The power of the faintest noise that a phone leaves, about one and a half steps of luma.
const NOISE: f32 = 1300.0;

/// The longest rhythm of a screen, in waves per window.
const WAVES_MIN: usize = 9;

/// Thousandths of the rows (or columns) that are one colour from side to side, when they are of two colours at
/// least or the picture has the shape of a phone's screen.
pub(super) fn even_rows(luma: &GrayImage) -> u32 {
    let (width, height) = (luma.width() as usize, luma.height() as usize);
    let (mut rows, mut columns) = (Vec::with_capacity(height), vec![(u8::MAX, 0u8); width]);
    for row in luma.as_raw().chunks_exact(width.max(1)) {
        let mut ends = (u8::MAX, 0);
        for (column, value) in columns.iter_mut().zip(row) {
            *column = (column.0.min(*value), column.1.max(*value));
            ends = (ends.0.min(*value), ends.1.max(*value));
        }
        rows.push(ends);
    }
    let screen = height.max(width) * 10 >= height.min(width) * 17;
    let share = |(share, bands): (u32, bool)| if bands || screen { share } else { 0 };
    share(even(&rows)).max(share(even(&columns)))
}

/// Thousandths of rows that are even, by the least and greatest light of each, and whether they differ.
fn even(rows: &[(u8, u8)]) -> (u32, bool) {
    let found = || rows.iter().filter(|(low, high)| high - low <= EVEN);
    let (low, high) = found().fold((u8::MAX, 0), |(l, h), row| (l.min(row.0), h.max(row.0)));
    ((found().count() * 1000 / rows.len().max(1)) as u32, high > low.saturating_add(BANDS))
}

/// How far the strongest fine rhythm stands out from the others, in tenths, in the quiet parts of the document.
/// `corners` in pixels of `picture`.
pub(super) fn rhythm(picture: &DynamicImage, corners: [Point; 4]) -> u32 {
    let mut windows = quiet(picture, corners);
    windows.sort_by(|a, b| a.0.total_cmp(&b.0));
    if windows.len() < WINDOWS {
        return 0;
    }
    let spectra: Vec<Vec<f32>> = windows.into_iter().take(WINDOWS).map(|(_, window)| spectrum(window)).collect();
    let mut found: Vec<f32> = Vec::new();
    for v in 0..WINDOW {
        for u in 0..=WINDOW / 2 {
            let (fu, fv) = (u, v.min(WINDOW - v));
            // JPEG has a rhythm of its own, every eight pixels.
            let blocks = (fu % 8 <= 1 || fu % 8 == 7) && (fv % 8 <= 1 || fv % 8 == 7);
            if fu * fu + fv * fv >= WAVES_MIN * WAVES_MIN && !blocks {
                // A screen's grid is everywhere, print only here and there.
                let mut own: Vec<f32> = spectra.iter().map(|s| s[v * WINDOW + u]).collect();
                found.push(*own.select_nth_unstable_by(WINDOWS / 3, f32::total_cmp).1);
            }
        }
    }
    found.sort_unstable_by(f32::total_cmp);
    let usual = found[found.len() / 2].max(NOISE);
    let most = found[found.len() - 1];
    ((most / usual).sqrt() * 10.0) as u32
}

/// Windows spread over the document, each with how much is printed in it.
fn quiet(picture: &DynamicImage, corners: [Point; 4]) -> Vec<(f32, Vec<f32>)> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let mut found = Vec::new();
    if width <= WINDOW || height <= WINDOW {
        return found;
    }
    let plane = crate::photo::plane::Plane::onto([1.0, 1.0], corners);
    for row in 1..8 {
        for column in 1..8 {
            let [x, y] = plane.of([column as f32 / 8.0, row as f32 / 8.0]);
            let left = (x as usize).saturating_sub(WINDOW / 2).min(width - WINDOW - 1);
            let top = (y as usize).saturating_sub(WINDOW / 2).min(height - WINDOW - 1);
            let window = window(picture, left, top);
            let mean = window.iter().sum::<f32>() / window.len() as f32;
            if mean > 248.0 {
                continue;
            }
            found.push((unrest(&window), window.iter().map(|v| v - mean).collect()));
        }
    }
    found
}

fn window(picture: &DynamicImage, left: usize, top: usize) -> Vec<f32> {
    // Decoding leaves eight bits, grey or colour.
    let grey = picture.as_luma8().map(|p| (p.as_raw(), 1));
    let Some((bytes, channels)) = grey.or_else(|| picture.as_rgb8().map(|p| (p.as_raw(), 3))) else {
        return vec![0.0; WINDOW * WINDOW];
    };
    let stride = picture.width() as usize * channels;
    let mut out = Vec::with_capacity(WINDOW * WINDOW);
    for y in top..top + WINDOW {
        let row = &bytes[y * stride + left * channels..][..WINDOW * channels];
        // Green is nearly all of the light.
        out.extend(row.chunks_exact(channels).map(|p| f32::from(p[channels / 2])));
    }
    out
}

/// How much the means of small parts differ: print does, a grid of pixels does not.
fn unrest(window: &[f32]) -> f32 {
    let mut means = Vec::new();
    for by in (0..WINDOW).step_by(16) {
        for bx in (0..WINDOW).step_by(16) {
            let sum: f32 = (0..16).map(|y| window[(by + y) * WINDOW + bx..][..16].iter().sum::<f32>()).sum();
            means.push(sum / 256.0);
        }
    }
    let mean = means.iter().sum::<f32>() / means.len() as f32;
    means.iter().map(|m| (m - mean).powi(2)).sum()
}

/// The power of every rhythm in a window.
fn spectrum(mut re: Vec<f32>) -> Vec<f32> {
    let fade: Vec<f32> =
        (0..WINDOW).map(|i| 0.5 - 0.5 * (i as f32 * std::f32::consts::TAU / (WINDOW - 1) as f32).cos()).collect();
    for (i, value) in re.iter_mut().enumerate() {
        *value *= fade[i % WINDOW] * fade[i / WINDOW];
    }
    let mut im = vec![0.0; re.len()];
    for start in (0..re.len()).step_by(WINDOW) {
        fourier(&mut re, &mut im, start, 1);
    }
    for start in 0..WINDOW {
        fourier(&mut re, &mut im, start, WINDOW);
    }
    re.iter().zip(&im).map(|(a, b)| a * a + b * b).collect()
}

/// The fast Fourier transform of one row or column, in place.
fn fourier(re: &mut [f32], im: &mut [f32], start: usize, step: usize) {
    let at = |i: usize| start + i * step;
    let bits = WINDOW.trailing_zeros();
    for i in 0..WINDOW {
        let j = (i as u32).reverse_bits() as usize >> (32 - bits);
        if j > i {
            re.swap(at(i), at(j));
            im.swap(at(i), at(j));
        }
    }
    let mut half = 1;
    while half < WINDOW {
        let (sin, cos) = (-std::f32::consts::PI / half as f32).sin_cos();
        for base in (0..WINDOW).step_by(2 * half) {
            let (mut wr, mut wi) = (1.0, 0.0);
            for i in base..base + half {
                let (a, b) = (at(i), at(i + half));
                let (tr, ti) = (re[b] * wr - im[b] * wi, re[b] * wi + im[b] * wr);
                (re[b], im[b]) = (re[a] - tr, im[a] - ti);
                (re[a], im[a]) = (re[a] + tr, im[a] + ti);
                (wr, wi) = (wr * cos - wi * sin, wr * sin + wi * cos);
            }
        }
        half *= 2;
    }
}
