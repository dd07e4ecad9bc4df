//! The demo page in a real browser: first the page by itself, with a bot played by hand.

mod harness;
mod page;
