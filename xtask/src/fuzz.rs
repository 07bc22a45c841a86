//! `cargo xtask fuzz`: the targets of `fuzz/` under libFuzzer, guided by what the code does. The tests run the same targets
//! for a bounded number of inputs.

use crate::packages::{self, Purpose};
use crate::{Failure, process, tree};
use std::fs;
use std::process::Command;

/// Seconds for each target unless others are named.
const SECONDS: u64 = 60;
/// Longest input, bytes.
const LONGEST: usize = 96 * 1024;
/// Megabytes that one may take; seconds that one input may take.
const MEMORY: u32 = 2048;
const PATIENCE: u32 = 20;

/// Counts the edges that an input takes and the comparisons it meets: rustc's stable way to what `cargo fuzz` asks of the
/// nightly one.
const INSTRUMENTED: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Builds the targets and runs those that are named, or all; whether none of them found anything.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    let (seconds, chosen) = read(arguments)?;
    packages::ensure(Purpose::Build)?;
    let fuzz = tree::root().join("fuzz");
    let host = host()?;
    let target_dir = tree::target().join("fuzz");
    // The versions that the app is built of; what fuzzing alone needs is added to them.
    fs::copy(tree::root().join("Cargo.lock"), fuzz.join("Cargo.lock"))?;
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--bins", "--target", &host]);
    cargo.arg("--manifest-path").arg(fuzz.join("Cargo.toml"));
    cargo.arg("--target-dir").arg(&target_dir).env("RUSTFLAGS", INSTRUMENTED);
    process::run(&mut cargo)?;
    let mut sound = true;
    for target in targets()?.iter().filter(|name| chosen.is_empty() || chosen.contains(name)) {
        // What libFuzzer finds on its way stays here; what is worth keeping is put into the corpus by hand.
        let found = target_dir.join("found").join(target);
        let failures = target_dir.join("failures");
        fs::create_dir_all(&found)?;
        fs::create_dir_all(&failures)?;
        let mut program = Command::new(target_dir.join(&host).join("release").join(target));
        program.arg(&found).arg(fuzz.join("corpus").join(target));
        program.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={LONGEST}"));
        program.arg(format!("-rss_limit_mb={MEMORY}")).arg(format!("-timeout={PATIENCE}"));
        program.arg(format!("-artifact_prefix={}/{target}-", failures.display())).arg("-print_final_stats=1");
        sound &= process::succeeds(&mut program)?;
    }
    Ok(sound)
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

/// What rustc builds for by itself. It is named so that build scripts are not instrumented.
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
