//! The clerk: makes what the outbox sends out of what the dialogue says: sentences, papers, pictures.

use std::sync::Arc;

use chrono_tz::Asia::Shanghai;

use crate::clock::Clock;
use crate::dialogue::forecast::exported::Exported;
use crate::dialogue::state::{Address, Value};
use crate::dialogue::{Content, Filing, paper_of, printed};
use crate::photo::paint::sample;
use crate::photo::{self, Facts, Mark, Sample};
use crate::reading::Tesseract;
use crate::rulebook::Rules;
use crate::rulebook::photos::{PhotoKind, Readings, Verdict, frames};
use crate::rulebook::sheets::DateRule;
use crate::rulebook::signed::SheetFacts;
use crate::sheet::{self, DatePolicy, Family, Identity, Particulars, Sheet, SheetKind};
use crate::telegram::{NoPaper, Paper, Papers, Speaker};
use crate::text::{Fault, Lang, Phrase, Reader, Speech};

/// What a picture that is made ready to upload weighs at most, in bytes: the limit that the forms' help names.
const READY_BYTES_MAX: usize = 1_000_000;

/// Speaks and makes papers by the rules.
pub struct Clerk {
    speech: Arc<Speech>,
    rules: Arc<Rules>,
    clock: Clock,
    tesseract: Option<Tesseract>,
}

impl Clerk {
    /// A clerk who speaks with these texts and works by these rules; without `tesseract` no picture is read.
    pub fn new(speech: Arc<Speech>, rules: Arc<Rules>, clock: Clock, tesseract: Option<Tesseract>) -> Clerk {
        Clerk { speech, rules, clock, tesseract }
    }
}

impl Speaker for Clerk {
    fn text(&self, content: &Content, lang: Lang, zone: &str, caption: bool) -> String {
        let reader = Reader { zone, now: Some(self.clock.now()) };
        self.speech.content(content, lang, reader, caption)
    }

    fn label(&self, phrase: &Phrase, lang: Lang) -> String {
        self.speech.label(phrase, lang)
    }
}

impl Clerk {
    /// A paper as the answers stand; `key` makes its digest.
    fn composed(&self, filing: &Filing, key: &[u8], kind: SheetKind) -> Sheet {
        let now = self.clock.now();
        let printed = printed(&self.rules, filing, now);
        let family = if printed.organisation { Family::Unit } else { Family::Person };
        let mut subject = printed.subject;
        let filing_kind = self.speech.printed(&format!("kind-{}", printed.kind), &[]);
        subject.insert("filing_kind".to_owned(), filing_kind);
        let particulars = Particulars { family, subject, sites: vec![printed.site], papers: printed.papers };
        let id = filing.id.0.to_uppercase();
        let identity = Identity { id: &id, version: filing.sheet_version, key };
        let made = now.with_timezone(&Shanghai).naive_local();
        let province = filing.answers.get(&Address::first("open", "province")).map(|a| &a.value);
        let province = match province {
            Some(Value::Choice(code)) => Some(code.as_str()),
            Some(Value::Text(_) | Value::Many(_) | Value::Photos(_) | Value::Skipped | Value::Later) | None => None,
        };
        let date = match self.rules.law.sheets.date(kind.id(), province) {
            DateRule::Blank => DatePolicy::Blank,
            DateRule::ByHand => DatePolicy::ByHand,
            DateRule::Printed => DatePolicy::Printed,
        };
        sheet::compose(kind, &particulars, identity, made, date, &self.words())
    }

    fn words(&self) -> impl Fn(&str, &[(&str, &str)]) -> String + '_ {
        |key, values| self.speech.printed(key, values)
    }

    /// What a photographed page shows, if a paper to be signed was wanted, or may be among what was sent.
    fn signed(&self, bytes: &[u8], kind: PhotoKind, filing: &Filing, key: &[u8]) -> Option<SheetFacts> {
        let unsorted = kind == PhotoKind::Other;
        if !unsorted && !kind.is_signed() {
            return None;
        }
        let usual = paper_of(&self.rules, filing, kind, self.clock.now());
        let usual = usual.as_deref().and_then(SheetKind::from_id).unwrap_or(SheetKind::Verification);
        let picture = photo::pixels(bytes).ok()?;
        let today = |kind: Option<SheetKind>| self.composed(filing, key, kind.unwrap_or(usual));
        let read = sheet::read::read(&picture, &today, &self.words());
        // Among other papers only its own code tells one of ours.
        Some(read).filter(|read| !unsorted || read.page.is_some())
    }
}

fn named(sheet: &str) -> Result<SheetKind, NoPaper> {
    SheetKind::from_id(sheet).ok_or_else(|| NoPaper(format!("no sheet {sheet}")))
}

impl Papers for Clerk {
    fn sheet(&self, filing: &Filing, key: &[u8], sheet: &str) -> Result<Paper, NoPaper> {
        let sheet = self.composed(filing, key, named(sheet)?);
        let bytes = sheet::pdf(&sheet, &self.words()).map_err(|e| NoPaper(e.to_string()))?;
        Ok(Paper { name: format!("{}.pdf", sheet.title), bytes })
    }

    fn preview(&self, filing: &Filing, key: &[u8], sheet: &str) -> Result<Paper, NoPaper> {
        let sheet = self.composed(filing, key, named(sheet)?);
        let bytes = sheet::preview(&sheet, &self.words()).map_err(|e| NoPaper(e.to_string()))?;
        Ok(Paper { name: format!("{}.png", sheet.title), bytes })
    }

    fn answers(&self, filing: &Filing) -> Result<Paper, NoPaper> {
        let bytes = serde_json::to_vec_pretty(&Exported::of(&self.rules, filing))
            .map_err(|_| NoPaper("answers can't be written".to_owned()))?;
        Ok(Paper { name: format!("{}.json", filing.id.0.to_uppercase()), bytes })
    }

    fn inspect(&self, bytes: &[u8], kind: &str, filing: &Filing, key: &[u8]) -> Result<Facts, Fault> {
        let kind = PhotoKind::from_id(kind).unwrap_or(PhotoKind::Other);
        let facts = photo::inspect(bytes, kind, &self.rules.photos)?;
        let sheet = if facts.is_picture() { self.signed(bytes, kind, filing, key) } else { None };
        let facts = facts.with_sheet(sheet);
        let read = self.tesseract.as_ref().map(|tesseract| {
            // What can't be taken is not worth reading.
            let good = photo::judge(&facts, kind, &self.rules.photos).verdict != Verdict::Refuse;
            if good { tesseract.read(bytes, &facts, kind) } else { Readings::default() }
        });
        Ok(Facts { read: read.unwrap_or_default(), ..facts })
    }

    fn marked(
        &self,
        bytes: &[u8],
        facts: &Facts,
        faults: &[Fault],
        sample_of: Option<PhotoKind>,
        lang: Lang,
    ) -> Result<Paper, NoPaper> {
        let words = |fault: &Fault| first_sentence(&self.speech.line(&fault.phrase(), lang));
        let marks: Vec<Mark> = faults.iter().map(|f| Mark { frames: frames(f, facts), words: words(f) }).collect();
        let good = sample_of.and_then(sample);
        let good = good.map(|picture| Sample { picture, words: self.speech.line(&Phrase::new("photo-sample"), lang) });
        let bytes = photo::annotate(bytes, facts, &marks, good.as_ref()).map_err(|fault| NoPaper(fault.code))?;
        Ok(Paper { name: "marked.jpg".to_owned(), bytes })
    }

    fn ready(&self, bytes: &[u8]) -> Vec<u8> {
        let made = photo::inspect(bytes, PhotoKind::Other, &self.rules.photos)
            .and_then(|facts| photo::prepare(bytes, &facts, READY_BYTES_MAX));
        made.unwrap_or_else(|_| bytes.to_vec())
    }
}

/// What is wrong; what to do about it stands in the caption.
fn first_sentence(words: &str) -> String {
    let end = [". ", "; ", "。", "；"].iter().filter_map(|mark| words.find(mark)).min();
    end.map_or(words, |end| &words[..end]).trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::rulebook::Settings;

    fn clerk() -> Clerk {
        let speech = Arc::new(Speech::builtin());
        let rules = Arc::new(Rules::builtin(&speech, Settings::default()));
        Clerk::new(speech, rules, Clock::real(), None)
    }

    fn card() -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = sample(PhotoKind::IdFront).expect("a painted card");
        picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a file");
        bytes.into_inner()
    }

    #[test]
    fn a_marked_picture_has_its_legend_and_the_sample_below_and_stays_small() {
        let (clerk, bytes) = (clerk(), card());
        let facts = photo::inspect(&bytes, PhotoKind::IdFront, &clerk.rules.photos).expect("a picture");
        let faults =
            [Fault::new("photo_grey"), Fault::new("photo_wrong_side").with("kind", PhotoKind::IdBack.phrase())];
        let ratio = |sample| {
            let paper = clerk.marked(&bytes, &facts, &faults, sample, Lang::Zh).expect("it can be drawn");
            let drawn = image::load_from_memory(&paper.bytes).expect("a picture");
            assert_eq!((paper.name.as_str(), photo::extension(&paper.bytes)), ("marked.jpg", "jpg"));
            assert!(drawn.width().max(drawn.height()) <= 1280, "Telegram does not shrink it");
            drawn.height() as f32 / drawn.width() as f32
        };
        assert!(ratio(Some(PhotoKind::IdFront)) > ratio(None) + 0.1, "the sample takes room below");
    }

    #[test]
    fn a_picture_that_cant_be_drawn_is_no_paper() {
        let (clerk, bytes) = (clerk(), card());
        let facts = photo::inspect(&bytes, PhotoKind::IdFront, &clerk.rules.photos).expect("a picture");
        let broken = clerk.marked(&bytes[..40], &facts, &[Fault::new("photo_grey")], None, Lang::En);
        assert!(broken.is_err());
    }
}
