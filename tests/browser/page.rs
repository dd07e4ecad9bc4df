//! The page by itself: a person writes, taps and sends pictures; the bot is played here by plain Bot API calls.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;

use beian::sim::demo::{Demo, DemoOptions};
use futures::FutureExt as _;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::harness::{DemoProcess, Page, Side, with_page};

/// A made-up token, well-formed.
const TOKEN: &str = "7100200300:AAbrowser-test-of-the-pretended-wo";
/// The filer of an English page.
const FILER: i64 = 1002;
/// A process that does nothing: the bot's part is played by the test.
const IDLE: &str = "#!/bin/sh\nexec sleep 600\n";

/// A demo inside this process, and the hand that plays the bot.
struct Played {
    base: String,
    client: reqwest::Client,
    group: i64,
}

impl Played {
    async fn call(&self, method: &str, body: Value) -> Value {
        let url = format!("{}bot{TOKEN}/{method}", self.base);
        let answer = self.client.post(url).json(&body).send().await.expect("the world answers");
        let told: Value = answer.json().await.expect("JSON");
        assert_eq!(told["ok"], true, "{method}: {told}");
        told["result"].clone()
    }

    async fn say(&self, chat: i64, html: &str, buttons: Value) -> i64 {
        let message =
            json!({"chat_id": chat, "text": html, "parse_mode": "HTML", "reply_markup": {"inline_keyboard": buttons}});
        self.call("sendMessage", message).await["message_id"].as_i64().expect("an id")
    }

    /// Waits for the next update that has a part of this name, passing over others.
    async fn next(&self, offset: &mut i64, part: &str) -> Value {
        for _ in 0..40 {
            let updates = self.call("getUpdates", json!({"offset": *offset, "timeout": 5})).await;
            for update in updates.as_array().expect("a list") {
                *offset = update["update_id"].as_i64().expect("an id") + 1;
                if !update[part].is_null() {
                    return update[part].clone();
                }
            }
        }
        panic!("no update with {part} came");
    }
}

/// Runs a test on the page of a demo whose bot does nothing by itself.
async fn on_page(name: &str, test: impl AsyncFnOnce(&Page, &Played)) {
    let folder = tempfile::tempdir().expect("a folder");
    let idle = idle_program(folder.path());
    let options = DemoOptions { port: Some(0), executable: Some(idle), ..DemoOptions::default() };
    let demo = Demo::open(options).await.expect("a free port");
    let base = demo.url();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(demo.serve(async {
        stopped.await.ok();
    }));
    let client = reqwest::Client::new();
    let state = loop {
        // The stage is set when the bot has been started for the first time.
        let asked = client.get(format!("{base}_demo/state")).send().await.expect("the demo answers");
        let state: Value = asked.json().await.expect("JSON");
        if state["bot"]["starts"] == 1 {
            break state;
        }
        tokio::task::yield_now().await;
    };
    let played = Played { base: base.clone(), client, group: state["group"].as_i64().expect("a group") };
    let url = format!("{base}?lang=en");
    let result = AssertUnwindSafe(with_page(name, &url, async |page| test(page, &played).await)).catch_unwind().await;
    stop.send(()).expect("the demo still runs");
    served.await.expect("the demo ends").expect("and ends well");
    if let Err(panic) = result {
        std::panic::resume_unwind(panic);
    }
}

fn idle_program(folder: &std::path::Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join("idle");
    std::fs::write(&path, IDLE).expect("a script");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("to be run");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_writes_and_taps_and_the_bot_answers() {
    on_page("talk", async |page, bot| {
        let mut offset = 0;
        page.click("//div[@class='empty']//button").await;
        assert_eq!(bot.next(&mut offset, "message").await["text"], "/start");
        let keys = json!([[{"text": "Yes, go on", "callback_data": "yes"}], [{"text": "Why?", "callback_data": "why"}, {"text": "The rules", "url": "https://example.com/rules"}]]);
        let id = bot.say(FILER, "<b>Shall we begin?</b>\nIt takes <i>ten</i> minutes. Write <code>yes</code> or tap.", keys).await;
        page.sees(Side::Filer, "Shall we begin?").await;
        assert_eq!(page.buttons(Side::Filer).await, ["Yes, go on", "Why?", "The rules"]);
        page.picture("talk-question").await;

        page.tap(Side::Filer, "Why?").await;
        page.find("//button[@aria-busy='true'][normalize-space()='Why?']").await;
        let tap = bot.next(&mut offset, "callback_query").await;
        assert_eq!((tap["data"].as_str(), tap["message"]["message_id"].as_i64()), (Some("why"), Some(id)));
        bot.call("answerCallbackQuery", json!({"callback_query_id": tap["id"], "text": "Because the law says so.", "show_alert": true})).await;
        page.find("//dialog//p[normalize-space()='Because the law says so.']").await;
        page.picture("talk-alert").await;
        page.click("//dialog//button").await;
        page.gone("//button[@aria-busy='true']").await;

        bot.call("editMessageText", json!({"chat_id": FILER, "message_id": id, "text": "✓ Begun"})).await;
        page.sees(Side::Filer, "Begun").await;
        assert!(page.buttons(Side::Filer).await.is_empty(), "the keyboard went with the edit");

        page.send(Side::Filer, "two\nlines").await;
        assert_eq!(bot.next(&mut offset, "message").await["text"], "two\nlines");
        bot.call("deleteMessage", json!({"chat_id": FILER, "message_id": id})).await;
        page.gone("//*[contains(@class,'bubble')][contains(.,'Begun')]").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_albums_and_files_go_both_ways() {
    on_page("files", async |page, bot| {
        let mut offset = 0;
        page.send(Side::Filer, "hello").await;
        bot.next(&mut offset, "message").await;
        let folder = tempfile::tempdir().expect("a folder");
        let picker = page.find("//section[@data-pane='filer']//input[@type='file']").await;
        let paths: Vec<String> = [("a.png", [40, 110, 90]), ("b.png", [200, 180, 120]), ("c.png", [90, 100, 170])]
            .map(|(name, colour)| {
                let path = folder.path().join(name);
                image::RgbImage::from_pixel(640, 420, image::Rgb(colour)).save(&path).expect("a picture");
                path.display().to_string()
            })
            .to_vec();
        page.driver()
            .execute("arguments[0].dataset.as = 'photo'", vec![picker.to_json().expect("a handle")])
            .await
            .expect("script");
        picker.send_keys(paths.join("\n")).await.expect("picking");
        page.find("//div[@class='tray-item'][3]").await;
        page.picture("files-tray").await;
        page.send(Side::Filer, "three of them").await;
        let first = bot.next(&mut offset, "message").await;
        assert!(first["media_group_id"].is_string() && first["photo"].is_array(), "an album of photos");
        for _ in 0..2 {
            bot.next(&mut offset, "message").await;
        }
        page.find("//div[contains(@class,'count-3')]").await;

        let sheet = reqwest::multipart::Part::bytes(b"%PDF-1.4 not much of one".to_vec())
            .file_name("核验单.pdf")
            .mime_str("application/pdf")
            .expect("a kind");
        let form = reqwest::multipart::Form::new()
            .text("chat_id", FILER.to_string())
            .text("caption", "Sign this")
            .part("document", sheet);
        let sent = bot
            .client
            .post(format!("{}bot{TOKEN}/sendDocument", bot.base))
            .multipart(form)
            .send()
            .await
            .expect("an answer");
        assert!(sent.status().is_success());
        page.find("//a[contains(@class,'document')]//b[normalize-space()='核验单.pdf']").await;
        page.sample_picture("id_front").await;
        assert!(bot.next(&mut offset, "message").await["photo"].is_array(), "a sample picture as a photo");
        page.find("//section[@data-pane='filer']//div[contains(@class,'count-1')]").await;
        page.picture("files-album").await;
        page.click("(//button[@class='photo'])[1]").await;
        page.find("//dialog//img").await;
        page.click("//dialog//button").await;
        page.gone("//dialog").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_with_topics_stands_beside_the_chat() {
    on_page("group", async |page, bot| {
        let topic = bot.call("createForumTopic", json!({"chat_id": bot.group, "name": "A7 · Cloud notes"})).await;
        let thread = topic["message_thread_id"].clone();
        let keys = json!([[{"text": "Take", "callback_data": "take"}], [{"text": "Accept", "callback_data": "ok"}, {"text": "Send back", "callback_data": "no"}]]);
        let card = bot
            .call("sendMessage", json!({"chat_id": bot.group, "message_thread_id": thread, "text": "New filing A7\nSite: Cloud notes", "reply_markup": {"inline_keyboard": keys}}))
            .await;
        bot.call("pinChatMessage", json!({"chat_id": bot.group, "message_id": card["message_id"]})).await;
        page.sees(Side::Reviewer, "New filing A7").await;
        page.find("//button[contains(@class,'pinned')][contains(.,'New filing A7')]").await;
        let mut offset = 0;
        page.tap(Side::Reviewer, "Take").await;
        let tap = bot.next(&mut offset, "callback_query").await;
        assert_eq!(tap["from"]["id"], 2001);
        bot.call("answerCallbackQuery", json!({"callback_query_id": tap["id"], "text": "It is yours"})).await;
        page.find("//div[contains(@class,'toast')][normalize-space()='It is yours']").await;
        page.click("//button[contains(@class,'chip')][normalize-space()='A7 · Cloud notes']").await;
        page.send(Side::Reviewer, "I look at it now").await;
        let said = bot.next(&mut offset, "message").await;
        assert_eq!((&said["message_thread_id"], said["text"].as_str()), (&thread, Some("I look at it now")));
        page.picture("group-topic").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn narrow_dark_chinese_and_turned_time() {
    on_page("looks", async |page, bot| {
        let mut offset = 0;
        page.send(Side::Filer, "/start").await;
        bot.next(&mut offset, "message").await;
        bot.say(FILER, "<b>网站的域名是什么？</b>\n写注册的那个域名，不带 www。\n例如：<code>example.cn</code>\n\n<i>7 / 19 · 网站</i>", json!([[{"text": "← 返回", "callback_data": "b"}, {"text": "为什么？", "callback_data": "w"}]])).await;
        page.sees(Side::Filer, "网站的域名是什么").await;
        let before = page.find("//time[@class='now-hours']").await.attr("datetime").await.expect("a time").expect("set");
        page.skip("day").await;
        page.until("a day has passed", async || {
            let now = page.find("//time[@class='now-hours']").await.attr("datetime").await.ok().flatten().unwrap_or_default();
            now[..10] > before[..10]
        })
        .await;
        page.control("language").await;
        page.find("//h1[normalize-space()='网站备案 · 演示']").await;
        page.picture("looks-wide-zh").await;
        page.dark(true).await;
        page.picture("looks-wide-dark").await;
        page.resize(390, 844).await;
        page.picture("looks-narrow-dark").await;
        page.dark(false).await;
        page.click("//button[@role='tab'][2]").await;
        bot.say(FILER, "Are you still there?", json!([])).await;
        page.find("//button[@role='tab'][1]//span[@class='badge'][normalize-space()='1']").await;
        page.picture("looks-narrow-reviewers").await;
        page.click("//button[@role='tab'][1]").await;
        page.find("//div[contains(@class,'rule new')]").await;
        page.picture("looks-narrow").await;
        let wide = page.driver().execute("return document.documentElement.scrollWidth <= innerWidth", vec![]).await.expect("script");
        assert_eq!(wide.json(), &json!(true), "nothing sticks out of a phone's width");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bots_process_is_killed_and_started_again() {
    on_page("restart", async |page, bot| {
        page.send(Side::Filer, "hello").await;
        let life = async || -> Value {
            let asked = bot.client.get(format!("{}_demo/state", bot.base)).send().await.expect("an answer");
            asked.json::<Value>().await.expect("JSON")["bot"].clone()
        };
        let before = life().await;
        page.restart().await;
        let after = life().await;
        assert_eq!((&after["running"], &after["starts"]), (&json!(true), &json!(2)));
        assert_ne!(before["pid"], after["pid"]);
        let killed = bot.client.post(format!("{}_demo/kill", bot.base)).send().await.expect("an answer");
        assert_eq!(killed.json::<Value>().await.expect("JSON")["bot"]["running"], false);
        page.find("//button[contains(@class,'bot-life')][contains(@class,'down')]").await;
        page.picture("restart-down").await;
        page.control("restart").await;
        page.gone("//button[contains(@class,'bot-life')][contains(@class,'down')]").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_drawer_offers_answers_to_the_open_question() {
    on_page("drawer", async |page, bot| {
        let mut offset = 0;
        page.send(Side::Filer, "hello").await;
        bot.next(&mut offset, "message").await;
        bot.say(FILER, "✓ Begun\n\n<b>What is your full name?</b>\nAs it stands on the card.", json!([])).await;
        page.sees(Side::Filer, "What is your full name?").await;
        page.sample_answer(true).await;
        assert_eq!(bot.next(&mut offset, "message").await["text"], "林晓帆");
        page.sample_answer(false).await;
        assert_ne!(bot.next(&mut offset, "message").await["text"], "林晓帆");
        page.picture("drawer").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_opens_its_demo_and_ends_when_asked() {
    let demo = DemoProcess::start("C").await;
    with_page("program", &demo.url, async |page| {
        page.find("//section[@data-pane='filer']").await;
        page.find("//section[@data-pane='reviewer']").await;
    })
    .await;
    let gone = demo.url.clone();
    demo.stop().await;
    assert!(reqwest::get(gone).await.is_err(), "the page is gone with its program");
}
