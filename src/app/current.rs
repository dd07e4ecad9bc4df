//! The rules and the clerk as they are now: others take their place while the bot runs.

use std::sync::{Arc, PoisonError, RwLock};

use crate::clerk::Clerk;
use crate::clock::Clock;
use crate::dialogue::event::Event;
use crate::dialogue::{Content, Filing, Key, Stepped, Time, World, needs, step};
use crate::engine::Mind;
use crate::photo::{Facts, PhotoKind};
use crate::rulebook::Rules;
use crate::telegram::{NoPaper, Paper, Papers, Speaker};
use crate::text::{Fault, Lang, Phrase, Speech};

/// What decides and speaks now.
pub struct Current {
    now: RwLock<Arc<Office>>,
    clock: Clock,
}

struct Office {
    rules: Arc<Rules>,
    clerk: Clerk,
}

impl std::fmt::Debug for Current {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Current")
    }
}

impl Current {
    /// Decides by these rules and speaks with these texts, until others come.
    pub fn new(rules: Rules, speech: Speech, clock: Clock) -> Current {
        Current { now: RwLock::new(office(rules, speech, &clock)), clock }
    }

    /// From the next event on, by these. A step under way ends by the old ones.
    pub fn replace(&self, rules: Rules, speech: Speech) {
        let office = office(rules, speech, &self.clock);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = office;
    }

    fn office(&self) -> Arc<Office> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn office(rules: Rules, speech: Speech, clock: &Clock) -> Arc<Office> {
    let rules = Arc::new(rules);
    let clerk = Clerk::new(Arc::new(speech), Arc::clone(&rules), clock.clone());
    Arc::new(Office { rules, clerk })
}

impl Mind for Current {
    fn needs(&self, event: &Event, world: &World) -> Vec<Key> {
        needs(event, world)
    }

    fn step(&self, world: &World, event: &Event, now: Time) -> Stepped {
        step(&self.office().rules, world, event, now)
    }
}

impl Speaker for Current {
    fn text(&self, content: &Content, lang: Lang, zone: &str, caption: bool) -> String {
        self.office().clerk.text(content, lang, zone, caption)
    }

    fn label(&self, phrase: &Phrase, lang: Lang) -> String {
        self.office().clerk.label(phrase, lang)
    }
}

impl Papers for Current {
    fn sheet(&self, filing: &Filing, key: &[u8], sheet: &str) -> Result<Paper, NoPaper> {
        self.office().clerk.sheet(filing, key, sheet)
    }

    fn preview(&self, filing: &Filing, key: &[u8], sheet: &str) -> Result<Paper, NoPaper> {
        self.office().clerk.preview(filing, key, sheet)
    }

    fn answers(&self, filing: &Filing) -> Result<Paper, NoPaper> {
        self.office().clerk.answers(filing)
    }

    fn inspect(&self, bytes: &[u8], kind: &str, filing: &Filing, key: &[u8]) -> Result<Facts, Fault> {
        self.office().clerk.inspect(bytes, kind, filing, key)
    }

    fn marked(
        &self,
        bytes: &[u8],
        facts: &Facts,
        faults: &[Fault],
        sample: Option<PhotoKind>,
        lang: Lang,
    ) -> Result<Paper, NoPaper> {
        self.office().clerk.marked(bytes, facts, faults, sample, lang)
    }

    fn ready(&self, bytes: &[u8]) -> Vec<u8> {
        self.office().clerk.ready(bytes)
    }
}
