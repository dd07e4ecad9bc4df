//! The command line: each command is a few lines around the library.

mod cli;

use std::process::ExitCode;

/// A step allocates much and keeps little, on whichever thread.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
