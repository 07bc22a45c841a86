//! A package for Red Hat's family and SUSE, by rpmbuild: it finds the libraries itself, as sonames.

use super::package::Package;
use super::{Job, date, metadata, scratch, stage};
use crate::{Failure, process};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What makes it the same twice, and keeps rpmbuild from changing what has been laid out.
const MACROS: [&str; 8] = [
    "_buildhost min-side",
    "use_source_date_epoch_as_buildtime 1",
    "clamp_mtime_to_source_date_epoch 1",
    "source_date_epoch_from_changelog 0",
    "_build_id_links none",
    "debug_package %{nil}",
    "__os_install_post %{nil}",
    "_build_name_fmt %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
];

/// Makes it; its path.
pub fn make(package: &Package, job: &Job) -> Result<PathBuf, Failure> {
    let root = stage(package, job, "rpm")?;
    let top = scratch(&format!("rpm-top-{}", package.name))?;
    let spec = top.join(format!("{}.spec", package.name));
    fs::write(&spec, spec_file(package, job, &root)?)?;
    let arch = std::env::consts::ARCH;
    let mut rpmbuild = Command::new("rpmbuild");
    rpmbuild.env("SOURCE_DATE_EPOCH", job.epoch.to_string()).env("LC_ALL", "C");
    rpmbuild.args(["-bb", "--quiet", "--target", arch]);
    for (name, value) in [("_topdir", &top), ("_rpmdir", &job.out)] {
        rpmbuild.arg("--define").arg(format!("{name} {}", value.display()));
    }
    for line in MACROS {
        rpmbuild.args(["--define", line]);
    }
    let payload = if job.quick { "_binary_payload w1.gzdio" } else { "_binary_payload w19.zstdio" };
    rpmbuild.args(["--define", payload]);
    process::run(rpmbuild.arg(&spec))?;
    let made = format!("{}-{}-{}.{arch}.rpm", package.name, version(job), job.revision);
    let made = job.out.join(made);
    if made.is_file() { Ok(made) } else { Err(format!("rpmbuild did not make {}", made.display()).into()) }
}

fn version(job: &Job) -> String {
    job.version.replacen('-', "~", 1)
}

fn spec_file(package: &Package, job: &Job, root: &Path) -> Result<String, Failure> {
    let mut spec = String::new();
    let (name, version, revision) = (package.name, version(job), job.revision);
    let (url, packager) = (metadata::repository()?, metadata::maintainer()?);
    writeln!(spec, "Name: {name}\nVersion: {version}\nRelease: {revision}\nSummary: {}", package.summary)?;
    writeln!(spec, "License: Apache-2.0 OR MIT\nURL: {url}\nPackager: {packager}")?;
    for needed in package.rpm_requires {
        writeln!(spec, "{needed}")?;
    }
    writeln!(spec, "\n%description\n{}\n\n%install", package.description)?;
    writeln!(spec, "mkdir -p %{{buildroot}}\ncp -a {}/. %{{buildroot}}/\n", root.display())?;
    for (section, text) in package.rpm_scripts {
        writeln!(spec, "%{section}\n{text}\n")?;
    }
    writeln!(spec, "%files")?;
    for content in &package.files {
        let mode = if content.is_program() { "0755" } else { "0644" };
        let kind = if package.settings.contains(&content.path.as_str()) {
            "%config(noreplace) "
        } else if content.path.starts_with("usr/share/doc/") {
            "%doc "
        } else {
            ""
        };
        writeln!(spec, "%attr({mode},root,root) {kind}/{}", content.path)?;
    }
    writeln!(spec, "%dir /usr/share/doc/{name}")?;
    // What is nobody's would be left when the package goes.
    for folder in package.settings.iter().filter_map(|path| Path::new(path).parent()) {
        writeln!(spec, "%dir %attr(0755,root,root) /{}", folder.display())?;
    }
    writeln!(spec, "\n%changelog\n* {} {packager} - {version}-{revision}", date(job.epoch, "+%a %b %d %Y")?)?;
    writeln!(spec, "- What is new stands in changelog.gz.")?;
    Ok(spec)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::package::{Bytes, Content};

    #[test]
    fn settings_are_kept_and_their_folder_goes_with_the_package() {
        let settings = "etc/min-side-server/server.conf";
        let package = Package {
            name: "min-side-server",
            summary: "s",
            description: "d",
            section: "net",
            depends: &[],
            recommends: &[],
            rpm_requires: &["Requires: ca-certificates"],
            settings: &["etc/min-side-server/server.conf"],
            scripts: Vec::new(),
            rpm_scripts: &[("post", ":")],
            bill: String::new(),
            files: vec![Content::new(settings, Bytes::Text(String::new()))],
        };
        let job = Job {
            programs: PathBuf::new(),
            out: PathBuf::new(),
            manual: PathBuf::new(),
            version: "1.0.0-rc.1".into(),
            revision: 2,
            quick: false,
            epoch: 0,
        };
        let spec = spec_file(&package, &job, Path::new("/laid/out")).unwrap();
        for line in [
            "Version: 1.0.0~rc.1",
            "Release: 2",
            "Requires: ca-certificates",
            "%attr(0644,root,root) %config(noreplace) /etc/min-side-server/server.conf",
            "%dir %attr(0755,root,root) /etc/min-side-server",
            "%post",
        ] {
            assert!(spec.lines().any(|written| written == line), "{line} in {spec}");
        }
    }
}
