//! `min-side-torture run`: a torture of the real server and the real core, with figures.
//! `min-side-torture drive`: one process of it, with its task on the standard input.

use min_side_tests::harness::{HarnessError, Result};
use min_side_tests::torture::{self, Options};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str =
    "usage: min-side-torture run [--minutes N | --seconds N] [--seed S] [--flips N] [--keep DIR]";
/// What is done when nothing is said of it.
const MINUTES: u64 = 5;
const FLIPS: u64 = 1_000;

fn main() -> ExitCode {
    if min_side_core::run_if_asked() {
        return ExitCode::SUCCESS;
    }
    // A second installation changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_env_filter(tracing_subscriber::EnvFilter::new("info,min_side_core=debug"))
        .init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ended = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["drive"] => torture::drive().map(|()| true),
        ["run", ref rest @ ..] => match read(rest) {
            Some((options, keep)) => run(options, keep),
            None => return usage(),
        },
        _ => return usage(),
    };
    match ended {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("  It could not go on: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn read(arguments: &[&str]) -> Option<(Options, Option<std::path::PathBuf>)> {
    let seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
    let mut options = Options { seed, lasts: Duration::from_secs(60 * MINUTES), flips: FLIPS };
    let mut keep = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest.next()?;
        match *argument {
            "--minutes" => options.lasts = Duration::from_secs(60 * value.parse::<u64>().ok()?),
            "--seconds" => options.lasts = Duration::from_secs(value.parse().ok()?),
            "--seed" => options.seed = value.parse().ok()?,
            "--flips" => options.flips = value.parse().ok()?,
            "--keep" => keep = Some(value.into()),
            _ => return None,
        }
    }
    Some((options, keep))
}

fn run(options: Options, keep: Option<std::path::PathBuf>) -> Result<bool> {
    println!("seed {}", options.seed);
    let temporary = tempfile::Builder::new().prefix("min-side-torture-").tempdir();
    let temporary = temporary.map_err(HarnessError::io("a folder"))?;
    let folder = keep.unwrap_or_else(|| temporary.path().to_owned());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let figures =
        runtime.map_err(HarnessError::io("the runtime"))?.block_on(torture::run(&folder, options))?;
    println!("seed         {:>8}", options.seed);
    println!("{figures}");
    Ok(figures.is_sound())
}
