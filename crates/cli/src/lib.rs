//! `minside`: the same core without a window.

mod arguments;
mod commands;
mod failure;
mod open;
mod output;

use arguments::Arguments;
use clap::{CommandFactory as _, Parser as _};
use failure::Failure;
use std::process::ExitCode;

/// What the command line understands, for the manual and the completions of shells.
#[must_use]
pub fn command() -> clap::Command {
    Arguments::command()
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    min_side_core::memory::keep_from_dumps();
    if min_side_core::run_if_asked() {
        return ExitCode::SUCCESS;
    }
    // A second installation changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("MINSIDE_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("off")),
        )
        .init();
    let arguments = Arguments::parse();
    let json = arguments.json;
    let result = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Failure::from(min_side_core::Error::from(error)))
        .and_then(|runtime| runtime.block_on(commands::run(arguments)));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print(json);
            failure.exit_code()
        }
    }
}
