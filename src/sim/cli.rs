//! The entry for `beian sim --port N`: the pretended server alone.

use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};

use tokio::net::TcpListener;

use super::{World, serve};

/// Opens a server of its own world. Port 0 takes any free one. Prints nothing: gives the bound address, and a future that
/// serves until the process is told to stop (Ctrl-C).
///
/// # Errors
/// When the address can't be bound.
pub async fn run(
    port: u16,
    bind: IpAddr,
    token: Option<String>,
) -> io::Result<(SocketAddr, impl Future<Output = io::Result<()>> + Send)> {
    let listener = TcpListener::bind((bind, port)).await?;
    let address = listener.local_addr()?;
    let world = World::new(token);
    let stop = async {
        // Without a signal handler there is nothing to wait for; the process then ends the hard way.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    Ok((address, async move {
        tokio::select! {
            served = serve(listener, world, std::future::pending()) => served,
            () = stop => Ok(()),
        }
    }))
}
