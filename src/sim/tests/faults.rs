//! Misbehaviour on request, as a client meets it.

use std::time::{Duration, Instant};

use serde_json::json;
use teloxide::RequestError;
use teloxide::prelude::*;

use super::*;

#[tokio::test]
async fn faults_hit_as_ordered() {
    let server = Server::started().await;
    let bot = server.bot();
    let send = || bot.send_message(ChatId(1), "x");
    server
        .sim(
            "faults",
            json!({"method": "sendMessage", "chat_id": 1, "kind": "429", "retry_after": 7, "count": 1, "skip": 1}),
        )
        .await;
    send().await.unwrap();
    let slow = send().await.unwrap_err();
    assert!(matches!(slow, RequestError::RetryAfter(s) if s.duration() == Duration::from_secs(7)), "{slow:?}");
    send().await.unwrap();

    server.sim("faults", json!({"method": "*", "kind": "cut_before", "count": 1})).await;
    assert!(matches!(send().await.unwrap_err(), RequestError::Network(_)));
    assert_eq!(server.transcript().await.len(), 3, "nothing was done");
    server.sim("faults", json!({"method": "sendmessage", "kind": "cut_after", "count": 1})).await;
    assert!(matches!(send().await.unwrap_err(), RequestError::Network(_)));
    assert_eq!(server.transcript().await.len(), 4, "it was done although the answer was lost");
    let log = server.look("log?since=0").await;
    let codes: Vec<_> = log.as_array().unwrap().iter().map(|call| call["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [200, 429, 200, 0, 0]);
}

#[tokio::test]
async fn faults_go_with_what_the_server_says() {
    let server = Server::started().await;
    let bot = server.bot();
    let send = || bot.send_message(ChatId(1), "x");
    server.sim("faults", json!({"method": "sendMessage", "kind": "extra_field", "count": 1})).await;
    send().await.unwrap();
    server.sim("faults", json!({"method": "sendMessage", "kind": "500", "count": 1})).await;
    let failed = server.refused("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    assert_eq!(failed, "Internal Server Error: restart");
    server.sim("faults", json!({"method": "sendMessage", "kind": "502_html", "count": 1, "after": true})).await;
    let url = server.url(&format!("/bot{TOKEN}/sendMessage?chat_id=1&text=x"));
    let page = server.http.get(url).send().await.unwrap();
    assert_eq!(page.status(), 502);
    assert!(page.text().await.unwrap().contains("Bad Gateway"));
    assert_eq!(server.transcript().await.len(), 3);
    server.sim("faults", json!({"method": "*", "kind": "blocked", "count": 5})).await;
    let blocked = server.refused("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    assert_eq!(blocked, "Forbidden: bot was blocked by the user");
    server.http.delete(server.url("/_sim/faults")).send().await.unwrap();
    send().await.unwrap();
    let log = server.look("log?since=0").await;
    let codes: Vec<_> = log.as_array().unwrap().iter().map(|call| call["code"].as_u64().unwrap()).collect();
    assert_eq!(codes, [200, 500, 502, 403, 200]);
}

#[tokio::test]
async fn silence_holds_the_answer() {
    let server = Server::started().await;
    server.sim("faults", json!({"method": "sendMessage", "kind": "silence", "seconds": 1, "count": 1})).await;
    let begun = Instant::now();
    server.ok("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    assert!(begun.elapsed() >= Duration::from_secs(1));
}
