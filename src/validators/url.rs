//! Address of the home page (首页网址): without `http://`, on one of the filed domains.
//!
//! Normal form: host in ASCII form, port and path if there are any, no slash at the end of a bare host.

use super::{Accepted, Context, Validator, Verdict, clean, domain};
use crate::text::{Arg, Fault};

pub(super) const URL: Validator = Validator {
    name: "url",
    rule: "address of the home page, without http://, on a filed domain",
    check,
    keep: |text| normal(text).unwrap_or_else(|_| clean::half(text)),
    good: &[
        "www.example.cn",
        "example.cn/?#top",
        "https://www.Example.cn/",
        "http://example.cn/notes/",
        "ｗｗｗ．example。cn",
        "例子.中国",
        "首页网址：www.example.cn",
        "example.cn:8080/a?b=c#d",
    ],
    bad: &[
        ("", "empty"),
        ("example", "url_form"),
        ("lin@example.cn", "url_form"),
        ("ftp://example.cn", "url_form"),
        ("http://192.0.2.1/", "url_ip"),
        ("http://exa mple.cn", "url_form"),
    ],
    sensitive: false,
};

/// The longest address that the forms take, in characters.
const CHARS_MAX: usize = 255;

fn check(text: &str, ctx: &Context) -> Verdict {
    let value = clean::within(normal(text)?, CHARS_MAX)?;
    let host = value.split(['/', ':', '?']).next().unwrap_or_default();
    let separators = |c: char| c.is_whitespace() || ",;、，；".contains(c);
    if let Some(known) = ctx.known("domain") {
        let mut domains = known.split(separators).filter(|d| !d.is_empty());
        if !domains.any(|domain| host == domain || host.strip_suffix(domain).is_some_and(|sub| sub.ends_with('.'))) {
            let domain = known.split(separators).next().unwrap_or_default();
            return Err(
                Fault::new("url_other_domain_unsure").with("domain", Arg::Code(clean::quote(&domain::shown(domain))))
            );
        }
    }
    Ok(Accepted::plain(value))
}

fn normal(text: &str) -> Result<String, Fault> {
    let line = clean::within(clean::half(text).replace(['。', '｡'], "."), CHARS_MAX * 2)?;
    let line = clean::bare(&line).split('#').next().map(clean::unwrapped).unwrap_or_default();
    let form = || Fault::new("url_form");
    let bare = match line.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => rest,
        Some((scheme, _)) if scheme.bytes().all(|b| b.is_ascii_alphabetic()) => return Err(form()),
        _ => line,
    };
    if bare.chars().any(char::is_whitespace) || bare.starts_with(['/', '?', '#']) {
        return Err(form());
    }
    let parsed = url::Url::parse(&format!("http://{bare}")).map_err(|_| form())?;
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err(form());
    }
    let host = match parsed.host() {
        Some(url::Host::Domain(host)) => domain::ascii(host.trim_end_matches('.')).map_err(|_| form())?,
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => return Err(Fault::new("url_ip")),
        None => return Err(form()),
    };
    let port = parsed.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = parsed.query().filter(|query| !query.is_empty());
    let path = if parsed.path() == "/" && query.is_none() { "" } else { parsed.path() };
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Ok(format!("{host}{port}{path}{query}"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::Desk;

    #[test]
    fn stands_on_a_filed_domain() {
        let mut desk = Desk::default();
        desk.known("domain", "example.cn\nexample.com.cn");
        assert_eq!(desk.accept("url", "https://www.EXAMPLE.cn/").value, "www.example.cn");
        assert_eq!(desk.accept("url", "example.com.cn/a/").value, "example.com.cn/a/");
        assert_eq!(desk.fault("url", "www.example.com"), "url_other_domain_unsure");
        assert_eq!(desk.fault("url", "badexample.cn"), "url_other_domain_unsure");
    }
}
