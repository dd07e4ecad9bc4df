//! Emergency number (应急联系电话): a mobile number or a landline.
//!
//! It is called when the mobile is not answered; two persons may share one.

use super::{Accepted, Context, Validator, Verdict, clean, landline, mobile, phone};
use crate::text::Fault;

pub(super) const EMERGENCY_PHONE: Validator = Validator {
    name: "emergency_phone",
    rule: "mobile or landline, never the person's own mobile",
    check,
    keep: clean::half,
    good: &["13900139000", "+86 139-0013-9000", "0571-88158388", "(010)87654321"],
    bad: &[
        ("", "empty"),
        ("1390013900", "mobile_length"),
        ("88158388", "landline_area"),
        ("没有", "landline_char"),
        ("+1 415 555 0100", "landline_foreign"),
    ],
    sensitive: true,
};

fn check(text: &str, ctx: &Context) -> Verdict {
    clean::within(clean::line(text), clean::LINE_CHARS_MAX)?;
    let mut dialled = phone::dialled(text);
    dialled.digits = phone::without_trunk(dialled.digits);
    let like_mobile = dialled.odd.is_none() && !dialled.foreign && dialled.digits.starts_with('1');
    if like_mobile {
        if !mobile::is_mobile(&dialled.digits) {
            let have = dialled.digits.len();
            return Err(match have {
                mobile::DIGITS => Fault::new("mobile_start"),
                _ => Fault::new("mobile_length").with("have", have).with("want", mobile::DIGITS),
            });
        }
        Ok(Accepted::plain(dialled.digits))
    } else {
        landline::check(text, ctx)
    }
}
