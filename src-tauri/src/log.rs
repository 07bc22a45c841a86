//! The log: a file in the data folder that begins anew when it is full, and holds no personal data.
//!
//! Only our own crates write to it, and they name codes and places, never people, numbers, tokens or URLs. While the
//! core does not hold the data folder nothing is written: a machine that is to keep nothing gets no file.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tracing_subscriber::EnvFilter;

/// The core's lock in the data folder.
pub const HELD: &str = "lock";

/// The size at which the log is put aside as `min-side.log.1` and begins anew.
const FULL: u64 = 1024 * 1024;

/// So many lines are shown of it.
const LINES: usize = 300;

/// What is kept of the lines written before there is a folder.
const WAITING: usize = 64 * 1024;

/// Begins logging to `logs/min-side.log` in the data folder, where something may be kept there, and has panics logged by their place alone.
pub fn start(data: Option<&Path>) {
    let file = RotatingFile { data: data.map(Path::to_path_buf), open: None, waiting: Vec::new() };
    let filter = EnvFilter::try_from_env("MIN_SIDE_LOG")
        .unwrap_or_else(|_| EnvFilter::new("off,min_side=info,min_side_core=info,min_side_kursbevis=info"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .finish();
    let _ = tracing::subscriber::set_global_default(subscriber);
    std::panic::set_hook(Box::new(|panic| {
        // The message may hold a value, and a value may be personal.
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        let version = env!("CARGO_PKG_VERSION");
        tracing::error!(place, version, "panic");
        eprintln!("min-side {version}: a fault at {place}");
    }));
    tracing::info!(version = env!("CARGO_PKG_VERSION"), os = std::env::consts::OS, "start");
}

/// The last lines of the log; none where there is no file.
pub fn end(data: &Path) -> String {
    let text = std::fs::read(data.join("logs").join("min-side.log")).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}

struct RotatingFile {
    data: Option<PathBuf>,
    open: Option<(File, u64)>,
    waiting: Vec<u8>,
}

impl RotatingFile {
    fn open(&mut self, data: &Path) -> io::Result<()> {
        let logs = data.join("logs");
        std::fs::create_dir_all(&logs)?;
        let path = logs.join("min-side.log");
        let file = OpenOptions::new().create(true).append(true).open(&path)?;
        let size = file.metadata()?.len();
        self.open = Some((file, size));
        if size >= FULL {
            self.open = None;
            std::fs::rename(&path, logs.join("min-side.log.1"))?;
            self.open = Some((OpenOptions::new().create(true).append(true).open(&path)?, 0));
        }
        Ok(())
    }
}

impl Write for RotatingFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        // The core holds the folder from the start to the sign-out, which leaves nothing there.
        let folder = self.data.clone().filter(|data| data.join(HELD).exists());
        if let Some(data) = folder {
            // A sign-out has taken the file away under us.
            let is_there = data.join("logs/min-side.log").exists();
            if !is_there || self.open.as_ref().is_none_or(|(_, size)| *size >= FULL) {
                self.open(&data)?;
            }
            if let Some((file, size)) = &mut self.open {
                let waiting = std::mem::take(&mut self.waiting);
                file.write_all(&waiting)?;
                file.write_all(line)?;
                *size += (waiting.len() + line.len()) as u64;
            }
        } else if self.waiting.len() + line.len() <= WAITING {
            self.open = None;
            self.waiting.extend_from_slice(line);
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
