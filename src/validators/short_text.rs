//! A few words with no form of their own: one line, at most 200 characters.

use super::{Accepted, Context, Validator, Verdict, clean};

pub(super) const SHORT_TEXT: Validator = Validator {
    name: "short_text",
    rule: "a few words: one line of at most 200 characters",
    check,
    keep: clean::line,
    good: &["阿里云华东1", " two\nwords "],
    bad: &[("", "empty"), ("\u{200b} \n", "empty")],
    sensitive: false,
};

fn check(text: &str, _: &Context) -> Verdict {
    clean::within(clean::line(text), clean::LINE_CHARS_MAX).map(Accepted::plain)
}
