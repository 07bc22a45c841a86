//! `cargo xtask requirements`: which tests of the last run prove which row of `docs/requirements.md`.

use crate::outcome::{self, Outcome};
use crate::{Failure, tree};
use std::collections::BTreeMap;
use std::fs;

/// Packages whose tests meet the real server or the real window.
const REAL: &[&str] = &["min-side-tests", "min-side-server"];

/// Prints id → tests, and fails on a row without any.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    let asked = Asked::read(arguments)
        .ok_or("usage: cargo xtask requirements [--only R-01,…] [--except R-04.5,…]")?;
    let text = fs::read_to_string(tree::root().join("docs/requirements.md"))
        .map_err(|error| format!("docs/requirements.md: {error}"))?;
    let rows: Vec<String> = ids(&text).into_iter().filter(|id| asked.includes(id)).collect();
    if rows.is_empty() {
        return Err("no such row in docs/requirements.md".into());
    }
    let proofs = proofs(&outcome::kept()?);
    let mut gaps = 0;
    for id in &rows {
        match proofs.get(id) {
            Some(tests) => println!("{id}  {}", tests.join(", ")),
            None => {
                gaps += 1;
                println!("{id}  -");
            }
        }
    }
    println!("{} rows, {gaps} without a test that ran and passed", rows.len());
    Ok(gaps == 0)
}

/// The ids of the table's rows, `R-01.1` and so on, in their order.
fn ids(text: &str) -> Vec<String> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| R-")?.split_once(" |"));
    cells.map(|(number, _)| format!("R-{number}")).collect()
}

/// The rows that are asked for: all, or some by row (`R-01.2`) or section (`R-01`).
#[derive(Debug, Default)]
struct Asked {
    only: Vec<String>,
    except: Vec<String>,
}

impl Asked {
    fn read(arguments: &[String]) -> Option<Self> {
        let mut asked = Self::default();
        for pair in arguments.chunks(2) {
            let [flag, list] = pair else { return None };
            let ids = match flag.as_str() {
                "--only" => &mut asked.only,
                "--except" => &mut asked.except,
                _ => return None,
            };
            ids.extend(list.split(',').map(|id| id.trim().to_owned()));
        }
        Some(asked)
    }

    fn includes(&self, id: &str) -> bool {
        let section = id.split('.').next().unwrap_or(id);
        let names = |ids: &[String]| ids.iter().any(|wanted| wanted == id || wanted == section);
        (self.only.is_empty() || names(&self.only)) && !names(&self.except)
    }
}

fn proofs(outcomes: &[Outcome]) -> BTreeMap<String, Vec<String>> {
    let mut proofs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let counts = |o: &&Outcome| o.passed && REAL.contains(&o.place.as_str());
    for outcome in outcomes.iter().filter(counts) {
        for id in ids_in_name(&outcome.name) {
            proofs.entry(id).or_default().push(format!("{}:{}", outcome.runner, outcome.name));
        }
    }
    proofs
}

/// The ids that a test's name holds: `r_04_6_a_draft` and `R-04.6 a draft` both name `R-04.6`.
fn ids_in_name(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let number = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    let windows = words.windows(3).filter(|w| w[0].eq_ignore_ascii_case("r") && w[1].len() == 2);
    windows.filter(|w| number(w[1]) && number(w[2])).map(|w| format!("R-{}.{}", w[1], w[2])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_several_rows() {
        assert_eq!(ids_in_name("window::offline::r_04_6_and_r_01_2_arrive_once"), ["R-04.6", "R-01.2"]);
        assert_eq!(ids_in_name("R-12.10 first start"), ["R-12.10"]);
        assert!(ids_in_name("for_4_6").is_empty());
    }

    #[test]
    fn rows_are_asked_for_by_section_or_one_by_one_and_left_out_by_name() {
        let read =
            |words: &[&str]| Asked::read(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        assert!(read(&[]).unwrap().includes("R-12.1"));
        let some = read(&["--only", "R-01, R-04", "--except", "R-04.5"]).unwrap();
        let included = ["R-01.2", "R-04.1", "R-04.5", "R-05.1"].map(|id| some.includes(id));
        assert_eq!(included, [true, true, false, false]);
        assert!(read(&["--only"]).is_none() && read(&["--but", "R-01"]).is_none());
    }

    #[test]
    fn rows_are_read_from_the_table() {
        assert_eq!(ids("| id | what |\n|---|---|\n| R-01.1 | Own section |\ntext R-01.2"), ["R-01.1"]);
    }

    #[test]
    fn only_what_ran_and_passed_against_the_real_thing_is_a_proof() {
        let outcomes = [
            Outcome::step("rust", "min-side-domain", "r_01_3_rule", true),
            Outcome::step("window", "min-side-tests", "r_01_3_choice", false),
            Outcome::step("window", "min-side-tests", "r_01_4_choice", true),
        ];
        assert_eq!(proofs(&outcomes).keys().collect::<Vec<_>>(), ["R-01.4"]);
    }
}
