//! A day (日期), in any of the forms that stand on papers, year first. Normal form: `2026-11-24`.

use chrono::NaiveDate;

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const DATE: Validator = Validator {
    name: "date",
    check,
    keep: clean::half,
    good: &["2026-11-24", "2026.1.4", "2026/11/24", "20261124", "2026年11月24日", " ２０２６－１１－２４ "],
    bad: &[
        ("", "empty"),
        ("24/11/2026", "date_order"),
        ("2026-11", "date_form"),
        ("2026-02-29", "date_none"),
        ("2026-13-01", "date_none"),
        ("tomorrow", "date_form"),
        ("2026-11-24 2026-11-25", "date_form"),
    ],
    sensitive: false,
};

/// Words that may stand around dates; anything else is not a date.
const WORDS: [&str; 14] =
    ["有效期限", "有效期", "有效", "起始日", "截止日", "valid", "from", "until", "till", "to", "自", "从", "起", "止"];

fn check(text: &str, _: &Context) -> Verdict {
    let line = clean::within(clean::half(text), clean::LINE_CHARS_MAX)?.to_lowercase();
    match read_all(&line)?.as_slice() {
        [day] => Ok(Accepted::plain(day.to_string())),
        _ => Err(Fault::new("date_form")),
    }
}

/// Every day in a cleaned, lower-case line, in order. Faults: `date_form` for what is no date,
/// `date_order` for a day written before its year, `date_none` for a day no calendar has.
pub(super) fn read_all(line: &str) -> Result<Vec<NaiveDate>, Fault> {
    let mut rest = line.to_owned();
    for word in WORDS {
        rest = rest.replace(word, " ");
    }
    if rest.chars().any(|c| c.is_alphabetic() && !matches!(c, '年' | '月' | '日' | '号' | '至' | '到')) {
        let only_words = !rest.chars().any(|c| c.is_ascii_digit());
        return if only_words && rest.chars().any(clean::is_han) {
            Ok(Vec::new())
        } else {
            Err(Fault::new("date_form"))
        };
    }
    let runs: Vec<&str> = rest.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let mut days = Vec::new();
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        match run.len() {
            8 => days.push(whole(run)?),
            16 => {
                days.push(whole(&run[..8])?);
                days.push(whole(&run[8..])?);
            }
            4 => {
                let (Some(month), Some(day)) = (runs.get(at + 1), runs.get(at + 2)) else {
                    return Err(Fault::new("date_form"));
                };
                days.push(day_of(run, month, day)?);
                at += 2;
            }
            1 | 2 => return Err(Fault::new("date_order")),
            _ => return Err(Fault::new("date_form")),
        }
        at += 1;
    }
    Ok(days)
}

fn whole(run: &str) -> Result<NaiveDate, Fault> {
    day_of(&run[..4], &run[4..6], &run[6..8])
}

fn day_of(year: &str, month: &str, day: &str) -> Result<NaiveDate, Fault> {
    if month.len() > 2 || day.len() > 2 {
        return Err(Fault::new("date_form"));
    }
    let number = |digits: &str| digits.parse::<u32>().unwrap_or(0);
    let year = i32::try_from(number(year)).unwrap_or(0);
    let (month, day) = (number(month), number(day));
    let found = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1800..=2300).contains(&year));
    found.ok_or_else(|| {
        let month = i64::from(month);
        Fault::new("date_none").with("year", i64::from(year)).with("month", month).with("day", i64::from(day))
    })
}
