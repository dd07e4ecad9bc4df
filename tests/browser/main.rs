//! The demo page in a real browser: first the page by itself, with a bot played by hand.

#![expect(unreachable_pub, reason = "the harness is read as if it were a library")]

mod harness;
mod page;
