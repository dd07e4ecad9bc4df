//! Pictures: noted, fetched and measured while the talk goes on, judged by the rulebook's numbers,
//! kept. A picture that nobody asked for is never dropped: the filer says which paper it shows.

use super::UserId;
use super::answers::line;
use super::effect::{Button, Content, Effect, Line, Media, Place, Urgency};
use super::event::{FileRef, Inspected, Message};
use super::flow::{Spot, State};
use super::limits::PICTURES_A_DAY;
use super::signed::Judged;
use super::state::{Address, Filing, FilingId, Focus, Origin, Pending, PhotoId, PhotoKept, Screen, Unsorted, Value};
use super::talk::{Reaction, Talk, label, tap, tap_for};
use super::tries::Tried;
use crate::rulebook::items::Item;
use crate::rulebook::photos::{PhotoKind, Verdict};
use crate::text::Phrase;

/// The size up to which a picture is uploaded as it is, in bytes.
pub(super) const UPLOAD_BYTES_MAX: u64 = 1_000_000;
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
        if !self.has_room(user, id) {
            return;
        }
        let Some(filing) = self.filing(id) else {
            return;
        };
        let missing = self.spots(filing).iter().any(|s| s.item.is_picture());
        let wanted = self.wanted_picture(user, id);
        let asked = wanted.is_some();
        // Pictures sent together are sorted once all of them are here.
        let address = match wanted.clone() {
            Some(address) if message.album.is_none() => address,
            Some(_) => Address::first("papers", "?"),
            None if missing => Address::first("papers", "?"),
            None => {
                self.show_main(user, Reaction::below().say(Phrase::new("notice-picture_not_asked")));
                return;
            }
        };
        let alone = address.item != "?";
        let kind = wanted.and_then(|a| self.rules.items.get(&a.item)?.photo.clone());
        // In an album there may be papers that no photo is asked of.
        let may_be = |k: &String| alone || PhotoKind::from_id(k).is_some_and(|k| self.rules.photos.pdf.has(k));
        let kind = kind.filter(may_be).unwrap_or_else(|| "other".to_owned());
        let photo = PhotoId(self.draw::<8>().iter().map(|b| format!("{b:02x}")).collect());
        let pending = Pending {
            address,
            at: self.now,
            message: message.message,
            as_photo: file.as_photo,
            album: message.album.clone(),
            told: false,
        };
        let now = self.now;
        if let Some(filing) = self.filing_mut(id) {
            // A newer picture for the same item overtakes the one being looked at.
            if alone {
                filing.pending.retain(|_, p| p.address != pending.address);
            }
            filing.pending.insert(photo.clone(), pending);
            filing.touched = now;
        }
        self.effects.push(Effect::Fetch { chat: user, filing: id.clone(), photo, kind, file: file.clone() });
        if alone {
            self.go(user, Screen::Next);
        }
        // One note is enough for pictures sent together.
        if asked && !self.shows_note(user) {
            self.show_note(user, Phrase::new(if alone { "notice-checking" } else { "notice-checking_album" }));
        }
    }

    /// Whether one more picture may be looked at; if not, that is said.
    fn has_room(&mut self, user: UserId, id: &FilingId) -> bool {
        let pending = self.filing(id).map_or(0, |f| f.pending.len());
        if pending + self.filing(id).map_or(0, |f| f.unsorted.len()) >= WAITING_MAX {
            let wait = Phrase::new("notice-picture_wait");
            let told = self.persons.get(&user).is_some_and(|p| p.shown == "note:notice-picture_wait");
            if pending == 0 {
                self.show_main(user, Reaction::below().say(wait));
            } else if !told {
                // Once is enough for a heap of pictures; the question comes back when they have been looked at.
                self.show_note(user, wait);
            }
            return false;
        }
        if !self.one_more_picture(user) {
            let max = i64::from(PICTURES_A_DAY);
            self.show_main(user, Reaction::below().say(Phrase::new("notice-pictures_today").with("max", max)));
            return false;
        }
        true
    }

    /// The item that a picture answers: the open one, also behind a page that is read.
    fn wanted_picture(&self, user: UserId, id: &FilingId) -> Option<Address> {
        self.asked_behind(user, id).filter(|a| self.rules.items.get(&a.item).is_some_and(Item::is_picture))
    }

    pub(super) fn shows_note(&self, user: UserId) -> bool {
        self.persons.get(&user).is_some_and(|p| p.shown.starts_with("note:") || p.shown == "checking")
    }

    /// Where news of a picture goes: into the note that was put up for it, else below.
    pub(super) fn place_of_news(&self, user: UserId) -> Place {
        if self.shows_note(user) { Place::Edit } else { Place::New }
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
                    .any(|a| matches!(&a.value, Value::Photos(p) if p.iter().any(|k| k.id == result.photo)))
                || filing.tries.values().flatten().any(|k| k.id == result.photo);
            if !kept && result.result.is_ok() {
                self.effects.push(Effect::Discard { filing: id.clone(), photo: result.photo.clone() });
            }
            return;
        };
        match &result.result {
            Err(fault) => self.refuse_picture(
                user,
                id,
                &pending,
                vec![line(Phrase::new("frame-fault").with("text", fault.phrase()))],
                None,
            ),
            Ok(facts) => {
                let picture = Unsorted { sent: pending, facts: facts.clone(), number: 0 };
                if picture.is_taken() {
                    self.judge_picture(user, id, &picture.sent, picture.kept(&result.photo));
                } else {
                    let asked = picture.is_asked();
                    filing.unsorted.insert(result.photo.clone(), picture);
                    if asked {
                        self.ask_what_it_is(user, id, &result.photo);
                    }
                }
            }
        }
        self.gather_albums(id);
    }

    pub(super) fn judge_picture(&mut self, user: UserId, id: &FilingId, pending: &Pending, mut kept: PhotoKept) {
        let address = pending.address.clone();
        let Some(item) = self.rules.items.get(&address.item).cloned() else {
            return;
        };
        let judged = self.judged(id, &item, &address, &kept);
        if judged.waits {
            self.keep_page(user, id, &address, judged);
            return;
        }
        let Judged { judgement, mut pages, .. } = judged;
        kept.warnings = judgement.faults;
        let mut lines =
            vec![line(Phrase::new("notice-picture_kept").with("name", Phrase::new(format!("item-{}.label", item.id))))];
        if judgement.verdict == Verdict::Refuse {
            match self.tried(id, &item, pending, kept) {
                None => return,
                Some(Tried::Again(told, media)) => return self.refuse_picture(user, id, pending, told, media),
                Some(Tried::Best(number, best)) => {
                    lines.push(line(self.best_kept(number)));
                    kept = *best;
                }
            }
        }
        lines.extend(kept.warnings.iter().map(|f| line(Phrase::new("frame-warning").with("text", f.phrase()))));
        let doubtful = !kept.warnings.is_empty();
        pages.pop();
        pages.push(kept);
        self.keep_picture(id, &item, &address, pages);
        let here = self.screen_of(user) == Screen::Next && self.active(user).as_ref() == Some(id);
        if here {
            // The note "being looked at" turns into the next question.
            let mut reaction = Reaction::with(self.place_of_news(user), lines);
            reaction.rows = self.picture_rows(id, &item, pending);
            if doubtful {
                reaction.rows.insert(0, vec![tap(label("again"), "item", &item.id)]);
            }
            let (crossed, rows) = self.tell_crossings(id);
            reaction.before.extend(crossed);
            reaction.rows.extend(rows);
            self.moved_on(user, id, reaction);
        } else {
            // Somebody reads a help page or changes something: told beside it, the page stays.
            let (crossed, buttons) = self.tell_crossings(id);
            let lines = lines.into_iter().chain(crossed).collect();
            self.tell(user, Some(id.clone()), Content { lines, buttons, media: None }, Urgency::Reply);
            self.moved_aside(user, id);
        }
    }

    /// What can be done about a picture that was just kept.
    fn picture_rows(&self, id: &FilingId, item: &Item, pending: &Pending) -> Vec<Vec<Button>> {
        let mut rows = Vec::new();
        if pending.message != 0 && item.sensitive_picture() {
            rows.push(vec![tap_for(id, label("erase"), "erase", &pending.message.to_string())]);
        }
        rows
    }

    /// Keeps pictures as the answer; the ones they replace are discarded, and so are the tries.
    pub(super) fn keep_picture(&mut self, id: &FilingId, item: &Item, address: &Address, kept: Vec<PhotoKept>) {
        let answered = self.filing(id).and_then(|f| f.answers.get(address)).map(|a| a.value.clone());
        let mut old = match answered {
            Some(Value::Photos(old)) => old,
            Some(Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Skipped | Value::Later) | None => {
                Vec::new()
            }
        };
        if let Some(filing) = self.filing_mut(id) {
            old.extend(filing.partial.remove(address).unwrap_or_default());
            old.extend(filing.tries.remove(address).unwrap_or_default());
        }
        for photo in old.into_iter().filter(|p| kept.iter().all(|k| k.id != p.id)) {
            self.effects.push(Effect::Discard { filing: id.clone(), photo: photo.id });
        }
        self.keep(id, item, address, Value::Photos(kept), Origin::Typed, Vec::new());
        if let Some(filing) = self.filing_mut(id) {
            // What still comes in for the same item has been overtaken.
            filing.pending.retain(|_, p| &p.address != address);
            // What was taken for it is another paper, then.
            let user = filing.owner;
            let others = filing.unsorted.iter().filter(|(_, u)| &u.sent.address == address);
            for photo in others.map(|(photo, _)| photo.clone()).collect::<Vec<_>>() {
                self.ask_what_it_is(user, id, &photo);
            }
        }
    }

    /// A picture can't be taken: told with what is wrong, under the marked picture if it could be looked at.
    pub(super) fn refuse_picture(
        &mut self,
        user: UserId,
        id: &FilingId,
        pending: &Pending,
        lines: Vec<Line>,
        media: Option<Media>,
    ) {
        let here = self.screen_of(user) == Screen::Next && self.active(user).as_ref() == Some(id);
        if !here {
            self.tell(user, Some(id.clone()), Content { lines, media, ..Content::default() }, Urgency::Reply);
            return;
        }
        // A picture that was to replace another: its question stays open.
        let replaces = self.filing(id).is_some_and(|f| {
            f.answers.contains_key(&pending.address) && f.sent_back.get(&pending.address).is_none_or(|b| b.fixed)
        });
        if replaces {
            self.go(user, Screen::Item(Focus { address: pending.address.clone(), ..Focus::empty() }));
        }
        let place = self.place_of_news(user);
        self.show_main(user, Reaction { media, ..Reaction::with(place, lines) });
    }

    /// A picture beside the question: which paper is it?
    pub(super) fn ask_what_it_is(&mut self, user: UserId, id: &FilingId, photo: &PhotoId) {
        let Some(picture) = self.filing_mut(id).and_then(|f| f.unsorted.get_mut(photo)) else {
            return;
        };
        picture.sent.address = Address::first("papers", "?");
        let shown = picture.facts.is_picture();
        let Some(filing) = self.filing(id) else {
            return;
        };
        let mut content = Content::of(Phrase::new("frame-question").with("text", Phrase::new("picture-which")));
        // A PDF can't be shown as a picture.
        content.media = shown.then(|| Media::Photo { filing: id.clone(), photo: photo.clone() });
        content.buttons = self.which_rows(filing, photo);
        self.tell(user, Some(id.clone()), content, Urgency::Reply);
    }

    /// The papers a picture may show: those still missing first.
    fn which_rows(&self, filing: &Filing, photo: &PhotoId) -> Vec<Vec<Button>> {
        let asked = self.spots(filing);
        let spots: Vec<&Spot> = asked.iter().filter(|s| s.item.is_picture()).collect();
        let missing = spots.iter().filter(|s| s.state != State::Done);
        let given = spots.iter().filter(|s| s.state == State::Done);
        let button = |item: &Item| {
            let index = self.rules.items.list.iter().position(|i| i.id == item.id).unwrap_or(0);
            tap_for(&filing.id, Phrase::new(format!("item-{}.label", item.id)), "as", &format!("{}.{index}", photo.0))
        };
        let shown: Vec<&Item> = missing.chain(given).map(|s| s.item).take(8).collect();
        let mut rows: Vec<Vec<Button>> =
            shown.chunks(2).map(|pair| pair.iter().map(|item| button(item)).collect()).collect();
        rows.push(vec![tap_for(&filing.id, label("picture_none"), "as", &format!("{}.x", photo.0))]);
        rows
    }

    /// Before the filing can go on: which paper is this?
    pub(super) fn unsorted_face(&self, filing: &Filing, photo: &PhotoId) -> Content {
        let mut content = Content::of(Phrase::new("frame-question").with("text", Phrase::new("picture-which")))
            .line(Phrase::new("notice-unsorted_wait"));
        content.buttons = self.which_rows(filing, photo);
        content
    }

    /// The filer said what a picture shows.
    pub(super) fn sort_picture(&mut self, user: UserId, id: &FilingId, arg: &str) -> Option<Reaction> {
        let (photo, choice) = arg.split_once('.')?;
        let photo = PhotoId(photo.to_owned());
        let Some(picture) = self.filing_mut(id)?.unsorted.remove(&photo) else {
            return Some(Reaction::below().say(Phrase::new("notice-picture_sorted_already")));
        };
        let item =
            choice.parse::<usize>().ok().and_then(|i| self.rules.items.list.get(i)).filter(|i| i.is_picture()).cloned();
        let Some(item) = item else {
            self.effects.push(Effect::Discard { filing: id.clone(), photo });
            return Some(Reaction::below().say(Phrase::new("notice-picture_dropped")));
        };
        let address = item.address.clone();
        let pending = Pending { address, told: true, ..picture.sent.clone() };
        self.judge_picture(user, id, &pending, picture.kept(&photo));
        None
    }

    /// Every kept picture of a filing with its item, in the order of the items.
    pub(super) fn pictures(&self, filing: &Filing) -> Vec<(Item, PhotoKept)> {
        let mut found = Vec::new();
        for item in self.rules.items.list.iter().filter(|i| i.is_picture()) {
            if let Some(Value::Photos(photos)) = filing.answers.get(&item.address).map(|a| &a.value) {
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
