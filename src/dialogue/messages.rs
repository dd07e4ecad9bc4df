//! Messages in a private chat: an answer, a command, a picture, or something to be told kindly
//! that it can't be used. Whatever comes, the open question stays as it was.

use super::answers::{Taken, line};
use super::effect::{Effect, Line, Place};
use super::event::{Body, Message};
use super::state::{Address, FilingId, Screen};
use super::talk::{Reaction, Talk};
use super::{Stage, UserId};
use crate::text::{Fault, Phrase};

/// How many given answers are remembered for later edits.
const SAID_MAX: usize = 20;

impl Talk<'_> {
    /// A message in a private chat.
    pub(super) fn private_message(&mut self, message: &Message) {
        let user = message.from;
        if message.body == Body::Service {
            return;
        }
        self.meet(user, message.client_lang.as_deref());
        if let Body::Command { name, rest } = &message.body {
            if !message.edited && !message.forwarded {
                self.command(user, name, rest);
            }
            return;
        }
        let consented = self.persons.get(&user).is_some_and(|p| p.consent.is_some());
        if !consented {
            if let Body::Text(text) = &message.body
                && let Some(press) = self.typed_press(user, text)
                && super::taps::OPEN.contains(&press.act.verb.as_str())
                && let Some(reaction) = self.press(user, &press, Place::New)
            {
                self.show_main(user, Reaction { place: Place::New, ..reaction });
                return;
            }
            let said = matches!(message.body, Body::Text(_));
            let note = if said { "notice-consent_first" } else { "notice-consent_first_file" };
            self.show_main(user, Reaction::below().say(Phrase::new(note)));
            return;
        }
        let Some(id) = self.active(user).filter(|id| self.filing(id).is_some()) else {
            self.go(user, Screen::Filings);
            self.show_main(user, Reaction::below());
            return;
        };
        if self.relay_to_reviewer(user, &id, message) {
            return;
        }
        match &message.body {
            Body::Text(text) if message.edited => self.edited(user, &id, message, text),
            Body::Text(text) => self.text(user, &id, message, text),
            Body::File { file, caption: _ } if !message.edited => self.picture(user, &id, message, file),
            Body::Contact { phone, own } if !message.edited => self.contact(user, &id, message, phone, *own),
            Body::Other(kind) if !message.edited => self.cannot_use(user, kind),
            Body::File { .. } | Body::Contact { .. } | Body::Other(_) | Body::Command { .. } | Body::Service => {}
        }
    }

    fn text(&mut self, user: UserId, id: &FilingId, message: &Message, text: &str) {
        if self.guards_sms_code(user, id, message, text) {
            return;
        }
        let screen = self.screen_of(user);
        let awaits = screen.is_read() || matches!(screen, Screen::Await(_));
        if let Some(Screen::Await(what)) = self.persons.get(&user).map(|p| p.screen.home())
            && awaits
            && self.typed_press(user, text).is_none()
        {
            self.go(user, Screen::Await(what.clone()));
            self.awaited(user, id, &what, message, text);
            return;
        }
        if let Some(old) = &message.reply_to_item
            && Some(old) != self.open_address(user, id).as_ref()
        {
            self.reply_to_old(user, id, old, message, text);
            return;
        }
        if let Some(verb) = self.typed_button(text) {
            self.command(user, verb, "");
            return;
        }
        if let Some(press) = self.typed_press(user, text) {
            if let Some(reaction) = self.press(user, &press, Place::New) {
                self.show_main(user, Reaction { place: Place::New, ..reaction });
            }
            return;
        }
        if self.rules.typed("button-cross_keep", text)
            && let Some(reaction) = self.keep_told(id)
        {
            self.show_main(user, Reaction { place: Place::New, ..reaction });
            return;
        }
        if matches!(screen, Screen::Confirm(_)) {
            let fault = Phrase::new("frame-fault").with("text", Fault::new("gate").phrase());
            self.show_main(user, Reaction::below().say(fault));
            return;
        }
        if screen.is_read() && self.asked_behind(user, id).is_some() {
            // A page was read meanwhile: the answer is meant for the question behind it.
            self.leave_page(user);
        }
        match self.open_address(user, id) {
            Some(address) => self.reply(user, id, &address, message, text),
            None => self.text_without_question(user, id, text),
        }
    }

    /// A reply to the question for another item than the open one.
    fn reply_to_old(&mut self, user: UserId, id: &FilingId, old: &Address, message: &Message, text: &str) {
        let item = self.rules.items.get(&old.item).cloned();
        let here = item.is_some_and(|item| self.may_give(id, &item, old));
        if here || self.may_correct(id, old) {
            self.correct(user, id, old, message, text);
        } else {
            self.show_main(user, Reaction::below().say(Phrase::new("notice-reply_late")));
        }
    }

    /// A typed reply to the open item.
    fn reply(&mut self, user: UserId, id: &FilingId, address: &Address, message: &Message, text: &str) {
        let forwarded = message.forwarded.then(|| line(Phrase::new("notice-forwarded")));
        self.reply_saying(user, id, address, message, text, forwarded.into_iter().collect());
    }

    fn reply_saying(
        &mut self,
        user: UserId,
        id: &FilingId,
        address: &Address,
        message: &Message,
        text: &str,
        mut lines: Vec<Line>,
    ) {
        self.remember_said(user, message.message, address);
        match self.take_text(id, address, text) {
            Taken::Kept(said) => {
                lines.extend(said);
                self.after_answer(user, id, address, lines, Place::New);
            }
            Taken::Refused(said) => {
                lines.extend(said);
                self.show_main(user, Reaction::with(Place::New, lines));
            }
        }
    }

    /// A text where no item is open: a button typed out, a pasted refusal, or a word to be told where we are.
    fn text_without_question(&mut self, user: UserId, id: &FilingId, text: &str) {
        if let Some(reaction) = self.typed_move(user, id, text) {
            self.show_main(user, Reaction { place: Place::New, ..reaction });
            return;
        }
        if self.pasted_refusal(user, id, text) {
            return;
        }
        self.show_main(user, Reaction::below().say(Phrase::new("notice-nothing_asked")));
    }

    /// An edited message corrects the answer that was given in it.
    fn edited(&mut self, user: UserId, id: &FilingId, message: &Message, text: &str) {
        let said = self
            .persons
            .get(&user)
            .and_then(|p| p.said.iter().rev().find(|(m, _)| *m == message.message).map(|(_, a)| a.clone()));
        let Some(address) = said else { return };
        if self.open_address(user, id).as_ref() == Some(&address) {
            self.reply(user, id, &address, message, text);
        } else if self.may_correct(id, &address) {
            self.correct(user, id, &address, message, text);
        } else {
            self.show_main(user, Reaction::below().say(Phrase::new("notice-edit_late")));
        }
    }

    /// A correction of an earlier answer; the open question stays open.
    fn correct(&mut self, user: UserId, id: &FilingId, address: &Address, message: &Message, text: &str) {
        let old = self.filing(id).and_then(|f| f.answers.get(address)).cloned();
        let name = Phrase::new(format!("item-{}.label", address.item));
        self.remember_said(user, message.message, address);
        match self.take_text(id, address, text) {
            Taken::Kept(lines) => {
                let same = self.filing(id).and_then(|f| f.answers.get(address)).map(|a| &a.value)
                    == old.as_ref().map(|a| &a.value);
                if same && message.edited {
                    return;
                }
                let mut all = vec![line(Phrase::new("notice-corrected").with("name", name))];
                all.extend(lines);
                self.after_correction(user, id, address, all);
            }
            Taken::Refused(lines) => {
                let mut all = vec![line(Phrase::new("notice-not_corrected").with("name", name))];
                all.extend(lines);
                self.show_main(user, Reaction::with(Place::New, all));
            }
        }
    }

    /// True if an answer there may be changed now.
    pub(super) fn may_correct(&self, id: &FilingId, address: &Address) -> bool {
        let Some(filing) = self.filing(id) else {
            return false;
        };
        let here = filing.answers.contains_key(address);
        let fixing = super::flow::is_fix(self.rules, filing);
        here && self.rules.stage_edits(filing.stage.id()) && (!fixing || filing.sent_back.contains_key(address))
    }

    fn remember_said(&mut self, user: UserId, message: i64, address: &Address) {
        if let Some(person) = self.person(user) {
            person.said.retain(|(m, _)| *m != message);
            person.said.push((message, address.clone()));
            let extra = person.said.len().saturating_sub(SAID_MAX);
            person.said.drain(..extra);
        }
    }

    /// A shared contact answers a question for a phone; a foreign or strange number is judged like a typed one.
    fn contact(&mut self, user: UserId, id: &FilingId, message: &Message, phone: &str, own: bool) {
        let open = self.open_address(user, id);
        let wanted = open.as_ref().and_then(|a| self.rules.items.get(&a.item)).is_some_and(|i| i.contact);
        match open.filter(|_| wanted) {
            Some(address) => {
                // Somebody else's card may be meant (a colleague's number); it is said whose it was.
                let said = if own { Vec::new() } else { vec![line(Phrase::new("notice-contact_other"))] };
                self.reply_saying(user, id, &address, message, phone, said);
            }
            None => self.cannot_use(user, "contact"),
        }
    }

    /// Stickers, voices, places …: one calm line, and the question again.
    fn cannot_use(&mut self, user: UserId, kind: &str) {
        let known = format!("notice-cannot_{kind}");
        let key = if self.rules.says(&known) { known } else { "notice-cannot".to_owned() };
        self.show_main(user, Reaction::below().say(Phrase::new(key)));
    }

    /// Six digits while a code is awaited are most likely that code: deleted, not kept, and said why.
    fn guards_sms_code(&mut self, user: UserId, id: &FilingId, message: &Message, text: &str) -> bool {
        let stage = self.filing(id).map(|f| f.stage);
        let waiting = matches!(stage, Some(Stage::FirstReview | Stage::SmsCheck));
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if !waiting || digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        self.effects.push(Effect::Delete { chat: user, message: message.message });
        self.show_main(user, Reaction::below().say(Phrase::new("notice-sms_code")));
        true
    }

    /// A text that a screen asked for: a pasted refusal, a word for a person.
    fn awaited(&mut self, user: UserId, id: &FilingId, what: &str, message: &Message, text: &str) {
        match what {
            "refusal" => {
                if !self.pasted_refusal(user, id, text) {
                    self.show_main(user, Reaction::below().say(Phrase::new("notice-refusal_unknown")));
                }
            }
            "human" => self.word_to_reviewer(user, id, message),
            _ => {
                self.go(user, Screen::Next);
                self.text(user, id, message, text);
            }
        }
    }

    /// Navigation that was typed out instead of tapped.
    fn typed_button(&self, text: &str) -> Option<&'static str> {
        ["back", "skip", "later", "why", "help", "status"]
            .into_iter()
            .find(|verb| self.rules.typed(&format!("button-{verb}"), text))
    }
}
