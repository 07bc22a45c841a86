//! The program.

fn main() -> std::process::ExitCode {
    min_side_cli::run()
}
