//! Words of others, pasted whole, such as the text of a refusal: one line, at most 700 characters.

use super::{Accepted, Context, Validator, Verdict, clean};

pub(super) const LONG_TEXT: Validator = Validator {
    name: "long_text",
    rule: "pasted words: one line of at most 700 characters",
    check,
    keep: clean::line,
    good: &["网站名称不符合要求，请修改后重新提交。", " two\nwords "],
    bad: &[("", "empty"), ("\u{200b} \n", "empty")],
    sensitive: false,
};

/// The most that is taken, in characters: three bytes each, they fill one record of the store.
const CHARS_MAX: usize = 700;

fn check(text: &str, _: &Context) -> Verdict {
    clean::within(clean::line(text), CHARS_MAX).map(Accepted::plain)
}
