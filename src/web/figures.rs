//! The figures by name, and who keeps them.

use std::sync::{Mutex, PoisonError};

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Every figure with what it tells; labels hold no person, no chat and no filing.
pub const FIGURES: [(&str, &str); 14] = [
    ("beian_commit_inputs", "Inputs that shared a commit"),
    ("beian_commit_keys", "Records that a commit changed"),
    ("beian_commit_seconds", "How long a commit took to be on the disk"),
    ("beian_filings", "Filings by stage"),
    ("beian_outbox_oldest_timestamp_seconds", "When the oldest waiting effect was decided; 0 if none waits"),
    ("beian_outbox_parked", "Effects that Telegram refused for good"),
    ("beian_outbox_waiting", "Effects that are not settled"),
    ("beian_photo_seconds", "How long a picture took to be measured and kept"),
    ("beian_reminders_total", "Messages sent because time passed"),
    ("beian_sends_total", "Tries of effects, by kind and result"),
    ("beian_start_timestamp_seconds", "When the bot was started"),
    ("beian_steps_failed_total", "Events that could not be stepped"),
    ("beian_steps_total", "Events stepped, by kind"),
    ("beian_updates_total", "Updates, taken or repeated"),
];

/// Bounds of the times, in seconds: from a commit on a fast disk to a large picture on a slow machine.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// Bounds of what is counted in a commit.
const COUNTS: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 1024.0];

/// A process has one keeper of figures, however often a bot is started in it.
static KEPT: Mutex<Option<PrometheusHandle>> = Mutex::new(None);

/// Who keeps the figures; clones are the same.
#[derive(Clone)]
pub struct Figures(PrometheusHandle);

/// The figures can't be kept.
#[derive(Debug, thiserror::Error)]
#[error("figures can't be kept: {0}")]
pub struct FiguresError(#[from] BuildError);

impl std::fmt::Debug for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Figures")
    }
}

impl Figures {
    /// Keeps figures from now on; `now` in seconds since 1970.
    ///
    /// # Errors
    /// [`FiguresError`].
    pub fn keep(now: i64) -> Result<Figures, FiguresError> {
        let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
        let handle = match kept.as_ref() {
            Some(handle) => handle.clone(),
            None => {
                let builder = PrometheusBuilder::new()
                    .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)?
                    .set_buckets_for_metric(Matcher::Prefix("beian_commit_".to_owned()), &COUNTS)?;
                kept.insert(builder.install_recorder()?).clone()
            }
        };
        for (name, what) in FIGURES {
            match (name.ends_with("_total"), name.starts_with("beian_commit_") || name == "beian_photo_seconds") {
                (true, _) => metrics::describe_counter!(name, what),
                (false, true) => metrics::describe_histogram!(name, what),
                (false, false) => metrics::describe_gauge!(name, what),
            }
        }
        metrics::gauge!("beian_start_timestamp_seconds").set(u32::try_from(now).map_or(0.0, f64::from));
        Ok(Figures(handle))
    }

    /// The figures as Prometheus reads them.
    pub fn text(&self) -> String {
        self.0.render()
    }

    /// Puts what was counted in order.
    pub fn tidy(&self) {
        self.0.run_upkeep();
    }
}
