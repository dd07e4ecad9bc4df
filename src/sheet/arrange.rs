//! Places a sheet on its pages: head, tables, papers, then what is promised and signed.

use super::desk::{
    BOTTOM, CLOSE, CODE_AT, Desk, Ink, LABEL_WIDTH, LEFT, PAD, PROSE_SIZE, RIGHT, SMALL_SIZE, Spacing, TICK, TOP, Tone,
    VALUE_SIZE, WIDE, label_lines,
};
use super::font::{printable, width, wrap};
use super::{Block, DatePolicy, Layout, PAGE_POINTS, Say, Sheet, missing_chars};

const TITLE_SIZE: f32 = 19.0;
const HEAD_SIZE: f32 = 9.0;
/// A unit's seal is 40 to 42 mm across; the box leaves it some room.
const SEAL_WIDTH: f32 = 142.0;
const SEAL_HEIGHT: f32 = 136.0;
const SIGN_HEIGHT: f32 = 82.0;
const DATE_WIDTH: f32 = 150.0;
/// More than this, in parts of the size, between the characters of a line looks torn.
const GAP_MAX: f32 = 0.12;

/// A sheet on its pages.
pub(super) struct Arranged {
    /// What is on each page, in reading order.
    pub(super) pages: Vec<Vec<Ink>>,
    signature: Option<[f32; 4]>,
    seal: Option<[f32; 4]>,
    date: Option<[f32; 4]>,
}

impl Arranged {
    /// The boxes on the last page, in points: signature, seal, date.
    pub(super) fn boxes(&self) -> [Option<[f32; 4]>; 3] {
        [self.signature, self.seal, self.date]
    }

    /// The boxes in fractions of the page.
    pub(super) fn layout(&self) -> Layout {
        let [wide, high] = PAGE_POINTS;
        let part = |b: [f32; 4]| [b[0] / wide, b[1] / high, b[2] / wide, b[3] / high];
        Layout {
            pages: self.pages.len(),
            signature: self.signature.map(part),
            seal: self.seal.map(part),
            date: self.date.map(part),
        }
    }
}

/// Places everything, closer where that saves a page: a paper to sign is best on one.
pub(super) fn arrange(sheet: &Sheet, say: Say<'_>) -> Arranged {
    let wide = arrange_at(sheet, say, WIDE);
    if wide.pages.len() == 1 {
        return wide;
    }
    let close = arrange_at(sheet, say, CLOSE);
    if close.pages.len() < wide.pages.len() { close } else { wide }
}

fn arrange_at(sheet: &Sheet, say: Say<'_>, space: Spacing) -> Arranged {
    let mut desk = Desk::new(sheet, say, space);
    desk.headline();
    for block in &sheet.blocks {
        desk.block(block);
    }
    desk.checklist();
    desk.promise();
    let [signature, seal, date] = desk.sign();
    desk.footers();
    Arranged { pages: desk.pages, signature, seal, date }
}

impl Desk<'_> {
    fn headline(&mut self) {
        let sheet = self.sheet;
        self.centred(self.y + 13.0, TITLE_SIZE, Tone::Strong, &printable(&sheet.title));
        self.y += 27.0;
        if let Some(sample) = &sheet.sample_line {
            self.centred(self.y + 7.0, HEAD_SIZE, Tone::Grey, &printable(sample));
        }
        self.y = TOP - 18.0;
        let number = (self.say)("sheet-number", &[("number", &sheet.number())]);
        let made = (self.say)("sheet-made", &[("moment", &self.moment())]);
        self.text(LEFT, self.y + 6.0, HEAD_SIZE, Tone::Black, &printable(&number));
        self.flush_right(CODE_AT[0] - 14.0, self.y + 6.0, HEAD_SIZE, Tone::Black, &printable(&made));
        self.y = TOP;
    }

    /// A titled table; neighbours that fit into half a line each share one.
    fn block(&mut self, block: &Block) {
        let title = printable(&block.title);
        self.make_room(self.space.bar + self.space.cell_of(3));
        self.bar(&title);
        let mut rows = block.rows.as_slice();
        while let [first, rest @ ..] = rows {
            rows = rest;
            match rest {
                [second, rest @ ..] if narrow(first) && narrow(second) => {
                    rows = rest;
                    self.pair(&title, first, second);
                }
                [..] => self.row(&title, first),
            }
        }
        self.y += self.space.gap;
    }

    fn pair(&mut self, title: &str, first: &(String, String), second: &(String, String)) {
        let height = self.space.cell_of(1);
        if self.make_room(height) {
            self.bar_again(title);
        }
        let middle = f32::midpoint(LEFT, RIGHT);
        for (left, right, (label, value)) in [(LEFT, middle, first), (middle, RIGHT, second)] {
            let area = [left, self.y, right, self.y + height];
            self.cell(area, label, std::slice::from_ref(value));
        }
        self.y += height;
    }

    /// One label and its value over the whole width, cut at the end of a page if it must be.
    fn row(&mut self, title: &str, (label, value): &(String, String)) {
        if !missing_chars(value).is_empty() {
            return self.row_by_hand(title, label);
        }
        let lines = wrap(value, VALUE_SIZE, RIGHT - LEFT - LABEL_WIDTH - 2.0 * PAD, 0.0);
        let label_lines = label_lines(label).len();
        let mut lines = lines.as_slice();
        while !lines.is_empty() {
            let least = lines.len().min(2).max(label_lines);
            if self.make_room(self.space.cell_of(least)) {
                self.bar_again(title);
            }
            let fit = ((self.room() - self.space.cell) / self.space.line).max(0.0) as usize;
            let (now, later) = lines.split_at(fit.max(least).min(lines.len()));
            let height = self.space.cell_of(now.len().max(label_lines));
            self.cell([LEFT, self.y, RIGHT, self.y + height], label, now);
            self.y += height;
            lines = later;
        }
    }

    /// A label with room to write; the hint why stands out of the pen's way.
    fn row_by_hand(&mut self, title: &str, label: &str) {
        let height = self.space.cell_of(label_lines(label).len().max(2));
        if self.make_room(height) {
            self.bar_again(title);
        }
        let hint = self.words("sheet-by-hand");
        self.cell([LEFT, self.y, RIGHT, self.y + height], label, &[]);
        self.flush_right(RIGHT - PAD, self.y + height / 2.0, SMALL_SIZE, Tone::Grey, &hint);
        self.y += height;
    }

    /// The papers, in as many columns as they fit.
    fn checklist(&mut self) {
        let sheet = self.sheet;
        if sheet.checklist.is_empty() {
            return;
        }
        let widest = sheet.checklist.iter().map(|(name, _)| width(name, VALUE_SIZE)).fold(0.0, f32::max);
        let fits = |n: &u8| widest + TICK + 3.0 * PAD <= (RIGHT - LEFT) / f32::from(*n);
        let columns = [3_u8, 2].into_iter().find(fits).unwrap_or(1);
        let step = (RIGHT - LEFT) / f32::from(columns);
        let title = printable(&sheet.checklist_title);
        self.make_room(self.space.bar + self.space.cell_of(2));
        self.bar(&title);
        for row in sheet.checklist.chunks(usize::from(columns)) {
            let names: Vec<Vec<String>> =
                row.iter().map(|(name, _)| wrap(&printable(name), VALUE_SIZE, step - TICK - 3.0 * PAD, 0.0)).collect();
            let height = self.space.cell_of(names.iter().map(Vec::len).max().unwrap_or(1));
            if self.make_room(height) {
                self.bar_again(&title);
            }
            self.put(Ink::Frame([LEFT, self.y, RIGHT, self.y + height]));
            let first = self.y + self.space.cell_of(1) / 2.0;
            for (n, (lines, (_, ticked))) in names.iter().zip(row).enumerate() {
                let x = LEFT + PAD + n as f32 * step;
                self.put(Ink::Tick { x, y: first - TICK / 2.0, ticked: *ticked });
                for (k, line) in lines.iter().enumerate() {
                    let middle = first + k as f32 * self.space.line;
                    self.text(x + TICK + PAD, middle, VALUE_SIZE, Tone::Black, line);
                }
            }
            self.y += height;
        }
        self.y += self.space.gap;
    }

    /// What the signer confirms. Its last two lines stay with the boxes below, all of it if a page holds it.
    fn promise(&mut self) {
        let sheet = self.sheet;
        let title = printable(&sheet.promise_title);
        let (left, room) = (LEFT + PAD + 2.0, RIGHT - LEFT - 2.0 * (PAD + 2.0));
        let lines: Vec<ProseLine> = sheet.promise.iter().flat_map(|text| prose(&printable(text), room)).collect();
        let ending = 2.0 * PAD + foot_height(sheet);
        let whole = self.space.bar + lines.len() as f32 * self.space.prose + ending;
        let least = self.space.bar + 2.0 * self.space.prose + 2.0 * PAD;
        self.make_room(if whole > BOTTOM - TOP { least } else { whole });
        self.bar(&title);
        let mut top = self.y;
        self.y += PAD;
        for (n, line) in lines.iter().enumerate() {
            let left_over = lines.len() - n;
            let needed =
                if left_over <= 2 { left_over as f32 * self.space.prose + ending } else { self.space.prose + PAD };
            if needed > self.room() && self.y > top + PAD {
                self.put(Ink::Frame([LEFT, top, RIGHT, self.y + PAD]));
                self.turn_page();
                self.bar_again(&title);
                top = self.y;
                self.y += PAD;
            }
            let middle = self.y + self.space.prose / 2.0;
            self.spread(left + line.indent, middle, PROSE_SIZE, Tone::Black, &line.text, line.gap);
            self.y += self.space.prose;
        }
        self.y += PAD;
        self.put(Ink::Frame([LEFT, top, RIGHT, self.y]));
    }

    /// The boxes at the end: signature, seal, date.
    fn sign(&mut self) -> [Option<[f32; 4]>; 3] {
        let sign = &self.sheet.sign;
        let height = foot_height(self.sheet);
        self.make_room(height);
        let (top, bottom) = (self.y, self.y + height);
        let date_left = RIGHT - DATE_WIDTH;
        let seal_left = if sign.seal { date_left - SEAL_WIDTH } else { date_left };
        let signature = sign.signature.then_some([LEFT, top, seal_left, bottom]);
        let seal = sign.seal.then_some([seal_left, top, date_left, bottom]);
        let date = [date_left, top, RIGHT, bottom];
        self.put(Ink::Frame([LEFT, top, RIGHT, bottom]));
        if let Some(area) = signature {
            self.sign_box(area, &printable(&sign.signer_label), "");
        }
        if let Some(area) = seal {
            self.sign_box(area, &self.words("sheet-seal"), &self.words("sheet-seal-hint"));
        }
        let middle = f32::midpoint(top, bottom);
        let label = self.words("sheet-date");
        match sign.date {
            DatePolicy::Blank => self.sign_box(date, &label, &self.words("sheet-date-blank")),
            DatePolicy::ByHand => {
                self.sign_box(date, &label, "");
                let room = [("year", "　　　"), ("month", "　　"), ("day", "　　")];
                let day = (self.say)("sheet-day", &room);
                self.flush_right(RIGHT - 12.0, middle, PROSE_SIZE, Tone::Black, &day);
            }
            DatePolicy::Printed => {
                self.sign_box(date, &label, "");
                let day = self.day();
                self.text(date_left + PAD, middle, PROSE_SIZE, Tone::Black, &day);
            }
        }
        self.y = bottom;
        [signature, seal, Some(date)]
    }
}

fn foot_height(sheet: &Sheet) -> f32 {
    if sheet.sign.seal { SEAL_HEIGHT } else { SIGN_HEIGHT }
}

/// Whether a label and its value fit into half a line.
fn narrow((label, value): &(String, String)) -> bool {
    let room = (RIGHT - LEFT) / 2.0 - LABEL_WIDTH - 2.0 * PAD;
    let fits = !value.contains('\n') && width(value, VALUE_SIZE) <= room;
    fits && missing_chars(value).is_empty() && label_lines(label).len() == 1
}

/// A line of a promise.
struct ProseLine {
    text: String,
    indent: f32,
    /// Extra room after each character, so that lines end flush.
    gap: f32,
}

/// A paragraph: the first line indented by two characters, all but the last spread to the full width.
fn prose(text: &str, room: f32) -> Vec<ProseLine> {
    let lines = wrap(text, PROSE_SIZE, room, 2.0 * PROSE_SIZE);
    let last = lines.len() - 1;
    let line = |(n, text): (usize, String)| {
        let indent = if n == 0 { 2.0 * PROSE_SIZE } else { 0.0 };
        let gaps = text.chars().count().saturating_sub(1).max(1);
        let gap = (room - indent - width(&text, PROSE_SIZE)) / gaps as f32;
        let flush = n < last && gap <= GAP_MAX * PROSE_SIZE;
        ProseLine { text, indent, gap: if flush { gap } else { 0.0 } }
    };
    lines.into_iter().enumerate().map(line).collect()
}
