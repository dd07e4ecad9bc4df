//! Presses on buttons in a private chat. Every press is answered; one that is out of date does no harm.

use super::effect::{Place, Slot};
use super::event::Tap;
use super::flow::{before, flow};
use super::state::{Address, FilingId, Focus, Origin, Screen, Value};
use super::talk::{Reaction, Talk};
use super::{Press, UserId};
use crate::rulebook::items::{Item, Kind};
use crate::text::{Lang, Phrase};

/// Verbs that belong to the question shown: they count only with its number.
const BOUND: [&str; 14] =
    ["o", "t", "done", "quick", "page", "back", "why", "skip", "later", "keep", "item", "same", "remark", "gate"];

impl Talk<'_> {
    /// A press in a private chat.
    pub(super) fn private_tap(&mut self, tap: &Tap) {
        let user = tap.from;
        self.meet(user, tap.client_lang.as_deref());
        let Some(press) = Press::read(&tap.data) else {
            self.answer(user, &tap.callback, self.lang(user), Some(Phrase::new("toast-stale")));
            return;
        };
        let consented = self.world.persons.get(&user).is_some_and(|p| p.consent.is_some());
        if !consented && !["agree", "decline", "lang", "help", "home"].contains(&press.act.verb.as_str()) {
            self.answer(user, &tap.callback, self.lang(user), Some(Phrase::new("toast-consent_first")));
            self.show_main(user, Reaction::below());
            return;
        }
        if BOUND.contains(&press.act.verb.as_str()) && !self.is_current(user, &press) {
            self.stale(user, tap);
            return;
        }
        let reaction = self.press(user, tap, &press);
        let toast = if reaction.is_none() { self.toast_of(&press) } else { None };
        self.answer(user, &tap.callback, self.lang(user), toast);
        if let Some(mut reaction) = reaction {
            // A button on an older message: what it leads to is written below, where it is seen.
            if tap.slot != Some(Slot::main()) {
                reaction.place = Place::New;
            }
            self.show_main(user, reaction);
        }
    }

    fn is_current(&self, user: UserId, press: &Press) -> bool {
        self.world.persons.get(&user).is_some_and(|p| p.turn == press.turn && p.active == press.filing)
    }

    fn stale(&mut self, user: UserId, tap: &Tap) {
        let on_main = tap.slot == Some(Slot::main());
        let toast = if on_main { "toast-already" } else { "toast-stale" };
        self.answer(user, &tap.callback, self.lang(user), Some(Phrase::new(toast)));
        if !on_main {
            self.show_main(user, Reaction::below());
        }
    }

    fn toast_of(&self, press: &Press) -> Option<Phrase> {
        let key = format!("toast-{}", press.act.verb);
        self.rules.says(&key).then(|| Phrase::new(key))
    }

    /// What a press does; `None` if the main message stays as it is.
    fn press(&mut self, user: UserId, tap: &Tap, press: &Press) -> Option<Reaction> {
        let arg = press.act.arg.as_str();
        match press.act.verb.as_str() {
            "agree" => return Some(self.agree(user, arg)),
            "decline" => {
                self.go(user, Screen::Await("declined".to_owned()));
                return Some(Reaction::redraw());
            }
            "lang" => return Some(self.choose_language(user, arg)),
            "help" => {
                self.go(user, Screen::Help(arg.to_owned()));
                return Some(Reaction::redraw());
            }
            "home" => {
                self.go(user, Screen::Next);
                return Some(Reaction::redraw());
            }
            "new" => return Some(self.begin_or_reuse(user)),
            "open" => return Some(self.open_filing(user, press.filing.as_ref())),
            _ => {}
        }
        let id = press.filing.clone().filter(|id| self.owns(user, id)).or_else(|| self.active(user))?;
        match press.act.verb.as_str() {
            "section" => {
                self.go(user, Screen::Section(arg.to_owned()));
                Some(Reaction::redraw())
            }
            "status" => {
                self.go(user, Screen::Status);
                Some(Reaction::redraw())
            }
            "m" => Some(self.filer_move(user, &id, arg)),
            "deck" => Some(self.deck_press(&id, arg)),
            "sheet" => {
                self.send_paper(user, &id, arg);
                None
            }
            "as" => self.sort_picture(user, &id, arg),
            "photos" => {
                self.send_pictures(user, &id);
                None
            }
            "erase" => {
                self.erase_message(user, arg);
                None
            }
            "yes" => Some(self.confirmed_press(user, &id, arg)),
            "rdone" | "rlater" | "rstop" | "rgo" => self.reminder_press(user, &id, &press.act.verb, arg),
            _ => self.question_press(user, &id, tap, press),
        }
    }

    fn question_press(&mut self, user: UserId, id: &FilingId, tap: &Tap, press: &Press) -> Option<Reaction> {
        let arg = press.act.arg.as_str();
        let address = self.open_address(user, id);
        if press.act.verb == "item" {
            let item = self.rules.items.get(arg)?;
            let address = Address::first(&item.part, &item.id);
            self.go(user, Screen::Item(Focus { address, ..Focus::empty() }));
            return Some(Reaction::redraw());
        }
        if press.act.verb == "back" {
            return Some(self.go_back(user, id, address.as_ref()));
        }
        let address = address?;
        let item = self.rules.items.get(&address.item)?.clone();
        match press.act.verb.as_str() {
            "t" | "page" => Some(self.switch(user, &item, &address, &press.act.verb, arg)),
            "why" => Some(Reaction::redraw().say(self.why(id, &item))),
            verb => {
                let lines = self.settle_item(user, id, &item, &address, verb, arg)?;
                let stays = verb == "gate" && item.id == "needs";
                let place = if stays || tap.slot != Some(Slot::main()) { Place::New } else { Place::Edit };
                self.after_answer(user, id, lines, place);
                None
            }
        }
    }

    /// Presses that answer the open item.
    fn settle_item(
        &mut self,
        user: UserId,
        id: &FilingId,
        item: &Item,
        address: &Address,
        verb: &str,
        arg: &str,
    ) -> Option<Vec<super::Line>> {
        let case = self.filing(id).map(|f| self.case(f))?;
        let options = self.rules.options(item, &case);
        let keep = |talk: &mut Self, value, origin| talk.keep(id, item, address, value, origin, Vec::new());
        match verb {
            "o" if item.kind == Kind::Choice && options.iter().any(|o| o == arg) => {
                Some(keep(self, Value::Choice(arg.to_owned()), Origin::Tapped))
            }
            "quick" if item.kind == Kind::Many => Some(keep(self, Value::Many(item.quick.clone()), Origin::Tapped)),
            "done" if item.kind == Kind::Many => {
                let toggled = self.focus(user, address).toggled;
                let chosen: Vec<String> = options.into_iter().filter(|o| toggled.contains(o)).collect();
                if chosen.is_empty() { None } else { Some(keep(self, Value::Many(chosen), Origin::Tapped)) }
            }
            "skip" if item.kind == Kind::Sheet || item.skippable(&case) => {
                Some(keep(self, Value::Skipped, Origin::Tapped))
            }
            "later" if item.later => Some(keep(self, Value::Later, Origin::Tapped)),
            "gate" if item.kind == Kind::Gate => Some(self.pass_gate(id, item, address)),
            "keep" => {
                let kept = self.filing(id)?.doubtful.get(address)?.clone();
                Some(keep(self, Value::Text(kept), Origin::Typed))
            }
            "same" => {
                let source = self.rules.items.get(arg).filter(|_| item.propose.iter().any(|p| p == arg))?;
                let from = Address::first(&source.part, &source.id);
                let text = super::case::text_of(self.filing(id)?, &from)?.to_owned();
                Some(keep(self, Value::Text(text), Origin::Proposed))
            }
            "remark" if item.id == "site_remark" => {
                let text = self.filing(id).and_then(|f| self.remark_proposal(f, &case))?;
                Some(keep(self, Value::Text(text), Origin::Proposed))
            }
            _ => None,
        }
    }

    /// The item that is asked now.
    pub(super) fn open_address(&self, user: UserId, id: &FilingId) -> Option<Address> {
        let person = self.world.persons.get(&user)?;
        if let Screen::Item(focus) = &person.screen {
            return Some(focus.address.clone());
        }
        if person.screen != Screen::Next {
            return None;
        }
        let filing = self.filing(id)?;
        let case = self.case(filing);
        if self.rules.plan.kinds.iter().any(|k| k.ends && case.is("kind", &k.id)) {
            return None;
        }
        super::flow::next(&flow(self.rules, filing, &case)).map(|s| s.address)
    }

    fn focus(&self, user: UserId, address: &Address) -> Focus {
        match self.world.persons.get(&user).map(|p| &p.screen) {
            Some(Screen::Item(focus)) if &focus.address == address => focus.clone(),
            _ => Focus { address: address.clone(), ..Focus::empty() },
        }
    }

    /// Switches an option on or off, or turns the page of options.
    fn switch(&mut self, user: UserId, item: &Item, address: &Address, verb: &str, arg: &str) -> Reaction {
        let mut focus = self.focus(user, address);
        if verb == "page" {
            focus.page = arg.parse().unwrap_or(0);
        } else if !focus.toggled.remove(arg) {
            // "None of these" and any of these exclude each other.
            if item.quick.iter().any(|q| q == "none") {
                let none = arg == "none";
                focus.toggled.retain(|o| (o == "none") == none);
            }
            focus.toggled.insert(arg.to_owned());
        }
        self.go(user, Screen::Item(focus));
        Reaction::redraw()
    }

    /// Back to the item before; its answer is kept until another is given.
    pub(super) fn go_back(&mut self, user: UserId, id: &FilingId, address: Option<&Address>) -> Reaction {
        let Some(filing) = self.filing(id) else {
            return Reaction::redraw();
        };
        let case = self.case(filing);
        let previous = before(&flow(self.rules, filing, &case), address);
        match previous {
            Some(spot) => {
                self.go(user, Screen::Item(Focus { address: spot.address, ..Focus::empty() }));
                Reaction::redraw()
            }
            None => Reaction::redraw().say(Phrase::new("notice-no_back")),
        }
    }

    /// Why an item is asked, with the law's own note where there is one.
    pub(super) fn why(&self, id: &FilingId, item: &Item) -> Phrase {
        let _ = id;
        let key = format!("item-{}.why", item.id);
        let text = if self.rules.says(&key) { Phrase::new(key) } else { Phrase::new("notice-why_none") };
        Phrase::new("frame-why").with("text", text)
    }

    fn choose_language(&mut self, user: UserId, tag: &str) -> Reaction {
        if let Some(person) = self.person(user)
            && let Some(lang) = Lang::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(tag))
        {
            person.lang = lang;
            if person.screen == Screen::Language {
                person.screen = Screen::Next;
            }
        }
        Reaction::redraw()
    }

    fn open_filing(&mut self, user: UserId, id: Option<&FilingId>) -> Reaction {
        match id.filter(|id| self.owns(user, id)) {
            Some(id) => {
                let id = id.clone();
                if let Some(person) = self.person(user) {
                    person.active = Some(id);
                    person.screen = Screen::Next;
                }
                Reaction::below()
            }
            None => Reaction::below().say(Phrase::new("notice-filing_gone")),
        }
    }

    /// True if the filing is the person's own.
    pub(super) fn owns(&self, user: UserId, id: &FilingId) -> bool {
        self.world.persons.get(&user).is_some_and(|p| p.filings.contains(id)) && self.filing(id).is_some()
    }
}
