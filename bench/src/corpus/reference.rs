//! The programs that files are read with for comparison. They are the machine's own.

use crate::Result;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What is read with Python: e-mails by its `email`, invoices by its `xml.etree`.
const SCRIPT: &str = include_str!("reference.py");

/// How poppler puts words together.
#[derive(Debug, Clone, Copy)]
pub enum Order {
    /// As they are read on the page.
    Page,
    /// As they are drawn.
    Drawn,
}

/// Makes sure that poppler is here.
pub fn has_poppler() -> Result<()> {
    Command::new("pdftotext")
        .arg("-v")
        .stderr(Stdio::null())
        .status()
        .map(|_| ())
        .map_err(|_| "PDFs are compared with poppler's pdftotext: apt-get install poppler-utils".into())
}

/// The text that poppler finds in a PDF; none when it refuses it.
pub fn poppler(path: &Path, order: Order) -> Option<String> {
    let mut command = Command::new("pdftotext");
    if matches!(order, Order::Drawn) {
        command.arg("-raw");
    }
    let output = command.args(["-enc", "UTF-8"]).arg(path).arg("-").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What Python made of a file.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Answer<T> {
    /// Python cannot read it either.
    Failed {
        /// Why.
        #[serde(rename = "failed")]
        _why: String,
    },
    /// This.
    Read(T),
}

/// What Python reads of files of a kind, one answer a file.
pub fn python<T: DeserializeOwned>(kind: &str, paths: &[PathBuf]) -> Result<Vec<Answer<T>>> {
    let mut child = Command::new("python3")
        .args(["-c", SCRIPT, kind])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|_| "e-mails and invoices are compared with Python: apt-get install python3")?;
    let mut stdin = child.stdin.take().ok_or("no input")?;
    let list: String = paths
        .iter()
        .map(|path| serde_json::to_string(path).map(|path| path + "\n"))
        .collect::<Result<_, _>>()?;
    let writing = std::thread::spawn(move || stdin.write_all(list.as_bytes()));
    let output = child.wait_with_output()?;
    writing.join().map_err(|_| "the list was not written")??;
    if !output.status.success() {
        return Err(format!("python3 ended with {}", output.status).into());
    }
    String::from_utf8(output.stdout)?.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}
