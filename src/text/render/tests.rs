//! What rendering promises, on small texts of its own.

use chrono::TimeZone;

use super::*;

const EN: &str = r#"
hello = Hello { $name }, you have { $count ->
    [one] { $count } day
   *[other] { $count } days
}.
    .label = <b>Next</b> &amp; on
day = { $day }
list = { $items }
date-day = { $weekday ->
    [5] Fri
   *[other] Day
} { $day } { $month ->
    [10] Oct
   *[other] Month
}{ $this_year ->
    [yes] { "" }
   *[no] { " " }{ $year }
}
date-moment = { $day }, { $time }
list-separator = { ", " }
empty = { "" }
"#;

fn speech() -> Speech {
    Speech::new(&[Source { lang: Lang::En, file: "a.ftl".to_owned(), text: EN.to_owned() }])
}

fn said(phrase: &Phrase) -> String {
    speech().html(phrase, Lang::En, Reader::default())
}

#[test]
fn arguments_are_escaped_and_counted() {
    let phrase = Phrase::new("hello").with("name", "<b>A&B").with("count", 1i64);
    assert_eq!(said(&phrase), "Hello &lt;b&gt;A&amp;B, you have 1 day.");
    let phrase = Phrase::new("hello").with("name", Arg::Code("a<".to_owned())).with("count", 12_345i64);
    assert_eq!(said(&phrase), "Hello <code>a&lt;</code>, you have 12345 days.");
}

#[test]
fn days_and_moments_are_the_readers() {
    let day = NaiveDate::from_ymd_opt(2026, 10, 16).expect("a day");
    assert_eq!(said(&Phrase::new("day").with("day", day)), "Fri 16 Oct 2026");
    let moment = Utc.with_ymd_and_hms(2026, 10, 15, 17, 5, 0).single().expect("a moment");
    let phrase = Phrase::new("day").with("day", moment);
    let at = |zone| Reader { zone, now: None };
    assert_eq!(said(&phrase), "Fri 16 Oct 2026, 01:05");
    assert_eq!(speech().html(&phrase, Lang::En, at("Europe/Berlin")), "Day 15 Oct 2026, 19:05");
    assert_eq!(speech().html(&phrase, Lang::En, at("no such place")), "Fri 16 Oct 2026, 01:05");
}

#[test]
fn the_year_is_told_where_it_is_another_one() {
    let now = Utc.with_ymd_and_hms(2026, 12, 31, 17, 0, 0).single().expect("a moment");
    let phrase = Phrase::new("day").with("day", NaiveDate::from_ymd_opt(2026, 10, 16).expect("a day"));
    for (zone, told) in [("Europe/Berlin", "Fri 16 Oct"), ("Asia/Shanghai", "Fri 16 Oct 2026")] {
        assert_eq!(speech().html(&phrase, Lang::En, Reader { zone, now: Some(now) }), told);
    }
}

#[test]
fn phrases_stand_in_phrases_and_lists() {
    let inner = Phrase::new("hello").with("name", "A&B").with("count", 2i64);
    let list = Phrase::new("list").with("items", vec![inner.clone(), inner]);
    assert_eq!(said(&list), "Hello A&amp;B, you have 2 days., Hello A&amp;B, you have 2 days.");
}

#[test]
fn a_gap_in_the_texts_is_shown_and_named_but_never_a_panic() {
    let speech = speech();
    assert_eq!(said(&Phrase::new("nothing")), "[nothing]");
    assert_eq!(said(&Phrase::new("hello.nothing")), "[hello.nothing]");
    assert_eq!(speech.missing(&Phrase::new("nothing"), Lang::En), ["nothing"]);
    let lacking = Phrase::new("hello").with("count", 1i64);
    assert_eq!(speech.missing(&lacking, Lang::En).len(), 1);
    assert!(speech.html(&lacking, Lang::En, Reader::default()).starts_with("Hello {"));
    assert_eq!(speech.html(&Phrase::new("hello"), Lang::Zh, Reader::default()), "[hello]");
    let mut deep = Phrase::new("list").with("items", "x");
    for _ in 0..40 {
        deep = Phrase::new("list").with("items", deep);
    }
    assert!(!speech.missing(&deep, Lang::En).is_empty());
}

#[test]
fn labels_are_plain_and_short() {
    let speech = speech();
    assert_eq!(speech.label(&Phrase::new("hello.label"), Lang::En), "Next & on");
    let long = Phrase::new("list").with("items", "ab\ncd ".repeat(40));
    assert_eq!(speech.label(&long, Lang::En).chars().count(), LABEL_CHARS_MAX - 1);
    assert!(speech.label(&long, Lang::En).starts_with("ab cd ab") && speech.label(&long, Lang::En).ends_with('…'));
}

#[test]
fn messages_are_lines_within_the_limit() {
    let speech = speech();
    let content = Content::of(Phrase::new("hello.label"))
        .line(Phrase::new("empty"))
        .para(Phrase::new("list").with("items", "x<".repeat(3_000)));
    let text = speech.content(&content, Lang::En, Reader::default(), false);
    assert!(text.starts_with("<b>Next</b> &amp; on\n\nx&lt;x&lt;") && text.ends_with('…'));
    assert_eq!(html::visible(&text), TEXT_CHARS_MAX);
    assert_eq!(html::visible(&speech.content(&content, Lang::En, Reader::default(), true)), CAPTION_CHARS_MAX);
    assert_eq!(html::flaw(&text), None);
    assert_eq!(speech.content(&Content::default(), Lang::En, Reader::default(), false), "");
    assert_eq!(speech.lacks(&content, Lang::En), Vec::<String>::new());
    assert_eq!(speech.lacks(&content.line(Phrase::new("nothing")), Lang::En), ["nothing"]);
}

#[test]
fn keys_name_attributes_too() {
    let speech = speech();
    assert!(speech.has("hello", Lang::En) && speech.has("hello.label", Lang::En));
    assert!(!speech.has("hello.other", Lang::En) && !speech.has("hello", Lang::Zh));
    assert!(speech.keys(Lang::En).contains(&"hello.label"));
}
