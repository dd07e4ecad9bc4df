//! Version 1 of what was measured on a picture, and the way there and back.

use serde::{Deserialize, Serialize};

use crate::rulebook::photos::{Document, Facts, Format, Frame, Guess, Readings};
use crate::rulebook::signed::SheetFacts;

/// Measuring gets better: a number that was not taken then is 0 now, and no photo is lost for it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FactsV1 {
    format: Format,
    bytes: u64,
    digest: String,
    width: u32,
    height: u32,
    orientation: u8,
    #[serde(default)]
    pages: Option<u32>,
    #[serde(default)]
    brightness: u8,
    #[serde(default)]
    light: u8,
    #[serde(default)]
    contrast: u8,
    #[serde(default)]
    sharpness: u32,
    #[serde(default)]
    shake: u32,
    #[serde(default)]
    clipped: u32,
    #[serde(default)]
    glare: u32,
    #[serde(default)]
    glare_at: Option<Frame>,
    #[serde(default)]
    colour: u8,
    #[serde(default)]
    grey: bool,
    #[serde(default)]
    sheet: Option<SheetFacts>,
    #[serde(default)]
    read: Readings,
    #[serde(default)]
    document: Option<Document>,
    #[serde(default)]
    second: Option<Frame>,
    #[serde(default)]
    text: u32,
    #[serde(default)]
    even_rows: u32,
    #[serde(default)]
    framed: bool,
    #[serde(default)]
    rhythm: u32,
    #[serde(default)]
    waves: u32,
    #[serde(default)]
    waves_beside: u32,
    #[serde(default = "no_guess")]
    guess: Guess,
    #[serde(default)]
    print: u64,
}

fn no_guess() -> Guess {
    Guess::NONE
}

pub(super) fn facts(facts: &Facts) -> FactsV1 {
    let Facts {
        format,
        bytes,
        digest,
        width,
        height,
        orientation,
        pages,
        brightness,
        light,
        contrast,
        sharpness,
        shake,
        clipped,
        glare,
        glare_at,
        colour,
        grey,
        document,
        second,
        text,
        even_rows,
        framed,
        rhythm,
        waves,
        waves_beside,
        guess,
        print,
        sheet,
        read,
    } = facts.clone();
    FactsV1 {
        format,
        bytes,
        digest,
        width,
        height,
        orientation,
        pages,
        brightness,
        light,
        contrast,
        sharpness,
        shake,
        clipped,
        glare,
        glare_at,
        colour,
        grey,
        document,
        second,
        text,
        even_rows,
        framed,
        rhythm,
        waves,
        waves_beside,
        guess,
        print,
        sheet,
        read,
    }
}

pub(super) fn from_facts(v1: FactsV1) -> Facts {
    let FactsV1 {
        format,
        bytes,
        digest,
        width,
        height,
        orientation,
        pages,
        brightness,
        light,
        contrast,
        sharpness,
        shake,
        clipped,
        glare,
        glare_at,
        colour,
        grey,
        document,
        second,
        text,
        even_rows,
        framed,
        rhythm,
        waves,
        waves_beside,
        guess,
        print,
        sheet,
        read,
    } = v1;
    Facts {
        format,
        bytes,
        digest,
        width,
        height,
        orientation,
        pages,
        brightness,
        light,
        contrast,
        sharpness,
        shake,
        clipped,
        glare,
        glare_at,
        colour,
        grey,
        document,
        second,
        text,
        even_rows,
        framed,
        rhythm,
        waves,
        waves_beside,
        guess,
        print,
        sheet,
        read,
    }
}
