//! `beian demo` and `beian sim`: the pretended world, with the page or alone.

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use beian::sim::demo::{Demo, DemoError, DemoOptions};

use super::say;

pub(crate) fn demo(port: Option<u16>, bind: IpAddr, data: Option<PathBuf>) -> ExitCode {
    block_on(async move {
        let demo = Demo::open(DemoOptions { port, bind, data, ..DemoOptions::default() }).await?;
        say(&format!("The demo is open: {}", demo.url()));
        demo.serve(stopped()).await?;
        Ok::<(), DemoError>(())
    })
}

pub(crate) fn sim(port: u16, bind: IpAddr, token: Option<String>) -> ExitCode {
    block_on(async move {
        let (address, served) = beian::sim::cli::run(port, bind, token).await?;
        say(&format!("The pretended Telegram listens: http://{address}/"));
        served.await
    })
}

/// Runs a command whose errors are all alike.
fn block_on<E: std::fmt::Display>(work: impl Future<Output = Result<(), E>>) -> ExitCode {
    super::serve::block_on(async { work.await.map_err(|error| (1, error.to_string())) })
}

/// Ctrl-C or SIGTERM.
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
