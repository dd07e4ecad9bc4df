//! The filing assistant: a Telegram bot for the Chinese website filing (ICP备案) on Alibaba Cloud.
//!
//! # Code map, in reading order
//! - [`text`]: a [`text::Phrase`] is a key with arguments; the only place where sentences are made
//! - [`validators`]: one file a rule; text in, normal form or one named fault out
//! - [`rulebook`]: the law and the flow of questions as data
//! - [`dialogue`]: the conversation, a pure function from event and state to state and effects
//! - [`engine`]: the only writer; steps events, commits, wakes [`telegram`] and [`scheduler`]
//! - [`store`], [`vault`]: what is kept, and how it is sealed
//! - [`upkeep`], [`control`]: backup, restore and the rest that operators ask for, also of a running bot
//! - [`photo`], [`sheet`]: pictures measured, papers made; `plane` tells both where a camera saw what
//! - [`reading`]: words read off pictures by a program beside us, where the operator allows it
//! - [`lookup`]: domains, registries and home pages looked at, where the operator allows it
//! - [`alarm`], [`web`]: what operators are told, and what a machine that watches the bot may ask
//! - [`sim`]: a pretended Telegram for tests, for the demo and for strangers' bots
//!
//! # Invariants
//! - `dialogue`, `validators`, `rulebook` and `text` know no clock, no randomness, no IO and no `async`.
//! - Nobody but `engine` commits; no update is acknowledged before its commit is on disk.
//! - Only `telegram` and `sim` know the Bot API; only `store` knows sled.
//! - No answer, name or number reaches a log, an error text or a panic message.

pub mod alarm;
pub mod app;
pub mod check;
pub mod clerk;
pub mod clock;
pub mod config;
pub mod control;
pub mod dialogue;
pub mod engine;
pub mod lookup;
pub mod photo;
mod plane;
pub mod reading;
pub mod rulebook;
pub mod scheduler;
pub mod sheet;
#[cfg(feature = "sim")]
pub mod sim;
pub mod steps;
pub mod store;
pub mod telegram;
pub mod text;
pub mod upkeep;
pub mod validators;
pub mod vault;
pub mod web;
