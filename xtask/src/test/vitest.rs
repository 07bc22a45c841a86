//! The `ui` runner: types by svelte-check, unit tests by vitest, and the screens in Chromium by it too.

use crate::outcome::Outcome;
use crate::{Failure, process, tree, ui};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The configurations of vitest: the page's logic without a browser, and the screens in one.
const SUITES: &[&str] = &["vitest.config.ts", "vitest.screens.config.ts"];

/// Where the screens find the program that they are shown over the real core by.
const STAGE: &str = "MIN_SIDE_STAGE";

/// Runs all of them; the types count as one test.
pub fn run(stage: &Path, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    let mut outcomes = Vec::new();
    if filter.is_none() {
        let typed = process::succeeds(ui::npm().args(["run", "check"]))?;
        outcomes.push(Outcome::step("ui", "ui", "svelte-check", typed));
    }
    for suite in SUITES {
        outcomes.extend(run_suite(suite, stage, filter)?);
    }
    Ok(outcomes)
}

fn run_suite(suite: &str, stage: &Path, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    let report = tree::target().join("vitest.json");
    let _ = fs::remove_file(&report);
    let mut vitest = ui::npm();
    vitest.env(STAGE, stage).args([
        "exec",
        "--",
        "vitest",
        "run",
        "--config",
        suite,
        "--reporter=default",
        "--reporter=json",
    ]);
    vitest.arg(format!("--outputFile.json={}", report.display()));
    if let Some(filter) = filter {
        vitest.args(["--testNamePattern", filter, "--passWithNoTests"]);
    }
    let passed = process::succeeds(&mut vitest)?;
    let mut outcomes = read(&serde_json::from_slice(&fs::read(&report)?)?);
    if !passed && outcomes.iter().all(|outcome| outcome.passed) {
        outcomes.push(Outcome::step("ui", suite, "vitest ended with an error", false));
    }
    Ok(outcomes)
}

/// The outcomes in vitest's JSON report.
fn read(report: &Value) -> Vec<Outcome> {
    let empty = Vec::new();
    let files = report["testResults"].as_array().unwrap_or(&empty);
    let mut outcomes = Vec::new();
    for file in files {
        let place = file["name"].as_str().unwrap_or_default().rsplit("/ui/").next().unwrap_or_default();
        let tests = file["assertionResults"].as_array().unwrap_or(&empty);
        for test in tests {
            let name = test["fullName"].as_str().unwrap_or_default();
            match test["status"].as_str() {
                Some("passed") => outcomes.push(Outcome::step("ui", place, name, true)),
                Some("failed") => {
                    outcomes.push(Outcome::step("ui", place, name, false).because(&messages(test)));
                }
                _ => {}
            }
        }
        if tests.is_empty() && file["status"] == "failed" {
            outcomes.push(Outcome::step("ui", place, "could not be loaded", false));
        }
    }
    outcomes
}

/// What a failed test says.
fn messages(test: &Value) -> String {
    let messages = test["failureMessages"].as_array().into_iter().flatten().filter_map(Value::as_str);
    messages.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_gives_one_outcome_a_test() {
        let report = json!({"testResults": [
            {"name": "/home/kari/ui/src/i18n/keys.test.ts", "status": "failed", "assertionResults": [
                {"fullName": "nn has every key", "status": "passed"},
                {"fullName": "en has every key", "status": "failed",
                 "failureMessages": ["expected 3 to be 4\n    at keys.test.ts:12:3"]},
                {"fullName": "later", "status": "skipped"}]},
            {"name": "/home/kari/ui/src/broken.test.ts", "status": "failed", "assertionResults": []}]});
        let outcomes = read(&report);
        assert_eq!(outcomes[0], Outcome::step("ui", "src/i18n/keys.test.ts", "nn has every key", true));
        assert_eq!(outcomes[1].why, "expected 3 to be 4");
        assert_eq!(outcomes.iter().filter(|outcome| !outcome.passed).count(), 2);
    }
}
