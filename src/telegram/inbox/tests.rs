//! Updates as Telegram writes them, and what they mean.

use serde_json::{Value, json};

use super::*;

fn me() -> Myself {
    Myself { id: 7, username: "beian_bot".to_owned() }
}

fn read(update: Value) -> Option<Happening> {
    happening(&serde_json::from_str(&update.to_string()).expect("an update"), &me())
}

fn message(fields: Value) -> Value {
    let mut message = json!({
        "message_id": 11, "date": 1_790_000_000,
        "from": {"id": 5, "is_bot": false, "first_name": "Lin", "last_name": "Xiaofan", "language_code": "zh-hans"},
        "chat": {"id": 5, "type": "private", "first_name": "Lin"},
    });
    for (name, value) in fields.as_object().expect("an object") {
        message[name] = value.clone();
    }
    message
}

fn of(fields: Value) -> Message {
    match read(json!({"update_id": 1, "message": message(fields)})) {
        Some(Happening::Message(message)) => message,
        other => panic!("{other:?}"),
    }
}

fn body_of(fields: Value) -> Body {
    of(fields).body
}

#[test]
fn text_is_trimmed_and_its_writer_known() {
    let message = of(json!({"text": "  云帆笔记 \n"}));
    assert_eq!(message.body, Body::Text("云帆笔记".to_owned()));
    assert_eq!((message.chat, message.from, message.message), (5, 5, 11));
    assert_eq!((message.name.as_str(), message.client_lang.as_deref()), ("Lin Xiaofan", Some("zh-hans")));
    assert!(!message.edited && !message.forwarded);
}

#[test]
fn commands_lose_the_name_of_the_bot_and_those_of_others_are_dropped() {
    let command = |name: &str, rest: &str| Body::Command { name: name.to_owned(), rest: rest.to_owned() };
    assert_eq!(body_of(json!({"text": "/start abc"})), command("start", "abc"));
    assert_eq!(body_of(json!({"text": "/Status@Beian_Bot"})), command("status", ""));
    assert_eq!(body_of(json!({"text": "/new\nnow"})), command("new", "now"));
    assert_eq!(body_of(json!({"text": "/"})), Body::Text("/".to_owned()));
    assert_eq!(body_of(json!({"text": "/路 径"})), Body::Text("/路 径".to_owned()));
    assert_eq!(read(json!({"update_id": 1, "message": message(json!({"text": "/start@other_bot"}))})), None);
}

#[test]
fn the_largest_size_of_a_photo_counts() {
    let size =
        |id: &str, w: u32| json!({"file_id": id, "file_unique_id": "u", "width": w, "height": 10, "file_size": w});
    let fields = json!({"photo": [size("a", 90), size("c", 1280), size("b", 800)], "media_group_id": "77", "caption": " front "});
    let message = of(fields);
    assert_eq!(message.album.as_deref(), Some("77"));
    let Body::File { file, caption } = message.body else { panic!("no file") };
    assert_eq!((file.file_id.as_str(), file.size, file.as_photo, file.name), ("c", Some(1280), true, None));
    assert_eq!(caption.as_deref(), Some("front"));
}

#[test]
fn a_document_keeps_its_name_and_may_lack_its_size() {
    let fields = json!({"document": {"file_id": "d", "file_unique_id": "u", "file_name": "照片.jpg", "mime_type": "image/jpeg"}});
    let Body::File { file, caption } = body_of(fields) else { panic!("no file") };
    assert_eq!((file.size, file.as_photo, file.name.as_deref()), (None, false, Some("照片.jpg")));
    assert_eq!(caption, None);
}

#[test]
fn a_contact_is_ones_own_only_with_ones_own_id() {
    let contact =
        |user: Option<i64>| json!({"contact": {"phone_number": "+8613800000000", "first_name": "X", "user_id": user}});
    let own = |body: Body| matches!(body, Body::Contact { own: true, .. });
    assert!(own(body_of(contact(Some(5)))));
    assert!(!own(body_of(contact(Some(6)))));
    let stranger = json!({"contact": {"phone_number": "+8613800000000", "first_name": "X"}});
    assert!(!own(body_of(stranger)));
}

#[test]
fn other_kinds_are_named_and_service_messages_too() {
    let voice = json!({"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3, "mime_type": "audio/ogg", "file_size": 9}});
    assert_eq!(body_of(voice), Body::Other("voice".to_owned()));
    assert_eq!(body_of(json!({"location": {"latitude": 1.0, "longitude": 2.0}})), Body::Other("location".to_owned()));
    assert_eq!(body_of(json!({"dice": {"emoji": "🎲", "value": 3}})), Body::Other("dice".to_owned()));
    assert_eq!(body_of(json!({"thing_of_next_year": {"x": 1}})), Body::Other("unknown".to_owned()));
    assert_eq!(body_of(json!({"new_chat_title": "x"})), Body::Service);
}

#[test]
fn edits_and_forwards_are_marked() {
    let Some(Happening::Message(edited)) =
        read(json!({"update_id": 1, "edited_message": message(json!({"text": "x", "edit_date": 1_790_000_001}))}))
    else {
        panic!("no message")
    };
    assert!(edited.edited);
    let origin = json!({"type": "hidden_user", "date": 1_790_000_000, "sender_user_name": "X"});
    assert!(of(json!({"text": "x", "forward_origin": origin})).forwarded);
}

#[test]
fn replies_name_the_message_but_a_topics_head_is_no_reply() {
    let bot = json!({"id": 7, "is_bot": true, "first_name": "B", "username": "beian_bot"});
    let group = json!({"id": -1001, "type": "supergroup", "title": "G", "is_forum": true});
    let old = json!({"message_id": 3, "date": 1_790_000_000, "from": bot, "chat": group, "text": "card"});
    let reply = of(
        json!({"chat": group, "text": "x", "reply_to_message": old, "message_thread_id": 2, "is_topic_message": true}),
    );
    assert_eq!((reply.reply_to, reply.thread, reply.chat), (Some(3), Some(2), -1001));
    let head = of(
        json!({"chat": group, "text": "x", "reply_to_message": old, "message_thread_id": 3, "is_topic_message": true}),
    );
    assert_eq!((head.reply_to, head.thread), (None, Some(3)));
}

#[test]
fn bots_are_not_answered() {
    let bot = json!({"id": 7, "is_bot": true, "first_name": "B", "username": "beian_bot"});
    assert_eq!(read(json!({"update_id": 1, "message": message(json!({"from": bot, "text": "x"}))})), None);
}

#[test]
fn taps_name_their_message_unless_it_is_gone() {
    let tap = |message: Value| {
        read(json!({"update_id": 1, "callback_query": {
            "id": "99", "from": {"id": 5, "is_bot": false, "first_name": "Lin"}, "chat_instance": "1", "data": "1|x", "message": message,
        }}))
    };
    let Some(Happening::Tap(seen)) = tap(message(json!({"text": "q"}))) else { panic!("no tap") };
    assert_eq!((seen.message, seen.chat, seen.data.as_str(), seen.callback.as_str()), (Some(11), 5, "1|x", "99"));
    let Some(Happening::Tap(gone)) =
        tap(json!({"message_id": 11, "date": 0, "chat": {"id": 5, "type": "private", "first_name": "L"}}))
    else {
        panic!("no tap")
    };
    assert_eq!((gone.message, gone.chat), (None, 5));
    let group = json!({"id": -5, "type": "group", "title": "G"});
    let Some(Happening::Tap(of_group)) = tap(message(json!({"text": "q", "chat": group}))) else { panic!("no tap") };
    assert!(seen.member && gone.member && !of_group.member, "in a group that has to be asked");
}

#[test]
fn blocking_and_coming_back_are_told() {
    let member = |status: &str, chat: Value| {
        let user = json!({"id": 7, "is_bot": true, "first_name": "B", "username": "beian_bot"});
        let as_member = json!({"user": user, "status": "member"});
        let now = if status == "kicked" {
            json!({"user": user, "status": "kicked", "until_date": 0})
        } else {
            as_member.clone()
        };
        read(json!({"update_id": 1, "my_chat_member": {
            "chat": chat, "from": {"id": 5, "is_bot": false, "first_name": "Lin"}, "date": 1_790_000_000,
            "old_chat_member": as_member, "new_chat_member": now,
        }}))
    };
    let private = json!({"id": 5, "type": "private", "first_name": "L"});
    assert_eq!(member("kicked", private.clone()), Some(Happening::Reachable(5, false)));
    assert_eq!(member("member", private), Some(Happening::Reachable(5, true)));
    assert_eq!(member("kicked", json!({"id": -5, "type": "group", "title": "G"})), None);
}

#[test]
fn being_put_into_a_group_is_told_and_being_promoted_there_is_not() {
    let user = json!({"id": 7, "is_bot": true, "first_name": "B", "username": "beian_bot"});
    let standing = |status: &str| json!({"user": user, "status": status});
    let moved = |from: &str, to: &str| {
        read(json!({"update_id": 1, "my_chat_member": {
            "chat": {"id": -5, "type": "group", "title": "G"}, "date": 1_790_000_000,
            "from": {"id": 5, "is_bot": false, "first_name": "Lin", "language_code": "zh"},
            "old_chat_member": standing(from), "new_chat_member": standing(to),
        }}))
    };
    let added = Some(Happening::Added { chat: -5, client_lang: Some("zh".to_owned()) });
    assert_eq!(moved("left", "member"), added);
    assert_eq!((moved("member", "left"), moved("member", "member")), (None, None));
}

#[test]
fn a_group_that_moves_is_told_from_both_sides() {
    let group = json!({"id": -5, "type": "group", "title": "G"});
    let to = read(json!({"update_id": 1, "message": message(json!({"chat": group, "migrate_to_chat_id": -1005}))}));
    assert_eq!(to, Some(Happening::Migrated { from: -5, to: -1005 }));
    let big = json!({"id": -1005, "type": "supergroup", "title": "G"});
    let from = read(json!({"update_id": 1, "message": message(json!({"chat": big, "migrate_from_chat_id": -5}))}));
    assert_eq!(from, Some(Happening::Migrated { from: -5, to: -1005 }));
}

#[test]
fn what_is_not_known_is_passed_over() {
    assert_eq!(read(json!({"update_id": 1, "thing_of_next_year": {"x": 1}})), None);
    assert_eq!(read(json!({"update_id": 1, "message": {"broken": true}})), None);
}
