//! How much one person may ask of the bot on one day.

use super::UserId;
use super::case::china_day;
use super::state::Today;
use super::talk::Talk;

/// Pictures of one person on one day: a filing has about ten, and each may be taken anew many times.
pub(super) const PICTURES_A_DAY: u16 = 200;
/// Filings begun by one person on one day: an agent with many customers stays below it.
pub(super) const FILINGS_A_DAY: u16 = 20;

impl Talk<'_> {
    /// One more picture; false if it is one too many today.
    pub(super) fn one_more_picture(&mut self, user: UserId) -> bool {
        self.today(user).is_none_or(|today| one_more(&mut today.pictures, PICTURES_A_DAY))
    }

    /// One more filing; false if it is one too many today.
    pub(super) fn one_more_filing(&mut self, user: UserId) -> bool {
        self.today(user).is_none_or(|today| one_more(&mut today.filings, FILINGS_A_DAY))
    }

    /// What the person asked for on this day of China; another day, also an earlier one, begins at nothing.
    fn today(&mut self, user: UserId) -> Option<&mut Today> {
        let day = china_day(self.now);
        let person = self.person(user)?;
        if person.today.day != Some(day) {
            person.today = Today { day: Some(day), ..Today::default() };
        }
        Some(&mut person.today)
    }
}

fn one_more(count: &mut u16, max: u16) -> bool {
    let room = *count < max;
    *count += u16::from(room);
    room
}
