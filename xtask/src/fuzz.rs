//! The targets of `fuzz/` under libFuzzer, guided by what the code does: `cargo xtask fuzz` for as long as is asked, with all
//! of the code instrumented; `cargo xtask test` for some seconds each, with the product's own.

use crate::build::{Built, TARGETS};
use crate::outcome::Outcome;
use crate::packages::{self, Purpose};
use crate::{Failure, process, tree};
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Seconds for each target unless others are named.
const SECONDS: u64 = 60;
/// Seconds for each target in a test run.
const SECONDS_IN_TESTS: u64 = 10;
/// Longest input, bytes.
const LONGEST: usize = 96 * 1024;
/// Megabytes that one may take; seconds that one input may take.
const MEMORY: u32 = 2048;
const PATIENCE: u32 = 20;
/// Bytes of an input that are shown where it failed.
const SHOWN: usize = 1_200;

/// Counts the edges that an input takes and the comparisons it meets: rustc's stable way to what `cargo fuzz` asks of the
/// nightly one.
const INSTRUMENTED: [&str; 7] = [
    "--cfg",
    "fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Set where cargo runs this program in rustc's place.
const AS_RUSTC: &str = "XTASK_AS_RUSTC";

/// Builds the targets and runs those that are named, or all; whether none of them found anything.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    let (seconds, chosen) = read(arguments)?;
    packages::ensure(Purpose::Build)?;
    let host = host()?;
    let target_dir = tree::target().join("fuzz");
    let mut cargo = process::cargo();
    cargo.args(["build", "--locked", "--profile", "fuzz", "-p", "min-side-fuzz", "--bins"]);
    // The target is named so that build scripts are not instrumented.
    cargo.args(["--features", "libfuzzer", "--target", &host]).arg("--target-dir").arg(&target_dir);
    process::run(cargo.env("RUSTFLAGS", INSTRUMENTED.join(" ")))?;
    let programs = target_dir.join(&host).join("fuzz");
    let mut sound = true;
    for target in targets()?.iter().filter(|name| chosen.is_empty() || chosen.contains(name)) {
        sound &= process::succeeds(&mut program(target, &programs, "found", seconds)?)?;
    }
    Ok(sound)
}

/// Every target for some seconds, from the committed corpus alone and with the same chances in every run.
pub fn bounded(built: &Built, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    let all = targets()?;
    let chosen: Vec<&String> =
        all.iter().filter(|name| filter.is_none_or(|part| name.contains(part))).collect();
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    // The packages and features of every other build, so that what is not ours is there already.
    let mut cargo = process::cargo();
    cargo.args(["build", "--locked", TARGETS[0], "--features", "min-side-fuzz/libfuzzer"]);
    cargo.args(all.iter().flat_map(|name| ["--bin", name]));
    process::run(cargo.env("RUSTC_WORKSPACE_WRAPPER", built.program("xtask")?).env(AS_RUSTC, "1"))?;
    let mut outcomes = Vec::new();
    for target in chosen {
        let before = tree::target().join("fuzz/tested").join(target);
        if before.exists() {
            fs::remove_dir_all(before)?;
        }
        let mut program = program(target, &tree::target().join("debug"), "tested", SECONDS_IN_TESTS)?;
        // It tells of its end, not of each step.
        let sound = process::succeeds(program.args(["-seed=1", "-verbosity=0"]))?;
        let outcome = Outcome::step("fuzz", "fuzz", target, sound);
        outcomes.push(if sound { outcome } else { outcome.because(&what_failed(target)?) });
    }
    Ok(outcomes)
}

/// The inputs that a target failed at, whole where they are short: the folder that they lie in is gone with the machine.
fn what_failed(target: &str) -> Result<String, Failure> {
    let mut lines = Vec::new();
    for file in fs::read_dir(tree::target().join("fuzz/failures"))? {
        let path = file?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&format!("{target}-")) {
            let bytes = fs::read(&path)?;
            let hex: String = bytes.iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
            lines.push(format!("{name}, {} bytes: {hex}", bytes.len()));
        }
    }
    Ok(lines.join("\n"))
}

/// One target over its corpus. What libFuzzer finds on its way is put into the folder `found` of the build's; what is worth
/// keeping goes into the corpus by hand.
fn program(target: &str, programs: &Path, found: &str, seconds: u64) -> Result<Command, Failure> {
    let kept = tree::target().join("fuzz");
    let (found, failures) = (kept.join(found).join(target), kept.join("failures"));
    fs::create_dir_all(&found)?;
    fs::create_dir_all(&failures)?;
    let mut program = Command::new(programs.join(format!("{target}{}", std::env::consts::EXE_SUFFIX)));
    program.arg(found).arg(tree::root().join("fuzz/corpus").join(target));
    program.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={LONGEST}"));
    program.arg(format!("-rss_limit_mb={MEMORY}")).arg(format!("-timeout={PATIENCE}"));
    program.arg(format!("-artifact_prefix={}/{target}-", failures.display())).arg("-print_final_stats=1");
    Ok(program)
}

/// Whether cargo runs this program in rustc's place.
pub fn is_rustc() -> bool {
    std::env::var_os(AS_RUSTC).is_some()
}

/// Runs the rustc that the first argument names, with the product's own code instrumented and optimised a little: libFuzzer
/// counts on many inputs in a second.
pub fn as_rustc(arguments: &[OsString]) -> Result<bool, Failure> {
    let (rustc, rest) = arguments.split_first().ok_or("cargo names no rustc")?;
    let mut command = Command::new(rustc);
    command.args(rest);
    let named = |pair: &[OsString]| pair[0] == "--crate-name" && pair[1] != "build_script_build";
    if rest.windows(2).any(named) {
        command.args(INSTRUMENTED).arg("-Copt-level=1");
    }
    Ok(command.status()?.success())
}

fn read(arguments: &[String]) -> Result<(u64, Vec<String>), Failure> {
    let (mut seconds, mut chosen) = (SECONDS, Vec::new());
    let known = targets()?;
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => seconds = arguments.next().ok_or("--seconds wants a number")?.parse()?,
            name if known.iter().any(|target| target == name) => chosen.push(name.to_owned()),
            other => return Err(format!("no target is called {other}: {}", known.join(", ")).into()),
        }
    }
    Ok((seconds, chosen))
}

/// The targets, by their files.
fn targets() -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for file in fs::read_dir(tree::root().join("fuzz/fuzz_targets"))? {
        let path = file?.path();
        names.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// What rustc builds for by itself.
fn host() -> Result<String, Failure> {
    let told = process::output("rustc", &["-vV"]).ok_or("there is no rustc")?;
    let line = told.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(line.ok_or("rustc does not say what it builds for")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_and_seconds_are_chosen() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(read(&[]).unwrap(), (SECONDS, vec![]));
        assert_eq!(read(&words("email --seconds 5 pdf")).unwrap(), (5, words("email pdf")));
        assert!(read(&words("emial")).is_err() && read(&words("--seconds")).is_err());
    }
}
