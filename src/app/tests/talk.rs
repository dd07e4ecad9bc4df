//! What a person sees: slots, taps, papers, pictures, groups, wake-ups, restarts.

use serde_json::{Value, json};

use super::bench::Bench;
use super::parrot::GROUP;
use crate::app::AppError;
use crate::upkeep::OpenError;

fn buttons(message: &Value) -> usize {
    message["buttons"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn a_word_is_answered_and_the_menu_is_set() {
    let mut b = Bench::start().await;
    b.say(5, " hello ").await;
    b.say(5, "/Status now").await;
    assert_eq!(b.until_last(5, "heard /status now").await, ["heard hello", "heard /status now"]);
    let state = b.get("state").await;
    assert_eq!(state["commands"]["zh"][0]["description"], json!("command-start"));
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_look_outside_comes_back_as_an_event() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    b.until_last(5, "made").await;
    b.say(5, "look one").await;
    // Nothing may be looked up here, so nothing is found out.
    b.until_last(5, "look one found unknown").await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_slot_is_edited_where_it_stands_and_retired_when_it_moves() {
    let mut b = Bench::start().await;
    b.say(5, "ask one").await;
    b.until_last(5, "one").await;
    b.say(5, "edit two").await;
    b.until_last(5, "two").await;
    b.say(5, "edit two").await;
    b.say(5, "ask three").await;
    assert_eq!(b.until_last(5, "three").await, ["two", "three"]);
    b.say(5, "retire").await;
    b.say(5, "end").await;
    b.until_last(5, "heard end").await;
    let seen = b.seen(5).await;
    let two = seen.iter().find(|m| m["text"] == json!("two")).expect("there");
    let three = seen.iter().find(|m| m["text"] == json!("three")).expect("there");
    assert_eq!((buttons(two), buttons(three)), (0, 1));
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_deleted_slot_and_one_of_another_kind_are_sent_anew() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    b.say(5, "ask one").await;
    b.until_last(5, "one").await;
    let one = b.seen(5).await.last().expect("there")["message_id"].clone();
    b.post("people/5/delete", json!({ "message_id": one })).await;
    b.say(5, "edit two").await;
    b.until_last(5, "two").await;
    b.say(5, "answers three").await;
    b.until_last(5, "three").await;
    let seen = b.seen(5).await;
    let two = seen.iter().find(|m| m["text"] == json!("two")).expect("there");
    assert_eq!(buttons(two), 0, "its buttons went with the slot");
    assert_eq!(seen.last().expect("there")["file"]["name"], json!("answers.json"));
    b.say(5, "answers four").await;
    assert_eq!(b.until_last(5, "four").await, ["made", "two", "four"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn taps_are_answered_and_know_their_slot() {
    let mut b = Bench::start().await;
    b.say(5, "ask one").await;
    b.until_last(5, "one").await;
    let one = b.seen(5).await.last().expect("there")["message_id"].clone();
    b.post("people/5/tap", json!({ "message_id": one, "data": "tapped one" })).await;
    b.until_last(5, "tapped one in main").await;
    let answered = |taps: &Value| taps[0]["answered"] == json!(true);
    let taps = b.until(|| b.get("people/5/taps"), answered).await;
    assert_eq!(taps[0]["text"], json!("toast"));
    b.say(5, "ask two").await;
    b.until_last(5, "two").await;
    b.post("people/5/tap", json!({ "message_id": one, "data": "tapped one" })).await;
    b.until_last(5, "tapped one in none").await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_reply_finds_the_item_it_answers() {
    let mut b = Bench::start().await;
    b.say(5, "ask one").await;
    b.until_last(5, "one").await;
    let one = b.seen(5).await.last().expect("there")["message_id"].clone();
    b.say(5, "ask two").await;
    b.until_last(5, "two").await;
    b.post("people/5/text", json!({ "text": "late", "reply_to": one })).await;
    b.until_last(5, "heard late item site_name").await;
    b.stop().await.expect("ends well");
}

fn jpeg() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(300, 200, image::Rgb([200, 120, 40]))
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .expect("writes");
    bytes.into_inner()
}

#[tokio::test]
async fn what_is_wrong_with_a_picture_is_told_even_if_it_cant_be_marked() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    let bytes = [jpeg(), b"grey".to_vec()].concat();
    b.photo(5, "document", "card.jpg", bytes.clone()).await;
    b.until_last(5, &format!("kept {} bytes", bytes.len())).await;
    assert!(b.seen(5).await.last().expect("there")["file"].is_null(), "the words go alone");
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_picture_is_kept_sealed_and_can_be_shown() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    let bytes = jpeg();
    b.photo(5, "document", "card.jpg", bytes.clone()).await;
    let kept = format!("kept {} bytes", bytes.len());
    b.until_last(5, &kept).await;
    assert_eq!(b.seen(5).await.last().expect("there")["file"]["kind"], json!("photo"));
    b.photo(5, "document", "照片.jpg", b"no picture at all".to_vec()).await;
    b.until_last(5, "fault photo_broken").await;
    b.photo(5, "document", "odd.jpg", b"panic".to_vec()).await;
    let broken = |heard: &Vec<String>| heard.iter().filter(|h| *h == "fault photo_broken").count() == 2;
    b.until(|| b.heard(5), broken).await;
    let folders: Vec<_> = std::fs::read_dir(b.folder().join("photos")).expect("a folder").collect();
    assert_eq!(folders.len(), 1);
    let folder = folders[0].as_ref().expect("an entry").path();
    let files: Vec<_> = std::fs::read_dir(&folder).expect("a folder").map(|f| f.expect("an entry").path()).collect();
    assert_eq!(files.len(), 1, "the broken one was not kept");
    assert_ne!(std::fs::read(&files[0]).expect("reads")[..8], bytes[..8]);
    b.say(5, "forget").await;
    b.until_last(5, "forgotten").await;
    b.until(|| async { folder.exists() }, |exists| !exists).await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn an_album_arrives_picture_by_picture() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    b.until_last(5, "made").await;
    b.album(5, [("a.jpg", jpeg()), ("b.jpg", jpeg())]).await;
    b.until(|| b.heard(5), |heard| heard.iter().filter(|h| h.starts_with("kept")).count() == 2).await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_wake_up_comes_when_the_clock_is_turned() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    b.say(5, "wake 30").await;
    b.until_last(5, "set").await;
    let turned = b.post("clock", json!({ "skip_s": 29 * 3600 })).await;
    assert_eq!(turned["stops"], json!(0));
    assert_eq!(b.heard(5).await.last().map(String::as_str), Some("set"));
    let turned = b.post("clock", json!({ "to": "next_wakeup" })).await;
    assert_eq!(turned["stops"], json!(1));
    assert_eq!(b.heard(5).await.last().map(String::as_str), Some("woken"), "all was quiet when the turn ended");
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_topic_is_made_and_copies_find_their_filing() {
    let mut b = Bench::start().await;
    b.post("groups", json!({ "id": GROUP, "title": "Desk", "forum": true, "members": [9] })).await;
    b.say(5, "new").await;
    b.say(5, "topic -1001000000500").await;
    b.until_last(5, "topic true").await;
    b.say(5, "copy -1001000000500").await;
    let group = || async { b.get("people/9/transcript?chat_id=-1001000000500").await };
    let copied =
        |seen: &Value| seen.as_array().is_some_and(|s| s.iter().any(|m| m["text"] == json!("copy -1001000000500")));
    let seen = b.until(group, copied).await;
    let copy =
        seen.as_array().expect("a list").iter().find(|m| m["text"] == json!("copy -1001000000500")).expect("there");
    let reply = json!({ "text": "hm", "chat_id": GROUP, "reply_to": copy["message_id"] });
    b.post("people/9/text", reply).await;
    let heard = |seen: &Value| {
        let about = |m: &Value| m["text"].as_str().is_some_and(|t| t.starts_with("heard hm about "));
        seen.as_array().is_some_and(|s| s.iter().any(about))
    };
    b.until(group, heard).await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_group_without_topics_takes_the_card_itself() {
    let mut b = Bench::start().await;
    b.post("groups", json!({ "id": GROUP, "title": "Desk", "members": [9] })).await;
    b.say(5, "new").await;
    b.say(5, "topic -1001000000500").await;
    b.until_last(5, "topic false").await;
    let group = || async { b.get("people/9/transcript?chat_id=-1001000000500").await };
    b.until(group, |seen| seen.as_array().is_some_and(|s| s.iter().any(|m| m["text"] == json!("card")))).await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_restart_goes_on_where_it_was() {
    let mut b = Bench::start().await;
    b.say(5, "new").await;
    b.say(5, "ask one").await;
    b.until_last(5, "one").await;
    b.stop().await.expect("ends well");
    b.say(5, "edit two").await;
    b.run();
    assert_eq!(b.until_last(5, "two").await, ["made", "two"]);
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_second_process_on_the_same_data_is_refused() {
    let mut b = Bench::start().await;
    b.say(5, "hello").await;
    b.until_last(5, "heard hello").await;
    let (_end, ended) = tokio::sync::oneshot::channel();
    let refused = b.app(ended).await;
    assert!(matches!(refused, Err(AppError::Open(OpenError::InUse(_)))), "{refused:?}");
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn a_group_that_moves_is_followed() {
    let mut b = Bench::start().await;
    b.post("groups", json!({ "id": -500, "title": "Desk", "members": [9] })).await;
    b.say(5, "new").await;
    b.until_last(5, "made").await;
    let to = b.post("groups/-500/migrate", json!({})).await["id"].as_i64().expect("an id");
    b.say(5, "copy -500").await;
    let group = || async { b.get(&format!("people/9/transcript?chat_id={to}")).await };
    let copied = |seen: &Value| seen.as_array().is_some_and(|s| s.iter().any(|m| m["text"] == json!("copy -500")));
    b.until(group, copied).await;
    b.stop().await.expect("ends well");
}
