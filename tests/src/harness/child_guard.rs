//! Programs that cannot outlive the one who started them: each runs in a process group of its own under a small shell
//! that ends the whole group when its standard input does, however its owner died.

use super::{HarnessError, Result};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

const GUARD_SCRIPT: &str = r#"trap "" TERM; (trap - TERM; exec "$@") & cat >/dev/null
kill -TERM 0; for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $! 2>/dev/null || break; sleep 0.1; done; kill -KILL 0"#;

/// A program that is guarded; dropping it ends the program and all that it started.
#[derive(Debug)]
pub struct ChildGuard {
    child: Child,
    stdin: Option<ChildStdin>,
}

/// A program to be guarded.
#[derive(Debug)]
pub struct GuardedCommand(Command);

impl GuardedCommand {
    /// A program by its path or name.
    #[must_use]
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new("sh");
        command.args(["-c", GUARD_SCRIPT, "leash"]).arg(program);
        command.stdin(Stdio::piped()).process_group(0);
        Self(command)
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.0.args(arguments);
        self
    }

    /// Sets variables of its environment.
    #[must_use]
    pub fn envs<K: AsRef<OsStr>, V: AsRef<OsStr>>(
        mut self,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        self.0.envs(variables);
        self
    }

    /// Sends what it writes to its standard error to a file.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn errors_to(mut self, path: &Path) -> Result<Self> {
        let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
        self.0.stderr(file.map_err(HarnessError::io(path.display().to_string()))?);
        Ok(self)
    }

    /// Starts it, with its standard output to nowhere.
    ///
    /// # Errors
    /// When there is no `sh`.
    pub fn start(mut self) -> Result<ChildGuard> {
        self.0.stdout(Stdio::null());
        self.spawn()
    }

    /// Starts it and waits for the first line that it writes.
    ///
    /// # Errors
    /// When it ends without a line.
    pub fn start_and_read_line(mut self) -> Result<(ChildGuard, String)> {
        self.0.stdout(Stdio::piped());
        let mut child_guard = self.spawn()?;
        let mut line = String::new();
        if let Some(stdout) = child_guard.child.stdout.take() {
            let mut reader = BufReader::new(stdout);
            reader.read_line(&mut line).map_err(HarnessError::io("reading the first line"))?;
            // The rest is read so that the program never waits for a reader.
            std::thread::spawn(move || reader.read_to_end(&mut Vec::new()));
        }
        if line.is_empty() {
            Err(HarnessError::Unexpected("a program ended without a line".into()))
        } else {
            Ok((child_guard, line))
        }
    }

    fn spawn(mut self) -> Result<ChildGuard> {
        let what = format!("{:?}", self.0.get_args().nth(3).unwrap_or_default());
        let mut child = self.0.spawn().map_err(HarnessError::io(what))?;
        Ok(ChildGuard { stdin: child.stdin.take(), child })
    }
}

impl ChildGuard {
    /// The process group of the program and all that it started.
    #[must_use]
    pub fn group(&self) -> u32 {
        self.child.id()
    }

    /// Kills the program and all that it started at once, without a chance to tidy up.
    pub fn kill(&mut self) {
        let group = format!("-{}", self.group());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }

    /// Waits until the one who started this is told to stop.
    pub fn wait(&mut self) {
        let _ = self.child.wait();
    }
}

impl Drop for ChildGuard {
    fn drop(&mut self) {
        self.stdin = None;
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{processes, wait_for};
    use super::*;

    #[tokio::test]
    async fn the_end_of_the_leash_is_the_end_of_all_that_hangs_on_it() {
        let script = "sleep 600 & echo $!; wait";
        let (child_guard, line) =
            GuardedCommand::new("sh").args(["-c", script]).start_and_read_line().unwrap();
        let grandchild = line.trim().parse().unwrap();
        assert!(!processes::has_ended(grandchild));
        drop(child_guard);
        // What is killed dies when the machine next runs it, and stays as a zombie where nobody fetches it.
        let dead = async || processes::has_ended(grandchild).then_some(());
        wait_for("the end of what it started", dead).await.unwrap();
    }
}
