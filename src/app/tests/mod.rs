//! The whole shell over real HTTP against the pretended Telegram, with a small mind.

mod bench;
mod faults;
mod inbound;
mod operation;
mod parrot;
mod talk;
