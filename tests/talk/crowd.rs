//! A crowd of filers, each through a year: nobody gets stuck, nothing given is lost or asked again, no reminder comes
//! twice at a time.
//!
//! `BEIAN_CROWD=100000 cargo test --release --test scripts a_crowd` tries so many; `BEIAN_SEED` begins elsewhere.

#[path = "../kill/chance.rs"]
mod chance;

use std::collections::BTreeMap;

use beian::dialogue::Body;
use beian::dialogue::state::{Address, FilingId};
use chrono::Duration;

use self::chance::Chance;
use super::properties::TEXTS;
use super::{FILER, Player};

/// As many as keep the tests quick.
const CROWD: u64 = 8;
const YEAR_HOURS: i64 = 366 * 24;
/// Time passes in pieces of so many hours: two reminders of a kind are further apart.
const PIECE_HOURS: i64 = 4;

impl Player {
    /// The question that the filer is asked now.
    fn asked(&self) -> Option<(FilingId, Address)> {
        let person = self.world.persons.get(&FILER)?;
        let place = person.shown.strip_prefix("item:")?;
        let filing = person.active.clone()?;
        let address = self.rules.items.list.iter().map(|item| &item.address).find(|a| a.to_string() == place)?;
        Some((filing, address.clone()))
    }

    /// True if a question that was answered may be asked again: the answer was sent back, or does not hold any more.
    fn may_ask_again(&self, (filing, address): &(FilingId, Address)) -> bool {
        let filing = self.world.filings.get(filing);
        filing.is_some_and(|f| f.second_look.contains_key(address) || f.sent_back.contains_key(address))
    }

    /// So many hours go by, wake-up by wake-up; how many reminders came.
    fn hours(&mut self, hours: i64, told: &str) -> usize {
        let mut reminders = 0;
        for begun in (0..hours).step_by(usize::try_from(PIECE_HOURS).expect("small")) {
            self.out.clear();
            self.pass(Duration::hours(PIECE_HOURS.min(hours - begun)));
            let mut said: BTreeMap<String, usize> = BTreeMap::new();
            for line in self.out.iter().filter(|line| line.contains("remind-") && !line.contains("remind-several")) {
                *said.entry(line.clone()).or_default() += 1;
                reminders += 1;
            }
            assert!(said.values().all(|times| *times == 1), "{told}: reminded twice at a time: {said:?}");
        }
        reminders
    }
}

/// One filer's year: how much he did and how often he was reminded.
fn year(case: u64, mut chance: Chance) -> (usize, usize) {
    let told = format!("case {case}");
    let mut player = Player::new(true, chance.once_in(2), chance.pick(&["en", "zh"]), false);
    player.say(|m| m, Body::Command { name: "start".to_owned(), rest: String::new() });
    for _ in 0..2 {
        let agree = player.find(FILER, "agree", "*", false).expect("the consent is asked for");
        player.press(&agree, FILER);
    }
    let (mut passed, mut deeds, mut reminders) = (0, 0, 0);
    while passed < YEAR_HOURS {
        player.out.clear();
        let (before, asked_before) = (player.given(), player.asked());
        player.answered = 0;
        let n = u8::try_from(chance.below(256)).expect("a byte");
        if chance.once_in(5) {
            player.press_at_desk(n);
        } else {
            player.ordinary(n);
            // What a reviewer wanted to hear himself was handed to him.
            let relayed = player.out.iter().any(|line| line.contains("relay-from_filer"));
            assert!(player.answered > 0 || relayed, "{told}: no answer after {deeds} deeds");
            // Whoever says "back" wants to be asked again.
            let back = TEXTS[usize::from(n) % TEXTS.len()] == "back";
            let asked = player.asked().filter(|asked| !back && Some(asked) != asked_before.as_ref());
            if let Some(asked) = asked {
                let again = before.contains_key(&asked) && !player.may_ask_again(&asked);
                assert!(!again, "{told}: {} is asked again after {deeds} deeds: {:?}", asked.1, player.out);
            }
        }
        deeds += 1;
        let after = player.given();
        let lost =
            before.keys().find(|place| !after.contains_key(*place) && player.world.filings.contains_key(&place.0));
        assert!(lost.is_none(), "{told}: {:?} was lost", lost.map(|(_, address)| address.to_string()));
        // Mostly he goes on at once; then for hours, and seldom for weeks, he does not.
        let hours = match chance.below(40) {
            0..=33 => 0,
            34..=37 => 1 + chance.below(60),
            _ => chance.below(1_500),
        };
        let hours = i64::try_from(hours).expect("small").min(YEAR_HOURS - passed);
        reminders += player.hours(hours, &told);
        passed += hours;
    }
    player.finish();
    (deeds, reminders)
}

#[test]
fn a_crowd_goes_through_a_year() {
    let asked = |name: &str| std::env::var(name).ok().map(|number| number.parse::<u64>().expect("a number"));
    let (seed, crowd) = (asked("BEIAN_SEED").unwrap_or_default(), asked("BEIAN_CROWD").unwrap_or(CROWD));
    let (mut deeds, mut reminders) = (0, 0);
    for case in 0..crowd {
        let (done, reminded) = year(case, Chance::new(seed).branch(case));
        deeds += done;
        reminders += reminded;
    }
    println!("{crowd} filers, {deeds} deeds, {reminders} reminders");
    assert!(deeds > 0 && reminders > 0, "nothing happened");
}
