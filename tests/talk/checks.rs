//! What holds after every step, and how a message is written down.

use beian::dialogue::event::Event;
use beian::dialogue::{Content, Effect, Show, Stepped, World, step};
use beian::text::{Arg, CAPTION_CHARS_MAX, Lang, Phrase, Reader, TEXT_CHARS_MAX, html};
use chrono::{DateTime, Utc};

use super::{Player, speech};

impl Player {
    /// The step on what it asked for does what it would do on everything, and says only what can be said.
    pub(super) fn check_step(&self, event: &Event, before: &World, stepped: &Stepped) {
        let full = step(self.rules, &self.world, event, self.now);
        assert!(full.effects == stepped.effects, "a step on a part of the world does something else: {event:?}");
        let mut merged = self.world.clone();
        merged.persons.retain(|id, _| !before.persons.contains_key(id));
        merged.filings.retain(|id, _| !before.filings.contains_key(id));
        merged.persons.extend(stepped.after.persons.clone());
        merged.filings.extend(stepped.after.filings.clone());
        merged.desk = stepped.after.desk.clone();
        assert!(merged.persons == full.after.persons, "persons differ: {event:?}");
        assert!(merged.desk == full.after.desk, "the desk differs: {event:?}");
        let same = merged.filings.keys().eq(full.after.filings.keys())
            && merged.filings.iter().zip(&full.after.filings).all(|((_, a), (_, b))| {
                // A wake-up that lies in the past is moved to now by whoever touches the filing.
                let at = |f: &beian::dialogue::Filing| f.next_wakeup.map(|at| at.max(self.now));
                at(a) == at(b)
                    && beian::dialogue::Filing { next_wakeup: None, ..a.as_ref().clone() }
                        == beian::dialogue::Filing { next_wakeup: None, ..b.as_ref().clone() }
            });
        assert!(same, "filings differ: {event:?}");
        for filing in stepped.after.filings.values() {
            assert!(filing.next_wakeup.is_none_or(|at| at >= self.now), "a wake-up in the past");
        }
        for effect in &stepped.effects {
            if let Effect::Show(show) = effect {
                check_message(show);
            }
        }
    }
}

fn check_message(show: &Show) {
    assert!(!show.content.lines.is_empty() || show.content.media.is_some(), "an empty message");
    let speech = speech();
    for lang in Lang::ALL {
        let mut missing = Vec::new();
        let mut length = 0;
        for line in &show.content.lines {
            missing.extend(speech.missing(&line.phrase, lang));
            length += html::visible(&speech.html(&line.phrase, lang, Reader { zone: &show.zone, now: None })) + 2;
        }
        for button in show.content.buttons.iter().flatten() {
            missing.extend(speech.missing(&button.label, lang));
            assert!(!speech.label(&button.label, lang).is_empty(), "a button without words: {:?}", button.label.key);
        }
        assert!(missing.is_empty(), "{}: {missing:?} in {}", lang.tag(), keys(&show.content));
        let room = if show.content.media.is_some() { CAPTION_CHARS_MAX } else { TEXT_CHARS_MAX };
        assert!(length <= room, "{length} characters in {}: {}", lang.tag(), keys(&show.content));
    }
    let rows = &show.content.buttons;
    assert!(rows.iter().all(|row| row.len() <= 8) && rows.iter().flatten().count() <= 100, "too many buttons");
}

/// What a message says, as keys: frames are looked through, help and progress left out.
pub fn keys(content: &Content) -> String {
    let mut keys: Vec<String> = Vec::new();
    if content.media.is_some() {
        keys.push("[media]".to_owned());
    }
    for line in &content.lines {
        let phrase = inner(&line.phrase);
        let key = phrase.key.as_str();
        let quiet = key.ends_with(".help") || key.ends_with(".help_org") || key == "frame-example";
        let small = key == "frame-progress" || key.starts_with("summary-") && key != "summary-title";
        if !quiet && !small {
            keys.push(phrase.key.clone());
        }
    }
    keys.dedup();
    keys.join(" ")
}

fn inner(phrase: &Phrase) -> &Phrase {
    match phrase.args.get("text") {
        Some(Arg::Phrase(inner)) if phrase.key.starts_with("frame-") || phrase.key.starts_with("needs-row") => inner,
        _ => phrase,
    }
}

/// A message as its reader sees it.
pub fn read_aloud(show: &Show, lang: Lang, now: DateTime<Utc>) {
    let speech = speech();
    let reader = Reader { zone: &show.zone, now: Some(now) };
    let text = html::plain(&speech.content(&show.content, lang, reader, false));
    let buttons: Vec<String> = show
        .content
        .buttons
        .iter()
        .map(|row| row.iter().map(|b| format!("[{}]", speech.label(&b.label, lang))).collect::<Vec<_>>().join(" "))
        .collect();
    aloud(&format!("--- {:?} {}\n{text}\n{}", show.place, show.chat, buttons.join("\n")));
}

/// To be read in the terminal, beside the test's own output.
pub fn aloud(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{text}");
}
