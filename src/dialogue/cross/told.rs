//! Telling crossings: once, after the answer that made them, with a button for either answer.

use super::super::UserId;
use super::super::answers::line;
use super::super::effect::{Button, Line, Place};
use super::super::state::{Address, Crossed, Filing, FilingId, Origin, Value};
use super::super::talk::{Reaction, Talk, label, tap_for};
use super::{Crossing, crosses};
use crate::rulebook::rule::Severity;
use crate::text::Phrase;

/// What is told after one answer; the rest follows after the next ones.
const TOLD_AT_ONCE_MAX: usize = 3;

impl Talk<'_> {
    /// All crossings of a filing now.
    pub(in super::super) fn crossings(&self, filing: &Filing) -> Vec<Crossing> {
        crosses(self.rules, filing, &self.case(filing), self.now)
    }

    /// "It really is so", typed: of everything that was told and not yet kept.
    pub(in super::super) fn keep_told(&mut self, id: &FilingId) -> Option<Reaction> {
        let told = self.filing(id)?.crossed.values().filter(|told| !told.kept);
        let digests: Vec<String> = told.map(|told| told.digest.clone()).collect();
        (!digests.is_empty()).then(|| self.keep_crossings(id, &digests.join(".")))
    }

    /// The crossings that nobody was told of yet, and their buttons. What is gone meanwhile is forgotten, so that it is
    /// told again if it comes back; what was kept is not.
    pub(in super::super) fn tell_crossings(&mut self, id: &FilingId) -> (Vec<Line>, Vec<Vec<Button>>) {
        let Some(filing) = self.filing(id).filter(|f| self.rules.stage_edits(f.stage.id())) else {
            return (Vec::new(), Vec::new());
        };
        let present = self.crossings(filing);
        let is_new = |c: &&Crossing| filing.crossed.get(&c.key()).is_none_or(|told| told.digest != c.digest(filing));
        let mut new: Vec<Crossing> = present.iter().filter(is_new).cloned().collect();
        new.sort_by_key(|crossing| std::cmp::Reverse(crossing.severity));
        new.truncate(TOLD_AT_ONCE_MAX);
        if let Some(filing) = self.filing_mut(id) {
            filing.crossed.retain(|key, told| told.kept || present.iter().any(|crossing| crossing.key() == *key));
            for crossing in &new {
                let told = Crossed { digest: crossing.digest(filing), kept: false };
                filing.crossed.insert(crossing.key(), told);
            }
        }
        (new.iter().map(|crossing| line(crossing.phrase())).collect(), self.crossing_rows(id, &new))
    }

    /// The buttons of crossings: what would mend one at once, each answer to be changed, and "it really is so".
    pub(in super::super) fn crossing_rows(&self, id: &FilingId, crossings: &[Crossing]) -> Vec<Vec<Button>> {
        let Some(filing) = self.filing(id) else {
            return Vec::new();
        };
        let mut rows: Vec<Vec<Button>> = Vec::new();
        let mut taken: Vec<&str> = Vec::new();
        for (item, option) in crossings.iter().flat_map(|crossing| &crossing.offers) {
            let Some(found) = self.rules.items.get(item).filter(|_| !taken.contains(&item.as_str())) else {
                continue;
            };
            let label = Phrase::new("button-set")
                .with("name", Phrase::new(format!("item-{item}.label")))
                .with("value", Phrase::new(self.rules.option_key(found, option)));
            rows.push(vec![tap_for(id, label, "set", &format!("{item}.{option}"))]);
            taken.push(item);
        }
        for spot in crossings.iter().flat_map(|crossing| &crossing.spots) {
            if !taken.contains(&spot.item.as_str()) && self.may_change(id, spot) {
                rows.push(vec![change_button(id, spot)]);
                taken.push(&spot.item);
            }
        }
        let keeps = crossings.iter().filter(|crossing| crossing.severity != Severity::Block);
        let digests: Vec<String> = keeps.map(|crossing| crossing.digest(filing)).collect();
        if !digests.is_empty() {
            rows.push(vec![tap_for(id, label("cross_keep"), "so", &digests.join("."))]);
        }
        rows
    }

    /// A proposal is taken: the item is set, and what it doesn't go together with is looked at anew.
    pub(in super::super) fn take_offer(
        &mut self,
        user: UserId,
        id: &FilingId,
        arg: &str,
        place: Place,
    ) -> Option<Reaction> {
        let gone = || Some(Reaction::redraw().say(Phrase::new("notice-offer_gone")));
        let (item, option) = arg.split_once('.')?;
        let offered = (item.to_owned(), option.to_owned());
        if !self.crossings(self.filing(id)?).iter().any(|crossing| crossing.offers.contains(&offered)) {
            return gone();
        }
        let item = self.rules.items.get(item)?.clone();
        let address = item.address.clone();
        if !self.may_give(id, &item, &address) {
            return gone();
        }
        let lines = self.keep(id, &item, &address, Value::Choice(offered.1), Origin::Proposed, Vec::new());
        self.turn_to(user, id);
        self.after_answer(user, id, &address, lines, place);
        None
    }

    /// Behind *Why?*: what an answer does not go together with, who says so and as of when.
    pub(in super::super) fn crossing_reasons(&self, id: &FilingId, address: &Address) -> Vec<Phrase> {
        let all = self.filing(id).map(|filing| self.crossings(filing)).unwrap_or_default();
        let mut reasons = Vec::new();
        for crossing in all.iter().filter(|crossing| crossing.spots.contains(address)) {
            if let Some(row) = self.rules.law.crosses.list.iter().find(|row| row.id == crossing.rule) {
                let reason = Phrase::new("frame-cross_why").with("text", crossing.fault.phrase());
                let reason = reason.with("source", self.rules.law.sources.told(&row.source));
                reasons.push(reason.with("as_of", row.as_of.format("%Y-%m").to_string()));
            }
        }
        reasons
    }

    fn may_change(&self, id: &FilingId, spot: &Address) -> bool {
        self.rules.items.get(&spot.item).is_some_and(|item| self.may_give(id, item, spot))
    }

    /// "It really is so": not told again unless one of the answers changes.
    pub(in super::super) fn keep_crossings(&mut self, id: &FilingId, arg: &str) -> Reaction {
        let Some(filing) = self.filing(id) else {
            return Reaction::redraw();
        };
        let wanted: Vec<&str> = arg.split('.').collect();
        let kept: Vec<(String, Crossed)> = self
            .crossings(filing)
            .iter()
            .filter(|crossing| crossing.severity != Severity::Block)
            .map(|crossing| (crossing.key(), Crossed { digest: crossing.digest(filing), kept: true }))
            .filter(|(_, told)| wanted.contains(&told.digest.as_str()))
            .collect();
        if kept.is_empty() {
            return Reaction::redraw().say(Phrase::new("notice-offer_gone"));
        }
        let count = kept.len();
        if let Some(filing) = self.filing_mut(id) {
            filing.crossed.extend(kept);
        }
        Reaction::redraw().say(Phrase::new("notice-cross_kept").with("count", count))
    }
}

/// The button that asks an answer again.
pub(in super::super) fn change_button(id: &FilingId, spot: &Address) -> Button {
    let name = Phrase::new(format!("item-{}.label", spot.item));
    tap_for(id, Phrase::new("button-cross_change").with("name", name), "mend", &spot.item)
}

impl Crossing {
    /// "! Mobile and emergency number: …": both answers by name, why, and what to do.
    pub(in super::super) fn phrase(&self) -> Phrase {
        let names: Vec<Phrase> =
            self.spots.iter().map(|spot| Phrase::new(format!("item-{}.label", spot.item))).collect();
        let key = if self.severity == Severity::Block { "frame-cross_block" } else { "frame-cross" };
        Phrase::new(key).with("names", names).with("text", self.fault.phrase())
    }
}
