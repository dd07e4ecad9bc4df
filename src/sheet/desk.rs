//! The page at hand and what can be put on it: lines of text, frames, cells. Points from the upper left corner.

use chrono::{Datelike, Timelike};

use super::code::squares;
use super::font::{printable, width, wrap};
use super::{PAGE_POINTS, Say, Sheet};

pub(super) const LEFT: f32 = 56.0;
pub(super) const RIGHT: f32 = PAGE_POINTS[0] - 56.0;
/// Where the head of a page begins.
pub(super) const HEAD: f32 = 52.0;
/// Where the body of a page begins, below the code.
pub(super) const TOP: f32 = 124.0;
pub(super) const BOTTOM: f32 = PAGE_POINTS[1] - 60.0;
const FOOTER: f32 = PAGE_POINTS[1] - 42.0;

pub(super) const VALUE_SIZE: f32 = 10.0;
pub(super) const PROSE_SIZE: f32 = 10.5;
pub(super) const LABEL_SIZE: f32 = 9.5;
pub(super) const SMALL_SIZE: f32 = 8.5;

pub(super) const LABEL_WIDTH: f32 = 88.0;
/// Between the edge of a cell and its text, left and right.
pub(super) const PAD: f32 = 6.0;
/// The side of a corner mark, 8.5 mm: ten pixels and more where a page fills a quarter of a small picture.
pub(super) const MARK: f32 = 24.0;
/// From the edge of the page to a mark: printers leave out up to 6 mm, and a code wants white around it.
const MARK_INSET: f32 = 20.0;
/// The hole in the mark at the upper left, by which a page is known to be upright.
const MARK_HOLE: f32 = 10.0;
/// The side of the code, 30 mm: 1.2 mm a square, what phones still read from a metre away.
pub(super) const CODE: f32 = 85.04;
/// The upper left corner of the code: four squares away from the mark.
pub(super) const CODE_AT: [f32; 2] = [RIGHT - 2.0 - CODE, 30.0];
/// The side of a box to tick.
pub(super) const TICK: f32 = 9.0;

/// How closely things are set, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing {
    /// From line to line in a cell.
    pub(super) line: f32,
    /// What a cell is higher than its lines.
    pub(super) cell: f32,
    /// The height of a title bar.
    pub(super) bar: f32,
    /// Between two blocks.
    pub(super) gap: f32,
    /// From line to line in a promise.
    pub(super) prose: f32,
}

/// For sheets with room to spare.
pub(super) const WIDE: Spacing = Spacing { line: 14.5, cell: 6.0, bar: 21.0, gap: 8.0, prose: 18.5 };
/// For sheets that this saves a page.
pub(super) const CLOSE: Spacing = Spacing { line: 13.5, cell: 4.0, bar: 18.0, gap: 4.0, prose: 16.0 };

impl Spacing {
    /// The height of a cell with so many lines.
    pub(super) fn cell_of(self, lines: usize) -> f32 {
        lines as f32 * self.line + self.cell
    }
}

/// How dark a thing is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// What was filed.
    Black,
    /// Hints and the edge of the page.
    Grey,
    /// A headline: black, a little fatter.
    Strong,
}

/// One thing on a page.
#[derive(Clone, PartialEq)]
pub(super) enum Ink {
    /// A line of text; `y` is its base line, `gap` the extra room after each character.
    Text { x: f32, y: f32, size: f32, gap: f32, tone: Tone, text: String },
    /// A frame: left, top, right, bottom.
    Frame([f32; 4]),
    /// A shaded area, `true` for the darker of two greys.
    Shade([f32; 4], bool),
    /// Black rectangles, filled as one shape: no seam between neighbours.
    Solid(Vec<[f32; 4]>),
    /// A straight line between two points.
    Rule([f32; 4]),
    /// A small box to tick, with its upper left corner and whether it is ticked.
    Tick { x: f32, y: f32, ticked: bool },
}

/// The sheet being placed, its pages so far and how far down the last is filled.
pub(super) struct Desk<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) say: Say<'a>,
    pub(super) space: Spacing,
    pub(super) pages: Vec<Vec<Ink>>,
    pub(super) y: f32,
}

impl<'a> Desk<'a> {
    /// An empty first page.
    pub(super) fn new(sheet: &'a Sheet, say: Say<'a>, space: Spacing) -> Desk<'a> {
        Desk { sheet, say, space, pages: vec![Vec::new()], y: HEAD }
    }

    /// The words for a key without arguments.
    pub(super) fn words(&self, key: &str) -> String {
        printable(&(self.say)(key, &[]))
    }

    pub(super) fn put(&mut self, ink: Ink) {
        if let Some(page) = self.pages.last_mut() {
            page.push(ink);
        }
    }

    /// One line, its characters centred in height around `middle`.
    pub(super) fn text(&mut self, x: f32, middle: f32, size: f32, tone: Tone, text: &str) {
        self.spread(x, middle, size, tone, text, 0.0);
    }

    /// The same with extra room after each character.
    pub(super) fn spread(&mut self, x: f32, middle: f32, size: f32, tone: Tone, text: &str, gap: f32) {
        if !text.is_empty() {
            // The middle of a Chinese character lies 0.38 of its size above the base line.
            let y = middle + 0.38 * size;
            self.put(Ink::Text { x, y, size, gap, tone, text: text.to_owned() });
        }
    }

    pub(super) fn centred(&mut self, middle: f32, size: f32, tone: Tone, text: &str) {
        self.text((PAGE_POINTS[0] - width(text, size)) / 2.0, middle, size, tone, text);
    }

    pub(super) fn flush_right(&mut self, right: f32, middle: f32, size: f32, tone: Tone, text: &str) {
        self.text(right - width(text, size), middle, size, tone, text);
    }

    /// How much of the page is left.
    pub(super) fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    pub(super) fn turn_page(&mut self) {
        self.pages.push(Vec::new());
        let again = (self.say)("sheet-continued", &[("title", &self.sheet.title)]);
        self.text(LEFT, TOP - 18.0, 13.0, Tone::Strong, &printable(&again));
        self.y = TOP;
    }

    /// Turns the page if `height` no longer fits; says whether it did.
    pub(super) fn make_room(&mut self, height: f32) -> bool {
        let turn = height > self.room() && self.y > TOP;
        if turn {
            self.turn_page();
        }
        turn
    }

    /// The day on which the sheet was made.
    pub(super) fn day(&self) -> String {
        let day = self.sheet.made.date();
        let [year, month, day] = [day.year().to_string(), day.month().to_string(), day.day().to_string()];
        (self.say)("sheet-day", &[("year", &year), ("month", &month), ("day", &day)])
    }

    /// The minute in which the sheet was made.
    pub(super) fn moment(&self) -> String {
        let time = self.sheet.made.time();
        format!("{} {:02}:{:02}", self.day(), time.hour(), time.minute())
    }

    /// The shaded bar over a block.
    pub(super) fn bar(&mut self, title: &str) {
        let area = [LEFT, self.y, RIGHT, self.y + self.space.bar];
        self.put(Ink::Shade(area, true));
        self.put(Ink::Frame(area));
        self.text(LEFT + PAD, self.y + self.space.bar / 2.0, 10.5, Tone::Strong, title);
        self.y += self.space.bar;
    }

    /// The bar once more where a block goes on overleaf.
    pub(super) fn bar_again(&mut self, title: &str) {
        let again = (self.say)("sheet-continued", &[("title", title)]);
        self.bar(&again);
    }

    /// A label on grey and the lines of its value beside it.
    pub(super) fn cell(&mut self, area: [f32; 4], label: &str, lines: &[String]) {
        let [left, top, right, bottom] = area;
        let split = left + LABEL_WIDTH;
        self.put(Ink::Shade([left, top, split, bottom], false));
        self.put(Ink::Frame([left, top, split, bottom]));
        self.put(Ink::Frame([split, top, right, bottom]));
        let labels = label_lines(label);
        let label = (left + PAD, LABEL_SIZE, labels.as_slice());
        for (x, size, lines) in [label, (split + PAD, VALUE_SIZE, lines)] {
            let first = f32::midpoint(top, bottom) - (lines.len() as f32 - 1.0) * self.space.line / 2.0;
            for (n, line) in lines.iter().enumerate() {
                self.text(x, first + n as f32 * self.space.line, size, Tone::Black, line);
            }
        }
    }

    /// A frame with its label above and a hint below, the middle left free.
    pub(super) fn sign_box(&mut self, area: [f32; 4], label: &str, hint: &str) {
        let [left, top, right, bottom] = area;
        let room = right - left - 2.0 * PAD;
        self.put(Ink::Frame(area));
        for (n, line) in wrap(label, LABEL_SIZE, room, 0.0).iter().enumerate() {
            self.text(left + PAD, top + 11.0 + n as f32 * 12.0, LABEL_SIZE, Tone::Black, line);
        }
        let lines = wrap(hint, SMALL_SIZE, room, 0.0);
        let first = bottom - 9.0 - (lines.len() as f32 - 1.0) * 11.0;
        for (n, line) in lines.iter().enumerate() {
            self.text(left + PAD, first + n as f32 * 11.0, SMALL_SIZE, Tone::Grey, line);
        }
    }

    /// Title, number and page at the foot of every page, and its code: a page that went astray finds its way back.
    pub(super) fn footers(&mut self) {
        let (sheet, say) = (self.sheet, self.say);
        let pages = std::mem::take(&mut self.pages);
        let total = pages.len();
        let count = total.to_string();
        for (n, page) in pages.into_iter().enumerate() {
            self.pages.push(page);
            let name = printable(&format!("{}　{}", sheet.title, sheet.number()));
            let place = say("sheet-page", &[("page", &(n + 1).to_string()), ("pages", &count)]);
            self.put(Ink::Rule([LEFT, FOOTER - 9.0, RIGHT, FOOTER - 9.0]));
            self.text(LEFT, FOOTER, SMALL_SIZE, Tone::Grey, &name);
            self.flush_right(RIGHT, FOOTER, SMALL_SIZE, Tone::Grey, &place);
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let squares = squares(&sheet.mark(number(n + 1), number(total)).payload());
            self.put(machine_marks(&squares));
        }
    }
}

/// The centres of the corner marks, clockwise from the upper left.
pub(super) fn mark_centres() -> [[f32; 2]; 4] {
    let at = MARK_INSET + MARK / 2.0;
    let [wide, high] = PAGE_POINTS;
    [[at, at], [wide - at, at], [wide - at, high - at], [at, high - at]]
}

/// What a machine finds a page by: a solid square in each corner, the first one with a hole, and the code.
pub(super) fn machine_marks(squares: &[Vec<bool>]) -> Ink {
    let around = |[x, y]: [f32; 2], half: f32| [x - half, y - half, x + half, y + half];
    let [first, others @ ..] = mark_centres();
    let [l, t, r, b] = around(first, MARK / 2.0);
    let [hl, ht, hr, hb] = around(first, MARK_HOLE / 2.0);
    let mut solid = vec![[l, t, r, ht], [l, ht, hl, hb], [hr, ht, r, hb], [l, hb, r, b]];
    solid.extend(others.map(|centre| around(centre, MARK / 2.0)));
    let side = CODE / squares.len().max(1) as f32;
    let [left, top] = CODE_AT;
    for (n, row) in squares.iter().enumerate() {
        let y = top + n as f32 * side;
        let mut x = left;
        for run in row.chunk_by(|a, b| a == b) {
            let end = x + run.len() as f32 * side;
            if run.first() == Some(&true) {
                solid.push([x, y, end, y + side]);
            }
            x = end;
        }
    }
    Ink::Solid(solid)
}

/// A label broken into lines.
pub(super) fn label_lines(label: &str) -> Vec<String> {
    wrap(&printable(label), LABEL_SIZE, LABEL_WIDTH - 2.0 * PAD, 0.0)
}
