//! The real program told to stop while Telegram keeps it waiting: it ends by its own deadline, and nothing is lost.

use std::time::Duration;

use serde_json::json;

use super::process::{Home, ended, terminate};
use super::town::Town;

/// People who wait for an answer.
const PEOPLE: [i64; 4] = [1, 2, 3, 4];
/// How long Telegram keeps silent, in seconds; a stop that waited for it would outlast the test's patience.
const SILENCE_S: u64 = 600;
/// Far more than the five seconds that are promised: a machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) async fn told_to_stop_while_telegram_hangs() {
    let town = Town::build().await;
    let home = Home::new(town.address, false);
    let silence = json!({ "method": "sendMessage", "kind": "silence", "count": 1_000, "seconds": SILENCE_S });
    town.post("faults", silence).await;
    let mut bot = home.start(&[]);
    for person in PEOPLE {
        town.post("people", json!({ "id": person })).await;
        town.say(person, "/start").await;
    }
    assert!(town.called("sendMessage", 0).await, "an answer is on its way");
    terminate(&bot).await;
    let status = ended(&mut bot, PATIENCE).await.expect("the stop does not wait for Telegram");
    assert!(status.success(), "{status}\n{}", home.last_words());
    town.calm().await;
    let before = town.calls().await;
    let mut bot = home.start(&[]);
    assert!(town.called("getWebhookInfo", before).await, "it comes up again");
    for person in PEOPLE {
        while town.open(person).await.is_none() {
            assert!(town.changes(person, town.version(person), PATIENCE).await, "person {person} was forgotten");
        }
    }
    terminate(&bot).await;
    let status = ended(&mut bot, PATIENCE).await.expect("ends");
    assert!(status.success() && home.complaints().is_empty(), "{status}: {:?}", home.complaints());
}
