//! What the rules look at: every file of the project by its path, Rust taken apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::code::Code;

/// Folders that are made, not written.
const MADE: [&str; 4] = [".git", ".notes", "data", "target"];
/// A folder of what tests leave to be looked at.
const ARTEFACTS: &str = "tests/artefacts";

/// All files.
pub(crate) struct House {
    /// Their text by path; of files that are no text only the path is known.
    pub(crate) files: BTreeMap<String, String>,
    /// The Rust among them.
    pub(crate) rust: BTreeMap<String, Code>,
}

/// One place that goes against a rule.
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) what: String,
    /// A better remedy than the rule's own.
    pub(crate) remedy: Option<&'static str>,
}

impl Fault {
    /// A fault with the remedy of its rule.
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>) -> Fault {
        Fault { path: path.to_owned(), line, what: what.into(), remedy: None }
    }
}

impl House {
    /// The project as it lies on the disk.
    pub(crate) fn real() -> House {
        let mut files = BTreeMap::new();
        read(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files);
        House::of(files)
    }

    /// A house made of these files.
    pub(crate) fn example(files: &[(&str, &str)]) -> House {
        House::of(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }

    fn of(files: BTreeMap<String, String>) -> House {
        let is_rust = |(path, _): &(&String, &String)| path.ends_with(".rs");
        let read = |all_test: &dyn Fn(&str) -> bool| -> BTreeMap<String, Code> {
            let code = |(path, text): (&String, &String)| (path.clone(), Code::read(text, all_test(path)));
            files.iter().filter(is_rust).map(code).collect()
        };
        let by_place = |path: &str| {
            path.starts_with("tests/")
                || path.starts_with("benches/")
                || path.contains("/tests/")
                || path.ends_with("tests.rs")
        };
        let declared: BTreeSet<String> = read(&by_place).iter().flat_map(|(path, code)| modules(path, code)).collect();
        let rust = read(&|path| by_place(path) || declared.iter().any(|module| within(path, module)));
        House { files, rust }
    }

    /// The Rust of the program, and of the tests.
    pub(crate) fn all_rust(&self) -> impl Iterator<Item = (&str, &Code)> {
        self.rust.iter().map(|(path, code)| (path.as_str(), code))
    }
}

/// The modules that a file declares for tests only, as paths without ending.
fn modules(path: &str, code: &Code) -> Vec<String> {
    let folder = match path.strip_suffix("/mod.rs").or_else(|| path.strip_suffix("/lib.rs")) {
        Some(folder) => folder,
        None => path.trim_end_matches(".rs"),
    };
    code.test_modules().into_iter().map(|name| format!("{folder}/{name}")).collect()
}

/// True if the file is the module or lies in its folder.
fn within(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
}

fn read(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && !MADE.contains(&path.as_str()) && path != ARTEFACTS {
            read(&entry.path(), &format!("{path}/"), files);
        } else if !is_folder && path != ".env" && path != ".git" {
            let text = fs::read(entry.path()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            files.insert(path, text.unwrap_or_default());
        }
    }
}
