//! The segments of a JPEG, walked without decoding: is it whole, what will it cost, what may stay in it.

use std::ops::Range;

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Colour components of the frame: 1 grey, 3 colour, 4 for print.
    pub(super) components: u8,
    /// Whether the decoder must hold all coefficients at once.
    pub(super) progressive: bool,
    /// Samples kept for one pixel, in quarters: 12 without subsampling, 6 with the usual one.
    pub(super) quarter_samples: u64,
    /// Whether the end of the picture was reached.
    pub(super) whole: bool,
    /// Parts to keep when everything about the camera, the place and the day is left out.
    kept: Vec<Range<usize>>,
}

impl Outline {
    /// The same picture, its data untouched, without EXIF, comments and whatever follows its end.
    pub(super) fn stripped(&self, bytes: &[u8]) -> Vec<u8> {
        self.kept.iter().flat_map(|part| bytes.get(part.clone()).unwrap_or_default()).copied().collect()
    }
}

/// Walks a JPEG from its first mark. Never fails: what is cut short is not whole.
pub(super) fn outline(bytes: &[u8]) -> Outline {
    let mut found = Outline::default();
    found.kept.push(0..2);
    let mut at = 2;
    while let Some(start) = next_mark(bytes, at) {
        let mark = bytes[start + 1];
        match mark {
            0xD9 => {
                found.kept.push(start..start + 2);
                found.whole = found.components > 0;
                return found;
            }
            // Marks without a length.
            0x01 | 0xD0..=0xD8 => {
                at = start + 2;
                continue;
            }
            _ => {}
        }
        let Some(end) = segment_end(bytes, start) else {
            return found;
        };
        let body = &bytes[start + 4..end];
        // All start-of-frame marks but the three of that row that mean something else.
        if matches!(mark, 0xC0..=0xCF) && !matches!(mark, 0xC4 | 0xC8 | 0xCC) {
            frame(&mut found, mark, body);
        }
        let scan = mark == 0xDA;
        at = if scan { scan_end(bytes, end) } else { end };
        if stays(mark, body) {
            found.kept.push(start..at);
        }
    }
    found
}

/// The next mark at or after `at`: 0xFF and a byte that is neither stuffing nor filling.
fn next_mark(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let offset = rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF))?;
    Some(at + offset)
}

fn segment_end(bytes: &[u8], start: usize) -> Option<usize> {
    let length = bytes.get(start + 2..start + 4)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    let end = start + 2 + length;
    (length >= 2 && end <= bytes.len()).then_some(end)
}

/// Where the entropy-coded data ends: at the first mark that is no restart.
fn scan_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(mark) = next_mark(bytes, at) {
        if !matches!(bytes[mark + 1], 0xD0..=0xD7) {
            return mark;
        }
        at = mark + 2;
    }
    bytes.len()
}

fn frame(found: &mut Outline, mark: u8, body: &[u8]) {
    let Some(&components) = body.get(5) else {
        return;
    };
    found.components = components;
    found.progressive |= !matches!(mark, 0xC0 | 0xC1);
    let factors = body[6..].chunks_exact(3).map(|c| (u64::from(c[1] >> 4), u64::from(c[1] & 15)));
    let (most_h, most_v) = factors.clone().fold((1, 1), |most, f| (most.0.max(f.0), most.1.max(f.1)));
    let samples: u64 = factors.map(|(h, v)| h * v).sum();
    found.quarter_samples = (samples * 4).div_ceil(most_h * most_v);
}

/// Kept: what the picture needs to look right (JFIF, the colour profile, Adobe's colour mark).
fn stays(mark: u8, body: &[u8]) -> bool {
    match mark {
        0xE0 => body.starts_with(b"JFIF\0"),
        0xE2 => body.starts_with(b"ICC_PROFILE\0"),
        0xEE => body.starts_with(b"Adobe"),
        0xE1..=0xEF | 0xFE => false,
        _ => true,
    }
}
