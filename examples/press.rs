//! Prints, signs, seals and photographs sample sheets, reads them back and counts: `press [COUNT] [SEED] [DIR]`. With a
//! folder, pictures that were misread are left there; pages rendered by another program (`individual-1.png` …) are
//! taken from it instead of ours.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use beian::rulebook::signed::{Wanted, findings, judgement};
use beian::rulebook::{Rules, Settings, photos::Verdict};
use beian::sheet::trial::{Deed, Dice, PRINT_SCALE, Pose, done, photograph};
use beian::sheet::{SampleSubject, Sheet, SheetKind, layout, pages, read, sample_of};
use beian::text::Speech;
use image::{GrayImage, RgbImage};

const SIZE: [u32; 2] = [3000, 4000];

struct Case {
    name: String,
    sheet: Sheet,
    pages: Vec<GrayImage>,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let count: u64 = args.next().and_then(|n| n.parse().ok()).unwrap_or(100);
    let seed: u64 = args.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let folder = args.next().map(PathBuf::from);
    let speech = Speech::builtin();
    let rules = Rules::builtin(&speech, Settings::default());
    let say = |key: &str, values: &[(&str, &str)]| speech.printed(key, values);
    let cases = cases(&say, folder.as_deref());
    let mut table: BTreeMap<&str, BTreeMap<String, u64>> = BTreeMap::new();
    for n in 0..count {
        let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(n));
        let case = &cases[(n as usize / 12) % cases.len()];
        let (label, deed) = deed(&case.sheet, n);
        let layout = layout(&case.sheet, &say);
        let last = case.pages.len() - 1;
        let paper = done(&case.pages[last], &layout, deed, true, &mut dice);
        let pose = Pose::fair(SIZE, &mut dice);
        let picture = photograph(&paper, &pose, &mut dice);
        let mut facts = read::read(&picture, &|_| case.sheet.clone(), &say);
        // The pages before the last have nothing to be seen on.
        if let Some(page) = &mut facts.page {
            page.page = page.page.min(1);
            page.pages = page.pages.min(1);
        }
        let wanted = Wanted {
            sheet: case.sheet.id.clone(),
            kind: case.sheet.kind.id().to_owned(),
            changes: Vec::new(),
            date: rules.law.sheets.date(case.sheet.kind.id(), None),
        };
        let judged = judgement(&findings(&[&facts], &wanted, &rules.law.sheets.signed));
        let codes: Vec<&str> = judged.faults.iter().map(|fault| fault.code.as_str()).collect();
        let outcome = if codes.is_empty() { "accept".to_owned() } else { codes.join("+") };
        let right = match label {
            "good" => judged.verdict == Verdict::Accept,
            "painted" => codes.contains(&"sheet_hidden"),
            "struck" => codes.contains(&"sheet_struck"),
            "unsigned" => codes.contains(&"sheet_unsigned"),
            "unsealed" => codes.contains(&"sheet_unsealed") || !case.sheet.sign.seal,
            _ => codes.contains(&"sheet_date_filled") || codes.contains(&"sheet_date_missing"),
        };
        if let (Some(folder), false) = (&folder, right) {
            let small = image::imageops::thumbnail(&picture, 1500, 2000);
            keep(&folder.join(format!("wrong-{n}-{label}.jpg")), &small);
            print(&format!("{n} {} {label}: {outcome}\n  {pose:?}\n  {facts:?}", case.name));
        }
        *table.entry(label).or_default().entry(outcome).or_default() += 1;
    }
    for (label, outcomes) in &table {
        print(&format!("{label}: {outcomes:?}"));
    }
}

fn deed(sheet: &Sheet, n: u64) -> (&'static str, Deed) {
    let good = Deed::proper(sheet);
    // Where the paint goes there is print on this paper only.
    let whole = sheet.kind == SheetKind::Verification && !sheet.sign.seal;
    match n % 12 {
        7 => ("unsigned", Deed { signed: false, ..good }),
        8 if sheet.sign.seal => ("unsealed", Deed { sealed: false, ..good }),
        9 => ("date", Deed { dated: !good.dated, ..good }),
        10 if whole => ("painted", Deed { painted: true, ..good }),
        11 if whole => ("struck", Deed { struck: true, ..good }),
        _ => ("good", good),
    }
}

fn cases(say: beian::sheet::Say<'_>, folder: Option<&Path>) -> Vec<Case> {
    let subjects = [("individual", SampleSubject::Individual), ("enterprise", SampleSubject::Enterprise)];
    let mut cases = Vec::new();
    for (name, subject) in subjects {
        for kind in SheetKind::ALL {
            let sheet = sample_of(kind, subject, say);
            let rendered = |n: usize| {
                let file = folder?.join(format!("{name}-{}-{}.png", kind.id(), n + 1));
                Some(image::open(file).ok()?.into_luma8())
            };
            let ours = pages(&sheet, say, PRINT_SCALE);
            let pages = ours.into_iter().enumerate().map(|(n, page)| rendered(n).unwrap_or(page)).collect();
            cases.push(Case { name: format!("{name} {}", kind.id()), sheet, pages });
        }
    }
    cases
}

fn keep(path: &Path, picture: &RgbImage) {
    if let Err(error) = picture.save(path) {
        print(&format!("{}: {error}", path.display()));
    }
}

fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}
