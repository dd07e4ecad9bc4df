//! The way in for who runs the bot: a Unix socket in the data folder, one JSON line a request, one a reply.
//!
//! The data belong to one process. What a command of the terminal wants of them while the bot runs, the bot does; if
//! nobody listens, the command opens the folder itself.

mod socket;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

pub use socket::{ask, listen};

/// What can be asked for. Paths are absolute: the bot stands in another folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Write a backup into a file that is not there yet.
    Backup {
        /// The file.
        file: PathBuf,
    },
    /// Read everything and tell what is wrong.
    Verify {
        /// An exported filing, whose answers must be found nowhere in clear.
        against: Option<PathBuf>,
    },
    /// Give unused space back.
    Compact {},
    /// List the messages that Telegram refused for good.
    Outbox {},
    /// Try such messages again.
    Replay {
        /// Their numbers; `None`: all of them.
        rows: Option<Vec<u64>>,
    },
    /// Throw such messages away.
    Drop {
        /// Their numbers.
        rows: Vec<u64>,
    },
    /// Move a filing to another account of its filer.
    MoveFiling {
        /// The filing's id, in small letters.
        filing: String,
        /// Telegram's id of the account.
        to: i64,
    },
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Whether all is well; the exit code follows it.
    pub good: bool,
    /// For the person at the terminal.
    pub lines: Vec<String>,
}

impl Reply {
    /// All is well.
    pub fn good(lines: Vec<String>) -> Reply {
        Reply { good: true, lines }
    }

    /// Something is not, in one line.
    pub fn bad(line: impl ToString) -> Reply {
        Reply { good: false, lines: vec![line.to_string()] }
    }
}

/// Who does what is asked for.
pub type Commands = Arc<dyn Fn(Request) -> BoxFuture<'static, Reply> + Send + Sync>;

/// Where the socket lies.
pub fn socket_path(data: &Path) -> PathBuf {
    data.join("control.sock")
}

fn not_json() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the bot's reply is none of this release; stop the bot first")
}
