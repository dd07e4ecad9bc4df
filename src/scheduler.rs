//! Sleeps until the next wake-up and hands it in as an event; knows no reminder by name.

use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::dialogue::Happening;
use crate::engine::{Handle, Stopped, Wakes};

/// How many due wake-ups are handed in before their commits are awaited.
const DUE_MAX: usize = 64;
/// The longest sleep: a system clock that is set forward is noticed within this time.
const NAP_MAX: std::time::Duration = std::time::Duration::from_secs(60);

/// Runs until `stop`, or until the engine has stopped. After a jump of the clock all that is due comes in order.
pub async fn run(wakes: Wakes, clock: Clock, handle: Handle, stop: CancellationToken) {
    tokio::select! {
        () = stop.cancelled() => {}
        result = wake(wakes, clock, handle) => {
            if result.is_err() {
                tracing::debug!("no more wake-ups: the engine has stopped");
            }
        }
    }
}

async fn wake(wakes: Wakes, clock: Clock, handle: Handle) -> Result<(), Stopped> {
    let (mut next, mut turns) = (wakes.next(), clock.turns());
    loop {
        turns.borrow_and_update();
        let first = *next.borrow_and_update();
        let due = wakes.due(clock.now(), DUE_MAX);
        if !due.is_empty() {
            let mut commits = Vec::with_capacity(due.len());
            for filing in due {
                commits.push(handle.submit(None, Some(Happening::Wake(filing))).await?);
            }
            for commit in commits {
                commit.await.map_err(|_| Stopped)?;
            }
            continue;
        }
        let nap = first.and_then(|first| clock.until(first)).map(|nap| nap.min(NAP_MAX));
        let sleep = async {
            match nap {
                Some(nap) => tokio::time::sleep(nap).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = sleep => {}
            changed = next.changed() => changed.map_err(|_| Stopped)?,
            changed = turns.changed() => changed.map_err(|_| Stopped)?,
        }
    }
}
