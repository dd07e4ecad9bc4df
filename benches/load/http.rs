//! The Bot API over raw HTTP/1.1 with open connections: only what the bots here call.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::world::World;

type Shared = Rc<RefCell<World>>;

/// Serves every connection until dropped.
pub(crate) async fn serve(listener: TcpListener, world: Shared) {
    while let Ok((stream, _)) = listener.accept().await {
        let _ = stream.set_nodelay(true);
        tokio::task::spawn_local(talk(stream, Rc::clone(&world)));
    }
}

async fn talk(mut stream: TcpStream, world: Shared) {
    let mut buffer = Vec::with_capacity(16 * 1024);
    loop {
        let Some((head, length)) = read_head(&mut stream, &mut buffer).await else { return };
        while buffer.len() < head + length {
            if !matches!(stream.read_buf(&mut buffer).await, Ok(n) if n > 0) {
                return;
            }
        }
        let line = std::str::from_utf8(&buffer[..head]).unwrap_or_default().lines().next().unwrap_or_default();
        let path = line.split(' ').nth(1).unwrap_or_default();
        let method = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let body: Value = serde_json::from_slice(&buffer[head..head + length]).unwrap_or_default();
        let result = answer(&method, &body, &world).await;
        buffer.drain(..head + length);
        let reply = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{{\"ok\":true,\"result\":{result}}}",
            result.len() + 21
        );
        if stream.write_all(reply.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Where the body begins, and how long it is.
async fn read_head(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<(usize, usize)> {
    loop {
        if let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = std::str::from_utf8(&buffer[..end]).ok()?;
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            return Some((end + 4, length.unwrap_or(0)));
        }
        if !matches!(stream.read_buf(buffer).await, Ok(n) if n > 0) {
            return None;
        }
    }
}

async fn answer(method: &str, body: &Value, world: &Shared) -> String {
    let number = |name: &str| {
        let value = body.get(name);
        value.and_then(|v| v.as_i64().or_else(|| v.as_str()?.parse().ok()))
    };
    if method == "getupdates" {
        let offset = number("offset").unwrap_or(0);
        let limit = number("limit").and_then(|n| usize::try_from(n).ok()).unwrap_or(100).clamp(1, 100);
        let wait = Duration::from_secs(number("timeout").and_then(|n| u64::try_from(n).ok()).unwrap_or(0));
        let news = Rc::clone(&world.borrow().news);
        let there = async {
            while !world.borrow().waiting(offset) {
                news.notified().await;
            }
        };
        // The first poll must be seen before anybody writes.
        let _ = world.borrow_mut().updates(offset, 0);
        let _ = tokio::time::timeout(wait, there).await;
        return world.borrow_mut().updates(offset, limit);
    }
    world.borrow_mut().called();
    match method {
        "sendmessage" | "editmessagetext" => {
            let chat = number("chat_id").unwrap_or(0);
            let edited = number("message_id");
            let markup = body.get("reply_markup");
            let message = world.borrow_mut().shown(chat, edited, markup);
            message_json(chat, message)
        }
        "editmessagereplymarkup" => message_json(number("chat_id").unwrap_or(0), number("message_id").unwrap_or(0)),
        "getme" => r#"{"id":1000000001,"is_bot":true,"first_name":"Bench","username":"bench_bot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false,"can_connect_to_business":false,"has_main_web_app":false}"#.to_owned(),
        "getwebhookinfo" => r#"{"url":"","has_custom_certificate":false,"pending_update_count":0}"#.to_owned(),
        _ => "true".to_owned(),
    }
}

fn message_json(chat: i64, message: i64) -> String {
    format!(
        r#"{{"message_id":{message},"date":1800000000,"from":{{"id":1000000001,"is_bot":true,"first_name":"Bench","username":"bench_bot"}},"chat":{{"id":{chat},"type":"private","first_name":"Filer"}},"text":"x"}}"#
    )
}
