//! What all 18-digit numbers of persons have in common (GB 11643): six places for the region or the
//! issuing authority, eight for the birth date, three for the order, one check character.

use chrono::{Datelike, NaiveDate};

use super::{Context, check_digit, clean};
use crate::text::Fault;

/// How long such a number is.
pub(super) const CHARS: usize = 18;

/// The first year that a living person's number can carry.
const YEAR_MIN: i32 = 1900;

/// The age from which nobody asks for more papers.
const ADULT_YEARS: i32 = 18;

/// GB/T 2260: the first two digits of every province, and of the regions of no province 71, 81, 82.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// Whether a number begins with the two digits of a province.
pub(super) fn is_province(code: &str) -> bool {
    PROVINCES.iter().any(|province| code.starts_with(province))
}

/// Whether a number begins with the region of residents of Hong Kong, Macao or Taiwan.
pub(super) fn is_hmt_region(code: &str) -> bool {
    ["810000", "820000", "830000"].iter().any(|region| code.starts_with(region))
}

/// The cleaned number. A letter O can only be a zero here, and the check character would not agree with a
/// guess that is wrong.
pub(super) fn cleaned(text: &str) -> String {
    let code = clean::code(text);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, 'O' | 'X');
    if code.len() == CHARS && code.chars().all(digits) { code.replace('O', "0") } else { code }
}

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
