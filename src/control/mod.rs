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
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Whether all is well; the exit code follows it.
    pub good: bool,
    /// For the person at the terminal.
    pub lines: Vec<String>,
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
