//! `cargo xtask check`: what must hold before a commit, without running a test.

use crate::packages::{self, Purpose};
use crate::{Failure, process, ui};

/// Formatting, lints as errors, and the interface's types.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    if let Some(unknown) = arguments.first() {
        return Err(format!("unknown argument {unknown}").into());
    }
    packages::ensure(Purpose::Build)?;
    ui::build()?;
    let formatted = process::succeeds(process::cargo().args(["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"];
    let linted = process::succeeds(process::cargo().args(clippy))?;
    let typed = process::succeeds(ui::npm().args(["run", "check"]))?;
    Ok(formatted && linted && typed)
}
