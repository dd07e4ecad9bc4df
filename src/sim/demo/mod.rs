//! The demo: the pretended world, its page, and the real bot beside them as a process that can be killed.
//!
//! The bot is a child of this process and knows the world only by HTTP, so the page never shows
//! anything that real Telegram would not, and *kill* really kills.

mod assets;
mod bot;
mod guard;
mod pictures;
mod routes;
mod stage;

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::sim::World;
use crate::text::Lang;
use bot::Bot;
use stage::Stage;

/// Where the demo is looked for when nobody says otherwise.
pub const PORT_DEFAULT: u16 = 8765;
/// How many ports after the default one are tried before any free one is taken.
const PORTS_TRIED: u16 = 20;

/// What the demo may be told.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// This very port (0: any free one); without it the default one, or the next that is free.
    pub port: Option<u16>,
    /// The address to listen on; loopback unless somebody wants to show the demo around.
    pub bind: IpAddr,
    /// The bot's data folder, kept afterwards; without it a temporary one, removed at the end.
    pub data: Option<PathBuf>,
    /// The language of the group and of the first filer; the page itself follows the browser.
    pub lang: Lang,
    /// The program to run as the bot; this very one unless told otherwise.
    pub executable: Option<PathBuf>,
}

impl Default for DemoOptions {
    fn default() -> Self {
        Self {
            port: None,
            bind: IpAddr::V4(Ipv4Addr::LOCALHOST),
            data: None,
            lang: system_language(),
            executable: None,
        }
    }
}

/// Why the demo could not begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The port is taken or forbidden.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// What was asked for.
        address: SocketAddr,
        /// The system's reason.
        source: io::Error,
    },
    /// The bot's folder could not be made.
    #[error("cannot make the data folder: {0}")]
    Data(io::Error),
    /// The bot's process could not be started.
    #[error("cannot start the bot: {0}")]
    Bot(io::Error),
    /// The people and the group could not be put into the world.
    #[error("cannot set the stage: {0}")]
    Stage(#[from] reqwest::Error),
    /// The server ended by itself.
    #[error("the server stopped: {0}")]
    Serve(io::Error),
}

/// A demo that listens already, but serves only when [`Demo::serve`] is awaited.
pub struct Demo {
    listener: TcpListener,
    address: SocketAddr,
    options: DemoOptions,
}

impl Demo {
    /// Takes the port; nothing runs yet, so the address can be told first.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn open(options: DemoOptions) -> Result<Demo, DemoError> {
        let listener = listen(&options).await?;
        let address = listener
            .local_addr()
            .map_err(|source| DemoError::Listen { address: SocketAddr::new(options.bind, 0), source })?;
        Ok(Demo { listener, address, options })
    }

    /// Where the page is; an address that listens everywhere is given as this machine's own.
    pub fn url(&self) -> String {
        format!("http://{}/", self.reachable())
    }

    /// The address bound.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    fn reachable(&self) -> SocketAddr {
        let ip = match self.address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip @ (IpAddr::V4(_) | IpAddr::V6(_)) => ip,
        };
        SocketAddr::new(ip, self.address.port())
    }

    /// Serves the page and runs the bot until `shutdown` ends; then the bot is ended and a temporary folder removed.
    ///
    /// # Errors
    /// When the folder, the stage or the bot cannot be made, or the server breaks.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send + 'static) -> Result<(), DemoError> {
        let base = format!("http://{}", self.reachable());
        let folder = Folder::make(self.options.data.clone()).map_err(DemoError::Data)?;
        let world = World::new(None);
        let stage = Stage::new(self.options.lang);
        let executable = match self.options.executable {
            Some(path) => path,
            None => std::env::current_exe().map_err(DemoError::Bot)?,
        };
        let bot = Arc::new(Bot::new(executable, &base, folder.path(), stage.group, self.options.lang));
        let app = routes::router(world, Arc::clone(&bot), stage.clone(), self.address.ip());
        let served = tokio::spawn(axum::serve(self.listener, app).into_future());
        stage.set(&base, self.options.data.is_some()).await?;
        bot.start().await.map_err(DemoError::Bot)?;
        let result = tokio::select! {
            () = shutdown => Ok(()),
            ended = served => ended.map_err(io::Error::other).and_then(|served| served).map_err(DemoError::Serve),
        };
        bot.kill().await.map_err(DemoError::Bot)?;
        result
    }
}

/// The language of the terminal that the demo is started from.
fn system_language() -> Lang {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.into_iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    Lang::from_client(set.as_deref().unwrap_or_default())
}

async fn listen(options: &DemoOptions) -> Result<TcpListener, DemoError> {
    if let Some(port) = options.port {
        let address = SocketAddr::new(options.bind, port);
        return TcpListener::bind(address).await.map_err(|source| DemoError::Listen { address, source });
    }
    for port in PORT_DEFAULT..PORT_DEFAULT + PORTS_TRIED {
        match TcpListener::bind((options.bind, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(source) => {
                return Err(DemoError::Listen { address: SocketAddr::new(options.bind, port), source });
            }
        }
    }
    let address = SocketAddr::new(options.bind, 0);
    TcpListener::bind(address).await.map_err(|source| DemoError::Listen { address, source })
}

/// The bot's folder; a temporary one goes with this value, and with it the key that lies beside the data.
struct Folder {
    data: PathBuf,
    temporary: Option<PathBuf>,
}

impl Folder {
    fn make(given: Option<PathBuf>) -> io::Result<Folder> {
        if let Some(data) = given {
            std::fs::create_dir_all(&data)?;
            return Ok(Folder { data, temporary: None });
        }
        let name = format!("beian-demo-{}", uuid_like()?);
        let parent = std::env::temp_dir().join(name);
        let data = parent.join("data");
        std::fs::create_dir_all(&data)?;
        Ok(Folder { data, temporary: Some(parent) })
    }

    fn path(&self) -> &Path {
        &self.data
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(parent) = &self.temporary
            && let Err(error) = std::fs::remove_dir_all(parent)
        {
            tracing::warn!(%error, "the temporary folder of the demo could not be removed");
        }
    }
}

/// A name that no other demo on this machine has.
fn uuid_like() -> io::Result<String> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests;
