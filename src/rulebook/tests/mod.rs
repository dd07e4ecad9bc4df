//! The built-in law against a table of expectations, made from the collected facts.

mod addresses;
mod refusals;

use std::collections::BTreeSet;

use crate::rulebook::law::{Law, PROVINCES};
use crate::rulebook::subjects::Family;
use crate::rulebook::when::Case;
use crate::rulebook::words::FiledAs;

/// Province | individuals from elsewhere | legal representative | letter for the site's principal | holder of the
/// domain | phones of the province | age of organisations' principals | of individuals: from which age, with a paper
/// from which (0: no figure), which paper.
const EXPECTED: &str = "\
11 | unclear | unclear | unclear | legal_rep | no      | 18               | 18\n\
12 | allowed | must    | yes     | legal_rep | no      | 18 16 income     | 18 0 guardian\n\
13 | allowed | must    | unclear | legal_rep | yes     | 18               | 18\n\
14 | no      | unclear | unclear | legal_rep | no      | 18               | 18\n\
15 | no      | must    | yes     | legal_rep | no      | 18               | 18\n\
21 | unclear | free    | unclear | legal_rep | advised | 18 16 income     | 18 16 income\n\
22 | proof   | letter  | unclear | strict    | no      | 18 0 income      | 18 0 income\n\
23 | no      | must    | unclear | legal_rep | no      | 18               | 18 16 income\n\
31 | proof   | must    | yes     | legal_rep | no      | 18               | 18\n\
32 | proof   | letter  | yes     | legal_rep | yes     | 18               | 18 16 income\n\
33 | proof   | must    | unclear | legal_rep | no      | 18               | 18\n\
34 | proof   | letter  | yes     | legal_rep | no      | 18               | 18 0 guardian\n\
35 | proof   | must    | yes     | unclear   | no      | 18               | 16 8 guardian\n\
36 | unclear | must    | yes     | legal_rep | no      | 0                | 16\n\
37 | proof   | must    | unclear | legal_rep | no      | 18               | 18 17 guardian\n\
41 | no      | must    | unclear | strict    | no      | 18               | 18 0 guardian\n\
42 | proof   | must    | yes     | legal_rep | no      | 18               | 18\n\
43 | unclear | must    | yes     | strict    | yes     | 18               | 18\n\
44 | proof   | must    | unclear | legal_rep | no      | 18 16 employment | 18 0 employment\n\
45 | no      | must    | unclear | legal_rep | yes     | 18               | 18\n\
46 | unclear | letter  | unclear | legal_rep | no      | 16               | 16\n\
50 | unclear | must    | yes     | strict    | no      | 0                | 18 16 employment\n\
51 | proof   | letter  | yes     | legal_rep | no      | 18               | 18 16 work_or_guardian\n\
52 | proof   | must    | yes     | unclear   | no      | 18               | 14\n\
53 | no      | must    | unclear | legal_rep | no      | 18 16 income     | 18 16 income\n\
54 | no      | must    | unclear | strict    | no      | 18               | 0\n\
61 | allowed | must    | yes     | legal_rep | yes     | 18               | 0\n\
62 | no      | letter  | unclear | legal_rep | yes     | 18               | 18\n\
63 | no      | must    | unclear | unclear   | no      | 18               | 22 18 study_or_work\n\
64 | unclear | must    | yes     | strict    | no      | 18               | 18\n\
65 | no      | must    | no      | legal_rep | yes     | 18               | 18";

/// Facts that only some provinces have: key, word, those provinces.
const ONLY_IN: &[(&str, &str, &str)] = &[
    ("promise", "guangdong", "44"),
    ("promise", "jiangsu", "32"),
    ("handheld", "yes", "11"),
    ("handheld_nonlocal_lr", "yes", "15"),
    ("statement", "yes", "12 15 37 45 62"),
    ("blog", "no", "11 15 33 41 43 52 61"),
    ("domain_certificate", "yes", "15 43"),
    ("footer", "subject", "44"),
    ("remark_min", "30", "15"),
    ("preapproval_remark", "yes", "36"),
    ("one_unit", "yes", "32 36"),
    ("board_form", "yes", "15 23 36"),
    ("org_service", "portal", "36"),
    ("org_service", "not_other", "23"),
    ("org_service", "remark", "42"),
    ("same_city_organisation", "yes", "13 41 44 52"),
    ("same_city_individual", "yes", "13 41 44"),
    ("lr_same_site", "yes", "32 34 46"),
    ("local_phone_organisation", "yes", "13 32 45 61 65"),
    ("local_phone_individual", "yes", "32 43 45 61 62 65"),
    ("phones_two", "2", "44"),
    ("phones_two", "3", "11 21"),
    ("phones_two", "4", "42"),
    ("domains_per_site", "1", "41 43 44 45 50 65"),
    ("order_max_individual", "1", "42 43 46"),
    ("order_max_individual", "3", "14 41"),
    ("order_max_individual", "5", "52 61"),
    ("plan_from_individual", "6", "44 50"),
    ("plan_from_individual", "10", "32"),
    ("plan_from_individual", "4", "45"),
    ("change", "free", "13 14 43 44 50 63 65"),
    ("change", "renamed", "12 15 21 33 36 41 42 46 51 52 53 61"),
    ("to_company", "yes", "21 22 23 31 32 33 34 37 41 45 51 53 62"),
    ("to_company", "no", "11 15 35 36 42 46 52"),
    ("shell_add", "yes", "11 12 14 21 31 32 33 45 51 52 53"),
    ("access_then_change", "no", "13 21"),
];

/// The ministry's table of natures: code, name, certificates.
const NATURES: &[(u8, &str, &[u16])] = &[
    (1, "国防机构", &[5, 23]),
    (2, "政府机关", &[9, 13]),
    (3, "事业单位", &[3, 4, 15]),
    (4, "企业", &[1, 12, 27]),
    (5, "个人", &[2, 7, 11, 14, 30, 41, 42]),
    (6, "社会团体", &[6, 10]),
    (9, "民办非企业单位", &[16, 17, 36, 37]),
    (10, "基金会", &[18, 19]),
    (11, "律师执业机构", &[20, 21]),
    (12, "外国在华文化中心", &[22, 34, 40]),
    (13, "群众性团体组织", &[24]),
    (14, "司法鉴定机构", &[28]),
    (15, "宗教团体", &[25]),
    (16, "境外机构", &[35]),
    (17, "医疗机构", &[38]),
    (18, "公证机构", &[39]),
    (19, "集体经济", &[43]),
    (20, "仲裁机构", &[44]),
];

/// First characters of a credit code and the nature they stand for; those of which no source tells one.
const PREFIXES: &str = "11=2 12=3 13=13 31=11 32=18 34=14 35=20 41=12 51=6 52=9 53=10 61=12 71=15 72=15 91=4 92=4 93=4 A1=1 A9=1 N1=19 N2=19 N3=19 N9=19";
const PREFIXES_OPEN: &str = "19 21 33 39 49 54 55 59 62 69 79 81 89 Y1";

/// How the provinces file sole traders.
const SOLE_TRADERS: &[(&str, &str)] = &[
    ("enterprise", "11 21 23 31 33 34 35 37 42 52 61"),
    ("individual_without_trade_name", "13 14 44"),
    ("individual_if_unregistered", "32"),
];

#[test]
fn natures_certificates_and_credit_codes_are_those_of_the_tables() {
    let subjects = Law::builtin().subjects;
    assert_eq!(subjects.nature.len(), NATURES.len());
    for (code, zh, certificates) in NATURES {
        let nature = subjects.nature(*code).unwrap_or_else(|| panic!("nature {code}"));
        let have: BTreeSet<u16> = nature.certificates.iter().copied().collect();
        assert_eq!((nature.zh.as_str(), have), (*zh, certificates.iter().copied().collect()), "{code}");
    }
    let told = PREFIXES.split(' ').filter_map(|pair| pair.split_once('='));
    let open = PREFIXES_OPEN.split(' ').map(|prefix| (prefix, ""));
    let want: std::collections::BTreeMap<&str, String> = told.chain(open).map(|(p, n)| (p, n.to_owned())).collect();
    let natures = |natures: &[u8]| natures.iter().map(u8::to_string).collect::<Vec<_>>().join(" ");
    let have = subjects.credit_prefix.iter().map(|p| (p.prefix.as_str(), natures(&p.natures))).collect();
    assert_eq!(want, have);
    assert!(subjects.credit_prefix.iter().all(|p| p.sole_trader == (p.prefix == "92")));
    for (word, provinces) in SOLE_TRADERS {
        let rules = subjects.sole_trader.iter().filter(|rule| rule.filed_as.word() == *word);
        assert_eq!(rules.map(|rule| rule.province.as_str()).collect::<Vec<_>>().join(" "), *provinces, "{word}");
    }
}

fn age(facts: &std::collections::BTreeMap<String, String>, key: &str) -> String {
    let with = &facts[&format!("{key}_with")];
    if with == "none" {
        assert_eq!(facts[key], facts[&format!("{key}_from")]);
        facts[key].clone()
    } else {
        format!("{} {} {with}", facts[key], facts[&format!("{key}_from")])
    }
}

#[test]
fn every_province_says_what_was_found() {
    let law = Law::builtin();
    let rows: Vec<Vec<&str>> = EXPECTED.lines().map(|row| row.split('|').map(str::trim).collect()).collect();
    assert_eq!(rows.iter().map(|row| row[0]).collect::<Vec<_>>(), PROVINCES);
    for row in rows {
        let facts = law.provinces[row[0]].facts();
        let words = ["code", "nonlocal", "lr", "site_letter", "holder", "local_phone"].map(|key| facts[key].clone());
        let ages = [age(&facts, "age_organisation"), age(&facts, "age_individual")];
        assert_eq!(words.iter().chain(&ages).collect::<Vec<_>>(), row);
    }
}

#[test]
fn what_is_special_is_special_only_there() {
    let law = Law::builtin();
    for (key, word, codes) in ONLY_IN {
        let have: Vec<_> =
            law.provinces.values().filter(|p| p.facts()[*key] == *word).map(|p| p.code.as_str()).collect();
        assert_eq!(have.join(" "), *codes, "{key} = {word}");
    }
}

#[test]
fn every_province_has_the_same_keys() {
    let law = Law::builtin();
    let keys = |code: &str| law.provinces[code].facts().into_keys().collect::<BTreeSet<_>>();
    for code in PROVINCES {
        assert_eq!(keys(code), keys("33"), "{code}");
    }
}

#[test]
fn notes_reach_whom_they_concern_and_the_gravest_come_first() {
    let law = Law::builtin();
    let case = |facts: &[(&str, &str)]| {
        let mut case = Case::default();
        facts.iter().for_each(|(fact, value)| case.put(fact, *value));
        case
    };
    let has = |facts: &[(&str, &str)], key: &str| law.notes(&case(facts)).any(|note| note.key == key);
    let (person, unit) = (("org", "no"), ("org", "yes"));
    assert!(has(&[("province", "33"), person], "note-nonlocal-proof"));
    assert!(!has(&[("province", "33"), person, ("local", "yes")], "note-nonlocal-proof"));
    assert!(!has(&[("province", "33"), unit], "note-nonlocal-proof"));
    assert!(has(&[("province", "33"), unit], "note-lr-must"));
    assert!(!has(&[("province", "33"), unit, ("principal_is_lr", "yes")], "note-lr-must"));
    assert!([person, unit].into_iter().all(|who| has(&[("province", "44"), who], "note-promise-guangdong")));
    assert!(has(&[("province", "44"), unit], "note-footer-subject"));
    assert!(has(&[("province", "15"), unit], "note-handheld-lr"));
    assert!(!has(&[("province", "15"), person], "note-handheld-lr"));
    assert!(!has(&[("province", "15"), unit, ("family", "enterprise")], "note-institution-suffix"));
    assert!(has(&[("province", "15"), unit, ("family", "institution")], "note-institution-suffix"));
    for code in PROVINCES {
        for who in [person, unit] {
            let case = case(&[("province", code), who]);
            let notes: Vec<_> = law.notes(&case).collect();
            assert!(notes.windows(2).all(|pair| pair[0].severity >= pair[1].severity), "{code}");
            assert!(!notes.is_empty(), "{code}");
        }
    }
}

#[test]
fn numbers_tell_their_region_and_nature() {
    let law = Law::builtin();
    assert_eq!(law.region_of_id("11010519491231002X").map(|p| p.zh.as_str()), Some("北京"));
    assert!(law.region_of_id("9").is_none() && law.region_of_id("").is_none() && law.region_of_id("浙江").is_none());
    assert_eq!(law.province_of_credit_code("91330100799655058B").map(|p| p.zh.as_str()), Some("浙江"));
    assert!(law.province_of_credit_code("91100000799655058B").is_none());
    assert_eq!(law.subjects.nature_of_credit_code("91330100799655058B").map(|n| n.code), Some(4));
    assert_eq!(law.subjects.nature_of_credit_code("12330100799655058B").map(|n| n.code), Some(3));
    assert!(law.subjects.of_credit_code("92330100MA00000000").is_some_and(|p| p.sole_trader));
}

#[test]
fn subjects_have_their_certificates() {
    let law = Law::builtin();
    let codes = |nature: u8| -> Vec<u16> { law.subjects.certificates_of(nature).iter().map(|c| c.code).collect() };
    assert_eq!(codes(4), [1, 27, 12]);
    assert_eq!(codes(2), [13, 9]);
    let people: BTreeSet<_> = law.subjects.person_certificates().iter().map(|c| c.number.validator()).collect();
    let all = ["foreign_permanent", "hm_permit", "hmt_residence", "id_number", "passport", "tw_permit"];
    assert_eq!(people, BTreeSet::from(all));
    assert_eq!(law.subjects.nature.len(), 18);
    for family in Family::ALL {
        assert!(!law.subjects.natures_of(family).is_empty());
        assert_eq!(Family::from_word(family.word()), Some(family));
    }
    assert_eq!(
        law.subjects.sole_trader_in("33").map(|s| (s.filed_as, s.trade_name)),
        Some((FiledAs::Enterprise, true))
    );
    assert!(law.subjects.sole_trader_in("54").is_none());
}

#[test]
fn choices_fit_their_families() {
    let law = Law::builtin();
    let names = |family| law.services.offered_to(family).iter().map(|s| s.zh.as_str()).collect::<Vec<_>>();
    assert_eq!(names(Family::Individual), ["其他", "博客/个人空间"]);
    assert_eq!(names(Family::Enterprise)[0], "单位门户网站");
    assert_eq!(law.services.default_for(Family::Social).map(|s| s.code), Some(128));
    assert_eq!(law.services.service.len(), 30);
    assert!(law.services.service.iter().all(|s| s.code.is_power_of_two()));
    assert_eq!(law.languages.language.iter().filter(|l| l.default).map(|l| l.code).collect::<Vec<_>>(), [1]);
    assert_eq!(law.languages.language.len(), 17);
    assert!(!law.preapprovals.families.contains(&Family::Individual));
    let hits = law.preapprovals.called_for("某某医药新闻网");
    assert_eq!(
        hits.iter().map(|(p, w)| (p.id.as_str(), *w)).collect::<Vec<_>>(),
        [("news", "新闻"), ("drugs", "医药")]
    );
}

#[test]
fn every_file_of_the_folder_is_in_the_program() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rulebook");
    let builtin = crate::rulebook::files::builtin();
    let listed: BTreeSet<_> = builtin.keys().filter(|k| k.starts_with("provinces/")).cloned().collect();
    let there: BTreeSet<_> = std::fs::read_dir(root.join("provinces"))
        .expect("the folder")
        .map(|entry| format!("provinces/{}", entry.expect("an entry").file_name().to_string_lossy()))
        .collect();
    assert_eq!(listed, there);
    assert_eq!(listed.len(), 31);
}

#[test]
fn an_operators_file_takes_the_place_of_the_built_in_one() {
    let text =
        crate::rulebook::files::builtin()["provinces/33.toml"].replace("value = \"proof\"", "value = \"allowed\"");
    let over = [("provinces/33.toml".to_owned(), text)].into();
    let law = Law::overlaid(&over).expect("a sound file");
    assert_eq!(law.provinces["33"].facts()["nonlocal"], "allowed");
    assert_eq!(Law::builtin().provinces["33"].facts()["nonlocal"], "proof");
}

#[test]
fn all_faults_of_all_files_come_at_once() {
    let mut files = crate::rulebook::files::builtin();
    files.insert("provinces/33.toml".to_owned(), files["provinces/33.toml"].replace("\"must\"", "\"should\""));
    files.insert("languages.toml".to_owned(), "more = 1\n".to_owned());
    files.remove("provinces/44.toml");
    files.insert("provinces/45.toml".to_owned(), files["provinces/45.toml"].replace("code = \"45\"", "code = \"46\""));
    let faults = Law::load(&files).expect_err("four files are faulty");
    let named: BTreeSet<_> = faults.iter().map(|f| (f.file.as_str(), f.key.as_str())).collect();
    for fault in [
        ("provinces/33.toml", "lr"),
        ("languages.toml", "more"),
        ("provinces/44.toml", "file"),
        ("provinces/45.toml", "code"),
    ] {
        assert!(named.contains(&fault), "{fault:?} is missing in {named:?}");
    }
    let lr = faults.iter().find(|f| f.key == "lr").expect("the fault of lr");
    assert!(lr.line.is_some() && lr.what.contains("should"), "{lr}");
}
