//! A few words with no form of their own: one line, at most 700 characters (a pasted refusal is the longest).

use super::{Accepted, Context, Validator, Verdict, clean};

pub(super) const SHORT_TEXT: Validator = Validator {
    name: "short_text",
    check,
    keep: clean::line,
    good: &["阿里云华东1", " two\nwords "],
    bad: &[("", "empty"), ("\u{200b} \n", "empty")],
    sensitive: false,
};

/// The most that is taken, in characters.
const CHARS_MAX: usize = 700;

fn check(text: &str, _: &Context) -> Verdict {
    clean::within(clean::line(text), CHARS_MAX).map(Accepted::plain)
}
