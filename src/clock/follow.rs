//! Following a turned clock: the pretended world owns the offset, we take it over and say when all is quiet.

use std::time::Duration;

use chrono::SecondsFormat;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::activity::Activity;
use super::{Clock, whole_ms};
use crate::dialogue::Time;

/// How long the server may hold a request, in seconds.
const HOLD_S: u64 = 25;
/// Pause after a failure.
const PAUSE: Duration = Duration::from_millis(500);

/// Follows the clock of the pretended world; only in the demo and in tests.
#[derive(Debug)]
pub struct Follower {
    client: reqwest::Client,
    url: String,
    clock: Clock,
    rev: u64,
}

/// The clock could not be asked.
#[derive(Debug, thiserror::Error)]
#[error("the clock to follow does not answer")]
pub struct FollowError;

#[derive(Debug, Deserialize)]
struct Turned {
    offset_ms: i64,
    rev: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Report {
    offset_seen_ms: i64,
    quiet: bool,
    next_wakeup: Option<String>,
}

impl Follower {
    /// Asks for the offset and turns `clock` to it. `url` is the server's, with or without `/_sim/clock`.
    ///
    /// # Errors
    /// [`FollowError`] if the server does not answer.
    pub async fn connect(url: &str, clock: Clock) -> Result<Follower, FollowError> {
        let base = url.trim_end_matches('/');
        let url = if base.ends_with("/_sim/clock") { base.to_owned() } else { format!("{base}/_sim/clock") };
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(HOLD_S + 10)).build();
        let mut follower = Follower { client: client.map_err(|_| FollowError)?, url, clock, rev: 0 };
        follower.ask(0).await?;
        Ok(follower)
    }

    /// Follows and reports until `stop`. `next_wakeup` is the scheduler's next moment.
    pub async fn run(
        mut self,
        activity: Activity,
        next_wakeup: watch::Receiver<Option<Time>>,
        stop: CancellationToken,
    ) {
        let reporter = Reporter {
            client: self.client.clone(),
            url: format!("{}/follow", self.url),
            clock: self.clock.clone(),
            activity,
            next_wakeup,
        };
        let follow = async {
            loop {
                if self.ask(HOLD_S).await.is_err() {
                    tokio::time::sleep(PAUSE).await;
                }
            }
        };
        tokio::select! {
            () = follow => {}
            () = reporter.run() => {}
            () = stop.cancelled() => {}
        }
    }

    async fn ask(&mut self, wait_s: u64) -> Result<(), FollowError> {
        let url = format!("{}?rev={}&wait_s={wait_s}", self.url, self.rev);
        let answer = self.client.get(url).send().await.and_then(reqwest::Response::error_for_status);
        let turned: Turned = answer.map_err(|_| FollowError)?.json().await.map_err(|_| FollowError)?;
        self.rev = turned.rev;
        if turned.offset_ms != self.clock.offset_ms() {
            self.clock.turn(turned.offset_ms);
        }
        Ok(())
    }
}

struct Reporter {
    client: reqwest::Client,
    url: String,
    clock: Clock,
    activity: Activity,
    next_wakeup: watch::Receiver<Option<Time>>,
}

impl Reporter {
    async fn run(mut self) {
        let (mut turns, mut changes) = (self.clock.turns(), self.activity.changes());
        let mut told = None;
        loop {
            turns.borrow_and_update();
            changes.borrow_and_update();
            let report = self.report();
            if told.as_ref() != Some(&report) {
                let sent = self.client.post(&self.url).json(&report).send().await;
                if sent.and_then(reqwest::Response::error_for_status).is_err() {
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
                told = Some(report);
                continue;
            }
            let gone = tokio::select! {
                r = turns.changed() => r.is_err(),
                r = changes.changed() => r.is_err(),
                r = self.next_wakeup.changed() => r.is_err(),
            };
            if gone {
                return;
            }
        }
    }

    fn report(&mut self) -> Report {
        // The offset first: what is seen quiet afterwards was quiet with at least this offset.
        let offset_seen_ms = self.clock.offset_ms();
        let next = *self.next_wakeup.borrow_and_update();
        let due = next.is_some_and(|next| next <= self.clock.now());
        Report {
            offset_seen_ms,
            quiet: !due && self.activity.is_quiet(),
            next_wakeup: next.map(|next| whole_ms(next).to_rfc3339_opts(SecondsFormat::Millis, true)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_clock_that_does_not_answer_is_told() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        drop(listener);
        assert!(Follower::connect(&url, Clock::real()).await.is_err());
    }
}
