//! Answers that go wrong on request.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, stream};
use serde_json::{Value, json};

use super::{Outcome, Refusal, file_answer, note, respond};
use crate::sim::World;
use crate::sim::faults::{Fault, FaultKind};

/// A proxy's page.
const GATEWAY_PAGE: &str = "<html><head><title>502 Bad Gateway</title></head>\
    <body><center><h1>502 Bad Gateway</h1></center></body></html>";

/// How long the first bytes of a cut answer have to get out.
const FLUSH_WAIT: Duration = Duration::from_millis(20);

/// The refusal that a fault gives in place of doing the call. Code 0 stands for a cut connection.
pub(crate) fn refusal(fault: &Fault) -> Refusal {
    match fault.kind {
        FaultKind::TooMany => Refusal::too_many(fault.retry_after.unwrap_or(1)),
        FaultKind::Blocked => Refusal::forbidden("bot was blocked by the user"),
        FaultKind::Unauthorized => Refusal::new(401, "Unauthorized".to_owned()),
        FaultKind::Conflict => {
            Refusal::conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        }
        FaultKind::Internal => Refusal::new(500, "Internal Server Error: restart".to_owned()),
        FaultKind::Gateway => Refusal::new(502, "Bad Gateway".to_owned()),
        FaultKind::CutBefore
        | FaultKind::CutAfter
        | FaultKind::CutMiddle
        | FaultKind::Silence
        | FaultKind::ExtraField
        | FaultKind::NoFileSize
        | FaultKind::Longer
        | FaultKind::Doubled
        | FaultKind::Reversed => Refusal::new(0, "connection cut".to_owned()),
    }
}

/// Answers a call as the fault wants it.
pub(crate) async fn misbehave(
    world: &World,
    method: &str,
    chat: Option<i64>,
    fault: Fault,
    outcome: Outcome,
) -> Response {
    let told = match fault.kind {
        FaultKind::Silence
        | FaultKind::ExtraField
        | FaultKind::NoFileSize
        | FaultKind::Longer
        | FaultKind::Doubled
        | FaultKind::Reversed => outcome,
        FaultKind::TooMany
        | FaultKind::Internal
        | FaultKind::Gateway
        | FaultKind::CutBefore
        | FaultKind::CutAfter
        | FaultKind::CutMiddle
        | FaultKind::Blocked
        | FaultKind::Conflict
        | FaultKind::Unauthorized => Err(refusal(&fault)),
    };
    note(world, method, chat, &told);
    match fault.kind {
        FaultKind::Gateway => {
            let headers = [(header::CONTENT_TYPE, "text/html")];
            (StatusCode::BAD_GATEWAY, headers, GATEWAY_PAGE).into_response()
        }
        FaultKind::CutBefore | FaultKind::CutAfter => cut(None),
        FaultKind::CutMiddle => cut(Some(Bytes::from_static(b"{\"ok\":tr"))),
        FaultKind::Silence => {
            tokio::time::sleep(Duration::from_secs(fault.silence_s())).await;
            respond(told)
        }
        FaultKind::ExtraField => respond(told.map(|mut answer| {
            put(&mut answer.result, "from_the_future", json!([1]));
            answer
        })),
        FaultKind::Doubled | FaultKind::Reversed => respond(told.map(|mut answer| {
            if let Some(list) = answer.result.as_array_mut() {
                if fault.kind == FaultKind::Reversed {
                    list.reverse();
                } else {
                    *list = list.iter().flat_map(|one| [one.clone(), one.clone()]).collect();
                }
            }
            answer
        })),
        FaultKind::NoFileSize => respond(told.map(|mut answer| {
            if let Some(object) = answer.result.as_object_mut() {
                object.remove("file_size");
            }
            answer
        })),
        FaultKind::TooMany
        | FaultKind::Internal
        | FaultKind::Longer
        | FaultKind::Blocked
        | FaultKind::Conflict
        | FaultKind::Unauthorized => respond(told),
    }
}

/// Answers a download as the fault wants it.
pub(crate) async fn download(world: &World, fault: Fault, bytes: Bytes) -> Response {
    match fault.kind {
        FaultKind::CutMiddle => cut(Some(bytes.slice(..bytes.len() / 2))),
        FaultKind::Longer => file_answer([bytes, Bytes::from_static(b" and more")].concat().into()),
        FaultKind::ExtraField | FaultKind::NoFileSize | FaultKind::Doubled | FaultKind::Reversed => file_answer(bytes),
        FaultKind::Silence => {
            tokio::time::sleep(Duration::from_secs(fault.silence_s())).await;
            file_answer(bytes)
        }
        FaultKind::TooMany
        | FaultKind::Internal
        | FaultKind::Gateway
        | FaultKind::CutBefore
        | FaultKind::CutAfter
        | FaultKind::Blocked
        | FaultKind::Conflict
        | FaultKind::Unauthorized => {
            let refused = Err(refusal(&fault));
            misbehave(world, "file", None, fault, refused).await
        }
    }
}

fn put(value: &mut Value, name: &str, field: Value) {
    match value {
        Value::Object(object) => {
            object.insert(name.to_owned(), field);
        }
        Value::Array(list) => list.iter_mut().for_each(|item| put(item, name, field.clone())),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An answer that ends with the connection, after these bytes.
fn cut(first: Option<Bytes>) -> Response {
    // What came before is on its way first; without a pause it would be thrown away with the connection.
    let pause = if first.is_some() { FLUSH_WAIT } else { Duration::ZERO };
    let lost = async move {
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
        Err(std::io::Error::other("cut on request"))
    };
    let parts = stream::iter(first.map(Ok)).chain(stream::once(lost));
    Response::new(Body::from_stream(parts))
}
