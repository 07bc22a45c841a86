//! `cargo xtask check`: the fast loop before a commit.

use crate::packages::{self, Purpose};
use crate::{Failure, build, process, test, ui};

/// Formatting, lints as errors, the page's types, and the unit tests of both.
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
    if !(formatted && linted && typed) {
        return Ok(false);
    }
    let page = process::succeeds(ui::npm().args(["run", "test"]))?;
    Ok(test::unit(&build::workspace()?)? && page)
}
