//! The bot as a child process: started, killed without warning, reaped.

use crate::text::Lang;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde::Serialize;
use tokio::process::{Child, Command};
use tokio::sync::Mutex;

/// A made-up token, well-formed and good for nothing elsewhere.
pub(super) const TOKEN: &str = "7100200300:AAdemo-token-of-the-pretended-world";
/// Settings that may pass from the person's environment into the demo's bot; all others would tie it to real life.
const KEPT: [&str; 2] = ["BEIAN_RULES", "BEIAN_LOG"];

/// What the terminal shall show of the bot's log: mistakes only. The key of a demo is no treasure to be warned about.
const LOG: &str = "warn,beian::vault=error";

/// The child and how often it was started.
pub(super) struct Bot {
    executable: PathBuf,
    settings: Vec<(&'static str, String)>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    child: Option<Child>,
    starts: u32,
}

/// What the page may know of the process.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub(super) struct Life {
    /// Whether a process is there.
    pub(super) running: bool,
    /// Its number, while it runs.
    pub(super) pid: Option<u32>,
    /// How often a process was started.
    pub(super) starts: u32,
}

impl Bot {
    /// A bot that will run `executable` against the world at `base` (no slash at the end) with `group` as review chat.
    pub(super) fn new(executable: PathBuf, base: &str, data: &Path, group: i64, lang: Lang) -> Bot {
        let settings = vec![
            ("TELOXIDE_TOKEN", TOKEN.to_owned()),
            ("TELOXIDE_API_URL", base.to_owned()),
            ("BEIAN_DATA", data.display().to_string()),
            ("BEIAN_REVIEW_CHAT", group.to_string()),
            ("BEIAN_LANGUAGE", lang.tag().chars().take(2).collect()),
            ("BEIAN_CLOCK_URL", format!("{base}/_sim/clock")),
            ("BEIAN_SEND_PER_SECOND", "0".to_owned()),
            ("BEIAN_SEND_PER_CHAT_PER_SECOND", "0".to_owned()),
        ];
        Bot { executable, settings, state: Mutex::default() }
    }

    /// Starts the process unless it runs already.
    ///
    /// # Errors
    /// When the system cannot start it.
    pub(super) async fn start(&self) -> io::Result<Life> {
        let mut state = self.state.lock().await;
        self.start_in(&mut state)?;
        state.life()
    }

    /// Kills the process (SIGKILL) and waits until it is gone.
    ///
    /// # Errors
    /// When the system cannot kill it.
    pub(super) async fn kill(&self) -> io::Result<Life> {
        let mut state = self.state.lock().await;
        state.kill().await?;
        state.life()
    }

    /// Kills and starts in one breath.
    ///
    /// # Errors
    /// When either fails.
    pub(super) async fn restart(&self) -> io::Result<Life> {
        let mut state = self.state.lock().await;
        state.kill().await?;
        self.start_in(&mut state)?;
        state.life()
    }

    /// How the process is.
    ///
    /// # Errors
    /// When the system will not tell.
    pub(super) async fn life(&self) -> io::Result<Life> {
        self.state.lock().await.life()
    }

    fn start_in(&self, state: &mut State) -> io::Result<()> {
        if state.life()?.running {
            return Ok(());
        }
        let mut command = Command::new(&self.executable);
        command.args(["run", "--with-parent"]).stdin(Stdio::piped()).stdout(Stdio::null()).kill_on_drop(true);
        for (name, _) in std::env::vars_os() {
            let ours = name.to_str().is_some_and(|name| name.starts_with("BEIAN_") || name.starts_with("TELOXIDE_"));
            if ours && !KEPT.iter().any(|kept| name == *kept) {
                command.env_remove(name);
            }
        }
        if std::env::var_os("BEIAN_LOG").is_none() {
            command.env("BEIAN_LOG", LOG);
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        state.child = Some(command.spawn()?);
        state.starts += 1;
        Ok(())
    }
}

impl State {
    /// Also reaps a process that ended by itself.
    fn life(&mut self) -> io::Result<Life> {
        if let Some(child) = &mut self.child
            && let Some(status) = child.try_wait()?
        {
            tracing::warn!(%status, "the bot of the demo ended by itself");
            self.child = None;
        }
        let pid = self.child.as_ref().and_then(Child::id);
        Ok(Life { running: self.child.is_some(), pid, starts: self.starts })
    }

    async fn kill(&mut self) -> io::Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill().await?;
        }
        Ok(())
    }
}
