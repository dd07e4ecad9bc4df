//! How updates come in: pushed or polled, by one instance of two, from people who flood and groups that are none of ours.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::bench::{Bench, TOKEN};
use super::parrot::{ELSEWHERE, GROUP, Parrot};
use crate::alarm::Alarms;
use crate::app::AppError;
use crate::clock::Clock;
use crate::clock::activity::Activity;
use crate::engine::{self, Order};
use crate::store::{MemoryStore, Records};
use crate::telegram::Api;
use crate::telegram::inbox::Myself;
use crate::telegram::intake::{Intake, IntakeError};
use crate::telegram::polling::{Patience, Polling};
use crate::telegram::webhook::Door;
use crate::vault::{FilingKeys, SealKey, Vault};

/// Settings of a webhook at a port that is free now.
async fn pushed() -> [(&'static str, String); 2] {
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("one").port();
    let at = format!("127.0.0.1:{port}");
    [("BEIAN_WEBHOOK_URL", format!("http://{at}/telegram")), ("BEIAN_WEBHOOK_LISTEN", at)]
}

pub(super) async fn webhook(b: &Bench) -> String {
    let url = format!("{}/bot{TOKEN}/getWebhookInfo", b.server());
    let answer: Value = reqwest::get(url).await.expect("answers").json().await.expect("JSON");
    answer["result"]["url"].as_str().expect("a URL").to_owned()
}

#[tokio::test]
async fn pushes_are_answered_and_strangers_learn_nothing() {
    let mut b = Bench::quiet().await;
    b.settings = pushed().await.to_vec();
    b.run();
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    let (url, client) = (webhook(&b).await, reqwest::Client::new());
    for url in [url.clone(), url.replace("/telegram/", "/telegram/x"), format!("{}/", b.settings[0].1)] {
        let answer = client.post(url).body("{}").send().await.expect("answers");
        assert_eq!(answer.status(), 404, "without the secret there is nothing here");
    }
    b.stop().await.expect("ends well");
    assert_eq!(webhook(&b).await, url, "what comes meanwhile waits");
}

#[tokio::test]
async fn polling_and_webhook_take_turns_and_lose_nothing() {
    let mut b = Bench::start().await;
    b.say(5, "one").await;
    b.until_last(5, "heard one").await;
    let settings = pushed().await;
    b.restart(&settings, "two").await;
    b.until_last(5, "heard two").await;
    b.restart(&settings, "three").await;
    b.until_last(5, "heard three").await;
    b.restart(&[], "four").await;
    assert_eq!(b.until_last(5, "heard four").await, ["heard one", "heard two", "heard three", "heard four"]);
    assert_eq!(webhook(&b).await, "", "our own is removed without being asked for");
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_webhook_of_somebody_else_is_removed_only_if_wanted() {
    let mut b = Bench::quiet().await;
    let set = format!("{}/bot{TOKEN}/setWebhook?url=http://127.0.0.1:9/else", b.server());
    assert!(reqwest::get(set).await.expect("answers").status().is_success());
    b.run();
    let ended = b.ended().await;
    assert!(matches!(ended, Err(AppError::WebhookSet)), "{ended:?}");
    b.settings = vec![("BEIAN_DELETE_WEBHOOK", "true".to_owned())];
    b.run();
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    b.stop().await.expect("ends well");
}

/// A way in of its own, with what its engine would have sent.
pub(super) async fn intake(b: &Bench, alarms: Alarms) -> (Intake, Api, Door, mpsc::UnboundedReceiver<Order>) {
    let vault = Vault::new(&SealKey::from_bytes([7; 32]));
    let door = Door::new(&vault);
    let records =
        Records::open(Arc::new(MemoryStore::new()), Arc::new(vault), FilingKeys::memory()).await.expect("opens");
    let (activity, (send, orders)) = (Activity::new(), mpsc::unbounded_channel());
    let engine = engine::start(records, Arc::new(Parrot), Clock::real(), activity.clone(), send).await.expect("starts");
    let server = Url::parse(&b.server()).expect("a URL");
    let api = Api::new(&TOKEN.to_owned().into(), Some(&server)).expect("a client");
    let me = Myself { id: 7_000_000_001, username: "beian_bot".to_owned() };
    (Intake::new(api.clone(), me, engine.handle, activity, alarms, 0), api, door, orders)
}

/// An instance that only polls, and what it was told.
async fn instance(b: &Bench) -> (JoinHandle<Result<(), IntakeError>>, mpsc::UnboundedReceiver<Order>) {
    let (intake, api, door, orders) = intake(b, Alarms::new().0).await;
    let patience = Patience { pause: Duration::from_millis(20), conflicts_max: 2 };
    let polling = Polling { api, door, delete_webhook: false, patience };
    (tokio::spawn(polling.run(intake, CancellationToken::new())), orders)
}

#[tokio::test]
async fn of_two_instances_the_older_gives_way() {
    let b = Bench::quiet().await;
    let (older, _) = instance(&b).await;
    b.until(|| b.calls("getUpdates"), |calls| *calls == 1).await;
    let (newer, mut orders) = instance(&b).await;
    assert_eq!(older.await.expect("no panic"), Err(IntakeError::OtherInstance));
    b.say(5, "hello").await;
    let row = tokio::time::timeout(Duration::from_secs(20), orders.recv()).await.expect("comes");
    assert!(matches!(row, Some(Order::Row(..))), "the newer one has the updates");
    assert!(!newer.is_finished());
    newer.abort();
}

#[tokio::test]
async fn a_flood_is_passed_over_with_one_word_and_others_are_heard() {
    let mut b = Bench::quiet().await;
    b.settings = vec![("BEIAN_SEND_PER_CHAT_PER_SECOND", "20".to_owned())];
    for n in 0..300 {
        b.say(5, &format!("{n}")).await;
    }
    b.say(6, "fast").await;
    b.run();
    b.until_last(6, "heard fast").await;
    let heard = b.until(|| b.heard(5), |heard| heard.iter().any(|h| h == "too fast")).await;
    assert!(heard.contains(&"heard 0".to_owned()));
    b.say(6, "end").await;
    b.until_last(6, "heard end").await;
    let heard = b.heard(5).await;
    assert!(heard.len() < 150 && heard.iter().filter(|h| *h == "too fast").count() == 1, "{}", heard.len());
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_group_that_is_none_of_ours_hears_one_line_and_is_left() {
    let mut b = Bench::start().await;
    b.post("groups", json!({ "id": ELSEWHERE, "title": "Elsewhere", "members": [9] })).await;
    b.until(|| b.calls("leaveChat"), |calls| *calls == 1).await;
    let seen = b.get(&format!("people/9/transcript?chat_id={ELSEWHERE}")).await;
    let lines = seen.as_array().expect("a list").iter().filter(|m| m["from"] == json!("bot")).count();
    assert_eq!(lines, 1, "{seen}");
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn whoever_left_the_group_presses_in_vain() {
    let mut b = Bench::start().await;
    b.post("groups", json!({ "id": GROUP, "title": "Desk", "forum": true, "members": [8, 9] })).await;
    b.say(5, "new").await;
    b.say(5, "topic -1001000000500").await;
    b.until_last(5, "topic true").await;
    let group = async |b: &Bench| b.get("people/9/transcript?chat_id=-1001000000500").await;
    let says = |text: &'static str| {
        move |seen: &Value| seen.as_array().is_some_and(|s| s.iter().any(|m| m["text"] == json!(text)))
    };
    let seen = b.until(|| group(&b), says("card")).await;
    let card = seen.as_array().expect("a list").iter().find(|m| m["text"] == json!("card")).expect("there");
    let tap = |data: &str| json!({ "message_id": card["message_id"], "data": data, "chat_id": GROUP });
    b.post("people/9/tap", tap("tapped a")).await;
    b.until(|| group(&b), says("tapped a in card")).await;
    // He leaves while his press is under way.
    b.stop().await.expect("ends well");
    b.post("people/8/tap", tap("tapped b")).await;
    b.post("groups/-1001000000500/members", json!({ "remove": [8] })).await;
    b.run();
    b.until(|| group(&b), says("tapped b in card from outside")).await;
    b.stop().await.expect("ends well");
}
