//! Requests over a real socket.

use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;

use tokio_util::sync::CancellationToken;

use super::*;

/// Answers with what it was asked.
fn parrot() -> Commands {
    Arc::new(|request| Box::pin(async move { Reply { good: true, lines: vec![format!("{request:?}")] } }))
}

#[tokio::test]
async fn a_request_is_answered_and_nonsense_harms_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_owned();
    assert_eq!(ask(&data, &Request::Compact {}).expect("no fault"), None, "nobody listens");
    // A socket that a kill left behind.
    drop(std::os::unix::net::UnixListener::bind(socket_path(&data)).expect("binds"));
    assert_eq!(ask(&data, &Request::Compact {}).expect("no fault"), None, "nobody listens");
    let stop = CancellationToken::new();
    listen(&data, parrot(), stop.clone()).expect("listens");
    let mode = std::fs::metadata(socket_path(&data)).expect("is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let asked = tokio::task::spawn_blocking(move || {
        for nonsense in ["", "\n", "{\"do\":\"dance\"}\n", "{\"do\":\"compact\",\"now\":1}\n"] {
            let mut stream = UnixStream::connect(socket_path(&data)).expect("connects");
            stream.write_all(nonsense.as_bytes()).expect("writes");
            stream.shutdown(std::net::Shutdown::Write).expect("shuts");
            let mut reply = String::new();
            stream.read_to_string(&mut reply).expect("reads");
            assert!(reply.starts_with("{\"good\":false"), "{reply}");
        }
        let backup = Request::Backup { file: "x".into() };
        let reply = ask(&data, &backup).expect("answers").expect("somebody listens");
        assert_eq!(reply.lines, [format!("{backup:?}")]);
    });
    asked.await.expect("no panic");
    stop.cancel();
}
