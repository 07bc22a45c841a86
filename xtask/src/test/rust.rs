//! The runners that are Rust test programs: `rust`, `contract` and `window` are filters over the same ones. This is how
//! they run without cargo-nextest.

use crate::build::{Built, TestProgram};
use crate::outcome::{self, Outcome};
use crate::{Failure, process};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Names of tests that hold what two sides have agreed on: wire, types, commands.
pub const CONTRACT: [&str; 3] = ["contract", "types_are_current", "openapi"];

/// The module of the tests that drive the real window.
pub const WINDOW: &str = "window::";

/// The package whose test program holds them.
pub const WINDOW_PACKAGE: &str = "min-side-tests";

/// Runs one runner's share of every test program, one program at a time.
pub fn run(runner: &str, built: &Built, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    let mut outcomes = Vec::new();
    for program in &built.tests {
        if runner == "window" && program.package != WINDOW_PACKAGE {
            continue;
        }
        outcomes.extend(run_program(runner, program, &chosen(runner, program, filter)?)?);
    }
    Ok(outcomes)
}

/// The names of the tests in a program that are the runner's.
fn chosen(runner: &str, program: &TestProgram, filter: Option<&str>) -> Result<Vec<String>, Failure> {
    let output = command(program).args(["--list", "--format", "terse"]).output()?;
    if !output.status.success() {
        return Err(format!("{} cannot list its tests", program.path.display()).into());
    }
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    let names = list.lines().filter_map(|line| line.strip_suffix(": test"));
    let fits = |name: &&str| belongs(program, name, runner) && filter.is_none_or(|f| name.contains(f));
    Ok(names.filter(fits).map(str::to_owned).collect())
}

/// Whether a test is one of a runner's; `unit` is what needs neither the real server nor the real window.
fn belongs(program: &TestProgram, name: &str, runner: &str) -> bool {
    if runner == "unit" { program.package != WINDOW_PACKAGE } else { runner_of(program, name) == runner }
}

fn runner_of(program: &TestProgram, name: &str) -> &'static str {
    if program.package == WINDOW_PACKAGE && name.starts_with(WINDOW) {
        "window"
    } else if CONTRACT.iter().any(|part| name.contains(part)) {
        "contract"
    } else {
        "rust"
    }
}

fn run_program(runner: &str, program: &TestProgram, names: &[String]) -> Result<Vec<Outcome>, Failure> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut command = command(program);
    command.arg("--exact").args(names);
    if runner == "window" {
        // One window at a time: they share the two cores, and a screen reads its focus from one display.
        command.arg("--test-threads=1");
    }
    eprintln!("+ {} ({} tests)", program.package, names.len());
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut outcomes = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line?;
            println!("{line}");
            if let Some((name, passed)) = outcome::read_line(&line) {
                outcomes.push(Outcome::step(runner, &program.package, name, passed));
            }
        }
    }
    let status = child.wait()?;
    let missing = names.len().saturating_sub(outcomes.len());
    if missing > 0 || (!status.success() && outcomes.iter().all(|outcome| outcome.passed)) {
        let name = format!("ended with {status}, {missing} tests without an outcome");
        outcomes.push(Outcome::step(runner, &program.package, &name, false));
    }
    Ok(outcomes)
}

/// A test program as cargo would run it.
fn command(program: &TestProgram) -> Command {
    let mut command = Command::new(&program.path);
    command.current_dir(&program.dir);
    command.env("CARGO_MANIFEST_DIR", &program.dir).env("CARGO_PKG_NAME", &program.package);
    command.env("CARGO", process::cargo().get_program());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_has_one_runner() {
        let program = |package: &str| TestProgram {
            package: package.into(),
            dir: "/".into(),
            path: "/bin/true".into(),
        };
        assert_eq!(runner_of(&program("min-side-tests"), "window::offline::r_04_6"), "window");
        assert_eq!(runner_of(&program("min-side-core"), "window::bounds"), "rust");
        assert_eq!(runner_of(&program("min-side-server"), "openapi_is_current"), "contract");
        assert_eq!(runner_of(&program("min-side-core"), "views::types_are_current::typescript"), "contract");
    }
}
