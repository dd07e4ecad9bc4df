//! What every sheet keeps: it prints, every character of it, on as many pages as it takes, with its boxes on the last.

use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use proptest::prelude::*;

use super::arrange::{Arranged, arrange};
use super::desk::Ink;
use super::*;

const WORDS: &str = include_str!("../../locales/zh-Hans/sheet.ftl");

const IDENTITY: Identity<'static> = Identity { id: "7K3M9QX2", version: 3, key: b"test" };

/// The real words; a key or an argument that does not exist fails the test.
fn say(key: &str, args: &[(&str, &str)]) -> String {
    thread_local! {
        static BUNDLE: FluentBundle<FluentResource> = {
            let mut bundle = FluentBundle::new(vec!["zh-Hans".parse().expect("a tag")]);
            bundle.set_use_isolating(false);
            bundle.add_resource(FluentResource::try_new(WORDS.to_owned()).expect("sheet.ftl parses")).expect("no key twice");
            bundle
        };
    }
    BUNDLE.with(|bundle| {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, *value);
        }
        let mut errors = Vec::new();
        let pattern =
            bundle.get_message(key).and_then(|message| message.value()).unwrap_or_else(|| panic!("no words for {key}"));
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    })
}

fn all_samples() -> Vec<Sheet> {
    let subjects = [SampleSubject::Individual, SampleSubject::Enterprise];
    SheetKind::ALL.into_iter().flat_map(|kind| subjects.map(|subject| sample_of(kind, subject, &say))).collect()
}

fn printed(arranged: &Arranged) -> String {
    let lines = arranged.pages.iter().flatten().filter_map(|ink| match ink {
        Ink::Text { text, .. } => Some(text.as_str()),
        Ink::Frame(_) | Ink::Shade(..) | Ink::Solid(_) | Ink::Rule(_) | Ink::Tick { .. } => None,
    });
    lines.collect()
}

fn flat(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn long(sheet: &mut Sheet, value: &str) {
    sheet.blocks[0].rows.push(("备注".to_owned(), value.to_owned()));
}

#[test]
fn every_sample_is_a_small_pdf_with_every_value_on_it() {
    for sheet in all_samples() {
        let bytes = pdf(&sheet, &say).expect("prints: no glyph is missing");
        assert!(bytes.starts_with(b"%PDF-1."), "{sheet:?}");
        assert!(bytes.trim_ascii_end().ends_with(b"%%EOF"), "{sheet:?}");
        assert!(bytes.len() < SHEET_BYTES_MAX, "{sheet:?}: {} bytes", bytes.len());
        let text = flat(&printed(&arrange(&sheet, &say)));
        let values = sheet.blocks.iter().flat_map(|block| &block.rows).flat_map(|(label, value)| [label, value]);
        for expected in values.chain(&sheet.promise).chain([&sheet.title, &sheet.number()]).chain(&sheet.sample_line) {
            assert!(
                text.contains(&flat(expected)),
                "{sheet:?} lacks a line of {} characters",
                expected.chars().count()
            );
        }
        assert!(text.contains(&flat("示例，以阿里云备案系统下载的模板为准")));
    }
}

#[test]
fn nobody_authorises_himself() {
    let letter = sample_of(SheetKind::SubjectLetter, SampleSubject::Enterprise, &say);
    let value = |label: &str| {
        letter.blocks.iter().flat_map(|block| &block.rows).find(|row| row.0 == label).map(|row| row.1.clone())
    };
    assert_ne!(value("法定代表人"), value("姓名"));
    assert!(letter.promise[0].contains(&value("姓名").expect("someone")));
    for kind in SheetKind::ALL {
        assert_eq!(SheetKind::from_id(kind.id()), Some(kind));
        assert!(kind.suits(Family::Person) || kind.suits(Family::Unit));
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let sheet = sample(SampleSubject::Enterprise, &say);
    assert_eq!(pdf(&sheet, &say), pdf(&sheet.clone(), &say));
}

#[test]
fn each_paper_has_the_boxes_of_its_signer() {
    for sheet in all_samples() {
        let layout = layout(&sheet, &say);
        assert_eq!(layout.seal.is_some(), sheet.sign.seal);
        let boxes: Vec<[f32; 4]> = [layout.signature, layout.seal, layout.date].into_iter().flatten().collect();
        assert!(boxes.len() >= 2, "{sheet:?}");
        for [left, top, right, bottom] in &boxes {
            assert!(0.0 < *left && left < right && *right < 1.0 && 0.0 < *top && top < bottom && *bottom < 1.0);
        }
        for pair in boxes.windows(2) {
            assert!(pair[0][2] <= pair[1][0] + 1e-4, "boxes overlap");
        }
    }
    assert_eq!(layout(&sample(SampleSubject::Individual, &say), &say).pages, 1, "a person signs one page");
    let seal = layout(&sample(SampleSubject::Enterprise, &say), &say).seal.expect("a unit has a seal");
    let side = ((seal[2] - seal[0]) * PAGE_POINTS[0]).min((seal[3] - seal[1]) * PAGE_POINTS[1]);
    assert!(side > 42.0 / 25.4 * 72.0 + 10.0, "a seal of 42 mm fits");
}

#[test]
fn date_follows_its_policy() {
    let mut sheet = sample(SampleSubject::Individual, &say);
    let foot = |sheet: &Sheet| printed(&arrange(sheet, &say));
    assert_eq!(sheet.sign.date, DatePolicy::Blank);
    assert!(foot(&sheet).contains("请留空"));
    sheet.sign.date = DatePolicy::ByHand;
    assert!(foot(&sheet).contains("年　　月　　日") && !foot(&sheet).contains("请留空"));
    sheet.sign.date = DatePolicy::Printed;
    assert_eq!(foot(&sheet).matches("2026年10月16日").count(), 2, "once in the head, once in the box");
}

#[test]
fn many_pages_are_numbered_and_lose_nothing() {
    let mut sheet = sample(SampleSubject::Enterprise, &say);
    let value: String = (0..900).map(|n| format!("第{n}个域名，")).collect();
    long(&mut sheet, &value);
    let arranged = arrange(&sheet, &say);
    let pages = arranged.pages.len();
    assert!(pages >= 4, "{pages} pages");
    let value_lines = arranged.pages.iter().flatten().filter_map(|ink| match ink {
        Ink::Text { text, size: 10.0, .. } => Some(text.as_str()),
        Ink::Text { .. } | Ink::Frame(_) | Ink::Shade(..) | Ink::Solid(_) | Ink::Rule(_) | Ink::Tick { .. } => None,
    });
    assert!(value_lines.collect::<String>().contains(&value), "in order, across pages");
    let text = flat(&printed(&arranged));
    for page in 1..=pages {
        assert!(text.contains(&format!("第{page}页，共{pages}页")));
    }
    assert!(text.contains("（续）"));
    assert!(pdf(&sheet, &say).expect("prints").len() < SHEET_BYTES_MAX);
}

#[test]
fn a_value_the_font_cannot_print_is_left_to_be_written_by_hand() {
    let mut sheet = sample(SampleSubject::Individual, &say);
    long(&mut sheet, "张𠮷");
    sheet.promise.push("由张𠮷负责".to_owned());
    let text = printed(&arrange(&sheet, &say));
    assert!(text.contains("手写") && text.contains("由张＿负责") && !text.contains('𠮷'));
    pdf(&sheet, &say).expect("prints all the same");
}

#[test]
fn several_sites_get_a_block_each_and_blocks_are_counted() {
    let one = |name: &str| {
        Fields::from([("site_name".to_owned(), name.to_owned()), ("domain".to_owned(), "a.cn\nb.cn".to_owned())])
    };
    let about = Particulars {
        family: Family::Person,
        subject: Fields::from([("subject_name".to_owned(), "林晓帆".to_owned())]),
        sites: (0..5).map(|n| one(&format!("站点{n}"))).collect(),
        papers: Vec::new(),
    };
    let made = sample(SampleSubject::Individual, &say).made;
    let sheet = compose(SheetKind::Verification, &about, IDENTITY, made, DatePolicy::Blank, &say);
    let titles: Vec<&str> = sheet.blocks.iter().map(|block| block.title.as_str()).collect();
    assert_eq!(titles[0], "一、主办者信息");
    assert_eq!(sheet.promise_title, "十七、核验承诺", "without papers the promise is next");
    assert_eq!(titles[1], "二、网站信息（第 1 个，共 5 个）");
    assert!(titles.last().expect("blocks").starts_with("十六、接入信息"));
    let same = sheet.blocks.iter().flat_map(|block| &block.rows).filter(|(_, value)| value.contains("同一人")).count();
    assert_eq!(same, 5);
    let letter = compose(SheetKind::SiteLetter, &about, IDENTITY, made, DatePolicy::ByHand, &say);
    assert!(letter.promise[0].contains("「站点0」（a.cn、b.cn）、「站点1」"));
    assert!(letter.promise[0].contains("＿＿＿"), "an unnamed person is a line to write on");
}

#[test]
fn no_word_of_the_file_is_unused_and_all_can_be_printed() {
    let resource = FluentResource::try_new(WORDS.to_owned()).expect("parses");
    let asked = std::cell::RefCell::new(BTreeSet::new());
    let listen = |key: &str, args: &[(&str, &str)]| {
        asked.borrow_mut().insert(key.to_owned());
        say(key, args)
    };
    let ids = |prefix: &str| -> Vec<String> {
        let keys = resource.entries().filter_map(|entry| {
            let fluent_syntax::ast::Entry::Message(message) = entry else {
                return None;
            };
            message.id.name.strip_prefix(prefix).map(str::to_owned)
        });
        keys.collect()
    };
    let fields: Fields = ids("sheet-label-").into_iter().map(|item| (item, "甲".to_owned())).collect();
    let mut unnamed = fields.clone();
    unnamed.retain(|item, _| !item.starts_with("site_principal") && !sheet_default(item));
    let mut subject = fields.clone();
    subject.retain(|item, _| !sheet_default(item));
    for family in [Family::Person, Family::Unit] {
        let about = Particulars {
            family,
            subject: subject.clone(),
            sites: vec![fields.clone(), unnamed.clone()],
            papers: vec![("甲".to_owned(), true), ("乙".repeat(40), false)],
        };
        for kind in SheetKind::ALL {
            for date in [DatePolicy::Blank, DatePolicy::ByHand] {
                let mut sheet =
                    compose(kind, &about, IDENTITY, sample(SampleSubject::Individual, &say).made, date, &listen);
                long(&mut sheet, &"𠮷甲".repeat(50));
                long(&mut sheet, &"甲".repeat(3000));
                pdf(&sheet, &listen).expect("prints");
            }
        }
    }
    let empty = Particulars { family: Family::Unit, subject: Fields::new(), sites: Vec::new(), papers: Vec::new() };
    compose(
        SheetKind::SiteLetter,
        &empty,
        IDENTITY,
        sample(SampleSubject::Individual, &say).made,
        DatePolicy::Blank,
        &listen,
    );
    let unused: Vec<String> = ids("").into_iter().filter(|key| !asked.borrow().contains(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
    let words: String = WORDS.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(missing_chars(&words).is_empty());
}

/// Items that have a value of their own when nothing was asked.
fn sheet_default(item: &str) -> bool {
    item.starts_with("plan_")
        || ["preapproval", "access_provider", "access_mode", "server_place", "server_ip"].contains(&item)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_filed_everything_stays_within_its_page(value in "\\PC{0,600}", label in "[一-龥a-z ]{0,30}") {
        let mut sheet = sample(SampleSubject::Enterprise, &say);
        sheet.blocks[1].rows.insert(1, (label, value.clone()));
        sheet.promise.push(value);
        let arranged = arrange(&sheet, &say);
        for ink in arranged.pages.iter().flatten() {
            let [x0, y0, x1, y1] = match ink {
                Ink::Text { x, y, size, gap, text, .. } => {
                    let wide = super::font::width(text, *size) + gap * text.chars().count() as f32;
                    [*x, y - size, x + wide - gap, *y]
                }
                Ink::Frame(area) | Ink::Shade(area, _) | Ink::Rule(area) => *area,
                Ink::Tick { x, y, .. } => [*x, *y, *x, *y],
                Ink::Solid(_) => continue,
            };
            prop_assert!(x0 >= 40.0 && x1 <= PAGE_POINTS[0] - 40.0, "{x0} to {x1}");
            prop_assert!(y0 >= 40.0 && y1 <= PAGE_POINTS[1] - 30.0, "{y0} to {y1}");
        }
        prop_assert!(pdf(&sheet, &say).is_ok());
    }
}
