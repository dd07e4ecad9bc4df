//! Updates by long polling. An offset is confirmed only by the next poll, and that waits for the commit of every
//! update below it: none is lost by a kill.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Api;
use super::inbox::{Myself, happening};
use super::meaning::{Meaning, of_error};
use crate::clock::activity::Activity;
use crate::engine::{Handle, Stopped};

/// Pause after a conflict, and how many in a row mean that another instance stays.
const CONFLICT_PAUSE: Duration = Duration::from_secs(5);
const CONFLICTS_MAX: u32 = 12;
/// The longest pause while Telegram can't be reached.
const PAUSE_MAX: Duration = Duration::from_secs(30);

/// Why polling ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PollError {
    /// The token was revoked.
    #[error("Telegram refuses the token")]
    BadToken,
    /// Another instance polls with the same token, or a webhook is set.
    #[error("another instance polls with this token, or a webhook is set (see BEIAN_DELETE_WEBHOOK)")]
    Conflict,
    /// The engine has stopped.
    #[error("the engine has stopped")]
    Stopped,
}

impl From<Stopped> for PollError {
    fn from(_: Stopped) -> PollError {
        PollError::Stopped
    }
}

/// Polls until `stop`.
///
/// # Errors
/// [`PollError`].
pub async fn run(
    api: Api,
    me: Myself,
    handle: Handle,
    activity: Activity,
    stop: CancellationToken,
) -> Result<(), PollError> {
    tokio::select! {
        () = stop.cancelled() => Ok(()),
        result = poll(api, me, handle, activity) => result,
    }
}

async fn poll(api: Api, me: Myself, handle: Handle, activity: Activity) -> Result<(), PollError> {
    let (mut offset, mut conflicts, mut failures) = (0, 0, 0u32);
    loop {
        let updates = match api.updates(offset).await {
            Ok(updates) => updates,
            Err(error) => {
                let meaning = of_error(&error);
                let mut pause = Duration::from_millis(500 << failures.min(6)).min(PAUSE_MAX);
                if meaning == Meaning::BadToken {
                    return Err(PollError::BadToken);
                } else if meaning == Meaning::Conflict {
                    conflicts += 1;
                    if conflicts >= CONFLICTS_MAX {
                        return Err(PollError::Conflict);
                    }
                    pause = CONFLICT_PAUSE;
                } else if let Meaning::Flood(wait) = meaning {
                    pause = wait;
                }
                failures += 1;
                tracing::warn!(?meaning, failures, conflicts, "no updates; trying again");
                tokio::time::sleep(pause).await;
                continue;
            }
        };
        (conflicts, failures) = (0, 0);
        // Until the commit, and until the effects have taken over.
        let _busy = activity.enter();
        let mut commits = Vec::with_capacity(updates.len());
        for update in &updates {
            let event = happening(update, &me);
            tracing::debug!(update = update.id.0, event = event.is_some(), "update");
            commits.push(handle.submit(Some(i64::from(update.id.0)), event).await?);
        }
        for commit in commits {
            commit.await.map_err(|_| PollError::Stopped)?;
        }
        if let Some(last) = updates.last() {
            offset = i64::from(last.id.0) + 1;
        }
    }
}
