//! The programs that are measured: a server with a synthetic union, and `minside`.

use crate::Result;
use serde::Deserialize;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// The key of throwaway folders: 64 hex digits.
pub const KEY: &str = "5d1f0c7a9be24d6083c5aa17f2046e9b5d1f0c7a9be24d6083c5aa17f2046e9b";

/// A running server.
pub struct Union {
    child: Child,
    _folder: TempDir,
    /// Where it listens.
    pub url: String,
    /// A token of the demo member's.
    pub token: String,
    /// Messages it was asked for.
    pub messages: u32,
}

#[derive(Deserialize)]
struct Started {
    url: String,
    demo_token: String,
}

/// How a sync went, by what `minside sync --json` says and the system's account of the process.
#[derive(Debug, Deserialize)]
pub struct Synced {
    /// Requests for pages.
    pub requests: u64,
    /// Changes that came.
    pub changes: u64,
    /// Bytes of rows that came, compressed.
    pub bytes_received: u64,
    /// Until everything can be read.
    pub seconds_readable: f64,
    /// Until everything can be found.
    pub seconds_searchable: f64,
    /// Most memory of the process, MiB; 0 where the system does not tell.
    #[serde(skip)]
    pub peak_mib: f64,
}

impl Union {
    /// Starts a server with this many messages.
    pub async fn start(messages: u32) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let mut child = Command::new(beside("min-side-server")?)
            .args(["serve", "--listen", "127.0.0.1:0", "--seed", "demo", "--data"])
            .arg(folder.path())
            .args(["--messages", &messages.to_string()])
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().ok_or("the server has no output")?;
        let line = tokio::task::spawn_blocking(move || {
            let mut line = String::new();
            BufReader::new(output).read_line(&mut line).map(|_| line)
        })
        .await??;
        let started: Started = serde_json::from_str(&line)?;
        Ok(Self { child, _folder: folder, url: started.url, token: started.demo_token, messages })
    }

    /// Syncs into this folder with a process of its own.
    pub async fn sync(&self, folder: &Path) -> Result<Synced> {
        let mut command = Command::new(beside("minside")?);
        command
            .arg("--data")
            .arg(folder)
            .args(["--server", &self.url, "--token-stdin", "--key-stdin", "--json", "sync", "--no-files"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let input = format!("{KEY}\n{}\n", self.token);
        let (text, peak_mib) = tokio::task::spawn_blocking(move || watched(command, &input)).await??;
        Ok(Synced { peak_mib, ..serde_json::from_str(&text)? })
    }

    /// Exports everything in a folder with a process of its own. Answers its most memory, MiB.
    pub async fn export(&self, folder: &Path, to: &Path) -> Result<f64> {
        let mut command = Command::new(beside("minside")?);
        command
            .arg("--data")
            .arg(folder)
            .args(["--server", &self.url, "--key-stdin", "--json", "export"])
            .arg(to)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let (_, peak_mib) =
            tokio::task::spawn_blocking(move || watched(command, &format!("{KEY}\n"))).await??;
        Ok(peak_mib)
    }

    /// Stops the server and waits for it.
    pub async fn stop(mut self) -> Result<()> {
        self.child.kill()?;
        tokio::task::spawn_blocking(move || self.child.wait()).await??;
        Ok(())
    }
}

/// Runs it; what it says, and its most memory, MiB.
fn watched(mut command: Command, input: &str) -> Result<(String, f64)> {
    let mut child = command.spawn()?;
    child.stdin.take().ok_or("no input")?.write_all(input.as_bytes())?;
    let output = child.stdout.take().ok_or("no output")?;
    let status = format!("/proc/{}/status", child.id());
    let peak = std::thread::spawn(move || {
        let mut peak = 0.0_f64;
        // The system keeps the highest value itself; the last reading before the end is what counts.
        while let Some(now) = high_water(&status) {
            peak = peak.max(now);
            std::thread::sleep(Duration::from_millis(10));
        }
        peak
    });
    let text = std::io::read_to_string(output)?;
    let ended = child.wait()?;
    if !ended.success() {
        return Err(format!("minside ended with {ended}").into());
    }
    Ok((text, peak.join().unwrap_or(0.0)))
}

fn high_water(status: &str) -> Option<f64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}

/// A program that was built beside this one.
fn beside(name: &str) -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let path = here.with_file_name(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if path.exists() { Ok(path) } else { Err(format!("{} has not been built", path.display()).into()) }
}
