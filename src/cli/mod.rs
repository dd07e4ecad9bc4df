//! Commands and their help; `--help` is meant to teach.

mod field;
mod flow;
mod forecast;
mod photo;
#[cfg(feature = "sim")]
mod pretend;
mod rules;
mod serve;
mod sheet;
mod tools;
mod upkeep;
mod workdays;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Wrong usage, as clap itself exits.
pub(crate) const EXIT_USAGE: u8 = 2;

/// Takes people through the Chinese website filing (ICP备案) on Alibaba Cloud, in a Telegram chat.
#[derive(Parser)]
#[command(
    name = "beian",
    version,
    about,
    after_help = "Try it without Telegram: `beian demo`. Settings: .env.example lists them all."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve Telegram (needs TELOXIDE_TOKEN).
    Run {
        /// Stop when standard input closes: whoever started it is gone.
        #[arg(long, hide = true)]
        with_parent: bool,
    },
    /// Open a page on which anyone can file a website: filer, reviewer and a pretended Telegram.
    #[cfg(feature = "sim")]
    Demo {
        /// Port of the page; the next free one is taken if it is not given and taken.
        #[arg(long)]
        port: Option<u16>,
        /// Address to listen on.
        #[arg(long, default_value = "127.0.0.1")]
        bind: std::net::IpAddr,
        /// Keep the data here instead of in a folder that is removed at the end.
        #[arg(long)]
        data: Option<std::path::PathBuf>,
    },
    /// The pretended Telegram alone, for tests and for any bot (`/bot<token>/…`, people under `/_sim/`).
    #[cfg(feature = "sim")]
    Sim {
        /// Port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8081)]
        port: u16,
        /// Address to listen on.
        #[arg(long, default_value = "127.0.0.1")]
        bind: std::net::IpAddr,
        /// Let only this token in; otherwise any well-formed one.
        #[arg(long)]
        token: Option<String>,
    },
    /// Print every question that a case would be asked, in order, and what it costs.
    Flow(flow::FlowArgs),
    /// Print what reviewers will find in an exported filing: exit code 0 nothing certain, 1 will be refused, 2 can't be read.
    Forecast(forecast::ForecastArgs),
    /// Judge one value: exit code 0 accepted, 1 a fault, 2 wrong usage.
    #[command(after_long_help = field::JSON_HELP)]
    Field(field::FieldArgs),
    /// Measure and judge one picture: exit code 0 accepted or with a warning, 1 refused, 2 wrong usage.
    Photo(photo::PhotoArgs),
    /// Write everything that is kept into one file, also while the bot runs. It holds no master key.
    Backup(upkeep::BackupArgs),
    /// Bring a backup back into an empty data folder, without what was forgotten since.
    Restore(upkeep::BackupArgs),
    /// Read everything that is kept: exit code 0 all is well, 1 something is not.
    Verify(upkeep::VerifyArgs),
    /// Give the disk back what deleted records left behind.
    Compact(upkeep::DataArgs),
    /// List the messages that Telegram refused for good, try them again or throw them away.
    Outbox(upkeep::OutboxArgs),
    /// Move a filing to another Telegram account of its filer; both chats are told.
    MoveFiling(upkeep::MoveArgs),
    /// Make a new master key and seal everything with it. Stop the bot first.
    RotateKey(upkeep::DataArgs),
    /// Make the sheet of an invented filing, or read a photographed one back: exit code 1 if it is refused.
    Sheet(sheet::SheetArgs),
    /// Print the day that is so many working days later, and every day passed over, with its reason.
    Workdays(workdays::WorkdaysArgs),
    /// Check rulebook and locales: every fault at once.
    Check,
}

/// Reads the command line and runs the command.
pub(crate) fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Run { with_parent } => serve::run(with_parent),
        #[cfg(feature = "sim")]
        Command::Demo { port, bind, data } => pretend::demo(port, bind, data),
        #[cfg(feature = "sim")]
        Command::Sim { port, bind, token } => pretend::sim(port, bind, token),
        Command::Flow(args) => flow::flow(&args),
        Command::Forecast(args) => forecast::forecast(&args),
        Command::Field(args) => field::field(&args),
        Command::Photo(args) => photo::photo(&args),
        Command::Backup(args) => upkeep::backup(args),
        Command::Restore(args) => upkeep::restore(args),
        Command::Verify(args) => upkeep::verify(args),
        Command::Compact(args) => upkeep::compact(args),
        Command::Outbox(args) => upkeep::outbox(args),
        Command::MoveFiling(args) => upkeep::move_filing(args),
        Command::RotateKey(args) => upkeep::rotate_key(args),
        Command::Sheet(args) => sheet::sheet(&args),
        Command::Workdays(args) => workdays::workdays(&args),
        Command::Check => tools::check(),
    }
}

/// Prints a line; a closed pipe (`| head`) is no error.
pub(crate) fn say(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Prints a line for the person at the terminal.
pub(crate) fn complain(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{text}");
}
