//! Updates on their way to the bot: numbered, filtered, expiring, confirmed by offset.

use std::collections::{BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

/// How long a message or an edit waits, in milliseconds.
pub const MESSAGE_WAITS_MS: i64 = 24 * 3600 * 1000;
/// How long a tap waits, in milliseconds.
pub const TAP_WAITS_MS: i64 = 150 * 1000;
/// Updates of one answer, in bytes; at least one is always given.
const BATCH_BYTES_MAX: usize = 4 << 20;
/// How long a conflict makes further ones late, in milliseconds of real time.
const CONFLICT_MEMORY_MS: i64 = 5_000;
/// Updates kept for ordering them once more.
const HISTORY_MAX: usize = 500;
/// The first update id of a world.
const FIRST_ID: i64 = 100_000_001;
/// What is left out unless asked for by name.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// Updates of one lane are pushed to a webhook one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Messages and edits of a chat.
    Chat(i64),
    /// Taps of a person.
    Taps(i64),
    /// The bot's standing in a chat.
    Standing(i64),
}

/// One update that waits.
#[derive(Clone, Debug)]
pub struct Pending {
    /// `update_id`.
    pub id: i64,
    /// Its lane.
    pub lane: Lane,
    /// Everything of the update but its id.
    pub fields: Map<String, Value>,
    /// Turned time at which it is forgotten, milliseconds.
    pub expires_ms: i64,
}

/// What a poll finds.
#[derive(Debug, PartialEq)]
pub enum Poll {
    /// A newer poll or a webhook has ended this one.
    Ended(&'static str),
    /// Updates, perhaps none.
    Batch(Vec<Value>),
}

/// The queue.
#[derive(Debug)]
pub struct Inbox {
    /// Grows whenever those who wait have a reason to look.
    pub rev: u64,
    queue: VecDeque<Pending>,
    history: VecDeque<Pending>,
    next_id: i64,
    allowed: Option<BTreeSet<String>>,
    ticket: u64,
    ended_by_webhook: u64,
    last_poll: Option<(i64, i64)>,
    last_conflict_ms: Option<i64>,
}

impl Default for Inbox {
    fn default() -> Self {
        Self {
            rev: 0,
            queue: VecDeque::new(),
            history: VecDeque::new(),
            next_id: FIRST_ID,
            allowed: None,
            ticket: 0,
            ended_by_webhook: 0,
            last_poll: None,
            last_conflict_ms: None,
        }
    }
}

impl Pending {
    /// The `Update` object.
    pub fn to_api(&self) -> Value {
        let mut update = self.fields.clone();
        update.insert("update_id".to_owned(), json!(self.id));
        Value::Object(update)
    }
}

impl Inbox {
    /// Queues an update, unless the bot does not want its kind. `date_ms` is that of the message or edit.
    pub fn push(&mut self, kind: &str, lane: Lane, fields: Map<String, Value>, date_ms: i64, now_ms: i64) {
        let wanted = match &self.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !ON_REQUEST.contains(&kind),
        };
        if wanted {
            let expires_ms = match lane {
                Lane::Taps(_) => now_ms + TAP_WAITS_MS,
                Lane::Chat(_) | Lane::Standing(_) => date_ms + MESSAGE_WAITS_MS,
            };
            let id = self.next_id;
            self.next_id += 1;
            self.enqueue(Pending { id, lane, fields, expires_ms });
        }
    }

    /// Queues a made-up update as it is; with an `update_id` of its own, the count goes on from there. An update of nothing
    /// else but an id only moves the count.
    pub fn push_raw(&mut self, mut fields: Map<String, Value>, now_ms: i64) -> i64 {
        if let Some(id) = fields.remove("update_id").and_then(|id| id.as_i64()) {
            self.next_id = id;
            if fields.is_empty() {
                return id;
            }
        }
        let lane = match fields.get("callback_query") {
            Some(query) => Lane::Taps(query["from"]["id"].as_i64().unwrap_or(0)),
            None => Lane::Chat(0),
        };
        let id = self.next_id;
        self.next_id += 1;
        let expires_ms = now_ms + MESSAGE_WAITS_MS;
        self.enqueue(Pending { id, lane, fields, expires_ms });
        id
    }

    /// Queues an update once more under its old id, as Telegram does after a lost answer; without one, the newest.
    /// Gives its id, or nothing if nobody remembers it.
    pub fn repeat(&mut self, id: Option<i64>) -> Option<i64> {
        let old = match id {
            Some(id) => self.history.iter().rev().find(|p| p.id == id),
            None => self.history.back(),
        };
        let old = old?.clone();
        let id = old.id;
        self.queue.push_front(old);
        self.rev += 1;
        Some(id)
    }

    fn enqueue(&mut self, pending: Pending) {
        self.history.push_back(pending.clone());
        if self.history.len() > HISTORY_MAX {
            self.history.pop_front();
        }
        self.queue.push_back(pending);
        self.rev += 1;
    }

    /// Writes the bot into updates about its standing that were queued before it was known.
    pub fn address(&mut self, bot: &Value) {
        for pending in self.queue.iter_mut().chain(&mut self.history) {
            if let Some(change) = pending.fields.get_mut("my_chat_member") {
                change["old_chat_member"]["user"] = bot.clone();
                change["new_chat_member"]["user"] = bot.clone();
            }
        }
    }

    /// Remembers which kinds the bot wants; an empty list means the usual ones.
    pub fn allow(&mut self, kinds: BTreeSet<String>) {
        self.allowed = (!kinds.is_empty()).then_some(kinds);
    }

    /// The kinds asked for by name, for `getWebhookInfo`.
    pub fn allowed(&self) -> Option<&BTreeSet<String>> {
        self.allowed.as_ref()
    }

    /// Begins a poll and ends the one that waits. Gives its ticket, and limit and timeout (seconds) as Telegram changes
    /// them for a bot that asks again with the same offset too soon.
    pub fn begin_poll(&mut self, offset: i64, limit: usize, timeout_s: u64, real_ms: i64) -> (u64, usize, u64) {
        self.ticket += 1;
        self.rev += 1;
        let since = match self.last_poll {
            Some((last, at_ms)) if last == offset => real_ms - at_ms,
            _ => i64::MAX,
        };
        self.last_poll = Some((offset, real_ms));
        let limit = if since < 500 { 1 } else { limit };
        let timeout_s = if since < 3_000 { timeout_s.max(3) } else { timeout_s };
        (self.ticket, limit, timeout_s)
    }

    /// Confirms what lies below the offset. A negative one drops all but the last so many. True if anything was confirmed.
    pub fn confirm(&mut self, offset: i64) -> bool {
        let before = self.queue.len();
        if offset < 0 {
            let keep = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            while self.queue.len() > keep {
                self.queue.pop_front();
            }
        } else {
            self.queue.retain(|p| p.id >= offset);
        }
        let confirmed = self.queue.len() != before;
        self.rev += u64::from(confirmed);
        confirmed
    }

    /// What the poll with this ticket finds now.
    pub fn poll(&mut self, ticket: u64, limit: usize, now_ms: i64) -> Poll {
        if self.ended_by_webhook >= ticket {
            return Poll::Ended("terminated by setWebhook request");
        }
        if self.ticket != ticket {
            return Poll::Ended(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            );
        }
        self.expire(now_ms);
        let mut bytes = 0;
        let mut batch = Vec::new();
        for pending in self.queue.iter().take(limit) {
            let update = pending.to_api();
            bytes += update.to_string().len();
            if bytes > BATCH_BYTES_MAX && !batch.is_empty() {
                break;
            }
            batch.push(update);
        }
        Poll::Batch(batch)
    }

    /// Notes a conflict. True if another one was told a moment ago: this one is to be told late.
    pub fn conflict_again(&mut self, real_ms: i64) -> bool {
        let before = self.last_conflict_ms.replace(real_ms);
        before.is_some_and(|at| real_ms - at < CONFLICT_MEMORY_MS)
    }

    /// Ends every poll that waits, since a webhook was set.
    pub fn end_polls(&mut self) {
        self.ended_by_webhook = self.ticket;
        self.rev += 1;
    }

    /// Forgets what has waited too long.
    pub fn expire(&mut self, now_ms: i64) {
        let before = self.queue.len();
        self.queue.retain(|p| p.expires_ms > now_ms);
        if self.queue.len() != before {
            self.rev += 1;
        }
    }

    /// How many updates wait.
    pub fn pending(&mut self, now_ms: i64) -> usize {
        self.expire(now_ms);
        self.queue.len()
    }

    /// Forgets everything that waits.
    pub fn clear(&mut self) {
        self.queue.clear();
        self.rev += 1;
    }

    /// The first update of each lane that is not in `busy`, in order.
    pub fn heads(&mut self, busy: &BTreeSet<Lane>, now_ms: i64) -> Vec<Pending> {
        self.expire(now_ms);
        let mut seen = busy.clone();
        let free = self.queue.iter().filter(|p| seen.insert(p.lane));
        free.cloned().collect()
    }

    /// Takes a delivered update off the queue.
    pub fn done(&mut self, id: i64) {
        self.queue.retain(|p| p.id != id);
        self.rev += 1;
    }
}
