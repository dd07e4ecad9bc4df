//! The reviewers' desk: one card a filing, claimed by name, accepted or sent back with named reasons.
//! Roles come from where a press is made: a button of the desk works in the review group only.

use super::effect::{Button, Content, Effect, Place, Show, Slot, Urgency};
use super::event::{Body, Message, Tap};
use super::state::{Address, Claim, FilingId, SentBack, Value, Who};
use super::talk::{Talk, label, tap_for};
use super::{ChatId, Press, Stage, UserId};
use crate::rulebook::items::Kind;
use crate::text::{Lang, Phrase};

/// Items or reasons on one page of a choice.
const A_PAGE: usize = 8;

impl Talk<'_> {
    /// The review group, where it is now.
    pub(super) fn desk_chat(&self) -> Option<ChatId> {
        self.rules.settings.desk.map(|configured| self.world.desk.moved_to.unwrap_or(configured))
    }

    /// The language spoken in the review group.
    pub(super) fn desk_lang(&self) -> Lang {
        self.rules.settings.lang.unwrap_or(Lang::Zh)
    }

    /// A packet arrives: a topic if the group has them, the card, the pictures.
    pub(super) fn hand_to_desk(&mut self, id: &FilingId) {
        let Some(chat) = self.desk_chat() else { return };
        let Some(filing) = self.filing(id) else {
            return;
        };
        if filing.thread.is_none() {
            let name = format!("{} · {}", id.0.to_uppercase(), self.filing_name(filing));
            self.effects.push(Effect::Topic { chat, filing: id.clone(), name: crate::text::cut(&name, 120) });
            return;
        }
        self.present(id);
    }

    /// The topic is there (0: the group has none): the packet is laid into it.
    pub(super) fn topic_made(&mut self, id: &FilingId, thread: i64) {
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        if filing.thread.is_some_and(|t| t != 0) {
            return;
        }
        filing.thread = Some(thread);
        if filing.stage == Stage::HouseCheck {
            self.present(id);
        }
    }

    /// Card and pictures, as a new message below.
    fn present(&mut self, id: &FilingId) {
        self.show_card(id, Place::New);
        if let Some(filing) = self.filing(id) {
            let pictures = self.pictures(filing);
            let thread = filing.thread.filter(|t| *t != 0);
            let seen = filing.seen.clone();
            for (item, photo) in pictures {
                let address = Address::first(&item.part, &item.id);
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
                for fault in &photo.warnings {
                    content = content.line(Phrase::new("frame-warning").with("text", fault.phrase()));
                }
                self.tell_desk(id, thread, content);
            }
        }
    }

    /// Redraws the card, if the filing has one.
    pub(super) fn card(&mut self, id: &FilingId) {
        if self.filing(id).is_some_and(|f| f.thread.is_some()) {
            self.show_card(id, Place::Edit);
        }
    }

    fn show_card(&mut self, id: &FilingId, place: Place) {
        let Some(chat) = self.desk_chat() else { return };
        let content = self.card_content(id);
        let Some(filing) = self.filing(id) else {
            return;
        };
        let slot = Slot(format!("desk-{id}"));
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
        for (i, (row, _)) in self.desk_rows(filing).into_iter().enumerate() {
            content = if i == 0 { content.para(row) } else { content.line(row) };
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
                rows.push(vec![button("desk_accept", "d_accept", ""), button("desk_back", "d_pick", "0")]);
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
                rows.push(vec![tap_for(id, Phrase::new(format!("move-{}", step.id)), "d_pick", "0")]);
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

    /// A press in the review group.
    pub(super) fn desk_tap(&mut self, tap: &Tap) {
        let lang = self.desk_lang();
        let toast = match Press::read(&tap.data) {
            Some(Press { filing: Some(id), act, .. }) if self.filing(&id).is_some() => {
                self.desk_press(tap, &id, &act.verb, &act.arg)
            }
            Some(_) | None => Some(Phrase::new("toast-gone")),
        };
        self.answer(tap.chat, &tap.callback, lang, toast);
    }

    fn desk_press(&mut self, tap: &Tap, id: &FilingId, verb: &str, arg: &str) -> Option<Phrase> {
        let who = Who::Reviewer(tap.from, tap.name.clone());
        if let Some(claim) = self.filing(id).and_then(|f| f.claim.clone())
            && claim.user != tap.from
            && !matches!(verb, "d_move" | "d_over")
        {
            return Some(Phrase::new("toast-claimed").with("name", claim.name));
        }
        let stage = self.filing(id)?.stage;
        match verb {
            "d_take" if stage == Stage::HouseCheck => {
                let claim = Claim { user: tap.from, name: tap.name.clone(), at: self.now };
                self.filing_mut(id)?.claim = Some(claim);
                self.note(id, who, Phrase::new("history-taken"));
            }
            "d_drop" => {
                self.filing_mut(id)?.claim = None;
                self.note(id, who, Phrase::new("history-dropped"));
            }
            "d_accept" if stage == Stage::HouseCheck => self.accept(id, who),
            "d_pick" => {
                self.pick_page(id, arg.parse().unwrap_or(0));
                return None;
            }
            "d_item" => {
                self.reason_page(id, arg);
                return None;
            }
            "d_reason" => return self.pick(id, arg),
            "d_unpick" => self.filing_mut(id)?.picked.clear(),
            "d_note" => {
                self.world.desk.asked.insert(tap.from, (id.clone(), "note".to_owned()));
                let thread = self.filing(id)?.thread.filter(|t| *t != 0);
                self.tell_desk(id, thread, Content::of(Phrase::new("desk-ask_note").with("name", tap.name.clone())));
                return None;
            }
            "d_send" => return self.send_back(id, who),
            "d_move" => {
                let (step, person) = arg.split_once('.').map_or((arg, None), |(s, w)| (s, Some(w)));
                let Some(reaction) = self.report(id, step, person, who) else {
                    return Some(Phrase::new("toast-moved_already"));
                };
                let said = reaction.before.into_iter().map(|l| l.phrase).collect();
                self.news(id, said);
            }
            "d_over" => self.take_over(id, tap.from, who),
            "d_card" => {}
            _ => return Some(Phrase::new("toast-moved_already")),
        }
        self.card(id);
        None
    }

    fn accept(&mut self, id: &FilingId, who: Who) {
        self.mark_seen(id);
        if let Some(filing) = self.filing_mut(id) {
            filing.picked.clear();
            filing.claim = None;
        }
        self.enter_stage(id, Stage::Ready, who);
        self.news(id, vec![Phrase::new("news-accepted")]);
    }

    fn mark_seen(&mut self, id: &FilingId) {
        if let Some(filing) = self.filing_mut(id) {
            filing.seen = filing.answers.iter().map(|(a, answer)| (a.clone(), answer.value.clone())).collect();
        }
    }

    /// The items that can be sent back, as buttons in the card.
    fn pick_page(&mut self, id: &FilingId, page: usize) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let items: Vec<(usize, String)> = self
            .rules
            .items
            .list
            .iter()
            .enumerate()
            .filter(|(_, i)| i.kind != Kind::Gate && filing.answers.contains_key(&Address::first(&i.part, &i.id)))
            .map(|(n, i)| (n, i.id.clone()))
            .collect();
        let pages = items.len().div_ceil(A_PAGE).max(1);
        let mut content = self.card_content(id).para(Phrase::new("desk-pick_item"));
        content.buttons.clear();
        for pair in items.iter().skip(page * A_PAGE).take(A_PAGE).collect::<Vec<_>>().chunks(2) {
            let row = pair
                .iter()
                .map(|(n, item)| tap_for(id, Phrase::new(format!("item-{item}.label")), "d_item", &format!("{n}.0")));
            content = content.row(row.collect());
        }
        let more = Phrase::new("button-more").with("page", page + 1).with("pages", pages);
        let mut last = vec![tap_for(id, label("desk_card"), "d_card", "")];
        if pages > 1 {
            last.insert(0, tap_for(id, more, "d_pick", &((page + 1) % pages).to_string()));
        }
        self.edit_card(id, content.row(last));
    }

    /// The reasons for one item: those that concern it first.
    fn reason_page(&mut self, id: &FilingId, arg: &str) {
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
        self.edit_card(id, content.row(last));
    }

    fn edit_card(&mut self, id: &FilingId, content: Content) {
        let Some(chat) = self.desk_chat() else { return };
        let Some(filing) = self.filing(id) else {
            return;
        };
        let show = Show {
            chat,
            thread: filing.thread.filter(|t| *t != 0),
            slot: Some(Slot(format!("desk-{id}"))),
            place: Place::Edit,
            filing: Some(id.clone()),
            about: None,
            lang: self.desk_lang(),
            zone: self.rules.settings.zone.clone(),
            content,
            urgency: Urgency::Reply,
        };
        self.effects.push(Effect::Show(Box::new(show)));
    }

    fn pick(&mut self, id: &FilingId, arg: &str) -> Option<Phrase> {
        let (index, reason) = arg.split_once('.')?;
        let item = index.parse::<usize>().ok().and_then(|i| self.rules.items.list.get(i))?;
        let address = Address::first(&item.part, &item.id);
        if !self.rules.law.reasons_for(&item.id).iter().any(|r| r == reason) {
            return Some(Phrase::new("toast-moved_already"));
        }
        let back = SentBack { reason: reason.to_owned(), note: None, fixed: false };
        self.filing_mut(id)?.picked.insert(address, back);
        self.card(id);
        None
    }

    /// The picked items go back to the filer.
    fn send_back(&mut self, id: &FilingId, who: Who) -> Option<Phrase> {
        let filing = self.filing(id)?;
        let to = match filing.stage {
            Stage::HouseCheck => Stage::HouseFix,
            Stage::FirstReview => Stage::FirstFix,
            Stage::BureauReview => Stage::BureauFix,
            Stage::Draft
            | Stage::HouseFix
            | Stage::Ready
            | Stage::AtAlibaba
            | Stage::FirstFix
            | Stage::SmsCheck
            | Stage::SmsFailed
            | Stage::BureauFix
            | Stage::Approved
            | Stage::Abandoned => return Some(Phrase::new("toast-moved_already")),
        };
        if filing.picked.is_empty() {
            return Some(Phrase::new("toast-pick_first"));
        }
        let count = filing.picked.len();
        self.mark_seen(id);
        let filing = self.filing_mut(id)?;
        filing.sent_back = std::mem::take(&mut filing.picked);
        filing.claim = None;
        self.enter_stage(id, to, who);
        self.news(id, vec![Phrase::new(format!("news-{}", to.id())).with("count", count)]);
        self.card(id);
        None
    }

    fn take_over(&mut self, id: &FilingId, user: UserId, who: Who) {
        let Some(filing) = self.filing_mut(id) else {
            return;
        };
        let taken = filing.taken_over.is_none();
        filing.taken_over = taken.then_some(user);
        self.note(id, who, Phrase::new(if taken { "history-taken_over" } else { "history-handed_back" }));
        if taken {
            let owner = self.filing(id).map(|f| f.owner).unwrap_or_default();
            self.tell(owner, Some(id.clone()), Content::of(Phrase::new("relay-person_here")), Urgency::Reply);
        } else {
            self.news(id, vec![Phrase::new("relay-bot_back")]);
        }
    }

    /// A message in the review group: a note that was asked for, or a word to the filer.
    pub(super) fn desk_message(&mut self, message: &Message) {
        if message.edited || matches!(message.body, Body::Service) {
            return;
        }
        if let Some((id, _)) = self.world.desk.asked.get(&message.from).cloned()
            && let Body::Text(text) = &message.body
        {
            self.world.desk.asked.remove(&message.from);
            let note = crate::text::cut(text, 500);
            if let Some(filing) = self.filing_mut(&id) {
                for back in filing.picked.values_mut() {
                    back.note = Some(note.clone());
                }
            }
            self.card(&id);
            return;
        }
        let Some(id) = message.reply_to_filing.clone().filter(|id| self.filing(id).is_some()) else {
            return;
        };
        self.relay_to_filer(&id, message);
    }
}
