//! The face of one question: bold question, one line of help, example, where we are, buttons.

use super::effect::{Button, Content};
use super::flow::{Spot, before, progress};
use super::mask::shown_text;
use super::screens::Face;
use super::state::{Address, Filing, Focus, Value};
use super::talk::{Talk, label, tap, tap_for};
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::notes::Note;
use crate::rulebook::rule::Severity;
use crate::rulebook::when::Case;
use crate::text::{Arg, Phrase};

/// Notes of the province at one question; *Why?* tells the rest.
const NOTES_A_QUESTION: usize = 2;
/// Options on one page; more are reached by turning it.
const OPTIONS_A_PAGE: usize = 8;

impl Talk<'_> {
    /// The question for an item.
    pub(super) fn item_face(&self, filing: &Filing, focus: &Focus) -> Face {
        let case = self.case(filing);
        let shown = format!("item:{}", focus.address);
        let Some(item) = self.rules.items.get(&focus.address.item) else {
            return (shown, None, Content::default());
        };
        let spots = self.spots(filing);
        let about = Some(focus.address.clone());
        let content = match (item.kind, item.id.as_str()) {
            (Kind::Gate, "needs") => self.needs_face(filing, &case),
            (Kind::Gate, "summary") => self.summary_face(filing, &case),
            _ => self.ask(filing, item, focus, &case, &spots),
        };
        (shown, about, content)
    }

    fn ask(&self, filing: &Filing, item: &Item, focus: &Focus, case: &Case, spots: &[Spot]) -> Content {
        let address = &focus.address;
        let key = format!("item-{}", item.id);
        let mut content = Content::default();
        if let Some(back) = filing.sent_back.get(address).filter(|b| !b.fixed) {
            content = content
                .line(Phrase::new("frame-sent_back").with("reason", Phrase::new(format!("refusal-{}", back.reason))));
            if let Some(note) = &back.note {
                content = content.line(Phrase::new("frame-sent_back_note").with("note", note.clone()));
            }
            content = content.line(Phrase::new(format!("refusal-{}.fix", back.reason)));
        }
        if let Some(fault) = filing.second_look.get(address) {
            let frame = if filing.doubtful.contains_key(address) { "frame-warning" } else { "frame-fault" };
            content = content.line(Phrase::new(frame).with("text", fault.phrase()));
        }
        let org = case.is("org", "yes");
        let asks = if org && self.rules.says(&format!("{key}.org")) { format!("{key}.org") } else { key.clone() };
        content = content.para(Phrase::new("frame-question").with("text", Phrase::new(asks)));
        let org_help = format!("{key}.help_org");
        let help = if org && self.rules.says(&org_help) { org_help } else { format!("{key}.help") };
        if self.rules.says(&help) {
            content = content.line(Phrase::new(help));
        }
        if item.kind == Kind::Photo && self.first_picture(filing) {
            content = content.line(Phrase::new("notice-rehearsal"));
        }
        let shown =
            |note: &Note| note.severity > Severity::Info && self.rules.law.places.shows(&note.key, &item.id, case);
        for note in self.notes_at(item, case).filter(|note| shown(note)).take(NOTES_A_QUESTION) {
            let frame = if note.unsure() { "frame-note_unsure" } else { "frame-note" };
            content = content.line(Phrase::new(frame).with("text", note.phrase()));
        }
        let org_example = format!("{key}.example_org");
        let example = if org && self.rules.says(&org_example) { org_example } else { format!("{key}.example") };
        if self.rules.says(&example) && item.kind == Kind::Text {
            content = content.line(Phrase::new("frame-example").with("example", Phrase::new(example)));
        }
        if let Some(old) = filing.answers.get(address).filter(|old| old.value != Value::Later) {
            content = content.line(Phrase::new("frame-so_far").with("value", self.value_phrase(item, &old.value)));
        }
        if let Some(read) = self.read_line(filing, item, case) {
            content = content.para(read);
        }
        for line in self.naming_lines(filing, item, address, case) {
            content = content.line(line);
        }
        if item.kind != Kind::Gate {
            let (place, total) = progress(spots, address);
            let progress = Phrase::new("frame-progress")
                .with("place", place)
                .with("total", total)
                .with("part", Phrase::new(format!("part-{}", item.part)));
            content = content.para(progress);
        }
        for row in self.answer_rows(filing, item, focus, case) {
            content = content.row(row);
        }
        // Looked at again, out of order: what was given may simply stay.
        let given = filing.answers.get(address).is_some_and(|a| a.value != Value::Later);
        if given && super::flow::next(spots).is_none_or(|open| open.address != address) {
            content = content.row(vec![tap(label("return"), "next", "")]);
        }
        content.row(self.navigation(filing, item, address, case, spots))
    }

    /// The notes of the law that belong to this question, of those that have a sentence.
    pub(super) fn notes_at<'c>(&'c self, item: &'c Item, case: &'c Case) -> impl Iterator<Item = &'c Note> {
        self.rules.law.notes_at(&item.id, case).filter(|note| self.rules.says(&note.key))
    }

    /// No picture was sent or put off so far: what pictures are for is said with the first one asked, and not again.
    fn first_picture(&self, filing: &Filing) -> bool {
        let mut asked = filing.answers.keys().chain(filing.tries.keys());
        !asked.any(|a| self.rules.items.get(&a.item).is_some_and(Item::is_picture))
    }

    fn answer_rows(&self, filing: &Filing, item: &Item, focus: &Focus, case: &Case) -> Vec<Vec<Button>> {
        let mut rows = Vec::new();
        match item.kind {
            Kind::Choice => rows.extend(self.option_rows(item, focus, case)),
            Kind::Many => rows.extend(self.option_rows(item, focus, case)),
            Kind::Text => {
                rows.extend(self.read_rows(filing, item, case));
                rows.extend(self.naming_rows(filing, item, &focus.address, case));
                rows.extend(self.proposals(filing, item, case));
            }
            Kind::Photo if self.rules.law.sheets.of_item(&item.id, case).is_some() => {
                rows.push(vec![tap(label("paper_get"), "sheet", &item.id)]);
            }
            Kind::Photo => {}
            Kind::Gate => rows.push(vec![tap(Phrase::new(format!("item-{}.go", item.id)), "gate", "")]),
            Kind::Sheet => {
                rows.push(vec![tap(label("sheet_get"), "sheet", &item.id)]);
                if super::flow::may_skip(filing, item, &focus.address, case) {
                    rows.push(vec![tap(label("sheet_not_asked"), "skip", "")]);
                }
            }
        }
        if filing.doubtful.contains_key(&focus.address) {
            rows.insert(0, vec![tap(label("keep"), "keep", "")]);
        }
        if let Some(via) = &item.via {
            rows.push(vec![tap(Phrase::new(format!("item-{via}.via")), "item", via)]);
        }
        rows
    }

    fn option_rows(&self, item: &Item, focus: &Focus, case: &Case) -> Vec<Vec<Button>> {
        let options = self.rules.options(item, case);
        let quick: Vec<String> = item.quick.clone();
        let rest: Vec<&String> = options.iter().filter(|o| item.kind == Kind::Choice || !quick.contains(o)).collect();
        let pages = rest.len().div_ceil(OPTIONS_A_PAGE).max(1);
        let page = usize::from(focus.page) % pages;
        let mut rows = Vec::new();
        if item.kind == Kind::Many && focus.toggled.is_empty() && !quick.is_empty() {
            let name = Phrase::new(self.rules.option_key(item, &quick[0]));
            let label = if quick[0] == "none" { name } else { Phrase::new("button-only").with("name", name) };
            rows.push(vec![tap(label, "quick", "")]);
        }
        let wide = if item.options_from.is_some() { 2 } else { 1 };
        let shown: Vec<&String> =
            if item.kind == Kind::Many && !focus.toggled.is_empty() { options.iter().collect() } else { rest };
        let pages = shown.len().div_ceil(OPTIONS_A_PAGE).max(pages);
        for pair in shown.iter().skip(page * OPTIONS_A_PAGE).take(OPTIONS_A_PAGE).collect::<Vec<_>>().chunks(wide) {
            rows.push(pair.iter().map(|option| self.option_button(item, option, focus)).collect());
        }
        if pages > 1 {
            rows.push(vec![tap(
                Phrase::new("button-more").with("page", page + 1).with("pages", pages),
                "page",
                &((page + 1) % pages).to_string(),
            )]);
        }
        if item.kind == Kind::Many && !focus.toggled.is_empty() {
            rows.push(vec![tap(Phrase::new("button-done_many").with("count", focus.toggled.len()), "done", "")]);
        }
        rows
    }

    fn option_button(&self, item: &Item, option: &str, focus: &Focus) -> Button {
        let name = Phrase::new(self.rules.option_key(item, option));
        if item.kind != Kind::Many {
            return tap(name, "o", option);
        }
        let on = if focus.toggled.contains(option) { "button-on" } else { "button-off" };
        tap(Phrase::new(on).with("name", name), "t", option)
    }

    /// Answers that need not be typed: the same as another item's, or as in an earlier filing.
    fn proposals(&self, filing: &Filing, item: &Item, case: &Case) -> Vec<Vec<Button>> {
        let mut rows = Vec::new();
        for from in &item.propose {
            let Some(source) = self.rules.items.get(from) else {
                continue;
            };
            let address = Address::first(&source.part, &source.id);
            if let Some(Value::Text(_)) = filing.answers.get(&address).map(|a| &a.value) {
                let name = Phrase::new(format!("item-{from}.label"));
                rows.push(vec![tap(Phrase::new("button-same_as").with("name", name), "same", from)]);
            }
        }
        if let Some(day) = self.looked_day(filing, case, &item.id) {
            rows.push(vec![tap(Phrase::new("button-use_found").with("day", day), "found", "")]);
        }
        rows
    }

    fn navigation(&self, filing: &Filing, item: &Item, address: &Address, case: &Case, spots: &[Spot]) -> Vec<Button> {
        let mut row = Vec::new();
        if before(spots, Some(address)).is_some() {
            row.push(tap(label("back"), "back", ""));
        }
        row.push(tap(label("why"), "why", ""));
        if item.kind != Kind::Sheet && super::flow::may_skip(filing, item, address, case) {
            row.push(tap(label("skip"), "skip", ""));
        }
        if super::flow::may_wait(filing, item, address) {
            row.push(tap(label("later"), "later", ""));
        }
        row
    }

    /// What an answer reads like: masked where it should be.
    pub(super) fn value_phrase(&self, item: &Item, value: &Value) -> Phrase {
        match value {
            Value::Text(text) => match period(item, text) {
                Some(period) => period,
                None => Phrase::new("value-text").with("text", shown_text(item, text)),
            },
            Value::Choice(option) => Phrase::new(self.rules.option_key(item, option)),
            Value::Many(options) => {
                let names: Vec<Phrase> = options.iter().map(|o| Phrase::new(self.rules.option_key(item, o))).collect();
                Phrase::new("value-list").with("list", names)
            }
            Value::Photos(photos) => {
                let doubts = photos.iter().any(|p| !p.warnings.is_empty());
                Phrase::new(if doubts { "value-photo_doubtful" } else { "value-photo" }).with("count", photos.len())
            }
            Value::Skipped if item.kind == Kind::Sheet => Phrase::new("value-not_asked"),
            Value::Skipped => Phrase::new("value-skipped"),
            Value::Later => Phrase::new("value-later"),
        }
    }

    /// The answer itself, unmasked, to be copied; what is no text reads as elsewhere.
    pub(super) fn exact_phrase(&self, item: &Item, value: &Value) -> Phrase {
        if let Value::Text(text) = value
            && period(item, text).is_none()
        {
            return Phrase::new("value-copy").with("text", Arg::Code(text.replace('\n', " / ")));
        }
        self.value_phrase(item, value)
    }

    /// What the case needs, as a page that stays in the chat.
    pub(super) fn needs_face(&self, filing: &Filing, case: &Case) -> Content {
        let kind = case.get("kind").unwrap_or("first");
        let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new("needs-title")))
            .line(Phrase::new("needs-kind").with("kind", Phrase::new(format!("kind-{kind}"))))
            .line(Phrase::new(format!("kind-{kind}.means")));
        let needed =
            |time: bool| self.rules.plan.needs.iter().filter(move |n| n.time == time).filter(|n| n.applies(case));
        for (i, need) in needed(false).enumerate() {
            let phrase = Phrase::new("needs-row").with("text", Phrase::new(format!("need-{}", need.id)));
            content = if i == 0 { content.para(phrase) } else { content.line(phrase) };
        }
        for (i, need) in needed(true).enumerate() {
            let phrase = Phrase::new("needs-row_time").with("text", Phrase::new(format!("need-{}", need.id)));
            content = if i == 0 { content.para(Phrase::new("needs-time")).line(phrase) } else { content.line(phrase) };
        }
        for (i, note) in self.rules.law.first_notes(case).enumerate() {
            let phrase =
                Phrase::new(if note.unsure() { "needs-row_unsure" } else { "needs-row" }).with("text", note.phrase());
            let title = Phrase::new("needs-province")
                .with("province", Phrase::new(format!("province-{}", case.get("province").unwrap_or(""))))
                .with("years", self.rules.law.province_years(case));
            content = if i == 0 { content.para(title).line(phrase) } else { content.line(phrase) };
        }
        content
            .para(Phrase::new("needs-go_on"))
            .row(vec![tap_for(&filing.id, Phrase::new("item-needs.go"), "gate", "")])
            .row(vec![tap(label("back"), "back", ""), tap(label("why"), "why", "")])
    }
}

/// How long a paper is valid, its days as the forms write them: with the year, without the weekday.
fn period(item: &Item, text: &str) -> Option<Phrase> {
    match (item.validator.as_deref()?, text.split_once('/')?) {
        ("validity", (from, "long")) => Some(Phrase::new("value-period_open").with("from", from)),
        ("validity", (from, to)) => Some(Phrase::new("value-period").with("from", from).with("to", to)),
        _ => None,
    }
}
