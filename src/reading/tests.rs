//! A made-up program in the place of the real one: what it is given, what it says, and what becomes of it.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::*;
use crate::photo::paint::sample;
use crate::rulebook::photos::PhotoLimits;

/// A program of one's own that first tells its languages, if it is asked for them.
fn program(folder: &Path, script: &str) -> PathBuf {
    let path = folder.join("reader");
    let text = format!(
        "#!/bin/sh\nif [ \"$1\" = --list-langs ]; then printf 'languages:\\nchi_sim\\neng\\n'; exit; fi\n{script}\n"
    );
    fs::write(&path, text).expect("a script");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("may be run");
    path
}

fn row(line: u8, word: &str) -> String {
    format!("5\\t1\\t1\\t1\\t{line}\\t1\\t20\\t{line}0\\t300\\t9\\t96\\t{word}\\n")
}

fn card() -> (Vec<u8>, Facts) {
    let picture = sample(PhotoKind::IdFront).expect("a painted card");
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a file");
    let bytes = bytes.into_inner();
    let facts = photo::inspect(&bytes, PhotoKind::IdFront, PhotoLimits::shipped()).expect("a picture");
    (bytes, facts)
}

#[test]
fn what_the_program_says_becomes_readings() {
    let folder = tempfile::tempdir().expect("a folder");
    let says = format!("cat >/dev/null; printf '{}{}'", row(1, "姓名林晓帆"), row(2, "330106199003071017"));
    let reader = Tesseract::new(program(folder.path(), &says)).expect("it knows the languages");
    let (bytes, facts) = card();
    let read = reader.read(&bytes, &facts, PhotoKind::IdFront);
    let texts: Vec<_> = read.0.iter().map(|(field, reading)| (*field, reading.text.as_str())).collect();
    assert_eq!(texts, [(Field::Name, "林晓帆"), (Field::IdNumber, "330106199003071017")]);
    assert!(reader.read(&bytes, &facts, PhotoKind::Handheld).0.is_empty(), "nobody reads a face");
    assert!(reader.read(b"no picture", &facts, PhotoKind::IdFront).0.is_empty());
}

#[test]
fn a_number_read_badly_is_looked_at_once_more_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    // With a list of signs it reads the number right, without one wrong.
    let (wrong, right) = (row(1, "330106199003071O17"), row(1, "330106199003071017"));
    let says = format!("cat >/dev/null; case \"$*\" in *whitelist*) printf '{right}';; *) printf '{wrong}';; esac");
    let reader = Tesseract::new(program(folder.path(), &says)).expect("it knows the languages");
    let (bytes, facts) = card();
    let read = reader.read(&bytes, &facts, PhotoKind::IdFront);
    assert_eq!(read.0[&Field::IdNumber].text, "330106199003071017");
}

#[test]
fn the_picture_goes_in_by_standard_input_and_no_secret_goes_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let seen = folder.path().join("seen");
    let script = format!("head -c 2 >'{0}'; cat >/dev/null; env >>'{0}'", seen.display());
    let program = program(folder.path(), &script);
    let picture = work::pgm(&GrayImage::new(3, 2));
    assert_eq!(picture.len(), "P5\n3 2\n255\n".len() + 6);
    work::run(program.as_os_str(), &[], picture).expect("it runs");
    let seen = fs::read_to_string(seen).expect("what it saw");
    assert!(seen.starts_with("P5") && seen.contains("OMP_THREAD_LIMIT=1"));
    assert!(!seen.contains("CARGO"), "only what it needs is seen of our surroundings");
}

#[test]
fn a_program_that_takes_too_long_is_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let mark = folder.path().join("pid");
    let script = format!("echo $$ >'{}'; exec sleep 1000", mark.display());
    let program = program(folder.path(), &script);
    assert_eq!(work::run_for(program.as_os_str(), &[], Vec::new(), Duration::from_millis(300)), None);
    let pid = fs::read_to_string(mark).unwrap_or_default();
    let gone = pid.trim().is_empty() || !Path::new("/proc").join(pid.trim()).exists();
    assert!(gone || !cfg!(target_os = "linux"), "it has ended");
}

#[test]
fn a_program_that_is_missing_or_knows_too_little_is_told_with_what_to_do() {
    let missing = Tesseract::new("/nowhere/tesseract").expect_err("there is none");
    assert!(missing.to_string().contains("apt-get install tesseract-ocr"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("reader");
    fs::write(&path, "#!/bin/sh\necho eng\n").expect("a script");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("may be run");
    assert_eq!(Tesseract::new(&path).expect_err("no Chinese"), NoTesseract::Language("chi_sim"));
    assert_eq!(work::run(OsStr::new("false"), &[], Vec::new()).as_deref(), Some(""), "a failure says nothing");
}
