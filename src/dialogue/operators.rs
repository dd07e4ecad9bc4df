//! Whoever runs the bot: what he is told of, and filings that he moves to another account of their filer.

use super::effect::{Content, Effect, Place, Show, Urgency};
use super::state::{FilingId, Who};
use super::talk::{Reaction, Talk};
use super::{ChatId, UserId};
use crate::text::{Lang, Phrase};

/// The language of operators before anybody has chosen one.
pub const OPERATOR_LANG: Lang = Lang::Zh;

impl Talk<'_> {
    /// One line in the operators' chat, if they have one.
    pub(super) fn alarm(&mut self, phrase: &Phrase) {
        let Some(chat) = self.rules.settings.operators else { return };
        let show = Show {
            chat,
            thread: None,
            slot: None,
            place: Place::New,
            filing: None,
            about: None,
            lang: self.operator_lang(chat),
            zone: self.rules.settings.zone.clone(),
            content: Content::of(phrase.clone()),
            urgency: Urgency::News,
        };
        self.effects.push(Effect::Show(Box::new(show)));
    }

    fn operator_lang(&self, chat: ChatId) -> Lang {
        let person = self.persons.get(&chat).map(|p| p.lang);
        person.or(self.desk.lang).or(self.rules.settings.lang).unwrap_or(OPERATOR_LANG)
    }

    /// A filing belongs to another account from now on. The old one may be in strange hands: it hears the number of the
    /// filing alone, the new one goes on where the filer was.
    pub(super) fn handed_over(&mut self, id: &FilingId, to: UserId) {
        let Some(filing) = self.filing_mut(id).filter(|f| f.owner != to) else { return };
        let from = std::mem::replace(&mut filing.owner, to);
        self.note(id, Who::Bot, Phrase::new("history-handed_over"));
        let name = Phrase::new("moved-away").with("filing", id.0.to_uppercase());
        self.part_with(from, id);
        self.tell(from, None, Content::of(name), Urgency::Reply);
        let before = self.persons.get(&from).map(|p| (p.lang, p.zone.clone()));
        let is_new = !self.persons.contains_key(&to);
        self.meet(to, None);
        let Some(person) = self.person(to) else { return };
        if let Some((lang, zone)) = before.filter(|_| is_new) {
            (person.lang, person.zone) = (lang, zone);
        }
        person.filings.push(id.clone());
        let told = Phrase::new("moved-here").with("filing", id.0.to_uppercase());
        // Whoever is in the middle of another filing stays there.
        if person.active.is_none() {
            self.turn_to(to, id);
            self.show_main(to, Reaction::below().say(told));
        } else {
            self.tell(to, Some(id.clone()), Content::of(told), Urgency::Reply);
        }
    }
}
