//! Updates on their way in, however they come: made events, handed to the engine in order, taken once it has committed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::future::join_all;
use teloxide::types::Update;
use tokio::time::Instant;

use super::inbox::{Myself, happening};
use super::meaning::of_error;
use super::pace::Bucket;
use super::{Api, Pulse};
use crate::alarm::Alarms;
use crate::clock::activity::Activity;
use crate::clock::tick;
use crate::dialogue::{ChatId, Happening, UserId};
use crate::engine::{Handle, Stopped};

/// Why no more updates come in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The token was revoked.
    #[error("Telegram refuses the token")]
    BadToken,
    /// Another instance polls with the same token.
    #[error("another instance polls with the same token")]
    OtherInstance,
    /// Somebody has the updates pushed elsewhere.
    #[error("a webhook is set that is not ours")]
    WebhookSet,
    /// Telegram does not take the address of the webhook; its words.
    #[error("Telegram refuses the webhook: {0}")]
    WebhookRefused(String),
    /// The engine has stopped.
    #[error("the engine has stopped")]
    Stopped,
}

impl From<Stopped> for IntakeError {
    fn from(_: Stopped) -> IntakeError {
        IntakeError::Stopped
    }
}

/// The way of updates to the engine.
#[derive(Debug, Clone)]
pub struct Intake {
    me: Myself,
    handle: Handle,
    activity: Activity,
    members: Members,
    crowd: Arc<Mutex<Crowd>>,
    pub(super) pulse: Pulse,
    pub(super) alarms: Alarms,
}

impl Intake {
    /// For updates that come to `me`.
    ///
    /// `per_person`: messages a second that one person is answered; what comes faster for long is passed over. 0: all
    /// are taken.
    pub fn new(api: Api, me: Myself, handle: Handle, activity: Activity, alarms: Alarms, per_person: u32) -> Intake {
        let crowd = Arc::new(Mutex::new(Crowd { rate: f64::from(per_person), guests: HashMap::new() }));
        let members = Members { api, known: Arc::default() };
        Intake { me, handle, activity, members, crowd, pulse: Pulse::default(), alarms }
    }

    /// Whether updates come in.
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Returns when at most so many replies are to be sent.
    pub(super) async fn replies_at_most(&self, max: usize) {
        self.activity.replies_at_most(max).await;
    }

    /// Hands in updates in this order; when this is `Ok`, all of them are committed.
    pub(super) async fn take(&self, updates: &[Update]) -> Result<(), Stopped> {
        // Until the commit, and until the effects have taken over.
        let _busy = self.activity.enter();
        let events = join_all(updates.iter().map(|update| self.event(update))).await;
        let mut commits = Vec::with_capacity(updates.len());
        for (update, event) in updates.iter().zip(events) {
            tracing::debug!(update = update.id.0, event = event.is_some(), "update");
            commits.push(self.handle.submit(Some(i64::from(update.id.0)), event).await?);
        }
        for commit in commits {
            commit.await.map_err(|_| Stopped)?;
        }
        Ok(())
    }

    /// The event, if its person is not flooding us. What is passed over is committed as seen, and nothing else.
    fn admit(&self, event: Happening) -> Option<Happening> {
        let (user, client_lang) = match &event {
            Happening::Message(message) if message.chat == message.from => (message.from, &message.client_lang),
            Happening::Tap(tap) if tap.chat == tap.from => (tap.from, &tap.client_lang),
            Happening::Message(_)
            | Happening::Tap(_)
            | Happening::TooFast { .. }
            | Happening::Reachable(..)
            | Happening::Added { .. }
            | Happening::Migrated { .. }
            | Happening::Inspected(_)
            | Happening::LookedUp(_)
            | Happening::TopicMade { .. }
            | Happening::TopicLost { .. }
            | Happening::HandedOver { .. }
            | Happening::Alarm(_)
            | Happening::Wake(_) => return Some(event),
        };
        let turn = self.crowd.lock().unwrap_or_else(PoisonError::into_inner).one_more(user, tick());
        match turn {
            Turn::Taken => Some(event),
            Turn::Told => {
                tracing::warn!(chat = user, "somebody writes faster than can be answered");
                Some(Happening::TooFast { user, client_lang: client_lang.clone() })
            }
            Turn::PassedOver => None,
        }
    }

    async fn event(&self, update: &Update) -> Option<Happening> {
        let mut event = self.admit(happening(update, &self.me)?)?;
        if let Happening::Tap(tap) = &mut event
            && !tap.member
        {
            tap.member = self.members.has(tap.chat, tap.from).await;
        }
        Some(event)
    }
}

/// Messages that one person may send at once: more than anybody types or taps, and an album or two besides.
const AT_ONCE: f64 = 60.0;
/// So many people are watched before those are forgotten who have been calm.
const GUESTS_MAX: usize = 10_000;

/// How fast people write. Kept in memory alone: whoever goes on flooding after a restart is known again at once.
#[derive(Debug)]
struct Crowd {
    rate: f64,
    guests: HashMap<UserId, Guest>,
}

#[derive(Debug)]
struct Guest {
    bucket: Bucket,
    told: bool,
}

/// What becomes of one more message of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It is taken.
    Taken,
    /// One too many, and the first of them: the person is told.
    Told,
    /// One too many.
    PassedOver,
}

impl Crowd {
    fn one_more(&mut self, user: UserId, now: Instant) -> Turn {
        if self.guests.len() >= GUESTS_MAX {
            self.guests.retain(|_, guest| !guest.bucket.is_full(now));
        }
        let rate = self.rate;
        let guest = self.guests.entry(user).or_insert_with(|| {
            let bucket = Bucket::new(rate, AT_ONCE, now);
            Guest { bucket, told: false }
        });
        // Calm again only after a real pause: a flood hears one word, not one a second.
        guest.told &= !guest.bucket.is_full(now);
        if guest.bucket.ready_at(now) <= now {
            guest.bucket.take(now);
            Turn::Taken
        } else if std::mem::replace(&mut guest.told, true) {
            Turn::PassedOver
        } else {
            Turn::Told
        }
    }
}

/// How long an answer about a member counts: whoever leaves the group loses its buttons soon.
const MEMBER_LASTS: Duration = Duration::from_secs(300);
/// How long Telegram may take to tell; meanwhile the updates of the same poll wait.
const MEMBER_WAIT: Duration = Duration::from_secs(5);
/// So many answers are kept; groups of reviewers are small.
const MEMBERS_MAX: usize = 10_000;

/// When Telegram told it, and what.
type Told = (Instant, bool);

/// Who is in which group, as Telegram said a moment ago.
#[derive(Debug, Clone)]
struct Members {
    api: Api,
    known: Arc<Mutex<HashMap<(ChatId, UserId), Told>>>,
}

impl Members {
    /// True if Telegram says so. One who can't be asked about just now counts as a stranger: he may tap again.
    async fn has(&self, chat: ChatId, user: UserId) -> bool {
        let known = |members: &Members| {
            let known = members.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.get(&(chat, user)).filter(|(at, _)| at.elapsed() < MEMBER_LASTS).map(|(_, is)| *is)
        };
        if let Some(is) = known(self) {
            return is;
        }
        match tokio::time::timeout(MEMBER_WAIT, self.api.is_member(chat, user)).await {
            Ok(Ok(is)) => {
                let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
                if known.len() >= MEMBERS_MAX {
                    known.clear();
                }
                known.insert((chat, user), (tick(), is));
                is
            }
            Ok(Err(error)) => {
                tracing::warn!(chat, meaning = ?of_error(&error), "not told whether somebody is a member");
                false
            }
            Err(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_slows_only_who_makes_it_and_hears_one_word() {
        let (mut crowd, mut now) = (Crowd { rate: 1.0, guests: HashMap::new() }, tick());
        let (mut taken, mut told) = (0, 0);
        for n in 0..10_000 {
            match crowd.one_more(5, now) {
                Turn::Taken => taken += 1,
                Turn::Told => told += 1,
                Turn::PassedOver => {}
            }
            if n % 500 == 0 {
                assert_eq!(crowd.one_more(6, now), Turn::Taken, "others are served");
            }
            now += Duration::from_millis(1);
        }
        assert!((68..=71).contains(&taken), "{taken}");
        assert_eq!(told, 1);
        now += Duration::from_secs(61);
        let again: Vec<Turn> = (0..62).map(|_| crowd.one_more(5, now)).collect();
        assert_eq!(again[59..], [Turn::Taken, Turn::Told, Turn::PassedOver], "after a pause all is as before");
    }

    #[test]
    fn a_rate_of_zero_takes_all() {
        let (mut crowd, now) = (Crowd { rate: 0.0, guests: HashMap::new() }, tick());
        assert!((0..1_000).all(|_| crowd.one_more(5, now) == Turn::Taken));
    }

    #[test]
    fn calm_people_are_forgotten() {
        let (mut crowd, now) = (Crowd { rate: 1.0, guests: HashMap::new() }, tick());
        for user in 0..=i64::try_from(GUESTS_MAX).expect("small") {
            crowd.one_more(user, now + Duration::from_secs(if user < 10_000 { 0 } else { 2 }));
        }
        assert_eq!(crowd.guests.len(), 1);
    }
}
