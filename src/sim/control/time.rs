//! Turning the clock, following it, and ordering faults.

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State as Shared};
use chrono::DateTime;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::{Reply, Wrong, read};
use crate::sim::World;
use crate::sim::clock::{self, Follower, Target};
use crate::sim::faults::Fault;

/// Seconds that a follower may be held.
const WAIT_S_MAX: u64 = 60;

#[derive(Deserialize)]
pub(super) struct Turn {
    skip_s: Option<i64>,
    to: Option<String>,
}

/// The clock as the control API shows it.
pub(super) fn shown(world: &World) -> Value {
    world.with(|state| json!({"now": clock::rfc3339(state.now_ms), "offset_s": state.clock.offset_ms.div_euclid(1000)}))
}

/// Skips so many seconds, or to the bot's next wake-up.
pub(super) async fn turn(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let turn: Turn = read(&body)?;
    let target = match (turn.skip_s, turn.to.as_deref()) {
        (Some(seconds), None) => Target::Skip(seconds.saturating_mul(1000)),
        (None, Some("next_wakeup")) => Target::NextWakeup,
        _ => return Err(Wrong::request("give skip_s in seconds, or to: next_wakeup")),
    };
    let stops = clock::turn(&world, target).await.map_err(Wrong::conflict)?;
    let mut answer = shown(&world);
    answer["stops"] = json!(stops);
    Ok(Json(answer))
}

#[derive(Deserialize)]
pub(super) struct Follow {
    rev: Option<u64>,
    wait_s: Option<u64>,
}

/// Counts a held request, also when its client goes away in the middle.
struct Held(World);

impl Held {
    fn new(world: &World) -> Self {
        world.with(|state| state.clock.held += 1);
        Self(world.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.with(|state| {
            state.clock.held -= 1;
            let now = state.real_ms;
            if let Some(follower) = &mut state.clock.follower {
                follower.heard_ms = now;
            }
        });
    }
}

/// The offset: at once if it is not the one that the follower knows, else when it changes or the wait ends.
pub(super) async fn follow(Shared(world): Shared<World>, Query(query): Query<Follow>) -> Reply {
    let wait = Duration::from_secs(query.wait_s.unwrap_or(0).min(WAIT_S_MAX));
    let deadline = Instant::now() + wait;
    let mut watch = world.watch_clock();
    let _held = Held::new(&world);
    loop {
        watch.borrow_and_update();
        let (offset_ms, rev) = world.with(|state| (state.clock.offset_ms, state.clock.rev));
        let over = query.rev != Some(rev) || Instant::now() >= deadline;
        if over || matches!(timeout_at(deadline, watch.changed()).await, Ok(Err(_))) {
            return Ok(Json(json!({"offset_ms": offset_ms, "rev": rev})));
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Report {
    offset_seen_ms: i64,
    quiet: bool,
    next_wakeup: Option<String>,
}

/// A bot reports what it has seen, whether anything is under way, and when it wants to wake.
pub(super) async fn report(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let report: Report = read(&body)?;
    let next_wakeup_ms = match report.next_wakeup {
        None => None,
        Some(text) => {
            let parsed = DateTime::parse_from_rfc3339(&text);
            let parsed = parsed.map_err(|_| Wrong::request("next_wakeup must be RFC 3339 or null"))?;
            // Rounded up: a wake-up is never reached too early.
            Some(parsed.timestamp_millis() + i64::from(parsed.timestamp_subsec_nanos() % 1_000_000 > 0))
        }
    };
    world.with(|state| {
        let heard_ms = state.real_ms;
        state.clock.report(Follower {
            offset_seen_ms: report.offset_seen_ms,
            quiet: report.quiet,
            next_wakeup_ms,
            heard_ms,
        });
    });
    Ok(Json(json!({})))
}

/// Orders a fault.
pub(super) async fn order_fault(Shared(world): Shared<World>, body: Bytes) -> Reply {
    let fault: Fault = read(&body)?;
    let count = world.with(|state| {
        state.faults.push(fault);
        state.faults.len()
    });
    Ok(Json(json!({"faults": count})))
}

/// Forgets every fault that was ordered.
pub(super) async fn forget_faults(Shared(world): Shared<World>) -> Reply {
    world.with(|state| state.faults.clear());
    Ok(Json(json!({"faults": 0})))
}
