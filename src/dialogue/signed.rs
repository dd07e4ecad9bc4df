//! Signed papers among the pictures: matched to the filing, gathered page by page.

use super::UserId;
use super::answers::line;
use super::effect::{Content, Effect, Line, Urgency};
use super::papers::wanted_paper;
use super::state::{Address, Filing, FilingId, PhotoKept, Screen};
use super::talk::{Reaction, Talk};
use crate::rulebook::Rules;
use crate::rulebook::items::Item;
use crate::rulebook::photos::{Judgement, Verdict};
use crate::rulebook::signed::{Finding, SheetFacts, findings, judgement, waits_for_a_page};
use crate::rulebook::when::Case;
use crate::text::Phrase;

/// What is said of a picture, and the pages that it makes up with those before it.
pub(super) struct Judged {
    pub(super) judgement: Judgement,
    /// This picture last.
    pub(super) pages: Vec<PhotoKept>,
    /// It is good, but another page is still to come.
    pub(super) waits: bool,
}

impl Talk<'_> {
    /// Judges a picture by its light and, if it is a signed paper, by what it shows.
    pub(super) fn judged(&self, id: &FilingId, item: &Item, address: &Address, kept: &PhotoKept) -> Judged {
        let light = self.judged_alone(id, item, &kept.facts);
        let alone = |judgement| Judged { judgement, pages: vec![kept.clone()], waits: false };
        let Some((filing, facts)) = self.filing(id).zip(kept.facts.sheet.as_ref()) else {
            return alone(light);
        };
        if light.verdict == Verdict::Refuse {
            return alone(light);
        }
        let earlier = filing.partial.get(address).into_iter().flatten();
        let mut pages: Vec<PhotoKept> = earlier.filter(|p| beside(p.facts.sheet.as_ref(), facts)).cloned().collect();
        pages.push(kept.clone());
        let found = found_on(self.rules, filing, item, &self.case(filing), &pages);
        let waits = waits_for_a_page(&found);
        let signed = judgement(&found);
        let faults = signed.faults.into_iter().chain(light.faults).collect();
        Judged { judgement: Judgement { verdict: signed.verdict.max(light.verdict), faults }, pages, waits }
    }

    /// Keeps a page until the others are there, and asks for them.
    pub(super) fn keep_page(&mut self, user: UserId, id: &FilingId, address: &Address, judged: Judged) {
        let lines = self.gather_page(id, address, judged);
        if self.screen_of(user) == Screen::Next && self.active(user).as_ref() == Some(id) {
            let place = self.place_of_news(user);
            self.show_main(user, Reaction::with(place, lines));
        } else {
            self.tell(user, Some(id.clone()), Content { lines, ..Content::default() }, Urgency::Reply);
        }
    }

    /// Puts a page to those before it; what is said of that.
    pub(super) fn gather_page(&mut self, id: &FilingId, address: &Address, judged: Judged) -> Vec<Line> {
        let Judged { judgement, pages, .. } = judged;
        let Some(filing) = self.filing_mut(id) else {
            return Vec::new();
        };
        let kept: Vec<_> = pages.iter().map(|page| page.id.clone()).collect();
        let before = filing.partial.insert(address.clone(), pages).unwrap_or_default();
        for page in before.into_iter().filter(|page| !kept.contains(&page.id)) {
            self.effects.push(Effect::Discard { filing: id.clone(), photo: page.id });
        }
        let mut lines = vec![line(Phrase::new("notice-page_kept"))];
        lines.extend(judgement.faults.iter().map(|f| line(Phrase::new("frame-warning").with("text", f.phrase()))));
        lines
    }
}

/// What is wrong with the pages of a signed paper; nothing where the item wants none of ours, or none was read.
pub(super) fn found_on(rules: &Rules, filing: &Filing, item: &Item, case: &Case, pages: &[PhotoKept]) -> Vec<Finding> {
    let read: Vec<&SheetFacts> = pages.iter().filter_map(|page| page.facts.sheet.as_ref()).collect();
    match wanted_paper(rules, filing, &item.id, case) {
        Some(wanted) if !read.is_empty() => findings(&read, &wanted, &rules.law.sheets.signed),
        Some(_) | None => Vec::new(),
    }
}

/// Whether an earlier page is another one of the same print.
fn beside(earlier: Option<&SheetFacts>, new: &SheetFacts) -> bool {
    let pages = earlier.and_then(|facts| facts.page.as_ref()).zip(new.page.as_ref());
    pages.is_some_and(|(a, b)| {
        a.page != b.page && (&a.sheet, &a.kind, a.version, a.pages) == (&b.sheet, &b.kind, b.version, b.pages)
    })
}
