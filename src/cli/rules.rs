//! An operator's rules and sentences: read from a folder that is laid out like the built-in ones.

use std::path::Path;

use beian::rulebook::files::{self, Files};
use beian::rulebook::{Rules, Settings};
use beian::text::{Speech, sources_with};

/// The rule and locale files below a folder, by their path in it (`provinces/33.toml`, `locales/en/items.ftl`).
///
/// # Errors
/// The first file or folder that can't be read.
pub(crate) fn overlay(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

/// The same from `BEIAN_RULES`, if it is set.
///
/// # Errors
/// As [`overlay`].
pub(crate) fn overlay_from_environment() -> Result<Files, String> {
    match std::env::var_os("BEIAN_RULES").filter(|f| !f.is_empty()) {
        Some(folder) => overlay(Path::new(&folder)),
        None => Ok(Files::new()),
    }
}

/// Rules and sentences with the operator's files over the built-in ones.
///
/// # Errors
/// Every fault of the files, a line each.
pub(crate) fn load(over: &Files, settings: Settings) -> Result<(Rules, Speech), String> {
    let speech = Speech::new(&sources_with(over));
    let rules = Rules::load(&files::with(over), &speech, settings).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        format!("the rulebook has {} fault(s):\n  {}", lines.len(), lines.join("\n  "))
    })?;
    Ok((rules, speech))
}

/// [`load`] with the files of `BEIAN_RULES`.
///
/// # Errors
/// As [`overlay`] and [`load`].
pub(crate) fn from_environment(settings: Settings) -> Result<(Rules, Speech), String> {
    load(&overlay_from_environment()?, settings)
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), String> {
    let unreadable = |error: std::io::Error| format!("BEIAN_RULES: {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "ftl") {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("BEIAN_RULES: {}: {e}", path.display()))?;
            files.insert(name, text);
        }
    }
    Ok(())
}
