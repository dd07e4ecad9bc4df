//! Reading a file of the law: every fault of it at once, with its line and what to do about it.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, Error};

/// More faults than this in one file say nothing new.
const FAULTS_PER_FILE_MAX: usize = 50;

/// One thing wrong with the law's data, for the person who edits it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataFault {
    /// The file inside the rulebook: `provinces/33.toml`.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// The key or the entry: `lr`, `refusal R06`.
    pub key: String,
    /// What is wrong.
    pub what: String,
    /// What to do now.
    pub remedy: String,
}

impl fmt::Display for DataFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: {} ({})", self.key, self.what, self.remedy)
    }
}

/// Reads `text` as `T`. A faulty entry is reported, set aside, and the reading goes on without it,
/// so that one run shows all there is to mend.
pub(crate) fn read<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, Vec<DataFault>> {
    let (root, broken) = DeTable::parse_recoverable(text);
    if !broken.is_empty() {
        return Err(broken
            .iter()
            .take(FAULTS_PER_FILE_MAX)
            .map(|e| fault(file, text, e, "mend the TOML: quotes, brackets, one `=` a line"))
            .collect());
    }
    let mut faults = Vec::new();
    let mut removed = BTreeSet::new();
    let mut rest = root;
    loop {
        let error = match T::deserialize(Deserializer::from(rest.clone())) {
            Ok(value) if faults.is_empty() => return Ok(value),
            Ok(_) => return Err(faults),
            Err(error) => error,
        };
        // What was set aside is of course missing afterwards: that is no second fault.
        let start = error.span().map_or(0, |span| span.start);
        let is_scar =
            |(at, name): &(usize, String)| *at == start && error.message().contains(&format!("missing field `{name}`"));
        if !removed.iter().any(is_scar) {
            faults.push(fault(file, text, &error, "use the names and words of the neighbouring entries"));
        }
        let Some(span) = error.span() else {
            return Err(faults);
        };
        let whole = rest.span().start;
        let full = faults.len() >= FAULTS_PER_FILE_MAX;
        if full || !set_aside(rest.get_mut(), whole, span.start, &mut removed) {
            return Err(faults);
        }
    }
}

/// The line, from 1, of the first line of `text` that holds `needle`.
pub(crate) fn line_of(text: &str, needle: &str) -> Option<usize> {
    text.lines().position(|line| line.contains(needle)).map(|n| n + 1)
}

fn fault(file: &str, text: &str, error: &Error, remedy: &str) -> DataFault {
    let at = error.span().map(|span| span.start.min(text.len()));
    let line = at.map(|at| text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1);
    let shown = line.and_then(|n| text.lines().nth(n - 1)).unwrap_or_default();
    DataFault {
        file: file.to_owned(),
        line,
        key: shown.split('=').next().unwrap_or_default().trim().to_owned(),
        what: error.message().to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// What was set aside: the byte at which its table begins, and its name.
type Removed = BTreeSet<(usize, String)>;

/// Removes the innermost entry of `table`, which begins at `start`, that covers the byte `at`;
/// says whether there was one.
fn set_aside(table: &mut DeTable<'_>, start: usize, at: usize, removed: &mut Removed) -> bool {
    if table.iter_mut().any(|(key, value)| !key.span().contains(&at) && inside(value, at, removed)) {
        return true;
    }
    let covers = table.iter().find(|(key, value)| key.span().contains(&at) || value.span().contains(&at));
    let Some(key) = covers.map(|(key, _)| key.clone()) else {
        return false;
    };
    removed.insert((start, key.get_ref().to_string()));
    table.remove(&key).is_some()
}

/// Removes the innermost entry inside of `value` that covers the byte `at`; says whether there was one.
fn inside(value: &mut Spanned<DeValue<'_>>, at: usize, removed: &mut Removed) -> bool {
    let start = value.span().start;
    match value.get_mut() {
        DeValue::Table(table) => set_aside(table, start, at, removed),
        DeValue::Array(items) => {
            if items.iter_mut().any(|item| inside(item, at, removed)) {
                return true;
            }
            let before = items.len();
            *items = items.iter().filter(|item| !item.span().contains(&at)).cloned().collect();
            items.len() < before
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        #[expect(dead_code, reason = "only its type matters here")]
        code: u8,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        #[expect(dead_code, reason = "only its type matters here")]
        name: String,
        entry: Vec<Entry>,
    }

    fn faults(text: &str) -> Vec<(Option<usize>, String)> {
        let found = read::<Sample>("sample.toml", text).expect_err("must be refused");
        found.into_iter().map(|f| (f.line, f.key)).collect()
    }

    #[test]
    fn a_sound_file_is_read() {
        let read: Sample = read("s", "name = \"a\"\n[[entry]]\ncode = 1\n").expect("sound");
        assert_eq!(read.entry.len(), 1);
    }

    #[test]
    fn all_faults_come_at_once_with_their_lines() {
        let text = "name = 3\nextra = 1\n[[entry]]\ncode = \"x\"\n[[entry]]\ncode = 2\nmore = 1\n[[entry]]\n";
        let found = faults(text);
        let lines: Vec<_> = found.iter().filter_map(|(line, _)| *line).collect();
        for line in [1, 2, 4, 7, 8] {
            assert!(lines.contains(&line), "line {line} is missing in {found:?}");
        }
        assert_eq!(found.len(), 5, "{found:?}");
    }

    #[test]
    fn broken_toml_is_one_kind_of_fault() {
        assert_eq!(faults("name = \"a\n")[0].0, Some(1));
    }
}
