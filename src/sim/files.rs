//! Every file that passed: ids, what is known of it, where it can be fetched.

use std::collections::{BTreeMap, VecDeque};

use bytes::Bytes;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::picture::Rendition;

/// Bytes of files kept in memory; the oldest go first.
pub const FILES_BYTES_MAX: usize = 400 << 20;
/// How long a download link is good after `getFile`, in milliseconds of turned time.
pub const LINK_MS: i64 = 3600 * 1000;

/// What a file may be sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// One size of a photo.
    Photo,
    /// A file as it is.
    Document,
    /// Stickers, voices and the like, by their field's name.
    Other(&'static str),
}

/// One file of the world.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// For this bot; can be sent again.
    pub id: String,
    /// The same for the same bytes.
    pub unique_id: String,
    /// What it may be sent as.
    pub kind: FileKind,
    /// Empty once it was dropped for memory.
    pub bytes: Bytes,
    /// Size in bytes.
    pub size: usize,
    /// The sender's name for it.
    pub name: Option<String>,
    /// The sender's claim.
    pub mime: Option<String>,
    /// Pixels, for photos.
    pub dimensions: Option<(u32, u32)>,
    /// `photos/file_7.jpg`.
    pub path: String,
    /// Turned time until which the path answers; 0 before `getFile`.
    pub link_until_ms: i64,
}

/// The files, and which sizes belong to one photo.
#[derive(Debug, Default)]
pub struct Files {
    by_id: BTreeMap<String, StoredFile>,
    photos: BTreeMap<String, Vec<String>>,
    order: VecDeque<String>,
    bytes: usize,
    counter: usize,
}

impl Files {
    /// Keeps a photo's renditions. Gives the file ids, smallest first.
    pub fn add_photo(&mut self, renditions: Vec<Rendition>) -> Vec<String> {
        let mut ids = Vec::new();
        for rendition in renditions {
            let Rendition { jpeg, width, height } = rendition;
            let id = self.add(FileKind::Photo, jpeg, None, Some("image/jpeg".to_owned()));
            if let Some(file) = self.by_id.get_mut(&id) {
                file.dimensions = Some((width, height));
            }
            ids.push(id);
        }
        for id in &ids {
            self.photos.insert(id.clone(), ids.clone());
        }
        ids
    }

    /// Keeps a document as it is. Gives its file id.
    pub fn add_document(&mut self, bytes: Bytes, name: Option<String>, mime: Option<String>) -> String {
        self.add(FileKind::Document, bytes, name, mime)
    }

    /// Keeps another kind of file. Gives its file id.
    pub fn add_other(&mut self, field: &'static str, bytes: Bytes, mime: &str) -> String {
        self.add(FileKind::Other(field), bytes, None, Some(mime.to_owned()))
    }

    fn add(&mut self, kind: FileKind, bytes: Bytes, name: Option<String>, mime: Option<String>) -> String {
        let number = self.counter;
        self.counter += 1;
        let digest = Sha256::digest(&bytes);
        let hex = |part: &[u8]| part.iter().map(|b| format!("{b:02x}")).collect::<String>();
        let prefix = match kind {
            FileKind::Photo => "AgACAgIAAxk",
            FileKind::Document => "BQACAgIAAxk",
            FileKind::Other(_) => "CAACAgIAAxk",
        };
        let id = format!("{prefix}{number:06}-{}", hex(&digest[..12]));
        let path = match kind {
            FileKind::Photo => format!("photos/file_{number}.jpg"),
            FileKind::Document => format!("documents/file_{number}{}", extension(name.as_deref())),
            FileKind::Other(field) => format!("{field}/file_{number}"),
        };
        let file = StoredFile {
            id: id.clone(),
            unique_id: format!("AQAD{}", hex(&digest[..6])),
            kind,
            size: bytes.len(),
            bytes,
            name,
            mime,
            dimensions: None,
            path,
            link_until_ms: 0,
        };
        self.bytes += file.size;
        self.order.push_back(id.clone());
        self.by_id.insert(id.clone(), file);
        self.drop_oldest();
        id
    }

    fn drop_oldest(&mut self) {
        while self.bytes > FILES_BYTES_MAX && self.order.len() > 1 {
            let Some(oldest) = self.order.pop_front() else {
                return;
            };
            if let Some(file) = self.by_id.get_mut(&oldest) {
                self.bytes -= file.bytes.len();
                file.bytes = Bytes::new();
            }
        }
    }

    /// A file by its id.
    pub fn get(&self, id: &str) -> Option<&StoredFile> {
        self.by_id.get(id)
    }

    /// A file by its id, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut StoredFile> {
        self.by_id.get_mut(id)
    }

    /// A file by its download path.
    pub fn by_path(&self, path: &str) -> Option<&StoredFile> {
        self.by_id.values().find(|file| file.path == path)
    }

    /// All sizes of the photo that this file is one of.
    pub fn photo_set(&self, id: &str) -> Option<&Vec<String>> {
        self.photos.get(id)
    }

    /// A `PhotoSize` object.
    pub fn photo_size(&self, id: &str) -> Option<Value> {
        let file = self.get(id)?;
        let (width, height) = file.dimensions?;
        Some(json!({
            "file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size,
            "width": width, "height": height,
        }))
    }

    /// A `Document` object.
    pub fn document(&self, id: &str) -> Option<Value> {
        let file = self.get(id)?;
        let mut value = json!({
            "file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size,
        });
        if let Some(name) = &file.name {
            value["file_name"] = json!(name);
        }
        if let Some(mime) = &file.mime {
            value["mime_type"] = json!(mime);
        }
        Some(value)
    }
}

/// The name's extension with its dot, if it is a plain one.
fn extension(name: Option<&str>) -> String {
    let last = name.and_then(|n| n.rsplit_once('.')).map(|(_, last)| last);
    match last {
        Some(ext) if !ext.is_empty() && ext.len() <= 8 && ext.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            format!(".{}", ext.to_ascii_lowercase())
        }
        _ => String::new(),
    }
}
