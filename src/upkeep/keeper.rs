//! Who does what operators ask for: by the running bot's own engine, or by one that is started for it alone.

use std::sync::Arc;

use futures::executor::block_on;
use tokio::sync::mpsc;

use super::{Kept, backup, verify};
use crate::clock::Clock;
use crate::clock::activity::Activity;
use crate::control::{Reply, Request};
use crate::dialogue::{FilingId, Happening, Time, UserId};
use crate::engine::{self, Fate, Handle, Mind, Report};
use crate::store::RecordError;
use crate::store::stored::keys;
use crate::store::stored::outbox::Row;

/// What is kept, and the way to the only writer.
#[derive(Debug, Clone)]
pub struct Keeper {
    kept: Kept,
    handle: Handle,
    clock: Clock,
}

impl Keeper {
    /// Beside a bot that runs.
    pub fn beside(kept: Kept, handle: Handle, clock: Clock) -> Keeper {
        Keeper { kept, handle, clock }
    }

    /// Does one thing where no bot runs. What is to be said because of it is said at the bot's next start.
    ///
    /// # Errors
    /// If the engine can't be started or stops.
    pub async fn alone(kept: Kept, mind: Arc<dyn Mind>, request: Request) -> Result<Reply, RecordError> {
        // Nobody takes the orders: their rows stay on the disk.
        let (orders, _) = mpsc::unbounded_channel();
        let clock = Clock::real();
        let engine = engine::start(kept.records.clone(), mind, clock.clone(), Activity::new(), orders).await?;
        let keeper = Keeper { kept, handle: engine.handle, clock };
        let reply = keeper.perform(request).await;
        drop(keeper);
        engine.task.await.unwrap_or(Err(crate::store::StoreError::Closed.into()))?;
        Ok(reply)
    }

    /// Does what is asked for; never fails but in words.
    pub async fn perform(&self, request: Request) -> Reply {
        match request {
            Request::Backup { file } => {
                let backup = move |kept: &Kept| backup::backup(kept, &file);
                self.blocking(move |kept| backup(kept).map_or_else(Reply::bad, Reply::good)).await
            }
            Request::Verify { against } => self.blocking(move |kept| verify::verify(kept, against.as_deref())).await,
            Request::Compact {} => {
                let compact = |kept: &Kept| match block_on(kept.records.store().compact()) {
                    Ok(done) => Reply::good(vec![format!("{} bytes, before: {}", done.after, done.before)]),
                    Err(error) => Reply::bad(error),
                };
                self.blocking(compact).await
            }
            Request::Outbox {} => self.parked().await.unwrap_or_else(Reply::bad),
            Request::Replay { rows } => self.replay(rows).await.unwrap_or_else(Reply::bad),
            Request::Drop { rows } => self.drop_parked(rows).await.unwrap_or_else(Reply::bad),
            Request::MoveFiling { filing, to } => {
                self.move_filing(FilingId(filing), to).await.unwrap_or_else(Reply::bad)
            }
        }
    }

    async fn blocking(&self, work: impl FnOnce(&Kept) -> Reply + Send + 'static) -> Reply {
        let kept = self.kept.clone();
        let done = tokio::task::spawn_blocking(move || work(&kept)).await;
        done.unwrap_or_else(|_| Reply::bad("it failed; the log tells where"))
    }

    async fn parked(&self) -> Result<Reply, RecordError> {
        let (rows, unreadable) = self.kept.records.rows(keys::PARKED).await?;
        let now = self.clock.now();
        let mut lines: Vec<(u64, String)> = rows.iter().map(|(_, row)| (row.seq, line(row, now))).collect();
        lines.extend(unreadable.into_iter().map(|seq| (seq, format!("{seq}  can't be read; it can only be dropped"))));
        lines.sort();
        if lines.is_empty() {
            return Ok(Reply::good(vec!["nothing is parked".to_owned()]));
        }
        Ok(Reply::good(lines.into_iter().map(|(_, line)| line).collect()))
    }

    async fn replay(&self, wanted: Option<Vec<u64>>) -> Result<Reply, RecordError> {
        let (rows, _) = self.kept.records.rows(keys::PARKED).await?;
        let is_wanted = |row: &Row| wanted.as_ref().is_none_or(|wanted| wanted.contains(&row.seq));
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row).filter(is_wanted).collect();
        let found: Vec<u64> = rows.iter().map(|row| row.seq).collect();
        if let Some(missing) = missing(wanted.unwrap_or_default(), &found) {
            return Ok(missing);
        }
        let fates = rows.into_iter().map(|row| (row.seq, Fate::Replayed(Box::new(row)))).collect();
        Ok(self.report(fates, format!("{} to be sent again", found.len())).await)
    }

    async fn drop_parked(&self, wanted: Vec<u64>) -> Result<Reply, RecordError> {
        let (rows, mut found) = self.kept.records.rows(keys::PARKED).await?;
        found.extend(rows.iter().map(|(_, row)| row.seq));
        let done = format!("{} dropped", wanted.len());
        let fates = wanted.iter().map(|seq| (*seq, Fate::Dropped)).collect();
        match missing(wanted, &found) {
            Some(missing) => Ok(missing),
            None => Ok(self.report(fates, done).await),
        }
    }

    async fn report(&self, rows: Vec<(u64, Fate)>, done: String) -> Reply {
        match self.handle.report(Report { rows, ..Report::default() }).await {
            Ok(()) => Reply::good(vec![done]),
            Err(stopped) => Reply::bad(stopped),
        }
    }

    async fn move_filing(&self, filing: FilingId, to: UserId) -> Result<Reply, RecordError> {
        if to <= 0 {
            return Ok(Reply::bad("the number of an account is positive; a negative one is a group's"));
        }
        let owner = self.owner(&filing).await?;
        match owner {
            None => return Ok(Reply::bad(format!("there is no filing {filing}"))),
            Some(owner) if owner == to => return Ok(Reply::bad(format!("filing {filing} belongs to {to} already"))),
            Some(_) => {}
        }
        if let Err(stopped) = self.handle.event(Happening::HandedOver { filing: filing.clone(), to }).await {
            return Ok(Reply::bad(stopped));
        }
        if self.owner(&filing).await? != Some(to) {
            return Ok(Reply::bad("it was not moved; the log tells why"));
        }
        let hint = "the new account hears of it at once if it has started the bot before, else when it does";
        Ok(Reply::good(vec![format!("filing {filing} belongs to {to} now"), hint.to_owned()]))
    }

    async fn owner(&self, filing: &FilingId) -> Result<Option<UserId>, RecordError> {
        Ok(self.kept.records.filing(filing).await?.map(|(filing, _)| filing.owner))
    }
}

/// Numbers that are asked for and not there.
fn missing(wanted: Vec<u64>, found: &[u64]) -> Option<Reply> {
    let missing: Vec<String> = wanted.iter().filter(|seq| !found.contains(seq)).map(u64::to_string).collect();
    (!missing.is_empty()).then(|| Reply::bad(format!("nothing was done: not parked: {}", missing.join(", "))))
}

/// One line on a row, without what is in it.
fn line(row: &Row, now: Time) -> String {
    let age = now.signed_duration_since(row.at);
    let age = match (age.num_days(), age.num_hours()) {
        (0, 0) => format!("{} min", age.num_minutes().max(0)),
        (0, hours) => format!("{hours} h"),
        (days, _) => format!("{days} d"),
    };
    format!("{}  chat {}  {}  {age} ago  {}", row.seq, row.effect.chat(), row.effect.kind(), row.why())
}
