//! What people can do, and what the bot sees of it.

use serde_json::json;
use teloxide::prelude::*;
use teloxide::types::{MessageKind, UpdateKind};

use super::*;

#[tokio::test]
async fn a_tap_is_answered_once() {
    let server = Server::started().await;
    let keyboard = json!({"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]});
    let sent = server.ok("sendMessage", json!({"chat_id": 1, "text": "x", "reply_markup": keyboard})).await;
    let tapped = server.sim("people/1/tap", json!({"message_id": sent["message_id"], "data": "b"})).await;
    let bot = server.bot();
    let updates = bot.get_updates().await.unwrap();
    let UpdateKind::CallbackQuery(query) = &updates[0].kind else { panic!("a tap: {updates:?}") };
    assert_eq!(query.data.as_deref(), Some("b"));
    assert_eq!(json!(query.id.0), tapped["callback_id"]);
    assert_eq!(server.look("people/1/taps").await[0]["answered"], json!(false));
    bot.answer_callback_query(query.id.clone()).text("done").show_alert(true).await.unwrap();
    let taps = server.look("people/1/taps").await;
    assert_eq!(
        (&taps[0]["answered"], &taps[0]["text"], &taps[0]["alert"]),
        (&json!(true), &json!("done"), &json!(true))
    );
    let again = server.refused("answerCallbackQuery", json!({"callback_query_id": query.id.0})).await;
    assert_eq!(again, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    let long = json!({"callback_query_id": query.id.0, "text": "x".repeat(201)});
    assert_eq!(server.refused("answerCallbackQuery", long).await, "Bad Request: MESSAGE_TOO_LONG");
}

#[tokio::test]
async fn a_tap_on_a_deleted_message_is_inaccessible() {
    let server = Server::started().await;
    let sent = server.ok("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    server.sim("people/1/delete", json!({"message_id": sent["message_id"]})).await;
    server.sim("people/1/tap", json!({"message_id": sent["message_id"], "data": "forged"})).await;
    let update = server.updates(0, 0).await.remove(0);
    assert_eq!(update["callback_query"]["message"]["date"], json!(0));
    let (status, _) = server.sim_refused("people/1/tap", json!({"message_id": 999, "data": "x"})).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn blocking_stops_the_bot_until_it_is_undone() {
    let server = Server::started().await;
    server.sim("people/1/block", json!({})).await;
    let say = json!({"chat_id": 1, "text": "x"});
    assert_eq!(server.refused("sendMessage", say.clone()).await, "Forbidden: bot was blocked by the user");
    assert_eq!(server.sim_refused("people/1/text", json!({"text": "hm"})).await.0, 409);
    server.sim("people/1/unblock", json!({})).await;
    server.ok("sendMessage", say).await;
    let updates = server.bot().get_updates().await.unwrap();
    let standings: Vec<_> = updates
        .iter()
        .map(|update| {
            let UpdateKind::MyChatMember(change) = &update.kind else { panic!("a change of standing: {update:?}") };
            change.new_chat_member.is_present()
        })
        .collect();
    assert_eq!(standings, [false, true]);
}

#[tokio::test]
async fn teloxide_understands_every_other_kind() {
    let server = Server::started().await;
    let kinds = "sticker voice video location dice poll animation audio video_note story unknown";
    for kind in kinds.split(' ') {
        server.sim("people/1/other", json!({"kind": kind})).await;
    }
    server.sim("people/1/contact", json!({"phone_number": "+8613800000000", "own": true})).await;
    let updates = server.bot().get_updates().await.unwrap();
    assert_eq!(updates.len(), 12);
    for (update, kind) in updates.iter().zip(kinds.split(' ')) {
        let UpdateKind::Message(message) = &update.kind else { panic!("{kind}: {update:?}") };
        assert_eq!(matches!(message.kind, MessageKind::Empty {}), kind == "unknown", "{kind}: {message:?}");
    }
    let UpdateKind::Message(message) = &updates[11].kind else { panic!("a contact") };
    assert_eq!(message.contact().unwrap().user_id.unwrap().0, 1);
}

#[tokio::test]
async fn edits_forwards_replies_and_long_texts() {
    let server = Server::started().await;
    let sent = server.sim("people/1/text", json!({"text": "one", "reply_to": 1})).await;
    server.sim("people/1/edit", json!({"message_id": sent["message_id"], "text": "two"})).await;
    server.sim("people/1/forward", json!({"message_id": sent["message_id"]})).await;
    let long = server.sim("people/1/text", json!({"text": "字".repeat(5000)})).await;
    assert_eq!(long["message_ids"].as_array().unwrap().len(), 2);
    let updates = server.updates(0, 0).await;
    assert_eq!(updates[0]["message"]["reply_to_message"]["message_id"], json!(1));
    assert_eq!(updates[1]["edited_message"]["text"], json!("two"));
    assert!(updates[1]["edited_message"]["edit_date"].is_i64());
    assert_eq!(updates[2]["message"]["forward_origin"]["type"], json!("user"));
    assert_eq!(updates[2]["message"]["text"], json!("two"));
    assert_eq!(server.sim_refused("people/1/text", json!({"text": "  "})).await.0, 400);
}

#[tokio::test]
async fn albums_come_one_by_one() {
    let server = Server::start().await;
    let mut form = Form::new().text("caption", "both");
    for _ in 0..2 {
        form = form.part("file", part(png(40, 30), "a.png"));
    }
    let ids = server.sim_upload("people/1/album", form).await;
    assert_eq!(ids["message_ids"].as_array().unwrap().len(), 2);
    let updates = server.updates(0, 0).await;
    let album = |i: usize| &updates[i]["message"]["media_group_id"];
    assert!(album(0).is_string() && album(0) == album(1));
    assert_eq!(updates[0]["message"]["caption"], json!("both"));
    assert!(updates[1]["message"].get("caption").is_none());
}

#[tokio::test]
async fn groups_with_topics() {
    let server = Server::with_token(Some(TOKEN)).await;
    let forum = server.sim("groups", json!({"title": "Review", "forum": true, "members": [2, 3]})).await;
    let id = forum["id"].clone();
    assert!(id.as_i64().unwrap() < -1_000_000_000_000);
    let topic = server.ok("createForumTopic", json!({"chat_id": id, "name": "案件 1"})).await;
    let thread = topic["message_thread_id"].clone();
    let in_topic = json!({"chat_id": id, "text": "card", "message_thread_id": thread});
    let card = server.ok("sendMessage", in_topic.clone()).await;
    assert_eq!(card["is_topic_message"], json!(true));
    let reply = json!({"text": "ok", "chat_id": id, "reply_to": card["message_id"]});
    server.sim("people/2/text", reply).await;
    assert_eq!(server.sim_refused("people/9/text", json!({"text": "x", "chat_id": id})).await.0, 400);
    let seen = server.look(&format!("people/3/transcript?chat_id={id}")).await;
    assert_eq!(seen.as_array().unwrap().last().unwrap()["thread_id"], thread);
    let general = json!({"chat_id": id, "text": "x", "message_thread_id": 1});
    assert_eq!(server.refused("sendMessage", general).await, "Bad Request: message thread not found");
    server.ok("deleteForumTopic", json!({"chat_id": id, "message_thread_id": thread})).await;
    assert_eq!(server.refused("sendMessage", in_topic).await, "Bad Request: TOPIC_DELETED");
    assert_eq!(
        server.refused("sendMessage", json!({"chat_id": 2, "text": "hi"})).await,
        "Forbidden: bot can't initiate conversation with a user"
    );
    let member = |user: i64| json!({"chat_id": id, "user_id": user});
    assert_eq!(server.ok("getChatMember", member(2)).await["status"], json!("creator"));
    assert_eq!(server.ok("getChatMember", member(9)).await["status"], json!("left"));
    assert_eq!(server.bot().get_chat_administrators(ChatId(id.as_i64().unwrap())).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_group_becomes_a_supergroup() {
    let server = Server::with_token(Some(TOKEN)).await;
    let group = server.sim("groups", json!({"title": "Small", "members": [2]})).await;
    let new = server.sim(&format!("groups/{}/migrate", group["id"]), json!({})).await;
    let answer = server.call("sendMessage", json!({"chat_id": group["id"], "text": "x"})).await;
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], new["id"]);
    server.ok("sendMessage", json!({"chat_id": new["id"], "text": "x"})).await;
    let updates = server.bot().get_updates().await.unwrap();
    assert!(updates.iter().all(|u| !matches!(u.kind, UpdateKind::Error(_))), "{updates:?}");
}

#[tokio::test]
async fn as_a_plain_member_the_bot_sees_little() {
    let server = Server::with_token(Some(TOKEN)).await;
    let id = server.sim("groups", json!({"title": "G", "members": [2]})).await["id"].clone();
    server.sim(&format!("groups/{id}/bot"), json!({"status": "member"})).await;
    server.confirm_all();
    let card = server.ok("sendMessage", json!({"chat_id": id, "text": "card"})).await;
    server.sim("people/2/text", json!({"text": "chatter", "chat_id": id})).await;
    server.sim("people/2/text", json!({"text": "/help", "chat_id": id})).await;
    server.sim("people/2/text", json!({"text": "yes", "chat_id": id, "reply_to": card["message_id"]})).await;
    let texts: Vec<_> = server.updates(0, 0).await.iter().map(|u| u["message"]["text"].clone()).collect();
    assert_eq!(texts, ["/help", "yes"]);
    server.sim(&format!("groups/{id}/bot"), json!({"status": "kicked"})).await;
    let sent = server.refused("sendMessage", json!({"chat_id": id, "text": "x"})).await;
    assert_eq!(sent, "Forbidden: bot was kicked from the group chat");
}

#[tokio::test]
async fn pins_come_back_as_the_bots_own_message() {
    let server = Server::started().await;
    let sent = server.ok("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    let which = json!({"chat_id": 1, "message_id": sent["message_id"]});
    server.ok("pinChatMessage", which.clone()).await;
    let update = server.updates(0, 0).await.remove(0);
    assert_eq!(update["message"]["pinned_message"]["text"], json!("x"));
    assert_eq!(update["message"]["from"]["is_bot"], json!(true));
    let lines = server.transcript().await;
    assert_eq!(lines[1]["pinned"], json!(true));
    assert_eq!(lines[2]["service"], json!("pinned_message"));
    server.ok("unpinChatMessage", which.clone()).await;
    assert_eq!(server.refused("unpinChatMessage", which.clone()).await, "Bad Request: message to unpin not found");
    let react = |emoji: &str| json!({"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji", "emoji": emoji}]});
    server.ok("setMessageReaction", react("👀")).await;
    assert_eq!(server.refused("setMessageReaction", react("🧾")).await, "Bad Request: REACTION_INVALID");
}
