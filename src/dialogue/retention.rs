//! The end of a filing of which nobody speaks any more: its filer is told in time, then it is destroyed.

use chrono::Duration;

use super::effect::{Content, Urgency};
use super::moments::told;
use super::state::{Filing, FilingId};
use super::talk::Talk;
use super::{Time, UserId};
use crate::rulebook::Rules;
use crate::text::Phrase;

/// Nothing is destroyed sooner after its filer was told, however long the bot was down or the term was another one.
const NOTICE: Duration = Duration::days(7);

/// The end of the term that the operator has set, if he has: counted from the filer's last word or the last change of the
/// stage.
pub(super) fn retention_end(rules: &Rules, filing: &Filing) -> Option<Time> {
    let days = rules.settings.retention_days?;
    Some(filing.touched.max(filing.stage_since) + Duration::days(i64::from(days)))
}

/// When a filing is destroyed unless its filer speaks; `None` as long as he can be told and was not.
pub(super) fn destroyed_at(rules: &Rules, filing: &Filing, reachable: bool) -> Option<Time> {
    let end = retention_end(rules, filing)?;
    if !reachable {
        return Some(end);
    }
    let notices = rules.plan.reminders.iter().filter(|reminder| reminder.from == "retention");
    let last = notices.filter_map(|notice| told(filing, notice, end)?.last).max()?;
    Some(end.max(last + NOTICE))
}

/// How long answers are kept, in the words of the notice.
pub(super) fn how_long(rules: &Rules) -> Phrase {
    match rules.settings.retention_days {
        Some(days) => Phrase::new("kept-until_rested").with("days", i64::from(days)),
        None => Phrase::new("kept-until_deleted"),
    }
}

impl Talk<'_> {
    /// The term is over: the filing goes, and its filer gets a receipt.
    pub(super) fn expire(&mut self, user: UserId, id: &FilingId) {
        self.forget(user, id, "desk-expired");
        let receipt = Phrase::new("retention-done").with("filing", id.0.to_uppercase());
        self.tell(user, None, Content::of(receipt), Urgency::Deadline);
    }
}
