//! How many people one bot serves: a closed loop of users against the real binary, beside bare teloxide bots, in one run.
//!
//! `cargo bench --bench load` prints a table; `-- --users 200,2000 --seconds 10 --bots beian,echo,dialogue` narrows it.
//! Each bot is a process of its own, and so is this generator: it is a Bot API server over raw HTTP, as lean as can be,
//! so that the figures tell of the bot. A user sends his next input as soon as the last one is answered.

#![expect(clippy::print_stdout, reason = "figures are printed for whoever runs it")]

mod figures;
mod http;
mod peers;
mod people;
mod world;

use std::cell::RefCell;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};

use figures::Row;
use people::Script;
use world::World;

/// A made-up token of the right form.
const TOKEN: &str = "1000000001:AAbenchbenchbenchbenchbenchbenchben";
/// How long a bot may take until it polls.
const START_MAX: Duration = Duration::from_secs(60);

struct Options {
    users: Vec<usize>,
    seconds: u64,
    bots: Vec<String>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, name, url] = args.as_slice()
        && flag == "--as"
    {
        return peers::serve(name, url, TOKEN);
    }
    let options = options(&args);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut rows = Vec::new();
    for users in &options.users {
        for bot in &options.bots {
            let local = tokio::task::LocalSet::new();
            let row = local.block_on(&runtime, run(bot, *users, Duration::from_secs(options.seconds)));
            println!("{row}");
            rows.push(row);
        }
    }
    figures::table(&rows);
}

fn options(args: &[String]) -> Options {
    let value = |name: &str| args.iter().position(|a| a == name).and_then(|at| args.get(at + 1));
    let list = |name: &str, default: &str| -> Vec<String> {
        value(name).map_or(default, String::as_str).split(',').map(str::to_owned).collect()
    };
    Options {
        users: list("--users", "200,2000,20000").iter().filter_map(|n| n.parse().ok()).collect(),
        seconds: value("--seconds").and_then(|s| s.parse().ok()).unwrap_or(20),
        bots: list("--bots", "echo,dialogue,beian"),
    }
}

/// One bot, so many users, so long.
async fn run(bot: &str, users: usize, time: Duration) -> Row {
    let script = if bot == "beian" { Script::filing() } else { Script::words() };
    let world = Rc::new(RefCell::new(World::new(script, users)));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let server = tokio::task::spawn_local(http::serve(listener, Rc::clone(&world)));
    let data = tempfile::tempdir().expect("a folder");
    let mut child = Killed(start(bot, &url, data.path()));
    let begun = Instant::now();
    while !world.borrow().polled() {
        assert!(begun.elapsed() < START_MAX, "{bot} does not poll");
        assert!(child.0.try_wait().ok().flatten().is_none(), "{bot} ended");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let ready = begun.elapsed();
    world.borrow_mut().begin();
    let cpu = figures::cpu_seconds(child.0.id());
    let started = Instant::now();
    tokio::time::sleep(time).await;
    let took = started.elapsed();
    let row = {
        let world = world.borrow();
        let cpu = figures::cpu_seconds(child.0.id()) - cpu;
        let (rss, peak) = figures::memory_mb(child.0.id());
        Row::new(bot, users, took, ready, &world, cpu, rss, peak, figures::folder_bytes(data.path()))
    };
    drop(child);
    server.abort();
    row
}

/// A process that does not outlive its figure.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(bot: &str, url: &str, data: &std::path::Path) -> Child {
    let mut command = if bot == "beian" {
        let mut command = Command::new(env!("CARGO_BIN_EXE_beian"));
        command
            .arg("run")
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", url)
            .env("BEIAN_DATA", data.join("data"))
            .env("BEIAN_KEY_FILE", data.join("key"))
            .env("BEIAN_LANGUAGE", "en")
            .env("BEIAN_SEND_PER_SECOND", "0")
            .env("BEIAN_SEND_PER_CHAT_PER_SECOND", "0")
            .env("BEIAN_LOG", "error")
            // As contrib/beian.service has it.
            .env("MIMALLOC_PURGE_DELAY", "0");
        command
    } else {
        let mut command = Command::new(std::env::current_exe().expect("our own path"));
        command.args(["--as", bot, url]);
        command
    };
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn().expect("the bot starts")
}
