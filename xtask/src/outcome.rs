//! What a test run said: one outcome a test, kept as JSON until the next run.

use crate::{Failure, tree};
use serde_json::{Value, json};
use std::fs;

/// One test that ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The runner: `rust`, `ui`, `contract`, `window`, `fuzz` or `torture`.
    pub runner: String,
    /// The package or file that holds the test.
    pub place: String,
    /// The test's name.
    pub name: String,
    /// Whether it passed.
    pub passed: bool,
    /// What it said when it failed, for the end of the run: a log that is cut keeps its end.
    pub why: String,
}

/// Lines and letters of what a failed test said that stand at the end of the run.
const WHY: (usize, usize) = (16, 3_000);

impl Outcome {
    /// An outcome of a step that counts as one test.
    pub fn step(runner: &str, place: &str, name: &str, passed: bool) -> Self {
        Self { runner: runner.into(), place: place.into(), name: name.into(), passed, why: String::new() }
    }

    /// The same with what was said, of which the last lines are kept. A call stack is left out.
    pub fn because(mut self, said: &str) -> Self {
        let is_call = |line: &str| {
            let number = line.split_once(": ").map(|(number, _)| number.parse::<u32>());
            line.starts_with("at ") || number.is_some_and(|number| number.is_ok())
        };
        let lines: Vec<&str> =
            said.lines().filter(|line| !line.trim().is_empty() && !is_call(line.trim())).collect();
        let last = lines[lines.len().saturating_sub(WHY.0)..].join("\n");
        let skipped = last.chars().count().saturating_sub(WHY.1);
        self.why = last.chars().skip(skipped).collect();
        self
    }
}

/// Reads the line that Rust's test harness writes for a test that has ended: its name and whether it passed.
pub fn read_line(line: &str) -> Option<(&str, bool)> {
    let (name, result) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let name = name.strip_suffix(" - should panic").unwrap_or(name);
    match result.trim() {
        "ok" => Some((name, true)),
        "FAILED" => Some((name, false)),
        _ => None,
    }
}

/// Keeps a runner's outcomes for `requirements`.
pub fn keep(runner: &str, outcomes: &[Outcome]) -> Result<(), Failure> {
    fs::create_dir_all(tree::results())?;
    let rows: Vec<Value> = outcomes
        .iter()
        .map(|o| json!({"runner": o.runner, "place": o.place, "name": o.name, "passed": o.passed}))
        .collect();
    Ok(fs::write(tree::results().join(format!("{runner}.json")), serde_json::to_vec_pretty(&rows)?)?)
}

/// The outcomes that the last runs left.
pub fn kept() -> Result<Vec<Outcome>, Failure> {
    let mut outcomes = Vec::new();
    let entries = fs::read_dir(tree::results()).map_err(|_| "run `cargo xtask test` first")?;
    for entry in entries {
        let rows: Vec<Value> = serde_json::from_slice(&fs::read(entry?.path())?)?;
        outcomes.extend(rows.iter().map(|row| {
            let text = |field: &str| row[field].as_str().unwrap_or_default();
            Outcome::step(text("runner"), text("place"), text("name"), row["passed"] == true)
        }));
    }
    Ok(outcomes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_of_what_was_said_are_kept() {
        let mut said: String = (0..40).map(|number| format!("line {number}\n\n")).collect();
        said.push_str("  12: min_side_core::key::run\n             at ./src/key.rs:83:5\n");
        let why = Outcome::step("rust", "min-side-core", "a", false).because(&said).why;
        assert!(why.starts_with("line 24\nline 25") && why.ends_with("line 39"), "{why}");
        let long = Outcome::step("rust", "min-side-core", "a", false).because(&"å".repeat(9_000)).why;
        assert_eq!(long.chars().count(), WHY.1);
    }

    #[test]
    fn a_line_of_the_harness_is_read() {
        assert_eq!(
            read_line("test kid::tests::r_10_4_mod10 ... ok"),
            Some(("kid::tests::r_10_4_mod10", true))
        );
        assert_eq!(read_line("test a - should panic ... FAILED"), Some(("a", false)));
        assert_eq!(read_line("test result: ok. 3 passed; 0 failed"), None);
        assert_eq!(read_line("testing ... ok"), None);
    }
}
