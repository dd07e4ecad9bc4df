//! The account at Alibaba Cloud, as its owner names it: words only, and never a password.

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const ICP_ACCOUNT: Validator = Validator {
    name: "icp_account",
    rule: "name of an account, never its password",
    check,
    keep: clean::line,
    good: &["yunfan-cloud", "lin@example.com", "公司的账号"],
    bad: &[
        ("", "empty"),
        ("yunfan 密码 abc123", "icp_account_password"),
        ("yunfan password: abc", "icp_account_password"),
    ],
    sensitive: false,
};

/// The most that is taken, in characters.
const CHARS_MAX: usize = 100;

fn check(text: &str, _: &Context) -> Verdict {
    let account = clean::within(clean::line(text), CHARS_MAX)?;
    let lower = account.to_lowercase();
    if ["密码", "口令", "password", "passwd"].iter().any(|word| lower.contains(word)) {
        return Err(Fault::new("icp_account_password"));
    }
    Ok(Accepted::plain(account))
}
