//! Every check fires on a broken rulebook of its own, and none on the built-in one.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::rulebook::files;
use crate::rulebook::items::Items;
use crate::rulebook::plan::Plan;
use crate::text::{Lang, Speech};

/// Check; file; what is there; what is put in its place.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("ages_make_sense", "provinces/35.toml", "from = 8", "from = 16"),
    ("ages_make_sense", "provinces/21.toml", ", with = \"income\"", ""),
    ("blocks_are_sure", "provinces/33.toml", "severity = \"warn\"", "severity = \"block\""),
    (
        "blocks_are_sure",
        "stages.toml",
        "confidence = \"medium\", severity = \"info\"",
        "confidence = \"low\", severity = \"block\"",
    ),
    ("certificates_exist", "subjects.toml", "certificates = [6, 10]", "certificates = [6, 99]"),
    ("certificates_exist", "subjects.toml", "certificates = [6, 10]", "certificates = []"),
    ("certificates_exist", "subjects.toml", "code = 44\n", "code = 43\n"),
    ("credit_prefixes_are_sound", "subjects.toml", "prefix = \"A1\"", "prefix = \"A11\""),
    ("credit_prefixes_are_sound", "subjects.toml", "prefix = \"A1\"", "prefix = \"A9\""),
    ("credit_prefixes_are_sound", "subjects.toml", "natures = [18]", "natures = [8]"),
    ("divisions_are_whole", "divisions.toml", "[province.33]", "[province.71]"),
    ("divisions_are_whole", "divisions.toml", "= \"延边朝鲜族自治州\"", "= \"延边自治州\""),
    ("divisions_are_whole", "divisions.toml", "new = \"西城区\"", "new = \"宣武区\""),
    ("divisions_are_whole", "divisions.toml", "old = \"宣武区\"", "old = \"东城区\""),
    (
        "holidays_reach_far_enough",
        "holidays.toml",
        "year = 2026\nprovisional = false",
        "year = 2026\nprovisional = true",
    ),
    ("languages_are_sound", "languages.toml", "default = true", "default = false"),
    ("languages_are_sound", "languages.toml", "code = 12\n", "code = 13\n"),
    ("notes_have_places", "places.toml", "\"note-fingerprint\"", "\"note-handheld\""),
    ("nothing_is_from_the_future", "provinces/33.toml", "as_of = \"2022", "as_of = \"2032"),
    ("nothing_is_from_the_future", "reminders.toml", "as_of = \"2025", "as_of = \"2035"),
    ("sources_are_known", "subjects.toml", "source = \"TC-陕西; HW-PROV\"", "source = \"hearsay\""),
    ("places_name_what_there_is", "places.toml", "items = [\"local\"]", "items = [\"nearby\"]"),
    ("places_name_what_there_is", "places.toml", "\"note-fingerprint\"", "\"note-footprint\""),
    ("places_name_what_there_is", "places.toml", "\"domains.toml:suffixes\"", "\"domains.toml:endings\""),
    ("places_name_what_there_is", "places.toml", "\"note-fingerprint\"", "\"note-fingerprint\", \"note-fingerprint\""),
    ("preapprovals_are_sound", "preapprovals.toml", "words = [\"新闻\"]", "words = []"),
    ("preapprovals_are_sound", "preapprovals.toml", "[\"旅行社业务经营许可证\"]", "[]"),
    ("preapprovals_are_sound", "preapprovals.toml", "id = \"travel\"", "id = \"games\""),
    ("province_names_are_unique", "provinces/33.toml", "abbr = [\"浙\"]", "abbr = [\"沪\"]"),
    ("refusals_are_foreseen", "refusals.toml", "code = \"R30\"", "code = \"R31\""),
    ("refusals_are_foreseen", "refusals.toml", "\nlook = []\n\n", "\n\n"),
    ("refusals_are_foreseen", "refusals.toml", "\"domain_suffix\"", "\"domain_ending\""),
    ("refusals_are_foreseen", "refusals.toml", "\"code_elsewhere\"", "\"code_nowhere\""),
    ("refusals_are_foreseen", "refusals.toml", "items = [\"sites_left\"]", "items = [\"sites_right\"]"),
    ("refusals_are_foreseen", "refusals.toml", "items = [\"sites_left\"]", ""),
    ("refusals_know_their_titles", "refusals.toml", "title = \"跨省备案\"", "title = \"短信核验超时或失败\""),
    ("refusals_know_their_titles", "refusals.toml", "code = \"R30\"", "code = \"R29\""),
    ("refusals_reopen_items", "refusals.toml", "\"site_name\"", "\"site_nickname\""),
    ("sentences_exist", "provinces/33.toml", "note-sole-trader-form", "note-unwritten"),
    ("services_are_sound", "services.toml", "preapproval = \"news\"", "preapproval = \"olds\""),
    ("services_are_sound", "services.toml", "default_for = [\"individual\"]", "default_for = []"),
    ("services_are_sound", "services.toml", "code = 64\n", "code = 32\n"),
    ("sole_traders_have_provinces", "subjects.toml", "province = \"61\"", "province = \"71\""),
    ("sole_traders_have_provinces", "subjects.toml", "province = \"61\"", "province = \"52\""),
    ("sources_are_known", "provinces/33.toml", "source = \"TC-浙江\"", "source = \"hearsay\""),
];

fn items() -> BTreeSet<String> {
    let items = Items::parse(&files::builtin()["items.toml"]).expect("the built-in items");
    items.list.into_iter().map(|item| item.id).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The names of the checks that find something in these files.
fn firing(files: &Files) -> Vec<&'static str> {
    let builtin = Law::builtin();
    let (items, known) = (items(), keys(&builtin));
    let law = Law::load(files).expect("sound in its shape");
    let has_key = |key: &str| known.contains(key);
    let plan = Plan::load(&|file| files.get(file).cloned()).expect("sound in its shape");
    let world = World { files, items: &items, has_key: &has_key, terms: &plan.traced(), today: day("2026-11-24") };
    all().iter().filter(|check| !(check.run)(&law, &world).is_empty()).map(|check| check.name).collect()
}

#[test]
fn the_built_in_law_passes() {
    assert_eq!(firing(&files::builtin()), Vec::<&str>::new());
}

#[test]
fn each_check_fires_on_its_broken_rulebook() {
    for (name, file, from, to) in BROKEN {
        let mut files = files::builtin();
        let text = &files[*file];
        assert!(text.contains(from), "{file} has no {from}");
        let broken = text.replacen(from, to, 1);
        files.insert((*file).to_owned(), broken);
        assert!(firing(&files).contains(name), "{name} slept over {from} -> {to}: {:?}", firing(&files));
    }
    let proven: BTreeSet<&str> = BROKEN.iter().map(|(name, ..)| *name).collect();
    assert_eq!(proven, all().iter().map(|check| check.name).collect());
}

#[test]
fn faults_carry_file_line_key_and_remedy() {
    let mut files = files::builtin();
    let broken = files["provinces/33.toml"].replacen("source = \"TC-浙江\"", "source = \"hearsay\"", 1);
    files.insert("provinces/33.toml".to_owned(), broken);
    let law = Law::load(&files).expect("sound in its shape");
    let has_key = |_: &str| true;
    let items = items();
    let world = World { files: &files, items: &items, has_key: &has_key, terms: &[], today: day("2026-11-24") };
    let faults = run(&law, &world);
    assert_eq!(faults.len(), 1, "{faults:?}");
    let line = files["provinces/33.toml"].lines().position(|line| line.contains("hearsay")).map(|n| n + 1);
    assert_eq!((faults[0].file.as_str(), faults[0].line), ("provinces/33.toml", line));
    assert!(!faults[0].remedy.is_empty() && faults[0].key.starts_with("age_"));
}

#[test]
fn old_rules_are_listed_the_oldest_first() {
    let law = Law::builtin();
    let (files, items) = (files::builtin(), items());
    let on = |today| World { files: &files, items: &items, has_key: &|_| true, terms: &[], today };
    let old = old_rules(&law, &on(day("2026-11-24")));
    assert!(old.iter().any(|rule| rule.file == "provinces/33.toml" && rule.key == "nonlocal"));
    assert!(old.windows(2).all(|pair| pair[0].basis.as_of <= pair[1].basis.as_of));
    assert!(old.iter().all(|rule| rule.basis.as_of < day("2025-11-24")));
    assert!(old_rules(&law, &on(day("2020-01-01"))).is_empty());
}

#[test]
fn every_sentence_of_the_law_is_whole_in_every_language() {
    let (law, speech) = (Law::builtin(), Speech::builtin());
    let mut lost = BTreeSet::new();
    for lang in Lang::ALL {
        lost.extend(keys(&law).into_iter().filter(|key| !speech.has(key, lang)));
        for province in law.provinces.values() {
            for note in province.notes() {
                lost.extend(speech.missing(&note.phrase(), lang));
            }
        }
    }
    assert_eq!(lost, BTreeSet::new());
}

#[test]
fn no_sentence_of_the_law_is_idle() {
    // Keys of rules that no province has today, but that an operator's file may bring.
    let law = Law::builtin();
    let wanted = keys(&law);
    let ours = |key: &&str| {
        let heads = ["note-", "refusal-", "holiday-", "nature-", "certificate-", "service-", "language-", "look-"];
        heads.iter().any(|head| key.starts_with(head))
    };
    let speech = Speech::builtin();
    let idle = speech
        .keys(Lang::En)
        .into_iter()
        .filter(ours)
        .filter(|key| !wanted.contains(*key) && !places::SPARE.contains(key));
    assert_eq!(idle.collect::<Vec<_>>(), Vec::<&str>::new());
}
