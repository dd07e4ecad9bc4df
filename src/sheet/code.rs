//! What a page says of itself to a machine: the square code with its sheet, version, page and digest.

use hmac::{Hmac, KeyInit, Mac};
use qrcode::{Color, EcLevel, QrCode, Version};
use sha2::Sha256;

use super::{Sheet, SheetKind};

/// What every payload begins with; another way of writing it gets another number.
const SCHEME: &str = "BA1";
/// Digits of Crockford's base 32: what a code packs densely, without look-alikes.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a digest: 50 bits tell any two sheets of a filing apart.
const DIGEST_SIGNS: usize = 10;
/// The smallest code that holds an id, two pages and three figures of a version: 25 squares a side.
const SIZE_LEAST: i16 = 2;

/// What the code on a page says. Nothing of it tells anything of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The filing, in capitals.
    pub sheet: String,
    /// Which paper.
    pub kind: SheetKind,
    /// The version of what is printed.
    pub version: u32,
    /// This page, from 1.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// The keyed digest of what is printed.
    pub digest: String,
}

impl Mark {
    /// `BA1:0:7K3M9QX2:4:1:2:4Q7T0ZK9B1`: capitals, digits and colons, which a code packs densely.
    pub fn payload(&self) -> String {
        let Mark { sheet, kind, version, page, pages, digest } = self;
        format!("{SCHEME}:{}:{sheet}:{version}:{page}:{pages}:{digest}", kind.number())
    }

    /// Reads a payload; nothing if it is not one of ours.
    pub fn parse(text: &str) -> Option<Mark> {
        let parts: Vec<&str> = text.split(':').collect();
        let [SCHEME, kind, sheet, version, page, pages, digest] = parts.as_slice() else {
            return None;
        };
        let kind = SheetKind::ALL.into_iter().find(|k| k.number().to_string() == *kind)?;
        let number = |text: &str| text.parse::<u32>().ok();
        let plain = |text: &&str| !text.is_empty() && text.len() <= 20 && text.chars().all(|c| c.is_ascii_graphic());
        let (sheet, digest) = (Some(*sheet).filter(plain)?.to_owned(), Some(*digest).filter(plain)?.to_owned());
        let mark = Mark { sheet, kind, version: number(version)?, page: number(page)?, pages: number(pages)?, digest };
        (1..=mark.pages).contains(&mark.page).then_some(mark)
    }
}

/// The keyed digest of what a sheet prints: its lines and its promise. Ticks and the moment of printing are left out,
/// so that the same answers give the same digest.
pub(super) fn digest(sheet: &Sheet, key: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return "0".repeat(DIGEST_SIGNS);
    };
    let mut put = |text: &str| {
        mac.update(&(text.len() as u64).to_be_bytes());
        mac.update(text.as_bytes());
    };
    put(sheet.kind.id());
    for block in &sheet.blocks {
        put(&block.title);
        for (label, value) in &block.rows {
            put(label);
            put(value);
        }
    }
    for text in &sheet.promise {
        put(text);
    }
    let bytes = mac.finalize().into_bytes();
    let number = bytes.iter().take(7).fold(0_u64, |n, byte| (n << 8) | u64::from(*byte));
    let sign = |n: usize| char::from(SIGNS[(number >> (5 * n)) as usize & 31]);
    (0..DIGEST_SIGNS).map(sign).collect()
}

/// The dark squares of a code, row by row; as many rows as columns.
pub(super) fn squares(payload: &str) -> Vec<Vec<bool>> {
    let least = QrCode::with_version(payload, Version::Normal(SIZE_LEAST), EcLevel::M);
    let Ok(code) = least.or_else(|_| QrCode::with_error_correction_level(payload, EcLevel::M)) else {
        return Vec::new();
    };
    let dark = |color: &Color| *color == Color::Dark;
    code.to_colors().chunks(code.width()).map(|row| row.iter().map(dark).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark() -> Mark {
        let (sheet, digest) = ("7K3M9QX2".to_owned(), "4Q7T0ZK9B1".to_owned());
        Mark { sheet, kind: SheetKind::SiteLetter, version: 104, page: 2, pages: 3, digest }
    }

    #[test]
    fn a_payload_is_read_back_and_a_foreign_one_is_not() {
        assert_eq!(Mark::parse(&mark().payload()), Some(mark()));
        let good = mark().payload();
        let foreign =
            ["", "https://example.cn/", "BA1:2:A:1:3:2:D", "BA1:9:A:1:1:1:D", "BA1:0::1:1:1:D", "BA1:0:A:x:1:1:D"];
        for text in foreign.into_iter().map(str::to_owned).chain([good.replace("BA1", "BA2"), good + ":"]) {
            assert_eq!(Mark::parse(&text), None, "{text}");
        }
    }

    #[test]
    fn the_usual_code_has_the_largest_squares() {
        assert_eq!(squares(&mark().payload()).len(), 25);
        let long = Mark { version: u32::MAX, page: 10, pages: 12, ..mark() };
        assert!(squares(&long.payload()).len() <= 29, "a rare one is still read");
    }
}
