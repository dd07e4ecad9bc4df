//! How many: a whole number from 1 to 999, in digits of any width.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const COUNT: Validator = Validator {
    name: "count",
    rule: "a whole number from 1 to 999",
    check,
    keep: clean::line,
    good: &["1", " 12 ", "３", "007"],
    bad: &[("", "empty"), ("0", "count"), ("-1", "count"), ("1000", "count"), ("two", "count"), ("1.5", "count")],
    sensitive: false,
};

/// The most that is counted: no order holds as many sites.
const MAX: u16 = 999;

fn check(text: &str, _: &Context) -> Verdict {
    let text = clean::half(text);
    if text.is_empty() {
        return Err(Fault::new("empty"));
    }
    match text.parse::<u16>() {
        Ok(count @ 1..=MAX) if text.bytes().all(|b| b.is_ascii_digit()) => Ok(Accepted::plain(count.to_string())),
        Ok(_) | Err(_) => Err(Fault::new("count").with("max", i64::from(MAX))),
    }
}
