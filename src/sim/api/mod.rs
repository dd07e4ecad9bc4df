//! The Bot API: the token, the envelope, faults and the log around every method.

mod chats;
mod commands;
mod edit;
mod error;
mod files;
mod media;
mod params;
mod send;
mod target;
pub(super) mod topics;
mod trouble;
mod updates;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Request, State as Shared};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Map, Value, json};

use super::World;
use super::faults::{self, Call};
use super::state::{State, bot_id_of};

pub use error::Refusal;
pub(super) use media::mime_of;
pub use params::{Params, Upload};
pub(super) use send::origin;
pub(super) use target::TEXT_CHARS_MAX;

/// What a method gives: the `result`, and rarely a `description`.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The `result`.
    pub result: Value,
    /// Beside it, for the webhook's methods.
    pub description: Option<&'static str>,
}

impl From<Value> for Answer {
    fn from(result: Value) -> Self {
        Self { result, description: None }
    }
}

/// What a call comes to.
pub type Outcome = Result<Answer, Refusal>;

/// The paths `/bot…/…` and `/file/bot…/…`.
pub fn router(world: World) -> Router {
    Router::new()
        .route("/{bot}/{method}", any(call))
        .route("/file/{bot}/{*path}", any(download))
        .layer(DefaultBodyLimit::disable())
        .with_state(world)
}

async fn call(Shared(world): Shared<World>, Path((bot, method)): Path<(String, String)>, request: Request) -> Response {
    let name = method.to_lowercase();
    if let Err(refusal) = admit(&world, &bot) {
        note(&world, &method, None, &Err(refusal.clone()));
        return respond(Err(refusal));
    }
    if request.method() != Method::GET && request.method() != Method::POST {
        return respond(Err(Refusal::new(405, "Method Not Allowed".to_owned())));
    }
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(refusal) => {
            note(&world, &method, None, &Err(refusal.clone()));
            return respond(Err(refusal));
        }
    };
    let chat = params.integer("chat_id");
    let fault = world.with(|state| faults::take(&mut state.faults, &name, chat));
    let outcome = match &fault {
        Some(fault) if !fault.takes_effect() => Err(trouble::refusal(fault)),
        _ => perform(&world, &name, &params).await,
    };
    match fault {
        Some(fault) => trouble::misbehave(&world, &method, chat, fault, outcome).await,
        None => {
            note(&world, &method, chat, &outcome);
            respond(outcome)
        }
    }
}

/// Lets the bot in or says why not.
fn admit(world: &World, bot: &str) -> Result<(), Refusal> {
    let unauthorized = || Refusal::new(401, "Unauthorized".to_owned());
    let Some(token) = bot.strip_prefix("bot") else {
        return Err(Refusal::new(404, "Not Found".to_owned()));
    };
    let Some(id) = bot_id_of(token) else {
        return Err(Refusal::new(401, "Unauthorized: invalid token specified".to_owned()));
    };
    world.with(|state| {
        if state.fixed_token.as_deref().is_some_and(|fixed| fixed != token) {
            return Err(unauthorized());
        }
        state.meet_bot(id);
        Ok(())
    })
}

/// Does what the method does. The name is in lower case.
async fn perform(world: &World, name: &str, params: &Params) -> Outcome {
    match name {
        "getupdates" => return updates::get_updates(world, params).await,
        "setwebhook" => return updates::set_webhook(world, params),
        _ => {}
    }
    if let Some(method) = method(name) {
        return world.with(|state| method(state, params));
    }
    if let Some(method) = media::method(name) {
        let pictures = media::develop(params).await;
        return world.with(|state| method(state, params, &pictures));
    }
    Err(Refusal::new(404, "Not Found: method not found".to_owned()))
}

/// Does the call that a webhook's answer may carry; nobody is told how it went.
pub async fn perform_carried(world: &World, mut call: Map<String, Value>) {
    let Some(Value::String(method)) = call.remove("method") else {
        return;
    };
    let name = method.to_lowercase();
    let refused = ["setwebhook", "deletewebhook", "close", "logout"];
    if name.starts_with("get") || refused.contains(&name.as_str()) {
        return;
    }
    let params = Params::from_object(call);
    let outcome = Box::pin(perform(world, &name, &params)).await;
    note(world, &method, params.integer("chat_id"), &outcome);
}

/// A method that needs nothing but the state.
type Plain = fn(&mut State, &Params) -> Outcome;

fn method(name: &str) -> Option<Plain> {
    Some(match name {
        "getme" => commands::get_me,
        "deletewebhook" => updates::delete_webhook,
        "getwebhookinfo" => updates::get_webhook_info,
        "sendmessage" => send::send_message,
        "sendchataction" => send::send_chat_action,
        "copymessage" => send::copy_message,
        "forwardmessage" => send::forward_message,
        "editmessagetext" => edit::edit_text,
        "editmessagecaption" => edit::edit_caption,
        "editmessagereplymarkup" => edit::edit_markup,
        "deletemessage" => edit::delete_message,
        "deletemessages" => edit::delete_messages,
        "answercallbackquery" => edit::answer_callback,
        "setmessagereaction" => edit::set_reaction,
        "getfile" => files::get_file,
        "getchat" => chats::get_chat,
        "getchatmember" => chats::get_member,
        "getchatadministrators" => chats::get_administrators,
        "getchatmembercount" => chats::get_member_count,
        "leavechat" => chats::leave,
        "pinchatmessage" => chats::pin,
        "unpinchatmessage" => chats::unpin,
        "unpinallchatmessages" => chats::unpin_all,
        "createforumtopic" => topics::create,
        "editforumtopic" => topics::edit,
        "closeforumtopic" => topics::close,
        "reopenforumtopic" => topics::reopen,
        "deleteforumtopic" => topics::delete,
        "setmycommands" => commands::set_commands,
        "getmycommands" => commands::get_commands,
        "deletemycommands" => commands::delete_commands,
        "setmydescription" => commands::set_description,
        "getmydescription" => commands::get_description,
        "setmyshortdescription" => commands::set_short_description,
        "getmyshortdescription" => commands::get_short_description,
        "setmyname" => commands::set_name,
        "getmyname" => commands::get_name,
        "setchatmenubutton" | "logout" | "close" => commands::nothing,
        _ => return None,
    })
}

/// Writes a call into the log. Anything but a poll counts as the bot being busy.
fn note(world: &World, method: &str, chat_id: Option<i64>, outcome: &Outcome) {
    let (ok, code, description) = match outcome {
        Ok(_) => (true, 200, None),
        Err(refusal) => (false, refusal.code, Some(refusal.description.clone())),
    };
    let call = Call { n: 0, method: method.to_owned(), chat_id, ok, code, description };
    let poll = method.eq_ignore_ascii_case("getUpdates");
    world.with(|state| {
        state.log.push(call);
        if !poll {
            state.stir();
        }
    });
}

async fn download(Shared(world): Shared<World>, Path((bot, path)): Path<(String, String)>) -> Response {
    if let Err(refusal) = admit(&world, &bot) {
        return respond(Err(refusal));
    }
    let fault = world.with(|state| faults::take(&mut state.faults, "file", None));
    let found = world.with(|state| files::open_link(state, &path));
    let Some(file) = found else {
        return respond(Err(Refusal::new(404, "Not Found".to_owned())));
    };
    match fault {
        Some(fault) => trouble::download(&world, fault, file.bytes).await,
        None => file_answer(file.bytes),
    }
}

/// The bytes of a download.
fn file_answer(bytes: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
}

/// The envelope.
fn respond(outcome: Outcome) -> Response {
    let (code, body) = match outcome {
        Ok(answer) => {
            let mut body = json!({"ok": true, "result": answer.result});
            if let Some(description) = answer.description {
                body["description"] = json!(description);
            }
            (200, body)
        }
        Err(refusal) => (refusal.code, refusal.to_api()),
    };
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, axum::Json(body)).into_response()
}
