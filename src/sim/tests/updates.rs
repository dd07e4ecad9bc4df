//! Fetching updates, webhooks, the server's beginning and end.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State as Shared;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::json;
use teloxide::prelude::*;
use tokio::sync::mpsc;

use super::*;

fn id(update: &Value) -> i64 {
    update["update_id"].as_i64().unwrap()
}

#[tokio::test]
async fn an_offset_confirms_what_lies_below() {
    let server = Server::start().await;
    for text in ["one", "two", "three"] {
        server.sim("people/1/text", json!({"text": text})).await;
    }
    let first = server.updates(0, 0).await;
    assert_eq!(first.len(), 3);
    assert_eq!(id(&first[1]), id(&first[0]) + 1);
    assert_eq!(server.look("pending").await, json!({"updates": 3}), "reading confirms nothing");
    let rest = server.updates(id(&first[1]), 0).await;
    assert_eq!(rest[0]["message"]["text"], json!("two"));
    assert_eq!(server.look("pending").await, json!({"updates": 2}));
    let hasty = server.updates(id(&first[1]), 0).await;
    assert_eq!(hasty.len(), 1, "the same offset at once: one update only");
    let last = server.updates(-1, 0).await;
    assert_eq!(last[0]["message"]["text"], json!("three"));
    assert_eq!(server.look("pending").await, json!({"updates": 1}));
}

#[tokio::test]
async fn a_held_poll_wakes_at_once() {
    let server = Server::start().await;
    let (updates, ()) = tokio::join!(server.updates(0, 30), async {
        // The poll is under way once its ticket is drawn.
        while server.world.with(|state| state.inbox.rev) == 0 {
            tokio::task::yield_now().await;
        }
        server.sim("people/1/text", json!({"text": "now"})).await;
    });
    assert_eq!(updates[0]["message"]["text"], json!("now"));
}

#[tokio::test]
async fn the_first_of_two_polls_is_ended() {
    let server = Server::start().await;
    let first = server.call("getUpdates", json!({"timeout": 30}));
    let second = async {
        while server.world.with(|state| state.inbox.rev) == 0 {
            tokio::task::yield_now().await;
        }
        let poll = server.updates(5, 30);
        let speak = async {
            while server.world.with(|state| state.inbox.rev) < 2 {
                tokio::task::yield_now().await;
            }
            server.sim("people/1/text", json!({"text": "for the second"})).await;
        };
        tokio::join!(poll, speak).0
    };
    let (first, second) = tokio::join!(first, second);
    assert_eq!(first["error_code"], json!(409));
    assert_eq!(
        first["description"],
        json!("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
    );
    assert_eq!(second.len(), 1);
}

#[tokio::test]
async fn taps_wait_150_seconds_and_messages_a_day() {
    let server = Server::started().await;
    let tap = json!({"message_id": 1, "data": "x"});
    server.sim("people/1/tap", tap).await;
    server.sim("people/1/text", json!({"text": "t"})).await;
    server.sim("clock", json!({"skip_s": 149})).await;
    assert_eq!(server.look("pending").await["updates"], json!(2));
    server.sim("clock", json!({"skip_s": 2})).await;
    assert_eq!(server.look("pending").await["updates"], json!(1));
    server.sim("clock", json!({"skip_s": 24 * 3600 - 160})).await;
    assert_eq!(server.look("pending").await["updates"], json!(1));
    server.sim("clock", json!({"skip_s": 20})).await;
    assert_eq!(server.look("pending").await["updates"], json!(0));
}

#[tokio::test]
async fn only_wanted_kinds_are_queued() {
    let server = Server::started().await;
    server.ok("getUpdates", json!({"allowed_updates": ["callback_query"]})).await;
    server.sim("people/1/text", json!({"text": "t"})).await;
    server.sim("people/1/tap", json!({"message_id": 1, "data": "x"})).await;
    let updates = server.updates(1, 0).await;
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["callback_query"]["data"], json!("x"));
}

#[tokio::test]
async fn updates_can_be_made_up_and_repeated() {
    let server = Server::start().await;
    let made = server.sim("raw", json!({"hologram": {"depth": 3}, "update_id": 500})).await;
    assert_eq!(made["update_id"], json!(500));
    server.sim("people/1/text", json!({"text": "t"})).await;
    let updates = server.bot().get_updates().await.unwrap();
    assert!(matches!(updates[0].kind, teloxide::types::UpdateKind::Error(_)));
    assert_eq!(updates[1].id.0, 501);
    assert_eq!(server.updates(502, 0).await.len(), 0);
    server.sim("repeat", json!({"update_id": 501})).await;
    assert_eq!(server.updates(0, 0).await[0]["message"]["text"], json!("t"));
}

/// A bot's own server: answers with the given statuses in turn, then 200, and hands on what it got.
async fn bots_server(statuses: Vec<u16>) -> (String, mpsc::UnboundedReceiver<(Value, Option<String>)>) {
    type Desk = (mpsc::UnboundedSender<(Value, Option<String>)>, std::sync::Arc<std::sync::Mutex<Vec<u16>>>);
    async fn take(Shared((sender, statuses)): Shared<Desk>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
        let secret = headers.get("X-Telegram-Bot-Api-Secret-Token");
        let secret = secret.map(|value| value.to_str().unwrap().to_owned());
        let update: Value = serde_json::from_slice(&body).unwrap();
        let reply = json!({"method": "sendMessage", "chat_id": 1, "text": "carried"}).to_string();
        let failure = statuses.lock().unwrap().pop();
        // The test may be over.
        sender.send((update, secret)).ok();
        match failure {
            Some(status) => (StatusCode::from_u16(status).unwrap(), String::new()),
            None => (StatusCode::OK, reply),
        }
    }
    let (sender, receiver) = mpsc::unbounded_channel();
    let statuses = std::sync::Arc::new(std::sync::Mutex::new(statuses));
    let router = Router::new().route("/hook", post(take)).with_state((sender, statuses));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, receiver)
}

#[tokio::test]
async fn a_webhook_gets_updates_again_until_they_are_taken() {
    let server = Server::started().await;
    let (url, mut got) = bots_server(vec![500]).await;
    let set = server.call("setWebhook", json!({"url": url, "secret_token": "s-1"})).await;
    assert_eq!(set["description"], json!("Webhook was set"));
    server.sim("people/1/text", json!({"text": "one"})).await;
    server.sim("people/1/text", json!({"text": "two"})).await;
    let mut texts = Vec::new();
    for _ in 0..3 {
        let (update, secret) = got.recv().await.unwrap();
        assert_eq!(secret.as_deref(), Some("s-1"));
        texts.push(update["message"]["text"].clone());
    }
    assert_eq!(texts, ["one", "one", "two"], "a refused message blocks its chat");
    assert!(server.refused("getUpdates", json!({})).await.starts_with("Conflict: can't use getUpdates method"));
    while server.transcript().await.len() < 5 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.transcript().await[4]["text"], json!("carried"));
    let info = server.ok("getWebhookInfo", json!({})).await;
    assert_eq!((&info["url"], &info["pending_update_count"]), (&json!(url), &json!(0)));
    assert!(info["last_error_message"].as_str().unwrap().contains("500"));
    let gone = server.call("deleteWebhook", json!({})).await;
    assert_eq!(gone["description"], json!("Webhook was deleted"));
    assert_eq!(server.call("deleteWebhook", json!({})).await["description"], json!("Webhook is already deleted"));
}

#[tokio::test]
async fn webhook_addresses_are_checked() {
    let server = Server::start().await;
    for (body, expected) in [
        (
            json!({"url": "http://bot.example.com/x"}),
            "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            json!({"url": "https://bot.example.com:4430/x"}),
            "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            json!({"url": "http://127.0.0.1:9/x", "secret_token": "a b"}),
            "Bad Request: secret token contains unallowed characters",
        ),
    ] {
        assert_eq!(server.refused("setWebhook", body).await, expected);
    }
    server.ok("setWebhook", json!({"url": "http://127.0.0.1:9/x"})).await;
    let hasty = server.call("setWebhook", json!({"url": "http://127.0.0.1:9/y"})).await;
    assert_eq!(hasty["parameters"]["retry_after"], json!(1));
}

#[tokio::test]
async fn a_held_poll_does_not_hold_up_the_end() {
    let world = World::new(None);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/bot{TOKEN}/getUpdates?timeout=50", listener.local_addr().unwrap());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let shutdown = async { drop(stopped.await) };
    let served = tokio::spawn(serve(listener, world.clone(), shutdown));
    let poll = tokio::spawn(reqwest::Client::builder().no_proxy().build().unwrap().get(url).send());
    while world.with(|state| state.inbox.rev) == 0 {
        tokio::task::yield_now().await;
    }
    let begun = Instant::now();
    stop.send(()).unwrap();
    served.await.unwrap().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(20));
    poll.abort();
}

#[tokio::test]
async fn the_server_alone_tells_its_address() {
    let loopback = std::net::IpAddr::from([127, 0, 0, 1]);
    let (address, serving) = crate::sim::cli::run(0, loopback, Some(TOKEN.to_owned())).await.unwrap();
    let serving = tokio::spawn(serving);
    let url = format!("http://{address}/_sim/state");
    let state: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    assert_eq!(state["bot"]["id"], json!(7_000_000_001_i64), "a fixed token tells who the bot is");
    serving.abort();
}
