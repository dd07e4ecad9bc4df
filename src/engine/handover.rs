//! A filing in other hands: what waits to be said of it in its old filer's chat goes to the new one.

use super::Order;
use super::group::Group;
use super::run::Running;
use crate::dialogue::state::FilingId;
use crate::dialogue::{ChatId, Effect, Slot, UserId};
use crate::store::RecordError;
use crate::store::stored::keys;

/// Where an effect goes whose filing was handed over.
#[derive(Debug, Clone, PartialEq)]
pub enum Course {
    /// Where it was to go: it is about a message there, or about another filing.
    Stays,
    /// To the new filer.
    Turned(Effect),
    /// Nowhere: it is a question, and the new filer gets his own.
    Dropped,
}

/// What becomes of an effect if this filing goes from the one person to the other.
pub fn course(effect: &Effect, filing: &FilingId, from: UserId, to: ChatId) -> Course {
    let Effect::Show(show) = effect else { return Course::Stays };
    if show.chat != from || show.filing.as_ref() != Some(filing) {
        return Course::Stays;
    }
    if show.slot == Some(Slot::main()) {
        return Course::Dropped;
    }
    let mut show = show.clone();
    show.chat = to;
    Course::Turned(Effect::Show(show))
}

impl Running {
    /// In the commit that hands over the filing, whatever waits for its old filer changes, too. What is on its way just now
    /// arrives where it was sent.
    pub(super) async fn hand_over(&mut self, group: &mut Group, id: &FilingId, to: UserId) -> Result<(), RecordError> {
        let Some(from) = group.filings.get(id).and_then(|before| before.as_ref()).map(|before| before.owner) else {
            return Ok(());
        };
        if from == to {
            return Ok(());
        }
        group.rows.retain_mut(|new| match course(&new.row.effect, id, from, to) {
            Course::Stays => true,
            Course::Turned(effect) => {
                new.row.effect = effect;
                true
            }
            Course::Dropped => false,
        });
        let waiting = self.filing_rows.get(id).into_iter().flatten().filter(|(_, parked)| !parked);
        let waiting: Vec<u64> = waiting.map(|(seq, _)| *seq).collect();
        for seq in waiting {
            let place = keys::row(seq);
            if group.batch.get(&place).is_some() || group.changed_rows.iter().any(|(row, _)| row.seq == seq) {
                continue;
            }
            let Some(stored) = self.records.store().get(place.clone()).await? else { continue };
            let (_, mut row) = self.records.row(&place, &stored).await?;
            match course(&row.effect, id, from, to) {
                Course::Turned(effect) if !row.begun => {
                    row.effect = effect;
                    group.changed_rows.push((row, false));
                }
                Course::Dropped if !row.begun => group.batch.delete(place),
                Course::Stays | Course::Turned(_) | Course::Dropped => {}
            }
        }
        group.orders.push(Order::HandedOver(id.clone(), from, to));
        Ok(())
    }
}
