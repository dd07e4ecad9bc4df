//! Commands: they work everywhere and return to the open question.

use super::effect::{Content, Effect, Media, Place, Show, Urgency};
use super::state::{FilingId, Screen, Value, Who};
use super::talk::{Reaction, Talk, label, link};
use super::{Stage, UserId};
use crate::rulebook::forms::AS_SENT;
use crate::text::Phrase;

impl Talk<'_> {
    /// A command in a private chat.
    pub(super) fn command(&mut self, user: UserId, name: &str, rest: &str) {
        let consented = self.persons.get(&user).is_some_and(|p| p.consent.is_some());
        match name {
            "language" => return self.show_screen(user, Screen::Language),
            "privacy" => return self.show_screen(user, Screen::Help("privacy".to_owned())),
            "help" => return self.show_screen(user, Screen::Help(rest.trim().to_lowercase())),
            "forget" if !consented => return self.forget_person(user),
            _ => {}
        }
        if !consented {
            self.go(user, Screen::Next);
            self.show_main(user, Reaction::below());
            return;
        }
        match name {
            "start" => self.start(user),
            "filings" => self.show_screen(user, Screen::Filings),
            "new" => {
                let reaction = self.begin_or_reuse(user);
                self.show_main(user, reaction);
            }
            "forget" | "cancel" | "back" | "why" | "status" | "change" | "export" | "check" | "human" | "skip"
            | "later" => match self.active(user).filter(|id| self.filing(id).is_some()) {
                Some(id) => self.filing_command(user, &id, name),
                None if name == "forget" => self.forget_person(user),
                None => self.show_screen(user, Screen::Filings),
            },
            _ => self.show_main(user, Reaction::below().say(Phrase::new("notice-unknown_command"))),
        }
    }

    /// Without a filing only id and language are kept; they go too.
    fn forget_person(&mut self, user: UserId) {
        self.tell(user, None, Content::of(Phrase::new("forget-nothing")), Urgency::Reply);
        self.persons.remove(&user);
    }

    fn show_screen(&mut self, user: UserId, screen: Screen) {
        self.go(user, screen);
        self.show_main(user, Reaction::below());
    }

    /// `/start` always shows where we are; it never begins anew over something.
    fn start(&mut self, user: UserId) {
        if self.active(user).is_none() {
            let last = self.persons.get(&user).and_then(|p| p.filings.last().cloned());
            match last {
                Some(id) => {
                    if let Some(person) = self.person(user) {
                        person.active = Some(id);
                    }
                }
                None => {
                    self.begin(user);
                }
            }
        }
        let fresh = self.active(user).and_then(|id| self.filing(&id)).is_none_or(|f| f.answers.is_empty());
        self.go(user, Screen::Next);
        let reaction = Reaction::below();
        let reaction = if fresh { reaction } else { reaction.say(Phrase::new("notice-welcome_back")) };
        self.show_main(user, reaction);
    }

    fn filing_command(&mut self, user: UserId, id: &FilingId, name: &str) {
        match name {
            "status" => self.show_screen(user, Screen::Status),
            "change" => self.change(user, id),
            "cancel" if self.filing(id).is_some_and(|f| f.stage == Stage::Abandoned) => {
                self.show_screen(user, Screen::Status);
            }
            "cancel" => self.show_screen(user, Screen::Confirm("cancel".to_owned())),
            "forget" => self.show_screen(user, Screen::Confirm("forget".to_owned())),
            "human" if self.desk_chat().is_none() => {
                let mut reaction = Reaction::below().say(Phrase::new("human-nobody"));
                reaction.rows.push(vec![link(label("alibaba_help"), "https://beian.aliyun.com")]);
                self.show_main(user, reaction);
            }
            "human" => self.show_screen(user, Screen::Await("human".to_owned())),
            "export" => self.export(user, id),
            "check" => self.show_screen(user, Screen::Forecast),
            "back" => {
                let address = self.open_address(user, id);
                let reaction = self.go_back(user, id, address.as_ref());
                self.show_main(user, Reaction { place: Place::New, ..reaction });
            }
            "why" => {
                let item = self.open_address(user, id).and_then(|a| self.rules.items.get(&a.item)).cloned();
                let why = match item {
                    Some(item) => self.why(id, &item),
                    None => vec![Phrase::new("notice-nothing_asked")],
                };
                self.show_main(user, why.into_iter().fold(Reaction::below(), Reaction::say));
            }
            "skip" | "later" => self.leave_out(user, id, name),
            _ => {}
        }
    }

    /// "skip" and "later", typed out.
    fn leave_out(&mut self, user: UserId, id: &FilingId, name: &str) {
        let Some(address) = self.open_address(user, id) else {
            return self.show_main(user, Reaction::below().say(Phrase::new("notice-nothing_asked")));
        };
        let Some(item) = self.rules.items.get(&address.item).cloned() else {
            return;
        };
        let Some(filing) = self.filing(id) else {
            return;
        };
        let case = self.case(filing);
        let value = match name {
            "skip" if super::flow::may_skip(filing, &item, &address, &case) => Some(Value::Skipped),
            "later" if super::flow::may_wait(filing, &item, &address) => Some(Value::Later),
            _ => None,
        };
        match value {
            Some(value) => {
                let lines = self.keep(id, &item, &address, value, super::state::Origin::Typed, Vec::new());
                self.after_answer(user, id, &address, lines, Place::New);
            }
            None => self.show_main(user, Reaction::below().say(Phrase::new(format!("notice-no_{name}")))),
        }
    }

    /// `/change`: the summary's sections, wherever we are.
    fn change(&mut self, user: UserId, id: &FilingId) {
        let stage = self.filing(id).map(|f| f.stage);
        if stage.is_some_and(|s| self.rules.stage_edits(s.id())) {
            self.show_screen(user, Screen::Section(String::new()));
        } else {
            self.go(user, Screen::Status);
            self.show_main(user, Reaction::below().say(Phrase::new("notice-no_change_now")));
        }
    }

    /// `/export`: the answers and the pictures, ready to upload and as they came.
    fn export(&mut self, user: UserId, id: &FilingId) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        if filing.answers.is_empty() {
            return self.show_main(user, Reaction::below().say(Phrase::new("export-nothing")));
        }
        let mut parts = vec![(Phrase::new("export-answers"), Media::Answers { filing: id.clone() })];
        for (number, (item, photo)) in self.pictures(filing).into_iter().enumerate() {
            let stem = format!("{:02}-{}", number + 1, item.label.clone().unwrap_or_else(|| item.id.clone()));
            let caption = Phrase::new("export-picture").with("name", Phrase::new(format!("item-{}.label", item.id)));
            let media = |ready, name| Media::File { filing: id.clone(), photo: photo.id.clone(), name, ready };
            parts.push((caption, media(true, stem.clone())));
            if photo.facts.bytes > super::pictures::UPLOAD_BYTES_MAX {
                let name = Phrase::new(format!("item-{}.label", item.id));
                parts.push((
                    Phrase::new("export-original").with("name", name),
                    media(false, format!("{stem}-{AS_SENT}")),
                ));
            }
        }
        for (caption, media) in parts {
            self.send_media(user, id, caption, media);
        }
        self.show_main(user, Reaction::below());
    }

    /// A file or picture with a caption, beside the open question.
    pub(super) fn send_media(&mut self, user: UserId, id: &FilingId, caption: Phrase, media: Media) {
        let content = Content { media: Some(media), ..Content::of(caption) };
        self.tell(user, Some(id.clone()), content, Urgency::Reply);
    }

    /// "Yes" to withdrawing or forgetting.
    pub(super) fn confirmed_press(&mut self, user: UserId, id: &FilingId, what: &str) -> Reaction {
        let asked = self.screen_of(user) == Screen::Confirm(what.to_owned());
        if !asked {
            return Reaction::redraw();
        }
        self.go(user, Screen::Next);
        match what {
            "cancel" => {
                self.enter_stage(id, Stage::Abandoned, Who::Filer);
                if let Some(filing) = self.filing_mut(id) {
                    filing.claim = None;
                    filing.taken_over = None;
                }
                self.card(id);
                Reaction::redraw()
            }
            "forget" => {
                self.forget(user, id, "desk-forgotten");
                Reaction::redraw().say(Phrase::new("forget-done").with("filing", id.0.to_uppercase()))
            }
            _ => Reaction::redraw(),
        }
    }

    /// Destroys a filing: its key goes, and so does everything sealed with it. Reviewers who saw it hear `word`.
    pub(super) fn forget(&mut self, user: UserId, id: &FilingId, word: &str) {
        let Some(filing) = self.filings.remove(id) else {
            return;
        };
        // Where reviewers never saw it there is nobody to tell. Nothing of it is left to seal this message with.
        if let Some(thread) = filing.thread {
            let content = Content::of(Phrase::new(word).with("filing", id.0.to_uppercase()));
            self.tell_desk(None, Some(thread).filter(|t| *t != 0), content);
        }
        self.part_with(user, id);
    }

    /// Takes a filing out of a person's hands.
    pub(super) fn part_with(&mut self, user: UserId, id: &FilingId) {
        let Some(person) = self.person(user) else { return };
        person.filings.retain(|f| f != id);
        // Whoever is in the middle of another one stays there.
        if person.active.as_ref() == Some(id) {
            person.active = person.filings.last().cloned();
            person.said.clear();
            person.shown.clear();
            person.screen = Screen::Next;
        }
    }

    /// Takes a message of the person out of the chat, if Telegram still lets us.
    pub(super) fn erase_message(&mut self, user: UserId, arg: &str) {
        for message in arg.split('.').filter_map(|message| message.parse().ok()) {
            self.effects.push(Effect::Delete { chat: user, message });
        }
    }

    /// Says something in the review group.
    pub(super) fn tell_desk(&mut self, id: Option<&FilingId>, thread: Option<i64>, content: Content) {
        let Some(chat) = self.desk_chat() else { return };
        let show = Show {
            chat,
            thread,
            slot: None,
            place: Place::New,
            filing: id.cloned(),
            about: None,
            lang: self.desk_lang(),
            zone: self.rules.settings.zone.clone(),
            content,
            urgency: Urgency::News,
        };
        self.effects.push(Effect::Show(Box::new(show)));
    }
}
