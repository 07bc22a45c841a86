//! Starts a process with some machines in it, hears what it says, and kills it when its time has come.

use super::say::{Kind, Post, Said, Task};
use super::world::World;
use crate::harness::{HarnessError, Result};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::{Instant, timeout_at};

/// How long a process that ends by itself may take.
const TIMEOUT: Duration = Duration::from_secs(240);

/// Which machines do what, and for how long.
pub(super) struct Run {
    pub(super) kind: Kind,
    /// What the process is called.
    pub(super) name: String,
    pub(super) machines: Vec<Post>,
    pub(super) seed: u64,
    pub(super) clock_ahead: i64,
    /// When it is killed; one without a life ends by itself.
    pub(super) life: Option<Duration>,
}

/// Runs a process to its end. Whatever it says is noted; what it says after its work is answered too.
///
/// # Errors
/// When it cannot be started.
pub(super) async fn run(world: &World, run: Run) -> Result<Vec<Said>> {
    let name = run.name;
    let mut child = start(world, &name)?;
    let task = Task { kind: run.kind, seed: run.seed, clock_ahead: run.clock_ahead, machines: run.machines };
    let mut line =
        serde_json::to_string(&task).map_err(|error| HarnessError::Unexpected(format!("a task: {error}")))?;
    line.push('\n');
    // Held open: the process ends when this one does.
    let mut stdin = child.stdin.take().ok_or_else(|| HarnessError::Unexpected("no input".to_owned()))?;
    stdin.write_all(line.as_bytes()).await.map_err(HarnessError::io("the task"))?;
    let stdout = child.stdout.take().ok_or_else(|| HarnessError::Unexpected("no output".to_owned()))?;
    let mut lines = BufReader::new(stdout).lines();
    let ends = Instant::now() + run.life.unwrap_or(TIMEOUT);
    let mut heard = Vec::new();
    let mut killed = false;
    loop {
        let next = if killed {
            lines.next_line().await
        } else {
            match timeout_at(ends, lines.next_line()).await {
                Ok(next) => next,
                Err(_) => {
                    killed = true;
                    world.killed(run.life.is_some());
                    let _ = child.start_kill();
                    continue;
                }
            }
        };
        // A line that was cut by the kill had not been said.
        match next {
            Ok(Some(line)) => {
                if let Ok(said) = serde_json::from_str::<Said>(&line) {
                    world.hear(&said);
                    if run.life.is_none() {
                        heard.push(said);
                    }
                }
            }
            _ => break,
        }
    }
    let status = child.wait().await.map_err(HarnessError::io("an app"))?;
    if !killed && (run.life.is_some() || !status.success()) {
        world.wrong(&format!("an app of {name} ended by itself: {status}"));
    } else if killed && run.life.is_none() {
        world.wrong(&format!("an app of {name} did not come to its end"));
    }
    Ok(heard)
}

fn start(world: &World, name: &str) -> Result<Child> {
    let log = std::fs::OpenOptions::new().create(true).append(true).open(world.log_of(name));
    let temporary = world.temporary(name)?;
    let program = std::env::current_exe().map_err(HarnessError::io("the running program"))?;
    Command::new(program)
        .arg("drive")
        .env("TMPDIR", temporary)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(log.map_err(HarnessError::io("a log"))?)
        .kill_on_drop(true)
        .spawn()
        .map_err(HarnessError::io("an app"))
}
