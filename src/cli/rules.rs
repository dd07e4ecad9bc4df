//! An operator's rule files: read from a folder that is laid out like the built-in rulebook.

use std::path::Path;

use beian::rulebook::files::Files;

/// The TOML files below a folder, by their path in it (`provinces/33.toml`).
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

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<(), String> {
    let unreadable = |error: std::io::Error| format!("BEIAN_RULES: {}: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let text = std::fs::read_to_string(&path).map_err(|e| format!("BEIAN_RULES: {}: {e}", path.display()))?;
            files.insert(name, text);
        }
    }
    Ok(())
}
