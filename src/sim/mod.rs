//! The pretended world: a Telegram of our own, the demo on top of it, and what is sent in it.

pub mod pictures;
