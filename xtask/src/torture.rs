//! `cargo xtask torture`: builds server and apps as they are released, apart from link-time optimisation, and tortures them;
//! `cargo xtask test` does it for some seconds, with the build of the tests.

use crate::build::Built;
use crate::outcome::Outcome;
use crate::packages::{self, Purpose};
use crate::{Failure, process, tree};
use std::process::Command;

/// How long it lasts in a test run, how many bits are turned in it, and what it is drawn from.
const IN_TESTS: [&str; 6] = ["--seconds", "40", "--flips", "60", "--seed", "1"];

/// Runs it with the arguments of `min-side-torture run`: `[--minutes N] [--seed S] [--flips N] [--keep DIR]`. Whether
/// nothing was lost, doubled, wrong, stuck or readable.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    packages::ensure(Purpose::Build)?;
    let mut cargo = process::cargo();
    cargo.args([
        "build",
        "--locked",
        "--profile",
        "measure",
        "-p",
        "min-side-tests",
        "-p",
        "min-side-server",
    ]);
    process::run(cargo.arg("--bins"))?;
    let program = format!("min-side-torture{}", std::env::consts::EXE_SUFFIX);
    let mut torture = Command::new(tree::target().join("measure").join(program));
    process::succeeds(torture.arg("run").args(arguments))
}

/// A small part of it, as one test.
pub fn bounded(built: &Built, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    const NAME: &str = "nothing_is_lost_doubled_wrong_stuck_or_readable";
    if filter.is_some_and(|part| !NAME.contains(part)) {
        return Ok(Vec::new());
    }
    let mut torture = Command::new(built.program("min-side-torture")?);
    let (sound, said) = process::told(torture.arg("run").args(IN_TESTS))?;
    let outcome = Outcome::step("torture", "min-side-tests", NAME, sound);
    Ok(vec![if sound { outcome } else { outcome.because(&what_failed(&said)) }])
}

/// Of what it said, the faults, which stand indented between the figures; all of it where it did not get so far.
fn what_failed(said: &str) -> String {
    let faults: Vec<&str> =
        said.lines().filter(|line| line.starts_with("  ") && !line.starts_with("  after ")).collect();
    if faults.is_empty() { said.to_owned() } else { faults.join("\n") }
}
