//! Sending, editing, deleting, and what is refused.

use serde_json::json;
use teloxide::prelude::*;
use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup, ParseMode};
use teloxide::{ApiError, RequestError};

use super::*;

#[tokio::test]
async fn teloxide_sends_edits_and_deletes() {
    let server = Server::started().await;
    let bot = server.bot();
    let me = bot.get_me().await.unwrap();
    assert_eq!(me.id.0, 7_000_000_001);
    assert_eq!(me.username(), "sim7000000001_bot");

    let keyboard = InlineKeyboardMarkup::new([[InlineKeyboardButton::callback("Yes", "v1:a:1:y")]]);
    let sent = bot
        .send_message(ChatId(1), "  <b>您好</b> 🙂 <code>x&lt;y</code>  ")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard.clone())
        .await
        .unwrap();
    assert_eq!(sent.text(), Some("您好 🙂 x<y"));
    let entities = sent.entities().unwrap();
    assert_eq!((entities[0].offset, entities[0].length), (0, 2));
    assert_eq!((entities[1].offset, entities[1].length), (6, 3), "an emoji is two UTF-16 units");
    assert!(sent.reply_markup().is_some());

    let edited = bot.edit_message_text(ChatId(1), sent.id, "new").await.unwrap();
    assert_eq!(edited.text(), Some("new"));
    assert!(edited.reply_markup().is_none(), "an edit without a keyboard removes it");
    assert!(edited.edit_date().is_some());
    let again = bot.edit_message_text(ChatId(1), sent.id, "new").await.unwrap_err();
    assert!(matches!(again, RequestError::Api(ApiError::MessageNotModified)), "{again:?}");

    bot.edit_message_reply_markup(ChatId(1), sent.id).reply_markup(keyboard).await.unwrap();
    let line = server.transcript().await.pop().unwrap();
    assert_eq!(line["buttons"], json!([[{"text": "Yes", "data": "v1:a:1:y"}]]));
    assert_eq!((&line["text"], &line["edited"]), (&json!("new"), &json!(true)));

    bot.delete_message(ChatId(1), sent.id).await.unwrap();
    assert_eq!(server.transcript().await.len(), 1);
    let gone = bot.edit_message_text(ChatId(1), sent.id, "later").await.unwrap_err();
    assert!(matches!(gone, RequestError::Api(ApiError::MessageToEditNotFound)), "{gone:?}");
}

#[tokio::test]
async fn every_encoding_and_any_case_is_understood() {
    let server = Server::started().await;
    let base = server.url(&format!("/bot{TOKEN}/"));
    let by_query = server.http.get(format!("{base}SENDMESSAGE?chat_id=1&text=query")).send().await.unwrap();
    assert_eq!(by_query.status(), 200);
    let form = server
        .http
        .post(format!("{base}sendmessage"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body("chat_id=1&text=form&reply_markup=%7B%22inline_keyboard%22%3A%5B%5B%7B%22text%22%3A%22a%22%2C%22callback_data%22%3A%22b%22%7D%5D%5D%7D");
    assert_eq!(form.send().await.unwrap().status(), 200);
    let multipart = Form::new().text("chat_id", "1").text("text", "multipart");
    assert_eq!(server.upload("sendMessage", multipart).await["ok"], json!(true));
    let in_strings = json!({"chat_id": "1", "text": "json", "reply_markup": "{\"inline_keyboard\":[]}"});
    server.ok("SendMessage", in_strings).await;
    let texts: Vec<_> = server.transcript().await.iter().map(|l| l["text"].clone()).collect();
    assert_eq!(texts, ["/start", "query", "form", "multipart", "json"]);
}

#[tokio::test]
async fn limits_are_telegrams() {
    let server = Server::started().await;
    let text = |text: String| json!({"chat_id": 1, "text": text});
    server.ok("sendMessage", text("🙂".repeat(4096))).await;
    let cases = [
        (text("🙂".repeat(4097)), "Bad Request: message is too long"),
        (text("字".repeat(11_000)), "Bad Request: text is too long"),
        (text(String::new()), "Bad Request: message text is empty"),
        (text(" \n ".to_owned()), "Bad Request: text must be non-empty"),
        (json!({"text": "x"}), "Bad Request: chat_id is empty"),
        (json!({"chat_id": 99, "text": "x"}), "Bad Request: chat not found"),
        (json!({"chat_id": "@nobody", "text": "x"}), "Bad Request: chat not found"),
        (json!({"chat_id": 7_000_000_001_i64, "text": "x"}), "Forbidden: the bot can't send messages to the bot"),
        (
            json!({"chat_id": 1, "text": "<b>x", "parse_mode": "HTML"}),
            "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (json!({"chat_id": 1, "text": "x", "parse_mode": "BBCode"}), "Bad Request: unsupported parse_mode"),
        (
            json!({"chat_id": 1, "text": "x", "reply_parameters": {"message_id": 77}}),
            "Bad Request: message to be replied not found",
        ),
        (json!({"chat_id": 1, "text": "x", "message_thread_id": 5}), "Bad Request: message thread not found"),
    ];
    for (body, expected) in cases {
        assert_eq!(server.refused("sendMessage", body.clone()).await, expected, "{body}");
    }
    let lenient = json!({"message_id": 77, "allow_sending_without_reply": true});
    server.ok("sendMessage", json!({"chat_id": 1, "text": "x", "reply_parameters": lenient})).await;
    assert_eq!(server.refused("sendTelepathy", json!({})).await, "Not Found: method not found");
}

#[tokio::test]
async fn keyboards_are_checked() {
    let server = Server::started().await;
    let with = |button: Value| json!({"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}});
    let data = |data: String| with(json!({"text": "a", "callback_data": data}));
    server.ok("sendMessage", data("字".repeat(21))).await;
    server.ok("sendMessage", with(json!({"text": "a", "copy_text": {"text": "c"}}))).await;
    server.ok("sendMessage", with(json!({"text": "a", "url": "https://beian.aliyun.com/"}))).await;
    let cases = [
        (data("x".repeat(65)), "Bad Request: BUTTON_DATA_INVALID"),
        (data(String::new()), "Bad Request: BUTTON_DATA_INVALID"),
        (
            with(json!({"text": "a"})),
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            with(json!({"text": "a", "url": "http://localhost/"})),
            "Bad Request: inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
        ),
    ];
    for (body, expected) in cases {
        assert_eq!(server.refused("sendMessage", body.clone()).await, expected, "{body}");
    }
    let sent = json!({"chat_id": 1, "text": "number?", "reply_markup":
        {"keyboard": [[{"text": "Share", "request_contact": true}]]}});
    let sent = server.ok("sendMessage", sent).await;
    assert!(sent.get("reply_markup").is_none(), "only inline keyboards come back");
    let edit = json!({"chat_id": 1, "message_id": sent["message_id"], "text": "y"});
    assert_eq!(server.refused("editMessageText", edit).await, "Bad Request: message can't be edited");
}

#[tokio::test]
async fn tokens_are_looked_at() {
    let server = Server::with_token(Some(TOKEN)).await;
    server.ok("getMe", json!({})).await;
    for (token, code, text) in
        [("7000000001:other", 401, "Unauthorized"), ("no-token", 401, "Unauthorized: invalid token specified")]
    {
        let answer = server.http.get(server.url(&format!("/bot{token}/getMe"))).send().await.unwrap();
        assert_eq!(answer.status(), code);
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["description"], json!(text));
    }
    let encoded = TOKEN.replace(':', "%3A");
    let answer = server.http.get(server.url(&format!("/bot{encoded}/getMe"))).send().await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn deleting_has_its_time() {
    let server = Server::started().await;
    let sent = server.ok("sendMessage", json!({"chat_id": 1, "text": "x"})).await;
    let which = json!({"chat_id": 1, "message_id": sent["message_id"]});
    server.sim("clock", json!({"skip_s": 49 * 3600})).await;
    assert_eq!(
        server.refused("deleteMessage", which.clone()).await,
        "Bad Request: message can't be deleted for everyone"
    );
    server.ok("editMessageText", json!({"chat_id": 1, "message_id": sent["message_id"], "text": "y"})).await;
    let missing = json!({"chat_id": 1, "message_id": 99});
    assert_eq!(server.refused("deleteMessage", missing).await, "Bad Request: message to delete not found");
}

#[tokio::test]
async fn copies_and_forwards() {
    let server = Server::started().await;
    let passed_on = json!({"chat_id": 1, "from_chat_id": 1, "message_id": 1});
    let copy = server.ok("copyMessage", passed_on.clone()).await;
    assert_eq!(copy, json!({"message_id": 2}));
    let forward = server.ok("forwardMessage", passed_on).await;
    assert_eq!(forward["forward_origin"]["sender_user"]["id"], json!(1));
    let missing = json!({"chat_id": 1, "from_chat_id": 1, "message_id": 50});
    assert_eq!(server.refused("copyMessage", missing).await, "Bad Request: message to copy not found");
}

#[tokio::test]
async fn menus_and_descriptions_are_kept_by_language() {
    let server = Server::started().await;
    let menu = |language: &str, description: &str| json!({"language_code": language, "commands": [{"command": "start", "description": description}]});
    server.ok("setMyCommands", menu("", "Begin")).await;
    server.ok("setMyCommands", menu("zh", "开始")).await;
    let state = server.look("state").await;
    assert_eq!(state["commands"][""][0]["description"], json!("Begin"));
    assert_eq!(state["commands"]["zh"][0]["description"], json!("开始"));
    let bad = json!({"commands": [{"command": "St art", "description": "x"}]});
    assert_eq!(server.refused("setMyCommands", bad).await, "Bad Request: BOT_COMMAND_INVALID");
    assert_eq!(
        server.refused("setMyCommands", menu("zh-hans", "x")).await,
        "Bad Request: invalid language code specified"
    );
    server.ok("setMyDescription", json!({"description": "d"})).await;
    let shown = server.ok("getMyDescription", json!({"language_code": "zh"})).await;
    assert_eq!(shown, json!({"description": "d"}), "a missing language falls back to the empty one");
}
