//! Traces of a screen: rows of one single colour, as only a copied screen has, and the grid of a photographed one.

use image::{DynamicImage, GrayImage};

use crate::plane::{Pixel, Plane};

/// Steps of luma within a row that is of one colour.
const EVEN: u8 = 2;

/// Bands of one colour differ when they are this many steps apart.
const BANDS: u8 = 20;

/// Lines beyond a bar by which it has ended, when the picture was shrunk.
const EDGE: usize = 4;

/// Pixels of the side of a window whose rhythm is looked at; a power of two.
pub(super) const WINDOW: usize = 64;

/// Rows and columns of windows over the picture, and over the document.
const WINDOWS: (usize, usize) = (5, 4);

/// Fewer windows than this say nothing.
const WINDOWS_MIN: usize = 8;

/// Light of a window's pixels that are neither black nor burnt out.
const SEEN: (u8, u8) = (5, 250);

/// The grid of a screen is in all windows on it, other rhythms in some: this share of those over the picture may lack
/// it, beyond the screen's edge, and this share of those over the document.
const LACKING: (f32, f32) = (0.45, 0.35);

/// The power of the faintest noise that a phone leaves, a third of a step of luma.
const NOISE: f32 = 60.0;

/// The longest rhythm of a screen's grid, in waves per window; print repeats more slowly.
const WAVES_MIN: usize = 9;

/// Thousandths of the rows (or columns) that are one colour from side to side, as far as they are bars: of two colours
/// at least, on a picture in the shape of a phone's screen, or with something else beginning beside them all along.
pub(super) fn even_rows(luma: &GrayImage) -> u32 {
    let (width, height) = (luma.width() as usize, luma.height() as usize);
    // Cameras make pictures of sixteen to nine at most; the screens of today are longer.
    let screen = height.max(width) * 10 >= height.min(width) * 19;
    let rows = Lines { luma: luma.as_raw(), count: height, length: width, steps: [width, 1] };
    let columns = Lines { luma: luma.as_raw(), count: width, length: height, steps: [1, width] };
    rows.bars(screen).max(columns.bars(screen))
}

/// The rows of a picture, or its columns.
struct Lines<'a> {
    luma: &'a [u8],
    count: usize,
    length: usize,
    /// From one line to the next, and along a line.
    steps: [usize; 2],
}

impl Lines<'_> {
    fn line(&self, at: usize) -> impl Iterator<Item = u8> {
        (0..self.length).map(move |along| self.luma[at * self.steps[0] + along * self.steps[1]])
    }

    /// Thousandths of the lines that are even.
    fn bars(&self, screen: bool) -> u32 {
        let ends: Vec<(u8, u8)> = (0..self.count)
            .map(|at| self.line(at).fold((u8::MAX, 0), |ends, value| (ends.0.min(value), ends.1.max(value))))
            .collect();
        let is_even = |at: &usize| ends[*at].1 - ends[*at].0 <= EVEN;
        let even = || (0..self.count).filter(is_even);
        let (low, high) = even().fold((u8::MAX, 0), |(low, high), at| (low.min(ends[at].0), high.max(ends[at].1)));
        let bands = high > low.saturating_add(BANDS);
        let found = if bands || screen { even().count() } else { self.edged(&ends) };
        (found * 1000 / self.count.max(1)) as u32
    }

    /// Even lines in runs of one colour of which most of the line beyond differs all at once: a desk ends at a
    /// document's corner, a bar from side to side.
    fn edged(&self, ends: &[(u8, u8)]) -> usize {
        let is_even = |at: usize| ends[at].1 - ends[at].0 <= EVEN;
        let mut found = 0;
        let mut start = 0;
        while start < self.count {
            let run = (start..self.count).take_while(|at| is_even(*at)).count();
            let (before, after) = (start.checked_sub(EDGE), start + run + EDGE - 1);
            let differs = |at: usize, own: u8| {
                let other = self.line(at).filter(|value| value.abs_diff(own) > BANDS).count();
                other * 3 > self.length * 2
            };
            let beside =
                |at: Option<usize>, own: usize| at.is_some_and(|at| at < self.count && differs(at, ends[own].0));
            if run > 0 && (beside(before, start) || beside(Some(after), start + run - 1)) {
                found += run;
            }
            start += run.max(1);
        }
        found
    }
}

/// How far the strongest fine rhythm stands out from others as fine, in tenths: the less of what is found all over
/// the picture and all over the document, so that neither cloth around it nor fine print on it counts.
/// `corners` in pixels of `picture`, where there is a document.
pub(super) fn rhythm(picture: &DynamicImage, corners: Option<[Pixel; 4]>) -> u32 {
    let [width, height] = [picture.width() as f32, picture.height() as f32];
    let whole = [[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]];
    let all = strongest(&windows(picture, whole, WINDOWS.0), LACKING.0);
    corners.map_or(all, |corners| all.min(strongest(&windows(picture, corners, WINDOWS.1), LACKING.1)))
}

/// The rhythm that stands out most in nearly all of some windows.
fn strongest(windows: &[Vec<f32>], lacking: f32) -> u32 {
    if windows.len() < WINDOWS_MIN {
        return 0;
    }
    let tables = Tables::new();
    let spectra: Vec<Vec<f32>> = windows.iter().map(|window| near_most(&evened(&tables.spectrum(window)))).collect();
    let lacking = (spectra.len() as f32 * lacking) as usize;
    let mut most: f32 = 0.0;
    let mut own = vec![0.0; spectra.len()];
    for at in (0..WINDOW * WINDOW).filter(|at| is_fine(*at)) {
        own.iter_mut().zip(&spectra).for_each(|(own, spectrum)| *own = spectrum[at]);
        most = most.max(*own.select_nth_unstable_by(lacking, f32::total_cmp).1);
    }
    (most.sqrt() * 10.0) as u32
}

/// Waves across and down at a place of a spectrum.
pub(super) fn folded(at: usize) -> (usize, usize) {
    let fold = |waves: usize| waves.min(WINDOW - waves);
    (fold(at % WINDOW), fold(at / WINDOW))
}

/// Whether a rhythm is finer than print. JPEG has rhythms of its own, every eight pixels; each is met once only.
fn is_fine(at: usize) -> bool {
    let (u, v) = folded(at);
    let of_blocks = |waves: usize| (waves + 2) % 8 <= 4;
    at % WINDOW <= WINDOW / 2 && u * u + v * v >= WAVES_MIN * WAVES_MIN && !(of_blocks(u) && of_blocks(v))
}

/// Each the most of itself and its neighbours: perspective makes a grid finer at one end.
fn near_most(spectrum: &[f32]) -> Vec<f32> {
    let along = |from: &[f32], step: usize, size: usize| -> Vec<f32> {
        let beside = |at: usize, by: usize| {
            let place = at / step % size;
            at - place * step + (place + by) % size * step
        };
        (0..from.len()).map(|at| from[at].max(from[beside(at, 1)]).max(from[beside(at, size - 1)])).collect()
    };
    along(&along(spectrum, 1, WINDOW), WINDOW, WINDOW)
}

/// Windows spread over a part of the picture, each as its light without the mean.
fn windows(picture: &DynamicImage, corners: [Pixel; 4], side: usize) -> Vec<Vec<f32>> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    if width <= WINDOW || height <= WINDOW {
        return Vec::new();
    }
    let plane = Plane::onto([side as f32, side as f32], corners);
    let places = (0..side * side).map(|n| plane.at([(n % side) as f32 + 0.5, (n / side) as f32 + 0.5]));
    places
        .filter_map(|[x, y]| {
            let left = (x as usize).saturating_sub(WINDOW / 2).min(width - WINDOW);
            let top = (y as usize).saturating_sub(WINDOW / 2).min(height - WINDOW);
            window(picture, left, top)
        })
        .collect()
}

fn window(picture: &DynamicImage, left: usize, top: usize) -> Option<Vec<f32>> {
    // Decoding leaves eight bits, grey or colour.
    let grey = picture.as_luma8().map(|p| (p.as_raw(), 1));
    let (bytes, channels) = grey.or_else(|| picture.as_rgb8().map(|p| (p.as_raw(), 3)))?;
    let stride = picture.width() as usize * channels;
    let mut out = Vec::with_capacity(WINDOW * WINDOW);
    let mut unseen = 0;
    for y in top..top + WINDOW {
        let row = &bytes[y * stride + left * channels..][..WINDOW * channels];
        for p in row.chunks_exact(channels) {
            // Green is nearly all of the light.
            let light = p[channels / 2];
            unseen += usize::from(light < SEEN.0 || light > SEEN.1);
            out.push(f32::from(light));
        }
    }
    let mean = out.iter().sum::<f32>() / out.len() as f32;
    out.iter_mut().for_each(|light| *light -= mean);
    (unseen * 2 < WINDOW * WINDOW).then_some(out)
}

/// What every transform needs, worked out once.
pub(super) struct Tables {
    /// How much each pixel of a row counts: less towards the ends.
    fade: Vec<f32>,
    /// Cosine and sine of each part of half a turn.
    turns: Vec<(f32, f32)>,
}

impl Tables {
    pub(super) fn new() -> Tables {
        let part = |i: usize, of: usize| i as f32 * std::f32::consts::PI / of as f32;
        Tables {
            fade: (0..WINDOW).map(|i| 0.5 - 0.5 * (2.0 * part(i, WINDOW - 1)).cos()).collect(),
            turns: (0..WINDOW / 2).map(|i| part(i, WINDOW / 2)).map(|turn| (turn.cos(), -turn.sin())).collect(),
        }
    }

    /// The power of every rhythm in a window.
    pub(super) fn spectrum(&self, window: &[f32]) -> Vec<f32> {
        let faded = window.iter().enumerate().map(|(i, v)| v * self.fade[i % WINDOW] * self.fade[i / WINDOW]);
        let (mut re, mut im): (Vec<f32>, Vec<f32>) = (faded.collect(), vec![0.0; window.len()]);
        for _ in 0..2 {
            self.transform(&mut re, &mut im);
            (re, im) = (turned(&re), turned(&im));
        }
        re.iter().zip(&im).map(|(a, b)| a * a + b * b).collect()
    }

    /// The fast Fourier transform of all columns at once.
    fn transform(&self, re: &mut [f32], im: &mut [f32]) {
        let bits = WINDOW.trailing_zeros();
        for i in 0..WINDOW {
            let j = (i as u32).reverse_bits() as usize >> (32 - bits);
            for column in (0..WINDOW).filter(|_| j > i) {
                re.swap(i * WINDOW + column, j * WINDOW + column);
                im.swap(i * WINDOW + column, j * WINDOW + column);
            }
        }
        let mut half = 1;
        while half < WINDOW {
            for first in (0..WINDOW).filter(|row| row & half == 0) {
                let (wr, wi) = self.turns[(first % half) * (WINDOW / 2 / half)];
                let (upper, lower) = (first * WINDOW, half * WINDOW);
                let (re_up, re_low) = re[upper..].split_at_mut(lower);
                let (im_up, im_low) = im[upper..].split_at_mut(lower);
                let up = re_up.iter_mut().zip(im_up).take(WINDOW);
                for ((ru, iu), (rl, il)) in up.zip(re_low.iter_mut().zip(im_low)) {
                    let (tr, ti) = (*rl * wr - *il * wi, *rl * wi + *il * wr);
                    (*rl, *il) = (*ru - tr, *iu - ti);
                    (*ru, *iu) = (*ru + tr, *iu + ti);
                }
            }
            half *= 2;
        }
    }
}

fn turned(square: &[f32]) -> Vec<f32> {
    (0..square.len()).map(|at| square[at % WINDOW * WINDOW + at / WINDOW]).collect()
}

/// The same in parts of what is usual among rhythms as fine.
pub(super) fn evened(spectrum: &[f32]) -> Vec<f32> {
    let ring = |at: usize| {
        let (u, v) = folded(at);
        (u * u + v * v).isqrt()
    };
    let mut rings = vec![Vec::new(); WINDOW];
    for (at, power) in spectrum.iter().enumerate() {
        rings[ring(at)].push(*power);
    }
    let usual: Vec<f32> = rings
        .iter_mut()
        .map(|own| {
            let middle = own.len() / 2;
            if own.is_empty() { NOISE } else { own.select_nth_unstable_by(middle, f32::total_cmp).1.max(NOISE) }
        })
        .collect();
    spectrum.iter().enumerate().map(|(at, power)| power / usual[ring(at)]).collect()
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};

    use super::even_rows;

    /// A desk that gets darker downwards without any noise, and something tilted on it.
    fn desk(x: u32, y: u32) -> Luma<u8> {
        let on = (100..400).contains(&(x + y / 8)) && (60..240).contains(&y.wrapping_sub(x / 8));
        Luma([if on { 200 + (x * 7 % 50) as u8 } else { 140 - (y / 20) as u8 }])
    }

    #[test]
    fn a_bar_ends_all_along_and_a_desk_at_a_corner() {
        assert_eq!(even_rows(&GrayImage::from_fn(480, 300, desk)), 0);
        // A picture between two bars of one colour, in the shape of any camera.
        let barred = |x: u32, y: u32| if (60..360).contains(&y) { desk(x, y - 60) } else { Luma([250]) };
        assert!(even_rows(&GrayImage::from_fn(480, 420, barred)) > 200);
        let aside = |x: u32, y: u32| barred(y, x);
        assert!(even_rows(&GrayImage::from_fn(420, 480, aside)) > 200);
    }
}
