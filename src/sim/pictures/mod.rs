//! Sample pictures of the demo and the tests: good ones and faulty ones, drawn by our own code.
//!
//! Nobody on them exists, every number on them has a valid check digit, and each says that it is a sample.
//! A picture is drawn when it is first asked for and kept.

mod canvas;
mod files;
mod marks;
mod papers;
mod printed;
mod scenes;
mod spoil;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;

use crate::rulebook::photos::PhotoKind;
use papers::Signed;
pub use printed::{Deed, Printed};
use scenes::{Desk, Pose, handheld, on_desk, scan};

/// JPEG quality of the drawn photos: what phones use.
const QUALITY: u8 = 86;

/// A sample picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Its name: `id_front_blurred`.
    pub id: &'static str,
    /// What it is meant to be sent as.
    pub kind: PhotoKind,
    /// Whether a reviewer would take it.
    pub good: bool,
    /// The key of its title in `page-pictures.ftl`.
    pub title: &'static str,
    /// The name of the file, as a phone or a person would give it.
    pub file_name: &'static str,
}

const fn picture(
    id: &'static str,
    kind: PhotoKind,
    good: bool,
    title: &'static str,
    file_name: &'static str,
) -> Picture {
    Picture { id, kind, good, title, file_name }
}

/// Every sample picture: the good ones in the order in which they are asked, then the faulty ones.
const PICTURES: &[Picture] = &[
    picture("id_front", PhotoKind::IdFront, true, "picture-id_front", "IMG_2036.jpg"),
    picture("id_back", PhotoKind::IdBack, true, "picture-id_back", "IMG_2037.jpg"),
    picture("handheld", PhotoKind::Handheld, true, "picture-handheld", "IMG_2038.jpg"),
    picture("licence", PhotoKind::Licence, true, "picture-licence", "IMG_2039.jpg"),
    picture("sheet", PhotoKind::Sheet, true, "picture-sheet", "IMG_2044.jpg"),
    picture("sheet_company", PhotoKind::Sheet, true, "picture-sheet_company", "IMG_2049.jpg"),
    picture("letter", PhotoKind::Letter, true, "picture-letter", "IMG_2045.jpg"),
    picture("certificate", PhotoKind::Certificate, true, "picture-certificate", "IMG_2046.jpg"),
    picture("certificate_pdf", PhotoKind::Certificate, true, "picture-certificate_pdf", "example.cn.pdf"),
    picture("residence", PhotoKind::Residence, true, "picture-residence", "IMG_2047.jpg"),
    picture("promise", PhotoKind::Promise, true, "picture-promise", "IMG_2048.jpg"),
    picture("id_front_blurred", PhotoKind::IdFront, false, "picture-id_front_blurred", "IMG_2030.jpg"),
    picture("id_front_dark", PhotoKind::IdFront, false, "picture-id_front_dark", "IMG_2031.jpg"),
    picture("id_front_tiny", PhotoKind::IdFront, false, "picture-id_front_tiny", "preview.jpg"),
    picture("id_front_grey", PhotoKind::IdFront, false, "picture-id_front_grey", "copy.jpg"),
    picture("id_front_heic", PhotoKind::IdFront, false, "picture-id_front_heic", "IMG_2041.HEIC"),
    picture("id_back_glare", PhotoKind::IdBack, false, "picture-id_back_glare", "IMG_2032.jpg"),
    picture("licence_cut", PhotoKind::Licence, false, "picture-licence_cut", "IMG_2033.jpg"),
    picture("sheet_unsigned", PhotoKind::Sheet, false, "picture-sheet_unsigned", "IMG_2034.jpg"),
    picture("not_a_photo", PhotoKind::Other, false, "picture-not_a_photo", "照片.jpg"),
];

/// Every sample picture.
pub fn list() -> &'static [Picture] {
    PICTURES
}

/// The bytes of a sample picture, drawn on the first call; nothing for an unknown name.
pub fn draw(id: &str) -> Option<Vec<u8>> {
    type Drawn = BTreeMap<&'static str, Arc<OnceLock<Vec<u8>>>>;
    static DRAWN: Mutex<Drawn> = Mutex::new(BTreeMap::new());
    let id = PICTURES.iter().find(|picture| picture.id == id)?.id;
    // Drawing happens outside the lock, so that one slow picture holds up nobody else's.
    let drawn = Arc::clone(DRAWN.lock().unwrap_or_else(PoisonError::into_inner).entry(id).or_default());
    Some(drawn.get_or_init(|| draw_anew(id)).clone())
}

fn draw_anew(id: &str) -> Vec<u8> {
    use Desk::{Sky, Slate, Wood};
    let photo = |picture: DynamicImage| jpeg(&picture, QUALITY);
    match id {
        "id_front" => photo(card("id_front", -2.5, Wood)),
        "id_back" => photo(card("id_back", 1.8, Slate)),
        "residence" => photo(card("residence", -1.2, Wood)),
        "licence" => photo(wide("licence", 1.4, Slate)),
        "certificate" => photo(wide("certificate", -1.0, Wood)),
        "certificate_pdf" => files::pdf(&scan("certificate", 1400)),
        "sheet" => photo(page("sheet", 1.6, Wood, Signed::Yes)),
        "sheet_company" => photo(page("sheet_company", -1.3, Slate, Signed::Yes)),
        "sheet_unsigned" => photo(page("sheet", -2.2, Sky, Signed::No)),
        "letter" => photo(page("letter", -1.4, Slate, Signed::Yes)),
        "promise" => photo(page("promise", 2.0, Sky, Signed::Yes)),
        "handheld" => photo(handheld(1000, 1240)),
        "id_front_blurred" => photo(spoil::blurred(&card("id_front", 3.0, Wood), 11.0)),
        "id_front_dark" => photo(spoil::dark(card("id_front", -4.0, Slate), 0.27)),
        "id_front_tiny" => photo(spoil::tiny(&card("id_front", 1.0, Wood), 200)),
        "id_front_grey" => photo(spoil::grey(&card("id_front", -1.0, Slate))),
        "id_front_heic" => files::heic(),
        "id_back_glare" => photo(spoil::glare(card("id_back", -2.0, Wood), 0.68, 0.66)),
        "licence_cut" => photo(spoil::cut(&wide("licence", -1.5, Wood), 0.78)),
        _ => files::text(),
    }
}

fn card(name: &str, turn: f32, desk: Desk) -> DynamicImage {
    let pose = Pose { picture: (1360, 1020), fill: 0.84, turn, lean: 0.06, desk };
    on_desk(name, pose, Signed::No)
}

fn wide(name: &str, turn: f32, desk: Desk) -> DynamicImage {
    let pose = Pose { picture: (1520, 1140), fill: 0.9, turn, lean: 0.05, desk };
    on_desk(name, pose, Signed::No)
}

fn page(name: &str, turn: f32, desk: Desk, signed: Signed) -> DynamicImage {
    let pose = Pose { picture: (1080, 1440), fill: 0.9, turn, lean: 0.05, desk };
    on_desk(name, pose, signed)
}

fn jpeg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    picture.write_with_encoder(encoder).expect("a drawn picture is eight-bit colour, which JPEG takes");
    out
}
