//! A message shown: edited where its slot stands, or sent anew.

use std::sync::Arc;

use teloxide::types::{CopyTextButton, InlineKeyboardButton, InlineKeyboardButtonKind, InlineKeyboardMarkup};
use url::Url;

use super::work::Worker;
use crate::dialogue::state::{FilingId, PhotoId};
use crate::dialogue::{ButtonAct, ChatId, Content, Happening, Media, MessageId, Place, Show};
use crate::engine::Report;
use crate::photo;
use crate::steps::{self, Step};
use crate::store::stored::outbox::{MessageMark, SlotState};
use crate::telegram::api::{To, Upload, Words};
use crate::telegram::meaning::{Meaning, of_error};
use crate::telegram::{NoPaper, Paper, Papers};
use crate::text::{Lang, Phrase};

/// What a reader is told in place of a paper that could not be made.
const OUR_FAULT: &str = "notice-our-fault";
/// So many earlier messages of a slot are remembered for their buttons.
const BEFORE_MAX: usize = 5;
/// Telegram takes no larger file as a picture, in bytes.
const PHOTO_BYTES_MAX: usize = 10 << 20;

/// A message that was sent.
struct Sent {
    message: MessageId,
    with_file: bool,
    event: Option<Happening>,
}

/// A message as it will be sent.
struct Ready {
    words: Words,
    keyboard: InlineKeyboardMarkup,
    upload: Option<Upload>,
}

impl Worker {
    /// Shows in `chat`, which may be another than the effect names: groups move.
    pub(super) async fn show(&self, show: &Show, chat: ChatId, plain: bool) -> Result<Report, Meaning> {
        let old = match &show.slot {
            Some(slot) => self.records.slot(chat, slot).await?,
            None => None,
        };
        let mark = MessageMark { filing: show.filing.clone(), slot: show.slot.clone(), item: show.about.clone() };
        let kind = show.content.media.as_ref().map(kind_of);
        let editable = old.as_ref().filter(|old| show.place == Place::Edit && old.media == kind);
        if let Some(old) = editable
            && self.edit(show, chat, old, plain).await?
        {
            steps::reached(Step::Edited);
            // The slot is the message that it was.
            return Ok(Worker::report_sent(chat, old.message, mark, None, None));
        }
        let Sent { message, with_file, event } = self.send(show, chat, plain).await?;
        steps::reached(Step::Sent);
        let kind = kind.filter(|_| with_file);
        let before = self.before(show, chat, old, with_file).await;
        let state = SlotState { message, media: kind, before };
        Ok(Worker::report_sent(chat, message, mark, Some(state), event))
    }

    /// True if the slot's message could be edited.
    async fn edit(&self, show: &Show, chat: ChatId, old: &SlotState, plain: bool) -> Result<bool, Meaning> {
        let Ready { words, keyboard, .. } = self.words(show, &show.content, plain, old.media.is_some());
        let done = match old.media {
            None => self.api.edit_text(chat, old.message, words, keyboard).await,
            Some(_) => self.api.edit_caption(chat, old.message, words, keyboard).await,
        };
        match done.map_err(|e| of_error(&e)) {
            Ok(()) | Err(Meaning::Done) => Ok(true),
            Err(Meaning::SendAsNew) => Ok(false),
            Err(meaning) => Err(meaning),
        }
    }

    async fn send(&self, show: &Show, chat: ChatId, plain: bool) -> Result<Sent, Meaning> {
        let ready = self.ready(show, plain).await;
        let with_file = ready.upload.is_some();
        let to = To { chat, thread: show.thread };
        match self.deliver(to, &ready).await {
            Err(Meaning::TopicGone) if show.thread.is_some() => {
                // Nothing is lost: it goes into the group itself, and the filing gets a new topic.
                let message = self.deliver(To { chat, thread: None }, &ready).await?;
                let lost = show.filing.clone().map(|filing| Happening::TopicLost { filing });
                Ok(Sent { message, with_file, event: lost })
            }
            result => Ok(Sent { message: result?, with_file, event: None }),
        }
    }

    async fn deliver(&self, to: To, ready: &Ready) -> Result<MessageId, Meaning> {
        let (words, keyboard) = (ready.words.clone(), ready.keyboard.clone());
        let Some(upload) = &ready.upload else {
            return self.api.send_text(to, words, keyboard).await.map_err(|e| of_error(&e));
        };
        let sent = self.api.send_file(to, upload.clone(), words.clone(), keyboard.clone()).await;
        match sent.map_err(|e| of_error(&e)) {
            Err(Meaning::NotPhoto) if upload.as_photo => {
                let upload = Upload { as_photo: false, ..upload.clone() };
                self.api.send_file(to, upload, words, keyboard).await.map_err(|e| of_error(&e))
            }
            result => result,
        }
    }

    /// Which earlier messages of the slot still have buttons. One that was meant to be edited loses them now: nobody
    /// else will think of it.
    async fn before(&self, show: &Show, chat: ChatId, old: Option<SlotState>, with_file: bool) -> Vec<MessageId> {
        let Some(old) = old else { return Vec::new() };
        let mut before = old.before;
        let marked = with_file && matches!(show.content.media, Some(Media::Marked { .. }));
        match show.place {
            // The note that a picture is being looked at can't be edited into the marked one: it goes, as if it had been.
            Place::Edit if marked && old.media.is_none() && self.api.delete(chat, old.message).await.is_ok() => {}
            Place::Edit => {
                if let Err(meaning) = self.strip(chat, old.message).await {
                    tracing::debug!(chat, ?meaning, "old buttons could not be taken off");
                }
            }
            Place::New => before.push(old.message),
        }
        before.drain(..before.len().saturating_sub(BEFORE_MAX));
        before
    }

    fn words(&self, show: &Show, content: &Content, plain: bool, caption: bool) -> Ready {
        let html = self.speaker.text(content, show.lang, &show.zone, caption);
        let words =
            if plain { Words { text: without_tags(&html), html: false } } else { Words { text: html, html: true } };
        let button = |b: &crate::dialogue::Button| {
            let label = self.speaker.label(&b.label, show.lang);
            let kind = match &b.act {
                ButtonAct::Data(data) => InlineKeyboardButtonKind::CallbackData(data.clone()),
                ButtonAct::Url(url) => InlineKeyboardButtonKind::Url(Url::parse(url).ok()?),
                ButtonAct::Copy(text) => InlineKeyboardButtonKind::CopyText(CopyTextButton { text: text.clone() }),
            };
            Some(InlineKeyboardButton::new(label, kind))
        };
        let rows = content.buttons.iter().map(|row| row.iter().filter_map(button).collect::<Vec<_>>());
        let keyboard = InlineKeyboardMarkup::new(rows.filter(|row| !row.is_empty()));
        Ready { words, keyboard, upload: None }
    }

    async fn ready(&self, show: &Show, plain: bool) -> Ready {
        let Some(media) = &show.content.media else { return self.words(show, &show.content, plain, false) };
        match self.upload(media, show.chat, show.lang).await {
            Ok(upload) => Ready { upload: Some(upload), ..self.words(show, &show.content, plain, true) },
            // The words on a picture say it all; the picture may be gone by now, as a better one has come.
            Err(why) if matches!(media, Media::Marked { .. }) => {
                tracing::info!(chat = show.chat, why, "told without the marked picture");
                self.words(show, &show.content, plain, false)
            }
            Err(why) => {
                tracing::error!(chat = show.chat, why, "a file to be sent could not be had");
                self.words(show, &Content::of(Phrase::new(OUR_FAULT)), plain, false)
            }
        }
    }

    async fn upload(&self, media: &Media, chat: ChatId, lang: Lang) -> Result<Upload, String> {
        // In a group, pictures of cards are to be looked at, not passed on.
        let protect = chat < 0;
        let file =
            |paper: Paper| Upload { name: paper.name, bytes: paper.bytes.into(), as_photo: false, protect: false };
        match media {
            Media::Photo { filing, photo } => {
                let bytes = self.photo(filing, photo).await?;
                let as_photo = !bytes.starts_with(b"%PDF") && bytes.len() <= PHOTO_BYTES_MAX;
                let name = if as_photo { "photo.jpg" } else { "document.pdf" };
                Ok(Upload { name: name.to_owned(), bytes: bytes.into(), as_photo, protect })
            }
            Media::Marked { filing, photo, facts, faults, sample } => {
                let (bytes, papers) = (self.photo(filing, photo).await?, Arc::clone(&self.papers));
                let (facts, faults, sample) = (facts.clone(), faults.clone(), *sample);
                let drawn = move || papers.marked(&bytes, &facts, &faults, sample, lang).map_err(|e| e.to_string());
                let Paper { name, bytes } = blocking(drawn).await?;
                Ok(Upload { name, bytes: bytes.into(), as_photo: true, protect })
            }
            Media::File { filing, photo, name, ready } => {
                let (mut bytes, papers) = (self.photo(filing, photo).await?, Arc::clone(&self.papers));
                if *ready {
                    bytes = blocking(move || Ok(papers.ready(&bytes))).await?;
                }
                let name = format!("{name}.{}", photo::extension(&bytes));
                Ok(Upload { name, bytes: bytes.into(), as_photo: false, protect })
            }
            Media::Sheet { filing, sheet } => {
                let sheet = sheet.clone();
                self.paper(filing, move |papers, filing, key| papers.sheet(filing, key, &sheet)).await.map(file)
            }
            Media::Preview { filing, sheet } => {
                let sheet = sheet.clone();
                let made = self.paper(filing, move |papers, filing, key| papers.preview(filing, key, &sheet)).await;
                made.map(|paper| Upload { as_photo: true, ..file(paper) })
            }
            Media::Answers { filing } => self.paper(filing, |papers, filing, _| papers.answers(filing)).await.map(file),
        }
    }

    async fn paper(
        &self,
        filing: &FilingId,
        make: impl FnOnce(&dyn Papers, &crate::dialogue::Filing, &[u8]) -> Result<Paper, NoPaper> + Send + 'static,
    ) -> Result<Paper, String> {
        let key = self.records.filing_key(filing).await.map_err(|e| e.to_string())?;
        let key = key.ok_or("there is no such filing any more")?.for_digests();
        let found = self.records.filing(filing).await.map_err(|e| e.to_string())?;
        let (filing, _) = found.ok_or("there is no such filing any more")?;
        let papers = Arc::clone(&self.papers);
        blocking(move || make(papers.as_ref(), &filing, key.as_slice()).map_err(|e| e.to_string())).await
    }

    async fn photo(&self, filing: &FilingId, photo: &PhotoId) -> Result<Vec<u8>, String> {
        let key = self.records.filing_key(filing).await.map_err(|e| e.to_string())?;
        let key = key.ok_or("there is no such filing any more")?;
        let (photos, filing, photo) = (self.photos.clone(), filing.clone(), photo.clone());
        blocking(move || photos.read(&key, &filing, &photo).map(|b| b.to_vec()).map_err(|e| e.to_string())).await
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err("making it panicked".to_owned()))
}

/// Which file stands above a text: the same words mean that it need not be sent again.
fn kind_of(media: &Media) -> String {
    match media {
        Media::Photo { filing, photo } => format!("photo {filing} {}", photo.0),
        Media::Marked { filing, photo, .. } => format!("marked {filing} {}", photo.0),
        Media::File { filing, photo, ready, .. } => format!("file {filing} {} {ready}", photo.0),
        Media::Sheet { filing, sheet } => format!("sheet {filing} {sheet}"),
        Media::Preview { filing, sheet } => format!("preview {filing} {sheet}"),
        Media::Answers { filing } => format!("answers {filing}"),
    }
}

/// Our HTML without its tags, for when Telegram refuses it.
fn without_tags(html: &str) -> String {
    let (mut text, mut inside) = (String::with_capacity(html.len()), false);
    for sign in html.chars() {
        match sign {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            _ => text.push(sign),
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_the_words() {
        assert_eq!(
            without_tags("<b>Wie</b> heißt &lt;sie&gt; &amp;amp; <a href=\"x\">da</a>"),
            "Wie heißt <sie> &amp; da"
        );
        assert_eq!(without_tags("a > b"), "a > b");
    }
}
