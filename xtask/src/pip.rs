//! Programs from PyPI, each in an environment of its own under `target/`.

use crate::{Failure, process, tree};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The folder of programs of an environment that has these packages, each with its version.
pub fn programs(folder: &str, packages: &[&str]) -> Result<PathBuf, Failure> {
    let folder = tree::target().join(folder);
    let stamp = folder.join("installed");
    let wanted = packages.join(" ");
    if !fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        process::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut pip = Command::new(folder.join("bin/pip"));
        process::run(pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(packages))?;
        fs::write(stamp, wanted)?;
    }
    Ok(folder.join("bin"))
}
