//! What was measured, as rows of a table.

use std::path::Path;
use std::time::Duration;

use crate::world::World;

/// One bot under one load.
pub(crate) struct Row {
    bot: String,
    users: usize,
    replies_a_second: f64,
    calls_a_reply: f64,
    p50_ms: f64,
    p99_ms: f64,
    max_ms: f64,
    cpu_us_a_reply: f64,
    rss_mb: f64,
    peak_mb: f64,
    people: usize,
    disk_kb: f64,
    ready_ms: u128,
}

impl Row {
    /// Out of what the world saw and the system says of the process.
    #[expect(clippy::too_many_arguments, reason = "one figure each, named at the only call")]
    pub(crate) fn new(
        bot: &str,
        users: usize,
        took: Duration,
        ready: Duration,
        world: &World,
        cpu: f64,
        rss_mb: f64,
        peak_mb: f64,
        disk: u64,
    ) -> Row {
        let mut waits = world.waits();
        waits.sort_unstable();
        let at = |share: f64| {
            let last = waits.len().saturating_sub(1);
            waits.get(((last as f64) * share) as usize).map_or(0.0, |us| f64::from(*us) / 1000.0)
        };
        let replies = waits.len().max(1) as f64;
        Row {
            bot: bot.to_owned(),
            users,
            replies_a_second: waits.len() as f64 / took.as_secs_f64(),
            calls_a_reply: world.calls() as f64 / replies,
            p50_ms: at(0.5),
            p99_ms: at(0.99),
            max_ms: at(1.0),
            cpu_us_a_reply: cpu * 1e6 / replies,
            rss_mb,
            peak_mb,
            people: world.people(),
            disk_kb: disk as f64 / 1024.0 / world.people().max(1) as f64,
            ready_ms: ready.as_millis(),
        }
    }
}

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:9} {:6} users  {:7.0} replies/s  p50 {:6.1}  p99 {:6.1}  max {:7.1} ms  {:4.0} us cpu  {:4.1} calls  \
             {:5.0} MB (peak {:.0})  {} people  {:.1} KB each  ready {} ms",
            self.bot,
            self.users,
            self.replies_a_second,
            self.p50_ms,
            self.p99_ms,
            self.max_ms,
            self.cpu_us_a_reply,
            self.calls_a_reply,
            self.rss_mb,
            self.peak_mb,
            self.people,
            self.disk_kb,
            self.ready_ms
        )
    }
}

/// The rows as Markdown, with what each is to the echo bot of the same load.
pub(crate) fn table(rows: &[Row]) {
    println!(
        "\n| users | bot | replies/s | to echo | p50 ms | p99 ms | max ms | CPU µs a reply | calls a reply | MB | people | KB on disk each |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for row in rows {
        let echo = rows.iter().find(|other| other.users == row.users && other.bot == "echo");
        let share = echo.map_or("".to_owned(), |echo| format!("{:.2}", row.replies_a_second / echo.replies_a_second));
        println!(
            "| {} | {} | {:.0} | {} | {:.1} | {:.1} | {:.0} | {:.0} | {:.1} | {:.0} | {} | {:.1} |",
            row.users,
            row.bot,
            row.replies_a_second,
            share,
            row.p50_ms,
            row.p99_ms,
            row.max_ms,
            row.cpu_us_a_reply,
            row.calls_a_reply,
            row.rss_mb,
            row.people,
            row.disk_kb
        );
    }
}

/// User and system time of a process so far, in seconds; 0 where /proc is missing.
pub(crate) fn cpu_seconds(pid: u32) -> f64 {
    /// Ticks a second, fixed on Linux.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let after = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<f64> = after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse().ok()).collect();
    fields.iter().sum::<f64>() / TICKS
}

/// Memory of a process now and at most, in MB.
pub(crate) fn memory_mb(pid: u32) -> (f64, f64) {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|l| l.starts_with(name)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kb| kb.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    };
    (of("VmRSS:"), of("VmHWM:"))
}

/// Bytes of all files under a folder.
pub(crate) fn folder_bytes(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => folder_bytes(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        })
        .sum()
}
