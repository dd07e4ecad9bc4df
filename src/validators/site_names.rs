//! Name of the site and up to two spare ones, in one message.
//!
//! One a line, or separated by 、 comma, semicolon, slash or spaces; numbers and labels before them are taken off.
//! Each must pass as a name; the first wish stays first. Normal form: one a line.

use super::site_name::Hit;
use super::{Context, Validator, Verdict, clean, site_name};
use crate::text::{Arg, Fault};

pub(super) const SITE_NAMES: Validator = Validator {
    name: "site_names",
    rule: "name of a site and up to two spare ones",
    check,
    keep: |text| text.lines().map(site_name::normal).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("\n"),
    good: &[
        "云帆笔记",
        "云帆笔记\n远山笔记\n晚风笔记",
        "云帆笔记、远山笔记，晚风笔记",
        "1. 云帆笔记\n2. 远山笔记",
        "1、云帆笔记 2、远山笔记 3、晚风笔记",
        "首选：云帆笔记；备选：远山笔记",
    ],
    bad: &[
        ("", "empty"),
        ("、、", "empty"),
        ("云帆笔记\n云帆", "site_name_short"),
        ("云帆笔记、云帆笔记", "site_names_same"),
        ("ABC云帆笔记、abc云帆笔记", "site_names_same"),
        ("甲乙丙、丁戊己、庚辛壬、子丑寅", "site_names_many"),
        ("https://example.cn/", "site_name_domain"),
    ],
    sensitive: false,
};

/// The name and two spare ones.
const NAMES_MAX: usize = 3;

/// The shortest name that stands by itself, in characters.
const PART_CHARS_MIN: usize = 3;

/// The longest message that can hold them, in characters.
const CHARS_MAX: usize = 1000;

/// One name of a reply, and everything that speaks against it.
pub struct Reading<'a> {
    /// The name in normal form.
    pub name: String,
    /// The most certain first.
    pub hits: Vec<Hit<'a>>,
}

impl Reading<'_> {
    /// Whether something refuses it.
    pub fn blocked(&self) -> bool {
        self.hits.iter().any(Hit::blocks)
    }
}

/// Every name of a reply with all that speaks against it, the spare ones compared with those before them.
pub fn read<'a>(text: &str, ctx: &Context<'a>) -> Vec<Reading<'a>> {
    let law = ctx.law;
    let mut readings: Vec<Reading> = Vec::new();
    for name in settled(text) {
        let mut hits = site_name::hits(&name, ctx);
        let twin = readings.iter().find(|other| bare(&other.name) == bare(&name));
        if let Some(twin) = twin {
            let same = twin.name.eq_ignore_ascii_case(&name);
            let (code, rule) = if same {
                ("site_names_same", &law.names.form.same)
            } else {
                ("site_names_near", &law.names.form.near)
            };
            let fault = site_name::fault(code, &name).with("other", Arg::Code(clean::quote(&twin.name)));
            hits.push(Hit::of_form(rule, fault, Vec::new()));
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.severity));
        readings.push(Reading { name, hits });
    }
    readings
}

/// A name without what makes no difference to a reviewer: case, signs, 的 and 网 at the end.
fn bare(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric() && *c != '的');
    let kept = kept.collect::<String>().to_lowercase();
    kept.trim_end_matches(['网', '站']).to_owned()
}

fn check(text: &str, ctx: &Context) -> Verdict {
    clean::within(clean::line(text), CHARS_MAX)?;
    let readings = read(text, ctx);
    if readings.is_empty() {
        return Err(Fault::new("empty"));
    }
    if readings.len() > NAMES_MAX {
        return Err(Fault::new("site_names_many").with("have", readings.len()).with("max", NAMES_MAX));
    }
    let names = readings.iter().map(|reading| clean::within(reading.name.clone(), site_name::CHARS_MAX));
    let value = names.collect::<Result<Vec<_>, _>>()?.join("\n");
    site_name::verdict(value, readings.into_iter().flat_map(|reading| reading.hits).collect())
}

/// The names of a message; taken apart until nothing more comes off, so that the normal form stays.
fn settled(text: &str) -> Vec<String> {
    let mut names = pieces(text);
    loop {
        let again = pieces(&names.join("\n"));
        if again.concat().len() >= names.concat().len() {
            return names;
        }
        names = again;
    }
}

/// The names of a message in normal form, not yet judged. Never longer than the message.
fn pieces(text: &str) -> Vec<String> {
    let separators = ['\n', '\r', '、', ',', '，', ';', '；', '/', '／', '|', '｜'];
    if text.contains("://") {
        return vec![site_name::normal(text)];
    }
    let text = without_numbers(text);
    let pieces: Vec<&str> = text.split(separators).map(without_label).collect();
    let pieces = match pieces.as_slice() {
        [one] => by_spaces(one),
        several => several.to_vec(),
    };
    let names = pieces.into_iter().map(site_name::normal);
    names.filter(|name| !name.is_empty()).collect()
}

/// "云帆笔记 远山笔记": spaces alone separate names when each part could be one by itself.
fn by_spaces(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let whole = |part: &&str| part.chars().count() >= PART_CHARS_MIN && part.chars().all(clean::is_han);
    if parts.len() > 1 && parts.iter().all(whole) { parts } else { vec![line] }
}

/// Turns "1." "2、" "(3)" "①" at the start or after a space into a line break.
fn without_numbers(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let fresh = before.is_none_or(|c| c.is_whitespace() || "、，,;；".contains(*c));
        let fresh = fresh || before.is_some_and(|c| clean::is_han(*c)) && is_inner_number(&chars, at);
        match fresh.then(|| number_length(&chars, at)).flatten() {
            Some(length) => {
                out.push('\n');
                at += length;
            }
            None => {
                out.push(*c);
                at += 1;
            }
        }
    }
    out
}

/// "…笔记2.远山…": a digit with a dot or bracket between two Chinese characters.
fn is_inner_number(chars: &[char], at: usize) -> bool {
    let digit = chars.get(at).is_some_and(|c| ('1'..='3').contains(c));
    let mark = chars.get(at + 1).is_some_and(|c| ".．)）".contains(*c));
    digit && mark && chars.get(at + 2).is_some_and(|c| clean::is_han(*c))
}

/// How many characters a list number at this place takes, none if there is none.
fn number_length(chars: &[char], at: usize) -> Option<usize> {
    let is_number = |c: Option<&char>| c.is_some_and(|c| "123１２３一二三".contains(*c));
    let first = chars.get(at)?;
    if ('①'..='③').contains(first) {
        return Some(1);
    }
    if "(（".contains(*first) {
        let closed = chars.get(at + 2).is_some_and(|c| ")）".contains(*c));
        return (is_number(chars.get(at + 1)) && closed).then_some(3);
    }
    let mark = chars.get(at + 1).is_some_and(|c| ".．、)）:：".contains(*c));
    (is_number(Some(first)) && mark).then_some(2)
}

/// "备选：云帆笔记" without the label.
fn without_label(piece: &str) -> &str {
    piece.rsplit([':', '：']).next().unwrap_or(piece)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Desk, codes};

    #[test]
    fn spare_names_are_held_against_the_others() {
        let mut desk = Desk::default();
        desk.organisation = Some(false);
        assert_eq!(codes(&desk.accept("site_names", "云帆笔记、远山手记、云帆的笔记网")), ["site_names_near"]);
        assert_eq!(desk.fault("site_names", "远山手记、云帆笔记、云帆博客"), "site_name_individual");
        assert!(codes(&desk.accept("site_names", "云帆笔记、远山手记、晚风随笔")).is_empty());
    }

    #[test]
    fn one_a_line_without_numbers_and_labels() {
        let desk = Desk::default();
        for typed in [
            "云帆笔记、远山笔记",
            "1、云帆笔记 2、远山笔记",
            "首选：云帆笔记；备选：远山笔记",
            "云帆笔记 远山笔记",
            "云帆笔记/远山笔记",
            "1.云帆笔记2.远山笔记",
            "① 云帆笔记\n② 远山笔记",
            "（1）云帆笔记\r\n（2）《远山笔记》",
        ] {
            assert_eq!(desk.accept("site_names", typed).value, "云帆笔记\n远山笔记", "{typed}");
        }
    }
}
