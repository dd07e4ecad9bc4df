//! Service code of a server in another account (备案服务码): letters, digits and hyphens.
//!
//! Its form is not published, so others are doubted and not refused. Six digits alone look like the
//! code of a text message, which nobody should give away.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const SERVICE_CODE: Validator = Validator {
    name: "service_code",
    rule: "service code of a server: 8 to 64 letters, digits and hyphens",
    check,
    keep: normal,
    good: &[
        "c6b1ed27-9d04-4bbf-b8bb-cd5b11ecd1c5",
        " ABCD1234EFGH ",
        "备案服务码：ABCD1234EFGH",
        "备案服务码 ABCD1234EFGH",
    ],
    bad: &[
        ("", "empty"),
        ("123456", "service_code_sms"),
        ("没有", "service_code_unsure"),
        ("AB1", "service_code_unsure"),
    ],
    sensitive: false,
};

fn check(text: &str, _: &Context) -> Verdict {
    let code = clean::within(normal(text), clean::LINE_CHARS_MAX)?;
    if code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::new("service_code_sms"));
    }
    let plausible = code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && (8..=64).contains(&code.len());
    if plausible { Ok(Accepted::plain(code)) } else { Err(Fault::new("service_code_unsure")) }
}

fn normal(text: &str) -> String {
    let half = clean::half(text);
    let signs = clean::unlabelled(clean::unwrapped(&half)).chars().filter(|c| !c.is_whitespace());
    signs.map(|c| if clean::is_dash(c) { '-' } else { c }).collect()
}
