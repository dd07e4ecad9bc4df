//! What became of an item is handed in; its lane rests until the commit, but for the answers to taps.

use std::time::Duration;

use tokio::time::Instant;

use super::figures::sent;
use super::lanes::{Item, LaneKey};
use super::{Outbox, Step};
use crate::clock::tick;
use crate::dialogue::Effect;
use crate::engine::{Fate, Report};

/// How long it may take until it is handed in that a tap was answered: to do it again after a crash harms nobody.
const ANSWERED_WAIT: Duration = Duration::from_millis(50);

/// Answers to taps that are done and not handed in yet: the next report takes them along.
#[derive(Debug, Default)]
pub(super) struct Answered {
    items: Vec<Item>,
    until: Option<Instant>,
}

impl Answered {
    /// When they are handed in by themselves.
    pub(super) fn until(&self) -> Option<Instant> {
        self.until
    }

    fn take(&mut self) -> Vec<Item> {
        self.until = None;
        std::mem::take(&mut self.items)
    }
}

impl Outbox {
    pub(super) fn done(&mut self, key: LaneKey, item: Item, mut report: Report) {
        let (seq, update, effect) = (item.row.seq, item.row.update, item.row.effect.kind());
        tracing::info!(update, seq, chat = key.chat, effect, tries = item.tries, "done");
        sent(effect, "done");
        if matches!(item.row.effect, Effect::Answer { .. }) {
            self.answered(key, item);
        } else {
            report.rows.push((seq, Fate::Gone));
            self.settle(key, item, report, false);
        }
    }

    pub(super) fn settle_as(&mut self, key: LaneKey, item: Item, fate: Fate) {
        let rows = vec![(item.row.seq, fate)];
        self.settle(key, item, Report { rows, ..Report::default() }, false);
    }

    /// Hands in what became of an item; the lane rests until the commit.
    pub(super) fn settle(&mut self, key: LaneKey, item: Item, report: Report, back: bool) {
        let mut report = Report { cause: item.row.update, ..report };
        if !back {
            self.waiting.gone(item.row.seq);
        }
        self.lanes.called(key, tick());
        let answered = self.answered.take();
        report.rows.extend(answered.iter().map(|item| (item.row.seq, Fate::Gone)));
        let handle = self.worker.handle.clone();
        self.on_way.spawn(async move {
            let reported = handle.report(report).await;
            drop(answered);
            match reported {
                Ok(()) => Step::Settled(key, back.then(|| Box::new(item))),
                Err(_) => Step::Stopped,
            }
        });
    }

    /// A tap was answered: the lane goes on at once.
    fn answered(&mut self, key: LaneKey, item: Item) {
        self.waiting.gone(item.row.seq);
        self.answered.items.push(item);
        self.answered.until.get_or_insert_with(|| tick() + ANSWERED_WAIT);
        self.lanes.settled(key, tick());
    }

    /// Hands in the answered taps that no other report took along.
    pub(super) fn settle_answered(&mut self) {
        let answered = self.answered.take();
        if answered.is_empty() {
            return;
        }
        let rows = answered.iter().map(|item| (item.row.seq, Fate::Gone)).collect();
        let handle = self.worker.handle.clone();
        self.on_way.spawn(async move {
            let reported = handle.report(Report { rows, ..Report::default() }).await;
            drop(answered);
            if reported.is_ok() { Step::Swept } else { Step::Stopped }
        });
    }
}
