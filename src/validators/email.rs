//! E-mail address (电子邮箱): one @, a name of ordinary signs before it, a domain after it.
//!
//! It must be read: the review writes to it. Two persons of one filing need different addresses.
//! The domain is brought to lower case; the name before the @ stays as it was typed.

use super::{Accepted, Context, Validator, Verdict, clean, domain};
use crate::text::{Arg, Fault};

pub(super) const EMAIL: Validator = Validator {
    name: "email",
    rule: "one e-mail address with a whole domain",
    check,
    keep: clean::half,
    good: &[
        "lin.xiaofan@example.cn",
        "mailto:lin@example.com",
        "林晓帆 <lin@example.com>",
        "电子邮箱：lin@example.com",
        " ｌｉｎ＠example．com ",
        "lin+beian@EXAMPLE.com.cn",
        "lin@example。com",
        "123456@qq.com",
    ],
    bad: &[
        ("", "empty"),
        ("lin.example.com", "email_at"),
        ("lin@@example.com", "email_at"),
        ("a@example.com b@example.com", "email_several"),
        ("林@example.com", "email_char"),
        ("l in@example.com", "email_char"),
        ("lin..xf@example.com", "email_dot"),
        (".lin@example.com", "email_dot"),
        ("@example.com", "email_name"),
        ("lin@example", "email_domain"),
        ("lin@-example.com", "email_domain"),
    ],
    sensitive: false,
};

/// Signs besides letters and digits that may stand before the @ (RFC 5322).
const NAME_SIGNS: &str = "!#$%&'*+/=?^_`{|}~-.";

/// Most of a name before the @, and of the whole (RFC 5321).
const NAME_BYTES_MAX: usize = 64;

/// Slips seen at the large mail services: domain as typed → domain as meant.
const SLIPS: &[(&str, &str)] = &[
    ("126.con", "126.com"),
    ("163.con", "163.com"),
    ("gamil.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmail.cn", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmial.com", "gmail.com"),
    ("hotmail.con", "hotmail.com"),
    ("outlook.con", "outlook.com"),
    ("qq.cn", "qq.com"),
    ("qq.co", "qq.com"),
    ("qq.con", "qq.com"),
];

fn check(text: &str, _ctx: &Context) -> Verdict {
    let line = clean::half(text).replace(['。', '｡'], ".");
    let line = clean::within(line, clean::LINE_CHARS_MAX)?;
    let line = bare(clean::unnamed(&line));
    let at = line.find('@').ok_or_else(|| Fault::new("email_at"))?;
    let (name, rest) = (line[..at].trim_end(), line[at + 1..].trim_start());
    if rest.contains('@') {
        let several = rest.contains([' ', ',', ';', '，', '；', '、']);
        return Err(Fault::new(if several { "email_several" } else { "email_at" }));
    }
    check_name(name)?;
    let domain = domain::ascii(rest.trim_end_matches('.')).map_err(|_| Fault::new("email_domain"))?;
    let value = format!("{name}@{domain}");
    let value = clean::within(value, clean::LINE_CHARS_MAX)?;
    Ok(Accepted { warnings: doubts(&domain), value })
}

/// Without `mailto:`, without the name and the angle brackets around it, without quotation marks.
fn bare(line: &str) -> &str {
    let line = match (line.rfind('<'), line.rfind('>')) {
        (Some(open), Some(close)) if open < close => &line[open + 1..close],
        _ => line,
    };
    let line = clean::unwrapped(line);
    match line.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => line[7..].trim_start(),
        _ => line,
    }
}

fn check_name(name: &str) -> Result<(), Fault> {
    if name.is_empty() || name.len() > NAME_BYTES_MAX {
        return Err(Fault::new("email_name"));
    }
    if let Some(at) = name.chars().position(|c| !c.is_ascii_alphanumeric() && !NAME_SIGNS.contains(c)) {
        return Err(Fault::new("email_char").with("at", at + 1));
    }
    if name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return Err(Fault::new("email_dot"));
    }
    Ok(())
}

fn doubts(domain: &str) -> Vec<Fault> {
    let slip = SLIPS.iter().find(|(typed, _)| *typed == domain);
    if let Some((_, meant)) = slip {
        return vec![Fault::new("email_slip").with("maybe", Arg::Code((*meant).to_owned()))];
    }
    let unknown = !domain::has_known_top(domain);
    unknown.then(|| Fault::new("email_top")).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn slips_are_shown() {
        let desk = Desk::default();
        assert_eq!(codes(&desk.accept("email", "lin@qq.con")), ["email_slip"]);
        assert_eq!(codes(&desk.accept("email", "lin@example.zzzz")), ["email_top"]);
        assert_eq!(desk.accept("email", "Lin@例子.中国").value, "Lin@xn--fsqu00a.xn--fiqs8s");
    }
}
