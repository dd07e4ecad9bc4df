//! A name with the parts marked that speak against it, and words that a text puts in quotation marks.

use crate::rulebook::names::Span;
use crate::text::{Arg, Phrase};

/// A longer name is shown by its beginning, in characters.
const MARKED_CHARS_MAX: usize = 40;
/// Marks in one name; phrases can't stand in each other without end.
const MARKS_MAX: usize = 4;
/// A word that somebody quotes is short, in characters.
const QUOTED_CHARS_MAX: usize = 12;
/// Quotation marks, opening and closing.
const QUOTES: [(char, char); 7] =
    [('“', '”'), ('「', '」'), ('『', '』'), ('《', '》'), ('‘', '’'), ('"', '"'), ('【', '】')];

/// The name with these parts in bold.
pub(super) fn marked(name: &str, spans: &[Span]) -> Phrase {
    let chars: Vec<char> = name.chars().collect();
    let shown = chars.len().min(MARKED_CHARS_MAX);
    let cut = if shown < chars.len() { "…" } else { "" };
    let text = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
    let mut marks: Vec<Span> = Vec::new();
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    for (from, to) in sorted.into_iter().filter(|(from, _)| *from < shown).map(|(from, to)| (from, to.min(shown))) {
        match marks.last_mut().filter(|last| from <= last.1) {
            Some(last) => last.1 = last.1.max(to),
            None => marks.push((from, to)),
        }
    }
    marks.truncate(MARKS_MAX);
    let end = marks.last().map_or(0, |last| last.1);
    let mut rest = Arg::Text(format!("{}{cut}", text(end, shown)));
    for (at, (from, to)) in marks.iter().enumerate().rev() {
        let before = if at == 0 { 0 } else { marks[at - 1].1 };
        let phrase = Phrase::new("names-part")
            .with("before", text(before, *from))
            .with("hit", text(*from, *to))
            .with("after", rest);
        rest = Arg::Phrase(Box::new(phrase));
    }
    match rest {
        Arg::Phrase(phrase) => *phrase,
        plain @ (Arg::Text(_) | Arg::Code(_) | Arg::Num(_) | Arg::Day(_) | Arg::Moment(_) | Arg::List(_)) => {
            Phrase::new("value-text").with("text", plain)
        }
    }
}

/// The short words that a text quotes, each once.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (open, close) in QUOTES {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((word, behind)) = after.split_once(close) else {
                break;
            };
            let word = word.trim();
            if (1..=QUOTED_CHARS_MAX).contains(&word.chars().count()) && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
            rest = behind;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, Reader, Speech};

    #[test]
    fn overlapping_parts_are_one_mark() {
        let speech = Speech::builtin();
        let html = |name: &str, spans: &[Span]| speech.html(&marked(name, spans), Lang::Zh, Reader::default());
        assert_eq!(html("云帆博客官网", &[(4, 6), (2, 4)]), "云帆<b>博客官网</b>");
        assert_eq!(html("中国云帆<新闻>网", &[(0, 2), (5, 7)]), "<b>中国</b>云帆&lt;<b>新闻</b>&gt;网");
        assert_eq!(html("云帆笔记", &[]), "云帆笔记");
        let long = "云".repeat(60);
        let many: Vec<Span> = (0..30).map(|at| (at * 2, at * 2 + 1)).collect();
        assert_eq!(html(&long, &many).matches("<b>").count(), MARKS_MAX);
        assert!(html(&long, &many).ends_with('…'));
    }

    #[test]
    fn quoted_words_are_found() {
        assert_eq!(quoted("名称中“随想”及「平台」不得使用，\"随想\"请修改"), ["随想", "平台"]);
        assert!(quoted("名称不合格，“").is_empty());
    }
}
