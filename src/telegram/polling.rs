//! Updates by long polling. An offset is confirmed only by the next poll, and that waits for the commit of every
//! update below it: none is lost by a kill.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Api;
use super::intake::{Intake, IntakeError};
use super::meaning::{Meaning, of_error};
use super::webhook::Door;
use crate::clock::tick;
use crate::text::Phrase;

/// The longest pause while Telegram can't be reached.
const PAUSE_MAX: Duration = Duration::from_secs(30);
/// While more replies than these wait to be sent, Telegram keeps what else there is: who waits there waits no longer, and
/// takes no memory here.
const REPLIES_MAX: usize = 500;
/// So long at most: what can't be sent holds up nobody else.
const REPLIES_WAIT: Duration = Duration::from_secs(1);
/// Conflicts further apart than this are not of one struggle.
const CONFLICTS_APART: Duration = Duration::from_secs(60);

/// The conflict in a row at which operators are told: a restart makes one or two.
const CONFLICTS_TOLD: u32 = 3;

/// How long two instances of a bot struggle for the updates. The older one is the first to be told of a conflict: it
/// reaches the end first and leaves, and the newer one goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// The pause after a conflict.
    pub pause: Duration,
    /// So many conflicts in a row mean that somebody else stays.
    pub conflicts_max: u32,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { pause: Duration::from_secs(5), conflicts_max: 12 }
    }
}

/// How updates are polled.
#[derive(Debug, Clone)]
pub struct Polling {
    /// Calls to Telegram.
    pub api: Api,
    /// A webhook of ours leads here and is removed first.
    pub door: Door,
    /// Any other webhook is removed, too.
    pub delete_webhook: bool,
    /// With another instance.
    pub patience: Patience,
}

impl Polling {
    /// Polls until `stop`.
    ///
    /// # Errors
    /// [`IntakeError`].
    pub async fn run(self, intake: Intake, stop: CancellationToken) -> Result<(), IntakeError> {
        tokio::select! {
            () = stop.cancelled() => Ok(()),
            result = self.poll(intake) => result,
        }
    }

    async fn poll(self, intake: Intake) -> Result<(), IntakeError> {
        self.remove_webhook().await?;
        intake.pulse.polled();
        let (mut offset, mut failures, mut conflicts) = (0, 0, Conflicts::default());
        loop {
            let _ = tokio::time::timeout(REPLIES_WAIT, intake.replies_at_most(REPLIES_MAX)).await;
            let updates = match self.api.updates(offset).await {
                Ok(updates) => updates,
                Err(error) => {
                    let meaning = of_error(&error);
                    let lost = if meaning == Meaning::OtherPoller {
                        IntakeError::OtherInstance
                    } else if meaning == Meaning::WebhookSet {
                        IntakeError::WebhookSet
                    } else {
                        failures += 1;
                        pause(&meaning, failures).await?;
                        continue;
                    };
                    if conflicts.another(tick()) >= self.patience.conflicts_max {
                        return Err(lost);
                    }
                    if conflicts.count == CONFLICTS_TOLD {
                        intake.alarms.raise(Phrase::new("operator-conflict"));
                    }
                    tracing::warn!(?meaning, conflicts = conflicts.count, "somebody else takes the updates");
                    tokio::time::sleep(self.patience.pause).await;
                    continue;
                }
            };
            failures = 0;
            intake.pulse.polled();
            intake.take(&updates).await?;
            if let Some(last) = updates.last() {
                offset = i64::from(last.id.0) + 1;
            }
        }
    }

    /// A webhook of ours was left by an earlier start; what waits in it is polled next.
    async fn remove_webhook(&self) -> Result<(), IntakeError> {
        let mut failures = 0;
        loop {
            let removed = match self.api.webhook().await {
                Ok(None) => return Ok(()),
                Ok(Some(url)) if self.delete_webhook || self.door.leads_here(&url) => self.api.delete_webhook().await,
                Ok(Some(_)) => return Err(IntakeError::WebhookSet),
                Err(error) => Err(error),
            };
            match removed {
                Ok(()) => {
                    tracing::info!("a webhook is removed: updates are polled");
                    return Ok(());
                }
                Err(error) => {
                    failures += 1;
                    pause(&of_error(&error), failures).await?;
                }
            }
        }
    }
}

/// Waits after a failure, the longer the more there were.
pub(super) async fn pause(meaning: &Meaning, failures: u32) -> Result<(), IntakeError> {
    if *meaning == Meaning::BadToken {
        return Err(IntakeError::BadToken);
    }
    tracing::warn!(?meaning, failures, "Telegram does not serve us; trying again");
    let growing = Duration::from_millis(500 << failures.min(6)).min(PAUSE_MAX);
    tokio::time::sleep(if let Meaning::Flood(wait) = meaning { *wait } else { growing }).await;
    Ok(())
}

/// Conflicts in a row: a poll that succeeds between two of them ends nothing while both instances are there.
#[derive(Debug, Default)]
struct Conflicts {
    count: u32,
    last: Option<Instant>,
}

impl Conflicts {
    fn another(&mut self, now: Instant) -> u32 {
        if self.last.is_none_or(|last| now - last > CONFLICTS_APART) {
            self.count = 0;
        }
        self.last = Some(now);
        self.count += 1;
        self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_conflicts_of_one_struggle_add_up() {
        let (mut conflicts, mut now) = (Conflicts::default(), tick());
        for count in 1..=3 {
            assert_eq!(conflicts.another(now), count);
            now += CONFLICTS_APART;
        }
        assert_eq!(conflicts.another(now + Duration::from_millis(1)), 1, "a restart now and then is no struggle");
    }
}
