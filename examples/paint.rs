//! Paints labelled pictures for `beian photo --score`:
//! `cargo run --release --example paint -- DIR --seed N --count M [--long PIXELS] [--grade LOW,HIGH]
//! [--labels good,tilted]`.
//! Faults go from slight (grade 0) to gross (1); `--grade 0.2,1` leaves out those about which people would argue.

use std::path::PathBuf;
use std::process::ExitCode;

use beian::photo::paint::{Label, paint};
use clap::Parser;

/// Paints pictures of documents, good ones and faulty ones, and their labels.
#[derive(Parser)]
struct Args {
    /// The folder to fill.
    folder: PathBuf,
    /// Another seed, other pictures.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Pictures of each label.
    #[arg(long, default_value_t = 20)]
    count: u64,
    /// Pixels of the long side; else of several phones and of Telegram.
    #[arg(long)]
    long: Option<u32>,
    /// These labels only, with commas between.
    #[arg(long, value_delimiter = ',')]
    labels: Vec<String>,
    /// The slightest and the grossest fault.
    #[arg(long, default_value = "0,1", value_parser = grades)]
    grade: (f32, f32),
}

fn grades(text: &str) -> Result<(f32, f32), String> {
    let both = text.split_once(',').and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
    both.ok_or_else(|| "two numbers between 0 and 1, such as 0.2,1".to_owned())
}

fn main() -> ExitCode {
    let args = Args::parse();
    match fill(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the folder could not be filled");
            ExitCode::FAILURE
        }
    }
}

fn fill(args: &Args) -> std::io::Result<()> {
    std::fs::create_dir_all(&args.folder)?;
    let mut labels = "file\tkind\tlabel\tgrade\tcorners\n".to_owned();
    let wanted = |label: Label| args.labels.is_empty() || args.labels.iter().any(|id| id == label.id());
    for (row, label) in (0u64..).zip(Label::ALL).filter(|(_, label)| wanted(*label)) {
        for n in 0..args.count {
            let painted = paint(args.seed * 1_000_003 + n * 131 + row * 7919, label, args.long, args.grade);
            let file = format!("{}_{n:03}.jpg", label.id());
            std::fs::write(args.folder.join(&file), &painted.bytes)?;
            let (kind, grade, corners) = (painted.kind.id(), painted.grade, painted.corners);
            labels += &format!("{file}\t{kind}\t{}\t{grade:.2}\t{corners:?}\n", label.id());
        }
    }
    std::fs::write(args.folder.join("labels.tsv"), labels)
}
