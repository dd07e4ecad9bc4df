//! The demo page in a real headless browser: the page by itself, with a bot played by hand, then whole
//! filings with the real bot.

#![expect(unreachable_pub, reason = "the harness is read as if it were a library")]

mod filing;
mod harness;
mod page;
