//! `min-side-server`: serves a union, looks into its data folder, and works at its office.

use std::process::ExitCode;

fn main() -> ExitCode {
    min_side_server::memory::keep_from_dumps();
    min_side_server::cli::run()
}
