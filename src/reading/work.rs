//! The program at work: started, fed, listened to, and ended whatever happens.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use image::GrayImage;

/// How long one picture may take: a card takes half a second, a slow machine under load some more.
const TIME_MAX: Duration = Duration::from_secs(10);
/// What is listened to, in bytes: a page full of words has some 100,000.
const TOLD_BYTES_MAX: u64 = 1 << 20;
/// What of our surroundings the program may see: the rest holds our secrets.
const SEEN: [&str; 4] = ["PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL"];

/// A program that is running; it ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What the program says to this input; nothing if it can't be started or takes too long.
pub(super) fn run(program: &OsStr, how: &[&str], input: Vec<u8>) -> Option<String> {
    run_for(program, how, input, TIME_MAX)
}

/// The same with another patience.
pub(super) fn run_for(program: &OsStr, how: &[&str], input: Vec<u8>, patience: Duration) -> Option<String> {
    let mut command = Command::new(program);
    let seen = SEEN.iter().filter_map(|name| Some((name, std::env::var_os(name)?)));
    // One core a picture: the bot has other things to do.
    command.args(how).env_clear().envs(seen).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut running = Running(command.spawn().ok()?);
    let (mut ear, mut mouth) = (running.0.stdin.take()?, running.0.stdout.take()?);
    // Threads of their own, for it may talk before it has listened to the end; both end with it.
    thread::spawn(move || {
        // It may have ended without listening: then it says nothing, either.
        let _ = ear.write_all(&input);
    });
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut said = Vec::new();
        let heard = mouth.by_ref().take(TOLD_BYTES_MAX).read_to_end(&mut said);
        // Nobody waits any more when it took too long.
        let _ = tell.send(heard.is_ok().then_some(said));
    });
    let said = told.recv_timeout(patience).ok().flatten()?;
    Some(String::from_utf8_lossy(&said).into_owned())
}

/// A grey picture as a file, as simple as there is: sizes and pixels.
pub(super) fn pgm(picture: &GrayImage) -> Vec<u8> {
    let mut file = format!("P5\n{} {}\n255\n", picture.width(), picture.height()).into_bytes();
    file.extend_from_slice(picture.as_raw());
    file
}
