//! *Why?*: why an item is asked, and which rules of the law stand behind it, each with its source and its day.

use super::state::FilingId;
use super::talk::Talk;
use crate::rulebook::items::Item;
use crate::rulebook::rule::{Basis, Confidence};
use crate::text::Phrase;

/// Rules told at once; the gravest come first, and more are not read.
const RULES_MAX: usize = 6;

impl Talk<'_> {
    /// Why an item is asked, then the rules that belong to it in this case.
    pub(super) fn why(&self, id: &FilingId, item: &Item) -> Vec<Phrase> {
        let key = format!("item-{}.why", item.id);
        let text = if self.rules.says(&key) { Phrase::new(key) } else { Phrase::new("notice-why_none") };
        let mut lines = vec![Phrase::new("frame-why").with("text", text)];
        let Some(filing) = self.filing(id) else {
            return lines;
        };
        let case = self.case(filing);
        let notes = self.notes_at(item, &case).map(|note| (note.phrase(), note.basis()));
        let judging = self.rules.law.rules_at(&item.id, &case).filter(|(phrase, _)| self.rules.says(&phrase.key));
        lines.extend(notes.chain(judging).take(RULES_MAX).map(|(text, basis)| self.traced(text, &basis)));
        let address = item.address.clone();
        lines.extend(self.naming_sources(id, item, &address));
        lines.extend(self.crossing_reasons(id, &address));
        lines
    }

    /// A rule's sentence with who says so and when.
    fn traced(&self, text: Phrase, basis: &Basis) -> Phrase {
        let sure = match basis.confidence {
            Confidence::High => "frame-why_high",
            Confidence::Medium => "frame-why_medium",
            Confidence::Low => "frame-why_low",
        };
        Phrase::new("frame-why_rule")
            .with("text", text)
            .with("sources", self.rules.law.sources.told(&basis.source))
            .with("day", basis.as_of.format("%Y-%m").to_string())
            .with("sure", Phrase::new(sure))
    }
}
