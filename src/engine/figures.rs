//! What the engine counts. Without somebody who serves figures nothing is kept of it.

use std::time::Duration;

use crate::dialogue::Happening;
use crate::dialogue::state::Stage;
use crate::store::Stages;

/// So many filings stand at each stage.
pub(super) fn stages(stages: &Stages) {
    for stage in Stage::ALL {
        let filings = stages.get(&stage).copied().map_or(0.0, f64::from);
        metrics::gauge!("beian_filings", "stage" => stage.id()).set(filings);
    }
}

/// How many rows are parked.
pub(super) fn parked_gauge() -> metrics::Gauge {
    metrics::gauge!("beian_outbox_parked")
}

/// An update came in; `again`: it was seen before.
pub(super) fn update(again: bool) {
    metrics::counter!("beian_updates_total", "outcome" => if again { "repeated" } else { "taken" }).increment(1);
}

/// An event was stepped, and asked for so many messages.
pub(super) fn stepped(what: &Happening, name: &'static str, shows: usize) {
    metrics::counter!("beian_steps_total", "event" => name).increment(1);
    if matches!(what, Happening::Wake(_)) {
        metrics::counter!("beian_reminders_total").increment(u64::try_from(shows).unwrap_or_default());
    }
}

/// An event could not be stepped.
pub(super) fn failed() {
    metrics::counter!("beian_steps_failed_total").increment(1);
}

/// A group is on the disk.
pub(super) fn committed(inputs: usize, keys: usize, took: Duration) {
    metrics::histogram!("beian_commit_seconds").record(took);
    metrics::histogram!("beian_commit_inputs").record(count(inputs));
    metrics::histogram!("beian_commit_keys").record(count(keys));
}

/// A number as figures are kept.
pub(super) fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::INFINITY, f64::from)
}
