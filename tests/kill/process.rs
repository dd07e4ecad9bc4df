//! The real program as a process of its own: started, killed, asked to stop, and what it had to say.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use beian::config::Place;
use beian::steps::Step;
use tokio::process::{Child, Command};

use super::town::DESK;

const TOKEN: &str = "7000000003:AAkilled-token_of-nobody";
/// Messages a second once it is slow: four times what is usual.
const PACE: u32 = 100;
/// How long a bot may take to end that was told to, or has come to its last step: by far more than it promises, since the
/// machine may be busy.
const END: Duration = Duration::from_secs(30);
/// So much of the log is shown after a failure, in bytes.
const LOG_SHOWN: u64 = 6_000;

/// Where it lives.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    server: SocketAddr,
    broken: bool,
    /// Messages a second that it may send; 0: as many as it can.
    pace: u32,
}

impl Home {
    /// `broken`: the bot commits after it has sent.
    pub(crate) fn new(server: SocketAddr, broken: bool) -> Home {
        let home = Home { folder: tempfile::tempdir().expect("a folder"), server, broken, pace: 0 };
        // A long run outlives the next build.
        std::fs::copy(env!("CARGO_BIN_EXE_beian"), home.program()).expect("copies");
        home
    }

    /// From now on it sends at a limited rate, as on real Telegram: reminders that are due at once are not on their way
    /// at once.
    pub(crate) fn slow_down(&mut self) {
        self.pace = PACE;
    }

    pub(crate) fn place(&self) -> Place {
        let data = self.data();
        Place { key_file: data.with_extension("key"), data, master_key: None }
    }

    fn program(&self) -> PathBuf {
        self.folder.path().join("beian")
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Starts it; at any of these steps it will end by itself, the `nth` time it comes by.
    pub(crate) fn start(&self, die_at: &[(Step, u64)]) -> Child {
        let log = File::options().create(true).append(true).open(self.log()).expect("a log");
        let server = format!("http://{}", self.server);
        let mut command = Command::new(self.program());
        command.arg("run").env_clear().current_dir(self.folder.path()).env("BEIAN_DATA", self.data());
        command.env("TELOXIDE_TOKEN", TOKEN).env("TELOXIDE_API_URL", &server).env("BEIAN_CLOCK_URL", &server);
        command.env("BEIAN_SEND_PER_SECOND", self.pace.to_string()).env("BEIAN_SEND_PER_CHAT_PER_SECOND", "0");
        command.env("BEIAN_REVIEW_CHAT", DESK.to_string()).env("BEIAN_LOG", "info");
        if self.broken {
            command.env("BEIAN_BREAK", "commit-late");
        }
        if !die_at.is_empty() {
            let orders: Vec<String> = die_at.iter().map(|(step, nth)| format!("{}:{nth}", step.id())).collect();
            command.env("BEIAN_DIE_AT", orders.join(","));
        }
        command.stderr(log).stdout(Stdio::null()).kill_on_drop(true).spawn().expect("starts")
    }

    /// The step at which it ended by itself, by its last line.
    pub(crate) fn ended_at(&self) -> Option<Step> {
        let words = self.last_words();
        let line = words.lines().last().filter(|line| line.contains("ending here"))?;
        Step::ALL.into_iter().find(|step| line.contains(&format!("\"{}\"", step.id())))
    }

    /// How many messages it did not send again after a kill because they might have arrived.
    pub(crate) fn given_up(&self) -> usize {
        let log = std::fs::read_to_string(self.log()).expect("a log");
        log.lines().filter(|line| line.contains("not sent again")).count()
    }

    /// What it complained of: mistakes are ours, whatever Telegram does.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.log()).expect("a log");
        // It stops when Telegram behaves: nothing is on its way for long then.
        let wrong = |line: &&str| line.contains(" ERROR ") || line.contains("stopped before everything");
        log.lines().filter(wrong).map(str::to_owned).collect()
    }

    /// The end of what it wrote.
    pub(crate) fn last_words(&self) -> String {
        let mut log = File::open(self.log()).expect("a log");
        let length = log.metadata().expect("a length").len();
        log.seek(SeekFrom::Start(length.saturating_sub(LOG_SHOWN))).expect("seeks");
        let mut text = Vec::new();
        log.read_to_end(&mut text).expect("reads");
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// Asks it to end, as the system does at a shutdown.
pub(crate) async fn terminate(child: &Child) {
    let pid = child.id().expect("not waited for yet").to_string();
    let asked = Command::new("sh").args(["-c", "kill -TERM \"$0\" 2>/dev/null", &pid]).status().await;
    asked.expect("a shell");
}

/// Waits for it to end; `None` if it does not.
pub(crate) async fn ended(child: &mut Child, patience: Duration) -> Option<ExitStatus> {
    tokio::time::timeout(patience, child.wait()).await.ok().map(|status| status.expect("its end"))
}

/// Waits for the end that it is about to come to.
pub(crate) async fn ends(child: &mut Child) -> Option<ExitStatus> {
    ended(child, END).await
}
