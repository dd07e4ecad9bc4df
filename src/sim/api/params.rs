//! Parameters of a call, from wherever they came: query, form, JSON or multipart, always with the same meaning.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use bytes::BytesMut;
use futures::StreamExt;
use serde_json::{Map, Value};

use super::error::Refusal;

/// Bytes of a whole request: the largest upload and room for the rest of the form.
const REQUEST_BYTES_MAX: usize = (50 << 20) + (1 << 20);

/// A file that came with a call.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The sender's name for it; none if empty.
    pub name: Option<String>,
    /// The part's content type.
    pub mime: Option<String>,
    /// The file.
    pub bytes: Bytes,
}

/// The parameters of one call.
#[derive(Clone, Debug, Default)]
pub struct Params {
    /// Names in lower case, as Telegram compares them.
    pub values: BTreeMap<String, Value>,
    /// Files by the name of their part.
    pub files: BTreeMap<String, Upload>,
}

impl Params {
    /// Reads a request of any of the four kinds.
    ///
    /// # Errors
    /// 413 for a body that is too large, 400 for one that can't be read.
    pub async fn read(request: Request) -> Result<Self, Refusal> {
        let mut params = Self::default();
        let (parts, body) = request.into_parts();
        params.add_form(parts.uri.query().unwrap_or("").as_bytes());
        let content_type = parts.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let content_type = content_type.unwrap_or("").to_ascii_lowercase();
        let bytes = read_body(body).await?;
        if content_type.starts_with("multipart/form-data") {
            let request = Request::from_parts(parts, Body::from(bytes));
            params.add_multipart(request).await?;
        } else if content_type.starts_with("application/json") {
            params.add_json(&bytes)?;
        } else if content_type.starts_with("application/x-www-form-urlencoded") {
            params.add_form(&bytes);
        }
        Ok(params)
    }

    /// The parameters of a call that is given as one object.
    pub fn from_object(object: Map<String, Value>) -> Self {
        let mut params = Self::default();
        params.add_object(object);
        params
    }

    fn add_form(&mut self, form: &[u8]) {
        for (name, value) in url::form_urlencoded::parse(form) {
            self.values.insert(name.to_lowercase(), Value::String(value.into_owned()));
        }
    }

    fn add_json(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        if bytes.is_empty() {
            return Ok(());
        }
        let object: Map<String, Value> =
            serde_json::from_slice(bytes).map_err(|_| Refusal::bad("can't parse JSON encoded request body"))?;
        self.add_object(object);
        Ok(())
    }

    fn add_object(&mut self, object: Map<String, Value>) {
        for (name, value) in object.into_iter().filter(|(_, value)| !value.is_null()) {
            self.values.insert(name.to_lowercase(), value);
        }
    }

    async fn add_multipart(&mut self, request: Request) -> Result<(), Refusal> {
        let broken = || Refusal::bad("can't parse multipart form data");
        let mut form = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
        while let Some(part) = form.next_field().await.map_err(|_| broken())? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let mime = part.content_type().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|_| broken())?;
            if let Some(file_name) = file_name {
                let file_name = Some(file_name).filter(|n| !n.is_empty());
                self.files.insert(name, Upload { name: file_name, mime, bytes });
            } else {
                let value = String::from_utf8_lossy(&bytes).into_owned();
                // teloxide sends some files without a file name: a part that a parameter points at is a file all the same.
                let upload = Upload { name: None, mime, bytes };
                self.files.insert(name.clone(), upload);
                self.values.insert(name.to_lowercase(), Value::String(value));
            }
        }
        Ok(())
    }

    /// A text; numbers and the like as they are written.
    pub fn text(&self, name: &str) -> Option<String> {
        let value = self.values.get(name)?;
        let text = value.as_str().map(str::to_owned);
        Some(text.unwrap_or_else(|| value.to_string()))
    }

    /// A text, empty if not given.
    pub fn text_or_empty(&self, name: &str) -> String {
        self.text(name).unwrap_or_default()
    }

    /// An integer, perhaps written as a string; anything else counts as not given.
    pub fn integer(&self, name: &str) -> Option<i64> {
        let value = self.values.get(name)?;
        match value.as_str() {
            Some(text) => text.trim().parse().ok(),
            None => value.as_i64(),
        }
    }

    /// True if given as such in any of Telegram's spellings.
    pub fn flag(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Bool(flag)) => *flag,
            Some(Value::String(text)) => ["true", "yes", "1"].contains(&text.to_ascii_lowercase().as_str()),
            Some(other) => other.as_i64() == Some(1),
            None => false,
        }
    }

    /// An object or array, given as such or as a string that holds JSON.
    ///
    /// # Errors
    /// 400 for a string that is no JSON.
    pub fn object(&self, name: &str) -> Result<Option<Value>, Refusal> {
        match self.values.get(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| Refusal::bad(&format!("can't parse {} JSON object", name.replace('_', " ")))),
            Some(other) => Ok(Some(other.clone())),
        }
    }

    /// The file that a parameter stands for: a part of that name, or the part that `attach://…` points at.
    pub fn upload(&self, name: &str, value: Option<&str>) -> Option<&Upload> {
        match value.and_then(|v| v.strip_prefix("attach://")) {
            Some(part) => self.files.get(part),
            None => self.files.get(name).filter(|upload| upload.name.is_some() || value.is_none()),
        }
    }
}

/// Reads a whole body. One that is too large is read to its end and thrown away, so that the client, still writing, gets
/// to read its answer.
async fn read_body(body: Body) -> Result<Bytes, Refusal> {
    let mut chunks = body.into_data_stream();
    let mut kept = BytesMut::new();
    let mut size = 0_usize;
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Refusal::bad("can't read the request"))?;
        size = size.saturating_add(chunk.len());
        if size <= REQUEST_BYTES_MAX {
            kept.extend_from_slice(&chunk);
        } else {
            kept = BytesMut::new();
        }
    }
    if size > REQUEST_BYTES_MAX {
        return Err(Refusal::too_large());
    }
    Ok(kept.freeze())
}
