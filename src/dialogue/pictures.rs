//! Pictures: noted, fetched and measured while the talk goes on, judged by the rulebook's numbers,
//! kept. A picture that nobody asked for is never dropped: the filer says which paper it shows.

use super::UserId;
use super::answers::line;
use super::effect::{Content, Effect, Media, Place, Urgency};
use super::event::{FileRef, Inspected, Message};
use super::flow::{State, flow};
use super::state::{Address, FilingId, Origin, Pending, PhotoId, PhotoKept, Screen, Value};
use super::talk::{Reaction, Talk, label, tap, tap_for};
use crate::rulebook::items::Item;
use crate::rulebook::photos::{PhotoKind, Verdict, judge};
use crate::text::{Fault, Phrase};

/// The size up to which a picture is uploaded as it is, in bytes.
pub const UPLOAD_BYTES_MAX: u64 = 1_000_000;
/// Refused tries of one item before the best shot may be kept.
pub const TRIES_MAX: u8 = 3;
/// Pictures of one filing under way or waiting to be sorted; more are politely refused.
const WAITING_MAX: usize = 30;

impl Talk<'_> {
    /// A picture or paper came in.
    pub(super) fn picture(&mut self, user: UserId, id: &FilingId, message: &Message, file: &FileRef) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        if !self.rules.stage_edits(filing.stage.id()) {
            self.show_main(user, Reaction::below().say(Phrase::new("notice-picture_not_now")));
            return;
        }
        if filing.pending.len() + filing.unsorted.len() >= WAITING_MAX {
            self.show_main(user, Reaction::below().say(Phrase::new("notice-picture_wait")));
            return;
        }
        let open = self.open_address(user, id);
        let case = self.case(filing);
        let wanted = open.filter(|a| self.rules.items.get(&a.item).is_some_and(Item::is_picture));
        // Of an album the first picture is what was asked for; what the others show, the filer says.
        let album_begun = message.album.is_some() && filing.pending.values().any(|p| p.album == message.album);
        let missing = flow(self.rules, filing, &case).iter().any(|s| s.item.is_picture());
        let address = match wanted {
            Some(address) if !album_begun => address,
            Some(_) | None if missing => Address::first("papers", "?"),
            Some(_) | None => {
                self.show_main(user, Reaction::below().say(Phrase::new("notice-picture_not_asked")));
                return;
            }
        };
        let kind =
            self.rules.items.get(&address.item).and_then(|i| i.photo.clone()).unwrap_or_else(|| "other".to_owned());
        let photo = PhotoId(self.draw::<8>().iter().map(|b| format!("{b:02x}")).collect());
        let asked = address.item != "?";
        let pending = Pending {
            address,
            at: self.now,
            message: message.message,
            as_photo: file.as_photo,
            album: message.album.clone(),
        };
        let now = self.now;
        if let Some(filing) = self.filing_mut(id) {
            // A newer picture for the same item overtakes the one being looked at.
            if asked {
                filing.pending.retain(|_, p| p.address != pending.address);
            }
            filing.pending.insert(photo.clone(), pending);
            filing.touched = now;
        }
        self.effects.push(Effect::Fetch { chat: user, filing: id.clone(), photo, kind, file: file.clone() });
        if asked {
            self.go(user, Screen::Next);
            self.show_note(user, Phrase::new("notice-checking"));
        }
    }

    /// A picture has been measured.
    pub(super) fn inspected(&mut self, result: &Inspected) {
        let id = &result.filing;
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        let user = filing.owner;
        // Overtaken by a newer picture, or handed in twice.
        let Some(pending) = filing.pending.remove(&result.photo) else {
            let kept = filing.unsorted.contains_key(&result.photo)
                || filing
                    .answers
                    .values()
                    .any(|a| matches!(&a.value, Value::Photos(p) if p.iter().any(|k| k.id == result.photo)));
            if !kept && result.result.is_ok() {
                self.effects.push(Effect::Discard { filing: id.clone(), photo: result.photo.clone() });
            }
            return;
        };
        match &result.result {
            Err(fault) => self.refuse_picture(user, id, &pending, std::slice::from_ref(fault)),
            Ok(facts) if pending.address.item == "?" => {
                let kept = PhotoKept { id: result.photo.clone(), facts: facts.clone(), warnings: Vec::new() };
                self.ask_what_it_is(user, id, kept);
            }
            Ok(facts) => {
                let kept = PhotoKept { id: result.photo.clone(), facts: facts.clone(), warnings: Vec::new() };
                self.judge_picture(user, id, &pending, kept);
            }
        }
    }

    fn judge_picture(&mut self, user: UserId, id: &FilingId, pending: &Pending, mut kept: PhotoKept) {
        let address = pending.address.clone();
        let Some(item) = self.rules.items.get(&address.item).cloned() else {
            return;
        };
        let kind = item.photo.as_deref().and_then(PhotoKind::from_id).unwrap_or(PhotoKind::Other);
        let judgement = judge(&kept.facts, kind, &self.rules.photos);
        let tries = self.filing(id).and_then(|f| f.tries.get(&address).copied()).unwrap_or(0);
        if judgement.verdict == Verdict::Refuse && tries + 1 < TRIES_MAX {
            self.effects.push(Effect::Discard { filing: id.clone(), photo: kept.id });
            self.refuse_picture(user, id, pending, &judgement.faults);
            return;
        }
        kept.warnings = judgement.faults.clone();
        let taken = self.keep_picture(id, &item, &address, kept);
        let mut lines =
            vec![line(Phrase::new("notice-picture_kept").with("name", Phrase::new(format!("item-{}.label", item.id))))];
        lines.extend(judgement.faults.iter().map(|f| line(Phrase::new("frame-warning").with("text", f.phrase()))));
        if judgement.verdict == Verdict::Refuse {
            lines.push(line(Phrase::new("notice-picture_person_looks")));
        }
        let _ = taken;
        let screen = self.world.persons.get(&user).map(|p| p.screen.clone());
        if screen == Some(Screen::Next) {
            // The note "being looked at" turns into the next question.
            let mut reaction = Reaction::with(Place::Edit, lines);
            if pending.message != 0 && item.sensitive_picture() {
                reaction.rows.push(vec![erase_button(pending.message)]);
            }
            self.after_picture(user, id, reaction);
        } else {
            // Somebody reads a help page or changes something: told beside it, the page stays.
            let content = Content { lines, ..Content::default() };
            self.tell(user, Some(id.clone()), content, Urgency::Reply);
            let mut quiet = Reaction::redraw();
            self.settle(user, id, &mut quiet);
            if !quiet.before.is_empty() {
                self.show_main(user, quiet);
            }
        }
    }

    fn after_picture(&mut self, user: UserId, id: &FilingId, mut reaction: Reaction) {
        let now = self.now;
        if let Some(filing) = self.filing_mut(id) {
            filing.touched = now;
        }
        self.settle(user, id, &mut reaction);
        self.show_main(user, reaction);
    }

    /// Keeps a picture as the answer; the one it replaces is discarded.
    fn keep_picture(&mut self, id: &FilingId, item: &Item, address: &Address, kept: PhotoKept) -> bool {
        let old = self.filing(id).and_then(|f| f.answers.get(address)).map(|a| a.value.clone());
        if let Some(Value::Photos(old)) = old {
            for photo in old.into_iter().filter(|p| p.id != kept.id) {
                self.effects.push(Effect::Discard { filing: id.clone(), photo: photo.id });
            }
        }
        self.keep(id, item, address, Value::Photos(vec![kept]), Origin::Typed, Vec::new());
        if let Some(filing) = self.filing_mut(id) {
            filing.tries.remove(address);
        }
        true
    }

    fn refuse_picture(&mut self, user: UserId, id: &FilingId, pending: &Pending, faults: &[Fault]) {
        let tried = match self.filing_mut(id) {
            Some(filing) if pending.address.item != "?" => {
                let tries = filing.tries.entry(pending.address.clone()).or_insert(0);
                *tries = tries.saturating_add(1);
                *tries
            }
            Some(_) | None => 0,
        };
        let mut reaction = Reaction::below();
        for fault in faults {
            reaction = reaction.say(Phrase::new("frame-fault").with("text", fault.phrase()));
        }
        if tried > 0 && tried < TRIES_MAX {
            reaction =
                reaction.say(Phrase::new("notice-try").with("try", i64::from(tried)).with("max", i64::from(TRIES_MAX)));
        }
        if pending.as_photo && faults.iter().any(|f| f.code == "photo_small") {
            reaction = reaction.say(Phrase::new("notice-send_as_file"));
        }
        self.show_main(user, reaction);
    }

    /// A picture beside the question: which paper is it?
    fn ask_what_it_is(&mut self, user: UserId, id: &FilingId, kept: PhotoKept) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let choices: Vec<(String, State)> = flow(self.rules, filing, &case)
            .iter()
            .filter(|s| s.item.is_picture())
            .map(|s| (s.item.id.clone(), s.state))
            .collect();
        let photo = kept.id.clone();
        let mut content = Content::of(Phrase::new("frame-question").with("text", Phrase::new("picture-which")));
        // A PDF can't be shown as a picture.
        content.media = kept.facts.is_picture().then(|| Media::Photo { filing: id.clone(), photo: photo.clone() });
        for pair in choices
            .iter()
            .filter(|(_, s)| *s != State::Done)
            .chain(choices.iter().filter(|(_, s)| *s == State::Done))
            .take(8)
            .collect::<Vec<_>>()
            .chunks(2)
        {
            let row = pair.iter().map(|(item, _)| {
                let index = self.rules.items.list.iter().position(|i| &i.id == item).unwrap_or(0);
                tap_for(id, Phrase::new(format!("item-{item}.label")), "as", &format!("{}.{index}", photo.0))
            });
            content = content.row(row.collect());
        }
        content = content.row(vec![tap_for(id, label("picture_none"), "as", &format!("{}.x", photo.0))]);
        if let Some(filing) = self.filing_mut(id) {
            filing.unsorted.insert(photo, kept);
        }
        self.tell(user, Some(id.clone()), content, Urgency::Reply);
    }

    /// The filer said what a picture shows.
    pub(super) fn sort_picture(&mut self, user: UserId, id: &FilingId, arg: &str) -> Option<Reaction> {
        let (photo, choice) = arg.split_once('.')?;
        let kept = self.filing_mut(id)?.unsorted.remove(&PhotoId(photo.to_owned()));
        let Some(kept) = kept else {
            return Some(Reaction::below().say(Phrase::new("notice-picture_sorted_already")));
        };
        let item =
            choice.parse::<usize>().ok().and_then(|i| self.rules.items.list.get(i)).filter(|i| i.is_picture()).cloned();
        let Some(item) = item else {
            self.effects.push(Effect::Discard { filing: id.clone(), photo: kept.id });
            return Some(Reaction::below().say(Phrase::new("notice-picture_dropped")));
        };
        let address = Address::first(&item.part, &item.id);
        let pending = Pending { address, at: self.now, message: 0, as_photo: false, album: None };
        self.judge_picture(user, id, &pending, kept);
        None
    }

    /// Every kept picture of a filing with its item, in the order of the items.
    pub(super) fn pictures(&self, filing: &super::Filing) -> Vec<(Item, PhotoKept)> {
        let mut found = Vec::new();
        for item in self.rules.items.list.iter().filter(|i| i.is_picture()) {
            if let Some(Value::Photos(photos)) =
                filing.answers.get(&Address::first(&item.part, &item.id)).map(|a| &a.value)
            {
                found.extend(photos.iter().map(|p| (item.clone(), p.clone())));
            }
        }
        found
    }

    /// Shows the filer his own pictures.
    pub(super) fn send_pictures(&mut self, user: UserId, id: &FilingId) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        for (item, photo) in self.pictures(filing) {
            let name = Phrase::new(format!("item-{}.label", item.id));
            let media = if photo.facts.is_picture() {
                Media::Photo { filing: id.clone(), photo: photo.id }
            } else {
                Media::File {
                    filing: id.clone(),
                    photo: photo.id,
                    name: item.label.clone().unwrap_or(item.id),
                    ready: false,
                }
            };
            self.send_media(user, id, Phrase::new("export-picture").with("name", name), media);
        }
        self.show_main(user, Reaction::below());
    }
}

/// Offered after a picture with identity data was kept.
pub(super) fn erase_button(message: i64) -> super::Button {
    tap(label("erase"), "erase", &message.to_string())
}
