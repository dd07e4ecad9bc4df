//! The summary: grouped, masked where it should be, with a way to change each answer.

use super::effect::Content;
use super::flow::{Spot, State};
use super::state::{Filing, Value};
use super::talk::{Talk, label, tap};
use crate::rulebook::items::Kind;
use crate::rulebook::when::Case;
use crate::text::Phrase;

/// The sections in the order of the forms.
const SECTIONS: [&str; 7] = ["open", "subject", "principal", "site", "site_principal", "access", "papers"];
/// Change buttons on one page.
const CHANGES_A_PAGE: usize = 8;

impl Talk<'_> {
    /// Everything that was answered, before it is sent.
    pub(super) fn summary_face(&self, filing: &Filing, case: &Case) -> Content {
        let spots = self.spots(filing);
        let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new("summary-title")))
            .line(Phrase::new("summary-help"));
        for section in SECTIONS {
            let rows = self.summary_rows(filing, case, &spots, section);
            if rows.is_empty() {
                continue;
            }
            content = content.para(Phrase::new("summary-section").with("part", Phrase::new(format!("part-{section}"))));
            for row in rows {
                content = content.line(row);
            }
        }
        let later: Vec<Phrase> = spots
            .iter()
            .filter(|s| s.state == State::Later)
            .map(|s| Phrase::new(format!("item-{}.label", s.item.id)))
            .collect();
        if !later.is_empty() {
            content = content.para(Phrase::new("summary-later").with("list", later));
        }
        content = content.para(Phrase::new("summary-send")).row(vec![tap(Phrase::new("item-summary.go"), "gate", "")]);
        let mut row = vec![tap(label("change"), "section", "")];
        if self.pictures(filing).is_empty() {
            row.push(tap(label("back"), "back", ""));
        } else {
            row.push(tap(label("my_pictures"), "photos", ""));
        }
        content.row(row)
    }

    fn summary_rows(&self, filing: &Filing, case: &Case, spots: &[Spot], section: &str) -> Vec<Phrase> {
        spots
            .iter()
            .filter(|s| s.item.part == section && s.item.kind != Kind::Gate)
            .filter_map(|s| {
                let value = match filing.answers.get(s.address) {
                    Some(answer) => self.value_phrase(s.item, &answer.value),
                    None if s.state == State::Known => {
                        let known = case.get(&s.item.id)?.to_owned();
                        let typed = s.item.kind == Kind::Text;
                        self.value_phrase(s.item, &if typed { Value::Text(known) } else { Value::Choice(known) })
                    }
                    None => return None,
                };
                let label = Phrase::new(format!("item-{}.label", s.item.id));
                Some(Phrase::new("summary-row").with("name", label).with("value", value))
            })
            .collect()
    }

    /// A section to change something in; without a name: the list of sections.
    pub(super) fn section_face(&self, filing: &Filing, section: &str) -> Content {
        let case = self.case(filing);
        let spots = self.spots(filing);
        let (section, page) = section.split_once(' ').map_or((section, 0), |(s, p)| (s, p.parse().unwrap_or(0)));
        if section.is_empty() {
            let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new("change-title")));
            let full: Vec<&str> = SECTIONS.into_iter().filter(|s| !changeable(&spots, filing, s).is_empty()).collect();
            for pair in full.chunks(2) {
                content =
                    content.row(pair.iter().map(|s| tap(Phrase::new(format!("part-{s}")), "section", s)).collect());
            }
            return content.row(vec![tap(label("return"), "home", "")]);
        }
        let title = Phrase::new("change-section").with("part", Phrase::new(format!("part-{section}")));
        let mut content = Content::of(Phrase::new("frame-title").with("text", title));
        for row in self.summary_rows(filing, &case, &spots, section) {
            content = content.line(row);
        }
        let items = changeable(&spots, filing, section);
        let pages = items.len().div_ceil(CHANGES_A_PAGE).max(1);
        for pair in items.iter().skip(page * CHANGES_A_PAGE).take(CHANGES_A_PAGE).collect::<Vec<_>>().chunks(2) {
            let button = |id: &&&String| tap(Phrase::new(format!("item-{id}.label")), "item", id);
            content = content.row(pair.iter().map(button).collect());
        }
        if pages > 1 {
            let next = (page + 1) % pages;
            let more = Phrase::new("button-more").with("page", page + 1).with("pages", pages);
            content = content.row(vec![tap(more, "section", &format!("{section} {next}"))]);
        }
        content.row(vec![tap(label("sections"), "section", ""), tap(label("return"), "home", "")])
    }

    /// What reviewers see: unmasked, with what changed since they last looked.
    pub(super) fn desk_rows(&self, filing: &Filing) -> Vec<(Phrase, bool)> {
        let case = self.case(filing);
        let mut rows = Vec::new();
        for item in self.rules.items.list.iter().filter(|i| i.kind != Kind::Gate) {
            let address = item.address.clone();
            let Some(answer) = filing.answers.get(&address) else {
                continue;
            };
            if !item.applies(&case) && !filing.sent_back.contains_key(&address) {
                continue;
            }
            let value = self.exact_phrase(item, &answer.value);
            let old = filing.seen.get(&address);
            let changed = !filing.seen.is_empty() && old != Some(&answer.value);
            let label = Phrase::new(format!("item-{}.label", item.id));
            // What it was is worth telling of words only: of two pictures nobody learns anything by their number.
            let before = old.filter(|_| changed && !matches!(answer.value, Value::Photos(_)));
            let row = match (changed, before) {
                (false, _) => Phrase::new("desk-row"),
                (true, None) => Phrase::new("desk-row_new"),
                (true, Some(old)) => Phrase::new("desk-row_changed").with("before", self.value_phrase(item, old)),
            };
            let row = row.with("name", label).with("value", value);
            rows.push((row, changed));
        }
        rows
    }
}

fn changeable<'a>(spots: &[Spot<'a>], filing: &Filing, section: &str) -> Vec<&'a String> {
    spots
        .iter()
        .filter(|s| s.item.part == section && s.item.kind != Kind::Gate)
        .filter(|s| filing.answers.contains_key(s.address) || s.state == State::Known)
        .map(|s| &s.item.id)
        .collect()
}
