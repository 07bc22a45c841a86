//! `cargo xtask bench`: builds what is measured as it is released, apart from link-time optimisation, and runs it.

use crate::packages::{self, Purpose};
use crate::{Failure, process, tree, ui};

/// Runs the benches with the arguments of `min-side-bench`:
/// `[--messages N] [--validate] [sync|search|typeahead|export|kursbevis]…`, `forge`, or `corpus DIR`.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    // The judges of certificates and of the export are those of the tests.
    if arguments.iter().any(|argument| argument == "--validate" || argument == "forge") {
        packages::ensure(Purpose::Test)?;
        ui::install()?;
    }
    packages::ensure(Purpose::Build)?;
    let packages = ["-p", "min-side-bench", "-p", "min-side-server", "-p", "min-side-cli"];
    process::run(
        process::cargo().args(["build", "--locked", "--profile", "measure", "--bins"]).args(packages),
    )?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| tree::root().join("target"), Into::into);
    let program = target.join("measure").join(format!("min-side-bench{}", std::env::consts::EXE_SUFFIX));
    process::succeeds(std::process::Command::new(program).args(arguments))
}
