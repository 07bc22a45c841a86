//! The program: hides the console window on Windows and starts the shell.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    min_side::run()
}
