//! Which updates were seen: Telegram may hand one in again, and it must change nothing then.

use std::collections::{BTreeMap, HashSet};

use crate::store::stored::{DecodeError, keys, seen};
use crate::store::{Batch, RecordError, Records, scan_all};

/// How long an update's id is remembered, in hours: Telegram keeps an update for 24.
pub(super) const SEEN_HOURS: i64 = 48;
/// How many old groups one commit forgets at most.
const FORGET_MAX: usize = 64;

/// The ids seen, by the group that brought them: one record a group.
#[derive(Debug, Default)]
pub(super) struct Seen {
    ids: HashSet<i64>,
    /// By hour, and by the first id of the group.
    groups: BTreeMap<(i64, i64), Vec<i64>>,
}

impl Seen {
    pub(super) async fn load(records: &Records) -> Result<Seen, RecordError> {
        let mut seen = Seen::default();
        for (key, value) in scan_all(records.store(), keys::SEEN.as_bytes()).await? {
            let (hour, first) = keys::read_seen(&key).ok_or(DecodeError::Damaged)?;
            seen.note(hour, seen::from_bytes(first, &value)?);
        }
        Ok(seen)
    }

    pub(super) fn contains(&self, update: i64) -> bool {
        self.ids.contains(&update)
    }

    /// Writes a group's ids, and forgets old groups.
    pub(super) fn write(&mut self, batch: &mut Batch, hour: i64, ids: &[i64]) {
        if let Some(first) = ids.first() {
            batch.put(keys::seen(hour, *first), seen::to_bytes(ids));
        }
        for _ in 0..FORGET_MAX {
            let Some(old) = self.groups.first_entry().filter(|group| group.key().0 < hour - SEEN_HOURS) else { return };
            let ((hour, first), ids) = old.remove_entry();
            batch.delete(keys::seen(hour, first));
            for id in ids {
                self.ids.remove(&id);
            }
        }
    }

    /// The group is committed.
    pub(super) fn note(&mut self, hour: i64, ids: Vec<i64>) {
        let Some(first) = ids.first().copied() else { return };
        self.ids.extend(&ids);
        self.groups.insert((hour, first), ids);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_groups_are_forgotten_whole_and_a_few_at_a_time() {
        let mut seen = Seen::default();
        for hour in 0..200 {
            seen.note(hour, vec![hour * 10, hour * 10 + 1]);
        }
        let mut batch = Batch::new();
        seen.write(&mut batch, 300, &[7_000, 7_001]);
        assert_eq!(batch.len(), FORGET_MAX + 1);
        assert!(!seen.contains(631) && seen.contains(640));
        let kept = batch.get(&keys::seen(300, 7_000)).flatten().expect("written");
        assert_eq!(seen::from_bytes(7_000, kept), Ok(vec![7_000, 7_001]));
    }
}
