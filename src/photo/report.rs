//! The pure half of `beian photo FILE --as KIND`: what is printed, and the exit code.

use serde_json::{Map, Value, json};

use super::{Mark, inspect};
use crate::rulebook::photos::{Facts, Frame, Judgement, PhotoKind, PhotoLimits, Verdict, frames, judge};
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

    /// `{"verdict", "faults": [{"code", "args", "text", "boxes": [[left, top, right, bottom]]}], "facts"}`; the
    /// boxes are shares of the picture, right way up; `text` makes a sentence of a phrase.
    pub fn json(&self, text: impl Fn(&Phrase) -> String) -> Value {
        let faults: Vec<Value> = self.judgement.faults.iter().map(|f| self.fault_json(f, &text)).collect();
        json!({
            "verdict": self.judgement.verdict.id(),
            "faults": faults,
            "facts": self.facts,
        })
    }

    fn fault_json(&self, fault: &Fault, text: &impl Fn(&Phrase) -> String) -> Value {
        let args: Map<String, Value> = fault.args.iter().map(|(name, arg)| (name.to_owned(), arg_json(arg))).collect();
        let shares = |f: Frame| [f.left, f.top, f.right, f.bottom].map(|v| f64::from(v) / 1000.0);
        let boxes: Vec<[f64; 4]> = self.facts.iter().flat_map(|facts| frames(fault, facts)).map(shares).collect();
        json!({ "code": fault.code, "args": args, "text": text(&fault.phrase()), "boxes": boxes })
    }

    /// What to mark on the picture, and the words for it.
    pub fn marks(&self, text: impl Fn(&Phrase) -> String) -> Vec<Mark> {
        let mark = |facts: &Facts, fault: &Fault| Mark { frames: frames(fault, facts), words: text(&fault.phrase()) };
        self.facts.iter().flat_map(|facts| self.judgement.faults.iter().map(|f| mark(facts, f))).collect()
    }

    /// The same for people: the verdict, a line a fault with its place, the figures.
    pub fn lines(&self, text: impl Fn(&Phrase) -> String) -> Vec<String> {
        let mut lines = vec![self.judgement.verdict.id().to_owned()];
        for fault in &self.judgement.faults {
            let place = self.facts.iter().flat_map(|facts| frames(fault, facts)).next();
            let shares = |f: Frame| format!(" [{} {} {} {}]", f.left, f.top, f.right, f.bottom);
            lines.push(format!("{}{}", text(&fault.phrase()), place.map(shares).unwrap_or_default()));
        }
        if let Some(f) = &self.facts {
            lines.extend(figures(f));
        }
        lines
    }
}

fn figures(f: &Facts) -> Vec<String> {
    let file = format!("{} · {} bytes", f.format.extension(), f.bytes);
    if !f.is_picture() {
        return vec![f.pages.map_or(file.clone(), |pages| format!("{file} · pages {pages}"))];
    }
    let outline = f.document.map_or("no outline".to_owned(), |d| {
        let corners: Vec<String> = d.corners.iter().map(|[x, y]| format!("{x},{y}")).collect();
        format!("corners {} · share {} · tilt {} · certainty {}", corners.join(" "), d.share, d.tilt, d.certainty)
    });
    vec![
        format!("{file} · {} × {} · print {} pixels high", f.width, f.height, f.text),
        outline,
        format!(
            "light {} · contrast {} · sharpness {} · shake {} · glare {} · colour {}",
            f.light, f.contrast, f.sharpness, f.shake, f.glare, f.colour
        ),
        format!(
            "even rows {} · rhythm {} · waves {} {} · looks like {:?} ({})",
            f.even_rows, f.rhythm, f.waves, f.waves_beside, f.guess.shows, f.guess.certainty
        ),
    ]
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
