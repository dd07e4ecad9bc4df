//! The card of a filing in the review group: stage, answers, buttons, and the choice of what goes back.

use super::Stage;
use super::effect::{Button, Content, Effect, Place, Show, Slot, Urgency};
use super::state::{FilingId, Value};
use super::talk::{Talk, label, tap_for};
use crate::rulebook::items::{Item, Kind};
use crate::text::{Arg, Phrase};

/// Items or reasons on one page of a choice.
const A_PAGE: usize = 8;
/// Characters of answers in one message: Telegram takes 4,096, and the card needs room for its own lines.
const ANSWERS_CHARS_MAX: usize = 2_800;
/// About what the words around an answer take.
const ROW_CHARS: usize = 40;

impl Talk<'_> {
    /// The pictures, and below them the card with its buttons.
    pub(super) fn present(&mut self, id: &FilingId) {
        if let Some(filing) = self.filing(id) {
            let pictures = self.pictures(filing);
            let thread = filing.thread.filter(|t| *t != 0);
            let seen = filing.seen.clone();
            let refused: Vec<bool> = pictures.iter().map(|(i, p)| self.is_last_resort(filing, i, p)).collect();
            for ((item, photo), refused) in pictures.into_iter().zip(refused) {
                let address = item.address.clone();
                let unchanged =
                    matches!(seen.get(&address), Some(Value::Photos(old)) if old.iter().any(|o| o.id == photo.id));
                if unchanged {
                    continue;
                }
                let name = Phrase::new(format!("item-{}.label", item.id));
                let media = if photo.facts.is_picture() {
                    super::Media::Photo { filing: id.clone(), photo: photo.id }
                } else {
                    super::Media::File { filing: id.clone(), photo: photo.id, name: item.id.clone(), ready: false }
                };
                let mut content =
                    Content { media: Some(media), ..Content::of(Phrase::new("export-picture").with("name", name)) };
                if refused {
                    content = content.line(Phrase::new("desk-picture_refused"));
                }
                for fault in &photo.warnings {
                    content = content.line(Phrase::new("frame-warning").with("text", fault.phrase()));
                }
                self.tell_desk(Some(id), thread, content);
            }
        }
        self.show_card(id, Place::New);
    }

    /// Redraws the card, if the filing has one.
    pub(super) fn card(&mut self, id: &FilingId) {
        if self.filing(id).is_some_and(|f| f.thread.is_some()) {
            self.show_card(id, Place::Edit);
        }
    }

    fn show_card(&mut self, id: &FilingId, place: Place) {
        self.put_card(id, place, self.card_content(id));
        let Some(filing) = self.filing(id) else {
            return;
        };
        // A long packet has its answers in messages of their own.
        let pages = pages_of(self.desk_rows(filing));
        if pages.len() > 1 {
            for (number, rows) in pages.into_iter().enumerate() {
                let mut content = Content::of(Phrase::new("desk-answers").with("filing", id.0.to_uppercase()));
                for (row, _) in rows {
                    content = content.line(row);
                }
                self.put(id, Slot(format!("desk-{id}-{number}")), place, content);
            }
        }
    }

    fn put_card(&mut self, id: &FilingId, place: Place, content: Content) {
        self.put(id, Slot(format!("desk-{id}")), place, content);
    }

    fn put(&mut self, id: &FilingId, slot: Slot, place: Place, content: Content) {
        let Some(chat) = self.desk_chat() else { return };
        let Some(filing) = self.filing(id) else {
            return;
        };
        let show = Show {
            chat,
            thread: filing.thread.filter(|t| *t != 0),
            slot: Some(slot.clone()),
            place,
            filing: Some(id.clone()),
            about: None,
            lang: self.desk_lang(),
            zone: self.rules.settings.zone.clone(),
            content,
            urgency: Urgency::Reply,
        };
        self.effects.push(Effect::Show(Box::new(show)));
        if place == Place::New {
            self.effects.push(Effect::Retire { chat, slot });
        }
    }

    fn card_content(&self, id: &FilingId) -> Content {
        let Some(filing) = self.filing(id) else {
            return Content::default();
        };
        let case = self.case(filing);
        let kind = Phrase::new(format!("kind-{}", case.get("kind").unwrap_or("first")));
        let title = Phrase::new("desk-card").with("filing", id.0.to_uppercase()).with("kind", kind);
        let mut content = Content::of(Phrase::new("frame-title").with("text", title)).line(
            Phrase::new("desk-stage")
                .with("stage", Phrase::new(format!("stage-{}", filing.stage.id())))
                .with("since", filing.stage_since),
        );
        if let Some(claim) = &filing.claim {
            content = content.line(Phrase::new("desk-claimed").with("name", claim.name.clone()));
        }
        if filing.taken_over.is_some() {
            content = content.line(Phrase::new("desk-taken_over"));
        }
        if filing.stage == Stage::HouseCheck {
            content = content.line(self.forecast(filing).counts("desk-forecast"));
        }
        let refused =
            self.pictures(filing).into_iter().filter(|(item, photo)| self.is_last_resort(filing, item, photo));
        let names: Vec<Phrase> = refused.map(|(item, _)| Phrase::new(format!("item-{}.label", item.id))).collect();
        if !names.is_empty() {
            content = content.line(Phrase::new("desk-pictures_refused").with("names", names));
        }
        let mut pages = pages_of(self.desk_rows(filing));
        let long = pages.len() > 1;
        let rows: Vec<(Phrase, bool)> = if long {
            let changed = pages.into_iter().flatten().filter(|(_, changed)| *changed);
            pages_of(changed.collect()).into_iter().next().unwrap_or_default()
        } else {
            pages.pop().unwrap_or_default()
        };
        for (i, (row, _)) in rows.into_iter().enumerate() {
            content = if i == 0 { content.para(row) } else { content.line(row) };
        }
        if long {
            content = content.para(Phrase::new("desk-answers_apart"));
        }
        for (i, (address, back)) in filing.picked.iter().enumerate() {
            let row = Phrase::new("desk-picked")
                .with("name", Phrase::new(format!("item-{}.label", address.item)))
                .with("reason", Phrase::new(format!("refusal-{}", back.reason)));
            content = if i == 0 { content.para(row) } else { content.line(row) };
            if let Some(note) = &back.note {
                content = content.line(Phrase::new("desk-note").with("note", note.clone()));
            }
        }
        for row in self.card_buttons(id) {
            content = content.row(row);
        }
        content
    }

    fn card_buttons(&self, id: &FilingId) -> Vec<Vec<Button>> {
        let Some(filing) = self.filing(id) else {
            return Vec::new();
        };
        let button = |name: &str, verb: &str, arg: &str| tap_for(id, label(name), verb, arg);
        let mut rows = Vec::new();
        if filing.stage == Stage::HouseCheck {
            if filing.claim.is_none() {
                rows.push(vec![button("desk_take", "d_take", "")]);
            } else {
                rows.push(vec![button("desk_accept", "d_accept", ""), button("desk_back", "d_pick", "")]);
                if !filing.picked.is_empty() {
                    rows.push(vec![button("desk_note", "d_note", ""), button("desk_send_back", "d_send", "")]);
                    rows.push(vec![button("desk_unpick", "d_unpick", "")]);
                }
                rows.push(vec![button("desk_drop", "d_drop", "")]);
            }
        }
        for step in self.rules.plan.stage(filing.stage.id()).map(|s| s.moves.as_slice()).unwrap_or_default() {
            if step.id == "deck" || step.id == "reopen" {
                continue;
            }
            if step.each {
                for who in self.sms_persons(filing).into_iter().filter(|w| !filing.ticks.contains(&format!("sms_{w}")))
                {
                    let name = Phrase::new(format!("move-{}", step.id)).with("who", Phrase::new(format!("sms-{who}")));
                    rows.push(vec![tap_for(id, name, "d_move", &format!("{}.{who}", step.id))]);
                }
            } else if step.refusal {
                rows.push(vec![tap_for(id, Phrase::new(format!("move-{}", step.id)), "d_pick", "")]);
                if !filing.picked.is_empty() {
                    rows.push(vec![button("desk_note", "d_note", ""), button("desk_send_back", "d_send", "")]);
                }
            } else {
                rows.push(vec![tap_for(id, Phrase::new(format!("move-{}", step.id)), "d_move", &step.id)]);
            }
        }
        let over = if filing.taken_over.is_some() { "desk_hand_back" } else { "desk_take_over" };
        rows.push(vec![button(over, "d_over", "")]);
        rows
    }

    /// What can be sent back, as buttons in the card: the parts of the filing, then the items of one part.
    /// `arg` is empty, or a part and a page.
    pub(super) fn pick_page(&mut self, id: &FilingId, arg: &str) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let given = |item: &&Item| item.kind != Kind::Gate && filing.answers.contains_key(&item.address);
        let mut content = self.card_content(id).para(Phrase::new("desk-pick_item"));
        content.buttons.clear();
        let mut last = vec![tap_for(id, label("desk_card"), "d_card", "")];
        if arg.is_empty() {
            let mut parts: Vec<&str> = Vec::new();
            for item in self.rules.items.list.iter().filter(given) {
                if !parts.contains(&item.part.as_str()) {
                    parts.push(&item.part);
                }
            }
            for pair in parts.chunks(2) {
                let button =
                    |part: &&str| tap_for(id, Phrase::new(format!("part-{part}")), "d_pick", &format!("{part} 0"));
                content = content.row(pair.iter().map(button).collect());
            }
        } else {
            let (part, page) = arg.split_once(' ').unwrap_or((arg, "0"));
            let items: Vec<(usize, &Item)> =
                self.rules.items.list.iter().enumerate().filter(|(_, i)| i.part == part && given(i)).collect();
            let pages = items.len().div_ceil(A_PAGE).max(1);
            let page = page.parse::<usize>().unwrap_or(0) % pages;
            for pair in items.iter().skip(page * A_PAGE).take(A_PAGE).collect::<Vec<_>>().chunks(2) {
                let button = |(n, item): &&(usize, &Item)| {
                    tap_for(id, Phrase::new(format!("item-{}.label", item.id)), "d_item", &format!("{n}.0"))
                };
                content = content.row(pair.iter().map(button).collect());
            }
            last.insert(0, tap_for(id, label("sections"), "d_pick", ""));
            if pages > 1 {
                let more = Phrase::new("button-more").with("page", page + 1).with("pages", pages);
                last.insert(0, tap_for(id, more, "d_pick", &format!("{part} {}", (page + 1) % pages)));
            }
        }
        self.put_card(id, Place::Edit, content.row(last));
    }

    /// The reasons for one item: those that concern it first.
    pub(super) fn reason_page(&mut self, id: &FilingId, arg: &str) {
        let (index, page) = arg.split_once('.').unwrap_or((arg, "0"));
        let page: usize = page.parse().unwrap_or(0);
        let Some(item) = index.parse::<usize>().ok().and_then(|i| self.rules.items.list.get(i)) else {
            return;
        };
        let reasons = self.rules.law.reasons_for(&item.id);
        let pages = reasons.len().div_ceil(A_PAGE).max(1);
        let name = Phrase::new(format!("item-{}.label", item.id));
        let mut content = self.card_content(id).para(Phrase::new("desk-pick_reason").with("name", name));
        content.buttons.clear();
        for reason in reasons.iter().skip(page * A_PAGE).take(A_PAGE) {
            let button =
                tap_for(id, Phrase::new(format!("refusal-{reason}")), "d_reason", &format!("{index}.{reason}"));
            content = content.row(vec![button]);
        }
        let mut last = vec![tap_for(id, label("desk_card"), "d_card", "")];
        if pages > 1 {
            let more = Phrase::new("button-more").with("page", page + 1).with("pages", pages);
            last.insert(0, tap_for(id, more, "d_item", &format!("{index}.{}", (page + 1) % pages)));
        }
        self.put_card(id, Place::Edit, content.row(last));
    }
}

/// Rows in as few messages as hold them.
fn pages_of(rows: Vec<(Phrase, bool)>) -> Vec<Vec<(Phrase, bool)>> {
    let mut pages: Vec<Vec<(Phrase, bool)>> = Vec::new();
    let mut room = 0;
    for row in rows {
        let chars = ROW_CHARS + weight(&row.0);
        if chars > room || pages.is_empty() {
            pages.push(Vec::new());
            room = ANSWERS_CHARS_MAX;
        }
        room = room.saturating_sub(chars);
        if let Some(page) = pages.last_mut() {
            page.push(row);
        }
    }
    pages
}

/// About how many characters the arguments of a phrase take.
fn weight(phrase: &Phrase) -> usize {
    phrase
        .args
        .iter()
        .map(|(_, arg)| match arg {
            Arg::Text(text) | Arg::Code(text) => text.chars().count(),
            Arg::Phrase(inner) => weight(inner),
            Arg::List(list) => list.iter().map(|p| weight(p) + ROW_CHARS / 2).sum(),
            Arg::Num(_) | Arg::Day(_) | Arg::Moment(_) => ROW_CHARS / 2,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(chars: usize) -> (Phrase, bool) {
        (Phrase::new("desk-row").with("value", Phrase::new("value-copy").with("text", "x".repeat(chars))), false)
    }

    #[test]
    fn long_packets_are_laid_into_messages_that_hold_them() {
        let rows: Vec<_> = [10, 800, 2_400, 30, 2_400, 5, 900, 900, 900].map(row).into();
        let pages = pages_of(rows.clone());
        assert!(pages.len() > 1);
        assert_eq!(pages.concat(), rows);
        for page in &pages {
            let chars: usize = page.iter().map(|(row, _)| ROW_CHARS + weight(row)).sum();
            assert!(chars <= ANSWERS_CHARS_MAX, "{chars} characters on a page");
        }
        assert_eq!(pages_of((0..30).map(|_| row(20)).collect()).len(), 1);
        assert!(pages_of(Vec::new()).is_empty());
    }
}
