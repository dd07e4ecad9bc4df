//! One step under way: the state being changed, the effects being gathered, and the small things
//! that every part of the conversation needs.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::effect::{Button, ButtonAct, Content, Effect, Line, Media, Place, Show, Slot, Urgency};
use super::filings::Filings;
use super::flow::Spot;
use super::state::{Address, Desk, Entry, Filing, FilingId, Person, Screen, Who, World};
use super::{Act, ChatId, Press, Time, UserId};
use crate::rulebook::Rules;
use crate::rulebook::when::Case;
use crate::text::{Lang, Phrase};

/// A step under way.
pub(super) struct Talk<'a> {
    pub rules: &'a Rules,
    pub now: Time,
    pub persons: BTreeMap<UserId, Arc<Person>>,
    pub filings: Filings<'a>,
    pub desk: Desk,
    pub effects: Vec<Effect>,
    /// Answers that the one just given broke or made doubtful.
    pub shaken: Vec<Address>,
    entropy: [u8; 16],
    drawn: u8,
}

/// What a handler wants the main message to do.
pub(super) struct Reaction {
    /// Said above the question: what was understood, what is wrong.
    pub before: Vec<Line>,
    /// Edit the message that is there, or write below.
    pub place: Place,
    /// Rows of buttons below those of the question.
    pub rows: Vec<Vec<Button>>,
    /// A picture above it all. Its caption is short: of the question only the bold line stays.
    pub media: Option<Media>,
}

impl Reaction {
    /// The question again, below.
    pub(super) fn below() -> Reaction {
        Reaction { before: Vec::new(), place: Place::New, rows: Vec::new(), media: None }
    }

    /// Redraw what is there.
    pub(super) fn redraw() -> Reaction {
        Reaction { before: Vec::new(), place: Place::Edit, rows: Vec::new(), media: None }
    }

    /// With these lines above.
    pub(super) fn with(place: Place, before: Vec<Line>) -> Reaction {
        Reaction { before, place, rows: Vec::new(), media: None }
    }

    /// With one more line above.
    pub(super) fn say(mut self, phrase: Phrase) -> Reaction {
        self.before.push(Line::of(phrase));
        self
    }
}

impl<'a> Talk<'a> {
    pub(super) fn new(rules: &'a Rules, world: World, entropy: [u8; 16], now: Time) -> Talk<'a> {
        let World { persons, filings, desk } = world;
        let filings = Filings::new(filings);
        Talk { rules, now, persons, filings, desk, effects: Vec::new(), shaken: Vec::new(), entropy, drawn: 0 }
    }

    /// Random bytes that came in with the event; each call gives others.
    pub(super) fn draw<const N: usize>(&mut self) -> [u8; N] {
        self.drawn = self.drawn.wrapping_add(1);
        let mut mixed = u64::from(self.drawn).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut out = [0u8; N];
        for (i, byte) in out.iter_mut().enumerate() {
            mixed = mixed.rotate_left(11).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let index = (i + usize::from(self.drawn) * 5) % self.entropy.len();
            *byte = self.entropy[index] ^ mixed.to_le_bytes()[7] ^ self.drawn;
        }
        out
    }

    pub(super) fn person(&mut self, user: UserId) -> Option<&mut Person> {
        self.persons.get_mut(&user).map(Arc::make_mut)
    }

    pub(super) fn lang(&self, user: UserId) -> Lang {
        self.persons.get(&user).map_or(Lang::En, |p| p.lang)
    }

    /// The id of the person's active filing.
    pub(super) fn active(&self, user: UserId) -> Option<FilingId> {
        self.persons.get(&user)?.active.clone()
    }

    pub(super) fn filing(&self, id: &FilingId) -> Option<&Filing> {
        self.filings.get(id)
    }

    pub(super) fn filing_mut(&mut self, id: &FilingId) -> Option<&mut Filing> {
        self.filings.get_mut(id)
    }

    /// The facts of a filing.
    pub(super) fn case(&self, filing: &Filing) -> Rc<Case> {
        self.filings.case(self.rules, filing, self.earlier(filing).is_some(), self.now)
    }

    /// What a filing is asked, in order.
    pub(super) fn spots(&self, filing: &Filing) -> Rc<[Spot<'a>]> {
        self.filings.spots(self.rules, filing, self.earlier(filing).is_some(), self.now)
    }

    /// Another filing of the same person and kind of subject whose subject is known.
    pub(super) fn earlier(&self, filing: &Filing) -> Option<&Filing> {
        let subject = filing.answers.get(&Address::first("open", "subject")).map(|a| &a.value)?;
        let person = self.persons.get(&filing.owner)?;
        person.filings.iter().rev().filter(|id| **id != filing.id).filter_map(|id| self.filings.get(id)).find(|other| {
            other.answers.get(&Address::first("open", "subject")).map(|a| &a.value) == Some(subject)
                && other.answers.contains_key(&Address::first("subject", "subject_name"))
        })
    }

    /// Shows the main message anew with what the person's screen asks for.
    pub(super) fn show_main(&mut self, user: UserId, reaction: Reaction) {
        let said = reaction.before.len();
        let (shown, about, mut content) = self.screen(user, reaction.before);
        if reaction.media.is_some() {
            let question = content.lines.split_off(said);
            content.lines.extend(question.into_iter().filter(|line| line.phrase.key == "frame-question"));
            content.media = reaction.media;
        }
        // What an answer led to stands above the navigation, which is always the last row.
        let last = content.buttons.len().saturating_sub(1);
        content.buttons.splice(last..last, reaction.rows);
        self.show_face(user, shown, about, content, reaction.place);
    }

    /// A short word in the place of the main message, until there is more to say.
    pub(super) fn show_note(&mut self, user: UserId, note: Phrase) {
        self.show_face(user, format!("note:{}", note.key), None, Content::of(note), Place::New);
    }

    /// The same note, saying more.
    pub(super) fn show_note_of(&mut self, user: UserId, content: Content) {
        self.show_face(user, "note:more".to_owned(), None, content, Place::Edit);
    }

    fn show_face(&mut self, user: UserId, shown: String, about: Option<Address>, content: Content, place: Place) {
        let Some(person) = self.person(user) else {
            return;
        };
        let filing = person.active.clone();
        if person.shown != shown {
            person.turn = person.turn.wrapping_add(1).max(1);
            person.shown = shown;
        }
        let content = number(content, person.turn, filing.as_ref());
        let show = Show {
            chat: user,
            thread: None,
            slot: Some(Slot::main()),
            place,
            filing,
            about,
            lang: person.lang,
            zone: person.zone.clone(),
            content,
            urgency: Urgency::Reply,
        };
        self.effects.push(Effect::Show(Box::new(show)));
        if place == Place::New {
            self.effects.push(Effect::Retire { chat: user, slot: Slot::main() });
        }
    }

    /// Says something to a person beside the open question, never edited.
    pub(super) fn tell(&mut self, user: UserId, filing: Option<FilingId>, content: Content, urgency: Urgency) {
        self.tell_in(None, Place::New, user, filing, content, urgency);
    }

    /// The same in a slot, so that it can be edited later.
    pub(super) fn tell_in(
        &mut self,
        slot: Option<Slot>,
        place: Place,
        user: UserId,
        filing: Option<FilingId>,
        content: Content,
        urgency: Urgency,
    ) {
        let Some(person) = self.persons.get(&user) else {
            return;
        };
        let show = Show {
            chat: user,
            thread: None,
            slot,
            place,
            content: number(content, 0, filing.as_ref()),
            filing,
            about: None,
            lang: person.lang,
            zone: person.zone.clone(),
            urgency,
        };
        self.effects.push(Effect::Show(Box::new(show)));
    }

    /// Answers a press.
    pub(super) fn answer(&mut self, chat: ChatId, callback: &str, lang: Lang, toast: Option<Phrase>) {
        self.effects.push(Effect::Answer { chat, callback: callback.to_owned(), lang, toast, alert: false });
    }

    /// Notes something in a filing's history.
    pub(super) fn note(&mut self, filing: &FilingId, who: Who, what: Phrase) {
        let at = self.now;
        if let Some(filing) = self.filings.get_mut(filing) {
            filing.history.push(Entry { at, who, what });
        }
    }

    /// Sets what the person's main message is about. A page opened in the middle of a change returns to it.
    pub(super) fn go(&mut self, user: UserId, screen: Screen) {
        if let Some(person) = self.person(user) {
            person.screen = screen.over(&person.screen);
        }
    }

    /// Back from a page to the question that was open.
    pub(super) fn go_home(&mut self, user: UserId) {
        if let Some(person) = self.person(user) {
            let home = person.screen.home();
            // From the page itself there is only one way: to what is asked.
            person.screen = if home == person.screen { Screen::Next } else { home };
        }
    }

    /// From a page that is only read to the question behind it.
    pub(super) fn leave_page(&mut self, user: UserId) {
        if let Some(person) = self.person(user)
            && person.screen.is_read()
        {
            let behind = person.screen.home();
            person.screen = if matches!(behind, Screen::Item(_)) { behind } else { Screen::Next };
        }
    }

    /// What the person's main message is about.
    pub(super) fn screen_of(&self, user: UserId) -> Screen {
        self.persons.get(&user).map(|p| p.screen.page().clone()).unwrap_or_default()
    }

    /// Makes a filing the one the chat is about.
    pub(super) fn turn_to(&mut self, user: UserId, id: &FilingId) {
        if let Some(person) = self.person(user)
            && person.active.as_ref() != Some(id)
        {
            person.active = Some(id.clone());
            person.screen = Screen::Next;
        }
    }
}

/// Buttons are made without filing and number; the number is known when they are shown.
fn number(mut content: Content, turn: u32, filing: Option<&FilingId>) -> Content {
    for button in content.buttons.iter_mut().flatten() {
        if let ButtonAct::Data(data) = &mut button.act
            && let Some(mut press) = Press::read(data)
        {
            press.turn = turn;
            press.filing = press.filing.or_else(|| filing.cloned());
            *data = press.data();
        }
    }
    content
}

/// A button that comes back as a tap.
pub(super) fn tap(label: Phrase, verb: &str, arg: &str) -> Button {
    let act = Act { verb: verb.to_owned(), arg: arg.to_owned() };
    Button { label, act: ButtonAct::Data(Press { filing: None, turn: 0, act }.data()) }
}

/// A button of a filing that need not be the active one.
pub(super) fn tap_for(filing: &FilingId, label: Phrase, verb: &str, arg: &str) -> Button {
    let act = Act { verb: verb.to_owned(), arg: arg.to_owned() };
    Button { label, act: ButtonAct::Data(Press { filing: Some(filing.clone()), turn: 0, act }.data()) }
}

/// A button that opens a page.
pub(super) fn link(label: Phrase, url: &str) -> Button {
    Button { label, act: ButtonAct::Url(url.to_owned()) }
}

/// A button's label by its id.
pub(super) fn label(id: &str) -> Phrase {
    Phrase::new(format!("button-{id}"))
}
