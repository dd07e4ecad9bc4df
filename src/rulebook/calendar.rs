//! Working days: a day is one if it is a make-up day, or a weekday that is no holiday. Days are of Asia/Shanghai.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::data::{DataFault, line_of, read};
use super::rule::{Basis, Traced, day};
use crate::text::Phrase;

/// The file of the calendar inside the rulebook.
pub const FILE: &str = "holidays.toml";

/// No count of working days goes further: forty years.
pub const WORKING_DAYS_MAX: u32 = 10_000;

/// Why a day is skipped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A Saturday or Sunday without more.
    Weekend,
    /// A holiday, by the word that its sentence `holiday-<word>` ends with.
    Holiday(String),
}

impl Reason {
    /// Its name for a reader.
    pub fn phrase(&self) -> Phrase {
        match self {
            Reason::Weekend => Phrase::new("holiday-weekend"),
            Reason::Holiday(word) => Phrase::new(format!("holiday-{word}")),
        }
    }
}

/// The outcome of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day that is so many working days later.
    pub day: NaiveDate,
    /// Every day that was passed over, with its reason, oldest first.
    pub skipped: Vec<(NaiveDate, Reason)>,
    /// Saturdays and Sundays that counted, with the holiday that they make up for, oldest first.
    pub made_up: Vec<(NaiveDate, Reason)>,
    /// Whether a year took part whose holidays are not announced: the day may still move.
    pub provisional: bool,
}

impl Counted {
    /// The holidays that moved the day, each once: those that took a weekday away.
    pub fn moved_by(&self) -> Vec<Phrase> {
        let mut names: Vec<Phrase> = Vec::new();
        for (day, reason) in &self.skipped {
            let phrase = reason.phrase();
            if *reason != Reason::Weekend && !is_weekend(*day) && !names.contains(&phrase) {
                names.push(phrase);
            }
        }
        names
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Off {
    #[serde(deserialize_with = "day")]
    from: NaiveDate,
    #[serde(deserialize_with = "day")]
    to: NaiveDate,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Work {
    #[serde(deserialize_with = "day")]
    day: NaiveDate,
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: i32,
    provisional: bool,
    basis: Basis,
    off: Vec<Off>,
    #[serde(default)]
    work: Vec<Work>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Holidays {
    year: Vec<Year>,
}

/// The holidays and make-up days of the years that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
    off: BTreeMap<NaiveDate, String>,
    work: BTreeMap<NaiveDate, String>,
}

impl Calendar {
    /// Reads `holidays.toml`.
    ///
    /// # Errors
    /// Every fault of the file: its shape, a year twice, a day outside of its year, a range that runs backwards.
    pub fn parse(text: &str) -> Result<Calendar, Vec<DataFault>> {
        let data: Holidays = read(FILE, text)?;
        let mut faults = Vec::new();
        let mut calendar = Calendar { years: BTreeMap::new(), off: BTreeMap::new(), work: BTreeMap::new() };
        for year in data.year {
            let mut fault = |day: NaiveDate, what: &str, remedy: &str| {
                faults.push(DataFault {
                    file: FILE.to_owned(),
                    line: line_of(text, &day.to_string()),
                    key: format!("year {}", year.year),
                    what: what.to_owned(),
                    remedy: remedy.to_owned(),
                });
            };
            for off in &year.off {
                if off.from > off.to {
                    fault(off.from, "a holiday ends before it begins", "swap `from` and `to`");
                    continue;
                }
                for day in off.from.iter_days().take_while(|day| *day <= off.to) {
                    if day.year() != year.year {
                        fault(off.from, "a day lies outside of its year", "move it to the entry of its year");
                        break;
                    }
                    calendar.off.insert(day, off.name.clone());
                }
            }
            for work in &year.work {
                if work.day.year() != year.year {
                    fault(work.day, "a day lies outside of its year", "move it to the entry of its year");
                } else if !is_weekend(work.day) || calendar.off.contains_key(&work.day) {
                    fault(
                        work.day,
                        "a make-up day is a Saturday or Sunday that is no holiday",
                        "look it up in the notice",
                    );
                }
                calendar.work.insert(work.day, work.name.clone());
            }
            if calendar.years.contains_key(&year.year) {
                let first = NaiveDate::from_yo_opt(year.year, 1).unwrap_or_default();
                fault(first, "the year is there twice", "keep one entry");
            }
            calendar.years.insert(year.year, year);
        }
        if faults.is_empty() { Ok(calendar) } else { Err(faults) }
    }

    /// Whether work is done on that day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        self.reason(day).is_none()
    }

    /// Why no work is done on that day; nothing on a working day.
    pub fn reason(&self, day: NaiveDate) -> Option<Reason> {
        if self.work.contains_key(&day) {
            None
        } else if let Some(name) = self.off.get(&day) {
            Some(Reason::Holiday(name.clone()))
        } else if is_weekend(day) {
            Some(Reason::Weekend)
        } else {
            None
        }
    }

    /// Whether the holidays of that day's year are unknown or only those that the statute fixes.
    pub fn is_provisional(&self, day: NaiveDate) -> bool {
        self.years.get(&day.year()).is_none_or(|year| year.provisional)
    }

    /// The day that is `n` working days after `day`, which itself does not count; with 0, `day` itself.
    /// Counts at most [`WORKING_DAYS_MAX`].
    pub fn add_working_days(&self, day: NaiveDate, n: u32) -> Counted {
        let mut counted = Counted { day, skipped: Vec::new(), made_up: Vec::new(), provisional: false };
        let mut left = n.min(WORKING_DAYS_MAX);
        while left > 0 {
            let Some(next) = counted.day.succ_opt() else {
                break;
            };
            counted.day = next;
            counted.provisional |= self.is_provisional(next);
            match self.reason(next) {
                None => left -= 1,
                Some(reason) => counted.skipped.push((next, reason)),
            }
            if let Some(name) = self.work.get(&next) {
                counted.made_up.push((next, Reason::Holiday(name.clone())));
            }
        }
        counted
    }

    /// The day that is `n` working days before `day`, which itself does not count; with 0, `day` itself.
    /// Counts at most [`WORKING_DAYS_MAX`].
    pub fn take_working_days(&self, day: NaiveDate, n: u32) -> NaiveDate {
        let earlier = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt).filter(|day| self.is_working(*day));
        let n = n.min(WORKING_DAYS_MAX) as usize;
        std::iter::once(day).chain(earlier).nth(n).unwrap_or(day)
    }

    /// How many working days lie after `from`, up to and with `to`; 0 where `to` is not later.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take_while(|day| *day <= to).take(WORKING_DAYS_MAX as usize);
        u32::try_from(days.filter(|day| self.is_working(*day)).count()).unwrap_or(WORKING_DAYS_MAX)
    }

    /// The words of all holidays, for the check of their sentences.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.off.values().chain(self.work.values()).map(String::as_str).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Every year with its basis.
    pub fn traced(&self) -> Vec<Traced> {
        let trace = |year: &Year| Traced {
            file: FILE.to_owned(),
            key: format!("year {}", year.year),
            basis: year.basis.clone(),
        };
        self.years.values().map(trace).collect()
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        Calendar::parse(include_str!("holidays.toml")).expect("the built-in calendar")
    }

    fn d(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn counts_as_the_official_notices_say() {
        let calendar = calendar();
        for (from, n, to) in [
            ("2026-01-30", 20, "2026-03-05"),
            ("2026-02-13", 1, "2026-02-14"),
            ("2026-02-14", 1, "2026-02-24"),
            ("2026-04-30", 1, "2026-05-06"),
            ("2026-09-16", 20, "2026-10-20"),
            ("2026-09-24", 1, "2026-09-28"),
            ("2026-09-30", 1, "2026-10-08"),
            ("2026-10-09", 1, "2026-10-10"),
            ("2025-01-24", 1, "2025-01-26"),
            ("2025-01-27", 1, "2025-02-05"),
            ("2025-09-26", 2, "2025-09-29"),
            ("2026-11-23", 20, "2026-12-21"),
        ] {
            let counted = calendar.add_working_days(d(from), n);
            assert_eq!(counted.day, d(to), "{from} + {n}");
            assert!(!counted.provisional, "{from} + {n}");
            assert_eq!(calendar.working_days_between(d(from), d(to)), n, "{from} to {to}");
        }
    }

    #[test]
    fn a_year_has_as_many_working_days_as_the_notice_leaves() {
        let calendar = calendar();
        for year in [2025, 2026] {
            let last = d(&format!("{}-12-31", year - 1));
            assert_eq!(calendar.working_days_between(last, d(&format!("{year}-12-31"))), 248, "{year}");
        }
    }

    #[test]
    fn skipped_days_have_their_reasons() {
        let counted = calendar().add_working_days(d("2026-09-24"), 1);
        let mid_autumn = Reason::Holiday("mid_autumn".to_owned());
        let days = ["2026-09-25", "2026-09-26", "2026-09-27"];
        assert_eq!(counted.skipped, days.map(|day| (d(day), mid_autumn.clone())));
        assert_eq!(counted.moved_by(), [mid_autumn.phrase()]);
        let weekend = calendar().add_working_days(d("2026-11-20"), 1);
        assert_eq!(weekend.moved_by(), []);
        assert_eq!(weekend.skipped[0], (d("2026-11-21"), Reason::Weekend));
    }

    #[test]
    fn a_holiday_on_a_weekend_alone_moves_nothing_and_make_up_days_are_named() {
        let counted = calendar().add_working_days(d("2027-04-30"), 1);
        assert_eq!(counted.day, d("2027-05-03"));
        assert_eq!((counted.skipped.len(), counted.moved_by()), (2, vec![]));
        let counted = calendar().add_working_days(d("2026-09-30"), 3);
        assert_eq!(counted.day, d("2026-10-10"));
        assert_eq!(counted.made_up, [(d("2026-10-10"), Reason::Holiday("national_day".to_owned()))]);
    }

    #[test]
    fn unannounced_years_are_marked() {
        let calendar = calendar();
        let counted = calendar.add_working_days(d("2026-12-30"), 2);
        assert_eq!((counted.day, counted.provisional), (d("2027-01-04"), true));
        assert!(calendar.add_working_days(d("2031-03-03"), 1).provisional);
        for day in ["2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-06-09", "2027-09-15", "2027-10-01"] {
            assert!(!calendar.is_working(d(day)), "{day}");
        }
    }

    #[test]
    fn no_day_is_lost_and_the_count_never_turns_back() {
        let calendar = calendar();
        for start in d("2024-12-20").iter_days().take(1200) {
            let zero = calendar.add_working_days(start, 0);
            assert_eq!((zero.day, zero.skipped.len()), (start, 0));
            let one = calendar.add_working_days(start, 1);
            let two = calendar.add_working_days(start, 2);
            assert_eq!(two.day, calendar.add_working_days(one.day, 1).day);
            assert!(two.day.pred_opt().is_some_and(|before| calendar.take_working_days(two.day, 1) <= before));
            if calendar.is_working(start) {
                assert_eq!(calendar.take_working_days(two.day, 2), start);
            }
            let passed = (two.day - start).num_days();
            assert_eq!(passed, 2 + i64::try_from(two.skipped.len()).expect("small"));
        }
        assert!(calendar.add_working_days(NaiveDate::MAX, 5).day == NaiveDate::MAX);
    }

    #[test]
    fn a_faulty_calendar_is_told_everything_at_once() {
        let text = "[[year]]\nyear = 2028\nprovisional = false\noff = [\n\
            { from = \"2028-02-03\", to = \"2028-02-01\", name = \"x\" },\n\
            { from = \"2029-01-01\", to = \"2029-01-01\", name = \"x\" },\n]\n\
            work = [{ day = \"2028-01-03\", name = \"x\" }]\n\
            basis = { source = \"s\", as_of = \"2028-01-01\", confidence = \"high\", severity = \"info\" }\n";
        let faults = Calendar::parse(text).expect_err("three faults");
        assert_eq!(faults.iter().filter_map(|f| f.line).collect::<Vec<_>>(), [5, 6, 8]);
    }
}
