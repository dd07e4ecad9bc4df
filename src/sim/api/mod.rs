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
mod updates;

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path, Request, State as Shared};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Map, Value, json};

use super::World;
use super::faults::{self, Call, Fault, FaultKind};
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
        Self {
            result,
            description: None,
        }
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

async fn call(
    Shared(world): Shared<World>,
    Path((bot, method)): Path<(String, String)>,
    request: Request,
) -> Response {
    let name = method.to_lowercase();
    if let Err(refusal) = admit(&world, &bot) {
        note(&world, &method, None, &Err(refusal.clone()));
        return respond(Err(refusal), false);
    }
    if request.method() != Method::GET && request.method() != Method::POST {
        return respond(
            Err(Refusal::new(405, "Method Not Allowed".to_owned())),
            false,
        );
    }
    let params = match Params::read(request).await {
        Ok(params) => params,
        Err(refusal) => {
            note(&world, &method, None, &Err(refusal.clone()));
            return respond(Err(refusal), false);
        }
    };
    let chat = params.integer("chat_id");
    let fault = world.with(|state| faults::take(&mut state.faults, &name, chat));
    let outcome = match &fault {
        Some(fault) if !fault.takes_effect() => Err(refusal_of(fault)),
        _ => perform(&world, &name, &params).await,
    };
    match fault {
        Some(fault) => misbehave(&world, &method, chat, fault, outcome).await,
        None => {
            note(&world, &method, chat, &outcome);
            respond(outcome, false)
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
        return Err(Refusal::new(
            401,
            "Unauthorized: invalid token specified".to_owned(),
        ));
    };
    world.with(|state| {
        if state
            .fixed_token
            .as_deref()
            .is_some_and(|fixed| fixed != token)
        {
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

/// The refusal that a fault gives in place of doing the call.
fn refusal_of(fault: &Fault) -> Refusal {
    match fault.kind {
        FaultKind::TooMany => Refusal::too_many(fault.retry_after.unwrap_or(1)),
        FaultKind::Blocked => Refusal::forbidden("bot was blocked by the user"),
        FaultKind::Unauthorized => Refusal::new(401, "Unauthorized".to_owned()),
        FaultKind::Internal => Refusal::new(500, "Internal Server Error: restart".to_owned()),
        FaultKind::Gateway => Refusal::new(502, "Bad Gateway".to_owned()),
        FaultKind::CutBefore
        | FaultKind::CutAfter
        | FaultKind::Silence
        | FaultKind::ExtraField
        | FaultKind::CutMiddle => Refusal::new(0, "connection cut".to_owned()),
    }
}

/// Answers as the fault wants it.
async fn misbehave(
    world: &World,
    method: &str,
    chat: Option<i64>,
    fault: Fault,
    outcome: Outcome,
) -> Response {
    match fault.kind {
        FaultKind::TooMany | FaultKind::Internal | FaultKind::Blocked | FaultKind::Unauthorized => {
            let refused = Err(refusal_of(&fault));
            note(world, method, chat, &refused);
            respond(refused, false)
        }
        FaultKind::Gateway => {
            note(world, method, chat, &Err(refusal_of(&fault)));
            let page = "<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>";
            (
                StatusCode::BAD_GATEWAY,
                [(header::CONTENT_TYPE, "text/html")],
                page,
            )
                .into_response()
        }
        FaultKind::CutBefore | FaultKind::CutAfter => {
            note(world, method, chat, &Err(refusal_of(&fault)));
            cut(Bytes::new())
        }
        FaultKind::Silence => {
            note(world, method, chat, &outcome);
            tokio::time::sleep(Duration::from_secs(fault.silence_s())).await;
            respond(outcome, false)
        }
        FaultKind::ExtraField => {
            note(world, method, chat, &outcome);
            respond(outcome, true)
        }
        FaultKind::CutMiddle => {
            note(world, method, chat, &Err(refusal_of(&fault)));
            cut(Bytes::from_static(b"{\"ok\":tr"))
        }
    }
}

/// An answer that ends with the connection, after these bytes.
fn cut(first: Bytes) -> Response {
    let first = (!first.is_empty()).then_some(Ok(first));
    let lost = Err(std::io::Error::other("cut on request"));
    Response::new(Body::from_stream(futures::stream::iter(
        first.into_iter().chain([lost]),
    )))
}

/// The envelope. With `extra`, a field that nobody knows.
fn respond(outcome: Outcome, extra: bool) -> Response {
    let (code, mut body) = match outcome {
        Ok(answer) => {
            let mut body = json!({"ok": true, "result": answer.result});
            if let Some(description) = answer.description {
                body["description"] = json!(description);
            }
            (200, body)
        }
        Err(refusal) => (refusal.code, refusal.to_api()),
    };
    if extra {
        body["from_the_future"] = json!({"n": 1});
        if let Some(result) = body["result"].as_object_mut() {
            result.insert("from_the_future".to_owned(), json!([1]));
        }
    }
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, axum::Json(body)).into_response()
}

/// Writes a call into the log.
fn note(world: &World, method: &str, chat_id: Option<i64>, outcome: &Outcome) {
    let (ok, code, description) = match outcome {
        Ok(_) => (true, 200, None),
        Err(refusal) => (false, refusal.code, Some(refusal.description.clone())),
    };
    let call = Call {
        n: 0,
        method: method.to_owned(),
        chat_id,
        ok,
        code,
        description,
    };
    world.with(|state| state.log.push(call));
}

async fn download(
    Shared(world): Shared<World>,
    Path((bot, path)): Path<(String, String)>,
) -> Response {
    if let Err(refusal) = admit(&world, &bot) {
        return respond(Err(refusal), false);
    }
    let fault = world.with(|state| faults::take(&mut state.faults, "file", None));
    let found = world.with(|state| files::open_link(state, &path));
    let Some(file) = found else {
        return respond(Err(Refusal::new(404, "Not Found".to_owned())), false);
    };
    match fault {
        Some(fault) if fault.kind == FaultKind::CutMiddle => {
            cut(file.bytes.slice(..file.bytes.len() / 2))
        }
        Some(fault) => {
            let outcome = Err(refusal_of(&fault));
            misbehave(&world, "file", None, fault, outcome).await
        }
        None => (
            [(header::CONTENT_TYPE, "application/octet-stream")],
            file.bytes,
        )
            .into_response(),
    }
}
