//! The reviewers' desk: one card a filing, claimed by name, accepted or sent back with named reasons.
//! Roles come from where a press is made: a button of the desk works in the review group only.

use chrono::Duration;

use super::effect::{Content, Effect, Place, Show, Urgency};
use super::event::{Body, Message, Tap};
use super::state::{Claim, FilingId, SentBack, Who};
use super::talk::Talk;
use super::{ChatId, Press, Stage, UserId};
use crate::text::{Lang, Phrase};

/// A filing that its reviewer let lie so long may be taken by another.
const CLAIM_LASTS: Duration = Duration::hours(12);

/// Telegram's ids of supergroups are this or lower; those of small groups are greater.
const SUPERGROUP_MAX: ChatId = -1_000_000_000_001;

impl Talk<'_> {
    /// The review group, where it is now.
    pub(super) fn desk_chat(&self) -> Option<ChatId> {
        self.rules.settings.desk.map(|configured| self.desk.moved_to.unwrap_or(configured))
    }

    /// The language spoken in the review group.
    pub(super) fn desk_lang(&self) -> Lang {
        self.desk.lang.or(self.rules.settings.lang).unwrap_or(Lang::Zh)
    }

    /// The bot was put into a group: it works in one only, and leaves any other with one line.
    pub(super) fn added(&mut self, chat: ChatId, client_lang: Option<&str>) {
        let desk = self.desk_chat();
        // A small group that becomes a supergroup appears under its new id, perhaps before we are told that it moved.
        let moves = |desk: ChatId| desk > SUPERGROUP_MAX && chat <= SUPERGROUP_MAX;
        // The operators' group is spoken to, and nothing there is answered.
        let own = [desk, self.rules.settings.operators];
        if own.into_iter().flatten().any(|own| own == chat || own < 0 && moves(own)) {
            return;
        }
        let lang = client_lang.map(Lang::from_client).or(self.rules.settings.lang).unwrap_or(Lang::En);
        let word = Phrase::new("desk-not_here").with("chat", chat.to_string());
        self.effects.push(Effect::Leave { chat, lang, word });
    }

    /// `/language` in the group: the next language, for everybody there.
    fn desk_language(&mut self, thread: Option<i64>) {
        let now = self.desk_lang();
        let next = Lang::ALL.into_iter().cycle().skip_while(|l| *l != now).nth(1).unwrap_or(now);
        self.desk.lang = Some(next);
        let Some(chat) = self.desk_chat() else { return };
        let show = Show {
            chat,
            thread,
            slot: None,
            place: Place::New,
            filing: None,
            about: None,
            lang: next,
            zone: self.rules.settings.zone.clone(),
            content: Content::of(Phrase::new("desk-language")),
            urgency: Urgency::Reply,
        };
        self.effects.push(Effect::Show(Box::new(show)));
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

    /// A press in the review group.
    pub(super) fn desk_tap(&mut self, tap: &Tap) {
        let lang = self.desk_lang();
        if !tap.member {
            // A button is an address, not a right: who left the group, or sees it from outside, moves nothing.
            return self.answer(tap.chat, &tap.callback, lang, Some(Phrase::new("toast-members_only")));
        }
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
        if let Some(claim) = self.filing(id).and_then(|f| f.claim.clone()) {
            let lies = self.now - claim.at >= CLAIM_LASTS;
            if claim.user != tap.from && !matches!(verb, "d_move" | "d_over" | "d_card") && !(verb == "d_take" && lies)
            {
                return Some(Phrase::new("toast-claimed").with("name", claim.name));
            }
            if claim.user == tap.from && verb == "d_take" {
                return Some(Phrase::new("toast-already"));
            }
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
                self.pick_page(id, arg);
                return None;
            }
            "d_item" => {
                self.reason_page(id, arg);
                return None;
            }
            "d_reason" => return self.pick(id, arg),
            "d_unpick" => self.filing_mut(id)?.picked.clear(),
            "d_note" => {
                self.desk.asked.insert(tap.from, (id.clone(), "note".to_owned()));
                let thread = self.filing(id)?.thread.filter(|t| *t != 0);
                self.tell_desk(
                    Some(id),
                    thread,
                    Content::of(Phrase::new("desk-ask_note").with("name", tap.name.clone())),
                );
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
                // The report has redrawn the card.
                return None;
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

    fn pick(&mut self, id: &FilingId, arg: &str) -> Option<Phrase> {
        let (index, reason) = arg.split_once('.')?;
        let item = index.parse::<usize>().ok().and_then(|i| self.rules.items.list.get(i))?;
        let address = item.address.clone();
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
        // The claim stays: who sent it back looks at it again.
        filing.sent_back = std::mem::take(&mut filing.picked);
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
        if let Body::Command { name, .. } = &message.body {
            if name == "language" {
                self.desk_language(message.thread);
            }
            return;
        }
        let asked = self.desk.asked.get(&message.from).map(|(id, _)| id.clone());
        let elsewhere = message.reply_to_filing.is_some() && message.reply_to_filing != asked;
        if let Some(id) = asked.filter(|_| !elsewhere)
            && let Body::Text(text) = &message.body
        {
            self.desk.asked.remove(&message.from);
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
