//! Anybody doing anything, in any order: nothing panics, nothing given is lost, nobody is left without an answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use beian::dialogue::event::{Happening, LookedUp};
use beian::dialogue::state::{Address, FilingId, Found, Host, Value};
use beian::dialogue::{Body, Message, Press, Slot, Tap};
use beian::rulebook::looks::Probe;
use chrono::Duration;
use proptest::prelude::*;

use super::{DESK, FILER, FILER_2, OTHER_GROUP, Player, REVIEWER, REVIEWER_2, Shown};

/// Replies that some item takes, and some that none does.
pub(super) const TEXTS: [&str; 26] = [
    "林晓帆",
    "杭州云帆网络科技有限公司",
    "13812345678",
    "13912345678",
    "330106199003070217",
    "91330106MA2B3C4D11",
    "2019.05.06-2039.05.06",
    "浙江省杭州市西湖区文三路90号3幢201室",
    "lin@example.cn",
    "yunfan-notes.cn",
    "云帆笔记",
    "2028-03-01",
    "本站记录我读过的书和写下的心得，不含任何经营内容，不涉及前置审批",
    "浙ICP备2021012345号",
    "浙ICP备2021012345号-1",
    "浙江",
    "1",
    "2",
    "网站名称不符合要求，身份证照片不清晰",
    "123456",
    "yes",
    "back",
    "skip",
    "later",
    "<b>&\u{202e}",
    "A",
];
const COMMANDS: [&str; 17] = [
    "start", "status", "back", "change", "help", "why", "language", "filings", "new", "cancel", "forget", "privacy",
    "export", "check", "human", "skip", "nonsense",
];
const PICTURES: [&str; 6] = ["good", "good", "small", "dark", "pdf", "heic"];

/// One thing that somebody does.
#[derive(Debug, Clone)]
enum Deed {
    /// What an ordinary filer does next: a button of the newest message, or a fitting text or picture.
    Ordinary(u8),
    Text(usize),
    Edit(usize, usize),
    Forward(usize),
    Reply(usize, usize),
    Command(usize),
    Long(u16),
    Picture(usize, bool),
    Album(u8),
    Sticker,
    Contact(bool),
    /// Any button ever shown, by whoever sees it.
    Any(usize, bool),
    /// A button that a reviewer sees now.
    Desk(u8),
    Forged(String),
    Hold,
    Release,
    Wait(u16),
    Reachable(bool),
    /// A look outside has ended, perhaps one that ended before.
    Looked(usize, bool),
    DeskWord(usize, bool),
    OtherGroup,
    /// An operator moves a filing to the filer's other account, or back.
    Moved(usize, bool),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        40 => any::<u8>().prop_map(Deed::Ordinary),
        4 => (0..TEXTS.len()).prop_map(Deed::Text),
        1 => (any::<usize>(), 0..TEXTS.len()).prop_map(|(n, t)| Deed::Edit(n, t)),
        1 => (0..TEXTS.len()).prop_map(Deed::Forward),
        1 => (any::<usize>(), 0..TEXTS.len()).prop_map(|(n, t)| Deed::Reply(n, t)),
        2 => (0..COMMANDS.len()).prop_map(Deed::Command),
        1 => (1u16..4000).prop_map(Deed::Long),
        1 => (0..PICTURES.len(), any::<bool>()).prop_map(|(p, photo)| Deed::Picture(p, photo)),
        1 => (2u8..6).prop_map(Deed::Album),
        1 => Just(Deed::Sticker),
        1 => any::<bool>().prop_map(Deed::Contact),
        6 => (any::<usize>(), any::<bool>()).prop_map(|(n, second)| Deed::Any(n, second)),
        6 => any::<u8>().prop_map(Deed::Desk),
        1 => "[0-9a-z.]{0,20}".prop_map(Deed::Forged),
        1 => Just(Deed::Hold),
        2 => Just(Deed::Release),
        2 => (1u16..900).prop_map(Deed::Wait),
        1 => any::<bool>().prop_map(Deed::Reachable),
        4 => (any::<usize>(), any::<bool>()).prop_map(|(n, good)| Deed::Looked(n, good)),
        2 => (0..TEXTS.len(), any::<bool>()).prop_map(|(t, reply)| Deed::DeskWord(t, reply)),
        1 => Just(Deed::OtherGroup),
        1 => (any::<usize>(), any::<bool>()).prop_map(|(n, back)| Deed::Moved(n, back)),
    ]
}

impl Player {
    /// True if this deed is a word to the bot that must be answered.
    fn act(&mut self, deed: &Deed) -> bool {
        match deed {
            Deed::Ordinary(n) => self.ordinary(*n),
            Deed::Text(n) => self.say(|m| m, Body::Text(TEXTS[*n].to_owned())),
            Deed::Forward(n) => {
                self.say(|m| Message { forwarded: true, ..m }, Body::Text(TEXTS[*n].to_owned()));
            }
            Deed::Edit(n, text) => self.edit_any(*n, *text),
            Deed::Reply(n, text) => {
                let items = &self.rules.items.list;
                let item = &items[n % items.len()];
                let old = Some(Address::first(&item.part, &item.id));
                self.say(|m| Message { reply_to_item: old, ..m }, Body::Text(TEXTS[*text].to_owned()));
            }
            Deed::Command(n) => self.say(|m| m, Body::Command { name: COMMANDS[*n].to_owned(), rest: String::new() }),
            Deed::Long(n) => self.say(|m| m, Body::Text("云".repeat(usize::from(*n)))),
            Deed::Picture(n, photo) => {
                let body = self.file(PICTURES[*n], *photo);
                self.say(|m| m, body);
            }
            Deed::Album(n) => {
                for _ in 0..*n {
                    let body = self.file("good", true);
                    let album = Some(format!("album{n}"));
                    self.say(|m| Message { album, ..m }, body);
                }
            }
            Deed::Sticker => self.say(|m| m, Body::Other("sticker".to_owned())),
            Deed::Contact(own) => self.say(|m| m, Body::Contact { phone: "13712345678".to_owned(), own: *own }),
            Deed::Any(n, second) => {
                let Some(button) = self.buttons.get(n % self.buttons.len().max(1)).cloned() else {
                    return false;
                };
                let reviewer = if *second { REVIEWER_2 } else { REVIEWER };
                self.press(&button, if button.chat == DESK { reviewer } else { FILER });
            }
            Deed::Desk(n) => self.press_at_desk(*n),
            Deed::Forged(data) => self.forged(data),
            Deed::Hold => self.holding = true,
            Deed::Release => self.release(),
            Deed::Wait(hours) => self.pass(Duration::hours(i64::from(*hours))),
            Deed::Reachable(yes) => self.happen(Happening::Reachable(FILER, *yes)),
            Deed::Looked(n, good) => self.look_ends(*n, *good),
            Deed::DeskWord(n, reply) => self.desk_word(DESK, TEXTS[*n], *reply),
            Deed::OtherGroup => self.desk_word(OTHER_GROUP, TEXTS[0], false),
            Deed::Moved(n, back) => {
                let ids: Vec<FilingId> = self.world.filings.keys().cloned().collect();
                if let Some(filing) = ids.get(n % ids.len().max(1)).cloned() {
                    self.happen(Happening::HandedOver { filing, to: if *back { FILER } else { FILER_2 } });
                }
            }
        }
        !matches!(
            deed,
            Deed::Hold
                | Deed::Release
                | Deed::Wait(_)
                | Deed::Reachable(_)
                | Deed::Looked(..)
                | Deed::DeskWord(..)
                | Deed::Desk(_)
                | Deed::OtherGroup
                | Deed::Moved(..)
                | Deed::Edit(..)
        )
    }

    fn edit_any(&mut self, n: usize, text: usize) {
        if let Some(id) = self.said.get(n % self.said.len().max(1)).copied() {
            let edit = |m| Message { message: id, edited: true, ..m };
            self.say(edit, Body::Text(TEXTS[text].to_owned()));
        }
    }

    /// A button of the newest message in the review group.
    pub(super) fn press_at_desk(&mut self, n: u8) {
        let of_desk = |b: &&Shown| b.chat == DESK;
        let newest = self.buttons.iter().rev().find(of_desk).map(|b| b.message);
        let of_newest = self.buttons.iter().rev().filter(of_desk).filter(|b| Some(b.message) == newest);
        let shown: Vec<Shown> = of_newest.take(12).cloned().collect();
        if let Some(button) = shown.get(usize::from(n) % shown.len().max(1)).cloned() {
            self.press(&button, if n.is_multiple_of(7) { REVIEWER_2 } else { REVIEWER });
        }
    }

    pub(super) fn say(&mut self, shape: impl FnOnce(Message) -> Message, body: Body) {
        let message = self.message(body);
        let message = shape(message);
        self.happen(Happening::Message(message));
    }

    fn forged(&mut self, data: &str) {
        let tap = Tap {
            chat: FILER,
            thread: None,
            from: FILER,
            member: true,
            name: "Lin".to_owned(),
            client_lang: None,
            callback: "c".to_owned(),
            data: data.to_owned(),
            message: None,
            slot: Some(Slot::main()),
        };
        self.happen(Happening::Tap(tap));
    }

    pub(super) fn ordinary(&mut self, n: u8) {
        let Some(newest) = self.buttons.iter().rev().find(|b| b.chat == FILER).map(|b| b.message) else {
            return self.say(|m| m, Body::Command { name: "start".to_owned(), rest: String::new() });
        };
        let forward = |b: &&Shown| {
            let verb = Press::read(&b.data).map(|p| p.act.verb).unwrap_or_default();
            ["o", "gate", "quick", "agree", "same", "m", "deck", "set", "as", "keep", "skip", "remark"]
                .contains(&verb.as_str())
        };
        let offered: Vec<Shown> =
            self.buttons.iter().filter(|b| b.chat == FILER && b.message == newest).filter(forward).cloned().collect();
        let asks_text = self.fitting().is_some() && !n.is_multiple_of(8);
        if !offered.is_empty() && !asks_text {
            let button = offered[usize::from(n) % offered.len()].clone();
            return self.press(&button, FILER);
        }
        match self.fitting() {
            Some("photo") => {
                let body = self.file("good", true);
                self.say(|m| m, body);
            }
            Some(text) => self.say(|m| m, Body::Text(text.to_owned())),
            None => self.say(|m| m, Body::Text(TEXTS[usize::from(n) % TEXTS.len()].to_owned())),
        }
    }

    /// What answers the question that is shown.
    fn fitting(&self) -> Option<&'static str> {
        let shown = &self.world.persons.get(&FILER)?.shown;
        let item = self.rules.items.get(shown.strip_prefix("item:")?.rsplit('.').next()?)?;
        if item.is_picture() {
            return Some("photo");
        }
        Some(match (item.id.as_str(), item.validator.as_deref()?) {
            ("subject_name", _) => "林晓帆",
            ("subject_cert_number" | "principal_cert_number", _) => "330106199003070217",
            ("site_principal_cert_number", _) => "440305199210100028",
            ("site_number", _) => "浙ICP备2021012345号-1",
            ("site_principal_mobile", _) => "13600136000",
            ("site_principal_email", _) => "su@example.cn",
            (_, "person_name") => "陈立新",
            (_, "unit_name") => "杭州云帆网络科技有限公司",
            (_, "mobile") => "13812345678",
            (_, "emergency_phone") => "13912345678",
            (_, "email") => "lin@example.cn",
            (_, "address") => "浙江省杭州市西湖区文三路90号3幢201室",
            (_, "validity") => "2019.05.06-2039.05.06",
            (_, "date") => "2028-03-01",
            (_, "domain") => "yunfan-notes.cn",
            (_, "site_names") => "云帆笔记",
            (_, "remark") => "本站记录我读过的书和写下的心得，内容均为本人原创，不涉及经营和前置审批",
            (_, "filing_number") => "浙ICP备2021012345号",
            _ => "SV-12345",
        })
    }

    fn look_ends(&mut self, n: usize, good: bool) {
        let Some((filing, look, probe)) = self.looks.get(n % self.looks.len().max(1)).cloned() else {
            return;
        };
        let found = match (probe, good) {
            (_, false) => Found::Unknown,
            (Probe::Dns, true) => {
                Found::Names(vec![Host { name: "www.example.cn".to_owned(), addresses: vec![[47, 96, 0, 9].into()] }])
            }
            (Probe::Rdap, true) => Found::Unregistered,
            (Probe::Footer, true) => Found::Page { numbers: vec!["2026000001-1".to_owned()], link: true },
        };
        self.happen(Happening::LookedUp(LookedUp { filing, look, found }));
    }

    /// The rules came back under another name: what time brought is said, and what stands is not touched. Once
    /// looked through, nothing is left to say, however often they come back.
    fn judge_twice(&mut self) {
        let given = self.given();
        for again in [false, true] {
            for filing in self.world.filings.values_mut().map(Arc::make_mut) {
                filing.answers.values_mut().for_each(|answer| answer.rules = "older".to_owned());
            }
            let looked: Vec<_> = self.world.filings.values().map(|f| f.second_look.clone()).collect();
            self.out.clear();
            self.say(|m| m, Body::Command { name: "privacy".to_owned(), rest: String::new() });
            let after: Vec<_> = self.world.filings.values().map(|f| f.second_look.clone()).collect();
            assert!(!again || looked == after, "the same rules found more at the second time");
            let told = self.out.iter().any(|said| said.starts_with("rules-changed"));
            assert!(!again || !told, "said twice: {:?}", self.out);
        }
        assert!(given == self.given(), "judging again changed an answer");
    }

    /// A filing is in the hands of its owner and of nobody else.
    fn references_hold(&self) {
        for filing in self.world.filings.values() {
            let of = |id: i64| self.world.persons.get(&id).is_some_and(|p| p.filings.contains(&filing.id));
            assert!(of(filing.owner), "its owner does not know of it");
        }
        for person in self.world.persons.values() {
            let own = |id: &FilingId| self.world.filings.get(id).is_some_and(|f| f.owner == person.id);
            assert!(person.filings.iter().all(own), "a filing of somebody else, or none");
            assert!(person.active.as_ref().is_none_or(|id| person.filings.contains(id)), "active and not his");
        }
    }

    /// Every answer that was given and acknowledged.
    pub(super) fn given(&self) -> BTreeMap<(FilingId, Address), Value> {
        let of_filings = self.world.filings.values().flat_map(|f| {
            f.answers.iter().map(|(address, answer)| ((f.id.clone(), address.clone()), answer.value.clone()))
        });
        let lasting =
            |value: &Value| matches!(value, Value::Text(_) | Value::Choice(_) | Value::Many(_) | Value::Photos(_));
        of_filings.filter(|((_, address), value)| lasting(value) && address.part != "end").collect()
    }
}

fn live_through(real: bool, desk: bool, begun: bool, deeds: &[Deed]) {
    let mut player = Player::new(real, desk, "zh", true);
    // Half of the operators let no filing rest for ever.
    if deeds.len().is_multiple_of(2) {
        player.retain();
    }
    if begun {
        player.say(|m| m, Body::Command { name: "start".to_owned(), rest: String::new() });
        for _ in 0..2 {
            let agree = player.find(FILER, "agree", "*", false).expect("the consent is asked for");
            player.press(&agree, FILER);
        }
    }
    for deed in deeds {
        let before = player.given();
        player.answered = 0;
        let person = |p: &Player| p.world.filings.values().any(|f| f.taken_over.is_some());
        let talk = person(&player);
        let said = player.out.len();
        let asked = player.act(deed);
        let ours = !matches!(deed, Deed::OtherGroup) || player.out.len() == said;
        assert!(ours, "a word in a group that is none of ours was answered");
        assert!(player.answered > 0 || !asked || talk, "no answer to {deed:?}");
        player.references_hold();
        let after = player.given();
        for (place, _) in before.iter().filter(|(place, _)| !after.contains_key(place)) {
            assert!(!player.world.filings.contains_key(&place.0), "{} was lost by {deed:?}", place.1);
        }
    }
    player.release();
    player.judge_twice();
    player.foresee();
    player.finish();
}

/// As many conversations as keep the tests quick; `PROPTEST_CASES` asks for more.
const CASES: u32 = 48;

fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").is_ok();
    let usual = ProptestConfig::default();
    ProptestConfig { cases: if asked { usual.cases } else { CASES }, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn anybody_may_do_anything(deeds in proptest::collection::vec(deed(), 1..140), desk: bool, begun: bool) {
        live_through(false, desk, begun, &deeds);
    }

    #[test]
    fn anything_goes_with_the_real_rules(deeds in proptest::collection::vec(deed(), 1..140), desk: bool, begun: bool) {
        live_through(true, desk, begun, &deeds);
    }
}
