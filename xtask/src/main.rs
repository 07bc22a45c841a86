//! What README, CI and people run: `cargo xtask demo | test | check | gates | bench | bundle | windows | macos | fuzz | torture |
//! page | screenshots | requirements`.

mod bench;
mod build;
#[cfg(unix)]
mod bundle;
mod check;
mod demo;
mod elsewhere;
mod fuzz;
mod gates;
mod outcome;
mod packages;
mod pip;
mod process;
mod requirements;
mod test;
mod torture;
mod tree;
mod ui;

use std::ffi::OsString;
use std::process::ExitCode;

/// Anything that stops a task; its text is for the person who ran it.
type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "\
cargo xtask demo [--headless] [--screenshot FILE] [--messages N]
cargo xtask test [--gates] [--only rust|ui|contract|window|fuzz|torture] [FILTER]
cargo xtask check
cargo xtask gates
cargo xtask bench [--messages N] [--validate] [sync|search|typeahead|export|kursbevis]…
cargo xtask bundle [--out DIR] [--from DIR] [--quick] [--check]
cargo xtask windows | macos
cargo xtask bench corpus DIR
cargo xtask fuzz [TARGET…] [--seconds N]
cargo xtask torture [--minutes N] [--seed S] [--flips N] [--keep DIR]
cargo xtask page
cargo xtask screenshots [DIR]
cargo xtask requirements [--only R-01,R-02,…] [--except R-04.5,…]";

fn main() -> ExitCode {
    if fuzz::is_rustc() {
        let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
        return ended("fuzz", fuzz::as_rustc(&arguments));
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((task, rest)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let result = match task.as_str() {
        "demo" => demo::run(rest),
        "test" => test::run(rest),
        "check" => check::run(rest),
        "gates" => gates::run(rest),
        "bench" => bench::run(rest),
        #[cfg(unix)]
        "bundle" => bundle::run(rest),
        "windows" => elsewhere::windows(rest),
        "macos" => elsewhere::macos(rest),
        "fuzz" => fuzz::run(rest),
        "torture" => torture::run(rest),
        "page" => demo::page(),
        "screenshots" => demo::screenshots(rest),
        "requirements" => requirements::run(rest),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    ended(task, result)
}

fn ended(task: &str, result: Result<bool, Failure>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask {task}: {failure}");
            ExitCode::FAILURE
        }
    }
}
