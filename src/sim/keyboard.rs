//! What Telegram checks in a `reply_markup`, and the buttons as a person sees them.

use serde_json::{Map, Value, json};

/// Bytes of `callback_data`.
pub const DATA_BYTES_MAX: usize = 64;
/// Characters of a text to be copied.
const COPY_CHARS_MAX: usize = 256;
/// Buttons of one keyboard.
const BUTTONS_MAX: usize = 100;
/// Bytes of a keyboard's JSON.
const MARKUP_BYTES_MAX: usize = 10_240;

/// A `reply_markup` that has been checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Markup {
    /// None was given.
    #[default]
    None,
    /// Buttons under the message, in normal form; an empty keyboard is `None`.
    Inline(Value),
    /// A reply keyboard, its removal, or a forced reply.
    Other(Value),
}

/// Checks a `reply_markup`.
///
/// # Errors
/// The text after `Bad Request: `.
pub fn check(markup: &Value) -> Result<Markup, String> {
    let Some(object) = markup.as_object() else {
        return Err("object expected as reply markup".to_owned());
    };
    if let Some(rows) = object.get("inline_keyboard") {
        let rows = rows_of(rows, "inline_keyboard")?;
        return inline(rows);
    }
    if let Some(rows) = object.get("keyboard") {
        rows_of(rows, "keyboard")?;
    }
    Ok(if object.is_empty() { Markup::None } else { Markup::Other(markup.clone()) })
}

fn rows_of<'a>(rows: &'a Value, field: &str) -> Result<Vec<&'a Vec<Value>>, String> {
    let refused = || format!("field \"{field}\" of the reply markup must be an Array of Arrays");
    let rows = rows.as_array().ok_or_else(refused)?;
    rows.iter().map(|row| row.as_array().ok_or_else(refused)).collect()
}

fn inline(rows: Vec<&Vec<Value>>) -> Result<Markup, String> {
    let mut checked = Vec::new();
    let mut count = 0;
    for row in rows.into_iter().filter(|row| !row.is_empty()) {
        let buttons: Vec<Value> = row.iter().map(button).collect::<Result<_, _>>()?;
        count += buttons.len();
        checked.push(Value::Array(buttons));
    }
    if checked.is_empty() {
        return Ok(Markup::None);
    }
    let keyboard = json!({"inline_keyboard": checked});
    if count > BUTTONS_MAX || keyboard.to_string().len() > MARKUP_BYTES_MAX {
        return Err("reply markup is too long".to_owned());
    }
    Ok(Markup::Inline(keyboard))
}

/// One button in normal form: its text and the first of its actions.
fn button(given: &Value) -> Result<Value, String> {
    let refused = |why: &str| format!("can't parse inline keyboard button: {why}");
    let object = given.as_object().ok_or_else(|| refused("InlineKeyboardButton must be an Object"))?;
    let text = object.get("text").and_then(Value::as_str);
    let text = text.ok_or_else(|| refused("Field \"text\" must be of type String"))?;
    if text.trim().is_empty() {
        return Err(refused("Button text must be non-empty"));
    }
    let mut made = Map::new();
    made.insert("text".to_owned(), json!(text));
    let (name, action) = action(object)?;
    made.insert(name.to_owned(), action);
    Ok(Value::Object(made))
}

fn action(object: &Map<String, Value>) -> Result<(&'static str, Value), String> {
    let string = |name: &str| object.get(name).and_then(Value::as_str);
    if let Some(url) = string("url") {
        let usable = super::entities::checked_link(url).filter(|link| !link.starts_with("mailto:"));
        return match usable {
            Some(link) => Ok(("url", json!(link))),
            None => Err(format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")),
        };
    }
    if let Some(data) = string("callback_data") {
        if data.is_empty() || data.len() > DATA_BYTES_MAX {
            return Err("BUTTON_DATA_INVALID".to_owned());
        }
        return Ok(("callback_data", json!(data)));
    }
    if let Some(copy) = object.get("copy_text") {
        let copied = copy["text"].as_str().unwrap_or_default();
        if !(1..=COPY_CHARS_MAX).contains(&copied.chars().count()) {
            return Err("BUTTON_COPY_TEXT_INVALID".to_owned());
        }
        return Ok(("copy_text", json!({"text": copied})));
    }
    for name in ["web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "pay"] {
        if let Some(value) = object.get(name) {
            return Ok((name, value.clone()));
        }
    }
    Err("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard".to_owned())
}

/// The buttons as the transcript shows them: `text` and one of `data`, `url`, `copy_text`.
pub fn shown(keyboard: Option<&Value>) -> Value {
    let rows = keyboard.and_then(|k| k["inline_keyboard"].as_array());
    let show = |button: &Value| {
        let mut shown = json!({"text": button["text"]});
        for (from, to) in [("callback_data", "data"), ("url", "url")] {
            if let Some(value) = button.get(from) {
                shown[to] = value.clone();
            }
        }
        if let Some(copied) = button["copy_text"].get("text") {
            shown["copy_text"] = copied.clone();
        }
        shown
    };
    let row = |row: &Value| row.as_array().into_iter().flatten().map(show).collect::<Value>();
    rows.into_iter().flatten().map(row).collect()
}
