//! Starts a process apart, gives it what is to be read, and takes its answer within its limits.

use super::child::{ARGUMENT, BEGUN};
use super::{Task, own};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use tokio::time::timeout;

/// How long a program may take until it has begun. It waits for a slow disk and a busy machine.
const START: Duration = Duration::from_secs(30);
/// The most that a program may say before it has begun; ours say nothing.
const BEFORE: u64 = 64 * 1024;

/// Why a process apart gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It did not come as far as to begin: that says nothing of what it was to read.
    #[error("the process apart did not begin")]
    NotBegun,
    /// It was at it for too long, and was ended.
    #[error("the process apart took too long")]
    TooLong,
    /// It ended without an answer: over its limits, or by a fault.
    #[error("the process apart ended without an answer")]
    Died,
}

/// The program that is started: this one again, or a test's.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// What stands before the task's own arguments.
    pub arguments: Vec<OsString>,
    /// How long it may take once it has begun, where that is less than the task's own deadline.
    pub deadline: Option<Duration>,
}

impl Program {
    /// This program; none when its `main` has not called [`crate::run_if_asked`], or the system does not say where it is.
    #[must_use]
    pub fn own() -> Option<Self> {
        Some(Self { path: own::program()?, arguments: vec![ARGUMENT.into()], deadline: None })
    }
}

/// What came of a process apart that had begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What it answered, as far as it came: its pieces one after the other.
    pub pieces: Vec<Vec<u8>>,
    /// Why that is not all.
    pub failure: Option<Failure>,
}

/// Has a process apart do a task.
///
/// # Errors
/// [`Failure`]: nothing else comes of a process that fails, hangs or babbles.
pub async fn run(program: &Program, task: Task, extra: &str, given: Vec<u8>) -> Result<Vec<u8>, Failure> {
    let answered = run_as_far(program, task, extra, given).await?;
    answered.failure.map_or_else(|| Ok(answered.pieces.concat()), Err)
}

/// Has a process apart do a task, and takes what it has answered also where it does not come to the end.
///
/// # Errors
/// [`Failure::NotBegun`].
pub async fn run_as_far(
    program: &Program,
    task: Task,
    extra: &str,
    given: Vec<u8>,
) -> Result<Answered, Failure> {
    let answered = attempt(program, task, extra, given).await;
    if let Err(failure) | Ok(Answered { failure: Some(failure), .. }) = &answered {
        tracing::warn!(task = task.name(), ?failure, "a process apart failed");
    }
    answered
}

async fn attempt(program: &Program, task: Task, extra: &str, given: Vec<u8>) -> Result<Answered, Failure> {
    let limits = task.limits();
    let child = Command::new(&program.path)
        .args(&program.arguments)
        .arg(task.name())
        .arg(extra)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    let mut child = child.map_err(|error| {
        tracing::warn!(kind = ?error.kind(), "a process apart could not be started");
        Failure::NotBegun
    })?;
    let (Some(mut stdin), Some(mut stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Failure::NotBegun);
    };
    timeout(START, begun(&mut stdout)).await.ok().flatten().ok_or(Failure::NotBegun)?;
    let give = async move {
        // A process that has seen enough closes its end.
        let _ = stdin.write_all(&given).await;
        drop(stdin);
    };
    let mut pieces = Vec::new();
    let work = async { tokio::join!(give, answer(&mut stdout, limits.answer, &mut pieces)).1 };
    let deadline = program.deadline.unwrap_or(limits.deadline);
    let failure = match timeout(deadline, work).await {
        Ok(Some(())) => None,
        Ok(None) => Some(Failure::Died),
        Err(_) => Some(Failure::TooLong),
    };
    let _ = child.start_kill();
    let _ = child.wait().await;
    Ok(Answered { pieces, failure })
}

/// Reads up to where the process says that it has begun.
async fn begun(from: &mut (impl AsyncRead + Unpin)) -> Option<()> {
    let mut last = [0_u8; BEGUN.len()];
    for _ in 0..BEFORE {
        last.rotate_left(1);
        last[BEGUN.len() - 1] = from.read_u8().await.ok()?;
        if last == *BEGUN {
            return Some(());
        }
    }
    None
}

/// Reads an answer to its end; none when it ends before, or is longer than it may be. A piece is kept only when it is whole.
async fn answer(from: &mut (impl AsyncRead + Unpin), most: u64, pieces: &mut Vec<Vec<u8>>) -> Option<()> {
    let mut left = most;
    loop {
        let length = from.read_u64_le().await.ok().filter(|length| *length <= left)?;
        if length == 0 {
            return Some(());
        }
        left -= length;
        let mut piece = Vec::new();
        (&mut *from).take(length).read_to_end(&mut piece).await.ok()?;
        if piece.len() as u64 != length {
            return None;
        }
        pieces.push(piece);
    }
}
