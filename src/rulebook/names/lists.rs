//! One list of words that speak against a name, and where in a name they stand.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Deserialize;

use super::super::rule::{Basis, Confidence, Severity, day};

/// Whom a rule concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Every subject.
    Any,
    /// Persons.
    Individual,
    /// Units.
    Organisation,
}

impl Who {
    /// Whether the rule concerns such a subject; `organisation` is none while that is unknown,
    /// and then every rule may concern it.
    pub fn concerns(self, organisation: Option<bool>) -> bool {
        match self {
            Who::Any => true,
            Who::Individual => organisation != Some(true),
            Who::Organisation => organisation != Some(false),
        }
    }
}

/// Which text a list looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// The name of a site.
    #[default]
    Name,
    /// The remark.
    Remark,
    /// Either.
    Both,
}

/// Where in a name a word must stand to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Anywhere.
    Anywhere,
    /// At the start.
    Start,
    /// It ends a name of a few characters at the start: 石桥村….
    StartEnding,
    /// The name is made of words of the list alone.
    Alone,
    /// Any Latin letter counts; the list has no words.
    Latin,
    /// Any digit counts; the list has no words.
    Digits,
}

/// Words that are data elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsFrom {
    /// Provinces and cities, by their full names and their short ones.
    Places,
}

/// Characters of a name, counted from 0: from the first to the one after the last.
pub type Span = (usize, usize);

/// What may excuse a word.
pub struct Excuses<'a> {
    /// The unit's registered name.
    pub own: Option<&'a str>,
    /// Words for which an approval was named.
    pub approved: &'a dyn Fn(&str) -> bool,
    /// The names of places.
    pub places: &'a BTreeSet<String>,
}

/// Between which characters a word must begin to end a name of a place at the start.
const ENDING_FROM: usize = 2;
const ENDING_TO: usize = 4;

/// One list of words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Its name, unique in the file.
    pub id: String,
    /// The code of the fault that a hit gives.
    pub fault: String,
    /// What a hit does.
    pub severity: Severity,
    /// Whom it concerns.
    pub subject: Who,
    /// Provinces, two digits each; none for everywhere.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// The text it looks at.
    #[serde(default)]
    pub text: Text,
    /// Where a word must stand.
    pub place: Place,
    /// Whether a word inside the unit's own registered name is forgiven.
    pub own_name: bool,
    /// Whether state bodies are only warned.
    #[serde(default)]
    pub state: bool,
    /// Whether a word is forgiven once an approval of its field was named.
    #[serde(default)]
    pub approval: bool,
    /// A name that holds one of these is forgiven.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The words.
    #[serde(default)]
    pub words: Vec<String>,
    /// Further words, from another file.
    #[serde(default)]
    pub words_from: Option<WordsFrom>,
    /// Of those: words that mean something else as well, and don't count.
    #[serde(default)]
    pub but: Vec<String>,
    /// Who says so.
    pub source: String,
    /// The day on which the source said so, as near as is known.
    #[serde(deserialize_with = "day")]
    pub as_of: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
}

impl WordList {
    /// Where the words of this list stand in a text, from the left; what is excused left out.
    pub fn spans(&self, text: &str, excuses: &Excuses) -> Vec<Span> {
        if self.unless.iter().any(|word| text.contains(word.as_str())) {
            return Vec::new();
        }
        let chars: Vec<char> = text.chars().collect();
        let mut spans = match self.place {
            Place::Latin => runs(&chars, |c| c.is_ascii_alphabetic()),
            Place::Digits => runs(&chars, |c| c.is_ascii_digit()),
            Place::Anywhere | Place::Start | Place::StartEnding | Place::Alone => self.worded(text, excuses),
        };
        let forgiven = |span: &Span| {
            let word: String = chars[span.0..span.1].iter().collect();
            let own = self.own_name && excuses.own.is_some_and(|own| own.contains(&word));
            own || self.approval && (excuses.approved)(&word)
        };
        spans.retain(|span| !forgiven(span));
        if self.place == Place::Alone {
            // Only the whole counts; a unit's own word in it makes it more than common words.
            let bare = chars.iter().filter(|c| c.is_alphanumeric()).count();
            let covered = covered(&chars, &spans);
            return if bare > 0 && covered == bare { vec![(0, chars.len())] } else { Vec::new() };
        }
        let whole = |span: &Span| !spans.iter().any(|o| o != span && o.0 <= span.0 && span.1 <= o.1);
        spans.iter().copied().filter(whole).collect()
    }

    fn worded(&self, text: &str, excuses: &Excuses) -> Vec<Span> {
        let begins: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let place = |at: usize| begins.partition_point(|begin| *begin < at);
        let mut spans = Vec::new();
        for word in self.words.iter().filter(|word| !word.is_empty()) {
            spans.extend(text.match_indices(word.as_str()).map(|(at, _)| (place(at), place(at + word.len()))));
        }
        if self.words_from == Some(WordsFrom::Places) {
            let names = |word: &str| excuses.places.contains(word) && !self.but.iter().any(|but| but == word);
            for from in 0..begins.len() {
                let ends = from + PLACE_CHARS_MIN..begins.len().min(from + PLACE_CHARS_MAX + 1);
                spans.extend(ends.filter(|to| names(&text[begins[from]..begins[*to]])).map(|to| (from, to)));
            }
        }
        spans.retain(|(from, _)| match self.place {
            Place::Start => *from == 0,
            Place::StartEnding => (ENDING_FROM..=ENDING_TO).contains(from),
            Place::Anywhere | Place::Alone | Place::Latin | Place::Digits => true,
        });
        spans.sort_unstable();
        spans
    }

    /// Whether the list looks at names.
    pub fn of_names(&self) -> bool {
        self.text != Text::Remark
    }

    /// Whether the list looks at remarks.
    pub fn of_remarks(&self) -> bool {
        self.text != Text::Name
    }

    /// Whether the list is one of this province's; an unknown province has only those for everywhere.
    pub fn concerns_province(&self, province: Option<&str>) -> bool {
        let here = |here: &str| self.provinces.iter().any(|p| p == here);
        self.provinces.is_empty() || province.is_some_and(here)
    }

    /// Its basis.
    pub fn basis(&self) -> Basis {
        Basis { source: self.source.clone(), as_of: self.as_of, confidence: self.confidence, severity: self.severity }
    }

    /// What is wrong with the list, and what to do: nothing if it is sound.
    pub(super) fn mistakes(&self) -> Vec<(&'static str, &'static str)> {
        let known: BTreeSet<&String> = self.words.iter().collect();
        let two_digits = |p: &String| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit());
        let wordless = matches!(self.place, Place::Latin | Place::Digits);
        let none = self.words.is_empty() && self.words_from.is_none();
        let mut all = self.words.iter().chain(&self.unless).chain(&self.but);
        let mistakes = [
            (
                self.severity == Severity::Block && self.confidence != Confidence::High,
                ("only what is sure may block", "use severity = \"warn\""),
            ),
            (wordless != none, ("words are missing, or stand in a list of letters or digits", "add or remove them")),
            (
                all.any(|word| word.trim().is_empty() || word.trim() != word),
                ("a word is empty or has spaces around it", "remove them"),
            ),
            (known.len() != self.words.len(), ("a word is there twice", "remove one")),
            (!self.provinces.iter().all(two_digits), ("a province is not two digits", "write it as \"33\"")),
        ];
        mistakes.into_iter().filter_map(|(is, mistake)| is.then_some(mistake)).collect()
    }
}

/// The shortest and the longest name of a place that is looked for, in characters.
const PLACE_CHARS_MIN: usize = 2;
const PLACE_CHARS_MAX: usize = 11;

/// Runs of characters of one sort.
fn runs(chars: &[char], is: impl Fn(&char) -> bool) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| is(c)) {
        match spans.last_mut().filter(|last| last.1 == at) {
            Some(last) => last.1 = at + 1,
            None => spans.push((at, at + 1)),
        }
    }
    spans
}

/// How many letters, digits and Chinese characters from the left can be laid out with these words, end to end.
fn covered(chars: &[char], spans: &[Span]) -> usize {
    let mut reached = vec![false; chars.len() + 1];
    reached[0] = true;
    for at in 0..chars.len() {
        if !reached[at] {
            continue;
        }
        if !chars[at].is_alphanumeric() {
            reached[at + 1] = true;
        }
        for span in spans.iter().filter(|span| span.0 == at) {
            reached[span.1] = true;
        }
    }
    let end = reached.iter().rposition(|reached| *reached).unwrap_or(0);
    chars[..end].iter().filter(|c| c.is_alphanumeric()).count()
}
