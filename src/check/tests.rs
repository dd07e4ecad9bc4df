//! The built-in data have no fault; each check of the flow fires on a broken row.

use chrono::NaiveDate;

use super::*;

/// File; what is there; what is put in its place; what must be said.
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("items.toml", "validator = \"mobile\"", "validator = \"mobil\"", "there is no validator mobil"),
    ("items.toml", "validator = \"@subject_cert_type\"", "validator = \"@cert\"", "there is no validator @cert"),
    ("items.toml", "photo = \"id_front\"", "photo = \"id_face\"", "there is no kind of picture id_face"),
    ("items.toml", "options_from = \"services\"", "options_from = \"offers\"", "the law has no list offers"),
    ("items.toml", "[\"starting\", \"submitted\", \"refused\"]", "[]", "nothing can be chosen"),
    ("items.toml", "id = \"server\"", "id = \"where\"", "it is there twice"),
    ("items.toml", "\"where=starting\"", "\"where=begun\"", "where is never begun"),
    ("items.toml", "\"where=starting\"", "\"were=starting\"", "looks at were, which nothing sets"),
    ("crosses.toml", "check = \"equal\"", "check = \"eqaul\"", "there is no check eqaul"),
    ("crosses.toml", "\"principal_emergency\"", "\"principal_emergence\"", "there is no item principal_emergence"),
    ("crosses.toml", "id = \"age_old_23\"", "id = \"age_child\"", "it is there twice"),
    ("crosses.toml", "\"principal_is_lr=no\"", "\"principal_is_lr=never\"", "principal_is_lr is never never"),
    ("crosses.toml", "fault = \"cross_child\"", "fault = \"cross_kid\"", "fault-cross_kid"),
    ("crosses.toml", "items = [\"site_remark\"]", "items = []", "it looks at nothing"),
    ("sheets.toml", "item = \"photo_letter\"", "item = \"photo_latter\"", "photo_latter is no item that wants"),
    ("sheets.toml", "[\"site_name\", ", "[\"site_title\", ", "site_title is printed nowhere"),
    ("sheets.toml", "promise=jiangsu\"", "promise=jiangsu\", \"organ=no\"", "looks at organ, which nothing sets"),
    ("items.toml", "item = \"site_principal_name\" }", "item = \"site_name_2\" }", "site_name_2 can't be read off"),
    (
        "items.toml",
        "\"subject_validity\", when = [\"org=no",
        "\"subject_validity\", when = [\"org=not",
        "org is never not",
    ),
    ("items.toml", "denies=tutoring", "denies=lessons", "denies is never lessons"),
    ("preapprovals.toml", "\"11\", \"13\"", "\"11\", \"99\"", "there is no province 99"),
    ("kinds.toml", "\"goal=access\"", "\"goal=excess\"", "goal is never excess"),
    ("needs.toml", "\"server_ready=other_account\"", "\"server_ready=no\"", "server_ready is never no"),
    ("deck.toml", "kind=first|", "kind=firts|", "kind is never firts"),
    ("refusals.toml", "\"sites_left=no\"", "\"sites_left=none\"", "sites_left is never none"),
    ("names.toml", "[\"org=no\"]", "[\"organ=no\"]", "looks at organ, which nothing sets"),
    ("stages.toml", "to = \"first_review\"", "to = \"second_review\"", "there is no stage second_review"),
    ("stages.toml", "[[stage]]\nid = \"sms_failed\"", "[[stage]]\nid = \"sms_lost\"", "no filing can stand there"),
    ("stages.toml", "[[stage]]\nid = \"sms_failed\"", "[[stage]]\nid = \"sms_lost\"", "the stage is missing"),
    ("reminders.toml", "[\"house_check\"]", "[\"house\"]", "there is no stage house"),
    ("reminders.toml", "\"date:domain_expiry\"", "\"date:expiry\"", "it can't count from date:expiry"),
    ("reminders.toml", "to = \"desk\"", "to = \"everybody\"", "everybody is nobody"),
    ("reminders.toml", "\"go\", \"done\"", "\"go\", \"did\"", "there is no button did"),
    ("reminders.toml", "after = [\"3d\"]", "after = []", "it has no moment"),
    ("reminders.toml", "id = \"ready_idle\"", "id = \"ready_lazy\"", "remind-ready_lazy"),
    ("names.toml", "fault = \"site_name_boast\"", "fault = \"site_name_loud\"", "fault-site_name_loud"),
    ("stages.toml", "bound = 20\nbasis = ", "bound = 20\n# basis = ", "its time has no basis"),
    (
        "reminders.toml",
        "does = \"sms_done\"\nbuttons = [\"go\", \"done\"]\nbasis = ",
        "does = \"sms_done\"\nbuttons = [\"go\", \"done\"]\n# basis = ",
        "its deadline has no basis",
    ),
    ("traces.toml", "\"validator:ip\"", "\"validator:ipx\"", "validator:ipx leads nowhere"),
    ("traces.toml", "\"left_out:fourteen\"", "\"left_out:fifteen\"", "left_out:fifteen leads nowhere"),
    ("traces.toml", "\"text:help-dns\"", "\"text:help-snd\"", "text:help-snd leads nowhere"),
    ("traces.toml", "\"33/blog\"", "\"33/log\"", "33/log leads nowhere"),
    ("traces.toml", "[\"validator:person_name\"]", "[]", "nothing keeps it"),
    ("traces.toml", "\"3.2/4 ", "\"3.2/400 ", "without a hole"),
    ("traces.toml", "[lines]", "[rows]", "rows"),
    ("places.toml", "when = [\"org=yes\"]", "when = [\"org=perhaps\"]", "org is never perhaps"),
    ("provinces/15.toml", "\"nature=17|3\"", "\"mature=17|3\"", "looks at mature, which nothing sets"),
    ("needs.toml", "or_when = [\"org=no\"", "or_when = [\"org=nobody\"", "org is never nobody"),
    ("stages.toml", "moves = [{ id = \"deck\"", "moves = [{ id = \"pack\"", "move-pack"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn the_built_in_data_have_no_fault() {
    let found = everything(&Files::new(), day("2026-11-24"));
    assert!(found.faults.is_empty(), "{} faults\n{}", found.faults.len(), found.faults.join("\n"));
    assert!(
        found.old.iter().any(|line| line.starts_with("provinces/33.toml: ") && line.contains("nonlocal")),
        "{:?}",
        found.old
    );
}

#[test]
fn each_broken_row_is_told_with_its_file() {
    for (file, from, to, says) in BROKEN {
        let text = &files::builtin()[*file];
        assert!(text.contains(from), "{file} has no {from}");
        let mut all = files::builtin();
        all.insert((*file).to_owned(), text.replacen(from, to, 1));
        let found = look_at_rules(&all, &text::sources(), day("2026-11-24")).faults;
        assert!(found.iter().any(|line| line.contains(says)), "{file}: {from} -> {to}: {found:?}");
    }
}

#[test]
fn a_fault_of_the_flow_names_its_line() {
    let text = files::builtin()["items.toml"].replacen("\"mobile\"", "\"mobil\"", 1);
    let at = text.lines().position(|line| line.contains("\"mobil\"")).expect("it is there");
    let over = Files::from([("items.toml".to_owned(), text.clone())]);
    let found = everything(&over, day("2026-11-24")).faults;
    let told = found.iter().find(|line| line.contains("mobil")).expect("it is told");
    let line: usize = told.split(':').nth(1).and_then(|n| n.parse().ok()).expect("a line");
    assert!(line <= at + 1 && at < line + 12, "{told}: {at}");
}

#[test]
fn a_file_that_is_no_rule_and_one_that_cant_be_read_are_told() {
    let over = Files::from([
        ("provinces/99.toml".to_owned(), String::new()),
        ("stages.toml".to_owned(), "[[stage]]\nid = 3\n".to_owned()),
    ]);
    let found = everything(&over, day("2026-11-24")).faults;
    assert!(found[0].starts_with("provinces/99.toml: nothing is read from it"), "{found:?}");
    assert!(found.iter().any(|line| line.starts_with("stages.toml")), "{found:?}");
}
