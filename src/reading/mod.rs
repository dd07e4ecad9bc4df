//! Words read off pictures by `tesseract`, where the operator allows it: numbers, names and days that the filer is asked about.
//!
//! The program runs beside us, one picture at a time: the picture goes in by its standard input and the words come out
//! by its standard output, so that nothing lies on the disk. It is ended when it takes too long. Nothing that was
//! read reaches a log or an error.

mod words;
mod work;

use std::ffi::OsString;
use std::path::Path;

use image::GrayImage;
use image::imageops::{self, FilterType};

use crate::photo;
use crate::rulebook::photos::{Facts, Field, PhotoKind, Reading, Readings, Shows};
use words::Line;

/// The program.
pub const PROGRAM: &str = "tesseract";

/// The languages that it must know.
const LANGUAGES: [&str; 2] = ["chi_sim", "eng"];

/// What lines of digits are looked at for, the second time.
const DIGITS: &str = "0123456789X";
const CREDIT_SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Where the name stands on a card that was cut out: left, top, right, bottom in shares of its sides.
const NAME_PLACE: [f32; 4] = [0.165, 0.08, 0.6, 0.25];

/// A name read less surely among the rest of the card is looked at once more by itself, in hundredths.
const NAME_SURE: u8 = 80;

/// The height of a line of numbers for the second look, in pixels: what the reader was taught with.
const LINE_HEIGHT: u32 = 48;

/// Reads words off pictures.
#[derive(Debug, Clone)]
pub struct Tesseract {
    program: OsString,
}

/// Why nothing can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoTesseract {
    /// The program can't be started.
    #[error(
        "the program {0} can't be started: install it (Debian: apt-get install tesseract-ocr tesseract-ocr-chi-sim)"
    )]
    Missing(String),
    /// It does not know a language.
    #[error("tesseract lacks the language {0}: install it (Debian: apt-get install tesseract-ocr-chi-sim)")]
    Language(&'static str),
}

/// What is looked for on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    CardFront,
    CardBack,
    Licence,
}

impl Tesseract {
    /// A reader by this program, once it has told that it knows the languages.
    ///
    /// # Errors
    /// What is missing, and how to get it.
    pub fn new(program: impl AsRef<Path>) -> Result<Tesseract, NoTesseract> {
        let program = program.as_ref().as_os_str().to_owned();
        let missing = || NoTesseract::Missing(program.to_string_lossy().into_owned());
        let told = work::run(&program, &["--list-langs"], Vec::new()).ok_or_else(missing)?;
        for language in LANGUAGES {
            if !told.lines().any(|line| line.trim() == language) {
                return Err(NoTesseract::Language(language));
            }
        }
        Ok(Tesseract { program })
    }

    /// What stands on a picture that was measured: nothing where it is no paper that is read, or none can be read.
    pub fn read(&self, bytes: &[u8], facts: &Facts, kind: PhotoKind) -> Readings {
        let Some(paper) = paper(facts, kind) else {
            return Readings::default();
        };
        let Ok(picture) = photo::straightened(bytes, facts) else {
            return Readings::default();
        };
        let picture = imageops::grayscale(&picture);
        let lines = self.lines(&picture, &["-l", "chi_sim+eng", "--psm", "4"]);
        let mut found = Readings::default();
        let mut put = |field, reading: Option<Reading>| {
            if let Some(reading) = reading {
                found.0.insert(field, reading);
            }
        };
        match paper {
            Paper::CardFront => {
                let alone = || words::alone(&self.part(&picture, NAME_PLACE));
                put(Field::Name, words::person(&lines).filter(|name| name.certainty >= NAME_SURE).or_else(alone));
                let again = || words::id_number(&self.number_line(&picture, &lines, DIGITS));
                put(Field::IdNumber, words::id_number(&lines).or_else(again));
            }
            Paper::CardBack => put(Field::Validity, words::validity(&lines)),
            Paper::Licence => {
                put(Field::Name, words::unit(&lines));
                let again = || words::credit_code(&self.number_line(&picture, &lines, CREDIT_SIGNS));
                put(Field::CreditCode, words::credit_code(&lines).or_else(again));
            }
        }
        found
    }

    /// The line that is most of all a number, looked at once more by itself with nothing but the signs it may have.
    fn number_line(&self, picture: &GrayImage, lines: &[Line], signs: &str) -> Vec<Line> {
        let Some([left, top, right, bottom]) = words::number_place(lines) else {
            return Vec::new();
        };
        let pad = (bottom - top) / 3;
        let (x, y) = (left.saturating_sub(pad), top.saturating_sub(pad));
        let (width, height) = (right + pad - x, bottom + pad - y);
        let cut = imageops::crop_imm(picture, x, y, width, height).to_image();
        let wide = (u64::from(cut.width()) * u64::from(LINE_HEIGHT) / u64::from(cut.height().max(1))).max(1);
        let wide = u32::try_from(wide).unwrap_or(u32::MAX).min(LINE_HEIGHT * 60);
        let cut = imageops::resize(&cut, wide, LINE_HEIGHT, FilterType::Triangle);
        let only = format!("tessedit_char_whitelist={signs}");
        self.lines(&cut, &["-l", "eng", "--psm", "7", "-c", &only])
    }

    /// One line of Chinese in a part of the picture.
    fn part(&self, picture: &GrayImage, share: [f32; 4]) -> Vec<Line> {
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let [left, top, right, bottom] =
            [share[0] * width, share[1] * height, share[2] * width, share[3] * height].map(|edge| edge as u32);
        let cut = imageops::crop_imm(picture, left, top, right - left, bottom - top).to_image();
        self.lines(&cut, &["-l", "chi_sim", "--psm", "7"])
    }

    fn lines(&self, picture: &GrayImage, how: &[&str]) -> Vec<Line> {
        let mut all = vec!["stdin", "stdout", "--dpi", "300"];
        all.extend_from_slice(how);
        all.push("tsv");
        let told = work::run(&self.program, &all, work::pgm(picture));
        words::lines(&told.unwrap_or_default())
    }
}

/// What to look for: by what was wanted, else by what the picture looks like.
fn paper(facts: &Facts, kind: PhotoKind) -> Option<Paper> {
    match kind {
        PhotoKind::IdFront => Some(Paper::CardFront),
        PhotoKind::IdBack => Some(Paper::CardBack),
        PhotoKind::Licence => Some(Paper::Licence),
        PhotoKind::Certificate | PhotoKind::Other => match facts.guess.shows {
            Shows::CardFront => Some(Paper::CardFront),
            Shows::CardBack => Some(Paper::CardBack),
            Shows::Licence => Some(Paper::Licence),
            Shows::Sheet | Shows::Face | Shows::Other => None,
        },
        PhotoKind::Handheld | PhotoKind::Sheet | PhotoKind::Letter | PhotoKind::Residence | PhotoKind::Promise => None,
    }
}

#[cfg(all(test, unix))]
mod tests;
