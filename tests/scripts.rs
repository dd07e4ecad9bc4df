//! Conversations as plain text: `tests/scripts/*.txt`, played against the pure dialogue in microseconds.
//!
//! ```text
//! # What it is about.
//! @ rules small            the small rulebook of the tests (default), or: rules real
//! @ desk on                with a review group (default: off); @ topics off: it has no topics
//! @ lang zh                the filer's client
//! > text                   the filer writes; `> /start` a command
//! > photo good             a picture: good, large, small, shrunk, dark, pdf, front, back, licence, `sharpness N`, `again` (the one
//!                          before); `front+name=林晓帆+id_number=…`: with what was read on it; `> file heic`: one that can't be
//!                          measured
//! > album good good        several at once
//! > sticker                anything else: sticker, voice, location, contact +86…, mycontact +86…
//! > edit N text            edits the filer's Nth message; `> reply ITEM text`: replies to the question for an item
//! > answer text            replies to a reviewer's word
//! > forward text           a forwarded text, or command; `> long 4000`: as many characters
//! * verb arg               taps the newest button with that verb and argument (`*` is enough for either)
//! *old verb arg            taps the oldest such button ever shown
//! desk* verb arg           a reviewer taps in the group; `desk2*`: another reviewer
//! stranger* verb arg       somebody who is no member of the group taps there
//! desk> text               a reviewer replies to the filing's card
//! desk>> text              a reviewer writes without replying; `group> text`: somebody in another group
//! wait 24h                 time passes (s, h, d), wake-up by wake-up
//! down 30d                 the bot was away so long, or its clock was set forward; `down -5h`: it was set back
//! ! reachable no           Telegram could not deliver; ! reachable yes
//! ! added                  somebody puts the bot into another group; ! added to desk: into the reviewers'
//! ! hold, ! release        pictures are measured only from here on; ! lost: they never are
//! looked dns a.cn        the newest look outside has ended: `dns no|NAMES`, `rdap no|DAY REGISTRAR`,
//!                        `footer NUMBERS link`, or `unknown` (with `@ looks on`)
//! ! rules later            the bot goes on with changed rules (see `LATER` in the player); ! rules again: the same anew
//! < keys                   what came back, in order
//! ```
//! `READ=en` (or `zh`) with `SCRIPT=name` and `--nocapture` prints the conversation as its reader sees it.
//! A failing script prints a line diff; `UPDATE_SCRIPTS=1 cargo test --test scripts` accepts what came.

#![expect(unreachable_pub, reason = "the player is read as if it were a library")]

mod talk;

use std::fs;
use std::path::{Path, PathBuf};

use talk::Player;

#[test]
fn every_conversation_goes_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let only = std::env::var("SCRIPT").ok();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).expect("the folder of scripts").map(|e| e.expect("a file").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    assert!(paths.len() >= 20, "scripts are missing: {} found", paths.len());
    let mut failed = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| !name.contains(only.as_str())) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a script");
        // One that goes wrong does not hide the others.
        let Ok(played) = std::panic::catch_unwind(|| play(&text)) else {
            failed.push(format!("{name}: stopped, see above"));
            continue;
        };
        if let Some(lost) = played.lines().find(|l| l.contains("(no such button")) {
            failed.push(format!("{name}: {lost}"));
        }
        if played == text {
            continue;
        }
        if std::env::var_os("UPDATE_SCRIPTS").is_some() {
            fs::write(&path, &played).expect("the script can be written");
        } else {
            failed.push(format!("{name}:\n{}", difference(&text, &played)));
        }
    }
    assert!(
        failed.is_empty(),
        "{}\nTo accept the new output: UPDATE_SCRIPTS=1 cargo test --test scripts",
        failed.join("\n")
    );
}

/// What was read on a picture is a check and an offer: where it agrees, everything goes as if nobody had read.
#[test]
fn a_reading_that_agrees_changes_nothing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts/real_individual_zhejiang.txt");
    let text = fs::read_to_string(path).expect("a script");
    let with = |front: &str, back: &str| {
        let text = text.replacen("> photo good", &format!("> photo good{front}"), 1);
        let (before, after) = text.rsplit_once("> photo good\n").expect("a second picture");
        play(&format!("{before}> photo good{back}\n{after}"))
    };
    let without = |played: &str| played.lines().filter(|l| !l.starts_with("> photo")).collect::<Vec<_>>().join("\n");
    let unread = without(&with("", ""));
    let agreeing = with("+name=林晓帆+id_number=330106199003070217", "+validity=2019-05-06/2039-05-06");
    assert_eq!(without(&agreeing), unread);
    let other = with("+name=周知遥+id_number=330106199506123034", "");
    assert_ne!(without(&other), unread, "one that differs is told");
}

/// The script with what really came back in place of its `<` lines.
fn play(text: &str) -> String {
    let mut player = Player::of_script(text);
    let mut out = String::new();
    for line in text.lines().filter(|l| !l.starts_with('<')) {
        out.push_str(line);
        out.push('\n');
        for said in player.line(line) {
            out.push_str("< ");
            out.push_str(&said);
            out.push('\n');
        }
    }
    player.finish();
    out
}

/// The first lines that differ, with some lines around them.
fn difference(want: &str, have: &str) -> String {
    let want: Vec<&str> = want.lines().collect();
    let have: Vec<&str> = have.lines().collect();
    let first = want.iter().zip(&have).take_while(|(w, h)| w == h).count();
    let mut out = String::new();
    for line in want.iter().skip(first.saturating_sub(4)).take(4.min(first)) {
        out.push_str(&format!("    {line}\n"));
    }
    for line in want.iter().skip(first).take(8) {
        out.push_str(&format!("  - {line}\n"));
    }
    for line in have.iter().skip(first).take(8) {
        out.push_str(&format!("  + {line}\n"));
    }
    out
}
