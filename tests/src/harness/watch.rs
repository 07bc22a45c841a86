//! What a program and all that it starts say to the network, by its system calls: `strace` misses no connection, however
//! short.

use super::desktop::Desktop;
use super::{HarnessError, Result};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A program that runs the app and notes its calls.
#[derive(Debug)]
pub struct Watch {
    starter: PathBuf,
    notes: PathBuf,
}

impl Watch {
    /// Makes it, on a machine.
    ///
    /// # Errors
    /// When its file cannot be written.
    pub fn over(desktop: &Desktop) -> Result<Self> {
        let app = super::program::path("min-side")?;
        let starter = desktop.home().join("bin/watched");
        let notes = desktop.home().join("calls");
        // Only these calls stop a thread; everything else runs as fast as ever.
        let script = format!(
            "#!/bin/sh\nexec strace -f -qq --seccomp-bpf -s 0 -e signal=none -e trace=connect,sendto,sendmsg,sendmmsg -o '{}' '{}' \"$@\"\n",
            notes.display(),
            app.display()
        );
        std::fs::write(&starter, script).map_err(HarnessError::io("the watcher"))?;
        std::fs::set_permissions(&starter, PermissionsExt::from_mode(0o755))
            .map_err(HarnessError::io("the watcher"))?;
        Ok(Self { starter, notes })
    }

    /// The program that starts the app.
    #[must_use]
    pub fn starter(&self) -> &Path {
        &self.starter
    }

    /// The addresses beyond this machine's own sockets that were spoken to, in the order they were: `10.0.0.1:443`.
    ///
    /// # Errors
    /// When there are no notes: nothing was watched.
    pub fn addresses(&self) -> Result<Vec<String>> {
        let notes =
            std::fs::read_to_string(&self.notes).map_err(HarnessError::io("the notes of the calls"))?;
        Ok(notes.lines().filter_map(address).collect())
    }
}

/// The address of an internet socket in a noted call.
fn address(line: &str) -> Option<String> {
    if !line.contains("sa_family=AF_INET") {
        return None;
    }
    let between = |from: &str, to: &str| {
        let rest = line.split_once(from)?.1;
        rest.split_once(to).map(|(found, _)| found.to_owned())
    };
    let port = between("port=htons(", ")").unwrap_or_default();
    let host = between("inet_addr(\"", "\"").or_else(|| between("AF_INET6, \"", "\""));
    Some(format!("{}:{port}", host.unwrap_or_else(|| line.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_are_read_from_calls() {
        for (line, expected) in [
            (
                "12 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr(\"10.1.2.3\")}, 16) = 0",
                Some("10.1.2.3:443"),
            ),
            (
                "12 connect(9, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, \"::1\", &sin6_addr), sin6_scope_id=0}, 28) = 0",
                Some("::1:53"),
            ),
            ("12 connect(9, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 110) = 0", None),
            ("12 sendto(9, \"\"..., 5, MSG_NOSIGNAL, NULL, 0) = 5", None),
        ] {
            assert_eq!(address(line).as_deref(), expected);
        }
    }
}
