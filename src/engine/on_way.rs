//! A group whose commit is under way, and what is told of it afterwards: the orders, then the answers.

use std::collections::VecDeque;

use futures::future::BoxFuture;
use tokio::time::Instant;

use super::Order;
use super::figures::committed;
use super::group::Group;
use super::run::Running;
use crate::clock::activity::Busy;
use crate::clock::tick;
use crate::dialogue::state::FilingId;
use crate::dialogue::{Time, Urgency};
use crate::steps::{self, Step};
use crate::store::stored::outbox::Row;
use crate::store::{Batch, RecordError, Records, StoreError};

/// A group that was handed to the store.
pub(super) struct OnWay {
    commit: BoxFuture<'static, Result<(), StoreError>>,
    group: Group,
    begun: Instant,
    /// How many records change.
    keys: usize,
    updates: Vec<i64>,
    wakes: Vec<(FilingId, Option<Time>)>,
    destroyed: Vec<FilingId>,
}

/// Ends with the commit that was begun first; `None` if none is under way.
pub(super) async fn first(on_way: &mut VecDeque<OnWay>) -> Option<Result<(), StoreError>> {
    match on_way.front_mut() {
        Some(first) => Some((&mut first.commit).await),
        None => None,
    }
}

impl OnWay {
    /// Hands the batch to the store: whatever is read from there from now on knows it.
    pub(super) async fn begin(
        records: &Records,
        batch: Batch,
        group: Group,
        updates: Vec<i64>,
        wakes: Vec<(FilingId, Option<Time>)>,
        destroyed: Vec<FilingId>,
    ) -> OnWay {
        let (keys, begun, records) = (batch.len(), tick(), records.clone());
        let mut commit: BoxFuture<'static, Result<(), StoreError>> = if batch.is_empty() {
            Box::pin(std::future::ready(Ok(())))
        } else {
            Box::pin(async move { records.store().commit(batch).await })
        };
        // Without a first look nothing would be handed over until somebody waits.
        if let std::task::Poll::Ready(result) = futures::poll!(&mut commit) {
            commit = Box::pin(std::future::ready(result));
        }
        OnWay { commit, group, begun, keys, updates, wakes, destroyed }
    }
}

impl Running {
    /// The group is on the disk.
    pub(super) async fn settle(&mut self, written: OnWay) -> Result<(), RecordError> {
        let OnWay { group, begun, keys, updates, wakes, destroyed, .. } = written;
        if keys > 0 {
            let inputs = group.done.len();
            committed(inputs, keys, begun.elapsed());
            steps::reached(if destroyed.is_empty() { Step::Committed } else { Step::BeforeErase });
            for update in &updates {
                tracing::debug!(update, inputs, keys, "committed");
            }
        }
        self.records.erase_keys(destroyed.clone()).await?;
        self.wakes.set(wakes);
        for order in group.orders {
            self.order(order);
        }
        // First: a farewell of the same step names the filing, too, and is still to be sent.
        for id in destroyed {
            self.order(Order::Destroyed(id));
        }
        for new in group.rows {
            let busy = self.busy(&new.row);
            self.order(Order::Row(Box::new(new.row), busy));
        }
        for (done, _busy) in group.done {
            // Whoever does not wait for the answer does not need it.
            let _ = done.send(());
        }
        Ok(())
    }

    /// A row is under way from now on.
    pub(super) fn busy(&self, row: &Row) -> Busy {
        match row.effect.urgency() {
            Urgency::Reply => self.activity.enter_reply(),
            Urgency::Deadline | Urgency::News => self.activity.enter(),
        }
    }

    fn order(&self, order: Order) {
        // Without an outbox, rows stay on the disk for the next start.
        let _ = self.orders.send(order);
    }
}
