//! The only writer: takes what waits, steps it in order, commits it as one batch, and only then lets effects go.
//!
//! What an event changes, the effects it asks for, its wake-up and the id of the update that brought it are written
//! together or not at all. An update seen once is refused the second time. A panic in one event's step harms no other.

mod cache;
mod close;
mod figures;
mod group;
mod handover;
mod on_way;
mod run;
mod seen;
mod step;
mod wakes;

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

use crate::clock::Clock;
use crate::clock::activity::{Activity, Busy};
use crate::dialogue::event::Event;
use crate::dialogue::state::{Filing, FilingId, World};
use crate::dialogue::{ChatId, Happening, Key, MessageId, Slot, Stepped, Time, UserId};
use crate::store::stored::outbox::{MessageMark, Row, SlotState};
use crate::store::{RecordError, Records};
use crate::text::Phrase;

pub use handover::{Course, course};
pub use wakes::Wakes;

/// How many inputs may wait; then the inbox waits, and Telegram keeps the rest.
const QUEUE_MAX: usize = 1024;
/// How many inputs share one commit at most.
const GROUP_MAX: usize = 256;
/// How many inputs are stepped before it is looked whether a commit is done.
const TAKE_MAX: usize = 16;
/// How many commits are under way at most: the second waits for the first where the disk can see it.
const ON_WAY_MAX: usize = 2;
/// So many inputs are worth a commit of their own while another one is under way.
const AHEAD_MIN: usize = 64;

/// Who decides: the dialogue, or a test's double.
pub trait Mind: Send + Sync + 'static {
    /// The records that stepping `event` needs beyond those in `world`; asked again until nothing new is named.
    fn needs(&self, event: &Event, world: &World) -> Vec<Key>;

    /// One step.
    fn step(&self, world: &World, event: &Event, now: Time) -> Stepped;

    /// When the filing wants to be woken.
    fn next_wakeup(&self, filing: &Filing) -> Option<Time> {
        filing.next_wakeup
    }
}

impl Mind for crate::rulebook::Rules {
    fn needs(&self, event: &Event, world: &World) -> Vec<Key> {
        crate::dialogue::needs(event, world)
    }

    fn step(&self, world: &World, event: &Event, now: Time) -> Stepped {
        crate::dialogue::step(self, world, event, now)
    }
}

/// What the engine tells the outbox, always after the commit.
#[derive(Debug)]
pub enum Order {
    /// A row to be done; under way until the guard is dropped.
    Row(Box<Row>, Busy),
    /// A filing is destroyed: its rows and photos go.
    Destroyed(FilingId),
    /// A group has a new id.
    Moved(ChatId, ChatId),
    /// A filing went from one person to another: what waits for it in the old chat has a new [`course`].
    HandedOver(FilingId, UserId, UserId),
    /// Operators have to see to something.
    Alarm(Phrase),
}

/// What the outbox tells the engine: what became of rows, and what it must remember.
#[derive(Debug, Default)]
pub struct Report {
    /// Rows by number.
    pub rows: Vec<(u64, Fate)>,
    /// What slots show now.
    pub slots: Vec<(ChatId, Slot, SlotState)>,
    /// What messages are to us; `None` forgets one.
    pub marks: Vec<(ChatId, MessageId, Option<MessageMark>)>,
    /// What follows for the dialogue; stepped in the same commit.
    pub event: Option<Happening>,
    /// The update that it all follows from, to be found in the log.
    pub cause: Option<i64>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// Done, or not to be done any more.
    Gone,
    /// Begun: after a crash its outcome is unknown.
    Begun(Box<Row>),
    /// Refused for good; kept to be looked at.
    Parked(Box<Row>),
    /// Parked before; an operator does not want it any more.
    Dropped,
    /// Parked before; an operator wants it tried again. It gets a new number, the last in its chat.
    Replayed(Box<Row>),
}

/// The engine has stopped: nothing can be kept any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the engine has stopped")]
pub struct Stopped;

/// One thing to be committed.
#[derive(Debug)]
struct Input {
    update: Option<i64>,
    report: Report,
    done: oneshot::Sender<()>,
    busy: Busy,
}

/// The way in. The engine ends when every handle is gone and all that waited is committed.
#[derive(Debug, Clone)]
pub struct Handle {
    inputs: mpsc::Sender<Input>,
    activity: Activity,
}

impl Handle {
    /// Hands in an update, or an event without one; waits while the queue is full. The receiver resolves after the
    /// commit. An update without an event is only noted as seen.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn submit(
        &self,
        update: Option<i64>,
        event: Option<Happening>,
    ) -> Result<oneshot::Receiver<()>, Stopped> {
        self.put(update, Report { event, ..Report::default() }).await
    }

    /// Hands in an event and waits for its commit.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn event(&self, event: Happening) -> Result<(), Stopped> {
        self.submit(None, Some(event)).await?.await.map_err(|_| Stopped)
    }

    /// Hands in a report of the outbox and waits for its commit.
    ///
    /// # Errors
    /// [`Stopped`].
    pub async fn report(&self, report: Report) -> Result<(), Stopped> {
        self.put(None, report).await?.await.map_err(|_| Stopped)
    }

    /// False once the engine has stopped.
    pub fn is_alive(&self) -> bool {
        !self.inputs.is_closed()
    }

    async fn put(&self, update: Option<i64>, report: Report) -> Result<oneshot::Receiver<()>, Stopped> {
        let (done, wait) = oneshot::channel();
        let busy = self.activity.enter();
        self.inputs.send(Input { update, report, done, busy }).await.map_err(|_| Stopped)?;
        Ok(wait)
    }
}

/// A running engine.
#[derive(Debug)]
pub struct Engine {
    /// The way in.
    pub handle: Handle,
    /// The wake-ups that are due, for the scheduler.
    pub wakes: Wakes,
    /// The next moment at which a filing wants to be woken.
    pub next_wakeup: watch::Receiver<Option<Time>>,
    /// Ends when all handles are gone, or with the error that stopped it.
    pub task: JoinHandle<Result<(), RecordError>>,
}

/// Starts the engine: what was left in the outbox goes into `orders` first.
///
/// # Errors
/// If the store can't be read.
pub async fn start(
    records: Records,
    mind: Arc<dyn Mind>,
    clock: Clock,
    activity: Activity,
    orders: mpsc::UnboundedSender<Order>,
) -> Result<Engine, RecordError> {
    let (inputs, queue) = mpsc::channel(QUEUE_MAX);
    let running = run::Running::load(records, mind, clock, activity.clone(), orders).await?;
    let wakes = running.wakes().clone();
    let next_wakeup = wakes.next();
    let task = tokio::spawn(running.run(queue));
    Ok(Engine { handle: Handle { inputs, activity }, wakes, next_wakeup, task })
}

#[cfg(test)]
pub(crate) mod tests;
