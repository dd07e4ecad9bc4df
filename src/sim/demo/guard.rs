//! What keeps other web pages out: the demo answers its own page and programs on this machine, nobody else.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Scripts, styles and pictures from here and from nowhere else; nothing inline, nobody may frame it.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A file that a person sent is looked at, never run.
const FILE_POLICY: &str = "default-src 'none'; sandbox";

/// Refuses requests that other sites make a browser send, and marks every answer with what it may do.
pub(super) async fn guard(State(bound): State<IpAddr>, request: Request, next: Next) -> Response {
    if !welcome(request.headers(), bound) {
        return (StatusCode::FORBIDDEN, axum::Json(serde_json::json!({"error": "another site has no business here"})))
            .into_response();
    }
    let is_file = request.uri().path().starts_with("/_sim/files/");
    let mut answer = next.run(request).await;
    let harmless = answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.to_str().is_ok_and(|kind| matches!(kind, "image/jpeg" | "image/png" | "image/webp" | "application/pdf"))
    });
    let headers = answer.headers_mut();
    if !is_file {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PAGE_POLICY));
    } else if !harmless {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FILE_POLICY));
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    answer
}

/// Whether a request comes from the demo's own page or from no page at all.
///
/// On loopback the host must be this machine by name, or a hostile name that resolves to it would do.
fn welcome(headers: &HeaderMap, bound: IpAddr) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let Some(host) = text(header::HOST) else {
        return true;
    };
    let own_host = !bound.is_loopback() || {
        let name = host
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
            .map_or(host, |(name, _)| name);
        name == "localhost" || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    };
    let own_origin = text(header::ORIGIN)
        .is_none_or(|origin| origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host)));
    own_host && own_origin
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: &str, origin: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().expect("a header"));
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().expect("a header"));
        }
        welcome(&headers, "127.0.0.1".parse().expect("an address"))
    }

    #[test]
    fn own_page_and_programs_are_let_in() {
        assert!(asked("127.0.0.1:8765", None));
        assert!(asked("localhost:8765", Some("http://localhost:8765")));
        assert!(asked("[::1]:8765", Some("http://[::1]:8765")));
        assert!(asked("localhost", None));
    }

    #[test]
    fn other_sites_and_rebound_names_are_refused() {
        assert!(!asked("127.0.0.1:8765", Some("https://evil.example")));
        assert!(!asked("127.0.0.1:8765", Some("http://127.0.0.1:9999")));
        assert!(!asked("127.0.0.1:8765", Some("null")));
        assert!(!asked("evil.example:8765", Some("http://evil.example:8765")));
        assert!(!asked("evil.example", None));
    }
}
