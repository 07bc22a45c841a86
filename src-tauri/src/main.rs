//! The program: hides the console window on Windows and starts the shell.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    min_side_core::memory::keep_from_dumps();
    // The program is also the process that reads what strangers have made, without a window.
    if min_side_core::run_if_asked() {
        return std::process::ExitCode::SUCCESS;
    }
    min_side::run()
}
