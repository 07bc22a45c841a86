//! Running other programs: they inherit the terminal, and their failure is an error that names them.

use crate::Failure;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// Runs a program to its end and fails if it did.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    if succeeds(command)? { Ok(()) } else { Err(format!("{} failed", shown(command)).into()) }
}

/// Runs a program to its end; whether it ended well.
pub fn succeeds(command: &mut Command) -> Result<bool, Failure> {
    let name = shown(command);
    eprintln!("+ {name}");
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    Ok(status.success())
}

/// Runs a program to its end; whether it ended well, and what it wrote to its standard output, which is shown as it comes.
pub fn told(command: &mut Command) -> Result<(bool, String), Failure> {
    let name = shown(command);
    eprintln!("+ {name}");
    let failed = |error: std::io::Error| format!("{name}: {error}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut said = String::new();
    for line in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines()) {
        let line = line.map_err(failed)?;
        println!("{line}");
        said.push_str(&line);
        said.push('\n');
    }
    Ok((child.wait().map_err(failed)?.success(), said))
}

/// What a program writes to its standard output; none when it is missing or failed.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether what cargo builds of ours is linted meanwhile.
static LINTING: AtomicBool = AtomicBool::new(false);

/// Has cargo build with clippy in rustc's place from now on, for the packages of this workspace: one build makes the
/// programs and lints them. All that follows has to be built so too, or it would be built again.
pub fn lint_while_building() {
    LINTING.store(true, Ordering::Relaxed);
}

/// Cargo, the one that runs this.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(crate::tree::root());
    if LINTING.load(Ordering::Relaxed) {
        command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    }
    command
}

/// A command as a person would type it.
pub fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let parts = std::iter::once(program).chain(command.get_args());
    parts.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
