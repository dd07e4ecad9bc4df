//! Everything wired together: started in order, stopped in order.

use std::future::Future;
use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use crate::clock::activity::Activity;
use crate::clock::{Clock, Follower};
use crate::config::{Config, LogFormat};
use crate::control::{self, Commands};
use crate::engine::{self, Engine, Mind};
use crate::lookup::Lookout;
use crate::scheduler;
use crate::steps::{self, Step};
use crate::store::{RecordError, StoreError};
use crate::telegram::intake::{Intake, IntakeError};
use crate::telegram::outbox::{OutboxError, Parts, Rates};
use crate::telegram::polling::{Patience, Polling};
use crate::telegram::webhook::{Door, Webhook};
use crate::telegram::{Api, Papers, Speaker, greet, outbox};
use crate::upkeep::{Kept, OpenError};

/// How long a stop may take in all.
const STOP_MAX: Duration = Duration::from_millis(4_800);
/// How often the clock to follow is asked at the start, and the pause between.
const CLOCK_TRIES: u32 = 40;
const CLOCK_PAUSE: Duration = Duration::from_millis(250);

/// Why the bot could not start, or stopped by itself.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The data can't be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] RecordError),
    /// The token is refused.
    #[error("Telegram refuses the token in TELOXIDE_TOKEN; get the right one from BotFather")]
    Token,
    /// Somebody else takes the updates.
    #[error("another instance of the bot polls with the same token; this one gives way to it")]
    OtherInstance,
    /// Updates are pushed elsewhere.
    #[error("a webhook is set that is not ours, so nothing can be polled; BEIAN_DELETE_WEBHOOK=true removes it")]
    WebhookSet,
    /// The address of the webhook.
    #[error("Telegram does not take the address in BEIAN_WEBHOOK_URL: {0}")]
    WebhookRefused(String),
    /// The place to listen at.
    #[error("BEIAN_WEBHOOK_LISTEN: can't listen at {0}: {1}")]
    Listen(SocketAddr, std::io::Error),
    /// No HTTP client.
    #[error("the HTTP client can't be built: {0}")]
    Client(reqwest::Error),
    /// The clock to follow.
    #[error("the clock in BEIAN_CLOCK_URL does not answer")]
    Clock,
    /// No signals.
    #[error("signals can't be listened for: {0}")]
    Signals(std::io::Error),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        AppError::Store(error.into())
    }
}

/// Sets up logs as configured, and panics that tell where but not what: their words may hold an answer.
pub fn init_logs(config: &Config) {
    let mut filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    // These would print URLs, and the token is in every one of them.
    for quiet in ["teloxide_core=error", "reqwest=warn", "hyper=warn", "hyper_util=warn", "rustls=warn", "sled=warn"] {
        if let Ok(directive) = quiet.parse() {
            filter = filter.add_directive(directive);
        }
    }
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let logs = logs.with_ansi(std::io::stderr().is_terminal());
    // A second call, as in tests, keeps the first.
    let _ = match config.log_format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a panic");
    }));
}

/// Runs the bot until `end`, as a rule [`signals`]. `clock` is a real one, shared with whoever needs the time; it is
/// turned here if another one is to be followed.
///
/// # Errors
/// [`AppError`].
pub async fn run_until(
    config: Config,
    clock: Clock,
    mind: Arc<dyn Mind>,
    speaker: Arc<dyn Speaker>,
    papers: Arc<dyn Papers>,
    lookout: Lookout,
    end: impl Future<Output = ()> + Send,
) -> Result<(), AppError> {
    let kept = Kept::open(&config.place()).await?;
    let (records, photos, door) = (kept.records.clone(), kept.photos.clone(), Door::new(kept.vault()));
    let follower = follow(&config, &clock).await?;
    let activity = Activity::new();
    let (send, orders) = mpsc::unbounded_channel();
    let engine = engine::start(records.clone(), mind, clock.clone(), activity.clone(), send).await?;
    let Engine { handle, wakes, next_wakeup, task } = engine;
    let api = Api::new(&config.token, config.api_url.as_ref()).map_err(AppError::Client)?;

    tokio::pin!(end);
    let me = tokio::select! {
        () = &mut end => return Ok(()),
        me = greet(&api, speaker.as_ref()) => me.map_err(|_| AppError::Token)?,
    };
    tracing::info!(bot = me.username, data = %config.data.display(), "started");

    let stop = CancellationToken::new();
    // Whoever drops this future ends its tasks, too.
    let _stop = stop.clone().drop_guard();
    let control = control::listen(&config.data, commands(kept), stop.clone())
        .inspect_err(|error| tracing::warn!(%error, "commands such as `beian backup` will not reach this bot"));
    let rates = Rates { overall: config.send_per_second, per_chat: config.send_per_chat_per_second };
    let parts = Parts { api: api.clone(), handle: handle.clone(), records, photos, speaker, papers, lookout, rates };
    let mut outbox = tokio::spawn(outbox::run(parts, orders, stop.clone()));
    let intake = Intake::new(api.clone(), me, handle.clone(), activity.clone(), rates.per_chat);
    let updates = updates(&config, api, door).await?;
    let mut intake = tokio::spawn(updates.run(intake, stop.clone()));
    let scheduler = tokio::spawn(scheduler::run(wakes, clock, handle, stop.clone()));
    let follower = follower.map(|f| tokio::spawn(f.run(activity, next_wakeup, stop.clone())));

    let mut early = Early::default();
    tokio::select! {
        () = &mut end => tracing::info!("stopping"),
        ended = &mut outbox => early.outbox = Some(flat(ended, OutboxError::Stopped)),
        ended = &mut intake => early.intake = Some(flat(ended, IntakeError::Stopped)),
    }
    stop.cancel();
    steps::reached(Step::InStop);
    let rest = async {
        if early.intake.is_none() {
            early.intake = Some(flat(intake.await, IntakeError::Stopped));
        }
        if early.outbox.is_none() {
            early.outbox = Some(flat(outbox.await, OutboxError::Stopped));
        }
        let _ = scheduler.await;
        if let Ok(control) = control {
            let _ = control.await;
        }
        if let Some(follower) = follower {
            let _ = follower.await;
        }
        task.await.unwrap_or(Err(StoreError::Closed.into()))
    };
    match tokio::time::timeout(STOP_MAX, rest).await {
        Ok(engine) => engine?,
        Err(_) => tracing::warn!("stopped before everything was sent; the rest goes out at the next start"),
    }
    tracing::info!("stopped");
    early.error()
}

/// What operators may ask of the running bot.
fn commands(kept: Kept) -> Commands {
    Arc::new(move |request| {
        let kept = kept.clone();
        Box::pin(async move { kept.perform(request).await })
    })
}

/// What ended by itself.
#[derive(Default)]
struct Early {
    outbox: Option<Result<(), OutboxError>>,
    intake: Option<Result<(), IntakeError>>,
}

impl Early {
    fn error(self) -> Result<(), AppError> {
        match (self.intake, self.outbox) {
            (Some(Err(IntakeError::BadToken)), _) | (_, Some(Err(OutboxError::BadToken))) => Err(AppError::Token),
            (Some(Err(IntakeError::OtherInstance)), _) => Err(AppError::OtherInstance),
            (Some(Err(IntakeError::WebhookSet)), _) => Err(AppError::WebhookSet),
            (Some(Err(IntakeError::WebhookRefused(why))), _) => Err(AppError::WebhookRefused(why)),
            (Some(Err(IntakeError::Stopped)), _) | (_, Some(Err(OutboxError::Stopped))) => {
                Err(StoreError::Closed.into())
            }
            (Some(Ok(())) | None, Some(Ok(())) | None) => Ok(()),
        }
    }
}

/// How updates come in.
enum Updates {
    Pushed(Webhook),
    Polled(Polling),
}

impl Updates {
    async fn run(self, intake: Intake, stop: CancellationToken) -> Result<(), IntakeError> {
        match self {
            Updates::Pushed(webhook) => webhook.run(intake, stop).await,
            Updates::Polled(polling) => polling.run(intake, stop).await,
        }
    }
}

/// As configured; a port that is taken is told at the start.
async fn updates(config: &Config, api: Api, door: Door) -> Result<Updates, AppError> {
    let Some(webhook) = &config.webhook else {
        let (delete_webhook, patience) = (config.delete_webhook, Patience::default());
        return Ok(Updates::Polled(Polling { api, door, delete_webhook, patience }));
    };
    let listener = TcpListener::bind(webhook.listen).await.map_err(|e| AppError::Listen(webhook.listen, e))?;
    Ok(Updates::Pushed(Webhook { api, door, url: webhook.url.clone(), listener }))
}

fn flat<E>(ended: Result<Result<(), E>, tokio::task::JoinError>, broken: E) -> Result<(), E> {
    ended.unwrap_or(Err(broken))
}

async fn follow(config: &Config, clock: &Clock) -> Result<Option<Follower>, AppError> {
    let Some(url) = &config.clock_url else { return Ok(None) };
    for _ in 0..CLOCK_TRIES {
        match Follower::connect(url.as_str(), clock.clone()).await {
            Ok(follower) => return Ok(Some(follower)),
            Err(_) => tokio::time::sleep(CLOCK_PAUSE).await,
        }
    }
    Err(AppError::Clock)
}

/// Ends with SIGTERM or ctrl-c.
///
/// # Errors
/// If the system lets no signals be listened for.
pub fn signals() -> Result<impl Future<Output = ()> + Send, AppError> {
    #[cfg(unix)]
    let mut term =
        tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).map_err(AppError::Signals)?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = term.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    })
}

#[cfg(all(test, feature = "sim"))]
mod tests;
