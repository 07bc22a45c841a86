//! The interface: its packages and its build, each skipped while what it was made from has not changed.

use crate::{Failure, process, tree};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Folders of `ui` that nothing is built from.
const NOT_SOURCES: &[&str] = &["dist", "node_modules"];

/// Installs the npm packages and builds `ui/dist` if anything has changed since the last time.
pub fn build() -> Result<(), Failure> {
    install()?;
    // Beside the packages, not in `dist`: all that lies there is embedded in the app.
    let stamp = tree::ui().join("node_modules/.built-from");
    let made = |sources: &str| {
        let page = fingerprint(&[tree::ui().join("dist/index.html")]);
        page.map(|page| format!("{sources} {page}"))
    };
    let now = fingerprint(&sources(&tree::ui())?)?;
    if made(&now).is_ok_and(|made| fs::read_to_string(&stamp).is_ok_and(|built| built == made)) {
        return Ok(());
    }
    process::run(npm().args(["run", "build"]))?;
    Ok(fs::write(stamp, made(&now)?)?)
}

/// Installs the npm packages if the lock file has changed since the last time.
pub fn install() -> Result<(), Failure> {
    let stamp = tree::ui().join("node_modules/.installed-from");
    let lock = [tree::ui().join("package-lock.json")];
    let now = fingerprint(&lock).map_err(|error| format!("ui/package-lock.json: {error}"))?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == now) {
        return Ok(());
    }
    if process::output("npm", &["--version"]).is_none() {
        return Err("Node 20 or newer with npm is needed: https://nodejs.org".into());
    }
    process::run(npm().args(["ci", "--no-audit", "--no-fund"]))?;
    Ok(fs::write(stamp, now)?)
}

/// npm in the interface's folder.
pub fn npm() -> Command {
    let mut command = Command::new("npm");
    command.current_dir(tree::ui());
    command
}

fn sources(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let skipped = NOT_SOURCES.iter().any(|name| entry.file_name() == *name);
        if entry.file_type()?.is_dir() {
            if !skipped {
                files.extend(sources(&entry.path())?);
            }
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

fn fingerprint(files: &[PathBuf]) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
#[path = "../../src-tauri/page_built.rs"]
mod page_built;

#[cfg(test)]
mod tests {
    use super::page_built;

    #[test]
    fn a_build_without_the_page_says_in_one_sentence_what_to_run() {
        let root = std::env::temp_dir().join(format!("min-side-page-{}", std::process::id()));
        let said = page_built::what_is_missing(&root).unwrap();
        assert!(said.contains("cargo xtask demo") && said.lines().count() == 1, "{said}");
        std::fs::create_dir_all(root.join("ui/dist")).unwrap();
        std::fs::write(root.join("ui/dist/index.html"), "<!doctype html>").unwrap();
        assert_eq!(page_built::what_is_missing(&root), None);
        std::fs::remove_dir_all(&root).unwrap();
    }
}
