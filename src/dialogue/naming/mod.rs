//! The helper for names of sites and for remarks: all that speaks against a name, names and remarks made of the
//! filer's own answers, and where the rules stand.

mod candidates;
mod marks;
mod remark;

use std::collections::BTreeMap;

use super::answers::{ANSWER_BYTES_MAX, known, line};
use super::effect::{Button, ButtonAct, Line};
use super::judge::{context, judge_reply};
use super::state::{Address, Filing, FilingId, Origin, Value};
use super::talk::{Talk, label, tap};
use crate::rulebook::items::Item;
use crate::rulebook::when::Case;
use crate::text::{Arg, Fault, Phrase};
use crate::validators::Context;
use crate::validators::site_names;
use candidates::Words;
use marks::marked;

/// A message holds this many hits; those of a name of ordinary length are fewer.
const HITS_SHOWN_MAX: usize = 12;
/// Sources behind *Why?*: more are a page of their own.
const SOURCES_SHOWN_MAX: usize = 6;
/// Telegram puts no more on the clipboard.
const COPIED_CHARS_MAX: usize = 256;

/// Whether an item is answered with names of a site.
fn takes_names(item: &Item) -> bool {
    matches!(item.validator.as_deref(), Some("site_name" | "site_names"))
}

/// Whether an item is answered with a remark.
fn takes_remark(item: &Item) -> bool {
    item.validator.as_deref() == Some("remark")
}

impl Talk<'_> {
    /// Names that were not taken: everything that speaks against each, what must go first. They are kept, for others
    /// are made of their words. Nothing if the reply was no name at all.
    pub(super) fn look_at_names(
        &mut self,
        id: &FilingId,
        item: &Item,
        address: &Address,
        text: &str,
        fault: &Fault,
    ) -> Option<Vec<Line>> {
        if !takes_names(item) || !fault.code.starts_with("site_name") || fault.code == "site_names_many" {
            return None;
        }
        let filing = self.filing(id)?;
        let (case, others) = (self.case(filing), known(filing, &item.id));
        let readings = site_names::read(text, &context(self.rules, &case, &others, self.now));
        let names: Vec<&str> = readings.iter().map(|reading| reading.name.as_str()).collect();
        let names = Some(names.join("\n")).filter(|names| names.len() <= ANSWER_BYTES_MAX);
        let lines = lines_of(&readings);
        let filing = self.filing_mut(id)?;
        match names {
            Some(names) => filing.refused.insert(address.clone(), names),
            None => filing.refused.remove(address),
        };
        Some(lines)
    }

    /// Names that were taken: what speaks against those that are doubtful.
    pub(super) fn doubtful_names(&self, id: &FilingId, item: &Item, taken: &Value) -> Option<Vec<Line>> {
        let (Value::Text(text), true, Some(filing)) = (taken, takes_names(item), self.filing(id)) else {
            return None;
        };
        let (case, others) = (self.case(filing), known(filing, &item.id));
        let mut readings = site_names::read(text, &context(self.rules, &case, &others, self.now));
        readings.retain(|reading| !reading.hits.is_empty());
        Some(lines_of(&readings))
    }

    /// What stands in the question: that there are names to tap, the remark that is proposed.
    pub(super) fn naming_lines(&self, filing: &Filing, item: &Item, address: &Address, case: &Case) -> Vec<Phrase> {
        if takes_names(item) && !self.names_to_tap(filing, item, address, case).is_empty() {
            return vec![Phrase::new("names-made")];
        }
        let remark = self.remark_proposal(filing, item, case).filter(|_| takes_remark(item));
        remark.map(|text| Phrase::new("names-remark").with("text", Arg::Code(text))).into_iter().collect()
    }

    /// The buttons for them.
    pub(super) fn naming_rows(&self, filing: &Filing, item: &Item, address: &Address, case: &Case) -> Vec<Vec<Button>> {
        if takes_names(item) {
            let names = self.names_to_tap(filing, item, address, case);
            let button = |name: &String| tap(Phrase::new("button-name").with("name", name.as_str()), "name", name);
            return names.chunks(2).map(|pair| pair.iter().map(button).collect()).collect();
        }
        let Some(text) = self.remark_proposal(filing, item, case).filter(|_| takes_remark(item)) else {
            return Vec::new();
        };
        let mut rows = vec![vec![tap(label("use_remark"), "remark", "")]];
        if text.chars().count() <= COPIED_CHARS_MAX {
            rows.push(vec![Button { label: label("copy_remark"), act: ButtonAct::Copy(text) }]);
        }
        rows
    }

    /// Behind *Why?*: who says what speaks against the names that were sent last.
    pub(super) fn naming_sources(&self, id: &FilingId, item: &Item, address: &Address) -> Vec<Phrase> {
        let Some(filing) = self.filing(id).filter(|_| takes_names(item)) else {
            return Vec::new();
        };
        let Some(text) = filing.refused.get(address).map(String::as_str).or_else(|| text_at(filing, address)) else {
            return Vec::new();
        };
        let (case, others) = (self.case(filing), known(filing, &item.id));
        let readings = site_names::read(text, &context(self.rules, &case, &others, self.now));
        let mut sources: Vec<Phrase> = Vec::new();
        for hit in readings.iter().flat_map(|reading| &reading.hits) {
            let what = hit.fault.args.get("words").or_else(|| hit.fault.args.get("name"));
            let source = Phrase::new("names-source")
                .with("what", what.cloned().unwrap_or_else(|| Arg::Text(String::new())))
                .with("source", self.rules.law.sources.told(hit.source))
                .with("day", hit.as_of.to_string());
            let source = Phrase::new("frame-why").with("text", source);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources.truncate(SOURCES_SHOWN_MAX);
        sources
    }

    /// A name or the remark is tapped: it answers the question, the filer's other names that pass stay as spare ones.
    pub(super) fn take_proposal(
        &mut self,
        id: &FilingId,
        item: &Item,
        address: &Address,
        case: &Case,
        name: &str,
    ) -> Option<Vec<Line>> {
        let filing = self.filing(id)?;
        let text = if takes_names(item) {
            let others = known(filing, &item.id);
            let context = context(self.rules, case, &others, self.now);
            let made = self.names_to_tap(filing, item, address, case).iter().any(|made| made == name);
            made.then(|| candidates::with_spares(name, &words(filing, address, &others), &context))?
        } else {
            self.remark_proposal(filing, item, case).filter(|_| takes_remark(item))?
        };
        let accepted = judge_reply(self.rules, filing, item, case, &text, self.now).ok()?;
        let value = Value::Text(accepted.value);
        Some(self.keep(id, item, address, value, Origin::Proposed, accepted.warnings))
    }

    /// Names that pass, made of the filer's own words: after a refusal only.
    fn names_to_tap(&self, filing: &Filing, item: &Item, address: &Address, case: &Case) -> Vec<String> {
        let back = filing.sent_back.get(address).is_some_and(|back| !back.fixed);
        if !back && !filing.refused.contains_key(address) {
            return Vec::new();
        }
        let others = known(filing, &item.id);
        candidates::candidates(&words(filing, address, &others), &context(self.rules, case, &others, self.now))
    }

    /// A remark made of the answers, if it would pass as it is.
    fn remark_proposal(&self, filing: &Filing, item: &Item, case: &Case) -> Option<String> {
        let others = known(filing, &item.id);
        let context: Context = context(self.rules, case, &others, self.now);
        let remark = remark::proposal(case, &context)?;
        judge_reply(self.rules, filing, item, case, &remark, self.now)
            .ok()
            .filter(|accepted| accepted.warnings.is_empty())?;
        Some(remark)
    }
}

/// The filer's own words for a name.
fn words<'a>(filing: &'a Filing, address: &Address, others: &'a BTreeMap<String, String>) -> Words<'a> {
    let lines = |text: &'a str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let given = text_at(filing, address).map(lines).unwrap_or_default();
    let back = filing.sent_back.get(address).filter(|back| !back.fixed);
    let said = back.and_then(|back| back.note.as_deref()).or_else(|| super::refused::last_refusal(filing));
    let quoted = said.filter(|_| back.is_some()).map(marks::quoted).unwrap_or_default();
    // The first name is the one that was filed; spare ones are refused only by name.
    let filed = |(at, name): &(usize, &String)| *at == 0 || quoted.contains(name);
    let refused = given.iter().enumerate().filter(filed).map(|(_, name)| name.clone());
    let refused = if back.is_some() { refused.collect() } else { Vec::new() };
    let tried = filing.refused.get(address).map(|text| lines(text));
    let known = |item: &str| others.get(item).map(String::as_str);
    Words {
        beside: tried.clone().unwrap_or_else(|| given.clone()),
        names: tried.into_iter().flatten().chain(given).collect(),
        refused,
        quoted,
        unit: known("subject_name"),
        domain: known("domain"),
        remark: known("site_remark"),
    }
}

fn text_at<'a>(filing: &'a Filing, address: &Address) -> Option<&'a str> {
    super::case::text_of(filing, address)
}

/// Each name with its hits marked, what speaks against it below; the most certain first.
fn lines_of(readings: &[site_names::Reading]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut room = HITS_SHOWN_MAX;
    for reading in readings {
        let spans: Vec<_> = reading.hits.iter().flat_map(|hit| hit.spans.iter().copied()).collect();
        let gap = !lines.is_empty();
        if reading.hits.is_empty() {
            lines.push(Line { gap, ..line(Phrase::new("names-passes").with("name", reading.name.as_str())) });
            continue;
        }
        let title = if reading.blocked() { "names-blocked" } else { "names-doubtful" };
        // A rule on the form quotes the name itself, and has no part of it to mark.
        if !spans.is_empty() {
            lines.push(Line { gap, ..line(Phrase::new(title).with("name", marked(&reading.name, &spans))) });
        }
        for hit in &reading.hits {
            if room == 0 {
                break;
            }
            room -= 1;
            let frame = if hit.blocks() { "frame-fault" } else { "frame-warning" };
            lines.push(line(Phrase::new(frame).with("text", hit.fault.phrase())));
        }
    }
    if room == 0 {
        lines.push(line(Phrase::new("names-more")));
    }
    lines
}
