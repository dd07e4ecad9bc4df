//! Whoever knows the law but no Rust: a province's rule, a banned word, a year of holidays and a whole new item, added by
//! files of data and sentences alone, and seen at work on the command line and in a conversation.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use beian::dialogue::{Body, Effect, Event, Happening, Message, World, step};
use beian::rulebook::files::{self, Files};
use beian::rulebook::{Rules, Settings};
use beian::text::{Lang, Reader, Speech, html, sources, sources_with};
use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc, Weekday};

const FILER: i64 = 1001;

/// A note of Tibet's own and a photo that it has not asked so far.
const PROVINCE: &str = r#"
[[note]]
key = "note-prayer-flags"
when = ["org=no"]
source = "PRACTICE"
as_of = "2026-11-24"
confidence = "low"
severity = "warn"
"#;
const HANDHELD: &str =
    r#"handheld = { value = true, source = "PRACTICE", as_of = "2026-11-24", confidence = "low", severity = "warn" }"#;
const LIST: &str = r#"
[[list]]
id = "own_words"
fault = "site_name_individual_more"
severity = "warn"
subject = "individual"
place = "anywhere"
own_name = false
words = ["秘籍"]
source = "用户经历"
as_of = "2026-11-24"
confidence = "low"
"#;
const YEAR: &str = r#"
[[year]]
year = 2028
provisional = false
basis = { source = "HOL", as_of = "2026-11-24", confidence = "high", severity = "info" }
off = [{ from = "2028-05-01", to = "2028-05-05", name = "labour_day" }]
work = [{ day = "2028-05-06", name = "labour_day" }]
"#;
const ITEM: &str = r#"
[[item]]
id = "visitors"
part = "open"
kind = "text"
validator = "count"
when = ["where=starting"]
"#;

/// A rulebook's files as an operator would change them: whole files in the place of the built-in ones, sentences beside.
fn own() -> Files {
    let builtin = files::builtin();
    let mut own = Files::new();
    let mut change = |path: &str, change: &dyn Fn(&str) -> String| {
        own.insert(path.to_owned(), change(&builtin[path]));
    };
    change("provinces/54.toml", &|text| text.replacen("# later", &format!("{HANDHELD}\n\n# later"), 1) + PROVINCE);
    change("places.toml", &|text| {
        text.replacen("\"note-fingerprint\"", "\"note-fingerprint\", \"note-prayer-flags\"", 1)
    });
    change("names.toml", &|text| text.replacen("\n[remark]", &format!("{LIST}\n[remark]"), 1));
    change("holidays.toml", &|text| format!("{text}{YEAR}"));
    change("items.toml", &|text| {
        let second = text.match_indices("[[item]]").nth(1).expect("a second item").0;
        format!("{}{ITEM}\n{}", &text[..second], &text[second..])
    });
    for (lang, question, flags) in [
        ("en", "How many people visit the site in a day?", "Hang no prayer flags over the card."),
        ("zh-Hans", "网站一天大约有多少人看？", "拍证件时不要挡住。"),
    ] {
        let mut text = format!("item-visitors = {question}\nnote-prayer-flags = {flags}\n");
        for attribute in ["label", "help", "why"] {
            text = text.replacen('\n', &format!("\n    .{attribute} = {question}\n"), 1);
        }
        own.insert(format!("locales/{lang}/own.ftl"), text);
    }
    own
}

/// The program with these files as the operator's folder.
fn beian(over: &Files, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in over {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_beian"));
    command.args(arguments).env("BEIAN_RULES", folder.path()).output().expect("the program runs")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn check_finds_no_fault_in_them_and_names_what_is_forgotten() {
    let whole = beian(&own(), &["check"]);
    assert!(whole.status.success(), "{}", out(&whole));
    let mut forgotten = own();
    forgotten.retain(|path, _| path != "locales/en/own.ftl" && path != "places.toml");
    forgotten.insert("locales/fr/own.ftl".to_owned(), String::new());
    let told = beian(&forgotten, &["check"]);
    assert_eq!(told.status.code(), Some(1));
    for what in ["item-visitors", "note-prayer-flags", "no question tells it", "locales/fr/own.ftl: nothing is read"] {
        assert!(out(&told).contains(what), "{what} in {}", out(&told));
    }
}

#[test]
fn the_provinces_rule_shows_in_its_flow_only() {
    let flow = |over: &Files, province: &str| out(&beian(over, &["flow", "--province", province, "--lang", "en"]));
    let tibet = flow(&own(), "54");
    assert!(tibet.contains("photo_handheld") && tibet.contains("Hang no prayer flags"), "{tibet}");
    let before = flow(&Files::new(), "54");
    assert!(!before.contains("photo_handheld") && !before.contains("prayer-flags"), "{before}");
    assert!(!flow(&own(), "33").contains("photo_handheld"));
    assert!(tibet.contains("How many people visit the site in a day?"));
}

#[test]
fn the_banned_word_is_heard_in_a_name() {
    let field = |over: &Files| {
        let arguments = ["field", "site_name", "云帆秘籍小记", "--subject", "individual", "--province", "33"];
        out(&beian(over, &arguments))
    };
    assert!(field(&own()).contains("秘籍”"), "{}", field(&own()));
    assert!(!field(&Files::new()).contains("秘籍”"), "{}", field(&Files::new()));
}

#[test]
fn the_year_of_holidays_is_counted() {
    let speech = Speech::new(&sources());
    let rules = |over: &Files| Rules::load(&files::with(over), &speech, Settings::default()).expect("sound rules");
    let friday = NaiveDate::from_ymd_opt(2028, 4, 28).expect("a day");
    assert_eq!(friday.weekday(), Weekday::Fri);
    let next = |rules: &Rules| rules.law.calendar.add_working_days(friday, 1).day;
    assert_eq!(next(&rules(&own())).to_string(), "2028-05-06");
    assert!(!rules(&own()).law.calendar.is_provisional(friday));
    assert_eq!(next(&rules(&Files::new())).to_string(), "2028-05-01");
}

/// A conversation held by typing alone.
struct Talk {
    rules: Rules,
    speech: Speech,
    world: World,
    now: DateTime<Utc>,
    messages: i64,
}

impl Talk {
    /// What comes back, as it is read in English.
    fn say(&mut self, text: &str) -> String {
        self.messages += 1;
        let body = match text.strip_prefix('/') {
            Some(name) => Body::Command { name: name.to_owned(), rest: String::new() },
            None => Body::Text(text.to_owned()),
        };
        let message = Message {
            chat: FILER,
            thread: None,
            from: FILER,
            name: "Lin".to_owned(),
            client_lang: Some("en".to_owned()),
            message: self.messages,
            date: self.now,
            reply_to: None,
            reply_to_filing: None,
            reply_to_item: None,
            edited: false,
            forwarded: false,
            album: None,
            body,
        };
        let entropy = [u8::try_from(self.messages).unwrap_or_default(); 16];
        let stepped = step(&self.rules, &self.world, &Event { entropy, what: Happening::Message(message) }, self.now);
        self.world = stepped.after;
        let mut read = BTreeMap::new();
        for (n, effect) in stepped.effects.into_iter().enumerate() {
            if let Effect::Show(show) = effect {
                let reader = Reader { zone: &show.zone, now: Some(self.now) };
                read.insert(n, html::plain(&self.speech.content(&show.content, Lang::En, reader, false)));
            }
        }
        read.into_values().collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn the_new_item_is_asked_checked_and_kept() {
    let over = own();
    let speech = Speech::new(&sources_with(&over));
    let rules = Rules::load(&files::with(&over), &speech, Settings::default()).expect("sound rules");
    let now = Utc.with_ymd_and_hms(2026, 11, 24, 2, 0, 0).single().expect("a moment");
    let mut talk = Talk { rules, speech, world: World::default(), now, messages: 0 };
    talk.say("/start");
    talk.say("I agree");
    talk.say("I agree");
    let question = "How many people visit the site in a day?";
    let asked = talk.say("1");
    assert!(asked.contains(question), "{asked}");
    let refused = talk.say("many");
    assert!(refused.contains(question) && refused.contains("whole number"), "{refused}");
    let kept = talk.say(" ４0 ");
    assert!(kept.contains("40") && kept.contains("Where is the server"), "{kept}");
    let kept: Vec<String> =
        talk.world.filings.values().flat_map(|f| f.answers.keys().map(|a| a.item.clone())).collect();
    assert!(kept.contains(&"visitors".to_owned()), "{kept:?}");
}
