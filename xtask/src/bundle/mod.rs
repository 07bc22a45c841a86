//! `cargo xtask bundle`: the packages for Debian's and Red Hat's families, of the app with `minside` and of the server, with
//! their notices and bills of materials. The same tree gives the same bytes.

mod check;
mod contents;
mod deb;
mod debian_root;
mod licences;
mod metadata;
mod package;
mod rpm;
mod sbom;

use crate::packages::{self, Purpose};
use crate::{Failure, process, tree, ui};
use metadata::Parts;
use package::Package;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const USAGE: &str = "usage: cargo xtask bundle [--out DIR] [--from DIR] [--quick] [--check]";

/// What is packaged, from where, and when it was made.
#[derive(Clone)]
pub struct Job {
    /// Where the programs are.
    programs: PathBuf,
    /// Where the packages go.
    out: PathBuf,
    /// What the manual's example wrote: pages and completions.
    manual: PathBuf,
    /// The version, as in Cargo.toml.
    version: String,
    /// The package's revision of that version.
    revision: u32,
    /// Whether it is packed quickly, and large: for a trial.
    quick: bool,
    /// The time that stands in everything, seconds since 1970.
    epoch: u64,
}

/// Whose conventions a package follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Debian, Ubuntu and their relatives.
    Debian,
    /// Red Hat, Fedora, SUSE and their relatives.
    RedHat,
}

/// Builds what is released, or takes programs that are built already (`--from target/debug`), and packages it. `--check`
/// does so twice, holds the packages against their judges, and installs and removes them in a clean Debian.
pub fn run(arguments: &[String]) -> Result<bool, Failure> {
    let Asked { out, from, quick, checked } = read(arguments)?;
    packages::ensure(if checked { Purpose::CheckPackages } else { Purpose::Package })?;
    ui::build()?;
    let programs = from.map_or_else(release, Ok)?;
    let manual = tree::target().join("bundle/manual");
    process::run(Command::new(programs.join("examples/manual")).arg(&manual))?;
    let (version, epoch) = (metadata::version()?, epoch()?);
    let job = Job { programs, out, manual, version, revision: 1, quick, epoch };
    let made = make(&job)?;
    for file in &made {
        println!("{} {} kB", file.display(), fs::metadata(file)?.len() / 1000);
    }
    if checked { check::run(&job, &made) } else { Ok(true) }
}

/// Makes every package; the files, and the sums beside them.
pub fn make(job: &Job) -> Result<Vec<PathBuf>, Failure> {
    let parts = Parts::read()?;
    fs::create_dir_all(&job.out)?;
    let mut made = Vec::new();
    for what in [contents::app, contents::server] {
        made.push(deb::make(&what(job, &parts, Family::Debian)?, job)?);
        let package = what(job, &parts, Family::RedHat)?;
        made.push(rpm::make(&package, job)?);
        let bill = job.out.join(format!("{}_{}.cdx.json", package.name, job.version));
        fs::write(&bill, package.bill.as_bytes())?;
        made.push(bill);
    }
    let mut sums = Command::new("sha256sum");
    sums.current_dir(&job.out).args(made.iter().filter_map(|file| file.file_name()));
    let sums = sums.output()?;
    if !sums.status.success() {
        return Err("sha256sum failed".into());
    }
    fs::write(job.out.join("SHA256SUMS"), sums.stdout)?;
    made.push(job.out.join("SHA256SUMS"));
    Ok(made)
}

/// Builds the programs, and what writes their manual, with one set of features.
fn release() -> Result<PathBuf, Failure> {
    let mut cargo = process::cargo();
    cargo.args([
        "build",
        "--locked",
        "--release",
        "-p",
        "min-side",
        "-p",
        "min-side-cli",
        "-p",
        "min-side-server",
    ]);
    process::run(cargo.args(["--bins", "--example", "manual"]))?;
    Ok(tree::target().join("release"))
}

/// What the arguments ask for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    out: PathBuf,
    from: Option<PathBuf>,
    quick: bool,
    checked: bool,
}

fn read(arguments: &[String]) -> Result<Asked, Failure> {
    let out = tree::root().join("artefacts/packages");
    let mut asked = Asked { out, from: None, quick: false, checked: false };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => asked.checked = true,
            "--quick" => asked.quick = true,
            "--out" => asked.out = std::path::absolute(arguments.next().ok_or(USAGE)?)?,
            "--from" => asked.from = Some(std::path::absolute(arguments.next().ok_or(USAGE)?)?),
            _ => return Err(USAGE.into()),
        }
    }
    Ok(asked)
}

/// `SOURCE_DATE_EPOCH`, or when the last change was committed.
fn epoch() -> Result<u64, Failure> {
    if let Ok(set) = std::env::var("SOURCE_DATE_EPOCH") {
        return Ok(set.trim().parse()?);
    }
    let root = tree::root();
    let told = process::output("git", &["-C", &root.to_string_lossy(), "log", "-1", "--format=%ct"]);
    let told = told.ok_or("there is no git history to take the time from: set SOURCE_DATE_EPOCH")?;
    Ok(told.trim().parse()?)
}

/// A time as `date` writes it, in UTC and without the machine's language.
fn date(epoch: u64, format: &str) -> Result<String, Failure> {
    let mut date = Command::new("date");
    let said = date.env("LC_ALL", "C").args(["-u", "-d", &format!("@{epoch}"), format]).output()?;
    if !said.status.success() {
        return Err("date failed".into());
    }
    Ok(String::from_utf8(said.stdout)?.trim().to_owned())
}

/// A folder of the build that is empty.
fn scratch(name: &str) -> Result<PathBuf, Failure> {
    let folder = tree::target().join("bundle").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The text of a file of `packaging/`, with what stands between `@`s put in.
fn template(path: &str, values: &[(&str, &str)]) -> Result<String, Failure> {
    let path = tree::root().join("packaging").join(path);
    let mut text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    for (name, value) in values {
        text = text.replace(&format!("@{name}@"), value);
    }
    Ok(text)
}

/// Where a package is laid out before it is packed.
fn stage(package: &Package, job: &Job, kind: &str) -> Result<PathBuf, Failure> {
    let root = scratch(&format!("{kind}-{}", package.name))?;
    package.lay_out(&root, job.epoch)?;
    Ok(root)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_say_what_is_packaged_and_where_it_goes() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let asked = read(&words("--out /a --from /b --check")).unwrap();
        let wanted = Asked { out: "/a".into(), from: Some("/b".into()), quick: false, checked: true };
        assert_eq!(asked, wanted);
        assert!(read(&words("--out")).is_err() && read(&words("--fast")).is_err());
    }

    #[test]
    fn a_time_is_written_without_zone_and_language_of_the_machine() {
        assert_eq!(date(86_400, "+%Y-%m-%d").unwrap(), "1970-01-02");
        assert_eq!(date(0, "-R").unwrap(), "Thu, 01 Jan 1970 00:00:00 +0000");
    }
}
