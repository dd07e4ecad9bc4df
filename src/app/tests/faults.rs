//! Telegram misbehaves: what is repeated, what is not, and who waits.

use serde_json::json;

use super::bench::Bench;
use crate::app::AppError;

#[tokio::test]
async fn told_to_wait_it_waits_for_that_chat_only() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    b.fault(json!({ "method": "sendMessage", "chat_id": 5, "kind": "429", "retry_after": 3, "count": 1 })).await;
    b.say(5, "slow").await;
    b.say(6, "fast").await;
    b.until_last(6, "heard fast").await;
    assert_eq!(b.heard(5).await, ["heard hello"], "others do not wait");
    assert_eq!(b.until_last(5, "heard slow").await, ["heard hello", "heard slow"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_reply_whose_outcome_is_unknown_is_sent_again_and_news_is_not() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    b.fault(json!({ "method": "sendMessage", "kind": "cut_after", "count": 1 })).await;
    b.say(5, "again").await;
    let twice = |heard: &Vec<String>| heard.iter().filter(|h| *h == "heard again").count() == 2;
    b.until(|| b.heard(5), twice).await;
    b.fault(json!({ "method": "sendMessage", "kind": "cut_before", "count": 1 })).await;
    b.say(5, "news lost").await;
    b.say(5, "after").await;
    let heard = b.until_last(5, "heard after").await;
    assert!(!heard.contains(&"lost".to_owned()), "{heard:?}");
    b.say(5, "news comes").await;
    b.until_last(5, "comes").await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn an_edit_whose_outcome_is_unknown_is_repeated_without_a_second_message() {
    let mut b = Bench::start().await;
    b.say(5, "ask one").await;
    b.until_last(5, "one").await;
    b.fault(json!({ "method": "editMessageText", "kind": "cut_after", "count": 1 })).await;
    b.say(5, "edit two").await;
    b.say(5, "end").await;
    assert_eq!(b.until_last(5, "heard end").await, ["two", "heard end"]);
    assert_eq!(b.calls("editMessageText").await, 2);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_failing_telegram_delays_and_loses_nothing() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    b.fault(json!({ "method": "sendMessage", "kind": "500", "count": 1 })).await;
    b.say(5, "again").await;
    assert_eq!(b.until_last(5, "heard again").await, ["heard hello", "heard again"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_person_who_blocks_the_bot_holds_up_nobody() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    b.fault(json!({ "method": "sendMessage", "chat_id": 5, "kind": "blocked", "count": 1 })).await;
    b.say(5, "unheard").await;
    b.say(6, "fast").await;
    b.until_last(6, "heard fast").await;
    b.say(5, "back").await;
    assert_eq!(b.until_last(5, "heard back").await, ["heard hello", "heard back"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn refused_markup_goes_out_as_plain_text_and_nonsense_is_parked() {
    let mut b = Bench::start().await;
    // Without its tags nothing is left: that can never be sent, and holds up nothing.
    b.say(5, "ask <oops>").await;
    b.say(5, "news a <b>bold</i> word").await;
    b.until_last(5, "a bold word").await;
    b.say(5, "edit ").await;
    b.say(5, "after").await;
    b.until_last(5, "heard after").await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_download_that_breaks_is_tried_again() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    b.until_last(5, "made").await;
    b.fault(json!({ "method": "file", "kind": "cut_middle", "count": 1 })).await;
    b.photo(5, "document", "x.jpg", [&[0xFF, 0xD8], [7; 5000].as_slice()].concat()).await;
    b.until(|| b.heard(5), |heard| heard.iter().any(|h| h == "kept 5002 bytes")).await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn an_update_delivered_twice_counts_once() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    // The poll's answer is lost after Telegram has given it out: the same updates come again.
    b.fault(json!({ "method": "getUpdates", "kind": "cut_after", "count": 2 })).await;
    b.say(5, "once").await;
    b.say(5, "end").await;
    assert_eq!(b.until_last(5, "heard end").await, ["heard hello", "heard once", "heard end"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_revoked_token_stops_the_bot_and_keeps_what_waits() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    b.fault(json!({ "method": "sendMessage", "kind": "401", "count": 1 })).await;
    b.say(5, "later").await;
    assert!(matches!(b.ended().await, Err(AppError::Token)));
    b.run();
    assert_eq!(b.until_last(5, "heard later").await, ["heard hello", "heard later"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn what_was_begun_before_a_stop_is_not_doubled() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    // It is sent, and the answer comes too late for this process.
    b.fault(json!({ "method": "sendMessage", "kind": "silence", "seconds": 20, "count": 1 })).await;
    b.say(5, "news once").await;
    b.until_last(5, "once").await;
    b.stop().await.expect("ends well");
    b.run();
    b.say(5, "end").await;
    assert_eq!(b.until_last(5, "heard end").await, ["heard hello", "once", "heard end"]);
    b.stop().await.expect("ends well");
}
