//! One row done: its effect as requests, and what is to be remembered of it.

use std::sync::Arc;

use teloxide::types::InlineKeyboardMarkup;

use super::lanes::{Item, may_double};
use crate::dialogue::event::LookedUp;
use crate::dialogue::state::{FilingId, PhotoId};
use crate::dialogue::{ChatId, Content, Effect, Happening, MessageId, Slot};
use crate::engine::{Fate, Handle, Report};
use crate::lookup::Lookout;
use crate::store::stored::outbox::{MessageMark, SlotState};
use crate::store::{RecordError, Records};
use crate::telegram::api::{To, Words};
use crate::telegram::files::{Fetched, Fetcher};
use crate::telegram::meaning::{Meaning, of_error};
use crate::telegram::{Api, Papers, Speaker};
use crate::vault::PhotoFiles;

/// A toast's longest text, in characters.
const TOAST_MAX: usize = 200;
/// A topic's longest name, in characters.
const TOPIC_MAX: usize = 128;

/// Everything a row may need.
#[derive(Clone)]
pub(super) struct Worker {
    pub(super) api: Api,
    pub(super) handle: Handle,
    pub(super) records: Records,
    pub(super) photos: PhotoFiles,
    pub(super) speaker: Arc<dyn Speaker>,
    pub(super) papers: Arc<dyn Papers>,
    pub(super) lookout: Lookout,
    pub(super) fetcher: Fetcher,
}

/// What came of a try.
#[derive(Debug)]
pub(super) enum Verdict {
    /// Done; the report lacks only the row's fate.
    Done(Box<Report>),
    /// Not done, and why.
    Refused(Meaning),
    /// It may have been done before a crash and must not be doubled.
    Lost,
    /// The engine has stopped.
    Stopped,
}

impl From<RecordError> for Meaning {
    fn from(error: RecordError) -> Meaning {
        Meaning::Ours(error.to_string())
    }
}

impl Worker {
    /// Tries a row. `to` is the chat as it is called now.
    pub(super) async fn attempt(&self, item: &mut Item, moved: impl Fn(ChatId) -> ChatId) -> Verdict {
        if !may_double(&item.row.effect) {
            if item.row.begun && !item.unsent {
                return Verdict::Lost;
            }
            if !item.row.begun {
                item.row.begun = true;
                let rows = vec![(item.row.seq, Fate::Begun(Box::new(item.row.clone())))];
                if self.handle.report(Report { rows, ..Report::default() }).await.is_err() {
                    return Verdict::Stopped;
                }
            }
        }
        match self.perform(item, moved).await {
            Ok(report) => Verdict::Done(Box::new(report)),
            Err(meaning) => Verdict::Refused(meaning),
        }
    }

    async fn perform(&self, item: &Item, moved: impl Fn(ChatId) -> ChatId) -> Result<Report, Meaning> {
        match &item.row.effect {
            Effect::Show(show) => self.show(show, moved(show.chat), item.plain).await,
            Effect::Retire { chat, slot } => self.retire(moved(*chat), slot).await,
            Effect::Answer { callback, lang, toast, alert, .. } => {
                let toast = toast.as_ref().map(|t| self.speaker.label(t, *lang).chars().take(TOAST_MAX).collect());
                self.api.answer(callback, toast, *alert).await.map_err(|e| of_error(&e))?;
                Ok(Report::default())
            }
            Effect::Delete { chat, message } => {
                self.api.delete(moved(*chat), *message).await.map_err(|e| of_error(&e))?;
                Ok(Report::default())
            }
            Effect::Fetch { filing, photo, kind, file, .. } => {
                match self.fetcher.fetch(filing, photo, kind, file, item.tries).await {
                    Fetched::Inspected(inspected) => {
                        Ok(Report { event: Some(Happening::Inspected(*inspected)), ..Report::default() })
                    }
                    Fetched::NoFiling => Ok(Report::default()),
                    Fetched::Again(meaning) => Err(meaning),
                }
            }
            Effect::Copy { from, message, to, thread, filing } => {
                let to = To { chat: moved(*to), thread: *thread };
                self.copy(moved(*from), *message, to, filing.as_ref()).await
            }
            Effect::Topic { chat, filing, name } => self.topic(moved(*chat), filing, name).await,
            Effect::Leave { chat, lang, word } => {
                let word = self.speaker.text(&Content::of(word.clone()), *lang, "", false);
                self.leave(*chat, word).await
            }
            Effect::Look { filing, look, probe, domain, .. } => {
                let found = self.lookout.look(*probe, domain).await;
                tracing::info!(%filing, probe = probe.id(), ?found, "looked up");
                let (filing, look) = (filing.clone(), look.clone());
                let event = Happening::LookedUp(LookedUp { filing, look, found });
                Ok(Report { event: Some(event), ..Report::default() })
            }
            Effect::Discard { filing, photo } => self.discard(filing, photo).await,
        }
    }

    async fn retire(&self, chat: ChatId, slot: &Slot) -> Result<Report, Meaning> {
        let Some(mut state) = self.records.slot(chat, slot).await? else { return Ok(Report::default()) };
        if state.before.is_empty() {
            return Ok(Report::default());
        }
        for message in std::mem::take(&mut state.before) {
            self.strip(chat, message).await?;
        }
        Ok(Report { slots: vec![(chat, slot.clone(), state)], ..Report::default() })
    }

    /// Takes the buttons off a message; one that is gone has none.
    pub(super) async fn strip(&self, chat: ChatId, message: MessageId) -> Result<(), Meaning> {
        match self.api.strip(chat, message).await.map_err(|e| of_error(&e)) {
            Ok(()) | Err(Meaning::Done | Meaning::SendAsNew) => Ok(()),
            Err(meaning) => Err(meaning),
        }
    }

    async fn copy(
        &self,
        from: ChatId,
        message: MessageId,
        to: To,
        filing: Option<&FilingId>,
    ) -> Result<Report, Meaning> {
        let (copied, event) = match self.api.copy(to, from, message).await.map_err(|e| of_error(&e)) {
            Ok(copied) => (copied, None),
            Err(Meaning::TopicGone) if to.thread.is_some() => {
                // Nothing is lost: it goes into the group itself, and the filing gets a new topic.
                let to = To { thread: None, ..to };
                let copied = self.api.copy(to, from, message).await.map_err(|e| of_error(&e))?;
                (copied, filing.map(|filing| Happening::TopicLost { filing: filing.clone() }))
            }
            Err(meaning) => return Err(meaning),
        };
        let mark = filing.map(|filing| MessageMark { filing: Some(filing.clone()), slot: None, item: None });
        let marks = mark.map(|mark| (to.chat, copied, Some(mark))).into_iter().collect();
        Ok(Report { marks, event, ..Report::default() })
    }

    async fn topic(&self, chat: ChatId, filing: &FilingId, name: &str) -> Result<Report, Meaning> {
        let name = name.chars().take(TOPIC_MAX).collect();
        let thread = match self.api.topic(chat, name).await.map_err(|e| of_error(&e)) {
            Ok(thread) => thread,
            // A group without topics: the filing's card stands in the group itself.
            Err(Meaning::NoTopics | Meaning::Rights) => 0,
            Err(meaning) => return Err(meaning),
        };
        Ok(Report { event: Some(Happening::TopicMade { filing: filing.clone(), thread }), ..Report::default() })
    }

    /// Says why and leaves. A word that can't be said keeps us nowhere, and who is out already has left.
    async fn leave(&self, chat: ChatId, word: String) -> Result<Report, Meaning> {
        let (to, words) = (To { chat, thread: None }, Words { text: word, html: true });
        if let Err(error) = self.api.send_text(to, words, InlineKeyboardMarkup::default()).await {
            let meaning = of_error(&error);
            if matches!(meaning, Meaning::Flood(_) | Meaning::Unsent | Meaning::BadToken) {
                return Err(meaning);
            }
            tracing::info!(chat, ?meaning, "left a group without a word");
        }
        match self.api.leave(chat).await.map_err(|e| of_error(&e)) {
            Ok(()) | Err(Meaning::OutOfGroup | Meaning::DeadChat | Meaning::Migrated(_)) => Ok(Report::default()),
            Err(meaning) => Err(meaning),
        }
    }

    async fn discard(&self, filing: &FilingId, photo: &PhotoId) -> Result<Report, Meaning> {
        let (photos, filing, photo) = (self.photos.clone(), filing.clone(), photo.clone());
        let removed = tokio::task::spawn_blocking(move || photos.remove(&filing, &photo)).await;
        match removed {
            Ok(Ok(())) => Ok(Report::default()),
            Ok(Err(error)) => Err(Meaning::Ours(error.to_string())),
            Err(_) => Err(Meaning::Ours("removing a photo panicked".to_owned())),
        }
    }

    /// What a sent message is to us, if anything.
    pub(super) fn report_sent(
        chat: ChatId,
        message: MessageId,
        mark: MessageMark,
        state: Option<SlotState>,
        event: Option<Happening>,
    ) -> Report {
        let slots = mark.slot.clone().zip(state).map(|(slot, state)| (chat, slot, state)).into_iter().collect();
        let means = mark.filing.is_some() || mark.slot.is_some() || mark.item.is_some();
        let marks = if means { vec![(chat, message, Some(mark))] } else { Vec::new() };
        Report { slots, marks, event, ..Report::default() }
    }
}
