//! Both ends of the socket.

use std::io::{self, BufRead, BufReader as Lines, ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream as Blocking;
use std::path::Path;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::{Commands, Reply, Request, not_json, socket_path};

/// Longest request, in bytes: a path has 4 KB at most.
const REQUEST_BYTES_MAX: u64 = 64 << 10;

/// Listens until `stop`; what it gives back ends when nobody is served any more. Only the holder of the data folder's lock may call it: a socket that lies there is a dead one.
///
/// # Errors
/// If the socket can't be made: its path may be longer than the system allows (about 100 bytes).
pub fn listen(data: &Path, commands: Commands, stop: CancellationToken) -> io::Result<JoinHandle<()>> {
    let path = socket_path(data);
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    Ok(tokio::spawn(async move {
        // One at a time: whoever comes meanwhile waits.
        while let Some(Ok((stream, _))) = stop.run_until_cancelled(listener.accept()).await {
            if let Some(Err(error)) = stop.run_until_cancelled(serve(stream, &commands)).await {
                tracing::warn!(%error, "a command's connection");
            }
        }
        let _ = std::fs::remove_file(path);
    }))
}

async fn serve(mut stream: UnixStream, commands: &Commands) -> io::Result<()> {
    let (read, mut write) = stream.split();
    let mut line = String::new();
    BufReader::new(read.take(REQUEST_BYTES_MAX)).read_line(&mut line).await?;
    let reply = match serde_json::from_str::<Request>(&line) {
        Ok(request) => commands(request).await,
        Err(_) => Reply { good: false, lines: vec!["the bot that runs here does not know this command".to_owned()] },
    };
    let mut bytes = serde_json::to_vec(&reply)?;
    bytes.push(b'\n');
    write.write_all(&bytes).await
}

/// Asks the bot that runs on this data folder and waits for its reply; `None` if none runs.
///
/// # Errors
/// If the connection breaks: the bot was stopped meanwhile.
pub fn ask(data: &Path, request: &Request) -> io::Result<Option<Reply>> {
    let mut stream = match Blocking::connect(socket_path(data)) {
        Ok(stream) => stream,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    stream.write_all(&line)?;
    let mut reply = String::new();
    if Lines::new(stream).read_line(&mut reply)? == 0 {
        return Err(io::Error::new(ErrorKind::UnexpectedEof, "the bot ended before it replied"));
    }
    serde_json::from_str(&reply).map(Some).map_err(|_| not_json())
}
