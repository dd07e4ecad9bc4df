//! What one commit will hold, while its events are being stepped.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use tokio::sync::oneshot;

use super::Order;
use crate::clock::activity::Busy;
use crate::dialogue::state::{Desk, Filing, FilingId, Person};
use crate::dialogue::{ChatId, MessageId, Slot, Time, UserId};
use crate::store::Batch;
use crate::store::stored::outbox::{MessageMark, Row, SlotState};

/// A row to be written, and the filing whose key seals it.
#[derive(Debug)]
pub(super) struct NewRow {
    pub(super) row: Row,
    pub(super) filing: Option<FilingId>,
}

/// One group of inputs and all that follows from them.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Whatever is ready to be written as it is.
    pub(super) batch: Batch,
    /// Records before the group, of those that it changed; the present ones are in the cache.
    pub(super) persons: BTreeMap<UserId, Option<Arc<Person>>>,
    pub(super) filings: BTreeMap<FilingId, Option<Arc<Filing>>>,
    pub(super) desk: Option<Arc<Desk>>,
    /// Wrapped keys of filings that are new.
    pub(super) keys: Vec<(FilingId, Vec<u8>)>,
    /// Rows that were made.
    pub(super) rows: Vec<NewRow>,
    /// Rows that changed: begun (`false`) or parked (`true`).
    pub(super) changed_rows: Vec<(Row, bool)>,
    /// What slots and messages are by this group, for events later in it.
    pub(super) slots: HashMap<(ChatId, Slot), SlotState>,
    pub(super) marks: HashMap<(ChatId, MessageId), Option<MessageMark>>,
    /// Updates seen by this group.
    pub(super) seen: HashSet<i64>,
    /// Wake-ups to be put off in memory: the filing could not be stepped, or did not move its wake-up.
    pub(super) put_off: Vec<(FilingId, Time)>,
    /// Wake-ups of filings that do not exist any more.
    pub(super) no_filing: Vec<FilingId>,
    /// To be told after the commit.
    pub(super) orders: Vec<Order>,
    pub(super) done: Vec<(oneshot::Sender<()>, Busy)>,
}
