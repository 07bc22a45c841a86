//! Starts the reading process, gives it a file and a deadline, and takes its words.

use super::child::{ARGUMENT, MARK};
use super::{Extracted, FILE_MAX, TEXT_MAX, may_have_words};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;

/// How long one file may take.
const DEADLINE: Duration = Duration::from_secs(30);

/// The program that is started to read a file: this one again, or a test's.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// What stands before the media type.
    pub arguments: Vec<OsString>,
    /// How long it may take.
    pub deadline: Duration,
}

impl Program {
    /// This program; none when its `main` has not called [`super::run_if_asked`], or the system does not say where it is.
    #[must_use]
    pub fn own() -> Option<Self> {
        if !super::child::can_read() {
            return None;
        }
        let path = std::env::current_exe().ok()?;
        Some(Self { path, arguments: vec![ARGUMENT.into()], deadline: DEADLINE })
    }
}

/// Reads the words of a file in a process of its own. A process that fails, hangs or babbles is ended and the file is
/// unreadable; nothing else comes of it.
pub async fn extract(program: &Program, media_type: &str, bytes: Vec<u8>) -> Extracted {
    if !may_have_words(media_type) {
        return Extracted::None;
    }
    if bytes.len() as u64 > FILE_MAX {
        return Extracted::Unreadable;
    }
    match tokio::time::timeout(program.deadline, run(program, media_type, bytes)).await {
        Ok(Ok(answer)) => parse(&answer),
        Ok(Err(error)) => {
            tracing::warn!(kind = ?error.kind(), "the reading process failed");
            Extracted::Unreadable
        }
        Err(_) => {
            tracing::warn!("the reading process took too long and was ended");
            Extracted::Unreadable
        }
    }
}

async fn run(program: &Program, media_type: &str, bytes: Vec<u8>) -> std::io::Result<Vec<u8>> {
    let mut child = Command::new(&program.path)
        .args(&program.arguments)
        .arg(media_type)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(std::io::ErrorKind::BrokenPipe.into());
    };
    let give = async move {
        // A process that has seen enough closes its end.
        let _ = stdin.write_all(&bytes).await;
        drop(stdin);
    };
    let take = async move {
        let mut answer = Vec::new();
        stdout.take(TEXT_MAX as u64 + 64 * 1024).read_to_end(&mut answer).await.map(|_| answer)
    };
    let ((), answer) = tokio::join!(give, take);
    let answer = answer?;
    let _ = child.start_kill();
    let _ = child.wait().await;
    Ok(answer)
}

fn parse(answer: &[u8]) -> Extracted {
    let Some(at) = answer.windows(MARK.len()).position(|window| window == MARK) else {
        return Extracted::Unreadable;
    };
    let rest = &answer[at + MARK.len()..];
    match rest.split_first() {
        Some((b't', text)) => {
            let text = String::from_utf8_lossy(&text[..text.len().min(TEXT_MAX)]).into_owned();
            if text.trim().is_empty() { Extracted::None } else { Extracted::Text(text) }
        }
        Some((b'n', _)) => Extracted::None,
        _ => Extracted::Unreadable,
    }
}
