//! A package for Debian and its relatives, by dpkg-deb: it sorts the files and takes the time from `SOURCE_DATE_EPOCH`.

use super::package::{Package, set_time};
use super::{Job, date, metadata, scratch, stage};
use crate::{Failure, process};
use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes it; its path.
pub fn make(package: &Package, job: &Job) -> Result<PathBuf, Failure> {
    let root = stage(package, job, "deb")?;
    let changelog = root.join("usr/share/doc").join(package.name).join("changelog.Debian.gz");
    fs::write(&changelog, super::package::packed(log(package, job)?.as_bytes())?)?;
    set_time(&changelog, job.epoch)?;
    // One mode whoever makes it.
    fs::set_permissions(&changelog, Permissions::from_mode(0o644))?;
    set_time(changelog.parent().ok_or("no folder")?, job.epoch)?;

    let (sums, size) = sums_and_size(&root)?;
    let libraries = linked(package, &root)?;
    let control = root.join("DEBIAN");
    fs::create_dir(&control)?;
    let mut written =
        vec![("control", control_file(package, job, &libraries, size)?, 0o644), ("md5sums", sums, 0o644)];
    if !package.settings.is_empty() {
        let lines = package.settings.iter().map(|path| format!("/{path}\n")).collect();
        written.push(("conffiles", lines, 0o644));
    }
    written.extend(package.scripts.iter().map(|(name, text)| (*name, text.clone(), 0o755)));
    for (name, text, mode) in written {
        let path = control.join(name);
        fs::write(&path, text)?;
        fs::set_permissions(&path, Permissions::from_mode(mode))?;
        set_time(&path, job.epoch)?;
    }
    fs::set_permissions(&control, Permissions::from_mode(0o755))?;
    set_time(&control, job.epoch)?;
    set_time(&root, job.epoch)?;

    let out = job.out.join(format!("{}_{}_{}.deb", package.name, version(job), architecture()?));
    let mut dpkg = Command::new("dpkg-deb");
    dpkg.env("SOURCE_DATE_EPOCH", job.epoch.to_string());
    dpkg.args(if job.quick { ["-Zgzip", "-z1"] } else { ["-Zxz", "-z9"] });
    dpkg.args(["--root-owner-group", "--build"]).arg(&root).arg(&out);
    process::run(&mut dpkg)?;
    Ok(out)
}

/// Debian's version: what comes before a release sorts before it.
fn version(job: &Job) -> String {
    format!("{}-{}", job.version.replacen('-', "~", 1), job.revision)
}

fn architecture() -> Result<String, Failure> {
    let told = process::output("dpkg", &["--print-architecture"]).ok_or("there is no dpkg")?;
    Ok(told.trim().to_owned())
}

fn control_file(package: &Package, job: &Job, libraries: &str, size: u64) -> Result<String, Failure> {
    let depends: Vec<&str> = std::iter::once(libraries).chain(package.depends.iter().copied()).collect();
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    line("Package", package.name);
    line("Version", &version(job));
    line("Architecture", &architecture()?);
    line("Maintainer", &metadata::maintainer()?);
    line("Installed-Size", &size.to_string());
    line("Depends", &depends.join(", "));
    line("Recommends", &package.recommends.join(", "));
    line("Section", package.section);
    line("Priority", "optional");
    line("Homepage", &metadata::repository()?);
    line("Description", package.summary);
    for paragraph in package.description.lines() {
        let _ = writeln!(text, " {}", if paragraph.is_empty() { "." } else { paragraph });
    }
    Ok(text)
}

/// Debian's own changelog, with the one entry that this package is.
fn log(package: &Package, job: &Job) -> Result<String, Failure> {
    let (name, version, date) = (package.name, version(job), date(job.epoch, "-R")?);
    let maintainer = metadata::maintainer()?;
    Ok(format!(
        "{name} ({version}) unstable; urgency=medium\n\n  * What is new stands in changelog.gz.\n\n -- {maintainer}  {date}\n"
    ))
}

/// The packages of the libraries that the programs are linked with, by dpkg-shlibdeps.
fn linked(package: &Package, root: &Path) -> Result<String, Failure> {
    // It wants to be run in a source package.
    let source = scratch("shlibdeps")?;
    fs::create_dir(source.join("debian"))?;
    let control = format!("Source: {0}\n\nPackage: {0}\nArchitecture: any\n", package.name);
    fs::write(source.join("debian/control"), control)?;
    let mut told = Command::new("dpkg-shlibdeps");
    told.current_dir(&source).arg("-O");
    for program in package.programs(root) {
        told.arg(format!("-e{}", program.display()));
    }
    let told = told.output()?;
    if !told.status.success() {
        return Err(format!("dpkg-shlibdeps: {}", String::from_utf8_lossy(&told.stderr)).into());
    }
    depends_of(&String::from_utf8_lossy(&told.stdout)).ok_or_else(|| "dpkg-shlibdeps names nothing".into())
}

fn depends_of(told: &str) -> Option<String> {
    told.lines().find_map(|line| line.strip_prefix("shlibs:Depends=")).map(|list| list.trim().to_owned())
}

/// The sums of all files, and what they take together in KiB.
fn sums_and_size(root: &Path) -> Result<(String, u64), Failure> {
    let mut files = Vec::new();
    below(root, &mut files)?;
    files.sort();
    let mut size = 0;
    for file in &files {
        size += fs::metadata(file)?.len().div_ceil(1024);
    }
    let names = files.iter().filter_map(|file| file.strip_prefix(root).ok());
    let sums = Command::new("md5sum").current_dir(root).args(names).output()?;
    if !sums.status.success() {
        return Err("md5sum failed".into());
    }
    Ok((String::from_utf8(sums.stdout)?, size))
}

fn below(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() { below(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_before_a_release_sorts_before_it() {
        let job = |version: &str| Job {
            programs: PathBuf::new(),
            out: PathBuf::new(),
            manual: PathBuf::new(),
            version: version.into(),
            revision: 1,
            quick: false,
            epoch: 0,
        };
        assert_eq!(version(&job("1.0.0")), "1.0.0-1");
        assert_eq!(version(&job("1.0.0-rc.1")), "1.0.0~rc.1-1");
    }

    #[test]
    fn the_libraries_are_those_that_dpkg_shlibdeps_names() {
        let told = "shlibs:Depends=libc6 (>= 2.34), libssl3 (>= 3.0.0)\n";
        assert_eq!(depends_of(told).unwrap(), "libc6 (>= 2.34), libssl3 (>= 3.0.0)");
        assert_eq!(depends_of("dpkg-shlibdeps: warning\n"), None);
    }
}
