//! One person of the crowd, and the model of what he must have been told.
//!
//! He answers whatever is open. An answer counts as acknowledged once the bot shows another question: from then on it
//! must be kept, and the question must never be open again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::case::Case;
use super::chance::Chance;
use super::findings::Findings;
use super::town::{Open, Town};

/// Buttons that answer a question, if its own answer is not in the tables.
const SHORT_CUTS: [&str; 4] = ["quick", "same", "keep", "skip"];
/// Whoever hears nothing for so long from a bot that is not killed any more was forgotten.
const STUCK: Duration = Duration::from_secs(120);
/// How often he looks although nothing has changed.
const LOOK: Duration = Duration::from_secs(5);

/// What he is up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Goes on until the reviewers have accepted it.
    Finish,
    /// Answers so many questions and falls silent.
    Stop(u64),
    /// Answers so many questions and has everything deleted.
    Forget(u64),
}

/// What the store must hold for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Given {
    Text(String),
    Choice(String),
    Picture,
    /// Something, whatever it is.
    Any,
}

/// How it ended for him.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Accepted,
    Silent,
    Forgotten,
}

/// What the model knows of a person.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) person: i64,
    pub(crate) filing: Option<String>,
    /// By item, every answer that was acknowledged.
    pub(crate) given: BTreeMap<String, Given>,
    pub(crate) end: End,
    /// How often the bot was killed while he talked with it.
    pub(crate) kills: u64,
}

/// Something done that the bot has not acknowledged.
struct Waiting {
    key: String,
    text: String,
    message: i64,
    given: Option<Given>,
    /// The tap before was a double one: the second may show this question once more.
    doubled: bool,
}

pub(crate) struct Filer {
    pub(super) id: i64,
    pub(super) town: Town,
    pub(super) findings: Arc<Findings>,
    /// While the bot is being killed.
    killing: Arc<AtomicBool>,
    pub(super) chance: Chance,
    pub(super) case: Case,
    pub(super) account: Account,
    waiting: Option<Waiting>,
    /// Items to which something wrong was said once.
    erred: Vec<String>,
    /// The last tap was a double one.
    doubled: bool,
}

/// What he does next.
enum Deed {
    Say(String, Given),
    Err(String),
    Tap(String, Option<Given>),
    Send(&'static str, Option<Given>),
    /// Nothing: others are to act.
    Rest,
}

impl Filer {
    pub(crate) fn new(
        id: i64,
        town: Town,
        (findings, killing): (Arc<Findings>, Arc<AtomicBool>),
        mut chance: Chance,
    ) -> Filer {
        let case = Case::new(id, &mut chance);
        let account = Account { person: id, filing: None, given: BTreeMap::new(), end: End::Silent, kills: 0 };
        Filer { id, town, findings, killing, chance, case, account, waiting: None, erred: Vec::new(), doubled: false }
    }

    /// Lives until his plan is done, or something was found to be wrong.
    pub(crate) async fn live(mut self, plan: Plan) -> Account {
        let kills = self.town.kills.load(Ordering::Relaxed);
        self.town.post("people", serde_json::json!({ "id": self.id, "language_code": self.case.language })).await;
        self.town.say(self.id, "/start").await;
        let mut heard = Instant::now();
        while !self.findings.any() {
            let version = self.town.version(self.id);
            let open = self.town.open(self.id).await;
            let acted = match open {
                Some(open) => match self.act(&open, plan).await {
                    Some(acted) => acted,
                    None => break,
                },
                None => false,
            };
            if acted {
                heard = Instant::now();
            } else if !self.is_patient(&mut heard) {
                let key = self.waiting.as_ref().map_or("nothing", |w| w.key.as_str());
                self.findings.add(format!(
                    "person {} ({}) hears nothing more after answering {key}:\n{}",
                    self.id,
                    self.case.name(),
                    self.town.short(self.id).await
                ));
            } else {
                self.town.changes(self.id, version, LOOK).await;
            }
        }
        self.account.kills = self.town.kills.load(Ordering::Relaxed) - kills;
        self.account
    }

    /// Nobody is impatient as long as the bot is being killed.
    fn is_patient(&self, since: &mut Instant) -> bool {
        if self.killing.load(Ordering::Relaxed) {
            *since = Instant::now();
        }
        since.elapsed() < STUCK
    }

    /// True if he did or learnt something; `None` when his plan is done.
    async fn act(&mut self, open: &Open, plan: Plan) -> Option<bool> {
        if let Some(waiting) = &self.waiting {
            if !self.acknowledged(waiting, open) {
                return Some(false);
            }
            let waiting = self.waiting.take()?;
            if let Some(given) = waiting.given {
                self.account.given.insert(waiting.key, given);
            }
        }
        if self.account.given.contains_key(&open.key) {
            let chat = self.town.short(self.id).await;
            self.findings.add(format!("person {} is asked twice for {}:\n{chat}", self.id, open.key));
            return None;
        }
        if self.account.filing.is_none() {
            self.account.filing = open.presses.iter().find_map(|(p, _)| p.filing.as_ref().map(|f| f.0.clone()));
        }
        let answered = u64::try_from(self.account.given.len()).expect("small");
        match plan {
            Plan::Stop(after) if answered >= after => return None,
            Plan::Forget(after) if answered >= after => {
                self.forget().await;
                return None;
            }
            Plan::Stop(_) | Plan::Forget(_) | Plan::Finish => {}
        }
        if open.button("m", Some("submitted")).is_some() {
            self.account.end = End::Accepted;
            return None;
        }
        Some(self.trip(open).await || self.answer(open).await)
    }

    /// Whether what is open now shows that the bot has taken the answer.
    fn acknowledged(&self, waiting: &Waiting, open: &Open) -> bool {
        if open.key != waiting.key {
            return true;
        }
        // The same question in a new message: a copy of the old one is harmless, anything else is a refusal.
        let again = open.text != waiting.text && open.message >= waiting.message;
        match &waiting.given {
            None => again,
            Some(_) if again && !waiting.doubled => {
                let (id, key, text) = (self.id, &open.key, &open.text);
                self.findings.add(format!("person {id}: a good answer to {key} was not taken: {text}"));
                false
            }
            Some(_) => false,
        }
    }

    async fn answer(&mut self, open: &Open) -> bool {
        let mut doubled = false;
        let given = match self.deed(open) {
            Deed::Rest => return false,
            Deed::Say(text, given) => {
                self.town.say(self.id, &text).await;
                Some(given)
            }
            Deed::Err(text) => {
                self.town.say(self.id, &text).await;
                None
            }
            Deed::Tap(data, given) => {
                self.town.tap(self.id, self.id, open.message, &data).await;
                if self.chance.once_in(8) {
                    self.town.tap(self.id, self.id, open.message, &data).await;
                    doubled = true;
                }
                given
            }
            Deed::Send(name, given) => {
                self.town.send(self.id, name).await;
                given
            }
        };
        let doubled = std::mem::replace(&mut self.doubled, doubled);
        let (key, text, message) = (open.key.clone(), open.text.clone(), open.message);
        self.waiting = Some(Waiting { key, text, message, given, doubled });
        true
    }

    fn deed(&mut self, open: &Open) -> Deed {
        let tap = |press: &(beian::dialogue::Press, String), given| Deed::Tap(press.1.clone(), given);
        if let Some(option) = self.case.choice(&open.key)
            && let Some(press) = open.button("o", Some(option))
        {
            return tap(press, Some(Given::Choice(option.to_owned())));
        }
        // Anything is a remark, if a doubtful one; after a double tap a question comes once more that refuses nothing.
        let fits = open.key != "site_remark" && !self.doubled && !self.erred.contains(&open.key);
        let errs = fits && self.chance.once_in(6);
        if errs && (open.key.starts_with("photo_") || self.case.text(&open.key, &open.text, false).is_some()) {
            self.erred.push(open.key.clone());
            return if open.key.starts_with("photo_") {
                Deed::Send("id_front_tiny", None)
            } else {
                Deed::Err("?".to_owned())
            };
        }
        if let Some(name) = self.case.picture(&open.key, &open.text) {
            return Deed::Send(name, Some(Given::Picture));
        }
        if let Some(text) = self.case.text(&open.key, &open.text, false) {
            return Deed::Say(text.clone(), Given::Text(text));
        }
        if let Some(press) = SHORT_CUTS.iter().find_map(|verb| open.button(verb, None)) {
            return tap(press, Some(Given::Any));
        }
        if let Some(press) = open.button("o", None) {
            return tap(press, Some(Given::Choice(press.0.act.arg.clone())));
        }
        for verb in ["agree", "gate"] {
            if let Some(press) = open.button(verb, None) {
                return tap(press, None);
            }
        }
        Deed::Rest
    }

    /// Has everything deleted, and waits until it is.
    async fn forget(&mut self) {
        let before = self.town.open(self.id).await;
        self.town.say(self.id, "/forget").await;
        let asked = self.until("/forget", |open| open.button("yes", Some("forget")).is_some()).await;
        let Some((message, data)) = asked.and_then(|o| Some((o.message, o.button("yes", Some("forget"))?.1.clone())))
        else {
            return;
        };
        self.town.tap(self.id, self.id, message, &data).await;
        let gone =
            |open: &Open| Some(&open.key) != before.as_ref().map(|b| &b.key) && open.button("yes", None).is_none();
        if self.until("the end", gone).await.is_some() {
            self.account.end = End::Forgotten;
        }
    }

    /// Waits until what is open is as he expects it, and gives that.
    pub(super) async fn until(&self, what: &str, holds: impl Fn(&Open) -> bool) -> Option<Open> {
        let mut since = Instant::now();
        while self.is_patient(&mut since) && !self.findings.any() {
            let version = self.town.version(self.id);
            if let Some(open) = self.town.open(self.id).await.filter(|open| holds(open)) {
                return Some(open);
            }
            self.town.changes(self.id, version, LOOK).await;
        }
        if !self.findings.any() {
            let (id, name, chat) = (self.id, self.case.name(), self.town.short(self.id).await);
            self.findings.add(format!("person {id} ({name}) waits in vain for {what}:\n{chat}"));
        }
        None
    }
}
