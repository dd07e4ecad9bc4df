//! Papers made to be printed and signed: plain data in, an A4 PDF out.
//!
//! - [`compose`] fills a form with a filing's particulars and gives a [`Sheet`]; [`sample`] does so for invented people.
//! - [`pdf`] prints a sheet, [`layout`] says where signature, seal and date belong on it.
//! - [`read::read`] reads a photographed one back.
//!
//! A sheet is Chinese whatever the filer's language: its words live in `locales/zh-Hans/sheet.ftl` alone and
//! come in through [`Say`]. The same sheet gives the same bytes. Nothing here reads a clock, a file or a store.

mod arrange;
mod code;
mod desk;
mod font;
mod forms;
mod pixels;
mod press;
pub mod read;
mod sample;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "sim"))]
pub mod trial;

use chrono::NaiveDateTime;
use image::GrayImage;

use crate::rulebook::printable::missing_chars;

pub use code::Mark;
pub use font::FONT_OTF;
pub use forms::{Fields, Identity, Particulars, compose};
pub use sample::{SampleSubject, sample, sample_of};

/// A4 in points: width and height of every page.
pub const PAGE_POINTS: [f32; 2] = [595.28, 841.89];

/// What a sheet may weigh, in bytes: it is sent over phones and uploaded to forms that take little.
pub const SHEET_BYTES_MAX: usize = 200 * 1024;

/// The height of a preview, in pixels: a phone's screen, and what Telegram does not shrink.
const PREVIEW_HEIGHT: f32 = 1280.0;

/// Gives the words for a key of `sheet.ftl` with its arguments: plain text, nothing escaped, no invisible marks.
pub type Say<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> String;

/// Which paper it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetKind {
    /// 核验单: all that was filed, confirmed by the site's principal.
    Verification,
    /// 授权书 for a principal of the subject who is not the legal representative.
    SubjectLetter,
    /// 授权书 for a principal of the site who is not the legal representative.
    SiteLetter,
    /// 个人网站声明, asked of individuals by some provinces.
    Statement,
    /// 承诺书 of Guangdong.
    PromiseGuangdong,
    /// 承诺书 of Jiangsu.
    PromiseJiangsu,
    /// 不涉校外培训承诺书, asked of units whose words sound like lessons.
    PromiseNoTutoring,
    /// 网站建设方案书 in outline, asked where many sites are filed.
    SitePlan,
}

impl SheetKind {
    /// Every kind, in the order in which a filing needs them.
    pub const ALL: [SheetKind; 8] = [
        SheetKind::Verification,
        SheetKind::SubjectLetter,
        SheetKind::SiteLetter,
        SheetKind::Statement,
        SheetKind::PromiseGuangdong,
        SheetKind::PromiseJiangsu,
        SheetKind::PromiseNoTutoring,
        SheetKind::SitePlan,
    ];

    /// Its name in data, keys and file names.
    pub fn id(self) -> &'static str {
        match self {
            SheetKind::Verification => "verification",
            SheetKind::SubjectLetter => "subject-letter",
            SheetKind::SiteLetter => "site-letter",
            SheetKind::Statement => "statement",
            SheetKind::PromiseGuangdong => "promise-guangdong",
            SheetKind::PromiseJiangsu => "promise-jiangsu",
            SheetKind::PromiseNoTutoring => "promise-no-tutoring",
            SheetKind::SitePlan => "site-plan",
        }
    }

    /// Its number in the code on its pages; never given to another.
    pub fn number(self) -> u8 {
        match self {
            SheetKind::Verification => 0,
            SheetKind::SubjectLetter => 1,
            SheetKind::SiteLetter => 2,
            SheetKind::Statement => 3,
            SheetKind::PromiseGuangdong => 4,
            SheetKind::PromiseJiangsu => 5,
            SheetKind::PromiseNoTutoring => 6,
            SheetKind::SitePlan => 7,
        }
    }

    /// The kind with this name.
    pub fn from_id(id: &str) -> Option<SheetKind> {
        SheetKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether such a subject ever needs it: only units authorise and are asked about lessons, only individuals state
    /// that their site is private.
    pub fn suits(self, family: Family) -> bool {
        match self {
            SheetKind::Verification | SheetKind::PromiseGuangdong | SheetKind::PromiseJiangsu | SheetKind::SitePlan => {
                true
            }
            SheetKind::SubjectLetter | SheetKind::SiteLetter | SheetKind::PromiseNoTutoring => family == Family::Unit,
            SheetKind::Statement => family == Family::Person,
        }
    }

    /// What is usual for the date when the rulebook says nothing else: the 核验单 leaves it blank,
    /// letters and promises have it written by hand.
    pub fn usual_date(self) -> DatePolicy {
        match self {
            SheetKind::Verification => DatePolicy::Blank,
            SheetKind::SubjectLetter
            | SheetKind::SiteLetter
            | SheetKind::Statement
            | SheetKind::PromiseGuangdong
            | SheetKind::PromiseJiangsu
            | SheetKind::PromiseNoTutoring
            | SheetKind::SitePlan => DatePolicy::ByHand,
        }
    }
}

/// Who signs: a person for himself, or a unit with its seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// An individual: hand signature, no seal.
    Person,
    /// An organisation of any nature: signature and official seal.
    Unit,
}

/// What becomes of the date on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatePolicy {
    /// Nothing may be written there.
    Blank,
    /// The signer writes it.
    ByHand,
    /// The day on which the sheet was made is printed.
    Printed,
}

/// A titled group of printed lines.
#[derive(Clone, PartialEq, Eq)]
pub struct Block {
    /// The title, with its number if the form counts its blocks.
    pub title: String,
    /// Official label and value; `\n` in a value begins a new line, an empty value leaves room to write.
    pub rows: Vec<(String, String)>,
}

/// The foot of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Who signs, in the words of the form.
    pub signer_label: String,
    /// Whether there is a box for a hand signature.
    pub signature: bool,
    /// Whether there is a box for the official seal.
    pub seal: bool,
    /// What becomes of the date.
    pub date: DatePolicy,
}

/// One paper, ready to be printed. All words are Chinese.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which paper it is.
    pub kind: SheetKind,
    /// The headline.
    pub title: String,
    /// The line that says that the authority's own template counts, where it differs.
    pub sample_line: Option<String>,
    /// The filing it belongs to; no personal data.
    pub id: String,
    /// The version of what is printed.
    pub version: u32,
    /// The keyed digest of what is printed.
    pub digest: String,
    /// When it was made, by the filer's clock.
    pub made: NaiveDateTime,
    /// What was filed.
    pub blocks: Vec<Block>,
    /// The title over the papers.
    pub checklist_title: String,
    /// Papers that belong to the filing, and whether each is enclosed.
    pub checklist: Vec<(String, bool)>,
    /// The title over the promise.
    pub promise_title: String,
    /// What the signer confirms, a paragraph each.
    pub promise: Vec<String>,
    /// The boxes at the end.
    pub sign: Sign,
}

impl Sheet {
    /// The number by which people know the sheet: `7K3M9QX2-4`.
    pub fn number(&self) -> String {
        format!("{}-{}", self.id, self.version)
    }

    /// What the code on one of its pages says.
    pub fn mark(&self, page: u32, pages: u32) -> Mark {
        let (sheet, digest) = (self.id.clone(), self.digest.clone());
        Mark { sheet, kind: self.kind, version: self.version, page, pages, digest }
    }
}

/// What a sheet says stays sealed: its kind and its size are all that is ever printed.
impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rows: usize = self.blocks.iter().map(|block| block.rows.len()).sum();
        write!(f, "sheet {} of {} blocks, {rows} rows", self.kind.id(), self.blocks.len())
    }
}

/// Where the boxes lie on the last page: left, top, right, bottom in fractions of the page, from its upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// How many pages the sheet has.
    pub pages: usize,
    /// The box for the signature, if there is one.
    pub signature: Option<[f32; 4]>,
    /// The box for the seal, if there is one.
    pub seal: Option<[f32; 4]>,
    /// The box for the date.
    pub date: Option<[f32; 4]>,
}

/// Why no PDF came out. The reasons hold nothing that was filed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The font inside the binary can't be read.
    #[error("the font of the sheets can't be read")]
    Font,
    /// The PDF writer refused the document.
    #[error("the PDF can't be written: {0}")]
    Pdf(&'static str),
    /// The picture could not be packed.
    #[error("the preview can't be written")]
    Preview,
}

/// Prints a sheet. A value with a character that the font lacks is left blank, to be written by hand.
pub fn pdf(sheet: &Sheet, say: Say<'_>) -> Result<Vec<u8>, SheetError> {
    press::print(sheet, &arrange::arrange(sheet, say))
}

/// The pages as grey pictures, `scale` pixels to a point.
pub fn pages(sheet: &Sheet, say: Say<'_>, scale: f32) -> Vec<GrayImage> {
    arrange::arrange(sheet, say).pages.iter().map(|inks| pixels::page(inks, scale)).collect()
}

/// All pages side by side as one small PNG, to be seen at once in a chat.
///
/// # Errors
/// [`SheetError::Preview`].
pub fn preview(sheet: &Sheet, say: Say<'_>) -> Result<Vec<u8>, SheetError> {
    pixels::preview(&pages(sheet, say, PREVIEW_HEIGHT / PAGE_POINTS[1]))
}

/// Where signature, seal and date belong on the last page of a sheet.
pub fn layout(sheet: &Sheet, say: Say<'_>) -> Layout {
    arrange::arrange(sheet, say).layout()
}
