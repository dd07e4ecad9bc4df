//! `beian run`: the bot itself.

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;

use beian::alarm::Alarms;
use beian::app::{self, AppError, Bot, Current, Trouble};
use beian::clock::Clock;
use beian::config::{self, Config};
use beian::dialogue::case::china_day;
use beian::lookup::{Lookout, Reach};
use beian::rulebook::{Rules, Settings};
use beian::text::{Phrase, Speech};
use tokio::signal::unix::Signal;

use super::rules::{load, overlay};
use super::{EXIT_USAGE, complain};

/// Runs an asynchronous command to its end, with an exit code of its own for each error.
pub(crate) fn block_on(work: impl Future<Output = Result<(), (u8, String)>>) -> ExitCode {
    let ended = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(work),
        Err(error) => Err((1, format!("cannot start: {error}"))),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err((code, what)) => {
            complain(&what);
            ExitCode::from(code)
        }
    }
}

pub(crate) fn run(with_parent: bool) -> ExitCode {
    let config = match config::load() {
        Ok(config) => config,
        Err(mistakes) => {
            complain(&mistakes.to_string());
            return ExitCode::from(EXIT_USAGE);
        }
    };
    app::init_logs(&config);
    let (rules, speech) = match rules(&config) {
        Ok(both) => both,
        Err(what) => {
            complain(&what);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let coded = |error: AppError| (Trouble::from(&error).exit_code(), error.to_string());
    block_on(async move { serve(config, rules, speech, with_parent).await.map_err(coded) })
}

async fn serve(config: Config, rules: Rules, speech: Speech, with_parent: bool) -> Result<(), AppError> {
    let (signals, hangups) = (app::signals()?, app::hangups()?);
    let lookout = if config.lookup.is_empty() {
        Lookout::default()
    } else {
        Lookout::new(&rules.law.looks, config.dns, Reach::default())?
    };
    let (clock, (alarms, raised)) = (Clock::real(), Alarms::new());
    let current = Arc::new(Current::new(rules, speech, clock.clone()));
    let reload = reload(hangups, config.clone(), clock.clone(), Arc::clone(&current), alarms.clone());
    let end = async move {
        tokio::select! {
            () = signals => {}
            () = parent_gone(), if with_parent => {}
            () = reload => {}
        }
    };
    let (mind, speaker, papers) = (current.clone(), current.clone(), current);
    Bot { config, clock, mind, speaker, papers, lookout, alarms, raised }.run_until(end).await
}

/// At every SIGHUP the rules are read anew, and taken if `beian check` finds no fault in them. Settings stay.
async fn reload(mut hangups: Signal, config: Config, clock: Clock, current: Arc<Current>, alarms: Alarms) {
    while hangups.recv().await.is_some() {
        let (config, today) = (config.clone(), china_day(clock.now()));
        let read = tokio::task::spawn_blocking(move || {
            let over = config.rules.as_deref().map(overlay).transpose()?.unwrap_or_default();
            let faults = beian::check::everything(&over, today).faults;
            if faults.is_empty() { rules(&config) } else { Err(faults.join("\n  ")) }
        });
        match read.await.unwrap_or_else(|_| Err("reading them panicked".to_owned())) {
            Ok((rules, speech)) => {
                current.replace(rules, speech);
                tracing::info!("the changed rules are in use");
                alarms.tell(Phrase::new("operator-rules_taken"));
            }
            Err(faults) => {
                tracing::error!(faults, "the changed rules are not taken");
                alarms.tell(Phrase::new("operator-rules_kept"));
            }
        }
    }
}

/// Ends when standard input closes. A thread of its own reads it: it would hold up the end of the runtime.
async fn parent_gone() {
    let (gone, told) = tokio::sync::oneshot::channel::<()>();
    std::thread::spawn(move || {
        use std::io::Read as _;
        let mut buffer = [0u8; 64];
        while std::io::stdin().read(&mut buffer).is_ok_and(|read| read > 0) {}
        drop(gone);
    });
    let _ = told.await;
}

/// Rulebook and sentences with the operator's files over them, and what he decided.
pub(crate) fn rules(config: &Config) -> Result<(Rules, Speech), String> {
    let over = config.rules.as_deref().map(overlay).transpose()?.unwrap_or_default();
    let quiet = config.quiet_hours;
    let settings = Settings {
        desk: config.review_chat,
        operators: config.operator_chat,
        lang: config.language,
        zone: config.time_zone.name().to_owned(),
        quiet: (quiet.from != quiet.to).then(|| (u32::from(quiet.from), u32::from(quiet.to))),
        retention_days: config.retention_days,
        looks: config.lookup.clone(),
    };
    load(&over, settings)
}
