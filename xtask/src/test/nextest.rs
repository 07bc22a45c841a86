//! The runners by cargo-nextest, where it is installed: each test is a process of its own, and a report is left.

use super::rust::{CONTRACT, WINDOW, WINDOW_PACKAGE};
use crate::build::TARGETS;
use crate::outcome::Outcome;
use crate::{Failure, process, tree};
use std::fs;

/// Whether cargo-nextest is installed.
pub fn installed() -> bool {
    process::cargo().args(["nextest", "--version"]).output().is_ok_and(|output| output.status.success())
}

/// Runs one runner's tests and reads the report.
pub fn run(runner: &str, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    let report = tree::target().join("nextest/default/junit.xml");
    let _ = fs::remove_file(&report);
    let mut cargo = process::cargo();
    cargo.args(["nextest", "run", "--locked", "--no-tests=pass", "--final-status-level=none"]);
    cargo.args(TARGETS).args(["--filterset", &filterset(runner, filter)]);
    let passed = process::succeeds(&mut cargo)?;
    let mut outcomes = fs::read_to_string(&report).map(|text| read(runner, &text)).unwrap_or_default();
    if !passed && outcomes.iter().all(|outcome| outcome.passed) {
        outcomes.push(Outcome::step(runner, "nextest", "ended with an error", false));
    }
    Ok(outcomes)
}

/// Which tests are a runner's, in nextest's own language.
fn filterset(runner: &str, filter: Option<&str>) -> String {
    let window = format!("(package({WINDOW_PACKAGE}) and test(/^{WINDOW}/))");
    let contract = CONTRACT.map(|part| format!("test({part})")).join(" or ");
    let tests = match runner {
        "window" => window,
        "contract" => format!("({contract}) and not {window}"),
        "unit" => format!("not package({WINDOW_PACKAGE})"),
        _ => format!("not ({contract}) and not {window}"),
    };
    filter.map_or_else(|| tests.clone(), |part| format!("({tests}) and test({part})"))
}

/// The outcomes in nextest's JUnit report: one `testcase` a test, with a child where it did not pass.
fn read(runner: &str, report: &str) -> Vec<Outcome> {
    let cases = report.split("<testcase ").skip(1);
    let read_case = |case: &str| {
        let (head, rest) = case.split_once('>')?;
        let attribute = |name: &str| {
            let (_, after) = head.split_once(&format!("{name}=\""))?;
            after.split_once('"').map(|(value, _)| value)
        };
        // A binary that is not the package's library is named after it: `min-side-tests::bin/stage`.
        let package = attribute("classname")?.split("::").next().unwrap_or_default();
        let body = rest.split("</testcase>").next().filter(|_| !head.ends_with('/'));
        let failed = body.is_some_and(|body| body.contains("<failure") || body.contains("<error"));
        let outcome = Outcome::step(runner, package, attribute(" name").or(attribute("name"))?, !failed);
        Some(if failed { outcome.because(&body.map(said).unwrap_or_default()) } else { outcome })
    };
    cases.filter_map(read_case).collect()
}

/// What a failed test said: how it failed, and all that it wrote.
fn said(case: &str) -> String {
    let mut text = String::new();
    for (index, part) in case.split('<').enumerate() {
        let Some((tag, inner)) = part.split_once('>').filter(|_| index > 0) else { continue };
        if tag.starts_with("failure") || tag.starts_with("error") || tag.starts_with("system-") {
            text.push_str(inner);
            text.push('\n');
        }
    }
    // What stands for another sign is read last.
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (written, sign)| text.replace(written, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_gives_one_outcome_a_test() {
        let report = r#"<testsuite name="min-side-core" tests="3">
            <testcase name="kid::tests::r_10_4_mod10" classname="min-side-core" time="0.008">
            </testcase>
            <testcase name="sync::storm" classname="min-side-tests::bin/stage" time="0.1">
                <failure type="test failure" message="a &lt; b">thread panicked: 1 &lt; 2 &amp;lt;</failure>
                <system-out>test result: FAILED</system-out>
            </testcase>
            <testcase name="quiet" classname="min-side-core" time="0.1"/>"#;
        assert_eq!(
            read("rust", report),
            [
                Outcome::step("rust", "min-side-core", "kid::tests::r_10_4_mod10", true),
                Outcome::step("rust", "min-side-tests", "sync::storm", false)
                    .because("thread panicked: 1 < 2 &lt;\ntest result: FAILED"),
                Outcome::step("rust", "min-side-core", "quiet", true),
            ]
        );
    }

    #[test]
    fn a_filter_narrows_the_runner() {
        let set = filterset("window", Some("offline"));
        assert_eq!(set, "((package(min-side-tests) and test(/^window::/))) and test(offline)");
    }
}
