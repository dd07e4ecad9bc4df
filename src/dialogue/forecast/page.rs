//! The forecast as a page of the chat, and how it stands before the submission.

use super::{Backing, Cause, Forecast, Outlook, Row, forecast};
use crate::dialogue::effect::Content;
use crate::dialogue::flow::{Spot, State, next_now};
use crate::dialogue::state::{Address, Filing, FilingId, Screen};
use crate::dialogue::talk::{Reaction, Talk, label, tap};
use crate::dialogue::{UserId, answers};
use crate::rulebook::items::{Item, Kind};
use crate::rulebook::sources::Sources;
use crate::text::Phrase;

/// Buttons that open what mends, the gravest first: more are no choice any more.
const MENDS_MAX: usize = 8;
/// Characters for what is told: Telegram takes 4,096, and title, counts and the closing note need theirs.
const ROOM_CHARS: usize = 3_500;
/// About what a cause takes with its reason and source, in the wordier language.
const CAUSE_CHARS: usize = 440;
/// The same for what to do about it.
const FIX_CHARS: usize = 270;
/// The same for a reason with where to look.
const LOOK_CHARS: usize = 190;
/// The same for what was looked up outside.
const LOOKED_CHARS: usize = 400;
/// The same for the name of an item.
const NAME_CHARS: usize = 32;

impl Talk<'_> {
    /// What reviewers will find in this filing as it stands.
    pub(in crate::dialogue) fn forecast(&self, filing: &Filing) -> Forecast {
        forecast(self.rules, filing, &self.case(filing), self.now)
    }

    /// True if the forecast has to be read before this item is passed; then it is the page that is shown.
    pub(in crate::dialogue) fn foresees(&mut self, user: UserId, id: &FilingId, item: &Item, read: bool) -> bool {
        let stops = item.foresee
            && self.filing(id).is_some_and(|filing| {
                let forecast = self.forecast(filing);
                self.holds(filing, &forecast) || !(read || forecast.is_calm())
            });
        if stops {
            self.go(user, Screen::Forecast);
        }
        stops
    }

    /// What will certainly be refused is not handed in: its page is shown, and what was confirmed is asked again.
    pub(in crate::dialogue) fn is_held(&mut self, user: UserId, id: &FilingId, reaction: &mut Reaction) -> bool {
        if !self.filing(id).is_some_and(|filing| self.holds(filing, &self.forecast(filing))) {
            return false;
        }
        let rules = self.rules;
        if let Some(filing) = self.filing_mut(id) {
            for item in rules.items.list.iter().filter(|item| item.foresee) {
                filing.answers.remove(&item.address);
            }
        }
        self.go(user, Screen::Forecast);
        reaction.before.push(answers::line(Phrase::new("forecast-held")));
        true
    }

    /// True if something certain can be mended now. What can't, a person decides.
    fn holds(&self, filing: &Filing, forecast: &Forecast) -> bool {
        let certain = forecast.causes().into_iter().filter(|(_, cause)| cause.outlook == Outlook::Will);
        certain.flat_map(|(_, cause)| &cause.spots).any(|spot| self.mends(filing, spot))
    }

    /// True if the answer there can be given anew now.
    fn mends(&self, filing: &Filing, spot: &Address) -> bool {
        let item = self.rules.items.get(&spot.item);
        item.is_some_and(|item| item.kind != Kind::Gate && self.may_give(&filing.id, item, spot))
    }

    /// The list: what will, what may be refused, what could not be checked, with a button for what mends.
    pub(in crate::dialogue) fn forecast_face(&self, filing: &Filing) -> Content {
        let case = self.case(filing);
        let forecast = forecast(self.rules, filing, &case, self.now);
        let spots = self.spots(filing);
        let mut room = ROOM_CHARS;
        let mut content = Content::of(Phrase::new("frame-title").with("text", Phrase::new("forecast-title")))
            .line(forecast.counts("forecast-counts"));
        let missing: Vec<Phrase> = spots.iter().filter(|spot| is_open(spot)).map(|s| name(s.address)).collect();
        if !missing.is_empty() {
            room = room.saturating_sub(missing.len() * NAME_CHARS);
            content = content.para(Phrase::new("forecast-missing").with("count", missing.len()).with("list", missing));
        }
        let looked = self.looked_lines(filing, &case, false);
        room = room.saturating_sub(looked.len() * LOOKED_CHARS);
        let causes = forecast.causes();
        let told = causes.iter().take(MENDS_MAX).take_while(|(_, cause)| {
            let takes = if cause.fix.is_some() { CAUSE_CHARS + FIX_CHARS } else { CAUSE_CHARS };
            let fits = takes <= room;
            room = room.saturating_sub(takes);
            fits
        });
        let told: Vec<_> = told.collect();
        for outlook in [Outlook::Will, Outlook::May] {
            let here: Vec<_> = told.iter().filter(|(_, cause)| cause.outlook == outlook).collect();
            if !here.is_empty() {
                content = content.para(Phrase::new(format!("forecast-{}", outlook.id())));
            }
            for (row, cause) in here {
                content = content.line(cause_line(&self.rules.law.sources, *row, cause));
                if let Some(fix) = &cause.fix {
                    content = content.line(Phrase::new("forecast-fix").with("fix", fix.clone()));
                }
            }
        }
        if told.len() < causes.len() {
            content = content.line(Phrase::new("forecast-more").with("count", causes.len() - told.len()));
        }
        for said in looked {
            content = content.para(said);
        }
        content = looks(content, &forecast, room).para(Phrase::new("forecast-note"));
        for row in self.mending_rows(filing, &told) {
            content = content.row(row);
        }
        for row in self.look_rows(filing, &case) {
            content = content.row(row);
        }
        let asked = next_now(&spots, filing).is_some_and(|spot| spot.item.foresee);
        if asked && !self.holds(filing, &forecast) {
            content = content.row(vec![tap(label("forecast_anyway"), "gate", "anyway")]);
        }
        content.row(vec![tap(label("return"), "home", "")])
    }

    /// Buttons that open the answers concerned, two in a row.
    fn mending_rows(&self, filing: &Filing, told: &[&(Option<&Row>, &Cause)]) -> Vec<Vec<crate::dialogue::Button>> {
        let mut items: Vec<&str> = Vec::new();
        for spot in told.iter().flat_map(|(_, cause)| &cause.spots) {
            if self.mends(filing, spot) && !items.contains(&spot.item.as_str()) {
                items.push(&spot.item);
            }
        }
        items.truncate(MENDS_MAX);
        let button = |item: &&str| tap(Phrase::new(format!("item-{item}.label")), "item", item);
        items.chunks(2).map(|pair| pair.iter().map(button).collect()).collect()
    }
}

impl Forecast {
    /// One line with the four counts.
    pub fn counts(&self, key: &str) -> Phrase {
        let with = |phrase: Phrase, outlook: &Outlook| phrase.with(outlook.id(), self.count(*outlook));
        Outlook::ALL.iter().fold(Phrase::new(key), with)
    }

    /// All that will or may be refused with its reason, the gravest first.
    pub fn causes(&self) -> Vec<(Option<&Row>, &Cause)> {
        let of_rows = self.rows.iter().flat_map(|row| row.causes.iter().map(move |cause| (Some(row), cause)));
        let mut causes: Vec<_> = of_rows.chain(self.others.iter().map(|cause| (None, cause))).collect();
        causes.retain(|(_, cause)| cause.outlook <= Outlook::May);
        causes.sort_by_key(|(_, cause)| cause.outlook);
        causes
    }
}

/// A cause on one line: where, what, for which reason, who says so.
fn cause_line(sources: &Sources, row: Option<&Row>, cause: &Cause) -> Phrase {
    let names: Vec<Phrase> = cause.spots.iter().map(name).collect();
    let says = Phrase::new("forecast-row").with("name", names).with("text", cause.says.clone());
    let Some(Backing { source, as_of }) = &cause.backing else {
        return says;
    };
    let said = says.with("source", sources.told(source)).with("as_of", as_of.format("%Y-%m").to_string());
    match row {
        Some(row) => {
            let reason = Phrase::new(format!("refusal-{}", row.code));
            Phrase { key: "forecast-row_reason".to_owned(), ..said.with("reason", reason) }
        }
        None => Phrase { key: "forecast-row_source".to_owned(), ..said },
    }
}

/// What only a person can see, folded; no more than there is room for.
fn looks(mut content: Content, forecast: &Forecast, room: usize) -> Content {
    let unknown: Vec<&Row> = forecast.rows.iter().filter(|row| row.outlook == Outlook::Unknown && row.look).collect();
    let told = unknown.len().min(room / LOOK_CHARS);
    if told > 0 {
        content = content.para(Phrase::new("forecast-unknown"));
    }
    for row in unknown.iter().take(told) {
        let reason = Phrase::new(format!("refusal-{}", row.code));
        let look = Phrase::new(format!("look-{}", row.code));
        content = content.folded(Phrase::new("forecast-look").with("reason", reason).with("look", look));
    }
    if told < unknown.len() {
        content = content.folded(Phrase::new("forecast-more").with("count", unknown.len() - told));
    }
    content
}

fn is_open(spot: &Spot) -> bool {
    let open = match spot.state {
        State::Open | State::Checking | State::Later => true,
        State::Done | State::Known => false,
    };
    open && spot.item.kind != Kind::Gate
}

fn name(address: &Address) -> Phrase {
    Phrase::new(format!("item-{}.label", address.item))
}
