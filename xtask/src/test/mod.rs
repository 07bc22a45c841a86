//! `cargo xtask test`: one build, then every runner, then one line that adds them up.

mod generated;
mod nextest;
mod rust;
mod vitest;

use crate::build::Built;
use crate::outcome::{self, Outcome};
use crate::packages::{self, Purpose};
use crate::{Failure, build, fuzz, gates, process, torture, ui};

/// The runners, in the order they run: what is quick to fail comes first.
const RUNNERS: &[&str] = &["ui", "contract", "rust", "window", "fuzz", "torture"];

/// Runs what was asked for; the last line is `N passed, N failed`.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    let gated = arguments.first().is_some_and(|first| first == "--gates");
    let (runners, filter) = read(&arguments[usize::from(gated)..])?;
    packages::ensure(Purpose::Test)?;
    let mut all = Vec::new();
    if gated {
        all.extend(gates::quick()?);
        process::lint_while_building();
    }
    ui::build()?;
    let built = build::workspace()?;
    if gated {
        all.push(Outcome::step("gates", "gates", "clippy", built.warnings == 0));
    }
    for runner in runners {
        eprintln!("\n== {runner}");
        let outcomes = outcomes_of(runner, &built, filter);
        let outcomes = outcomes.unwrap_or_else(|failure| {
            eprintln!("{runner}: {failure}");
            vec![Outcome::step(runner, "xtask", &failure.to_string(), false)]
        });
        outcome::keep(runner, &outcomes)?;
        all.extend(outcomes);
    }
    Ok(summed_up(&all))
}

fn read(arguments: &[String]) -> Result<(Vec<&'static str>, Option<&str>), Failure> {
    let (only, filter) = match arguments {
        [] => (None, None),
        [filter] if !filter.starts_with('-') => (None, Some(filter)),
        [flag, only] if flag == "--only" => (Some(only), None),
        [flag, only, filter] if flag == "--only" => (Some(only), Some(filter)),
        _ => {
            return Err(
                format!("usage: cargo xtask test [--gates] [--only {}] [FILTER]", RUNNERS.join("|")).into()
            );
        }
    };
    let wanted = |name: &&str| only.is_none_or(|wanted| wanted == name);
    let runners = RUNNERS.iter().copied().filter(wanted).collect();
    if runners == Vec::<&str>::new() {
        return Err(format!("there are these runners: {}", RUNNERS.join(", ")).into());
    }
    Ok((runners, filter.map(String::as_str)))
}

fn outcomes_of(runner: &str, built: &Built, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    match runner {
        "ui" => vitest::run(built.program("min-side-stage")?, filter),
        "fuzz" => fuzz::bounded(built, filter),
        "torture" => torture::bounded(built, filter),
        "contract" => {
            let mut outcomes = of_programs(runner, built, filter)?;
            if filter.is_none_or(|filter| "schemathesis".contains(filter)) {
                outcomes.extend(generated::run(built)?);
            }
            Ok(outcomes)
        }
        _ => of_programs(runner, built, filter),
    }
}

/// One runner's tests out of the programs that were built: by cargo-nextest where it is installed.
fn of_programs(runner: &str, built: &Built, filter: Option<&str>) -> Result<Vec<Outcome>, Failure> {
    if nextest::installed() { nextest::run(runner, filter) } else { rust::run(runner, built, filter) }
}

/// The tests that need neither the real server nor the real window; whether all passed.
pub fn unit(built: &Built) -> Result<bool, Failure> {
    Ok(summed_up(&of_programs("unit", built, None)?))
}

/// Prints what failed and the closing line; whether all passed. A run without a test is a failure.
fn summed_up(outcomes: &[Outcome]) -> bool {
    let (passed, failed): (Vec<_>, Vec<_>) = outcomes.iter().partition(|outcome| outcome.passed);
    for outcome in &failed {
        println!("\nFAILED {} {} {}", outcome.runner, outcome.place, outcome.name);
        outcome.why.lines().for_each(|line| println!("    {line}"));
    }
    println!("{} passed, {} failed", passed.len(), failed.len());
    failed.is_empty() && !passed.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_choose_the_runners() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(read(&[]).unwrap(), (RUNNERS.to_vec(), None));
        assert_eq!(read(&words("--only torture")).unwrap(), (vec!["torture"], None));
        assert_eq!(read(&words("--only window offline")).unwrap(), (vec!["window"], Some("offline")));
        assert!(read(&words("--only wondow")).is_err());
        assert!(read(&words("--fast")).is_err());
    }

    #[test]
    fn a_run_without_tests_has_not_passed() {
        assert!(!summed_up(&[]));
        assert!(summed_up(&[Outcome::step("ui", "ui", "a", true)]));
        assert!(!summed_up(&[Outcome::step("ui", "ui", "a", true), Outcome::step("ui", "ui", "b", false)]));
    }
}
