//! The packages before their judges: made twice they are the same, and Debian's, freedesktop's, systemd's and rpm's own
//! programs find no error in them.

use super::{Job, debian_root, make, scratch};
use crate::{Failure, process, tree};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The most that `systemd-analyze security` may say, in tenths.
const EXPOSURE: u32 = 20;

/// Whether everything holds.
pub fn run(job: &Job, made: &[PathBuf]) -> Result<bool, Failure> {
    let mut sound = same_twice(job, made)?;
    let judged = [judges(made)?, debian_root::run(job)?];
    for (what, held) in judged.into_iter().flatten() {
        println!("{} {what}", if held { "ok" } else { "FAILED" });
        sound &= held;
    }
    Ok(sound)
}

/// Makes all of it again, elsewhere.
fn same_twice(job: &Job, made: &[PathBuf]) -> Result<bool, Failure> {
    let again = Job { out: scratch("again")?, ..job.clone() };
    let mut same = true;
    for (first, second) in made.iter().zip(make(&again)?) {
        let equal = first.file_name() == second.file_name() && fs::read(first)? == fs::read(&second)?;
        println!("{} the same bytes twice: {}", if equal { "ok" } else { "FAILED" }, named(first));
        same &= equal;
    }
    Ok(same)
}

fn judges(made: &[PathBuf]) -> Result<Vec<(String, bool)>, Failure> {
    let laid_out = tree::target().join("bundle/deb-min-side");
    let unit =
        tree::target().join("bundle/deb-min-side-server/usr/lib/systemd/system/min-side-server.service");
    let mut judged = Vec::new();
    let mut ask = |what: String, command: &mut Command| -> Result<(), Failure> {
        judged.push((what, process::succeeds(command)?));
        Ok(())
    };
    let metainfo = laid_out.join("usr/share/metainfo/no.minside.app.metainfo.xml");
    ask(
        "appstreamcli validate".into(),
        Command::new("appstreamcli").args(["validate", "--no-net"]).arg(metainfo),
    )?;
    let entry = laid_out.join("usr/share/applications/no.minside.app.desktop");
    ask("desktop-file-validate".into(), Command::new("desktop-file-validate").arg(entry))?;
    let mut security = Command::new("systemd-analyze");
    security.args(["security", "--no-pager", "--offline=true", &format!("--threshold={EXPOSURE}")]);
    ask(format!("systemd-analyze security ≤ {}.{}", EXPOSURE / 10, EXPOSURE % 10), security.arg(unit))?;
    for file in made {
        match file.extension().and_then(|end| end.to_str()) {
            Some("deb") => {
                let mut lintian = Command::new("lintian");
                lintian.args(["--allow-root", "--fail-on", "error", "--info"]).arg(file);
                ask(format!("lintian {}", named(file)), &mut lintian)?;
            }
            Some("rpm") => {
                // Who signs it is the publisher's affair; the sums must fit.
                let mut rpm = Command::new("rpm");
                ask(
                    format!("rpm --checksig {}", named(file)),
                    rpm.args(["--checksig", "--nosignature"]).arg(file),
                )?;
            }
            _ => {}
        }
    }
    Ok(judged)
}

fn named(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
