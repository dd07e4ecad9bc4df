//! Health and figures over HTTP, for the machine that watches the bot; off unless an address is set.

mod figures;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::engine::Handle;
use crate::store::Records;
use crate::telegram::Pulse;

pub use figures::{FIGURES, Figures, FiguresError};

/// How often what was counted is put in order, so that it does not pile up where nobody asks for it.
const TIDY: Duration = Duration::from_secs(10);

/// What is looked at.
#[derive(Debug, Clone)]
pub struct Vitals {
    /// The store below it.
    pub records: Records,
    /// The way to the engine.
    pub handle: Handle,
    /// Signs of Telegram.
    pub pulse: Pulse,
}

impl Vitals {
    /// Every sign of life by its name.
    fn signs(&self) -> [(&'static str, bool); 3] {
        let store = self.records.store().holds_lease();
        [("store", store), ("engine", self.handle.is_alive()), ("updates", self.pulse.beats())]
    }
}

/// Serves until `stop`.
pub async fn serve(listener: TcpListener, vitals: Vitals, figures: Figures, stop: CancellationToken) {
    let router = Router::new()
        .route("/healthz", get(|| std::future::ready("alive\n")))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Arc::new((vitals, figures.clone())));
    let tidy = async {
        loop {
            tokio::time::sleep(TIDY).await;
            figures.tidy();
        }
    };
    let served = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
    tokio::select! {
        ended = served.into_future() => {
            if let Err(error) = ended {
                tracing::error!(%error, "health and figures are served no more");
            }
        }
        () = tidy => {}
    }
}

/// Whether work is done: the store is open, the engine alive, updates come in.
async fn ready(State(shared): State<Arc<(Vitals, Figures)>>) -> (StatusCode, String) {
    let signs = shared.0.signs();
    let good = signs.iter().all(|(_, good)| *good);
    let lines = signs.iter().map(|(name, good)| format!("{name}: {}\n", if *good { "good" } else { "not good" }));
    (if good { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, lines.collect())
}

async fn metrics(State(shared): State<Arc<(Vitals, Figures)>>) -> String {
    shared.1.text()
}
