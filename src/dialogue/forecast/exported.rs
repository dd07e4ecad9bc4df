//! A filing as `/export` gives it and `beian forecast` reads it: `docs/export.md` explains the shape.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dialogue::state::{Address, Answer, Filing, FilingId, Look, Origin, PhotoKept, SentBack, Value};
use crate::dialogue::{Stage, Time};
use crate::rulebook::Rules;
use crate::text::Fault;

/// The shape's version; another one is not read.
pub const VERSION: u32 = 1;

/// A whole filing.
#[derive(Serialize, Deserialize)]
pub struct Exported {
    /// The shape: [`VERSION`].
    pub version: u32,
    /// The filing's id, in capitals.
    pub filing: String,
    /// Where it stands: an id of `stages.toml`.
    pub stage: String,
    /// When it was begun.
    pub begun: Time,
    /// The rulebook under which it was exported.
    pub rules: String,
    /// Every answer, in the order of its address.
    pub answers: Vec<ExportedAnswer>,
    /// What was sent back and why.
    #[serde(default)]
    pub sent_back: Vec<ExportedBack>,
    /// What was looked up outside, by the row of `looks.toml`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub looks: BTreeMap<String, Look>,
}

/// One item that was sent back.
#[derive(Serialize, Deserialize)]
pub struct ExportedBack {
    /// The part of the filing.
    pub part: String,
    /// Which of several; from 1.
    pub instance: u8,
    /// The item.
    pub item: String,
    /// Reason, note, and whether it was given anew since.
    #[serde(flatten)]
    pub back: SentBack,
}

/// One answer with its address.
#[derive(Serialize, Deserialize)]
pub struct ExportedAnswer {
    /// The part of the filing.
    pub part: String,
    /// Which of several; from 1.
    pub instance: u8,
    /// The item.
    pub item: String,
    /// What the official form calls it; not read.
    #[serde(default)]
    pub label: Option<String>,
    /// Kind and value.
    #[serde(flatten)]
    pub value: ExportedValue,
    /// Where it came from.
    pub origin: Origin,
    /// When it was given.
    pub at: Time,
    /// The rulebook it was judged by.
    pub rules: String,
    /// What it was accepted with.
    #[serde(default)]
    pub warnings: Vec<Fault>,
}

/// What was answered: `kind` and `value`.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum ExportedValue {
    /// Text in its normal form.
    Text(String),
    /// An option.
    Choice(String),
    /// Several options.
    Many(Vec<String>),
    /// Pictures: what was measured of them, not themselves.
    Photos(Vec<PhotoKept>),
    /// Left out.
    Skipped,
    /// Put off.
    Later,
}

impl Exported {
    /// A filing to give away.
    pub fn of(rules: &Rules, filing: &Filing) -> Exported {
        let answer = |(address, answer): (&Address, &Answer)| ExportedAnswer {
            part: address.part.clone(),
            instance: address.instance,
            item: address.item.clone(),
            label: rules.items.get(&address.item).and_then(|item| item.label.clone()),
            value: ExportedValue::of(&answer.value),
            origin: answer.origin,
            at: answer.at,
            rules: answer.rules.clone(),
            warnings: answer.warnings.clone(),
        };
        let back = |(address, back): (&Address, &SentBack)| ExportedBack {
            part: address.part.clone(),
            instance: address.instance,
            item: address.item.clone(),
            back: back.clone(),
        };
        Exported {
            version: VERSION,
            filing: filing.id.0.to_uppercase(),
            stage: filing.stage.id().to_owned(),
            begun: filing.created,
            rules: rules.version.clone(),
            answers: filing.answers.iter().map(answer).collect(),
            sent_back: filing.sent_back.iter().map(back).collect(),
            looks: filing.looks.clone(),
        }
    }

    /// The filing that was exported, for somebody who only looks at it.
    ///
    /// # Errors
    /// What can't be read, in words for the person at the terminal; no answer is quoted.
    pub fn read(json: &str) -> Result<Filing, String> {
        // serde's own words can quote what they stumble over.
        let place =
            |e: serde_json::Error| format!("line {}, column {}: not as /export writes it", e.line(), e.column());
        let versioned: Versioned = serde_json::from_str(json).map_err(place)?;
        if versioned.version != VERSION {
            return Err(format!("version {}: this program reads version {VERSION}", versioned.version));
        }
        let exported: Exported = serde_json::from_str(json).map_err(place)?;
        let mut filing = Filing::new(FilingId(exported.filing.to_lowercase()), 0, exported.begun);
        filing.stage = Stage::of(&exported.stage).ok_or_else(|| "its stage is none of stages.toml".to_owned())?;
        for answer in exported.answers {
            let address = Address { part: answer.part, instance: answer.instance, item: answer.item };
            let value = answer.value.taken();
            let (origin, rules, at, warnings) = (answer.origin, answer.rules, answer.at, answer.warnings);
            filing.answers.insert(address, Answer { value, origin, rules, at, warnings });
        }
        filing.looks = exported.looks;
        for ExportedBack { part, instance, item, back } in exported.sent_back {
            filing.sent_back.insert(Address { part, instance, item }, back);
        }
        Ok(filing)
    }
}

/// The one thing that is read of any version.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl ExportedValue {
    fn of(value: &Value) -> ExportedValue {
        match value {
            Value::Text(text) => ExportedValue::Text(text.clone()),
            Value::Choice(option) => ExportedValue::Choice(option.clone()),
            Value::Many(options) => ExportedValue::Many(options.clone()),
            Value::Photos(photos) => ExportedValue::Photos(photos.clone()),
            Value::Skipped => ExportedValue::Skipped,
            Value::Later => ExportedValue::Later,
        }
    }

    fn taken(self) -> Value {
        match self {
            ExportedValue::Text(text) => Value::Text(text),
            ExportedValue::Choice(option) => Value::Choice(option),
            ExportedValue::Many(options) => Value::Many(options),
            ExportedValue::Photos(photos) => Value::Photos(photos),
            ExportedValue::Skipped => Value::Skipped,
            ExportedValue::Later => Value::Later,
        }
    }
}
