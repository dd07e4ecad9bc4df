//! What the outbox counts: how much waits, since when, and how sends end.

use std::collections::BTreeMap;

use crate::dialogue::Time;
use crate::store::stored::outbox::Row;

/// The rows that are not settled, in order, with the moment at which each was decided.
#[derive(Debug, Default)]
pub(super) struct Waiting(BTreeMap<u64, Time>);

impl Waiting {
    pub(super) fn one_more(&mut self, row: &Row) {
        self.0.insert(row.seq, row.at);
        self.tell();
    }

    pub(super) fn gone(&mut self, seq: u64) {
        self.0.remove(&seq);
        self.tell();
    }

    fn tell(&self) {
        let oldest = self.0.first_key_value().map_or(0, |(_, at)| at.timestamp());
        metrics::gauge!("beian_outbox_waiting").set(u32::try_from(self.0.len()).map_or(f64::INFINITY, f64::from));
        metrics::gauge!("beian_outbox_oldest_timestamp_seconds").set(seconds(oldest));
    }
}

/// A try has ended.
pub(super) fn sent(effect: &'static str, result: &'static str) {
    metrics::counter!("beian_sends_total", "effect" => effect, "result" => result).increment(1);
}

/// Seconds since 1970 as figures are kept; exact until the year 2106.
fn seconds(at: i64) -> f64 {
    u32::try_from(at).map_or(0.0, f64::from)
}
