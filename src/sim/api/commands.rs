//! The bot's own profile: who it is, its command menu, its descriptions.

use serde_json::{Value, json};

use super::{Outcome, Params, Refusal};
use crate::sim::state::State;

/// Commands of one menu.
const COMMANDS_MAX: usize = 100;
/// Characters of a command and of its description.
const COMMAND_CHARS_MAX: usize = 32;
const COMMAND_DESCRIPTION_CHARS_MAX: usize = 256;
const DESCRIPTION_CHARS_MAX: usize = 512;
const SHORT_DESCRIPTION_CHARS_MAX: usize = 120;
const NAME_CHARS_MAX: usize = 64;
const SCOPES: [&str; 7] = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
];

/// `getMe`, with every field that a library may want.
pub(crate) fn get_me(state: &mut State, _: &Params) -> Outcome {
    let mut user = state.bot_user();
    for (name, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", false),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        user[name] = json!(value);
    }
    Ok(user.into())
}

/// Methods whose effect nobody can see here.
pub(crate) fn nothing(_: &mut State, _: &Params) -> Outcome {
    Ok(Value::Bool(true).into())
}

/// A scope in one spelling, so that it can be a key.
fn scope(params: &Params) -> Result<String, Refusal> {
    let given = params.object("scope")?.unwrap_or_else(|| json!({"type": "default"}));
    let kind = given["type"].as_str().unwrap_or_default();
    if !SCOPES.contains(&kind) {
        return Err(Refusal::bad("can't parse BotCommandScope: Unsupported type specified"));
    }
    let id = |name: &str| match (given.get(name), given[name].as_str()) {
        (None, _) => String::new(),
        (Some(_), Some(text)) => format!(":{text}"),
        (Some(number), None) => format!(":{number}"),
    };
    Ok(format!("{kind}{}{}", id("chat_id"), id("user_id")))
}

fn language(params: &Params) -> Result<String, Refusal> {
    let code = params.text_or_empty("language_code");
    let two_letters = code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase());
    if code.is_empty() || two_letters { Ok(code) } else { Err(Refusal::bad("invalid language code specified")) }
}

/// `setMyCommands`
pub(crate) fn set_commands(state: &mut State, params: &Params) -> Outcome {
    let key = (scope(params)?, language(params)?);
    let list = params.object("commands")?.unwrap_or_default();
    let Some(list) = list.as_array() else {
        return Err(Refusal::bad("expected an Array of BotCommand"));
    };
    if list.len() > COMMANDS_MAX {
        return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
    }
    let commands: Vec<Value> = list.iter().map(command).collect::<Result<_, _>>()?;
    if commands.is_empty() {
        state.commands.remove(&key);
    } else {
        state.commands.insert(key, commands);
    }
    state.touch_all();
    Ok(Value::Bool(true).into())
}

fn command(given: &Value) -> Result<Value, Refusal> {
    let name = given["command"].as_str().unwrap_or_default().trim().trim_start_matches('/').to_lowercase();
    let description = given["description"].as_str().unwrap_or_default().trim();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if name.is_empty() {
        return Err(Refusal::bad("command must be non-empty"));
    }
    if name.len() > COMMAND_CHARS_MAX || !name.bytes().all(plain) {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    if description.is_empty() {
        return Err(Refusal::bad("command description must be non-empty"));
    }
    if description.chars().count() > COMMAND_DESCRIPTION_CHARS_MAX {
        return Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
    }
    Ok(json!({"command": name, "description": description}))
}

/// `getMyCommands`
pub(crate) fn get_commands(state: &mut State, params: &Params) -> Outcome {
    let key = (scope(params)?, language(params)?);
    Ok(json!(state.commands.get(&key).cloned().unwrap_or_default()).into())
}

/// `deleteMyCommands`
pub(crate) fn delete_commands(state: &mut State, params: &Params) -> Outcome {
    let key = (scope(params)?, language(params)?);
    state.commands.remove(&key);
    state.touch_all();
    Ok(Value::Bool(true).into())
}

/// `setMyDescription`
pub(crate) fn set_description(state: &mut State, params: &Params) -> Outcome {
    set_profile(state, params, "description", DESCRIPTION_CHARS_MAX)
}

/// `getMyDescription`
pub(crate) fn get_description(state: &mut State, params: &Params) -> Outcome {
    get_profile(state, params, "description")
}

/// `setMyShortDescription`
pub(crate) fn set_short_description(state: &mut State, params: &Params) -> Outcome {
    set_profile(state, params, "short_description", SHORT_DESCRIPTION_CHARS_MAX)
}

/// `getMyShortDescription`
pub(crate) fn get_short_description(state: &mut State, params: &Params) -> Outcome {
    get_profile(state, params, "short_description")
}

/// `setMyName`
pub(crate) fn set_name(state: &mut State, params: &Params) -> Outcome {
    let outcome = set_profile(state, params, "name", NAME_CHARS_MAX)?;
    let name = params.text_or_empty("name");
    if let Some(bot) = &mut state.bot
        && !name.is_empty()
        && params.text_or_empty("language_code").is_empty()
    {
        bot.first_name = name;
    }
    Ok(outcome)
}

/// `getMyName`
pub(crate) fn get_name(state: &mut State, params: &Params) -> Outcome {
    get_profile(state, params, "name")
}

fn set_profile(state: &mut State, params: &Params, field: &'static str, chars_max: usize) -> Outcome {
    let language = language(params)?;
    let text = params.text_or_empty(field);
    if text.chars().count() > chars_max {
        let what = field.replace('_', " ");
        return Err(Refusal::bad(&format!("bot {what} is too long")));
    }
    state.profile.insert((field, language), text);
    state.touch_all();
    Ok(Value::Bool(true).into())
}

/// A missing language falls back to the empty one.
fn get_profile(state: &State, params: &Params, field: &'static str) -> Outcome {
    let language = language(params)?;
    let found = |language: String| state.profile.get(&(field, language)).filter(|text| !text.is_empty());
    let text = found(language).or_else(|| found(String::new())).cloned().unwrap_or_default();
    let mut result = json!({});
    result[field] = json!(text);
    Ok(result.into())
}
