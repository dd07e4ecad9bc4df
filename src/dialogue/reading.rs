//! What was read off pictures: proposed at the questions that are still open, never trusted without the filer.

use super::answers::line;
use super::case::text_of;
use super::effect::{Button, Line};
use super::judge::judge_reply;
use super::mask::shown_text;
use super::state::{Address, Filing, FilingId, Origin, Value};
use super::talk::{Talk, label, tap};
use crate::rulebook::Rules;
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::photos::{Field, PhotoKind};
use crate::rulebook::when::{Case, all_hold};
use crate::text::Phrase;

/// Something read off a picture that an item asks for.
struct Proposal {
    /// Where the picture is kept.
    picture: Address,
    field: Field,
    text: String,
}

/// What a kept picture of this item says, where the reader was sure enough.
pub(super) fn read_off(rules: &Rules, filing: &Filing, picture: &Item, field: Field) -> Option<String> {
    let kind = picture.photo.as_deref().and_then(PhotoKind::from_id)?;
    let sure = rules.photos.read_sure.of(kind);
    let answer = filing.answers.get(&Address::first(&picture.part, &picture.id))?;
    let photos = match &answer.value {
        Value::Photos(photos) => photos,
        Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Skipped | Value::Later => return None,
    };
    let mut read = photos.iter().filter_map(|photo| photo.facts.read.0.get(&field));
    read.find(|reading| u32::from(reading.certainty) >= sure).map(|reading| reading.text.clone())
}

/// Whether what was read is what was answered: spaces and the case of letters don't count.
pub(super) fn agrees(read: &str, answer: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_uppercase).collect();
    let (read, answer): (String, String) = (plain(read), plain(answer));
    read == answer
}

impl Talk<'_> {
    /// What was read for an item that has no answer yet, if it would be taken as one.
    fn read_for(&self, filing: &Filing, item: &Item, case: &Case) -> Option<Proposal> {
        let address = Address::first(&item.part, &item.id);
        if item.kind != Kind::Text || text_of(filing, &address).is_some() {
            return None;
        }
        let pictures = self.rules.items.list.iter().filter(|picture| !picture.reads.is_empty());
        let mut proposals = pictures
            .flat_map(|picture| picture.reads.iter().map(move |reads| (picture, reads)))
            .filter_map(|(picture, reads)| {
                let wanted = reads.item == item.id && all_hold(&reads.when, case);
                let text = read_off(self.rules, filing, picture, reads.field).filter(|_| wanted)?;
                let picture = Address::first(&picture.part, &picture.id);
                Some(Proposal { picture, field: reads.field, text })
            });
        proposals.find(|p| judge_reply(self.rules, filing, item, case, &p.text, self.now).is_ok())
    }

    /// The line at the question: what was read, and on which picture.
    pub(super) fn read_line(&self, filing: &Filing, item: &Item, case: &Case) -> Option<Phrase> {
        let found = self.read_for(filing, item, case)?;
        let name = Phrase::new(format!("item-{}.label", found.picture.item));
        Some(Phrase::new("notice-read").with("name", name).with("value", shown_text(item, &found.text)))
    }

    /// Its buttons: right or not.
    pub(super) fn read_rows(&self, filing: &Filing, item: &Item, case: &Case) -> Vec<Vec<Button>> {
        let found = self.read_for(filing, item, case);
        found
            .map(|_| vec![tap(label("read_right"), "read", "yes"), tap(label("read_wrong"), "read", "no")])
            .into_iter()
            .collect()
    }

    /// The filer says whether what was read is right; what is wrong is forgotten. Gives what to say.
    pub(super) fn settle_read(&mut self, id: &FilingId, item: &Item, case: &Case, right: bool) -> Option<Vec<Line>> {
        let filing = self.filing(id)?;
        let found = self.read_for(filing, item, case)?;
        let address = Address::first(&item.part, &item.id);
        if right {
            let accepted = judge_reply(self.rules, filing, item, case, &found.text, self.now).ok()?;
            let value = Value::Text(accepted.value);
            return Some(self.keep(id, item, &address, value, Origin::Proposed, accepted.warnings));
        }
        if let Some(Value::Photos(photos)) = self.filing_mut(id)?.answers.get_mut(&found.picture).map(|a| &mut a.value)
        {
            for photo in photos {
                photo.facts.read.0.remove(&found.field);
            }
        }
        Some(vec![line(Phrase::new("notice-read_wrong"))])
    }
}
