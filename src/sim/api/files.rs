//! `getFile`, and the links that it gives.

use serde_json::json;

use super::{Outcome, Params, Refusal};
use crate::sim::files::{LINK_MS, StoredFile};
use crate::sim::state::State;

/// The largest file that a bot can fetch, in bytes.
pub(crate) const DOWNLOAD_BYTES_MAX: usize = 20 << 20;

/// `getFile`
pub(crate) fn get_file(state: &mut State, params: &Params) -> Outcome {
    let id = params.text_or_empty("file_id");
    if id.is_empty() {
        return Err(Refusal::bad("file_id not specified"));
    }
    let now_ms = state.now_ms;
    let file = state.files.get_mut(&id).ok_or_else(|| Refusal::bad("invalid file_id"))?;
    if file.size > DOWNLOAD_BYTES_MAX {
        return Err(Refusal::bad("file is too big"));
    }
    if file.bytes.is_empty() && file.size > 0 {
        return Err(Refusal::bad("wrong file_id or the file is temporarily unavailable"));
    }
    file.link_until_ms = now_ms + LINK_MS;
    let result = json!({
        "file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size, "file_path": file.path,
    });
    Ok(result.into())
}

/// The file behind a path, while its link is good.
pub(crate) fn open_link(state: &State, path: &str) -> Option<StoredFile> {
    let file = state.files.by_path(path)?;
    (file.link_until_ms > state.now_ms).then(|| file.clone())
}
