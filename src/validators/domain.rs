//! Domain (域名): the registrable name alone, as `example.cn` or `例子.中国` in ASCII form.
//!
//! What people paste is brought there: an address of a page, `www`, capitals, full-width signs, a
//! trailing dot, Chinese letters. The public suffix list tells where the registrable name begins. A
//! name that belongs to somebody else's suffix (a hosting service) cannot be filed. A suffix that is
//! not on the ministry's list of 2022 is a warning only.

use std::net::IpAddr;

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::{Arg, Fault};

pub(super) const DOMAIN: Validator = Validator {
    name: "domain",
    rule: "registrable domain, IDN too; its suffix by the public list and the ministry's",
    check,
    keep: |text| ascii(&host(text)).unwrap_or_else(|_| clean::half(text)),
    good: &[
        "example.cn",
        "https://www.Example.cn/",
        "ＥＸＡＭＰＬＥ．com．cn",
        "例子.中国",
        "xn--fsqu00a.xn--fiqs8s",
        "http://user@example.com:8080/a?b#c",
        "example。com",
        "example.zj.cn.",
        "「example.xyz」",
        "*.example.cn",
        "example . cn",
        "例子.政务.cn",
        "域名 example.cn 已实名",
        "域名：www.example.cn",
    ],
    bad: &[
        ("", "empty"),
        ("example", "domain_dot"),
        ("云帆笔记", "domain_dot"),
        ("lin@example.com", "domain_is_email"),
        ("192.0.2.1", "domain_is_ip"),
        ("http://[2001:db8::1]/", "domain_is_ip"),
        ("example_a.cn", "domain_char"),
        ("exa mple.cn", "domain_char"),
        ("example..cn", "domain_empty_label"),
        ("-example.cn", "domain_hyphen"),
        ("com.cn", "domain_only_suffix"),
        ("me.github.io", "domain_hosted"),
        ("a.cn, b.cn", "domain_several"),
        ("index.html", "domain_tld_unsure"),
    ],
    sensitive: false,
};

/// The longest label, in ASCII form, and the longest name (RFC 1035).
const LABEL_BYTES_MAX: usize = 63;
const NAME_BYTES_MAX: usize = 253;

/// A domain in the form in which people read it: punycode turned into characters.
pub fn shown(ascii: &str) -> String {
    let (unicode, whole) = idna::domain_to_unicode(ascii);
    if whole.is_ok() { unicode } else { ascii.to_owned() }
}

/// The ASCII form of a host name in any letters, each label within the rules of names.
pub(super) fn ascii(host: &str) -> Result<String, Fault> {
    let odd = host.chars().find(|c| !c.is_alphanumeric() && !matches!(c, '-' | '.' | '·' | '・'));
    if let Some(c) = odd {
        let sign = if c == ' ' { "␣".to_owned() } else { c.to_string() };
        return Err(Fault::new("domain_char").with("sign", Arg::Code(sign)));
    }
    if !host.contains('.') {
        return Err(Fault::new("domain_dot"));
    }
    if host.split('.').any(str::is_empty) {
        return Err(Fault::new("domain_empty_label"));
    }
    if let Some(label) = host.split('.').find(|label| label.starts_with('-') || label.ends_with('-')) {
        return Err(Fault::new("domain_hyphen").with("label", Arg::Code(clean::quote(label))));
    }
    let ascii = idna::domain_to_ascii(host).map_err(|_| Fault::new("domain_letters"))?;
    if ascii.len() > NAME_BYTES_MAX || ascii.split('.').any(|label| label.len() > LABEL_BYTES_MAX) {
        return Err(Fault::new("domain_long").with("max", LABEL_BYTES_MAX));
    }
    let sound = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if ascii.split('.').all(sound) { Ok(ascii) } else { Err(Fault::new("domain_letters")) }
}

/// Whether the last label is a top level that the public suffix list knows.
pub(super) fn has_known_top(ascii: &str) -> bool {
    let top = ascii.rsplit('.').next().unwrap_or(ascii);
    psl::suffix(shown(top).as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// The host in whatever was pasted, in lower case: no scheme, user, port, path, quotation marks.
pub(super) fn host(text: &str) -> String {
    let line = clean::half(text).replace(['。', '｡'], ".").to_lowercase();
    let line = clean::half(&line);
    let line = clean::bare(&line);
    let line = match line.split_once("://") {
        Some((scheme, rest)) if scheme.bytes().all(|b| b.is_ascii_alphabetic()) => {
            let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
            rest[..end].rsplit('@').next().unwrap_or_default()
        }
        _ => line.trim_start_matches('/'),
    };
    let line = &line[..line.find(['/', '?', '#', '\\']).unwrap_or(line.len())];
    let line = match line.rsplit_once(':') {
        Some((before, port)) if !before.contains(':') && port.bytes().all(|b| b.is_ascii_digit()) => before,
        _ => line,
    };
    let line = one_dotted(line.trim());
    let line = line.trim_start_matches("*.").trim_matches('.');
    line.replace(" .", ".").replace(". ", ".").trim_matches('.').to_owned()
}

/// "example.cn 已实名" without the Chinese words beside the one part that has a dot.
fn one_dotted(line: &str) -> &str {
    let mut dotted = line.split(' ').filter(|part| part.trim_matches('.').contains('.'));
    let (Some(one), None) = (dotted.next(), dotted.next()) else {
        return line;
    };
    let words = line.split(' ').all(|part| part == one || part.chars().all(clean::is_han));
    if words { one } else { line }
}

fn check(text: &str, ctx: &Context) -> Verdict {
    clean::within(clean::line(text), clean::LINE_CHARS_MAX * 4)?;
    let host = host(text);
    if host.is_empty() {
        return Err(Fault::new("domain_dot"));
    }
    if host.contains('@') {
        return Err(Fault::new("domain_is_email"));
    }
    if host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() {
        return Err(Fault::new("domain_is_ip"));
    }
    let dotted = host.split([' ', ',', '，', '、', ';', '；']).filter(|part| part.contains('.')).count();
    if dotted > 1 {
        return Err(Fault::new("domain_several"));
    }
    let whole = ascii(&host)?;
    let (value, suffix) = registrable(&whole, ctx)?;
    let mut warnings = Vec::new();
    let cut = whole.strip_suffix(value.as_str()).unwrap_or_default();
    if !matches!(cut, "" | "www.") {
        warnings.push(
            Fault::new("domain_taken")
                .with("host", Arg::Code(clean::quote(&shown(&whole))))
                .with("domain", Arg::Code(shown(&value))),
        );
    }
    warnings.extend(suffix_doubt(&suffix, ctx));
    warnings.extend(prefix_doubt(&shown(&value), ctx));
    Ok(Accepted { value, warnings })
}

/// The registrable part of a host in ASCII form, and its suffix in characters.
fn registrable(ascii: &str, ctx: &Context) -> Result<(String, String), Fault> {
    let unicode = shown(ascii);
    let labels = |name: &str| name.split('.').count();
    let suffix = psl::suffix(unicode.as_bytes());
    let known = suffix.is_some_and(|suffix| suffix.is_known());
    if !known {
        let top = unicode.rsplit('.').next().unwrap_or_default();
        return Err(Fault::new("domain_tld_unsure").with("suffix", dotted(top)));
    }
    let private = suffix.filter(|suffix| suffix.typ() == Some(psl::Type::Private));
    let mut suffix = suffix.and_then(|s| std::str::from_utf8(s.as_bytes()).ok()).unwrap_or_default().to_owned();
    if private.is_some() && !ctx.law.domains.lists(&suffix) {
        return Err(Fault::new("domain_hosted").with("suffix", dotted(&suffix)));
    }
    // Below `cn` the ministry knows suffixes that the public list does not (政务.cn).
    let count = labels(&suffix);
    if let Some(longer) = tail(&unicode, count + 1).filter(|name| ctx.law.domains.lists(name)) {
        suffix = longer.to_owned();
    }
    let want = labels(&suffix) + 1;
    let domain = tail(ascii, want).ok_or_else(|| Fault::new("domain_only_suffix").with("suffix", dotted(&suffix)))?;
    Ok((domain.to_owned(), suffix))
}

/// A suffix as people write it, `.cn`.
fn dotted(suffix: &str) -> Arg {
    Arg::Code(format!(".{}", clean::quote(suffix)))
}

/// The last so many labels of a name, none if it has fewer.
fn tail(name: &str, labels: usize) -> Option<&str> {
    let start = name.rmatch_indices('.').nth(labels.checked_sub(1)?).map(|(at, _)| at + 1);
    match start {
        Some(at) => name.get(at..),
        None => (name.split('.').count() == labels).then_some(name),
    }
}

fn suffix_doubt(suffix: &str, ctx: &Context) -> Option<Fault> {
    let domains = &ctx.law.domains;
    if !domains.approves(suffix) {
        return Some(Fault::new("domain_suffix").with("suffix", dotted(suffix)).with("as_of", domains.basis.as_of));
    }
    let rule = domains.reserved(suffix)?;
    let holds = ctx.nature.map(|nature| rule.natures.contains(&nature)).or_else(|| ctx.individual().then_some(false));
    (holds == Some(false)).then(|| Fault::new("domain_reserved").with("suffix", dotted(suffix)))
}

fn prefix_doubt(domain: &str, ctx: &Context) -> Option<Fault> {
    let word = ctx.law.domains.watched(domain, ctx.province?, ctx.nature)?;
    Some(Fault::new("domain_prefix").with("prefix", Arg::Code(word.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn brings_to_the_registrable_name() {
        let desk = Desk::default();
        for (typed, value) in [
            ("https://www.Example.cn/", "example.cn"),
            ("a.b.example.com.cn", "example.com.cn"),
            ("例子.中国", "xn--fsqu00a.xn--fiqs8s"),
            ("www.例子.公司.cn", "xn--fsqu00a.xn--55qx5d.cn"),
            ("blog.例子.政务.cn", "xn--fsqu00a.xn--zfr164b.cn"),
            ("EXAMPLE.XYZ.", "example.xyz"),
        ] {
            assert_eq!(desk.accept("domain", typed).value, value, "{typed}");
        }
        assert_eq!(super::shown("xn--fsqu00a.xn--fiqs8s"), "例子.中国");
    }

    #[test]
    fn doubts_only_warn() {
        let mut desk = Desk::default();
        assert_eq!(codes(&desk.accept("domain", "example.io")), ["domain_suffix"]);
        assert_eq!(codes(&desk.accept("domain", "blog.example.cn")), ["domain_taken"]);
        assert!(codes(&desk.accept("domain", "www.example.cn")).is_empty());
        desk.nature = Some(5);
        assert_eq!(codes(&desk.accept("domain", "example.gov.cn")), ["domain_reserved"]);
        desk.nature = Some(2);
        assert!(codes(&desk.accept("domain", "example.gov.cn")).is_empty());
    }

    #[test]
    fn provinces_look_at_beginnings() {
        let mut desk = Desk::default();
        desk.province = Some("11");
        assert_eq!(codes(&desk.accept("domain", "www.中国云帆.cn")), ["domain_prefix"]);
        desk.province = Some("22");
        assert!(codes(&desk.accept("domain", "中国云帆.cn")).is_empty());
        assert_eq!(codes(&desk.accept("domain", "中国云帆.中国")), ["domain_prefix"]);
        desk.nature = Some(2);
        assert!(codes(&desk.accept("domain", "中国云帆.中国")).is_empty());
    }
}
