//! A Debian with nothing in it: the packages are installed, used, upgraded, removed and purged there
//! (`packaging/in-a-clean-debian.sh`).

use super::{Family, Job, contents, deb, metadata::Parts, scratch};
use crate::{Failure, process, tree};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The release that the packages are made for.
const RELEASE: &str = "bookworm";

/// What held, and what did not. It needs root, a mirror of Debian and some minutes.
pub fn run(job: &Job) -> Result<Vec<(String, bool)>, Failure> {
    if process::output("id", &["-u"]).is_none_or(|id| id.trim() != "0") {
        return Ok(vec![("a clean Debian: root is needed to make one".into(), false)]);
    }
    let folder = scratch("clean")?;
    let root = folder.join("root");
    process::run(Command::new("mmdebstrap").args(["--quiet", "--variant=apt", RELEASE]).arg(&root))?;
    let parts = Parts::read()?;
    for revision in [1, 2] {
        let out = root.join(format!("packages/{revision}"));
        fs::create_dir_all(&out)?;
        let job = Job { out, revision, ..job.clone() };
        deb::make(&contents::app(&job, &parts, Family::Debian)?, &job)?;
        deb::make(&contents::server(&job, &parts, Family::Debian)?, &job)?;
    }
    fs::copy(tree::root().join("packaging/in-a-clean-debian.sh"), root.join("packages/check.sh"))?;
    let held = inside(&root)?;
    fs::remove_dir_all(&folder)?;
    Ok(held)
}

/// Runs the script with processes, mounts and a network of its own; each line `ok …` or `FAILED …` is an outcome.
fn inside(root: &Path) -> Result<Vec<(String, bool)>, Failure> {
    let mut unshare = Command::new("unshare");
    unshare.args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-ec"]);
    unshare.arg(
        "mount -t proc proc \"$1/proc\"; mount --rbind /dev \"$1/dev\"; mount -t tmpfs tmpfs \"$1/run\"; \
         mount -t tmpfs tmpfs \"$1/tmp\"; cp -L /etc/resolv.conf \"$1/etc/resolv.conf\" 2>/dev/null || :; \
         exec chroot \"$1\" sh /packages/check.sh",
    );
    let output = unshare.arg("sh").arg(root).env("LC_ALL", "C.UTF-8").output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut held = outcomes(&said);
    let ended = output.status.success() && !held.is_empty();
    if !ended || held.iter().any(|(_, held)| !held) {
        eprintln!("{said}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    if !ended {
        held.push(("the script in a clean Debian came to its end".into(), false));
    }
    Ok(held)
}

fn outcomes(said: &str) -> Vec<(String, bool)> {
    let outcome = |line: &str| {
        let held = line.strip_prefix("ok ").map(|what| (what.to_owned(), true));
        held.or_else(|| line.strip_prefix("FAILED ").map(|what| (what.to_owned(), false)))
    };
    said.lines().filter_map(outcome).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_of_the_script_that_judges_is_an_outcome() {
        let said = "Reading package lists\nok it is installed\nFAILED nothing is left\n";
        assert_eq!(
            outcomes(said),
            [("it is installed".to_owned(), true), ("nothing is left".to_owned(), false)]
        );
    }
}
