//! What all 18-digit numbers of persons have in common (GB 11643): six places for the region or the
//! issuing authority, eight for the birth date, three for the order, one check character.

use chrono::{Datelike, NaiveDate};

use super::{Context, check_digit};
use crate::text::Fault;

/// How long such a number is.
pub(super) const CHARS: usize = 18;

/// The first year that a living person's number can carry.
const YEAR_MIN: i32 = 1900;

/// The age from which nobody asks for more papers.
const ADULT_YEARS: i32 = 18;

/// Length and letters: the first fault of form in an already cleaned number.
pub(super) fn check_form(code: &str) -> Result<(), Fault> {
    let have = code.chars().count();
    if have == 15 && code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::new("id_old15"));
    }
    if have != CHARS {
        return Err(Fault::new("id_length").with("have", have).with("want", CHARS));
    }
    let odd = code.chars().position(|c| !c.is_ascii_digit());
    match odd.filter(|at| *at < CHARS - 1 || !code.ends_with('X')) {
        Some(at) => Err(Fault::new("id_char").with("at", at + 1)),
        None => Ok(()),
    }
}

/// The birth date at places 7 to 14 of a number whose form is right, or `id_date` pointing at the
/// year, the month or the day (args `at`, `to`).
pub(super) fn birth_date(code: &str, today: NaiveDate) -> Result<NaiveDate, Fault> {
    let part = |from: usize, to: usize| code.get(from..to).and_then(|p| p.parse::<u32>().ok()).unwrap_or(0);
    let point = |at: usize, to: usize| Fault::new("id_date").with("at", at).with("to", to);
    let (year, month, day) = (part(6, 10), part(10, 12), part(12, 14));
    let year = i32::try_from(year).unwrap_or(0);
    if year < YEAR_MIN || year > today.year() {
        return Err(point(7, 10));
    }
    if !(1..=12).contains(&month) {
        return Err(point(11, 12));
    }
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| point(13, 14))?;
    if date > today { Err(point(7, 14)) } else { Ok(date) }
}

/// The check character; the fault asks to compare and tells nothing more.
pub(super) fn check_last(code: &str) -> Result<(), Fault> {
    if check_digit::resident_agrees(code) { Ok(()) } else { Err(Fault::new("id_check")) }
}

/// Completed years on that day.
pub(super) fn age(birth: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    today.year() - birth.year() - i32::from(!had_birthday)
}

/// The warning for a person under age, with the age.
pub(super) fn minor(birth: NaiveDate, ctx: &Context) -> Option<Fault> {
    let age = age(birth, ctx.today);
    (age < ADULT_YEARS).then(|| Fault::new("id_minor").with("age", i64::from(age)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_completed_years() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(age(day(2008, 2, 29), day(2026, 2, 28)), 17);
        assert_eq!(age(day(2008, 2, 29), day(2026, 3, 1)), 18);
        assert_eq!(age(day(2026, 11, 24), day(2026, 11, 24)), 0);
    }
}
