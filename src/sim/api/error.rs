//! A refusal as Telegram words it.

use serde_json::{Value, json};

/// Why a call was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// HTTP status and `error_code`.
    pub code: u16,
    /// The whole `description`.
    pub description: String,
    /// `retry_after` or `migrate_to_chat_id`.
    pub parameters: Option<Value>,
}

impl Refusal {
    /// 400; the text comes without its `Bad Request: `.
    pub fn bad(text: &str) -> Self {
        Self::new(400, format!("Bad Request: {text}"))
    }

    /// 403; the text comes without its `Forbidden: `.
    pub fn forbidden(text: &str) -> Self {
        Self::new(403, format!("Forbidden: {text}"))
    }

    /// 409; the text comes without its `Conflict: `.
    pub fn conflict(text: &str) -> Self {
        Self::new(409, format!("Conflict: {text}"))
    }

    /// 413.
    pub fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large".to_owned())
    }

    /// 429 with `retry_after` in seconds.
    pub fn too_many(retry_after: u64) -> Self {
        let mut refusal = Self::new(429, format!("Too Many Requests: retry after {retry_after}"));
        refusal.parameters = Some(json!({"retry_after": retry_after}));
        refusal
    }

    /// 400 for a group that has become a supergroup.
    pub fn migrated(to: i64) -> Self {
        let mut refusal = Self::bad("group chat was upgraded to a supergroup chat");
        refusal.parameters = Some(json!({"migrate_to_chat_id": to}));
        refusal
    }

    /// Any status with its whole text.
    pub fn new(code: u16, description: String) -> Self {
        Self { code, description, parameters: None }
    }

    /// The JSON body.
    pub fn to_api(&self) -> Value {
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.description});
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }
}
