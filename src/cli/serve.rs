//! `beian run`: the bot itself.

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;

use beian::app;
use beian::clerk::Clerk;
use beian::clock::Clock;
use beian::config::{self, Config};
use beian::lookup::{Lookout, Reach};
use beian::reading::{PROGRAM, Tesseract};
use beian::rulebook::{Rules, Settings};
use beian::text::Speech;

use super::rules::{load, overlay};
use super::{EXIT_USAGE, complain};

/// Runs an asynchronous command to its end.
pub(crate) fn block_on<E: std::fmt::Display>(work: impl Future<Output = Result<(), E>>) -> ExitCode {
    let ended = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(work).map_err(|error| error.to_string()),
        Err(error) => Err(format!("cannot start: {error}")),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            complain(&what);
            ExitCode::from(1)
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
        Ok((rules, speech)) => (Arc::new(rules), Arc::new(speech)),
        Err(what) => {
            complain(&what);
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let clock = Clock::real();
    let tesseract = match config.ocr.then(|| Tesseract::new(PROGRAM)).transpose() {
        Ok(tesseract) => tesseract,
        Err(missing) => {
            complain(&format!("BEIAN_OCR: {missing}, or set it to off"));
            return ExitCode::from(EXIT_USAGE);
        }
    };
    let clerk = Arc::new(Clerk::new(speech, Arc::clone(&rules), clock.clone(), tesseract));
    block_on(async move {
        let signals = app::signals()?;
        let end = async move {
            tokio::select! {
                () = signals => {}
                () = parent_gone(), if with_parent => {}
            }
        };
        let lookout = if config.lookup.is_empty() {
            Lookout::default()
        } else {
            Lookout::new(&rules.law.looks, config.dns, Reach::default())?
        };
        Ok::<_, Box<dyn std::error::Error>>(
            app::run_until(config, clock, rules, clerk.clone(), clerk, lookout, end).await?,
        )
    })
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
fn rules(config: &Config) -> Result<(Rules, Speech), String> {
    let over = config.rules.as_deref().map(overlay).transpose()?.unwrap_or_default();
    let quiet = config.quiet_hours;
    let settings = Settings {
        desk: config.review_chat,
        lang: config.language,
        zone: config.time_zone.name().to_owned(),
        quiet: (quiet.from != quiet.to).then(|| (u32::from(quiet.from), u32::from(quiet.to))),
        looks: config.lookup.clone(),
    };
    load(&over, settings)
}
