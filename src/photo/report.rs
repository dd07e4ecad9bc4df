//! The pure half of `beian photo FILE --as KIND`: what is printed, and the exit code.

use serde_json::{Map, Value, json};

use super::inspect;
use crate::rulebook::photos::{Facts, Judgement, PhotoKind, PhotoLimits, Verdict, judge};
use crate::text::{Arg, Fault, Phrase};

/// Exit code of an accepted picture, with or without a warning.
pub const EXIT_TAKEN: u8 = 0;

/// Exit code of a refused picture. Wrong usage is 2 and is the command line's.
pub const EXIT_REFUSED: u8 = 1;

/// What is known of one file.
#[derive(Debug, Clone)]
pub struct Report {
    /// The verdict with its reasons.
    pub judgement: Judgement,
    /// What was measured; nothing when the file could not be looked at.
    pub facts: Option<Facts>,
}

/// Inspects and judges a file.
pub fn report(bytes: &[u8], kind: PhotoKind, limits: &PhotoLimits) -> Report {
    match inspect(bytes, kind, limits) {
        Ok(facts) => Report { judgement: judge(&facts, kind, limits), facts: Some(facts) },
        Err(fault) => Report { judgement: Judgement::refused(fault), facts: None },
    }
}

impl Report {
    /// The exit code of the command.
    pub fn exit_code(&self) -> u8 {
        match self.judgement.verdict {
            Verdict::Accept | Verdict::Warn => EXIT_TAKEN,
            Verdict::Refuse => EXIT_REFUSED,
        }
    }

    /// `{"verdict", "faults": [{"code", "args", "text"}], "facts"}`; `text` makes a sentence of a phrase.
    pub fn json(&self, text: impl Fn(&Phrase) -> String) -> Value {
        let faults: Vec<Value> = self.judgement.faults.iter().map(|f| fault_json(f, &text)).collect();
        json!({
            "verdict": self.judgement.verdict.id(),
            "faults": faults,
            "facts": self.facts,
        })
    }

    /// The same for people: the verdict, a line a fault, a line of figures.
    pub fn lines(&self, text: impl Fn(&Phrase) -> String) -> Vec<String> {
        let mut lines = vec![self.judgement.verdict.id().to_owned()];
        lines.extend(self.judgement.faults.iter().map(|fault| text(&fault.phrase())));
        if let Some(f) = &self.facts {
            lines.push(match f.pages {
                Some(pages) => format!("{} · {} bytes · pages {pages}", f.format.extension(), f.bytes),
                None => format!(
                    "{} · {} bytes · {} × {} · light {} · contrast {} · sharpness {} · glare {} · colour {}",
                    f.format.extension(),
                    f.bytes,
                    f.width,
                    f.height,
                    f.light,
                    f.contrast,
                    f.sharpness,
                    f.glare,
                    f.colour
                ),
            });
        }
        lines
    }
}

fn fault_json(fault: &Fault, text: &impl Fn(&Phrase) -> String) -> Value {
    let args: Map<String, Value> = fault.args.iter().map(|(name, arg)| (name.clone(), arg_json(arg))).collect();
    json!({ "code": fault.code, "args": args, "text": text(&fault.phrase()) })
}

fn arg_json(arg: &Arg) -> Value {
    match arg {
        Arg::Text(words) | Arg::Code(words) => json!(words),
        Arg::Num(number) => json!(number),
        Arg::Day(day) => json!(day.to_string()),
        Arg::Moment(moment) => json!(moment.to_rfc3339()),
        Arg::Phrase(phrase) => json!(phrase.key),
        Arg::List(list) => json!(list.iter().map(|phrase| phrase.key.as_str()).collect::<Vec<_>>()),
    }
}
