//! The home page: filing numbers that stand on it, and a link to the ministry.

use std::sync::LazyLock;

use regex::bytes::Regex;

use super::Open;
use crate::dialogue::state::Found;

/// More numbers than this on one page are no footer.
const NUMBERS_MAX: usize = 10;

/// A filing number in any encoding of a page: the letters, one sign, the digits, one sign, perhaps the site's end.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s-u)ICP.{1,4}?([0-9]{5,12})(?:.{0,4}?(-[0-9]{1,4}))?").expect("a pattern that the tests use")
});
/// A link to the ministry's page.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i-u)<a\s[^>]*href\s*=\s*["']?\s*(?:https?:)?//beian\.miit\.gov\.cn(?:["'/\s>#?])"#)
        .expect("a pattern that the tests use")
});

/// Reads the home page under the domain itself, else under www.
pub(super) async fn home_page(open: &Open, domain: &str) -> Found {
    let port = open.reach.http_port;
    for host in [domain.to_owned(), format!("www.{domain}")] {
        for url in [format!("https://{host}/"), format!("http://{host}:{port}/")] {
            if let Some((status, body)) = open.get(&url).await
                && status.is_success()
            {
                return read(&body);
            }
        }
    }
    Found::Unknown
}

fn read(body: &[u8]) -> Found {
    let number = |found: regex::bytes::Captures<'_>| {
        let part = |at: usize| found.get(at).map(|m| String::from_utf8_lossy(m.as_bytes()).into_owned());
        format!("{}{}", part(1).unwrap_or_default(), part(2).unwrap_or_default())
    };
    let numbers = NUMBER.captures_iter(body).take(NUMBERS_MAX).map(number).collect();
    Found::Page { numbers, link: LINK.is_match(body) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &[u8]) -> (Vec<String>, bool) {
        let Found::Page { numbers, link } = read(html) else {
            panic!("a page that was read");
        };
        (numbers, link)
    }

    #[test]
    fn numbers_and_links_are_found_in_every_form() {
        let good = r#"<footer><a href="https://beian.miit.gov.cn/" target="_blank">浙ICP备2026000001号-1</a></footer>"#;
        assert_eq!(page(good.as_bytes()), (vec!["2026000001-1".to_owned()], true));
        let subject = "<a class=x href='http://beian.miit.gov.cn'>粤ICP备2026000001号</a>";
        assert_eq!(page(subject.as_bytes()), (vec!["2026000001".to_owned()], true));
        // GBK: 备 is B1 B8, 号 is BA C5.
        let gbk = [b"ICP\xb1\xb8".as_slice(), b"2026000001", b"\xba\xc5", b"-2 <a href=//beian.miit.gov.cn/>"].concat();
        assert_eq!(page(&gbk), (vec!["2026000001-2".to_owned()], true));
        let two = "京ICP证030173号 浙ICP备2026000001号-1 tel 0571-88880000";
        assert_eq!(page(two.as_bytes()), (vec!["030173".to_owned(), "2026000001-1".to_owned()], false));
    }

    #[test]
    fn what_only_looks_like_it_is_none() {
        for html in
            ["", "ICP", "<a href=\"https://beian.miit.gov.cn.example/\">", "https://beian.miit.gov.cn/ as words"]
        {
            assert_eq!(page(html.as_bytes()), (vec![], false), "{html}");
        }
    }
}
