//! Pictures sent together: gathered until quiet, each taken for a paper that is still missing, shown as one
//! list to be confirmed. One that fits nowhere is asked about, and none is dropped.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use super::answers::line;
use super::effect::{Content, Line, Media, Place, Urgency};
use super::flow::{State, next};
use super::signed::Judged;
use super::state::{Address, Filing, FilingId, PhotoId, PhotoKept, Screen, Unsorted};
use super::talk::{Reaction, Talk, label, tap_for};
use super::tries::Tried;
use super::{Time, UserId};
use crate::rulebook::Rules;
use crate::rulebook::items::Item;
use crate::rulebook::photos::{Facts, PhotoKind, PhotoLimits, Shows, Verdict};
use crate::text::Phrase;

/// An album counts as whole when nothing more of it has come for so long: its pictures arrive within a moment.
const QUIET: Duration = Duration::seconds(2);
/// What the messages that one button takes out of the chat may be long, in bytes; Telegram gives a button 64.
const ERASE_BYTES_MAX: usize = 36;

/// When the next album is whole, unless more of it comes.
pub(super) fn next_album(filing: &Filing) -> Option<Time> {
    filing.unsorted.values().filter_map(|u| Some(quiet_at(filing, u.gathering()?))).flatten().min()
}

/// When an album is whole; nothing is known of it while a picture of it is still being measured.
fn quiet_at(filing: &Filing, album: &str) -> Option<Time> {
    if filing.pending.values().any(|p| p.album.as_deref() == Some(album)) {
        return None;
    }
    let of_it = filing.unsorted.values().filter(|u| u.gathering() == Some(album));
    of_it.map(|u| u.sent.at + QUIET).max()
}

/// What is said of a list that was judged.
#[derive(Default)]
struct Told {
    /// Of the good pictures.
    lines: Vec<Line>,
    /// Of pages whose other pages have not come.
    waiting: BTreeMap<Address, Vec<Line>>,
    /// Where a page of the right paper was refused: it is not missing.
    pages: BTreeSet<Address>,
    /// Of the refused ones.
    bad: Vec<Line>,
    /// The refused ones with their faults marked.
    refused: Vec<Option<Media>>,
    /// Items whose picture was kept with doubts.
    again: Vec<String>,
    /// Messages that one button takes out of the chat.
    erase: String,
}

/// A paper that is missing.
struct Wanted {
    address: Address,
    kind: PhotoKind,
}

/// Which paper each picture is taken for: what it surely shows first; the others by their order.
fn assign(pictures: &[&Facts], mut wanted: Vec<Wanted>, limits: &PhotoLimits) -> Vec<Option<Address>> {
    let mut taken: Vec<Option<Address>> = vec![None; pictures.len()];
    // The pages of one signed paper belong together.
    if let Some(paper) = wanted.iter().position(|w| w.kind.is_signed())
        && pictures.iter().any(|facts| is_page(facts))
    {
        let paper = wanted.remove(paper);
        for (_, taken) in pictures.iter().zip(&mut taken).filter(|(facts, _)| is_page(facts)) {
            *taken = Some(paper.address.clone());
        }
    }
    for by_order in [false, true] {
        for (facts, taken) in pictures.iter().zip(&mut taken).filter(|(_, taken)| taken.is_none()) {
            let fits = |w: &Wanted| match sure(facts, w.kind, limits) {
                Some(shows) => !by_order && shows.may_be(w.kind),
                None => by_order && (facts.is_picture() || limits.pdf.has(w.kind)),
            };
            *taken = wanted.iter().position(fits).map(|found| wanted.remove(found).address);
        }
    }
    taken
}

/// What a picture shows, where that is sure enough.
fn sure(facts: &Facts, kind: PhotoKind, limits: &PhotoLimits) -> Option<Shows> {
    let guess = facts.guess;
    (guess.shows != Shows::Other && u32::from(guess.certainty) >= limits.guess_sure.of(kind)).then_some(guess.shows)
}

/// True for a page of a paper that the bot printed.
fn is_page(facts: &Facts) -> bool {
    facts.sheet.as_ref().is_some_and(|sheet| sheet.page.is_some())
}

fn kind_of(item: &Item) -> PhotoKind {
    item.photo.as_deref().and_then(PhotoKind::from_id).unwrap_or(PhotoKind::Other)
}

/// The pictures of the lists that wait to be confirmed, in the order in which they were sent.
fn listed(filing: &Filing) -> Vec<(&PhotoId, &Unsorted)> {
    let mut listed: Vec<_> = filing.unsorted.iter().filter(|(_, u)| u.number > 0).collect();
    listed.sort_by_key(|(_, u)| (u.number, u.sent.message));
    listed
}

/// True while a list waits to be confirmed.
pub(super) fn is_listed(filing: &Filing) -> bool {
    filing.unsorted.values().any(Unsorted::is_taken)
}

impl Talk<'_> {
    /// Albums that are whole by now are sorted.
    pub(super) fn gather_albums(&mut self, id: &FilingId) {
        while let Some((user, album)) = self.filing(id).and_then(|f| Some((f.owner, whole(f, self.now)?))) {
            self.sort_album(user, id, &album);
        }
    }

    /// What an album's pictures are taken for, as a list; those that fit nowhere are asked about.
    fn sort_album(&mut self, user: UserId, id: &FilingId, album: &str) {
        let wanted = self.missing_papers(user, id);
        // Sorting a picture for a page that is open does not close another one.
        let here = self.active(user).as_ref() == Some(id)
            && match self.screen_of(user) {
                Screen::Next => true,
                Screen::Item(focus) => self.rules.items.get(&focus.address.item).is_some_and(Item::is_picture),
                Screen::Section(_)
                | Screen::Status
                | Screen::Forecast
                | Screen::Filings
                | Screen::Help(_)
                | Screen::Language
                | Screen::Confirm(_)
                | Screen::Await(_)
                | Screen::Aside { .. } => false,
            };
        let limits = &self.rules.photos;
        let Some(filing) = self.filings.get_mut(id) else {
            return;
        };
        let mut number = filing.unsorted.values().map(|u| u.number).max().unwrap_or(0);
        let mut members: Vec<(&PhotoId, &mut Unsorted)> =
            filing.unsorted.iter_mut().filter(|(_, u)| u.gathering() == Some(album)).collect();
        members.sort_by_key(|(_, u)| u.sent.message);
        let facts: Vec<&Facts> = members.iter().map(|(_, u)| &u.facts).collect();
        let taken = assign(&facts, wanted, limits);
        let mut extra = Vec::new();
        for ((photo, member), taken) in members.into_iter().zip(taken) {
            number = number.saturating_add(1);
            member.number = number;
            match taken {
                Some(address) => member.sent.address = address,
                None => extra.push(photo.clone()),
            }
        }
        let some = is_listed(filing);
        if here && (some || self.shows_note(user)) {
            let place = self.place_of_news(user);
            self.go(user, Screen::Next);
            self.show_main(user, Reaction::with(place, Vec::new()));
        } else if let Some(list) = self.filing(id).filter(|_| some).map(|f| self.album_face(f)) {
            self.tell(user, Some(id.clone()), list, Urgency::Reply);
        }
        for photo in extra {
            self.ask_what_it_is(user, id, &photo);
        }
    }

    /// The papers that are still missing, the one that is asked for first. What ends the filing is not taken for granted.
    fn missing_papers(&self, user: UserId, id: &FilingId) -> Vec<Wanted> {
        let Some(filing) = self.filing(id) else {
            return Vec::new();
        };
        let spots = self.spots(filing);
        // The signed sheet is what is asked for, though its question waits until these pictures are sorted.
        let behind = || self.asked_behind(user, id).or_else(|| next(&spots).map(|spot| spot.address.clone()));
        let asked = if self.active(user).as_ref() == Some(id) { behind() } else { None };
        let open = |state| matches!(state, State::Open | State::Later);
        let (first, others): (Vec<_>, Vec<_>) = spots
            .iter()
            .filter(|spot| spot.item.is_picture())
            .filter(|spot| Some(spot.address) == asked.as_ref() || open(spot.state) && spot.item.part != "end")
            .partition(|spot| Some(spot.address) == asked.as_ref());
        let all = first.into_iter().chain(others);
        all.map(|spot| Wanted { kind: kind_of(spot.item), address: spot.address.clone() }).collect()
    }

    /// The list: what each picture is taken for.
    pub(super) fn album_face(&self, filing: &Filing) -> Content {
        let id = &filing.id;
        let mut content = Content::of(Phrase::new("frame-question").with("text", Phrase::new("album-which")));
        let mut by_order = false;
        let (mut sides, mut others) = (Vec::new(), Vec::new());
        for (photo, picture) in listed(filing) {
            let number = i64::from(picture.number);
            let Some(item) = self.rules.items.get(&picture.sent.address.item) else {
                content = content.line(Phrase::new("album-row_asked").with("number", number));
                continue;
            };
            let name = Phrase::new(format!("item-{}.label", item.id));
            content = content.line(Phrase::new("album-row").with("number", number).with("name", name));
            let shown = sure(&picture.facts, kind_of(item), &self.rules.photos);
            by_order |= !is_page(&picture.facts) && shown.is_none();
            if shown.is_none() && other_side(self.rules, filing, picture).is_some() {
                sides.push(vec![tap_for(id, label("swap"), "sort", &format!("swap.{}", photo.0))]);
            }
            others.push(tap_for(id, label("album_other").with("number", number), "sort", &photo.0));
        }
        if by_order {
            content = content.para(Phrase::new("album-by_order"));
        }
        content = content.row(vec![tap_for(id, label("album_right"), "sort", "right")]);
        content.buttons.extend(sides);
        content.buttons.extend(others.chunks(2).map(<[_]>::to_vec));
        content
    }

    /// A press under the list.
    pub(super) fn sort_press(&mut self, user: UserId, id: &FilingId, arg: &str, place: Place) -> Option<Reaction> {
        let already = Reaction::with(place, Vec::new()).say(Phrase::new("notice-picture_sorted_already"));
        if !self.filing(id).is_some_and(is_listed) {
            return Some(already);
        }
        if arg == "right" {
            self.take_list(user, id, place);
            return None;
        }
        let rules = self.rules;
        let filing = self.filings.get_mut(id)?;
        if let Some(back) = arg.strip_prefix("swap.").map(|photo| PhotoId(photo.to_owned())) {
            let front = filing.unsorted.get(&back).and_then(|u| other_side(rules, filing, u)).cloned();
            let address = |photo: &PhotoId, filing: &Filing| Some(filing.unsorted.get(photo)?.sent.address.clone());
            let front = front?;
            let (a, b) = (address(&front, filing)?, address(&back, filing)?);
            filing.unsorted.get_mut(&front)?.sent.address = b;
            filing.unsorted.get_mut(&back)?.sent.address = a;
            return Some(Reaction::with(place, Vec::new()));
        }
        let photo = PhotoId(arg.to_owned());
        if !filing.unsorted.get(&photo).is_some_and(Unsorted::is_taken) {
            return Some(already);
        }
        self.ask_what_it_is(user, id, &photo);
        Some(Reaction::with(place, Vec::new()))
    }

    /// The filer says that the list is right: all are judged, and told in one message.
    fn take_list(&mut self, user: UserId, id: &FilingId, place: Place) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let pictures: Vec<(PhotoId, Unsorted)> =
            listed(filing).into_iter().filter(|(_, u)| u.is_taken()).map(|(p, u)| (p.clone(), u.clone())).collect();
        let mut told = Told::default();
        for (photo, picture) in pictures {
            self.take_listed(user, id, &photo, &picture, &mut told);
        }
        let Told { mut lines, waiting, pages, bad, mut refused, again, erase } = told;
        for (address, mut said) in waiting {
            // That it was taken, without asking for the page of which more is said below.
            if pages.contains(&address) {
                said.truncate(1);
            }
            lines.extend(said);
        }
        lines.extend(bad);
        // The picture of the only refused one is shown marked; several are told by their names.
        let media = if refused.len() == 1 { refused.pop().flatten() } else { None };
        let mut rows = Vec::new();
        // With several, nobody could tell which one a button is for.
        if let [item] = again.as_slice() {
            rows.push(vec![tap_for(id, label("again"), "mend", item)]);
        }
        if !erase.is_empty() {
            rows.push(vec![tap_for(id, label("erase_all"), "erase", &erase)]);
        }
        let (crossed, crossed_rows) = self.tell_crossings(id);
        lines.extend(crossed);
        rows.extend(crossed_rows);
        let here = self.screen_of(user) == Screen::Next && self.active(user).as_ref() == Some(id);
        if here {
            self.moved_on(user, id, Reaction { rows, media, ..Reaction::with(place, lines) });
        } else {
            self.tell(user, Some(id.clone()), Content { lines, buttons: rows, media }, Urgency::Reply);
            self.moved_aside(user, id);
        }
    }

    /// Judges one picture of a list that is right.
    fn take_listed(&mut self, user: UserId, id: &FilingId, photo: &PhotoId, picture: &Unsorted, told: &mut Told) {
        let address = picture.sent.address.clone();
        let Some(item) = self.rules.items.get(&address.item).cloned() else {
            // The rules changed meanwhile.
            self.ask_what_it_is(user, id, photo);
            return;
        };
        if let Some(filing) = self.filing_mut(id) {
            filing.unsorted.remove(photo);
        }
        let kept = picture.kept(photo);
        let mut judged = self.judged(id, &item, &address, &kept);
        let mut best_of = None;
        // What only waits for its other page is not refused.
        if judged.judgement.verdict == Verdict::Refuse && !judged.waits {
            let warnings = judged.judgement.faults.clone();
            if kept.facts.sheet.as_ref().and_then(|sheet| sheet.page.as_ref()).is_some_and(|page| page.current) {
                told.pages.insert(address.clone());
            }
            match self.tried(id, &item, &picture.sent, PhotoKept { warnings, ..kept }) {
                None => return,
                Some(Tried::Again(lines, media)) => {
                    let name = Phrase::new(format!("item-{}.label", item.id));
                    told.bad.push(line(Phrase::new("album-refused").with("name", name)));
                    told.bad.extend(lines);
                    told.refused.push(media);
                    return;
                }
                Some(Tried::Best(number, best)) => {
                    best_of = Some(line(self.best_kept(number)));
                    judged.judgement.faults.clone_from(&best.warnings);
                    judged.pages.pop();
                    judged.pages.push(*best);
                }
            }
        }
        if !judged.judgement.faults.is_empty() && !judged.waits {
            told.again.push(item.id.clone());
        }
        let message = picture.sent.message.to_string();
        if item.sensitive_picture() && told.erase.len() + message.len() < ERASE_BYTES_MAX {
            let dot = if told.erase.is_empty() { "" } else { "." };
            told.erase = format!("{}{dot}{message}", told.erase);
        }
        if judged.waits {
            // The other page may be the next picture of the list.
            told.waiting.insert(address.clone(), self.gather_page(id, &address, judged));
            return;
        }
        told.waiting.remove(&address);
        let mut lines = self.take_good(id, &item, &address, judged).into_iter();
        told.lines.extend(lines.next());
        told.lines.extend(best_of);
        told.lines.extend(lines);
    }

    /// Keeps a picture that may be kept; what is said of it.
    fn take_good(&mut self, id: &FilingId, item: &Item, address: &Address, judged: Judged) -> Vec<Line> {
        let Judged { judgement, mut pages, .. } = judged;
        if let Some(last) = pages.last_mut() {
            last.warnings.clone_from(&judgement.faults);
        }
        self.keep_picture(id, item, address, pages);
        let name = Phrase::new(format!("item-{}.label", item.id));
        let mut lines = vec![line(Phrase::new("notice-picture_kept").with("name", name))];
        lines.extend(judgement.faults.iter().map(|f| line(Phrase::new("frame-warning").with("text", f.phrase()))));
        lines
    }
}

/// An album that is whole by now.
fn whole(filing: &Filing, now: Time) -> Option<String> {
    let mut albums = filing.unsorted.values().filter_map(Unsorted::gathering);
    albums.find(|album| quiet_at(filing, album).is_some_and(|at| at <= now)).map(str::to_owned)
}

/// For a back of a card: the picture of the list that is taken for its front.
fn other_side<'a>(rules: &Rules, filing: &'a Filing, back: &Unsorted) -> Option<&'a PhotoId> {
    let kind = |u: &Unsorted| rules.items.get(&u.sent.address.item).map(kind_of);
    if kind(back) != Some(PhotoKind::IdBack) {
        return None;
    }
    let front = back.sent.address.item.strip_suffix("_back").map(|stem| format!("{stem}_front"))?;
    filing.unsorted.iter().find(|(_, u)| u.is_taken() && u.sent.address.item == front).map(|(photo, _)| photo)
}

#[cfg(test)]
mod tests;
