//! Words between a filer and a reviewer, through the bot.

use super::UserId;
use super::effect::{Content, Effect, Urgency};
use super::event::{Body, Message};
use super::state::{FilingId, Who};
use super::talk::{Reaction, Talk, label, tap};
use crate::text::Phrase;

impl Talk<'_> {
    /// A reviewer's reply goes to the filer.
    pub(super) fn relay_to_filer(&mut self, id: &FilingId, message: &Message) {
        let Some(filing) = self.filing(id) else {
            return;
        };
        let owner = filing.owner;
        match &message.body {
            Body::Text(text) => {
                let said =
                    Phrase::new("relay-from_reviewer").with("name", message.name.clone()).with("text", text.clone());
                self.tell(
                    owner,
                    Some(id.clone()),
                    Content::of(said).line(Phrase::new("relay-how_to_answer")),
                    Urgency::Reply,
                );
            }
            Body::File { .. } | Body::Contact { .. } | Body::Other(_) => {
                self.effects.push(Effect::Copy {
                    from: message.chat,
                    message: message.message,
                    to: owner,
                    thread: None,
                    filing: Some(id.clone()),
                });
            }
            Body::Command { .. } | Body::Service => return,
        }
        self.note(id, Who::Reviewer(message.from, message.name.clone()), Phrase::new("history-word"));
    }

    /// While a reviewer has taken over, or in answer to his word, a filer's message goes to him.
    pub(super) fn relay_to_reviewer(&mut self, user: UserId, id: &FilingId, message: &Message) -> bool {
        if message.edited {
            return false;
        }
        let taken_over = self.filing(id).is_some_and(|f| f.taken_over.is_some());
        let answers_word = message.reply_to_item.is_none()
            && message.reply_to_filing.as_ref() == Some(id)
            && self.filing(id).is_some_and(|f| f.thread.is_some());
        if !(taken_over || answers_word) || self.desk_chat().is_none() {
            return false;
        }
        self.pass_on(user, id, message);
        if !taken_over {
            // Two people who talk need no receipt; a single word does.
            self.tell(user, Some(id.clone()), Content::of(Phrase::new("human-passed_on")), Urgency::Reply);
        }
        true
    }

    fn pass_on(&mut self, user: UserId, id: &FilingId, message: &Message) {
        let thread = self.filing(id).and_then(|f| f.thread).filter(|t| *t != 0);
        match &message.body {
            Body::Text(text) => {
                let said =
                    Phrase::new("relay-from_filer").with("filing", id.0.to_uppercase()).with("text", text.clone());
                self.tell_desk(Some(id), thread, Content::of(said));
            }
            Body::File { .. } | Body::Contact { .. } | Body::Other(_) => {
                if let Some(to) = self.desk_chat() {
                    self.effects.push(Effect::Copy {
                        from: user,
                        message: message.message,
                        to,
                        thread,
                        filing: Some(id.clone()),
                    });
                }
            }
            Body::Command { .. } | Body::Service => {}
        }
        self.note(id, Who::Filer, Phrase::new("history-word"));
    }

    /// `/human`: the next word goes to a reviewer; without reviewers, who can be asked.
    pub(super) fn word_to_reviewer(&mut self, user: UserId, id: &FilingId, message: &Message) {
        self.go_home(user);
        if self.desk_chat().is_none() {
            self.show_main(user, Reaction::below().say(Phrase::new("human-nobody")));
            return;
        }
        self.pass_on(user, id, message);
        self.show_main(user, Reaction::below().say(Phrase::new("human-passed_on")));
    }

    /// What is shown while a text that is no item is awaited.
    pub(super) fn await_face(&self, what: &str) -> Content {
        match what {
            "refusal" => Content::of(Phrase::new("frame-question").with("text", Phrase::new("await-refusal")))
                .line(Phrase::new("await-refusal.help"))
                .row(vec![tap(label("return"), "home", "")]),
            "human" => Content::of(Phrase::new("frame-question").with("text", Phrase::new("await-human")))
                .line(Phrase::new("await-human.help"))
                .row(vec![tap(label("return"), "home", "")]),
            _ => Content::of(Phrase::new("notice-nothing_asked")).row(vec![tap(label("return"), "home", "")]),
        }
    }
}
