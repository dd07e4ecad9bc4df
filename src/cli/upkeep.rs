//! `beian backup`, `outbox` and the rest that operators ask for: by the running bot, or by this command if none runs.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use beian::app::Trouble;
use beian::config::{self, Config};
use beian::control::{Reply, Request, ask};
use beian::upkeep::{self, Keeper, Kept, RotateError};
use clap::{Args, Subcommand};

use super::serve::rules;
use super::{EXIT_USAGE, complain, say};

#[derive(Args)]
pub(crate) struct DataArgs {
    /// The data folder; else the one in the settings (BEIAN_DATA).
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct BackupArgs {
    /// The backup.
    file: PathBuf,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Args)]
pub(crate) struct VerifyArgs {
    /// Also search the data folder for the answers of this exported filing, in clear or in some encoding.
    #[arg(long, value_name = "FILE.json")]
    against: Option<PathBuf>,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn backup(args: BackupArgs) -> ExitCode {
    asked(args.data, |request_path| Request::Backup { file: request_path(args.file) })
}

pub(crate) fn verify(args: VerifyArgs) -> ExitCode {
    asked(args.data, |request_path| Request::Verify { against: args.against.map(request_path) })
}

pub(crate) fn compact(args: DataArgs) -> ExitCode {
    asked(args, |_| Request::Compact {})
}

#[derive(Args)]
pub(crate) struct OutboxArgs {
    #[command(subcommand)]
    what: Option<Outbox>,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Subcommand)]
enum Outbox {
    /// Try messages again, as the last ones of their chats.
    Replay {
        /// Their numbers.
        #[arg(required_unless_present = "all")]
        rows: Vec<u64>,
        /// Every one that is parked.
        #[arg(long, conflicts_with = "rows")]
        all: bool,
    },
    /// Throw messages away.
    Drop {
        /// Their numbers.
        #[arg(required = true)]
        rows: Vec<u64>,
    },
}

#[derive(Args)]
pub(crate) struct MoveArgs {
    /// The filing, as its filer sees it in the chat.
    filing: String,
    /// Telegram's number of the account that it belongs to from now on.
    #[arg(long, value_name = "USER")]
    to: i64,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn outbox(args: OutboxArgs) -> ExitCode {
    asked(args.data, |_| match args.what {
        None => Request::Outbox {},
        Some(Outbox::Replay { rows, all }) => Request::Replay { rows: (!all).then_some(rows) },
        Some(Outbox::Drop { rows }) => Request::Drop { rows },
    })
}

pub(crate) fn move_filing(args: MoveArgs) -> ExitCode {
    asked(args.data, |_| Request::MoveFiling { filing: args.filing.trim().to_lowercase(), to: args.to })
}

pub(crate) fn restore(args: BackupArgs) -> ExitCode {
    let place = match settings(args.data) {
        Ok(config) => config.place(),
        Err(code) => return code,
    };
    // Restoring opens a store, whose tasks want a runtime.
    let restored = runtime().and_then(|r| {
        r.block_on(async move { tokio::task::spawn_blocking(move || upkeep::restore(&args.file, &place)).await })
            .map_err(|_| failed("it failed; nothing was restored"))?
            .map_err(failed)
    });
    tell(restored.map(Reply::good))
}

pub(crate) fn rotate_key(args: DataArgs) -> ExitCode {
    let place = match settings(args) {
        Ok(config) => config.place(),
        Err(code) => return code,
    };
    if !place.data.exists() {
        return tell(Err(failed(format!("there is no data folder {}", place.data.display()))));
    }
    let code = |error: &RotateError| match error {
        RotateError::NoFile => EXIT_USAGE,
        RotateError::Open(error) => Trouble::from(error).exit_code(),
    };
    let rotated =
        runtime().and_then(|r| r.block_on(upkeep::rotate(&place)).map_err(|error| (code(&error), error.to_string())));
    tell(rotated.map(Reply::good))
}

fn settings(args: DataArgs) -> Result<Config, ExitCode> {
    config::load_offline(args.data).map_err(|mistakes| {
        complain(&mistakes.to_string());
        ExitCode::from(EXIT_USAGE)
    })
}

fn runtime() -> Result<tokio::runtime::Runtime, Failed> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|error| failed(format!("cannot start: {error}")))
}

/// Paths in a request are absolute: the bot that runs stands in another folder.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// What can't be done, with its exit code.
type Failed = (u8, String);

fn failed(what: impl ToString) -> Failed {
    (1, what.to_string())
}

fn asked(data: DataArgs, request: impl FnOnce(fn(PathBuf) -> PathBuf) -> Request) -> ExitCode {
    let config = match settings(data) {
        Ok(config) => config,
        Err(code) => return code,
    };
    let place = config.place();
    let request = request(absolute);
    tell(match ask(&place.data, &request) {
        Ok(Some(reply)) => Ok(reply),
        Ok(None) if !place.data.exists() => Err(failed(format!("there is no data folder {}", place.data.display()))),
        Ok(None) => runtime().and_then(|runtime| {
            let (rules, _) = rules(&config).map_err(failed)?;
            runtime.block_on(async {
                let opened = Kept::open(&place).await;
                let kept = opened.map_err(|error| (Trouble::from(&error).exit_code(), error.to_string()))?;
                let done = Keeper::alone(kept, Arc::new(rules), request).await;
                done.map_err(|error| (Trouble::from(&error).exit_code(), error.to_string()))
            })
        }),
        Err(error) => Err(failed(error)),
    })
}

fn tell(reply: Result<Reply, Failed>) -> ExitCode {
    match reply {
        Ok(Reply { good, lines }) => {
            lines.iter().for_each(|line| say(line));
            ExitCode::from(u8::from(!good))
        }
        Err((code, what)) => {
            complain(&what);
            ExitCode::from(code)
        }
    }
}
