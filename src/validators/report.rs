//! A verdict as JSON, for `beian field --json`; the sentences are rendered by whoever asks.

use serde_json::{Map, Value, json};

use super::Verdict;
use super::site_name::Hit;
use super::site_names::Reading;
use crate::text::{Arg, Fault, Phrase};

/// `{"ok", "value", "warnings": [{"code", "args", "text"}], "fault", "args", "text"}`. `value` is null
/// when refused; `fault` and `text` are null and `args` empty when accepted. `say` renders a phrase.
pub fn json(verdict: &Verdict, say: &dyn Fn(&Phrase) -> String) -> Value {
    match verdict {
        Ok(accepted) => json!({
            "ok": true,
            "value": accepted.value,
            "warnings": accepted.warnings.iter().map(|fault| told(fault, say)).collect::<Vec<_>>(),
            "fault": null,
            "args": {},
            "text": null,
        }),
        Err(fault) => json!({
            "ok": false,
            "value": null,
            "warnings": [],
            "fault": fault.code,
            "args": args(fault, say),
            "text": say(&fault.phrase()),
        }),
    }
}

/// `[{"name", "hits": [{"code", "args", "text", "severity", "spans", "source", "as_of"}]}]`: every name of a reply with
/// all that speaks against it; spans are characters counted from 0, from the first to the one after the last.
pub fn names(readings: &[Reading], say: &dyn Fn(&Phrase) -> String) -> Value {
    let hit = |hit: &Hit| {
        let mut told = told(&hit.fault, say);
        told["severity"] = json!(hit.severity.to_string());
        told["spans"] = json!(hit.spans);
        told["source"] = json!(hit.source);
        told["as_of"] = json!(hit.as_of.to_string());
        told
    };
    let names = readings
        .iter()
        .map(|reading| json!({ "name": reading.name, "hits": reading.hits.iter().map(hit).collect::<Vec<_>>() }));
    names.collect()
}

fn told(fault: &Fault, say: &dyn Fn(&Phrase) -> String) -> Value {
    json!({ "code": fault.code, "args": args(fault, say), "text": say(&fault.phrase()) })
}

fn args(fault: &Fault, say: &dyn Fn(&Phrase) -> String) -> Map<String, Value> {
    fault.args.iter().map(|(name, arg)| (name.to_owned(), value(arg, say))).collect()
}

fn value(arg: &Arg, say: &dyn Fn(&Phrase) -> String) -> Value {
    match arg {
        Arg::Text(text) | Arg::Code(text) => json!(text),
        Arg::Num(number) => json!(number),
        Arg::Day(day) => json!(day.to_string()),
        Arg::Moment(moment) => json!(moment.to_rfc3339()),
        Arg::Phrase(phrase) => json!(say(phrase)),
        Arg::List(phrases) => json!(phrases.iter().map(say).collect::<Vec<_>>()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Accepted;
    use super::*;

    #[test]
    fn both_outcomes_have_the_same_keys() {
        let say = |phrase: &Phrase| phrase.key.clone();
        let good = json(&Ok(Accepted { value: "云帆笔记".into(), warnings: vec![Fault::new("w")] }), &say);
        let words = vec![Phrase::new("a"), Phrase::new("b")];
        let bad = json(&Err(Fault::new("id_length").with("have", 17_i64).with("words", words)), &say);
        let keys = |v: &Value| v.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
        assert_eq!(keys(&good), keys(&bad));
        assert_eq!(good["warnings"][0]["text"], "fault-w");
        assert_eq!(bad["fault"], "id_length");
        assert_eq!(bad["args"], json!({"have": 17, "words": ["a", "b"]}));
        assert_eq!(bad["text"], "fault-id_length");
    }
}
