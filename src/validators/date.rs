//! A day (日期), in any of the forms that stand on papers, year first. Normal form: `2026-11-24`.
//!
//! Digits or Chinese numerals (二〇二六年十一月二十四日), with or without the time of day that registrars show.

use chrono::NaiveDate;

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const DATE: Validator = Validator {
    name: "date",
    rule: "a real day, year first, in digits or Chinese numerals",
    check,
    keep: clean::half,
    good: &[
        "2026-11-24",
        "2026.1.4",
        "2026/11/24",
        "20261124",
        "2026年11月24日",
        " ２０２６－１１－２４ ",
        "二〇二六年十一月二十四日",
        "二零二六年十月三十日",
        "2O26-11-24",
        "2026-11-24 23:59:59",
        "2026-11-24T08:00:00Z",
        "到期：2026-11-24",
    ],
    bad: &[
        ("", "empty"),
        ("24/11/2026", "date_order"),
        ("2026-11", "date_form"),
        ("2026-02-29", "date_none"),
        ("2026-13-01", "date_none"),
        ("tomorrow", "date_form"),
        ("二〇二六年十三月一日", "date_none"),
        ("二〇二六年十一月", "date_form"),
        ("2026-11-24 2026-11-25", "date_form"),
    ],
    sensitive: false,
};

/// Words that may stand around dates; anything else is not a date.
const WORDS: [&str; 18] = [
    "有效期限",
    "有效期",
    "有效",
    "起始日",
    "截止日",
    "到期日",
    "到期",
    "生日",
    "日期",
    "valid",
    "from",
    "until",
    "till",
    "to",
    "自",
    "从",
    "起",
    "止",
];

fn check(text: &str, _: &Context) -> Verdict {
    let line = clean::within(clean::half(text), clean::LINE_CHARS_MAX)?.to_lowercase();
    match read_all(without_time(&line))?.as_slice() {
        [day] => Ok(Accepted::plain(day.to_string())),
        _ => Err(Fault::new("date_form")),
    }
}

/// "2026-11-24 23:59:59" without the time of day.
fn without_time(line: &str) -> &str {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut colons = line.match_indices(':').map(|(at, _)| line.split_at(at));
    let clock = colons.find(|(before, after)| digit(before.chars().next_back()) && digit(after.chars().nth(1)));
    let day = clock.and_then(|(before, _)| before.rsplit_once([' ', 't']));
    day.map_or(line, |(day, _)| day)
}

/// Chinese numerals in digits (二〇二六年十一月 → 2026年11月); a single 一 between digits is a dash.
fn in_digits(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let run: Vec<char> = chars.iter().skip(at).copied().take_while(|c| numeral(*c).is_some()).collect();
        let before = at.checked_sub(1);
        match run.as_slice() {
            ['一'] if digit(before) && digit(Some(at + 1)) => out.push('-'),
            [] if *c == 'o' && (digit(before) || digit(Some(at + 1))) => out.push('0'),
            [] => out.push(*c),
            run => out.push_str(&number(run)),
        }
        at += run.len().max(1);
    }
    out
}

/// What a Chinese numeral counts.
fn numeral(c: char) -> Option<u32> {
    let digit = "〇一二三四五六七八九".chars().position(|known| known == c);
    match c {
        '零' | '○' => Some(0),
        '十' => Some(10),
        '廿' => Some(20),
        '卅' => Some(30),
        _ => digit.and_then(|digit| u32::try_from(digit).ok()),
    }
}

/// 二〇二六 → 2026, 十一 → 11, 二十 → 20, 卅一 → 31.
fn number(run: &[char]) -> String {
    let values: Vec<u32> = run.iter().filter_map(|c| numeral(*c)).collect();
    match values.as_slice() {
        [tens @ (10 | 20 | 30)] => tens.to_string(),
        [tens @ (10 | 20 | 30), ones] => (tens + ones).to_string(),
        [tens, 10] => (tens * 10).to_string(),
        [tens, 10, ones] => (tens * 10 + ones).to_string(),
        digits => digits.iter().map(u32::to_string).collect(),
    }
}

/// Every day in a cleaned, lower-case line, in order. Faults: `date_form` for what is no date,
/// `date_order` for a day written before its year, `date_none` for a day no calendar has.
pub(super) fn read_all(line: &str) -> Result<Vec<NaiveDate>, Fault> {
    let mut rest = line.to_owned();
    for word in WORDS {
        rest = rest.replace(word, " ");
    }
    let rest = in_digits(&rest);
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
