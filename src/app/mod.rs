//! Everything wired together: started in order, stopped in order.

mod current;
mod error;

use std::future::Future;
use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;
use url::Url;

use self::error::Early;
use crate::alarm::Alarms;
use crate::clock::activity::Activity;
use crate::clock::{Clock, Follower};
use crate::config::{Config, LogFormat};
use crate::control::{self, Commands};
use crate::dialogue::Happening;
use crate::dialogue::operators::OPERATOR_LANG;
use crate::engine::{self, Engine, Handle, Mind};
use crate::lookup::Lookout;
use crate::scheduler;
use crate::steps::{self, Step};
use crate::store::{RecordError, StoreError};
use crate::telegram::intake::{Intake, IntakeError};
use crate::telegram::outbox::{OutboxError, Parts, Rates};
use crate::telegram::polling::{Patience, Polling};
use crate::telegram::webhook::{CHECK, Door, Webhook};
use crate::telegram::{Api, Papers, Speaker, greet, outbox, tell};
use crate::text::{Lang, Phrase};
use crate::upkeep::{Keeper, Kept};
use crate::web::{self, Figures, Vitals};

pub use current::Current;
pub use error::{AppError, Trouble};

/// How long the last word to operators may take.
const LAST_WORD: Duration = Duration::from_secs(5);
/// How long a stop may take in all.
const STOP_MAX: Duration = Duration::from_millis(4_800);
/// How often the clock to follow is asked at the start, and the pause between.
const CLOCK_TRIES: u32 = 40;
const CLOCK_PAUSE: Duration = Duration::from_millis(250);

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

/// A bot, ready to be run.
pub struct Bot {
    /// Its settings.
    pub config: Config,
    /// A real clock, shared with whoever needs the time; it is turned if another one is to be followed.
    pub clock: Clock,
    /// Who decides.
    pub mind: Arc<dyn Mind>,
    /// Who makes sentences.
    pub speaker: Arc<dyn Speaker>,
    /// Who makes papers.
    pub papers: Arc<dyn Papers>,
    /// Who looks outside.
    pub lookout: Lookout,
    /// Where alarms are raised.
    pub alarms: Alarms,
    /// Alarms that are to be told.
    pub raised: mpsc::UnboundedReceiver<Phrase>,
}

impl std::fmt::Debug for Bot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bot")
    }
}

impl Bot {
    /// Runs until `end`, as a rule [`signals`]. Operators hear of what stopped it otherwise.
    ///
    /// # Errors
    /// [`AppError`].
    pub async fn run_until(self, end: impl Future<Output = ()> + Send) -> Result<(), AppError> {
        let operators = Operators::of(&self);
        let ended = self.run(end).await;
        if let Err(error) = &ended
            && let Some(phrase) = Trouble::from(error).phrase()
        {
            operators.tell_directly(phrase).await;
        }
        ended
    }

    async fn run(self, end: impl Future<Output = ()> + Send) -> Result<(), AppError> {
        let Bot { config, clock, mind, speaker, papers, lookout, alarms, raised } = self;
        let kept = Kept::open(&config.place()).await?;
        let (records, photos, door) = (kept.records.clone(), kept.photos.clone(), Door::new(kept.vault()));
        let follower = follow(&config, &clock).await?;
        let figures = figures(&config, &clock).await?;
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
        let keeper = Keeper::beside(kept, handle.clone(), clock.clone());
        let control = control::listen(&config.data, commands(keeper), stop.clone())
            .inspect_err(|error| tracing::warn!(%error, "commands such as `beian backup` will not reach this bot"));
        let rates = Rates { overall: config.send_per_second, per_chat: config.send_per_chat_per_second };
        let intake = Intake::new(api.clone(), me, handle.clone(), activity.clone(), alarms.clone(), rates.per_chat);
        let mut others = JoinSet::new();
        if let Some((listener, figures)) = figures {
            // The engine ends when the last handle is gone: one that nobody asks anything must not be left over.
            let vitals = Vitals { records: records.clone(), handle: handle.clone(), pulse: intake.pulse() };
            others.spawn(web::serve(listener, vitals, figures, stop.clone()));
        }
        let parts = Parts {
            api: api.clone(),
            handle: handle.clone(),
            records,
            photos,
            speaker,
            papers,
            lookout,
            rates,
            alarms,
        };
        let updates = updates(&config, api, door).await?;
        let outbox = tokio::spawn(outbox::run(parts, orders, stop.clone()));
        let intake = tokio::spawn(updates.run(intake, stop.clone()));
        others.spawn(tell_alarms(raised, handle.clone(), stop.clone()));
        others.spawn(scheduler::run(wakes, clock, handle, stop.clone()));
        if let Some(follower) = follower {
            others.spawn(follower.run(activity, next_wakeup, stop.clone()));
        }
        if let Ok(control) = control {
            others.spawn(async {
                let _ = control.await;
            });
        }

        Working { outbox, intake, others, engine: task }.until(end, stop).await
    }
}

/// What is at work while the bot runs.
struct Working {
    outbox: JoinHandle<Result<(), OutboxError>>,
    intake: JoinHandle<Result<(), IntakeError>>,
    others: JoinSet<()>,
    engine: JoinHandle<Result<(), RecordError>>,
}

impl Working {
    /// Ends with `end` or with the first that breaks off; whatever is under way is finished, within a time.
    async fn until(mut self, end: impl Future<Output = ()>, stop: CancellationToken) -> Result<(), AppError> {
        let mut early = Early::default();
        tokio::select! {
            () = end => tracing::info!("stopping"),
            ended = &mut self.outbox => early.outbox = Some(flat(ended, OutboxError::Stopped)),
            ended = &mut self.intake => early.intake = Some(flat(ended, IntakeError::Stopped)),
        }
        stop.cancel();
        steps::reached(Step::InStop);
        let rest = async {
            if early.intake.is_none() {
                early.intake = Some(flat(self.intake.await, IntakeError::Stopped));
            }
            if early.outbox.is_none() {
                early.outbox = Some(flat(self.outbox.await, OutboxError::Stopped));
            }
            while self.others.join_next().await.is_some() {}
            self.engine.await.unwrap_or(Err(StoreError::Closed.into()))
        };
        match tokio::time::timeout(STOP_MAX, rest).await {
            Ok(engine) => engine?,
            Err(_) => tracing::warn!("stopped before everything was sent; the rest goes out at the next start"),
        }
        tracing::info!("stopped");
        early.error()
    }
}

/// What operators may ask of the running bot.
fn commands(keeper: Keeper) -> Commands {
    Arc::new(move |request| {
        let keeper = keeper.clone();
        Box::pin(async move { keeper.perform(request).await })
    })
}

/// Figures and the place where they are served, if they are wanted.
async fn figures(config: &Config, clock: &Clock) -> Result<Option<(TcpListener, Figures)>, AppError> {
    let Some(at) = config.http_listen else { return Ok(None) };
    let listener = TcpListener::bind(at).await.map_err(|e| AppError::Listen("BEIAN_HTTP_LISTEN", at, e))?;
    let figures = Figures::keep(clock.real_now().timestamp())?;
    Ok(Some((listener, figures)))
}

/// Hands alarms to the engine, which keeps them like all that is said.
async fn tell_alarms(mut raised: mpsc::UnboundedReceiver<Phrase>, handle: Handle, stop: CancellationToken) {
    while let Some(Some(phrase)) = stop.run_until_cancelled(raised.recv()).await {
        if handle.event(Happening::Alarm(phrase)).await.is_err() {
            return;
        }
    }
}

/// The operators' chat past the outbox.
struct Operators {
    chat: Option<i64>,
    lang: Lang,
    token: SecretString,
    server: Option<Url>,
    speaker: Arc<dyn Speaker>,
}

impl Operators {
    fn of(bot: &Bot) -> Operators {
        let Config { operator_chat: chat, language, token, api_url: server, .. } = bot.config.clone();
        Operators { chat, lang: language.unwrap_or(OPERATOR_LANG), token, server, speaker: Arc::clone(&bot.speaker) }
    }

    async fn tell_directly(&self, phrase: Phrase) {
        let (Some(chat), Ok(api)) = (self.chat, Api::new(&self.token, self.server.as_ref())) else { return };
        let told = tell(&api, self.speaker.as_ref(), chat, self.lang, phrase);
        match tokio::time::timeout(LAST_WORD, told).await {
            Ok(Ok(())) => {}
            Ok(Err(meaning)) => tracing::error!(?meaning, "operators could not be told"),
            Err(_) => tracing::error!("operators could not be told in time"),
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
    let at = webhook.listen;
    let listener = TcpListener::bind(at).await.map_err(|e| AppError::Listen("BEIAN_WEBHOOK_LISTEN", at, e))?;
    Ok(Updates::Pushed(Webhook { api, door, url: webhook.url.clone(), listener, check: CHECK }))
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

/// Tells of every SIGHUP: the rules were changed.
///
/// # Errors
/// If the system lets no signals be listened for.
#[cfg(unix)]
pub fn hangups() -> Result<tokio::signal::unix::Signal, AppError> {
    tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).map_err(AppError::Signals)
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
