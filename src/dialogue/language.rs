//! Language and time zone of a person, switchable at any time.

use super::UserId;
use super::effect::Content;
use super::state::Screen;
use super::talk::{Reaction, Talk, label, tap};
use crate::text::{Lang, Phrase};

/// The zones that are offered, by their IANA names: where most filers and their people abroad live.
const ZONES: [&str; 8] = [
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Australia/Sydney",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
];

impl Talk<'_> {
    /// The page on which both are chosen.
    pub(super) fn language_face(&self, user: UserId) -> Content {
        let zone = self.persons.get(&user).map_or(self.rules.settings.zone.as_str(), |p| p.zone.as_str());
        let mut content = Content::of(Phrase::new("lang-title")).line(Phrase::new("lang-zone").with("zone", zone));
        let languages = Lang::ALL.into_iter().map(|lang| {
            let tag = lang.tag().to_lowercase();
            tap(Phrase::new(format!("lang-name-{tag}")), "lang", &tag)
        });
        content = content.row(languages.collect());
        for (row, pair) in ZONES.chunks(2).enumerate() {
            let buttons = pair.iter().enumerate().map(|(column, zone)| {
                let name = Phrase::new(format!("zone-{}", zone.replace('/', "-").to_lowercase()));
                tap(name, "zone", &(row * 2 + column).to_string())
            });
            content = content.row(buttons.collect());
        }
        content.row(vec![tap(label("return"), "home", "")])
    }

    /// Everything is said in this language from now on.
    pub(super) fn choose_language(&mut self, user: UserId, tag: &str) -> Reaction {
        if let Some(person) = self.person(user)
            && let Some(lang) = Lang::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(tag))
        {
            person.lang = lang;
            if *person.screen.page() == Screen::Language {
                person.screen = person.screen.home();
            }
        }
        Reaction::redraw()
    }

    /// Times are told, and reminders rest at night, by this zone from now on.
    pub(super) fn choose_zone(&mut self, user: UserId, index: &str) -> Reaction {
        let zone = index.parse::<usize>().ok().and_then(|i| ZONES.get(i));
        if let (Some(person), Some(zone)) = (self.person(user), zone) {
            person.zone = (*zone).to_owned();
        }
        Reaction::redraw()
    }
}
