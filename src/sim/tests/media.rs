//! Photos, documents, albums, downloads.

use serde_json::json;
use teloxide::net::Download;
use teloxide::prelude::*;
use teloxide::types::{InputFile, InputMedia, InputMediaDocument, InputMediaPhoto};

use super::*;

#[tokio::test]
async fn a_persons_photo_is_recompressed_and_can_be_fetched() {
    let server = Server::start().await;
    let form = Form::new().part("file", part(png(400, 300), "a.png")).text("caption", "看");
    server.sim_upload("people/1/photo", form).await;
    let bot = server.bot();
    let updates = bot.get_updates().await.unwrap();
    let teloxide::types::UpdateKind::Message(message) = &updates[0].kind else { panic!("a message: {updates:?}") };
    assert_eq!(message.caption(), Some("看"));
    let sizes = message.photo().unwrap();
    assert_eq!(sizes.iter().map(|s| s.width).collect::<Vec<_>>(), [90, 320, 400]);
    let file = bot.get_file(sizes[2].file.id.clone()).await.unwrap();
    let mut bytes = Vec::new();
    bot.download_file(&file.path, &mut bytes).await.unwrap();
    assert_eq!(bytes.len(), usize::try_from(file.meta.size).unwrap());
    assert_eq!(image::guess_format(&bytes).unwrap(), image::ImageFormat::Jpeg);

    let escaped = file.path.replace('/', "%2F");
    let link = server.url(&format!("/file/bot{TOKEN}/{escaped}"));
    assert_eq!(server.http.get(&link).send().await.unwrap().bytes().await.unwrap(), bytes);
    server.sim("clock", json!({"skip_s": 3601})).await;
    assert_eq!(server.http.get(&link).send().await.unwrap().status(), 404, "links last an hour");
}

#[tokio::test]
async fn a_document_passes_untouched_both_ways() {
    let server = Server::start().await;
    let original = png(30, 20);
    let form = Form::new().part("file", part(original.clone(), "照片.jpg"));
    server.sim_upload("people/1/document", form).await;
    let update = server.updates(0, 0).await.remove(0);
    let document = &update["message"]["document"];
    assert_eq!((&document["file_name"], &document["mime_type"]), (&json!("照片.jpg"), &json!("image/jpeg")));

    let bot = server.bot();
    let input = InputFile::memory(original.clone()).file_name("out.png");
    let sent = bot.send_document(ChatId(1), input).caption("c").await.unwrap();
    assert_eq!(sent.document().unwrap().file_name.as_deref(), Some("out.png"));
    let line = server.transcript().await.pop().unwrap();
    let url = server.url(line["file"]["url"].as_str().unwrap());
    assert_eq!(server.http.get(url).send().await.unwrap().bytes().await.unwrap(), original);

    let again = bot.send_document(ChatId(1), InputFile::file_id(sent.document().unwrap().file.id.clone())).await;
    assert_eq!(again.unwrap().document().unwrap().file.unique_id, sent.document().unwrap().file.unique_id);
}

#[tokio::test]
async fn teloxide_sends_photos_albums_and_exchanges_media() {
    let server = Server::started().await;
    let bot = server.bot();
    let picture = || InputFile::memory(png(60, 40));
    let sent = bot.send_photo(ChatId(1), picture()).caption("one").await.unwrap();
    let id = sent.photo().unwrap()[0].file.id.clone();
    let album = vec![
        InputMedia::Photo(InputMediaPhoto::new(picture()).caption("first")),
        InputMedia::Photo(InputMediaPhoto::new(InputFile::file_id(id.clone()))),
    ];
    let members = bot.send_media_group(ChatId(1), album).await.unwrap();
    assert_eq!(members.len(), 2);
    assert!(members[0].media_group_id().is_some());
    assert_eq!(members[0].media_group_id(), members[1].media_group_id());

    let new = InputMedia::Photo(InputMediaPhoto::new(InputFile::memory(png(70, 70))).caption("two"));
    let edited = bot.edit_message_media(ChatId(1), sent.id, new).await.unwrap();
    assert_eq!(edited.caption(), Some("two"));
    let no_caption = bot.edit_message_caption(ChatId(1), sent.id).await.unwrap();
    assert_eq!(no_caption.caption(), None);

    let text = server.refused("editMessageText", json!({"chat_id": 1, "message_id": sent.id.0, "text": "x"})).await;
    assert_eq!(text, "Bad Request: there is no text in the message to edit");
    let wrong = server.refused("sendDocument", json!({"chat_id": 1, "document": id.0})).await;
    assert_eq!(wrong, "Bad Request: can't use file of type Photo as Document");
    let mixed = vec![
        InputMedia::Document(InputMediaDocument::new(InputFile::memory("x"))),
        InputMedia::Photo(InputMediaPhoto::new(picture())),
    ];
    assert!(bot.send_media_group(ChatId(1), mixed).await.is_err());
}

#[tokio::test]
async fn what_is_no_photo_is_refused() {
    let server = Server::started().await;
    let form = |bytes: Vec<u8>| Form::new().text("chat_id", "1").part("photo", part(bytes, "p"));
    let cases = [
        (b"no picture".to_vec(), "Bad Request: IMAGE_PROCESS_FAILED"),
        (Vec::new(), "Bad Request: file must be non-empty"),
        (png(210, 10), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    ];
    for (bytes, expected) in cases {
        assert_eq!(server.upload("sendPhoto", form(bytes)).await["description"], json!(expected));
    }
    let none = server.refused("sendPhoto", json!({"chat_id": 1})).await;
    assert_eq!(none, "Bad Request: there is no photo in the request");
    let single = json!({"chat_id": 1, "media": [{"type": "photo", "media": "x"}]});
    assert!(server.refused("sendMediaGroup", single).await.contains("2-10"));
    let long =
        Form::new().text("chat_id", "1").text("caption", "x".repeat(1025)).part("document", part(b"x".to_vec(), "p"));
    let answer = server.upload("sendDocument", long).await;
    assert_eq!(answer["description"], json!("Bad Request: message caption is too long"));
}

#[tokio::test]
async fn large_files_stop_where_telegram_stops() {
    let server = Server::started().await;
    let form = Form::new().part("file", part(vec![7; (20 << 20) + 1], "big.bin"));
    server.sim_upload("people/1/document", form).await;
    let update = server.updates(0, 0).await.remove(0);
    let id = &update["message"]["document"]["file_id"];
    assert_eq!(server.refused("getFile", json!({"file_id": id})).await, "Bad Request: file is too big");
    assert_eq!(server.refused("getFile", json!({"file_id": "nothing"})).await, "Bad Request: invalid file_id");
}

#[tokio::test]
async fn an_upload_that_is_too_large_gets_its_answer() {
    let server = Server::started().await;
    let form = Form::new().text("chat_id", "1").part("document", part(vec![7; (52 << 20) + 1], "huge.bin"));
    let answer = server.upload("sendDocument", form).await;
    assert_eq!((&answer["error_code"], &answer["description"]), (&json!(413), &json!("Request Entity Too Large")));
}

#[tokio::test]
async fn downloads_can_go_wrong() {
    let server = Server::start().await;
    let form = Form::new().part("file", part(vec![7; 1000], "a.bin")).text("media_group_id", "77");
    server.sim_upload("people/1/document", form).await;
    let update = server.updates(0, 0).await.remove(0);
    assert_eq!(update["message"]["media_group_id"], json!("77"), "an album with its other members missing");
    let id = json!({"file_id": update["message"]["document"]["file_id"]});
    server.sim("faults", json!({"method": "getFile", "kind": "no_file_size"})).await;
    let file = server.ok("getFile", id).await;
    assert!(file.get("file_size").is_none());
    let link = server.url(&format!("/file/bot{TOKEN}/{}", file["file_path"].as_str().unwrap()));
    let fetch = async || server.http.get(&link).send().await.unwrap().bytes().await;
    server.sim("faults", json!({"method": "file", "kind": "cut_middle"})).await;
    assert!(fetch().await.is_err());
    server.sim("faults", json!({"method": "file", "kind": "longer"})).await;
    assert!(fetch().await.unwrap().len() > 1000);
    assert_eq!(fetch().await.unwrap().len(), 1000);
}

#[test]
fn renditions_are_never_larger_than_the_original() {
    use crate::sim::picture::renditions;
    let sides = |w, h| renditions(&png(w, h)).unwrap().iter().map(|r| (r.width, r.height)).collect::<Vec<_>>();
    assert_eq!(sides(50, 40), [(50, 40)]);
    assert_eq!(sides(90, 90), [(90, 90)]);
    assert_eq!(sides(400, 200), [(90, 45), (320, 160), (400, 200)]);
    assert_eq!(sides(700, 1400), [(45, 90), (160, 320), (400, 800), (640, 1280)]);
}
