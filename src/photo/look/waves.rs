//! The waves that the dots of a screen and of a camera make together: on a photographed screen they run over what is
//! blank and go on beside the document. They bend, so that each window is asked for its own strongest rhythm.

use image::GrayImage;

use super::blur::{by_fours, halved};
use super::quads::Quad;
use super::screen::{Tables, WINDOW, evened, folded};
use crate::plane::{Pixel, Plane};

/// How often the measured picture is halved, and looked at each time: the waves are longer than its finest rhythms.
const LEVELS: usize = 2;

/// Rows and columns of places over the document, and over the picture for those beside it.
const PLACES: (usize, usize) = (9, 8);

/// Windows that are looked at, spread over those that will do; fewer than the second say nothing.
const WINDOWS: (usize, usize) = (12, 5);

/// Darker than this part of what is usual in a window is print; a window with more of it than this is not blank.
const PRINT: (f32, f32) = (0.75, 0.01);

/// A window usually darker than this shows no paper.
const PAPER: u8 = 40;

/// Light of pixels that are neither black nor burnt out; half of a window must be.
const SEEN: (u8, u8) = (5, 250);

/// Waves per window, from the slow ones that light makes to the finest.
const BAND: (usize, usize) = (4, 28);

/// So many of the windows on the document, and of those beside it, may be calmer, in hundredths.
const CALMER: (usize, usize) = (30, 50);

/// How far waves stand out from other rhythms as fine, in tenths: on the blank parts of the document, and as far as they
/// are beside it as well. `corners` of the document in pixels of the measured picture.
pub(super) fn waves(fine: &GrayImage, corners: [Pixel; 4]) -> [u32; 2] {
    let tables = Tables::new();
    let (mut level, mut darkest, mut scale, mut most) = (halved(fine), darker(fine), 0.5, [0, 0]);
    for _ in 0..LEVELS {
        if (level.width() as usize) <= WINDOW || (level.height() as usize) <= WINDOW {
            break;
        }
        let quad = Quad { corners: corners.map(|c| c.map(|v| v * scale)), cut: [false; 4], score: 0.0 };
        let inside = typical(&tables, &level, &blank(&darkest, &quad), CALMER.0);
        let beside = typical(&tables, &level, &outside(&level, &quad), CALMER.1);
        most = [most[0].max(inside), most[1].max(inside.min(beside))];
        (level, darkest) = (halved(&level), darker(&darkest));
        scale /= 2.0;
    }
    most
}

/// The left and the upper end of a window.
type Place = [usize; 2];

/// Half as many pixels each way, each the darkest of four: thin lines of print stay what they are.
fn darker(luma: &GrayImage) -> GrayImage {
    by_fours(luma, |[a, b, c, d]| a.min(b).min(c).min(d))
}

/// Windows on the document without print; `level` as its darkest pixels.
fn blank(level: &GrayImage, quad: &Quad) -> Vec<Place> {
    let side = PLACES.0;
    let plane = Plane::onto([side as f32, side as f32], quad.corners);
    let most = [level.width() as usize - WINDOW, level.height() as usize - WINDOW];
    let places = (0..side * side).map(|n| plane.at([(n % side) as f32 + 0.5, (n / side) as f32 + 0.5]));
    let places = places.map(|at| [0, 1].map(|n| (at[n] as usize).saturating_sub(WINDOW / 2).min(most[n])));
    places.filter(|place| is_blank(level, *place)).collect()
}

fn is_blank(level: &GrayImage, place: Place) -> bool {
    let mut tones: Vec<u8> = pixels(level, place).collect();
    let middle = tones.len() / 2;
    let usual = *tones.select_nth_unstable(middle).1;
    let print = tones.iter().filter(|tone| f32::from(**tone) < f32::from(usual) * PRINT.0).count();
    usual > PAPER && is_seen(&tones) && (print as f32) < tones.len() as f32 * PRINT.1
}

fn is_seen(tones: &[u8]) -> bool {
    let unseen = tones.iter().filter(|tone| !(SEEN.0..=SEEN.1).contains(*tone)).count();
    unseen * 2 < tones.len()
}

/// Windows beside the document.
fn outside(level: &GrayImage, quad: &Quad) -> Vec<Place> {
    let side = PLACES.1;
    let most = [level.width() as usize - WINDOW, level.height() as usize - WINDOW];
    let places = (0..side * side).map(|n| [most[0] * (n % side) / (side - 1), most[1] * (n / side) / (side - 1)]);
    let clear = |[left, top]: &Place| {
        let ends = [(0, 0), (WINDOW, 0), (0, WINDOW), (WINDOW, WINDOW), (WINDOW / 2, WINDOW / 2)];
        ends.iter().all(|(x, y)| !quad.holds([(left + x) as f32, (top + y) as f32]))
    };
    places.filter(clear).filter(|place| is_seen(&pixels(level, *place).collect::<Vec<u8>>())).collect()
}

fn pixels(level: &GrayImage, [left, top]: Place) -> impl Iterator<Item = u8> + '_ {
    let (raw, wide) = (level.as_raw(), level.width() as usize);
    (top..top + WINDOW).flat_map(move |y| raw[y * wide + left..][..WINDOW].iter().copied())
}

/// How far the strongest rhythm of a window stands out; `calmer` of the windows may have less.
fn typical(tables: &Tables, level: &GrayImage, places: &[Place], calmer: usize) -> u32 {
    let every = places.len().div_ceil(WINDOWS.0).max(1);
    let mut most: Vec<f32> = places.iter().step_by(every).map(|place| strongest(tables, level, *place)).collect();
    if most.len() < WINDOWS.1 {
        return 0;
    }
    let at = most.len() * calmer / 100;
    (most.select_nth_unstable_by(at, f32::total_cmp).1.sqrt() * 10.0) as u32
}

fn strongest(tables: &Tables, level: &GrayImage, place: Place) -> f32 {
    let tones: Vec<f32> = pixels(level, place).map(f32::from).collect();
    let mean = tones.iter().sum::<f32>() / tones.len() as f32;
    let window: Vec<f32> = tones.iter().map(|tone| tone - mean).collect();
    let spectrum = evened(&tables.spectrum(&window));
    let in_band = |at: usize| {
        let (u, v) = folded(at);
        (BAND.0 * BAND.0..=BAND.1 * BAND.1).contains(&(u * u + v * v))
    };
    spectrum.iter().enumerate().filter(|(at, _)| in_band(*at)).map(|(_, power)| *power).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Luma};

    use super::waves;

    const CORNERS: [[f32; 2]; 4] = [[300.0, 200.0], [1300.0, 200.0], [1300.0, 1000.0], [300.0, 1000.0]];

    /// A half ruled paper on a desk, with the noise of a camera; `wave` is added to its light.
    fn shown(wave: impl Fn(f32, f32) -> f32) -> GrayImage {
        GrayImage::from_fn(1600, 1200, |x, y| {
            let paper = (300..1300).contains(&x) && (200..1000).contains(&y);
            let ruled = paper && y < 600 && y % 60 < 3 && (400..1200).contains(&x);
            let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503).wrapping_mul(x | 1)) >> 7 & 7;
            let light = if ruled {
                60.0
            } else if paper {
                200.0
            } else {
                110.0
            };
            Luma([(light + noise as f32 + wave(x as f32, y as f32)) as u8])
        })
    }

    #[test]
    fn waves_bend_all_over_a_screen_and_ruled_paper_has_none() {
        let plain = waves(&shown(|_, _| 0.0), CORNERS);
        assert!(plain[0] < 100, "{plain:?}");
        let bent = |x: f32, y: f32| 6.0 * (x.hypot(y * 1.3) / 3.5).sin();
        let screen = waves(&shown(bent), CORNERS);
        assert!(screen[0] > 340 && screen[1] > 200, "{screen:?}");
        // Fine lines of the paper itself do not go on beside it.
        let lined = |x: f32, y: f32| {
            if (300.0..1300.0).contains(&x) && (200.0..1000.0).contains(&y) { bent(x, y) } else { 0.0 }
        };
        let lined = waves(&shown(lined), CORNERS);
        assert!(lined[0] > 340 && lined[1] < 100, "{lined:?}");
    }
}
