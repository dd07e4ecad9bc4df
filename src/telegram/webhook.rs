//! Updates by webhook: Telegram pushes them through a proxy that speaks TLS, and is answered only after the commit.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use teloxide::types::Update;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::Api;
use super::intake::{Intake, IntakeError};
use super::meaning::{Meaning, of_error};
use super::polling::pause;
use crate::text::Phrase;
use crate::vault::Vault;

/// The largest update taken, in bytes: a message is a few thousand characters with its markup.
const UPDATE_BYTES_MAX: usize = 1 << 20;
/// How long a push may take to arrive.
const PUSH_WAIT: Duration = Duration::from_secs(20);
/// How often Telegram is asked whether the address is still ours: whoever has the token can set another one.
pub const CHECK: Duration = Duration::from_secs(600);
/// Where Telegram puts the secret.
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// How Telegram is told from others: a path that nobody guesses, and a secret in a header. Both follow from the master
/// key, so that a push under way during a restart still finds its way.
#[derive(Debug, Clone)]
pub struct Door {
    path: SecretString,
    secret: SecretString,
}

impl Door {
    /// The door of the bot with this vault.
    pub fn new(vault: &Vault) -> Door {
        Door { path: vault.password("webhook path"), secret: vault.password("webhook secret") }
    }

    /// The address for Telegram, behind the one that the proxy has.
    fn address(&self, proxy: &Url) -> Url {
        let mut url = proxy.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().push(self.path.expose_secret());
        }
        url
    }

    /// True if this webhook is ours.
    pub(super) fn leads_here(&self, url: &Url) -> bool {
        self.is_path(url.path())
    }

    /// The proxy may keep what stands before our path, or cut it off.
    fn is_path(&self, path: &str) -> bool {
        let last = path.rsplit('/').next().unwrap_or_default();
        same(last.as_bytes(), self.path.expose_secret())
    }

    fn admits(&self, request: &Request) -> bool {
        let secret = request.headers().get(SECRET_HEADER).map(|value| value.as_bytes()).unwrap_or_default();
        let (path, secret) = (self.is_path(request.uri().path()), same(secret, self.secret.expose_secret()));
        request.method() == Method::POST && path && secret
    }
}

/// Compares in a time that does not tell how much is right.
fn same(given: &[u8], secret: &str) -> bool {
    given.ct_eq(secret.as_bytes()).into()
}

/// A webhook that is to be served.
#[derive(Debug)]
pub struct Webhook {
    /// Calls to Telegram.
    pub api: Api,
    /// Who is let in.
    pub door: Door,
    /// The address that the proxy has.
    pub url: Url,
    /// Where the proxy finds us.
    pub listener: TcpListener,
    /// How often Telegram is asked whether the address is still ours.
    pub check: Duration,
}

impl Webhook {
    /// Serves pushes until `stop`. The webhook stays set: what comes meanwhile waits at Telegram for the next start.
    ///
    /// # Errors
    /// [`IntakeError`].
    pub async fn run(self, intake: Intake, stop: CancellationToken) -> Result<(), IntakeError> {
        let Webhook { api, door, url, listener, check } = self;
        let address = door.address(&url);
        let secret = door.secret.clone();
        let (pulse, alarms) = (intake.pulse.clone(), intake.alarms.clone());
        let router = Router::new().fallback(receive).with_state(Arc::new((door, intake)));
        let served = axum::serve(listener, router).with_graceful_shutdown(stop.clone().cancelled_owned());
        let mut served = tokio::spawn(served.into_future());
        let keep = async {
            loop {
                announce(&api, address.clone(), &secret).await?;
                pulse.pushed();
                until_lost(&api, &address, check).await;
                pulse.lost();
                tracing::error!("Telegram pushes updates elsewhere; our address is set again");
                alarms.raise(Phrase::new("operator-webhook_lost"));
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            ended = &mut served => return if matches!(ended, Ok(Ok(()))) { Ok(()) } else { Err(IntakeError::Stopped) },
            lost = keep => return lost,
        }
        match served.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(IntakeError::Stopped),
        }
    }
}

/// Ends when Telegram has another address than ours, or none. One that can't be asked for is no news.
async fn until_lost(api: &Api, address: &Url, check: Duration) {
    loop {
        tokio::time::sleep(check).await;
        match api.webhook().await {
            Ok(Some(url)) if url == *address => {}
            Ok(_) => return,
            Err(error) => tracing::warn!(meaning = ?of_error(&error), "not told where updates are pushed to"),
        }
    }
}

/// Tells Telegram where to push to. Updates that waited for a poll are pushed now.
async fn announce(api: &Api, address: Url, secret: &SecretString) -> Result<(), IntakeError> {
    let mut failures = 0;
    loop {
        let Err(error) = api.set_webhook(address.clone(), secret).await else {
            tracing::info!(host = address.host_str(), "updates are pushed");
            return Ok(());
        };
        let meaning = of_error(&error);
        if let Meaning::Ours(why) = meaning {
            return Err(IntakeError::WebhookRefused(why));
        }
        failures += 1;
        pause(&meaning, failures).await?;
    }
}

/// One push. Whoever has no business here learns nothing; anything but a commit makes Telegram push again.
async fn receive(State(shared): State<Arc<(Door, Intake)>>, request: Request) -> StatusCode {
    let (door, intake) = shared.as_ref();
    if !door.admits(&request) {
        return StatusCode::NOT_FOUND;
    }
    let body = tokio::time::timeout(PUSH_WAIT, to_bytes(request.into_body(), UPDATE_BYTES_MAX)).await;
    let body = match body {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => {
            tracing::error!(max = UPDATE_BYTES_MAX, "an update is too large, or broke off");
            return StatusCode::PAYLOAD_TOO_LARGE;
        }
        Err(_) => return StatusCode::REQUEST_TIMEOUT,
    };
    let Ok(update) = serde_json::from_slice::<Update>(&body) else {
        tracing::error!(bytes = body.len(), "a push that is no update");
        return StatusCode::BAD_REQUEST;
    };
    match intake.take(&[update]).await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tokio::sync::mpsc;

    use super::*;
    use crate::alarm::Alarms;
    use crate::clock::Clock;
    use crate::clock::activity::Activity;
    use crate::engine;
    use crate::engine::tests::echo::{Echo, start_of_time};
    use crate::store::{MemoryStore, Records};
    use crate::telegram::inbox::Myself;
    use crate::vault::{FilingKeys, SealKey};

    #[test]
    fn only_a_push_with_path_and_secret_comes_in() {
        let door = Door::new(&Vault::new(&SealKey::from_bytes([7; 32])));
        let other = Door::new(&Vault::new(&SealKey::from_bytes([8; 32])));
        let proxy = Url::parse("https://bot.example.com/telegram/").expect("a URL");
        let (address, secret) = (door.address(&proxy), door.secret.expose_secret().to_owned());
        assert!(address.as_str().starts_with("https://bot.example.com/telegram/"));
        assert!(door.leads_here(&address) && !other.leads_here(&address) && !door.leads_here(&proxy));
        let admitted = |method: &str, path: &str, secret: &str| {
            let request = Request::builder().method(method).uri(path).header(SECRET_HEADER, secret);
            door.admits(&request.body(Body::empty()).expect("a request"))
        };
        let (path, bare) = (address.path(), address.path().replace("/telegram", ""));
        assert!(admitted("POST", path, &secret) && admitted("POST", &bare, &secret), "the proxy may cut its part off");
        assert!(!admitted("GET", path, &secret) && !admitted("POST", "/telegram/", &secret));
        assert!(!admitted("POST", path, "") && !admitted("POST", path, &secret[1..]));
        assert!(!admitted("POST", path, other.secret.expose_secret()));
        assert!(!format!("{door:?}").contains(&secret));
    }

    #[tokio::test]
    async fn a_push_too_large_or_none_at_all_is_refused_and_not_taken() {
        let vault = Vault::new(&SealKey::from_bytes([7; 32]));
        let door = Door::new(&vault);
        let records = Records::open(Arc::new(MemoryStore::new()), Arc::new(vault), FilingKeys::memory()).await;
        let (records, (orders, _rows)) = (records.expect("opens"), mpsc::unbounded_channel());
        let activity = Activity::new();
        let clock = Clock::told(start_of_time());
        let engine = engine::start(records, Arc::new(Echo), clock, activity.clone(), orders).await.expect("starts");
        let api = Api::new(&"1:nobody".to_owned().into(), None).expect("a client");
        let me = Myself { id: 1, username: "b".to_owned() };
        let intake = Intake::new(api, me, engine.handle, activity, Alarms::new().0, 0);
        let shared = Arc::new((door.clone(), intake));
        let push = async |body: String| {
            let address = door.address(&Url::parse("https://bot.example.com/").expect("a URL"));
            let secret = door.secret.expose_secret();
            let request = Request::builder().method("POST").uri(address.path()).header(SECRET_HEADER, secret);
            receive(State(Arc::clone(&shared)), request.body(Body::from(body)).expect("a request")).await
        };
        let update = r#"{"update_id":7}"#;
        let padded = |bytes: usize| format!("{update}{}", " ".repeat(bytes - update.len()));
        assert_eq!(push(padded(UPDATE_BYTES_MAX)).await, StatusCode::OK);
        assert_eq!(push(padded(UPDATE_BYTES_MAX + 1)).await, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(push("{".to_owned()).await, StatusCode::BAD_REQUEST);
    }
}
