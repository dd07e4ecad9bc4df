//! One person of the crowd, and the model of what he must have been told.
//!
//! He answers whatever is open. An answer counts as acknowledged once the bot shows another question: from then on it
//! must be kept, and the question must never be open again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use beian::sim::pictures;
use tokio::time::Instant;

use super::chance::Chance;
use super::findings::Findings;
use super::town::{Open, Town};

/// Choices of an individual in Zhejiang who is just starting.
const CHOICES: [(&str, &str); 8] = [
    ("where", "starting"),
    ("server", "mainland"),
    ("subject", "individual"),
    ("filed_before", "never"),
    ("province", "33"),
    ("local", "yes"),
    ("server_ready", "all_true"),
    ("domain_ready", "all_true"),
];
/// Buttons that answer a question, if its own answer is not in the tables.
const SHORT_CUTS: [&str; 3] = ["quick", "same", "skip"];
/// Whoever hears nothing for so long from a bot that is not killed any more was forgotten.
const STUCK: Duration = Duration::from_secs(60);
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
}

pub(crate) struct Filer {
    id: i64,
    town: Town,
    findings: Arc<Findings>,
    /// While the bot is being killed.
    killing: Arc<AtomicBool>,
    chance: Chance,
    account: Account,
    waiting: Option<Waiting>,
    /// Items to which something wrong was said once.
    erred: Vec<String>,
}

/// What he does next.
enum Deed {
    Say(String, Given),
    Err(String),
    Tap(String, Option<Given>),
    Send,
    /// Nothing: others are to act.
    Rest,
}

impl Filer {
    pub(crate) fn new(
        id: i64,
        town: Town,
        (findings, killing): (Arc<Findings>, Arc<AtomicBool>),
        chance: Chance,
    ) -> Filer {
        let account = Account { person: id, filing: None, given: BTreeMap::new(), end: End::Silent, kills: 0 };
        Filer { id, town, findings, killing, chance, account, waiting: None, erred: Vec::new() }
    }

    /// Lives until his plan is done, or something was found to be wrong.
    pub(crate) async fn live(mut self, plan: Plan) -> Account {
        let kills = self.town.kills.load(Ordering::Relaxed);
        self.town.post("people", serde_json::json!({ "id": self.id, "language_code": self.language() })).await;
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
                self.findings.add(format!("person {} hears nothing more after answering {key}", self.id));
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

    fn language(&self) -> &'static str {
        if self.id % 2 == 0 { "en" } else { "zh-hans" }
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
        Some(self.answer(open).await)
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
            Some(_) if again => {
                let (id, key, text) = (self.id, &open.key, &open.text);
                self.findings.add(format!("person {id}: a good answer to {key} was not taken: {text}"));
                false
            }
            Some(_) => false,
        }
    }

    async fn answer(&mut self, open: &Open) -> bool {
        let deed = self.deed(open);
        let given = match deed {
            Deed::Rest => return false,
            Deed::Say(text, given) => {
                self.town.say(self.id, &text).await;
                Some(given)
            }
            Deed::Err(text) => {
                self.erred.push(open.key.clone());
                self.town.say(self.id, &text).await;
                None
            }
            Deed::Tap(data, given) => {
                self.town.tap(self.id, self.id, open.message, &data).await;
                given
            }
            Deed::Send => {
                let name = if open.key == "photo_id_back" { "id_back" } else { "id_front" };
                let bytes = tokio::task::spawn_blocking(move || pictures::draw(name).expect("draws")).await;
                self.town.send(self.id, bytes.expect("no panic").to_vec()).await;
                Some(Given::Picture)
            }
        };
        let (key, text, message) = (open.key.clone(), open.text.clone(), open.message);
        self.waiting = Some(Waiting { key, text, message, given });
        true
    }

    fn deed(&mut self, open: &Open) -> Deed {
        let tap = |press: &(beian::dialogue::Press, String), given| Deed::Tap(press.1.clone(), given);
        if let Some(choice) = CHOICES.iter().find(|(item, _)| *item == open.key)
            && let Some(press) = open.button("o", Some(choice.1))
        {
            return tap(press, Some(Given::Choice(choice.1.to_owned())));
        }
        if open.key.starts_with("photo_") {
            return Deed::Send;
        }
        if let Some(text) = self.text(&open.key) {
            if !self.erred.contains(&open.key) && self.chance.once_in(6) {
                return Deed::Err("?".to_owned());
            }
            return Deed::Say(text.clone(), Given::Text(text));
        }
        if let Some(press) = SHORT_CUTS.iter().find_map(|verb| open.button(verb, None)) {
            return tap(press, Some(Given::Any));
        }
        for verb in ["agree", "gate"] {
            if let Some(press) = open.button(verb, None) {
                return tap(press, None);
            }
        }
        Deed::Rest
    }

    /// What he types; numbers and names of his own where that is allowed, so that a mix-up shows.
    fn text(&self, item: &str) -> Option<String> {
        let id = self.id;
        Some(match item {
            "subject_name" => "林晓帆".to_owned(),
            "subject_cert_number" => "330106199003071017".to_owned(),
            "subject_validity" => "2019.03.07-2039.03.07".to_owned(),
            "subject_address" => format!("浙江省杭州市西湖区示例路{id}号2幢1单元301室"),
            "principal_mobile" => format!("138{id:08}"),
            "principal_emergency" => format!("139{id:08}"),
            "principal_email" => format!("lin{id}@example.cn"),
            "domain" => format!("yunfan{id}.cn"),
            "domain_expiry" => "2028-03-01".to_owned(),
            "site_name" => "云帆的读书笔记".to_owned(),
            "site_remark" => format!("记录我读过的{id}本书和写下的心得，不含任何经营内容"),
            _ => return None,
        })
    }

    /// Has everything deleted, and waits until it is.
    async fn forget(&mut self) {
        let before = self.town.open(self.id).await;
        self.town.say(self.id, "/forget").await;
        let asked = self.until(|open| open.button("yes", Some("forget")).is_some()).await;
        let Some((message, data)) = asked.and_then(|o| Some((o.message, o.button("yes", Some("forget"))?.1.clone())))
        else {
            return;
        };
        self.town.tap(self.id, self.id, message, &data).await;
        let gone =
            |open: &Open| Some(&open.key) != before.as_ref().map(|b| &b.key) && open.button("yes", None).is_none();
        if self.until(gone).await.is_some() {
            self.account.end = End::Forgotten;
        }
    }

    async fn until(&self, holds: impl Fn(&Open) -> bool) -> Option<Open> {
        let mut since = Instant::now();
        while self.is_patient(&mut since) && !self.findings.any() {
            let version = self.town.version(self.id);
            if let Some(open) = self.town.open(self.id).await.filter(|open| holds(open)) {
                return Some(open);
            }
            self.town.changes(self.id, version, LOOK).await;
        }
        self.findings.add(format!("person {} waits in vain for /forget", self.id));
        None
    }
}
