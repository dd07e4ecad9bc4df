//! `beian backup`, `restore`, `verify`, `compact`: by the running bot, or by this command if none runs.

use std::path::PathBuf;
use std::process::ExitCode;

use beian::config::{self, Place};
use beian::control::{Reply, Request, ask};
use beian::upkeep::{self, Kept};
use clap::Args;

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

pub(crate) fn restore(args: BackupArgs) -> ExitCode {
    let place = match place(args.data) {
        Ok(place) => place,
        Err(code) => return code,
    };
    // Restoring opens a store, whose tasks want a runtime.
    let restored = runtime().and_then(|r| {
        r.block_on(async move { tokio::task::spawn_blocking(move || upkeep::restore(&args.file, &place)).await })
            .map_err(|_| "it failed; nothing was restored".to_owned())?
            .map_err(|error| error.to_string())
    });
    tell(restored.map(|lines| Reply { good: true, lines }))
}

fn place(args: DataArgs) -> Result<Place, ExitCode> {
    config::load_place(args.data).map_err(|mistakes| {
        complain(&mistakes.to_string());
        ExitCode::from(EXIT_USAGE)
    })
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|error| format!("cannot start: {error}"))
}

/// Paths in a request are absolute: the bot that runs stands in another folder.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

fn asked(data: DataArgs, request: impl FnOnce(fn(PathBuf) -> PathBuf) -> Request) -> ExitCode {
    let place = match place(data) {
        Ok(place) => place,
        Err(code) => return code,
    };
    let request = request(absolute);
    tell(match ask(&place.data, &request) {
        Ok(Some(reply)) => Ok(reply),
        Ok(None) if !place.data.exists() => Err(format!("there is no data folder {}", place.data.display())),
        Ok(None) => runtime().and_then(|runtime| {
            runtime.block_on(async {
                let kept = Kept::open(&place).await.map_err(|error| error.to_string())?;
                Ok(kept.perform(request).await)
            })
        }),
        Err(error) => Err(error.to_string()),
    })
}

fn tell(reply: Result<Reply, String>) -> ExitCode {
    match reply {
        Ok(Reply { good, lines }) => {
            lines.iter().for_each(|line| say(line));
            ExitCode::from(u8::from(!good))
        }
        Err(what) => {
            complain(&what);
            ExitCode::from(1)
        }
    }
}
