//! The page's files, held inside the program.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::sim::words::Words;
use crate::text::Lang;

/// Everything in `src/sim/page/`: plain HTML, CSS and ES modules.
#[derive(RustEmbed)]
#[folder = "src/sim/page/"]
struct Files;

/// The page itself, with the few words that are needed before its script runs.
pub(super) async fn index(headers: HeaderMap) -> Response {
    let Some(file) = Files::get("index.html") else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = Lang::from_client(wish);
    let mut html = String::from_utf8_lossy(&file.data).replace("{{lang}}", lang.tag());
    for (key, word) in Words::builtin().all(lang) {
        html = html.replace(&format!("{{{{{key}}}}}"), &escaped(word));
    }
    ([(header::CACHE_CONTROL, "no-store")], Html(html)).into_response()
}

/// One file of the page by its name.
pub(super) async fn file(Path(name): Path<String>) -> Response {
    let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match Files::get(&name) {
        // A newer program must not meet the scripts of an older one.
        Some(file) => ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], file.data.into_owned())
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> String {
        String::from_utf8(Files::get(name).expect("a file").data.into_owned()).expect("text")
    }

    /// Every key that the page names must have its words, and every word must be named by the page.
    #[test]
    fn page_and_words_fit() {
        let words = Words::builtin();
        let keys: Vec<&str> = words.all(Lang::En).map(|(key, _)| key).filter(|key| key.starts_with("page-")).collect();
        let all: String = Files::iter().filter(|name| !name.ends_with("css")).map(|name| text(&name)).collect();
        let named = regex::Regex::new(r#"["`{]{1,2}(page-[a-z-]*[a-z])["`}]"#).expect("a pattern");
        for found in named.captures_iter(&all) {
            let key = &found[1];
            // `page-skip-hour` stands for its `-long` twin too; `page-tab-${side}` is made of parts.
            assert!(keys.contains(&key), "the page names {key}, which has no words");
        }
        let made_of_parts = ["page-service-", "page-theme-", "page-tab-", "page-pane-", "page-skip-", "page-picture-"];
        for key in keys {
            let used =
                all.contains(key) || made_of_parts.iter().any(|part| key.starts_with(part)) || key == "page-group-name";
            assert!(used, "{key} is used by nobody");
        }
    }

    #[test]
    fn nothing_comes_from_elsewhere_and_nothing_is_inline() {
        let outside =
            regex::Regex::new(r#"(src|href|url\(|import|from)\s*[=(]?\s*["']?(https?:)?//"#).expect("a pattern");
        for name in Files::iter() {
            let text = text(&name);
            assert!(!outside.is_match(&text), "{name} loads something from elsewhere");
        }
        let html = text("index.html");
        assert!(
            !html.contains("style=") && !html.contains("onclick") && !html.contains("<style"),
            "inline code in the page"
        );
        assert_eq!(html.matches("<script").count(), html.matches("<script type=\"module\" src=").count());
    }
}
