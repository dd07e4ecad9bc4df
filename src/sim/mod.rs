//! The pretended Telegram: a Bot API server over plain state, strict where Telegram is strict, for any bot of any framework.
//!
//! What it promises
//! - A bot that works here works there: what Telegram refuses is refused, with Telegram's own words ([`api`]).
//! - People are played through `/_sim/` ([`control`]): they write, tap, edit, block; nobody needs an account.
//! - Time can be turned ([`clock`]); a bot that follows is taken from wake-up to wake-up.
//! - It misbehaves when told to ([`faults`]), and never otherwise.
//! - [`state`] is plain data that reads no clock: [`World`] tells it the time at the door.
//!
//! One [`World`] has one bot. Any well-formed token is let in unless one is fixed; all of them share the world.

pub mod answers;
pub mod api;
pub mod cli;
pub mod clock;
pub mod control;
pub mod demo;
pub mod entities;
pub mod faults;
pub mod files;
pub mod html;
pub mod inbox;
pub mod keyboard;
pub mod markdown;
pub mod members;
pub mod message;
pub mod model;
pub mod picture;
pub mod pictures;
pub mod render;
pub mod state;
pub mod webhook;
pub mod words;

use std::future::Future;
use std::future::IntoFuture;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use state::State;

/// How long requests under way may go on once the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(1);

/// A handle to one pretended world; clones share it.
#[derive(Clone)]
pub struct World {
    inner: Arc<Inner>,
}

/// What the clones of a [`World`] share.
pub(crate) struct Inner {
    state: Mutex<State>,
    /// The number of the last visible change (transcripts, people, typing).
    changes: watch::Sender<u64>,
    /// The number of the last change of the inbox: wakes held polls and the webhook's courier.
    inbox: watch::Sender<u64>,
    /// The number of the last change of the clock or of a follower's report.
    clock: watch::Sender<u64>,
    /// Held while the clock is walked forward, so that two skips don't interleave.
    pub(crate) skipping: tokio::sync::Mutex<()>,
}

impl World {
    /// An empty world. With `token` fixed, every other token is `Unauthorized`; else any well-formed one is let in.
    pub fn new(token: Option<String>) -> Self {
        let state = State::new(token);
        Self {
            inner: Arc::new(Inner {
                state: Mutex::new(state),
                changes: watch::Sender::new(0),
                inbox: watch::Sender::new(0),
                clock: watch::Sender::new(0),
                skipping: tokio::sync::Mutex::new(()),
            }),
        }
    }

    /// Looks at or changes the state, with its clocks set; wakes everybody who waits for what has changed.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        self.inner.with(work)
    }

    /// Wakes at every visible change; holds the number of the last one.
    pub fn watch_changes(&self) -> watch::Receiver<u64> {
        self.inner.changes.subscribe()
    }

    /// Wakes when an update arrives, a poll is superseded or the webhook changes.
    pub(crate) fn watch_inbox(&self) -> watch::Receiver<u64> {
        self.inner.inbox.subscribe()
    }

    /// Wakes when the clock is turned or a follower reports.
    pub(crate) fn watch_clock(&self) -> watch::Receiver<u64> {
        self.inner.clock.subscribe()
    }

    /// The shared part, for tasks that must not keep the world alive.
    pub(crate) fn downgrade(&self) -> std::sync::Weak<Inner> {
        Arc::downgrade(&self.inner)
    }

    /// The lock that one skip of the clock holds at a time.
    pub(crate) fn skipping(&self) -> &tokio::sync::Mutex<()> {
        &self.inner.skipping
    }
}

impl Inner {
    /// See [`World::with`].
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.real_ms = clock::real_ms();
        state.now_ms = state.real_ms + state.clock.offset_ms;
        let result = work(&mut state);
        let (rev, inbox, clock) = (state.rev, state.inbox.rev, state.clock.changes);
        drop(state);
        announce(&self.changes, rev);
        announce(&self.inbox, inbox);
        announce(&self.clock, clock);
        result
    }
}

/// Tells the waiting of a higher number; a lower one was overtaken by another thread.
fn announce(sender: &watch::Sender<u64>, number: u64) {
    sender.send_if_modified(|seen| {
        let newer = number > *seen;
        if newer {
            *seen = number;
        }
        newer
    });
}

/// Every path of the server: `/bot…/…`, `/file/bot…/…` and `/_sim/…`. Has no fallback, so that it can be merged.
pub fn router(world: World) -> Router {
    api::router(world.clone()).merge(control::router(world))
}

/// Serves the world until `shutdown` ends.
///
/// # Errors
/// Those of the listener.
pub async fn serve(
    listener: TcpListener,
    world: World,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    // Held polls and event streams would keep a graceful end waiting for ever: they get a second.
    let stop = CancellationToken::new();
    let served = axum::serve(listener, router(world)).with_graceful_shutdown(stop.clone().cancelled_owned());
    tokio::select! {
        result = served.into_future() => result,
        () = async { shutdown.await; stop.cancel(); tokio::time::sleep(PATIENCE).await } => Ok(()),
    }
}

#[cfg(test)]
mod tests;
