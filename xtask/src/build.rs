//! One build of the whole workspace, with one set of features, that every runner then uses.

use crate::{Failure, process, tree};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// A program that holds tests.
pub struct TestProgram {
    /// The package that it tests, as `min-side-core`.
    pub package: String,
    /// The package's folder: tests run there.
    pub dir: PathBuf,
    /// The program.
    pub path: PathBuf,
}

/// What is built, and what the runners then find built: any other choice would build the tree anew.
pub const TARGETS: [&str; 4] = ["--workspace", "--lib", "--bins", "--tests"];

/// What the build made.
pub struct Built {
    /// Programs by name.
    pub programs: BTreeMap<String, PathBuf>,
    /// Programs that hold tests.
    pub tests: Vec<TestProgram>,
    /// What the compiler and the lints, where it was linted, found to say of our own code.
    pub warnings: usize,
}

impl Built {
    /// A program by its name.
    pub fn program(&self, name: &str) -> Result<&Path, Failure> {
        Ok(self.programs.get(name).ok_or_else(|| format!("the build made no program {name}"))?)
    }
}

/// Builds every target of the workspace. The interface must have been built: it is embedded.
pub fn workspace() -> Result<Built, Failure> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--locked"]).args(TARGETS).args(["--message-format", "json"]);
    eprintln!("+ {}", process::shown(&cargo));
    let mut child = cargo.stdout(Stdio::piped()).spawn()?;
    let mut built = Built { programs: BTreeMap::new(), tests: Vec::new(), warnings: 0 };
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            if let Ok(message) = serde_json::from_str(&line?) {
                note(&message, &mut built);
            }
        }
    }
    if !child.wait()?.success() {
        return Err("the workspace does not build".into());
    }
    built.tests.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(built)
}

fn note(message: &Value, built: &mut Built) {
    // Dependencies' warnings are not among them: cargo caps those.
    if message["reason"] == "compiler-message" {
        eprint!("{}", message["message"]["rendered"].as_str().unwrap_or_default());
        built.warnings += usize::from(message["message"]["level"] == "warning");
        return;
    }
    let (Some(program), Some(manifest)) = (message["executable"].as_str(), message["manifest_path"].as_str())
    else {
        return;
    };
    let dir = Path::new(manifest).parent().map_or_else(tree::root, Path::to_path_buf);
    if message["profile"]["test"] == true {
        let package = package_name(message["package_id"].as_str().unwrap_or_default(), &dir);
        built.tests.push(TestProgram { package, dir, path: program.into() });
    } else if let Some(name) = message["target"]["name"].as_str() {
        built.programs.insert(name.to_owned(), program.into());
    }
}

/// The name in a package id: `path+file:///…/crates/core#min-side-core@0.1.0`, or `…/xtask#0.1.0` where the folder
/// has the package's name.
fn package_name(id: &str, dir: &Path) -> String {
    let after = id.rsplit_once('#').map_or(id, |(_, after)| after);
    match after.split_once('@') {
        Some((name, _)) => name.to_owned(),
        None => dir.file_name().unwrap_or_default().to_string_lossy().into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_counted_and_an_artefact_is_not() {
        let mut built = Built { programs: BTreeMap::new(), tests: Vec::new(), warnings: 0 };
        let said = |level: &str| serde_json::json!({"reason": "compiler-message", "message": {"level": level, "rendered": ""}});
        note(&said("warning"), &mut built);
        note(&said("failure-note"), &mut built);
        let made = serde_json::json!({"reason": "compiler-artifact", "executable": "/t/a", "manifest_path": "/a/Cargo.toml",
            "target": {"name": "a"}, "profile": {"test": false}});
        note(&made, &mut built);
        assert_eq!((built.warnings, built.programs.len()), (1, 1));
    }

    #[test]
    fn the_package_is_named_by_its_id_or_its_folder() {
        let dir = Path::new("/home/kari/min-side/xtask");
        assert_eq!(
            package_name("path+file:///home/kari/crates/core#min-side-core@0.1.0", dir),
            "min-side-core"
        );
        assert_eq!(package_name("path+file:///home/kari/min-side/xtask#0.1.0", dir), "xtask");
    }
}
