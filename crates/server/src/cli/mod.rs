//! The command line.

mod backup;
mod counts;
mod import;
mod office;
mod serve;

use clap::{CommandFactory as _, Parser, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// The reference server of Min side.
#[derive(Debug, Parser)]
#[command(name = "min-side-server", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves a data folder. The first line on standard output is JSON with `url` and `issuer`.
    Serve(serve::Args),
    /// Tells how many rows of each collection a member sees, as JSON.
    Counts(counts::Args),
    /// Works at the office, over HTTP.
    Office(office::Args),
    /// Loads JSON Lines into a data folder: all of them, or nothing.
    Import(import::Args),
    /// Writes a consistent copy of a folder's database; the server may run meanwhile.
    Backup(backup::BackupArgs),
    /// Checks a copy and puts it in the place of a folder's database; no server may have the folder.
    Restore(backup::RestoreArgs),
}

/// Where the data is.
#[derive(Debug, Clone, clap::Args)]
struct Folder {
    /// The data folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

/// How a command ended.
enum End {
    /// Done.
    Done,
    /// Refused, with the reason on standard output or standard error.
    Refused,
    /// The server was not reached.
    Offline,
}

/// Why a command failed, as it is told to whoever typed it.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What the command line understands, for the manual and the completions of shells.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    crate::install_tls();
    let ended = match cli.command {
        Command::Serve(args) => serve::run(args),
        Command::Counts(args) => counts::run(&args),
        Command::Office(args) => office::run(args),
        Command::Import(args) => import::run(&args),
        Command::Backup(args) => backup::back_up_folder(&args),
        Command::Restore(args) => backup::run(&args),
    };
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Refused) => ExitCode::from(3),
        Ok(End::Offline) => ExitCode::from(4),
        Err(failure) => {
            eprintln!("min-side-server: {failure}");
            let mut cause = failure.source();
            while let Some(error) = cause {
                eprintln!("  because: {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}

/// Writes a line to standard output. Whoever reads it may have gone, as `head` does: that is no failure.
fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A runtime for one command.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}
