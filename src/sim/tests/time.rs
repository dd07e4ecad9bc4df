//! Turned time, followers, events.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures::StreamExt;
use serde_json::json;

use super::*;

#[tokio::test]
async fn messages_carry_turned_time() {
    let server = Server::started().await;
    let before = server.transcript().await[0]["date"].as_i64().unwrap();
    let turned = server.sim("clock", json!({"skip_s": 86_400})).await;
    assert_eq!((&turned["offset_s"], &turned["stops"]), (&json!(86_400), &json!(0)));
    let sent = server.ok("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    let later = sent["date"].as_i64().unwrap() - before;
    assert!((86_400..86_460).contains(&later), "{later}");
    assert_eq!(server.sim_refused("clock", json!({"to": "next_wakeup"})).await.0, 409);
    assert_eq!(server.sim_refused("clock", json!({})).await.0, 400);
}

/// A bot that wakes at the given offsets from its start and notes at which offset it woke.
async fn follow(server: &Server, wakeups_s: &[i64]) -> Arc<std::sync::Mutex<Vec<i64>>> {
    let woken = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (http, clock, report) = (server.http.clone(), server.url("/_sim/clock"), server.url("/_sim/clock/follow"));
    let start = Utc::now();
    let mut wakeups: Vec<DateTime<Utc>> = wakeups_s.iter().map(|s| start + chrono::Duration::seconds(*s)).collect();
    let notes = woken.clone();
    let (ready, is_ready) = tokio::sync::oneshot::channel();
    let mut ready = Some(ready);
    tokio::spawn(async move {
        let mut rev = String::new();
        loop {
            let url = format!("{clock}?wait_s=25{rev}");
            let Ok(answer) = http.get(url).send().await else {
                return;
            };
            let answer: Value = answer.json().await.unwrap();
            rev = format!("&rev={}", answer["rev"]);
            let offset = answer["offset_ms"].as_i64().unwrap();
            let now = Utc::now() + chrono::Duration::milliseconds(offset);
            while wakeups.first().is_some_and(|w| *w <= now) {
                wakeups.remove(0);
                notes.lock().unwrap().push((now - start).num_seconds());
            }
            let body = json!({"offset_seen_ms": offset, "quiet": true, "next_wakeup": wakeups.first().map(|w| w.to_rfc3339())});
            http.post(&report).json(&body).send().await.unwrap();
            if let Some(ready) = ready.take() {
                ready.send(()).unwrap();
            }
        }
    });
    is_ready.await.unwrap();
    woken
}

#[tokio::test]
async fn a_skip_walks_from_wakeup_to_wakeup() {
    let server = Server::start().await;
    let woken = follow(&server, &[3600, 7200, 86_400 * 3]).await;
    let turned = server.sim("clock", json!({"skip_s": 86_400})).await;
    assert_eq!(turned["stops"], json!(2));
    assert_eq!(turned["offset_s"], json!(86_400));
    {
        let woken = woken.lock().unwrap();
        assert!((3600..3660).contains(&woken[0]) && (7200..7260).contains(&woken[1]), "{woken:?}");
    }
    let turned = server.sim("clock", json!({"to": "next_wakeup"})).await;
    assert_eq!(turned["stops"], json!(1));
    assert_eq!(woken.lock().unwrap().len(), 3);
    assert_eq!(server.sim_refused("clock", json!({"to": "next_wakeup"})).await.0, 409, "nothing is due any more");
}

#[tokio::test]
async fn events_tell_what_changed() {
    let server = Server::started().await;
    let answer = server.http.get(server.url("/_sim/events")).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut stream = answer.bytes_stream();
    let mut next = async || loop {
        let chunk = String::from_utf8(stream.next().await.unwrap().unwrap().to_vec()).unwrap();
        if let Some(data) = chunk.trim().strip_prefix("data:") {
            return serde_json::from_str::<Value>(data).unwrap();
        }
    };
    let first = next().await;
    server.ok("sendChatAction", json!({"chat_id": 1, "action": "typing"})).await;
    assert_eq!(next().await["typing"], json!([1]));
    server.ok("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    let event = next().await;
    assert_eq!((&event["chats"], &event["typing"]), (&json!([1]), &json!([])));
    assert!(event["rev"].as_u64() > first["rev"].as_u64());
    assert_eq!(
        server.refused("sendChatAction", json!({"chat_id": 1, "action": "dance"})).await,
        "Bad Request: wrong parameter action in request"
    );
}
