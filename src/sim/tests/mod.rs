//! The pretended Telegram as a bot and its people meet it: over real HTTP, with teloxide and with plain requests.

mod calls;
mod faults;
mod html;
mod media;
mod people;
mod time;
mod updates;

use std::net::SocketAddr;

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use teloxide::Bot;
use tokio::net::TcpListener;

use super::{World, serve};

/// The token of every test; the world lets any in.
const TOKEN: &str = "7000000001:AAtest-token_of-nobody";

/// A served world with a client. The server ends with the test's runtime.
struct Server {
    world: World,
    address: SocketAddr,
    http: reqwest::Client,
}

impl Server {
    async fn start() -> Self {
        Self::with_token(None).await
    }

    async fn with_token(token: Option<&str>) -> Self {
        let world = World::new(token.map(str::to_owned));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(listener, world.clone(), std::future::pending()));
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { world, address, http }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A teloxide bot that speaks to this server.
    fn bot(&self) -> Bot {
        let url = reqwest::Url::parse(&self.url("/")).unwrap();
        Bot::with_client(TOKEN, self.http.clone()).set_api_url(url)
    }

    /// Calls a method with a JSON body; gives the whole answer.
    async fn call(&self, method: &str, body: Value) -> Value {
        let url = self.url(&format!("/bot{TOKEN}/{method}"));
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        if body["ok"] == json!(false) {
            assert_eq!(body["error_code"], json!(status), "the code is the status");
        }
        body
    }

    /// Calls a method that must succeed; gives the result.
    async fn ok(&self, method: &str, body: Value) -> Value {
        let answer = self.call(method, body).await;
        assert_eq!(answer["ok"], json!(true), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Calls a method that must be refused; gives the description.
    async fn refused(&self, method: &str, body: Value) -> String {
        let answer = self.call(method, body).await;
        assert_eq!(answer["ok"], json!(false), "{method}: {answer}");
        answer["description"].as_str().unwrap().to_owned()
    }

    /// Calls a method with a multipart form.
    async fn upload(&self, method: &str, form: Form) -> Value {
        let url = self.url(&format!("/bot{TOKEN}/{method}"));
        self.http.post(url).multipart(form).send().await.unwrap().json().await.unwrap()
    }

    /// Posts to the control API; it must succeed.
    async fn sim(&self, path: &str, body: Value) -> Value {
        let answer = self.http.post(self.url(&format!("/_sim/{path}"))).json(&body).send().await.unwrap();
        let status = answer.status();
        let body: Value = answer.json().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {body}");
        body
    }

    /// Posts to the control API; it must be refused. Gives status and sentence.
    async fn sim_refused(&self, path: &str, body: Value) -> (u16, String) {
        let answer = self.http.post(self.url(&format!("/_sim/{path}"))).json(&body).send().await.unwrap();
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.unwrap();
        (status, body["error"].as_str().unwrap().to_owned())
    }

    /// Posts files to the control API.
    async fn sim_upload(&self, path: &str, form: Form) -> Value {
        let answer = self.http.post(self.url(&format!("/_sim/{path}"))).multipart(form).send().await.unwrap();
        let status = answer.status();
        let body: Value = answer.json().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {body}");
        body
    }

    /// Reads from the control API.
    async fn look(&self, path: &str) -> Value {
        let answer = self.http.get(self.url(&format!("/_sim/{path}"))).send().await.unwrap();
        let status = answer.status();
        let body: Value = answer.json().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {body}");
        body
    }

    /// What person 1 sees.
    async fn transcript(&self) -> Vec<Value> {
        self.look("people/1/transcript").await.as_array().unwrap().clone()
    }

    /// Person 1 writes, so that the bot may write back; the update is confirmed.
    async fn started() -> Self {
        let server = Self::start().await;
        server.sim("people/1/text", json!({"text": "/start"})).await;
        server.confirm_all();
        server
    }

    /// Confirms everything that waits, without a poll of its own kind in between.
    fn confirm_all(&self) {
        self.world.with(|state| state.inbox.clear());
    }

    /// Fetches updates after all that were confirmed; `offset` 0 for the first.
    async fn updates(&self, offset: i64, timeout: u64) -> Vec<Value> {
        let result = self.ok("getUpdates", json!({"offset": offset, "timeout": timeout})).await;
        result.as_array().unwrap().clone()
    }
}

/// A picture of this size as PNG.
fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A file part.
fn part(bytes: impl Into<Vec<u8>>, name: &str) -> Part {
    Part::bytes(bytes.into()).file_name(name.to_owned())
}
