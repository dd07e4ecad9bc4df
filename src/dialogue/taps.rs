//! Presses on buttons in a private chat. Every press is answered; one that is out of date does no harm.

use super::effect::{ButtonAct, Place, Slot};
use super::event::Tap;
use super::flow::before;
use super::judge::judge_reply;
use super::state::{Address, FilingId, Focus, Origin, Screen, Value};
use super::talk::{Reaction, Talk};
use super::{Press, UserId};
use crate::rulebook::items::{Item, Kind};
use crate::text::{Arg, Phrase};

/// Verbs that belong to the question shown: they count only with its number.
const BOUND: [&str; 17] = [
    "o", "t", "done", "quick", "page", "back", "why", "skip", "later", "keep", "item", "same", "found", "read", "name",
    "remark", "gate",
];
/// Verbs that work before consent.
pub(super) const OPEN: [&str; 6] = ["agree", "decline", "lang", "zone", "help", "home"];
/// Verbs that lead the chat to the filing they are about.
const TURNING: [&str; 6] = ["m", "deck", "mend", "section", "status", "yes"];

impl Talk<'_> {
    /// A press in a private chat.
    pub(super) fn private_tap(&mut self, tap: &Tap) {
        let user = tap.from;
        self.meet(user, tap.client_lang.as_deref());
        let on_main = tap.slot == Some(Slot::main());
        let Some(press) = Press::read(&tap.data) else {
            self.stale(user, tap, "toast-stale");
            return;
        };
        let verb = press.act.verb.as_str();
        let consented = self.persons.get(&user).is_some_and(|p| p.consent.is_some());
        if !consented && !OPEN.contains(&verb) {
            self.stale(user, tap, "toast-consent_first");
            return;
        }
        if press.filing.as_ref().is_some_and(|id| !self.owns(user, id)) && !["lang", "zone", "help"].contains(&verb) {
            self.stale(user, tap, "toast-gone");
            return;
        }
        let over = consented && matches!(verb, "agree" | "decline");
        if over || (BOUND.contains(&verb) && !self.is_current(user, &press)) {
            self.stale(user, tap, if on_main { "toast-already" } else { "toast-stale" });
            return;
        }
        // A button on an older message: what it leads to is written below, where it is seen.
        let place = if on_main { Place::Edit } else { Place::New };
        let reaction = self.press(user, &press, place);
        let toast = if reaction.is_none() { self.toast_of(&press) } else { None };
        self.answer(user, &tap.callback, self.lang(user), toast);
        self.tick_reminder(user, tap, &press);
        if let Some(mut reaction) = reaction {
            if !on_main {
                reaction.place = Place::New;
            }
            self.show_main(user, reaction);
        }
    }

    fn is_current(&self, user: UserId, press: &Press) -> bool {
        self.persons.get(&user).is_some_and(|p| p.turn == press.turn && p.active == press.filing)
    }

    /// A press that no longer counts: said so, and where we are is shown below if it is out of sight.
    fn stale(&mut self, user: UserId, tap: &Tap, toast: &str) {
        self.answer(user, &tap.callback, self.lang(user), Some(Phrase::new(toast)));
        if tap.slot != Some(Slot::main()) {
            // Somebody who answers wants the question, not the page that was read meanwhile.
            self.leave_page(user);
            self.show_main(user, Reaction::below());
        }
    }

    fn toast_of(&self, press: &Press) -> Option<Phrase> {
        let key = format!("toast-{}", press.act.verb);
        self.rules.says(&key).then(|| Phrase::new(key))
    }

    /// What stands on a button of the page that is shown, typed out instead of tapped.
    pub(super) fn typed_press(&self, user: UserId, text: &str) -> Option<Press> {
        let (_, _, content) = self.screen(user, Vec::new());
        let person = self.persons.get(&user)?;
        let wanted = text.trim().to_lowercase();
        let on_it = |label: &Phrase| {
            self.rules.typed(&label.key, text)
                || label.args.iter().any(|(_, arg)| match arg {
                    Arg::Phrase(inner) => self.rules.typed(&inner.key, text),
                    Arg::Text(word) | Arg::Code(word) => word.to_lowercase() == wanted,
                    Arg::Num(_) | Arg::Day(_) | Arg::Moment(_) | Arg::List(_) => false,
                })
        };
        content.buttons.iter().flatten().find_map(|button| {
            let ButtonAct::Data(data) = &button.act else {
                return None;
            };
            let mut press = Press::read(data).filter(|p| p.act.verb != "t" && on_it(&button.label))?;
            press.turn = person.turn;
            press.filing = press.filing.or_else(|| person.active.clone());
            Some(press)
        })
    }

    /// What a press does; `None` if the main message stays as it is, or was shown already.
    pub(super) fn press(&mut self, user: UserId, press: &Press, place: Place) -> Option<Reaction> {
        let arg = press.act.arg.as_str();
        match press.act.verb.as_str() {
            "agree" => return Some(self.agree(user, arg)),
            "decline" => {
                self.go(user, Screen::Await("declined".to_owned()));
                return Some(Reaction::redraw());
            }
            "lang" => return Some(self.choose_language(user, arg)),
            "zone" => return Some(self.choose_zone(user, arg)),
            "help" => {
                self.go(user, Screen::Help(arg.to_owned()));
                return Some(Reaction::redraw());
            }
            "home" => {
                self.go_home(user);
                return Some(Reaction::redraw());
            }
            "next" => {
                self.go(user, Screen::Next);
                return Some(Reaction::redraw());
            }
            "new" => return Some(self.begin_or_reuse(user)),
            "open" => return Some(self.open_filing(user, press.filing.as_ref())),
            _ => {}
        }
        let id = press.filing.clone().or_else(|| self.active(user)).filter(|id| self.owns(user, id))?;
        if TURNING.contains(&press.act.verb.as_str()) {
            self.turn_to(user, &id);
        }
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
            "sort" => self.sort_press(user, &id, arg, place),
            "set" => self.take_offer(user, &id, arg, place),
            "so" => Some(self.keep_crossings(&id, arg)),
            "mend" => Some(self.ask_again(user, &id, arg)),
            "photos" => {
                self.send_pictures(user, &id);
                None
            }
            "look" => {
                self.look_press(&id, arg);
                None
            }
            "erase" => {
                self.erase_message(user, arg);
                None
            }
            "yes" => Some(self.confirmed_press(user, &id, arg)),
            "rdone" | "rlater" | "rstop" | "rgo" => self.reminder_press(user, &id, &press.act.verb, arg),
            _ => self.question_press(user, &id, press, place),
        }
    }

    fn question_press(&mut self, user: UserId, id: &FilingId, press: &Press, place: Place) -> Option<Reaction> {
        let arg = press.act.arg.as_str();
        let address = self.open_address(user, id);
        if press.act.verb == "item" {
            return Some(self.ask_again(user, id, arg));
        }
        if press.act.verb == "back" {
            return Some(self.go_back(user, id, address.as_ref()));
        }
        // The way on from the forecast passes the gate behind it.
        let address = if press.act.verb == "gate" { self.asked_behind(user, id) } else { address }?;
        let item = self.rules.items.get(&address.item)?.clone();
        match press.act.verb.as_str() {
            "t" | "page" => Some(self.switch(user, &item, &address, &press.act.verb, arg)),
            "why" => Some(self.why(id, &item).into_iter().fold(Reaction::redraw(), Reaction::say)),
            "gate" if self.foresees(user, id, &item, arg == "anyway") => Some(Reaction::redraw()),
            verb => {
                let lines = self.settle_item(user, id, &item, &address, verb, arg)?;
                // The list of needs stays in the chat, to be looked at again.
                let stays = verb == "gate" && item.id == "needs";
                self.after_answer(user, id, &address, lines, if stays { Place::New } else { place });
                None
            }
        }
    }

    /// Asks an item out of order, to change its answer.
    fn ask_again(&mut self, user: UserId, id: &FilingId, item: &str) -> Reaction {
        let Some(item) = self.rules.items.get(item) else {
            return Reaction::redraw();
        };
        let address = item.address.clone();
        if !self.may_give(id, item, &address) {
            return Reaction::redraw().say(Phrase::new("notice-no_change_now"));
        }
        let focus = self.focus_on(id, &address);
        self.go(user, Screen::Item(focus));
        Reaction::redraw()
    }

    /// True if this item may be given or changed now.
    pub(super) fn may_give(&self, id: &FilingId, item: &Item, address: &Address) -> bool {
        let Some(filing) = self.filing(id) else {
            return false;
        };
        let case = self.case(filing);
        let own_stage = item.stage.as_deref() == Some(filing.stage.id());
        let edits = self.rules.stage_edits(filing.stage.id());
        let sent_back = filing.sent_back.contains_key(address) || filing.second_look.contains_key(address);
        // What a mended answer doesn't go together with may be changed with it.
        let crossed = || self.crossings(filing).iter().any(|crossing| crossing.spots.contains(address));
        let fixing = super::flow::is_fix(self.rules, filing);
        let missing = !filing.answers.contains_key(address) && item.applies(&case);
        if fixing { edits && (sent_back || missing || crossed()) } else { item.applies(&case) && (own_stage || edits) }
    }

    /// An item asked out of order, with what is chosen so far.
    fn focus_on(&self, id: &FilingId, address: &Address) -> Focus {
        let mut focus = Focus { address: address.clone(), ..Focus::empty() };
        if let Some(Value::Many(options)) = self.filing(id).and_then(|f| f.answers.get(address)).map(|a| &a.value) {
            focus.toggled = options.iter().cloned().collect();
        }
        focus
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
            "skip" if super::flow::may_skip(self.filing(id)?, item, address, &case) => {
                Some(keep(self, Value::Skipped, Origin::Tapped))
            }
            "later" if self.filing(id).is_some_and(|f| super::flow::may_wait(f, item, address)) => {
                Some(keep(self, Value::Later, Origin::Tapped))
            }
            "gate" if item.kind == Kind::Gate => Some(self.pass_gate(id, item, address)),
            "keep" => {
                let filing = self.filing(id)?;
                let kept = filing.doubtful.get(address)?.clone();
                let verdict = judge_reply(self.rules, filing, item, &case, &kept, self.now);
                let doubts = verdict.map_or_else(|fault| vec![fault], |accepted| accepted.warnings);
                Some(self.keep(id, item, address, Value::Text(kept), Origin::Typed, doubts))
            }
            "same" => {
                let source = self.rules.items.get(arg).filter(|_| item.propose.iter().any(|p| p == arg))?;
                let from = Address::first(&source.part, &source.id);
                let text = super::case::text_of(self.filing(id)?, &from)?.to_owned();
                Some(keep(self, Value::Text(text), Origin::Proposed))
            }
            "found" => {
                let day = self.filing(id).and_then(|f| self.looked_day(f, &case, &item.id))?;
                Some(keep(self, Value::Text(day.to_string()), Origin::Proposed))
            }
            "read" => self.settle_read(id, item, &case, arg == "yes"),
            "name" | "remark" => self.take_proposal(id, item, address, &case, arg),
            _ => None,
        }
    }

    /// The item that is asked now.
    pub(super) fn open_address(&self, user: UserId, id: &FilingId) -> Option<Address> {
        match &self.persons.get(&user)?.screen {
            Screen::Item(focus) if self.rules.items.get(&focus.address.item).is_some() => Some(focus.address.clone()),
            Screen::Item(_) | Screen::Next => self.next_open(id),
            Screen::Section(_)
            | Screen::Status
            | Screen::Forecast
            | Screen::Filings
            | Screen::Help(_)
            | Screen::Language
            | Screen::Confirm(_)
            | Screen::Await(_)
            | Screen::Aside { .. } => None,
        }
    }

    /// The item that is asked now, also behind a page that is only read.
    pub(super) fn asked_behind(&self, user: UserId, id: &FilingId) -> Option<Address> {
        let screen = &self.persons.get(&user)?.screen;
        if !screen.is_read() {
            return self.open_address(user, id);
        }
        if let Screen::Item(focus) = screen.home() { Some(focus.address) } else { self.next_open(id) }
    }

    /// The item that the filing's state asks for, whatever page is shown.
    fn next_open(&self, id: &FilingId) -> Option<Address> {
        let filing = self.filing(id)?;
        let case = self.case(filing);
        if self.rules.plan.kinds.iter().any(|k| k.ends && case.is("kind", &k.id)) {
            return None;
        }
        super::flow::next_now(&self.spots(filing), filing).map(|s| s.address.clone())
    }

    fn focus(&self, user: UserId, address: &Address) -> Focus {
        if let Some(Screen::Item(focus)) = self.persons.get(&user).map(|p| &p.screen)
            && &focus.address == address
        {
            return focus.clone();
        }
        Focus { address: address.clone(), ..Focus::empty() }
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
        let previous = before(&self.spots(filing), address);
        match previous {
            Some(spot) => {
                let focus = self.focus_on(id, spot.address);
                self.go(user, Screen::Item(focus));
                Reaction::redraw()
            }
            None => Reaction::redraw().say(Phrase::new("notice-no_back")),
        }
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
        self.persons.get(&user).is_some_and(|p| p.filings.contains(id)) && self.filing(id).is_some()
    }
}
